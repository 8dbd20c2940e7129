//! Two coordinators with the same form before them: whoever comes second changes nothing that they have not seen.

use domain::booking::Hours;
use domain::fee::FeeTerms;
use domain::limits::Limits;
use domain::log::{About, Facts, Field};
use domain::outbox::{OwnWay, SendingHours};
use domain::person::AddressTold;
use domain::refusal::Refusal;
use domain::session::Reminded;
use domain::stage::{ForWhom, Rule, RuleShare};
use domain::template::{Channel, Event, Template};
use domain::venue::StepFree;
use store::import::{NewRoom, confirm_rooms, prepare, rooms_seen};
use store::outbox::hours::{hours_of, seen as hours_seen, set_hours};
use store::person::{how_told, save_own_way, set_own_way};
use store::session::reminder::{reminded, set_reminded};
use store::template::{Written, write, written};
use store::{Result, Seen, form_key};

use crate::bookings::facts;
use crate::support::*;

#[track_caller]
fn was_changed<T: std::fmt::Debug>(answer: Result<T>) {
    assert_eq!(refusal(answer), Refusal::ChangedMeanwhile);
}

#[tokio::test]
async fn limits_fees_and_hours_are_set_by_whoever_has_seen_them() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let most = |classes| Limits { classes: Some(classes), ..Limits::default() };
        let set = async |classes, seen: &Seen| {
            store::limits::set_limits(&town, most(classes), seen.clone(), &by).await
        };
        let seen = Seen::of(&store::limits::limits(&town, town.university).await.unwrap()).unwrap();
        set(2, &seen).await.unwrap();
        set(2, &seen).await.expect("the same form sent twice is done once");
        was_changed(set(3, &seen).await);
        set(3, &Seen::of(&most(2)).unwrap()).await.unwrap();
        // Whoever had the form before them is told what was changed since, the first change first, and what stood before.
        let shown = Seen::shown_at(&seen.told_at(town.now())).unwrap();
        let house = About::Institution(town.university);
        let changed = store::log::since(&town, house, shown, &by).await.unwrap();
        let told = |facts: &Facts| facts.get(&Field::MostClasses).cloned();
        let told: Vec<_> =
            changed.iter().map(|entry| (told(&entry.stood), told(&entry.stands))).collect();
        let now = |most: &str| Some(most.to_owned());
        assert_eq!(told, [(None, now("2")), (now("2"), now("3"))]);
        let later = shown + jiff::SignedDuration::from_secs(1);
        assert!(store::log::since(&town, house, later, &by).await.unwrap().is_empty());
        let now = Seen::of(&most(3)).unwrap();
        assert!(now.is_another(&seen.told_at(shown)) && !now.is_another(&now.told_at(later)));
        assert!(!now.is_another(""), "an earlier release has shown nothing");

        let terms = |days| FeeTerms { days: Some(days), counter: "一楼报名处".into() };
        let set = async |days, seen: &Seen| {
            store::fee::set_fee_terms(&town, terms(days), seen.clone(), &by).await
        };
        let seen = Seen::of(&store::fee::fee_terms(&town, town.university).await.unwrap()).unwrap();
        set(3, &seen).await.unwrap();
        was_changed(set(5, &seen).await);
        set(5, &Seen::of(&terms(3)).unwrap()).await.unwrap();

        let stands = hours_of(&town, town.university).await.unwrap();
        let seen = hours_seen(stands).unwrap();
        let between = |from: usize, to: usize| {
            SendingHours::between(SendingHours::FROM[from], SendingHours::TO[to]).unwrap()
        };
        let others: Vec<_> =
            (0..4).map(|place| between(place, place)).filter(|one| *one != stands).collect();
        set_hours(&town, others[0], seen.clone(), &by).await.unwrap();
        was_changed(set_hours(&town, others[1], seen, &by).await);
        assert_eq!(hours_of(&town, town.university).await.unwrap(), others[0]);

        let seen = Seen::of(&reminded(&town, town.university).await.unwrap()).unwrap();
        let set =
            async |reminded, seen: &Seen| set_reminded(&town, reminded, seen.clone(), &by).await;
        set(Reminded::Every, &seen).await.unwrap();
        set(Reminded::Every, &seen).await.expect("the same form sent twice is done once");
        was_changed(set(Reminded::Nothing, &seen).await);
        assert_eq!(reminded(&town, town.university).await.unwrap(), Reminded::Every);
        set(Reminded::Nothing, &Seen::of(&Reminded::Every).unwrap()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn how_somebody_is_told_is_set_by_whoever_has_seen_it_and_not_over_their_own_choice() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let chen = person(&town).await;
        ask(&town, places(&town, 10).await, chen).await.unwrap();
        let set = async |way, seen: &Seen| {
            set_own_way(&town, chen, way, &AddressTold::Nothing, seen.clone(), &by).await
        };
        let seen = Seen::of(&how_told(&town, chen).await.unwrap()).unwrap();
        set(OwnWay::Telephone, &seen).await.unwrap();
        set(OwnWay::Telephone, &seen).await.expect("the same form sent twice is done once");
        was_changed(set(OwnWay::Message, &seen).await);
        let seen = Seen::of(&how_told(&town, chen).await.unwrap()).unwrap();
        save_own_way(&town, chen, OwnWay::Pages, &AddressTold::Nothing).await.unwrap();
        was_changed(set(OwnWay::Message, &seen).await);
        assert_eq!(how_told(&town, chen).await.unwrap().own_way, Some(OwnWay::Pages));
        let seen = Seen::of(&how_told(&town, chen).await.unwrap()).unwrap();
        set(OwnWay::Message, &seen).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn words_and_stages_are_changed_by_whoever_has_seen_them() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let of = (Event::PlaceOffered, Channel::Message);
        let words = |text: &str| Template::parse(text, of.0, of.1).unwrap();
        let own = async || {
            let all = written(&town, &by).await.unwrap();
            all.into_iter().find(|one| (one.event, one.channel) == of)
        };
        let nobody = Written::seen(own().await.as_ref()).unwrap();
        let first = words("〔课程〕有空了，〔截止时间〕前回话");
        write(&town, form_key::new(), of, (Some(&first), nobody.clone()), &by).await.unwrap();
        let second = words("轮到您了：〔课程〕，〔截止时间〕前回话");
        let late = write(&town, form_key::new(), of, (Some(&second), nobody.clone()), &by).await;
        was_changed(late);
        was_changed(write(&town, form_key::new(), of, (None, nobody), &by).await);
        let seen = Written::seen(own().await.as_ref()).unwrap();
        write(&town, form_key::new(), of, (Some(&second), seen), &by).await.unwrap();

        let class = places(&town, 10).await;
        let until = store::offering::offering(&town, class).await.unwrap().terms.window.closes_at;
        let kept = |places| Rule {
            returning_from: None,
            returning_places: 0,
            shares: vec![RuleShare { for_whom: ForWhom::Newcomers, places, until }],
        };
        let set = async |places, seen: &Seen| {
            let rule = kept(places);
            let asked = (class, None);
            store::offering::set_stages(&town, form_key::new(), asked, (&rule, seen.clone()), &by)
                .await
        };
        let seen = store::offering::stages_seen(&town, class).await.unwrap();
        set(2, &seen).await.unwrap();
        was_changed(set(3, &seen).await);
        // Who takes a place changes nothing of that.
        let seen = store::offering::stages_seen(&town, class).await.unwrap();
        ask(&town, class, person(&town).await).await.unwrap();
        set(3, &seen).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_list_writes_over_no_room_that_was_changed_since_it_was_looked_at() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let id =
            store::room::add(&town, form_key::new(), &facts("101 多功能厅"), &by).await.unwrap();
        let rooms = [NewRoom {
            name: "101 多功能厅".into(),
            floor: "1".into(),
            capacity: 150,
            equipment: "投影".into(),
            directions: String::new(),
            step_free: StepFree::Yes,
            hours: Hours::default(),
        }];
        let seen = rooms_seen(&town, &rooms, &by).await.unwrap();
        let other = store::room::RoomFacts { capacity: Some(90), ..facts("101 多功能厅") };
        store::room::change(&town, id, 1, &other, &by).await.unwrap();
        let import = prepare(&town, &by, "场地.csv", "rooms", "{}").await.unwrap();
        let taken = async |seen: Seen| {
            confirm_rooms(&town, form_key::new(), import, &rooms, Some(seen), &by).await
        };
        was_changed(taken(seen).await);
        assert_eq!(store::room::room(&town, id, &by).await.unwrap().capacity, Some(90));
        let seen = rooms_seen(&town, &rooms, &by).await.unwrap();
        assert_eq!(taken(seen).await.unwrap().changed, 1);
        assert_eq!(store::room::room(&town, id, &by).await.unwrap().capacity, Some(150));
    })
    .await;
}
