//! A place that costs something is paid for at the counter by a day, and given on only after calls.

use std::time::Duration;

use domain::call::{CallOutcome, CallReason};
use domain::cash::PayWay;
use domain::draw::SeedPlan;
use domain::fee::{Fee, FeeChange, FeeTerms};
use domain::id::OfferingId;
use domain::listing::{FeeColumn, Order};
use domain::notice::NoticeKind;
use domain::offering::{Fen, Window};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{EndReason, Place, SignUp, SignUpState};
use jiff::civil::{Date, date};
use store::call::{NewCall, log};
use store::draw::{Fell, NewDraw, NewDrawOffering, NewWishes, freeze, hold, plan, wish};
use store::fee::{
    FeeFilter, end_unpaid, fee_due, fee_groups, fee_terms, fees_due, fees_page, my_fee, my_fees,
    paid, put_off, set_fee_terms, taken_back,
};
use store::new_offering::NewOffering;
use store::sign_up::{By, Swap, accept, entries_of, own_entry, swap, withdraw};
use store::{Result, form_key};

use crate::offers::state;
use crate::support::*;

const THURSDAY: Date = date(2026, 11, 26);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// The university's desk, which gives three working days to pay from now on.
pub(crate) async fn desk(town: &Town) -> Coordinator {
    let by = coordinator(town, town.university).await;
    let terms = FeeTerms { days: Some(3), counter: "一楼柜台".into() };
    set_fee_terms(town, terms, store::Seen::nothing(), &by).await.unwrap();
    by
}

async fn fee(town: &Town, of: &SignUp) -> Option<Fee> {
    my_fee(town, of.id, of.person).await.unwrap().map(|mine| mine.fee)
}

async fn last_day(town: &Town, of: &SignUp) -> Option<Date> {
    fee(town, of).await.and_then(|fee| fee.pay_by)
}

async fn told(town: &Town, of: &SignUp) -> Vec<NoticeKind> {
    let unseen = store::notice::unseen(town, of.person).await.unwrap();
    unseen.into_iter().map(|notice| notice.about).collect()
}

fn due_by(pay_by: Date) -> NoticeKind {
    NoticeKind::FeeDue { pay_by, put_off: String::new() }
}

async fn pay(town: &Town, of: &SignUp, by: &Coordinator) -> Result<SignUp> {
    paid(town, form_key::new(), of.id, PayWay::Cash, "0017", by).await
}

pub async fn call(town: &Town, of: &SignUp, by: &Coordinator) -> Result<SignUp> {
    let (about, outcome, note) = (CallReason::Fee, CallOutcome::NoAnswer, String::new());
    log(town, form_key::new(), NewCall { sign_up: of.id, about, outcome, note }, by).await
}

pub async fn end(town: &Town, of: &SignUp, by: &Coordinator) -> Result<SignUp> {
    end_unpaid(town, form_key::new(), of.id, by).await
}

