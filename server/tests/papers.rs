//! What a desk prints is there as a file, too; its lists are the same in every file; and nobody reads another institution's.

use app::sheet::read::sheets;
use domain::outbox::OwnWay;
use domain::person::{AddressTold, PostalAddress};
use domain::plan::Cell;
use domain::role::Role;

use crate::support::routes::{filled, pages};
use crate::support::samples::pdf_text;
use crate::support::{Browser, Centre, Yinyao, yinyao};

async fn in_use() -> (Yinyao, Centre) {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await.in_use(&yinyao).await;
    (yinyao, centre)
}

async fn text(desk: &mut Browser, path: &str) -> Vec<String> {
    let file = desk.get(path).await;
    assert_eq!(file.status, 200, "{path}");
    assert_eq!(file.header("content-type"), "application/pdf", "{path}");
    assert!(file.header("content-disposition").contains(".pdf"), "{path}");
    pdf_text(&file.bytes)
}

/// The cells of a workbook, row by row.
fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let sheet = sheets(bytes).unwrap().remove(0);
    let told = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        _ => String::new(),
    };
    sheet.rows.iter().map(|row| row.cells.iter().map(told).collect()).collect()
}

#[tokio::test]
async fn papers_say_what_their_pages_say() {
    let (yinyao, centre) = in_use().await;
    let mut desk = centre.desk_a(&yinyao).await;
    let receipt = centre.receipt.unwrap();
    let sheet = format!("/desk/offerings/{}/sheet", centre.calligraphy);
    for (page, file, told) in [
        (sheet.clone(), format!("{sheet}.pdf?from=1"), vec!["楷书一年级班", "陈淑芬", "行号"]),
        (
            "/desk/notice?month=2026-12".into(),
            "/desk/notice.pdf?month=2026-12&paper=a3".into(),
            vec!["银杏区老年大学", "楷书一年级班", "12月22日"],
        ),
        (
            format!("/desk/receipts/{receipt}"),
            format!("/desk/receipts/{receipt}/receipt.pdf"),
            vec!["收据", "2026-000001", "陈淑芬", "贰佰元整", "银杏区老年大学"],
        ),
        (
            "/desk/cash".into(),
            "/desk/cash.pdf".into(),
            vec!["2026-000001", "陈淑芬", "200.00", "合计"],
        ),
    ] {
        let shown = desk.get(&page).await;
        let way = file.split('?').next().unwrap();
        shown.says(way);
        let written = text(&mut desk, &file).await.concat();
        for told in told {
            assert!(written.contains(told), "{told} is missing in {file}: {written}");
        }
        let of_b = centre.desk_b(&yinyao).await.get(&file).await;
        let is_shared = file.starts_with("/desk/notice") || file.starts_with("/desk/cash");
        assert_eq!(of_b.status.as_u16(), if is_shared { 200 } else { 404 }, "{file}");
        if is_shared {
            let others = pdf_text(&of_b.bytes).concat();
            assert!(!others.contains("陈淑芬") && !others.contains("楷书"), "{others}");
        }
        assert_eq!(centre.chen(&yinyao).await.get(&file).await.status, 403, "{file}");
    }
}

#[tokio::test]
async fn a_list_is_the_same_in_every_file() {
    let (yinyao, centre) = in_use().await;
    let mut desk = centre.desk_a(&yinyao).await;
    let mut door = centre.desk_as(&yinyao, Role::Door).await;
    let address = AddressTold::Is(PostalAddress::parse("沿江路3号").unwrap());
    store::person::save_own_way(&yinyao.db, centre.chen, OwnWay::Message, &address).await.unwrap();
    let files = desk.get("/desk/files").await;
    let things = store::certificate::certifiable(&yinyao.db, centre.chen, None).await.unwrap();
    let attendance = format!("/desk/offerings/{}/attendance", things.classes[0].offering);
    for (list, told) in [
        ("/desk/files/offerings", vec!["楷书一年级班", "合唱一年级班"]),
        ("/desk/files/members", vec!["陈淑芬", "1955", "19900000001", "沿江路3号", "K000001"]),
        ("/desk/files/rooms", vec!["201琴房"]),
        (attendance.as_str(), vec!["陈淑芬", "到"]),
    ] {
        if list.starts_with("/desk/files") {
            files.says(&format!("{list}.xlsx"));
        }
        let csv = desk.get(&format!("{list}.csv")).await;
        assert!(csv.bytes.starts_with("\u{feff}".as_bytes()), "{list}");
        let workbook = desk.get(&format!("{list}.xlsx")).await;
        let rows = cells(&workbook.bytes);
        let paper = text(&mut desk, &format!("{list}.pdf")).await.concat();
        for told in told {
            assert!(csv.body.contains(told), "{told} in {list}.csv: {}", csv.body);
            assert!(rows.iter().flatten().any(|cell| cell.contains(told)), "{told} in {list}.xlsx");
            assert!(paper.contains(told), "{told} in {list}.pdf: {paper}");
        }
        let of_b = centre.desk_b(&yinyao).await.get(&format!("{list}.csv")).await;
        // Chen belongs to B as well, without a card of A's.
        for foreign in ["K000001", "楷书", "琵琶", "201琴房"] {
            assert!(!of_b.body.contains(foreign), "{foreign} in {list} of B: {}", of_b.body);
        }
        assert_eq!(door.get(&format!("{list}.csv")).await.status, 403, "{list}");
    }
    let found = desk.get("/desk/files/offerings.csv?q=%E5%90%88%E5%94%B1").await;
    assert!(found.body.contains("合唱") && !found.body.contains("楷书"), "{}", found.body);
    desk.get("/desk?q=%E5%90%88%E5%94%B1").await.says("/desk/files/offerings.csv?q=");
}

