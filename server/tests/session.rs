//! One session at the desk: whom a change affects, the change, and what people read of it.

use domain::calendar::Span;
use domain::id::OfferingId;
use jiff::civil::{date, time};
use store::new_offering::{NewFacts, NewOffering, NewSession, NewVenue};

use crate::support::samples::class;
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

/// The sessions of an offering, by time, and how often each has been changed.
pub async fn sessions(yinyao: &Yinyao, centre: &Centre, id: OfferingId) -> Vec<(String, String)> {
    let by = &centre.coordinator_a;
    let all = store::session::sessions_at_desk(&yinyao.db, id, by).await.unwrap();
    all.into_iter().map(|one| (one.session.id.to_string(), one.revision.to_string())).collect()
}

pub async fn makes(desk: &mut Browser, one: &(String, String), fields: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let known = [("key", key.as_str()), ("session", one.0.as_str()), ("revision", one.1.as_str())];
    desk.post_and_follow("/forms/desk-session", &[&known, fields].concat()).await
}

#[tokio::test]
async fn a_session_is_cancelled_after_a_look_at_whom_it_affects() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    let offering = centre.calligraphy;
    desk.get(&format!("/desk/offerings/{offering}")).await.says("改某一次");
    let all = desk.get(&format!("/desk/offerings/{offering}/sessions")).await;
    assert_eq!(all.status, 200);
    all.tells("2026年12月22日（星期二）上午9:00–10:30");
    let first = sessions(&yinyao, &centre, offering).await.remove(0);
    let page = desk.get(&format!("/desk/sessions/{}", first.0)).await;
    assert_eq!(page.status, 200);
    for act in ["这次停课", "改时间或房间", "请老师代课"] {
        page.says(act);
    }
    let question = desk.get(&format!("/desk/sessions/{}/change?what=cancel", first.0)).await;
    assert_eq!(question.status, 200);
    question.tells("1人报上了，都会在首页看到通知。");

    let wrong = makes(&mut desk, &first, &[("what", "cancel"), ("reason", " ")]).await;
    assert_eq!(wrong.status, 422);
    let done = makes(&mut desk, &first, &[("what", "cancel"), ("reason", "老师生病")]).await;
    assert_eq!(done.status, 200);
    done.tells("改好了，已经通知1人。");
    done.tells("停课。原因：老师生病。");
    done.says("恢复这一次");
    done.says("安排补课");
    assert!(!done.body.contains("改时间或房间"));

    let home = chen.get("/").await;
    home.says("有一次取消了");
    home.tells(
        "“楷书一年级班”2026年12月22日（星期二）上午9:00那次取消了，请不要来。原因：老师生病。",
    );
    let mine = chen.get("/my-sign-ups").await;
    mine.tells("停课。原因：老师生病。");
    let file = chen.get("/my-sign-ups.ics").await;
    assert_eq!(file.body.matches("BEGIN:VEVENT").count(), 11);
    let public = yinyao.browser().get(&format!("/offerings/{offering}")).await;
    public.tells("停课。原因：老师生病。");
    public.tells("共11次");
    let told = yinyao.browser().get(&format!("/api/v1/offerings/{offering}")).await;
    assert!(told.body.contains("\"session_count\":11"));

    // Somebody whose page is older is told, and sees how it stands.
    let late = makes(&mut desk, &first, &[("what", "reinstate")]).await;
    assert_eq!(late.status, 422);
    late.tells("刚才有人改过这一次。请看看现在的情况，再按一次按钮。");
}

/// A hall of A's, which something else is in on a Thursday.
async fn hall(yinyao: &Yinyao, centre: &Centre) {
    let usual = class(centre.a.id, "国画一年级班", 20);
    let NewFacts::Class { department, term, .. } = usual.facts.clone() else { unreachable!() };
    let facts = NewFacts::Class {
        department,
        term,
        course: "楷书一年级班".into(),
        teacher: "单桂英".into(),
        returning_places: 0,
    };
    let span = Span::on(date(2026, 12, 24), time(14, 0, 0, 0), time(15, 30, 0, 0));
    let venue = Some(NewVenue { name: "一楼大厅".into(), ..NewVenue::default() });
    let sessions = vec![NewSession { span, venue }];
    let new = NewOffering { sessions, facts, ..usual };
    store::new_offering::add(&yinyao.db, &new).await.unwrap();
}

