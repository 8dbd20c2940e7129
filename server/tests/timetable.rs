//! 排课 through the desk's pages, without scripts: a term, its board, moving, undoing, copying and publishing.

use domain::calendar::Term;
use domain::id::TermId;
use jiff::civil::date;
use store::form_key;
use store::timetable::Change;

use crate::support::samples::draft;
use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

async fn sends(desk: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    desk.post_and_follow(&format!("/forms/{form}"), &fields).await
}

/// The term of A's classes.
async fn term_of(yinyao: &Yinyao, centre: &Centre) -> TermId {
    store::timetable::terms(&yinyao.db, &centre.coordinator_a).await.unwrap()[0].id
}

/// A later one, with nothing in it.
async fn later_term(yinyao: &Yinyao, centre: &Centre) -> TermId {
    let (name, starts_on, ends_on) = ("2027年春季学期".into(), date(2027, 4, 5), date(2027, 7, 9));
    let term = Term { name, starts_on, ends_on };
    let (key, by) = (form_key::new(), &centre.coordinator_a);
    store::timetable::add_term(&yinyao.db, key, &term, by).await.unwrap()
}

#[tokio::test]
async fn a_term_is_added_and_has_an_empty_board() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk").await.says("href=\"/desk/terms\"");
    let fields =
        [("term_name", "2027年秋季学期"), ("term_starts_on", "2027-9-6"), ("term_ends_on", "")];
    let again = sends(&mut desk, "desk-term-new", &fields).await;
    assert_eq!(again.status, 422);
    again.says("value=\"2027年秋季学期\"");
    let fields = [fields[0], fields[1], ("term_ends_on", "2027-12-31")];
    let board = sends(&mut desk, "desk-term-new", &fields).await;
    assert_eq!(board.status, 200, "{}", board.main());
    board.says("还没有排课");
    let twice = sends(&mut desk, "desk-term-new", &fields).await;
    assert_eq!(twice.status, 422);
    twice.says("已经有这个学期了");
    // Its classes are none yet: what is about classes does not begin with it.
    assert!(!desk.get("/desk/ways").await.body.contains("2027年秋季学期"));
}

#[tokio::test]
async fn a_term_tells_what_is_not_known_of_its_holidays_and_when_lessons_are_made_up() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let later = later_term(&yinyao, &centre).await;
    let board = desk.get(&format!("/desk/terms/{later}/plan")).await;
    board.tells("2027年怎么调休，这里还不知道。");
    board.says("href=\"/desk/closures\"");
    assert!(!board.text().contains("可以补课的日子"));
    let (name, starts_on, ends_on) = ("2026年秋".into(), date(2026, 9, 7), date(2026, 12, 31));
    let (key, by) = (form_key::new(), &centre.coordinator_a);
    let term = Term { name, starts_on, ends_on };
    let autumn = store::timetable::add_term(&yinyao.db, key, &term, by).await.unwrap();
    let board = desk.get(&format!("/desk/terms/{autumn}/plan")).await;
    board.tells("可以补课的日子：");
    board.tells("2026年9月20日（星期日）");
    board.tells("2026年10月10日（星期六）");
    assert!(!board.text().contains("这里还不知道"));
    let (name, starts_on, ends_on) = ("2037年春".into(), date(2037, 1, 5), date(2037, 6, 26));
    let (key, term) = (form_key::new(), Term { name, starts_on, ends_on });
    let far = store::timetable::add_term(&yinyao.db, key, &term, by).await.unwrap();
    let board = desk.get(&format!("/desk/terms/{far}/plan")).await;
    board.tells("2037年春节等农历节日，这里还不知道。");
}

