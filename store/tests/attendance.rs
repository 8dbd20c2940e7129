//! 出勤: a register is marked at the desk, at the door, from paper and by the person; two taps at once are one mark, and the last
//! free place is given to one who walks in.

use std::time::Duration;

use domain::attendance::{AttendanceRefusal, Mark, Means, Scanned, Tally, TapNumber};
use domain::id::{OfferingId, PersonId, SessionId};
use domain::log::Field;
use domain::member::{CardNumber, Sought};
use domain::person::{Coordinator, PersonName};
use domain::refusal::Refusal;
use domain::service::Minutes;
use domain::session::{Change, SessionRefusal};
use store::attendance::{
    Arrival, Arrived, Marks, arrive, arrive_by_tap, guest_comes, mark, register, say, scanned,
    take_tap_back, walk_in,
};
use store::log::{LogFilter, entries};
use store::member::find;
use store::new_offering::NewOffering;
use store::service::{Confirmed, confirm};
use store::sign_up::{CounterPerson, own_entry, withdraw};
use store::{Result, form_key};
use tokio::task::JoinSet;

use crate::session::{at_desk, make};
use crate::support::*;

/// A class with three people, at the beginning of its first session.
struct Class {
    offering: OfferingId,
    session: SessionId,
    by: Coordinator,
    people: [PersonId; 3],
}

async fn class_of_three(town: &Town, capacity: u32) -> Class {
    let new = NewOffering { capacity: Some(capacity), ..class(town, "楷书一年级（1）班") };
    let (offering, by) = (add(town, &new).await, coordinator(town, town.university).await);
    let people = [
        named_person(town, "陈淑芬").await,
        named_person(town, "林国富").await,
        named_person(town, "吴秀英").await,
    ];
    for person in people {
        ask(town, offering, person).await.unwrap();
    }
    let first = at_desk(town, offering, &by).await.remove(0);
    town.clock.set(first.session.span.from);
    Class { offering, session: first.session.id, by, people }
}

fn by_hand(class: &Class, marks: &[(usize, Option<Mark>)]) -> Marks {
    let marks = marks.iter().map(|(number, mark)| (class.people[*number], *mark)).collect();
    let (session, codes) = (class.session, Vec::new());
    Marks { session, means: Means::Staff, marks, codes, everybody_else: None }
}

async fn marked(town: &Town, class: &Class, marks: Marks) -> Result<u32> {
    mark(town, form_key::new(), marks, &class.by).await
}

async fn told(town: &Town, class: &Class) -> Vec<(Option<u32>, Option<Mark>)> {
    let register = register(town, class.session, &class.by).await.unwrap();
    register.lines.iter().map(|line| (line.code, line.mark())).collect()
}

fn tap(class: &Class, person: PersonId) -> Arrival {
    Arrival { session: class.session, person, means: Means::Tile, tapped_at: None }
}

/// Everybody taps at the same moment.
async fn at_once(
    town: &Town,
    class: &Class,
    people: &[PersonId],
    walks_in: bool,
) -> Vec<Result<Arrived>> {
    let mut coming = JoinSet::new();
    for person in people {
        let (db, by, arrival) = (town.db.clone(), class.by.clone(), tap(class, *person));
        coming.spawn(async move {
            if walks_in {
                walk_in(&db, arrival, &by).await
            } else {
                arrive(&db, arrival, &by).await
            }
        });
    }
    coming.join_all().await
}

fn no(answer: Result<impl std::fmt::Debug>) -> AttendanceRefusal {
    match refusal(answer) {
        Refusal::Attendance(why) => why,
        other => panic!("another refusal: {other:?}"),
    }
}

const PRESENT: Option<Mark> = Some(Mark::Present);

