//! The desk's list as its address asks for it, filters kept by a name, and one act for many, through the pages.

use domain::offering::OfferingState;
use store::form_key;

use crate::support::{Answer, Browser, Centre, yinyao};

async fn sent(desk: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    let answer = desk.post(&format!("/forms/{form}"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    desk.get(answer.location()).await
}

#[tokio::test]
async fn heads_order_the_list_and_conditions_are_told_and_taken_away() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let page = desk.get("/desk?sort=name").await;
    page.says("aria-sort=\"ascending\"");
    page.says("href=\"/desk?sort=name&amp;desc=1\"");
    let turned = desk.get("/desk?sort=name&desc=1").await;
    turned.says("aria-sort=\"descending\"");
    let place = |page: &Answer, name: &str| page.body.find(name).expect("a row");
    assert!(place(&page, ">合唱") < place(&page, ">楷书"));
    assert!(place(&turned, ">合唱") > place(&turned, ">楷书"));
    let narrow = desk.get("/desk?q=kaishu&progress=open").await;
    narrow.tells("“kaishu”");
    narrow.says("href=\"/desk?progress=open\"");
    narrow.tells("存下这个筛选");
    assert!(!narrow.body.contains(">合唱"));
    desk.get("/desk?progress=over").await.tells("没有找到");
    // What means nothing is left out, and beyond the end stands the last page.
    let odd = desk.get("/desk?kind=x&term=x&weekday=9&sort=id&rows=7&page=9999").await;
    assert_eq!(odd.status, 200);
    odd.tells("楷书一年级班");
}

#[tokio::test]
async fn a_filter_is_saved_used_replaced_and_taken_away() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let page = desk.get("/desk/filters?weekday=2").await;
    page.tells("星期二");
    assert_eq!(page.hidden("query"), "weekday=2");
    let missing =
        sent(&mut desk, "desk-filter-save", &[("query", "weekday=2"), ("name", " ")]).await;
    assert_eq!(missing.status, 422);
    missing.tells("请起个名字");
    let long = "长".repeat(21);
    let long =
        sent(&mut desk, "desk-filter-save", &[("query", "weekday=2"), ("name", &long)]).await;
    long.tells("名字最多20个字");
    let saved = [("query", "weekday=2&evil=1&sort=name"), ("name", "周二的课")];
    sent(&mut desk, "desk-filter-save", &saved).await.tells("存好了。");
    let list = desk.get("/desk").await;
    list.says("href=\"/desk?weekday=2&amp;sort=name\"");
    list.tells("周二的课");
    let again = sent(&mut desk, "desk-filter-save", &saved).await;
    again.tells("代替了原来同名的");
    // A colleague of another house sees nothing of it, and cannot take it away.
    let mut other = centre.desk_b(&yinyao).await;
    assert!(!other.get("/desk").await.body.contains("周二的课"));
    let id = again.hidden("filter");
    assert_eq!(other.post("/forms/desk-filter-end", &[("filter", &id)]).await.status, 404);
    sent(&mut desk, "desk-filter-end", &[("filter", &id)]).await.tells("去掉了。");
    assert!(!desk.get("/desk").await.body.contains("周二的课"));
}

#[tokio::test]
async fn what_fees_and_the_log_are_asked_for_is_saved_in_the_same_way() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let fees = format!("paid&offering={}", centre.calligraphy);
    let shown = desk.get(&format!("/desk/fees?{fees}")).await;
    shown.says(&format!("href=\"/desk/filters?list=fees&amp;{}\"", fees.replace('&', "&amp;")));
    let page = desk.get(&format!("/desk/filters?list=fees&{fees}")).await;
    let query = page.hidden("query").replace("&amp;", "&");
    assert_eq!((page.hidden("list").as_str(), &query), ("fees", &fees));
    page.tells("回到刚才的列表");
    let saved = [("list", "fees"), ("query", fees.as_str()), ("name", "书法交了的")];
    sent(&mut desk, "desk-filter-save", &saved).await.tells("存好了。");
    let link = format!("href=\"/desk/fees?{}\"", fees.replace('&', "&amp;"));
    desk.get("/desk/fees").await.says(&link);
    assert!(!desk.get("/desk").await.body.contains("书法交了的"), "each list has its own");

    let log = desk.get("/desk/log?topic=rooms&from=2026-11-1").await;
    log.says("href=\"/desk/filters?list=log&amp;from=2026-11-1&amp;topic=rooms\"");
    let nameless = [("list", "log"), ("query", "topic=rooms"), ("name", "")];
    let page = sent(&mut desk, "desk-filter-save", &nameless).await;
    assert_eq!((page.status.as_u16(), page.hidden("list").as_str()), (422, "log"));
    let saved = [("list", "log"), ("query", "topic=rooms&evil=1"), ("name", "房间的改动")];
    sent(&mut desk, "desk-filter-save", &saved).await.tells("存好了。");
    desk.get("/desk/log").await.says("href=\"/desk/log?topic=rooms\"");
    // A day that there is not, and what another house offers, are kept by nobody.
    let key = form_key::new().to_string();
    for (list, query) in
        [("log", "from=2026-2-30".to_owned()), ("fees", format!("offering={}", centre.taiji))]
    {
        let fields = [("key", key.as_str()), ("list", list), ("query", &query), ("name", "不存")];
        assert_eq!(desk.post("/forms/desk-filter-save", &fields).await.status, 404, "{query}");
    }
    // By one name one filter of each list.
    let other = [("list", "log"), ("query", "topic=rooms"), ("name", "书法交了的")];
    for told in ["存好了。", "代替了原来同名的"] {
        sent(&mut desk, "desk-filter-save", &other).await.tells(told);
    }
    desk.get("/desk/fees").await.says("书法交了的");
}

