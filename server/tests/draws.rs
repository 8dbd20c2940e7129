//! Draws as learners and visitors meet them: the public page, its files, and making wishes without scripts.

use domain::calendar::instant;
use domain::draw::SeedPlan;
use domain::id::{DrawId, OfferingId};
use domain::offering::Window;
use jiff::ToSpan;
use jiff::civil::date;
use store::draw::{Fell, NewDraw, NewDrawOffering, freeze, hold, plan};
use store::form_key;

use crate::support::{Answer, Browser, Centre, Yinyao, tuesday, yinyao};

/// A draw of both classes of A, which meet at the same time; it takes wishes until Saturday, 5 December, 17:00.
async fn draw_of(yinyao: &Yinyao, centre: &Centre) -> DrawId {
    let closes_at = instant(date(2026, 12, 5).at(17, 0, 0, 0));
    let one =
        |offering: OfferingId| NewDrawOffering { offering, newcomer_places: 0, district_places: 0 };
    let new = NewDraw {
        district_until: None,
        name: "书法和合唱班".into(),
        window: Window { opens_at: tuesday() - 1.hour(), closes_at },
        most_wanted: 2,
        seed: SeedPlan { digits: 10, source: "掷骰子十次，按先后记".into() },
        offerings: vec![one(centre.calligraphy), one(centre.choir)],
    };
    plan(&yinyao.db, form_key::new(), new, &centre.coordinator_a).await.unwrap()
}

/// Presses one button of the page on which the form stands, and comes to the next page.
async fn presses(browser: &mut Browser, page: &Answer, act: &str, wanted: &str) -> Answer {
    let (key, draw, order) = (page.hidden("key"), page.hidden("draw"), page.hidden("order"));
    let fields = [
        ("key", key.as_str()),
        ("draw", &draw),
        ("order", &order),
        ("wanted", wanted),
        ("act", act),
    ];
    let answer = browser.post("/forms/wishes", &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    let way = answer.location().split('#').next().unwrap_or_default().to_owned();
    browser.get(&way).await
}

#[tokio::test]
async fn wishes_are_chosen_put_in_order_kept_changed_and_taken_back_without_scripts() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let draw = draw_of(&yinyao, &centre).await;
    let (page, mut chen) = (format!("/draws/{draw}/wishes"), centre.chen(&yinyao).await);
    let (calligraphy, choir) = (centre.calligraphy, centre.choir);
    let fresh = chen.get(&page).await;
    fresh.says("还没有选");
    let one = presses(&mut chen, &fresh, &format!("choose:{choir}"), "").await;
    let both = presses(&mut chen, &one, &format!("choose:{calligraphy}"), "").await;
    both.tells("只会给您一个");
    let turned = presses(&mut chen, &both, &format!("up:{calligraphy}"), "").await;
    assert_eq!(turned.hidden("order"), format!("{calligraphy},{choir}"));
    turned.says("name=\"wanted\" id=\"wanted\" value=\"1\" checked");
    // How many is asked before anything is kept, and the order stays.
    let asked = presses(&mut chen, &turned, "", "").await;
    assert_eq!(asked.status, 422);
    asked.says("请选一共想要几个名额");
    assert_eq!(asked.hidden("order"), turned.hidden("order"));
    let kept = presses(&mut chen, &asked, "", "2").await;
    kept.says("志愿记下了");
    let mine = store::draw::my_application(&yinyao.db, draw, centre.chen).await.unwrap().unwrap();
    kept.says(&format!("{:08}", mine.number));
    let wishes: Vec<_> = mine.wishes.iter().map(|wish| wish.offering).collect();
    assert_eq!((wishes, mine.wanted), (vec![calligraphy, choir], 2));
    chen.get("/my-sign-ups").await.says("书法和合唱班");
    let offering = chen.get(&format!("/offerings/{choir}")).await;
    offering.tells("第2志愿");
    offering.says("改志愿");
    let change = chen.get(&format!("{page}?change")).await;
    let fewer = presses(&mut chen, &change, &format!("remove:{choir}"), "2").await;
    presses(&mut chen, &fewer, "", "2").await.says("志愿记下了");
    let mine = store::draw::my_application(&yinyao.db, draw, centre.chen).await.unwrap().unwrap();
    assert_eq!((mine.wishes.len(), mine.wanted), (1, 1));
    let question = chen.get(&format!("{page}/withdrawal")).await;
    question.says("确定收回志愿吗");
    let (key, id) = (question.hidden("key"), draw.to_string());
    let fields = [("key", key.as_str()), ("draw", &id)];
    chen.post_and_follow("/forms/withdraw-wishes", &fields).await.says("志愿收回了");
    chen.get(&page).await.says("还没有选");
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_led_there_and_loses_nothing() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let draw = draw_of(&yinyao, &centre).await;
    let page = format!("/draws/{draw}/wishes");
    let mut anybody = yinyao.browser();
    anybody.get(&page).await.leads_to(&format!("/sign-in?return_to={page}"));
    anybody
        .get(&format!("{page}/withdrawal"))
        .await
        .leads_to(&format!("/sign-in?return_to={page}/withdrawal"));
    // The sign-in has ended while she was choosing.
    let (key, id) = (form_key::new().to_string(), draw.to_string());
    let order = centre.choir.to_string();
    let fields =
        [("key", key.as_str()), ("draw", &id), ("order", &order), ("act", ""), ("wanted", "")];
    let answer = anybody.post("/forms/wishes", &fields).await;
    answer.leads_to(&format!("/sign-in?return_to={page}%3Fagain"));
}

