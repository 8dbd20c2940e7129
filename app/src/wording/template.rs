//! 写法: what is put into the blanks of an institution's own words, and the built-in words as a template of their own.

use domain::booking::{BookingMoved, BookingNews};
use domain::language::Language::Chinese;
use domain::notice::NoticeKind;
use domain::session::SessionNews;
use domain::template::{Blank, Event};

use super::booking::news::new_time;
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
        | NoticeKind::SessionChanged(
            SessionNews::Cancelled { reason, .. } | SessionNews::Moved { reason, .. },
        )
        | NoticeKind::BookingSettled(BookingNews { reason, .. })
        | NoticeKind::BookingMoved(BookingMoved { reason, .. }) => {
            reason.trim_end_matches('。').to_owned()
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
mod tests {
    use domain::booking::Act;
    use domain::calendar::Span;
    use domain::session::FromNowOn;
    use domain::template::{Channel, Template};
    use jiff::civil::{date, time};

    use super::*;
    use crate::wording::outbox::{built_in, signed};

    /// An example of each event, so that what is proposed can be held against the built-in words.
    fn about(event: Event) -> NoticeKind {
        let span = |day| Span::on(date(2026, 12, day), time(9, 0, 0, 0), time(10, 30, 0, 0));
        let (was, to, into) = (span(1).from, span(3), "302 书画室".to_owned());
        let reason = "老师生病。".to_owned();
        NoticeKind::SessionChanged(match event {
            Event::PlaceConfirmed => return NoticeKind::Approved,
            Event::PlaceOffered => return NoticeKind::PlaceOffered { answer_by: was },
            Event::FeeDue => {
                return NoticeKind::FeeDue { pay_by: date(2026, 12, 9), put_off: String::new() };
            }
            Event::CalledOff => return NoticeKind::Cancelled(reason),
            Event::SessionCancelled => SessionNews::Cancelled { at: was, reason },
            Event::SessionBack => SessionNews::Reinstated { span: to },
            Event::SessionMoved => SessionNews::Moved { was, to, room: into, reason, onward: None },
            Event::RoomChanged => {
                SessionNews::Moved { was, to: span(1), room: into, reason, onward: None }
            }
            Event::MadeUp => SessionNews::MadeUp { was, to, room: into },
            Event::SessionComes => SessionNews::Comes { span: to, room: into },
            Event::BookingMoved => {
                let (club, was) = ("合唱团".into(), span(1));
                let moved =
                    BookingMoved { club, was, room: into, to, more: 2, reason, waits: false };
                return NoticeKind::BookingMoved(moved);
            }
            Event::BookingApproved => return settled(Act::Approve, ""),
            Event::BookingDeclined => return settled(Act::Decline, &reason),
            Event::BookingCancelled => return settled(Act::Cancel, &reason),
            Event::BookingBack => return settled(Act::Reinstate, ""),
            Event::BookingGiven => return settled(Act::Give, ""),
        })
    }

    fn settled(act: Act, reason: &str) -> NoticeKind {
        NoticeKind::BookingSettled(BookingNews {
            act,
            club: "合唱团".into(),
            room: "201 琴房".into(),
            span: Span::on(date(2026, 12, 1), time(9, 0, 0, 0), time(10, 30, 0, 0)),
            reason: reason.to_owned(),
        })
    }

    #[test]
    fn what_is_proposed_says_what_is_said_without_it() {
        let house = House { name: "老年大学", telephone: "0791-0123-4567" };
        for event in Event::ALL {
            let about = about(event);
            assert_eq!(Event::of(&about), Some(event));
            for channel in event.channels() {
                let template = Template::parse(proposed(event), event, *channel).unwrap();
                let said = template.filled(|blank| value(blank, &about, "楷书班", "陈", &house));
                let usual =
                    signed(house.name, &built_in(Chinese, "楷书班", &about), house.telephone);
                assert_eq!(format!("【{}】{said}", house.name), usual);
            }
        }
    }

    #[test]
    fn every_blank_that_an_event_may_have_is_filled_with_something() {
        let house = House { name: "老年大学", telephone: "0791-0123-4567" };
        for event in Event::ALL {
            for channel in event.channels() {
                for blank in event.blanks(*channel) {
                    let filled = value(blank, &about(event), "楷书班", "陈淑芬", &house);
                    assert!(!filled.is_empty(), "{event:?} {blank:?}");
                }
            }
        }
    }

    #[test]
    fn what_lasts_is_told_in_whatever_words_an_institution_has() {
        let house = House { name: "老年大学", telephone: "0791-0123-4567" };
        for event in [Event::SessionMoved, Event::RoomChanged] {
            let NoticeKind::SessionChanged(news) = about(event) else { unreachable!() };
            let last = date(2026, 12, 30).at(9, 0, 0, 0);
            let last = domain::calendar::instant(last);
            let about =
                NoticeKind::SessionChanged(news.from_now_on(FromNowOn { weekly: None, ended: 2, last }));
            assert_eq!(Event::of(&about), Some(event));
            let shortest: Vec<_> =
                event.necessary().iter().map(|blank| value(*blank, &about, "楷书班", "陈", &house)).collect();
            let said = shortest.join("");
            assert_eq!(said.matches("（以后每次都这样，最后2次停了）").count(), 1, "{said}");
            let all: Vec<_> = event.blanks(Channel::Message).into_iter().map(|blank| value(blank, &about, "楷书班", "陈", &house)).collect();
            assert_eq!(all.join("").matches("以后").count(), 1, "once");
        }
    }
}
