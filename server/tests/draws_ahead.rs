//! Wishes that are prepared before their draw opens, and looked for among very many.

use domain::calendar::instant;
use domain::id::{DrawId, OfferingId};
use domain::offering::Window;
use domain::offering::bulk::Act;
use jiff::civil::date;
use store::draw::{NewDraw, freeze, plan};
use store::form_key;
use store::offering::do_to_many;

use crate::support::samples::{class, draw_of};
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

/// A draw of these whose window opens on Thursday, 3 December, at nine, and closes on Saturday at 17:00.
async fn draw_to_come(yinyao: &Yinyao, centre: &Centre, offerings: &[OfferingId]) -> DrawId {
    let at = |day, hour| instant(date(2026, 12, day).at(hour, 0, 0, 0));
    let window = Window { opens_at: at(3, 9), closes_at: at(5, 17) };
    let new = NewDraw { window, most_wanted: 2, ..draw_of(offerings) };
    plan(&yinyao.db, form_key::new(), new, &centre.coordinator_a).await.unwrap()
}

/// Presses one button of the page on which the form stands; what is looked for goes along.
async fn presses(browser: &mut Browser, page: &Answer, act: &str) -> Answer {
    let names = ["key", "draw", "order", "looked_for", "shown"];
    let mut fields: Vec<_> = names.map(|name| (name, page.hidden(name))).into();
    fields.extend([("wanted", "2".into()), ("act", act.into())]);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post("/forms/wishes", &fields).await
}

#[tokio::test]
async fn wishes_are_prepared_before_they_open_and_nothing_more_is_to_be_done() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let draw = draw_to_come(&yinyao, &centre, &[centre.choir]).await;
    let (opens, until) =
        ("2026年12月3日（星期四）上午9:00开始填", "2026年12月5日（星期六）下午5:00");
    let mut anybody = yinyao.browser();
    let offering = format!("/offerings/{}", centre.choir);
    for public in [format!("/draws/{draw}"), offering.clone()] {
        let shown = anybody.get(&public).await;
        for words in [opens, "到时候不用再做什么", until, "登录后填志愿"] {
            shown.tells(words);
        }
    }
    for list in ["/classes", "/classes?free=1"] {
        anybody.get(list).await.tells("公开摇号，12月3日上午9:00起填志愿，可以先填好");
    }

    let mut chen = centre.chen(&yinyao).await;
    let page = format!("/draws/{draw}/wishes");
    chen.get(&offering).await.says(&format!("href=\"{page}\""));
    let fresh = chen.get(&page).await;
    fresh.tells(opens);
    fresh.tells("以后还能改");
    let chosen = presses(&mut chen, &fresh, &format!("choose:{}", centre.choir)).await;
    let chosen = chen.get(chosen.location().trim_end_matches("#chosen")).await;
    let sent = presses(&mut chen, &chosen, "").await;
    sent.leads_to(&page);
    let kept = chen.get(&page).await;
    for words in ["志愿记下了", opens, "您的志愿已经记下，到时候不用再做什么", until]
    {
        kept.tells(words);
    }
    chen.get(&offering).await.tells("您的志愿已经记下");
    chen.get("/my-sign-ups").await.tells("您的志愿已经记下");
    chen.get(&format!("{page}/withdrawal")).await.tells("确定收回志愿吗");
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get(&format!("/desk/draws/{draw}")).await.tells("开始填志愿，已有1人填志愿");
    assert_eq!(desk.get(&format!("/desk/draws/{draw}/wishes")).await.status, 200);

    // It opens: nothing is to be done, and nobody says any more that it is to come.
    yinyao.clock.set(instant(date(2026, 12, 3).at(9, 0, 0, 0)));
    let kept = chen.get(&page).await;
    kept.tells("志愿记下了");
    assert!(!kept.text().contains("开始填"), "{}", kept.text());
    yinyao.clock.set(instant(date(2026, 12, 5).at(17, 0, 0, 0)));
    let by = &centre.coordinator_a;
    let frozen = freeze(&yinyao.db, form_key::new(), draw, by).await.unwrap();
    assert_eq!(frozen.list.matches("\napplication\t").count(), 1);
}