#[tokio::test]
async fn what_is_at_the_same_time_as_a_place_cannot_be_chosen_and_says_why() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let asked = store::sign_up::Asked {
        offering: centre.taiji,
        person: centre.chen,
        by: store::sign_up::By::Person(centre.chen),
    };
    store::sign_up::sign_up(&yinyao.db, form_key::new(), asked).await.unwrap();
    let draw = draw_of(&yinyao, &centre).await;
    let page = centre.chen(&yinyao).await.get(&format!("/draws/{draw}/wishes")).await;
    page.says("这些不能选");
    page.tells("您已报上“太极一年级班”");
    assert!(!page.main().contains("value=\"choose:"), "{}", page.main());
}

#[tokio::test]
async fn the_list_and_the_record_are_files_for_everybody_once_they_are_published() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let draw = draw_of(&yinyao, &centre).await;
    let mut chen = centre.chen(&yinyao).await;
    let fresh = chen.get(&format!("/draws/{draw}/wishes")).await;
    let one = presses(&mut chen, &fresh, &format!("choose:{}", centre.choir), "").await;
    presses(&mut chen, &one, "", "").await.says("志愿记下了");
    let mut anybody = yinyao.browser();
    let (page, list) = (format!("/draws/{draw}"), format!("/draws/{draw}/list.txt"));
    let record = format!("/draws/{draw}/record.txt");
    anybody.get(&page).await.says("登录后填志愿");
    assert_eq!(anybody.get(&list).await.status, 404, "nothing is published yet");
    yinyao.clock.set(instant(date(2026, 12, 5).at(17, 0, 0, 0)));
    anybody.get(&page).await.says("志愿已经截止");
    let by = &centre.coordinator_a;
    let frozen = freeze(&yinyao.db, form_key::new(), draw, by).await.unwrap();
    let file = anybody.get(&list).await;
    assert_eq!(
        (file.status.as_u16(), file.header("content-type")),
        (200, "text/plain; charset=utf-8")
    );
    assert_eq!(file.body, frozen.list, "byte for byte what the digest is of");
    assert_eq!(anybody.get(&record).await.status, 404, "nothing is drawn yet");
    anybody.get(&page).await.says("下载名单");
    let seed = "3516241636".parse().unwrap();
    let held = hold(
        &yinyao.db,
        form_key::new(),
        draw,
        &Fell::just_now(&yinyao.db, &seed, "大厅里掷骰子"),
        by,
    )
    .await
    .unwrap();
    assert_eq!(anybody.get(&record).await.body, held.record);
    let shown = anybody.get(&page).await;
    let mine = store::draw::my_application(&yinyao.db, draw, centre.chen).await.unwrap().unwrap();
    for words in ["3516241636", "大厅里掷骰子", "下载结果", &format!("{:08}", mine.number)]
    {
        shown.says(words);
    }
    for answer in [shown, file, anybody.get(&record).await] {
        assert!(!answer.body.contains("陈淑芬") && !answer.body.contains("19900000001"));
    }
    chen.get(&page).await.says("numbers__mine");
    let told = chen.get(&format!("/draws/{draw}/wishes")).await;
    told.says("抽签结果");
    told.says("第1轮抽到的");
    chen.get("/my-sign-ups").await.tells("合唱一年级班：有名额");
    chen.get("/").await.says("您抽中了");
    for path in ["/draws/x", "/draws/x/list.txt", "/draws/x/amendment.txt", "/draws/x/record.txt"] {
        assert_eq!(anybody.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn what_is_called_off_after_the_list_is_published_beside_it_and_told_to_whoever_wished() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let draw = draw_of(&yinyao, &centre).await;
    let mut chen = centre.chen(&yinyao).await;
    let fresh = chen.get(&format!("/draws/{draw}/wishes")).await;
    let one = presses(&mut chen, &fresh, &format!("choose:{}", centre.choir), "").await;
    let both = presses(&mut chen, &one, &format!("choose:{}", centre.calligraphy), "").await;
    presses(&mut chen, &both, "", "1").await.says("志愿记下了");
    yinyao.clock.set(instant(date(2026, 12, 5).at(17, 0, 0, 0)));
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    freeze(db, form_key::new(), draw, by).await.unwrap();
    let (mut anybody, page) = (yinyao.browser(), format!("/draws/{draw}"));
    assert!(!anybody.get(&page).await.text().contains("公布名单以后取消的"));
    let file = format!("{page}/amendment.txt");
    assert_eq!(anybody.get(&file).await.status, 404, "the list stands as it is");
    store::offering::cancel(db, form_key::new(), centre.choir, "教师生病", by).await.unwrap();
    let shown = anybody.get(&page).await;
    shown.tells("公布名单以后取消的");
    shown.tells("合唱一年级班：2026年12月5日");
    shown.tells("轮到下一个志愿");
    shown.tells("下载变动说明");
    let amendment = anybody.get(&file).await;
    assert_eq!(amendment.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(amendment.body.lines().nth(2), Some("without\t2\t合唱一年级班"));
    let digest = domain::draw::Digest::of(amendment.body.as_bytes()).to_string();
    let of_sixteen = |from: usize| {
        let digits = digest.as_bytes()[from..from + 16].chunks(4);
        digits.map(|four| String::from_utf8_lossy(four)).collect::<Vec<_>>().join(" ")
    };
    [0, 16, 32, 48].into_iter().for_each(|from| shown.tells(&of_sixteen(from)));
    let seed = "3516241636".parse().unwrap();
    hold(db, form_key::new(), draw, &Fell::just_now(db, &seed, "大厅里掷骰子"), by).await.unwrap();
    anybody.get(&page).await.tells("公布名单以后取消的");
    let record = anybody.get(&format!("{page}/record.txt")).await;
    assert_eq!(record.body.lines().nth(3), Some("without\t2"));
    assert_eq!(anybody.get(&file).await.body, amendment.body, "as it was kept before the draw");
    let list: domain::draw::FrozenList =
        anybody.get(&format!("{page}/list.txt")).await.body.parse().unwrap();
    let kept = Some(amendment.body.as_str());
    domain::draw::Record::verified_with(&list, kept, &record.body).unwrap();
    let check = anybody.get(&format!("{page}/check")).await;
    check.says(&format!("data-amendment=\"{file}\""));
    check.says("yinyao verify list.txt amendment.txt record.txt");
    let told = chen.get(&format!("{page}/wishes")).await;
    told.tells("已经取消");
    told.tells("有名额");
    chen.get("/my-sign-ups").await.tells("合唱一年级班：已经取消");
    store::offering::cancel(db, form_key::new(), centre.calligraphy, "停电", by).await.unwrap();
    assert_eq!(anybody.get(&file).await.body, amendment.body, "called off after the draw");
}

#[tokio::test]
async fn a_draw_called_off_after_its_list_still_shows_what_was_published() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let draw = draw_of(&yinyao, &centre).await;
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    yinyao.clock.set(instant(date(2026, 12, 5).at(17, 0, 0, 0)));
    let frozen = freeze(db, form_key::new(), draw, by).await.unwrap();
    yinyao.clock.set(instant(date(2026, 12, 6).at(9, 0, 0, 0)));
    store::draw::call_off(db, form_key::new(), draw, "名额够了", by).await.unwrap();
    let (mut anybody, page) = (yinyao.browser(), format!("/draws/{draw}"));
    let shown = anybody.get(&page).await;
    for words in ["这次不摇号了", "2026年12月6日", "名额够了", "名单公布以后才取消的", "公布的名单"]
    {
        shown.tells(words);
    }
    let digest: Vec<&str> = (0..64).step_by(4).map(|from| &frozen.digest[from..from + 4]).collect();
    digest.chunks(4).for_each(|line| shown.tells(&line.join(" ")));
    shown.says(&format!("href=\"{page}/list.txt\""));
    assert_eq!(anybody.get(&format!("{page}/list.txt")).await.body, frozen.list);
}

#[tokio::test]
async fn what_is_drawn_says_so_wherever_it_is_seen() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    draw_of(&yinyao, &centre).await;
    let mut anybody = yinyao.browser();
    for list in ["/classes", "/classes?free=1"] {
        let shown = anybody.get(list).await;
        shown.tells("公开摇号，12月5日下午5:00前填志愿");
        assert!(!shown.text().contains("还有2个名额"), "{list}");
    }
    let page = anybody.get(&format!("/offerings/{}", centre.calligraphy)).await;
    page.says("早填晚填都一样");
    page.says("登录后填志愿");
    assert!(!page.text().contains("按报名先后，报上就定"));
    let told = anybody.get(&format!("/api/v1/offerings/{}", centre.calligraphy)).await.json();
    assert_eq!(told["allocation"], "draw");
    assert_eq!(told["draw"]["closes_at"], "2026-12-05T17:00:00+08:00");
    yinyao.clock.set(instant(date(2026, 12, 6).at(9, 0, 0, 0)));
    let closed = anybody.get("/classes?free=1").await;
    assert!(!closed.text().contains("合唱一年级班"), "nothing can be done there now");
}

