//! What an offering says of itself, changed after people have signed up: nobody pays more than they were promised, nobody is
//! thrown out, the second coordinator is told, and it can be put back.

use domain::cash::PayWay;
use domain::log::{Act, Field};
use domain::offering::{Contents, Fen};
use domain::refusal::Refusal;
use domain::sign_up::Place;
use jiff::civil::date;
use store::fee::{my_fee, paid};
use store::log::put_back;
use store::new_offering::NewOffering;
use store::offering::{change_contents, concerned, contents, known, offering};
use store::{Seen, form_key};

use crate::fees::desk;
use crate::log::of_offering;
use crate::offers::state;
use crate::support::*;

async fn price(town: &Town, of: &domain::sign_up::SignUp) -> Fen {
    my_fee(town, of.id, of.person).await.unwrap().unwrap().fee.amount
}

#[tokio::test]
async fn nobody_who_has_a_place_pays_more_and_whoever_comes_later_pays_the_new_fee() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let class = places(&town, 9).await;
        let first = ask(&town, class, person(&town).await).await.unwrap();
        let settled = ask(&town, class, person(&town).await).await.unwrap();
        paid(&town, form_key::new(), settled.id, PayWay::Cash, "0017", &by).await.unwrap();
        let stands = contents(&town, class, &by).await.unwrap();
        let change = async |fee: u32| {
            let stands = contents(&town, class, &by).await.unwrap();
            let new = Contents { fee: Fen::yuan(fee), ..stands.clone() };
            let seen = Seen::of(&stands).unwrap();
            change_contents(&town, form_key::new(), (class, seen), &new, &by).await.unwrap();
        };
        change(200).await;
        let later = ask(&town, class, person(&town).await).await.unwrap();
        assert_eq!(
            (price(&town, &first).await, price(&town, &later).await),
            (stands.fee, Fen::yuan(200))
        );
        // A fee that was typed wrongly is put right for everybody who has not paid.
        change(20).await;
        assert_eq!(
            (price(&town, &first).await, price(&town, &later).await),
            (Fen::yuan(20), Fen::yuan(20))
        );
        assert_eq!(price(&town, &settled).await, stands.fee, "paid is paid");
        change(300).await;
        assert_eq!(
            (price(&town, &first).await, price(&town, &later).await),
            (Fen::yuan(20), Fen::yuan(20))
        );
        assert_eq!(price(&town, &settled).await, stands.fee);
        let log = of_offering(&town, class, &by).await;
        let last = log.iter().find(|one| one.act == Act::ChangeOffering).unwrap();
        assert_eq!(last.stood.get(&Field::Fee).map(String::as_str), Some("2000"));
        assert_eq!(last.stands.get(&Field::Fee).map(String::as_str), Some("30000"));
        assert_eq!(last.stands.len(), 1, "only what differs: {:?}", last.stands);
    })
    .await;
}

