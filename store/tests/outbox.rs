//! What is told by a message is put into the outbox once, sent by one sender, tried again, and called about in the end.

use std::time::Duration;

use domain::calendar::{Span, instant, start_of};
use domain::cash::PayWay;
use domain::fee::Reminder;
use domain::notice::NoticeKind;
use domain::outbox::{ToldHow, Unreached};
use domain::session::{Change, Reminded, SessionNews};
use jiff::civil::date;
use store::closure::NewClosure;
use store::outbox::desk::{
    Reached, ToTell, number_to_tell, offers_to_write, reached, send_again, to_tell, was_told,
    were_posted,
};
use store::outbox::{Outgoing, is_not_sent, is_sent, take};
use store::session::reminder::{remind, reminded, set_reminded};
use store::sign_up::{accept, withdraw};
use store::{Seen, form_key};

use crate::fees::desk;
use crate::offers::line;
use crate::session::{at_desk, make, taught};
use crate::support::*;

const OF_OFFERS: &str = "select count(*) from outbox_message where kind = 'place_offered'";
const GIVEN_UP: &str = "select count(*) from outbox_message where state = 'given_up'";
const SENT: &str = "select count(*) from outbox_message where state = 'sent'";
const NOT_NEEDED: &str = "select count(*) from outbox_message where state = 'not_needed'";

/// The only message whose turn it is.
async fn only(town: &Town) -> Outgoing {
    let mut taken = take(town).await.unwrap();
    assert_eq!(taken.len(), 1);
    taken.remove(0)
}

