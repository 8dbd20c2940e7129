//! 换上课时间: from a day on a class meets on another weekday; looked at first, all of it or nothing, told once, each put back alone.

use domain::booking::{Act as BookingAct, BookingRefusal, Hours};
use domain::calendar::{Span, TimeSlot, civil, day, start_of};
use domain::id::{OfferingId, VenueId};
use domain::log::Act;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::{Change, SessionNews, SessionRefusal};
use domain::timetable::Why;
use jiff::civil::{Weekday, date, time};
use store::log::{LogFilter, entries, put_back};
use store::new_offering::NewOffering;
use store::room::{NewClosure, close};
use store::session::{Weekly, WeeklyDone, change_weekly, look_weekly};
use store::{Result, Seen, form_key};

use crate::bookings::{act, ask_for, facts, nobody_is_in_a_room_twice};
use crate::session::{at_desk, kept_is_right, make, meets, news, no, taught};
use crate::support::*;

fn slot(weekday: Weekday, hour: i8) -> TimeSlot {
    TimeSlot { weekday, from: time(hour, 0, 0, 0), to: time(hour + 1, 30, 0, 0) }
}

/// From the second of December on Wednesday afternoon, not Tuesday morning.
pub fn wednesdays(offering: OfferingId) -> Weekly {
    let (was, to) = (slot(Weekday::Tuesday, 9), slot(Weekday::Wednesday, 14));
    Weekly { offering, on: date(2026, 12, 2), was, to, room: None }
}

/// The days of the sessions that take place, with their hours.
async fn days(town: &Town, class: OfferingId, by: &Coordinator) -> Vec<(i8, i8)> {
    let all = at_desk(town, class, by).await;
    let live = all.iter().filter(|one| !one.standing.is_cancelled);
    live.map(|one| civil(one.session.span.from)).map(|at| (at.day(), at.hour())).collect()
}

/// A room that is open on one morning of the week alone.
pub async fn open_on_wednesday_mornings(town: &Town, by: &Coordinator) -> VenueId {
    let room = store::room::add(town, form_key::new(), &facts("401 画室"), by).await.unwrap();
    let mornings =
        Hours::default().with(Weekday::Wednesday, vec![(time(8, 0, 0, 0), time(12, 0, 0, 0))]);
    let mut facts = facts("401 画室");
    facts.rules.hours = mornings;
    let revision = store::room::room(town, room, by).await.unwrap().revision;
    store::room::change(town, room, revision, &facts, by).await.unwrap();
    room
}

async fn send(town: &Town, asked: &Weekly, seen: &Seen, by: &Coordinator) -> Result<WeeklyDone> {
    change_weekly(town, form_key::new(), (asked, seen.clone()), "教室另有安排", by).await
}

