//! A register of 5,000 people, as a large university keeps it: handed in, looked through page by page, taken over and taken back.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::support::{Answer, Browser, Centre, Contents, yinyao};

const ROWS: usize = 5_000;
/// One row among so many has no name, and one is the row before it once more.
const EACH: usize = 500;
const NAMELESS: usize = 250;
const REPEATED: usize = 100;
/// So many rows can be taken over, and so many people are in them.
const SOUND: usize = ROWS - ROWS / EACH;
const PEOPLE: usize = SOUND - ROWS / EACH;

/// Nobody in it is known.
fn register() -> String {
    let mut lines = "姓名,出生日期,手机\r\n".to_owned();
    for row in 0..ROWS {
        let name = if row % EACH == NAMELESS { "" } else { "王娥" };
        let row = if row % EACH == REPEATED { row - 1 } else { row };
        let (year, month, day) = (1931 + row % 45, 1 + row / 45 % 12, 1 + row / 540 % 28);
        write!(lines, "{name},{year}-{month}-{day},199{:08}\r\n", 72_000_000 + row).unwrap();
    }
    lines
}

/// The numbers of the rows that a page shows.
fn rows_of(page: &Answer) -> Vec<usize> {
    let rows = page.body.split("class=\"import__row\"").skip(1);
    let number = |row: &str| {
        let (_, cell) = row.split_once("<td").unwrap();
        let (_, cell) = cell.split_once('>').unwrap();
        cell.split('<').next().unwrap().parse().unwrap()
    };
    rows.map(number).collect()
}

/// Where the page after this one is.
fn next_of(page: &Answer) -> Option<String> {
    let (before, _) = page.main().split_once("rel=\"next\"")?;
    let (_, link) = page.main()[before.rfind("<a")?..].split_once("href=\"")?;
    Some(link.split(['"', '#']).next()?.replace("&amp;", "&"))
}

/// The rows of the preview from this page on, over so many pages at most; and whether there is one more.
async fn looked_through(desk: &mut Browser, first: &str, most: usize) -> (Vec<usize>, bool) {
    let (mut rows, mut way) = (Vec::new(), Some(first.to_owned()));
    for _ in 0..most {
        let Some(at) = way else { break };
        let page = desk.get(&at).await;
        assert_eq!(page.status, 200, "{at}");
        rows.extend(rows_of(&page));
        way = next_of(&page);
    }
    (rows, way.is_some())
}

async fn send(desk: &mut Browser, form: &str, import: &str) -> Answer {
    let key = store::form_key::new().to_string();
    desk.post_and_follow(&format!("/forms/{form}"), &[("key", &key), ("import", import)]).await
}

/// How many rows are written, as the page of an import that goes on tells it.
fn written(page: &Answer) -> usize {
    page.tells("正在导入");
    page.says("<progress");
    page.tells(&format!("一共{SOUND}行"));
    let text = page.text();
    let (_, told) = text.split_once("已经写好").unwrap();
    told.split('行').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_register_of_5_000_is_looked_through_taken_over_and_taken_back() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let contents = Contents::of(&yinyao).await;
    let before = contents.now().await;
    let count = |of: &BTreeMap<String, String>, table: &str| of[table].parse::<usize>().unwrap();

    let answer = desk.upload("/desk/import", "people.csv", register().as_bytes(), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    let way = answer.location().to_owned();
    let preview = desk.get(&way).await;
    preview.tells(&format!("确认导入{PEOPLE}人"));
    preview.tells("有10行有问题");
    preview.tells("一共5000行，这里显示前200行");
    assert_eq!(contents.now().await["member"], before["member"], "nothing is stored yet");

    // The first row has the headings. From page to page at both ends: each page reads the whole list.
    let (rows, has_more) = looked_through(&mut desk, &way, 3).await;
    assert_eq!((rows, has_more), ((2..602).collect(), true));
    let (rows, has_more) = looked_through(&mut desk, &format!("{way}?show=all&page=24"), 3).await;
    assert_eq!((rows, has_more), ((4_602..ROWS + 2).collect(), false));
    let beyond = desk.get(&format!("{way}?page=26")).await;
    beyond.tells("一共5000行，这里显示第4801到5000行");
    assert_eq!(rows_of(&beyond).last(), Some(&(ROWS + 1)), "the last page");
    let (rows, has_more) = looked_through(&mut desk, &format!("{way}?show=problems"), 2).await;
    let odd = (0..ROWS).filter(|row| [NAMELESS, REPEATED].contains(&(row % EACH)));
    assert_eq!((rows, has_more), (odd.map(|row| row + 2).collect(), false));

    let import = way.trim_start_matches("/desk/import/");
    let mut page = send(&mut desk, "desk-confirm-import", import).await;
    let mut so_far = 0;
    while !page.header("refresh").is_empty() {
        let now = written(&page);
        assert!((so_far..=PEOPLE).contains(&now), "{now} after {so_far}");
        so_far = now;
        page = desk.get(&way).await;
    }
    page.tells(&format!("已导入{PEOPLE}人，另有10人重复。"));
    let taken = contents.now().await;
    assert_eq!(count(&taken, "member"), count(&before, "member") + PEOPLE);
    assert_eq!(count(&taken, "person"), count(&before, "person") + PEOPLE);

    desk.get(&format!("{way}/undo")).await.tells(&format!("{PEOPLE}人不再是学员"));
    let undone = send(&mut desk, "desk-import-undo", import).await;
    assert_eq!(undone.status, 200);
    undone.tells("这次导入撤销了");
    undone.tells(&format!("已撤销。原先是：已导入{PEOPLE}人"));
    let after = contents.now().await;
    assert_eq!(after["member"], before["member"], "nobody of them is a member any more");
    assert_eq!(after["person"], taken["person"], "who is known stays known");
}
