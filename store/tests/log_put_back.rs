//! Putting changes back: everything is as before, people are told, and what was changed again stays.

use domain::fee::FeeTerms;
use domain::id::LogEntryId;
use domain::limits::Limits;
use domain::log::{About, Act, Facts, Field, LogRefusal};
use domain::offering::{Allocation, OfferingState};
use domain::outbox::SendingHours;
use domain::person::{Coordinator, PersonName};
use domain::refusal::Refusal;
use domain::role::Role;
use domain::session::{Change, SessionNews};
use domain::sign_up::{Place, SignUpState};
use jiff::ToSpan;
use store::account::{NewAccount, accounts, open, set_ended};
use store::log::{LogFilter, entries, put_back};
use store::offering::{close, offering, open_now, set_allocation};
use store::outbox::hours::{hours_of, set_hours};
use store::{Result, form_key};

use crate::bookings::{facts, piano};
use crate::session::{at_desk, kept_is_right, make, meets, news, taught};
use crate::support::*;

/// The latest entry of the log.
async fn last(town: &Town, by: &Coordinator) -> LogEntryId {
    entries(town, &LogFilter::default(), 1, by).await.unwrap().entries[0].id
}

async fn undo(town: &Town, id: LogEntryId, by: &Coordinator) -> Result<About> {
    put_back(town, form_key::new(), id, "点错了", by).await
}

fn why<T: std::fmt::Debug>(answer: Result<T>) -> LogRefusal {
    match refusal(answer) {
        Refusal::Log(why) => why,
        other => panic!("another refusal: {other:?}"),
    }
}

#[tokio::test]
async fn what_was_closed_is_open_again_and_is_put_back_once() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        close(&town, form_key::new(), class, &by).await.unwrap();
        let id = last(&town, &by).await;
        let key = form_key::new();
        for _ in 0..2 {
            let about = put_back(&town, key, id, "", &by).await.unwrap();
            assert_eq!(about, About::Offering(class));
        }
        assert_eq!(offering(&town, class).await.unwrap().terms.state, OfferingState::Open);
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        assert_eq!((log.len(), log[0].act, log[0].undoes), (2, Act::PutBack, Some(id)));
        assert!(log[1].is_put_back && !log[0].is_put_back);
        assert_eq!(why(undo(&town, id, &by).await), LogRefusal::PutBackAlready);
        assert_eq!(why(undo(&town, log[0].id, &by).await), LogRefusal::NotToBePutBack);
        let other = coordinator(&town, town.centre).await;
        assert!(is_not_found(&undo(&town, id, &other).await));
    })
    .await;
}

#[tokio::test]
async fn a_window_is_as_it_was_and_not_after_another_change() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let mut later = class(&town, "篆刻班");
        later.window.opens_at = town.now() + 10.minutes();
        let class = add(&town, &later).await;
        let before = offering(&town, class).await.unwrap().terms.window;
        open_now(&town, form_key::new(), (class, store::Seen::nothing()), None, &by).await.unwrap();
        let id = last(&town, &by).await;
        close(&town, form_key::new(), class, &by).await.unwrap();
        // Closing by hand touches another value; the window itself stands as it was left.
        undo(&town, id, &by).await.unwrap();
        assert_eq!(offering(&town, class).await.unwrap().terms.window, before);
        open_now(&town, form_key::new(), (class, store::Seen::nothing()), None, &by).await.unwrap();
        let id = last(&town, &by).await;
        town.clock.advance(std::time::Duration::from_secs(60));
        open_now(
            &town,
            form_key::new(),
            (class, store::Seen::nothing()),
            Some(town.now() + 1.hours()),
            &by,
        )
        .await
        .unwrap();
        assert_eq!(why(undo(&town, id, &by).await), LogRefusal::ChangedSince);
    })
    .await;
}

