//! 出勤: the register at the desk, the door, the paper sheet typed in, and what the person says, all by plain forms.

use std::time::Duration;

use domain::attendance::{Mark, Means};
use domain::calendar::Span;
use domain::id::OfferingId;
use domain::person::{Mobile, PersonName};
use jiff::civil::{date, time};
use store::attendance::Marks;
use store::new_offering::{NewOffering, NewSession};
use store::sign_up::{CounterPerson, add_at_counter};

use crate::support::samples::class;
use crate::support::{Browser, Centre, Yinyao, yinyao};

/// A class of today that has begun at half past eight, with Chen on it; its first session.
async fn class_today(yinyao: &Yinyao, centre: &Centre, capacity: u32) -> (OfferingId, String) {
    let on = |day: i8| NewSession {
        span: Span::on(date(2026, 11, day), time(8, 30, 0, 0), time(10, 0, 0, 0)),
        venue: None,
    };
    let sessions = vec![on(24), on(30)];
    let new = NewOffering { sessions, ..class(centre.a.id, "古琴一年级班", capacity) };
    let offering = store::new_offering::add(&yinyao.db, &new).await.unwrap();
    let all = store::session::sessions_at_desk(&yinyao.db, offering, &centre.coordinator_a);
    (offering, all.await.unwrap()[0].session.id.to_string())
}

/// Somebody of A's list: added at the counter, since sign-up ends when the first session begins.
async fn is_added(desk: &mut Browser, offering: OfferingId, name: &str, mobile: &str) {
    let (key, id) = (store::form_key::new().to_string(), offering.to_string());
    let fields = [
        ("key", key.as_str()),
        ("offering", id.as_str()),
        ("name", name),
        ("mobile", mobile),
        ("born_on", "1955-03-08"),
        ("reason", "老学员"),
    ];
    let page = desk.post_and_follow("/forms/desk-add", &fields).await;
    assert_eq!(page.status, 200, "{}", page.main());
    // The counter acts for people without any telephone: the slip is one tap away.
    page.tells("打印报名小票");
    page.says("/slip.pdf");
}

struct Scene {
    yinyao: Yinyao,
    centre: Centre,
    desk: Browser,
    session: String,
    offering: OfferingId,
}

async fn scene(capacity: u32) -> Scene {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (offering, session) = class_today(&yinyao, &centre, capacity).await;
    is_added(&mut desk, offering, "陈淑芬", "19900000001").await;
    is_added(&mut desk, offering, "吴秀英", "19900000077").await;
    Scene { yinyao, centre, desk, session, offering }
}

impl Scene {
    async fn sends(&mut self, form: &str, fields: &[(&str, &str)]) -> crate::support::Answer {
        let key = store::form_key::new().to_string();
        let known = [("key", key.as_str()), ("session", self.session.as_str())];
        let fields = [&known[..], fields].concat();
        self.desk.post_and_follow(&format!("/forms/{form}"), &fields).await
    }

    /// The same without going where it leads.
    async fn posts(&mut self, form: &str, fields: &[(&str, &str)]) -> crate::support::Answer {
        let key = store::form_key::new().to_string();
        let known = [("key", key.as_str()), ("session", self.session.as_str())];
        self.desk.post(&format!("/forms/{form}"), &[&known[..], fields].concat()).await
    }
}

#[tokio::test]
async fn a_register_is_taken_and_what_others_marked_meanwhile_stays() {
    let mut scene = scene(10).await;
    let board = scene.desk.get("/desk/today").await;
    board.says("还没点名");
    let way = format!("/desk/sessions/{}/register", scene.session);
    scene.desk.get(&format!("/desk/sessions/{}", scene.session)).await.says(&way);
    let page = scene.desk.get(&way).await;
    assert_eq!(page.status, 200);
    page.tells("应到2人，到了0人，请假0人，未到0人，还没记2人。");
    page.tells("1号");
    let chen = scene.centre.chen.to_string();
    let marks = format!("marks[of-{chen}]");
    let saved = scene.sends("desk-register", &[(&marks, "absent")]).await;
    saved.tells("存好了，记了1人。");
    saved.tells("到了0人，请假0人，未到1人，还没记1人。");
    // Chen comes late and taps; a page that still shows them as missed is saved for the rest.
    scene.sends("desk-arrive", &[("person", &chen)]).await.tells("陈淑芬，欢迎您，签到好了。");
    let shown = format!("{chen}=absent");
    let stale = [(marks.as_str(), "absent"), ("shown", &shown), ("all", "yes")];
    let saved = scene.sends("desk-register", &stale).await;
    saved.tells("应到2人，到了2人，请假0人，未到0人，还没记0人。");
    saved.tells("门口按姓名签到");
    let board = scene.desk.get("/desk/today").await;
    board.tells("到了2人");
    assert!(!board.body.contains("还没点名"));
}

