//! 自己的写法: the words of the pages on which an institution words what its people are told.

use domain::language::Language::{self, Chinese, English};
use domain::template::{Blank, Channel, Event, LONGEST, TemplateFault};
use jiff::Timestamp;

use crate::wording::when::moment;
use crate::wording::{Sentence, Words};

pub const TITLE: Words = Words("短信和信的写法", "How messages are worded");
pub const LEAD: Words = Words(
    "这些事发生时，我们会发短信。写法可以改。",
    "These go out by themselves. You can put them in your own words.",
);
pub const SAYS: Words = Words("现在的写法", "Worded like this");
pub const BUILT_IN: Words = Words("用的是原来的写法", "In the built-in words");
pub const CHANGE: Words = Words("改写法", "Change the words");
pub const TEXT: Words = Words("怎么写", "The words");
pub const BLANKS: Words = Words("可以填进去的", "What can be put in");
pub const BLANKS_LEAD: Words = Words(
    "带括号的字，发的时候会换成真的。",
    "What stands in brackets is replaced when it goes out.",
);
pub const EXAMPLE: Words = Words("发出去是这样", "This is what goes out");
pub const NO_EXAMPLE: Words = Words(
    "这是编的例子。导入计划以后，用您自己的课。",
    "This example is made up. Once a plan has been imported, it is one of your own.",
);
pub const LOOK: Words = Words("先看一看", "Look at it first");
pub const SAVE: Words = Words("就这样写", "Use these words");
pub const GO_BACK: Words = Words("改回原来的写法", "Back to the built-in words");
pub const SAVED: Words =
    Words("记下了，以后就这样写。", "Kept: from now on it is worded like this.");
/// The reason in an example of what goes out, which is Chinese for all.
pub const EXAMPLE_REASON: &str = "老师生病";
/// The same where a sign-up is not accepted, or somebody is taken off a list.
pub const EXAMPLE_WHY_NOT: &str = "先学基础班";
/// The same of a draw that is called off.
pub const EXAMPLE_NO_DRAW: &str = "报名的人不多";
/// The club that is told of its room in it.
pub const EXAMPLE_CLUB: &str = "夕阳红合唱团";
/// Of what it is, where the institution has nothing of its own yet.
pub const EXAMPLE_OFFERING: &str = "楷书一年级班";
/// In which room that is.
pub const EXAMPLE_ROOM: &str = "201教室";
/// Who is written to in it.
pub const EXAMPLE_NAME: &str = "陈淑芬";

/// What happens.
pub const fn event(event: Event) -> Words {
    match event {
        Event::PlaceConfirmed => Words("抽中、审核同意、电话里要了", "A place is certain"),
        Event::PlaceOffered => Words("候补有名额了", "A place is free for who waited"),
        Event::FeeDue => Words("该交费了", "A fee is due"),
        Event::Removed => Words("移出名单", "Somebody is taken off a list"),
        Event::NotAccepted => Words("审核没有同意", "A sign-up is not accepted"),
        Event::Unpaid => Words("没交费，名额给了别人", "A place ends since nobody paid"),
        Event::OfferEnded => Words("没联系上，名额给了下一位", "An offered place goes to the next"),
        Event::OfferGone => Words("留的名额不能要了", "An offered place cannot be taken"),
        Event::NotDrawn => Words("没有抽中", "No place from a draw"),
        Event::DrawCalledOff => Words("不抽签了", "A draw is called off"),
        Event::CalledOff => Words("整门取消", "All of it is called off"),
        Event::SessionCancelled => Words("停一次", "One session is cancelled"),
        Event::SessionBack => Words("停的那次恢复", "A cancelled session takes place"),
        Event::SessionMoved => Words("改时间", "A session is moved"),
        Event::RoomChanged => Words("换教室", "A session is in another room"),
        Event::MadeUp => Words("补一次", "A make-up session"),
        Event::SessionComes => Words("提前一天提醒", "The day before"),
        Event::BookingApproved => Words("同意借场地", "A club may have its room"),
        Event::BookingDeclined => Words("没有同意借场地", "A club may not have a room"),
        Event::BookingMoved => Words("借的场地改了时间、地方", "A club’s room is moved"),
        Event::BookingCancelled => Words("取消借用", "A club’s booking is called off"),
        Event::BookingBack => Words("恢复借用", "A club has its room again"),
        Event::BookingGiven => Words("等的场地空出来了", "A club that waited has a room"),
    }
}