#[tokio::test]
async fn a_place_that_costs_something_has_a_last_day_where_the_institution_sets_one() {
    on_each_engine(async |town| {
        let before = ask(&town, places(&town, 2).await, person(&town).await).await.unwrap();
        let by = desk(&town).await;
        assert_eq!(fee_terms(&town, town.university).await.unwrap().days, Some(3));
        assert_eq!(fee_terms(&town, town.centre).await.unwrap(), FeeTerms::default());
        let now = ask(&town, places(&town, 2).await, person(&town).await).await.unwrap();
        let mine = my_fee(&town, now.id, now.person).await.unwrap().unwrap();
        assert_eq!((mine.fee.amount, mine.fee.pay_by), (Fen::yuan(150), Some(THURSDAY)));
        assert_eq!((mine.counter.as_str(), mine.telephone.is_empty()), ("一楼柜台", false));
        assert_eq!(told(&town, &now).await, [due_by(THURSDAY)]);
        assert_eq!(my_fee(&town, now.id, before.person).await.unwrap(), None, "somebody else's");
        assert_eq!(last_day(&town, &before).await, None, "had the place before");
        let free = NewOffering { fee: Fen::FREE, ..class(&town, "合唱") };
        let free = ask(&town, add(&town, &free).await, person(&town).await).await.unwrap();
        let elsewhere = add(&town, &activity(&town, "舞会", 2)).await;
        let elsewhere = ask(&town, elsewhere, person(&town).await).await.unwrap();
        for one in [&free, &elsewhere] {
            assert_eq!((last_day(&town, one).await, told(&town, one).await), (None, vec![]));
        }
        let list = entries_of(&town, now.offering, &by).await.unwrap();
        assert_eq!(list[0].fee, Some(mine.fee));
        let unpaid = async |of| store::fee::unpaid_on(&town, of, &by).await.unwrap();
        assert_eq!(unpaid(now.offering).await, Some(1));
        assert_eq!(unpaid(free.offering).await, None, "nobody has to pay");
        assert_eq!(unpaid(elsewhere.offering).await, None, "another institution's");
    })
    .await;
}

#[tokio::test]
async fn who_gives_a_place_up_or_has_paid_is_not_told_to_pay_any_more() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let class = places(&town, 2).await;
        let given_up = ask(&town, class, person(&town).await).await.unwrap();
        let kept = ask(&town, class, person(&town).await).await.unwrap();
        assert_eq!(told(&town, &given_up).await, [due_by(THURSDAY)]);
        withdraw(&town, form_key::new(), given_up.id, given_up.person).await.unwrap();
        assert_eq!(told(&town, &given_up).await, []);
        pay(&town, &kept, &by).await.unwrap();
        assert!(!told(&town, &kept).await.contains(&due_by(THURSDAY)));
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_pays_once_they_have_taken_the_place() {
    on_each_engine(async |town| {
        desk(&town).await;
        let class = places(&town, 1).await;
        let first = ask(&town, class, person(&town).await).await.unwrap();
        let waits = ask(&town, class, person(&town).await).await.unwrap();
        withdraw(&town, form_key::new(), first.id, first.person).await.unwrap();
        assert_eq!(last_day(&town, &waits).await, None, "only offered");
        assert_eq!(my_fees(&town, first.person).await.unwrap(), []);
        town.clock.set(TOMORROW);
        accept(&town, form_key::new(), waits.id, waits.person).await.unwrap();
        assert_eq!(last_day(&town, &waits).await, Some(date(2026, 11, 27)));
        assert_eq!(told(&town, &waits).await, [due_by(date(2026, 11, 27))]);
    })
    .await;
}

#[tokio::test]
async fn a_place_from_a_swap_and_from_a_draw_is_paid_for_as_well() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let old = ask(&town, places(&town, 2).await, person(&town).await).await.unwrap();
        let instead = add(&town, &erhu(&town)).await;
        let wanted = Swap { person: old.person, given_up: old.id.into(), instead, helping: None };
        let new = swap(&town, form_key::new(), wanted).await.unwrap();
        assert_eq!(last_day(&town, &new).await, Some(THURSDAY));
        assert_eq!(last_day(&town, &old).await, None, "given up");
        let window = Window { opens_at: NOW, closes_at: NOW + 7 * DAY };
        let drawn = NewOffering { window, sessions: vec![session(8, 9)], ..class(&town, "行书") };
        let drawn = add(&town, &drawn).await;
        let chen = draw(&town, drawn, &by).await;
        let mine = my_fees(&town, chen).await.unwrap();
        let days: Vec<_> = mine.iter().map(|one| one.fee.pay_by).collect();
        assert_eq!(days, [Some(date(2026, 11, 27))]);
    })
    .await;
}

