//! Files at the desk: a plan handed in, lists taken home.

use app::sheet::read::sheets;
use domain::calendar::{Span, start_of};
use domain::person::{PersonName, Telephone};
use domain::plan::{Cell, SheetRow as Row};
use domain::role::Role;
use jiff::civil::date;
use store::closure::NewClosure;
use store::founding::NewPerson;
use store::sign_up::{Asked, By};

use crate::support::{Centre, PLAN, TERM, Yinyao, yinyao};

const BAD_PLAN: &[u8] = include_bytes!("../../app/tests/data/offerings-bad.xlsx");
const PROBLEMS: &str = include_str!("../../app/tests/data/offerings-bad-expected.csv");
/// What the form around the file says besides.
const FIELDS: [(&str, &str); 1] = [("unknown", "1")];

#[tokio::test]
async fn a_plan_is_shown_before_anything_is_kept() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let before = all_of_a(&yinyao, &centre).await;
    let answer = desk.upload("/desk/import", "招生计划.xlsx", PLAN, &TERM).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    assert!(answer.location().starts_with("/desk/import/"), "{}", answer.location());
    let preview = desk.get(answer.location()).await;
    assert_eq!(preview.status, 200, "{}", preview.main());
    preview.says("现在还没有存进来");
    preview.says("确认导入104项");
    assert_eq!(all_of_a(&yinyao, &centre).await, before, "nothing is kept before it is confirmed");
    let mut other = centre.desk_b(&yinyao).await;
    assert_eq!(other.get(answer.location()).await.status, 404, "another institution's plan");
    let problems = format!("{}/problems.xlsx", answer.location());
    assert_eq!(other.get(&problems).await.status, 404);
    assert_eq!(desk.get(&problems).await.status, 200);
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
        ("not-a-plan.csv", "书名,页数\r\n红楼梦,1606\r\n".as_bytes()),
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
        // A table whose headings nobody knows is asked about column by column.
        let is_asked = page.status == 200 && page.main().contains("每一列是什么");
        let is_table = ["not-a-plan.csv", "../../etc/passwd", "gb18030.csv"].contains(&name);
        assert!(page.status == 422 || is_table && is_asked, "{name}: {}", page.main());
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
    desk.get(page.location()).await.says("2028年春季学期");
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
    let cut = "--xyz\r\ncontent-disposition: form-data; name=\"term_name\"\r\n\r\n2028年春季学期\r\n\
        --xyz\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b";
    let kind = Some("multipart/form-data; boundary=xyz");
    let answer = desk.send(http::Method::POST, "/desk/import", kind, cut.into()).await;
    let page = desk.get(answer.location()).await;
    page.says("文件没有收全");
    page.says("2028年春季学期");
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
    let span = Span { from: start_of(date(2028, 2, 1)), to: start_of(date(2028, 6, 1)) };
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
        answer.leads_to("/desk/sign-in?return_to=/desk/import%3Fagain");
        let answer =
            centre.chen(&yinyao).await.upload("/desk/import", "plan.csv", &file, &FIELDS).await;
        assert_eq!(answer.status, 403);
    }
    for role in [Role::Teacher, Role::Door, Role::Auditor] {
        let mut browser = centre.desk_as(&yinyao, role).await;
        let answer = browser.upload("/desk/import", "plan.xlsx", PLAN, &TERM).await;
        assert_eq!(answer.status, 403, "{role:?}");
    }
    let mut coordinator = centre.desk_as(&yinyao, Role::Coordinator).await;
    let answer = coordinator.upload("/desk/import", "plan.xlsx", PLAN, &TERM).await;
    assert!(answer.location().starts_with("/desk/import/"), "{}", answer.location());
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

/// Three people on a class of two places; the first is to be called at a name that a spreadsheet would compute.
async fn three_on_two_places(yinyao: &Yinyao, centre: &Centre) {
    let number = Telephone::parse("0791-01234567").unwrap();
    store::person::save_emergency_contact(&yinyao.db, centre.chen, "=1+1", &number).await.unwrap();
    let name = PersonName::parse("单桂英").unwrap();
    let third =
        NewPerson { name: Some(name), born_on: Some(date(1950, 1, 1)), ..NewPerson::default() };
    let third = store::founding::add_people(&yinyao.db, &[third]).await.unwrap()[0];
    for person in [centre.chen, third, centre.lin] {
        let asked = Asked { offering: centre.calligraphy, person, by: By::Person(person) };
        store::sign_up::sign_up(&yinyao.db, store::form_key::new(), asked).await.unwrap();
    }
}

