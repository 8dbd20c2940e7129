//! Accounts at a desk over the web: the head opens and ends them, and everybody changes their own password.

use domain::role::Role;
use store::new_offering::NewFacts;

use crate::support::centre::PASSWORD;
use crate::support::samples::class;
use crate::support::{Browser, Centre, yinyao};

const NEW: [(&str, &str); 4] =
    [("name", "龚国平"), ("sign_in_name", "gong"), ("teaches", "单桂英"), ("role", "teacher")];

async fn sends(
    browser: &mut Browser,
    form: &str,
    fields: &[(&str, &str)],
) -> (http::StatusCode, String) {
    let key = store::form_key::new().to_string();
    let known = [("key", key.as_str())];
    let answer = browser.post(&format!("/forms/{form}"), &[&known, fields].concat()).await;
    if answer.status != 303 {
        return (answer.status, answer.body);
    }
    let way = answer.location().to_owned();
    let page = browser.get(&way).await;
    (page.status, page.text())
}

#[tokio::test]
async fn the_head_opens_an_account_with_which_one_does_only_ones_own_work() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut head = centre.desk_a(&yinyao).await;
    head.get("/desk").await.says("href=\"/desk/accounts\"");
    let short = [&NEW[..], &[("new_password", "短")]].concat();
    let (status, text) = sends(&mut head, "desk-account-open", &short).await;
    assert_eq!(status, 422);
    assert!(text.contains("密码至少写10个字"), "{text}");
    let whole = [&NEW[..], &[("new_password", "银杏树下三个人在喝茶")]].concat();
    let (status, text) = sends(&mut head, "desk-account-open", &whole).await;
    assert_eq!(status, 200);
    assert!(
        text.contains("办好了。") && text.contains("gong") && text.contains("单桂英"),
        "{text}"
    );
    let (status, text) = sends(&mut head, "desk-account-open", &whole).await;
    assert_eq!(status, 422);
    assert!(text.contains("这个登录名已经有人用了"), "{text}");

    let mut teacher = yinyao.browser();
    let typed = [("name", "gong"), ("password", "银杏树下三个人在喝茶")];
    teacher.post("/forms/desk-sign-in", &typed).await.leads_to("/desk");
    teacher.get("/desk").await.leads_to("/desk/mine");
    assert_eq!(teacher.get("/desk/mine").await.status, 200);
    assert_eq!(teacher.get("/desk/members").await.status, 403);
    assert_eq!(teacher.get("/desk/accounts").await.status, 403);
}

#[tokio::test]
async fn nobody_but_the_head_says_who_may_sign_in_and_never_at_another_institution() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let whom = centre.coordinator_a.person.to_string();
    let new = [&NEW[..], &[("new_password", "银杏树下三个人在喝茶")]].concat();
    for role in [Role::Coordinator, Role::Teacher, Role::Door] {
        let mut browser = centre.desk_as(&yinyao, role).await;
        assert_eq!(browser.get("/desk/accounts").await.status, 403, "{role:?}");
        assert_eq!(browser.get(&format!("/desk/accounts/{whom}")).await.status, 403, "{role:?}");
        assert_eq!(sends(&mut browser, "desk-account-open", &new).await.0, 403, "{role:?}");
        let ended = sends(&mut browser, "desk-account-end", &[("person", &whom)]).await;
        assert_eq!(ended.0, 403, "{role:?}");
    }
    let mut other = centre.desk_b(&yinyao).await;
    assert_eq!(other.get(&format!("/desk/accounts/{whom}")).await.status, 404);
    assert_eq!(sends(&mut other, "desk-account-end", &[("person", &whom)]).await.0, 404);
    let fields = [("person", whom.as_str()), ("new_password", "银杏树下三个人在喝茶")];
    assert_eq!(sends(&mut other, "desk-account-password", &fields).await.0, 404);
    let (status, text) =
        sends(&mut centre.desk_a(&yinyao).await, "desk-account-end", &[("person", &whom)]).await;
    assert_eq!(status, 422);
    assert!(text.contains("自己不能停用自己"), "{text}");
}

