//! What stands in the way of a planned class, and what the next term is made of.

use std::collections::HashSet;

use jiff::civil::{Weekday, date, time};
use uuid::Uuid;

use super::*;
use crate::booking::{Hours, RoomRules};
use crate::calendar::instant;
use crate::id::{BookingId, SessionId};
use crate::offering::Fen;
use crate::session::{Occupant, Shut, Taken};
use crate::venue::Venue;

mod arriving;
mod properties;
mod trial;

fn room_id(number: u128) -> VenueId {
    VenueId(Uuid::from_u128(number))
}

fn room(number: u128) -> Room {
    let venue = Venue {
        id: room_id(number),
        name: format!("{number}教室"),
        floor: String::new(),
        directions: String::new(),
    };
    Room {
        venue,
        capacity: Some(40),
        equipment: String::new(),
        bring: String::new(),
        step_free: None,
        rules: RoomRules::default(),
        retired_from: None,
        revision: 0,
    }
}

fn slot(weekday: Weekday, hour: i8) -> TimeSlot {
    TimeSlot { weekday, from: time(hour, 0, 0, 0), to: time(hour + 1, 30, 0, 0) }
}

fn class(number: u128, name: &str, teacher: &str, room: u128, slots: &[TimeSlot]) -> DraftClass {
    let class = PlannedClass {
        department: "书画系".into(),
        subject: "楷书".into(),
        name: name.into(),
        grade: String::new(),
        slots: slots.to_vec(),
        room: format!("{room}教室"),
        teacher: teacher.into(),
        capacity: 30,
        returning: 0,
        fee: Fen::yuan(200),
        note: String::new(),
        campus: String::new(),
    };
    let draft = Draft { class, room: Some(room_id(room)), follows: None };
    DraftClass { id: PlanClassId(Uuid::from_u128(number)), revision: 0, draft }
}

fn timetable(classes: Vec<DraftClass>) -> Timetable {
    let term = Term {
        name: "2027年春季学期".into(),
        starts_on: date(2027, 3, 1),
        ends_on: date(2027, 6, 25),
    };
    Timetable {
        term,
        closures: Vec::new(),
        rooms: (1..5).map(room).collect(),
        campus_of: HashMap::new(),
        around: Around::default(),
        published: Vec::new(),
        classes,
    }
}

fn whys(timetable: &Timetable) -> Vec<Why> {
    timetable.clashes().into_iter().map(|clash| clash.why).collect()
}

const TUESDAY: Weekday = Weekday::Tuesday;

#[test]
fn a_room_and_a_teacher_are_at_one_place_at_a_time() {
    let two = |room, teacher, hour| {
        timetable(vec![
            class(1, "楷书班", "魏桂", 1, &[slot(TUESDAY, 9)]),
            class(2, "合唱班", teacher, room, &[slot(TUESDAY, hour)]),
        ])
    };
    let clashes = two(1, "单桂英", 10).clashes();
    assert_eq!(clashes.len(), 2, "told of both");
    assert_eq!(clashes.iter().filter(|clash| !clash.is_repeated()).count(), 1);
    assert!(
        matches!(&clashes[0].why, Why::Room { by: Other::Planned { name, .. }, .. } if name == "合唱班")
    );
    let taught = two(2, "陈国富、 魏桂", 9).clashes();
    assert!(matches!(&taught[0].why, Why::Teacher { teacher, .. } if teacher == "魏桂"));
    // One after the other, elsewhere with somebody else, or not settled yet.
    let mut next = two(1, "魏桂", 9);
    let later = TimeSlot { from: time(10, 30, 0, 0), to: time(12, 0, 0, 0), weekday: TUESDAY };
    next.classes[1].draft.class.slots = vec![later];
    assert_eq!(next.clashes(), []);
    assert_eq!(two(2, "单桂英", 9).clashes(), []);
    let mut open = two(1, "待定", 9);
    open.classes[1].draft.room = None;
    open.classes[0].draft.class.teacher = "待定".into();
    assert_eq!(open.clashes(), []);
}

