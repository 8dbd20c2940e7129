//! The plans of the demonstration's offices, turned into offerings.

use domain::calendar::{Term, civil, instant, start_of};
use domain::institution::{Area, AreaCode, Institution, InstitutionKind};
use domain::offering::{Admission, Level, Window};
use jiff::civil::date;
use store::new_offering::NewFacts;

use super::*;
use crate::sheet::read;

/// The programme of a centre's November, as its office hands it in.
const PROGRAMME: &str = "../../app/tests/data/activities-centre-2026-11.csv";

fn frame() -> Frame {
    Frame {
        institution: Institution {
            id: "0199c0de-0000-7000-8000-000000000002".parse().unwrap(),
            kind: InstitutionKind::SeniorUniversity,
            name: "红谷滩校区".into(),
            area: Area { code: AreaCode::parse("360113").unwrap(), name: "红谷滩区".into() },
            address: String::new(),
            directions: String::new(),
            telephone: "0791-0000-0000".into(),
        },
        campus: None,
        term: Some(Term {
            name: "2026年秋季学期".into(),
            starts_on: date(2026, 9, 21),
            ends_on: date(2027, 1, 15),
        }),
        window: Some(Window {
            opens_at: start_of(date(2026, 9, 14)),
            closes_at: start_of(date(2026, 9, 19)),
        }),
        age_from: Some(50),
        age_to: Some(80),
        telephone: String::new(),
        closures: vec![Closure {
            from: date(2026, 12, 21),
            to: date(2026, 12, 27),
            reason: "维修".into(),
        }],
        shift_days: 0,
        now: start_of(date(2026, 11, 1)),
    }
}

fn plan(name: &str) -> Plan {
    let path = format!("{}/../server/demonstration/{name}", env!("CARGO_MANIFEST_DIR"));
    read::plan(&std::fs::read(path).unwrap()).unwrap()
}

fn named<'a>(offerings: &'a [NewOffering], name: &str) -> &'a NewOffering {
    offerings.iter().find(|offering| offering.name == name).unwrap()
}

#[test]
fn a_term_plan_becomes_its_104_classes() {
    let offerings = offerings_of_plan(&plan("classes.xlsx"), &frame());
    assert_eq!(offerings.len(), 104);
    assert_eq!(offerings.iter().filter_map(|offering| offering.capacity).sum::<u32>(), 3898);
    let class = named(&offerings, "楷书二年级班");
    assert_eq!((class.capacity, class.conditions.level), (Some(38), Level::Second));
    assert_eq!(class.conditions.note, "需有一年以上基础");
    assert_eq!((class.conditions.age_from, class.telephone.as_str()), (Some(50), "0791-0000-0000"));
    assert!(
        matches!(&class.facts, NewFacts::Class { returning_places: 30, teacher, .. } if teacher == "魏桂")
    );
    assert_eq!(named(&offerings, "楷书三年级班").bring, "自带笔墨纸砚");
    let venue = class.sessions[0].venue.as_ref().unwrap();
    assert_eq!((venue.name.as_str(), venue.floor.as_str()), ("302书法教室", "3"));
}

#[test]
fn the_classes_of_two_campuses_are_different_ones() {
    let plan = plan("classes.xlsx");
    let at = |campus: Option<&str>| {
        let frame = Frame { campus: campus.map(Into::into), ..frame() };
        named(&offerings_of_plan(&plan, &frame), "楷书二年级班").clone()
    };
    let (first, second, only) = (at(Some("红谷滩校区")), at(Some("青山湖校区")), at(None));
    assert_eq!(first.campus.as_deref(), Some("红谷滩校区"));
    assert_ne!(first.import_key, second.import_key);
    assert_ne!(first.import_key, only.import_key);
}

#[test]
fn a_row_says_its_own_campus_and_an_institution_is_not_one_of_itself() {
    let Plan::Classes(mut reading) = plan("classes.xlsx") else { panic!("no classes") };
    let mut at = |row: &str, form: Option<&str>| {
        reading.rows.iter_mut().filter_map(|row| row.value.as_mut()).for_each(|class| {
            row.clone_into(&mut class.campus);
        });
        let frame = Frame { campus: form.map(Into::into), ..frame() };
        let plan = Plan::Classes(reading.clone());
        named(&offerings_of_plan(&plan, &frame), "楷书二年级班").clone()
    };
    let said = at("", Some("青山湖校区"));
    assert_eq!(said.campus.as_deref(), Some("青山湖校区"));
    let own = at("东湖校区", Some("青山湖校区"));
    assert_eq!(own.campus.as_deref(), Some("东湖校区"));
    assert_ne!(own.import_key, said.import_key);
    assert_eq!(at("红谷滩校区", None).campus, None);
}

#[test]
fn a_class_skips_public_holidays_and_what_the_school_has_closed() {
    let offerings = offerings_of_plan(&plan("classes.xlsx"), &frame());
    let days: Vec<_> = named(&offerings, "楷书一年级（1）班")
        .sessions
        .iter()
        .map(|session| civil(session.span.from).date())
        .collect();
    // Fridays; the Mid-Autumn Festival, National Day, the repair and New Year's Day fall out.
    assert_eq!((days[0], days.len()), (date(2026, 10, 9), 13));
    for out in [date(2026, 9, 25), date(2026, 10, 2), date(2026, 12, 25), date(2027, 1, 1)] {
        assert!(!days.contains(&out), "{out}");
    }
}