/// Draws an offering a day later, for one person who wished for it.
async fn draw(town: &Town, offering: OfferingId, by: &Coordinator) -> domain::id::PersonId {
    let new = NewDraw {
        district_until: None,
        name: "书法班".into(),
        window: Window { opens_at: NOW, closes_at: NOW + DAY },
        most_wanted: 1,
        seed: SeedPlan { digits: 10, source: "掷骰子".into() },
        offerings: vec![NewDrawOffering { offering, newcomer_places: 0, district_places: 0 }],
    };
    let draw = plan(town, form_key::new(), new, by).await.unwrap();
    let person = person(town).await;
    let by_person = By::Person(person);
    let wishes = NewWishes { draw, person, wanted: 1, offerings: vec![offering], by: by_person };
    wish(town, form_key::new(), wishes).await.unwrap();
    town.clock.set(TOMORROW);
    freeze(town, form_key::new(), draw, by).await.unwrap();
    let seed = "3516241636".parse().unwrap();
    hold(town, form_key::new(), draw, &Fell::just_now(town, &seed, "掷骰子"), by).await.unwrap();
    person
}

#[tokio::test]
async fn a_payment_is_noted_and_taken_back_and_both_can_be_read() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let other = coordinator(&town, town.centre).await;
        let one = ask(&town, places(&town, 2).await, person(&town).await).await.unwrap();
        assert!(is_not_found(&pay(&town, &one, &other).await));
        assert_eq!(
            refusal(taken_back(&town, form_key::new(), one.id, &by).await),
            Refusal::NothingToPay
        );
        pay(&town, &one, &by).await.unwrap();
        let noted = fee(&town, &one).await.unwrap();
        assert_eq!((noted.paid_at, noted.receipt.as_str()), (Some(NOW), "2026-000001"));
        assert_eq!(told(&town, &one).await, [NoticeKind::Paid], "no longer that it is due");
        assert_eq!(refusal(pay(&town, &one, &by).await), Refusal::AlreadyPaid);
        town.clock.advance(Duration::from_secs(1));
        assert!(is_not_found(&taken_back(&town, form_key::new(), one.id, &other).await));
        taken_back(&town, form_key::new(), one.id, &by).await.unwrap();
        let back = fee(&town, &one).await.unwrap();
        assert_eq!((back.paid_at, back.receipt.as_str()), (None, ""));
        assert_eq!(told(&town, &one).await, [due_by(THURSDAY)]);
        let changes = own_entry(&town, one.id, one.person).await.unwrap().fee_changes;
        let changes: Vec<_> = changes.into_iter().map(|change| change.what).collect();
        let noted = FeeChange::Paid { receipt: "2026-000001".into() };
        assert_eq!(changes, [noted, FeeChange::TakenBack]);
        assert!(is_not_found(&own_entry(&town, one.id, by.person).await), "somebody else's");
    })
    .await;
}

#[tokio::test]
async fn two_coordinators_who_press_at_once_take_the_money_once() {
    on_each_engine(async |town| {
        let (by, second) = (desk(&town).await, coordinator(&town, town.university).await);
        let one = ask(&town, places(&town, 2).await, person(&town).await).await.unwrap();
        let (left, right) = tokio::join!(pay(&town, &one, &by), pay(&town, &one, &second));
        let refused: Vec<_> = [left, right].into_iter().filter(Result::is_err).collect();
        assert_eq!(refused.len(), 1);
        assert_eq!(refusal(refused.into_iter().next().unwrap()), Refusal::AlreadyPaid);
        assert_eq!(town.number("select count(*) from payment").await, 1);
        assert_eq!(told(&town, &one).await, [NoticeKind::Paid]);
    })
    .await;
}

