//! Confirming a plan: everything once, for its own institution alone; and which plans an institution takes.

use domain::institution::InstitutionKind;

use crate::support::{Answer, Browser, Centre, Contents, PLAN, TERM, Yinyao, yinyao};

const BAD_PLAN: &[u8] = include_bytes!("../../app/tests/data/offerings-bad.xlsx");
const PROGRAMME: &[u8] = include_bytes!("../../app/tests/data/activities-centre-2026-11.csv");
const SHIFTS: &[u8] = include_bytes!("../demonstration/shifts.csv");

async fn handed_in(desk: &mut Browser, file: &[u8], fields: &[(&str, &str)]) -> (String, Answer) {
    let answer = desk.upload("/desk/import", "plan.xlsx", file, fields).await;
    let way = answer.location().to_owned();
    let page = desk.get(&way).await;
    (way.trim_start_matches("/desk/import/").to_owned(), page)
}

async fn confirmed(desk: &mut Browser, import: &str) -> Answer {
    let key = store::form_key::new().to_string();
    desk.post("/forms/desk-confirm-import", &[("key", &key), ("import", import)]).await
}

async fn all_of_a(yinyao: &Yinyao, centre: &Centre) -> u32 {
    store::offering::offerings_of(&yinyao.db, centre.a.id, "", 1).await.unwrap().total
}

#[tokio::test]
async fn a_plan_is_taken_over_once_however_often_it_is_confirmed() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let before = all_of_a(&yinyao, &centre).await;
    let (import, preview) = handed_in(&mut desk, PLAN, &TERM).await;
    let (key, way) = (preview.hidden("key"), format!("/desk/import/{import}"));
    let fields = [("key", key.as_str()), ("import", import.as_str())];
    desk.post("/forms/desk-confirm-import", &fields).await.leads_to(&way);
    desk.get(&way).await.says("已导入104项。");
    assert_eq!(all_of_a(&yinyao, &centre).await, before + 104);

    let contents = Contents::of(&yinyao).await;
    let stored = contents.now().await;
    desk.post("/forms/desk-confirm-import", &fields).await.leads_to(&way);
    confirmed(&mut desk, &import).await.leads_to(&way);
    desk.get(&way).await.says("已导入104项。");
    assert_eq!(contents.now().await, stored, "a double tap, and a second confirming");

    let (again, preview) = handed_in(&mut desk, PLAN, &TERM).await;
    preview.tells("这张表都已经有了");
    preview.says("不用再导入。");
    assert!(!preview.body.contains("现在还没有存进来"), "there is nothing left to store");
    assert!(!preview.body.contains("desk-confirm-import"), "{}", preview.main());
    confirmed(&mut desk, &again).await.leads_to(&format!("/desk/import/{again}"));
    assert_eq!(all_of_a(&yinyao, &centre).await, before + 104, "forced all the same");
}

#[tokio::test]
async fn the_places_of_a_whole_plan_are_given_as_the_coordinator_chooses() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (import, preview) = handed_in(&mut desk, PLAN, &TERM).await;
    let way = format!("/desk/import/{import}");
    preview.says("先报先得");
    preview.says("审核报名");
    for wrong in ["draw", "whoever"] {
        let key = store::form_key::new().to_string();
        let fields = [("key", key.as_str()), ("import", &import), ("given", wrong)];
        let again = desk.post("/forms/desk-confirm-import", &fields).await;
        let page = desk.get(again.location()).await;
        assert_eq!(page.status, 422);
        page.says("请选名额怎么给");
    }
    let key = store::form_key::new().to_string();
    let fields = [("key", key.as_str()), ("import", &import), ("given", "approval")];
    desk.post("/forms/desk-confirm-import", &fields).await.leads_to(&way);
    desk.get(&way).await.says("其中104项报名后由您审核");
    let found = store::offering::offerings_of(&yinyao.db, centre.a.id, "一年级", 1).await.unwrap();
    let given = |one: &domain::offering::Offering| one.terms.allocation;
    let approval = domain::offering::Allocation::Approval;
    assert!(found.offerings.iter().any(|one| given(one) == approval));
}

#[tokio::test]
async fn nobody_else_confirms_a_plan_and_nobody_a_wrong_one() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (import, _) = handed_in(&mut desk, PLAN, &TERM).await;
    let (bad, _) = handed_in(&mut desk, BAD_PLAN, &TERM).await;
    let contents = Contents::of(&yinyao).await;
    let before = contents.now().await;
    let other = confirmed(&mut centre.desk_b(&yinyao).await, &import).await;
    assert_eq!((other.status.as_u16(), other.is_page()), (404, true));
    assert_eq!(confirmed(&mut centre.chen(&yinyao).await, &import).await.status, 403);
    let anybody = confirmed(&mut yinyao.browser(), &import).await;
    assert!(anybody.location().starts_with("/desk/sign-in"), "{}", anybody.location());
    confirmed(&mut desk, &bad).await.leads_to(&format!("/desk/import/{bad}"));
    // Those who signed in meanwhile stand in the database, too.
    let now = contents.now().await;
    for table in ["offering", "session", "closure", "in offering"] {
        assert_eq!(now.get(table), before.get(table), "{table}");
    }
    desk.get(&format!("/desk/import/{import}")).await.says("确认导入104项");
}

