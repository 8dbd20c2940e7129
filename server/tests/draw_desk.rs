//! A coordinator's draw from the plan to the results, page by page.

use domain::id::{DrawId, OfferingId};
use domain::stage::{ForWhom, Rule, RuleShare};
use jiff::ToSpan;

use crate::support::samples::{class, draw_of, pdf_text, wishes_at_counter};
use crate::support::{Answer, Browser, Centre, Yinyao, tuesday, yinyao};

/// Sends a form with a key of its own and follows where it leads.
async fn send(desk: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    desk.post_and_follow(&format!("/forms/{form}"), &fields).await
}

/// What is entered of digits that fell then.
fn fallen<'a>(draw: &'a str, seed: &'a str, at: &'a str) -> [(&'static str, &'a str); 4] {
    [("draw", draw), ("seed", seed), ("fell_at", at), ("circumstances", "一楼大厅")]
}

/// Two more classes of A.
async fn two_classes(yinyao: &Yinyao, centre: &Centre) -> [OfferingId; 2] {
    let classes = ["行书一年级班", "篆刻一年级班"].map(|name| class(centre.a.id, name, 1));
    store::import::take_over(&yinyao.db, centre.a.id, &classes, &[]).await.unwrap();
    let mut found = Vec::new();
    for name in ["行书", "篆刻"] {
        let list = store::offering::offerings_of(&yinyao.db, centre.a.id, name, 1).await.unwrap();
        found.push(list.offerings[0].id);
    }
    found.try_into().unwrap()
}

/// A draw of both, for which two people have wished at the counter.
async fn drawn(yinyao: &Yinyao, centre: &Centre) -> (DrawId, [OfferingId; 2]) {
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let classes = two_classes(yinyao, centre).await;
    let key = store::form_key::new();
    let draw = store::draw::plan(db, key, draw_of(&classes), by).await.unwrap();
    for name in ["魏桂兰", "张国强"] {
        let wishes = wishes_at_counter(draw, name, &classes[..1]);
        let key = store::form_key::new();
        store::draw::wish_at_counter(db, key, wishes, by).await.unwrap();
    }
    (draw, classes)
}

#[tokio::test]
async fn a_draw_is_planned_and_what_is_wrong_is_told_at_its_field() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let [one, other] = two_classes(&yinyao, &centre).await.map(|id| id.to_string());
    desk.get("/desk").await.says("href=\"/desk/draws\"");
    desk.get("/desk/draws").await.says("还没有办过摇号");
    let choice = desk.get("/desk/draws/new").await;
    assert!(choice.body.contains(&one) && choice.body.contains(&other));
    let none = desk.get("/desk/draws/new/plan").await;
    let none = desk.get(none.location()).await;
    assert_eq!(none.status, 422);
    none.says("请至少选一项");
    let way = format!("/desk/draws/new/plan?offering={one}&offering={other}");
    let page = desk.get(&way).await;
    page.says("2026年11月公开摇号");
    let listed = page.hidden("offerings");
    let plan = |closes_at: &'static str, newcomers: &'static str| {
        vec![
            ("offerings", listed.clone()),
            ("name", "冬季班摇号".to_owned()),
            ("opens_at", String::new()),
            ("closes_at", closes_at.to_owned()),
            ("most_wanted", "1".to_owned()),
            ("source", "掷骰子十次".to_owned()),
            ("digits", "１０".to_owned()),
            ("newcomers[0]", "0".to_owned()),
            ("newcomers[1]", newcomers.to_owned()),
            ("district_until", "2026-12-30".to_owned()),
            ("district[0]", "0".to_owned()),
            ("district[1]", "0".to_owned()),
        ]
    };
    for (closes_at, newcomers, field, sentence) in [
        ("明天", "0", "closes_at", "没看懂这个时间"),
        ("2026-11-1", "0", "closes_at", "截止要晚于开始"),
        ("2026-12-25", "0", "newcomers-0", "“行书一年级班”不能摇号"),
        ("2026-12-5", "2", "newcomers-1", "只空着1个名额"),
    ] {
        let typed = plan(closes_at, newcomers);
        let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = send(&mut desk, "desk-draw-plan", &typed).await;
        assert_eq!(page.status, 422, "{closes_at}");
        page.says(&format!("id=\"{field}-error\""));
        page.tells(sentence);
        assert_eq!(page.typed()["closes_at"], closes_at);
        assert_eq!(page.typed()["newcomers[1]"], newcomers);
    }
    let typed = plan("2026年12月5日17:00", "1");
    let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = send(&mut desk, "desk-draw-plan", &typed).await;
    assert_eq!(page.status, 200);
    page.tells("2026年12月5日（星期六）下午5:00截止，还没有人填志愿");
    desk.get("/desk/draws").await.tells("冬季班摇号");
}

