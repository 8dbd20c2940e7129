//! In a rush nobody waits to know whether they have a place: the result comes at once, the whole page when it is its turn.

use std::time::Duration;

use domain::person::{Mobile, PersonName};
use jiff::civil::date;
use server::router::router;
use server::turns::Turns;
use store::founding::{NewPerson, add_people};
use store::sign_up::{Asked, By};

use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

/// The same browser, where all turns are taken.
fn in_the_crowd(yinyao: &Yinyao, browser: &Browser) -> Browser {
    let site = yinyao.site.with(|site| site.turns = Turns::new(0, Duration::ZERO, "yinyao"));
    let mut crowded = Browser::new(router(site));
    crowded.cookies = browser.cookies.clone();
    crowded
}

async fn asks(browser: &mut Browser, centre: &Centre) -> Answer {
    let check = browser.get(&format!("/offerings/{}/sign-up", centre.calligraphy)).await;
    let (key, offering) = (check.hidden("key"), centre.calligraphy.to_string());
    browser.post("/forms/sign-up", &[("key", &key), ("offering", &offering)]).await
}

#[tokio::test]
async fn whoever_has_a_place_reads_so_at_once_and_finds_the_whole_page() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    let way = asks(&mut chen, &centre).await.location().to_owned();
    let mut crowded = in_the_crowd(&yinyao, &chen);
    let result = crowded.get(&way).await;
    assert_eq!(result.status, 200);
    for words in ["报名成功", "楷书一年级班", "陈淑芬，您的名额已经定下", "看整页"]
    {
        result.tells(words);
    }
    assert!(result.body.contains(&format!("href=\"{way}?whole\"")), "{}", result.main());
    assert_eq!(result.header("cache-control"), "no-store");
    assert_eq!(crowded.get(&format!("{way}?whole")).await.status, 503, "it waits for its turn");
    assert_eq!(crowded.get("/my-sign-ups").await.status, 503, "as every other page does");
    chen.get(&format!("{way}?whole")).await.tells("接下来");
}

#[tokio::test]
async fn whoever_waits_reads_at_which_position_and_nobody_reads_anothers_result() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    // Two before them, of whom nothing is told.
    for mobile in ["19900000011", "19900000012"] {
        let new = NewPerson {
            name: PersonName::parse("周佩芳").ok(),
            mobile: Mobile::parse(mobile).ok(),
            born_on: Some(date(1950, 1, 1)),
            ..NewPerson::default()
        };
        let person = add_people(&yinyao.db, &[new]).await.unwrap()[0];
        let asked = Asked { offering: centre.calligraphy, person, by: By::Person(person) };
        store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap();
    }
    let mut lin = centre.lin(&yinyao).await;
    let way = asks(&mut lin, &centre).await.location().to_owned();
    let result = in_the_crowd(&yinyao, &lin).get(&way).await;
    result.tells("候补第1位");
    result.tells("林国富，名额满了");
    let mut chen = in_the_crowd(&yinyao, &centre.chen(&yinyao).await);
    assert_eq!(chen.get(&way).await.status, 503, "what is not theirs waits as any page");
    assert_eq!(in_the_crowd(&yinyao, &yinyao.browser()).get(&way).await.status, 303);
}
