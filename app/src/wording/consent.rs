//! 代办: who may act for whom, what for, until when; what the helper sees, and what stays for the person alone.

use domain::consent::{ConsentRefusal, Given, Lasts, Scope};
use domain::decision::Decided;
use domain::language::Language::{self, Chinese, English};
use domain::offering::OfferingKind;
use jiff::Timestamp;
use jiff::civil::Date;
use store::consent::EndedBy;

use super::Words;
use super::when;

pub mod counter;
pub mod paper;

pub const MY_HELPERS: Words = Words("谁可以帮我办", "Who can act for me");
pub const MY_HELPERS_WHY: Words = Words(
    "家人、邻居可以用他们自己的手机替您看报名、替您报名。您随时可以结束。",
    "Family or neighbours can see your sign-ups or sign you up, on their own phone. You can end it at any time.",
);
pub const LET_HELP: Words = Words("让家人帮我办", "Let someone act for me");
pub const NOBODY_YET: Words = Words("现在没有人替您办。", "Nobody acts for you at the moment.");
pub const ENDED_BEFORE: Words = Words("以前的", "Before");
pub const DONE_FOR_ME: Words = Words("替您办过的事", "What was done for you");
pub const NEWS: Words = Words("代办的消息", "About your helpers");
pub const HELPING_NEWS: Words = Words("您替别人办的消息", "About acting for someone");
pub const END: Words = Words("结束", "End it");
pub const ENDED_NOW: Words =
    Words("已经结束，从现在起不能再办。", "It has ended; nothing more can be done under it.");

pub const HELPING: Words = Words("我替别人办", "I act for someone");
pub const GO_AND_ACT: Words = Words("去替人办", "Go and act for them");
pub const HELPING_WHY: Words = Words(
    "替家人、邻居看报名、办报名。先请他们同意。",
    "See and make sign-ups for family or neighbours, once they have agreed.",
);
pub const NOBODY_TO_HELP: Words =
    Words("现在没有人请您代办。", "Nobody has asked you to act for them yet.");
pub const TYPE_CODE: Words = Words("填代办码", "Enter a helper code");
pub const HOW_IT_WORKS: Words = Words("看看怎么代办", "See how it works");
pub const BEGUN: Words =
    Words("办好了。按下面的按钮，就可以开始。", "Done. Press the button below to begin.");
pub const CHANGED_TITLE: Words =
    Words("刚才那一页是替另一个人打开的", "That page was opened for someone else");
pub const CHANGED: Words = Words(
    "什么都没有提交。请看清楚现在替谁办，再办一次。",
    "Nothing was sent. Please check for whom you act now, and do it again.",
);

pub const HOW_MUCH: Words = Words("可以帮您办什么？", "What may they do for you?");
pub const LOOK_ALONE: Words = Words("只看，不能报名", "Only look, not sign up");
pub const SIGN_UP_ALL: Words = Words("替我报名和退出", "Sign me up and withdraw");
pub const SIGN_UP_HINT: Words = Words(
    "换课、填摇号志愿也包括在内。您的资料和手机号码，别人动不了。",
    "Swaps and wishes in draws are included. Nobody else can touch your details or your number.",
);
pub const WHICH_KINDS: Words = Words("替我报名，是哪些？", "Sign me up for what?");
pub const WHICH_KINDS_HINT: Words =
    Words("选了“只看”，这里不用管。", "If you chose “Only look”, this does not matter.");
pub const HOW_LONG: Words = Words("到什么时候？", "Until when?");
pub const HOW_LONG_HINT: Words =
    Words("到了那一天，自动结束。", "After that day it ends by itself.");
pub const RELATION: Words = Words("是您的什么人？", "Who are they to you?");
pub const RELATION_HINT: Words = Words(
    "例如：女儿、邻居。不写也行。",
    "For example: daughter, neighbour. You may leave it empty.",
);
pub const GET_CODE: Words = Words("得到代办码", "Get a helper code");
pub const CHOOSE_SCOPE: Words = Words("请选一样可以办的", "Please choose what they may do");
pub const CHOOSE_KIND: Words = Words("请至少选一样", "Please choose at least one");
pub const CHOOSE_LASTS: Words = Words("请选到什么时候", "Please choose until when");
pub const RELATION_TOO_LONG: Words =
    Words("最多20个字，请写短一些", "20 characters at most; please shorten it");
