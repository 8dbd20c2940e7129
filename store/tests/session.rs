//! One session is cancelled, moved, made up for or taught by somebody else; everything that counts sessions agrees.

use std::time::Duration;

use domain::calendar::Month;
use domain::id::{OfferingId, VenueId};
use domain::notice::NoticeKind;
use domain::offering::Session;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::{Change, ChangeKind, Meets, SessionNews, SessionRefusal};
use domain::sign_up::Place;
use jiff::civil::date;
use store::new_offering::{NewOffering, NewSession, NewVenue};
use store::offering::{all_sessions, offering, sessions};
use store::session::{Asked, Done, SessionAtDesk, change, changes_of, preview, sessions_at_desk};
use store::{Result, form_key};

use crate::support::*;

/// A class in order, with the desk that runs it.
pub async fn taught(town: &Town) -> (OfferingId, Coordinator) {
    (add(town, &class(town, "楷书一年级（1）班")).await, coordinator(town, town.university).await)
}

pub async fn at_desk(town: &Town, offering: OfferingId, by: &Coordinator) -> Vec<SessionAtDesk> {
    sessions_at_desk(town, offering, by).await.unwrap()
}

fn asked(one: &SessionAtDesk, change: Change) -> Asked {
    let reason = if change.kind().needs_reason() { "老师生病".into() } else { String::new() };
    Asked { session: one.session.id, revision: one.revision, change, reason }
}

pub async fn make(
    town: &Town,
    one: &SessionAtDesk,
    what: Change,
    by: &Coordinator,
) -> Result<Done> {
    change(town, form_key::new(), &asked(one, what), by).await
}

pub fn meets(day: i8, hour: i8, venue: Option<VenueId>) -> Meets {
    Meets { span: session(day, hour).span, venue }
}

pub fn no(answer: Result<impl std::fmt::Debug>) -> SessionRefusal {
    match refusal(answer) {
        Refusal::Session(why) => why,
        other => panic!("another refusal: {other:?}"),
    }
}

/// What every offering keeps of its sessions equals the rows.
pub async fn kept_is_right(town: &Town) {
    let wrong = "select count(*) from offering o where \
        session_count <> (select count(*) from session x where x.offering_id = o.id and x.cancelled_at is null) or \
        first_at <> (select min(x.starts_at) from session x where x.offering_id = o.id and x.cancelled_at is null) or \
        last_at <> (select max(x.starts_at) from session x where x.offering_id = o.id and x.cancelled_at is null) or \
        last_to <> (select max(x.ends_at) from session x where x.offering_id = o.id and x.cancelled_at is null) or \
        session_count <> (select sum(t.sessions) from offering_slot t where t.offering_id = o.id)";
    assert_eq!(town.number(wrong).await, 0, "what is kept of the sessions differs from the rows");
}

pub async fn news(town: &Town, person: domain::id::PersonId) -> Vec<SessionNews> {
    let told = store::notice::unseen(town, person).await.unwrap();
    told.into_iter()
        .filter_map(|notice| match notice.about {
            NoticeKind::SessionChanged(news) => Some(news),
            _ => None,
        })
        .collect()
}

