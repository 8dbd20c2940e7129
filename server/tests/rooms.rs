//! Rooms at the desk: the catalogue, a time that finds its rooms, booking with what is passed over, waiting, and closing.

use store::form_key;

use crate::support::{Answer, Browser, Centre, yinyao};

const PIANO: [(&str, &str); 4] =
    [("name", "201 琴房"), ("capacity", "20"), ("equipment", "钢琴"), ("lending", "at_desk")];

const CHOIR: [(&str, &str); 5] = [
    ("what", "合唱排练"),
    ("whose", "club"),
    ("group", "夕阳红合唱团"),
    ("contact", "李桂兰"),
    ("telephone", "19900000001"),
];

async fn sends(desk: &mut Browser, form: &str, fields: &[(&str, &str)]) -> Answer {
    let key = form_key::new().to_string();
    let fields = [&[("key", key.as_str())], fields].concat();
    desk.post_and_follow(&format!("/forms/{form}"), &fields).await
}

/// The piano room of A's, by its key.
async fn piano(desk: &mut Browser) -> String {
    let key = form_key::new().to_string();
    let fields = [&[("key", key.as_str())], &PIANO[..]].concat();
    let added = desk.post("/forms/desk-room", &fields).await;
    let way = added.location().strip_prefix("/desk/rooms/").expect("the page of the new room");
    way.strip_suffix("?saved").expect("it was saved").to_owned()
}

async fn books(desk: &mut Browser, room: &str, more: &[(&str, &str)]) -> Answer {
    let fields = [&[("room", room)], &CHOIR[..], more].concat();
    sends(desk, "desk-book", &fields).await
}

const TUESDAY: [(&str, &str); 3] = [("on", "2026-12-1"), ("from", "14:00"), ("to", "16:00")];

#[tokio::test]
async fn a_time_finds_a_room_which_is_booked_once() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk").await.says("href=\"/desk/rooms\"");
    let room = piano(&mut desk).await;
    let all = desk.get("/desk/rooms").await;
    assert_eq!(all.status, 200);
    all.tells("201琴房");
    all.tells("301书法教室");
    // The calligraphy class is in its own room then.
    let found = desk.get("/desk/rooms?on=2026-12-22&from=9:30&to=11:00&people=").await;
    assert_eq!(found.status, 200);
    found.tells("有1处空着。");
    found.tells("那时候有“楷书一年级班”：2026年12月22日（星期二）上午9:00–10:30。");
    let wrong = desk.get("/desk/rooms?on=2027-2-29&from=9:30&to=&people=viele").await;
    assert_eq!(wrong.status, 422);
    wrong.tells("哪一天：没有这一天，2027年2月只有28天");
    wrong.tells("几点结束：请写几点几分");
    wrong.tells("请写人数，例如：30");
    assert_eq!(
        (wrong.typed()["on"].as_str(), wrong.typed()["people"].as_str()),
        ("2027-2-29", "viele")
    );

    let look =
        desk.get(&format!("/desk/bookings/new?room={room}&on=2026-12-1&from=14:00&to=16:00")).await;
    assert_eq!(look.status, 200);
    look.tells("2026年12月1日（星期二）下午2:00–4:00");
    look.says("借下来");
    let nameless: Vec<_> = CHOIR.into_iter().filter(|(name, _)| *name != "contact").collect();
    let nameless = [&[("room", room.as_str())], &nameless[..], &TUESDAY[..]].concat();
    let forgotten = sends(&mut desk, "desk-book", &nameless).await;
    assert_eq!(forgotten.status, 422);
    forgotten.tells("请写联系人姓名");
    assert_eq!(forgotten.typed()["group"], "夕阳红合唱团");
    let booked = books(&mut desk, &room, &TUESDAY).await;
    booked.tells("1次借好了。");
    booked.tells("夕阳红合唱团");
    let taken =
        desk.get(&format!("/desk/bookings/new?room={room}&on=2026-12-1&from=15:00&to=17:00")).await;
    taken.tells("那时候有“夕阳红合唱团·合唱排练”");
    taken.says("等这个时间");
    let late = [("on", "2026-12-1"), ("from", "15:00"), ("to", "17:00")];
    let refused = books(&mut desk, &room, &late).await;
    assert_eq!(refused.status, 422);
    refused.tells("那时候有“夕阳红合唱团·合唱排练”：2026年12月1日（星期二）下午2:00–4:00。");
    assert_eq!(refused.typed()["contact"], "李桂兰");
    let page = desk.get(&format!("/desk/rooms/{room}?week=2026-12-3")).await;
    page.tells("夕阳红合唱团·合唱排练");
    page.says("href=\"/desk/rooms/week?week=2026-11-30\"");
    let before = desk.get(&format!("/desk/rooms/{room}?week=2026-11-26")).await;
    before.says("这一周没有安排。");
}