#[tokio::test]
async fn a_department_is_renamed_from_the_terms_and_put_back_by_the_log() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let departments = store::timetable::departments(&yinyao.db, &centre.coordinator_a).await;
    let one = departments.unwrap().remove(0);
    let way = format!("/desk/departments/{}", one.id);
    desk.get("/desk/terms").await.says(&format!("href=\"{way}\""));
    let form = desk.get(&way).await;
    form.says(&format!("value=\"{}\"", one.name));
    let (id, seen) = (one.id.to_string(), form.hidden("seen"));
    let known = [("department", id.as_str()), ("seen", seen.as_str())];
    let sent = |name| [&known[..], &[("name", name)]].concat();
    let wrong = sends(&mut desk, "desk-department", &sent("<系>")).await;
    assert_eq!((wrong.status.as_u16(), wrong.typed()["name"].as_str()), (422, "<系>"));
    wrong.tells("请写系别");
    let done = sends(&mut desk, "desk-department", &sent("艺术系")).await;
    assert_eq!(done.status, 200, "{}", done.main());
    done.says("系别改名了。");
    done.says("href=\"/desk/log/");
    // Whoever still has the first form before them sees what the other has made.
    let late = sends(&mut desk, "desk-department", &sent("国画系")).await;
    assert_eq!((late.status.as_u16(), late.typed()["name"].as_str()), (422, "国画系"));
    late.tells("艺术系");
    desk.get("/desk/log").await.tells("改了系别的名字：“艺术系”");
}

#[tokio::test]
async fn a_term_is_corrected_from_its_board_while_what_is_published_stays_within() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let term = later_term(&yinyao, &centre).await;
    let way = format!("/desk/terms/{term}");
    desk.get(&format!("{way}/plan")).await.says(&format!("href=\"{way}\""));
    let form = desk.get(&way).await;
    form.says("value=\"2027年春季学期\"");
    form.says("value=\"2027-04-05\"");
    let (term, seen) = (term.to_string(), form.hidden("seen"));
    let known = [("term", term.as_str()), ("seen", seen.as_str())];
    let name = ("term_name", "2027年春季学期");
    let typed = [name, ("term_starts_on", "2027-3-1"), ("term_ends_on", "2072-7-9")];
    let again = sends(&mut desk, "desk-term-change", &[&known[..], &typed].concat()).await;
    assert_eq!(again.status, 422);
    again.says("value=\"2072-7-9\"");
    let typed = [typed[0], typed[1], ("term_ends_on", "2027-7-9")];
    let board = sends(&mut desk, "desk-term-change", &[&known[..], &typed].concat()).await;
    assert_eq!(board.status, 200, "{}", board.main());
    board.says("学期改好了。");
    board.says("href=\"/desk/log/");
    desk.get(&way).await.says("value=\"2027-03-01\"");
    // Whoever still has the first form before them sees what the other has made.
    let typed = [name, ("term_starts_on", "2027-4-5"), ("term_ends_on", "2027-7-10")];
    let late = sends(&mut desk, "desk-term-change", &[&known[..], &typed].concat()).await;
    assert_eq!(late.status, 422);
    late.says("value=\"2027-7-10\"");
    late.tells("2027年3月1日");

    let terms = store::timetable::terms(&yinyao.db, &centre.coordinator_a).await.unwrap();
    let own = terms.iter().find(|one| one.published > 0).unwrap();
    let (term, last) = (own.id.to_string(), own.term.ends_on.to_string());
    let days = [("term_starts_on", last.as_str()), ("term_ends_on", last.as_str())];
    let fields = [&[("term", term.as_str()), ("term_name", own.term.name.as_str())], &days[..]];
    let refused = sends(&mut desk, "desk-term-change", &fields.concat()).await;
    assert_eq!(refused.status, 422);
    refused.says("已公布的课会落在学期外");
}

