//! Two records of one person: guessed, looked at side by side, merged for a reason and parted again, all without scripts.

use domain::cash::PayWay;
use domain::fee::FeeTerms;
use domain::id::PersonId;
use domain::person::{Mobile, PersonName};
use domain::role::Role;
use http::StatusCode;
use store::sign_up::{Asked, By, CounterPerson, add_at_counter};

use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

/// Chen, who has signed up online, and the same person as a counter wrote her down with the number of her new telephone.
pub async fn two(yinyao: &Yinyao, centre: &Centre) -> (PersonId, PersonId) {
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let asked =
        Asked { offering: centre.calligraphy, person: centre.chen, by: By::Person(centre.chen) };
    store::sign_up::sign_up(db, store::form_key::new(), asked).await.unwrap();
    let person = CounterPerson {
        name: PersonName::parse("陈淑芬").unwrap(),
        mobile: Some(Mobile::parse("19900000088").unwrap()),
        born_on: store::person::person(db, centre.chen).await.unwrap().born_on,
        emergency_contact: Some("女儿".into()),
        emergency_telephone: None,
    };
    let key = store::form_key::new();
    let added = add_at_counter(db, key, centre.choir, &person, "本人来电", by).await.unwrap();
    (centre.chen, added.person)
}

async fn send(browser: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let fields: Vec<_> = [("key", key.as_str())].iter().chain(fields).copied().collect();
    browser.post_and_follow(&format!("/forms/{form}"), &fields).await
}

/// The status of a form that leads nowhere.
async fn is_refused(browser: &mut Browser, form: &str, fields: &[(&str, &str)]) -> StatusCode {
    let key = store::form_key::new().to_string();
    let fields: Vec<_> = [("key", key.as_str())].iter().chain(fields).copied().collect();
    browser.post(&format!("/forms/{form}"), &fields).await.status
}

#[tokio::test]
async fn twins_are_listed_compared_merged_and_parted_again() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk/members/twins").await.tells("没有可能重复的人");
    let (chen, other) = two(&yinyao, &centre).await;
    let list = desk.get("/desk/members/twins").await;
    list.tells("陈淑芬");
    list.tells("姓名、生日");
    let way = format!("/desk/members/merge?keep={chen}&other={other}");
    list.says(&way.replace('&', "&amp;"));
    let page = desk.get(&way).await;
    for told in ["199 0000 0001", "199 0000 0088", "女儿", "电话打哪个号码", "30天内可以撤回"]
    {
        assert!(page.text().replace('\u{a0}', " ").contains(told), "{told}: {}", page.text());
    }
    let (keep, goes) = (chen.to_string(), other.to_string());
    let wrong =
        [("keep", keep.as_str()), ("other", &goes), ("mobile_from", "third"), ("reason", "")];
    let wrong = send(&mut desk, "desk-merge", &wrong).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("请写一句怎么知道是同一个人");
    wrong.tells("请选一个");
    let sound = [
        ("keep", keep.as_str()),
        ("other", &goes),
        ("mobile_from", "other"),
        ("contact_from", "other"),
        ("reason", "看了身份证"),
    ];
    let merged = send(&mut desk, "desk-merge", &sound).await;
    for told in ["合并好了", "楷书一年级班", "合唱一年级班", "看了身份证", "女儿"]
    {
        merged.tells(told);
    }
    // The old address leads to the record that stays.
    desk.get(&format!("/desk/members/{other}")).await.tells("楷书一年级班");
    assert_eq!(is_refused(&mut desk, "desk-merge", &sound).await, 404);
    let merge = merged.body.split("name=\"merge\" value=\"").nth(1).unwrap()[..36].to_owned();
    let undo = [("merge", merge.as_str()), ("person", &keep)];
    let parted = send(&mut desk, "desk-merge-undo", &undo).await;
    parted.tells("撤回了，又是两份记录");
    assert!(!parted.text().contains("合唱一年级班"));
    let twice = send(&mut desk, "desk-merge-undo", &undo).await;
    assert_eq!(twice.status, 422);
    twice.tells("已经撤回过了");
}

