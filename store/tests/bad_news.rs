//! A place, or the hope of one, that is no more is told by each person's own way, as long as it is true and nobody has taken it back;
//! what was agreed on the telephone is confirmed in writing.

use std::time::Duration;

use domain::call::CallOutcome;
use domain::id::LogEntryId;
use domain::notice::NoticeKind;
use domain::outbox::{OwnWay, Unreached, only_reminds};
use domain::person::{AddressTold, Coordinator};
use domain::session::Change;
use domain::sign_up::{Place, SignUp, SignUpState};
use store::form_key;
use store::log::{LogFilter, entries, put_back};
use store::outbox::desk::{ToTell, to_tell};
use store::outbox::{is_sent, take};
use store::person::save_own_way;
use store::session::reminder::remind;
use store::sign_up::{not_accept, pass_on_to_the_able, remove};

use crate::offers::{line, state};
use crate::support::*;

const WITH_ADDRESS: &str = "update person set address = '沿江路3号' where address is null";

/// What goes out now.
async fn sent(town: &Town) -> Vec<NoticeKind> {
    let mut all = Vec::new();
    for one in take(town).await.unwrap() {
        is_sent(town, one.id, one.tries).await.unwrap();
        all.push(one.about);
    }
    all
}

async fn told(town: &Town, of: &SignUp) -> Vec<NoticeKind> {
    let unseen = store::notice::unseen(town, of.person).await.unwrap();
    unseen.into_iter().map(|notice| notice.about).collect()
}

async fn removed(town: &Town, of: &SignUp, by: &Coordinator) -> LogEntryId {
    remove(town, form_key::new(), of.id, "重复报名", by).await.unwrap();
    entries(town, &LogFilter::default(), 1, by).await.unwrap().entries[0].id
}

fn removal() -> NoticeKind {
    NoticeKind::Removed("重复报名".into())
}

async fn chooses(town: &Town, of: &SignUp, way: OwnWay) {
    town.change(WITH_ADDRESS).await;
    save_own_way(town, of.person, way, &AddressTold::Nothing).await.unwrap();
}

#[tokio::test]
async fn who_is_taken_off_a_list_is_told_by_their_own_way() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = places(&town, 9).await;
        let one = ask(&town, class, person(&town).await).await.unwrap();
        removed(&town, &one, &by).await;
        assert_eq!(sent(&town).await, [removal()]);
        for way in [OwnWay::Telephone, OwnWay::Letter, OwnWay::Pages] {
            let one = ask(&town, class, person(&town).await).await.unwrap();
            chooses(&town, &one, way).await;
            removed(&town, &one, &by).await;
            assert_eq!(told(&town, &one).await, [removal()], "on their pages in any case");
        }
        assert_eq!(sent(&town).await, []);
        let people = to_tell(&town, None, &by).await.unwrap();
        assert!(people.iter().all(|one| one.about == removal()));
        let how: Vec<_> = people.iter().map(|one| (one.why, one.by_letter())).collect();
        assert_eq!(how, [(Unreached::WantsCall, false), (Unreached::WantsLetter, true)]);
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_back_before_it_went_out_is_told_to_nobody() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = places(&town, 9).await;
        let writes = ask(&town, class, person(&town).await).await.unwrap();
        let calls = ask(&town, class, person(&town).await).await.unwrap();
        chooses(&town, &calls, OwnWay::Telephone).await;
        for one in [&writes, &calls] {
            let entry = removed(&town, one, &by).await;
            let key = form_key::new();
            for _ in 0..2 {
                put_back(&town, key, entry, "", &by).await.unwrap();
            }
            assert_eq!(told(&town, one).await, [], "nobody had told them");
            assert_eq!(state(&town, one).await, SignUpState::Live(Place::Held));
        }
        assert_eq!(sent(&town).await, []);
        assert_eq!(to_tell(&town, None, &by).await.unwrap(), []);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn who_knew_that_they_were_taken_off_is_told_that_they_stand_there_again() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = places(&town, 9).await;
        let (heard, read) = (
            ask(&town, class, person(&town).await).await.unwrap(),
            ask(&town, class, person(&town).await).await.unwrap(),
        );
        let entry = removed(&town, &heard, &by).await;
        assert_eq!(sent(&town).await, [removal()]);
        put_back(&town, form_key::new(), entry, "", &by).await.unwrap();
        assert_eq!(told(&town, &heard).await, [NoticeKind::StandsAgain], "not both at once");
        assert_eq!(sent(&town).await, [NoticeKind::StandsAgain]);

        let entry = removed(&town, &read, &by).await;
        let notice = store::notice::unseen(&town, read.person).await.unwrap().remove(0);
        store::notice::mark_seen(&town, read.person, notice.id).await.unwrap();
        put_back(&town, form_key::new(), entry, "", &by).await.unwrap();
        assert_eq!(told(&town, &read).await, [NoticeKind::StandsAgain]);
        assert_eq!(sent(&town).await, [NoticeKind::StandsAgain], "and not that they were removed");
    })
    .await;
}

