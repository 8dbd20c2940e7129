//! Places that are given in stages: the former class first, shares for some until their release, then everybody.

use std::time::Duration;

use domain::calendar::Span;
use domain::decision::Basis;
use domain::id::{OfferingId, PersonId};
use domain::institution::AreaCode;
use domain::limits::Limits;
use domain::notice::NoticeKind;
use domain::offering::{Conditions, Window};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use domain::stage::{ForWhom, Rule, RuleShare, StageRefusal};
use jiff::Timestamp;
use store::form_key;
use store::new_offering::{NewFacts, NewOffering, NewSession};
use store::offering::{OfTerm, set_stages, set_stages_of_term, stages};
use store::sign_up::{
    Asked, By, accept, judged, keep_waiting, pass_on_released, proposed_former, sign_up, withdraw,
};

use crate::support::*;

pub const HOUR: Duration = Duration::from_secs(3600);
pub const OPENS: Timestamp = Timestamp::constant(1_795_395_600 + 2 * 3600, 0);
pub const RELEASE: Timestamp = Timestamp::constant(1_795_395_600 + 5 * 3600, 0);

pub fn next_term(town: &Town, capacity: u32) -> NewOffering {
    let usual = class(town, "楷书二年级（1）班");
    let NewFacts::Class { department, course, teacher, mut term, .. } = usual.facts.clone() else {
        unreachable!()
    };
    term.name = "2027年春季学期".into();
    let sessions = usual.sessions.iter();
    let sessions =
        sessions.map(|one| NewSession { span: later(one.span, 12), ..one.clone() }).collect();
    NewOffering {
        capacity: Some(capacity),
        window: Window { opens_at: OPENS, closes_at: OPENS + 24 * HOUR },
        sessions,
        facts: NewFacts::Class { department, course, teacher, term, returning_places: 0 },
        ..usual
    }
}

/// A class of so many places that follows another, in which this many people have a place.
pub async fn two_terms(
    town: &Town,
    capacity: u32,
    members: u32,
    most: u32,
) -> (OfferingId, Vec<PersonId>, Coordinator) {
    followed_by(town, &next_term(town, capacity), members, most).await
}

/// The same of a class with conditions of its own.
async fn followed_by(
    town: &Town,
    next: &NewOffering,
    members: u32,
    most: u32,
) -> (OfferingId, Vec<PersonId>, Coordinator) {
    let former = places(town, 10).await;
    let mut people = Vec::new();
    for _ in 0..members {
        let person = person(town).await;
        ask(town, former, person).await.unwrap();
        people.push(person);
    }
    let class = add(town, next).await;
    let by = coordinator(town, town.university).await;
    assert_eq!(proposed_former(town, class, &by).await.unwrap(), Some(former));
    let rule = Rule { returning_from: Some(NOW + HOUR), returning_places: most, shares: vec![] };
    set_stages(town, form_key::new(), (class, Some(former)), (&rule, store::Seen::nothing()), &by)
        .await
        .unwrap();
    (class, people, by)
}

pub async fn basis(town: &Town, sign_up: &SignUp) -> Basis {
    let why = store::decision::decisions_of(town, sign_up.id, sign_up.person).await.unwrap();
    why.last().unwrap().basis.clone()
}

const HELD: SignUpState = SignUpState::Live(Place::Held);

const fn waiting(position: u32) -> SignUpState {
    SignUpState::Live(Place::Waiting { position })
}

