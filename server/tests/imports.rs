//! Lists of rooms and people, files whose columns somebody names, and taking an import back: all without scripts.

use domain::institution::InstitutionKind;

use crate::support::{Answer, Browser, Centre, Contents, Database, PLAN, TERM, yinyao, yinyao_on};

const PEOPLE: &[u8] = include_bytes!("../demonstration/people-300.xlsx");
const ROOMS: &[u8] = include_bytes!("../demonstration/rooms-centre.csv");
const PROGRAMME: &[u8] = include_bytes!("../demonstration/activities-centre-2026-11.csv");
const SHIFTS: &[u8] = include_bytes!("../demonstration/volunteer-shifts-2026-11.csv");
const TERM_PLAN: &[u8] = include_bytes!("../demonstration/offerings-honggutan-2026-autumn.xlsx");
const BAD_PLAN: &[u8] = include_bytes!("../../app/tests/data/offerings-bad.xlsx");
const ORGANISATIONS: &[u8] = include_bytes!("../demonstration/organisations-jiangxi.csv");

/// Two people under headings that nobody knows.
const RENAMED: &str =
    "老同志,生辰,打这个电话\r\n王娥,1956.10.25,199 0000 2505\r\n李英,1950-3-8,\r\n";

async fn handed_in(desk: &mut Browser, name: &str, file: &[u8]) -> Answer {
    // Classes need a term and its window; a month's programme tells its own days.
    let fields: &[(&str, &str)] = if name.ends_with(".xlsx") { &TERM } else { &[] };
    let answer = desk.upload("/desk/import", name, file, fields).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    desk.get(answer.location()).await
}

async fn send(desk: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = store::form_key::new().to_string();
    let fields: Vec<_> = [("key", key.as_str())].iter().chain(fields).copied().collect();
    desk.post_and_follow(&format!("/forms/{form}"), &fields).await
}

async fn confirmed(desk: &mut Browser, preview: &Answer, fields: &[(&str, &str)]) -> Answer {
    let import = preview.hidden("import");
    let fields: Vec<_> = [("import", import.as_str())].iter().chain(fields).copied().collect();
    send(desk, "desk-confirm-import", &fields).await
}

#[tokio::test]
async fn every_file_of_an_office_is_understood_by_its_headings() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    for (name, file, told) in [
        ("plan.xlsx", TERM_PLAN, "确认导入104项"),
        ("programme.csv", PROGRAMME, "确认导入"),
        ("shifts.csv", SHIFTS, "确认导入80项"),
        ("rooms.csv", ROOMS, "确认导入24处房间"),
        ("people.xlsx", PEOPLE, "确认导入282人"),
        ("bad.xlsx", BAD_PLAN, "处要先改"),
    ] {
        let preview = handed_in(&mut desk, name, file).await;
        assert_eq!(preview.status, 200, "{name}: {}", preview.main());
        preview.tells(told);
    }
    // A table that is none of the five: somebody would have to say what it is.
    handed_in(&mut desk, "areas.csv", ORGANISATIONS).await.tells("没看懂表头");
    let photo = handed_in(&mut desk, "photo.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR").await;
    assert_eq!(photo.status, 422);
    photo.tells("这不是表格文件");
    for (name, text) in [
        ("hello.txt", "hello"),
        ("letter.txt", "王娥同志：\r\n您好！\r\n"),
        ("head.csv", "甲,乙\r\n"),
    ] {
        let refused = handed_in(&mut desk, name, text.as_bytes()).await;
        assert_eq!(refused.status, 422, "{name}");
        refused.tells("这不像一张表。第一行要写栏名，下面一行写一条。");
        refused.says("href=\"#file\"");
    }
}

#[tokio::test]
async fn every_file_of_an_office_is_taken_over_whole_and_back() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    for (name, file, told) in [
        ("plan.xlsx", TERM_PLAN, "已导入104项"),
        ("shifts.csv", SHIFTS, "已导入80项"),
        ("rooms.csv", ROOMS, "已导入24处"),
        ("people.xlsx", PEOPLE, "已导入282人"),
    ] {
        let preview = handed_in(&mut desk, name, file).await;
        let import = preview.hidden("import");
        let way = format!("/desk/import/{import}");
        let mut page = confirmed(&mut desk, &preview, &[]).await;
        while !page.header("refresh").is_empty() {
            page = desk.get(&way).await;
        }
        page.tells(told);
        page.says("<h1 tabindex=\"-1\" autofocus");
        let undone = send(&mut desk, "desk-import-undo", &[("import", &import)]).await;
        assert_eq!(undone.status, 200, "{name}: {}", undone.main());
        undone.tells("这次导入撤销了");
        undone.tells(&format!("已撤销。原先是：{told}"));
        assert!(!undone.text().contains("撤销这次导入"), "{name}");
    }
}