#[tokio::test]
async fn ones_own_password_changes_by_the_old_one() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut door = centre.desk_as(&yinyao, Role::Door).await;
    assert_eq!(door.get("/desk/password").await.status, 200);
    let wrong = [("password", "不是这个密码"), ("new_password", "银杏树下三个人在喝茶")];
    assert_eq!(sends(&mut door, "desk-password", &wrong).await.0, 422);
    let right = [("password", PASSWORD), ("new_password", "银杏树下三个人在喝茶")];
    let (status, text) = sends(&mut door, "desk-password", &right).await;
    assert_eq!(status, 200);
    assert!(text.contains("登录名"), "one signs in anew: {text}");
    assert_eq!(door.get("/desk/password").await.status, 303, "the old sign-in has ended");
    let typed = [("name", "door"), ("password", "银杏树下三个人在喝茶")];
    door.post("/forms/desk-sign-in", &typed).await.leads_to("/desk");
}

#[tokio::test]
async fn a_teacher_takes_the_registers_of_their_own_classes_and_the_door_those_of_all() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    chen.signs_up(centre.calligraphy).await;
    let sessions = store::offering::sessions(&yinyao.db, centre.calligraphy).await.unwrap();
    let (session, person) = (sessions[0].id.to_string(), centre.chen.to_string());
    // A register is taken when its session has come.
    yinyao.clock.set(sessions[0].span.from);
    let mut own = centre.desk_as(&yinyao, Role::Teacher).await;
    let mut other = centre.desk_of_teacher(&yinyao, Role::Teacher, "gong", "单桂英").await;
    let mut door = centre.desk_as(&yinyao, Role::Door).await;
    let path = format!("/desk/sessions/{session}/register");
    let page = own.get(&path).await;
    assert_eq!(page.status, 200);
    page.says("陈淑芬");
    assert!(
        !page.body.contains(&format!("href=\"/desk/sessions/{session}/door\"")),
        "no closed way"
    );
    assert_eq!(other.get(&path).await.status, 404);
    let forbidden = door.get(&path).await;
    assert_eq!(forbidden.status, 403);
    forbidden.says("href=\"/desk/mine\"");
    assert!(!forbidden.main().contains("/desk/sign-in"), "they are signed in");
    let marked = format!("marks[of-{person}]");
    let marks = [("session", session.as_str()), (marked.as_str(), "present"), ("shown", "")];
    assert_eq!(sends(&mut other, "desk-register", &marks).await.0, 404);
    assert_eq!(sends(&mut door, "desk-register", &marks).await.0, 403);
    assert_eq!(sends(&mut own, "desk-register", &marks).await.0, 200);
    let at_the_door = [("session", session.as_str()), ("person", person.as_str())];
    assert_eq!(sends(&mut own, "desk-arrive", &at_the_door).await.0, 403);
    assert_eq!(sends(&mut door, "desk-arrive", &at_the_door).await.0, 200);
    assert_eq!(door.get("/desk/mine").await.status, 200);
    let mine = own.get("/desk/mine").await;
    assert_eq!(mine.status, 200);
    assert!(!other.get("/desk/mine").await.body.contains(&path));
}