#[tokio::test]
async fn the_former_class_continues_before_everybody_may_sign_up() {
    on_each_engine(async |town| {
        let (class, people, _) = two_terms(&town, 3, 2, 0).await;
        let stranger = person(&town).await;
        let from = NOW + HOUR;
        assert_eq!(may_continue(&town, people[0]).await, []);
        let early = ask(&town, class, people[0]).await;
        let later = Refusal::Stage(StageRefusal::ReturningLater { from });
        assert_eq!(refusal(early), later);
        town.clock.set(from);
        let open_to = may_continue(&town, people[0]).await;
        assert_eq!(open_to, [(class, None)]);
        assert_eq!(may_continue(&town, stranger).await, []);
        assert_eq!(judged(&town, class, people[0]).await.unwrap(), Ok(Place::Held));
        let not_yet = Refusal::NotOpenYet { opens_at: OPENS };
        assert_eq!(refusal(ask(&town, class, stranger).await), not_yet);

        let continued = ask(&town, class, people[0]).await.unwrap();
        assert_eq!(continued.state, HELD);
        assert_eq!(basis(&town, &continued).await, Basis::Returning);
        assert_eq!(may_continue(&town, people[0]).await, []);
        assert_eq!(refusal(ask(&town, class, people[0]).await), Refusal::AlreadySignedUp);

        // From the opening on unclaimed places are everybody's.
        town.clock.set(OPENS);
        assert_eq!(may_continue(&town, people[1]).await, []);
        assert_eq!(basis(&town, &ask(&town, class, stranger).await.unwrap()).await, Basis::InOrder);
        let late = ask(&town, class, people[1]).await.unwrap();
        assert_eq!((late.state.clone(), basis(&town, &late).await), (HELD, Basis::InOrder));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn no_more_continue_than_there_are_places_for_them() {
    on_each_engine(async |town| {
        let (class, people, by) = two_terms(&town, 10, 3, 2).await;
        town.clock.set(NOW + HOUR);
        let (one, two) = tokio::join!(ask(&town, class, people[0]), ask(&town, class, people[1]));
        assert_eq!((one.unwrap().state, two.unwrap().state), (HELD, HELD));
        let full = Refusal::Stage(StageRefusal::ReturningFull { opens_at: OPENS });
        assert_eq!(refusal(ask(&town, class, people[2]).await), full);
        assert_eq!(may_continue(&town, people[2]).await, []);
        // Who gives the place up makes room for another of them.
        let mine = store::sign_up::live_sign_up(&town, class, people[0]).await.unwrap().unwrap();
        withdraw(&town, form_key::new(), mine.id, people[0]).await.unwrap();
        assert_eq!(ask(&town, class, people[2]).await.unwrap().state, HELD);

        let theirs = coordinator(&town, town.centre).await;
        let none = Rule::default();
        let other = set_stages(
            &town,
            form_key::new(),
            (class, None),
            (&none, store::Seen::nothing()),
            &theirs,
        )
        .await;
        assert!(is_not_found(&other));
        set_stages(&town, form_key::new(), (class, None), (&none, store::Seen::nothing()), &by)
            .await
            .unwrap();
        assert_eq!(stages(&town, class).await.unwrap(), None);
        let not_yet = Refusal::NotOpenYet { opens_at: OPENS };
        assert_eq!(refusal(ask(&town, class, people[0]).await), not_yet);
    })
    .await;
}

#[tokio::test]
async fn members_above_the_oldest_age_move_up_with_their_class_and_newcomers_do_not() {
    on_each_engine(async |town| {
        let conditions =
            Conditions { age_from: Some(50), age_to: Some(60), ..Conditions::default() };
        let next = NewOffering { conditions, ..next_term(&town, 5) };
        let (class, members, by) = followed_by(&town, &next, 3, 0).await;
        let too_old = |answer| matches!(refusal(answer), Refusal::TooOld { to: 60, .. });
        town.clock.set(NOW + HOUR);
        assert_eq!(may_continue(&town, members[0]).await, [(class, None)]);
        assert_eq!(judged(&town, class, members[0]).await.unwrap(), Ok(Place::Held));
        let continued = ask(&town, class, members[0]).await.unwrap();
        assert_eq!((&continued.state, basis(&town, &continued).await), (&HELD, Basis::Returning));
        // The counter adds them as they could have done it alone: that is no exception.
        let at_counter = Asked { offering: class, person: members[1], by: By::Coordinator(by) };
        let added = sign_up(&town, form_key::new(), at_counter).await.unwrap();
        assert_eq!(basis(&town, &added).await, Basis::Counter);
        town.clock.set(OPENS);
        assert!(too_old(ask(&town, class, members[2]).await), "their turn is over");
        assert!(too_old(ask(&town, class, person(&town).await).await));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_in_the_way_of_continuing_is_told_before_the_tap() {
    on_each_engine(async |town| {
        let next = next_term(&town, 5);
        let (class, members, by) = two_terms(&town, 5, 3, 0).await;
        // Something else at the same time, and one class more in that term.
        let window = Window { opens_at: NOW, ..next.window };
        let meets = |name: &str, hours: u32| NewOffering {
            name: name.into(),
            subject: name.into(),
            window,
            sessions: next
                .sessions
                .iter()
                .map(|one| {
                    let (from, to) = (one.span.from + hours * HOUR, one.span.to + hours * HOUR);
                    NewSession { span: Span { from, to }, ..one.clone() }
                })
                .collect(),
            ..next.clone()
        };
        let choir = add(&town, &meets("合唱班", 0)).await;
        let erhu = add(&town, &meets("二胡班", 5)).await;
        ask(&town, choir, members[0]).await.unwrap();
        ask(&town, erhu, members[1]).await.unwrap();
        town.clock.set(NOW + HOUR);
        for member in &members[1..] {
            assert_eq!(may_continue(&town, *member).await, [(class, None)]);
        }
        let limits = Limits { classes: Some(1), ..Limits::default() };
        store::limits::set_limits(&town, limits, store::Seen::nothing(), &by).await.unwrap();
        for (member, in_the_way) in members.iter().zip([true, true, false]) {
            let told = may_continue(&town, *member).await;
            assert_eq!((told.len(), told[0].0), (1, class));
            let asked = ask(&town, class, *member).await;
            assert_eq!(told[0].1.is_some(), in_the_way);
            assert_eq!(told[0].1, asked.is_err().then(|| refusal(asked)), "as it is refused");
        }
        let told = may_continue(&town, members[0]).await.remove(0).1;
        assert!(matches!(told, Some(Refusal::Clash { offering, .. }) if offering == choir));
    })
    .await;
}

#[tokio::test]
async fn at_the_opening_instant_nobody_of_the_former_class_is_let_in_twice_or_too_many_at_once() {
    on_each_engine(async |town| {
        let (class, members, _) = two_terms(&town, 4, 6, 0).await;
        town.clock.set(NOW + HOUR);
        assert_eq!(ask(&town, class, members[0]).await.unwrap().state, HELD);
        let mut all = members[1..].to_vec();
        for _ in 0..6 {
            all.push(person(&town).await);
        }
        town.clock.set(OPENS);
        let mut asking = tokio::task::JoinSet::new();
        for person in all {
            let (db, by) = (town.db.clone(), By::Person(person));
            let asked = Asked { offering: class, person, by };
            asking.spawn(async move { sign_up(&db, form_key::new(), asked).await });
        }
        let answers = asking.join_all().await;
        let held = answers.iter().filter(|answer| answer.as_ref().unwrap().state == HELD).count();
        assert_eq!((held, answers.len()), (3, 11));
        counters_are_right(&town).await;
    })
    .await;
}

pub fn share(for_whom: ForWhom, places: u32) -> RuleShare {
    RuleShare { for_whom, places, until: RELEASE }
}

/// A class of so many places that one can sign up for, some of them reserved.
pub async fn shared(town: &Town, capacity: u32, shares: Vec<RuleShare>) -> OfferingId {
    let class = add(town, &next_term(town, capacity)).await;
    let by = coordinator(town, town.university).await;
    let rule = Rule { shares, ..Rule::default() };
    set_stages(town, form_key::new(), (class, None), (&rule, store::Seen::nothing()), &by)
        .await
        .unwrap();
    town.clock.set(OPENS);
    class
}

/// Somebody who has had a place at the university: in a class that has begun.
pub async fn known(town: &Town) -> PersonId {
    let person = person(town).await;
    let begun = NewOffering {
        sessions: vec![
            NewSession { span: later(session(1, 9).span, -8), ..session(1, 9) },
            NewSession { span: later(session(1, 9).span, 1), ..session(1, 9) },
        ],
        ..class(town, "楷书入门班")
    };
    let now = town.db.now();
    town.clock.set(NOW);
    let class = add(town, &begun).await;
    let asked = ask(town, class, person).await.unwrap();
    assert_eq!(asked.state, HELD);
    town.clock.set(now);
    person
}

async fn state(town: &Town, sign_up: &SignUp) -> SignUpState {
    store::sign_up::my_sign_up(town, sign_up.id, sign_up.person).await.unwrap().sign_up.state
}

#[tokio::test]
async fn a_share_is_for_its_group_until_its_release_then_for_the_first_in_line() {
    on_each_engine(async |town| {
        let class = shared(&town, 3, vec![share(ForWhom::Newcomers, 2)]).await;
        let (chen, lin, zhou) = (known(&town).await, known(&town).await, known(&town).await);
        assert_eq!(ask(&town, class, chen).await.unwrap().state, HELD);
        let lin = ask(&town, class, lin).await.unwrap();
        let zhou = ask(&town, class, zhou).await.unwrap();
        assert_eq!((&lin.state, &zhou.state), (&waiting(1), &waiting(2)));
        let new = ask(&town, class, person(&town).await).await.unwrap();
        assert_eq!(
            (&new.state, basis(&town, &new).await),
            (&HELD, Basis::Share(ForWhom::Newcomers))
        );
        // A place of the share that is given up stays kept while nobody of the group waits.
        withdraw(&town, form_key::new(), new.id, new.person).await.unwrap();
        assert_eq!(state(&town, &lin).await, waiting(1));
        assert_eq!(pass_on_released(&town).await.unwrap(), 0);
        let new = ask(&town, class, person(&town).await).await.unwrap();
        assert_eq!(new.state, HELD);

        // In the moment of the release whoever waits comes first, even before the job has run.
        town.clock.set(RELEASE);
        let late = ask(&town, class, person(&town).await).await.unwrap();
        assert_eq!(state(&town, &late).await, waiting(2));
        let offered = state(&town, &lin).await;
        assert!(matches!(offered, SignUpState::Live(Place::Offered { .. })), "{offered:?}");
        let (one, other) = tokio::join!(pass_on_released(&town), pass_on_released(&town));
        assert_eq!((one.unwrap(), other.unwrap()), (0, 0));
        counters_are_right(&town).await;
    })
    .await;
}

/// A class of two places, one of them kept: the first has let the other one go by, and the second has it.
async fn let_go_by(town: &Town) -> (OfferingId, SignUp) {
    let class = shared(town, 2, vec![share(ForWhom::Newcomers, 1)]).await;
    let held = ask(town, class, known(town).await).await.unwrap();
    let chen = ask(town, class, known(town).await).await.unwrap();
    let lin = ask(town, class, known(town).await).await.unwrap();
    withdraw(town, form_key::new(), held.id, held.person).await.unwrap();
    keep_waiting(town, form_key::new(), chen.id, chen.person).await.unwrap();
    accept(town, form_key::new(), lin.id, lin.person).await.unwrap();
    assert_eq!(state(town, &chen).await, waiting(1));
    (class, chen)
}

fn is_offered(state: &SignUpState) -> bool {
    matches!(state, SignUpState::Live(Place::Offered { .. }))
}

#[tokio::test]
async fn whoever_let_a_place_go_by_is_asked_first_for_what_is_released() {
    on_each_engine(async |town| {
        let (class, chen) = let_go_by(&town).await;
        let zhou = ask(&town, class, known(&town).await).await.unwrap();
        assert_eq!(pass_on_released(&town).await.unwrap(), 0);
        town.clock.set(RELEASE);
        assert_eq!(pass_on_released(&town).await.unwrap(), 1);
        assert!(is_offered(&state(&town, &chen).await));
        assert_eq!(state(&town, &zhou).await, waiting(1));
        // It is a place like every other: let go by, it is the next one's, and comes round once.
        keep_waiting(&town, form_key::new(), chen.id, chen.person).await.unwrap();
        assert!(is_offered(&state(&town, &zhou).await));
        withdraw(&town, form_key::new(), zhou.id, zhou.person).await.unwrap();
        assert_eq!(pass_on_released(&town).await.unwrap(), 0);
        assert_eq!(state(&town, &chen).await, waiting(1));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn nobody_who_comes_at_the_release_passes_whom_one_was_promised() {
    on_each_engine(async |town| {
        let (class, chen) = let_go_by(&town).await;
        town.clock.set(RELEASE);
        let late = ask(&town, class, person(&town).await).await.unwrap();
        assert_eq!(state(&town, &late).await, waiting(1));
        assert!(is_offered(&state(&town, &chen).await));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_let_a_place_go_by_is_asked_when_a_share_is_taken_back() {
    on_each_engine(async |town| {
        let (class, chen) = let_go_by(&town).await;
        let by = coordinator(&town, town.university).await;
        let none = Rule::default();
        set_stages(&town, form_key::new(), (class, None), (&none, store::Seen::nothing()), &by)
            .await
            .unwrap();
        assert!(is_offered(&state(&town, &chen).await));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn two_servers_that_release_at_once_pass_each_place_on_once() {
    on_each_engine(async |town| {
        let class = shared(&town, 3, vec![share(ForWhom::Newcomers, 2)]).await;
        let mut line = Vec::new();
        for _ in 0..4 {
            let person = known(&town).await;
            line.push(ask(&town, class, person).await.unwrap());
        }
        town.clock.set(RELEASE - Duration::from_secs(1));
        assert_eq!(pass_on_released(&town).await.unwrap(), 0);
        town.clock.set(RELEASE);
        let (one, other) = tokio::join!(pass_on_released(&town), pass_on_released(&town));
        assert!(one.unwrap() + other.unwrap() >= 1);
        assert_eq!(state(&town, &line[0]).await, HELD);
        for offered in &line[1..3] {
            let told = store::notice::unseen(&town, offered.person).await.unwrap();
            assert_eq!(told.len(), 1);
        }
        assert_eq!(state(&town, &line[3]).await, waiting(1));
        assert_eq!(pass_on_released(&town).await.unwrap(), 0);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn who_tells_that_they_live_in_the_district_is_offered_what_is_kept_for_it() {
    on_each_engine(async |town| {
        let class = shared(&town, 1, vec![share(ForWhom::District, 1)]).await;
        let (near, far) = (person(&town).await, person(&town).await);
        let honggutan = AreaCode::parse("360113").unwrap();
        let nowhere = AreaCode::parse("369999").unwrap();
        let elsewhere = AreaCode::parse("360402").unwrap();
        assert!(is_not_found(&store::person::save_area(&town, far, Some(&nowhere)).await));
        store::person::save_area(&town, far, Some(&elsewhere)).await.unwrap();
        assert_eq!(store::person::area(&town, far).await.unwrap(), Some(elsewhere));
        let far = ask(&town, class, far).await.unwrap();
        let near = ask(&town, class, near).await.unwrap();
        assert_eq!((&far.state, &near.state), (&waiting(1), &waiting(2)));
        store::person::save_area(&town, near.person, Some(&honggutan)).await.unwrap();
        assert_eq!(basis(&town, &near).await, Basis::Share(ForWhom::District));
        assert_eq!(state(&town, &far).await, waiting(1));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn stages_that_cannot_stand_are_refused() {
    on_each_engine(async |town| {
        let class = add(&town, &next_term(&town, 3)).await;
        let by = coordinator(&town, town.university).await;
        let former = places(&town, 3).await;
        let set = |follows, returning_from, shares| {
            let rule = Rule { returning_from, returning_places: 0, shares };
            let (town, by) = (&town, &by);
            async move {
                refusal(
                    set_stages(
                        town,
                        form_key::new(),
                        (class, follows),
                        (&rule, store::Seen::nothing()),
                        by,
                    )
                    .await,
                )
            }
        };
        let too_late = Refusal::Stage(StageRefusal::ReturningTooLate { opens_at: OPENS });
        assert_eq!(set(Some(former), Some(OPENS), vec![]).await, too_late);
        let not_former = Refusal::Stage(StageRefusal::NotAFormerClass);
        assert_eq!(set(Some(class), Some(NOW), vec![]).await, not_former);
        let shift = add(&town, &shift(&town, "导诊", 4)).await;
        assert_eq!(set(Some(shift), Some(NOW), vec![]).await, not_former);
        let too_many = Refusal::Stage(StageRefusal::MoreKeptThanPlaces { left: 3 });
        assert_eq!(set(None, None, vec![share(ForWhom::District, 4)]).await, too_many);
        assert_eq!(stages(&town, class).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn the_classes_of_a_term_get_the_same_stages_each_after_its_own_former_class() {
    on_each_engine(async |town| {
        let named = |name: &str| NewOffering { name: name.into(), ..next_term(&town, 4) };
        let former =
            [add(&town, &class(&town, "楷书班")).await, add(&town, &class(&town, "行书班")).await];
        let next = [add(&town, &named("楷书班")).await, add(&town, &named("行书班")).await];
        let gone = add(&town, &named("草书班")).await;
        let by = coordinator(&town, town.university).await;
        store::offering::cancel(&town, form_key::new(), gone, "人太少", &by).await.unwrap();
        let share = RuleShare { for_whom: ForWhom::Newcomers, places: 1, until: RELEASE };
        let from = Some(NOW + HOUR);
        let rule = Rule { returning_from: from, returning_places: 0, shares: vec![share] };
        let asked = (next[0], Some(former[0]));
        let key = form_key::new();
        let told = set_stages_of_term(&town, key, asked, (&rule, store::Seen::nothing()), &by)
            .await
            .unwrap();
        assert_eq!(told, OfTerm { set: 2, left: 1 });
        assert_eq!(
            set_stages_of_term(&town, key, asked, (&rule, store::Seen::nothing()), &by)
                .await
                .unwrap(),
            told
        );
        for (class, former) in next.into_iter().zip(former) {
            let stands = stages(&town, class).await.unwrap().unwrap();
            assert_eq!(stands.returning.map(|returning| returning.from), from);
            assert_eq!(stands.shares.len(), 1);
            let follows = store::sign_up::former_class(&town, class).await.unwrap().unwrap();
            assert_eq!(follows.id, former);
        }
        assert_eq!(stages(&town, gone).await.unwrap(), None);
        assert_eq!(stages(&town, former[0]).await.unwrap(), None, "another term");
        let stranger = coordinator(&town, town.centre).await;
        let theirs = set_stages_of_term(
            &town,
            form_key::new(),
            asked,
            (&rule, store::Seen::nothing()),
            &stranger,
        )
        .await;
        assert!(is_not_found(&theirs));
    })
    .await;
}

#[tokio::test]
async fn whoever_may_continue_is_told_once() {
    on_each_engine(async |town| {
        let (class, people, by) = two_terms(&town, 10, 2, 0).await;
        let told = async |person| {
            let unseen = store::notice::unseen(&town, person).await.unwrap();
            let about = unseen.into_iter().filter(|notice| notice.offering == Some(class));
            about.map(|notice| notice.about).collect::<Vec<_>>()
        };
        let may = NoticeKind::MayContinue { from: NOW + HOUR, until: OPENS };
        for person in &people {
            assert_eq!(told(*person).await, std::slice::from_ref(&may));
        }
        assert_eq!(told(person(&town).await).await, []);
        // Set again, and in the middle of it: nobody is told twice, not even who has put it away.
        let notice = store::notice::unseen(&town, people[0]).await.unwrap().remove(0);
        store::notice::mark_seen(&town, people[0], notice.id).await.unwrap();
        let former = store::sign_up::former_class(&town, class).await.unwrap().unwrap().id;
        let rule = Rule {
            returning_from: Some(NOW + 90 * HOUR / 60),
            returning_places: 2,
            shares: vec![],
        };
        set_stages(
            &town,
            form_key::new(),
            (class, Some(former)),
            (&rule, store::Seen::nothing()),
            &by,
        )
        .await
        .unwrap();
        assert_eq!((told(people[0]).await, told(people[1]).await.len()), (vec![], 1));
    })
    .await;
}