#[tokio::test]
async fn rows_signed_on_paper_are_typed_in_and_a_wrong_one_is_told_at_the_field() {
    let mut scene = scene(10).await;
    let sheet = scene.desk.get(&format!("/desk/offerings/{}/sheet", scene.offering)).await;
    sheet.says("行号");
    for (typed, told) in [
        ("1、9", "名单上没有这些行号：9。请对照纸上再看看。"),
        ("1 甲", "“甲”不是行号。请写数字，例如：1、3、5-9"),
        ("2-1", "“2-1”前后反了，请把小的写在前面。"),
    ] {
        let wrong = scene.sends("desk-register", &[("codes", typed)]).await;
        assert_eq!(wrong.status, 422);
        wrong.tells(told);
        assert_eq!(wrong.typed()["codes"], typed);
    }
    // Whoever has not signed was not there; a row that was overlooked is typed in afterwards.
    let way = format!("/desk/sessions/{}/register", scene.session);
    scene.desk.get(&way).await.says("没签的都没到");
    let rest = scene.sends("desk-register", &[("codes", "1"), ("all", "absent")]).await;
    rest.tells("应到2人，到了1人，请假0人，未到1人，还没记0人。");
    scene.sends("desk-register", &[("codes", "１～２")]).await.tells("到了2人");
}

#[tokio::test]
async fn at_the_door_a_name_is_tapped_a_card_scanned_and_a_guest_comes_in_while_there_is_room() {
    let mut scene = scene(3).await;
    let (yinyao, by) = (&scene.yinyao, scene.centre.coordinator_a.clone());
    let way = format!("/desk/sessions/{}/door", scene.session);
    let page = scene.desk.get(&way).await;
    assert_eq!(page.status, 200);
    page.says("陈淑芬");
    page.tells("到了0人，还有2人没签到。");
    assert!(!page.body.contains("19900000001"), "nothing but the name");
    let letter = scene.desk.get(&format!("{way}?initial=W")).await;
    letter.says("吴秀英");
    assert!(!letter.main().contains("陈淑芬"));

    let card =
        store::member::give_card(&yinyao.db, scene.centre.chen, &by).await.unwrap().printed();
    for (typed, told) in [
        ("", "请扫卡"),
        ("19900000001x", "请扫卡"),
        ("陈小芬", "学员里没有叫这个名字的"),
        ("K000099", "没有找到这张卡"),
    ] {
        let wrong = scene.sends("desk-door-scan", &[("scanned", typed)]).await;
        assert_eq!(wrong.status, 422, "{typed}");
        wrong.tells(told);
    }
    let here = scene.sends("desk-door-scan", &[("scanned", &card)]).await;
    here.tells("陈淑芬，欢迎您，签到好了。");
    let chen = scene.centre.chen.to_string();
    let undone = scene.sends("desk-door-undo", &[("person", &chen)]).await;
    undone.tells("取消了，请再点自己的名字。");
    undone.tells("到了0人，还有2人没签到。");
    // A tablet takes a tap back that it has kept: the server had counted it, or had never heard of it.
    let at = ("at", scene.yinyao.db.now().as_second().to_string());
    let tap = [("person", chen.as_str()), ("at", at.1.as_str())];
    for _ in 0..2 {
        scene.sends("desk-door-undo", &tap).await.tells("到了0人，还有2人没签到。");
        scene.sends("desk-arrive", &tap).await.tells("到了0人，还有2人没签到。");
    }
    // Its first sending was on its way all the time, and tells no moment.
    let first = [("person", chen.as_str()), ("tap", at.1.as_str())];
    scene.sends("desk-arrive", &first).await.tells("到了0人，还有2人没签到。");
    let odd = [("person", chen.as_str()), ("at", "昨天")];
    assert_eq!(scene.posts("desk-door-undo", &odd).await.status, 400);
    let odd = [("person", chen.as_str()), ("tap", "-1")];
    assert_eq!(scene.posts("desk-arrive", &odd).await.status, 400);

    // Lin belongs to the institution and has no place on this class; one is free.
    let asked = store::sign_up::Asked {
        offering: scene.centre.calligraphy,
        person: scene.centre.lin,
        by: store::sign_up::By::Person(scene.centre.lin),
    };
    store::sign_up::sign_up(&scene.yinyao.db, store::form_key::new(), asked).await.unwrap();
    let card = store::member::give_card(&scene.yinyao.db, scene.centre.lin, &by).await.unwrap();
    let guest = scene.sends("desk-door-scan", &[("scanned", &card.printed())]).await;
    guest.tells("不在这次的名单上。");
    let lin = scene.centre.lin.to_string();
    scene.sends("desk-walk-in", &[("person", &lin)]).await.tells("林国富，欢迎您");
    scene.sends("desk-door-scan", &[("scanned", "吴 秀英")]).await.tells("吴秀英，欢迎您");
    let register = scene.desk.get(&format!("/desk/sessions/{}/register", scene.session)).await;
    register.tells("应到2人，到了2人（其中临时来的1人），请假0人，未到0人，还没记1人。");

    // Lin never signed up for it, and reads and questions the mark all the same.
    let mut browser = scene.centre.lin(&scene.yinyao).await;
    browser.get("/me").await.says("href=\"/me/attendance\"");
    let mine = browser.get("/me/attendance").await;
    mine.tells("古琴一年级班");
    mine.tells("到（门口扫码");
    let own = format!("/me/attendance/{}", scene.session);
    mine.says(&own);
    browser.get(&own).await.tells("觉得记得不对？");
    let key = store::form_key::new().to_string();
    let says = [("key", &*key), ("session", &*scene.session), ("note", "我走错了门")];
    browser.post_and_follow("/forms/mark-not-right", &says).await.tells("还在等答复。");
    scene.desk.get("/desk/marks").await.tells("我走错了门");
    let mut other = scene.centre.chen(&scene.yinyao).await;
    other.get("/me/attendance").await.tells("还没有到场记录");
}