#[tokio::test]
async fn a_register_is_taken_over_without_its_identity_numbers() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let preview = handed_in(&mut desk, "people.xlsx", PEOPLE).await;
    preview.tells("有6行有问题");
    preview.tells("还有20行可以导入，请看一看。");
    preview.tells("要看一看26行");
    preview.tells("一共300行，这里显示前200行");
    assert!(!preview.text().contains("现在显示300行"));
    let way = format!("/desk/import/{}", preview.hidden("import"));
    let last = desk.get(&format!("{way}?show=all&page=2")).await;
    last.tells("一共300行，这里显示第201到300行");
    assert_eq!(last.body.matches("class=\"import__row\"").count(), 100);
    preview.says("<span class=\"line nowrap\">199");
    preview.tells("身份证号只核对，不保存");
    preview.tells("和第33行是同一个人，号码按第33行");
    assert!(!preview.body.contains("369999"), "no identity number is shown");
    let contents = Contents::of(&yinyao).await;
    let waiting = format!("{:?}", contents.now().await);
    assert!(!waiting.contains("369999"), "none is kept while the list waits");
    let done = confirmed(&mut desk, &preview, &[]).await;
    done.tells("已导入282人，另有12人重复。");
    let found = send(&mut desk, "desk-member-find", &[("q", "郭娣")]).await;
    found.tells("郭娣");
    let again = handed_in(&mut desk, "people.xlsx", PEOPLE).await;
    assert!(!again.body.contains("desk-confirm-import"), "{}", again.main());
    again.tells("已经有了294行");
    // Another institution's desk reads them as new, and is told nothing of them.
    let mut other = centre.desk_b(&yinyao).await;
    handed_in(&mut other, "people.xlsx", PEOPLE).await.tells("确认导入282人");
    let kept = format!("{:?}", contents.now().await);
    assert!(!kept.contains("369999"), "nor later");
}

#[tokio::test]
async fn rooms_are_added_changed_where_that_is_wanted_and_taken_back() {
    let yinyao = yinyao().await;
    let mut desk = Centre::desk_of(&yinyao, InstitutionKind::ActivityCentre).await;
    let preview = handed_in(&mut desk, "rooms.csv", ROOMS).await;
    preview.tells("最近的公交站：银杏路口站");
    let done = confirmed(&mut desk, &preview, &[]).await;
    done.tells("已导入24处。");
    let import = done.main().split("/desk/import/").nth(1).unwrap()[..36].to_owned();
    desk.get("/desk/rooms").await.tells("102多功能厅");
    let bigger = String::from_utf8_lossy(ROOMS).replace("102 多功能厅,1,150", "102 多功能厅,1,180");
    let preview = handed_in(&mut desk, "rooms.csv", bigger.as_bytes()).await;
    preview.tells("和现在写的不一样：能坐多少人。");
    confirmed(&mut desk, &preview, &[("differing", "take")]).await.tells("1处按表改了");
    // The first import: one room was changed since.
    let look = desk.get(&format!("/desk/import/{import}/undo")).await;
    look.tells("23处不再使用");
    look.tells("导入以后有人改过");
    let undone = send(&mut desk, "desk-import-undo", &[("import", &import)]).await;
    undone.tells("这次导入撤销了");
    undone.tells("有1样没有动。");
    undone.tells("已撤销。原先是：已导入");
    let list = desk.get("/desk/import").await;
    list.tells("已撤销。原先是：已导入");
    list.tells("导入（计划、人员、教室）");
    list.tells("导入过的");
    list.tells("撤销了");
}

