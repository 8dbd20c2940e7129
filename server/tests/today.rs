//! The board of the day at the desk and on a wall: each room, what is to be done, who is next for a place, and what is left out.

use domain::calendar::Span;
use domain::id::OfferingId;
use jiff::civil::{date, time};
use store::new_offering::{NewFacts, NewOffering, NewSession, NewVenue};

use crate::session::{makes, sessions};
use crate::support::samples::class;
use crate::support::{Answer, Centre, Yinyao, yinyao};

/// A class of today at eight, half past nine and two, in two rooms; it is nine.
pub async fn today(yinyao: &Yinyao, centre: &Centre) -> OfferingId {
    let at = |hour: i8, minute: i8, room: &str| {
        let (from, to) = (time(hour, minute, 0, 0), time(hour + 1, minute + 29, 0, 0));
        let venue = Some(NewVenue { name: room.into(), ..NewVenue::default() });
        NewSession { span: Span::on(date(2026, 11, 24), from, to), venue }
    };
    let sessions = vec![at(8, 0, "201 琴房"), at(9, 30, "201 琴房"), at(14, 0, "一楼大厅")];
    let new = NewOffering { sessions, ..class(centre.a.id, "古琴一年级班", 20) };
    store::new_offering::add(&yinyao.db, &new).await.unwrap()
}

#[tokio::test]
async fn the_board_tells_each_room_and_what_is_to_be_done() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let (mut desk, mut chen) = (centre.desk_a(&yinyao).await, centre.chen(&yinyao).await);
    let empty = desk.get("/desk/today").await;
    assert_eq!(empty.status, 200);
    empty.says("今天没有安排");
    empty.says("现在没有要办的事");
    let guqin = today(&yinyao, &centre).await;
    chen.signs_up(guqin).await;
    desk.get("/desk").await.says("href=\"/desk/today\"");
    let board = desk.get("/desk/today").await;
    assert_eq!(board.header("refresh"), "60");
    board.tells("截至上午9:00");
    board.tells("现在1处有活动，应到1人");
    board.tells("201琴房");
    board.tells("到上午9:29，魏桂");
    board.tells("上午9:30，魏桂");
    board.tells("一楼大厅");
    board.says("找代课");
    let still = desk.get("/desk/today?still").await;
    assert_eq!(still.header("refresh"), "");
    still.says("每分钟自动更新一次");
    // On a wall it stands alone: rooms, teachers and numbers, no member's name, and nothing to sign out with.
    board.says("href=\"/desk/today?wall=1\"");
    let wall = desk.get("/desk/today?wall=1").await;
    assert_eq!((wall.status.as_u16(), wall.header("refresh")), (200, "60"));
    wall.tells("201琴房");
    wall.tells("古琴一年级班");
    wall.says("href=\"tel:");
    wall.tells("到上午9:29，魏桂");
    wall.tells("应到1");
    wall.tells("还没点名");
    wall.tells("上午9:30，魏桂");
    for gone in ["退出登录", "site-nav", "陈淑芬", "<button", "找代课"] {
        assert!(!wall.body.contains(gone), "{gone} on a wall");
    }
    let elsewhere = desk.get("/desk?wall=1").await;
    assert!(elsewhere.body.contains("site-nav"), "every other page keeps its way out");

    // A session of today is cancelled, a place comes free, and somebody is asked.
    let afternoon = sessions(&yinyao, &centre, guqin).await.remove(2);
    makes(&mut desk, &afternoon, &[("what", "cancel"), ("reason", "老师生病")]).await;
    let board = desk.get("/desk/today").await;
    board.says("今天有变动");
    board.tells("停课。原因：老师生病。");
    let told = board.text();
    let hall: String = told.split_once("一楼大厅").unwrap().1.chars().take(4).collect();
    assert!(!hall.contains("古琴"), "nobody is expected there: {hall}");
    let mine = store::sign_up::live_sign_up(&yinyao.db, guqin, centre.chen).await.unwrap().unwrap();
    let key = store::form_key::new();
    store::sign_up::withdraw(&yinyao.db, key, mine.id, centre.chen).await.unwrap();
    let board = desk.get("/desk/today").await;
    board.tells("空20个，没有人候补");
    let wall = desk.get("/desk/today?wall=1").await;
    wall.says("空出的名额");
    wall.tells("空20个，没有人候补");

    // Another desk sees its own alone.
    let other = centre.desk_b(&yinyao).await.get("/desk/today").await;
    assert_eq!(other.status, 200);
    other.says("今天没有安排");
    assert!(!other.body.contains("古琴"));
    assert_eq!(yinyao.browser().get("/desk/today").await.status, 303);
}

#[tokio::test]
async fn a_list_of_the_board_is_cut_and_all_of_it_is_a_link_away() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let at = |hour: i8| {
        let (from, to) = (time(hour, 0, 0, 0), time(hour, 45, 0, 0));
        NewSession { span: Span::on(date(2026, 11, 24), from, to), venue: None }
    };
    let new = NewOffering {
        sessions: (10..18).map(at).collect(),
        ..class(centre.a.id, "古琴一年级班", 20)
    };
    store::new_offering::add(&yinyao.db, &new).await.unwrap();
    let shown = |page: &Answer| page.body.matches("找代课").count();
    let few = desk.get("/desk/today").await;
    assert_eq!(shown(&few), 6);
    few.says("href=\"/desk/today?all=absent#absent\"");
    few.tells("看全部8个");
    let all = desk.get("/desk/today?all=absent").await;
    assert_eq!((shown(&all), all.header("refresh")), (8, "60"));
    assert!(!all.body.contains("看全部"), "all of it is there");
    all.tells("只看前几个");
    all.says("href=\"/desk/today#absent\"");
    for other in ["/desk/today?all=nothing", "/desk/today?all=", "/desk/today?all=reviews"] {
        let page = desk.get(other).await;
        assert_eq!((page.status.as_u16(), shown(&page)), (200, 6), "{other}");
    }
    let still = desk.get("/desk/today?still&all=absent").await;
    assert_eq!((shown(&still), still.header("refresh")), (8, ""));
    let wall = desk.get("/desk/today?wall=1&all=absent").await;
    assert_eq!((wall.status.as_u16(), shown(&wall)), (200, 0));
    assert!(!wall.body.contains("看全部"));
}

