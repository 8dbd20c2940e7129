//! 写法: what is put into the blanks of an institution's own words, and the built-in words as a template of their own.

use domain::booking::{BookingMoved, BookingNews};
use domain::language::Language::Chinese;
use domain::notice::NoticeKind;
use domain::session::SessionNews;
use domain::template::{Blank, Event};

use super::booking::news::{new_time, reason as settled_because};
use super::offering::room;
use super::session::news::from_now_on;
use super::session::when;
use super::when::{full_day, moment};

/// Who tells.
pub struct House<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its telephone, for questions.
    pub telephone: &'a str,
}

/// What is put in. In Chinese: which language a person reads is known to their browser alone.
pub fn value(
    blank: Blank,
    about: &NoticeKind,
    of: &str,
    person: &str,
    house: &House<'_>,
) -> String {
    match blank {
        Blank::Name => person.to_owned(),
        Blank::Offering => format!("“{of}”"),
        Blank::Club => club(about),
        Blank::Telephone => house.telephone.to_owned(),
        Blank::Institution => house.name.to_owned(),
        Blank::Until => until(about),
        Blank::Reason => reason(about),
        Blank::Time | Blank::NewTime | Blank::Place => match about {
            NoticeKind::SessionChanged(news) => of_session(blank, news),
            NoticeKind::BookingSettled(news) => of_booking(blank, news),
            NoticeKind::BookingMoved(news) => of_moved(blank, news),
            _ => String::new(),
        },
    }
}

fn until(about: &NoticeKind) -> String {
    match about {
        NoticeKind::PlaceOffered { answer_by } => moment(Chinese, *answer_by),
        NoticeKind::FeeDue { pay_by, .. } => full_day(Chinese, *pay_by),
        _ => String::new(),
    }
}

fn reason(about: &NoticeKind) -> String {
    match about {
        NoticeKind::Cancelled(reason)
        | NoticeKind::Removed(reason)
        | NoticeKind::NotAccepted(reason)
        | NoticeKind::DrawCalledOff(reason)
        | NoticeKind::SessionChanged(
            SessionNews::Cancelled { reason, .. } | SessionNews::Moved { reason, .. },
        )
        | NoticeKind::BookingMoved(BookingMoved { reason, .. }) => {
            reason.trim_end_matches('。').to_owned()
        }
        NoticeKind::BookingSettled(news) => {
            settled_because(Chinese, news).trim_end_matches('。').to_owned()
        }
        _ => String::new(),
    }
}

fn club(about: &NoticeKind) -> String {
    match about {
        NoticeKind::BookingSettled(BookingNews { club, .. })
        | NoticeKind::BookingMoved(BookingMoved { club, .. }) => format!("“{club}”"),
        _ => String::new(),
    }
}

fn of_booking(blank: Blank, news: &BookingNews) -> String {
    match blank {
        Blank::Time => when(Chinese, news.span),
        Blank::Place => room(&news.room),
        _ => String::new(),
    }
}

fn of_moved(blank: Blank, news: &BookingMoved) -> String {
    match blank {
        Blank::Time => when(Chinese, news.was),
        Blank::NewTime => new_time(Chinese, news),
        Blank::Place => room(&news.room),
        _ => String::new(),
    }
}

/// What lasts is told beside that which an institution's own words cannot leave out.
fn of_session(blank: Blank, news: &SessionNews) -> String {
    let told = of_one(blank, news);
    let is_room = Event::of_session(news) == Some(Event::RoomChanged);
    match news.onward() {
        Some(onward) if blank == if is_room { Blank::Place } else { Blank::NewTime } => {
            format!("{told}（{}）", from_now_on(Chinese, onward))
        }
        _ => told,
    }
}