#[tokio::test]
async fn a_session_moves_to_a_free_room_and_what_was_typed_wrongly_is_kept() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    hall(&yinyao, &centre).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    let first = sessions(&yinyao, &centre, centre.calligraphy).await.remove(0);
    let way = format!("/desk/sessions/{}/change?what=move", first.0);
    let question = desk.get(&way).await;
    assert_eq!((question.status.as_u16(), question.typed()["on"].as_str()), (200, "2026-12-22"));

    let wrong = desk.get(&format!("{way}&on=bald&from=9:00&to=")).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("请写几点几分，例如：14:30");
    assert_eq!(wrong.typed()["on"], "bald");
    for (typed, told) in [
        ("on=2026-12-24&from=14:30&to=14:00", "结束要晚于开始，请看一看。"),
        ("on=2027-12-24&from=9:00&to=10:30", "离原来太远了"),
        ("on=2025-12-24&from=9:00&to=10:30", "这个时间已经过了"),
        ("on=2027-1-1&from=9:00&to=10:30", "那时候不开门：元旦。"),
        (
            "on=2026-12-29&from=10:00&to=11:30",
            "这一项2026年12月29日（星期二）上午9:00–10:30已经有一次。",
        ),
    ] {
        let page = desk.get(&format!("{way}&{typed}")).await;
        assert_eq!(page.status, 422, "{typed}");
        page.tells(told);
    }
    // The hall is taken then, the classroom is free.
    let look = desk.get(&format!("{way}&on=2026-12-24&from=14:30&to=16:00")).await;
    assert_eq!(look.status, 200);
    look.tells("1人报上了，都会在首页看到通知。");
    look.tells("那时候他们都没有别的报名。");
    look.says("301书法教室");
    assert!(!look.body.contains("一楼大厅"));
    let look = desk.get(&format!("{way}&on=2026-12-25&from=14:30&to=16:00")).await;
    look.says("一楼大厅");
    let when = [("what", "move"), ("on", "2026-12-25"), ("from", "14:30"), ("to", "16:00")];
    let wrong =
        makes(&mut desk, &first, &[&when[..], &[("venue", "x"), ("reason", "修空调")]].concat())
            .await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.typed()["reason"], "修空调");
    let venue = [("venue", "later"), ("reason", "修空调")];
    let done = makes(&mut desk, &first, &[&when[..], &venue].concat()).await;
    done.tells("改好了，已经通知1人。");
    done.tells("改期，原定2026年12月22日（星期二）上午9:00");
    done.says("改回原来的安排");
    chen.get("/").await.tells("改到2026年12月25日（星期五）下午2:30–4:00。原因：修空调。");
    let mine = chen.get("/my-sign-ups").await;
    mine.tells("改到2026年12月25日（星期五）下午2:30–4:00");
    mine.tells("改期，原定2026年12月22日（星期二）上午9:00");

    let teach = desk.get(&format!("/desk/sessions/{}/change?what=teach", first.0)).await;
    teach.tells("单桂英，教同一门课");
    let moved = sessions(&yinyao, &centre, centre.calligraphy).await.remove(0);
    let nobody = makes(&mut desk, &moved, &[("what", "teach"), ("reason", "老师生病")]).await;
    assert_eq!(nobody.status, 422);
    nobody.tells("请选一位老师，或写姓名");
    let done = makes(
        &mut desk,
        &moved,
        &[("what", "teach"), ("teacher", "单桂英"), ("reason", "老师生病")],
    )
    .await;
    done.tells("代课：单桂英");
    chen.get("/").await.tells("那次由单桂英老师上。原因：老师生病。");
}

