//! Two places of a draw that lie near in time: told with the news of them and on their pages, with what one can do; without scripts.

use domain::calendar::Span;
use domain::id::OfferingId;
use jiff::ToSpan;
use jiff::civil::{date, time};
use store::draw::{Fell, NewDraw, NewWishes, freeze, hold, plan, wish};
use store::form_key;
use store::new_offering::{NewOffering, NewSession, NewVenue};
use store::sign_up::{By, live_sign_up};

use crate::support::samples::{class, draw_of};
use crate::support::{Centre, Yinyao, tuesday, yinyao};

/// A class of A on a day of December, from one hour to the next, in a room of its own.
async fn meets(yinyao: &Yinyao, centre: &Centre, name: &str, (day, hour): (i8, i8)) -> OfferingId {
    let (from, to) = (time(hour, 0, 0, 0), time(hour + 1, 0, 0, 0));
    let venue = Some(NewVenue { name: format!("{name}教室"), ..NewVenue::default() });
    let sessions = vec![NewSession { span: Span::on(date(2026, 12, day), from, to), venue }];
    let new = NewOffering { sessions, ..class(centre.a.id, name, 5) };
    store::new_offering::add(&yinyao.db, &new).await.unwrap()
}

#[tokio::test]
async fn it_is_told_with_another_time_of_the_same_which_is_swapped_for_after_a_look() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (db, by, chen) = (&yinyao.db, &centre.coordinator_a, centre.chen);
    let first = meets(&yinyao, &centre, "隶书一班", (24, 17)).await;
    let second = meets(&yinyao, &centre, "国画一班", (24, 18)).await;
    let parallel = meets(&yinyao, &centre, "隶书二班", (25, 17)).await;
    // Of the same subject, and as near to the other one.
    meets(&yinyao, &centre, "隶书三班", (24, 19)).await;
    let new = NewDraw { most_wanted: 2, ..draw_of(&[first, second]) };
    let draw = plan(db, form_key::new(), new, by).await.unwrap();
    let offerings = vec![first, second];
    let wishes = NewWishes { draw, person: chen, wanted: 2, offerings, by: By::Person(chen) };
    wish(db, form_key::new(), wishes).await.unwrap();
    yinyao.clock.set(tuesday() + 25.hours());
    freeze(db, form_key::new(), draw, by).await.unwrap();
    let seed = "3516241636".parse().unwrap();
    hold(db, form_key::new(), draw, &Fell::just_now(db, &seed, "掷骰子"), by).await.unwrap();

    let mut browser = centre.chen(&yinyao).await;
    let news = browser.get("/").await;
    news.tells("“隶书一班”的名额是您的了。");
    news.tells("路上时间紧");
    news.tells("和“国画一班”挨得近");
    let place = live_sign_up(db, first, chen).await.unwrap().unwrap().id;
    let way = format!("/offerings/{parallel}/swap?give={place}");
    let page = browser.get(&format!("/sign-ups/{place}")).await;
    for told in ["路上时间紧", "和“国画一班”挨得近", "来不及怎么办", "隶书二班"]
    {
        page.tells(told);
    }
    page.says(&format!("href=\"{way}\""));
    page.says(&format!("href=\"/offerings/{second}\""));
    assert!(!page.main().contains("隶书三班"), "it would be no better");
    // The other one has no other time.
    let other = live_sign_up(db, second, chen).await.unwrap().unwrap().id;
    let page = browser.get(&format!("/sign-ups/{other}")).await;
    page.tells("和“隶书一班”挨得近");
    assert!(!page.body.contains("/swap?give="));

    let look = browser.get(&way).await;
    look.tells("换成“隶书二班”吗？");
    look.says(&format!("value=\"{place}\""));
    // Without a choice there is nothing to swap.
    let without = browser.get(&format!("/offerings/{parallel}/swap")).await;
    without.leads_to(&format!("/offerings/{parallel}/sign-up"));
    let (given_up, instead) = (place.to_string(), parallel.to_string());
    let key = form_key::new().to_string();
    let fields = [("key", &*key), ("given_up", &given_up), ("instead", &instead)];
    browser.post_and_follow("/forms/swap", &fields).await.tells("换好了");
    let page = browser.get(&format!("/sign-ups/{other}")).await;
    assert!(!page.text().contains("路上时间紧") && !page.text().contains("来不及怎么办"));
}