#[tokio::test]
async fn an_offer_puts_one_message_into_the_outbox_and_one_of_two_senders_takes_it() {
    on_each_engine(async |town| {
        line(&town, 2).await;
        assert_eq!(town.number(OF_OFFERS).await, 1);
        let (one, other) = tokio::join!(take(&town), take(&town));
        let taken = [one.unwrap(), other.unwrap()].concat();
        assert_eq!(taken.len(), 1, "taken once");
        let message = &taken[0];
        assert_eq!(message.about, NoticeKind::PlaceOffered { answer_by: TOMORROW });
        assert_eq!(message.institution_name, "南昌市老年大学");
        assert!(!format!("{message:?}").contains(message.mobile.as_str()), "no number in a log");
        is_sent(&town, message.id, message.tries).await.unwrap();
        assert_eq!(town.number(SENT).await, 1);
        town.clock.advance(Duration::from_secs(3600));
        assert_eq!(take(&town).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn what_a_dead_sender_has_taken_is_taken_again_and_the_late_answer_changes_nothing() {
    on_each_engine(async |town| {
        line(&town, 1).await;
        let first = only(&town).await;
        town.clock.advance(Duration::from_secs(4 * 60));
        assert_eq!(take(&town).await.unwrap(), [], "the sender may still be at it");
        town.clock.advance(Duration::from_secs(60));
        let second = only(&town).await;
        assert_eq!((second.id, second.tries), (first.id, 2));
        is_not_sent(&town, first.id, first.tries).await.unwrap();
        is_sent(&town, second.id, second.tries).await.unwrap();
        assert_eq!(town.number(SENT).await, 1);
    })
    .await;
}

#[tokio::test]
async fn who_was_not_reached_after_all_tries_is_called_before_the_time_is_over() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let (_, line) = line(&town, 1).await;
        for pause in [60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600] {
            let message = only(&town).await;
            is_not_sent(&town, message.id, message.tries).await.unwrap();
            town.clock.advance(Duration::from_secs(pause - 1));
            assert_eq!(take(&town).await.unwrap(), [], "before {pause} seconds");
            town.clock.advance(Duration::from_secs(1));
        }
        assert_eq!(due(&town, &by).await.unwrap(), [], "it is still tried");
        let last = only(&town).await;
        is_not_sent(&town, last.id, last.tries).await.unwrap();
        assert_eq!(town.number(GIVEN_UP).await, 1);
        let calls = due(&town, &by).await.unwrap();
        assert_eq!(calls.len(), 1);
        assert_eq!((calls[0].sign_up, calls[0].unreached), (line[0].id, Some(Unreached::NotSent)));
        assert!(!calls[0].may_ask_next, "the time to answer is theirs");
        assert_eq!(due(&town, &other).await.unwrap(), [], "another institution's");
        accept(&town, form_key::new(), line[0].id, line[0].person).await.unwrap();
        assert_eq!(due(&town, &by).await.unwrap(), [], "answered");
    })
    .await;
}

#[tokio::test]
async fn who_has_no_number_is_called_at_once() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let choir = places(&town, 1).await;
        let first = ask(&town, choir, person(&town).await).await.unwrap();
        let waits = ask(&town, choir, named_person(&town, "林秀英").await).await.unwrap();
        town.change("update person set mobile = null where name = '林秀英'").await;
        withdraw(&town, form_key::new(), first.id, first.person).await.unwrap();
        let calls = due(&town, &by).await.unwrap();
        assert_eq!(calls.len(), 1);
        assert_eq!((calls[0].sign_up, calls[0].unreached), (waits.id, Some(Unreached::NoMobile)));
        assert_eq!(take(&town).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn an_offer_that_was_answered_is_not_sent_and_nothing_goes_out_in_the_night() {
    on_each_engine(async |town| {
        let (_, line) = line(&town, 1).await;
        // Half past eight in the evening.
        town.clock.set(NOW + Duration::from_secs(11 * 3600 + 30 * 60));
        assert_eq!(take(&town).await.unwrap(), []);
        withdraw(&town, form_key::new(), line[0].id, line[0].person).await.unwrap();
        // Eight in the morning.
        town.clock.set(NOW + Duration::from_secs(23 * 3600));
        assert_eq!(take(&town).await.unwrap(), []);
        assert_eq!(town.number(NOT_NEEDED).await, 1);
    })
    .await;
}

#[tokio::test]
async fn of_a_fee_one_is_told_at_once_and_on_the_working_day_before_unless_it_was_paid() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let choir = places(&town, 2).await;
        let pays = ask(&town, choir, person(&town).await).await.unwrap();
        ask(&town, choir, named_person(&town, "林秀英").await).await.unwrap();
        let first = take(&town).await.unwrap();
        assert_eq!(first.len(), 2);
        for message in &first {
            is_sent(&town, message.id, message.tries).await.unwrap();
        }
        let counts = Reached { sent: 2, ..Reached::default() };
        assert_eq!(reached(&town, &by).await.unwrap(), counts, "no day has come yet");
        store::fee::paid(&town, form_key::new(), pays.id, PayWay::Cash, "", &by).await.unwrap();
        let NoticeKind::FeeDue { pay_by, .. } = first[0].about.clone() else { panic!("a fee") };
        let morning = domain::outbox::reminded_at(pay_by, &[], NOW).unwrap();
        assert!(domain::calendar::day(morning) < pay_by);
        town.clock.set(morning - Duration::from_secs(1));
        assert_eq!(take(&town).await.unwrap(), []);
        town.clock.set(morning);
        let reminder = only(&town).await;
        assert_eq!(reminder.about, first[0].about);
        assert_eq!(town.number(NOT_NEEDED).await, 1, "it was paid");
    })
    .await;
}

#[tokio::test]
async fn where_the_house_is_closed_before_the_last_day_to_pay_one_is_reminded_on_an_earlier_working_day()
 {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        // Both days of a feast, and of another house the days before.
        let closed = |from, to| NewClosure {
            span: Span { from: start_of(date(2026, 11, from)), to: start_of(date(2026, 11, to)) },
            venue: None,
            reason: "国庆".into(),
        };
        store::closure::add(&town, Some(town.university), &[closed(26, 28)]).await.unwrap();
        store::closure::add(&town, Some(town.centre), &[closed(24, 26)]).await.unwrap();
        let place = ask(&town, places(&town, 2).await, person(&town).await).await.unwrap();
        let mine =
            async || store::fee::my_fee(&town, place.id, place.person).await.unwrap().unwrap();
        let told = only(&town).await;
        is_sent(&town, told.id, told.tries).await.unwrap();
        let monday = date(2026, 11, 30);
        assert_eq!(told.about, NoticeKind::FeeDue { pay_by: monday, put_off: String::new() });
        assert_eq!((mine().await.fee.pay_by, mine().await.near), (Some(monday), None));
        let at = |day, hour| instant(date(2026, 11, day).at(hour, 0, 0, 0));
        town.clock.set(at(24, 12));
        assert_eq!(mine().await.near, Some(Reminder::Soon), "Wednesday and Monday are left");
        town.clock.set(at(25, 8) - Duration::from_secs(1));
        assert_eq!(take(&town).await.unwrap(), []);
        town.clock.set(at(25, 8));
        assert_eq!(only(&town).await.about, told.about);
        store::fee::paid(&town, form_key::new(), place.id, PayWay::Cash, "", &by).await.unwrap();
        assert_eq!(mine().await.near, None, "it was paid");
    })
    .await;
}

