//! 关心 and 服务时长: a call after two absences and the next only after new ones, and hours that a coordinator confirms.

use std::time::Duration;

use domain::attendance::{AttendanceRefusal, Mark, Means};
use domain::care::{CareOutcome, Missed};
use domain::id::{OfferingId, PersonId, SessionId};
use domain::person::{Coordinator, PersonName};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::service::Minutes;
use jiff::civil::date;
use store::account::{NewAccount, open, set_ended};
use store::attendance::{Marks, mark};
use store::call::{Came, EarlierCall};
use store::care::{NewContact, due, may_call, name_liaison, note};
use store::form_key;
use store::new_offering::NewOffering;
use store::service::{Confirmed, confirm, hours, mine};

use crate::session::at_desk;
use crate::support::*;

/// An offering that somebody has a place on, with its desk and sessions.
struct Course {
    offering: OfferingId,
    by: Coordinator,
    chen: PersonId,
    sessions: Vec<SessionId>,
}

async fn course(town: &Town) -> Course {
    let offering = add(town, &class(town, "楷书一年级（1）班")).await;
    let (by, chen) = (coordinator(town, town.university).await, person(town).await);
    ask(town, offering, chen).await.unwrap();
    let all = at_desk(town, offering, &by).await;
    let sessions = all.iter().map(|one| one.session.id).collect();
    Course { offering, by, chen, sessions }
}

/// Chen is marked at the session of this number, an hour after it has begun.
async fn marked(town: &Town, course: &Course, number: usize, what: Mark) {
    let session = course.sessions[number];
    let all = at_desk(town, course.offering, &course.by).await;
    town.clock.set(all[number].session.span.from + Duration::from_secs(3600));
    let marks = vec![(course.chen, Some(what))];
    let marks =
        Marks { session, means: Means::Staff, marks, codes: Vec::new(), everybody_else: None };
    mark(town, form_key::new(), marks, &course.by).await.unwrap();
}

/// Somebody else at the same desk.
async fn colleague_of(town: &Town, by: &Coordinator, name: &str, role: Role) -> PersonId {
    let (sign_in_name, name) = (format!("{}-2", role.code()), PersonName::parse(name).unwrap());
    let new =
        NewAccount { name, sign_in_name, role, teaches: String::new(), telephone: String::new() };
    open(town, form_key::new(), new, "hash", by).await.unwrap()
}

async fn missed(town: &Town, course: &Course) -> Vec<usize> {
    let due = due(town, &course.by).await.unwrap();
    let board = store::today::board(town, &course.by).await.unwrap();
    assert_eq!(board.care, due.len(), "the board counts as the list does");
    due.into_iter().map(|task| task.missed.times()).collect()
}

async fn called(town: &Town, course: &Course, outcome: CareOutcome) {
    let task = due(town, &course.by).await.unwrap().remove(0);
    let contact = NewContact { sign_up: task.sign_up, outcome, note: "女儿接的".into() };
    note(town, form_key::new(), contact, &course.by).await.unwrap();
}

#[tokio::test]
async fn what_was_noted_of_calls_stands_with_each_of_several_people() {
    on_each_engine(async |town| {
        let course = course(&town).await;
        let mut all = vec![course.chen];
        for name in ["林国富", "吴秀英"] {
            let one = named_person(&town, name).await;
            ask(&town, course.offering, one).await.unwrap();
            all.push(one);
        }
        for number in [0, 1] {
            for person in &all {
                let one = Course { chen: *person, ..again(&course) };
                marked(&town, &one, number, Mark::Absent).await;
            }
        }
        // One is called more often than is told, one once, one never.
        for (person, calls) in [(all[0], 14), (all[1], 1)] {
            let tasks = due(&town, &course.by).await.unwrap();
            let sign_up = tasks.iter().find(|task| task.person.id == person).unwrap().sign_up;
            for call in 0..calls {
                let note_of_it = format!("第{call}次");
                let outcome = CareOutcome::NoAnswer;
                let contact = NewContact { sign_up, outcome, note: note_of_it };
                note(&town, form_key::new(), contact, &course.by).await.unwrap();
            }
        }
        let tasks = due(&town, &course.by).await.unwrap();
        let told = |person: PersonId| -> Vec<String> {
            let task = tasks.iter().find(|task| task.person.id == person).unwrap();
            task.earlier.iter().map(|call| call.note.clone()).collect()
        };
        let latest: Vec<_> = (2..14).map(|call| format!("第{call}次")).collect();
        assert_eq!(told(all[0]), latest, "the first of the latest one first");
        assert_eq!(told(all[1]), ["第0次"]);
        assert_eq!(told(all[2]), [""; 0]);
    })
    .await;
}

