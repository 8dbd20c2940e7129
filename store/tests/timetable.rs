//! Planning a term: two coordinators at once, putting back, copying, and publishing all or nothing.

use domain::booking::{Purpose, RoomRules, Wanted, Whose};
use domain::calendar::{Span, Term, TimeSlot};
use domain::id::{LogEntryId, OfferingId, TermId, VenueId};
use domain::log::{About, Act, Facts, Field, LogRefusal};
use domain::offering::{Fen, KindFacts, Window};
use domain::person::Coordinator;
use domain::plan::PlannedClass;
use domain::refusal::Refusal;
use domain::timetable::{Copying, Draft, LeftOut, MovesUp, TimetableRefusal, Why};
use jiff::civil::{Weekday, date, time};
use jiff::{Timestamp, ToSpan};
use store::log::{LogFilter, entries};
use store::new_offering::{NewFacts, NewOffering, NewSession, NewVenue};
use store::room::RoomFacts;
use store::timetable::{
    CopyAsked, Outcome, ToPublish, add, add_term, change, change_term, continuing, copy,
    department, departments, last_change, look_at_copy, planned, publish, put_back, remove,
    rename_department, terms, timetable,
};
use store::{Seen, form_key};

use crate::support::*;

fn spring() -> Term {
    let (starts_on, ends_on) = (date(2027, 3, 1), date(2027, 6, 25));
    Term { name: "2027年春季学期".into(), starts_on, ends_on }
}

async fn term(town: &Town, by: &Coordinator) -> TermId {
    add_term(town, form_key::new(), &spring(), by).await.unwrap()
}

pub async fn room(town: &Town, by: &Coordinator, name: &str) -> VenueId {
    let facts = RoomFacts {
        name: name.into(),
        floor: String::new(),
        directions: String::new(),
        capacity: Some(40),
        equipment: String::new(),
        bring: String::new(),
        step_free: None,
        rules: RoomRules::default(),
    };
    store::room::add(town, form_key::new(), &facts, by).await.unwrap()
}

fn draft(name: &str, teacher: &str, room: Option<VenueId>) -> Draft {
    let slot =
        TimeSlot { weekday: Weekday::Tuesday, from: time(9, 0, 0, 0), to: time(10, 30, 0, 0) };
    let class = PlannedClass {
        department: "书画系".into(),
        subject: "楷书".into(),
        name: name.into(),
        grade: String::new(),
        slots: vec![slot],
        room: String::new(),
        teacher: teacher.into(),
        capacity: 30,
        returning: 0,
        fee: Fen::yuan(200),
        note: String::new(),
        campus: String::new(),
    };
    Draft { class, room, follows: None }
}

/// The offering that a planned class becomes on its first two Tuesdays.
async fn to_publish(town: &Town, term: TermId, name: &str, by: &Coordinator) -> ToPublish {
    let timetable = timetable(town, term, by).await.unwrap();
    let class = timetable.classes.iter().find(|one| one.draft.class.name == name).unwrap();
    let planned = &class.draft.class;
    let on = |day| Span::on(date(2027, 3, day), time(9, 0, 0, 0), time(10, 30, 0, 0));
    let venue = class
        .draft
        .room
        .and_then(|id| timetable.room(id))
        .map(|room| NewVenue { name: room.venue.name.clone(), ..NewVenue::default() });
    let session = |day| NewSession { span: on(day), venue: venue.clone() };
    let usual = crate::support::class(town, name);
    let facts = NewFacts::Class {
        department: planned.department.clone(),
        course: planned.subject.clone(),
        teacher: planned.teacher.clone(),
        term: timetable.term.clone(),
        returning_places: 0,
    };
    let opens_at = NOW + (24 * 60).hours();
    let window = Window { opens_at, closes_at: opens_at + (24 * 10).hours() };
    let sessions = vec![session(2), session(9)];
    let import_key = Some(format!("class|2027|{name}"));
    let offering = NewOffering { sessions, facts, window, import_key, ..usual };
    ToPublish { id: class.id, revision: class.revision, offering }
}

