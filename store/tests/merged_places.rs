//! 合并: where both records have something of the same offering, the better one stays, with what was paid for it.

use domain::attendance::{Means, Scanned};
use domain::cash::{Balance, PayWay};
use domain::id::{OfferingId, PersonId, SignUpId};
use domain::member::merge::{MergeRefusal, Side};
use domain::notice::NoticeKind;
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{EndReason, Place, SignUp, SignUpState};
use jiff::civil::{Date, date};
use store::attendance::{Arrival, arrive, scanned};
use store::cash::{book, receipts_of, refund};
use store::fee::{GiveBackWhy, my_fee, my_fees, paid, to_give_back};
use store::form_key;
use store::merge::may_merge;
use store::new_offering::NewOffering;
use store::sign_up::{live_sign_up, withdraw};

use crate::fees::desk;
use crate::merges::{everything, make_one, part, two};
use crate::session::at_desk;
use crate::support::*;

const MONDAY: Date = date(2026, 11, 23);

/// What somebody has there now.
async fn has(
    town: &Town,
    offering: OfferingId,
    person: PersonId,
) -> Option<(SignUpId, SignUpState)> {
    let live = live_sign_up(town, offering, person).await.unwrap();
    live.map(|one| (one.id, one.state))
}

const HELD: SignUpState = SignUpState::Live(Place::Held);

fn waits(position: u32) -> SignUpState {
    SignUpState::Live(Place::Waiting { position })
}