/// Whoever has wishes in a draw can compare their own line with what they asked for, and finds any other by its number.
#[tokio::test]
async fn the_published_list_is_read_on_its_page_own_line_first() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let draw = draw_of(&yinyao, &centre).await;
    let (page, mut chen) = (format!("/draws/{draw}"), centre.chen(&yinyao).await);
    let fresh = chen.get(&format!("{page}/wishes")).await;
    let one = presses(&mut chen, &fresh, &format!("choose:{}", centre.choir), "").await;
    let both = presses(&mut chen, &one, &format!("choose:{}", centre.calligraphy), "").await;
    presses(&mut chen, &both, "", "1").await.says("志愿记下了");
    let mut anybody = yinyao.browser();
    assert!(!anybody.get(&page).await.text().contains("一行一行看名单"), "there is no list yet");
    yinyao.clock.set(instant(date(2026, 12, 5).at(17, 0, 0, 0)));
    freeze(&yinyao.db, form_key::new(), draw, &centre.coordinator_a).await.unwrap();
    let mine = store::draw::my_application(&yinyao.db, draw, centre.chen).await.unwrap().unwrap();
    let number = format!("{:08}", mine.number);
    let mut chen = centre.chen(&yinyao).await;
    let shown = chen.get(&page).await;
    shown.tells(&format!("您的抽签号\u{a0}{number}"));
    let own = [
        "名单上您的那一行",
        "第1志愿：合唱一年级班",
        "第2志愿：",
        "1支签，没学过这门课",
        "一共想要1个名额",
    ];
    own.into_iter().for_each(|told| shown.tells(told));
    let shown = anybody.get(&page).await;
    shown.tells(&format!("抽签号\u{a0}{number}"));
    assert!(!shown.text().contains("您的那一行"));
    let typed = format!("{page}?number={}%20{}", &number[..4], &number[4..]);
    anybody.get(&typed).await.tells("第1志愿：合唱一年级班");
    for odd in ["99999999", "x", "%E7%94%98", "1234567890123"] {
        let none = anybody.get(&format!("{page}?number={odd}")).await;
        assert_eq!(none.status, 200, "{odd}");
        none.tells("名单上没有这个抽签号");
        assert!(!none.text().contains("第1志愿："), "{odd}");
    }
    for odd in ["0", "-1", "x", "99999", "99999999999"] {
        let beyond = anybody.get(&format!("{page}?shown={odd}")).await;
        beyond.tells("第1志愿：合唱一年级班");
    }
    anybody.cookies.insert("language".into(), "en".into());
    let english = anybody.get(&page).await;
    assert!(
        english.text().contains("1\u{a0}application is on the list. The list has numbers only")
    );
}