#[tokio::test]
async fn a_cancelled_session_is_made_up_for() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let last = sessions(&yinyao, &centre, centre.calligraphy).await.remove(11);
    let key = store::form_key::new().to_string();
    let odd =
        [("key", key.as_str()), ("session", &last.0), ("revision", &last.1), ("what", "explode")];
    let unknown = desk.post("/forms/desk-session", &odd).await;
    assert_eq!(unknown.status, 400);
    makes(&mut desk, &last, &[("what", "cancel"), ("reason", "停电")]).await.tells("改好了。");
    let cancelled = sessions(&yinyao, &centre, centre.calligraphy).await.remove(11);
    let way =
        format!("/desk/sessions/{}/change?what=make_up&on=2027-3-18&from=9:00&to=10:30", last.0);
    assert_eq!(desk.get(&way).await.status, 200);
    let when = [("on", "2027-3-18"), ("from", "9:00"), ("to", "10:30"), ("venue", "later")];
    let done = makes(&mut desk, &cancelled, &[&[("what", "make_up")], &when[..]].concat()).await;
    assert_eq!(done.status, 200);
    done.tells("补课");
    done.tells("2027年3月18日（星期四）上午9:00–10:30那次");
    // Once is enough: the page of the cancelled one offers nothing more.
    let page = desk.get(&format!("/desk/sessions/{}", last.0)).await;
    page.says("这一次不能再改了。");
    page.tells("已经安排补在2027年3月18日（星期四）上午9:00–10:30");
    let way = desk.get(&way).await;
    assert_eq!(way.location(), format!("/desk/sessions/{}?now", last.0));
    desk.get(way.location()).await.tells("不能这样改了。现在的情况写在下面。");
    let all = desk.get(&format!("/desk/offerings/{}/sessions", centre.calligraphy)).await;
    all.tells("停课。原因：停电。");
}

#[tokio::test]
async fn a_teacher_leaves_and_another_teaches_all_that_is_to_come() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    let id = centre.calligraphy.to_string();
    let page = format!("/desk/offerings/{id}/onward");
    desk.get(&format!("/desk/offerings/{id}/sessions")).await.says(&page);
    let send = async |desk: &mut Browser, fields: &[(&str, &str)]| {
        let key = store::form_key::new().to_string();
        let fields = [&[("key", key.as_str()), ("offering", &id)], fields].concat();
        desk.post_and_follow("/forms/desk-onward", &fields).await
    };
    let wrong = [("on", "明天"), ("teacher", ""), ("room", "没有的教室"), ("look", "yes")];
    let wrong = send(&mut desk, &wrong).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("从哪天起：请写年月日");
    wrong.tells("没有这个教室");
    let asked = [("on", "2026-12-1"), ("teacher", "方美"), ("room", ""), ("reason", "魏老师退休")];
    let look = send(&mut desk, &[&asked[..], &[("look", "yes")]].concat()).await;
    assert_eq!(look.status, 200);
    look.tells("会改12次，通知1人。");
    look.tells("现在还没有改。");
    look.says("value=\"魏老师退休\"");
    let enter = send(&mut desk, &asked).await;
    enter.tells("会改12次，通知1人。");
    enter.tells("现在还没有改。");
    let seen = look.hidden("seen");
    let enter = send(&mut desk, &[&asked[..], &[("seen", seen.as_str())]].concat()).await;
    enter.tells("现在还没有改。");
    let pressed = [("seen", seen.as_str()), ("look", "do")];
    let silent = [&asked[..2], &pressed[..]].concat();
    let silent = send(&mut desk, &silent).await;
    assert_eq!(silent.status, 422, "everybody reads why");
    let done = send(&mut desk, &[&asked[..], &pressed[..]].concat()).await;
    done.tells("改好了12次，通知了1人。");
    chen.get("/").await.tells("方美老师上。以后每次都这样。原因：魏老师退休");
    // She is the teacher, nobody's substitute, and both are named with the day from which on.
    let told = chen.get(&format!("/offerings/{id}")).await;
    told.tells("魏桂");
    told.tells("起：方美");
    assert!(!told.main().contains("代课"));
    let notice = desk.get("/desk/notice?month=2026-12").await;
    notice.tells("方美");
    assert!(!notice.main().contains("代课"));
    let log = desk.get("/desk/log").await;
    assert_eq!(log.main().matches("以后的课都换了老师").count(), 1, "one entry for the whole");
    log.tells("魏桂→方美");
    let again = send(&mut desk, &[&asked[..], &pressed[..]].concat()).await;
    assert_eq!(again.status, 422, "what was seen stands no more");
    let mut other = centre.desk_b(&yinyao).await;
    assert_eq!(other.get(&page).await.status, 404);
}