#[tokio::test]
async fn a_cancelled_session_counts_nowhere_and_comes_back() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        ask(&town, class, chen).await.unwrap();
        let first = at_desk(&town, class, &by).await.remove(0);
        let key = form_key::new();
        for _ in 0..2 {
            let done = change(&town, key, &asked(&first, Change::Cancel), &by).await.unwrap();
            assert_eq!(done, Done { session: first.session.id, told: 1 });
        }
        kept_is_right(&town).await;
        let told = offering(&town, class).await.unwrap();
        assert_eq!((told.session_count, told.first.from), (3, session(8, 9).span.from));
        assert_eq!(sessions(&town, class).await.unwrap().len(), 3);
        let all = all_sessions(&town, class).await.unwrap();
        assert_eq!(all[0].changed.cancelled.as_deref(), Some("老师生病"));

        let lines = store::sign_up::my_timetable(&town, chen).await.unwrap();
        let told: Vec<_> =
            lines.iter().map(|line| (line.changed.is_cancelled(), line.number)).collect();
        assert_eq!(told[1..], [(false, 1), (false, 2), (false, 3)]);
        assert!(told[0].0, "whoever looks for it is told");
        let next = store::sign_up::next_appointment(&town, chen).await.unwrap().unwrap();
        assert_eq!(next.span, session(8, 9).span);
        let cancelled =
            SessionNews::Cancelled { at: first.session.span.from, reason: "老师生病".into() };
        assert_eq!(news(&town, chen).await, [cancelled]);
        assert_eq!(news(&town, lin).await, []);
        let month = Month::parse("2026-12").unwrap().span();
        let met = store::month::meetings_in(&town, town.university, month).await.unwrap();
        assert_eq!((met[0].session.changed.is_cancelled(), met[1].number), (true, 1));

        // Something else at that time is no clash any more.
        let other = NewOffering { sessions: vec![session(1, 9)], ..erhu(&town) };
        let other = add(&town, &other).await;
        assert!(ask(&town, other, chen).await.is_ok());

        let cancelled = at_desk(&town, class, &by).await.remove(0);
        assert_eq!(cancelled.number, None);
        let back = preview(&town, first.session.id, &Change::Reinstate, &by).await;
        assert!(matches!(no(back), SessionRefusal::RoomTaken { name, .. } if name == "二胡提高班"));
        town.change(
            "update session set venue_id = null where offering_id in \
                     (select id from offering where name = '二胡提高班')",
        )
        .await;
        let back = preview(&town, first.session.id, &Change::Reinstate, &by).await.unwrap();
        assert_eq!((back.held, back.busy), (1, 1), "Chen has gone elsewhere");
        make(&town, &cancelled, Change::Reinstate, &by).await.unwrap();
        assert_eq!(offering(&town, class).await.unwrap().session_count, 4);
        assert_eq!(
            news(&town, chen).await[0],
            SessionNews::Reinstated { span: first.session.span }
        );
        let history = changes_of(&town, first.session.id, &by).await.unwrap();
        let what: Vec<_> = history.iter().map(|past| (past.what, past.by.as_str())).collect();
        assert_eq!(what, [(ChangeKind::Cancel, "周敏"), (ChangeKind::Reinstate, "周敏")]);
        kept_is_right(&town).await;
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_session_moves_where_room_and_teacher_are_free_and_back() {
    on_each_engine(async |town| {
        let (class_id, by) = taught(&town).await;
        let chen = person(&town).await;
        ask(&town, class_id, chen).await.unwrap();
        let hall = NewVenue { name: "一楼大厅".into(), ..NewVenue::default() };
        let busy = NewOffering { sessions: vec![session(3, 9)], ..erhu(&town) };
        let choir = NewSession { venue: Some(hall), ..session(10, 9) };
        let same_teacher = NewOffering { sessions: vec![choir], ..class(&town, "隶书班") };
        let (busy, _) = (add(&town, &busy).await, add(&town, &same_teacher).await);
        ask(&town, busy, chen).await.unwrap();
        let second = at_desk(&town, class_id, &by).await.remove(1);
        let own = second.standing.meets.venue;
        let ask_for =
            async |to: Meets| preview(&town, second.session.id, &Change::Move(to), &by).await;

        let then = ask_for(meets(3, 10, None)).await.unwrap();
        assert_eq!((then.held, then.busy), (1, 1));
        assert_eq!(then.own_room_taken.map(|taken| taken.name).as_deref(), Some("二胡提高班"));
        let free: Vec<_> = then.rooms.iter().map(|room| room.venue.name.as_str()).collect();
        assert_eq!(free, ["一楼大厅"]);
        let taken = make(&town, &second, Change::Move(meets(3, 10, own)), &by).await;
        assert!(
            matches!(no(taken), SessionRefusal::RoomTaken { room, .. } if room == "302 书画室")
        );
        let teacher = ask_for(meets(10, 9, None)).await;
        assert!(
            matches!(no(teacher), SessionRefusal::TeacherElsewhere { name, .. } if name == "隶书班")
        );
        let own_time = ask_for(meets(15, 10, None)).await;
        assert_eq!(no(own_time), SessionRefusal::MeetsThen { span: session(15, 9).span });
        let foreign = ask_foreign_room(&town).await;
        let foreign = make(&town, &second, Change::Move(meets(4, 9, Some(foreign))), &by).await;
        assert_eq!(no(foreign), SessionRefusal::NoSuchRoom);

        let hall = then.rooms[0].venue.id;
        make(&town, &second, Change::Move(meets(3, 10, Some(hall))), &by).await.unwrap();
        kept_is_right(&town).await;
        let moved = at_desk(&town, class_id, &by).await.remove(1);
        assert_eq!(moved.session.span, session(3, 10).span);
        assert_eq!(moved.session.changed.planned, Some(session(8, 9).span));
        let told = SessionNews::Moved {
            was: session(8, 9).span.from,
            to: session(3, 10).span,
            room: "一楼大厅".into(),
            reason: "老师生病".into(),
            onward: None,
        };
        assert_eq!(news(&town, chen).await, [told]);
        let told = store::sign_up::my_timetable(&town, chen).await.unwrap();
        assert!(
            told.iter().any(|line| line.span == session(3, 10).span && line.place == Place::Held)
        );

        // Who shows an older page loses nothing and undoes nothing.
        assert_eq!(
            no(make(&town, &second, Change::Cancel, &by).await),
            SessionRefusal::ChangedMeanwhile
        );
        make(&town, &moved, Change::MoveBack, &by).await.unwrap();
        let back = at_desk(&town, class_id, &by).await.remove(1);
        assert_eq!((back.session.span, back.session.changed.planned), (session(8, 9).span, None));
        assert_eq!(back.standing.meets.venue, own);
        let history = changes_of(&town, back.session.id, &by).await.unwrap();
        assert_eq!(
            (history[1].was_room.as_str(), history[1].is_room.as_str()),
            ("一楼大厅", "302 书画室")
        );
        kept_is_right(&town).await;
    })
    .await;
}