#[tokio::test]
async fn weeks_are_booked_around_what_is_taken() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let room = piano(&mut desk).await;
    books(&mut desk, &room, &TUESDAY).await.tells("1次借好了。");
    let closed = [("from", "2026-12-15"), ("to", "2026-12-15"), ("reason", "地面维修")];
    let closed = [&[("room", room.as_str())], &closed[..]].concat();
    sends(&mut desk, "desk-room-close", &closed).await.says("记下了。");
    let way = format!("/desk/bookings/new?room={room}&on=2026-12-1&from=15:00&to=17:00");
    let look = desk.get(&format!("{way}&every=1&until=2026-12-22")).await;
    assert_eq!(look.status, 200);
    look.tells("那时候有“夕阳红合唱团·合唱排练”");
    look.tells("那时候不开门：地面维修。");
    look.tells("能借2次，有2次借不到。");
    for (every, told) in [
        ("every=1&until=2026-2-30", "借到哪一天：没有这一天，2026年2月只有28天"),
        ("every=1&until=2026-11-1", "最后一天要在第一天以后"),
        ("every=1&until=2036-12-22", "最多借一年"),
    ] {
        let wrong = desk.get(&format!("{way}&{every}")).await;
        assert_eq!(wrong.status, 422, "{every}");
        wrong.tells(told);
    }
    let weekly = [
        ("on", "2026-12-1"),
        ("from", "15:00"),
        ("to", "17:00"),
        ("every", "1"),
        ("until", "2026-12-22"),
    ];
    let booked = books(&mut desk, &room, &weekly).await;
    booked.tells("2次借好了。");
    booked.tells("没借到的日子");
    booked.tells("2026年12月15日（星期二）");
    let none = books(&mut desk, &room, &weekly).await;
    assert_eq!(none.status, 422);
    none.tells("这些日子一天也借不到。请换一个时间。");
}

/// The booking that a page is about, and how often it has been changed.
fn shown(answer: &Answer) -> (String, String) {
    (answer.hidden("booking"), answer.hidden("revision"))
}

#[tokio::test]
async fn whoever_waits_is_told_of_at_the_desk_when_the_room_is_free() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let room = piano(&mut desk).await;
    let held = shown(&books(&mut desk, &room, &TUESDAY).await);
    let waits = [&TUESDAY[..], &[("waits", "yes"), ("group", "京剧社")]].concat();
    let fields: Vec<_> = CHOIR.into_iter().filter(|(name, _)| *name != "group").collect();
    let fields = [&[("room", room.as_str())], &fields[..], &waits[..]].concat();
    let waiting = sends(&mut desk, "desk-book", &fields).await;
    waiting.tells("1次在等。");
    let waiting = shown(&waiting);
    desk.get("/desk/rooms").await.says("还没有空出来");
    let ordered = desk.get("/desk/rooms?on=2026-12-1&from=9:00&to=10:00&third-sort=time").await;
    ordered.says("还没有空出来");
    ordered.says("third-sort=room#line\"");
    ordered.says("/desk/rooms?on=2026-12-1&amp;from=9%3A00&amp;to=10%3A00&amp;third-sort=time");
    let early =
        [("booking", waiting.0.as_str()), ("revision", waiting.1.as_str()), ("act", "give")];
    assert_eq!(sends(&mut desk, "desk-booking", &early).await.status, 422);
    let cancel = [("booking", held.0.as_str()), ("revision", held.1.as_str()), ("act", "cancel")];
    let silent = sends(&mut desk, "desk-booking", &cancel).await;
    assert_eq!(silent.status, 422, "whoever had it is told why");
    let reason = [&cancel[..], &[("reason", "大厅要办晚会")]].concat();
    let gone = sends(&mut desk, "desk-booking", &reason).await;
    gone.tells("大厅要办晚会");
    gone.says("恢复借用");
    let again = sends(&mut desk, "desk-booking", &reason).await;
    assert_eq!(again.status, 422);
    again.tells("刚才有人改过。请看看现在的情况，再按一次按钮。");
    let free = desk.get("/desk/rooms").await;
    free.says("现在空了，轮到他们");
    sends(&mut desk, "desk-booking", &early).await.says("已借好");
    let revision = [("booking", held.0.as_str()), ("revision", "1"), ("act", "reinstate")];
    let back = sends(&mut desk, "desk-booking", &revision).await;
    assert_eq!(back.status, 422);
    back.tells("那时候有“京剧社·合唱排练”");
}