fn of_one(blank: Blank, news: &SessionNews) -> String {
    match (blank, news) {
        (Blank::Time, SessionNews::Cancelled { at, .. }) => moment(Chinese, *at),
        (Blank::Time, SessionNews::Moved { was, .. } | SessionNews::MadeUp { was, .. }) => {
            moment(Chinese, *was)
        }
        (Blank::Time, SessionNews::Reinstated { span } | SessionNews::Comes { span, .. }) => {
            when(Chinese, *span)
        }
        (Blank::NewTime, SessionNews::Moved { to, .. } | SessionNews::MadeUp { to, .. }) => {
            when(Chinese, *to)
        }
        (
            Blank::Place,
            SessionNews::Moved { room: into, .. }
            | SessionNews::MadeUp { room: into, .. }
            | SessionNews::Comes { room: into, .. },
        ) if into.is_empty() => "请问工作人员".to_owned(),
        (
            Blank::Place,
            SessionNews::Moved { room: into, .. }
            | SessionNews::MadeUp { room: into, .. }
            | SessionNews::Comes { room: into, .. },
        ) => room(into),
        _ => String::new(),
    }
}

/// The built-in words, to be changed where an institution wants its own.
pub const fn proposed(event: Event) -> &'static str {
    match event {
        Event::PlaceConfirmed => "〔课程〕有您的名额了，到时候来就行。电话〔电话〕",
        Event::PlaceOffered => "〔课程〕有名额了，请在〔截止时间〕前上网回答要不要。电话〔电话〕",
        Event::FeeDue => "〔课程〕请最晚〔截止时间〕来柜台交费。电话〔电话〕",
        Event::Removed => "您在〔课程〕的报名撤下了，请不要来。想问原因，请打电话。电话〔电话〕",
        Event::NotAccepted => {
            "〔课程〕这次没能同意您的报名。想问原因，或报别的，请打电话。电话〔电话〕"
        }
        Event::Unpaid => "〔课程〕的费用没有交，名额没能留住。还想来，可以再报名。电话〔电话〕",
        Event::OfferEnded => {
            "〔课程〕的名额，没联系上您，给了下一位。还想来，可以再报名。电话〔电话〕"
        }
        Event::OfferGone => {
            "〔课程〕留给您的名额，现在不能要了。您继续候补，位置不变。电话〔电话〕"
        }
        Event::NotDrawn => {
            "〔课程〕抽签，这次没有抽中您。有没有候补，请看“我的报名”，或打电话问。电话〔电话〕"
        }
        Event::DrawCalledOff => {
            "〔课程〕不抽签了，改为按先后报名。您填的志愿不算了，想来请报名。电话〔电话〕"
        }
        Event::CalledOff => "〔课程〕取消了，请不要来。电话〔电话〕",
        Event::SessionCancelled => "〔课程〕〔时间〕那次取消了，请不要来。电话〔电话〕",
        Event::SessionBack => "〔课程〕〔时间〕那次照常进行，请来。电话〔电话〕",
        Event::SessionMoved => "〔课程〕原定〔时间〕。改到〔新时间〕，地点：〔地点〕。电话〔电话〕",
        Event::RoomChanged => "〔课程〕〔时间〕那次换到〔地点〕。电话〔电话〕",
        Event::MadeUp => "〔课程〕补一次：〔新时间〕，地点：〔地点〕。电话〔电话〕",
        Event::SessionComes => "提醒您：〔课程〕〔时间〕，地点：〔地点〕。电话〔电话〕",
        Event::BookingApproved => "〔社团〕借〔地点〕，〔时间〕：同意了，请按时来。电话〔电话〕",
        Event::BookingDeclined => {
            "〔社团〕借〔地点〕，〔时间〕：这次不能借。原因：〔原因〕。电话〔电话〕"
        }
        Event::BookingMoved => {
            "〔社团〕原来借的〔时间〕，改到〔新时间〕，地点：〔地点〕。原因：〔原因〕。电话〔电话〕"
        }
        Event::BookingCancelled => {
            "〔社团〕借〔地点〕，〔时间〕：取消了，请不要来。原因：〔原因〕。电话〔电话〕"
        }
        Event::BookingBack => "〔社团〕借〔地点〕，〔时间〕：恢复了，还是您的。电话〔电话〕",
        Event::BookingGiven => "〔社团〕借〔地点〕，〔时间〕：有空了，已经给您借好。电话〔电话〕",
    }
}

#[cfg(test)]
mod tests;