#[tokio::test]
async fn the_hours_of_messages_are_told_before_and_after_and_put_back() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let stood = hours_of(&town, town.university).await.unwrap();
        let mut all = (0..4).flat_map(|from| {
            (0..4).filter_map(move |to| {
                SendingHours::between(SendingHours::FROM[from], SendingHours::TO[to])
            })
        });
        let before = stood.minutes();
        let is_another = |after: (i64, i64)| after.0 != before.0 && after.1 != before.1;
        let other =
            all.find(|one| is_another(one.minutes())).expect("hours that begin and end otherwise");
        set_hours(&town, other, store::Seen::nothing(), &by).await.unwrap();
        let entry = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries.remove(0);
        assert_eq!(entry.act, Act::SetSendingHours);
        let facts = |(from, to): (i64, i64)| {
            let told = [(Field::SendsFrom, from), (Field::SendsTo, to)];
            told.map(|(field, minute)| (field, minute.to_string())).into_iter().collect::<Facts>()
        };
        assert_eq!((entry.stood, entry.stands), (facts(before), facts(other.minutes())));
        undo(&town, entry.id, &by).await.unwrap();
        assert_eq!(hours_of(&town, town.university).await.unwrap(), stood);
        // An earlier release kept nothing of what stood: there is nothing to put back.
        set_hours(&town, other, store::Seen::nothing(), &by).await.unwrap();
        town.change("update log_entry set stood = '{}', stands = '{}'").await;
        let id = last(&town, &by).await;
        assert_eq!(why(undo(&town, id, &by).await), LogRefusal::NotToBePutBack);
        assert_eq!(hours_of(&town, town.university).await.unwrap(), other);
    })
    .await;
}

#[tokio::test]
async fn two_who_put_the_same_back_at_once_do_it_once() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        close(&town, form_key::new(), class, &by).await.unwrap();
        let id = last(&town, &by).await;
        let (one, other) = tokio::join!(undo(&town, id, &by), undo(&town, id, &by));
        let done = [&one, &other].iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(done, 1, "{one:?} {other:?}");
        assert_eq!(
            town.number("select count(*) from log_entry where undoes_id is not null").await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn after_three_days_it_stays() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        close(&town, form_key::new(), class, &by).await.unwrap();
        let id = last(&town, &by).await;
        town.clock.advance(std::time::Duration::from_secs(72 * 3600 + 1));
        assert_eq!(why(undo(&town, id, &by).await), LogRefusal::TooLate);
    })
    .await;
}

#[tokio::test]
async fn settings_of_the_institution_and_of_a_room_are_as_before() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let limits = Limits { classes: Some(3), ..Limits::default() };
        store::limits::set_limits(&town, limits, store::Seen::nothing(), &by).await.unwrap();
        store::limits::set_limits(
            &town,
            Limits { shifts: Some(2), ..Limits::default() },
            store::Seen::nothing(),
            &by,
        )
        .await
        .unwrap();
        undo(&town, last(&town, &by).await, &by).await.unwrap();
        assert_eq!(store::limits::limits(&town, town.university).await.unwrap(), limits);
        let terms = FeeTerms { days: Some(5), counter: "一楼柜台".into() };
        store::fee::set_fee_terms(&town, terms, store::Seen::nothing(), &by).await.unwrap();
        undo(&town, last(&town, &by).await, &by).await.unwrap();
        let terms = store::fee::fee_terms(&town, town.university).await.unwrap();
        assert_eq!((terms.days, terms.counter.as_str()), (None, ""));

        let id = piano(&town, &by).await;
        let before = store::room::room(&town, id, &by).await.unwrap();
        let mut told = facts("202 琴房");
        told.capacity = None;
        let noon = |hour| jiff::civil::time(hour, 30, 0, 0);
        told.rules.hours = domain::booking::Hours::default()
            .with(jiff::civil::Weekday::Monday, vec![(noon(8), noon(11)), (noon(14), noon(17))]);
        store::room::change(&town, id, before.revision, &told, &by).await.unwrap();
        let changed = last(&town, &by).await;
        undo(&town, changed, &by).await.unwrap();
        let is = store::room::room(&town, id, &by).await.unwrap();
        assert_eq!((is.venue.name.as_str(), is.capacity), ("201 琴房", Some(20)));
        assert!(!is.rules.hours.are_told());
        // The other way round: the hours are there again.
        store::room::change(&town, id, is.revision, &told, &by).await.unwrap();
        let is = store::room::room(&town, id, &by).await.unwrap();
        store::room::change(&town, id, is.revision, &facts("202 琴房"), &by).await.unwrap();
        undo(&town, last(&town, &by).await, &by).await.unwrap();
        assert_eq!(store::room::room(&town, id, &by).await.unwrap().rules, told.rules);
    })
    .await;
}

