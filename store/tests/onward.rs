//! From a day on: another teacher, another room, for all sessions to come; looked at first, told once; a teacher is put back for the whole.

use domain::log::{Act, LogRefusal};
use domain::refusal::Refusal;
use domain::session::{SessionNews, SessionRefusal};
use domain::teaching::{NOBODY_YET, handed_on};
use jiff::civil::date;
use store::log::{LogFilter, entries, put_back};
use store::new_offering::{NewFacts, NewOffering, NewSession};
use store::session::{
    Leaving, Onward, change_onward, hand_on, leaving, look_handed, look_onward, sessions_at_desk,
};
use store::{Result, Seen, form_key};

use crate::bookings::{ask_for, facts};
use crate::session::{at_desk, kept_is_right, make, news, no, taught};
use crate::support::*;

#[tokio::test]
async fn a_teacher_who_leaves_is_followed_by_another_in_all_that_is_to_come() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let stranger = coordinator(&town, town.centre).await;
        let chen = person(&town).await;
        ask(&town, class, chen).await.unwrap();
        let asked = Onward {
            offering: class,
            on: date(2026, 12, 8),
            teacher: Some("单桂英".into()),
            room: None,
            of: None,
        };
        assert!(is_not_found(&look_onward(&town, &asked, &stranger).await));
        let look = look_onward(&town, &asked, &by).await.unwrap();
        assert_eq!(look.sessions.len(), 3, "the first of four is before that day");
        assert!(look.sessions.iter().all(|(_, why)| why.is_none()));
        let (key, reason) = (form_key::new(), "魏老师退休");
        let send =
            async || change_onward(&town, key, (&asked, look.seen.clone()), reason, &by).await;
        let done = send().await.unwrap();
        assert_eq!((done.sessions, done.told), (3, 1));
        assert_eq!(send().await.unwrap(), done, "sent twice, done once");
        let own = at_desk(&town, class, &by).await;
        let teachers: Vec<_> = own.iter().map(|one| one.standing.teacher()).collect();
        assert_eq!(teachers, ["魏桂", "单桂英", "单桂英", "单桂英"]);
        let told = news(&town, chen).await;
        assert!(
            matches!(told.as_slice(), [SessionNews::Taught { teacher, .. }] if teacher == "单桂英"),
            "once: {told:?}"
        );
        let onward = told[0].onward().expect("of all that come after it");
        assert_eq!((onward.weekly, onward.ended), (None, 0));
        assert_eq!(onward.last, own[3].session.span.from);
        kept_is_right(&town).await;
        // The new one is THE teacher: nobody is a substitute, and one may be for a day.
        assert!(own.iter().all(|one| one.standing.substitute.is_empty()));
        assert!(own[1..].iter().all(|one| one.session.changed.teacher == "单桂英"));
        let sessions = store::offering::sessions(&town, class).await.unwrap();
        let followed = domain::session::followed_by("魏桂", &sessions);
        assert_eq!(followed, [(date(2026, 12, 8), "单桂英".to_owned())]);
        let instead = domain::session::Change::Teach("方美".into());
        make(&town, &own[1], instead, &by).await.unwrap();
        let with_substitute = at_desk(&town, class, &by).await;
        assert_eq!(with_substitute[1].standing.substitute, "方美");
        assert_eq!(with_substitute[1].standing.own_teacher.as_deref(), Some("单桂英"));
        // One entry for the whole, which goes back as a whole: refused while one of them is not as it was left.
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        let changed: Vec<_> = log.iter().filter(|one| one.act == Act::TeachOnward).collect();
        assert_eq!(changed.len(), 1);
        assert_eq!(log.iter().filter(|one| one.act == Act::TeachSession).count(), 1);
        let back = async || put_back(&town, form_key::new(), changed[0].id, "还来教", &by).await;
        assert_eq!(refusal(back().await), Refusal::Log(LogRefusal::ChangedSince));
        let own_again = domain::session::Change::Teach(String::new());
        make(&town, &with_substitute[1], own_again, &by).await.unwrap();
        back().await.unwrap();
        let own = at_desk(&town, class, &by).await;
        assert!(own.iter().all(|one| one.standing.teacher() == "魏桂"));
        assert!(own.iter().all(|one| one.session.changed.teacher.is_empty()));
        assert_eq!(refusal(back().await), Refusal::Log(LogRefusal::PutBackAlready));
    })
    .await;
}