#[tokio::test]
async fn the_desk_reads_who_is_next_for_a_place_and_a_wall_only_their_number() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    let at = Span::on(date(2026, 12, 1), time(8, 0, 0, 0), time(10, 0, 0, 0));
    let sessions = vec![NewSession { span: at, venue: None }];
    let new = NewOffering { sessions, ..class(centre.a.id, "国画一班", 1) };
    let offering = store::new_offering::add(&yinyao.db, &new).await.unwrap();
    for person in [centre.chen, centre.lin] {
        let by = store::sign_up::By::Person(person);
        let asked = store::sign_up::Asked { offering, person, by };
        let key = store::form_key::new();
        store::sign_up::sign_up(&yinyao.db, key, asked).await.unwrap();
    }
    let board = desk.get("/desk/today").await;
    assert!(!board.body.contains("林国富"), "nobody is asked yet");
    let mine = store::sign_up::live_sign_up(&yinyao.db, offering, centre.chen).await;
    let (key, mine) = (store::form_key::new(), mine.unwrap().unwrap().id);
    store::sign_up::withdraw(&yinyao.db, key, mine, centre.chen).await.unwrap();
    let board = desk.get("/desk/today").await;
    board.tells("林国富，候补第1位");
    board.tells("按候补先后轮到");
    board.says(&format!("href=\"/desk/members/{}\"", centre.lin));
    board.says("看名单");
    let wall = desk.get("/desk/today?wall=1").await;
    wall.tells("轮到候补第1位");
    for gone in ["陈淑芬", "林国富", "/desk/members/"] {
        assert!(!wall.body.contains(gone), "{gone} on a wall");
    }
    let other = centre.desk_b(&yinyao).await.get("/desk/today").await;
    assert!(!other.body.contains("林国富"));
}

#[tokio::test]
async fn a_wall_turns_its_pages_until_all_of_it_was_shown() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let mut desk = centre.desk_a(&yinyao).await;
    today(&yinyao, &centre).await;
    for number in 1..=11 {
        let (from, to) = (time(8, 0, 0, 0), time(10, 0, 0, 0));
        let venue = NewVenue { name: format!("3{number:02}教室"), ..NewVenue::default() };
        let on = |day| Span::on(day, from, to);
        let sessions = [date(2026, 11, 24), date(2026, 12, 1)]
            .map(|day| NewSession { span: on(day), venue: Some(venue.clone()) })
            .to_vec();
        let mut new =
            NewOffering { sessions, ..class(centre.a.id, &format!("国画{number}班"), 1) };
        if let NewFacts::Class { teacher, .. } = &mut new.facts {
            *teacher = "待定".into();
        }
        let offering = store::new_offering::add(&yinyao.db, &new).await.unwrap();
        if number == 1 {
            // Who had the place gives it up: whoever is next is told by a number.
            for person in [centre.chen, centre.lin] {
                let by = store::sign_up::By::Person(person);
                let asked = store::sign_up::Asked { offering, person, by };
                let key = store::form_key::new();
                store::sign_up::sign_up(&yinyao.db, key, asked).await.unwrap();
            }
            let mine = store::sign_up::live_sign_up(&yinyao.db, offering, centre.chen).await;
            let (key, mine) = (store::form_key::new(), mine.unwrap().unwrap().id);
            store::sign_up::withdraw(&yinyao.db, key, mine, centre.chen).await.unwrap();
        }
    }
    let first = "/desk/today?wall=1";
    let wall = desk.get(first).await;
    // Twelve rooms have something now, one of the afternoon stands back.
    assert_eq!(wall.main().matches("<tr").count(), 1 + 8, "{}", wall.main());
    assert_eq!(wall.header("refresh"), "20; url=/desk/today?wall=1&page=2");
    wall.tells("第1页，共2页");
    wall.tells("老师不在");
    wall.tells("还没有老师");
    wall.tells("第1页，共6页");
    wall.tells("轮到候补第1位");
    let still = desk.get("/desk/today?wall=1&still&page=2").await;
    assert_eq!((still.status.as_u16(), still.header("refresh")), (200, ""));
    still.tells("第2页，共2页");
    // Each page has its turn, and after the last comes the first.
    let (mut next, mut shown, mut turns) = (first.to_owned(), String::new(), 0);
    while turns == 0 || (next != first && turns < 20) {
        let wall = desk.get(&next).await;
        shown.push_str(&wall.text());
        next = wall.header("refresh").split_once("url=").unwrap().1.to_owned();
        turns += 1;
    }
    assert_eq!(turns, 6);
    for number in 1..=11 {
        for told in [format!("3{number:02}教室"), format!("国画{number}班")] {
            assert!(shown.contains(&told), "{told} is on none of the pages");
        }
    }
    for gone in ["陈淑芬", "林国富"] {
        assert!(!shown.contains(gone), "{gone} on a wall");
    }
}
