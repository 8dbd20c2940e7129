//! How the places of many offerings are given, through the desk's page.

use domain::id::OfferingId;
use domain::offering::Allocation;
use domain::offering::bulk::Act;
use store::form_key;
use store::offering::do_to_many;

use crate::support::samples::{class, draw_of};
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
async fn a_whole_term_of_many_classes_is_drawn_at_once() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let many = (1..=70).map(|number| class(centre.a.id, &format!("第{number}班"), 10));
    let many: Vec<_> = many.collect();
    store::import::take_over(db, centre.a.id, &many, &[]).await.unwrap();
    let one_place = vec![centre.calligraphy];
    do_to_many(db, form_key::new(), one_place, Act::Places(1), by).await.unwrap();
    let mut chen = centre.chen(&yinyao).await;
    let (key, taken) = (form_key::new().to_string(), centre.calligraphy.to_string());
    let asked = [("key", key.as_str()), ("offering", taken.as_str())];
    assert_eq!(chen.post("/forms/sign-up", &asked).await.status, 303);

    let mut desk = centre.desk_a(&yinyao).await;
    let term = desk.get("/desk/ways").await.hidden("term");
    let whole = [("term", term.as_str()), ("whole", "yes"), ("to", "draw")];
    let way = format!("/desk/draws/new/plan?term={term}");
    sent(&mut desk, &whole).await.leads_to(&way);
    assert_eq!(centre.desk_b(&yinyao).await.get(&way).await.status, 404, "a term of A");
    let page = desk.get(&way).await;
    page.tells("这个学期能摇的71项都在里面。另外1项不能摇，没有列进来。");
    let listed = page.hidden("offerings");
    assert_eq!(listed.split(',').count(), 71);
    assert!(!listed.contains(&taken));

    let plan = |newcomers: &str| {
        let mut fields: Vec<(String, String)> = [
            ("offerings", listed.as_str()),
            ("term", term.as_str()),
            ("name", "秋季学期摇号"),
            ("closes_at", "2026-12-5"),
            ("most_wanted", "2"),
            ("source", "掷骰子十次"),
            ("digits", "10"),
        ]
        .map(|(name, typed)| (name.to_owned(), typed.to_owned()))
        .into();
        fields.push(("key".into(), form_key::new().to_string()));
        for at in 0..71 {
            let typed = if at == 70 { newcomers } else { "0" };
            fields.push((format!("newcomers[{at}]"), typed.to_owned()));
            fields.push((format!("district[{at}]"), "0".to_owned()));
        }
        fields
    };
    let typed = plan("99");
    let typed: Vec<_> = typed.iter().map(|(name, typed)| (name.as_str(), typed.as_str())).collect();
    let wrong = desk.post("/forms/desk-draw-plan", &typed).await;
    wrong.leads_to(&format!("{way}&again"));
    // Meanwhile one more can be drawn: each number stands where it was typed.
    store::import::take_over(db, centre.a.id, &[class(centre.a.id, "甲班", 10)], &[])
        .await
        .unwrap();
    let page = desk.get(wrong.location()).await;
    assert_eq!(page.status, 422);
    page.says("id=\"newcomers-70-error\"");
    assert_eq!(page.typed()["newcomers[70]"], "99");
    assert_eq!(page.hidden("offerings"), listed);

    let typed = plan("1");
    let typed: Vec<_> = typed.iter().map(|(name, typed)| (name.as_str(), typed.as_str())).collect();
    assert_eq!(desk.post_and_follow("/forms/desk-draw-plan", &typed).await.status, 200);
    let draw = store::draw::draws_of(db, by).await.unwrap()[0].id;
    let (.., offerings) = store::draw::draw_at_desk(db, draw, by).await.unwrap();
    assert_eq!(offerings.len(), 71);
    assert_eq!(offerings[70].newcomer_places, 1);
    assert_eq!(given(&yinyao, centre.choir).await, Allocation::Draw);
    assert_eq!(given(&yinyao, centre.calligraphy).await, Allocation::InOrder);
    let page = desk.get(&format!("/desk/draws/new/plan?draw={draw}&as_planned")).await;
    assert_eq!(page.hidden("offerings"), listed, "a plan is changed without writing it all out");
    assert_eq!(yinyao.browser().get(&format!("/draws/{draw}")).await.status, 200);
    let mut lin = centre.lin(&yinyao).await;
    assert_eq!(lin.get(&format!("/draws/{draw}/wishes")).await.status, 200);

    // What is left is one class; then there is none.
    desk.get(&way).await.tells("这个学期能摇的1项都在里面");
    let last = store::draw::offerings_to_draw(db, "", 9, None, by).await.unwrap().offerings[0].id;
    store::draw::plan(db, form_key::new(), draw_of(&[last]), by).await.unwrap();
    let again = sent(&mut desk, &whole).await;
    let page = desk.get(again.location()).await;
    assert_eq!(page.status, 422);
    page.tells("这个学期没有能摇号的");
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