#[tokio::test]
async fn a_week_of_rooms_tells_its_bookings_day_by_day() {
    let (yinyao, centre) = in_use().await;
    let mut desk = centre.desk_a(&yinyao).await;
    let week = desk.get("/desk/files/rooms.csv?week=2026-12-1").await;
    assert!(week.body.contains("夕阳红合唱团"), "{}", week.body);
    assert!(week.body.contains("9:00"), "{}", week.body);
    let before = desk.get("/desk/files/rooms.csv?week=2026-11-24").await;
    assert!(!before.body.contains("夕阳红合唱团"), "{}", before.body);
}

#[tokio::test]
async fn a_club_takes_a_slip_along_and_its_file_says_the_same() {
    let (yinyao, centre) = in_use().await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    let room = format!("/desk/rooms/{}/change", centre.room.unwrap());
    let revision = desk.get(&room).await.hidden("revision");
    let (key, id) = (store::form_key::new().to_string(), centre.room.unwrap().to_string());
    let facts = [
        ("key", key.as_str()),
        ("room", id.as_str()),
        ("revision", revision.as_str()),
        ("name", "201 琴房"),
        ("floor", "2"),
        ("equipment", "钢琴"),
        ("bring", "自己的乐谱"),
        ("step_free", "yes"),
        ("lending", "at_once"),
    ];
    assert_eq!(desk.post("/forms/desk-room", &facts).await.status, 303);
    let told = ["201琴房", "下午2:00–4:00", "没有台阶", "自己的乐谱", "这张凭条", "书友社", "0791"];
    let own = format!("/bookings/{}", centre.borrowed.unwrap());
    chen.get(&own).await.says(&format!("{own}/slip"));
    let page = chen.get(&format!("{own}/slip")).await;
    let paper = text(&mut chen, &format!("{own}/slip.pdf")).await.concat();
    for told in told {
        page.tells(told);
        assert!(paper.contains(told), "{told} is missing in {paper}");
    }
    let mut lin = centre.lin(&yinyao).await;
    for path in [format!("{own}/slip"), format!("{own}/slip.pdf")] {
        assert_eq!(lin.get(&path).await.status, 404, "{path}");
        let anybody = yinyao.browser().get(&path).await;
        assert!(anybody.location().starts_with("/sign-in?return_to="), "{}", anybody.location());
    }
    let at_desk = format!("/desk/bookings/{}", centre.booking.unwrap());
    let shown = desk.get(&format!("{at_desk}/slip")).await;
    shown.tells("夕阳红合唱团");
    shown.says(&format!("{at_desk}/slip.pdf"));
    assert!(
        text(&mut desk, &format!("{at_desk}/slip.pdf")).await.concat().contains("夕阳红合唱团")
    );
    // Called off, it has no slip any more.
    let key = store::form_key::new().to_string();
    let off = [
        ("key", key.as_str()),
        ("booking", own.split('/').next_back().unwrap()),
        ("revision", "0"),
    ];
    chen.post("/forms/give-up-room", &off).await;
    chen.get(&format!("{own}/slip")).await.leads_to(&own);
    assert_eq!(chen.get(&format!("{own}/slip.pdf")).await.status, 404);
}

