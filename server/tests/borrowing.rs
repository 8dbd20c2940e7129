//! 借场地: somebody asks for a room for their club, sees what became of it, and gives it up.

use store::form_key;

use crate::support::{Answer, Browser, Centre, Yinyao, yinyao};

/// A room of A's that clubs get like this, by its key.
async fn room(yinyao: &Yinyao, centre: &Centre, lending: &str) -> String {
    let key = form_key::new().to_string();
    let fields =
        [("key", key.as_str()), ("name", "多功能厅"), ("capacity", "80"), ("lending", lending)];
    let added = centre.desk_a(yinyao).await.post("/forms/desk-room", &fields).await;
    added.location().trim_start_matches("/desk/rooms/").trim_end_matches("?saved").to_owned()
}

const DAY: [(&str, &str); 3] = [("on", "2026-12-1"), ("from", "14:00"), ("to", "16:00")];

async fn asks(browser: &mut Browser, room: &str, more: &[(&str, &str)]) -> Answer {
    let key = form_key::new().to_string();
    let club = [
        ("key", key.as_str()),
        ("room", room),
        ("what", "读书会"),
        ("group", "书友社"),
        ("contact", "陈淑芬"),
        ("telephone", "19900000001"),
    ];
    browser.post_and_follow("/forms/book-room", &[&club[..], &DAY[..], more].concat()).await
}

#[tokio::test]
async fn a_club_finds_a_free_room_and_has_it_at_once() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut anybody, mut chen) = (yinyao.browser(), centre.chen(&yinyao).await);
    anybody.get("/rooms").await.says("现在没有能自己借的场地");
    let room = room(&yinyao, &centre, "at_once").await;
    let lenders = anybody.get("/rooms").await;
    lenders.tells("银杏区老年大学");
    lenders.tells("能借1处");
    let way = format!("/rooms?institution={}", centre.a.id);
    let all = anybody.get(&way).await;
    all.says("多功能厅");
    assert!(!all.body.contains("书法教室"), "what only the desk gives is not told");
    let when = "on=2026-12-1&from=14:00&to=16:00";
    let free = anybody.get(&format!("{way}&{when}&people=")).await;
    assert_eq!(free.status, 200);
    free.says(&format!("/rooms/{room}/booking"));
    assert_eq!(anybody.get(&format!("{way}&on=x&from=&to=&people=")).await.status, 422);

    let question = format!("/rooms/{room}/booking?{when}");
    let answer = anybody.get(&question).await;
    assert!(answer.location().starts_with("/sign-in?return_to="), "{}", answer.location());
    let asked = chen.get(&question).await;
    assert_eq!(asked.status, 200);
    assert_eq!(asked.typed()["contact"], "陈淑芬");
    let key = form_key::new().to_string();
    let empty = [&[("key", key.as_str()), ("room", room.as_str())], &DAY[..]].concat();
    let nothing = chen.post_and_follow("/forms/book-room", &empty).await;
    assert_eq!(nothing.status, 422);
    nothing.tells("请写做什么用");
    let booked = asks(&mut chen, &room, &[]).await;
    assert_eq!(booked.status, 200);
    booked.says("已借好");
    booked.says("读书会");
    chen.get("/rooms").await.says("我借的场地");

    // Somebody else is not told who is there, and finds nothing of what is not theirs.
    let mut lin = centre.lin(&yinyao).await;
    let taken = lin.get(&question).await;
    taken.tells("那时候有人用");
    assert!(!taken.body.contains("书友社"));
    assert!(!lin.get(&format!("{way}&{when}&people=")).await.body.contains("书友社"));
    let line = asks(&mut lin, &room, &[("waits", "yes")]).await;
    line.says("在等这个时间");
    let way = format!("/bookings/{}", booked.hidden("booking"));
    assert_eq!(chen.get(&way).await.status, 200);
    assert_eq!(lin.get(&way).await.status, 404);
    let key = form_key::new().to_string();
    let theirs = [("key", key.as_str()), ("booking", &booked.hidden("booking")), ("revision", "0")];
    assert_eq!(lin.post("/forms/give-up-room", &theirs).await.status, 404);
    let gone = chen.post_and_follow("/forms/give-up-room", &theirs).await;
    gone.says("已取消");
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk/rooms").await.says("现在空了，轮到他们");
}