#[tokio::test]
async fn a_person_sees_every_mark_and_puts_it_right() {
    let mut scene = scene(10).await;
    let chen = scene.centre.chen.to_string();
    scene.sends("desk-register", &[(&format!("marks[of-{chen}]"), "absent")]).await;
    let mut browser = scene.centre.chen(&scene.yinyao).await;
    let (db, offering) = (&scene.yinyao.db, scene.offering);
    let mine =
        store::sign_up::live_sign_up(db, offering, scene.centre.chen).await.unwrap().unwrap();
    let way = format!("/sign-ups/{}", mine.id);
    let page = browser.get(&way).await;
    page.tells("未到（工作人员记的");
    page.says("我当时在");
    let (key, id) = (store::form_key::new().to_string(), mine.id.to_string());
    let fields =
        [("key", key.as_str()), ("sign_up", &id), ("session", &scene.session), ("said", "present")];
    let said = browser.post_and_follow("/forms/attendance-said", &fields).await;
    said.tells("记好了，谢谢您告诉我们。");
    said.tells("到（您自己说的）");
    let register = scene.desk.get(&format!("/desk/sessions/{}/register", scene.session)).await;
    register.tells("本人说的");
    let mut lin = scene.centre.lin(&scene.yinyao).await;
    let foreign = lin.post_and_follow("/forms/attendance-said", &fields).await;
    assert_eq!(foreign.status, 404);
}

#[tokio::test]
async fn a_name_of_the_list_typed_without_network_is_that_person_and_no_guest() {
    let mut scene = scene(10).await;
    let at = scene.yinyao.clock.now().as_second().to_string();
    let kept = [("scanned", "吴 秀英"), ("at", at.as_str())];
    scene.sends("desk-door-scan", &kept).await.tells("吴秀英，欢迎您，签到好了。");
    let register = scene.desk.get(&format!("/desk/sessions/{}/register", scene.session)).await;
    register.tells("应到2人，到了1人，请假0人，未到0人，还没记1人。");
    register.tells("门口按姓名签到");
    assert!(!register.main().contains("门口扫码"), "nothing was scanned");
    let log = scene.desk.get("/desk/log").await;
    assert!(!log.body.contains("让临时来的进了"), "{}", log.main());
}