#[test]
fn a_teacher_needs_time_for_the_way_between_two_campuses() {
    let at = |minute, campus: &str| {
        let mut next = class(2, "合唱班", "魏桂", 2, &[]);
        let from = time(10, 30, 0, 0).checked_add(jiff::Span::new().minutes(minute)).unwrap();
        next.draft.class.slots = vec![TimeSlot { weekday: TUESDAY, from, to: time(12, 30, 0, 0) }];
        next.draft.class.campus = campus.into();
        let mut first = class(1, "楷书班", "魏桂", 1, &[slot(TUESDAY, 9)]);
        first.draft.class.campus = "红谷滩校区".into();
        timetable(vec![first, next])
    };
    let clashes = at(39, "东湖校区").clashes();
    assert_eq!(clashes.len(), 2, "told of both");
    assert!(matches!(&clashes[0].why, Why::OnTheWay { minutes: 40, .. }));
    assert_eq!(clashes.iter().filter(|clash| !clash.is_repeated()).count(), 1);
    for (minute, campus) in [(40, "东湖校区"), (10, "红谷滩校区"), (10, "")] {
        assert_eq!(at(minute, campus).clashes(), [], "{minute} {campus}");
    }
    // Where the room lies counts, whatever the plan says.
    let mut known = at(10, "红谷滩校区");
    known.campus_of.insert(room_id(2), "东湖校区".into());
    assert_eq!(known.clashes().len(), 2);
    // What is published elsewhere is in the way, too.
    let mut published = at(40, "东湖校区");
    published.classes.truncate(1);
    published.campus_of.insert(room_id(3), "东湖校区".into());
    let from = date(2027, 3, 2).at(10, 45, 0, 0);
    published.around.taken = vec![Taken {
        by: Occupant::Session {
            offering: OfferingId(Uuid::from_u128(7)),
            session: SessionId(Uuid::from_u128(8)),
        },
        name: "国画班".into(),
        span: Span { from: instant(from), to: instant(from.date().at(12, 0, 0, 0)) },
        venue: Some(room_id(3)),
        room: "3教室".into(),
        teacher: "魏桂".into(),
    }];
    assert!(matches!(whys(&published)[..], [Why::OnTheWay { minutes: 40, .. }]));
}

#[test]
fn a_name_a_time_and_a_place_are_judged_by_themselves() {
    let twice = [slot(TUESDAY, 9), slot(TUESDAY, 10)];
    let own = timetable(vec![class(1, "楷书（1）班", "魏桂", 1, &twice)]);
    assert_eq!(whys(&own), [Why::MeetsTwice { other: twice[1] }]);
    let named = timetable(vec![
        class(1, "楷书（1）班", "魏桂", 1, &[slot(TUESDAY, 9)]),
        class(2, "楷书(１)班", "单桂英", 2, &[slot(TUESDAY, 9)]),
    ]);
    assert_eq!(whys(&named), [Why::SameName, Why::SameName]);
    let mut full = timetable(vec![class(1, "楷书班", "魏桂", 1, &[slot(TUESDAY, 9)])]);
    full.classes[0].draft.class.capacity = 41;
    let small = Why::TooSmall { room: "1教室".into(), seats: 40, places: 41 };
    assert_eq!(whys(&full), [small]);
    full.rooms[0].capacity = None;
    full.rooms[0].retired_from = Some(date(2027, 6, 25));
    let gone = Why::Retired { room: "1教室".into(), from: date(2027, 6, 25) };
    assert_eq!(whys(&full), [gone]);
    full.rooms[0].retired_from = Some(date(2027, 6, 26));
    assert_eq!(whys(&full), []);
}

#[test]
fn a_room_is_open_and_the_term_has_a_day() {
    let mut one = timetable(vec![class(1, "楷书班", "魏桂", 1, &[slot(TUESDAY, 11)])]);
    let open = (time(8, 30, 0, 0), time(11, 30, 0, 0));
    one.rooms[0].rules.hours = Hours::default().with(TUESDAY, vec![open]);
    let hours = Why::NotOpen { room: "1教室".into(), open: vec![open] };
    assert_eq!(whys(&one), [hours]);
    one.rooms[0].rules.hours = Hours::default().with(Weekday::Friday, vec![open]);
    assert_eq!(whys(&one), [Why::NotOpen { room: "1教室".into(), open: Vec::new() }]);
    one.rooms[0].rules.hours = Hours::default();
    let all = Closure { from: date(2027, 3, 1), to: date(2027, 6, 25), reason: "维修".into() };
    one.closures = vec![all];
    assert_eq!(whys(&one), [Why::NeverMeets]);
}

