//! The log at a desk: what was done is told, narrowed, taken along as a file, and put back; the auditor reads and changes nothing.

use domain::role::Role;

use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

async fn close(desk: &mut Browser, centre: &Centre) -> Answer {
    let offering = centre.calligraphy.to_string();
    let key = store::form_key::new().to_string();
    desk.post_and_follow("/forms/desk-close", &[("key", &key), ("offering", &offering)]).await
}

async fn put_back(desk: &mut Browser, entry: &str, reason: &str) -> Answer {
    let key = store::form_key::new().to_string();
    let fields = [("key", key.as_str()), ("entry", entry), ("reason", reason)];
    desk.post_and_follow("/forms/desk-put-back", &fields).await
}

async fn opened() -> (Yinyao, Centre, Browser) {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let desk = centre.desk_a(&yinyao).await;
    (yinyao, centre, desk)
}

#[tokio::test]
async fn what_was_done_is_told_and_put_back() {
    let (yinyao, centre, mut desk) = opened().await;
    let page = close(&mut desk, &centre).await;
    page.tells("停止了“楷书一年级班”的报名");
    let entry = centre.last_entry(&yinyao).await.to_string();
    page.says(&format!("href=\"/desk/log/{entry}\""));
    let log = desk.get("/desk/log").await;
    log.tells("停止了“楷书一年级班”的报名");
    log.tells("情况：按报名时间→停止报名");
    let one = desk.get(&format!("/desk/log/{entry}")).await;
    one.tells("撤销这次改动");
    put_back(&mut desk, &entry, "").await.tells("已经撤销了");
    let offering = format!("/desk/offerings/{}", centre.calligraphy);
    assert!(
        desk.get(&offering).await.text().contains("停止报名"),
        "there is something to stop again"
    );
    let log = desk.get(&format!("/desk/log?offering={}", centre.calligraphy)).await;
    log.tells("撤销了对“楷书一年级班”的改动");
    log.tells("共2条");
    let twice = put_back(&mut desk, &entry, "再来一次").await;
    assert_eq!(twice.status, 422);
    twice.tells("这次改动已经撤销了");
}

#[tokio::test]
async fn a_change_that_was_changed_again_is_refused_and_keeps_what_was_typed() {
    let (yinyao, centre, mut desk) = opened().await;
    close(&mut desk, &centre).await;
    let entry = centre.last_entry(&yinyao).await.to_string();
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    store::offering::reopen(db, store::form_key::new(), centre.calligraphy, by).await.unwrap();
    let page = put_back(&mut desk, &entry, "点错了").await;
    assert_eq!(page.status, 422);
    page.tells("后来又有人改过");
    page.says("value=\"点错了\"");
}

#[tokio::test]
async fn the_log_is_narrowed_and_goes_along_as_a_file() {
    let (yinyao, centre, mut desk) = opened().await;
    close(&mut desk, &centre).await;
    centre.booked(&yinyao).await;
    let rooms = desk.get("/desk/log?topic=rooms").await;
    rooms.tells("加了场地“201 琴房”");
    assert!(!rooms.text().contains("停止了"));
    desk.get("/desk/log?from=2026-11-25").await.tells("没有这样的改动");
    desk.get("/desk/log?to=2026-11-24&page=1").await.tells("停止了");
    let odd = desk.get("/desk/log?from=2026-2-29").await;
    assert_eq!(odd.status, 422);
    odd.tells("从哪一天：没有这一天，2026年2月只有28天");
    odd.says("value=\"2026-2-29\"");
    assert_eq!(desk.get("/desk/log?room=x").await.status, 404);
    let by = centre.coordinator_a.person;
    desk.get(&format!("/desk/log?by={by}")).await.tells("停止了");
    let file = desk.get("/desk/log.csv?topic=rooms").await;
    assert!(file.bytes.starts_with("\u{feff}时间,谁改的,登录名,岗位".as_bytes()), "{}", file.body);
    assert!(file.body.contains("加了场地“201 琴房”"), "{}", file.body);
    assert_eq!(desk.get("/desk/log.csv?from=x").await.status, 404);
}

#[tokio::test]
async fn the_auditor_reads_and_changes_nothing() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    let mut auditor = centre.desk_as(&yinyao, Role::Auditor).await;
    let [offering, receipt, entry] = [
        format!("/desk/offerings/{}", centre.calligraphy),
        format!("/desk/receipts/{}", centre.receipt.unwrap()),
        format!("/desk/log/{}", centre.entry.unwrap()),
    ];
    for path in ["/desk", "/desk/log", "/desk/cash", &offering, &receipt, &entry] {
        let page = auditor.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.main().contains("/forms/"), "{path} has a form that changes something");
        for way in
            ["/removal", "/add\"", "/refund", "/correction", "/closing", "/state", "/import\""]
        {
            assert!(!page.body.contains(way), "{path} leads to {way}");
        }
    }
    for file in ["/list.csv", "/list.xlsx"] {
        assert_eq!(auditor.get(&format!("{offering}{file}")).await.status, 200);
    }
    for path in ["/desk/cash.csv", "/desk/log.csv"] {
        assert_eq!(auditor.get(path).await.status, 200, "{path}");
    }
    let (key, id) = (store::form_key::new().to_string(), centre.entry.unwrap().to_string());
    let fields = [("key", key.as_str()), ("entry", id.as_str()), ("reason", "")];
    let refused = auditor.post("/forms/desk-put-back", &fields).await;
    assert_eq!(refused.status, 403);
    let of_b = centre.desk_b(&yinyao).await;
    assert_eq!(of_b.clone().get(&entry).await.status, 404);
    let other = of_b.clone().get(&format!("/desk/log?offering={}", centre.calligraphy)).await;
    assert!(!other.body.contains("楷书"), "another institution's entries");
}

#[tokio::test]
async fn calling_off_is_taken_back_for_a_reason_and_what_stays_says_what_to_do_instead() {
    let (yinyao, centre, mut desk) = opened().await;
    let mut chen = centre.chen(&yinyao).await;
    chen.signs_up(centre.calligraphy).await;
    let (offering, key) = (centre.calligraphy.to_string(), store::form_key::new().to_string());
    desk.get(&format!("/desk/offerings/{offering}/state")).await.tells("3天里可以撤销");
    let off = [("key", key.as_str()), ("offering", offering.as_str()), ("reason", "教师生病")];
    let page = desk.post_and_follow("/forms/desk-cancel", &off).await;
    page.tells("取消了“楷书一年级班”");
    let entry = centre.last_entry(&yinyao).await.to_string();
    page.says(&format!("href=\"/desk/log/{entry}\""));
    let silent = put_back(&mut desk, &entry, "").await;
    assert_eq!(silent.status, 422);
    silent.tells("请写撤销的原因，大家会看到");
    put_back(&mut desk, &entry, "取消错了班").await.tells("已经撤销了");
    let list = desk.get(&format!("/desk/offerings/{offering}")).await;
    list.tells("停止报名");
    // A place that was given at the counter has its opposite on the list.
    let key = store::form_key::new().to_string();
    let somebody = [
        ("key", key.as_str()),
        ("offering", offering.as_str()),
        ("name", "王秀英"),
        ("born_on", "1955-3-5"),
        ("mobile", "19900000777"),
    ];
    desk.post_and_follow("/forms/desk-add", &somebody).await;
    let entry = centre.last_entry(&yinyao).await.to_string();
    let one = desk.get(&format!("/desk/log/{entry}")).await;
    one.tells("要改，请在名单上把这个人移出。");
    assert!(!one.text().contains("撤销这次改动"));
}