#[tokio::test]
async fn sheet_register_and_their_files_stand_in_the_order_of_their_row_codes() {
    let mut scene = scene(10).await;
    // By sound 安 comes first; she was the third to sign up.
    is_added(&mut scene.desk, scene.offering, "安桂兰", "19900000055").await;
    let sheet = format!("/desk/offerings/{}/sheet", scene.offering);
    let register = format!("/desk/sessions/{}/register", scene.session);
    for way in [sheet, register] {
        let page = scene.desk.get(&way).await;
        let at = |name: &str| page.main().find(name).unwrap_or_else(|| panic!("{name} on {way}"));
        assert!(at("陈淑芬") < at("吴秀英") && at("吴秀英") < at("安桂兰"), "{way}");
    }
}

#[tokio::test]
async fn the_camera_is_for_the_door_alone() {
    let mut scene = scene(10).await;
    let way = format!("/desk/sessions/{}/door", scene.session);
    let door = scene.desk.get(&way).await;
    assert!(door.header("permissions-policy").starts_with("camera=(self),"));
    door.says("用摄像头扫码");
    door.says("/camera.js?build=");
    let register = scene.desk.get(&way.replace("/door", "/register")).await;
    assert!(register.header("permissions-policy").starts_with("camera=(),"));
    assert!(!register.body.contains("/camera.js"));
}

#[tokio::test]
async fn a_person_reads_how_a_mark_came_about_and_is_answered() {
    let mut scene = scene(10).await;
    let chen = scene.centre.chen.to_string();
    let marks = format!("marks[of-{chen}]");
    scene.sends("desk-register", &[(&marks, "absent")]).await;
    let mine = store::sign_up::live_sign_up(&scene.yinyao.db, scene.offering, scene.centre.chen);
    let sign_up = mine.await.unwrap().unwrap().id.to_string();
    let mut browser = scene.centre.chen(&scene.yinyao).await;
    let way = format!("/me/attendance/{}", scene.session);
    browser.get(&format!("/sign-ups/{sign_up}")).await.says(&way);
    let page = browser.get(&way).await;
    assert_eq!(page.status, 200);
    page.tells("工作人员：“未到”");
    let key = store::form_key::new().to_string();
    let says = [("key", key.as_str()), ("session", scene.session.as_str()), ("note", " ")];
    let silent = browser.post_and_follow("/forms/mark-not-right", &says).await;
    assert_eq!(silent.status, 422);
    silent.tells("请写哪里不对");
    let key = store::form_key::new().to_string();
    let says = [&[("key", key.as_str())], &says[1..2], &[("note", "我在，坐在后排")]].concat();
    let said = browser.post_and_follow("/forms/mark-not-right", &says).await;
    said.tells("工作人员收到了，查完会告诉您。");
    said.tells("还在等答复。");
    assert!(!said.body.contains("/forms/mark-not-right"), "one at a time");
    let mut lin = scene.centre.lin(&scene.yinyao).await;
    assert_eq!(lin.get(&way).await.status, 404);

    scene.desk.get("/desk/today").await.tells("1人等答复");
    let list = scene.desk.get("/desk/marks").await;
    list.tells("我在，坐在后排");
    let by = &scene.centre.coordinator_a;
    let open = store::attendance::objections(&scene.yinyao.db, by).await.unwrap().remove(0);
    let one = format!("/desk/marks/{}", open.id);
    assert_eq!(scene.desk.get(&one).await.status, 200);
    let mut other = scene.centre.desk_b(&scene.yinyao).await;
    assert_eq!(other.get(&one).await.status, 404);
    let id = open.id.to_string();
    let silent = scene.sends("desk-mark-answer", &[("objection", &id), ("answer", "stays")]).await;
    assert_eq!(silent.status, 422);
    silent.tells("不改，请写为什么，本人会看到");
    let none = scene.sends("desk-mark-answer", &[("objection", &id)]).await;
    none.tells("请选怎么办");
    let right = [("objection", id.as_str()), ("answer", "present")];
    scene.sends("desk-mark-answer", &right).await.tells("答复好了，本人会收到通知。");
    let told = browser.get(&way).await;
    told.tells("“未到”改成“到”");
    told.tells("改好了。");
    browser.get("/").await.tells("到场记录有答复了");
}

