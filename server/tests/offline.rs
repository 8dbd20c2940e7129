//! What is needed for the time without network: the worker's own headers, and what each answer tells the worker.

use crate::support::{Answer, Browser, Centre, yinyao};

/// The words of `yinyao-reader`: who, how they read, until when.
fn reader(answer: &Answer) -> Vec<String> {
    answer.header("yinyao-reader").split(' ').map(str::to_owned).collect()
}

#[tokio::test]
async fn the_service_worker_is_asked_for_each_time_and_may_ask_our_server_alone() {
    let yinyao = yinyao().await;
    let answer = yinyao.browser().get("/service-worker.js").await;
    assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (200, "no-cache"));
    assert!(answer.header("content-type").starts_with("text/javascript"));
    let policy = answer.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; connect-src 'self';"), "{policy}");
    for encoding in ["br", "gzip"] {
        let small =
            yinyao.browser().with("accept-encoding", encoding).get("/service-worker.js").await;
        assert_eq!(small.header("content-encoding"), encoding);
        assert!(small.bytes.len() < 5_000, "{} bytes as {encoding}", small.bytes.len());
    }
    let manifest = yinyao.browser().get("/manifest.webmanifest").await;
    assert_eq!(manifest.header("content-type"), "application/manifest+json");
    assert_eq!(manifest.json()["name"], "银耀");
}

#[tokio::test]
async fn each_answer_tells_whose_it_is_and_each_sign_in_is_another_reader() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    let hers = reader(&chen.get("/my-sign-ups").await);
    assert_eq!(hers, reader(&chen.get("/classes").await));
    assert_eq!(hers, reader(&chen.get("/nothing-here").await));
    assert_eq!(hers.len(), 3);
    assert!(
        hers[0].len() == 16 && hers[0].bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{hers:?}"
    );
    let sixty_days = yinyao.db.now().as_second() + 60 * 24 * 60 * 60;
    assert_eq!(hers[2], sixty_days.to_string());
    let token = chen.cookies["yinyao"].clone();
    assert!(!token.contains(&hers[0]), "the mark is no part of what opens");
    for other in [centre.lin(&yinyao).await, centre.chen(&yinyao).await] {
        assert_ne!(reader(&other.clone().get("/classes").await)[0], hers[0]);
    }
    let nobody = reader(&yinyao.browser().get("/").await);
    assert_eq!(nobody, ["nobody", "zh-CN/standard/device"]);
    let desk = reader(&centre.desk_a(&yinyao).await.get("/desk").await);
    assert_eq!(desk.len(), 2, "at a desk nobody has a timetable: {desk:?}");
}

#[tokio::test]
async fn signing_out_and_reading_in_another_way_make_another_reader() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut chen = centre.chen(&yinyao).await;
    let before = reader(&chen.get("/").await);
    chen.post("/comfort", &[("text_size", "largest"), ("return_to", "/")]).await;
    let after = reader(&chen.get("/").await);
    assert_eq!((&after[0], after[1].as_str()), (&before[0], "zh-CN/largest/device"));
    chen.post("/forms/sign-out", &[]).await;
    assert_eq!(reader(&chen.get("/").await)[0], "nobody");
}

#[tokio::test]
async fn only_pages_to_look_at_may_be_kept() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut desk) = (centre.chen(&yinyao).await, centre.desk_a(&yinyao).await);
    let offering = format!("/offerings/{}", centre.calligraphy);
    let asked = chen
        .post("/forms/sign-up", &[("key", &key()), ("offering", &centre.calligraphy.to_string())])
        .await;
    let confirmed = asked.location().to_owned();
    assert!(confirmed.starts_with("/sign-ups/"), "{confirmed}");
    for path in ["/", "/classes", "/my-sign-ups", "/offline", &offering, &confirmed] {
        assert_eq!(chen.get(path).await.header("yinyao-keep"), "yes", "{path}");
    }
    let asks = format!("{confirmed}/withdrawal");
    for path in [
        "/me",
        "/my-sign-ups/calendar",
        "/my-sign-ups.ics",
        "/sign-in",
        "/nothing-here",
        &asks,
        "/classes?again",
    ] {
        assert_eq!(chen.get(path).await.header("yinyao-keep"), "", "{path}");
    }
    for path in ["/desk", "/desk/import", "/", "/classes"] {
        assert_eq!(desk.get(path).await.header("yinyao-keep"), "", "{path} of a coordinator");
    }
    // The door goes on without network; a letter and a greeting are the same page.
    let sessions = store::offering::sessions(&yinyao.db, centre.calligraphy).await.unwrap();
    let door = format!("/desk/sessions/{}/door", sessions[0].id);
    assert_eq!(desk.get(&door).await.header("yinyao-keep"), "yes");
    for path in [format!("{door}?initial=C"), door.replace("door", "register")] {
        assert_eq!(desk.get(&path).await.header("yinyao-keep"), "", "{path}");
    }
    assert_eq!(desk.get("/offline").await.header("yinyao-keep"), "yes");
    let form = chen.post("/forms/sign-out", &[]).await;
    assert_eq!(form.header("yinyao-keep"), "");
}

fn key() -> String {
    uuid::Uuid::now_v7().to_string()
}

#[tokio::test]
async fn the_page_for_offline_is_everybodys() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut nobody) = (centre.chen(&yinyao).await, yinyao.browser());
    let (hers, nobodys) = (chen.get("/offline").await, nobody.get("/offline").await);
    // The switches' form at the end holds a key of its own on every page.
    let told = |page: &Answer| page.main().split("<form").next().unwrap_or_default().to_owned();
    assert_eq!(told(&hers), told(&nobodys));
    for page in [&hers, &nobodys] {
        page.says("0791\u{a0}0123\u{a0}4567");
        page.says("id=\"not-sent\" hidden");
        assert!(
            !page.body.contains("陈淑芬") && !page.body.contains("退出登录"),
            "{}",
            page.main()
        );
    }
    let english: Browser = {
        nobody.cookies.insert("language".into(), "en".into());
        nobody
    };
    english.clone().get("/offline").await.says("No internet connection");
}