#[tokio::test]
async fn a_class_goes_to_another_weekday_from_a_day_on_after_a_look_at_each_session() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    let id = centre.calligraphy.to_string();
    let page = format!("/desk/offerings/{id}/weekly");
    desk.get(&format!("/desk/offerings/{id}/sessions")).await.says(&page);
    assert_eq!(desk.get(&page).await.status, 200);
    let send = async |desk: &mut Browser, fields: &[(&str, &str)]| {
        let key = store::form_key::new().to_string();
        let fields = [&[("key", key.as_str()), ("offering", &id)], fields].concat();
        desk.post_and_follow("/forms/desk-weekly", &fields).await
    };
    let wrong = [
        ("on", "2027-2-29"),
        ("weekday", ""),
        ("from", "9:00"),
        ("to", ""),
        ("room", "没有的教室"),
    ];
    let wrong = send(&mut desk, &[&wrong[..], &[("look", "yes")]].concat()).await;
    assert_eq!(wrong.status, 422);
    for told in [
        "从哪天起：没有这一天，2027年2月只有28天",
        "请选星期几",
        "几点结束：请写几点几分",
        "没有这个教室",
    ] {
        wrong.tells(told);
    }
    assert_eq!(wrong.typed()["on"], "2027-2-29");
    let times = [("weekday", "3"), ("from", "14:00"), ("to", "15:30"), ("room", "")];
    for (on, told) in [
        ("2062-12-2", "那天以后没有课了"),
        ("2027-3-27", "那天以后没有课了"),
        ("2026-2-3", "这一天已经过了"),
    ] {
        let wrong = send(&mut desk, &[&times[..], &[("on", on), ("look", "yes")]].concat()).await;
        assert_eq!(wrong.status, 422, "{on}");
        wrong.tells(told);
    }
    let on = [("on", "2026-12-2")];
    let backwards = [("weekday", "3"), ("from", "14:00"), ("to", "13:00"), ("look", "yes")];
    send(&mut desk, &[&on[..], &backwards[..]].concat()).await.tells("结束要晚于开始");
    let same = [("weekday", "2"), ("from", "9:00"), ("to", "10:30"), ("look", "yes")];
    send(&mut desk, &[&on[..], &same[..]].concat()).await.tells("时间和房间都和现在一样。");

    let asked = [&on[..], &times[..], &[("reason", "教室另有安排")]].concat();
    // Enter in a field before anybody has looked only looks.
    let look = send(&mut desk, &asked).await;
    assert_eq!(look.status, 200);
    look.tells("会换12次。");
    look.tells("1人报上了");
    look.tells("那时候他们都没有别的报名。");
    look.tells("以后都在每周三下午2:00–3:30。原因：教室另有安排");
    look.tells("2026年12月22日（星期二）上午9:00–10:30");
    look.tells("2026年12月23日（星期三）下午2:00–3:30");
    look.tells("现在还没有改。");
    let seen = look.hidden("seen");
    let enter = send(&mut desk, &[&asked[..], &[("seen", seen.as_str())]].concat()).await;
    enter.tells("现在还没有改。");
    let pressed = [("seen", seen.as_str()), ("look", "do")];
    let silent = [&on[..], &times[..], &pressed[..]].concat();
    let silent = send(&mut desk, &silent).await;
    assert_eq!(silent.status, 422, "everybody reads why");
    // What was looked at is done and nothing else.
    let other = [&on[..], &[("weekday", "4")], &times[1..], &[("reason", "换教室")]].concat();
    let other = send(&mut desk, &[&other[..], &pressed[..]].concat()).await;
    assert_eq!(other.status, 422);
    let was = look.hidden("was");
    let done = [&asked[..], &pressed[..], &[("was", was.as_str())]].concat();
    let key = store::form_key::new().to_string();
    let whole = [&done[..], &[("key", key.as_str()), ("offering", &id)]].concat();
    for _ in 0..2 {
        let answer = desk.post_and_follow("/forms/desk-weekly", &whole).await;
        assert_eq!(answer.status, 200, "the very same form is answered as before");
        answer.tells("换好了12次，通知了1人。");
    }
    let home = chen.get("/").await;
    home.tells("以后都改了安排");
    home.tells("以后都在每周三下午2:00–3:30。原因：教室另有安排");
    assert_eq!(send(&mut desk, &done).await.status, 422, "what was seen stands no more");
    let mut stranger = centre.desk_b(&yinyao).await;
    assert_eq!(stranger.get(&page).await.status, 404);
}