pub const RELATION_ODD: Words =
    Words("这里只写字，例如：女儿", "Please write words alone, for example: daughter");

pub const YOUR_CODE: Words = Words("您的代办码", "Your helper code");
pub const TELL_CODE: Words = Words(
    "把这6个数字告诉帮您的人，只告诉这一个人。",
    "Tell these six digits to the person who helps you, and to nobody else.",
);
pub const HELPER_STEPS: [Words; 3] = [
    Words("请帮您的人用自己的手机登录。", "Your helper signs in on their own phone."),
    Words(
        "在“我的报名”里按“我替别人办”，再按“填代办码”。",
        "In “My sign-ups” they press “I act for someone”, then “Enter a helper code”.",
    ),
    Words("填上这6个数字，按“下一步”。", "They enter these six digits and press “Next”."),
];
pub const NO_CODE_HERE: Words = Words(
    "没有可以用的代办码。用过了，过时了，或是在另一台设备上办的。",
    "There is no code to show: it was used, is too old, or was made on another device.",
);
pub const NEW_CODE: Words = Words("再办一个", "Make another");
pub const SEE_HELPERS: Words = Words("看看谁可以帮我办", "See who can act for me");

pub const WHICH_CODE: Words = Words("代办码是多少？", "What is the helper code?");
pub const WHICH_CODE_WHY: Words = Words(
    "6个数字，在请您帮忙的人手里。",
    "Six digits; the person who asked you for help has them.",
);
pub const ON: Words = Words("下一步", "Next");
pub const AGREE: Words = Words("确认，我替这个人办", "Confirm: I act for this person");
pub const NOT_THEM: Words = Words("不是这个人，返回", "Not this person, go back");
pub const MAY_DO: Words = Words("可以办", "What you may do");
pub const UNTIL: Words = Words("到什么时候", "Until");
pub const KNOWN: Words = Words(
    "您替别人办的每一件事，都记着您的名字，本人看得到。",
    "Everything you do for someone is kept with your name, and they can see it.",
);

pub const STOP: Words = Words("不替别人办了", "Stop acting for them");
pub const PERSON_ALONE_TITLE: Words = Words("这件事只能本人办", "Only the person can do this");
pub const PERSON_ALONE: Words = Words(
    "您正在替别人办。资料、手机号码、登录和代办，都要本人来。",
    "You are acting for someone. Details, number, sign-ins and helpers are theirs alone.",
);
pub const END_WHY: Words = Words(
    "结束以后，已经报的名都还在。想再请人帮忙，随时可以再办。",
    "Sign-ups made before stay. You can arrange it again at any time.",
);
pub const DO_NOT_END: Words = Words("不结束，返回", "Keep it, go back");

/// Where nobody has told a name.
pub const SOMEBODY: Words = Words("这个人", "this person");

/// 您正在替王秀英办.
pub fn acting_for(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("您正在替{name}办"),
        English => format!("You are acting for {name}"),
    }
}

/// 替王秀英办.
pub fn act_for(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("替{name}办"),
        English => format!("Act for {name}"),
    }
}

/// 您可以替王秀英办，到2027年5月28日为止.
pub fn may_act_for(language: Language, name: &str, last_day: Date) -> String {
    let until = until(language, last_day);
    match language {
        Chinese => format!("您可以替{name}办，{until}"),
        English => format!("You may act for {name}. {until}"),
    }
}

/// 您要替王秀英办吗？
pub fn sure_to_help(language: Language, name: &str) -> String {
    match language {
        Chinese => format!("您要替{name}办吗？"),
        English => format!("Do you want to act for {name}?"),
    }
}

/// 不让李红替您办了吗？
pub fn sure_to_end(language: Language, helper: &str) -> String {
    match language {
        Chinese => format!("不让{helper}替您办了吗？"),
        English => format!("Stop {helper} from acting for you?"),
    }
}

/// 不替王秀英办了吗？
pub fn sure_to_stop(language: Language, person: &str) -> String {
    match language {
        Chinese => format!("不替{person}办了吗？"),
        English => format!("Stop acting for {person}?"),
    }
}

/// 女儿李红; the name alone where nobody said what they are.
pub fn helper_called(language: Language, relation: &str, name: &str) -> String {
    match language {
        Chinese => format!("{relation}{name}"),
        English if relation.is_empty() => name.to_owned(),
        English => format!("{name} ({relation})"),
    }
}