#[tokio::test]
async fn columns_are_named_once_and_remembered_for_the_next_file() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let asked = handed_in(&mut desk, "people.csv", RENAMED.as_bytes()).await;
    asked.tells("每一列是什么");
    asked.tells("A列“老同志”");
    asked.tells("里面写着：王娥、李英");
    let import = asked.hidden("import");
    let of_people = |columns: [&'static str; 3]| {
        let names = ["columns[0]", "columns[1]", "columns[2]"];
        let told = names.into_iter().zip(columns);
        told.chain([("kind", "people")]).collect::<Vec<_>>()
    };
    let wrong = [of_people(["姓名", "姓名", ""]), vec![("import", import.as_str())]].concat();
    let wrong = send(&mut desk, "desk-import-columns", &wrong).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("已经有一列是“姓名”了");
    wrong.tells("还要选哪一列是：手机。");
    let right =
        [of_people(["姓名", "出生日期", "手机"]), vec![("import", import.as_str())]].concat();
    let preview = send(&mut desk, "desk-import-columns", &right).await;
    preview.tells("确认导入2人");
    assert!(!preview.text().contains("上次"), "it has just been said");
    confirmed(&mut desk, &preview, &[]).await.tells("已导入2人。");
    // In another order, with one more person.
    let next = "打这个电话,老同志,生辰\r\n199 0000 2505,王娥,1956.10.25\r\n,周兰,1951-1-1\r\n";
    let preview = handed_in(&mut desk, "people.csv", next.as_bytes()).await;
    preview.tells("列是按上次那样读的");
    preview.tells("确认导入1人");
    let columns = format!("/desk/import/{}/columns", preview.hidden("import"));
    preview.says(&format!("href=\"{columns}\""));
    assert_eq!(desk.get(&columns).await.status, 200);
    // Another desk is asked itself.
    let mut other = centre.desk_b(&yinyao).await;
    handed_in(&mut other, "people.csv", RENAMED.as_bytes()).await.tells("每一列是什么");
    assert_eq!(other.get(&columns).await.status, 404);
}

#[tokio::test]
async fn a_plan_with_a_renamed_column_is_read_as_its_desk_says() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let file = "服务队,干什么,地点,日期,开始,结束,需要人数\r\n导诊队,医院导诊,市医院,2033-3-1,9:00,11:00,4\r\n";
    let asked = handed_in(&mut desk, "shifts.csv", file.as_bytes()).await;
    asked.tells("表头里缺少：服务内容");
    // Six are known and folded; the seventh is asked, with what is left alone.
    assert_eq!(asked.main().matches("<details").count(), 6);
    asked.tells("A列“服务队”：读作“服务队”");
    let (_, unknown) = asked.main().split_once("B列“干什么”").expect("the column");
    let (unknown, _) = unknown.split_once("</fieldset>").expect("its end");
    assert!(unknown.contains("服务内容") && !unknown.contains("value=\"地点\""), "{unknown}");
    let import = asked.hidden("import");
    let usual = ["服务队", "服务内容", "地点", "日期", "开始", "结束", "需要人数"];
    let names: Vec<String> = (0..7).map(|place| format!("columns[{place}]")).collect();
    let mut fields: Vec<_> = names.iter().map(String::as_str).zip(usual).collect();
    fields.extend([("kind", "shift"), ("import", import.as_str())]);
    send(&mut desk, "desk-import-columns", &fields).await.tells("确认导入1项");
    handed_in(&mut desk, "shifts.csv", file.as_bytes()).await.tells("列是按上次那样读的");
}

#[tokio::test]
async fn a_plan_that_was_imported_is_taken_back_but_for_what_somebody_has() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let preview = handed_in(&mut desk, "plan.xlsx", PLAN).await;
    let import = preview.hidden("import");
    let undo = format!("/desk/import/{import}/undo");
    assert_eq!(desk.get(&undo).await.status, 404, "it is not confirmed");
    confirmed(&mut desk, &preview, &[]).await.tells("撤销这次导入");
    let found = store::offering::offerings_of(&yinyao.db, centre.a.id, "楷书二年级", 1).await;
    let offering = found.unwrap().offerings[0].id;
    let person = [("name", "李桂兰"), ("mobile", "19900000055"), ("born_on", "1955-03-08")];
    let offering = offering.to_string();
    let adding = [&person[..], &[("offering", &offering), ("reason", "电话报名")]].concat();
    send(&mut desk, "desk-add", &adding).await;
    let look = desk.get(&undo).await;
    look.tells("103项取消");
    look.tells("楷书二年级班");
    look.tells("有人报过名");
    let other = centre.desk_b(&yinyao).await.get(&undo).await;
    assert_eq!(other.status, 404);
    for _ in 0..2 {
        let undone = send(&mut desk, "desk-import-undo", &[("import", &import)]).await;
        undone.tells("103项取消");
    }
    desk.get(&format!("/desk/offerings/{offering}")).await.tells("李桂兰");
    handed_in(&mut desk, "plan.xlsx", PLAN).await.tells("确认导入103项");
}

