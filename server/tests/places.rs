//! The count of places on an offering's page: once, in every state in which it matters, and alive.

use domain::id::OfferingId;
use store::sign_up::{Asked, By};

use crate::support::{Answer, Browser, Centre, yinyao};

/// How often the page counts the places with the island that asks again.
fn counts(page: &Answer) -> usize {
    page.body.matches("data-component=\"LivePlaces").count()
}

async fn seen(browser: &mut Browser, offering: OfferingId) -> Answer {
    browser.get(&format!("/offerings/{offering}")).await
}

#[tokio::test]
async fn places_are_counted_once_whoever_looks_and_however_it_stands() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut lin) = (centre.chen(&yinyao).await, centre.lin(&yinyao).await);
    let mut anybody = yinyao.browser();
    let offering = centre.calligraphy;
    for person in [centre.chen, centre.lin] {
        let asked = Asked { offering, person, by: By::Person(person) };
        store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap();
    }
    let full = "满了";
    for (what, page, words) in [
        ("who is signed out may wait", seen(&mut anybody, offering).await, full),
        ("who has a place", seen(&mut lin, offering).await, full),
        ("what opens tomorrow", seen(&mut chen, centre.choir).await, "还有30个名额"),
        ("what is open elsewhere", seen(&mut anybody, centre.taiji).await, "还有30个名额"),
    ] {
        assert_eq!((page.status.as_u16(), counts(&page)), (200, 1), "{what}: {}", page.main());
        page.says(words);
    }
    let key = store::form_key::new();
    store::offering::close(&yinyao.db, key, offering, &centre.coordinator_a).await.unwrap();
    let closed = seen(&mut anybody, offering).await;
    assert_eq!(counts(&closed), 0, "free places would invite where nobody can sign up");
    assert!(!closed.body.contains("满了，可以排候补"), "nobody can while it is closed");
    let key = store::form_key::new();
    store::offering::cancel(&yinyao.db, key, offering, "停开", &centre.coordinator_a)
        .await
        .unwrap();
    assert_eq!(counts(&seen(&mut anybody, offering).await), 0, "nobody counts what is called off");
}
