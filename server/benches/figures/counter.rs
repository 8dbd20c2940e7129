//! The counter of an institution to which everybody belongs: how long it takes to find one of them, by name, by pinyin and by
//! the last digits of a telephone or a card.

use std::time::{Duration, Instant};

use domain::id::InstitutionId;
use sqlx::AnyPool;
use store::Db;
use store::sign_in::{Visitor, coordinator_password, sign_in_at_desk};

use crate::Figure;
use crate::client::Client;
use crate::running::Running;

/// Each is looked for so many times.
const TIMES: usize = 20;

/// Everybody of the province becomes a member of one university, by the keys of the migration that made the table.
const ENROL: &str = "insert into member (person_id, institution_id, since, name_key, sound, initials, digits) \
    select p.id, $1, 0, p.name_key, \
    replace(substr(p.name_key, 1, 6), '0', '') || replace(substr(p.name_key, 12, 6), '0', '') \
    || replace(substr(p.name_key, 23, 6), '0', '') || replace(substr(p.name_key, 34, 6), '0', ''), \
    substr(p.name_key, 1, 1) || substr(p.name_key, 12, 1) || substr(p.name_key, 23, 1) || substr(p.name_key, 34, 1), \
    coalesce(substr(p.mobile, length(p.mobile) - 3), '') \
    from person p where true on conflict (person_id, institution_id) do nothing";

/// Each of them has a card, as if they had come to the counter in the order of their keys.
const CARDS: &str = "update member set card_number = n.number from \
    (select person_id, row_number() over (order by person_id) as number from member where institution_id = $1) n \
    where member.institution_id = $1 and member.person_id = n.person_id and member.card_number is null";
const LAST_CARD: &str = "update institution set cards = \
    (select coalesce(max(m.card_number), 0) from member m where m.institution_id = institution.id) where id = $1";

/// From the form to the list of those found, as a coordinator sees it: the slowest of nineteen in twenty.
pub async fn find(server: &Running, desk: &Desk) -> Figure {
    let people = enrol(&server.database(), desk).await;
    let cookie = desk.cookie.as_str();
    let mut client = Client::connect(server.address).await;
    let mut took = Vec::new();
    for sought in ["%E9%99%88%E6%B7%91", "chenshu", "csf", "2401", "000123"].repeat(TIMES) {
        let form = format!("key={}&q={sought}", uuid::Uuid::now_v7());
        let since = Instant::now();
        let answer = client.post("/forms/desk-member-find", cookie, &form).await;
        let way = answer.header("location").unwrap_or_default().to_owned();
        assert_eq!((answer.status, way.as_str()), (303, "/desk/members?found"), "{sought}");
        client.send(&way, cookie, None).await.unwrap();
        let list = client.receive().await.unwrap();
        took.push(since.elapsed());
        assert_eq!(list.status, 200, "{sought}");
    }
    took.sort_unstable();
    let slow = took[took.len() * 19 / 20];
    Figure::new(
        "finding one of a province at the counter",
        format!("{:.1} ms (p95) among {people}", slow.as_secs_f64() * 1000.0),
        "<= 50 ms",
        slow <= Duration::from_millis(50),
    )
}

/// Whoever runs the desk of the province, signed in.
pub struct Desk {
    /// Whose desk.
    pub institution: InstitutionId,
    /// What their browser sends.
    pub cookie: String,
}

impl Desk {
    /// Signs in.
    pub async fn of_province(database: &str) -> Self {
        let db = Db::open(database).await.unwrap();
        // As long as a browser's own.
        let visitor = "5a".repeat(32);
        let known = Visitor::of(&visitor);
        let (by, _) = coordinator_password(&db, &known, "quansheng", "bench")
            .await
            .unwrap()
            .expect("the desk of the province");
        let token = sign_in_at_desk(&db, &known, &by).await.unwrap();
        db.close().await;
        let cookie = format!("yinyao={}; yinyao-visitor={visitor}", token.as_str());
        Self { institution: by.institution, cookie }
    }
}

/// How many members there are once everybody is one.
async fn enrol(database: &str, desk: &Desk) -> i64 {
    let pool = AnyPool::connect(database).await.unwrap();
    for sql in [ENROL, CARDS, LAST_CARD] {
        sqlx::query(sql).bind(desk.institution.to_string()).execute(&pool).await.unwrap();
    }
    let count = "select count(*) from member where institution_id = $1";
    let query = sqlx::query_scalar(count).bind(desk.institution.to_string());
    let people = query.fetch_one(&pool).await.unwrap();
    pool.close().await;
    people
}