#[tokio::test]
async fn places_for_the_district_are_planned_and_everybody_reads_until_when() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let [one, other] = two_classes(&yinyao, &centre).await.map(|id| id.to_string());
    let way = format!("/desk/draws/new/plan?offering={one}&offering={other}");
    let listed = desk.get(&way).await.hidden("offerings");
    let plan = |district: &'static str, until: &'static str| {
        let typed = [
            ("name", "冬季班摇号"),
            ("closes_at", "2026-12-5"),
            ("most_wanted", "1"),
            ("source", "掷骰子十次"),
            ("digits", "10"),
            ("newcomers[0]", "0"),
            ("newcomers[1]", "0"),
            ("district_until", until),
            ("district[0]", "0"),
            ("district[1]", district),
        ];
        let typed = typed.map(|(name, value)| (name, value.to_owned()));
        typed.into_iter().chain([("offerings", listed.clone())]).collect::<Vec<_>>()
    };
    for (district, until, field, sentence) in [
        ("2", "", "district-1", "只剩1个名额"),
        ("1", "2026-12-5", "district_until", "要晚于截止"),
        ("1", "后天", "district_until", "没看懂这个时间"),
    ] {
        let typed = plan(district, until);
        let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = send(&mut desk, "desk-draw-plan", &typed).await;
        assert_eq!(page.status, 422, "{district} {until}");
        page.says(&format!("id=\"{field}-error\""));
        page.tells(sentence);
        assert_eq!(page.typed()["district[1]"], district);
        assert_eq!(page.typed()["district_until"], until);
    }
    let typed = plan("1", "2026-12-9");
    let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = send(&mut desk, "desk-draw-plan", &typed).await;
    assert_eq!(page.status, 200);
    page.tells("留给本地区");
    let by = &centre.coordinator_a;
    let draw = store::draw::draws_of(&yinyao.db, by).await.unwrap()[0].id;
    let shown = yinyao.browser().get(&format!("/draws/{draw}")).await;
    shown.tells("其中1个先给住在本地区的人，到2026年12月9日（星期三）24:00");
    shown.tells("留了名额的，先在这些人里面抽");
    centre.chen(&yinyao).await.get(&format!("/draws/{draw}/wishes")).await.tells("写我住在哪里");
}

#[tokio::test]
async fn the_page_of_an_offering_leads_to_its_draw_and_hides_what_cannot_be_done() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (draw, [one, _]) = drawn(&yinyao, &centre).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let page = desk.get(&format!("/desk/offerings/{one}")).await;
    page.says(&format!("href=\"/desk/draws/{draw}\""));
    page.tells("名额由公开摇号来定");
    for hidden in ["加一个人", "现在就开放报名", "停止报名"] {
        assert!(!page.main().contains(hidden), "{hidden}");
    }
    let adding = desk.get(&format!("/desk/offerings/{one}/add")).await;
    adding.leads_to(&format!("/desk/draws/{draw}/wishes"));
    assert_eq!(desk.get(&format!("/desk/offerings/{one}/opening")).await.status, 422);
}