#[tokio::test]
async fn two_coordinators_change_a_room_and_nothing_is_lost() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let room = piano(&mut desk).await;
    let form = desk.get(&format!("/desk/rooms/{room}/change")).await;
    assert_eq!(form.status, 200);
    let revision = form.hidden("revision");
    let seen = [("room", room.as_str()), ("revision", revision.as_str())];
    let hours = [("monday", "8:30-11:30；14:00-17:00"), ("longest", "120")];
    let changed = [&seen[..], &PIANO[..], &hours[..]].concat();
    let page = sends(&mut desk, "desk-room", &changed).await;
    page.tells("改好了。");
    page.tells("周一上午8:30–11:30、下午2:00–5:00");
    page.tells("周二不开放");
    page.tells("2小时");
    let other = [&seen[..], &[("name", "201 大琴房"), ("equipment", "三角钢琴")]].concat();
    let late = sends(&mut desk, "desk-room", &other).await;
    assert_eq!(late.status, 422);
    late.tells("刚才有人改过。");
    late.tells("有人刚改过，现在是这样");
    late.tells("原来：没有");
    late.tells("现在：星期一 8:30-11:30；14:00-17:00（");
    late.tells("现在：120（");
    late.tells("您写的：没有写");
    assert_eq!(late.typed()["equipment"], "三角钢琴");
    assert_ne!(late.hidden("revision"), revision, "a second press is made with open eyes");
    let wrong = [
        &[("room", room.as_str()), ("revision", "2")],
        &[("name", ""), ("monday", "17:00-8:30"), ("longest", "viel"), ("ahead", "9999")][..],
    ];
    let wrong = sends(&mut desk, "desk-room", &wrong.concat()).await;
    assert_eq!(wrong.status, 422);
    for told in ["请写场地名称", "结束要晚于开始", "请写5到1440的数", "请写1到366的数"]
    {
        wrong.tells(told);
    }
    let mut twice = PIANO.to_vec();
    twice[0] = ("name", "301书法教室");
    let twice = sends(&mut desk, "desk-room", &twice).await;
    assert_eq!(twice.status, 422);
    twice.tells("已经有叫这个名字的场地");
}

