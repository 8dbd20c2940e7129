//! What the samples show: invented offerings, appointments and people, dated around today.

use domain::calendar::{Span, TimeSlot, day, instant};
use domain::id::{SessionId, SignUpId};
use domain::notice::{Notice, NoticeKind};
use domain::offering::{Admission, Offering, OfferingState, Places};
use domain::person::{Mobile, Person, PersonName};
use domain::session::Changed;
use domain::sign_up::{Place, SignUp, SignUpState};
use domain::stage::{ForWhom, Share};
use jiff::{Timestamp, ToSpan};
use store::paged::Paged;
use store::sign_up::{Appointment, Entry, Numbered};

use crate::components::example::{a_key, an_offering};
use crate::pages::desk::offering::lists::{Lists, Orders};
use crate::wording::design as words;

/// Whose particulars are shown.
pub const NAME: &str = "李桂兰";

/// A class that can be signed up for.
pub fn open(now: Timestamp) -> Offering {
    let mut class = an_offering();
    let today = day(now);
    let (opens, closes) = (today.saturating_sub(3.days()), today.saturating_add(20.days()));
    class.terms.window.opens_at = instant(opens.at(9, 0, 0, 0));
    class.terms.window.closes_at = instant(closes.at(17, 0, 0, 0));
    class.first_on = today.saturating_add(30.days());
    class.last_on = today.saturating_add(121.days());
    class.terms.ages_on = class.first_on;
    class.terms.ends_at = instant(class.last_on.at(10, 30, 0, 0));
    if let Some(TimeSlot { from, to, .. }) = class.slots.first().copied() {
        class.slots = vec![TimeSlot { weekday: class.first_on.weekday(), from, to }];
        class.first = Span::on(class.first_on, from, to);
    }
    class
}

/// The same class, its last places kept for newcomers.
pub fn kept(now: Timestamp) -> Offering {
    let class = open(now);
    let until = class.terms.window.closes_at;
    let share = Share { for_whom: ForWhom::Newcomers, places: 3, claimed: 0, until };
    Offering { shares: vec![share], ..class }
}

/// The same class with no place left, and people who wait.
pub fn full(now: Timestamp) -> Offering {
    Offering { places: Places { capacity: Some(30), held: 30, waiting: 2, passed: 0 }, ..open(now) }
}

/// The same class before sign-up opens.
pub fn later(now: Timestamp) -> Offering {
    let mut class = open(now);
    class.terms.window.opens_at = instant(day(now).saturating_add(4.days()).at(9, 0, 0, 0));
    class
}

/// The same class, called off.
pub fn cancelled(now: Timestamp) -> Offering {
    let mut class = open(now);
    class.terms.state = OfferingState::Cancelled { at: now, reason: words::SENTENCE.0.to_owned() };
    class
}

/// The same class, to which one simply comes.
pub fn drop_in(now: Timestamp) -> Offering {
    let mut class = open(now);
    class.terms.admission = Admission::DropIn;
    class
}

/// Three lessons next week: one with a place, one of it cancelled, one waited for.
pub fn appointments(now: Timestamp) -> Vec<Appointment> {
    let class = open(now);
    let off = Changed { cancelled: Some(words::SENTENCE.0.to_owned()), ..Changed::default() };
    let one = |days: i32, place: Place, changed: Changed| {
        let date = day(now).saturating_add(days.days());
        let slot = class.slots.first().copied();
        Some(Appointment {
            session: a_key::<SessionId>(8),
            changed,
            span: Span::on(date, slot?.from, slot?.to),
            offering: class.id,
            sign_up: a_key::<SignUpId>(7),
            name: class.name.clone(),
            kind: class.kind,
            venue: class.venue.clone(),
            institution: class.institution.name.clone(),
            place,
            number: 3,
            of: class.session_count,
        })
    };
    let waits = Place::Waiting { position: 2 };
    let none = Changed::default;
    [one(1, Place::Held, none()), one(2, Place::Held, off), one(3, waits, none())]
        .into_iter()
        .flatten()
        .collect()
}

/// A list with one who has a place and one who waits.
pub fn lists(now: Timestamp) -> Lists {
    let entry = |number: u32, person: Person, place: Place| Entry {
        sign_up: SignUp {
            id: a_key(number),
            offering: an_offering().id,
            person: person.id,
            state: SignUpState::Live(place),
            joined_at: now,
        },
        person,
        code: number,
        fee: None,
    };
    let one = |entry| Paged { rows: vec![Numbered { number: 1, entry }], total: 1 };
    Lists {
        offering: an_offering().id,
        orders: Orders::default(),
        with_place: one(entry(21, person(31), Place::Held)),
        waiting: one(entry(22, person(32), Place::Waiting { position: 1 })),
        in_review: Paged::default(),
        ended: Paged::default(),
    }
}

/// Li Guilan, with everything that a person may have told.
fn person(number: u32) -> Person {
    Person {
        id: a_key(number),
        name: PersonName::parse(NAME).ok(),
        mobile: Mobile::parse("13800000000").ok(),
        born_on: jiff::civil::Date::new(1955, 3, 8).ok(),
        emergency_contact: Some("女儿陈晓梅".to_owned()),
        emergency_telephone: Some("13900000000".to_owned()),
    }
}

/// One piece of good news and one of bad.
pub fn notices(now: Timestamp) -> Vec<Notice> {
    let notice = |number: u32, about: NoticeKind| Notice {
        id: a_key(number),
        about,
        offering: Some(an_offering().id),
        of: an_offering().name,
        helper: None,
        sign_up: Some(a_key(7)),
        at: now,
    };
    vec![
        notice(41, NoticeKind::PlaceOffered { answer_by: now }),
        notice(42, NoticeKind::Cancelled(words::SENTENCE.0.to_owned())),
    ]
}