#[tokio::test]
async fn a_register_is_marked_by_hand_and_sent_twice_is_marked_once() {
    on_each_engine(async |town| {
        let class = class_of_three(&town, 10).await;
        let empty = register(&town, class.session, &class.by).await.unwrap();
        let names: Vec<_> =
            empty.lines.iter().map(|line| (line.initial, line.code, line.mark())).collect();
        assert_eq!(
            names,
            [(Some('C'), Some(1), None), (Some('L'), Some(2), None), (Some('W'), Some(3), None)]
        );
        let key = form_key::new();
        let marks = by_hand(&class, &[(0, PRESENT), (1, Some(Mark::Excused))]);
        for _ in 0..2 {
            assert_eq!(mark(&town, key, marks.clone(), &class.by).await.unwrap(), 2);
        }
        let rest = Marks {
            everybody_else: Some(Mark::Present),
            ..by_hand(&class, &[(1, Some(Mark::Absent))])
        };
        assert_eq!(marked(&town, &class, rest).await.unwrap(), 2);
        let now = register(&town, class.session, &class.by).await.unwrap().tally();
        assert_eq!(now, Tally { expected: 3, present: 2, absent: 1, ..Tally::default() });
        assert_eq!(marked(&town, &class, by_hand(&class, &[(2, None)])).await.unwrap(), 1);
        assert_eq!(told(&town, &class).await[2], (Some(3), None));
        assert_eq!(town.number("select count(*) from attendance").await, 3);
        assert_eq!(town.number("select count(*) from attendance_change").await, 5);
    })
    .await;
}

#[tokio::test]
async fn the_log_tells_each_mark_and_each_length_before_and_after() {
    on_each_engine(async |town| {
        let class = class_of_three(&town, 10).await;
        let lines = register(&town, class.session, &class.by).await.unwrap();
        let name =
            |number: usize| lines.lines[number].person.name.clone().unwrap().as_str().to_owned();
        let (chen, lin) = (name(0), name(1));
        let (on_leave, none) = (Some(Mark::Excused), None);
        marked(&town, &class, by_hand(&class, &[(0, PRESENT), (1, on_leave)])).await.unwrap();
        marked(&town, &class, by_hand(&class, &[(0, none), (1, on_leave)])).await.unwrap();
        marked(&town, &class, by_hand(&class, &[(0, PRESENT)])).await.unwrap();
        town.clock.set(lines.session.session.span.to);
        for minutes in [90, 120] {
            let minutes = vec![(class.people[0], Minutes::of(minutes).unwrap())];
            let confirmed = Confirmed { session: class.session, minutes };
            confirm(&town, form_key::new(), confirmed, &class.by).await.unwrap();
        }
        let log = entries(&town, &LogFilter::default(), 1, &class.by).await.unwrap().entries;
        let told = |number: usize, field: Field| {
            let entry = &log[number];
            [&entry.stood, &entry.stands].map(|facts| facts.get(&field).cloned().unwrap())
        };
        assert_eq!(told(0, Field::Served), [format!("{chen} 90"), format!("{chen} 120")]);
        assert_eq!(told(1, Field::Served), [format!("{chen} -"), format!("{chen} 90")]);
        assert_eq!(told(3, Field::Marks), [format!("{chen} present"), format!("{chen} -")]);
        assert_eq!(
            told(4, Field::Marks),
            [format!("{chen} -;{lin} -"), format!("{chen} present;{lin} excused")]
        );
        assert_eq!(log[4].stands.get(&Field::Number).map(String::as_str), Some("2"));
    })
    .await;
}

