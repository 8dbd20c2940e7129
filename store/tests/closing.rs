//! A closure that calls off what was ticked: all of it in one unit, once, each session with its own entry; and what is looked at first.

use domain::calendar::{Span, start_of};
use domain::log::Act;
use domain::refusal::Refusal;
use domain::session::{Change, SessionNews, SessionRefusal};
use jiff::civil::date;
use store::form_key;
use store::log::{LogFilter, entries, put_back};
use store::new_offering::NewOffering;
use store::room::{Closed, NewClosure, close, house_closures, look_closing};
use store::session::{CallsOff, Falling};

use crate::bookings::{ask_for, piano};
use crate::session::{at_desk, kept_is_right, make, news, taught};
use crate::support::*;

/// The second week of December.
fn week() -> Span {
    Span { from: start_of(date(2026, 12, 7)), to: start_of(date(2026, 12, 14)) }
}

/// All of these that can be called off, ticked.
fn all_ticked(falling: &[Falling]) -> CallsOff {
    let shown = falling.iter().filter(|one| one.refused.is_none());
    let shown: Vec<_> = shown.map(|one| (one.session, one.revision)).collect();
    CallsOff { ticked: shown.iter().map(|(id, _)| *id).collect(), shown }
}

#[tokio::test]
async fn what_is_ticked_is_called_off_with_the_closure_once_and_each_is_put_back_alone() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let two = vec![session(3, 14), session(9, 14)];
        let erhu = add(&town, &NewOffering { sessions: two, ..erhu(&town) }).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        ask(&town, class, chen).await.unwrap();
        ask(&town, class, lin).await.unwrap();
        ask(&town, erhu, chen).await.unwrap();
        let room = piano(&town, &by).await;
        ask_for(&town, room, session(8, 16).span, &by).await.unwrap();

        let month = Span { from: week().from, to: start_of(date(2027, 1, 1)) };
        let look = look_closing(&town, None, month, &by).await.unwrap();
        assert_eq!(look.people, 2, "Chen is counted once, however many sessions there are");
        let look = look_closing(&town, None, week(), &by).await.unwrap();
        let of_class: Vec<_> = look.falling.iter().filter(|one| one.offering == class).collect();
        assert_eq!((of_class.len(), of_class[0].people), (1, 2));
        let ours = of_class[0].session;
        let all = all_ticked(&look.falling);
        let ticked = CallsOff { ticked: vec![ours], ..all };
        let asked = |calls_off| NewClosure {
            calls_off: Some(calls_off),
            ..NewClosure::alone(None, week(), "全馆消毒")
        };
        let key = form_key::new();
        let stood = look.around.taken.len();
        for _ in 0..2 {
            let done = close(&town, key, &asked(ticked.clone()), &by).await.unwrap();
            let stands = u32::try_from(stood - 1).unwrap();
            assert_eq!(done, Closed { stands, called_off: 1, people: 2 });
        }
        assert_eq!(house_closures(&town, &by).await.unwrap().len(), 1, "sent twice, done once");
        let told =
            SessionNews::Cancelled { at: session(8, 9).span.from, reason: "全馆消毒".into() };
        assert_eq!(news(&town, lin).await, [told]);
        let cancelled = at_desk(&town, class, &by).await;
        assert!(cancelled[1].standing.is_cancelled && !cancelled[0].standing.is_cancelled);
        let others = at_desk(&town, erhu, &by).await;
        assert!(others.iter().all(|one| !one.standing.is_cancelled), "without a tick it stays");
        kept_is_right(&town).await;

        // The log has both, and takes back one without the other.
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        let entry = log.iter().find(|one| one.act == Act::CancelSession).unwrap();
        assert_eq!(log.iter().filter(|one| one.act == Act::CloseRoom).count(), 1);
        let closure = house_closures(&town, &by).await.unwrap()[0].id;
        store::room::open_again(&town, closure, &by).await.unwrap();
        put_back(&town, form_key::new(), entry.id, "又能上了", &by).await.unwrap();
        assert!(!at_desk(&town, class, &by).await[1].standing.is_cancelled);
        kept_is_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_since_it_was_looked_at_is_looked_at_again() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let look = look_closing(&town, None, week(), &by).await.unwrap();
        let seen = all_ticked(&look.falling);
        let asked = |calls_off: &CallsOff| NewClosure {
            calls_off: Some(calls_off.clone()),
            ..NewClosure::alone(None, week(), "停电")
        };
        let late = NewOffering { sessions: vec![session(9, 14), session(16, 14)], ..erhu(&town) };
        let late = add(&town, &late).await;
        let refused = close(&town, form_key::new(), &asked(&seen), &by).await;
        assert_eq!(refusal(refused), Refusal::ChangedMeanwhile);
        assert!(house_closures(&town, &by).await.unwrap().is_empty(), "nothing by halves");
        assert!(!at_desk(&town, class, &by).await[1].standing.is_cancelled);

        // What was not among them is not called off, and neither is another institution's.
        let strange = at_desk(&town, late, &by).await[1].session.id;
        let mut forged = all_ticked(&look_closing(&town, None, week(), &by).await.unwrap().falling);
        forged.ticked = vec![strange];
        let refused = close(&town, form_key::new(), &asked(&forged), &by).await;
        assert_eq!(refusal(refused), Refusal::ChangedMeanwhile);
        let other = coordinator(&town, town.centre).await;
        let refused = close(&town, form_key::new(), &asked(&seen), &other).await;
        assert_eq!(refusal(refused), Refusal::ChangedMeanwhile);

        let again = all_ticked(&look_closing(&town, None, week(), &by).await.unwrap().falling);
        let done = close(&town, form_key::new(), &asked(&again), &by).await.unwrap();
        let ticked = u32::try_from(again.ticked.len()).unwrap();
        assert_eq!((done.called_off, done.people), (ticked, 0));
        kept_is_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn of_an_offering_that_would_end_by_it_one_session_stays_to_be_called_off_as_a_whole() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let all = at_desk(&town, class, &by).await;
        let term = Span { from: NOW, to: all[3].session.span.to };
        let look = look_closing(&town, None, term, &by).await.unwrap();
        let why: Vec<_> = look.falling.iter().filter(|one| one.offering == class).collect();
        assert_eq!(why.len(), 4);
        assert!(why[..3].iter().all(|one| one.refused.is_none()));
        assert_eq!(why[3].refused, Some(SessionRefusal::LastOne));
        make(&town, &all[0], Change::Cancel, &by).await.unwrap();
        let look = look_closing(&town, None, term, &by).await.unwrap();
        let left = look.falling.iter().filter(|one| one.offering == class);
        assert_eq!(left.map(|one| one.refused.is_none()).collect::<Vec<_>>(), [true, true, false]);
        let calls_off = Some(all_ticked(&look.falling));
        let term = NewClosure { calls_off, ..NewClosure::alone(None, term, "大修") };
        let done = close(&town, form_key::new(), &term, &by).await.unwrap();
        assert_eq!(done.called_off, 2);
        assert_eq!(store::offering::offering(&town, class).await.unwrap().session_count, 1);
        kept_is_right(&town).await;
    })
    .await;
}
