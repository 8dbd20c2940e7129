//! An invented offering, to test words and components with and to show in the showcase.

use std::str::FromStr;

use domain::calendar::{Span, TimeSlot, instant};
use domain::id::InvalidId;
use domain::institution::{Area, AreaCode, Institution, InstitutionKind};
use domain::offering::{
    Admission, Allocation, Conditions, Effort, Fen, KindFacts, Offering, OfferingKind,
    OfferingState as State, Places, Terms, Window,
};
use domain::venue::Venue;
use jiff::civil::{Weekday, date, time};

/// A key, always the same for the same number.
pub fn a_key<Id: FromStr<Err = InvalidId>>(number: u32) -> Id {
    let key = format!("0199c0de-0000-7000-8000-{number:012x}");
    key.parse().expect("a key of the form that keys have")
}

/// A calligraphy class on Tuesdays with three free places.
pub fn an_offering() -> Offering {
    let (from, to) = (time(9, 0, 0, 0), time(10, 30, 0, 0));
    Offering {
        id: a_key(1),
        kind: OfferingKind::Class,
        name: "楷书一年级（1）班".into(),
        subject: "楷书".into(),
        institution: Institution {
            id: a_key(2),
            kind: InstitutionKind::SeniorUniversity,
            name: "红谷滩老年大学".into(),
            area: Area {
                code: AreaCode::parse("360113").expect("a code of six digits"),
                name: "红谷滩区".into(),
            },
            address: "丰和中大道1号".into(),
            directions: "坐7路到银杏路口站".into(),
            telephone: "0791-0123-4567".into(),
        },
        venue: Some(Venue {
            id: a_key(3),
            name: "302书画室".into(),
            floor: "3".into(),
            directions: "有电梯".into(),
        }),
        slots: vec![TimeSlot { weekday: Weekday::Tuesday, from, to }],
        first_on: date(2026, 10, 13),
        last_on: date(2027, 1, 12),
        session_count: 14,
        first: Span::on(date(2026, 10, 13), from, to),
        places: Places { capacity: Some(30), held: 27, waiting: 0, passed: 0 },
        shares: Vec::new(),
        terms: Terms {
            window: Window {
                opens_at: instant(date(2026, 9, 1).at(9, 0, 0, 0)),
                closes_at: instant(date(2026, 10, 10).at(17, 0, 0, 0)),
            },
            admission: Admission::SignUp,
            allocation: Allocation::InOrder,
            state: State::Open,
            conditions: Conditions { age_from: Some(50), ..Conditions::default() },
            ages_on: date(2026, 10, 13),
            ends_at: instant(date(2027, 1, 12).at(10, 30, 0, 0)),
        },
        draw: None,
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

/// A shift of two hours at a primary school, of a team whose office is elsewhere.
pub fn a_shift() -> Offering {
    let class = an_offering();
    let mut office = class.institution;
    (office.kind, office.name) = (InstitutionKind::VolunteerTeam, "银杏区志愿服务队".into());
    (office.address, office.directions) = ("银杏路26号活动中心2楼".into(), "过马路就到".into());
    let place = Venue {
        id: a_key(3),
        name: "青禾小学".into(),
        floor: String::new(),
        directions: String::new(),
    };
    Offering {
        kind: OfferingKind::Shift,
        name: "讲革命故事".into(),
        subject: "红色宣讲".into(),
        institution: office,
        venue: Some(place),
        slots: Vec::new(),
        last_on: class.first_on,
        session_count: 1,
        fee: Fen::FREE,
        directions: String::new(),
        facts: KindFacts::Shift {
            team: "红色宣讲队".into(),
            skills: "普通话清楚".into(),
            effort: Effort::Light,
        },
        ..class
    }
}