async fn published(
    town: &Town,
    term: TermId,
    classes: &[ToPublish],
    from: Option<Timestamp>,
    by: &Coordinator,
) -> store::Result<Outcome> {
    publish(town, form_key::new(), term, classes.to_vec(), from, by).await
}

fn two_years() -> Copying {
    Copying { years: 2, opens_first_years: false, moves_up: MovesUp::All }
}

fn no(why: TimetableRefusal) -> Refusal {
    Refusal::Timetable(why)
}

#[tokio::test]
async fn what_is_planned_is_seen_by_its_own_desk_and_put_back_as_it_was() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let term = term(&town, &by).await;
        let again = add_term(&town, form_key::new(), &spring(), &by).await;
        assert_eq!(refusal(again), no(TimetableRefusal::TermNameTaken));
        let room = room(&town, &by, "301书法教室").await;
        let stood = draft("楷书班", "魏桂", Some(room));
        let key = form_key::new();
        let made = add(&town, key, term, &stood, &by).await.unwrap();
        assert_eq!(add(&town, key, term, &stood, &by).await.unwrap(), made, "sent twice");
        let told = terms(&town, &by).await.unwrap();
        assert_eq!((told[0].published, told[0].planned), (0, 1));
        let class = planned(&town, made.class, &by).await.unwrap().1;
        assert_eq!(class.draft.class.room, "301书法教室", "as the room is called");

        let later = TimeSlot { weekday: Weekday::Friday, ..stood.class.slots[0] };
        let moved = class.draft.moved(0, later).unwrap();
        let key = form_key::new();
        let change = change(&town, key, (made.class, 0), &moved, &by).await.unwrap();
        let last = last_change(&town, made.class, &by).await.unwrap().unwrap();
        assert_eq!((last.id, last.was, last.by.as_str()), (change.id, Some(class.draft), "周敏"));
        let back = put_back(&town, form_key::new(), change.id, &by).await.unwrap();
        let now = planned(&town, made.class, &by).await.unwrap().1;
        assert_eq!((now.draft.class.slots[0], now.revision), (stood.class.slots[0], 2));
        // Only the last change is put back, and it can be taken back itself.
        let twice = put_back(&town, form_key::new(), change.id, &by).await;
        assert_eq!(refusal(twice), no(TimetableRefusal::ChangedMeanwhile));
        put_back(&town, form_key::new(), back.id, &by).await.unwrap();
        let now = planned(&town, made.class, &by).await.unwrap().1;
        assert_eq!(now.draft.class.slots[0], later);

        let out = remove(&town, form_key::new(), (made.class, 3), &by).await.unwrap();
        assert!(is_not_found(&planned(&town, made.class, &by).await));
        assert!(timetable(&town, term, &by).await.unwrap().classes.is_empty());
        put_back(&town, form_key::new(), out.id, &by).await.unwrap();
        assert_eq!(timetable(&town, term, &by).await.unwrap().classes.len(), 1);

        let theirs = coordinator(&town, town.centre).await;
        let key = form_key::new();
        assert!(is_not_found(&timetable(&town, term, &theirs).await));
        assert!(is_not_found(&planned(&town, made.class, &theirs).await));
        assert!(is_not_found(&add(&town, key, term, &stood, &theirs).await));
        assert!(is_not_found(&put_back(&town, form_key::new(), out.id, &theirs).await));
        assert!(is_not_found(&remove(&town, form_key::new(), (made.class, 5), &theirs).await));
        assert!(last_change(&town, made.class, &theirs).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn of_two_who_change_a_class_at_once_one_is_told() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let term = term(&town, &by).await;
        let new = draft("楷书班", "魏桂", None);
        let made = add(&town, form_key::new(), term, &new, &by);
        let class = made.await.unwrap().class;
        let (one, other) = (draft("楷书班", "单桂英", None), draft("楷书班", "陈国富", None));
        let (first, second) = tokio::join!(
            change(&town, form_key::new(), (class, 0), &one, &by),
            change(&town, form_key::new(), (class, 0), &other, &by),
        );
        let (kept, told) = if first.is_ok() { (one, second) } else { (other, first) };
        assert_eq!(refusal(told), no(TimetableRefusal::ChangedMeanwhile));
        let now = planned(&town, class, &by).await.unwrap().1;
        assert_eq!((now.draft, now.revision), (kept, 1));
    })
    .await;
}