#[tokio::test]
async fn among_very_many_one_looks_by_words_and_loses_nothing_that_was_chosen() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let many = (1..=24).map(|number| class(centre.a.id, &format!("第{number}班"), 10));
    let many: Vec<_> = many.chain([class(centre.a.id, "篆刻提高班", 10)]).collect();
    store::import::take_over(db, centre.a.id, &many, &[]).await.unwrap();
    let all = store::draw::offerings_to_draw(db, "", 99, None, by).await.unwrap().offerings;
    let ids: Vec<_> = all.iter().map(|one| one.id).collect();
    let draw = draw_to_come(&yinyao, &centre, &ids).await;
    let seals = all.iter().find(|one| one.name == "篆刻提高班").unwrap().id;
    let mut chen = centre.chen(&yinyao).await;
    let page = format!("/draws/{draw}/wishes");
    let count = |answer: &Answer| answer.main().matches("value=\"choose:").count();

    let first = chen.get(&page).await;
    assert_eq!(count(&first), 20, "so many stand on a page");
    first.says("name=\"q\"");
    first.says(&format!("href=\"{page}?shown=2#possible\""));
    let second = chen.get(&format!("{page}?shown=2")).await;
    assert_eq!(count(&second), ids.len() - 20);
    let last = chen.get(&format!("{page}?shown=99")).await;
    assert_eq!(count(&last), ids.len() - 20, "beyond the end is the last");

    // What is chosen on the second page stays, and so does the page.
    let some = second.main().split("value=\"choose:").nth(1).unwrap();
    let some = some.split('"').next().unwrap().to_owned();
    let chosen = presses(&mut chen, &second, &format!("choose:{some}")).await;
    chosen.leads_to(&format!("{page}?shown=2&again#chosen"));
    let found = chen.get(&format!("{page}?again=&q=zhuanke")).await;
    assert_eq!((found.hidden("order"), count(&found)), (some.clone(), 1));
    found.tells("找到1项能选的");
    found.says("<input type=\"hidden\" name=\"again\"");
    found.says(&format!("href=\"{page}?again#possible\""));
    let both = presses(&mut chen, &found, &format!("choose:{seals}")).await;
    both.leads_to(&format!("{page}?q=zhuanke&again#chosen"));
    let both = chen.get(&format!("{page}?q=zhuanke&again")).await;
    assert_eq!(both.hidden("order"), format!("{some},{seals}"));
    both.tells("没有找到还能选的");
    let nothing = chen.get(&format!("{page}?again&q=%E5%A4%AA%E7%A9%BA%3Cb%3E")).await;
    assert_eq!((nothing.status.as_u16(), count(&nothing)), (200, 0));
    nothing.tells("没有找到还能选的");
    nothing.says("value=\"太空&lt;b&gt;\"");
    nothing.says("第2志愿");
    presses(&mut chen, &nothing, "").await.leads_to(&page);
    let mine = store::draw::my_application(db, draw, centre.chen).await.unwrap().unwrap();
    assert_eq!((mine.wishes.len(), mine.wanted), (2, 2));
    // Kept wishes are changed with a search, too.
    let change = chen.get(&format!("{page}?change&q=zhuanke")).await;
    assert_eq!(change.hidden("order"), format!("{some},{seals}"));
    change.says("<input type=\"hidden\" name=\"change\"");
}

#[tokio::test]
async fn the_plan_tells_beside_its_fields_the_places_that_nobody_has() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let (class, key) = (centre.calligraphy, form_key::new().to_string());
    do_to_many(db, form_key::new(), vec![class], Act::Places(5), by).await.unwrap();
    let offering = class.to_string();
    let asked = [("key", key.as_str()), ("offering", offering.as_str())];
    assert_eq!(centre.chen(&yinyao).await.post("/forms/sign-up", &asked).await.status, 303);
    let mut desk = centre.desk_a(&yinyao).await;
    let form = desk.get(&format!("/desk/draws/new/plan?offering={class}")).await;
    assert_eq!(form.text().matches("还空着4个名额").count(), 2);
    assert!(!form.text().contains("5个名额"), "{}", form.text());
}

#[tokio::test]
async fn the_amendment_is_still_shown_when_the_draw_is_called_off() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let draw = draw_to_come(&yinyao, &centre, &[centre.calligraphy, centre.choir]).await;
    let at = |day, hour| instant(date(2026, 12, day).at(hour, 0, 0, 0));
    yinyao.clock.set(at(5, 17));
    freeze(db, form_key::new(), draw, by).await.unwrap();
    yinyao.clock.set(at(5, 18));
    store::offering::cancel(db, form_key::new(), centre.choir, "教师生病", by).await.unwrap();
    let (mut anybody, page) = (yinyao.browser(), format!("/draws/{draw}"));
    let file = format!("{page}/amendment.txt");
    let before = anybody.get(&file).await;
    assert_eq!(before.body.lines().nth(2), Some("without\t2\t合唱一年级班"));
    yinyao.clock.set(at(6, 9));
    store::draw::call_off(db, form_key::new(), draw, "名额够了", by).await.unwrap();
    let shown = anybody.get(&page).await;
    for words in
        ["这次不摇号了", "公布名单以后取消的", "合唱一年级班：2026年12月5日", "下载变动说明"]
    {
        shown.tells(words);
    }
    assert!(!shown.text().contains("轮到下一个志愿"), "nothing is drawn");
    assert_eq!(anybody.get(&file).await.body, before.body);
}
