//! Files at the desk: a plan handed in, lists taken home.

use domain::calendar::{Span, start_of};
use jiff::civil::date;
use store::closure::NewClosure;

use crate::support::{Centre, Yinyao, yinyao};

const PLAN: &[u8] = include_bytes!("../demonstration/classes.xlsx");
/// What the form around the file says besides.
const FIELDS: [(&str, &str); 1] = [("unknown", "1")];
/// A term for which nothing is planned yet.
const TERM: [(&str, &str); 5] = [
    ("term_name", "2033年春季学期"),
    ("term_starts_on", "2033-2-21"),
    ("term_ends_on", "2033-5-27"),
    ("opens_at", "2033-1-10"),
    ("closes_at", "2033-2-18"),
];

#[tokio::test]
async fn a_plan_is_shown_before_anything_is_kept() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let before = all_of_a(&yinyao, &centre).await;
    let answer = desk.upload("/desk/import", "招生计划.xlsx", PLAN, &FIELDS).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    let preview = desk.get(answer.location()).await;
    assert!(preview.status == 200 || preview.status == 422, "{}", preview.status);
    assert_eq!(all_of_a(&yinyao, &centre).await, before, "nothing is kept before it is confirmed");
    let mut other = centre.desk_b(&yinyao).await;
    if answer.location().starts_with("/desk/import/") {
        assert_eq!(other.get(answer.location()).await.status, 404, "another institution's plan");
        let problems = format!("{}/problems.xlsx", answer.location());
        assert_eq!(other.get(&problems).await.status, 404);
        assert!(desk.get(&problems).await.status == 200);
    }
}

#[tokio::test]
async fn whatever_file_is_handed_in_the_desk_is_told_why_not() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let cut = &PLAN[..PLAN.len() / 2];
    let files: [(&str, &[u8]); 8] = [
        ("nothing.xlsx", b""),
        ("cut.xlsx", cut),
        ("not-a-plan.csv", "姓名,年龄\r\n陈淑芬,71\r\n".as_bytes()),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\0"),
        ("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"),
        ("../../etc/passwd", b"a,b\r\n1,2\r\n"),
        ("<script>alert(1)</script>.csv", b"\0\0\0"),
        ("gb18030.csv", b"\xcf\xb5\xb1\xf0,\xd7\xa8\xd2\xb5\r\n1,2\r\n"),
    ];
    for (name, bytes) in files {
        let answer = desk.upload("/desk/import", name, bytes, &FIELDS).await;
        assert_eq!(answer.status, 303, "{name}: {}", answer.main());
        let page = desk.get(answer.location()).await;
        assert_eq!(page.status, 422, "{name}: {}", page.main());
        assert!(!page.body.contains("<script>alert"), "{name}");
    }
}

#[tokio::test]
async fn a_plan_of_more_than_ten_megabytes_is_told_to_be_too_large() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let answer = desk.upload("/desk/import", "large.csv", &vec![b'x'; 11 << 20], &FIELDS).await;
    assert_eq!(answer.status, 303);
    let page = desk.get(answer.location()).await;
    assert_eq!(page.status, 422);
    page.says("文件超过10兆了");
    let page = desk.upload("/desk/import", "large.csv", &vec![b'x'; 11 << 20], &TERM).await;
    desk.get(page.location()).await.says("2033年春季学期");
    let below = desk.upload("/desk/import", "large.csv", &vec![b'x'; 9 << 20], &FIELDS).await;
    assert_eq!(below.status, 303, "less than 10 MB is looked at");
}

#[tokio::test]
async fn a_form_that_is_cut_or_of_another_kind_leads_back_to_the_form() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let kinds = [
        None,
        Some("application/json"),
        Some("multipart/form-data"),
        Some("multipart/form-data; boundary=xyz"),
    ];
    for kind in kinds {
        let answer = desk
            .send(http::Method::POST, "/desk/import", kind, b"--xyz\r\ncontent-dis".to_vec())
            .await;
        assert_eq!(answer.status, 303, "{kind:?}: {}", answer.main());
        assert!(answer.location().starts_with("/desk/import"), "{}", answer.location());
        desk.get(answer.location()).await.says("文件没有收全");
    }
    let cut = "--xyz\r\ncontent-disposition: form-data; name=\"term_name\"\r\n\r\n2033年春季学期\r\n\
        --xyz\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b";
    let kind = Some("multipart/form-data; boundary=xyz");
    let answer = desk.send(http::Method::POST, "/desk/import", kind, cut.into()).await;
    let page = desk.get(answer.location()).await;
    page.says("文件没有收全");
    page.says("2033年春季学期");
}

#[tokio::test]
async fn days_closed_since_the_preview_leave_out_no_class_in_silence() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let before = all_of_a(&yinyao, &centre).await;
    let handed_in = desk.upload("/desk/import", "plan.xlsx", PLAN, &TERM).await;
    let preview = desk.get(handed_in.location()).await;
    let fields = [("key", preview.hidden("key")), ("import", preview.hidden("import"))];
    let span = Span { from: start_of(date(2033, 2, 1)), to: start_of(date(2033, 6, 1)) };
    let closed = [NewClosure { span, venue: None, reason: "维修".into() }];
    store::closure::add(&yinyao.db, Some(centre.a.id), &closed).await.unwrap();
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let page = desk.post_and_follow("/forms/desk-confirm-import", &fields).await;
    assert_eq!(page.status, 422);
    page.says("停课的日子改过了");
    assert_eq!(all_of_a(&yinyao, &centre).await, before);
}

#[tokio::test]
async fn only_a_desk_hands_in_and_takes_home() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let list = format!("/desk/offerings/{}/list.csv", centre.calligraphy);
    for size in [100, 2 << 20] {
        let file = vec![b'x'; size];
        let answer = yinyao.browser().upload("/desk/import", "plan.csv", &file, &FIELDS).await;
        answer.leads_to("/desk/sign-in");
        let answer =
            centre.chen(&yinyao).await.upload("/desk/import", "plan.csv", &file, &FIELDS).await;
        assert_eq!(answer.status, 403);
    }
    yinyao.browser().get(&list).await.leads_to("/desk/sign-in");
    let mut desk = centre.desk_a(&yinyao).await;
    for (path, kind) in
        [(list.clone(), "text/csv"), (list.replace(".csv", ".xlsx"), "application/vnd.openxml")]
    {
        let answer = desk.get(&path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("cache-control")),
            (200, "private, no-store"),
            "{path}"
        );
        assert!(answer.header("content-type").starts_with(kind), "{path}");
        assert!(answer.header("content-disposition").starts_with("attachment"), "{path}");
    }
    assert!(desk.get(&list.replace(".csv", ".xlsx")).await.bytes.starts_with(b"PK"));
}

async fn all_of_a(yinyao: &Yinyao, centre: &Centre) -> u32 {
    store::offering::offerings_of(&yinyao.db, centre.a.id, "", 1).await.unwrap().total
}