#[tokio::test]
async fn publishing_is_done_once_and_for_all_that_were_chosen_or_none() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let term = term(&town, &by).await;
        let (one, two) = (room(&town, &by, "301").await, room(&town, &by, "302").await);
        for (name, teacher, room) in
            [("楷书班", "魏桂", one), ("篆书班", "单桂英", two), ("隶书班", "魏桂", two)]
        {
            add(&town, form_key::new(), term, &draft(name, teacher, Some(room)), &by)
                .await
                .unwrap();
        }
        let mut all = Vec::new();
        for name in ["楷书班", "篆书班", "隶书班"] {
            all.push(to_publish(&town, term, name, &by).await);
        }
        // The third takes the first's teacher and the second's room.
        let clashes = no(TimetableRefusal::Clashes { classes: 3 });
        assert_eq!(refusal(published(&town, term, &all, None, &by).await), clashes);
        assert_eq!(timetable(&town, term, &by).await.unwrap().published.len(), 0);
        remove(&town, form_key::new(), (all[2].id, 0), &by).await.unwrap();
        let gone = published(&town, term, &all, None, &by).await;
        assert_eq!(refusal(gone), no(TimetableRefusal::ChangedMeanwhile));

        let (key, chosen) = (form_key::new(), all[..2].to_vec());
        let done = Outcome { published: 2, continued: 0 };
        for _ in 0..2 {
            let told = publish(&town, key, term, chosen.clone(), None, &by).await;
            assert_eq!(told.unwrap(), done, "sent twice, done once");
        }
        let now = timetable(&town, term, &by).await.unwrap();
        assert_eq!((now.published.len(), now.classes.len()), (2, 0));
        let again = published(&town, term, &chosen, None, &by).await;
        assert_eq!(refusal(again), no(TimetableRefusal::Published));
        assert!(planned(&town, all[0].id, &by).await.unwrap().2.is_some());
        assert!(last_change(&town, all[0].id, &by).await.unwrap().is_none());
        let theirs = coordinator(&town, town.centre).await;
        assert!(is_not_found(&published(&town, term, &chosen, None, &theirs).await));

        // What is published stands in the way of what is planned beside it.
        let late = draft("草书班", "魏桂", None);
        add(&town, form_key::new(), term, &late, &by).await.unwrap();
        let clashes = timetable(&town, term, &by).await.unwrap().clashes();
        assert!(matches!(&clashes[..], [one] if matches!(one.why, Why::Teacher { .. })));
    })
    .await;
}