#[tokio::test]
async fn a_room_that_is_taken_once_is_told_and_nothing_changes_by_halves() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let room = store::room::add(&town, form_key::new(), &facts("401 画室"), &by).await.unwrap();
        let third = at_desk(&town, class, &by).await[2].session.span;
        ask_for(&town, room, third, &by).await.unwrap();
        let asked = Onward {
            offering: class,
            on: date(2026, 11, 30),
            teacher: None,
            room: Some(room),
            of: None,
        };
        let look = look_onward(&town, &asked, &by).await.unwrap();
        let stands: Vec<_> = look.sessions.iter().map(|(_, why)| why.is_some()).collect();
        assert_eq!(stands, [false, false, true, false]);
        let taken = Refusal::Session(SessionRefusal::RoomTaken {
            room: "401 画室".into(),
            name: "夕阳红合唱团·合唱排练".into(),
            span: third,
        });
        assert_eq!(look.sessions[2].1, Some(taken.clone()));
        let send = async |asked: &Onward, seen: &Seen| -> Result<_> {
            change_onward(&town, form_key::new(), (asked, seen.clone()), "教室漏水", &by).await
        };
        assert_eq!(refusal(send(&asked, &look.seen).await), taken);
        let rooms = "select count(*) from session where planned_from is not null";
        assert_eq!(town.number(rooms).await, 0, "not one of them has moved");
        let later = Onward { on: date(2026, 12, 20), ..asked.clone() };
        let look = look_onward(&town, &later, &by).await.unwrap();
        assert_eq!(send(&later, &look.seen).await.unwrap().sessions, 1);
        assert_eq!(no(send(&later, &Seen::nothing()).await), SessionRefusal::NothingChanges);
        // Whoever has looked before another coordinator changed one sees that.
        let sooner =
            Onward { on: date(2026, 12, 1), teacher: Some("方美".into()), room: None, ..asked };
        let look = look_onward(&town, &sooner, &by).await.unwrap();
        let first = at_desk(&town, class, &by).await.remove(0);
        make(&town, &first, domain::session::Change::Cancel, &by).await.unwrap();
        assert_eq!(refusal(send(&sooner, &look.seen).await), Refusal::ChangedMeanwhile);
        let left = look_onward(&town, &sooner, &by).await.unwrap();
        assert_eq!(left.sessions.len(), 3, "what is cancelled stays");
        kept_is_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_teacher_who_teaches_elsewhere_then_is_told_with_the_day() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let usual = crate::support::class(&town, "隶书班");
        let NewFacts::Class { term, .. } = usual.facts.clone() else { unreachable!() };
        let facts = NewFacts::Class {
            department: "书画系".into(),
            course: "隶书".into(),
            teacher: "方美、单桂英".into(),
            term,
            returning_places: 0,
        };
        let sessions = vec![NewSession { venue: None, ..session(15, 9) }];
        add(&town, &NewOffering { facts, sessions, ..usual }).await;
        let asked = Onward {
            offering: class,
            on: date(2026, 12, 1),
            teacher: Some("单桂英".into()),
            room: None,
            of: None,
        };
        let look = look_onward(&town, &asked, &by).await.unwrap();
        let stands: Vec<_> = look.sessions.iter().filter(|(_, why)| why.is_some()).collect();
        assert_eq!(stands.len(), 1);
        assert!(matches!(
            &stands[0].1,
            Some(Refusal::Session(SessionRefusal::TeacherElsewhere { teacher, .. }))
                if teacher == "单桂英"
        ));
        let all = sessions_at_desk(&town, class, &by).await.unwrap();
        assert_eq!(stands[0].0.session.id, all[2].session.id);
    })
    .await;
}

/// Everything that somebody leaves, handed on to one person, or to nobody yet.
fn handed(left: &Leaving, to: &str) -> Vec<Onward> {
    let who = left.who.clone().unwrap_or_default();
    let of_class = |class: &store::session::Left| {
        let offering = class.offering;
        let asked = |text: &String| Onward {
            offering,
            on: date(2026, 11, 30),
            teacher: Some(handed_on(text, &who, to)),
            room: None,
            of: Some(text.clone()),
        };
        class.teachers.iter().map(asked).collect::<Vec<_>>()
    };
    left.classes.iter().flat_map(of_class).collect()
}