#[tokio::test]
async fn a_new_age_throws_nobody_out_and_tells_beforehand_whom_it_concerns() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let class = places(&town, 2).await;
        let young = somebody(&town, Some("王秀英"), Some(date(1974, 1, 1))).await;
        let old = somebody(&town, Some("王秀英"), Some(date(1946, 1, 1))).await;
        let (young, old) =
            (ask(&town, class, young).await.unwrap(), ask(&town, class, old).await.unwrap());
        let stands = contents(&town, class, &by).await.unwrap();
        let new = Contents { age_from: Some(60), age_to: Some(75), ..stands.clone() };
        let whom = concerned(&town, class, &new, &by).await.unwrap();
        assert_eq!((whom.held, whom.waiting, whom.outside, whom.paid), (2, 0, 2, 0));
        let seen = Seen::of(&stands).unwrap();
        change_contents(&town, form_key::new(), (class, seen), &new, &by).await.unwrap();
        for one in [&young, &old] {
            assert_eq!(state(&town, one).await, domain::sign_up::SignUpState::Live(Place::Held));
        }
        let next = somebody(&town, Some("王秀英"), Some(date(1974, 1, 1))).await;
        assert!(matches!(
            refusal(ask(&town, class, next).await),
            Refusal::TooYoung { from: 60, .. }
        ));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn the_second_is_told_and_it_is_put_back_and_found_by_its_name() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let class = places(&town, 2).await;
        let stands = contents(&town, class, &by).await.unwrap();
        let seen = Seen::of(&stands).unwrap();
        let named = Contents { name: "隶书提高班".into(), age_to: Some(80), ..stands.clone() };
        let key = form_key::new();
        for _ in 0..2 {
            change_contents(&town, key, (class, seen.clone()), &named, &by).await.unwrap();
        }
        assert_eq!(of_offering(&town, class, &by).await.len(), 1, "sent twice, written once");
        let other = Contents { note: "带笔".into(), ..stands.clone() };
        let second = change_contents(&town, form_key::new(), (class, seen), &other, &by).await;
        assert_eq!(refusal(second), Refusal::ChangedMeanwhile);
        let found = async |words: &str| {
            store::offering::offerings_of(&town, town.university, words, 1).await.unwrap().total
        };
        assert_eq!((found("lishu").await, found("隶书提高").await), (1, 1));
        assert_eq!(
            (found("weigui").await, found("302").await),
            (1, 1),
            "by what it was found before"
        );
        let institution = store::institution::institution(&town, town.university).await.unwrap();
        assert_eq!(found(&institution.name).await, 0, "it tells nothing apart, before and after");
        let other = coordinator(&town, town.centre).await;
        assert!(is_not_found(&contents(&town, class, &other).await));
        let seen = Seen::of(&named).unwrap();
        let theirs = change_contents(&town, form_key::new(), (class, seen), &stands, &other).await;
        assert!(is_not_found(&theirs));
        let entry = of_offering(&town, class, &by).await[0].id;
        put_back(&town, form_key::new(), entry, "", &by).await.unwrap();
        assert_eq!(contents(&town, class, &by).await.unwrap(), stands);
        assert_eq!(offering(&town, class).await.unwrap().name, stands.name);
        assert_eq!(found("lishu").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_class_of_another_course_is_found_by_it_and_put_back() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        let named = NewOffering { subject: "楷书".into(), ..class(&town, "短训一班") };
        let id = add(&town, &named).await;
        let stands = contents(&town, id, &by).await.unwrap();
        assert_eq!((stands.department.as_str(), stands.course.as_str()), ("书画系", "楷书"));
        let new =
            Contents { department: "国画系".into(), course: "山水".into(), ..stands.clone() };
        let seen = Seen::of(&stands).unwrap();
        change_contents(&town, form_key::new(), (id, seen), &new, &by).await.unwrap();
        assert_eq!(contents(&town, id, &by).await.unwrap(), new);
        assert_eq!(offering(&town, id).await.unwrap().subject, "山水", "what one looks for");
        let found = async |words: &str| {
            store::offering::offerings_of(&town, town.university, words, 1).await.unwrap().total
        };
        assert_eq!((found("shanshui").await, found("国画系").await), (1, 1));
        assert_eq!((found("kaishu").await, found("书画系").await), (0, 0));
        assert!(known(&town, &by).await.unwrap().departments.contains(&"国画系".to_owned()));
        let log = of_offering(&town, id, &by).await;
        let told = |facts: &domain::log::Facts| {
            [Field::Department, Field::Course].map(|field| facts.get(&field).cloned())
        };
        assert_eq!(told(&log[0].stood), [Some("书画系".into()), Some("楷书".into())]);
        assert_eq!(told(&log[0].stands), [Some("国画系".into()), Some("山水".into())]);
        put_back(&town, form_key::new(), log[0].id, "", &by).await.unwrap();
        assert_eq!(contents(&town, id, &by).await.unwrap(), stands);
        assert_eq!(offering(&town, id).await.unwrap().subject, "楷书");
        assert_eq!((found("shanshui").await, found("kaishu").await), (0, 1));
    })
    .await;
}

#[tokio::test]
async fn what_an_institution_has_is_offered_to_its_own_desk_alone() {
    on_each_engine(async |town| {
        let by = desk(&town).await;
        add(&town, &class(&town, "楷书班")).await;
        add(&town, &erhu(&town)).await;
        let has = known(&town, &by).await.unwrap();
        assert_eq!((has.teachers.len(), has.departments.len(), has.subjects.len()), (2, 2, 2));
        assert!(has.teachers.contains(&"魏桂".to_owned()) && has.teams.is_empty());
        let other = coordinator(&town, town.centre).await;
        assert_eq!(known(&town, &other).await.unwrap(), store::offering::Known::default());
    })
    .await;
}