#[tokio::test]
async fn many_are_stopped_after_a_look_and_what_was_ticked_stays() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk").await.says("href=\"/desk/bulk\"");
    let none = sent(&mut desk, "desk-bulk", &[("act", "stop"), ("look", "yes")]).await;
    assert_eq!(none.status, 422);
    none.tells("请先选项目");
    let choir = centre.choir.to_string();
    let no_act = sent(&mut desk, "desk-bulk", &[("chosen[]", &choir), ("look", "yes")]).await;
    no_act.tells("请选要办什么");
    no_act.says(&format!("value=\"{choir}\" checked"));
    let bad =
        [("chosen[]", choir.as_str()), ("act", "close_at"), ("closes_at", "明天"), ("look", "yes")];
    let bad = sent(&mut desk, "desk-bulk", &bad).await;
    assert_eq!(bad.status, 422);
    bad.tells("没看懂这个时间");
    bad.says("value=\"明天\"");

    let wanted = [("chosen[]", choir.as_str()), ("act", "stop")];
    let look = [&wanted[..], &[("look", "yes")]].concat();
    let looked = sent(&mut desk, "desk-bulk", &look).await;
    assert_eq!(looked.status, 200);
    looked.tells("1项会改。");
    looked.tells("现在还没有办。");
    let state =
        async || store::offering::offering(&yinyao.db, centre.choir).await.unwrap().terms.state;
    assert_eq!(state().await, OfferingState::Open);
    let enter = sent(&mut desk, "desk-bulk", &wanted).await;
    enter.tells("现在还没有办。");
    assert_eq!(state().await, OfferingState::Open, "Enter in a field only looks");
    let wanted = [&wanted[..], &[("look", "do")]].concat();
    let done = sent(&mut desk, "desk-bulk", &wanted).await;
    done.tells("改了1项，0项本来就是这样，0项没有改。");
    assert_eq!(state().await, OfferingState::Closed);
    // All that the list finds.
    let all = [("query", "kind=class"), ("whole", "yes"), ("act", "resume"), ("look", "do")];
    sent(&mut desk, "desk-bulk", &all).await.tells("改了1项");
    assert_eq!(state().await, OfferingState::Open);
}

#[tokio::test]
async fn many_get_another_number_of_places_or_another_opening() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let choir = centre.choir.to_string();
    let looks = [("chosen[]", choir.as_str()), ("look", "yes")];
    for (act, field, typed, told) in [
        ("places", "places", "许多", "名额要写数字"),
        ("places", "places", "0", "名额要写数字"),
        ("open_at", "opens_at", "明天", "没看懂这个时间"),
    ] {
        let fields = [&looks[..], &[("act", act), (field, typed)]].concat();
        let page = sent(&mut desk, "desk-bulk", &fields).await;
        assert_eq!(page.status, 422, "{act} {typed}");
        page.tells(told);
        page.says(&format!("value=\"{typed}\""));
    }
    let to = |number: &'static str| {
        [("chosen[]", choir.as_str()), ("act", "places"), ("places", number)]
    };
    let look = [&to("77")[..], &[("look", "yes")]].concat();
    sent(&mut desk, "desk-bulk", &look).await.tells("1项会改。");
    let act = [&to("77")[..], &[("look", "do")]].concat();
    sent(&mut desk, "desk-bulk", &act).await.tells("改了1项");
    let places = store::offering::offering(&yinyao.db, centre.choir).await.unwrap().places;
    assert_eq!(places.capacity, Some(77));
    let log = desk.get("/desk/log").await;
    log.tells("的名额");
    log.tells("77");
    log.says("aria-sort=\"descending\"");
    log.says("href=\"/desk/log?desc=0\"");
    let first = desk.get("/desk/log?desc=0").await;
    first.says("aria-sort=\"ascending\"");
    first.says("href=\"/desk/log\"");
}