#[tokio::test]
async fn what_a_teacher_without_an_account_leaves_is_handed_on_in_one_act_or_has_nobody_yet() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let stranger = coordinator(&town, town.centre).await;
        let usual = crate::support::class(&town, "行书二年级（1）班");
        let mut facts = usual.facts.clone();
        if let NewFacts::Class { teacher, .. } = &mut facts {
            *teacher = "魏桂、单桂英".into();
        }
        let sessions = vec![NewSession { venue: None, ..session(3, 14) }];
        let both = add(&town, &NewOffering { facts, sessions, ..usual }).await;
        assert!(is_not_found(&leaving(&town, class, 0, &stranger).await));
        let left = leaving(&town, class, 0, &by).await.unwrap();
        assert_eq!(left.who.as_deref(), Some("魏桂"));
        let mut told: Vec<_> =
            left.classes.iter().map(|one| (one.offering, one.sessions.len())).collect();
        told.sort_by_key(|(_, sessions)| *sessions);
        assert_eq!(told, [(both, 1), (class, 4)], "also what is taught together with somebody");
        let proposed = left.classes.iter().find(|one| one.offering == class).unwrap();
        let proposed: Vec<_> = proposed.proposed.iter().map(|one| one.teacher.as_str()).collect();
        assert_eq!(proposed, ["单桂英"], "who teaches the same");

        let asked = handed(&left, "方美");
        let look = look_handed(&town, &asked, &by).await.unwrap();
        assert!(look.looks.iter().flat_map(|look| &look.sessions).all(|(_, why)| why.is_none()));
        let send = async |key, asked: &[Onward], seen: &Seen, by| {
            hand_on(&town, key, (asked, seen.clone()), "魏老师退休", by).await
        };
        assert!(is_not_found(&send(form_key::new(), &asked, &look.seen, &stranger).await));
        let key = form_key::new();
        for _ in 0..2 {
            assert_eq!(send(key, &asked, &look.seen, &by).await.unwrap().sessions, 5);
        }
        let late = send(form_key::new(), &asked, &look.seen, &by).await;
        assert_eq!(refusal(late), Refusal::ChangedMeanwhile);
        let teachers = async |of| {
            let all = at_desk(&town, of, &by).await;
            let mut all: Vec<_> = all.iter().map(|one| one.standing.teacher().to_owned()).collect();
            all.dedup();
            all
        };
        assert_eq!(teachers(class).await, ["方美"]);
        assert_eq!(teachers(both).await, ["方美、单桂英"], "the other goes on");

        // The new one goes, too, and nobody is found: what is taught together is the other's, the rest is told on the board.
        let left = leaving(&town, class, 0, &by).await.unwrap();
        let asked = handed(&left, "");
        let look = look_handed(&town, &asked, &by).await.unwrap();
        send(form_key::new(), &asked, &look.seen, &by).await.unwrap();
        assert_eq!(teachers(class).await, [NOBODY_YET]);
        assert_eq!(teachers(both).await, ["单桂英"]);
        let told = async |by| store::today::board(&town, by).await.unwrap().without_teacher;
        let board: Vec<_> =
            told(&by).await.iter().map(|one| (one.offering, one.sessions)).collect();
        assert_eq!(board, [(class, 4)]);
        assert!(told(&stranger).await.is_empty());
        let left = leaving(&town, class, 0, &by).await.unwrap();
        assert_eq!((left.who.clone(), left.everybody.clone()), (None, vec![None]));
        let asked = handed(&left, "单桂英");
        let look = look_handed(&town, &asked, &by).await.unwrap();
        send(form_key::new(), &asked, &look.seen, &by).await.unwrap();
        assert!(told(&by).await.is_empty());
        assert_eq!(teachers(class).await, ["单桂英"]);

        // Each class is put back by itself.
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        let last = log.iter().find(|one| one.act == Act::TeachOnward).unwrap();
        put_back(&town, form_key::new(), last.id, "还没定", &by).await.unwrap();
        assert_eq!(teachers(class).await, [NOBODY_YET]);
        kept_is_right(&town).await;
    })
    .await;
}