fn again(course: &Course) -> Course {
    let Course { offering, by, chen, sessions } = course;
    Course { offering: *offering, by: by.clone(), chen: *chen, sessions: sessions.clone() }
}

#[tokio::test]
async fn a_call_after_two_absences_and_the_next_after_new_ones() {
    on_each_engine(async |town| {
        let course = course(&town).await;
        let other = coordinator(&town, town.centre).await;
        marked(&town, &course, 0, Mark::Absent).await;
        assert_eq!(missed(&town, &course).await, [0_usize; 0]);
        marked(&town, &course, 1, Mark::Absent).await;
        assert_eq!(missed(&town, &course).await, [2]);
        assert_eq!(due(&town, &other).await.unwrap(), []);
        called(&town, &course, CareOutcome::NoAnswer).await;
        let again = due(&town, &course.by).await.unwrap().remove(0);
        assert_eq!((again.contacts.len(), again.liaison), (1, None));
        let key = form_key::new();
        let outcome = CareOutcome::Away(date(2026, 12, 15));
        let contact = NewContact { sign_up: again.sign_up, outcome, note: String::new() };
        assert!(is_not_found(&note(&town, key, contact.clone(), &other).await));
        for _ in 0..2 {
            note(&town, key, contact.clone(), &course.by).await.unwrap();
        }
        assert_eq!(town.number("select count(*) from care_contact").await, 2);
        marked(&town, &course, 2, Mark::Absent).await;
        assert_eq!(missed(&town, &course).await, [0_usize; 0], "away until then");
        marked(&town, &course, 3, Mark::Absent).await;
        assert_eq!(missed(&town, &course).await, [0_usize; 0], "once since");
        counters_are_right(&town).await;
        assert_eq!(town.number("select count(*) from sign_up where state = 'held'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_did_not_sign_the_paper_twice_is_called_and_nobody_else() {
    on_each_engine(async |town| {
        let course = course(&town).await;
        let (lin, wu) = (named_person(&town, "林国富").await, named_person(&town, "吴秀英").await);
        for person in [lin, wu] {
            ask(&town, course.offering, person).await.unwrap();
        }
        let rest = |number: usize| Marks {
            session: course.sessions[number],
            means: Means::Staff,
            marks: Vec::new(),
            codes: Vec::new(),
            everybody_else: Some(Mark::Absent),
        };
        let all = at_desk(&town, course.offering, &course.by).await;
        town.clock.set(all[0].session.span.from - Duration::from_secs(60));
        let early = mark(&town, form_key::new(), rest(0), &course.by).await;
        assert!(matches!(refusal(early), Refusal::Attendance(_)), "it has not begun");
        assert_eq!(town.number("select count(*) from attendance").await, 0);
        for (number, calls) in [(0, vec![]), (1, vec![2_usize])] {
            marked(&town, &Course { chen: lin, ..again(&course) }, number, Mark::Excused).await;
            marked(&town, &Course { chen: wu, ..again(&course) }, number, Mark::Present).await;
            let key = form_key::new();
            for _ in 0..2 {
                assert_eq!(mark(&town, key, rest(number), &course.by).await.unwrap(), 1);
            }
            let session = course.sessions[number];
            let register = store::attendance::register(&town, session, &course.by).await.unwrap();
            let of = |person: PersonId| {
                register.lines.iter().find(|line| line.person.id == person).unwrap().mark()
            };
            assert_eq!(of(course.chen), Some(Mark::Absent));
            assert_eq!(of(lin), Some(Mark::Excused), "who is excused stays so");
            assert_eq!(of(wu), Some(Mark::Present), "who has signed was there");
            assert_eq!(missed(&town, &course).await, calls);
        }
        assert_eq!(town.number("select count(*) from attendance_change").await, 6);
        assert_eq!(due(&town, &course.by).await.unwrap()[0].person.id, course.chen);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn two_of_the_last_four_make_a_call_though_they_came_in_between() {
    on_each_engine(async |town| {
        let course = course(&town).await;
        for (number, what) in [(0, Mark::Absent), (1, Mark::Present), (2, Mark::Absent)] {
            assert_eq!(missed(&town, &course).await, [0_usize; 0]);
            marked(&town, &course, number, what).await;
        }
        let task = due(&town, &course.by).await.unwrap().remove(0);
        assert_eq!(task.missed, Missed::OfTheLast { missed: 2, of: 3 });
        called(&town, &course, CareOutcome::ComesAgain).await;
        marked(&town, &course, 3, Mark::Absent).await;
        assert_eq!(missed(&town, &course).await, [0_usize; 0], "one since the call");
    })
    .await;
}

#[tokio::test]
async fn one_in_each_of_two_makes_one_call_which_covers_both() {
    on_each_engine(async |town| {
        let writing = course(&town).await;
        let sessions = vec![session(3, 14), session(10, 14)];
        let painting = NewOffering { sessions, ..class(&town, "国画") };
        let painting = add(&town, &painting).await;
        let singing = NewOffering { sessions: vec![session(11, 14)], ..class(&town, "合唱") };
        let singing = add(&town, &singing).await;
        ask(&town, singing, writing.chen).await.unwrap();
        ask(&town, painting, writing.chen).await.unwrap();
        let all = at_desk(&town, painting, &writing.by).await;
        let sessions = all.iter().map(|one| one.session.id).collect();
        let painting = Course { offering: painting, sessions, ..again(&writing) };
        marked(&town, &writing, 0, Mark::Absent).await;
        assert_eq!(missed(&town, &writing).await, [0_usize; 0]);
        marked(&town, &painting, 0, Mark::Absent).await;
        let task = due(&town, &writing.by).await.unwrap();
        assert_eq!(task.len(), 1, "one call: {task:?}");
        assert_eq!((task[0].offering, task[0].missed.times()), (painting.offering, 2));
        assert_eq!(task[0].also_missed, "楷书一年级（1）班");
        let elsewhere = coordinator(&town, town.centre).await;
        assert_eq!(due(&town, &elsewhere).await.unwrap(), []);
        called(&town, &writing, CareOutcome::ComesAgain).await;
        assert_eq!(missed(&town, &writing).await, [0_usize; 0]);
        marked(&town, &writing, 1, Mark::Absent).await;
        assert_eq!(missed(&town, &writing).await, [0_usize; 0], "one since the call");
        marked(&town, &painting, 1, Mark::Absent).await;
        assert_eq!(missed(&town, &writing).await, [2], "new ones make a new call");
        // Whoever has come to a third thing since was seen, though they had never missed that one.
        let all = at_desk(&town, singing, &writing.by).await;
        let sessions = all.iter().map(|one| one.session.id).collect();
        let singing = Course { offering: singing, sessions, ..again(&writing) };
        marked(&town, &singing, 0, Mark::Present).await;
        assert_eq!(missed(&town, &writing).await, [0_usize; 0], "she was seen");
    })
    .await;
}

#[tokio::test]
async fn whose_task_it_is_comes_first() {
    on_each_engine(async |town| {
        let course = course(&town).await;
        marked(&town, &course, 0, Mark::Absent).await;
        marked(&town, &course, 1, Mark::Absent).await;
        let other = coordinator(&town, town.centre).await;
        let colleague = colleague_of(&town, &course.by, "魏桂枝", Role::Coordinator).await;
        let named = async |who, by| name_liaison(&town, course.offering, who, by).await;
        assert!(is_not_found(&named(other.person, &other).await));
        assert!(is_not_found(&named(other.person, &course.by).await), "of another desk");
        assert!(is_not_found(&named(course.chen, &course.by).await), "of no desk");
        let teacher = colleague_of(&town, &course.by, "王和根", Role::Teacher).await;
        assert!(is_not_found(&named(teacher, &course.by).await), "runs no desk");
        named(course.by.person, &course.by).await.unwrap();
        let settled = async |by| store::care::liaison(&town, course.offering, by).await.unwrap();
        assert_eq!(settled(&course.by).await, Some((course.by.person, "周敏".into())));
        assert_eq!(settled(&other).await, None, "another desk reads nothing of it");
        let liaison = async || due(&town, &course.by).await.unwrap().remove(0).liaison;
        assert_eq!(liaison().await, Some((course.by.person, "周敏".into())));
        // Somebody else of the desk takes over.
        let all = may_call(&town, &course.by).await.unwrap();
        let all: Vec<_> = all.into_iter().map(|one| one.person).collect();
        assert!(all.contains(&colleague) && !all.contains(&teacher));
        named(colleague, &course.by).await.unwrap();
        assert_eq!(liaison().await, Some((colleague, "魏桂枝".into())));
        // Whoever has left the desk calls for nobody.
        let key = form_key::new();
        set_ended(&town, key, colleague, true, &course.by).await.unwrap();
        assert_eq!(settled(&course.by).await, None);
        assert_eq!(liaison().await, None);
        assert!(is_not_found(&named(colleague, &course.by).await));
        marked(&town, &course, 2, Mark::Present).await;
        assert_eq!(missed(&town, &course).await, [0_usize; 0], "they have come again");
    })
    .await;
}

#[tokio::test]
async fn whoever_calls_next_reads_what_was_noted_of_every_call_before() {
    on_each_engine(async |town| {
        let course = course(&town).await;
        let other = coordinator(&town, town.centre).await;
        // She misses something else of the same house, too, and has been called about it.
        let second = NewOffering { sessions: vec![session(20, 9)], ..class(&town, "国画") };
        let second = ask(&town, add(&town, &second).await, course.chen).await.unwrap();
        let note_of = |sign_up, note: &str| NewContact {
            sign_up,
            outcome: CareOutcome::Ill(None),
            note: note.into(),
        };
        note(&town, form_key::new(), note_of(second.id, "住院了"), &course.by).await.unwrap();
        // What the centre notes is the centre's.
        let dance = ask(&town, add(&town, &activity(&town, "舞会", 9)).await, course.chen).await;
        let dance = dance.unwrap();
        note(&town, form_key::new(), note_of(dance.id, "不想说"), &other).await.unwrap();
        marked(&town, &course, 0, Mark::Absent).await;
        marked(&town, &course, 1, Mark::Absent).await;
        called(&town, &course, CareOutcome::NoAnswer).await;
        let task = due(&town, &course.by).await.unwrap().remove(0);
        let told = |all: &[EarlierCall]| -> Vec<_> {
            all.iter().map(|one| (one.offering_name.clone(), one.note.clone())).collect()
        };
        let expected = [
            ("国画".to_owned(), "住院了".to_owned()),
            ("楷书一年级（1）班".to_owned(), "女儿接的".to_owned()),
        ];
        assert_eq!(told(&task.earlier), expected);
        assert_eq!(task.earlier[1].clerk_name, "周敏");
        assert_eq!(task.earlier[0].came, Came::OfCare(CareOutcome::Ill(None)));
        // Also once nobody is to call any more.
        let earlier = store::call::earlier(&town, task.sign_up, &course.by).await.unwrap();
        assert_eq!(told(&earlier), expected);
        let theirs = store::call::earlier(&town, task.sign_up, &other).await.unwrap();
        assert_eq!(told(&theirs), [("舞会".to_owned(), "不想说".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn hours_of_service_count_once_confirmed_and_only_for_whoever_was_there() {
    on_each_engine(async |town| {
        let offering = add(&town, &shift(&town, "医院导诊", 1)).await;
        let (by, other) =
            (coordinator(&town, town.team).await, coordinator(&town, town.centre).await);
        let chen = person(&town).await;
        ask(&town, offering, chen).await.unwrap();
        let sessions: Vec<_> =
            at_desk(&town, offering, &by).await.iter().map(|one| one.session.id).collect();
        let course = Course { offering, by, chen, sessions };
        let minutes = |minutes| Confirmed {
            session: course.sessions[0],
            minutes: vec![(chen, Minutes::of(minutes).unwrap())],
        };
        marked(&town, &course, 0, Mark::Present).await;
        let early = confirm(&town, form_key::new(), minutes(90), &course.by).await;
        let ends_at = session(1, 8).span.to;
        let not_over = Refusal::Attendance(AttendanceRefusal::NotOver { ends_at });
        assert_eq!(refusal(early), not_over, "it still goes on");
        town.clock.set(ends_at);
        let stranger = Confirmed {
            minutes: vec![(course.by.person, Minutes::of(90).unwrap())],
            ..minutes(90)
        };
        let absent = confirm(&town, form_key::new(), stranger, &course.by).await;
        assert!(is_not_found(&absent), "nobody has said that they were there");
        assert_eq!(mine(&town, chen).await.unwrap()[0].confirmed, None);
        assert!(is_not_found(&confirm(&town, form_key::new(), minutes(90), &other).await));
        assert!(is_not_found(&hours(&town, course.sessions[0], &other).await));
        for (typed, new) in [(90, 1), (90, 0), (75, 1)] {
            let told = confirm(&town, form_key::new(), minutes(typed), &course.by).await;
            assert_eq!(told.unwrap(), new);
        }
        let told = mine(&town, chen).await.unwrap();
        assert_eq!(told[0].confirmed, Minutes::of(75));
        assert_eq!(hours(&town, course.sessions[0], &course.by).await.unwrap().len(), 1);
        assert_eq!(town.number("select count(*) from service").await, 2, "the one before is kept");
        marked(&town, &course, 0, Mark::Absent).await;
        assert_eq!(mine(&town, chen).await.unwrap(), []);
    })
    .await;
}