#[tokio::test]
async fn the_head_changes_a_role_which_counts_at_once_and_may_be_put_back() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut head = centre.desk_a(&yinyao).await;
    let whole = [&NEW[..], &[("new_password", "银杏树下三个人在喝茶")]].concat();
    sends(&mut head, "desk-account-open", &whole).await;
    let mut teacher = yinyao.browser();
    let typed = [("name", "gong"), ("password", "银杏树下三个人在喝茶")];
    teacher.post("/forms/desk-sign-in", &typed).await.leads_to("/desk");
    assert_eq!(teacher.get("/desk/members").await.status, 403);
    let page = head.get("/desk/accounts").await;
    // The head's own account has no way to it.
    let ways: Vec<&str> = page.body.split("/role\"").collect();
    assert_eq!(ways.len(), 2, "one way: {}", page.text());
    let whom = ways[0].rsplit('/').next().unwrap().to_owned();
    let form = head.get(&format!("/desk/accounts/{whom}/role")).await;
    form.tells("龚国平换岗位");
    form.says("value=\"单桂英\"");
    let odd = [("person", whom.as_str()), ("role", "king"), ("teaches", ""), ("reason", "")];
    let (status, text) = sends(&mut head, "desk-account-role", &odd).await;
    assert_eq!(status, 422);
    assert!(text.contains("请选一个岗位") && text.contains("请写一句为什么换"), "{text}");
    let seen = form.hidden("seen");
    let sound = [
        ("person", whom.as_str()),
        ("role", "coordinator"),
        ("reason", "调到教务"),
        ("seen", seen.as_str()),
    ];
    let (status, text) = sends(&mut head, "desk-account-role", &sound).await;
    assert_eq!(status, 200);
    assert!(text.contains("办好了。") && text.contains("刚才改好了。"), "{text}");
    assert_eq!(teacher.get("/desk/members").await.status, 200, "without signing in again");
    assert_eq!(teacher.get("/desk/accounts").await.status, 403);
    let own = centre.coordinator_a.person.to_string();
    // Another head who saw the teacher's role is told what stands now, field by field.
    let late = [("person", whom.as_str()), ("role", "door"), ("reason", "换岗"), ("seen", &seen)];
    let (status, text) = sends(&mut head, "desk-account-role", &late).await;
    assert_eq!(status, 422);
    assert!(text.contains("现在是这样"), "{text}");
    assert_eq!(teacher.get("/desk/members").await.status, 200, "nothing was written over");
    let own = [("person", own.as_str()), ("role", "door"), ("reason", "换岗")];
    let (status, text) = sends(&mut head, "desk-account-role", &own).await;
    assert_eq!(status, 422);
    assert!(text.contains("自己不能停用自己、改自己的岗位"), "{text}");
}

#[tokio::test]
async fn each_of_those_who_teach_together_has_the_class_and_its_register() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut new = class(centre.a.id, "隶书合教班", 20);
    if let NewFacts::Class { teacher, .. } = &mut new.facts {
        *teacher = "魏桂、单桂英".into();
    }
    let offering = store::new_offering::add(&yinyao.db, &new).await.unwrap();
    let sessions = store::offering::sessions(&yinyao.db, offering).await.unwrap();
    yinyao.clock.set(sessions[0].span.from);
    let path = format!("/desk/sessions/{}/register", sessions[0].id);
    for (account, name, status) in
        [("wei", "魏桂", 200), ("shan", "单桂英", 200), ("fang", "方美", 404)]
    {
        let mut teacher = centre.desk_of_teacher(&yinyao, Role::Teacher, account, name).await;
        assert_eq!(teacher.get(&path).await.status, status, "{name}");
        let mine = teacher.get("/desk/mine").await;
        assert_eq!(mine.body.contains(&path), status == 200, "{name}");
    }
}

