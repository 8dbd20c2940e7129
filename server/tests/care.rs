//! 关心 and 服务时长: who is called after two absences, what came of it, and the hours of volunteers, by plain forms.

use domain::attendance::{Mark, Means};
use domain::calendar::Span;
use domain::id::{OfferingId, SessionId};
use domain::institution::InstitutionKind;
use domain::offering::{Effort, OfferingKind};
use jiff::civil::{date, time};
use store::attendance::{Marks, mark};
use store::new_offering::{NewFacts, NewOffering, NewSession};
use store::sign_up::{Asked, By};

use crate::support::samples::class;
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

fn on(month: i8, day: i8) -> NewSession {
    let span = Span::on(date(2026, month, day), time(8, 0, 0, 0), time(10, 45, 0, 0));
    NewSession { span, venue: None }
}

/// Chen is on an offering of A's whose first sessions lie behind; the sessions.
async fn chen_on(
    yinyao: &Yinyao,
    centre: &Centre,
    new: NewOffering,
) -> (OfferingId, Vec<SessionId>) {
    let later = NewOffering { sessions: vec![on(12, 15)], ..new.clone() };
    let offering = store::new_offering::add(&yinyao.db, &later).await.unwrap();
    let asked = Asked { offering, person: centre.chen, by: By::Person(centre.chen) };
    store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap();
    let pool = sqlx::AnyPool::connect(&yinyao.address).await.unwrap();
    let mut sessions = Vec::new();
    for session in &new.sessions {
        let id = SessionId(uuid::Uuid::now_v7());
        sqlx::query(
            "insert into session (id, offering_id, starts_at, ends_at) values ($1, $2, $3, $4)",
        )
        .bind(id.to_string())
        .bind(offering.to_string())
        .bind(session.span.from.as_second())
        .bind(session.span.to.as_second())
        .execute(&pool)
        .await
        .unwrap();
        sessions.push(id);
    }
    pool.close().await;
    (offering, sessions)
}

async fn is_marked(yinyao: &Yinyao, centre: &Centre, session: SessionId, what: Mark) {
    let marks = vec![(centre.chen, Some(what))];
    let marks =
        Marks { session, means: Means::Staff, marks, codes: Vec::new(), everybody_else: None };
    let key = store::form_key::new();
    mark(&yinyao.db, key, marks, &centre.coordinator_a).await.unwrap();
}

async fn sends(desk: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    desk.post_and_follow(&format!("/forms/{form}"), &fields).await
}

#[tokio::test]
async fn two_absences_make_a_call_and_nothing_is_taken_away() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk/care").await.says("没有要打的电话");
    let new = NewOffering {
        sessions: vec![on(11, 10), on(11, 17)],
        ..class(centre.a.id, "古琴一年级班", 9)
    };
    let (offering, sessions) = chen_on(&yinyao, &centre, new).await;
    // Whoever joined after a session is not expected at it: Chen signed up today.
    let pool = sqlx::AnyPool::connect(&yinyao.address).await.unwrap();
    sqlx::query("update sign_up set joined_at = joined_at - 2592000").execute(&pool).await.unwrap();
    pool.close().await;
    for session in sessions {
        is_marked(&yinyao, &centre, session, Mark::Absent).await;
    }
    desk.get("/desk/today").await.tells("1人两次没来");
    let list = desk.get("/desk/care").await;
    list.tells("陈淑芬");
    list.tells("连着2次");
    centre.desk_b(&yinyao).await.get("/desk/care").await.says("没有要打的电话");
    let mine =
        store::sign_up::live_sign_up(&yinyao.db, offering, centre.chen).await.unwrap().unwrap();
    let id = mine.id.to_string();
    let page = desk.get(&format!("/desk/care/{id}")).await;
    assert_eq!(page.status, 200);
    page.says("href=\"tel:19900000001\"");
    page.tells("还没定，谁都可以打");
    sends(&mut desk, "desk-liaison", &[("sign_up", &id)]).await.tells("魏桂枝");
    // At any time on the page of the class itself, too.
    let class = offering.to_string();
    let of_class = desk.get(&format!("/desk/offerings/{class}")).await;
    of_class.tells("谁联系缺课的人魏桂枝");
    let nobody = [("offering", class.as_str()), ("act", "named")];
    let wrong = sends(&mut desk, "desk-liaison", &nobody).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("请从名单里选一位");
    // Somebody else of the desk is named; nobody was chosen.
    let nobody = [("sign_up", id.as_str()), ("act", "named")];
    let wrong = sends(&mut desk, "desk-liaison", &nobody).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("请从名单里选一位");

    for (fields, told) in [
        (vec![("outcome", "")], "请选一个结果"),
        (vec![("outcome", "away")], "请写到哪一天回来"),
        (vec![("outcome", "away"), ("until", "2026-11-1")], "这一天已经过了"),
        (vec![("outcome", "ill"), ("until", "2062-11-30")], "一年以后太远了"),
        (vec![("outcome", "ill"), ("until", "月底")], "请写清年月日"),
        (
            vec![("outcome", "ill"), ("until", "2027-2-29")],
            "到哪一天：没有这一天，2027年2月只有28天",
        ),
    ] {
        let fields = [vec![("sign_up", id.as_str())], fields].concat();
        let wrong = sends(&mut desk, "desk-care", &fields).await;
        assert_eq!(wrong.status, 422);
        wrong.tells(told);
    }
    let nobody = [("sign_up", id.as_str()), ("outcome", "no_answer"), ("note", "女儿接的")];
    let nobody = sends(&mut desk, "desk-care", &nobody).await;
    nobody.tells("没人接。女儿接的");
    // A colleague has half a form on the page while this one notes the call.
    let typed = [("sign_up", id.as_str()), ("outcome", "away"), ("note", "去儿子家了")];
    let mut colleague = centre.desk_a(&yinyao).await;
    assert_eq!(sends(&mut colleague, "desk-care", &typed).await.status, 422);
    let stops = [("sign_up", id.as_str()), ("outcome", "wants_to_stop")];
    let done = sends(&mut desk, "desk-care", &stops).await;
    done.says(&format!("/desk/sign-ups/{id}/removal"));
    done.says("没有要打的电话");
    let still = store::sign_up::live_sign_up(&yinyao.db, offering, centre.chen).await.unwrap();
    assert!(still.is_some(), "nothing is taken away");
    let done = desk.get(&format!("/desk/care/{id}")).await;
    done.says("现在不用打了");
    done.tells("想退出");
    assert!(!done.body.contains("name=\"note\""), "nothing was typed here");
    // What the colleague had typed is still there, beside what was noted meanwhile, and can be noted, too.
    let still = colleague.get(&format!("/desk/care/{id}?again")).await;
    still.says("现在不用打了");
    still.tells("女儿接的");
    assert_eq!(still.typed()["note"], "去儿子家了");
    let sound = [("sign_up", id.as_str()), ("outcome", "no_answer"), ("note", "去儿子家了")];
    assert_eq!(sends(&mut colleague, "desk-care", &sound).await.status, 200);
    desk.get(&format!("/desk/care/{id}")).await.tells("去儿子家了");
    // No word of it stands on the person's own page.
    let own = centre.chen(&yinyao).await.get(&format!("/sign-ups/{id}")).await;
    assert!(!own.text().contains("女儿接的") && !own.text().contains("去儿子家了"));
}