#[tokio::test]
async fn a_room_that_is_booked_between_the_look_and_the_button_refuses_it() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let term = term(&town, &by).await;
        let room = room(&town, &by, "301").await;
        let new = draft("楷书班", "魏桂", Some(room));
        add(&town, form_key::new(), term, &new, &by).await.unwrap();
        assert_eq!(timetable(&town, term, &by).await.unwrap().clashes(), []);
        let seen = to_publish(&town, term, "楷书班", &by).await;
        let wanted = Wanted {
            first: date(2027, 3, 16),
            from: time(10, 0, 0, 0),
            to: time(11, 0, 0, 0),
            weekly: None,
        };
        let purpose = Purpose {
            what: "排练".into(),
            whose: Whose::Club,
            group: "合唱团".into(),
            contact: "李桂兰".into(),
            telephone: "19900000001".into(),
        };
        let booking = store::booking::NewBooking { room, wanted, purpose, waits: false };
        let booked = store::booking::book(&town, form_key::new(), &booking, &by).await;
        assert!(booked.is_ok(), "{booked:?}");
        let refused = published(&town, term, &[seen], None, &by).await;
        assert_eq!(refusal(refused), no(TimetableRefusal::Clashes { classes: 1 }));
        // Without the room it is published.
        let free = draft("楷书班", "魏桂", None);
        let class = timetable(&town, term, &by).await.unwrap().classes[0].id;
        change(&town, form_key::new(), (class, 0), &free, &by).await.unwrap();
        let seen = to_publish(&town, term, "楷书班", &by).await;
        published(&town, term, &[seen], None, &by).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_published_while_many_book_its_room_and_each_day_is_given_once() {
    for turn in 0..3 {
        on_each_engine(async |town| {
            let by = coordinator(&town, town.university).await;
            let term = term(&town, &by).await;
            let room = room(&town, &by, "301").await;
            let new = draft("楷书班", "魏桂", Some(room));
            add(&town, form_key::new(), term, &new, &by).await.unwrap();
            let seen = to_publish(&town, term, "楷书班", &by).await;
            let mut tasks = Vec::new();
            for number in 0..12 {
                if number == turn * 5 {
                    let (db, by, seen) = (town.db.clone(), by.clone(), seen.clone());
                    tasks.push(tokio::spawn(async move {
                        let done = publish(&db, form_key::new(), term, vec![seen], None, &by).await;
                        done.map_or(0, |done| 2 * done.published)
                    }));
                }
                let (db, by) = (town.db.clone(), by.clone());
                // On the two days on which the class meets; those of one day overlap.
                let day = date(2027, 3, if number % 2 == 0 { 2 } else { 9 });
                let from = Span::on(day, time(9, 0, 0, 0), time(10, 0, 0, 0));
                let one = crate::bookings::new(room, crate::bookings::wanted(from));
                tasks.push(tokio::spawn(async move {
                    u32::from(store::booking::book(&db, form_key::new(), &one, &by).await.is_ok())
                }));
            }
            let mut given = 0;
            for task in tasks {
                given += task.await.unwrap();
            }
            assert_eq!(given, 2, "each of the two days was promised to one alone");
            crate::bookings::nobody_is_in_a_room_twice(&town).await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_term_is_copied_once_and_its_members_may_continue() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (first, second) = (class(&town, "楷书一年级班"), class(&town, "楷书二年级班"));
        let (first, second): (OfferingId, OfferingId) =
            (add_offering(&town, &first).await, add_offering(&town, &second).await);
        let member = person(&town).await;
        ask(&town, first, member).await.unwrap();
        store::offering::cancel(&town, form_key::new(), second, "老师生病", &by).await.unwrap();
        let term = term(&town, &by).await;
        let last = terms(&town, &by).await.unwrap().into_iter().find(|one| one.id != term);
        let last = last.unwrap().id;
        let proposed = CopyAsked::default();
        let (stays, how) = look_at_copy(&town, (last, term), proposed, &by).await.unwrap();
        assert_eq!((how.years, how.moves_up), (2, MovesUp::Nobody), "spring goes on after autumn");
        assert_eq!(stays.classes[0].draft.class.name, stays.classes[0].from_name);
        let up = CopyAsked { moves_up: Some(MovesUp::All), ..CopyAsked::default() };
        let (copied, _) = look_at_copy(&town, (last, term), up.clone(), &by).await.unwrap();
        assert_eq!(copied.left, [("楷书二年级班".to_owned(), LeftOut::Cancelled)]);
        let new = &copied.classes[0];
        assert_eq!((new.from, new.draft.class.name.as_str()), (first, "楷书二年级班"));
        assert_eq!(new.draft.class.slots.len(), 1, "on Tuesdays, as before");
        let key = form_key::new();
        for _ in 0..2 {
            assert_eq!(copy(&town, key, (last, term), two_years(), &by).await.unwrap(), 1);
        }
        let again = copy(&town, form_key::new(), (last, term), two_years(), &by).await;
        assert_eq!(refusal(again), no(TimetableRefusal::NothingToCopy));
        let wrong = copy(&town, form_key::new(), (term, last), two_years(), &by).await;
        assert_eq!(refusal(wrong), no(TimetableRefusal::NotAnEarlierTerm));

        assert_eq!(continuing(&town, &[first], &by).await.unwrap(), 1);
        let theirs = coordinator(&town, town.centre).await;
        assert_eq!(continuing(&town, &[first], &theirs).await.unwrap(), 0);
        assert!(is_not_found(&look_at_copy(&town, (last, term), up, &theirs).await));
        let seen = to_publish(&town, term, "楷书二年级班", &by).await;
        let done = published(&town, term, &[seen], Some(NOW), &by).await.unwrap();
        assert_eq!(done, Outcome { published: 1, continued: 1 });
        let may = may_continue(&town, member).await;
        assert_eq!((may.len(), &may[0].1), (1, &None));
        let next = store::offering::offering(&town, may[0].0).await.unwrap();
        assert_eq!(next.name, "楷书二年级班");
    })
    .await;
}

async fn add_offering(town: &Town, new: &NewOffering) -> OfferingId {
    store::new_offering::add(town, new).await.unwrap()
}

/// The latest entry of the log, which tells that a term was changed.
async fn last_change_of_term(town: &Town, by: &Coordinator) -> (LogEntryId, Facts, Facts) {
    let entry = entries(town, &LogFilter::default(), 1, by).await.unwrap().entries.remove(0);
    assert_eq!(entry.act, Act::ChangeTerm);
    (entry.id, entry.stood, entry.stands)
}

#[tokio::test]
async fn a_publication_is_taken_back_as_far_as_nobody_has_asked() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let term = term(&town, &by).await;
        let (one, two) = (room(&town, &by, "301").await, room(&town, &by, "302").await);
        for (name, teacher, room) in [("楷书班", "魏桂", one), ("篆书班", "单桂英", two)]
        {
            let new = draft(name, teacher, Some(room));
            add(&town, form_key::new(), term, &new, &by).await.unwrap();
        }
        let mut all = Vec::new();
        for name in ["楷书班", "篆书班"] {
            let mut class = to_publish(&town, term, name, &by).await;
            class.offering.window.opens_at = NOW - 1.hour();
            all.push(class);
        }
        published(&town, term, &all, None, &by).await.unwrap();
        let latest =
            async || entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries.remove(0);
        let entry = latest().await;
        assert_eq!(entry.act, Act::Publish);
        let slot = "2-540-630";
        assert_eq!(entry.stands[&Field::Classes], format!("楷书班 {slot};篆书班 {slot}"));

        let learner = person(&town).await;
        let asked = planned(&town, all[0].id, &by).await.unwrap().2.unwrap();
        ask(&town, asked, learner).await.unwrap();
        let undo =
            async || store::log::put_back(&town, form_key::new(), entry.id, "重新安排", &by).await;
        assert_eq!(undo().await.unwrap(), About::Term(term));
        let now = timetable(&town, term, &by).await.unwrap();
        assert_eq!(now.published.len(), 1, "who has a place keeps it");
        assert_eq!((now.published[0].offering, now.classes[0].id), (asked, all[1].id));
        let back = latest().await;
        assert_eq!(back.stood[&Field::Classes], format!("篆书班 {slot}"));
        assert_eq!(back.stands[&Field::StayPublished], "楷书班");
        assert_eq!(refusal(undo().await), Refusal::Log(LogRefusal::PutBackAlready));

        // It is published anew, and stays so once somebody has asked for it.
        let mut again = to_publish(&town, term, "篆书班", &by).await;
        again.offering.window.opens_at = NOW - 1.hour();
        published(&town, term, &[again], None, &by).await.unwrap();
        let entry = latest().await.id;
        let asked = planned(&town, all[1].id, &by).await.unwrap().2.unwrap();
        let other = person(&town).await;
        ask(&town, asked, other).await.unwrap();
        let theirs = coordinator(&town, town.centre).await;
        let stranger = store::log::put_back(&town, form_key::new(), entry, "", &theirs).await;
        assert!(is_not_found(&stranger));
        let none = store::log::put_back(&town, form_key::new(), entry, "", &by).await;
        assert_eq!(refusal(none), Refusal::Log(LogRefusal::AskedForSince));
        assert!(timetable(&town, term, &by).await.unwrap().classes.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_log_tells_day_room_and_teacher_before_and_after_a_move() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let term = term(&town, &by).await;
        let (one, two) = (room(&town, &by, "107").await, room(&town, &by, "203").await);
        let new = draft("八段锦班", "魏桂", Some(one));
        let class = add(&town, form_key::new(), term, &new, &by).await.unwrap().class;
        let mut moved = draft("八段锦班", "单桂英", Some(two));
        moved.class.slots[0].weekday = Weekday::Thursday;
        let change = change(&town, form_key::new(), (class, 0), &moved, &by).await.unwrap();
        let latest =
            async || entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries.remove(0);
        let told = |facts: &Facts| {
            let of = |field| facts.get(&field).cloned().unwrap_or_default();
            [of(Field::WeeklyTimes), of(Field::Room), of(Field::Teacher)]
        };
        let entry = latest().await;
        assert_eq!(told(&entry.stood), ["2-540-630", "107", "魏桂"]);
        assert_eq!(told(&entry.stands), ["4-540-630", "203", "单桂英"]);
        put_back(&town, form_key::new(), change.id, &by).await.unwrap();
        let entry = latest().await;
        assert_eq!(entry.act, Act::PutBackPlanned);
        assert_eq!(told(&entry.stood), ["4-540-630", "203", "单桂英"]);
        assert_eq!(told(&entry.stands), ["2-540-630", "107", "魏桂"]);
    })
    .await;
}