#[tokio::test]
async fn wishes_at_the_counter_end_in_a_slip() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (draw, [one, other]) = drawn(&yinyao, &centre).await;
    let (draw, one, other) = (draw.to_string(), one.to_string(), other.to_string());
    let mut desk = centre.desk_a(&yinyao).await;
    let listed = desk.get(&format!("/desk/draws/{draw}/wishes")).await.hidden("offerings");
    let wish = |name: &'static str, ranks: [&'static str; 2], wanted: &'static str| {
        [
            ("draw", draw.clone()),
            ("name", name.to_owned()),
            ("born_on", "1950年5月3日".to_owned()),
            ("offerings", listed.clone()),
            ("ranks[0]", ranks[0].to_owned()),
            ("ranks[1]", ranks[1].to_owned()),
            ("wanted", wanted.to_owned()),
        ]
    };
    let (first, second) = (format!("rank-{one}"), format!("rank-{other}"));
    for (typed, field, sentence) in [
        (wish("", ["1", ""], "1"), "name", "请填写姓名"),
        (wish("万小红", ["", ""], "1"), first.as_str(), "请至少填一个志愿"),
        (wish("万小红", ["1", "１"], "1"), second.as_str(), "这个数字已经写过了"),
        (wish("万小红", ["1", ""], "2"), "wanted", "每人最多要1个名额"),
    ] {
        let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = send(&mut desk, "desk-wish", &typed).await;
        assert_eq!(page.status, 422, "{field}");
        page.says(&format!("id=\"{field}-error\""));
        page.tells(sentence);
        assert_eq!(page.typed()["born_on"], "1950年5月3日");
        assert_eq!(page.typed()["ranks[0]"], typed[4].1);
    }
    let typed = wish("万小红", ["2", "1"], "1");
    let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let slip = send(&mut desk, "desk-wish", &typed).await;
    assert_eq!(slip.status, 200);
    let text = slip.text();
    let first = text.find("篆刻一年级班").unwrap();
    assert!(first < text.find("行书一年级班").unwrap(), "in their order");
    slip.tells("万小红");
    desk.get(&format!("/desk/draws/{draw}")).await.tells("已有3人填志愿");
}

#[tokio::test]
async fn wishes_beyond_the_rule_need_a_reason_which_the_slip_says() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (draw, [one, _]) = drawn(&yinyao, &centre).await;
    let (key, by) = (store::form_key::new(), &centre.coordinator_a);
    store::offering::close(&yinyao.db, key, one, by).await.unwrap();
    let mut desk = centre.desk_a(&yinyao).await;
    let listed = desk.get(&format!("/desk/draws/{draw}/wishes")).await.hidden("offerings");
    let draw = draw.to_string();
    let wish = |reason: &'static str| {
        [
            ("draw", draw.clone()),
            ("name", "万小红".to_owned()),
            ("born_on", "1950年5月3日".to_owned()),
            ("offerings", listed.clone()),
            ("ranks[0]", "1".to_owned()),
            ("ranks[1]", String::new()),
            ("wanted", "1".to_owned()),
            ("reason", reason.to_owned()),
            ("told_why", "family".to_owned()),
        ]
    };
    for (reason, status) in [("", 422), ("住院错过了报名", 200)] {
        let typed = wish(reason);
        let typed: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = send(&mut desk, "desk-wish", &typed).await;
        assert_eq!(page.status, status);
        if reason.is_empty() {
            page.says("id=\"reason-error\"");
            assert_eq!(page.typed()["born_on"], "1950年5月3日");
        } else {
            page.tells("单位破例登记的。因家庭照料。");
            assert!(!page.text().contains(reason), "the coordinator's own words stand in the log");
        }
    }
}

