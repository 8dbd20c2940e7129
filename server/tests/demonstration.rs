//! The demonstration: whatever the day of the first start, there is something of everything, and a newcomer finds places.

use std::collections::BTreeSet;

use domain::calendar::start_of;
use jiff::civil::date;
use serde_json::Value;
use store::province::Size;

use crate::support::{Browser, TERM, Yinyao, tuesday, yinyao};

async fn demonstration() -> Yinyao {
    let yinyao = yinyao().await;
    server::areas::add(&yinyao.db).await.unwrap();
    server::demonstration::fill(&yinyao.db, tuesday()).await.unwrap();
    yinyao
}

/// Everything that the public interface lists for a question.
async fn listed(browser: &mut Browser, query: &str) -> Vec<Value> {
    let mut all = Vec::new();
    for page in 1.. {
        let answer = browser.get(&format!("/api/v1/offerings?{query}&page={page}")).await.json();
        all.extend(answer["offerings"].as_array().unwrap().clone());
        if answer["pages"].as_u64().unwrap() <= page {
            break;
        }
    }
    all
}

/// Who has signed up for nothing yet.
const NEWCOMER: &str = "199 0000 2401";
/// Who was in a class of the last term, and has places.
const REGULAR: &str = "199 0000 2505";

async fn signed_in(yinyao: &Yinyao, mobile: &str) -> Browser {
    let mut browser = yinyao.browser();
    browser.get("/sign-in").await;
    browser.post("/forms/ask-for-code", &[("mobile", mobile)]).await.leads_to("/sign-in/code");
    let code = yinyao.last_code();
    browser.post("/forms/sign-in", &[("code", &code)]).await.leads_to("/");
    browser
}