/// 替我报名和退出：课程、活动.
pub fn scope(language: Language, scope: Scope) -> String {
    let kinds = scope.kinds();
    if kinds.is_empty() {
        return LOOK.in_language(language).to_owned();
    }
    if kinds.len() == OfferingKind::ALL.len() {
        return EVERYTHING.in_language(language).to_owned();
    }
    let named: Vec<&str> = kinds.iter().map(|of| kind(*of).in_language(language)).collect();
    match language {
        Chinese => format!("能看，能报名和退出：{}", named.join("、")),
        English => format!("Look, sign up and withdraw: {}", named.join(", ")),
    }
}

const LOOK: Words = Words("只能看，不能报名", "Look only, not sign up");
const EVERYTHING: Words =
    Words("能看，能报名和退出，样样都行", "Look, sign up and withdraw, for everything");

/// What a kind is called where one chooses among them.
pub const fn kind(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("课程", "Classes"),
        OfferingKind::Activity => Words("活动", "Activities"),
        OfferingKind::Shift => Words("志愿服务", "Volunteering"),
    }
}

/// 半年，到2027年5月28日.
pub fn lasts(language: Language, lasts: Lasts, today: Date) -> String {
    let last = when::day(language, lasts.last_day(today));
    match (language, lasts) {
        (Chinese, Lasts::Today) => "只有今天".into(),
        (English, Lasts::Today) => "Today only".into(),
        (Chinese, Lasts::HalfYear) => format!("半年，到{last}"),
        (English, Lasts::HalfYear) => format!("Half a year, until {last}"),
        (Chinese, Lasts::Year) => format!("一年，到{last}"),
        (English, Lasts::Year) => format!("One year, until {last}"),
    }
}

/// 到2027年5月28日为止.
pub fn until(language: Language, last_day: Date) -> String {
    let day = when::day(language, last_day);
    match language {
        Chinese => format!("到{day}为止"),
        English => format!("Until {day}"),
    }
}

/// 到下午3:20有效，只能用一次.
pub fn code_until(language: Language, until: Timestamp) -> String {
    let until = when::time(language, domain::calendar::civil(until).time());
    match language {
        Chinese => format!("{until}以前有效，只能用一次。"),
        English => format!("Good until {until}, once."),
    }
}

/// How it was given.
pub const fn given(given: Given) -> Words {
    match given {
        Given::OwnDevice => Words("用代办码办的", "By a helper code"),
        Given::Counter => Words("在服务台当面办的", "At the counter"),
        Given::Paper => Words("凭书面委托，在服务台办的", "On paper, at the counter"),
    }
}

/// 11月28日由本人结束; 到期了.
pub fn ended(language: Language, at: Option<Timestamp>, by: Option<EndedBy>) -> String {
    let Some(at) = at else {
        return match language {
            Chinese => "到期了".into(),
            English => "Its time is over".into(),
        };
    };
    let day = when::day(language, domain::calendar::day(at));
    match (language, by) {
        (Chinese, Some(EndedBy::Helper)) => format!("{day}由代办人结束"),
        (Chinese, Some(EndedBy::Coordinator)) => format!("{day}由服务台结束"),
        (Chinese, _) => format!("{day}由本人结束"),
        (English, Some(EndedBy::Helper)) => format!("Ended by the helper on {day}"),
        (English, Some(EndedBy::Coordinator)) => format!("Ended at the counter on {day}"),
        (English, _) => format!("Ended by the person on {day}"),
    }
}

/// 女儿李红替您报的; 替您退的; 替您选了有名额也问您.
pub fn done(language: Language, what: Decided, helper: &str) -> String {
    match (what, language) {
        (Decided::Ended, Chinese) => format!("{helper}替您退的"),
        (Decided::Ended, English) => format!("Given up for you by {helper}"),
        (Decided::AskedAllTheSame, Chinese) => format!("{helper}替您选了有名额也问您"),
        (Decided::AskedAllTheSame, English) => {
            format!("To be asked and keep what you have, chosen for you by {helper}")
        }
        (_, Chinese) => format!("{helper}替您报的"),
        (_, English) => format!("Signed up for you by {helper}"),
    }
}