#[test]
fn what_stands_on_a_day_of_the_term_is_named_once() {
    let mut one = timetable(vec![class(1, "楷书班", "魏桂", 1, &[slot(TUESDAY, 9)])]);
    let on = |day: i8| Span::on(date(2027, 3, day), time(9, 0, 0, 0), time(10, 0, 0, 0));
    let by = Occupant::Booking(BookingId(Uuid::from_u128(9)));
    let booked = |day, teacher: &str, room| Taken {
        by,
        name: "合唱团·排练".into(),
        span: on(day),
        venue: Some(room_id(room)),
        room: format!("{room}教室"),
        teacher: teacher.into(),
    };
    one.around.taken = vec![booked(9, "", 1), booked(16, "", 1), booked(17, "", 1)];
    let other = Other::Standing { by, name: "合唱团·排练".into(), span: on(9) };
    assert_eq!(whys(&one), [Why::Room { room: "1教室".into(), by: other.clone() }]);
    one.around.taken = vec![booked(9, "魏 桂", 2)];
    assert_eq!(whys(&one), [Why::Teacher { teacher: "魏桂".into(), by: other }]);
    // The day is a holiday: nobody is in the other's way.
    one.closures =
        vec![Closure { from: date(2027, 3, 9), to: date(2027, 3, 9), reason: "节".into() }];
    assert_eq!(whys(&one), []);
    one.around.taken.clear();
    one.around.shut = vec![Shut { venue: Some(room_id(1)), span: on(16), reason: "停电".into() }];
    let session = Span::on(date(2027, 3, 16), time(9, 0, 0, 0), time(10, 30, 0, 0));
    assert_eq!(whys(&one), [Why::Closed { reason: "停电".into(), span: session }]);
}

fn former(number: u128, name: &str, grade: &str) -> Former {
    let planned = class(number, name, "魏桂", 1, &[slot(TUESDAY, 9)]).draft;
    let class = PlannedClass { grade: grade.into(), returning: 5, ..planned.class };
    let offering = OfferingId(Uuid::from_u128(number));
    Former { offering, class, room: planned.room, is_cancelled: false }
}

#[test]
fn classes_move_up_and_go_on_as_a_seminar_after_their_last_year() {
    let formers = [
        former(1, "楷书一年级（1）班", "一年级"),
        former(2, "楷书二年级（1）班", "二年级"),
        former(3, "书法研修班", "研修班"),
    ];
    assert_eq!(years_of(&formers), 2);
    let copied = next_term(&formers, &HashSet::new(), &of_years(2));
    let told: Vec<_> = copied
        .classes
        .iter()
        .map(|new| {
            let class = &new.draft.class;
            (
                class.name.as_str(),
                class.grade.as_str(),
                new.draft.follows.is_some(),
                class.returning,
            )
        })
        .collect();
    let expected = [
        ("楷书二年级（1）班", "二年级", true, 5),
        ("楷书研修（1）班", "研修班", true, 5),
        ("书法研修班", "研修班", true, 5),
    ];
    assert_eq!(told, expected);
    let three = next_term(&formers, &HashSet::new(), &of_years(3));
    assert_eq!(three.classes[1].draft.class.name, "楷书三年级（1）班");
    let ups: Vec<_> = three.classes.iter().map(|new| new.moves_up).collect();
    assert_eq!(ups, [Some(true), Some(true), None], "a seminar has no year");
    let last = [former(1, "楷书三年级", "三年级"), former(2, "书法班", "三年级")];
    let last = next_term(&last, &HashSet::new(), &of_years(3));
    let told: Vec<_> = last.classes.iter().map(|new| &new.draft.class).collect();
    assert_eq!((told[0].name.as_str(), told[0].grade.as_str()), ("楷书研修班", "研修班"));
    assert_eq!((told[1].name.as_str(), told[1].grade.as_str()), ("书法班", "研修班"));
}