#[tokio::test]
async fn a_mistyped_term_is_corrected_by_whoever_has_seen_it_and_put_back() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let elsewhere = coordinator(&town, town.centre).await;
        let id = term(&town, &by).await;
        let changed = async |new: &Term, seen: &Term, by: &Coordinator| {
            let seen = Seen::of(seen).unwrap();
            change_term(&town, form_key::new(), (id, seen), new, by).await
        };
        let longer = Term { ends_on: date(2027, 7, 2), ..spring() };
        assert!(is_not_found(&changed(&longer, &spring(), &elsewhere).await));
        assert!(is_not_found(&store::timetable::term(&town, id, &elsewhere).await));
        changed(&longer, &spring(), &by).await.unwrap();
        changed(&longer, &spring(), &by).await.expect("the same form sent twice is done once");
        assert_eq!(store::timetable::term(&town, id, &by).await.unwrap(), longer);
        let other = Term { name: "2027年上半年".into(), ..spring() };
        assert_eq!(
            refusal(changed(&other, &spring(), &by).await),
            Refusal::ChangedMeanwhile,
            "what another has made is not written over"
        );
        let (entry, stood, stands) = last_change_of_term(&town, &by).await;
        assert_eq!(stood, Facts::from([(Field::EndsOn, "2027-06-25".into())]));
        assert_eq!(stands, Facts::from([(Field::EndsOn, "2027-07-02".into())]));
        let about = store::log::put_back(&town, form_key::new(), entry, "", &by).await.unwrap();
        assert_eq!(about, About::Term(id));
        assert_eq!(store::timetable::term(&town, id, &by).await.unwrap(), spring());
        let autumn = Term {
            name: "2027年秋季学期".into(),
            starts_on: date(2027, 9, 6),
            ends_on: date(2027, 12, 31),
        };
        add_term(&town, form_key::new(), &autumn, &by).await.unwrap();
        let same = Term { name: autumn.name, ..spring() };
        let taken = refusal(changed(&same, &spring(), &by).await);
        assert_eq!(taken, no(TimetableRefusal::TermNameTaken));
    })
    .await;
}

