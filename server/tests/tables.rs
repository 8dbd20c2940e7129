//! The tables of the desk, put in order by the heads of their columns; the order stands in the address, and nobody's name does.

use app::wording::Words;
use app::wording::desk::listing::{SORTED_DOWN, SORTED_UP};
use domain::calendar::Term;
use domain::consent::{Lasts, Scope};
use domain::fee::FeeTerms;
use domain::person::{Mobile, PersonName};
use domain::role::Role;
use store::consent::{CounterConsent, Helper, record_at_counter};
use store::form_key;
use store::sign_up::{Asked, By, CounterPerson};

use crate::support::{Answer, Browser, Centre, yinyao};

async fn sends(desk: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    desk.post_and_follow(&format!("/forms/{form}"), &fields).await
}

/// These words stand on the page in this order.
#[track_caller]
fn in_order(page: &Answer, words: &[&str]) {
    let text = page.text();
    let mut rest = text.as_str();
    for word in words {
        let at = rest.find(word);
        assert!(at.is_some(), "{word} does not come next in {words:?}: {text}");
        rest = &rest[at.unwrap() + word.len()..];
    }
}

/// No address on the page tells any of this.
#[track_caller]
fn no_address_tells(page: &Answer, words: &[&str]) {
    for part in page.body.split("href=\"").skip(1) {
        let address = part.split('"').next().unwrap_or_default();
        assert!(words.iter().all(|word| !address.contains(word)), "{address}");
    }
}

#[tokio::test]
async fn those_with_a_place_and_those_who_wait_are_ordered_apart() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let offering = centre.calligraphy.to_string();
    for (name, born_on, mobile) in [
        ("周平", "1950-03-08", "19900000031"),
        ("安明", "1956-03-08", "19900000032"),
        ("李兰", "1948-03-08", "19900000033"),
        ("陈红", "1955-03-08", "19900000034"),
    ] {
        let fields =
            [("offering", &*offering), ("name", name), ("born_on", born_on), ("mobile", mobile)];
        assert_eq!(sends(&mut desk, "desk-add", &fields).await.status, 200);
    }
    let way = format!("/desk/offerings/{offering}");
    let page = desk.get(&way).await;
    // By name those with a place; as they stand in line those who wait.
    in_order(&page, &["报上的人", "安明", "周平", "候补名单", "位次", "李兰", "陈红"]);
    page.says(&format!("href=\"{way}?sort=age#people\""));
    page.says(&format!("href=\"{way}?second-sort=name#waiting\""));
    let turned = desk.get(&format!("{way}?sort=age&second-sort=age&second-desc=0")).await;
    in_order(&turned, &["周平", "安明", "候补名单", "2陈红", "1李兰"]);
    turned.says("aria-sort=\"descending\"");
    turned.says("aria-sort=\"ascending\"");
    // The other table stays as it is.
    turned.says(&format!("href=\"{way}?second-sort=age&amp;second-desc=0#people\""));
    turned.says(&format!("href=\"{way}?sort=age&amp;second-sort=joined#waiting\""));
    let too_far = desk.get(&format!("{way}?page=99&second-page=99&sort=id;drop")).await;
    in_order(&too_far, &["安明", "周平", "李兰", "陈红"]);
    no_address_tells(&turned, &["19900000031", "%E5%91%A8", "周平"]);
    let mut auditor = centre.desk_as(&yinyao, Role::Auditor).await;
    in_order(&auditor.get(&format!("{way}?sort=age")).await, &["周平", "安明"]);
}

#[tokio::test]
async fn accounts_and_members_are_put_in_order() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let new = [
        ("name", "安明"),
        ("sign_in_name", "z-an"),
        ("role", "door"),
        ("new_password", "银杏树下三个人在喝茶"),
    ];
    sends(&mut desk, "desk-account-open", &new).await.tells("办好了。");
    in_order(&desk.get("/desk/accounts").await, &["魏桂枝", "安明"]);
    let by_name = desk.get("/desk/accounts?sort=name").await;
    in_order(&by_name, &["安明", "魏桂枝"]);
    by_name.says("href=\"/desk/accounts?sort=name&amp;desc=1\"");
    in_order(&desk.get("/desk/accounts?sort=name&desc=1").await, &["魏桂枝", "安明"]);
    in_order(&desk.get("/desk/accounts?sort=role&desc=1&page=9").await, &["安明", "魏桂枝"]);

    let mut chen = centre.chen(&yinyao).await;
    chen.signs_up(centre.calligraphy).await;
    let found = sends(&mut desk, "desk-member-find", &[("q", "0001")]).await;
    found.tells("陈淑芬");
    found.says("href=\"/desk/members?sort=birthday&amp;found\"");
    let ordered = desk.get("/desk/members?sort=birthday&desc=1&found").await;
    ordered.tells("陈淑芬");
    ordered.says("aria-sort=\"descending\"");
    ordered.says("href=\"/desk/members?sort=card&amp;found\"");
    no_address_tells(&ordered, &["0001", "%E9%99%88", "陈"]);
}

