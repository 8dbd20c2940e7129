//! An offering to test words and components with.

use domain::calendar::{Span, TimeSlot, instant};
use domain::id::{InstitutionId, OfferingId, VenueId};
use domain::institution::{Area, AreaCode, Institution, InstitutionKind};
use domain::offering::{
    Admission, Conditions, Fen, KindFacts, Offering, OfferingKind, OfferingState as State, Places,
    Terms, Window,
};
use domain::venue::Venue;
use jiff::civil::{Weekday, date, time};

/// A calligraphy class on Tuesdays with three free places, for tests of this crate.
pub fn an_offering() -> Offering {
    let key = |number: u32| format!("0199c0de-0000-7000-8000-{number:012x}");
    let (from, to) = (time(9, 0, 0, 0), time(10, 30, 0, 0));
    Offering {
        id: key(1).parse::<OfferingId>().unwrap(),
        kind: OfferingKind::Class,
        name: "楷书一年级（1）班".into(),
        subject: "楷书".into(),
        institution: Institution {
            id: key(2).parse::<InstitutionId>().unwrap(),
            kind: InstitutionKind::SeniorUniversity,
            name: "红谷滩老年大学".into(),
            area: Area { code: AreaCode::parse("360113").unwrap(), name: "红谷滩区".into() },
            address: "丰和中大道1号".into(),
            directions: "坐7路到银杏路口站".into(),
            telephone: "0791-0123-4567".into(),
        },
        venue: Some(Venue {
            id: key(3).parse::<VenueId>().unwrap(),
            name: "302书画室".into(),
            floor: "3".into(),
            directions: "有电梯".into(),
        }),
        slots: vec![TimeSlot { weekday: Weekday::Tuesday, from, to }],
        first_on: date(2026, 10, 13),
        last_on: date(2027, 1, 12),
        session_count: 14,
        first: Span::on(date(2026, 10, 13), from, to),
        places: Places { capacity: Some(30), held: 27, waiting: 0 },
        terms: Terms {
            window: Window {
                opens_at: instant(date(2026, 9, 1).at(9, 0, 0, 0)),
                closes_at: instant(date(2026, 10, 10).at(17, 0, 0, 0)),
            },
            admission: Admission::SignUp,
            state: State::Open,
            conditions: Conditions { age_from: Some(50), ..Conditions::default() },
            ages_on: date(2026, 10, 13),
            ends_at: instant(date(2027, 1, 12).at(10, 30, 0, 0)),
        },
        fee: Fen::yuan(120),
        telephone: "0791-0123-4567".into(),
        contact: "陈老师".into(),
        bring: "中号毛笔".into(),
        directions: "坐7路到银杏路口站".into(),
        note: String::new(),
        facts: KindFacts::Class {
            department: "书画系".into(),
            teacher: "周文澜".into(),
            term: "2026年秋季学期".into(),
        },
    }
}