#[tokio::test]
async fn the_board_shows_what_is_planned_and_published_and_what_clashes() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (term, planned, _) = centre.plans(&yinyao, "隶书一年级班").await;
    let board = format!("/desk/terms/{term}/plan");
    let page = desk.get(&board).await;
    page.tells("隶书一年级班");
    page.tells("楷书一年级班");
    page.says("没有冲突");
    page.says("tile--published");
    page.tells("教室没定");
    // A day has its hours as columns.
    let friday = desk.get(&format!("{board}?by=teacher&weekday=5")).await;
    friday.says("week--day");
    friday.says("<th scope=\"col\" colspan=\"4\">9:00");
    desk.get(&format!("{board}?by=teacher&weekday=5")).await.tells("单桂英");
    // Tuesday at nine: the room is taken by two published classes.
    let room = store::room::rooms(&yinyao.db, &centre.coordinator_a).await.unwrap()[0].venue.id;
    let (which, room) = (format!("{planned} 0 0"), room.to_string());
    let asked = [("planned", which.as_str()), ("weekday", "2"), ("room", &room)];
    let looked =
        sends(&mut desk, "desk-plan-move", &[&asked[..], &[("look", "yes")]].concat()).await;
    assert_eq!(looked.status, 200);
    looked.says("照这样改的话");
    looked.tells("301书法教室那时有“楷书一年级班”");
    looked.says("现在还没有改");
    assert_eq!(looked.body.matches(" autofocus").count(), 1, "the answer has the focus");
    looked.tells("周五：不冲突");
    assert!(desk.get(&board).await.body.contains("没有冲突"), "looking changes nothing");
    let enter = sends(&mut desk, "desk-plan-move", &asked).await;
    enter.says("现在还没有改");
    assert!(desk.get(&board).await.body.contains("没有冲突"), "Enter in a field only looks");
    let asked = [&asked[..], &[("look", "do")]].concat();
    let moved = sends(&mut desk, "desk-plan-move", &asked).await;
    moved.says("改好了");
    moved.says("⚠有冲突");
    moved.tells("301书法教室那时有“楷书一年级班”");
    let change = moved.hidden("change");
    let back = sends(&mut desk, "desk-plan-back", &[("change", &change)]).await;
    assert_eq!(back.status, 200);
    back.says("没有冲突");
}

#[tokio::test]
async fn the_second_of_two_coordinators_sees_what_the_first_did_and_loses_nothing() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (_, planned, _) = centre.plans(&yinyao, "隶书一年级班").await;
    let which = format!("{planned} 0 0");
    let monday = [("planned", which.as_str()), ("weekday", "1"), ("look", "do")];
    assert_eq!(sends(&mut desk, "desk-plan-move", &monday).await.status, 200);
    let mut other = centre.desk_a(&yinyao).await;
    let to = [("weekday", "3"), ("teacher", "陈国富"), ("look", "do")];
    let wednesday = [&[("planned", which.as_str())], &to[..]].concat();
    let refused = sends(&mut other, "desk-plan-move", &wednesday).await;
    assert_eq!(refused.status, 422);
    refused.says("刚才有人改过");
    refused.tells("现在是这样");
    refused.tells("每周一上午9:00–10:30");
    refused.says("value=\"陈国富\"");
    let which = format!("{planned} 0 1");
    refused.says(&format!("value=\"{which}\""));
    let again = [&[("planned", which.as_str())], &to[..]].concat();
    sends(&mut other, "desk-plan-move", &again).await.says("改好了");
    let which = format!("{planned} 2");
    let taken_out = [("planned", which.as_str())];
    sends(&mut desk, "desk-plan-remove", &taken_out).await.says("这个班已经删掉");
    let all =
        [("planned", which.as_str()), ("name", "隶书提高班"), ("slots", "周五上午9:00-10:30")];
    let refused = sends(&mut other, "desk-plan-class", &all).await;
    assert_eq!(refused.status, 422);
    refused.says("刚才有人删掉了这个班");
    refused.says("value=\"隶书提高班\"");
    refused.says("name=\"term\"");
}