#[tokio::test]
async fn what_comes_too_early_is_called_off_or_is_another_desks_is_not_marked() {
    on_each_engine(async |town| {
        let class = class_of_three(&town, 10).await;
        let other = coordinator(&town, town.centre).await;
        let marks = || by_hand(&class, &[(0, PRESENT)]);
        let foreign = mark(&town, form_key::new(), marks(), &other).await;
        assert!(is_not_found(&foreign));
        assert!(is_not_found(&register(&town, class.session, &other).await));
        assert!(is_not_found(&arrive(&town, tap(&class, class.people[0]), &other).await));
        assert!(is_not_found(&walk_in(&town, tap(&class, class.people[0]), &other).await));
        let stranger = person(&town).await;
        let unknown = Marks { marks: vec![(stranger, PRESENT)], ..marks() };
        assert!(is_not_found(&marked(&town, &class, unknown).await));
        let second = at_desk(&town, class.offering, &class.by).await.remove(1);
        let early = Marks { session: second.session.id, ..marks() };
        let opens_at = second.session.span.from - Duration::from_secs(7200);
        assert_eq!(
            no(marked(&town, &class, early.clone()).await),
            AttendanceRefusal::TooEarly { opens_at }
        );
        // Leave is asked for at any time, and nothing is done by halves.
        let excused = Marks { marks: vec![(class.people[0], Some(Mark::Excused))], ..early };
        assert_eq!(marked(&town, &class, excused.clone()).await.unwrap(), 1);
        make(&town, &second, Change::Cancel, &class.by).await.unwrap();
        let off = marked(&town, &class, excused).await;
        assert_eq!(refusal(off), Refusal::Session(SessionRefusal::Cancelled));
    })
    .await;
}

#[tokio::test]
async fn a_paper_sheet_is_typed_in_by_codes_that_never_change() {
    on_each_engine(async |town| {
        let class = class_of_three(&town, 3).await;
        let signed = |codes: &[u32]| Marks { codes: codes.to_vec(), ..by_hand(&class, &[]) };
        let wrong = marked(&town, &class, signed(&[1, 7, 9])).await;
        assert_eq!(no(wrong), AttendanceRefusal::UnknownCodes { codes: vec![7, 9] });
        assert_eq!(town.number("select count(*) from attendance").await, 0);
        let [chen, lin, wu] = class.people;
        let left =
            store::sign_up::live_sign_up(&town, class.offering, chen).await.unwrap().unwrap();
        withdraw(&town, form_key::new(), left.id, chen).await.unwrap();
        let entries = store::sign_up::entries_of(&town, class.offering, &class.by).await.unwrap();
        let codes: Vec<_> = entries.iter().map(|one| (one.person.id, one.code)).collect();
        assert_eq!(codes, [(lin, 2), (wu, 3), (chen, 1)]);
        // The sheet was printed before Chen left, and Chen has signed it.
        assert_eq!(marked(&town, &class, signed(&[1, 3])).await.unwrap(), 2);
        assert_eq!(
            told(&town, &class).await,
            [(Some(1), PRESENT), (Some(2), None), (Some(3), PRESENT)]
        );
    })
    .await;
}

#[tokio::test]
async fn taps_at_once_and_late_are_one_mark_and_undo_nothing() {
    on_each_engine(async |town| {
        let class = class_of_three(&town, 10).await;
        let [chen, lin, wu] = class.people;
        let taps = at_once(&town, &class, &[chen; 6], false).await;
        let new = taps.into_iter().filter(|tapped| tapped.as_ref().unwrap().is_new).count();
        assert_eq!(new, 1);
        assert_eq!(town.number("select count(*) from attendance_change").await, 1);
        let began =
            register(&town, class.session, &class.by).await.unwrap().session.session.span.from;
        town.clock.set(began + Duration::from_secs(1200));
        let marks = by_hand(&class, &[(1, Some(Mark::Excused)), (2, Some(Mark::Absent))]);
        marked(&town, &class, marks).await.unwrap();
        town.clock.set(began + Duration::from_secs(2400));
        let kept = |person, seconds| Arrival {
            tapped_at: Some(began + Duration::from_secs(seconds)),
            ..tap(&class, person)
        };
        // Tapped before the staff said otherwise, sent after it; then one who came after they were missed.
        let stands = arrive(&town, kept(lin, 600), &class.by).await.unwrap();
        assert!(!stands.is_new && !stands.is_here, "what staff said stands, and that is told");
        assert!(arrive(&town, kept(wu, 1800), &class.by).await.unwrap().is_new);
        let again = arrive(&town, kept(wu, 1800), &class.by).await.unwrap();
        assert!(!again.is_new && again.is_here);
        let marks: Vec<_> = told(&town, &class).await.into_iter().map(|(_, mark)| mark).collect();
        assert_eq!(marks, [PRESENT, Some(Mark::Excused), PRESENT]);
        let stranger = person(&town).await;
        let unknown = arrive(&town, tap(&class, stranger), &class.by).await;
        assert_eq!(no(unknown), AttendanceRefusal::NotOnTheList);
    })
    .await;
}