/// A room of the centre.
async fn ask_foreign_room(town: &Town) -> VenueId {
    let tea = add(town, &activity(town, "茶话会", 20)).await;
    let met: Vec<Session> = sessions(town, tea).await.unwrap();
    met[0].venue.as_ref().unwrap().id
}

#[tokio::test]
async fn a_cancelled_session_is_made_up_for_once() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let chen = person(&town).await;
        ask(&town, class, chen).await.unwrap();
        let last = at_desk(&town, class, &by).await.remove(3);
        make(&town, &last, Change::Cancel, &by).await.unwrap();
        town.clock.set(last.session.span.to + Duration::from_secs(3600));
        let cancelled = at_desk(&town, class, &by).await.remove(3);
        let (one, other) = (meets(29, 9, None), meets(30, 9, None));
        let done = make(&town, &cancelled, Change::MakeUp(one), &by).await.unwrap();
        assert_ne!(done.session, last.session.id);
        assert_eq!(
            no(make(&town, &cancelled, Change::MakeUp(other), &by).await),
            SessionRefusal::ChangedMeanwhile
        );
        let all = at_desk(&town, class, &by).await;
        assert_eq!(all[3].made_up, Some((done.session, one.span)));
        assert_eq!(
            no(make(&town, &all[3], Change::MakeUp(other), &by).await),
            SessionRefusal::MadeUpAlready
        );
        assert_eq!((all.len(), all[4].number, all[4].session.changed.makes_up), (5, Some(4), true));
        assert_eq!(offering(&town, class).await.unwrap().last_on, date(2026, 12, 29));
        let told =
            SessionNews::MadeUp { was: last.session.span.from, to: one.span, room: String::new() };
        assert_eq!(news(&town, chen).await[0], told);
        kept_is_right(&town).await;
        // A make-up session that is cancelled in its turn leaves room for another.
        make(&town, &all[4], Change::Cancel, &by).await.unwrap();
        let all = at_desk(&town, class, &by).await;
        make(&town, &all[3], Change::MakeUp(other), &by).await.unwrap();
        kept_is_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn who_waits_is_told_of_the_first_session_alone() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = places(&town, 1).await;
        ask(&town, class, person(&town).await).await.unwrap();
        let waits = ask(&town, class, person(&town).await).await.unwrap();
        let told = async || {
            let unseen = store::notice::unseen(&town, waits.person).await.unwrap();
            let kind = |notice: domain::notice::Notice| match notice.about {
                NoticeKind::SessionChangedWhileWaiting(news) => Some(news),
                _ => None,
            };
            unseen.into_iter().filter_map(kind).collect::<Vec<_>>()
        };
        let all = at_desk(&town, class, &by).await;
        make(&town, &all[1], Change::Cancel, &by).await.unwrap();
        assert_eq!(told().await, [], "of the second one reads once one has a place");
        let done = make(&town, &all[0], Change::Cancel, &by).await.unwrap();
        assert_eq!(done.told, 1, "who has a place");
        assert!(matches!(&told().await[..], [SessionNews::Cancelled { .. }]));
        assert_eq!(news(&town, waits.person).await, [], "in other words than whoever has a place");
    })
    .await;
}