#[tokio::test]
async fn sessions_calls_and_certificates_are_put_in_order() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let way = format!("/desk/offerings/{}/sessions", centre.calligraphy);
    let sessions = desk.get(&format!("{way}?desc=1")).await;
    sessions.says("aria-sort=\"descending\"");
    sessions.says(&format!("href=\"{way}?sort=place\""));
    let first = |page: &Answer| page.text().find("2026年12月22日");
    assert!(first(&desk.get(&way).await) < first(&sessions));
    let mut chen = centre.chen(&yinyao).await;
    chen.signs_up(centre.calligraphy).await;
    let certificates = format!("/desk/members/{}/certificates", centre.chen);
    for page in [
        format!("{way}?sort=teacher&page=99"),
        format!("{certificates}?sort=what&page=3"),
        "/desk/calls?sort=name&page=4".to_owned(),
        "/desk/import?sort=who&desc=1&page=4".to_owned(),
        "/desk/rooms?second-sort=room&third-sort=whose&third-page=2".to_owned(),
    ] {
        assert_eq!(desk.get(&page).await.status, 200, "{page}");
    }
}

#[tokio::test]
async fn the_list_of_calls_is_no_table_and_says_all_the_same_how_it_is_ordered() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let terms = FeeTerms { days: Some(3), counter: "一楼柜台".into() };
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    store::fee::set_fee_terms(db, terms, store::Seen::nothing(), by).await.unwrap();
    for person in [centre.chen, centre.lin] {
        let asked = Asked { offering: centre.calligraphy, person, by: By::Person(person) };
        store::sign_up::sign_up(db, form_key::new(), asked).await.unwrap();
    }
    yinyao.clock.advance(std::time::Duration::from_secs(4 * 24 * 3600));
    let mut desk = centre.desk_a(&yinyao).await;
    // The one link that is said to be the order now, and which way it is turned.
    let current = |page: &Answer| {
        let links = page.main().split("<a ").skip(1).map(str::to_owned);
        let is_current = |link: &String| {
            let tag = link.split('>').next().unwrap();
            tag.contains("tabs__link") && tag.contains("aria-current=\"true\"")
        };
        let links: Vec<_> = links.filter(is_current).collect();
        let [link] = &links[..] else { panic!("one order: {links:?}") };
        link.split("</a>").next().unwrap().to_owned()
    };
    let said = |link: &str, words: Words| link.contains(words.0);
    let page = desk.get("/desk/calls").await;
    let link = current(&page);
    assert!(link.contains("等了多久") && said(&link, SORTED_UP), "{link}");
    let by_name = desk.get("/desk/calls?sort=name&desc=1").await;
    let link = current(&by_name);
    assert!(link.contains("姓名") && said(&link, SORTED_DOWN), "{link}");
    in_order(&by_name, &["林国富", "陈淑芬"]);
    in_order(&desk.get("/desk/calls?sort=name").await, &["陈淑芬", "林国富"]);
}

#[tokio::test]
async fn draws_terms_consents_and_those_who_were_told_no_are_put_in_order() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (class, by) = (centre.calligraphy, &centre.coordinator_a);
    for (name, year) in [("安排一", 2029), ("周排二", 2028)] {
        let (starts_on, ends_on) = (jiff::civil::date(year, 2, 1), jiff::civil::date(year, 6, 30));
        let term = Term { name: name.into(), starts_on, ends_on };
        store::timetable::add_term(&yinyao.db, form_key::new(), &term, by).await.unwrap();
    }
    in_order(&desk.get("/desk/terms").await, &["安排一", "周排二"]);
    let turned = desk.get("/desk/terms?desc=0").await;
    in_order(&turned, &["周排二", "安排一"]);
    turned.says("aria-sort=\"ascending\"");
    turned.says("href=\"/desk/terms?sort=name\"");
    in_order(&desk.get("/desk/terms?sort=name&desc=1&page=7").await, &["周排二", "安排一"]);

    for (person, helper, mobile) in
        [("周平", "李红", "19900000051"), ("安明", "王芳", "19900000052")]
    {
        let person = CounterPerson {
            name: PersonName::parse(person).unwrap(),
            mobile: None,
            born_on: Some(jiff::civil::date(1942, 5, 1)),
            emergency_contact: None,
            emergency_telephone: None,
        };
        let helper = Helper {
            name: PersonName::parse(helper).unwrap(),
            mobile: Mobile::parse(mobile).unwrap(),
            relation: "女儿".into(),
        };
        let (scope, lasts) = (Scope::ALL, Lasts::Year);
        let new = CounterConsent { person, helper, scope, lasts, is_on_paper: false };
        record_at_counter(&yinyao.db, form_key::new(), new, by).await.unwrap();
        yinyao.clock.advance(std::time::Duration::from_secs(60));
    }
    in_order(&desk.get("/desk/consents").await, &["王芳替安明办", "李红替周平办"]);
    in_order(&desk.get("/desk/consents?sort=name&desc=1").await, &["李红替周平办", "王芳替安明办"]);
    let by_state = desk.get("/desk/consents?sort=state").await;
    by_state.says("aria-sort=\"ascending\"");
    by_state.says("href=\"/desk/consents?sort=state&amp;desc=1\"");
    no_address_tells(&by_state, &["周平", "%E5%91%A8", "19900000051"]);

    for page in [
        "/desk/draws?sort=phase&desc=1&page=3".to_owned(),
        "/desk/members/twins?sort=alike&second-page=4".to_owned(),
        "/desk/marks?page=3".to_owned(),
        "/desk/fees?second-page=3".to_owned(),
        format!("/desk/offerings/{class}?third-page=2"),
        format!("/desk/offerings/{class}/turned-away?sort=why&page=2"),
    ] {
        assert_eq!(desk.get(&page).await.status, 200, "{page}");
    }
}