#[tokio::test]
async fn a_list_taken_home_says_who_waits_and_computes_nothing() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    three_on_two_places(&yinyao, &centre).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let list = format!("/desk/offerings/{}/list", centre.calligraphy);
    let expected = [
        ["1", "陈淑芬", "71", "1955年3月8日", "19900000001", "=1+1", "079101234567", "有名额"],
        ["2", "单桂英", "76", "1950年1月1日", "", "", "", "有名额"],
        ["3", "林国富", "66", "1960年3月8日", "19900000002", "", "", "候补第1位"],
    ];
    let xlsx = desk.get(&format!("{list}.xlsx")).await;
    let sheets = sheets(&xlsx.bytes).unwrap();
    let rows = &sheets[0].rows[1..];
    assert_eq!(
        rows[0].cells[..3].iter().map(Cell::words).collect::<Vec<_>>(),
        ["序号", "姓名", "年龄"]
    );
    let told = |row: &Row| row.cells[..8].iter().map(Cell::words).collect::<Vec<_>>();
    assert_eq!(rows[1..].iter().map(told).collect::<Vec<_>>(), expected);
    assert_eq!(rows[1].cells[5], Cell::Text("=1+1".into()), "words, and no formula");

    let csv = desk.get(&format!("{list}.csv")).await;
    let lines: Vec<&str> = csv.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(csv.bytes.starts_with(b"\xef\xbb\xbf"), "Excel in China reads it rightly");
    let escaped = expected.map(|row| row.join(",").replace("=1+1", "'=1+1"));
    for (line, expected) in lines[1..].iter().zip(escaped) {
        assert!(line.starts_with(&expected), "{line}");
    }
}

#[tokio::test]
async fn the_problems_of_a_plan_are_taken_home_as_they_were_told() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let handed_in = desk.upload("/desk/import", "坏表.xlsx", BAD_PLAN, &TERM).await;
    let file = desk.get(&format!("{}/problems.xlsx", handed_in.location())).await;
    assert!(file.header("content-disposition").contains("filename"), "{:?}", file.headers);
    let sheets = sheets(&file.bytes).unwrap();
    let lines: Vec<Vec<String>> =
        sheets[0].rows[2..].iter().map(|row| row.cells.iter().map(Cell::words).collect()).collect();
    let expected: Vec<String> = PROBLEMS
        .lines()
        .skip(1)
        .map(|line| line.splitn(4, ',').take(3).collect::<Vec<_>>().join(","))
        .collect();
    assert_eq!(lines.iter().map(|line| line[..3].join(",")).collect::<Vec<_>>(), expected);
    assert!(lines.iter().all(|line| line[3] == "错误" && line.len() == 6), "{lines:?}");
}

#[tokio::test]
async fn the_sheet_that_goes_round_names_who_is_on_it_and_no_telephone() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    three_on_two_places(&yinyao, &centre).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let way = format!("/desk/offerings/{}/sheet", centre.calligraphy);
    let sheet = desk.get(&way).await;
    let (held, waiting) = sheet.main().split_once("候补名单").expect("a list of those who wait");
    for told in ["陈淑芬", "单桂英"] {
        assert!(held.contains(told), "{told}: {held}");
    }
    // Above the heading stands whom to call when there is no network.
    let (_, sheet) = sheet.main().split_once("<h1").expect("a heading");
    let whole = sheet.replace(['\u{a0}', ' '], "");
    for private in ["19900000001", "19900000002", "=1+1", "079101234567"] {
        assert!(!whole.contains(private), "{private} goes round the class");
    }
    for told in ["林国富", "<td>1</td>"] {
        assert!(waiting.replace('\u{a0}', " ").contains(told), "{told}: {waiting}");
        assert!(told == "<td>1</td>" || !held.contains(told), "{told}");
    }
    let later = desk.get(&format!("{way}?from=9")).await;
    later.says("陈淑芬");
    assert!(!later.body.contains("候补名单"), "it stands on the first sheet alone");
}

async fn all_of_a(yinyao: &Yinyao, centre: &Centre) -> u32 {
    store::offering::offerings_of(&yinyao.db, centre.a.id, "", 1).await.unwrap().total
}