/// 女儿李红替您填的志愿.
pub fn wished(language: Language, are_there: bool, helper: &str) -> String {
    match language {
        Chinese if are_there => format!("{helper}替您填的志愿"),
        Chinese => format!("{helper}替您撤回的志愿"),
        English if are_there => format!("Wished for you by {helper}"),
        English => format!("Wishes taken back for you by {helper}"),
    }
}

/// 由女儿李红代办，2026年11月28日.
pub fn arranged_by(language: Language, helper: &str, at: Timestamp) -> String {
    let day = when::day(language, domain::calendar::day(at));
    match language {
        Chinese => format!("由{helper}代办，{day}"),
        English => format!("Arranged by {helper}, {day}"),
    }
}

/// 女儿李红可以替您办了.
pub fn began(language: Language, helper: &str) -> String {
    match language {
        Chinese => format!("{helper}现在可以替您办"),
        English => format!("{helper} can act for you now"),
    }
}

/// 女儿李红不能再替您办了.
pub fn no_more(language: Language, helper: &str) -> String {
    match language {
        Chinese => format!("{helper}不能再替您办了"),
        English => format!("{helper} can no longer act for you"),
    }
}

/// 女儿李红替您办，到2027年5月28日为止。
pub fn ends(language: Language, helper: &str, last_day: Date) -> String {
    let day = when::day(language, last_day);
    match language {
        Chinese => format!("{helper}替您办，到{day}为止。还要请人帮，可以再办一次。"),
        English => {
            format!("{helper} can act for you until {day}. You can arrange it again for longer.")
        }
    }
}

/// 女儿李红替您办的时间到了。
pub fn time_over(language: Language, helper: &str) -> String {
    match language {
        Chinese => format!("{helper}替您办的时间到了，不能再办。还要请人帮，可以再办一次。"),
        English => format!(
            "The time for which {helper} could act for you is over. You can arrange it again."
        ),
    }
}

/// 您替王秀英办，到2027年5月28日为止。
pub fn helping_ends(language: Language, person: &str, last_day: Date) -> String {
    let day = when::day(language, last_day);
    match language {
        Chinese => format!("您替{person}办，到{day}为止。要接着帮，请本人再办一次。"),
        English => format!(
            "You can act for {person} until {day}. To go on, they arrange it with you again."
        ),
    }
}

/// 您替王秀英办的时间到了。
pub fn helping_over(language: Language, person: &str) -> String {
    match language {
        Chinese => format!("您替{person}办的时间到了，不能再办。要接着帮，请本人再办一次。"),
        English => format!(
            "The time for which you could act for {person} is over. To go on, they arrange it with you again."
        ),
    }
}

/// 女儿李红替您报的：剪纸小组.
pub fn about(language: Language, told: &str, offering: &str) -> String {
    match language {
        Chinese => format!("{told}：{offering}"),
        English => format!("{told}: {offering}"),
    }
}

/// Why a helper is told no.
pub const fn refused(why: &ConsentRefusal) -> Words {
    match why {
        ConsentRefusal::Ended => Words(
            "代办已经结束，不能再替这个人办。",
            "The consent has ended: you can no longer act for this person.",
        ),
        ConsentRefusal::LooksOnly => Words(
            "本人只请您看，没有请您报名和退出。",
            "You were asked to look only, not to sign up or withdraw.",
        ),
        ConsentRefusal::OtherKind(OfferingKind::Class) => {
            Words("本人没有请您替办课程。", "You were not asked to act for classes.")
        }
        ConsentRefusal::OtherKind(OfferingKind::Activity) => {
            Words("本人没有请您替办活动。", "You were not asked to act for activities.")
        }
        ConsentRefusal::OtherKind(OfferingKind::Shift) => {
            Words("本人没有请您替办志愿服务。", "You were not asked to act for volunteering.")
        }
        ConsentRefusal::WrongCode => Words(
            "这个代办码不能用。请再核对一遍，或请本人再办一个。",
            "This helper code does not work. Please check it, or ask for another one.",
        ),
        ConsentRefusal::Oneself => {
            Words("自己的事，不用代办。", "You need nobody’s consent for yourself.")
        }
        ConsentRefusal::HelperHasOtherName => Words(
            "这个号码登记的是别的名字。请核对代办人的姓名和号码。",
            "This number is known under another name; please check the helper’s name and number.",
        ),
        ConsentRefusal::PersonAlone => PERSON_ALONE,
    }
}