#[tokio::test]
async fn a_class_is_added_changed_and_taken_out_by_its_form() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let term = term_of(&yinyao, &centre).await.to_string();
    let mut fields = vec![
        ("term", term.as_str()),
        ("department", "书画系"),
        ("subject", "篆刻"),
        ("name", "篆刻一年级班"),
        ("slots", "周八"),
        ("room", "没有的教室"),
        ("teacher", "魏桂"),
        ("places", "20"),
        ("fee", "免费"),
    ];
    let again = sends(&mut desk, "desk-plan-class", &fields).await;
    assert_eq!(again.status, 422);
    again.tells("没有“周八”这一天");
    again.tells("没有这个教室");
    again.says("value=\"篆刻一年级班\"");
    fields[4].1 = "周三下午2:30-4:00；周四上午9:00-10:30";
    fields[5].1 = "301 书法教室";
    fields.push(("campus", "东湖校区"));
    let board = sends(&mut desk, "desk-plan-class", &fields).await;
    board.says("加好了");
    board.says("撤回，不加了");
    assert!(!board.body.contains("改好了"));
    assert_eq!(board.body.matches("data-what=").count(), 2, "a tile for each of its times");
    assert_eq!(board.body.matches(">东湖校区<").count(), 2, "each says where");
    let way = board.body.split("href=\"").find(|rest| rest.contains("chosen=")).unwrap();
    let planned = way.split("chosen=").nth(1).unwrap()[..36].to_owned();
    let page = desk.get(&format!("/desk/planned/{planned}")).await;
    page.says("value=\"周三14:30-16:00；周四09:00-10:30\"");
    let out = sends(&mut desk, "desk-plan-remove", &[("planned", &format!("{planned} 0"))]).await;
    out.says("这个班已经删掉");
    assert_eq!(out.body.matches("data-what=").count(), 0);
    assert_eq!(desk.get(&format!("/desk/planned/{planned}")).await.status, 404);
    let change = out.hidden("change");
    let back = sends(&mut desk, "desk-plan-back", &[("change", &change)]).await;
    assert_eq!(back.body.matches("data-what=").count(), 2);
    back.says("放回原处了");
    // What was just added is taken back, and told as that.
    fields[3].1 = "篆刻二年级班";
    let added = sends(&mut desk, "desk-plan-class", &fields).await;
    let change = added.hidden("change");
    let none = sends(&mut desk, "desk-plan-back", &[("change", &change)]).await;
    none.says("撤回了，排课表里没有这个班了");
    assert!(!none.body.contains("改好了"));
    assert_eq!(none.body.matches("data-what=").count(), 2);
    let change = none.hidden("change");
    let again = sends(&mut desk, "desk-plan-back", &[("change", &change)]).await;
    again.says("放回原处了");
    assert_eq!(again.body.matches("data-what=").count(), 4);
}

#[tokio::test]
async fn the_last_term_is_looked_at_and_copied_and_what_clashes_is_not_published() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (from, later) = (term_of(&yinyao, &centre).await, later_term(&yinyao, &centre).await);
    let look = desk.get(&format!("/desk/terms/{later}/copy?from={from}&years=2&up=yes")).await;
    look.tells("楷书一年级班");
    look.tells("楷书二年级班");
    // With three years the first year moves up, and a new one is proposed unless somebody takes the tick away.
    let fresh = desk.get(&format!("/desk/terms/{later}/copy")).await;
    fresh.says("name=\"first\" id=\"first\" value=\"yes\" checked");
    let opened =
        desk.get(&format!("/desk/terms/{later}/copy?from={from}&years=3&first=yes&up=yes")).await;
    opened.tells("老师没定");
    opened.tells("其中新开一年级2个");
    let none = desk.get(&format!("/desk/terms/{later}/copy?from={from}&years=3")).await;
    none.tells("没有新开的一年级");
    let (to, from) = (later.to_string(), from.to_string());
    // Spring after autumn: each stays in its year, until somebody says otherwise for one of them.
    let stays = desk.get(&format!("/desk/terms/{later}/copy?from={from}&years=2")).await;
    assert!(!stays.text().contains("楷书二年级班"), "{}", stays.text());
    stays.says("type=\"radio\" name=\"up\" id=\"up-1\" value=\"no\" checked");
    let class = centre.calligraphy.to_string();
    let all = [("term", to.as_str()), ("from", &from), ("years", "2"), ("chosen[]", &class)];
    let looked = sends(&mut desk, "desk-plan-copy", &all).await;
    assert_eq!(looked.status, 200);
    looked.tells("楷书二年级班");
    let key = store::form_key::new().to_string();
    let odd = [&[("key", key.as_str()), ("chosen[]", "x")], &all[..3]].concat();
    let odd = desk.post("/forms/desk-plan-copy", &odd).await;
    assert!(odd.status.as_u16() < 500, "{}", odd.status);
    let fields = [&all[..], &[("look", "do")]].concat();
    let board = sends(&mut desk, "desk-plan-copy", &fields).await;
    board.says("排好了2个班");
    // Both were in one room with one teacher at one time.
    board.says("⚠有冲突");
    let again = sends(&mut desk, "desk-plan-copy", &fields).await;
    assert_eq!(again.status, 422);
    again.says("没有可以照着排的班");
    again.tells("已经排过了");
    let page = desk.get(&format!("/desk/terms/{later}/publish")).await;
    page.says("有冲突，先不能公布");
    let by = &centre.coordinator_a;
    let timetable = store::timetable::timetable(&yinyao.db, later, by).await.unwrap();
    let chosen = format!("{}.0", timetable.classes[0].id);
    let typed = [
        ("term", to.as_str()),
        ("chosen[]", &chosen),
        ("opens_at", "2027-3-1"),
        ("closes_at", "2027-4-2"),
        ("look", "do"),
    ];
    let refused = sends(&mut desk, "desk-plan-publish", &typed).await;
    assert_eq!(refused.status, 422);
    refused.tells("选的班里有1个冲突");
    refused.says("value=\"2027-3-1\"");
    let nobody = yinyao.browser().get("/classes?q=lishu").await;
    assert!(!nobody.body.contains("隶书"));
}