#[tokio::test]
async fn of_a_session_that_was_called_off_what_was_recorded_is_taken_away() {
    let scene = scene(10).await;
    let (db, by, chen) = (&scene.yinyao.db, &scene.centre.coordinator_a, scene.centre.chen);
    let second = store::session::sessions_at_desk(db, scene.offering, by).await.unwrap().remove(1);
    let (session, means) = (second.session.id, Means::Staff);
    let marks = vec![(chen, Some(Mark::Excused))];
    let marks = Marks { session, means, marks, codes: Vec::new(), everybody_else: None };
    store::attendance::mark(db, store::form_key::new(), marks, by).await.unwrap();
    let cancel = store::session::Asked {
        session,
        revision: second.revision,
        change: domain::session::Change::Cancel,
        reason: "老师生病".into(),
    };
    store::session::change(db, store::form_key::new(), &cancel, by).await.unwrap();
    scene.yinyao.clock.set(second.session.span.from);
    let key = store::form_key::new();
    store::attendance::object(db, key, session, "那天停课了", chen).await.unwrap();
    // A desk's sign-in ends with the day.
    let mut desk = scene.centre.desk_a(&scene.yinyao).await;
    let id = store::attendance::objections(db, by).await.unwrap()[0].id.to_string();
    let page = desk.get(&format!("/desk/marks/{id}")).await;
    page.tells("这一次停课了，不算。");
    page.says("value=\"none\"");
    page.says("value=\"stays\"");
    for other in Mark::ALL {
        assert!(!page.main().contains(&format!("value=\"{}\"", other.code())), "{other:?}");
    }
    let mut answers = async |answer: &str| {
        let key = store::form_key::new().to_string();
        let fields = [("key", &*key), ("objection", &*id), ("answer", answer)];
        desk.post_and_follow("/forms/desk-mark-answer", &fields).await
    };
    assert_eq!(answers("present").await.status, 422);
    answers("none").await.tells("答复好了，本人会收到通知。");
    let mut browser = scene.centre.chen(&scene.yinyao).await;
    browser.get(&format!("/me/attendance/{session}")).await.tells("改好了。");
}

#[tokio::test]
async fn who_comes_for_the_first_time_is_noted_by_staff_and_comes_in_while_there_is_room() {
    let mut scene = scene(3).await;
    let way = format!("/desk/sessions/{}/guest", scene.session);
    scene.desk.get(&format!("/desk/sessions/{}/register", scene.session)).await.says(&way);
    assert_eq!(scene.desk.get(&way).await.status, 200);
    let wrong = [("name", ""), ("mobile", "123"), ("born_on", "1956-13-1")];
    let wrong = scene.sends("desk-guest", &wrong).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("请填写姓名");
    assert_eq!(wrong.typed()["mobile"], "123");
    let new = [("name", "周平"), ("born_on", "1950-03-08")];
    let here = scene.sends("desk-guest", &new).await;
    here.tells("存好了，记了1人。");
    here.tells("（其中临时来的1人）");
    scene.sends("desk-guest", &new).await.tells("存好了，没有改动。");
    // Three places, two on the list and one guest: nobody else comes in, and nobody is noted.
    let full = scene.sends("desk-guest", &[("name", "郑英"), ("born_on", "1951-03-08")]).await;
    assert_eq!(full.status, 422);
    assert_eq!(full.typed()["name"], "郑英");
    scene
        .desk
        .post_and_follow(
            "/forms/desk-member-find",
            &[("key", &store::form_key::new().to_string()), ("q", "郑英")],
        )
        .await
        .tells("没有找到");
}

#[tokio::test]
async fn two_of_one_name_know_their_tile_by_the_end_of_their_number() {
    let mut scene = scene(10).await;
    let way = format!("/desk/sessions/{}/door", scene.session);
    assert!(!scene.desk.get(&way).await.body.contains("尾号"), "nobody shares a name");
    let same = [("name", "陈淑芬"), ("mobile", "19900000088")];
    scene.sends("desk-guest", &same).await.tells("存好了，记了1人。");
    let door = scene.desk.get(&way).await;
    door.tells("尾号01");
    door.tells("尾号88");
    assert!(!door.body.contains("19900000088"), "no more of it");
}

