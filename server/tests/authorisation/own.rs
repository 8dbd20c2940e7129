//! What a person has, is offered, shares and is told is their own.

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::person::{Mobile, PersonName};
use jiff::civil::date;
use store::form_key;
use store::founding::{NewPerson, add_people};
use store::sign_up::{
    Asked, By, ask_to_wait_together, live_sign_up, own_entry, together, withdraw,
};

use crate::support::samples::{attended, class};
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

/// Sends a form, with a key of its own.
pub(super) async fn sends(browser: &Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    browser.clone().post(&format!("/forms/{form}"), &fields).await
}

#[tokio::test]
async fn a_person_sees_and_ends_their_own_sign_ups_alone() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let asked =
        Asked { offering: centre.calligraphy, person: centre.chen, by: By::Person(centre.chen) };
    let sign_up = store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked)
        .await
        .unwrap()
        .id
        .to_string();
    let mut lin = centre.lin(&yinyao).await;
    for path in ["", "/withdrawal", "/waiting-on", "/together"]
        .map(|page| format!("/sign-ups/{sign_up}{page}"))
    {
        assert_eq!(lin.get(&path).await.status, 404, "{path}");
        assert!(yinyao.browser().get(&path).await.location().starts_with("/sign-in"), "{path}");
        assert_eq!(centre.desk_b(&yinyao).await.get(&path).await.status, 404, "{path}");
    }
    let key = store::form_key::new().to_string();
    let page =
        lin.post_and_follow("/forms/withdraw", &[("key", &key), ("sign_up", &sign_up)]).await;
    assert_eq!(page.status, 404);
    let mine =
        store::sign_up::live_sign_up(&yinyao.db, centre.calligraphy, centre.chen).await.unwrap();
    assert!(mine.is_some());
}

/// Somebody with a number, who signs up.
async fn signs_up(
    yinyao: &Yinyao,
    name: &str,
    mobile: &Mobile,
    offering: OfferingId,
) -> (PersonId, SignUpId) {
    let person = NewPerson {
        name: Some(PersonName::parse(name).unwrap()),
        mobile: Some(mobile.clone()),
        born_on: Some(date(1955, 3, 8)),
        ..NewPerson::default()
    };
    let person = add_people(&yinyao.db, &[person]).await.unwrap()[0];
    (person, asks(yinyao, person, offering).await)
}

async fn asks(yinyao: &Yinyao, person: PersonId, offering: OfferingId) -> SignUpId {
    let asked = Asked { offering, person, by: By::Person(person) };
    store::sign_up::sign_up(&yinyao.db, form_key::new(), asked).await.unwrap().id
}

/// What is somebody else's is not found, or one is led to a page that is not.
async fn finds_nothing(browser: &Browser, form: &str, fields: &[(&str, &str)]) {
    let answer = sends(browser, form, fields).await;
    let status = match answer.status.as_u16() {
        303 => browser.clone().get(answer.location()).await.status.as_u16(),
        status => status,
    };
    assert_eq!(status, 404, "{form} of somebody else");
}

#[tokio::test]
async fn what_a_person_is_offered_shares_swaps_and_is_told_is_their_own() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (db, chen) = (&yinyao.db, centre.chen);
    let lin = centre.lin(&yinyao).await;
    let guzheng = class(centre.a.id, "古筝一年级班", 1);
    let guzheng = store::new_offering::add(db, &guzheng).await.unwrap();
    let [holds, mobile] = ["19900000061", "19900000062"].map(|it| Mobile::parse(it).unwrap());
    let (first_person, first) = signs_up(&yinyao, "李桂兰", &holds, guzheng).await;
    let hers = asks(&yinyao, chen, guzheng).await;
    let (other_person, other) = signs_up(&yinyao, "王秀英", &mobile, guzheng).await;
    ask_to_wait_together(db, form_key::new(), hers, chen, &mobile).await.unwrap();
    let pair = together(db, other, other_person).await.unwrap()[0].pair.to_string();
    let (hers_id, other_id) = (hers.to_string(), other.to_string());
    for (form, fields) in [
        ("pair-ask", vec![("sign_up", &*hers_id), ("mobile", "19900000062")]),
        ("pair-agree", vec![("sign_up", &*other_id), ("pair", &*pair)]),
        ("pair-part", vec![("sign_up", &*hers_id), ("pair", &*pair)]),
    ] {
        finds_nothing(&lin, form, &fields).await;
    }
    let pairs = together(db, other, other_person).await.unwrap();
    assert!(pairs.len() == 1 && !pairs[0].is_agreed, "nobody has agreed or parted");

    finds_nothing(&lin, "ask-anyway", &[("sign_up", &hers_id)]).await;
    assert!(
        !own_entry(db, hers, chen).await.unwrap().keeps,
        "nobody else says that she keeps something"
    );

    withdraw(db, form_key::new(), first, first_person).await.unwrap();
    for form in ["accept", "wait-on"] {
        finds_nothing(&lin, form, &[("sign_up", &hers_id)]).await;
    }
    let news = store::notice::unseen(db, chen).await.unwrap();
    let notice = news[0].id.to_string();
    sends(&lin, "notice-seen", &[("notice", &notice), ("return_to", "/")]).await;
    let still = store::notice::unseen(db, chen).await.unwrap();
    assert_eq!(still.len(), news.len(), "she has not seen it");
    let instead = centre.calligraphy.to_string();
    sends(&lin, "swap", &[("given_up", &hers_id), ("instead", &instead)]).await;
    let stands = live_sign_up(db, guzheng, chen).await.unwrap().map(|one| one.id);
    assert_eq!(stands, Some(hers), "nobody else gives her place up");
    assert!(live_sign_up(db, centre.calligraphy, centre.lin).await.unwrap().is_none());
    let of_chen = centre.chen(&yinyao).await;
    assert_eq!(sends(&of_chen, "accept", &[("sign_up", &hers_id)]).await.status, 303);

    let offering = attended(&yinyao, &centre).await;
    let certified = format!("class {offering}");
    let met = store::offering::sessions(db, offering).await.unwrap()[0].id.to_string();
    for (form, fields) in [
        ("my-certificate", vec![("certified", &*certified)]),
        ("mark-not-right", vec![("session", &*met), ("note", "不对")]),
    ] {
        finds_nothing(&lin, form, &fields).await;
        assert_eq!(sends(&of_chen, form, &fields).await.status, 303, "{form} of her own");
    }
}