#[tokio::test]
async fn the_counter_sees_who_has_to_pay_by_day_and_finds_a_name() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let (class, erhu) = (places(&town, 5).await, add(&town, &erhu(&town)).await);
        let chen = ask(&town, class, named_person(&town, "陈淑芬").await).await.unwrap();
        let tuesday = TOMORROW - Duration::from_secs(3600);
        town.clock.set(tuesday);
        let lin = ask(&town, erhu, named_person(&town, "林秀英").await).await.unwrap();
        let wu = ask(&town, class, named_person(&town, "吴桂香").await).await.unwrap();
        let found = async |filter: FeeFilter| {
            let due = fees_due(&town, &filter, 9, &by).await.unwrap();
            due.into_iter().map(|one| one.sign_up).collect::<Vec<_>>()
        };
        let all = FeeFilter::default();
        assert_eq!(
            found(all.clone()).await,
            [chen.id, lin.id, wu.id],
            "the soonest first, then by name"
        );
        let of_class = FeeFilter { offering: Some(class), ..all.clone() };
        assert_eq!(found(of_class).await, [chen.id, wu.id]);
        assert_eq!(found(FeeFilter { pay_by: Some(THURSDAY), ..all.clone() }).await, [chen.id]);
        assert_eq!(found(FeeFilter { name: "秀英".into(), ..all.clone() }).await, [lin.id]);
        assert_eq!(found(FeeFilter { name: "%".into(), ..all.clone() }).await.len(), 3);
        assert_eq!(found(FeeFilter { name: "%秀%桂%".into(), ..all.clone() }).await, []);
        for descending in [false, true] {
            for column in [FeeColumn::Day, FeeColumn::Name, FeeColumn::Offering] {
                let order = Order { column, is_descending: descending, page: 1 };
                let filter = FeeFilter { order, ..all.clone() };
                let whole = fees_due(&town, &filter, 9, &by).await.unwrap();
                let mut paged = Vec::new();
                for page in 1..=2 {
                    let filter = FeeFilter { order: order.at_page(page), ..all.clone() };
                    let (part, sum) = fees_page(&town, &filter, 2, &by).await.unwrap();
                    let told = whole.iter().map(|one| one.fee.told().0).sum::<u32>();
                    assert_eq!((part.total, sum.0), (3, told));
                    paged.extend(part.rows);
                }
                assert_eq!(paged, whole);
            }
        }
        let too_far = FeeFilter { order: Order::default().at_page(9), ..all.clone() };
        assert_eq!(fees_page(&town, &too_far, 2, &by).await.unwrap().0.rows.len(), 1, "the last");
        let groups = fee_groups(&town, &by).await.unwrap();
        let friday = date(2026, 11, 27);
        let groups: Vec<_> = groups.iter().map(|one| (one.pay_by, one.people)).collect();
        assert_eq!(groups, [(THURSDAY, 1), (friday, 1), (friday, 1)]);
        pay(&town, &lin, &by).await.unwrap();
        assert_eq!(found(all.clone()).await, [chen.id, wu.id]);
        let paid = FeeFilter { is_paid: true, ..all.clone() };
        assert_eq!(found(paid.clone()).await, [lin.id]);
        town.clock.set(tuesday + DAY);
        pay(&town, &wu, &by).await.unwrap();
        let by_payment = Order::by(FeeColumn::Paid);
        let latest = FeeFilter { order: by_payment, ..paid.clone() };
        assert_eq!(
            found(latest).await,
            [wu.id, lin.id],
            "from the last to the first, as its head says"
        );
        let order = by_payment.ordered_by(FeeColumn::Paid);
        assert_eq!(found(FeeFilter { order, ..paid.clone() }).await, [lin.id, wu.id]);
        taken_back(&town, form_key::new(), wu.id, &by).await.unwrap();
        let (page, sum) = fees_page(&town, &paid, 50, &by).await.unwrap();
        assert_eq!((page.total, sum), (1, page.rows[0].fee.amount), "what was paid, all of it");
        assert_eq!(fee_due(&town, lin.id, &by).await.unwrap().fee.paid_at, Some(tuesday));
        let other = coordinator(&town, town.centre).await;
        assert!(is_not_found(&fee_due(&town, lin.id, &other).await));
        assert_eq!(fees_due(&town, &all, 9, &other).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_taken_away_before_two_calls_and_then_the_next_is_asked() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let other = coordinator(&town, town.centre).await;
        let class = places(&town, 1).await;
        let one = ask(&town, class, person(&town).await).await.unwrap();
        let next = ask(&town, class, person(&town).await).await.unwrap();
        assert_eq!(due(&town, &by).await.unwrap(), [], "there is time to pay");
        call(&town, &one, &by).await.unwrap();
        town.clock.set(NOW + 4 * DAY);
        assert_eq!(state(&town, &one).await, SignUpState::Live(Place::Held));
        let overdue = due(&town, &by).await.unwrap();
        assert_eq!(
            (overdue.len(), overdue[0].sign_up, overdue[0].about),
            (1, one.id, CallReason::Fee)
        );
        assert_eq!(overdue[0].calls, [], "the call before it was overdue does not count");
        assert_eq!(due(&town, &other).await.unwrap(), [], "another institution's");
        let about = CallReason::Fee;
        let elsewhere = store::call::due_about(&town, overdue[0].sign_up, about, &other).await;
        assert_eq!(elsewhere.unwrap(), None);
        call(&town, &one, &by).await.unwrap();
        assert_eq!(refusal(end(&town, &one, &by).await), Refusal::FeeCallsMissing);
        town.clock.advance(Duration::from_secs(6 * 3600));
        call(&town, &one, &by).await.unwrap();
        assert!(due(&town, &by).await.unwrap()[0].may_ask_next);
        assert!(is_not_found(&end(&town, &one, &other).await));
        let ended = end(&town, &one, &by).await.unwrap();
        assert!(matches!(ended.state, SignUpState::Ended { reason: EndReason::Unpaid, .. }));
        assert_eq!(state(&town, &one).await, ended.state);
        assert_eq!(told(&town, &one).await, [NoticeKind::Unpaid]);
        assert!(matches!(state(&town, &next).await, SignUpState::Live(Place::Offered { .. })));
        assert_eq!(due(&town, &by).await.unwrap(), []);
        assert_eq!(refusal(call(&town, &one, &by).await), Refusal::NothingToPay);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_day_put_off_is_told_with_its_reason_and_calls_begin_anew() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let other = coordinator(&town, town.centre).await;
        let one = ask(&town, places(&town, 1).await, person(&town).await).await.unwrap();
        town.clock.set(NOW + 4 * DAY);
        call(&town, &one, &by).await.unwrap();
        town.clock.advance(Duration::from_secs(6 * 3600));
        call(&town, &one, &by).await.unwrap();
        let later = date(2026, 11, 30);
        let put = async |by: &Coordinator, to| {
            put_off(&town, form_key::new(), one.id, to, "家人住院", by).await
        };
        assert!(is_not_found(&put(&other, later).await));
        let refused = Refusal::PutOffOnlyLater { pay_by: THURSDAY };
        assert_eq!(refusal(put(&by, THURSDAY).await), refused);
        put(&by, later).await.unwrap();
        let now = fee(&town, &one).await.unwrap();
        assert_eq!((now.pay_by, now.put_off.as_str()), (Some(later), "家人住院"));
        let about = NoticeKind::FeeDue { pay_by: later, put_off: "家人住院".into() };
        assert_eq!(told(&town, &one).await, [about]);
        assert_eq!(due(&town, &by).await.unwrap(), []);
        assert_eq!(refusal(end(&town, &one, &by).await), Refusal::FeeCallsMissing);
        town.clock.set(NOW + 8 * DAY);
        assert_eq!(refusal(end(&town, &one, &by).await), Refusal::FeeCallsMissing);
        assert_eq!(due(&town, &by).await.unwrap()[0].calls, []);
        pay(&town, &one, &by).await.unwrap();
        assert_eq!(refusal(put(&by, date(2026, 12, 9)).await), Refusal::AlreadyPaid);
        assert_eq!(refusal(call(&town, &one, &by).await), Refusal::AlreadyPaid);
        assert_eq!(due(&town, &by).await.unwrap(), []);
    })
    .await;
}
