//! Lists of 5,000 people at the desk: the sign-ups of one offering, those who wait for a yes, the fees of its counter, and the log. How many bytes the first
//! and a middle page have, and how often each is put together and compressed beside a static file of the same bytes.

use domain::log::Act;
use sqlx::AnyPool;

use crate::Figure;
use crate::client::Client;
use crate::counter::Desk;
use crate::desk_list::beside_a_file;
use crate::running::Running;

/// Which offering: the first of the desk's own. So many more people have a place on it, and none of them has paid.
const OFFERING: &str = "select min(id) from offering where institution_id = $1";
const PLACES: &str =
    "update offering set capacity = held + 5000, held = held + 5000, fee = 15000 where id = $1";
/// Keys of people are keys of sign-ups as well: nothing else has them there.
const SIGN_UPS: &str = "insert into sign_up \
    (id, offering_id, person_id, state, joined, joined_at, by_person_id, pay_by) \
    select p.id, $1, p.id, 'held', 1000000 + row_number() over (order by p.id), 1790000000, p.id, '2027-01-31' \
    from person p where not exists (select 1 from sign_up s where s.offering_id = $1 and s.person_id = p.id) \
    order by p.id limit 5000";
/// Another one, for which as many other people wait for a coordinator's yes.
const REVIEWED: &str = "select id from offering where institution_id = $1 and admission = 'sign_up' order by id limit 1 offset 1";
const BY_APPROVAL: &str =
    "update offering set allocation = 'approval', waiting = waiting + 5000 where id = $1";
const ASKING: &str = "insert into sign_up \
    (id, offering_id, person_id, state, joined, joined_at, by_person_id) \
    select p.id, $1, p.id, 'waiting', 1000000 + row_number() over (order by p.id), 1790000000, p.id \
    from person p where not exists (select 1 from sign_up s where s.offering_id = $1 and s.person_id = p.id) \
    order by p.id desc limit 5000";
const LOG: &str = "insert into log_entry \
    (id, institution_id, at, act, about_kind, about_id, stood, stands) \
    select p.id, $1, 1790000000 + row_number() over (order by p.id), $2, 'institution', $1, '{}', '{}' \
    from person p order by p.id limit 5000";

/// Two figures for each list.
pub async fn measure(server: &Running, desk: &Desk) -> Vec<Figure> {
    let [offering, reviewed] = fill(server, desk).await;
    let list = format!("/desk/offerings/{offering}");
    let reviewed = format!("/desk/offerings/{reviewed}");
    let mut figures = Vec::new();
    for (what, path, middle) in [
        ("list of one offering with 5,000 sign-ups", list.as_str(), "page=50"),
        ("list of 5,000 to say yes or no to", reviewed.as_str(), "second-page=50"),
        ("list of 5,000 fees", "/desk/fees", "page=50"),
        ("log of 5,000 entries", "/desk/log", "page=80"),
    ] {
        figures.extend(list_of(server, desk, what, [path, &format!("{path}?{middle}")]).await);
    }
    figures
}

async fn fill(server: &Running, desk: &Desk) -> [String; 2] {
    let pool = AnyPool::connect(&server.database()).await.unwrap();
    let institution = desk.institution.to_string();
    let query = sqlx::query_scalar(OFFERING).bind(institution.as_str());
    let offering: String = query.fetch_one(&pool).await.unwrap();
    for sql in [PLACES, SIGN_UPS] {
        sqlx::query(sql).bind(offering.as_str()).execute(&pool).await.unwrap();
    }
    let query = sqlx::query_scalar(REVIEWED).bind(institution.as_str());
    let reviewed: String = query.fetch_one(&pool).await.unwrap();
    for sql in [BY_APPROVAL, ASKING] {
        sqlx::query(sql).bind(reviewed.as_str()).execute(&pool).await.unwrap();
    }
    let log = sqlx::query(LOG).bind(institution).bind(Act::SetFeeTerms.code());
    log.execute(&pool).await.unwrap();
    pool.close().await;
    [offering, reviewed]
}

/// The bytes of the first page and of a middle one, and the slower of both beside its file.
async fn list_of(
    server: &Running,
    desk: &Desk,
    what: &'static str,
    pages: [&str; 2],
) -> [Figure; 2] {
    let cookie = desk.cookie.as_str();
    let mut client = Client::connect(server.address).await;
    let (mut bytes, mut ratios) = (Vec::new(), Vec::new());
    for page in pages {
        let answer = client.get_as(page, "br", cookie).await;
        assert_eq!((answer.status, answer.header("content-encoding")), (200, Some("br")), "{page}");
        bytes.push(answer.body.len());
        ratios.push(beside_a_file(server, page, cookie).await);
    }
    let slower = ratios.iter().map(|(ratio, _)| *ratio).fold(f64::INFINITY, f64::min);
    let told: Vec<_> = ratios.into_iter().map(|(_, told)| told).collect();
    [
        Figure::new(
            what,
            format!("{} and {} bytes (brotli)", bytes[0], bytes[1]),
            "<= 60 KB",
            bytes.iter().all(|bytes| *bytes <= 60 * 1024),
        ),
        Figure::new(
            "the same, first and middle page : as a compressed file",
            told.join("; "),
            ">= 0.30",
            slower >= 0.30,
        ),
    ]
}