#[tokio::test]
async fn the_preview_says_which_place_stays_and_what_becomes_of_the_money() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (chen, other) = two(&yinyao, &centre).await;
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let terms = FeeTerms { days: Some(3), counter: "一楼柜台".into() };
    store::fee::set_fee_terms(db, terms, store::Seen::nothing(), by).await.unwrap();
    // What she has at the same time would clash.
    let choir = store::sign_up::live_sign_up(db, centre.choir, other).await.unwrap().unwrap();
    store::sign_up::withdraw(db, store::form_key::new(), choir.id, other).await.unwrap();
    let asked = Asked { offering: centre.calligraphy, person: other, by: By::Person(other) };
    let double = store::sign_up::sign_up(db, store::form_key::new(), asked).await.unwrap().id;
    let key = store::form_key::new();
    store::fee::paid(db, key, double, PayWay::Cash, "", by).await.unwrap();
    let page = desk.get(&format!("/desk/members/merge?keep={chen}&other={other}")).await;
    page.tells("合并以后只留一个");
    page.tells("留下：有名额（并进来的一份的）。去掉：有名额。");
    page.tells("留下的已经交过费，不用再交。");
    let (keep, goes) = (chen.to_string(), other.to_string());
    let fields = [("keep", keep.as_str()), ("other", goes.as_str()), ("reason", "看了身份证")];
    let merged = send(&mut desk, "desk-merge", &fields).await;
    merged.tells("合并好了");
    // The receipt stands at the counter with the record that stays.
    merged.tells("2026-000001");
    let fee = desk.get(&format!("/desk/fees/{double}")).await;
    assert_eq!(fee.status, 200);
}

#[tokio::test]
async fn nobody_else_reaches_two_records() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (chen, other) = two(&yinyao, &centre).await;
    let way = format!("/desk/members/merge?keep={chen}&other={other}");
    let (keep, goes) = (chen.to_string(), other.to_string());
    let fields = [("keep", keep.as_str()), ("other", goes.as_str()), ("reason", "看了身份证")];
    let mut b = centre.desk_b(&yinyao).await;
    assert_eq!(b.get(&way).await.status, 404);
    assert_eq!(is_refused(&mut b, "desk-merge", &fields).await, 404);
    assert!(!b.get("/desk/members/twins").await.text().contains("陈淑芬"));
    let browsers = [
        centre.desk_as(&yinyao, Role::Teacher).await,
        centre.desk_as(&yinyao, Role::Door).await,
        centre.chen(&yinyao).await,
    ];
    for mut browser in browsers {
        for path in [way.as_str(), "/desk/members/twins"] {
            assert_eq!(browser.get(path).await.status, 403, "{path}");
        }
        assert_eq!(is_refused(&mut browser, "desk-merge", &fields).await, 403);
    }
    let mut a = centre.desk_a(&yinyao).await;
    for odd in ["", "?keep=x&other=y", "?keep=%00"] {
        assert_eq!(a.get(&format!("/desk/members/merge{odd}")).await.status, 404, "{odd}");
    }
}

#[tokio::test]
async fn two_who_are_two_people_are_told_apart_and_listed_with_the_way_back() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (chen, other) = two(&yinyao, &centre).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (one, two) = (chen.to_string(), other.to_string());
    let pair = [("keep", one.as_str()), ("other", two.as_str())];
    desk.get(&format!("/desk/members/merge?keep={chen}&other={other}"))
        .await
        .tells("是两个人，不合并");
    let apart = send(&mut desk, "desk-twins-apart", &pair).await;
    for told in ["记下了：是两个人。", "没有可能重复的人", "已经说明是两个人的"]
    {
        apart.tells(told);
    }
    let back = send(&mut desk, "desk-twins-back", &pair).await;
    back.tells("撤回了，又列在下面。");
    assert!(!back.text().contains("已经说明是两个人的"));
    assert_eq!(is_refused(&mut desk, "desk-twins-back", &pair).await, 404, "taken back already");
    let mut b = centre.desk_b(&yinyao).await;
    assert_eq!(is_refused(&mut b, "desk-twins-apart", &pair).await, 404);
}
