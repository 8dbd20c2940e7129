//! What is proposed against the built-in words, and what each blank is filled with.

use domain::booking::Act;
use domain::calendar::Span;
use domain::refusal::Refusal;
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
        Event::Removed => return NoticeKind::Removed(reason),
        Event::NotAccepted => return NoticeKind::NotAccepted(reason),
        Event::Unpaid => return NoticeKind::Unpaid,
        Event::OfferEnded => return NoticeKind::OfferEnded,
        Event::OfferGone => {
            let because = Box::new(Refusal::AlreadySignedUp);
            return NoticeKind::OfferGone { because, is_taken: true };
        }
        Event::NotDrawn => return NoticeKind::NotDrawn { is_miss: true },
        Event::DrawCalledOff => return NoticeKind::DrawCalledOff(reason),
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
            let moved = BookingMoved { club, was, room: into, to, more: 2, reason, waits: false };
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
        more: 0,
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
            let usual = signed(house.name, &built_in(Chinese, "楷书班", &about), house.telephone);
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
            NoticeKind::SessionChanged(news.for_all(FromNowOn { weekly: None, ended: 2, last }));
        assert_eq!(Event::of(&about), Some(event));
        let shortest: Vec<_> = event
            .necessary()
            .iter()
            .map(|blank| value(*blank, &about, "楷书班", "陈", &house))
            .collect();
        let said = shortest.join("");
        assert_eq!(said.matches("（以后每次都这样，最后2次停了）").count(), 1, "{said}");
        let all: Vec<_> = event
            .blanks(Channel::Message)
            .into_iter()
            .map(|blank| value(blank, &about, "楷书班", "陈", &house))
            .collect();
        assert_eq!(all.join("").matches("以后").count(), 1, "once");
    }
}