/// A class of the term to come that follows the one of calligraphy, planned and not published.
async fn follows_calligraphy(yinyao: &Yinyao, centre: &Centre) -> (TermId, Change) {
    let later = later_term(yinyao, centre).await;
    let mut draft = draft("隶书一年级班");
    draft.follows = Some(centre.calligraphy);
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let made = store::timetable::add(db, form_key::new(), later, &draft, by).await.unwrap();
    (later, made)
}

#[tokio::test]
async fn what_is_published_is_looked_at_first_and_seen_by_everybody_afterwards() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (later, made) = follows_calligraphy(&yinyao, &centre).await;
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    let key = form_key::new();
    let asked = store::sign_up::Asked {
        offering: centre.calligraphy,
        person: centre.chen,
        by: store::sign_up::By::Person(centre.chen),
    };
    store::sign_up::sign_up(db, key, asked).await.unwrap();
    let (term, chosen) = (later.to_string(), format!("{}.0", made.class));
    let none = sends(&mut desk, "desk-plan-publish", &[("term", term.as_str())]).await;
    assert_eq!(none.status, 422);
    none.says("请先选要公布的班");
    let typed = [
        ("term", term.as_str()),
        ("chosen[]", &chosen),
        ("opens_at", "2027-3-1"),
        ("closes_at", "2027-4-2"),
        ("returning_from", "2026-11-1"),
    ];
    let looked =
        sends(&mut desk, "desk-plan-publish", &[&typed[..], &[("look", "yes")]].concat()).await;
    assert_eq!(looked.status, 200, "{}", looked.main());
    looked.tells("1个班，一共");
    looked.tells("1位老学员会在首页看到可以接着读");
    looked.tells("不上课：清明节");
    assert_eq!(looked.body.matches("不上课：清明节").count(), 1);
    looked.says("现在还没有公布");
    let reviewed = [&typed[..], &[("given", "approval"), ("look", "yes")]].concat();
    let no_stages = sends(&mut desk, "desk-plan-publish", &reviewed).await;
    assert_eq!(no_stages.status, 422);
    no_stages.tells("审核报名的班，谁都要您同意");
    let reviewed = [&typed[..4], &[("given", "approval"), ("look", "yes")]].concat();
    sends(&mut desk, "desk-plan-publish", &reviewed).await.tells("其中1项报名后由您审核");
    let drawn = [&typed[..], &[("given", "draw"), ("look", "yes")]].concat();
    sends(&mut desk, "desk-plan-publish", &drawn).await.says("请选名额怎么给");
    let key = form_key::new().to_string();
    let enter = sends(&mut desk, "desk-plan-publish", &typed).await;
    enter.says("现在还没有公布");
    let planned = store::timetable::timetable(db, later, by).await.unwrap();
    assert_eq!(planned.classes.len(), 1, "Enter in a field only looks");
    let fields = [&[("key", key.as_str())], &typed[..], &[("look", "do")]].concat();
    for _ in 0..2 {
        let done = desk.post_and_follow("/forms/desk-plan-publish", &fields).await;
        assert_eq!(done.status, 200, "sent twice, done once: {}", done.main());
        done.tells("公布了1个班，其中1个班老学员可以续班");
        done.says("tile--published");
    }
    yinyao.browser().get("/classes?q=lishu").await.tells("隶书一年级班");
    centre.chen(&yinyao).await.get("/").await.tells("隶书一年级班");
    let page = desk.get(&format!("/desk/planned/{}", made.class)).await;
    page.says("已经公布");
}