#[tokio::test]
async fn no_published_session_is_left_outside_of_its_term() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let late = Term { starts_on: date(2027, 3, 8), ..spring() };
        let id = add_term(&town, form_key::new(), &late, &by).await.unwrap();
        let changed = async |new: &Term, seen: &Term| {
            let seen = Seen::of(seen).unwrap();
            change_term(&town, form_key::new(), (id, seen), new, &by).await
        };
        changed(&spring(), &late).await.unwrap();
        let (entry, ..) = last_change_of_term(&town, &by).await;
        // It meets on the second and on the ninth of March.
        add(&town, form_key::new(), id, &draft("楷书一班", "魏桂", None), &by).await.unwrap();
        let class = to_publish(&town, id, "楷书一班", &by).await;
        published(&town, id, &[class], None, &by).await.unwrap();
        let outside = no(TimetableRefusal::SessionsOutside { sessions: 1 });
        assert_eq!(refusal(changed(&late, &spring()).await), outside);
        let short = Term { ends_on: date(2027, 3, 8), ..spring() };
        assert_eq!(refusal(changed(&short, &spring()).await), outside);
        let back = store::log::put_back(&town, form_key::new(), entry, "", &by).await;
        assert_eq!(refusal(back), outside);
        assert_eq!(store::timetable::term(&town, id, &by).await.unwrap(), spring());
        let just = Term { starts_on: date(2027, 3, 2), ends_on: date(2027, 3, 9), ..spring() };
        changed(&just, &spring()).await.expect("both days lie within");
    })
    .await;
}

