//! A person's timetable, line by line.

use domain::id::{OfferingId, SessionId, SignUpId, VenueId};
use domain::offering::OfferingKind;
use domain::session::Changed;
use domain::venue::Venue;
use jiff::civil::{date, time};

use super::*;

fn lesson(place: Place) -> Appointment {
    let key = "019abc00-0000-7000-8000-000000000001";
    Appointment {
        session: key.parse::<SessionId>().unwrap(),
        changed: Changed::default(),
        span: Span::on(date(2026, 11, 24), time(9, 0, 0, 0), time(10, 30, 0, 0)),
        offering: key.parse::<OfferingId>().unwrap(),
        sign_up: key.parse::<SignUpId>().unwrap(),
        name: "楷书，初级;一年级,（1）班".into(),
        kind: OfferingKind::Class,
        venue: Some(Venue {
            id: key.parse::<VenueId>().unwrap(),
            name: "305教室".into(),
            floor: "3".into(),
            directions: String::new(),
        }),
        institution: "南昌市老年大学红谷滩校区\n\u{7}".into(),
        place,
        number: 3,
        of: 16,
    }
}

fn file(place: Place) -> String {
    calendar_file(
        Language::Chinese,
        &[lesson(place)],
        Timestamp::UNIX_EPOCH,
        "https://yinyao.example:3000",
    )
}

fn unfolded(file: &str) -> String {
    file.replace("\r\n ", "")
}

#[test]
fn lines_end_in_crlf_and_hold_75_octets_at_most() {
    let mut long = lesson(Place::Held);
    long.name = "书法".repeat(60);
    let file = calendar_file(Language::Chinese, &[long], Timestamp::UNIX_EPOCH, "yinyao.example");
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    assert!(unfolded(&file).contains(&"书法".repeat(60)));
}

#[test]
fn a_lesson_is_told_in_utc_with_its_place_and_number() {
    let file = unfolded(&file(Place::Held));
    for line in [
        "DTSTART:20261124T010000Z",
        "DTEND:20261124T023000Z",
        "DTSTAMP:19700101T000000Z",
        "STATUS:CONFIRMED",
        "UID:019abc00-0000-7000-8000-000000000001-019abc00-0000-7000-8000-000000000001@yinyao.example",
    ] {
        assert!(file.contains(&format!("\r\n{line}\r\n")), "{line}");
    }
}

#[test]
fn signs_that_mean_something_are_escaped_and_controls_left_out() {
    let file = unfolded(&file(Place::Held));
    assert!(file.contains("SUMMARY:楷书，初级\\;一年级\\,（1）班"));
    assert!(file.contains("南昌市老年大学红谷滩校区\\n"));
    assert!(!file.contains('\u{7}'));
}

#[test]
fn a_cancelled_lesson_leaves_the_calendar() {
    let mut off = lesson(Place::Held);
    off.changed.cancelled = Some("老师生病".into());
    let file = calendar_file(Language::Chinese, &[off], Timestamp::UNIX_EPOCH, "yinyao.example");
    assert!(file.contains("BEGIN:VCALENDAR") && !file.contains("BEGIN:VEVENT"));
}

#[test]
fn what_one_waits_for_is_tentative() {
    let file = unfolded(&file(Place::Waiting { position: 2 }));
    assert!(file.contains("\r\nSTATUS:TENTATIVE\r\nTRANSP:TRANSPARENT\r\n"));
    assert!(file.contains("候补第2位"));
}

#[test]
fn keys_stay_the_same_when_a_lesson_moves() {
    let mut moved = lesson(Place::Held);
    moved.span = Span::on(date(2026, 11, 25), time(14, 0, 0, 0), time(15, 30, 0, 0));
    let uid = |file: &str| {
        unfolded(file).lines().find(|line| line.starts_with("UID:")).map(str::to_owned)
    };
    let after = calendar_file(Language::English, &[moved], Timestamp::UNIX_EPOCH, "yinyao.example");
    assert_eq!(uid(&file(Place::Held)), uid(&after));
}
