//! 审核报名 through the pages: asking, a yes for many, a no with its reason.

use domain::offering::Allocation;
use domain::person::{Mobile, PersonName};
use jiff::civil::date;
use store::form_key;
use store::founding::{NewPerson, add_people};
use store::offering::set_allocation;
use store::sign_up::{Asked, By, CounterPerson, add_at_counter};

use crate::support::{Centre, yinyao};

#[tokio::test]
async fn whoever_asks_is_told_yes_or_no_by_the_desk() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut lin) = (centre.chen(&yinyao).await, centre.lin(&yinyao).await);
    let mut desk = centre.desk_a(&yinyao).await;
    let offering = centre.calligraphy.to_string();
    let (page, at_desk) = (format!("/offerings/{offering}"), format!("/desk/offerings/{offering}"));

    let shown = desk.get(&at_desk).await;
    shown.says("改为审核报名");
    let key = shown.hidden("key");
    let answer =
        desk.post("/forms/desk-by-approval", &[("key", &key), ("offering", &offering)]).await;
    answer.leads_to(&at_desk);
    desk.get(&at_desk).await.says("现在由您审核");

    let mut sign_ups = Vec::new();
    for person in [&mut chen, &mut lin] {
        person.get(&page).await.says("报了以后由工作人员审核");
        let check = person.get(&format!("{page}/sign-up")).await;
        check.says("提交后由工作人员审核");
        let key = check.hidden("key");
        let fields = [("key", key.as_str()), ("offering", &offering), ("expected", "in_review")];
        let way = person.post("/forms/sign-up", &fields).await.location().to_owned();
        let confirmed = person.get(&way).await;
        confirmed.says("已提交，等审核");
        assert!(!confirmed.body.contains("候补第"), "nobody has a position");
        person.get("/my-sign-ups").await.says("审核中");
        sign_ups.push(way.trim_start_matches("/sign-ups/").to_owned());
    }

    let list = desk.get(&at_desk).await;
    list.says("等审核的人");
    let key = form_key::new().to_string();
    let nobody = desk.post("/forms/desk-approve", &[("key", &key), ("offering", &offering)]).await;
    nobody.leads_to(&format!("{at_desk}?again"));
    desk.get(nobody.location()).await.says("请先选人");

    let key = form_key::new().to_string();
    let mut fields =
        vec![("key", key.as_str()), ("offering", &offering), ("chosen[]", &sign_ups[0])];
    let looked = desk.post("/forms/desk-approve", &fields).await;
    looked.leads_to(&format!("{at_desk}?again"));
    let shown = desk.get(looked.location()).await;
    assert_eq!(shown.status, 200);
    shown.says("有名额：1人");
    shown.says("现在还没有答复");
    shown.says("同意这1人");
    chen.get(&format!("/sign-ups/{}", sign_ups[0])).await.says("等审核");
    // Somebody else was looked at: this is a look once more.
    fields.push(("looked_at", &sign_ups[1]));
    desk.post("/forms/desk-approve", &fields).await.leads_to(&format!("{at_desk}?again"));
    fields[3].1 = &sign_ups[0];
    desk.post("/forms/desk-approve", &fields).await.leads_to(&at_desk);
    // Sent twice, said once.
    desk.post("/forms/desk-approve", &fields).await.leads_to(&at_desk);
    chen.get(&format!("/sign-ups/{}", sign_ups[0])).await.says("报名成功");
    chen.get("/").await.says("您的报名同意了");

    let decline = format!("/desk/sign-ups/{}/decline", sign_ups[1]);
    desk.get(&decline).await.says("为什么不同意");
    let key = form_key::new().to_string();
    let fields = [("key", key.as_str()), ("sign_up", &sign_ups[1]), ("reason", " ")];
    let again = desk.post("/forms/desk-decline", &fields).await;
    let asked_again = desk.get(again.location()).await;
    assert_eq!(asked_again.status, 422);
    asked_again.says("请写一句为什么");
    let key = form_key::new().to_string();
    let fields = [("key", key.as_str()), ("sign_up", &sign_ups[1]), ("reason", "先学基础班")];
    desk.post("/forms/desk-decline", &fields).await.leads_to(&at_desk);
    lin.get(&format!("/sign-ups/{}", sign_ups[1])).await.says("先学基础班");
    lin.get("/").await.says("有一项报名没有同意");
    lin.get(&page).await.says("这一项已经审核过");
}