#[tokio::test]
async fn a_booked_room_is_closed_with_a_warning_and_retired_only_when_it_is_empty() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let room = piano(&mut desk).await;
    books(&mut desk, &room, &TUESDAY).await;
    let of_room = |fields: &[(&'static str, &'static str)]| {
        let mut all = vec![("room", room.clone()), ("revision", "1".to_owned())];
        all.extend(fields.iter().map(|(name, value)| (*name, (*value).to_owned())));
        all
    };
    let send = async |desk: &mut Browser, form: &str, fields: Vec<(&'static str, String)>| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sends(desk, form, &fields).await
    };
    let closing = |from, to| of_room(&[("from", from), ("to", to), ("reason", "地面维修")]);
    // Whom it affects is told before anything is done.
    let look = desk.get(&format!("/desk/rooms/{room}?from=2026-12-1&to=2026-12-2")).await;
    assert_eq!(look.status, 200);
    look.tells("影响1项安排");
    look.tells("夕阳红合唱团·合唱排练");
    look.tells("下面这些不会自动取消");
    look.tells("没有写不开放的日子");
    let silent = of_room(&[("from", "2026-12-1"), ("to", "2026-12-2"), ("reason", "")]);
    let silent = send(&mut desk, "desk-room-close", silent).await;
    assert_eq!(silent.status, 422);
    silent.tells("请写为什么不开放");
    silent.tells("影响1项安排");
    let closed = send(&mut desk, "desk-room-close", closing("2026-12-1", "2026-12-2")).await;
    closed.tells("那段时间这里还有1项安排，请改到别处。");
    closed.tells("2026年12月1日（星期二）到2026年12月2日（星期三）");
    for (from, to, told) in [
        ("2026-12-2", "2026-12-3", "那段时间已经写了不开放：地面维修"),
        ("2027-2-29", "2027-3-1", "没有这一天，2027年2月只有28天"),
        ("2027-4-31", "2207-5-1", "没有这一天，2027年4月只有30天"),
        ("2027-4-31", "2207-5-1", "请看看年份，写的是2207年"),
        ("2026-12-9", "2026-12-8", "结束要晚于开始"),
        ("2025-12-9", "2025-12-10", "这段时间已经过了，不用再写。"),
        ("2062-12-9", "2062-12-10", "请看看年份。"),
    ] {
        let wrong = send(&mut desk, "desk-room-close", closing(from, to)).await;
        assert_eq!(wrong.status, 422, "{from}");
        wrong.tells(told);
        assert_eq!(wrong.typed()["from"], from);
    }
    let closure = closed.hidden("closure");
    sends(&mut desk, "desk-room-open", &[("closure", &closure)]).await.says("那段时间照常开放了。");

    let page = desk.get(&format!("/desk/rooms/{room}/retirement")).await;
    assert_eq!(page.status, 200);
    page.tells("夕阳红合唱团·合唱排练");
    let refused = send(&mut desk, "desk-room-retire", of_room(&[("on", "2026-12-1")])).await;
    assert_eq!(refused.status, 422);
    refused.tells("那天以后这里还有1项安排。请先改到别处。");
    let retired = send(&mut desk, "desk-room-retire", of_room(&[("on", "2026-12-2")])).await;
    retired.tells("从2026年12月2日（星期三）起不再使用");
    let late = [("on", "2026-12-8"), ("from", "14:00"), ("to", "16:00")];
    let refused = books(&mut desk, &room, &late).await;
    assert_eq!(refused.status, 422);
    refused.tells("这里从2026年12月2日（星期三）起不再使用。");
}

#[tokio::test]
async fn a_booking_is_moved_to_a_time_and_a_room_that_are_free() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let room = piano(&mut desk).await;
    let weekly = [&TUESDAY[..], &[("every", "1"), ("until", "2026-12-15")]].concat();
    let booked = books(&mut desk, &room, &weekly).await;
    booked.tells("3次借好了。");
    booked.says("改时间、换地方");
    let (id, revision) = shown(&booked);
    let way = format!("/desk/bookings/{id}/move");
    let question = desk.get(&way).await;
    assert_eq!(question.status, 200);
    question.tells("这一次和后面各次都改");
    assert_eq!(question.typed()["from"], "14:00");
    let wrong = desk.get(&format!("{way}?on=2027-2-29&from=9:00&to=&reach=one")).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.typed()["on"], "2027-2-29");
    let ends_first = desk.get(&format!("{way}?on=2026-12-2&from=9:00&to=8:00&reach=one")).await;
    assert_eq!(ends_first.status, 422);
    ends_first.tells("结束要晚于开始");
    let look = desk.get(&format!("{way}?on=2026-12-2&from=9:00&to=11:00&reach=rest")).await;
    assert_eq!(look.status, 200);
    look.tells("改到：2026年12月2日（星期三）上午9:00–11:00");
    look.tells("201琴房，可坐20人：3次都能改");
    let to = [
        ("booking", id.as_str()),
        ("revision", revision.as_str()),
        ("on", "2026-12-2"),
        ("from", "9:00"),
        ("to", "11:00"),
        ("reach", "rest"),
    ];
    let silent = sends(&mut desk, "desk-booking-move", &to).await;
    assert_eq!(silent.status, 422);
    silent.tells("请选一个房间");
    let whole = [&to[..], &[("room", room.as_str()), ("reason", "大厅要用")]].concat();
    let moved = sends(&mut desk, "desk-booking-move", &whole).await;
    assert_eq!(moved.status, 200);
    moved.tells("改好了3次。");
    moved.tells("2026年12月2日（星期三）上午9:00–11:00");
    moved.tells("大厅要用");
    let again = sends(&mut desk, "desk-booking-move", &whole).await;
    assert_eq!(again.status, 422);
    again.tells("刚才有人改过。");
    // What is called off is moved no more.
    let (_, revision) = shown(&moved);
    let off = [
        ("booking", id.as_str()),
        ("revision", revision.as_str()),
        ("act", "cancel"),
        ("reason", "不用了"),
    ];
    let off = sends(&mut desk, "desk-booking", &off).await;
    off.says("已取消");
    assert!(!off.body.contains(&way));
    desk.get(&way).await.leads_to(&format!("/desk/bookings/{id}"));
}

