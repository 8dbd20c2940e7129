//! How the places of many offerings are given, through the desk's page.

use domain::id::OfferingId;
use domain::offering::Allocation;
use domain::offering::bulk::Act;
use store::form_key;
use store::offering::do_to_many;

use crate::support::samples::draw_of;
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

async fn sent(desk: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    let key = form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    desk.post("/forms/desk-ways", &fields).await
}

async fn given(yinyao: &Yinyao, id: OfferingId) -> Allocation {
    store::offering::offering(&yinyao.db, id).await.unwrap().terms.allocation
}

#[tokio::test]
async fn a_whole_term_changes_and_what_cannot_says_why() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (plan, by) = (draw_of(&[centre.calligraphy]), &centre.coordinator_a);
    store::draw::plan(&yinyao.db, form_key::new(), plan, by).await.unwrap();
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk").await.says("href=\"/desk/ways\"");
    let page = desk.get("/desk/ways").await;
    page.tells("楷书一年级班");
    let term = page.hidden("term");
    let fields = [("term", term.as_str()), ("whole", "yes"), ("to", "approval")];
    let answer = sent(&mut desk, &fields).await;
    let told = desk.get(answer.location()).await;
    told.says("1项改成了审核报名。");
    told.says("1项没有改，原因写在下面各项里。");
    told.says("不能改：安排了摇号");
    assert_eq!(given(&yinyao, centre.choir).await, Allocation::Approval);
    assert_eq!(given(&yinyao, centre.calligraphy).await, Allocation::Draw);
    // The other way round, with what is on the page.
    let fields = [("term", term.as_str()), ("whole", "yes"), ("to", "in_order")];
    let answer = sent(&mut desk, &fields).await;
    desk.get(answer.location()).await.says("改成了先报先得");
    assert_eq!(given(&yinyao, centre.choir).await, Allocation::InOrder);
}

#[tokio::test]
async fn what_was_just_changed_is_put_back_by_one_button_while_nobody_has_changed_it() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut other) = (centre.desk_a(&yinyao).await, centre.desk_a(&yinyao).await);
    let choir = centre.choir.to_string();
    let answer = sent(&mut desk, &[("chosen[]", choir.as_str()), ("to", "approval")]).await;
    let told = desk.get(answer.location()).await;
    told.tells("撤销，把1项改回先报先得");
    told.says(&format!("type=\"hidden\" name=\"chosen[]\" value=\"{choir}\""));
    let answer = sent(&mut desk, &[("chosen[]", choir.as_str()), ("to", "in_order")]).await;
    assert_eq!(given(&yinyao, centre.choir).await, Allocation::InOrder);
    desk.get(answer.location()).await.tells("撤销，把1项改回审核报名");
    // Somebody changes it by itself: it is not put back over their heads.
    let key = form_key::new().to_string();
    let alone = [("key", key.as_str()), ("offering", choir.as_str())];
    other.post("/forms/desk-by-approval", &alone).await;
    assert!(!desk.get(answer.location()).await.body.contains("撤销"));
}

#[tokio::test]
async fn those_chosen_go_on_to_the_plan_of_a_draw_or_are_told_why_not() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (choir, taiji) = (centre.choir.to_string(), centre.taiji.to_string());
    let answer = sent(&mut desk, &[("chosen[]", choir.as_str()), ("to", "draw")]).await;
    answer.leads_to(&format!("/desk/draws/new/plan?offering={choir}"));
    desk.get(answer.location()).await.tells("合唱");

    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let one_place = vec![centre.calligraphy];
    do_to_many(db, form_key::new(), one_place, Act::Places(1), by).await.unwrap();
    let mut chen = centre.chen(&yinyao).await;
    let key = form_key::new().to_string();
    let calligraphy = centre.calligraphy.to_string();
    let asked = [("key", key.as_str()), ("offering", calligraphy.as_str())];
    assert_eq!(chen.post("/forms/sign-up", &asked).await.status, 303);
    let fields = [("chosen[]", calligraphy.as_str()), ("chosen[]", choir.as_str()), ("to", "draw")];
    let again = sent(&mut desk, &fields).await;
    let page = desk.get(again.location()).await;
    assert_eq!(page.status, 422);
    page.says("不能摇号");
    page.says(&format!("value=\"{choir}\" checked"));
    let elsewhere = sent(&mut desk, &[("chosen[]", taiji.as_str()), ("to", "draw")]).await;
    assert_eq!(elsewhere.status, 404);
}

#[tokio::test]
async fn a_form_with_nothing_chosen_or_no_button_says_what_to_do() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let choir = centre.choir.to_string();
    for (fields, expected) in [
        (vec![("to", "approval")], "请先选项目"),
        (vec![("to", "draw")], "请先选项目"),
        (vec![("chosen[]", choir.as_str())], "请按最下面的一个按钮"),
        (vec![("chosen[]", choir.as_str()), ("to", "whoever")], "请按最下面的一个按钮"),
    ] {
        let again = sent(&mut desk, &fields).await;
        let page = desk.get(again.location()).await;
        assert_eq!(page.status, 422, "{fields:?}");
        page.says(expected);
    }
    assert_eq!(given(&yinyao, centre.choir).await, Allocation::InOrder);
    let unknown = format!("/desk/ways?term={}", uuid::Uuid::now_v7());
    for path in [unknown.as_str(), "/desk/ways?term=x"] {
        assert_eq!(desk.get(path).await.status, 404, "{path}");
    }
    assert_eq!(desk.get("/desk/ways?term=all&page=9999").await.status, 200);
}

#[tokio::test]
async fn what_is_ticked_stays_ticked_when_the_text_is_enlarged() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let choir = centre.choir.to_string();
    desk.get("/desk/ways").await;
    let ticked = [("chosen[]", choir.as_str()), ("page", "/desk/ways"), ("text_size", "largest")];
    let answer = desk.post("/comfort", &ticked).await;
    answer.leads_to("/desk/ways?again");
    let page = desk.get(answer.location()).await;
    assert_eq!(page.status, 200);
    page.says(&format!("value=\"{choir}\" checked"));
    let calligraphy = centre.calligraphy.to_string();
    assert!(!page.body.contains(&format!("value=\"{calligraphy}\" checked")));
}