#[tokio::test]
async fn a_hall_is_asked_for_and_the_club_reads_the_answer() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    let hall = room(&yinyao, &centre, "by_approval").await;
    let asked = asks(&mut chen, &hall, &[]).await;
    asked.says("等审核");
    let booking = asked.hidden("booking");
    desk.get("/desk/rooms").await.says("等您审核的借用");
    let page = desk.get(&format!("/desk/bookings/{booking}")).await;
    page.says("同意借");
    let key = form_key::new().to_string();
    let no = [
        ("key", key.as_str()),
        ("booking", &booking),
        ("revision", "0"),
        ("act", "decline"),
        ("reason", "大厅要办晚会"),
    ];
    desk.post_and_follow("/forms/desk-booking", &no).await.says("没有同意");
    let told = chen.get(&format!("/bookings/{booking}")).await;
    told.says("没有同意");
    told.says("大厅要办晚会");
    assert!(!told.body.contains("/forms/give-up-room"));
    // What only the desk gives cannot be asked for at all.
    let own = store::room::rooms(&yinyao.db, &centre.coordinator_a).await.unwrap();
    let own = own.iter().find(|room| room.venue.name.contains("书法")).unwrap().venue.id;
    assert_eq!(chen.get(&format!("/rooms/{own}/booking")).await.status, 404);
    let (key, own) = (form_key::new().to_string(), own.to_string());
    let forged = [("key", key.as_str()), ("room", own.as_str())];
    assert_eq!(chen.post("/forms/book-room", &forged).await.status, 404);
}

#[tokio::test]
async fn a_club_moves_what_it_has_borrowed() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut lin) = (centre.chen(&yinyao).await, centre.lin(&yinyao).await);
    let room = room(&yinyao, &centre, "at_once").await;
    let booked = asks(&mut chen, &room, &[]).await;
    booked.says("改时间、换地方");
    let (id, key) = (booked.hidden("booking"), form_key::new().to_string());
    let way = format!("/bookings/{id}/move");
    assert_eq!(chen.get(&way).await.status, 200);
    assert_eq!(lin.get(&way).await.status, 404);
    let look = chen.get(&format!("{way}?on=2026-12-2&from=9:00&to=11:00&reach=")).await;
    assert_eq!(look.status, 200);
    look.says("多功能厅");
    assert!(!look.text().contains("书法教室"), "what only the desk gives is not told");
    let to = [
        ("key", key.as_str()),
        ("booking", id.as_str()),
        ("revision", "0"),
        ("on", "2026-12-2"),
        ("from", "9:00"),
        ("to", "11:00"),
        ("reach", "one"),
        ("room", room.as_str()),
    ];
    assert_eq!(lin.post("/forms/move-booking", &to).await.status, 404);
    let moved = chen.post_and_follow("/forms/move-booking", &to).await;
    moved.tells("改好了。");
    moved.tells("2026年12月2日（星期三）上午9:00–11:00");
}

#[tokio::test]
async fn a_club_that_waits_is_told_what_becomes_of_it_and_then_has_another_time() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut lin) = (centre.chen(&yinyao).await, centre.lin(&yinyao).await);
    let room = room(&yinyao, &centre, "at_once").await;
    asks(&mut lin, &room, &[]).await.says("已借好");
    let waits = asks(&mut chen, &room, &[("waits", "yes")]).await;
    waits.says("在等这个时间");
    waits.says("改时间、换地方");
    let (id, key) = (waits.hidden("booking"), form_key::new().to_string());
    let way = format!("/bookings/{id}/move");
    chen.get(&way).await.tells("现在是在等。换时间或地方，要重新排队。");
    let shorter = chen.get(&format!("{way}?on=2026-12-1&from=14:30&to=15:30&reach=")).await;
    shorter.tells("多功能厅，可坐80人：没空，接着等，位置不变，排第一");
    let later = chen.get(&format!("{way}?on=2026-12-1&from=15:00&to=17:00&reach=")).await;
    later.tells("没空，重新排队，排第一");
    let beside = later.text().split_once("多功能厅，可坐80人").unwrap().1.to_owned();
    assert!(!beside.contains("书友社·"), "nobody reads who is there");
    let free = chen.get(&format!("{way}?on=2026-12-2&from=9:00&to=11:00&reach=")).await;
    free.tells("多功能厅，可坐80人：空着，改了就借好");
    let itself = [("booking", id.as_str()), ("revision", "0"), ("room", room.as_str())];
    // What was not told beforehand is not done: the room is not free, and nothing was said of waiting.
    let late = [("key", key.as_str()), ("on", "2026-12-1"), ("from", "15:00"), ("to", "17:00")];
    let late = [&late[..], &itself[..]].concat();
    let refused = chen.post_and_follow("/forms/move-booking", &late).await;
    assert_eq!(refused.status, 422);
    refused.tells("那时候有人用");
    let key = form_key::new().to_string();
    let free = [("key", key.as_str()), ("on", "2026-12-2"), ("from", "9:00"), ("to", "11:00")];
    let free = [&free[..], &itself[..]].concat();
    assert_eq!(lin.post("/forms/move-booking", &free).await.status, 404);
    let has = chen.post_and_follow("/forms/move-booking", &free).await;
    has.tells("改好了。");
    has.says("已借好");
    has.tells("2026年12月2日（星期三）上午9:00–11:00");
}