#[tokio::test]
async fn who_has_a_place_is_reminded_the_day_before_once_and_anew_when_it_moves() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let choir = places(&town, 1).await;
        ask(&town, choir, person(&town).await).await.unwrap();
        ask(&town, choir, named_person(&town, "林秀英").await).await.unwrap();
        let first = store::offering::sessions(&town, choir).await.unwrap()[0].span;
        let afternoon = first.from - Duration::from_secs(17 * 3600);
        town.clock.set(afternoon - Duration::from_secs(1));
        assert_eq!(remind(&town).await.unwrap(), 0, "before four");
        town.clock.set(afternoon);
        let (one, other) = tokio::join!(remind(&town), remind(&town));
        assert!(one.unwrap() + other.unwrap() >= 1);
        assert_eq!(remind(&town).await.unwrap(), 0);
        let message = only(&town).await;
        let NoticeKind::SessionChanged(SessionNews::Comes { span, .. }) = &message.about else {
            panic!("{:?}", message.about)
        };
        assert_eq!(*span, first);
        is_sent(&town, message.id, message.tries).await.unwrap();
        town.change("update session set starts_at = starts_at + 3600, ends_at = ends_at + 3600")
            .await;
        assert_eq!(remind(&town).await.unwrap(), 1, "it begins at another time");
        assert_eq!(take(&town).await.unwrap().len(), 1);

        // The second week of a class is no news, unless the institution says so.
        let week = Duration::from_secs(7 * 24 * 3600);
        town.clock.set(afternoon + week);
        assert_eq!(reminded(&town, town.university).await.unwrap(), Reminded::First);
        remind(&town).await.unwrap();
        assert_eq!(take(&town).await.unwrap(), []);
        set_reminded(&town, Reminded::Every, Seen::nothing(), &by).await.unwrap();
        assert_eq!(reminded(&town, town.centre).await.unwrap(), Reminded::First);
        town.clock.set(afternoon + week + week);
        remind(&town).await.unwrap();
        assert_eq!(take(&town).await.unwrap().len(), 1);
        set_reminded(&town, Reminded::Nothing, Seen::nothing(), &by).await.unwrap();
        town.clock.set(afternoon + week + week + week);
        assert_eq!(remind(&town).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_unit_that_fails_leaves_no_message() {
    on_each_engine(async |town| {
        let (_, line) = line(&town, 2).await;
        assert!(is_not_found(&accept(&town, form_key::new(), line[0].id, line[1].person).await));
        assert!(
            accept(&town, form_key::new(), line[1].id, line[1].person).await.is_err(),
            "nothing is offered"
        );
        assert_eq!(town.number("select count(*) from outbox_message").await, 1);
    })
    .await;
}

#[tokio::test]
async fn whom_no_message_reached_is_told_once_or_sent_to_again_by_their_own_desk() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let choir = places(&town, 2).await;
        ask(&town, choir, person(&town).await).await.unwrap();
        ask(&town, choir, named_person(&town, "林秀英").await).await.unwrap();
        town.change("update person set mobile = null where name = '林秀英'").await;
        store::offering::cancel(&town, form_key::new(), choir, "老师生病", &by).await.unwrap();
        assert_eq!(town.number(GIVEN_UP).await, 1, "who has no number");
        for pause in [60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600, 0] {
            let message = only(&town).await;
            is_not_sent(&town, message.id, message.tries).await.unwrap();
            town.clock.advance(Duration::from_secs(pause));
        }
        let unreached = to_tell(&town, None, &by).await.unwrap();
        assert_eq!(unreached.len(), 2);
        assert_eq!(to_tell(&town, None, &other).await.unwrap(), []);
        assert_eq!(reached(&town, &other).await.unwrap(), Reached::default());
        let without = unreached.iter().find(|one| one.why == Unreached::NoMobile).unwrap();
        let failed = unreached.iter().find(|one| one.why == Unreached::NotSent).unwrap();
        let key = form_key::new;
        assert!(is_not_found(
            &was_told(&town, key(), without.id, ToldHow::Telephone, &other).await
        ));
        assert!(is_not_found(&send_again(&town, key(), without.id, &by).await), "where to?");
        was_told(&town, key(), without.id, ToldHow::Telephone, &by).await.unwrap();
        assert!(
            is_not_found(&was_told(&town, key(), without.id, ToldHow::Telephone, &by).await),
            "it was told"
        );
        send_again(&town, key(), failed.id, &by).await.unwrap();
        assert_eq!(to_tell(&town, None, &by).await.unwrap(), []);
        let message = only(&town).await;
        assert_eq!((message.id, message.tries), (failed.id, 1));
        is_sent(&town, message.id, message.tries).await.unwrap();
        let counts = Reached { sent: 1, told: 1, ..Reached::default() };
        assert_eq!(reached(&town, &by).await.unwrap(), counts);
    })
    .await;
}