#[tokio::test]
async fn a_kept_tap_is_taken_back_whether_it_came_or_not_and_nothing_else_is() {
    on_each_engine(async |town| {
        let class = class_of_three(&town, 10).await;
        let [chen, lin, wu] = class.people;
        let began =
            register(&town, class.session, &class.by).await.unwrap().session.session.span.from;
        let kept = |person, seconds| Arrival {
            tapped_at: Some(began + Duration::from_secs(seconds)),
            ..tap(&class, person)
        };
        let taken_back = async |person, seconds| {
            take_tap_back(&town, kept(person, seconds), None, &class.by).await.unwrap()
        };
        let marks = async || {
            let told = told(&town, &class).await;
            told.into_iter().map(|(_, mark)| mark).collect::<Vec<_>>()
        };
        town.clock.set(began + Duration::from_secs(2400));
        // It had come: the mark goes, and the same tap sent once more makes none.
        arrive(&town, kept(chen, 600), &class.by).await.unwrap();
        assert!(taken_back(chen, 600).await);
        assert!(!taken_back(chen, 600).await, "sent twice, undone once");
        assert!(!arrive(&town, kept(chen, 600), &class.by).await.unwrap().is_new);
        // It had not come, and comes late.
        assert!(!taken_back(lin, 700).await);
        assert!(!arrive(&town, kept(lin, 700), &class.by).await.unwrap().is_new);
        assert_eq!(marks().await, [None, None, None]);
        assert!(arrive(&town, kept(lin, 701), &class.by).await.unwrap().is_new, "another tap");
        // Who was there before, or was marked by hand, stays.
        arrive(&town, kept(wu, 300), &class.by).await.unwrap();
        arrive(&town, kept(wu, 900), &class.by).await.unwrap();
        assert!(!taken_back(wu, 900).await);
        marked(&town, &class, by_hand(&class, &[(0, PRESENT)])).await.unwrap();
        assert!(!taken_back(chen, 600).await);
        assert_eq!(marks().await, [PRESENT, PRESENT, PRESENT]);
        let log = entries(&town, &LogFilter::default(), 1, &class.by).await.unwrap().entries;
        let undone = |one: &&store::log::Entry| {
            one.act == domain::log::Act::MarkRegister && one.stands.contains_key(&Field::Marks)
        };
        assert_eq!(log.iter().filter(undone).count(), 2, "the one undone, the one by hand");
        let stranger = person(&town).await;
        assert!(!taken_back(stranger, 900).await);
        let other = coordinator(&town, town.centre).await;
        assert!(is_not_found(&take_tap_back(&town, kept(chen, 600), None, &other).await));
    })
    .await;
}