#[test]
fn within_a_school_year_nobody_moves_up_and_each_class_may_do_otherwise() {
    let term = |year, month| Term {
        name: "学期".into(),
        starts_on: date(year, month, 1),
        ends_on: date(year, month, 28),
    };
    let between = |last, next| MovesUp::between(&last, &next);
    assert_eq!(between(term(2026, 9), term(2027, 3)), MovesUp::Nobody);
    assert_eq!(between(term(2027, 3), term(2027, 9)), MovesUp::All);
    assert_eq!(between(term(2026, 9), term(2027, 9)), MovesUp::All);
    assert_eq!(between(term(2026, 3), term(2027, 3)), MovesUp::All, "an autumn lies in between");
    assert_eq!(between(term(2026, 2), term(2026, 6)), MovesUp::Nobody);
    assert_eq!(between(term(2026, 8), term(2027, 2)), MovesUp::Nobody, "it began in August");

    let formers = [
        former(1, "楷书一年级（1）班", "一年级"),
        former(2, "太极一年级班", "一年级"),
        former(3, "书法研修班", "研修班"),
    ];
    let names = |moves_up| {
        let how = Copying { years: 3, opens_first_years: true, moves_up };
        let copied = next_term(&formers, &HashSet::new(), &how);
        assert!(copied.classes[..3].iter().all(|new| new.draft.follows == Some(new.from)));
        let names = copied.classes.into_iter().map(|new| new.draft.class.name);
        names.collect::<Vec<_>>()
    };
    let stay = ["楷书一年级（1）班", "太极一年级班", "书法研修班"];
    assert_eq!(names(MovesUp::Nobody), stay, "nobody moves up, and no first year is opened");
    let these = MovesUp::These([formers[1].offering].into());
    assert_eq!(names(these), [stay[0], "太极二年级班", stay[2], stay[1]]);
}

fn of_years(years: usize) -> Copying {
    Copying { years, opens_first_years: false, moves_up: MovesUp::All }
}

#[test]
fn a_first_year_is_opened_where_one_moves_up_and_no_other_begins() {
    let formers = [
        former(1, "楷书一年级（1）班", "一年级"),
        former(2, "太极一年级班", "一年级"),
        former(3, "太极三年级班", "三年级"),
        former(4, "书法研修班", "研修班"),
    ];
    let opening = |years| Copying { years, opens_first_years: true, moves_up: MovesUp::All };
    let copied = next_term(&formers, &HashSet::new(), &opening(3));
    let names: Vec<_> = copied.classes.iter().map(|new| new.draft.class.name.as_str()).collect();
    let moved = ["楷书二年级（1）班", "太极二年级班", "太极研修班", "书法研修班"];
    assert_eq!(names[..4], moved);
    assert_eq!(names[4..], ["楷书一年级（1）班", "太极一年级班"]);
    let opened = &copied.classes[4];
    let class = &opened.draft.class;
    assert_eq!((class.grade.as_str(), class.returning, class.teacher.as_str()), ("一年级", 0, ""));
    assert_eq!((opened.draft.room, opened.draft.follows), (None, None));
    assert_eq!(class.slots, formers[0].class.slots);
    // Copied a second time, nothing is opened a second time.
    let before = formers.iter().map(|former| former.offering).collect();
    assert!(next_term(&formers, &before, &opening(3)).classes.is_empty());
    assert_eq!(next_term(&formers, &HashSet::new(), &of_years(3)).classes.len(), 4);
}

#[test]
fn what_cannot_be_copied_is_named() {
    let mut single = former(1, "讲座", "");
    single.class.slots.clear();
    let off = Former { is_cancelled: true, ..former(2, "篆刻班", "") };
    let formers = [single, off, former(3, "合唱班", ""), former(4, "太极班", "")];
    let before = HashSet::from([OfferingId(Uuid::from_u128(3))]);
    let copied = next_term(&formers, &before, &of_years(3));
    assert_eq!(copied.classes.len(), 1);
    let left = [
        ("讲座".to_owned(), LeftOut::NoWeeklyTime),
        ("篆刻班".to_owned(), LeftOut::Cancelled),
        ("合唱班".to_owned(), LeftOut::CopiedBefore),
    ];
    assert_eq!(copied.left, left);
}