#[tokio::test]
async fn who_waits_for_a_room_is_given_another_time() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let room = piano(&mut desk).await;
    books(&mut desk, &room, &TUESDAY).await.tells("1次借好了。");
    let waits = books(&mut desk, &room, &[&TUESDAY[..], &[("waits", "yes")]].concat()).await;
    waits.tells("在等这个时间");
    waits.says("改时间、换地方");
    let (id, revision) = shown(&waits);
    let way = format!("/desk/bookings/{id}/move");
    let question = desk.get(&way).await;
    question.tells("现在是在等。换时间或地方，要重新排队。");
    assert!(!question.body.contains("这一次和后面各次都改"));
    let look = desk.get(&format!("{way}?on=2026-12-1&from=14:00&to=15:00&reach=")).await;
    look.tells("201琴房，可坐20人：没空，接着等，位置不变，排第一");
    look.tells("选了以后，原来的时间就不再等了。");
    let room = format!("wait:{room}");
    let to = [
        ("booking", id.as_str()),
        ("revision", revision.as_str()),
        ("on", "2026-12-1"),
        ("from", "14:00"),
        ("to", "15:00"),
        ("room", room.as_str()),
        ("reason", "社团来电话"),
    ];
    let moved = sends(&mut desk, "desk-booking-move", &to).await;
    moved.tells("改好了。");
    moved.tells("在等这个时间");
    moved.tells("2026年12月1日（星期二）下午2:00–3:00");
}

#[tokio::test]
async fn the_week_of_all_rooms_tells_what_stands_in_each_and_when_it_is_closed() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let room = piano(&mut desk).await;
    books(&mut desk, &room, &TUESDAY).await.tells("1次借好了。");
    let shut = [("from", "2026-12-3"), ("to", "2026-12-3"), ("reason", "修琴")];
    sends(&mut desk, "desk-room-close", &[&[("room", room.as_str())][..], &shut].concat()).await;
    let house = [("from", "2026-12-6"), ("to", "2026-12-6"), ("reason", "全馆消毒")];
    sends(&mut desk, "desk-house-close", &house).await;
    desk.get("/desk/rooms").await.says("href=\"/desk/rooms/week\"");
    let week = desk.get("/desk/rooms/week?week=2026-12-2").await;
    assert_eq!(week.status, 200);
    week.tells("2026年11月30日");
    week.tells("夕阳红合唱团·合唱排练下午2:00–4:00借用");
    week.tells("不开放修琴");
    week.tells("全馆不开放全馆消毒");
    week.says(&format!("href=\"/desk/rooms/{room}?week=2026-11-30#week\""));
    week.says("/desk/rooms/week?week=2026-11-23");
    week.says("/desk/rooms/week?week=2026-12-07");
    week.says("/desk/files/rooms.pdf?week=2026-11-30");
    let file = desk.get("/desk/files/rooms.csv?week=2026-11-30").await;
    assert!(file.body.contains("不开放 修琴") && file.body.contains("合唱排练"));
    let later = desk.get("/desk/rooms/week?week=2027-1-5").await;
    assert!(!later.body.contains("合唱排练"), "another week");
    // Only what has all of it, in this week and the next.
    let fit = desk.get("/desk/rooms/week?week=2026-12-2&equipment=%E9%92%A2%E7%90%B4").await;
    fit.tells("201琴房");
    assert!(!fit.text().contains("301书法教室"));
    fit.says("week=2026-12-07&amp;equipment=%E9%92%A2%E7%90%B4");
    let none = desk.get("/desk/rooms/week?people=9000&equipment=%E7%81%AB%E7%AE%AD").await;
    none.tells("没有这样的场地。");
    let wrong = desk.get("/desk/rooms/week?week=2027-2-29&people=viele").await;
    assert_eq!((wrong.status.as_u16(), wrong.typed()["week"].as_str()), (422, "2027-2-29"));
    wrong.tells("没有这一天，2027年2月只有28天");
    wrong.tells("请写人数，例如：30");
    let other = centre.desk_b(&yinyao).await.get("/desk/rooms/week?week=2026-12-2").await;
    assert!(!other.body.contains("合唱排练") && !other.body.contains("201琴房"));
}