#[tokio::test]
async fn a_place_that_is_offered_is_told_by_a_letter_where_no_message_can() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let choir = places(&town, 1).await;
        let holds = ask(&town, choir, person(&town).await).await.unwrap();
        let lin = named_person(&town, "林秀英").await;
        ask(&town, choir, lin).await.unwrap();
        town.change("update person set mobile = null where name = '林秀英'").await;
        assert_eq!(offers_to_write(&town, &by).await.unwrap(), []);
        store::sign_up::withdraw(&town, form_key::new(), holds.id, holds.person).await.unwrap();
        let offers = offers_to_write(&town, &by).await.unwrap();
        assert!(matches!(offers[..], [ToTell { about: NoticeKind::PlaceOffered { .. }, .. }]));
        assert_eq!(to_tell(&town, None, &by).await.unwrap(), [], "they are on the list of calls");
        assert_eq!(store::call::number_due(&town, &by).await.unwrap(), 1);
        assert_eq!(offers_to_write(&town, &other).await.unwrap(), []);
        were_posted(&town, form_key::new(), &[offers[0].id], &by).await.unwrap();
        assert_eq!(offers_to_write(&town, &by).await.unwrap(), [], "it is in the post");
        assert_eq!(store::call::number_due(&town, &by).await.unwrap(), 0, "they know");
        // Who does not answer in time is called all the same.
        town.clock.advance(Duration::from_secs(10 * 24 * 3600));
        assert_eq!(store::call::number_due(&town, &by).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_over_hides_nobody_who_is_still_to_be_told() {
    on_each_engine(async |town| {
        let (class, by) = taught(&town).await;
        let lin = named_person(&town, "林秀英").await;
        town.change("update person set mobile = null where name = '林秀英'").await;
        ask(&town, class, lin).await.unwrap();
        let all = at_desk(&town, class, &by).await;
        make(&town, &all[0], Change::Cancel, &by).await.unwrap();
        assert_eq!(to_tell(&town, None, &by).await.unwrap().len(), 1);
        // As many of the same as are listed at once; their session would be over by now.
        let over = "insert into outbox_message \
            (id, institution_id, person_id, kind, note, offering_id, sign_up_id, at, next_try_at, state, tries, error) \
            with recursive n(i) as (select 1 union all select i + 1 from n where i < 200) \
            select m.id || '-' || n.i, m.institution_id, m.person_id, m.kind, m.note, m.offering_id, m.sign_up_id, \
            m.at, m.next_try_at, m.state, m.tries, m.error from outbox_message m cross join n where m.state = 'given_up'";
        town.change(over).await;
        town.clock.set(all[0].session.span.to);
        make(&town, &all[1], Change::Cancel, &by).await.unwrap();
        assert_eq!(town.number(GIVEN_UP).await, 202);
        let people = to_tell(&town, None, &by).await.unwrap();
        let cancelled = all[1].session.span.from;
        assert!(matches!(
            people[..],
            [ToTell { about: NoticeKind::SessionChanged(SessionNews::Cancelled { at, .. }), .. }]
                if at == cancelled
        ));
        assert_eq!(number_to_tell(&town, &by).await.unwrap(), 1);
        let counts = reached(&town, &by).await.unwrap();
        assert_eq!((counts.unreached, counts.over), (1, 201), "as many as are listed");
        assert_eq!(store::today::board(&town, &by).await.unwrap().to_tell, 1);
    })
    .await;
}