#[tokio::test]
async fn a_department_is_renamed_with_what_is_still_to_come_and_put_back() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let elsewhere = coordinator(&town, town.centre).await;
        let class = add_offering(&town, &crate::support::class(&town, "楷书一班")).await;
        let term = term(&town, &by).await;
        let plan = add(&town, form_key::new(), term, &draft("行书一班", "单桂英", None), &by).await;
        let plan = plan.unwrap().class;
        let one = departments(&town, &by).await.unwrap().remove(0);
        let id = one.id;
        assert_eq!((one.name.as_str(), one.classes), ("书画系", 1));
        assert!(departments(&town, &elsewhere).await.unwrap().is_empty());
        assert!(is_not_found(&department(&town, id, &elsewhere).await));
        let renamed = async |name: &str, seen: &str, by: &Coordinator| {
            let seen = Seen::of(&seen.to_owned()).unwrap();
            rename_department(&town, form_key::new(), (id, seen), name, by).await
        };
        let called = async || {
            let offering = store::offering::offering(&town, class).await.unwrap();
            let KindFacts::Class { department, .. } = offering.facts else { panic!("a class") };
            let draft = planned(&town, plan, &by).await.unwrap();
            (department, draft.1.draft.class.department)
        };
        let found = async |words: &str| {
            store::offering::offerings_of(&town, town.university, words, 1).await.unwrap().total
        };
        assert!(is_not_found(&renamed("书法系", "书画系", &elsewhere).await));
        renamed("艺术系", "书画系", &by).await.unwrap();
        let both = |name: &str| (name.to_owned(), name.to_owned());
        assert_eq!(called().await, both("艺术系"));
        assert_eq!((found("艺术系").await, found("书画系").await), (1, 0));
        assert_eq!(
            refusal(renamed("国画系", "书画系", &by).await),
            Refusal::ChangedMeanwhile,
            "what another has made is not written over"
        );
        let mut other = crate::support::class(&town, "二胡一班");
        if let NewFacts::Class { department, .. } = &mut other.facts {
            *department = "音乐系".into();
        }
        add_offering(&town, &other).await;
        let taken = refusal(renamed("音乐系", "艺术系", &by).await);
        assert_eq!(taken, no(TimetableRefusal::DepartmentNameTaken));
        let all = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        let entry = all.into_iter().find(|one| one.act == Act::RenameDepartment).unwrap();
        assert_eq!(entry.name, "艺术系");
        assert_eq!(entry.stood, Facts::from([(Field::Name, "书画系".into())]));
        let about = store::log::put_back(&town, form_key::new(), entry.id, "", &by).await.unwrap();
        assert_eq!(about, About::Department(id));
        assert_eq!(called().await, both("书画系"));
        assert_eq!(found("书画系").await, 1);
    })
    .await;
}