#[tokio::test]
async fn a_class_that_follows_another_can_be_published_by_approval() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (later, made) = follows_calligraphy(&yinyao, &centre).await;
    let (term, chosen) = (later.to_string(), format!("{}.0", made.class));
    let typed = [
        ("term", term.as_str()),
        ("chosen[]", &chosen),
        ("opens_at", "2027-3-1"),
        ("closes_at", "2027-4-2"),
        ("given", "approval"),
        ("look", "do"),
    ];
    let done = sends(&mut desk, "desk-plan-publish", &typed).await;
    assert_eq!(done.status, 200, "{}", done.main());
    done.tells("公布了1个班");
    desk.get(&format!("/desk/ways?term={later}")).await.tells("审核报名，已报0/");
}

#[tokio::test]
async fn a_board_of_a_hundred_and_fifty_classes_is_light() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let term = later_term(&yinyao, &centre).await;
    let (db, by) = (&yinyao.db, &centre.coordinator_a);
    for number in 0..150 {
        let draft = draft(&format!("隶书一年级（{number}）班"));
        store::timetable::add(db, form_key::new(), term, &draft, by).await.unwrap();
    }
    let mut desk = centre.desk_a(&yinyao).await.with("accept-encoding", "br");
    let page = desk.get(&format!("/desk/terms/{term}/plan")).await;
    assert!(page.bytes.len() < 60 * 1024, "{} bytes", page.bytes.len());
}

#[tokio::test]
async fn a_tile_goes_to_another_teacher_and_out_of_its_room_and_nothing_new_is_told_so() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (term, planned, _) = centre.plans(&yinyao, "隶书一年级班").await;
    let page = desk.get(&format!("/desk/terms/{term}/plan?by=teacher")).await;
    page.says("data-teacher=\"单桂英\"");
    page.says("data-teacher=\"待定\"");
    page.says("draggable=\"false\"");
    desk.get(&format!("/desk/terms/{term}/plan")).await.says("data-room=\"none\"");
    let room = store::room::rooms(&yinyao.db, &centre.coordinator_a).await.unwrap()[0].venue.id;
    let mut revision = 0;
    let mut drop = async |fields: &[(&str, &str)]| {
        let which = format!("{planned} 0 {revision}");
        let sent = [&[("planned", which.as_str()), ("look", "keys"), ("weekday", "5")], fields];
        let page = sends(&mut desk, "desk-plan-move", &sent.concat()).await;
        if page.status == 200 {
            revision += 1;
            page.says("改好了");
        }
        let by = &centre.coordinator_a;
        let (_, class, _) = store::timetable::planned(&yinyao.db, planned, by).await.unwrap();
        (page, class.draft)
    };
    // Where it is already.
    let (same, _) = drop(&[("teacher", "单桂英"), ("instead_of", "单桂英")]).await;
    assert_eq!(same.status, 422);
    same.tells("和原来一样，没有改动");
    assert!(!same.body.contains("改好了"));
    let (_, draft) = drop(&[("teacher", "魏桂"), ("instead_of", "单桂英")]).await;
    assert_eq!(draft.class.teacher, "魏桂");
    let (_, draft) = drop(&[("teacher", "魏桂、方美")]).await;
    assert_eq!(draft.class.teacher, "魏桂、方美");
    // Of two who teach together one is exchanged.
    let (_, draft) = drop(&[("teacher", "单桂英"), ("instead_of", "方美")]).await;
    assert_eq!(draft.class.teacher, "魏桂、单桂英");
    let (_, draft) = drop(&[("teacher", "待定"), ("instead_of", "单桂英")]).await;
    assert_eq!(draft.class.teacher, "魏桂");
    let (_, draft) = drop(&[("teacher", "待定"), ("instead_of", "魏桂")]).await;
    assert_eq!(draft.class.teacher, "");
    let (_, draft) = drop(&[("room", &room.to_string())]).await;
    assert_eq!(draft.room, Some(room));
    let (_, draft) = drop(&[("room", "none")]).await;
    assert_eq!(draft.room, None);
}