#[tokio::test]
async fn a_tap_that_arrives_after_it_was_taken_back_is_known_by_its_number_and_stays_so() {
    on_each_engine(async |town| {
        let class = class_of_three(&town, 10).await;
        let [chen, lin, _] = class.people;
        let began = town.clock.now();
        let number = |sent: &str| TapNumber::parse(sent);
        let at_once = async |person, sent: &str| {
            arrive_by_tap(&town, tap(&class, person), number(sent), &class.by).await.unwrap()
        };
        let taken_back = async |person, seconds, sent: &str| {
            let tapped_at = Some(began + Duration::from_secs(seconds));
            let kept = Arrival { tapped_at, ..tap(&class, person) };
            take_tap_back(&town, kept, number(sent), &class.by).await.unwrap()
        };
        let marks = async || {
            let told = told(&town, &class).await;
            told.into_iter().map(|(_, mark)| mark).collect::<Vec<_>>()
        };
        town.clock.set(began + Duration::from_secs(100));
        // It was on its way for so long that its tablet kept it, and was taken back there.
        assert!(!taken_back(chen, 60, "1795395660").await);
        town.clock.set(began + Duration::from_secs(200));
        for _ in 0..2 {
            let late = at_once(chen, "1795395660").await;
            assert!(!late.is_new && !late.is_here);
            assert!(!taken_back(chen, 60, "1795395660").await);
        }
        // Nor does what was sent again from the tablet, whose moment a slow network has made later.
        let again =
            Arrival { tapped_at: Some(began + Duration::from_secs(150)), ..tap(&class, chen) };
        let again = arrive_by_tap(&town, again, number("1795395660"), &class.by).await.unwrap();
        assert!(!again.is_new && !again.is_here);
        assert_eq!(marks().await, [None, None, None]);
        // Another tap counts, of the same person and of another one; that it was theirs is then told to the late one, too.
        assert!(at_once(lin, "1795395660").await.is_new);
        assert!(at_once(chen, "1795395790").await.is_new);
        let late = at_once(chen, "1795395660").await;
        assert!(!late.is_new && late.is_here);
        // By hand, or without scripts, there is no number.
        marked(&town, &class, by_hand(&class, &[(0, None)])).await.unwrap();
        assert!(arrive(&town, tap(&class, chen), &class.by).await.unwrap().is_new);
        // What was marked by hand meanwhile is no matter of the tap, and it does not change it.
        marked(&town, &class, by_hand(&class, &[(1, Some(Mark::Excused))])).await.unwrap();
        assert!(!taken_back(lin, 60, "1795395661").await);
        assert!(!at_once(lin, "1795395661").await.is_new);
        assert_eq!(marks().await, [PRESENT, Some(Mark::Excused), None]);
        let log = entries(&town, &LogFilter::default(), 1, &class.by).await.unwrap().entries;
        let arrived = |one: &&store::log::Entry| one.act == domain::log::Act::Arrive;
        assert_eq!(log.iter().filter(arrived).count(), 3, "only what counted");
        let stranger = person(&town).await;
        assert!(!taken_back(stranger, 60, "1").await);
    })
    .await;
}