#[tokio::test]
async fn who_has_signed_up_anew_by_the_morning_is_not_told_that_they_were_taken_off() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = places(&town, 9).await;
        let (anew, gone) = (
            ask(&town, class, person(&town).await).await.unwrap(),
            ask(&town, class, person(&town).await).await.unwrap(),
        );
        // Half past eight in the evening.
        town.clock.set(NOW + Duration::from_secs(11 * 3600 + 30 * 60));
        for one in [&anew, &gone] {
            removed(&town, one, &by).await;
        }
        assert_eq!(sent(&town).await, [], "not in the night");
        ask(&town, class, anew.person).await.unwrap();
        town.clock.set(NOW + Duration::from_secs(23 * 3600));
        assert_eq!(sent(&town).await, [removal()], "the other one alone");
    })
    .await;
}

#[tokio::test]
async fn a_no_and_a_place_that_nobody_paid_for_are_told() {
    on_each_engine(async |town| {
        let (class, by) = crate::approval::by_approval(&town, 1).await;
        let asked = ask(&town, class, person(&town).await).await.unwrap();
        not_accept(&town, form_key::new(), asked.id, "先学基础班", &by).await.unwrap();
        assert_eq!(sent(&town).await, [NoticeKind::NotAccepted("先学基础班".into())]);

        let by = crate::fees::desk(&town).await;
        let costs = ask(&town, places(&town, 1).await, person(&town).await).await.unwrap();
        assert!(matches!(sent(&town).await[..], [NoticeKind::FeeDue { .. }]));
        town.clock.set(NOW + Duration::from_secs(4 * 24 * 3600));
        crate::fees::call(&town, &costs, &by).await.unwrap();
        town.clock.advance(Duration::from_secs(6 * 3600));
        crate::fees::call(&town, &costs, &by).await.unwrap();
        crate::fees::end(&town, &costs, &by).await.unwrap();
        assert_eq!(sent(&town).await, [NoticeKind::Unpaid], "and nothing of the fee any more");
        let entry = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries[0].id;
        put_back(&town, form_key::new(), entry, "", &by).await.unwrap();
        assert!(told(&town, &costs).await.contains(&NoticeKind::StandsAgain));
        assert!(!told(&town, &costs).await.contains(&NoticeKind::Unpaid));
    })
    .await;
}

#[tokio::test]
async fn an_offer_that_went_on_is_told_to_who_was_not_reached() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (_, line) = line(&town, 1).await;
        assert!(matches!(sent(&town).await[..], [NoticeKind::PlaceOffered { .. }]));
        crate::calls::call(&town, &line[0], CallOutcome::NoAnswer, &by).await.unwrap();
        town.clock.set(TOMORROW);
        crate::calls::call(&town, &line[0], CallOutcome::NoAnswer, &by).await.unwrap();
        crate::calls::next(&town, &line[0], &by).await.unwrap();
        assert_eq!(sent(&town).await, [NoticeKind::OfferEnded]);
    })
    .await;
}

#[tokio::test]
async fn an_offer_that_cannot_be_accepted_any_more_is_told_until_another_is_made() {
    on_each_engine(async |town| {
        let (choir, line) = line(&town, 1).await;
        assert!(matches!(sent(&town).await[..], [NoticeKind::PlaceOffered { .. }]));
        let other = crate::draw::class_at(&town, 9, 14).await;
        ask(&town, other, line[0].person).await.unwrap();
        // What they took is moved to the same time.
        let at = format!("(select min(starts_at) from session where offering_id = '{choir}')");
        let moved = format!(
            "update session set starts_at = {at}, ends_at = {at} + 3600 where offering_id = '{other}'"
        );
        town.change(moved.leak()).await;
        pass_on_to_the_able(&town).await.unwrap();
        assert!(matches!(sent(&town).await[..], [NoticeKind::OfferGone { .. }]));
        // Of two who wait together one is passed over, and both are asked again before anything goes out.
        crate::together::one_can_again(&town).await;
        let gone = |about: &NoticeKind| matches!(about, NoticeKind::OfferGone { .. });
        assert!(!sent(&town).await.iter().any(gone), "the new offer says it");
    })
    .await;
}