/// A share would come into force once more when the draw is over.
#[tokio::test]
async fn what_reserves_places_is_told_so_where_a_draw_is_planned() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let classes = two_classes(&yinyao, &centre).await;
    let [one, other] = classes.map(|id| id.to_string());
    let mut desk = centre.desk_a(&yinyao).await;
    let way = format!("/desk/draws/new/plan?offering={one}&offering={other}");
    let listed = desk.get(&way).await.hidden("offerings");
    let until = tuesday() + 24.hours();
    let share = RuleShare { for_whom: ForWhom::District, places: 1, until };
    let rule = Rule { shares: vec![share], ..Rule::default() };
    let (key, by) = (store::form_key::new(), &centre.coordinator_a);
    store::offering::set_stages(
        &yinyao.db,
        key,
        (classes[0], None),
        (&rule, store::Seen::nothing()),
        by,
    )
    .await
    .unwrap();
    let plan = [
        ("offerings", listed.as_str()),
        ("name", "冬季班"),
        ("closes_at", "2026-12-5"),
        ("most_wanted", "1"),
        ("source", "掷骰子十次，按先后记"),
        ("digits", "10"),
        ("newcomers[0]", "0"),
        ("newcomers[1]", "0"),
    ];
    let page = send(&mut desk, "desk-draw-plan", &plan).await;
    assert_eq!(page.status, 422);
    page.tells("“行书一年级班”给一些人留了名额，不能摇号。请先取消那些名额，再把要留的写在这里。");
    assert!(!desk.get("/desk/draws/new").await.body.contains(&one), "it is not offered either");
}

#[tokio::test]
async fn the_list_is_frozen_the_digits_are_read_back_and_the_draw_is_held() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (id, _) = drawn(&yinyao, &centre).await;
    let (draw, way) = (id.to_string(), format!("/desk/draws/{id}"));
    let mut desk = centre.desk_a(&yinyao).await;
    let early = send(&mut desk, "desk-draw-freeze", &[("draw", &draw)]).await;
    assert_eq!(early.status, 422);
    early.tells("还在填志愿");
    for page in ["seed", "check", "door"] {
        desk.get(&format!("{way}/{page}")).await.leads_to(&way);
    }
    yinyao.clock.set(tuesday() + 24.hours());
    let mut desk = centre.desk_a(&yinyao).await;
    let mut of_b = centre.desk_b(&yinyao).await;
    desk.get(&way).await.says("封存并公布名单");
    for page in ["wishes", "closing"] {
        desk.get(&format!("{way}/{page}")).await.leads_to(&way);
    }
    let frozen = send(&mut desk, "desk-draw-freeze", &[("draw", &draw)]).await;
    frozen.says("名单指纹");
    let digest = store::draw::draw(&yinyao.db, id).await.unwrap().frozen.unwrap().digest;
    let door = desk.get(&format!("{way}/door")).await;
    assert!(door.text().replace(' ', "").contains(&digest), "{}", door.text());
    for page in ["seed", "check", "door"] {
        assert_eq!(of_b.get(&format!("{way}/{page}")).await.status, 404, "{page}");
    }
    desk.get(&format!("{way}/check")).await.leads_to(&format!("{way}/seed"));

    // The list was frozen at nine on Wednesday.
    let typed = |seed| fallen(&draw, seed, "2026年11月25日 9:00");
    let early = fallen(&draw, "3516241636", "2026-11-25 8:30");
    let known = send(&mut desk, "desk-draw-check", &early).await;
    assert_eq!(known.status, 422);
    known.tells("名单是2026年11月25日");
    known.says("id=\"fell_at-error\"");
    let wrong = send(&mut desk, "desk-draw-check", &typed("351624163")).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("有9个数字，名单上写的是10个。");
    assert_eq!(wrong.typed()["circumstances"], "一楼大厅");
    let check = send(&mut desk, "desk-draw-check", &typed("３５１６２ 4 1 6 3 6")).await;
    check.says("请把数字念一遍");
    let digits = check.hidden("seed");
    assert_eq!(digits, "3516241636");
    assert!(
        store::draw::draw(&yinyao.db, id).await.unwrap().held.is_none(),
        "nothing is drawn yet"
    );
    let held = send(&mut desk, "desk-draw-hold", &typed(&digits)).await;
    assert_eq!(held.status, 200);
    held.tells("1个名额，1人抽中。");
    held.tells("候补1人");
    assert!(held.text().contains("魏桂兰") && held.text().contains("张国强"));
    held.tells("只供办公室，不要张贴");
    let results = desk.get(&format!("{way}/results.pdf")).await;
    let for_door = pdf_text(&results.bytes).concat().replace(char::is_whitespace, "");
    for told in [
        &*digest,
        "3516241636",
        "数字在2026年11月25日",
        "一楼大厅",
        "掷骰子十次",
        "然后当众得到一串数字",
        "1个名额，1人抽中。",
    ] {
        assert!(for_door.contains(told), "{told}: {for_door}");
    }
    let names = desk.get(&format!("{way}/names.pdf")).await;
    let pages = pdf_text(&names.bytes);
    assert!(pages.iter().all(|page| page.contains("只供办公室，不要张贴")), "{pages:?}");
    for name in ["魏桂兰", "张国强"] {
        assert!(!for_door.contains(name), "no name hangs at the door: {for_door}");
        assert!(pages.concat().contains(name), "{name}");
    }
    for file in ["results.pdf", "names.pdf"] {
        assert_eq!(of_b.get(&format!("{way}/{file}")).await.status, 404, "{file}");
    }
    send(&mut desk, "desk-draw-hold", &typed("1111111111")).await;
    let record = store::draw::draw(&yinyao.db, id).await.unwrap().held.unwrap();
    assert_eq!(record.seed, "3516241636", "a draw is held once");
}