#[tokio::test]
async fn a_house_is_closed_after_a_look_at_whom_it_affects() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let room = piano(&mut desk).await;
    books(&mut desk, &room, &TUESDAY).await.tells("1次借好了。");
    desk.get("/desk/rooms").await.says("href=\"/desk/closures\"");
    desk.get("/desk/closures").await.tells("没有写闭馆的时间。");
    let wrong = desk.get("/desk/closures?from=2027-2-29&to=2026-12-1").await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.typed()["from"], "2027-2-29");
    let backwards = desk.get("/desk/closures?from=2026-12-3&to=2026-12-1").await;
    assert_eq!(backwards.status, 422);
    let look = desk.get("/desk/closures?from=2026-12-1&to=2026-12-1").await;
    assert_eq!(look.status, 200);
    look.says("夕阳红合唱团·合唱排练");
    look.tells("下面这些不会自动取消");
    let time = [("from", "2026-12-1"), ("to", "2026-12-1")];
    let silent = sends(&mut desk, "desk-house-close", &time).await;
    assert_eq!(silent.status, 422);
    silent.tells("请写为什么不开放");
    silent.says("夕阳红合唱团·合唱排练");
    let whole = [&time[..], &[("reason", "全馆消毒")]].concat();
    let done = sends(&mut desk, "desk-house-close", &whole).await;
    assert_eq!(done.status, 200);
    done.tells("记下了。那段时间还有");
    done.says("全馆消毒");
    let again = sends(&mut desk, "desk-house-close", &whole).await;
    assert_eq!(again.status, 422);
    again.tells("那段时间已经写了不开放：全馆消毒");
    let closure = done.hidden("closure");
    let opened = sends(&mut desk, "desk-room-open", &[("closure", &closure)]).await;
    opened.tells("那段时间照常开馆了。");
    opened.says("取消了的");
    let back = sends(&mut desk, "desk-house-again", &[("closure", &closure)]).await;
    back.tells("那段时间还有1项安排");
    assert!(!back.body.contains("取消了的"));
}

#[tokio::test]
async fn sessions_that_are_ticked_are_called_off_with_the_closure() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    chen.signs_up(centre.calligraphy).await;
    let by = &centre.coordinator_a;
    let sessions =
        store::session::sessions_at_desk(&yinyao.db, centre.calligraphy, by).await.unwrap();
    let id = sessions[1].session.id.to_string();
    let day = domain::calendar::day(sessions[1].session.span.from).to_string();
    let way = format!("/desk/closures?from={day}&to={day}");
    let look = desk.get(&way).await;
    assert_eq!(look.status, 200);
    look.tells("一起停的");
    look.tells("一共1人有名额");
    let shown = look.hidden("shown");
    let time = [("from", day.as_str()), ("to", day.as_str()), ("reason", "全馆消毒")];

    // What was shown is not what stands: a second look, with everything that was typed, and all that is new ticked.
    let stale = [&time[..], &[("shown", "0 "), ("chosen[]", &id)]].concat();
    let second = sends(&mut desk, "desk-house-close", &stale).await;
    assert_eq!(second.status, 422);
    second.tells("刚加上的：");
    assert_eq!(second.typed()["reason"], "全馆消毒");
    second.says("checked");

    let whole = [&time[..], &[("shown", shown.as_str()), ("chosen[]", &id)]].concat();
    let done = sends(&mut desk, "desk-house-close", &whole).await;
    assert_eq!(done.status, 200);
    done.tells("停了1次，通知1人。");
    let after = store::session::sessions_at_desk(&yinyao.db, centre.calligraphy, by).await.unwrap();
    assert!(after[1].standing.is_cancelled && !after[0].standing.is_cancelled);
    let forged = [&time[..], &[("shown", "1 x.1")]].concat();
    let key = form_key::new().to_string();
    let forged = [&[("key", key.as_str())], &forged[..]].concat();
    let answer = desk.post("/forms/desk-house-close", &forged).await;
    assert!(answer.status.as_u16() < 500, "{}", answer.status);
}