#[tokio::test]
async fn who_was_not_drawn_is_told_and_so_is_everybody_when_a_draw_is_called_off() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = crate::draw::class_at(&town, 1, 9).await;
        let draw = crate::draw::draw_of(&town, &by, &[class]).await;
        for _ in 0..3 {
            crate::draw::wishes_for(&town, draw, 1, &[class]).await;
        }
        crate::draw::held(&town, draw, &by).await;
        let out = sent(&town).await;
        let number = |about: &NoticeKind| out.iter().filter(|one| *one == about).count();
        assert_eq!(number(&NoticeKind::PlaceDrawn), 1);
        assert_eq!(number(&NoticeKind::NotDrawn { is_miss: true }), 2);
        assert_eq!(out.len(), 3);
    })
    .await;
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = crate::draw::class_at(&town, 9, 9).await;
        let draw = crate::draw::draw_of(&town, &by, &[class]).await;
        let first = crate::draw::wishes_for(&town, draw, 1, &[class]).await;
        crate::draw::wishes_for(&town, draw, 1, &[class]).await;
        store::draw::call_off(&town, form_key::new(), draw, "老师病了", &by).await.unwrap();
        ask(&town, class, first).await.unwrap();
        let out = sent(&town).await;
        assert_eq!(out, [NoticeKind::DrawCalledOff("老师病了".into())], "who has a place knows");
    })
    .await;
}

#[tokio::test]
async fn a_place_that_was_taken_on_the_telephone_is_confirmed_and_nobody_is_called_twice() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (_, waits) = line(&town, 1).await;
        assert!(matches!(sent(&town).await[..], [NoticeKind::PlaceOffered { .. }]));
        crate::calls::call(&town, &waits[0], CallOutcome::Accepted, &by).await.unwrap();
        assert_eq!(told(&town, &waits[0]).await, [NoticeKind::AcceptedByTelephone]);
        assert_eq!(sent(&town).await, [NoticeKind::AcceptedByTelephone]);

        for way in [OwnWay::Telephone, OwnWay::Letter, OwnWay::Pages] {
            let (_, waits) = line(&town, 1).await;
            chooses(&town, &waits[0], way).await;
            crate::calls::call(&town, &waits[0], CallOutcome::Accepted, &by).await.unwrap();
            assert_eq!(told(&town, &waits[0]).await, [NoticeKind::AcceptedByTelephone]);
        }
        assert_eq!(sent(&town).await, []);
        assert_eq!(to_tell(&town, None, &by).await.unwrap(), [], "they have heard it");

        let by = crate::fees::desk(&town).await;
        let (_, waits) = line(&town, 1).await;
        crate::calls::call(&town, &waits[0], CallOutcome::Accepted, &by).await.unwrap();
        assert!(matches!(sent(&town).await[..], [NoticeKind::FeeDue { .. }]), "which says it");
    })
    .await;
}

/// Of those who have a place: one wants to be called, one has no mobile number, one no number at all, and one wants letters.
#[tokio::test]
async fn the_day_before_whom_no_message_reminds_is_on_the_list_of_calls_behind_all_others() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = places(&town, 9).await;
        ask(&town, class, person(&town).await).await.unwrap();
        let calls = ask(&town, class, person(&town).await).await.unwrap();
        chooses(&town, &calls, OwnWay::Telephone).await;
        let letters = ask(&town, class, person(&town).await).await.unwrap();
        chooses(&town, &letters, OwnWay::Letter).await;
        for name in ["林秀英", "吴桂兰"] {
            ask(&town, class, named_person(&town, name).await).await.unwrap();
        }
        town.change("update person set mobile = null where name in ('林秀英', '吴桂兰')").await;
        town.change(
            "update person set emergency_telephone = '0791-0000-0000' where name = '林秀英'",
        )
        .await;
        let sessions = crate::session::at_desk(&town, class, &by).await;
        town.clock.set(sessions[0].session.span.from - Duration::from_secs(17 * 3600));
        remind(&town).await.unwrap();
        let out = sent(&town).await;
        assert!(out.len() == 1 && only_reminds(&out[0]), "{out:?}");
        let reminded = async || -> Vec<ToTell> {
            let people = to_tell(&town, None, &by).await.unwrap();
            people.into_iter().filter(|one| only_reminds(&one.about)).collect()
        };
        let mut why: Vec<_> = reminded().await.iter().map(|one| one.why.code()).collect();
        why.sort_unstable();
        assert_eq!(why, [Unreached::NoMobile.code(), Unreached::WantsCall.code()]);
        assert!(!reminded().await.iter().any(ToTell::by_letter));

        crate::session::make(&town, &sessions[1], Change::Cancel, &by).await.unwrap();
        let people = to_tell(&town, None, &by).await.unwrap();
        let last = people.iter().position(|one| only_reminds(&one.about)).unwrap();
        assert_eq!(last, people.len() - 2, "what changes is told first");
        let key = form_key::new();
        store::sign_up::withdraw(&town, key, calls.id, calls.person).await.unwrap();
        let left: Vec<_> = reminded().await.iter().map(|one| one.why).collect();
        assert_eq!(left, [Unreached::NoMobile], "who does not come need not be reminded");
        crate::session::make(&town, &sessions[0], Change::Cancel, &by).await.unwrap();
        assert_eq!(reminded().await, [], "it is off");
    })
    .await;
}