#[tokio::test]
async fn everything_that_is_printed_has_a_file_on_its_page() {
    let (yinyao, centre) = in_use().await;
    let mut desk = centre.desk_a(&yinyao).await;
    let session = centre.session.unwrap();
    let off = [("what", "cancel"), ("revision", "0"), ("reason", "老师生病")];
    let (key, id) = (store::form_key::new().to_string(), session.to_string());
    let off = [&[("key", key.as_str()), ("session", id.as_str())], &off[..]].concat();
    desk.post("/forms/desk-session", &off).await;
    let (term, consent) = (centre.term.unwrap(), centre.consent.unwrap());
    let application = centre.application.unwrap();
    let announced = centre.announced.unwrap();
    let day = "2026-11-24";
    for (page, told) in [
        (format!("/desk/notice/changes?on={day}"), "变动"),
        (format!("/desk/sessions/{session}/notice"), "停课"),
        (format!("/desk/announcements/{announced}/notice"), "明天请带墨汁。"),
        (format!("/desk/terms/{term}/plan"), "周一"),
        ("/desk/log".to_owned(), "改动记录"),
        (format!("/desk/consents/{consent}"), "签字"),
        (format!("/desk/applications/{application}"), "李桂兰"),
        ("/helping/form".to_owned(), "委托"),
    ] {
        let shown = desk.get(&page).await;
        assert_eq!(shown.status, 200, "{page}");
        let file =
            shown.body.split("href=\"").find(|way| way.split('"').next().unwrap().contains(".pdf"));
        let file = file.unwrap_or_else(|| panic!("no file on {page}")).split('"').next().unwrap();
        let written = text(&mut desk, &file.replace("&amp;", "&")).await.concat();
        assert!(written.contains(told), "{told} is missing in {file}: {written}");
    }
}

/// Pages with the button to print that have no file, each with why.
const NO_FILE: [(&str, &str); 3] = [
    ("help.rs", "a page of the manual tells how something is done, and is of nobody"),
    (
        "draw.rs",
        "the page for everybody has its list and its record as texts, the desk's has the papers",
    ),
    ("helper_code.rs", "a code that lets somebody act stands in no file that lies about"),
];

/// What makes a link to a file on paper.
const FILES: [&str; 5] = ["<PdfButton", "<FileButtons", "certificate_file(", ".pdf", "_pdf("];

#[test]
fn every_page_with_the_button_to_print_has_a_file_or_a_reason() {
    let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/../app/src/pages");
    let (mut folders, mut printed) = (vec![std::path::PathBuf::from(pages)], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            if text.contains("<PrintButton") || text.contains("is_printed=true") {
                let has_file = FILES.iter().any(|file| text.contains(file));
                printed.push((path.file_name().unwrap().to_str().unwrap().to_owned(), has_file));
            }
        }
    }
    assert!(printed.len() > 25, "{} pages are printed", printed.len());
    let mut without: Vec<_> =
        printed.iter().filter(|(_, has)| !has).map(|(name, _)| name.as_str()).collect();
    without.sort_unstable();
    let mut known = NO_FILE.map(|(name, _)| name);
    known.sort_unstable();
    assert_eq!(without, known, "give it a file, or say why not");
}

#[tokio::test]
async fn every_page_of_the_map_that_is_printed_leads_to_its_file() {
    let (yinyao, centre) = in_use().await;
    // Pages as they are shown that have no file, with those of the manual.
    let no_file = |path: &str| path.starts_with("/help") || path.starts_with("/draws/");
    let mut printed = Vec::new();
    for mut browser in [centre.desk_as(&yinyao, Role::Head).await, centre.chen(&yinyao).await] {
        for path in pages() {
            let path = filled(&path, &centre);
            let shown = browser.get(&path).await;
            if shown.status != 200 || !shown.body.contains("data-print") {
                continue;
            }
            printed.push(path.clone());
            let ways = shown.body.split("href=\"").skip(1).filter_map(|way| way.split('"').next());
            let files: Vec<String> = ways
                .filter(|way| way.split('?').next().is_some_and(|path| path.ends_with(".pdf")))
                .map(|way| way.replace("&amp;", "&"))
                .collect();
            assert!(!files.is_empty() || no_file(&path), "no file on {path}");
            for file in files {
                let paper = text(&mut browser, &file).await;
                assert!(!paper.concat().trim().is_empty(), "{file} of {path} is empty");
            }
        }
    }
    printed.sort();
    printed.dedup();
    assert!(printed.len() > 12, "printed are {printed:?}");
}