#[tokio::test]
async fn a_club_that_has_enough_is_told_how_many() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    let room = room(&yinyao, &centre, "at_once").await;
    let wrong = desk.post_and_follow("/forms/desk-limits", &[("bookings", "viele")]).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.typed()["bookings"], "viele");
    desk.post_and_follow("/forms/desk-limits", &[("bookings", "1")]).await.says("已经保存");
    asks(&mut chen, &room, &[]).await.says("已借好");
    let key = form_key::new().to_string();
    let more = [
        ("key", key.as_str()),
        ("room", room.as_str()),
        ("what", "读书会"),
        ("group", "书友社"),
        ("contact", "陈淑芬"),
        ("telephone", "19900000001"),
        ("on", "2026-12-2"),
        ("from", "14:00"),
        ("to", "16:00"),
    ];
    let refused = chen.post_and_follow("/forms/book-room", &more).await;
    assert_eq!(refused.status, 422);
    refused.tells("一个社团、一个人最多同时借1次，现在已有1次。");
}

#[tokio::test]
async fn a_club_waits_for_the_days_that_are_taken_and_gives_all_of_them_up_at_once() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut chen, mut lin) = (centre.chen(&yinyao).await, centre.lin(&yinyao).await);
    let room = room(&yinyao, &centre, "at_once").await;
    asks(&mut lin, &room, &[]).await.says("已借好");
    let query = "on=2026-12-1&from=14:00&to=16:00&every=1&until=2026-12-15";
    let look = chen.get(&format!("/rooms/{room}/booking?{query}")).await;
    look.tells("能借2次，有1次借不到。");
    look.tells("有1次被占用，等这几天空出来");
    assert!(!look.text().contains("书友社"), "nobody reads who is there");
    let weekly = [("every", "1"), ("until", "2026-12-15"), ("waits", "yes")];
    let made = asks(&mut chen, &room, &weekly).await;
    made.says("在等这个时间");
    made.tells("一起借的日子");
    made.tells("2026年12月15日（星期二）下午2:00–4:00");
    made.tells("这一次和后面的，一共3次。在等的1次也不等了");
    chen.get("/rooms").await.says("在等这个时间");
    let (id, seen) = (made.hidden("booking"), made.hidden("seen"));
    let all =
        [("booking", id.as_str()), ("revision", "0"), ("reach", "rest"), ("seen", seen.as_str())];
    let key = form_key::new().to_string();
    let with_key = [&[("key", key.as_str())], &all[..]].concat();
    let theirs = lin.post("/forms/give-up-room", &with_key).await;
    assert_eq!(theirs.status, 404, "it is somebody else’s");
    let gone = chen.post_and_follow("/forms/give-up-room", &with_key).await;
    gone.says("已取消");
    assert!(!gone.text().contains("在等这个时间") && !gone.text().contains("已借好"));
    let key = form_key::new().to_string();
    let again = [&[("key", key.as_str())], &all[..]].concat();
    let again = chen.post_and_follow("/forms/give-up-room", &again).await;
    assert_eq!(again.status, 422, "what was seen stands no more");
    // The day for which they waited is nobody's in line now.
    let mut desk = centre.desk_a(&yinyao).await;
    assert!(!desk.get("/desk/rooms").await.text().contains("还没有空出来"));
}
