//! Two who wait together get two places at once, or none.

use checker::{Contents, Violation};
use domain::id::{OfferingId, PersonId};
use domain::limits::Limits;
use domain::notice::NoticeKind;
use domain::person::Mobile;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use sqlx::AnyPool;
use store::form_key;
use store::limits::set_limits;
use store::log::{LogFilter, entries};
use store::new_offering::NewOffering;
use store::sign_up::{
    accept, ask_to_wait_together, is_offered_alone, keep_waiting, link, pass_on_to_the_able,
    together, wait_alone, wait_together, why_not_offered, withdraw,
};

use crate::draw_limits::faults;
use crate::offers::state;
use crate::support::*;

const OFFER: SignUpState = SignUpState::Live(OFFERED);

const fn waits(position: u32) -> SignUpState {
    SignUpState::Live(Place::Waiting { position })
}

/// A class whose places are all taken, by those told first, and so many who wait.
async fn full(town: &Town, capacity: u32, waiting: usize) -> (Vec<SignUp>, Vec<SignUp>) {
    let new = NewOffering { capacity: Some(capacity), ..class(town, "楷书") };
    let offering = add(town, &new).await;
    let mut held = Vec::new();
    for _ in 0..capacity {
        held.push(ask(town, offering, person(town).await).await.unwrap());
    }
    let mut line = Vec::new();
    for _ in 0..waiting {
        line.push(ask(town, offering, person(town).await).await.unwrap());
    }
    (held, line)
}

async fn number_of(town: &Town, person: PersonId) -> Mobile {
    store::person::person(town, person).await.unwrap().mobile.unwrap()
}

/// The first asks by the other's number, and the other agrees.
async fn agree(town: &Town, one: &SignUp, other: &SignUp) {
    let number = number_of(town, other.person).await;
    ask_to_wait_together(town, form_key::new(), one.id, one.person, &number).await.unwrap();
    let asked = together(town, other.id, other.person).await.unwrap();
    assert_eq!((asked.len(), asked[0].is_agreed), (1, false));
    assert_eq!(together(town, one.id, one.person).await.unwrap(), [], "nothing is told before");
    let foreign = wait_together(town, form_key::new(), asked[0].pair, one.person).await;
    assert!(is_not_found(&foreign), "one cannot agree for the other");
    let about = NoticeKind::AskedToWaitTogether(asked[0].pair);
    assert_eq!(told(town, other.person).await, [about]);
    assert_eq!(told(town, one.person).await, [], "nor here");
    wait_together(town, form_key::new(), asked[0].pair, other.person).await.unwrap();
    assert_eq!(told(town, other.person).await, [], "it has been answered");
    assert_eq!(told(town, one.person).await, [NoticeKind::WaitsTogether]);
    for own in [one, other] {
        assert!(together(town, own.id, own.person).await.unwrap()[0].is_agreed);
    }
}

/// What somebody reads on their home page.
async fn told(town: &Town, person: PersonId) -> Vec<NoticeKind> {
    let unseen = store::notice::unseen(town, person).await.unwrap();
    unseen.into_iter().map(|notice| notice.about).collect()
}

async fn give_up(town: &Town, one: &SignUp) {
    withdraw(town, form_key::new(), one.id, one.person).await.unwrap();
}

async fn new(town: &Town, offering: OfferingId) -> SignUp {
    ask(town, offering, person(town).await).await.unwrap()
}