/// The window of the offering itself may be over by the time it is drawn.
#[tokio::test]
async fn what_a_draw_leaves_and_nobody_can_sign_up_for_is_told_with_the_way_to_open_it() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (id, [full, left]) = drawn(&yinyao, &centre).await;
    let (draw, way) = (id.to_string(), format!("/desk/draws/{id}"));
    yinyao.clock.set(tuesday() + (24 * 20).hours());
    let mut desk = centre.desk_a(&yinyao).await;
    send(&mut desk, "desk-draw-freeze", &[("draw", &draw)]).await.says("名单指纹");
    assert!(!desk.get(&way).await.text().contains("抽完还有空名额"), "nothing is drawn yet");
    let typed = fallen(&draw, "3516241636", "2026-12-14 9:00");
    let held = send(&mut desk, "desk-draw-hold", &typed).await;
    held.tells("抽完还有空名额");
    held.tells("篆刻一年级班：还有1个名额");
    held.says(&format!("href=\"/desk/offerings/{left}/opening\""));
    assert!(!held.body.contains(&format!("/desk/offerings/{full}/opening")), "all are taken");
    let opening = desk.get(&format!("/desk/offerings/{left}/opening")).await;
    assert_eq!(opening.status, 200);
    let (key, by) = (store::form_key::new(), &centre.coordinator_a);
    store::offering::open_now(&yinyao.db, key, (left, store::Seen::nothing()), None, by)
        .await
        .unwrap();
    assert!(!desk.get(&way).await.text().contains("抽完还有空名额"), "it is open now");
}

#[tokio::test]
async fn a_draw_is_called_off_with_a_reason() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (id, [one, _]) = drawn(&yinyao, &centre).await;
    let (draw, one) = (id.to_string(), one.to_string());
    let mut desk = centre.desk_a(&yinyao).await;
    let missing = send(&mut desk, "desk-draw-end", &[("draw", &draw), ("reason", " ")]).await;
    assert_eq!(missing.status, 422);
    missing.says("id=\"reason-error\"");
    let out = [("draw", draw.as_str()), ("offering", one.as_str()), ("reason", "老师病了")];
    let out = send(&mut desk, "desk-draw-end", &out).await;
    out.tells("不摇的项目");
    out.tells("老师病了");
    let moved = [("draw", draw.as_str()), ("closes_at", "2026-12-3"), ("reason", "连日下雨")];
    send(&mut desk, "desk-draw-closing", &moved).await.tells("连日下雨");
    let off = send(&mut desk, "desk-draw-end", &[("draw", &draw), ("reason", "人人有份")]).await;
    off.tells("已取消，原因是：");
    off.tells("人人有份");
    desk.get(&format!("/desk/offerings/{one}")).await.says("加一个人");
    // Its window is still open, and no wishes are asked for.
    let page = centre.chen(&yinyao).await.get(&format!("/draws/{draw}/wishes")).await;
    page.tells("这次不摇号了");
    assert!(!page.main().contains("/forms/wishes"), "{}", page.main());
}