#[tokio::test]
async fn hours_of_a_shift_are_proposed_changed_confirmed_and_added_up() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    assert!(OfferingKind::Shift.may_be_held_by(InstitutionKind::SeniorUniversity));
    let mut desk = centre.desk_a(&yinyao).await;
    let facts =
        NewFacts::Shift {
            team: "校园服务队".into(), skills: String::new(), effort: Effort::Light
        };
    let new =
        NewOffering { sessions: vec![on(11, 24)], facts, ..class(centre.a.id, "校园导引", 9) };
    let (_, sessions) = chen_on(&yinyao, &centre, new).await;
    let session = sessions[0].to_string();
    desk.get(&format!("/desk/sessions/{session}/hours")).await.says("还没有人到");
    is_marked(&yinyao, &centre, sessions[0], Mark::Present).await;
    let mut chen = centre.chen(&yinyao).await;
    chen.get("/me/hours").await.says("等工作人员确认");
    desk.get(&format!("/desk/sessions/{session}/register")).await.says("服务时长");
    let field = format!("hours[of-{}]", centre.chen);
    let way = format!("/desk/sessions/{session}/hours");
    let early = desk.get(&way).await;
    early.tells("这一次还没结束。");
    assert!(!early.body.contains(&field), "nothing is typed that would be refused");
    let early = sends(&mut desk, "desk-hours", &[("session", &session), (&field, "2")]).await;
    assert_eq!(early.status, 422);
    early.tells("这一次还没结束。");
    yinyao.clock.advance(std::time::Duration::from_secs(2 * 3600));
    let page = desk.get(&way).await;
    assert_eq!(page.typed()[&field], "2.75");
    page.says(&format!("href=\"/desk/sessions/{session}/hours?sort=confirmed\""));
    let turned = desk.get(&format!("/desk/sessions/{session}/hours?sort=confirmed&desc=1")).await;
    turned.says("aria-sort=\"descending\"");
    let wrong = sends(&mut desk, "desk-hours", &[("session", &session), (&field, "很久")]).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("请写小时，例如：1.5");
    assert_eq!(wrong.typed()[&field], "很久");
    let done =
        sends(&mut desk, "desk-hours", &[("session", &session), (&field, "2小时30分")]).await;
    done.tells("确认了1人的时长。");
    chen.get("/me/hours").await.tells("一共2小时30分钟，都已确认");
    chen.get("/me").await.says("/me/hours");
    // Whoever was not there after all has helped nobody.
    is_marked(&yinyao, &centre, sessions[0], Mark::Absent).await;
    chen.get("/me/hours").await.says("还没有服务记录");
}