#[tokio::test]
async fn everybody_on_what_was_ticked_is_written_to_after_a_look() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    let none = sent(&mut desk, "desk-bulk", &[("announce", "yes")]).await;
    assert_eq!(none.status, 422);
    none.tells("请先选项目");
    let (choir, calligraphy) = (centre.choir.to_string(), centre.calligraphy.to_string());
    let ticked =
        [("chosen[]", &*choir), ("chosen[]", &*calligraphy), ("act", ""), ("announce", "yes")];
    let page = sent(&mut desk, "desk-bulk", &ticked).await;
    assert_eq!(page.status, 200, "{}", page.main());
    page.tells("写一条通知");
    page.tells("合唱一年级班");
    page.tells("共2个名单");
    let chosen = page.hidden("offerings");
    assert_eq!(chosen, format!("{choir} {calligraphy}"));
    assert!(!page.body.contains("还没结束的"), "there is nothing to filter by");
    assert!(!page.body.contains("一样也没报的学员"), "who is on a list alone");
    let text = [("offerings", &*chosen), ("whom", "with_place"), ("text", "明天停电。")];
    let looked = sent(&mut desk, "desk-announce", &text).await;
    looked.tells("2个名单");
    looked.says("发给1人");
    assert!(!chen.get("/").await.body.contains("明天停电"), "nothing was sent yet");
    let (_, after) = looked.body.split_once("name=\"looked_at\" value=\"").expect("a button");
    let mark = after.split('"').next().unwrap().to_owned();
    // Other lists are looked at first.
    let fewer = [("offerings", &*choir), text[1], text[2], ("looked_at", &*mark)];
    sent(&mut desk, "desk-announce", &fewer).await.says("没有这样的人。");
    let all = [&text[..], &[("looked_at", &*mark)]].concat();
    let done = sent(&mut desk, "desk-announce", &all).await;
    done.says("已经发给1人。");
    done.tells("共2个名单");
    chen.get("/").await.says("明天停电。");
    // Everything that the list finds.
    let whole = [("query", "kind=class"), ("whole", "yes"), ("announce", "yes")];
    sent(&mut desk, "desk-bulk", &whole).await.tells("共2个名单");
}

#[tokio::test]
async fn what_was_ticked_is_saved_as_a_file() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    assert_eq!(desk.get("/desk/files/offerings.csv?ticked").await.status, 404, "nothing is kept");
    sent(&mut desk, "desk-bulk", &[("export", "csv")]).await.tells("请先选项目");
    let choir = centre.choir.to_string();
    for form in ["csv", "xlsx", "pdf"] {
        let key = form_key::new().to_string();
        let fields = [("key", &*key), ("chosen[]", &*choir), ("export", form)];
        let way = format!("/desk/files/offerings.{form}?ticked");
        desk.post("/forms/desk-bulk", &fields).await.leads_to(&way);
        let file = desk.get(&way).await;
        assert_eq!(file.status, 200, "{form}");
        assert!(file.header("content-disposition").starts_with("attachment"), "{form}");
    }
    let file = desk.get("/desk/files/offerings.csv?ticked").await;
    file.says("合唱一年级班");
    assert!(!file.body.contains("楷书"), "it was not ticked");
    let odd = [("chosen[]", &*choir), ("export", "exe")];
    let key = form_key::new().to_string();
    let odd = [&[("key", &*key)][..], &odd].concat();
    assert_eq!(desk.post("/forms/desk-bulk", &odd).await.status, 400);
    // A colleague's browser has ticked nothing, and another house's finds nothing.
    let mut other = centre.desk_b(&yinyao).await;
    let fields = [("key", &*key), ("chosen[]", &*choir), ("export", "csv")];
    assert_eq!(other.post("/forms/desk-bulk", &fields).await.status, 404);
    assert_eq!(other.get("/desk/files/offerings.csv?ticked").await.status, 404);
}

#[tokio::test]
async fn other_tables_are_put_in_order_by_their_heads_too() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let rooms = desk.get("/desk/rooms?sort=seats").await;
    rooms.says("aria-sort=\"descending\"");
    rooms.says("href=\"/desk/rooms?sort=seats&amp;desc=0\"");
    rooms.says("href=\"/desk/rooms\"");
    let fees = desk.get("/desk/fees?sort=name&desc=1&page=9").await;
    assert_eq!(fees.status, 200);
    for page in ["/desk/cash?sort=amount", "/desk/calls?page=7", "/desk/messages?page=7&sort=x"] {
        assert_eq!(desk.get(page).await.status, 200, "{page}");
    }
}

#[tokio::test]
async fn nobody_does_anything_to_another_house() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_b(&yinyao).await;
    let choir = centre.choir.to_string();
    let key = form_key::new().to_string();
    for look in ["yes", "", "do"] {
        let fields =
            [("key", key.as_str()), ("chosen[]", choir.as_str()), ("act", "stop"), ("look", look)];
        let answer = desk.post("/forms/desk-bulk", &fields).await;
        // A look is kept, and its page finds nothing.
        let status = if answer.status == 303 {
            desk.get(answer.location()).await.status
        } else {
            answer.status
        };
        assert_eq!(status, 404);
    }
    let state = store::offering::offering(&yinyao.db, centre.choir).await.unwrap().terms.state;
    assert_eq!(state, OfferingState::Open);
}