#[tokio::test]
async fn how_places_are_given_is_as_before() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        set_allocation(&town, form_key::new(), class, Allocation::Approval, &by).await.unwrap();
        undo(&town, last(&town, &by).await, &by).await.unwrap();
        let is = offering(&town, class).await.unwrap().terms.allocation;
        assert_eq!(is, Allocation::InOrder);
    })
    .await;
}

#[tokio::test]
async fn an_account_that_was_ended_signs_in_again_but_only_the_head_may_say_so() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let new = NewAccount {
            name: PersonName::parse("龚国平").unwrap(),
            sign_in_name: "gong".into(),
            role: Role::Teacher,
            teaches: "魏桂".into(),
            telephone: String::new(),
        };
        let id = open(&town, form_key::new(), new, "hash", &by).await.unwrap();
        set_ended(&town, form_key::new(), id, true, &by).await.unwrap();
        let ended = last(&town, &by).await;
        let colleague = Coordinator { role: Role::Coordinator, ..by.clone() };
        assert!(is_not_found(&undo(&town, ended, &colleague).await));
        undo(&town, ended, &by).await.unwrap();
        let all = accounts(&town, &by).await.unwrap();
        assert!(all.iter().any(|one| one.person == id && one.ended_at.is_none()));
    })
    .await;
}

#[tokio::test]
async fn a_session_stands_as_it_stood_and_everybody_is_told_again() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let chen = person(&town).await;
        ask(&town, class, chen).await.unwrap();
        let first = at_desk(&town, class, &by).await.remove(0);
        make(&town, &first, Change::Cancel, &by).await.unwrap();
        let cancelled = last(&town, &by).await;
        let silent = put_back(&town, form_key::new(), cancelled, "", &by).await;
        assert_eq!(why(silent), LogRefusal::ReasonMissing);
        undo(&town, cancelled, &by).await.unwrap();
        kept_is_right(&town).await;
        let told = news(&town, chen).await;
        assert!(told.iter().any(|news| matches!(news, SessionNews::Reinstated { .. })), "{told:?}");
        let first = at_desk(&town, class, &by).await.remove(0);
        let stood = first.standing.meets;
        make(&town, &first, Change::Move(meets(2, 14, None)), &by).await.unwrap();
        undo(&town, last(&town, &by).await, &by).await.unwrap();
        let is = at_desk(&town, class, &by).await;
        let one = is.iter().find(|one| one.session.id == first.session.id).unwrap();
        assert_eq!((one.standing.meets, one.standing.planned), (stood, None));
        kept_is_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_was_removed_has_their_place_again_while_it_is_free() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = places(&town, 1).await;
        let (chen, lin) = (person(&town).await, person(&town).await);
        let sign_up = ask(&town, class, chen).await.unwrap();
        let remove = async || {
            let key = form_key::new();
            store::sign_up::remove(&town, key, sign_up.id, "记错了人", &by).await.unwrap();
            last(&town, &by).await
        };
        let removed = remove().await;
        let offering = About::Offering(class);
        let seen = store::log::latest(&town, offering, town.now(), &by).await.unwrap();
        assert_eq!(seen.unwrap().id, removed, "told where it was done");
        undo(&town, removed, &by).await.unwrap();
        let is = store::sign_up::live_sign_up(&town, class, chen).await.unwrap().unwrap();
        assert_eq!((is.id, is.state), (sign_up.id, SignUpState::Live(Place::Held)));
        counters_are_right(&town).await;
        let removed = remove().await;
        ask(&town, class, lin).await.unwrap();
        assert_eq!(why(undo(&town, removed, &by).await), LogRefusal::NoPlaceLeft);
        counters_are_right(&town).await;
    })
    .await;
}