/// By which way.
pub const fn channel(channel: Channel) -> Words {
    match channel {
        Channel::Message => Words("短信", "Message"),
        Channel::Letter => Words("信", "Letter"),
    }
}

/// 换教室，短信
pub fn which(language: Language, of: Event, by: Channel) -> String {
    let (of, by) = (event(of).in_language(language), channel(by).in_language(language));
    match language {
        Chinese => format!("{of}，{by}"),
        English => format!("{of}: {by}"),
    }
}

/// What each blank is.
pub const fn blank(blank: Blank) -> Words {
    match blank {
        Blank::Name => Words("收信人的姓名", "who is written to"),
        Blank::Offering => Words("课程、活动的名称", "the name of the class or activity"),
        Blank::Club => Words("社团的名称", "the name of the club"),
        Blank::Time => Words("原来的时间", "when it meets, or would have met"),
        Blank::NewTime => Words("改到什么时间", "when it meets instead"),
        Blank::Place => Words("在哪个房间", "in which room"),
        Blank::Until => Words("最晚什么时候", "until when"),
        Blank::Reason => Words("为什么", "why"),
        Blank::Telephone => Words("有事打的电话", "where to call"),
        Blank::Institution => Words("我们的名称", "our name"),
    }
}

/// 〔时间〕 原来的时间，不能少
pub fn blank_line(language: Language, one: Blank, is_necessary: bool) -> String {
    let (written, means) = (one.written(), blank(one).in_language(language));
    match (language, is_necessary) {
        (Chinese, true) => format!("{written}：{means}，不能少"),
        (Chinese, false) => format!("{written}：{means}"),
        (English, true) => format!("{written}: {means}, needed"),
        (English, false) => format!("{written}: {means}"),
    }
}

/// 周敏，2026年11月23日改的
pub fn changed(language: Language, by: &str, at: Timestamp) -> String {
    match language {
        Chinese => format!("{by}，{}改的", moment(language, at)),
        English => format!("Changed by {by} on {}", moment(language, at)),
    }
}

/// How much may be written.
pub fn text_hint(language: Language) -> String {
    match language {
        Chinese => format!("最多{LONGEST}个字，带括号的字也算。"),
        English => format!("At most {LONGEST} signs, in Chinese."),
    }
}

/// What is wrong, and what to do.
pub fn fault(fault: TemplateFault) -> Sentence {
    Sentence::of(|language| match (language, &fault) {
        (Chinese, TemplateFault::Missing) => "请写上要说的话".to_owned(),
        (English, TemplateFault::Missing) => "Please write what is to be said".to_owned(),
        (Chinese, TemplateFault::TooLong) => format!("请写短一些，最多{LONGEST}个字"),
        (English, TemplateFault::TooLong) => format!("Please write at most {LONGEST} signs"),
        (Chinese, TemplateFault::HalfBlank) => "有一个括号少了一半，请补上".to_owned(),
        (English, TemplateFault::HalfBlank) => "One bracket has no other half".to_owned(),
        (Chinese, TemplateFault::Unknown(word)) => {
            format!("〔{word}〕不知道填什么，请用下面列出的")
        }
        (English, TemplateFault::Unknown(word)) => {
            format!("Nobody knows what to put into 〔{word}〕; please use those listed below")
        }
        (Chinese, TemplateFault::NotHere(Blank::Name)) => {
            "短信里不写姓名：别人也会看到手机".to_owned()
        }
        (English, TemplateFault::NotHere(Blank::Name)) => {
            "No names here: others may read the telephone".to_owned()
        }
        (Chinese, TemplateFault::NotHere(blank)) => {
            format!("这里没有{}可填，请去掉", blank.written())
        }
        (English, TemplateFault::NotHere(blank)) => {
            format!("There is no {} here: please take it out", blank.written())
        }
        (Chinese, TemplateFault::Lacks(blanks)) => format!("还要写上{}", all(blanks, "、")),
        (English, TemplateFault::Lacks(blanks)) => format!("Please add {}", all(blanks, ", ")),
    })
}

fn all(blanks: &[Blank], between: &str) -> String {
    blanks.iter().map(|blank| blank.written()).collect::<Vec<_>>().join(between)
}