#[tokio::test]
async fn the_last_place_of_a_session_is_walked_in_on_once() {
    on_each_engine(async |town| {
        let other = add(&town, &erhu(&town)).await;
        let mut guests = Vec::new();
        for _ in 0..6 {
            let guest = person(&town).await;
            ask(&town, other, guest).await.unwrap();
            guests.push(guest);
        }
        let class = class_of_three(&town, 4).await;
        let stranger = person(&town).await;
        assert!(is_not_found(&walk_in(&town, tap(&class, stranger), &class.by).await));
        let answers = at_once(&town, &class, &guests, true).await;
        let (came, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!((came.len(), refused.len()), (1, 5));
        for refused in refused {
            assert_eq!(no(refused), AttendanceRefusal::Full);
        }
        // One is on leave, so there is room for one more; who has a place always comes in.
        marked(&town, &class, by_hand(&class, &[(0, Some(Mark::Excused))])).await.unwrap();
        let mut more = 0;
        for guest in &guests {
            more += usize::from(walk_in(&town, tap(&class, *guest), &class.by).await.is_ok());
        }
        assert_eq!(more, 2, "the one who is there already, and one more");
        assert!(walk_in(&town, tap(&class, class.people[0]), &class.by).await.unwrap().is_new);
        let now = register(&town, class.session, &class.by).await.unwrap().tally();
        assert_eq!((now.expected, now.walk_ins, now.present), (3, 2, 3));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_card_and_a_code_mean_their_person_at_their_institution_alone() {
    on_each_engine(async |town| {
        let class = class_of_three(&town, 10).await;
        let other = coordinator(&town, town.centre).await;
        let chen = class.people[0];
        let card = store::member::give_card(&town, chen, &class.by).await.unwrap();
        let mine =
            store::sign_up::live_sign_up(&town, class.offering, chen).await.unwrap().unwrap();
        for code in [Scanned::Card(card), Scanned::Member(chen), Scanned::SignUp(mine.id)] {
            assert_eq!(scanned(&town, code, &class.by).await.unwrap(), chen);
            let foreign = scanned(&town, code, &other).await;
            assert_eq!(no(foreign), AttendanceRefusal::UnknownCard);
        }
        let unknown = scanned(&town, Scanned::Card(CardNumber(99)), &class.by).await;
        assert_eq!(no(unknown), AttendanceRefusal::UnknownCard);
    })
    .await;
}

#[tokio::test]
async fn a_person_sees_their_marks_and_puts_them_right() {
    on_each_engine(async |town| {
        let class = class_of_three(&town, 10).await;
        let [chen, lin, _] = class.people;
        let mine =
            store::sign_up::live_sign_up(&town, class.offering, chen).await.unwrap().unwrap();
        marked(&town, &class, by_hand(&class, &[(0, Some(Mark::Absent))])).await.unwrap();
        let marks = own_entry(&town, mine.id, chen).await.unwrap().marks;
        assert_eq!(marks.len(), 2, "what has begun, and what comes next");
        assert_eq!((marks[0].marked, marks[1].marked.unwrap().mark), (None, Some(Mark::Absent)));
        let next = marks[0].session.id;
        for (said, kept) in [(Some(Mark::Excused), Some(Mark::Excused)), (None, None)] {
            say(&town, form_key::new(), next, said, chen).await.unwrap();
            let marks = own_entry(&town, mine.id, chen).await.unwrap().marks;
            assert_eq!(marks[0].marked.unwrap().mark, kept);
        }
        let early = say(&town, form_key::new(), next, PRESENT, chen).await;
        assert!(matches!(no(early), AttendanceRefusal::TooEarly { .. }));
        let late = say(&town, form_key::new(), class.session, None, chen).await;
        assert_eq!(no(late), AttendanceRefusal::Begun);
        assert!(is_not_found(&own_entry(&town, mine.id, lin).await));
        say(&town, form_key::new(), class.session, PRESENT, chen).await.unwrap();
        let line = register(&town, class.session, &class.by).await.unwrap().lines.remove(0);
        let now = line.marked.unwrap();
        assert_eq!((now.mark, now.means), (PRESENT, Means::Person));
        let stranger = person(&town).await;
        let foreign = say(&town, form_key::new(), class.session, PRESENT, stranger).await;
        assert!(is_not_found(&foreign));
    })
    .await;
}

#[tokio::test]
async fn who_comes_for_the_first_time_belongs_there_from_then_on_or_is_not_noted_at_all() {
    on_each_engine(async |town| {
        let class = class_of_three(&town, 4).await;
        let other = coordinator(&town, town.centre).await;
        let guest = |name: &str| CounterPerson {
            name: PersonName::parse(name).unwrap(),
            mobile: None,
            born_on: Some(jiff::civil::date(1950, 3, 8)),
            emergency_contact: None,
            emergency_telephone: None,
        };
        let comes = async |key, name: &str, by: &Coordinator| {
            guest_comes(&town, key, class.session, &guest(name), by).await
        };
        assert!(is_not_found(&comes(form_key::new(), "周平", &other).await));
        let people = "select count(*) from person where name in ('周平', '郑英')";
        assert_eq!(town.number(people).await, 0, "a unit that fails leaves nobody");
        let key = form_key::new();
        assert!(comes(key, "周平", &class.by).await.unwrap());
        assert!(comes(key, "周平", &class.by).await.unwrap(), "sent twice, done once");
        let found = find(&town, &Sought::parse("周平").unwrap(), &class.by).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(no(comes(form_key::new(), "郑英", &class.by).await), AttendanceRefusal::Full);
        assert_eq!(town.number(people).await, 1);
        let tally = register(&town, class.session, &class.by).await.unwrap().tally();
        assert_eq!((tally.expected, tally.walk_ins, tally.present), (3, 1, 1));
        counters_are_right(&town).await;
    })
    .await;
}