#[tokio::test]
async fn a_long_register_tells_how_far_it_has_come() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let rows = (0..600).map(|row| format!("王娥,199{:08}\r\n", 70_000_000 + row));
    let list = format!("姓名,手机\r\n{}", rows.collect::<String>());
    let preview = handed_in(&mut desk, "people.csv", list.as_bytes()).await;
    preview.tells("确认导入600人");
    preview.tells("行，这里显示前200行");
    let way = format!("/desk/import/{}", preview.hidden("import"));
    let mut page = confirmed(&mut desk, &preview, &[]).await;
    while !page.header("refresh").is_empty() {
        page.tells("正在导入");
        page.says("<progress");
        page.says("%");
        assert_eq!(page.header("refresh"), "1");
        page = desk.get(&way).await;
    }
    page.tells("已导入600人。");
}

#[tokio::test]
async fn a_long_plan_tells_how_far_it_has_come_and_shows_its_first_rows() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let rows = (0..620).map(|row| {
        let (month, day) = (1 + row / 28 % 12, 1 + row % 28);
        format!("导诊队,导诊{row},{row}号门,2033-{month}-{day},9:00,11:00,4\r\n")
    });
    let head = "服务队,服务内容,地点,日期,开始,结束,需要人数\r\n";
    let list = format!("{head}{}", rows.collect::<String>());
    let preview = handed_in(&mut desk, "shifts.csv", list.as_bytes()).await;
    preview.tells("确认导入620项");
    preview.tells("行，这里显示前200行");
    assert_eq!(preview.body.matches("class=\"import__row\"").count(), 200);
    let way = format!("/desk/import/{}", preview.hidden("import"));
    // Page by page to the last row, of each state by itself; a page too far is the last.
    for (query, told, rows) in [
        ("show=all&page=4", "一共620行，这里显示第601到620行", 20),
        ("show=ready&page=2", "一共620行，这里显示第201到400行", 200),
        ("show=ready&page=99", "一共620行，这里显示第601到620行", 20),
    ] {
        let page = desk.get(&format!("{way}?{query}")).await;
        page.tells(told);
        assert_eq!(page.body.matches("class=\"import__row\"").count(), rows, "{query}");
        page.tells("共4页");
    }
    preview.says("?show=all&amp;page=2#rows-shown");
    let known = desk.get(&format!("{way}?show=known")).await;
    assert_eq!(known.body.matches("class=\"import__row\"").count(), 0);
    let mut page = confirmed(&mut desk, &preview, &[]).await;
    while !page.header("refresh").is_empty() {
        page.tells("正在导入");
        page.tells("一共620行");
        page = desk.get(&way).await;
    }
    page.tells("已导入620项");
}

#[tokio::test]
async fn another_server_tells_how_far_an_import_has_come_and_that_it_broke_off() {
    let database = Database::new().await;
    let (one, other) = (yinyao_on(&database).await, yinyao_on(&database).await);
    let centre = Centre::of(&one).await;
    let mut desk = centre.desk_a(&other).await;
    let list = "姓名,手机\r\n王娥,19970000001\r\n";
    let preview = handed_in(&mut desk, "people.csv", list.as_bytes()).await;
    let import = preview.hidden("import");
    let way = format!("/desk/import/{import}");
    let (id, by) = (import.parse().unwrap(), &centre.coordinator_a);
    let run = store::import::begin(&one.db, id, by, 600).await.unwrap().unwrap();
    let page = desk.get(&way).await;
    page.tells("正在导入");
    page.tells("已经写好0行，一共600行（0%）。");
    // Confirming it beside the one that does it changes nothing.
    let rows = (0..600).map(|row| format!("王娥,199{:08}\r\n", 71_000_000 + row));
    let long = format!("姓名,手机\r\n{}", rows.collect::<String>());
    let waits = handed_in(&mut desk, "long.csv", long.as_bytes()).await;
    let long = waits.hidden("import").parse().unwrap();
    let beside = store::import::begin(&one.db, long, by, 600).await.unwrap().unwrap();
    confirmed(&mut desk, &waits, &[]).await.tells("正在导入");
    drop((run, beside));
    other.clock.advance(std::time::Duration::from_secs(31));
    let page = desk.get(&way).await;
    page.tells("我们这边停过");
    assert_eq!(page.header("refresh"), "");
    confirmed(&mut desk, &page, &[]).await.tells("已导入1人。");
    one.db.close().await;
    other.db.close().await;
    database.remove().await;
}