#[tokio::test]
async fn a_held_place_stays_where_the_kept_record_waits_and_nobody_else_gets_it() {
    on_each_engine(async |town| {
        let (by, kept, other) = two(&town).await;
        let class = places(&town, 1).await;
        let held = ask(&town, class, other).await.unwrap();
        let first = ask(&town, class, person(&town).await).await.unwrap();
        let waiting = ask(&town, class, kept).await.unwrap();
        let before = everything(&town).await;
        let looked = may_merge(&town, kept, other, &by).await.unwrap().double;
        assert_eq!((looked.len(), looked[0].stays()), (1, Side::Other));
        assert_eq!(looked[0].parted().1.sign_up, waiting.id);
        let id = make_one(&town, kept, other, &by).await.unwrap();
        assert_eq!(has(&town, class, kept).await, Some((held.id, HELD)));
        assert_eq!(has(&town, class, first.person).await, Some((first.id, waits(1))));
        counters_are_right(&town).await;
        part(&town, id, &by).await.unwrap();
        assert_eq!(everything(&town).await, before);
        assert_eq!(has(&town, class, kept).await, Some((waiting.id, waits(2))));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn an_offer_stays_before_a_position_and_the_earlier_position_before_the_later_one() {
    on_each_engine(async |town| {
        let (by, kept, other) = two(&town).await;
        let class = places(&town, 1).await;
        let holds = ask(&town, class, person(&town).await).await.unwrap();
        let early = ask(&town, class, other).await.unwrap();
        ask(&town, class, person(&town).await).await.unwrap();
        let late = ask(&town, class, kept).await.unwrap();
        let id = make_one(&town, kept, other, &by).await.unwrap();
        assert_eq!(has(&town, class, kept).await, Some((early.id, waits(1))));
        part(&town, id, &by).await.unwrap();
        assert_eq!(has(&town, class, other).await, Some((early.id, waits(1))));
        assert_eq!(has(&town, class, kept).await, Some((late.id, waits(3))));
        // The other way round the kept record's is the earlier one.
        let id = make_one(&town, other, kept, &by).await.unwrap();
        assert_eq!(has(&town, class, other).await, Some((early.id, waits(1))));
        part(&town, id, &by).await.unwrap();
        withdraw(&town, form_key::new(), holds.id, holds.person).await.unwrap();
        make_one(&town, kept, other, &by).await.unwrap();
        let (stays, state) = has(&town, class, kept).await.unwrap();
        assert_eq!(stays, early.id);
        assert!(matches!(state, SignUpState::Live(Place::Offered { .. })), "{state:?}");
        counters_are_right(&town).await;
    })
    .await;
}

/// Both records with a place in a class that costs 180.
async fn both_in(town: &Town) -> (Coordinator, OfferingId, SignUp, SignUp) {
    let by = desk(town).await;
    let (kept, other) = (person(town).await, person(town).await);
    let fee = Fen::yuan(180);
    let class = add(town, &NewOffering { fee, ..class(town, "行书") }).await;
    let mine = ask(town, class, kept).await.unwrap();
    let double = ask(town, class, other).await.unwrap();
    (by, class, mine, double)
}

async fn pays(town: &Town, of: &SignUp, by: &Coordinator) {
    paid(town, form_key::new(), of.id, PayWay::Cash, "", by).await.unwrap();
}

async fn drawer(town: &Town, by: &Coordinator) -> Balance {
    book(town, MONDAY, by).await.unwrap().totals().all.left()
}

#[tokio::test]
async fn what_was_paid_stands_with_the_place_that_stays_and_nobody_is_asked_again() {
    on_each_engine(async |town| {
        let (by, class, mine, double) = both_in(&town).await;
        pays(&town, &double, &by).await;
        let id = make_one(&town, mine.person, double.person, &by).await.unwrap();
        assert_eq!(has(&town, class, mine.person).await, Some((double.id, HELD)));
        let fee = my_fee(&town, double.id, mine.person).await.unwrap().unwrap().fee;
        assert!(fee.paid_at.is_some());
        assert_eq!(my_fees(&town, mine.person).await.unwrap().len(), 1);
        let told = store::notice::unseen(&town, mine.person).await.unwrap();
        let is_due = |about: &NoticeKind| matches!(about, NoticeKind::FeeDue { .. });
        assert!(!told.iter().any(|notice| is_due(&notice.about)), "{told:?}");
        assert_eq!(to_give_back(&town, &by).await.unwrap(), []);
        let receipt = receipts_of(&town, double.id, &by).await.unwrap().remove(0);
        assert_eq!((receipt.person.id, receipt.amount), (mine.person, Fen::yuan(180)));
        assert_eq!(drawer(&town, &by).await, Balance(18_000));
        part(&town, id, &by).await.unwrap();
        // As before: one has paid, and the other one is asked to.
        assert!(
            my_fee(&town, double.id, double.person).await.unwrap().unwrap().fee.paid_at.is_some()
        );
        assert!(my_fee(&town, mine.id, mine.person).await.unwrap().unwrap().fee.paid_at.is_none());
        let told = store::notice::unseen(&town, mine.person).await.unwrap();
        assert!(told.iter().any(|notice| is_due(&notice.about)), "told again");
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn who_has_paid_twice_gets_one_of_the_two_back() {
    on_each_engine(async |town| {
        let (by, class, mine, double) = both_in(&town).await;
        pays(&town, &mine, &by).await;
        pays(&town, &double, &by).await;
        let looked = may_merge(&town, mine.person, double.person, &by).await.unwrap().double;
        let (stays, ends) = looked[0].parted();
        assert!(stays.claim.is_paid && ends.claim.leaves_money());
        let id = make_one(&town, mine.person, double.person, &by).await.unwrap();
        assert_eq!(has(&town, class, mine.person).await, Some((mine.id, HELD)));
        let owed = to_give_back(&town, &by).await.unwrap().remove(0);
        assert_eq!((owed.sign_up, owed.person.id), (double.id, mine.person));
        let why = GiveBackWhy::Ended(EndReason::Removed("看了身份证".into()));
        assert_eq!((owed.amount, &owed.why), (Fen::yuan(180), &why));
        part(&town, id, &by).await.unwrap();
        assert_eq!(to_give_back(&town, &by).await.unwrap(), []);
        // Once it was given back the place cannot come back as paid.
        let id = make_one(&town, mine.person, double.person, &by).await.unwrap();
        let (payment, sum) = owed.first().unwrap();
        refund(&town, form_key::new(), payment, sum, PayWay::Cash, "交了两次", &by).await.unwrap();
        assert_eq!(to_give_back(&town, &by).await.unwrap(), []);
        assert_eq!(drawer(&town, &by).await, Balance(18_000));
        let gone = refusal(part(&town, id, &by).await);
        assert!(matches!(gone, Refusal::Merge(MergeRefusal::FeeGivenBack { .. })), "{gone:?}");
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn an_old_card_leads_to_the_kept_record_wherever_it_was_printed() {
    on_each_engine(async |town| {
        let (by, kept, other) = two(&town).await;
        let centre = coordinator(&town, town.centre).await;
        let dance = add(&town, &activity(&town, "舞会", 9)).await;
        ask(&town, dance, other).await.unwrap();
        let id = make_one(&town, kept, other, &by).await.unwrap();
        let card = Scanned::Member(other);
        for desk in [&by, &centre] {
            assert_eq!(scanned(&town, card, desk).await.unwrap(), kept);
        }
        let team = coordinator(&town, town.team).await;
        assert!(scanned(&town, card, &team).await.is_err(), "no member there");
        // A tablet that has kept the tap since before the merge.
        let session = at_desk(&town, dance, &centre).await.remove(0).session;
        town.clock.set(session.span.from);
        let arrival =
            Arrival { session: session.id, person: other, means: Means::Tile, tapped_at: None };
        assert!(arrive(&town, arrival, &centre).await.unwrap().is_new);
        let here = Arrival { person: kept, ..arrival };
        assert!(!arrive(&town, here, &centre).await.unwrap().is_new, "they are there already");
        // Parted again, each card is its own once more.
        part(&town, id, &by).await.unwrap();
        assert_eq!(scanned(&town, card, &centre).await.unwrap(), other);
    })
    .await;
}