#[tokio::test]
async fn what_a_teacher_leaves_behind_leads_to_another_teacher_for_each_class() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut head = centre.desk_a(&yinyao).await;
    centre.desk_of_teacher(&yinyao, Role::Teacher, "wei", "魏桂").await;
    centre.desk_of_teacher(&yinyao, Role::Teacher, "fang", "方美").await;
    let by = &centre.coordinator_a;
    let all = store::account::accounts(&yinyao.db, by).await.unwrap();
    let account = |name: &str| {
        let one = all.iter().find(|one| one.sign_in_name == name).unwrap();
        one.person.to_string()
    };
    let (wei, fang) = (account("wei"), account("fang"));
    let left = store::account::taught_from_now_on(&yinyao.db, by).await.unwrap();
    let left: Vec<_> =
        left.into_iter().filter(|one| domain::teaching::teaches(&one.teacher, "魏桂")).collect();
    assert!(left.iter().any(|one| one.offering == centre.calligraphy), "{left:?}");
    let left_by = |id: domain::id::OfferingId| format!("href=\"/desk/offerings/{id}/leaving\"");
    let before = head.get("/desk/accounts").await;
    before.tells(&format!("还要上{}个班", left.len()));
    assert!(!before.body.contains("/leaving\""), "nobody has left yet");
    for person in [&fang, &wei] {
        sends(&mut head, "desk-account-end", &[("person", person)]).await;
        let page = head.get(&format!("/desk/accounts?done={person}")).await;
        assert_eq!(page.body.contains("这些班还写着这位老师"), *person == wei);
    }
    // On the page after it, and for whoever comes later.
    let page = head.get(&format!("/desk/accounts?done={wei}")).await;
    let later = head.get("/desk/accounts").await;
    for one in &left {
        assert_eq!(page.body.matches(&left_by(one.offering)).count(), 2, "{}", one.name);
        later.says(&left_by(one.offering));
        assert_eq!(
            head.get(&format!("/desk/offerings/{}/leaving", one.offering)).await.status,
            200
        );
    }
    assert!(!later.body.contains("这些班还写着这位老师"));

    // Once somebody else has all of its sessions, a class is not left any more.
    let on = domain::calendar::day(yinyao.db.now());
    let teacher = Some("方美".to_owned());
    let asked =
        store::session::Onward { offering: centre.calligraphy, on, teacher, room: None, of: None };
    let look = store::session::look_onward(&yinyao.db, &asked, by).await.unwrap();
    let key = store::form_key::new();
    let asked = (&asked, look.seen);
    store::session::change_onward(&yinyao.db, key, asked, "老师离开了", by).await.unwrap();
    let now = head.get("/desk/accounts").await;
    assert_eq!(
        now.body.matches(&left_by(centre.calligraphy)).count(),
        1,
        "方美 has it, and has left"
    );
    let of_b = store::account::taught_from_now_on(&yinyao.db, &centre.coordinator_b).await.unwrap();
    assert!(of_b.iter().all(|one| one.offering != centre.calligraphy));
}

#[tokio::test]
async fn a_second_teacher_of_one_name_is_told_at_the_name_and_a_number_is_kept_for_substitutes() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut head = centre.desk_a(&yinyao).await;
    let first = [&NEW[..], &[("new_password", "银杏树下三个人在喝茶")]].concat();
    let odd = [&first[..], &[("telephone", "12")]].concat();
    let (status, text) = sends(&mut head, "desk-account-open", &odd).await;
    assert_eq!(status, 422);
    assert!(text.contains("电话请写手机号，或区号加号码"), "{text}");
    let whole = [&first[..], &[("telephone", "0791-0123 4567")]].concat();
    let (status, text) = sends(&mut head, "desk-account-open", &whole).await;
    assert!(status == 200 && text.contains("079101234567"), "{text}");
    let second = [
        ("name", "龚国安"),
        ("sign_in_name", "gong2"),
        ("teaches", "单桂英"),
        ("role", "teacher"),
        ("telephone", "19900000078"),
        ("new_password", "银杏树下三个人在喝茶"),
    ];
    let key = store::form_key::new().to_string();
    let fields = [&[("key", key.as_str())][..], &second].concat();
    let page = head.post_and_follow("/forms/desk-account-open", &fields).await;
    assert_eq!(page.status, 422);
    page.tells("已经有人用这位老师的姓名登录了。两位同名，请在课表上写得不一样。");
    page.says("id=\"teaches-error\"");
    assert_eq!(page.typed()["telephone"], "19900000078", "what was typed is kept");
    let accounts = store::account::accounts(&yinyao.db, &centre.coordinator_a).await.unwrap();
    assert_eq!(accounts.iter().filter(|one| one.teaches == "单桂英").count(), 1);
}