#[tokio::test]
async fn who_was_asked_to_teach_instead_and_what_they_said_is_kept() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let new = store::account::NewAccount {
        name: domain::person::PersonName::parse("单桂英").unwrap(),
        sign_in_name: "shan".into(),
        role: domain::role::Role::Teacher,
        teaches: "单桂英".into(),
        telephone: "19900000077".into(),
    };
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    store::account::open(db, store::form_key::new(), new, "hash", by).await.unwrap();
    let mut other = class(centre.a.id, "楷书二年级班", 20);
    if let NewFacts::Class { teacher, .. } = &mut other.facts {
        *teacher = "单桂英".into();
    }
    for session in &mut other.sessions {
        session.span.from += jiff::SignedDuration::from_hours(48);
        session.span.to += jiff::SignedDuration::from_hours(48);
    }
    store::new_offering::add(db, &other).await.unwrap();
    let all = sessions(&yinyao, &centre, centre.calligraphy).await;
    let way = |one: &(String, String)| format!("/desk/sessions/{}/change?what=teach", one.0);
    let page = desk.get(&way(&all[0])).await;
    page.tells("问过谁，记下来");
    page.tells("电话199\u{a0}0000\u{a0}0077");
    let asks = async |desk: &mut Browser, one: &(String, String), fields: &[(&str, &str)]| {
        let key = store::form_key::new().to_string();
        let known = [("key", key.as_str()), ("session", one.0.as_str())];
        desk.post_and_follow("/forms/desk-substitute", &[&known, fields].concat()).await
    };
    let nobody = asks(&mut desk, &all[0], &[("asked", ""), ("said", "")]).await;
    assert_eq!(nobody.status, 422);
    nobody.tells("请选一位老师，或写姓名");
    nobody.tells("请选老师怎么说");
    let asked = asks(&mut desk, &all[0], &[("asked", "单桂英"), ("said", "asked")]).await;
    asked.tells("记下来了。");
    asked.tells("这次问了，等回话");
    let said_no = asks(&mut desk, &all[0], &[("asked", "单桂英"), ("said", "no")]).await;
    said_no.tells("单桂英，这次来不了");
    let typed = asks(&mut desk, &all[0], &[("asked_other", "方美"), ("said", "yes")]).await;
    typed.tells("方美，这次能来");
    // What was typed for the change stays beside it, and the other way round.
    let both = [("asked", "单桂英"), ("said", "no"), ("other", "方美"), ("reason", "老师生病")];
    let noted = asks(&mut desk, &all[0], &both).await;
    noted.tells("记下来了。");
    assert_eq!((noted.status.as_u16(), noted.typed()["other"].as_str()), (200, "方美"));
    assert_eq!(noted.typed()["reason"], "老师生病");
    let wrong = asks(&mut desk, &all[0], &[("other", "方美"), ("reason", "老师生病")]).await;
    assert_eq!((wrong.status.as_u16(), wrong.typed()["other"].as_str()), (422, "方美"));
    let teaches = async |desk: &mut Browser, fields: &[(&str, &str)]| {
        let key = store::form_key::new().to_string();
        let known = [
            ("key", key.as_str()),
            ("session", all[0].0.as_str()),
            ("what", "teach"),
            ("revision", all[0].1.as_str()),
            ("asked_other", "魏桂"),
        ];
        desk.post_and_follow("/forms/desk-session", &[&known, fields].concat()).await
    };
    let missing = teaches(&mut desk, &[("reason", ""), ("look", "do")]).await;
    assert_eq!((missing.status.as_u16(), missing.typed()["asked_other"].as_str()), (422, "魏桂"));
    // Enter presses neither of the two buttons, so nothing is done.
    let entered = [("other", "方美"), ("reason", "老师生病")];
    let enter = teaches(&mut desk, &entered).await;
    assert_eq!(enter.status, 422);
    enter.tells("请按一个按钮");
    assert_eq!(enter.typed()["asked_other"], "魏桂");
    // For the next session it counts what they said of this one.
    let next = desk.get(&way(&all[1])).await;
    next.tells("请过1次，答应0次，最近有一次来不了");
    next.tells("方美，请过1次，答应1次");
    assert!(!next.text().contains("这次来不了，"), "they were not asked for this one");
    desk.get("/desk/log").await.tells("问了代课老师");
    let done = teaches(&mut desk, &[&entered[..], &[("look", "do")]].concat()).await;
    assert_eq!((done.status.as_u16(), done.typed()["asked_other"].as_str()), (200, "魏桂"));
    done.tells("问过谁还没有记下来");
    let of_b = centre.desk_b(&yinyao).await;
    let (mut of_b, key) = (of_b, store::form_key::new().to_string());
    let fields = [
        ("key", key.as_str()),
        ("session", all[0].0.as_str()),
        ("asked_other", "方美"),
        ("said", "no"),
    ];
    assert_eq!(of_b.post("/forms/desk-substitute", &fields).await.status, 404);
}