#[tokio::test]
async fn more_than_there_are_places_get_no_yes() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut lin) = (centre.chen(&yinyao).await, centre.lin(&yinyao).await);
    let mut desk = centre.desk_a(&yinyao).await;
    let (db, by, class) = (&yinyao.db, &centre.coordinator_a, centre.calligraphy);
    set_allocation(db, form_key::new(), class, Allocation::Approval, by).await.unwrap();
    let offering = class.to_string();
    let wu = CounterPerson {
        name: PersonName::parse("吴秀英").unwrap(),
        mobile: None,
        born_on: Some(date(1952, 4, 1)),
        emergency_contact: None,
        emergency_telephone: None,
    };
    add_at_counter(db, form_key::new(), class, &wu, "", by).await.unwrap();
    let mut fields = vec![("key", form_key::new().to_string()), ("offering", offering.clone())];
    for person in [&mut chen, &mut lin] {
        let key = form_key::new().to_string();
        let sent = [("key", key.as_str()), ("offering", &offering)];
        let way = person.post("/forms/sign-up", &sent).await.location().to_owned();
        fields.push(("chosen[]", way.trim_start_matches("/sign-ups/").to_owned()));
    }
    let chosen = format!("{} {}", fields[2].1, fields[3].1);
    let mut sent: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let looked = desk.post("/forms/desk-approve", &sent).await;
    let page = desk.get(looked.location()).await;
    assert_eq!(page.status, 200);
    page.says("没有名额了：1人");
    page.says("只剩1个名额，选的人多了");
    assert!(!page.body.contains("looked_at"), "nothing is said while there are too many");
    sent.push(("looked_at", &chosen));
    let refused = desk.post("/forms/desk-approve", &sent).await;
    let page = desk.get(refused.location()).await;
    assert_eq!(page.status, 422);
    page.says("只剩1个名额，选的人多了");
    // One alone by the button beside the name, while both are still chosen.
    let key = form_key::new().to_string();
    let one = fields[2].1.clone();
    sent[0].1 = &key;
    sent.push(("one", &one));
    desk.post("/forms/desk-approve", &sent).await.leads_to(&format!("/desk/offerings/{offering}"));
    let places = store::offering::places(db, class).await.unwrap().0;
    assert_eq!((places.held, places.waiting), (2, 1));
}

#[tokio::test]
async fn a_long_list_is_decided_on_page_by_page() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (db, by, class) = (&yinyao.db, &centre.coordinator_a, centre.calligraphy);
    set_allocation(db, form_key::new(), class, Allocation::Approval, by).await.unwrap();
    let mut asked = Vec::new();
    for number in 0..51_u8 {
        let born = date(1947 + i16::from(number % 25), 4, 1);
        let person = NewPerson {
            name: PersonName::parse("王娥").ok(),
            mobile: Mobile::parse(&format!("199731000{number:02}")).ok(),
            born_on: Some(born),
            ..NewPerson::default()
        };
        let person = add_people(db, &[person]).await.unwrap()[0];
        let one = Asked { offering: class, person, by: By::Person(person) };
        let sign_up = store::sign_up::sign_up(db, form_key::new(), one).await.unwrap();
        asked.push(sign_up.id.to_string());
    }
    let (offering, at_desk) = (class.to_string(), format!("/desk/offerings/{class}"));
    let first = desk.get(&at_desk).await;
    first.says("第1页，共2页");
    assert!(first.body.contains(&asked[49]) && !first.body.contains(&asked[50]));
    let by_age = desk.get(&format!("{at_desk}?second-sort=age")).await;
    assert!(by_age.body.contains(&asked[30]) && by_age.body.contains("second-sort=age"));
    let second = desk.get(&format!("{at_desk}?second-page=2")).await;
    assert!(!second.body.contains(&asked[49]) && second.body.contains(&asked[50]));
    let query = "second-page=2";
    let key = form_key::new().to_string();
    let mut fields = vec![
        ("key", key.as_str()),
        ("offering", &offering),
        ("query", query),
        ("chosen[]", &asked[50]),
    ];
    let looked = desk.post("/forms/desk-approve", &fields).await;
    looked.leads_to(&format!("{at_desk}?{query}&again"));
    desk.get(looked.location()).await.says("有名额：1人");
    fields.push(("looked_at", &asked[50]));
    desk.post("/forms/desk-approve", &fields).await.leads_to(&format!("{at_desk}?{query}"));
    assert_eq!(store::offering::places(db, class).await.unwrap().0.waiting, 50);
}