#[tokio::test]
async fn a_class_goes_to_another_weekday_and_everybody_is_told_once() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let stranger = coordinator(&town, town.centre).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        ask(&town, class, chen).await.unwrap();
        ask(&town, class, lin).await.unwrap();
        let asked = wednesdays(class);
        assert!(is_not_found(&look_weekly(&town, &asked, &stranger).await));
        let nothing = Seen::nothing();
        assert!(is_not_found(&send(&town, &asked, &nothing, &stranger).await));
        let look = look_weekly(&town, &asked, &by).await.unwrap();
        let to: Vec<_> = look.moves.iter().map(|go| day(go.to.span.from).day()).collect();
        assert_eq!((to, look.stay.len()), (vec![9, 16, 23], 1));
        assert!(look.moves.iter().all(|go| !go.is_kept_out()));
        assert!(look.ended.is_empty() && look.passed.is_empty());
        assert_eq!((look.held, look.busy), (2, 0));
        assert_eq!(days(&town, class, &by).await, [(1, 9), (8, 9), (15, 9), (22, 9)]);

        let key = form_key::new();
        let twice = async || {
            let asked = (&asked, look.seen.clone());
            change_weekly(&town, key, asked, "教室另有安排", &by).await.unwrap()
        };
        let done = twice().await;
        assert_eq!((done.moved, done.ended, done.told), (3, 0, 2));
        assert_eq!(twice().await, done, "sent twice, done once");
        assert_eq!(days(&town, class, &by).await, [(1, 9), (9, 14), (16, 14), (23, 14)]);
        for whom in [chen, lin] {
            let told = news(&town, whom).await;
            let [SessionNews::Moved { was, to, reason, onward: Some(onward), .. }] =
                told.as_slice()
            else {
                panic!("once, of the first of them: {told:?}")
            };
            assert_eq!((day(*was).day(), day(to.from).day()), (8, 9));
            assert_eq!(reason, "教室另有安排", "as it was written");
            assert_eq!((onward.weekly, onward.ended), (Some(asked.to), 0));
            assert_eq!(day(onward.last).day(), 23, "it is news until the last of them");
        }
        kept_is_right(&town).await;
        // Each is in the log by itself, and goes back by itself.
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        let moved: Vec<_> = log.iter().filter(|one| one.act == Act::MoveSession).collect();
        assert_eq!(moved.len(), 3);
        put_back(&town, form_key::new(), moved[0].id, "这次不改", &by).await.unwrap();
        let back = days(&town, class, &by).await;
        assert_eq!(back.iter().filter(|(_, hour)| *hour == 9).count(), 2);
        kept_is_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_closed_day_is_passed_over_and_the_last_one_falls_away_when_the_term_ends() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let whole = Span { from: start_of(date(2026, 12, 16)), to: start_of(date(2026, 12, 17)) };
        let house = NewClosure::alone(None, whole, "全馆维修");
        close(&town, form_key::new(), &house, &by).await.unwrap();
        let asked = wednesdays(class);
        let look = look_weekly(&town, &asked, &by).await.unwrap();
        let to: Vec<_> = look.moves.iter().map(|go| day(go.to.span.from).day()).collect();
        assert_eq!(to, [9, 23, 30], "the week after the last one is there for it");
        let passed = &look.passed[0];
        assert_eq!((day(passed.0.from).day(), passed.1.as_str()), (16, "全馆维修"));
        town.change("update term set ends_on = '2026-12-25'").await;
        // What was looked at is done and nothing else.
        let late = send(&town, &asked, &look.seen, &by).await;
        assert_eq!(refusal(late), Refusal::ChangedMeanwhile);
        let look = look_weekly(&town, &asked, &by).await.unwrap();
        assert_eq!((look.moves.len(), look.ended.len()), (2, 1));
        assert_eq!(day(look.ended[0].session.span.from).day(), 22);
        let chen = person(&town).await;
        ask(&town, class, chen).await.unwrap();
        let done = send(&town, &asked, &look.seen, &by).await.unwrap();
        assert_eq!((done.moved, done.ended), (2, 1));
        let told = news(&town, chen).await;
        let ended = told.iter().filter_map(SessionNews::onward).map(|onward| onward.ended);
        assert_eq!(ended.collect::<Vec<_>>(), [1], "that the last one falls away is told");
        assert_eq!(days(&town, class, &by).await, [(1, 9), (9, 14), (23, 14)]);
        let last =
            at_desk(&town, class, &by).await.into_iter().find(|one| one.standing.is_cancelled);
        assert_eq!(day(last.unwrap().session.span.from).day(), 22);
        kept_is_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_stands_there_is_told_day_by_day_and_nothing_moves_by_halves() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let chen = person(&town).await;
        ask(&town, class, chen).await.unwrap();
        let room = store::room::add(&town, form_key::new(), &facts("401 画室"), &by).await.unwrap();
        let booked = ask_for(&town, room, session(16, 14).span, &by).await.unwrap().made[0].0;
        // Their teacher has something else in the third week, and chen in two of the weeks.
        let elsewhere = NewOffering {
            name: "楷书二年级".into(),
            sessions: vec![session(23, 15)],
            ..crate::support::class(&town, "楷书二年级")
        };
        add(&town, &elsewhere).await;
        let choir = NewOffering { sessions: vec![session(9, 14), session(16, 14)], ..erhu(&town) };
        let choir = add(&town, &choir).await;
        ask(&town, choir, chen).await.unwrap();
        let asked = Weekly { room: Some(room), ..wednesdays(class) };
        let look = look_weekly(&town, &asked, &by).await.unwrap();
        let kept_out: Vec<_> = look.moves.iter().map(|go| go.is_kept_out()).collect();
        assert_eq!(kept_out, [false, true, true]);
        assert!(
            matches!(&look.moves[1].beside[..], [Why::Room { room, .. }] if room == "401 画室")
        );
        assert!(
            matches!(&look.moves[2].beside[..], [Why::Teacher { teacher, .. }] if teacher == "魏桂")
        );
        assert_eq!((look.held, look.busy), (1, 1), "one person, however often");
        let taken = no(send(&town, &asked, &look.seen, &by).await);
        assert!(matches!(taken, SessionRefusal::RoomTaken { room, .. } if room == "401 画室"));
        assert_eq!(days(&town, class, &by).await, [(1, 9), (8, 9), (15, 9), (22, 9)]);
        assert!(news(&town, chen).await.is_empty());
        // In the evening all is free.
        let evening = Weekly { to: slot(Weekday::Wednesday, 19), ..asked };
        let look = look_weekly(&town, &evening, &by).await.unwrap();
        assert_eq!(look.busy, 0);
        send(&town, &evening, &look.seen, &by).await.unwrap();
        assert!(
            at_desk(&town, class, &by).await[1..]
                .iter()
                .all(|one| one.standing.meets.venue == Some(room))
        );
        act(&town, booked, BookingAct::Cancel, &by).await.unwrap();
        nobody_is_in_a_room_twice(&town).await;
        kept_is_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn one_that_was_moved_by_itself_stays_and_whoever_looked_before_is_told() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let second = at_desk(&town, class, &by).await.remove(1);
        let own = second.standing.meets.venue;
        let asked = wednesdays(class);
        let look = look_weekly(&town, &asked, &by).await.unwrap();
        make(&town, &second, Change::Move(meets(16, 10, own)), &by).await.unwrap();
        let late = send(&town, &asked, &look.seen, &by).await;
        assert_eq!(refusal(late), Refusal::ChangedMeanwhile);
        let look = look_weekly(&town, &asked, &by).await.unwrap();
        assert_eq!((look.moves.len(), look.stay.len()), (2, 2));
        // A new time at which it meets already.
        let meets_then = Weekly { to: slot(Weekday::Wednesday, 9), ..asked };
        let look = look_weekly(&town, &meets_then, &by).await.unwrap();
        let span = session(16, 10).span;
        assert_eq!(look.moves[0].refused, Some(SessionRefusal::MeetsThen { span }));
        assert_eq!(look.moves[1].refused, None);
        let no_room = no(send(&town, &meets_then, &look.seen, &by).await);
        assert_eq!(no_room, SessionRefusal::MeetsThen { span });
        let monday = Weekly { to: slot(Weekday::Monday, 9), ..asked };
        let look = look_weekly(&town, &monday, &by).await.unwrap();
        send(&town, &monday, &look.seen, &by).await.unwrap();
        assert_eq!(days(&town, class, &by).await, [(1, 9), (14, 9), (16, 10), (21, 9)]);
        kept_is_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn days_and_times_that_cannot_be_are_refused() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let asked = wednesdays(class);
        let look = async |asked: Weekly| no(look_weekly(&town, &asked, &by).await);
        let last = date(2026, 12, 22);
        let on = |on| Weekly { on, ..asked };
        assert_eq!(look(on(date(2026, 2, 3))).await, SessionRefusal::DayIsOver);
        assert_eq!(look(on(date(2027, 1, 20))).await, SessionRefusal::NothingFrom { last });
        assert_eq!(look(on(date(2062, 12, 2))).await, SessionRefusal::NothingFrom { last });
        assert_eq!(look(Weekly { to: asked.was, ..asked }).await, SessionRefusal::NothingChanges);
        let backwards = TimeSlot { to: time(13, 0, 0, 0), ..asked.to };
        assert_eq!(look(Weekly { to: backwards, ..asked }).await, SessionRefusal::EndsFirst);
        let gone = Weekly { was: slot(Weekday::Friday, 9), ..asked };
        assert_eq!(look(gone).await, SessionRefusal::ChangedMeanwhile);
        let room = open_on_wednesday_mornings(&town, &by).await;
        let inside = Weekly { room: Some(room), ..asked };
        let found = look_weekly(&town, &inside, &by).await.unwrap();
        assert!(found.moves.iter().all(|go| matches!(go.beside[..], [Why::NotOpen { .. }])));
        let closed = send(&town, &inside, &found.seen, &by).await;
        assert!(matches!(refusal(closed), Refusal::Booking(BookingRefusal::OutsideHours { .. })));
    })
    .await;
}

/// Typed otherwise after the look: nobody has seen what stands in the way then.
#[tokio::test]
async fn another_end_or_another_room_than_was_looked_at_is_looked_at_again() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let room = store::room::add(&town, form_key::new(), &facts("401 画室"), &by).await.unwrap();
        let asked = wednesdays(class);
        let look = look_weekly(&town, &asked, &by).await.unwrap();
        let longer = TimeSlot { to: time(17, 0, 0, 0), ..asked.to };
        for other in [Weekly { to: longer, ..asked }, Weekly { room: Some(room), ..asked }] {
            let answer = send(&town, &other, &look.seen, &by).await;
            assert_eq!(refusal(answer), Refusal::ChangedMeanwhile, "{other:?}");
            assert_eq!(days(&town, class, &by).await, [(1, 9), (8, 9), (15, 9), (22, 9)]);
            let look = look_weekly(&town, &other, &by).await.unwrap();
            assert_eq!(look.moves.len(), 3, "and may be done once it was looked at");
        }
        send(&town, &asked, &look.seen, &by).await.unwrap();
        kept_is_right(&town).await;
    })
    .await;
}
