//! A day that there is not, and a year with two digits changed: each field that takes a day says which, by its own name.

use store::form_key;

use crate::support::{Answer, Browser, Centre, yinyao};

/// Typed wrongly, and what is told of it. 2027 has no 29 February; nobody plans for 2207.
const WRONG: [(&str, &str); 4] = [
    ("2027年2月29日", "没有这一天，2027年2月只有28天"),
    ("2027-4-31", "没有这一天，2027年4月只有30天"),
    ("2207年3月1日", "请看看年份，写的是2207年"),
    ("2027年13月1日", "没有13月，请看看月份"),
];

async fn sends(desk: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    desk.post_and_follow(&format!("/forms/{form}"), &fields).await
}

/// The page says what is wrong beside the field's name, once in the summary and once at the field, and keeps what was typed.
#[track_caller]
fn is_told(page: &Answer, what: &str, field: &str, label: &str, typed: &str, told: &str) {
    assert_eq!(page.status, 422, "{what}: {typed}");
    page.tells(&format!("{label}：{told}"));
    page.says(&format!("id=\"{field}-error\""));
    page.says(&format!("href=\"#{field}\""));
    assert_eq!(page.typed()[field], typed, "{what}");
}

/// A form's name, what else it needs, the field of a date in it, and what that is called.
type Form<'a> = (&'a str, Vec<(&'a str, &'a str)>, &'a str, &'a str);

#[tokio::test]
async fn each_date_field_of_a_form_names_itself_and_what_is_wrong() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let (choir, calligraphy) = (centre.choir.to_string(), centre.calligraphy.to_string());
    let room = room_of(&mut desk).await;
    let (offering, of_choir) = (("offering", calligraphy.as_str()), ("offering", choir.as_str()));
    let ticked = ("chosen[]", choir.as_str());
    let of_room = ("room", room.as_str());
    let look = ("look", "yes");
    let forms: Vec<Form<'_>> = vec![
        ("desk-term-new", vec![("term_name", "2027年春季")], "term_starts_on", "学期第一天"),
        ("desk-term-new", vec![("term_name", "2027年春季")], "term_ends_on", "学期最后一天"),
        ("desk-open", vec![of_choir], "closes_at", "什么时候截止"),
        ("desk-bulk", vec![ticked, ("act", "open_at"), look], "opens_at", "新的开始报名时间"),
        ("desk-bulk", vec![ticked, ("act", "close_at"), look], "closes_at", "新的截止时间"),
        ("desk-stages", vec![offering], "from", "从什么时候起可以续班"),
        ("desk-stages", vec![offering], "newcomers_until", "新学员的名额留到什么时候"),
        ("desk-stages", vec![offering], "district_until", "本地区的名额留到什么时候"),
        ("desk-onward", vec![offering, look], "on", "从哪天起"),
        ("desk-weekly", vec![offering, look], "on", "从哪天起"),
        ("desk-room-close", vec![of_room], "from", "从哪天（或几点）"),
        ("desk-room-close", vec![of_room], "to", "到哪天（或几点）"),
        ("desk-house-close", vec![], "from", "从哪天（或几点）"),
        ("desk-house-close", vec![], "to", "到哪天（或几点）"),
        ("desk-room-retire", vec![of_room, ("revision", "1")], "on", "从哪天起不再使用"),
    ];
    for (form, fields, field, label) in forms {
        for (typed, told) in WRONG {
            let fields = [fields.clone(), vec![(field, typed)]].concat();
            let page = sends(&mut desk, form, &fields).await;
            is_told(&page, form, field, label, typed, told);
        }
    }
}

/// A room of A's, by its key.
async fn room_of(desk: &mut Browser) -> String {
    let rooms = desk.get("/desk/rooms").await;
    let ways = rooms.body.split("href=\"/desk/rooms/").skip(1);
    let mut keys = ways.map(|way| way.split(['"', '?', '/']).next().unwrap_or_default());
    keys.find(|key| key.len() == 36).expect("a room").to_owned()
}

#[tokio::test]
async fn each_date_field_of_a_question_names_itself_and_what_is_wrong() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let room = room_of(&mut desk).await;
    for (typed, told) in &WRONG[..2] {
        let on = app::address::escaped(typed);
        for (page, field, label) in [
            (format!("/desk/rooms?on={on}&from=9:00&to=10:00&people="), "on", "哪一天"),
            (format!("/desk/bookings/new?room={room}&on={on}&from=9:00&to=10:00"), "on", "哪一天"),
            (format!("/desk/rooms/{room}?from={on}&to=2027-5-1"), "from", "从哪天（或几点）"),
            (format!("/desk/rooms/{room}?from=2027-2-1&to={on}"), "to", "到哪天（或几点）"),
            (format!("/desk/cash?day={on}"), "day", "看哪一天"),
            (format!("/desk/log?from={on}&to=&by=&topic="), "from", "从哪一天"),
            (format!("/desk/log?from=&to={on}&by=&topic="), "to", "到哪一天"),
        ] {
            is_told(&desk.get(&page).await, &page, field, label, typed, told);
        }
    }
}

#[tokio::test]
async fn with_two_wrong_days_each_line_of_the_summary_names_its_own() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let typed = [
        ("term_name", "2027年春季"),
        ("term_starts_on", "2027年2月29日"),
        ("term_ends_on", "2207年7月1日"),
    ];
    let page = sends(&mut desk, "desk-term-new", &typed).await;
    page.tells("有2处需要修改");
    page.tells("学期第一天：没有这一天，2027年2月只有28天");
    page.tells("学期最后一天：请看看年份，写的是2207年");
}

#[tokio::test]
async fn a_birthday_that_there_is_not_is_told_at_the_counter() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let offering = centre.calligraphy.to_string();
    let typed = [("offering", offering.as_str()), ("name", "胡秀英"), ("born_on", "1955-2-29")];
    let page = sends(&mut desk, "desk-add", &typed).await;
    assert_eq!(page.status, 422);
    page.tells("没有这一天，1955年2月只有28天");
    assert_eq!(page.typed()["born_on"], "1955-2-29");
}