#[tokio::test]
async fn a_slow_tablet_drops_nobody_and_nobody_is_welcomed_whom_staff_have_marked_since() {
    let mut scene = scene(10).await;
    let began = scene.yinyao.clock.now();
    let chen = scene.centre.chen;
    let session = scene.session.parse().unwrap();
    let absent = Marks {
        session,
        means: Means::Staff,
        marks: vec![(chen, Some(Mark::Absent))],
        codes: Vec::new(),
        everybody_else: None,
    };
    let by = &scene.centre.coordinator_a;
    store::attendance::mark(&scene.yinyao.db, store::form_key::new(), absent, by).await.unwrap();
    scene.yinyao.clock.set(began + Duration::from_secs(1800));
    // Tapped ten minutes ago, by a tablet that is three hours slow; once it does not say when it sends.
    let (at, sent) = (began.as_second() - 9_600, began.as_second() - 9_000);
    let (at, sent, person) = (at.to_string(), sent.to_string(), chen.to_string());
    let kept = [("person", person.as_str()), ("at", at.as_str())];
    let stands = scene.sends("desk-arrive", &kept).await;
    stands.tells("签到以后，工作人员另外登记过，按登记的算。");
    assert_eq!(stands.typed()["scanned"], "陈淑芬", "it is told about whom");
    assert!(!stands.text().contains("欢迎您"));
    let kept = [&kept[..], &[("sent", sent.as_str())]].concat();
    scene.sends("desk-arrive", &kept).await.tells("陈淑芬，欢迎您，签到好了。");
    scene.sends("desk-arrive", &kept).await.tells("陈淑芬，欢迎您，签到好了。");
    let wrong = [("person", person.as_str()), ("at", at.as_str()), ("sent", "soon")];
    assert_eq!(scene.posts("desk-arrive", &wrong).await.status, 400);
}

/// The surnames of three hundred people, the most frequent ones six times, as in any Chinese town.
const FREQUENT: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧";
const OTHERS: &str = "程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤";

#[tokio::test]
async fn among_three_hundred_any_name_is_reached_in_three_taps() {
    let mut scene = scene(400).await;
    let given = "兰英桂芳秀珍玉梅国强建华";
    let mut names = Vec::new();
    let people = FREQUENT
        .chars()
        .flat_map(|name| [name; 6])
        .chain(OTHERS.chars().flat_map(|name| [name; 2]));
    for (number, surname) in people.enumerate() {
        let at = |place: usize| given.chars().nth(place % 12).unwrap();
        names.push(format!("{surname}{}{}", at(number), at(number / 12 + 5)));
    }
    assert_eq!(names.len(), 300);
    let by = &scene.centre.coordinator_a;
    for (number, name) in names.iter().enumerate() {
        let person = CounterPerson {
            name: PersonName::parse(name).unwrap(),
            mobile: Mobile::parse(&format!("1991{number:07}")).ok(),
            born_on: Some(date(1955, 3, 8)),
            emergency_contact: None,
            emergency_telephone: None,
        };
        let (key, db) = (store::form_key::new(), &scene.yinyao.db);
        add_at_counter(db, key, scene.offering, &person, "老学员", by).await.unwrap();
    }
    let way = format!("/desk/sessions/{}/door", scene.session);
    let first = scene.desk.get(&way).await.main().to_owned();
    let letters: Vec<char> =
        ('A'..='Z').filter(|letter| first.contains(&format!("{way}?initial={letter}\""))).collect();
    // The first tap is the letter, the second the name: both stand on their page, and no page is longer than a look.
    let mut found = std::collections::HashMap::new();
    for letter in letters {
        let page = scene.desk.get(&format!("{way}?initial={letter}")).await;
        let tiles = page.main().split("data-name=\"").skip(1);
        let of_letter: Vec<_> =
            tiles.filter_map(|tile| tile.split('"').next()).map(str::to_owned).collect();
        assert!((1..=60).contains(&of_letter.len()), "{letter}: {} names", of_letter.len());
        for name in of_letter {
            *found.entry(name).or_insert(0) += 1;
        }
    }
    for name in &names {
        let taps = 1 + found.get(name).map_or(99, |_| 1);
        assert!(taps <= 3, "{name} is on no letter's page");
    }
    assert_eq!(found.values().sum::<usize>(), 302, "everybody once: Chen and Wu, too");
}