#[tokio::test]
async fn an_institution_takes_the_plans_of_what_it_may_hold() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let university = centre.desk_a(&yinyao).await;
    let activity_centre = Centre::desk_of(&yinyao, InstitutionKind::ActivityCentre).await;
    let team = Centre::desk_of(&yinyao, InstitutionKind::VolunteerTeam).await;
    for (desk, file) in [
        (&university, PROGRAMME),
        (&university, SHIFTS),
        (&activity_centre, PROGRAMME),
        (&activity_centre, SHIFTS),
        (&team, SHIFTS),
    ] {
        let (_, preview) = handed_in(&mut desk.clone(), file, &[]).await;
        assert_eq!(preview.status, 200, "{}", preview.main());
        preview.says("确认导入");
    }
    for (desk, file, sentence) in [
        (&activity_centre, PLAN, "这是招生计划。活动中心请导入活动安排或志愿服务安排。"),
        (&team, PLAN, "这是招生计划。志愿服务队请导入服务安排。"),
        (&team, PROGRAMME, "这是活动安排。志愿服务队请导入服务安排。"),
    ] {
        let (_, page) = handed_in(&mut desk.clone(), file, &TERM).await;
        assert_eq!(page.status, 422);
        page.says(sentence);
    }
}

#[tokio::test]
async fn what_a_university_holds_besides_classes_is_found_behind_its_door() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let lecture = "日期,开始,结束,活动名称,地点,名额,报名方式\r\n\
        2026-12-8,14:00,16:00,冬季养生讲座,大礼堂,80,电话或到服务台报名\r\n";
    let (import, _) = handed_in(&mut desk, lecture.as_bytes(), &[]).await;
    confirmed(&mut desk, &import).await;
    let mut reader = yinyao.browser();
    let narrowed = format!("/activities?institution={}", centre.a.id);
    for path in ["/activities", narrowed.as_str()] {
        reader.get(path).await.says("冬季养生讲座");
    }
    let elsewhere = format!("/activities?institution={}", centre.b.id);
    reader.get(&format!("{elsewhere}&q=yangsheng")).await.says("冬季养生讲座");
    desk.get("/desk").await.says("冬季养生讲座");
}

#[tokio::test]
async fn what_stands_in_the_way_is_told_beside_its_row_and_keeps_the_list_out() {
    let yinyao = yinyao().await;
    let mut desk = Centre::desk_of(&yinyao, InstitutionKind::ActivityCentre).await;
    let list = |rows: &str| format!("日期,开始,结束,活动名称,地点,名额,报名方式\n{rows}");
    let choir = list("2026-12-3,9:00,10:30,合唱排练,大礼堂,80,电话或到服务台报名\n");
    let (first, _) = handed_in(&mut desk, choir.as_bytes(), &[]).await;
    let way = format!("/desk/import/{first}");
    confirmed(&mut desk, &first).await.leads_to(&way);
    desk.get(&way).await.says("已导入1项。");
    let closed = [("from", "2026-12-4"), ("to", "2026-12-4"), ("reason", "全馆消毒")];
    let key = store::form_key::new().to_string();
    desk.post("/forms/desk-house-close", &[&[("key", key.as_str())], &closed[..]].concat()).await;

    let other = list(
        "2026-12-3,10:00,11:00,书画笔会,大礼堂,20,电话或到服务台报名\n\
         2026-12-4,9:00,10:00,棋牌联谊,棋牌室,20,电话或到服务台报名\n\
         2026-12-3,10:30,11:00,红歌会,小礼堂,20,电话或到服务台报名\n",
    );
    let (second, preview) = handed_in(&mut desk, other.as_bytes(), &[]).await;
    preview.tells("有2处要先改");
    preview.tells("大礼堂那时有“合唱排练”");
    preview.tells("不开门：全馆消毒。");
    assert!(!preview.body.contains("desk-confirm-import"), "{}", preview.main());
    let forced = confirmed(&mut desk, &second).await;
    let page = desk.get(forced.location()).await;
    assert_eq!(page.status, 422);
    page.tells("表里有2行和现有安排冲突，没有导入。");
    let found = desk.get("/desk").await;
    assert!(found.text().contains("合唱排练") && !found.text().contains("红歌会"));
}