#[tokio::test]
async fn a_newcomer_gets_a_place_in_a_class_in_table_tennis_and_in_a_shift() {
    let yinyao = demonstration().await;
    let mut browser = signed_in(&yinyao, NEWCOMER).await;
    for (query, name) in [
        ("kind=class&q=kaishu&free=1", "楷书一年级（1）班"),
        ("kind=activity&q=ppq&free=1", "乒乓球下午场"),
        ("kind=shift&free=1", "智能手机课堂辅导"),
    ] {
        let found = listed(&mut browser, query).await;
        let open = |offering: &&Value| offering["name"] == name;
        let id = found.iter().find(open).unwrap_or_else(|| panic!("{name}: {found:?}"))["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let check = browser.get(&format!("/offerings/{id}/sign-up")).await;
        assert_eq!(check.status, 200, "{name}: {}", check.main());
        let key = check.hidden("key");
        let page =
            browser.post_and_follow("/forms/sign-up", &[("key", &key), ("offering", &id)]).await;
        page.says("报名成功");
    }
    let timetable = browser.get("/my-sign-ups").await;
    for words in ["楷书一年级", "乒乓球下午场", "智能手机课堂辅导"] {
        timetable.says(words);
    }
}

#[tokio::test]
async fn something_is_full_something_nearly_and_something_opens_later() {
    let yinyao = demonstration().await;
    let mut browser = yinyao.browser();
    let classes = listed(&mut browser, "kind=class").await;
    assert_eq!(classes.len(), 104 + 1, "the plan, and a short course that goes on");
    let full = classes.iter().find(|class| class["name"] == "楷书一年级（2）班").unwrap();
    assert_eq!((&full["held"], &full["waiting"]), (&full["capacity"], &Value::from(3)));
    let later = classes
        .iter()
        .filter(|class| class["opens_at"].as_str().unwrap() > "2026-11-24T09:00:00+08:00")
        .count();
    assert!((10..60).contains(&later), "{later} open later");
    let activities = listed(&mut browser, "kind=activity").await;
    let last = activities.iter().rfind(|activity| activity["name"] == "乒乓球下午场").unwrap();
    let free = last["capacity"].as_u64().unwrap() - last["held"].as_u64().unwrap();
    assert_eq!((free, &last["waiting"]), (2, &Value::from(0)));
    assert!(listed(&mut browser, "kind=shift").await.len() > 30);
    let centre = store::institution::institutions(&yinyao.db, None).await.unwrap();
    let centre = centre.iter().find(|institution| institution.name.contains("活动中心")).unwrap();
    let all = store::offering::offerings_of(&yinyao.db, centre.id, "", 1).await.unwrap().total;
    assert!(usize::try_from(all).unwrap() > activities.len(), "some are over already");
}

#[tokio::test]
async fn the_plan_of_the_demonstration_can_be_handed_in_as_it_is_for_another_term() {
    let yinyao = demonstration().await;
    let mut desk = yinyao.browser();
    let account = [("name", "daxue"), ("password", "yinxing-daxue")];
    desk.post("/forms/desk-sign-in", &account).await.leads_to("/desk");
    let plan = include_bytes!("../demonstration/classes.xlsx");
    let answer = desk.upload("/desk/import", "classes.xlsx", plan, &TERM).await;
    desk.get(answer.location()).await.says("确认导入104项");
    // In its own term the same classes are in the same rooms already.
    let answer = desk.upload("/desk/import", "classes.xlsx", plan, &[]).await;
    desk.get(answer.location()).await.says("有104处要先改");
}

#[tokio::test]
async fn the_next_term_is_being_planned_and_two_classes_clash() {
    let yinyao = demonstration().await;
    let mut desk = yinyao.browser();
    let account = [("name", "daxue"), ("password", "yinxing-daxue")];
    desk.post("/forms/desk-sign-in", &account).await.leads_to("/desk");
    let terms = desk.get("/desk/terms").await;
    terms.tells("演示下学期");
    let (before, _) = terms.body.split_once("演示下学期").unwrap();
    let way = before.rsplit_once("href=\"").unwrap().1.split('"').next().unwrap();
    let board = desk.get(way).await;
    board.tells("有1处冲突");
    board.tells("红谷滩校区");
    let seen = listed(&mut yinyao.browser(), "kind=class").await;
    assert_eq!(seen.len(), 104 + 1, "nobody else sees it");
}

#[tokio::test]
async fn somebody_is_to_be_called_a_mark_is_questioned_and_a_register_was_forgotten() {
    let yinyao = demonstration().await;
    let mut desk = yinyao.browser();
    let account = [("name", "daxue"), ("password", "yinxing-daxue")];
    desk.post("/forms/desk-sign-in", &account).await.leads_to("/desk");
    let care = desk.get("/desk/care").await;
    care.tells("八段锦短期班");
    care.tells("魏桂枝");
    assert_eq!(care.body.matches("id=\"care-").count(), 1, "{}", care.main());
    desk.get("/desk/marks").await.tells("那天我到了，坐在最后一排。");
    let board = desk.get("/desk/today").await;
    for told in ["前些天没点名", "八段锦短期班", "1人两次没来", "1人等答复"] {
        board.tells(told);
    }
    let mut teacher = yinyao.browser();
    let account = [("name", "laoshi"), ("password", "yinxing-laoshi")];
    teacher.post("/forms/desk-sign-in", &account).await;
    teacher.get("/desk/mine").await.tells("八段锦短期班");
}

#[tokio::test]
async fn it_can_be_made_on_any_day() {
    for today in [date(2026, 12, 28), date(2027, 1, 30), date(2027, 7, 1), date(2028, 2, 29)] {
        let yinyao = yinyao().await;
        yinyao.clock.set(start_of(today));
        server::areas::add(&yinyao.db).await.unwrap();
        server::demonstration::fill(&yinyao.db, start_of(today))
            .await
            .unwrap_or_else(|error| panic!("{today}: {error:#}"));
        let classes = listed(&mut yinyao.browser(), "kind=class").await;
        let subjects: BTreeSet<_> =
            classes.iter().map(|class| class["subject"].as_str().unwrap()).collect();
        assert!(
            classes.len() > 90 && subjects.contains("楷书"),
            "{today}: {} classes",
            classes.len()
        );
        let free = listed(&mut yinyao.browser(), "kind=class&free=1").await;
        assert!((30..90).contains(&free.len()), "{today}: {} are free now", free.len());
        the_regular_continues(&yinyao).await;
    }
}

/// With one tap on the home page, in the class after the one that they had a place in.
async fn the_regular_continues(yinyao: &Yinyao) {
    let mut browser = signed_in(yinyao, REGULAR).await;
    browser.get("/my-sign-ups").await.says("继续读");
    let classes = listed(&mut browser, "kind=class&q=erhu").await;
    let next = classes.iter().find(|class| class["name"] == "二胡二年级班").unwrap();
    assert_eq!((&next["held"], &next["capacity"]), (&Value::from(5), &Value::from(25)));
    let id = next["id"].as_str().unwrap();
    let home = browser.get("/").await;
    home.says("下学期可以接着读");
    home.says(&format!("name=\"offering\" value=\"{id}\""));
    let key = store::form_key::new().to_string();
    let fields = [("key", key.as_str()), ("offering", id), ("expected", "held")];
    browser.post_and_follow("/forms/sign-up", &fields).await.says("报名成功");
    assert!(!browser.get("/").await.body.contains("继续读"));
}

#[tokio::test]
async fn the_class_of_the_last_term_is_over_and_its_people_may_continue() {
    let yinyao = demonstration().await;
    the_regular_continues(&yinyao).await;
    let mut anybody = yinyao.browser();
    let classes = listed(&mut anybody, "kind=class&q=erhu").await;
    let named = |name: &str| classes.iter().filter(|class| class["name"] == name).count();
    assert_eq!((named("二胡一年级班"), named("二胡二年级班")), (1, 1), "of this term alone");
    let next = classes.iter().find(|class| class["name"] == "二胡二年级班").unwrap();
    let page = anybody.get(&format!("/offerings/{}", next["id"].as_str().unwrap())).await;
    page.tells("现在：老学员续班（“二胡一年级班”的学员）");
    page.tells("其中2个名额留给新学员");
    let id = next["id"].as_str().unwrap().parse().unwrap();
    let former = store::sign_up::former_class(&yinyao.db, id).await.unwrap().unwrap();
    assert_eq!(former.places.held, 17);
    let page = anybody.get(&format!("/offerings/{}", former.id)).await;
    page.says("已经结束");
    assert!(!page.main().contains("/sign-up"), "{}", page.main());
}

/// Whoever is about to wait, and whoever waits, reads how far the waiting list of the course went in the terms before.
#[tokio::test]
async fn who_waits_reads_how_many_moved_up_in_earlier_terms() {
    let yinyao = demonstration().await;
    let mut browser = signed_in(&yinyao, NEWCOMER).await;
    let classes = listed(&mut browser, "kind=class&q=kaishu").await;
    let full = |class: &&Value| class["waiting"].as_u64().is_some_and(|waiting| waiting > 0);
    let full: Vec<_> = classes.iter().filter(full).collect();
    assert_eq!(full.len(), 1, "of this term alone: {full:?}");
    let id = full[0]["id"].as_str().unwrap();
    let told = [
        "演示上学期，同一门课有5位候补到名额，排到第6位。",
        "演示上上学期，同一门课有3位候补到名额，排到第4位。",
    ];
    for way in [format!("/offerings/{id}"), format!("/offerings/{id}/sign-up")] {
        let page = browser.get(&way).await;
        assert_eq!(page.status, 200, "{way}");
        told.iter().for_each(|sentence| page.tells(sentence));
    }
    let key = store::form_key::new().to_string();
    let fields = [("key", key.as_str()), ("offering", id), ("expected", "waiting")];
    let waits = browser.post_and_follow("/forms/sign-up", &fields).await;
    waits.tells("候补");
    told.iter().for_each(|sentence| waits.tells(sentence));
}

/// A draw in which everybody got what they wanted would come out the same whatever the digits.
#[tokio::test]
async fn the_draw_that_was_held_left_many_waiting_and_other_digits_give_other_places() {
    let yinyao = demonstration().await;
    let classes = listed(&mut yinyao.browser(), "kind=class&q=家常菜烹饪一年级班").await;
    let draw = classes.iter().find_map(|class| class["draw"]["id"].as_str()).unwrap();
    let draw = store::draw::draw(&yinyao.db, draw.parse().unwrap()).await.unwrap();
    let list: domain::draw::FrozenList = draw.frozen.unwrap().list.parse().unwrap();
    let record = draw.held.unwrap().record;
    let drawn = domain::draw::Record::verified(&list, &record).unwrap();
    for (offering, given) in list.list().offerings.iter().zip(&drawn.outcome.offerings) {
        assert_eq!(given.places.len(), offering.places as usize, "{}", offering.name);
        assert!(given.waiting.len() > 9, "{}: {}", offering.name, given.waiting.len());
    }
    for seed in ["3516241635", "1111111111", "6543216543", "1234561234"] {
        let other = domain::draw::Record::of(&list, seed.parse().unwrap(), []).unwrap();
        assert_ne!(other.outcome, drawn.outcome, "{seed}");
        let claimed = record.replace("seed\t3516241636", &format!("seed\t{seed}"));
        assert!(domain::draw::Record::verified(&list, &claimed).is_err(), "{seed}");
    }
}

#[tokio::test]
async fn somebody_may_sign_in_to_the_province_at_home_and_at_a_desk() {
    let yinyao = yinyao().await;
    server::areas::add(&yinyao.db).await.unwrap();
    server::demonstration::province(&yinyao.db, Size { divisor: 1000 }).await.unwrap();
    let told = server::demonstration::sign_ins(&yinyao.db).await.unwrap().unwrap();
    for words in ["199 0100 0000", "quansheng", "yinxing-quansheng", "东湖区老年大学"] {
        assert!(told.contains(words), "{words} is missing in: {told}");
    }
    assert!(!told.contains("daxue "), "{told}");
    let mut desk = yinyao.browser();
    let account = [("name", "quansheng"), ("password", "yinxing-quansheng")];
    desk.post("/forms/desk-sign-in", &account).await.leads_to("/desk");
    desk.get("/desk").await.says("东湖区老年大学");
    let mut anybody = yinyao.browser();
    anybody.get("/sign-in").await;
    anybody.post("/forms/ask-for-code", &[("mobile", "199 0100 0000")]).await;
    let code = yinyao.last_code();
    // Known already: neither name nor birthday is asked for.
    anybody.post("/forms/sign-in", &[("code", &code)]).await.leads_to("/");
}

#[tokio::test]
async fn the_sign_ins_of_a_demonstration_are_told_and_of_anything_else_none() {
    let none = yinyao().await;
    assert_eq!(server::demonstration::sign_ins(&none.db).await.unwrap(), None);
    let told = server::demonstration::sign_ins(&demonstration().await.db).await.unwrap().unwrap();
    for words in ["199 0000 2401", "daxue", "huodong", "zhiyuan"] {
        assert!(told.contains(words), "{words} is missing in: {told}");
    }
}

#[tokio::test]
async fn nobody_is_sent_to_the_office_of_a_shift() {
    let yinyao = demonstration().await;
    let mut browser = yinyao.browser();
    let shifts = listed(&mut browser, "kind=shift").await;
    let shift = shifts.iter().find(|shift| shift["venue"]["name"] == "青禾小学").unwrap();
    assert_eq!(shift["directions"], "");
    let page = browser.get(&format!("/offerings/{}", shift["id"].as_str().unwrap())).await;
    page.says("青禾小学");
    page.says("只供联系");
    assert!(!page.main().contains("过马路就到"), "the way to the office");
}