#[tokio::test]
async fn what_a_teacher_leaves_is_handed_on_after_a_look_or_stands_on_the_board() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    let id = centre.calligraphy.to_string();
    let way = format!("/desk/offerings/{id}/leaving");
    desk.get(&format!("/desk/offerings/{id}/sessions")).await.says(&way);
    let page = desk.get(&way).await;
    page.tells("魏桂以后还有");
    page.tells("谁来教“楷书一年级班”（选填）");
    let row = format!("teachers[of-{id}]");
    let classes = page.hidden("classes");
    assert!(classes.contains(&format!("{id}\t魏桂")), "{classes}");
    let known = [("offering", id.as_str()), ("who", "0"), ("name", "魏桂"), ("classes", &classes)];
    let send = async |desk: &mut Browser, fields: &[(&str, &str)]| {
        let key = store::form_key::new().to_string();
        let fields = [&[("key", key.as_str())], &known[..], fields].concat();
        desk.post_and_follow("/forms/desk-leaving", &fields).await
    };
    let on = ("on", "2026-12-1");
    let odd = send(&mut desk, &[("on", "明天"), (&row, "<魏>"), ("reason", "退休")]).await;
    assert_eq!(odd.status, 422);
    odd.tells("从哪天起：请写年月日");
    assert_eq!(odd.typed()[&row], "<魏>");
    let asked = [on, (row.as_str(), ""), ("reason", "魏老师退休")];
    let look = send(&mut desk, &[&asked[..], &[("look", "yes")]].concat()).await;
    assert_eq!(look.status, 200, "{}", look.main());
    look.tells("还没有老师");
    look.tells("现在还没有改。");
    let seen = look.hidden("seen");
    let pressed = [("seen", seen.as_str()), ("look", "do")];
    let silent = [&asked[..2], &pressed[..]].concat();
    assert_eq!(send(&mut desk, &silent).await.status, 422, "everybody reads why");
    let done = send(&mut desk, &[&asked[..], &pressed[..]].concat()).await;
    done.tells("通知了1人。");
    done.says("href=\"/desk/log/");
    chen.get("/").await.tells("那次还没有老师，定了会告诉您。");
    let board = desk.get("/desk/today").await;
    board.says("还没有老师的班");
    board.says(&way);
    // Somebody is found; whoever has looked before that changes nothing.
    let late = send(&mut desk, &[&asked[..], &pressed[..]].concat()).await;
    assert_eq!(late.status, 422);
    let page = desk.get(&way).await;
    page.tells("这个班还有");
    let other = centre.desk_b(&yinyao).await.get(&way).await;
    assert_eq!(other.status, 404);
}