#[tokio::test]
async fn a_house_is_shut_on_public_holidays_until_its_desk_opens_it() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let room = piano(&mut desk).await;
    let new_year = [("on", "2027-1-1"), ("from", "14:00"), ("to", "16:00")];
    let refused = books(&mut desk, &room, &new_year).await;
    assert_eq!(refused.status, 422);
    refused.tells("那时候不开门：元旦");
    let page = desk.get("/desk/closures").await;
    page.tells("2027年1月1日");
    page.tells("没有写闭馆的时间。");
    let opened = sends(&mut desk, "desk-holiday-open", &[("on", "2027-01-01")]).await;
    opened.tells("那段时间照常开馆了。");
    opened.says("照常开放</b>");
    books(&mut desk, &room, &new_year).await.tells("1次借好了。");
    let closure = desk.get("/desk/closures").await.hidden("closure");
    let back = sends(&mut desk, "desk-house-again", &[("closure", &closure)]).await;
    back.tells("那段时间还有1项安排");
    let late = [("on", "2027-1-1"), ("from", "9:00"), ("to", "10:00")];
    books(&mut desk, &room, &late).await.tells("那时候不开门：元旦");
    for day in ["2027-01-02", "2026-10-01", "2027-1", ""] {
        let key = form_key::new().to_string();
        let fields = [("key", key.as_str()), ("on", day)];
        let nothing = desk.post("/forms/desk-holiday-open", &fields).await;
        assert!(matches!(nothing.status.as_u16(), 400 | 404), "{day}: {}", nothing.status);
    }
}

#[tokio::test]
async fn a_series_waits_for_the_days_that_are_taken_and_is_given_up_with_them() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let room = piano(&mut desk).await;
    books(&mut desk, &room, &TUESDAY).await.tells("1次借好了。");
    let weekly = [
        ("on", "2026-12-1"),
        ("from", "15:00"),
        ("to", "17:00"),
        ("every", "1"),
        ("until", "2026-12-22"),
    ];
    let query = "on=2026-12-1&from=15:00&to=17:00&every=1&until=2026-12-22";
    let look = desk.get(&format!("/desk/bookings/new?room={room}&{query}")).await;
    let taken = look.text().matches("那时候有“夕阳红合唱团·合唱排练”").count();
    assert_eq!(taken, 1);
    look.tells("有1次被占用，等这几天空出来");
    // What is wrong elsewhere keeps the tick.
    let nameless = [&weekly[..], &[("what", ""), ("waits", "yes")]].concat();
    let fields = [&[("room", room.as_str())], &nameless[..]].concat();
    let wrong = sends(&mut desk, "desk-book", &fields).await;
    assert_eq!(wrong.status, 422);
    wrong.tells("有1次被占用，等这几天空出来");
    let made = books(&mut desk, &room, &[&weekly[..], &[("waits", "yes")]].concat()).await;
    made.tells("3次借好了。1次在等。");
    made.tells("一起借的日子");
    made.tells("在等这个时间");
    made.tells("这一次和后面的，一共4次。在等的1次也不等了");
    let (booking, revision) = shown(&made);
    let seen = made.hidden("seen");
    let off = [
        ("booking", booking.as_str()),
        ("revision", revision.as_str()),
        ("act", "cancel"),
        ("reach", "rest"),
        ("seen", seen.as_str()),
    ];
    let silent = sends(&mut desk, "desk-booking", &off).await;
    assert_eq!(silent.status, 422, "whoever had it is told why");
    let off = [&off[..], &[("reason", "社团散了")]].concat();
    let key = store::form_key::new().to_string();
    let whole = [&off[..], &[("key", key.as_str())]].concat();
    let gone = desk.post_and_follow("/forms/desk-booking", &whole).await;
    gone.tells("社团散了（后面3次也取消）");
    let twice = desk.post_and_follow("/forms/desk-booking", &whole).await;
    assert_eq!(twice.status, 200, "the very same form is answered as before");
    twice.tells("社团散了（后面3次也取消）");
    assert!(!gone.text().contains("在等这个时间"), "nobody waits any more");
    let again = sends(&mut desk, "desk-booking", &off).await;
    assert_eq!(again.status, 422);
    again.tells("刚才有人改过");
}