#[tokio::test]
async fn a_trial_is_begun_moved_looked_at_done_and_put_back_by_forms() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (term, planned, _) = centre.plans(&yinyao, "隶书一年级班").await;
    let (board, way) = (format!("/desk/terms/{term}/plan"), format!("/desk/terms/{term}/trial"));
    desk.get(&way).await.says("现在没有试排");
    let begin = format!("begin {term}");
    let begun = sends(&mut desk, "desk-trial", &[("trial", &begin)]).await;
    begun.says("还没有动");
    begun.tells("魏桂枝在");
    let twice = sends(&mut desk, "desk-trial", &[("trial", &begin)]).await;
    assert_eq!(twice.status, 422);
    twice.says("已经有一个试排了");
    let which = format!("{planned} 0 0");
    let asked = [("planned", which.as_str()), ("weekday", "1"), ("in_trial", "yes")];
    let looked = sends(&mut desk, "desk-plan-move", &asked).await;
    looked.says("照这样改的话");
    looked.says("name=\"in_trial\"");
    let moved = sends(&mut desk, "desk-plan-move", &[&asked[..], &[("look", "do")]].concat()).await;
    moved.says("试排里改好了");
    moved.tells("原来：每周五上午9:00–10:30");
    moved.tells("试排：每周一上午9:00–10:30");
    moved.says("不发通知");
    let page = desk.get(&board).await;
    let (_, stands, _) =
        store::timetable::planned(&yinyao.db, planned, &centre.coordinator_a).await.unwrap();
    assert_eq!(
        (stands.revision, stands.draft),
        (0, draft("隶书一年级班")),
        "the plan is as it was"
    );
    page.says("有一个试排还没做完，动了1个班");
    // Another has the tile as it was before that move.
    let mut other = centre.desk_a(&yinyao).await;
    let late = sends(&mut other, "desk-plan-move", &[&asked[..], &[("look", "do")]].concat()).await;
    assert_eq!(late.status, 422);
    late.says("刚才有人改过这个班");

    let term_field = ("term", term.to_string());
    let enter = sends(&mut desk, "desk-trial-do", &[("term", &term_field.1)]).await;
    enter.says("会改1个班");
    enter.says("现在还没有改");
    let seen = enter.hidden("seen");
    let all = [("term", term_field.1.as_str()), ("seen", &seen), ("look", "do")];
    // Somebody changes the class in the plan before the button is pressed.
    let meanwhile = [("planned", which.as_str()), ("weekday", "3"), ("look", "do")];
    sends(&mut other, "desk-plan-move", &meanwhile).await.says("改好了");
    let refused = sends(&mut desk, "desk-trial-do", &all).await;
    assert_eq!(refused.status, 422);
    refused.says("刚才有人改过");
    refused.tells("试排以后有人改过这个班。现在是：每周三上午9:00–10:30");
    let seen = refused.hidden("seen");
    let all = [("term", term_field.1.as_str()), ("seen", &seen), ("look", "do")];
    let done = sends(&mut desk, "desk-trial-do", &all).await;
    done.says("照试排改好了1个班");
    let back = done.hidden("trial");
    assert!(back.starts_with("back "), "{back}");
    // Later it is found on the page of the trial, from the plan and the log.
    desk.get(&board).await.says("看上次照试排改的");
    let later = desk.get(&way).await;
    later.says("现在没有试排");
    later.says("可以一起放回原处");
    assert!(later.body.contains(&format!("value=\"{back}\"")), "{}", later.main());
    sends(&mut desk, "desk-trial", &[("trial", &back)]).await.says("全部放回原处了");
    let after = desk.get(&way).await;
    after.says("现在没有试排");
    assert!(!after.body.contains("上次照试排改的"), "{}", after.main());
    sends(&mut desk, "desk-trial", &[("trial", &back)]).await.says("刚才有人改过这个班");

    sends(&mut desk, "desk-trial", &[("trial", &begin)]).await.says("还没有动");
    let drop = format!("drop {term}");
    sends(&mut desk, "desk-trial", &[("trial", &drop)]).await.says("试排放弃了");
    let resume = format!("resume {term}");
    sends(&mut desk, "desk-trial", &[("trial", &resume)]).await.says("还没有动");
    let shut = centre.desk_b(&yinyao).await.get(&way).await;
    assert_eq!(shut.status, 404);
}