#[test]
fn a_programme_becomes_52_activities_and_8_closures() {
    let frame = Frame { window: None, ..frame() };
    let (plan, institution) = (plan(PROGRAMME), frame.institution.id);
    let offerings = offerings_of_plan(&plan, &frame);
    assert_eq!(offerings.iter().filter(|offering| offering.institution == institution).count(), 52);
    let admissions = |wanted: Admission| {
        offerings.iter().filter(|offering| offering.admission == wanted).count()
    };
    assert_eq!(admissions(Admission::DropIn), 18);
    assert_eq!(admissions(Admission::SignUp), 21);
    assert_eq!(admissions(Admission::MembersOnly), 13);
    assert_eq!(named(&offerings, "乒乓球友谊赛").conditions.age_to, Some(75));
    assert!(named(&offerings, "周三观影").note.starts_with("报上名后"));
    let closures = closures_of_plan(&plan, &frame);
    assert_eq!(
        (closures.len(), closures.iter().filter(|closure| closure.venue.is_some()).count()),
        (8, 2)
    );
}

#[test]
fn one_signs_up_for_an_activity_until_it_begins() {
    let frame = Frame { window: None, ..frame() };
    for offering in offerings_of_plan(&plan(PROGRAMME), &frame) {
        assert_eq!(offering.window.closes_at, offering.sessions[0].span.from);
        assert!(offering.window.opens_at < offering.window.closes_at);
    }
    let late = Frame { now: start_of(date(2026, 12, 31)), ..frame };
    for offering in offerings_of_plan(&plan("shifts.csv"), &late) {
        assert!(offering.window.opens_at < offering.window.closes_at, "{}", offering.name);
    }
}

#[test]
fn an_opening_after_an_offering_has_closed_is_found() {
    let plan = plan("shifts.csv");
    let opening = |opens_at| {
        let window = Some(Window { opens_at, closes_at: Timestamp::MAX });
        let frame = Frame { window, ..frame() };
        never_opens(&made_of_plan(&plan, &frame), &frame)
    };
    let first = offerings_of_plan(&plan, &Frame { window: None, ..frame() });
    let begins = first.iter().map(|shift| shift.window.closes_at).min().unwrap();
    assert_eq!(opening(begins - jiff::SignedDuration::from_secs(1)), None);
    assert!(opening(begins).is_some());
    let unsaid = Frame { window: None, ..frame() };
    assert_eq!(never_opens(&made_of_plan(&plan, &unsaid), &unsaid), None);
}

#[test]
fn a_list_becomes_80_shifts_with_391_places() {
    let offerings = offerings_of_plan(&plan("shifts.csv"), &frame());
    assert_eq!(offerings.len(), 80);
    assert_eq!(offerings.iter().filter_map(|offering| offering.capacity).sum::<u32>(), 391);
    let shift = named(&offerings, "门诊引导、陪老年人挂号");
    assert_eq!((shift.subject.as_str(), shift.contact.as_str()), ("医院导诊", "王和根"));
}

#[test]
fn digits_before_a_meeting_place_are_no_floor() {
    let list = "服务队,服务内容,地点,日期,开始,结束,需要人数\n导诊队,导诊,1998街区,2026/11/3,9:00,11:00,4\n";
    let offerings = offerings_of_plan(&read::plan(list.as_bytes()).unwrap(), &frame());
    let place = offerings[0].sessions[0].venue.as_ref().unwrap();
    assert_eq!((place.name.as_str(), place.floor.as_str()), ("1998街区", ""));
}

#[test]
fn every_row_has_a_key_of_its_own_that_stays_the_same() {
    for name in ["classes.xlsx", PROGRAMME, "shifts.csv"] {
        let keys = |now| {
            let frame = Frame { now, ..frame() };
            let offerings = offerings_of_plan(&plan(name), &frame).into_iter();
            offerings
                .map(|offering| (offering.import_key, offering.import_fingerprint))
                .collect::<Vec<_>>()
        };
        let first = keys(instant(date(2026, 11, 1).at(9, 0, 0, 0)));
        let apart: std::collections::HashSet<_> =
            first.iter().map(|(key, _)| key.clone()).collect();
        assert_eq!(apart.len(), first.len(), "{name}");
        assert_eq!(first, keys(instant(date(2026, 11, 2).at(17, 0, 0, 0))), "{name}");
    }
}

#[test]
fn two_rows_that_say_the_same_are_told_apart() {
    let twice = "服务队,服务内容,地点,日期,开始,结束,需要人数\n导诊队,导诊,医院,2026/11/3,9:00,11:00,4\n导诊队,导诊,医院,2026/11/3,9:00,11:00,4\n";
    let offerings = offerings_of_plan(&read::plan(twice.as_bytes()).unwrap(), &frame());
    assert_ne!(offerings[0].import_key, offerings[1].import_key);
}

#[test]
fn the_demonstration_moves_days_and_keeps_weekdays() {
    let frame = Frame { window: None, shift_days: 28, ..frame() };
    let offerings = offerings_of_plan(&plan(PROGRAMME), &frame);
    let first = civil(named(&offerings, "重阳节书画展开放日").sessions[0].span.from).date();
    assert_eq!(first, date(2026, 11, 29));
    let closures = closures_of_plan(&plan(PROGRAMME), &frame);
    assert_eq!(civil(closures[0].span.from).date(), date(2026, 11, 30));
}

#[test]
fn a_wrong_row_makes_nothing_and_the_others_are_judged_all_the_same() {
    let plan = plan("../../app/tests/data/offerings-bad.xlsx");
    let made = made_of_plan(&plan, &frame());
    assert_eq!(made.len(), 25);
    assert_eq!(made.iter().filter(|made| **made == Made::Nothing).count(), 15);
}