#[tokio::test]
async fn two_together_let_one_place_go_by_and_are_asked_when_two_are_free() {
    on_each_engine(async |town| {
        let (held, line) = full(&town, 3, 4).await;
        let [chen, lin, wu, zhao] = &line[..] else { unreachable!() };
        agree(&town, chen, wu).await;
        give_up(&town, &held[0]).await;
        assert_eq!((state(&town, chen).await, state(&town, lin).await), (waits(1), OFFER));
        give_up(&town, &held[1]).await;
        assert_eq!(state(&town, zhao).await, OFFER, "one place alone: it goes past them");
        // Lin does not want it: two places are free only when another is.
        give_up(&town, lin).await;
        // Nobody else waits for one: each of the two may have it alone, and both would rather wait for two.
        assert_eq!((state(&town, chen).await, state(&town, wu).await), (OFFER, waits(1)));
        keep_waiting(&town, form_key::new(), chen.id, chen.person).await.unwrap();
        assert_eq!((state(&town, chen).await, state(&town, wu).await), (waits(1), OFFER));
        keep_waiting(&town, form_key::new(), wu.id, wu.person).await.unwrap();
        assert_eq!((state(&town, chen).await, state(&town, wu).await), (waits(1), waits(2)));
        give_up(&town, zhao).await;
        assert_eq!((state(&town, chen).await, state(&town, wu).await), (OFFER, OFFER));
        accept(&town, form_key::new(), chen.id, chen.person).await.unwrap();
        // The other one keeps their own offer, and may still say no.
        keep_waiting(&town, form_key::new(), wu.id, wu.person).await.unwrap();
        assert_eq!(state(&town, chen).await, SignUpState::Live(Place::Held));
        give_up(&town, &held[2]).await;
        assert_eq!(state(&town, wu).await, OFFER, "alone from now on");
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn one_place_that_only_two_together_wait_for_is_free_for_anybody() {
    on_each_engine(async |town| {
        let (held, line) = full(&town, 1, 2).await;
        let [chen, lin] = &line[..] else { unreachable!() };
        agree(&town, chen, lin).await;
        give_up(&town, &held[0]).await;
        assert_eq!(state(&town, chen).await, OFFER, "who waits comes before who comes new");
        assert!(is_offered_alone(&town, chen.id, chen.person).await.unwrap());
        assert!(!is_offered_alone(&town, chen.id, lin.person).await.unwrap(), "somebody else’s");
        let stranger = new(&town, chen.offering).await;
        assert_eq!(stranger.state, waits(2));
        give_up(&town, &stranger).await;
        keep_waiting(&town, form_key::new(), chen.id, chen.person).await.unwrap();
        assert_eq!(state(&town, lin).await, OFFER, "the other one may have it alone, too");
        keep_waiting(&town, form_key::new(), lin.id, lin.person).await.unwrap();
        let places = store::offering::places(&town, chen.offering).await.unwrap().0;
        assert_eq!((places.passed, places.free()), (2, 1));
        assert_eq!(faults(&town).await, []);
        let pair = together(&town, chen.id, chen.person).await.unwrap()[0].pair;
        assert!(is_not_found(&wait_alone(&town, form_key::new(), pair, held[0].person).await));
        let now = new(&town, chen.offering).await;
        assert_eq!(now.state, SignUpState::Live(Place::Held));
        give_up(&town, &now).await;
        assert_eq!(state(&town, chen).await, waits(1), "they were asked once");
        wait_alone(&town, form_key::new(), pair, lin.person).await.unwrap();
        assert_eq!((state(&town, chen).await, state(&town, lin).await), (OFFER, waits(1)));
        assert_eq!(store::offering::places(&town, chen.offering).await.unwrap().0.passed, 0);
        assert_eq!(together(&town, chen.id, chen.person).await.unwrap(), []);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_takes_a_single_place_leaves_the_other_one_waiting_alone() {
    on_each_engine(async |town| {
        let (held, line) = full(&town, 2, 2).await;
        let [chen, lin] = &line[..] else { unreachable!() };
        agree(&town, chen, lin).await;
        give_up(&town, &held[0]).await;
        accept(&town, form_key::new(), chen.id, chen.person).await.unwrap();
        assert_eq!(state(&town, lin).await, waits(1));
        give_up(&town, &held[1]).await;
        assert_eq!(state(&town, lin).await, OFFER);
        assert!(!is_offered_alone(&town, lin.id, lin.person).await.unwrap());
        assert_eq!(faults(&town).await, []);
        counters_are_right(&town).await;
    })
    .await;
}

/// Whom nobody asked again who could accept by now.
pub async fn forgotten(town: &Town) -> Vec<Violation> {
    let contents = Contents::of(&town.address).await.unwrap();
    checker::forgotten(&contents, town.clock.now().as_second())
}

/// Two who wait together, both offered a place; the second has another class by then, and the limits are these.
async fn both_offered(town: &Town, most: Limits) -> (SignUp, SignUp, SignUp) {
    let by = coordinator(town, town.university).await;
    let (held, line) = full(town, 2, 2).await;
    let [zhang, yu] = &line[..] else { unreachable!() };
    agree(town, zhang, yu).await;
    for number in [0, 1] {
        if number == 1 {
            keep_waiting(town, form_key::new(), zhang.id, zhang.person).await.unwrap();
            keep_waiting(town, form_key::new(), yu.id, yu.person).await.unwrap();
        }
        give_up(town, &held[number]).await;
    }
    for one in [zhang, yu] {
        assert_eq!(state(town, one).await, OFFER);
    }
    let other = crate::draw::class_at(town, 9, 14).await;
    let taken = ask(town, other, yu.person).await.unwrap();
    set_limits(town, most, store::Seen::nothing(), &by).await.unwrap();
    (zhang.clone(), yu.clone(), taken)
}

#[tokio::test]
async fn a_lowered_limit_takes_nothing_back_that_is_offered() {
    on_each_engine(async |town| {
        let one = Limits { classes: Some(1), ..Limits::default() };
        let (_, yu, _) = both_offered(&town, one).await;
        assert_eq!(pass_on_to_the_able(&town).await.unwrap(), 0);
        assert_eq!(state(&town, &yu).await, OFFER);
        accept(&town, form_key::new(), yu.id, yu.person).await.unwrap();
        assert_eq!(state(&town, &yu).await, SignUpState::Live(Place::Held));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whose_other_one_is_offered_a_place_is_asked_alone_as_soon_as_they_can_accept() {
    on_each_engine(async |town| {
        let (zhang, yu) = one_can_again(&town).await;
        assert_eq!(forgotten(&town).await, []);
        assert_eq!((state(&town, &zhang).await, state(&town, &yu).await), (OFFER, OFFER));
        counters_are_right(&town).await;
    })
    .await;
}

/// The offer of one of two goes on, since something is in her way; then it is no more, and whoever can is asked again.
pub async fn one_can_again(town: &Town) -> (SignUp, SignUp) {
    let (zhang, yu, taken) = both_offered(town, Limits::default()).await;
    // What she took is moved to the same time: her offer goes on, and she is told why.
    let at = format!("(select min(starts_at) from session where offering_id = '{}')", yu.offering);
    let moved = format!(
        "update session set starts_at = {at}, ends_at = {at} + 3600 where offering_id = '{}'",
        taken.offering
    );
    town.change(moved.leak()).await;
    assert!(pass_on_to_the_able(town).await.unwrap() > 0);
    assert_eq!((state(town, &zhang).await, state(town, &yu).await), (OFFER, waits(1)));
    let why = why_not_offered(town, yu.id, yu.person).await.unwrap().unwrap();
    let gone = NoticeKind::OfferGone { because: Box::new(why), is_taken: false };
    assert!(told(town, yu.person).await.contains(&gone));
    assert!(is_offered_alone(town, zhang.id, zhang.person).await.unwrap());
    // What is in her way is gone, and nobody has told the engine of it.
    let later = format!(
        "update session set starts_at = starts_at + 7200, ends_at = ends_at + 7200 \
         where offering_id = '{}'",
        taken.offering
    );
    town.change(later.leak()).await;
    pass_on_to_the_able(town).await.unwrap();
    (zhang, yu)
}

#[tokio::test]
async fn whose_other_one_leaves_waits_alone() {
    on_each_engine(async |town| {
        let (held, line) = full(&town, 1, 3).await;
        let [chen, lin, wu] = &line[..] else { unreachable!() };
        agree(&town, chen, lin).await;
        give_up(&town, &held[0]).await;
        assert_eq!(state(&town, wu).await, OFFER);
        give_up(&town, wu).await;
        give_up(&town, lin).await;
        assert_eq!(state(&town, chen).await, OFFER);
        assert_eq!(store::offering::places(&town, chen.offering).await.unwrap().0.passed, 0);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn who_is_asked_may_say_no_and_nobody_learns_who_waits() {
    on_each_engine(async |town| {
        let (_, line) = full(&town, 1, 4).await;
        let [chen, lin, wu, zhao] = &line[..] else { unreachable!() };
        let ask = async |one: &SignUp, number: &Mobile| {
            ask_to_wait_together(&town, form_key::new(), one.id, one.person, number).await
        };
        ask(chen, &mobile()).await.unwrap();
        let of_lin = number_of(&town, lin.person).await;
        ask(chen, &of_lin).await.unwrap();
        let pair = together(&town, lin.id, lin.person).await.unwrap()[0].pair;
        wait_alone(&town, form_key::new(), pair, lin.person).await.unwrap();
        assert_eq!(together(&town, lin.id, lin.person).await.unwrap(), []);
        assert_eq!(told(&town, lin.person).await, [], "it has been answered");
        assert!(is_not_found(&wait_together(&town, form_key::new(), pair, lin.person).await));
        let own = number_of(&town, chen.person).await;
        assert_eq!(refusal(ask(chen, &own).await), Refusal::NoPair);
        agree(&town, lin, wu).await;
        assert_eq!(refusal(ask(lin, &own).await), Refusal::NoPair);
        ask(zhao, &of_lin).await.unwrap();
        assert_eq!(together(&town, lin.id, lin.person).await.unwrap().len(), 1);
        let foreign =
            ask_to_wait_together(&town, form_key::new(), chen.id, lin.person, &of_lin).await;
        assert!(is_not_found(&foreign));
    })
    .await;
}

#[tokio::test]
async fn the_counter_links_two_of_its_own_list() {
    on_each_engine(async |town| {
        let (held, line) = full(&town, 2, 2).await;
        let [chen, lin] = &line[..] else { unreachable!() };
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let linked = |by| link(&town, form_key::new(), chen.id, lin.id, by);
        assert!(is_not_found(&linked(&other).await));
        linked(&by).await.unwrap();
        for one in [chen, lin] {
            assert_eq!(told(&town, one.person).await, [NoticeKind::WaitsTogether]);
        }
        assert_eq!(refusal(linked(&by).await), Refusal::NoPair);
        let with_held = link(&town, form_key::new(), chen.id, held[0].id, &by).await;
        assert_eq!(refusal(with_held), Refusal::NoPair);
        // Nobody waits behind them: one of the two is asked whether they want it alone.
        give_up(&town, &held[0]).await;
        assert_eq!((state(&town, chen).await, state(&town, lin).await), (OFFER, waits(1)));
        give_up(&town, &held[1]).await;
        assert_eq!((state(&town, chen).await, state(&town, lin).await), (OFFER, OFFER));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whose_other_one_has_a_place_may_wait_with_somebody_else() {
    on_each_engine(async |town| {
        let (held, line) = full(&town, 2, 4).await;
        let [chen, lin, wu, zhao] = &line[..] else { unreachable!() };
        // The next one wants none, so that two are free at once.
        give_up(&town, wu).await;
        agree(&town, chen, lin).await;
        give_up(&town, &held[0]).await;
        assert_eq!(state(&town, zhao).await, OFFER, "one alone: it goes past them");
        give_up(&town, zhao).await;
        give_up(&town, &held[1]).await;
        assert_eq!((state(&town, chen).await, state(&town, lin).await), (OFFER, OFFER));
        accept(&town, form_key::new(), chen.id, chen.person).await.unwrap();
        keep_waiting(&town, form_key::new(), lin.id, lin.person).await.unwrap();
        assert_eq!(together(&town, lin.id, lin.person).await.unwrap(), []);
        let late = new(&town, lin.offering).await;
        // Only one wants the place that lin let go by: whoever comes may have it.
        assert_eq!(late.state, SignUpState::Live(Place::Held));
        let other = new(&town, lin.offering).await;
        agree(&town, lin, &other).await;
        counters_are_right(&town).await;
    })
    .await;
}

/// Where the two meet is a row's lock: SQLite does one after the other.
#[tokio::test]
async fn a_link_that_ends_in_the_same_moment_is_not_agreed_to() {
    let database = Database::new().await;
    let town = open_town(&database.address).await;
    let (_, line) = full(&town, 1, 2).await;
    let [chen, lin] = &line[..] else { unreachable!() };
    let number = number_of(&town, lin.person).await;
    ask_to_wait_together(&town, form_key::new(), chen.id, chen.person, &number).await.unwrap();
    let pair = together(&town, lin.id, lin.person).await.unwrap()[0].pair;
    let pool = AnyPool::connect(&town.address).await.unwrap();
    let mut ends = pool.begin().await.unwrap();
    for sql in
        ["update offering set revision = revision", "update sign_up_pair set ended_at = asked_at"]
    {
        sqlx::query(sql).execute(&mut *ends).await.unwrap();
    }
    let ended = async {
        let queues = "select count(*) from pg_stat_activity \
                      where datname = current_database() and wait_event_type = 'Lock'";
        while sqlx::query_scalar::<_, i64>(queues).fetch_one(&pool).await.unwrap() == 0 {
            tokio::task::yield_now().await;
        }
        ends.commit().await.unwrap();
    };
    let agreed = wait_together(&town, form_key::new(), pair, lin.person);
    let (agreed, ()) = tokio::join!(agreed, ended);
    assert!(is_not_found(&agreed), "{agreed:?}");
    pool.close().await;
    drop(town);
    database.remove().await;
}

/// Removes somebody who waits by mistake, does something meanwhile, and puts them back. Whether the two wait together again,
/// and what the desk reads of it.
async fn removed_and_put_back(
    town: &Town,
    one: &SignUp,
    meanwhile: impl AsyncFnOnce(),
) -> (bool, bool) {
    let by = coordinator(town, town.university).await;
    store::sign_up::remove(town, form_key::new(), one.id, "记错了人", &by).await.unwrap();
    let entry = entries(town, &LogFilter::default(), 1, &by).await.unwrap().entries[0].clone();
    meanwhile().await;
    // In a later second than that in which they were removed.
    town.clock.advance(std::time::Duration::from_secs(60));
    store::log::put_back(town, form_key::new(), entry.id, "", &by).await.unwrap();
    let pairs = together(town, one.id, one.person).await.unwrap();
    let is_alone = store::sign_up::waits_alone_since(town, one.id, entry.at).await.unwrap();
    (pairs.iter().any(|pair| pair.is_agreed), is_alone)
}

#[tokio::test]
async fn who_is_put_back_waits_together_again_while_the_other_one_still_waits() {
    on_each_engine(async |town| {
        let (held, line) = full(&town, 2, 4).await;
        let [chen, lin, wu, _] = &line[..] else { unreachable!() };
        agree(&town, chen, lin).await;
        assert_eq!(removed_and_put_back(&town, chen, async || ()).await, (true, false));
        assert_eq!(together(&town, lin.id, lin.person).await.unwrap().len(), 1);
        assert_eq!(told(&town, lin.person).await, [NoticeKind::WaitsTogether]);
        // They are offered two places at once, as before.
        give_up(&town, &held[0]).await;
        assert_eq!((state(&town, chen).await, state(&town, lin).await), (waits(1), waits(2)));
        assert!(matches!(state(&town, wu).await, SignUpState::Live(Place::Offered { .. })));
        counters_are_right(&town).await;
        // Somebody who waits alone does so again, and nothing is said of another.
        let (_, line) = full(&town, 1, 1).await;
        assert_eq!(removed_and_put_back(&town, &line[0], async || ()).await, (false, false));
    })
    .await;
}

#[tokio::test]
async fn who_is_put_back_waits_alone_where_the_other_one_does_not_wait_for_them_any_more() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        // The other one waits with somebody else by now.
        let (_, line) = full(&town, 1, 3).await;
        let [chen, lin, wu] = &line[..] else { unreachable!() };
        agree(&town, chen, lin).await;
        let links = async || link(&town, form_key::new(), lin.id, wu.id, &by).await.unwrap();
        assert_eq!(removed_and_put_back(&town, chen, links).await, (false, true));
        assert_eq!(together(&town, wu.id, wu.person).await.unwrap().len(), 1);
        // The other one has asked somebody else, who has not answered; whichever of the two had asked first.
        for lin_asked in [true, false] {
            let (_, line) = full(&town, 1, 3).await;
            let [chen, lin, wu] = &line[..] else { unreachable!() };
            let (one, other) = if lin_asked { (lin, chen) } else { (chen, lin) };
            agree(&town, one, other).await;
            let number = number_of(&town, wu.person).await;
            let asks = async || {
                ask_to_wait_together(&town, form_key::new(), lin.id, lin.person, &number)
                    .await
                    .unwrap();
            };
            assert_eq!(removed_and_put_back(&town, chen, asks).await, (false, true));
            assert_eq!(together(&town, wu.id, wu.person).await.unwrap().len(), 1, "{lin_asked}");
        }
        // The other one has left, or has been offered a place.
        let (_, line) = full(&town, 1, 2).await;
        agree(&town, &line[0], &line[1]).await;
        let leaves = async || give_up(&town, &line[1]).await;
        assert_eq!(removed_and_put_back(&town, &line[0], leaves).await, (false, true));
        let (held, line) = full(&town, 1, 2).await;
        agree(&town, &line[0], &line[1]).await;
        let is_offered = async || {
            give_up(&town, &held[0]).await;
            assert!(matches!(
                state(&town, &line[1]).await,
                SignUpState::Live(Place::Offered { .. })
            ));
        };
        assert_eq!(removed_and_put_back(&town, &line[0], is_offered).await, (false, true));
        counters_are_right(&town).await;
    })
    .await;
}
