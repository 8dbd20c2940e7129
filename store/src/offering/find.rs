//! Finding offerings: one page of a list, and the subjects to choose from.

use domain::calendar::DayPart;
use domain::id::OfferingId;
use domain::institution::{AreaCode, AreaLevel};
use domain::offering::{Offering, OfferingKind};
use domain::search::{PAGE_SIZE, Search};
use jiff::Timestamp;
use sqlx::Any;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;

use super::row::by_ids;
use crate::columns::{Columns, storable};
use crate::db::Db;
use crate::error::Result;
use crate::search_text::{own_pattern, pattern};
use crate::spelling::sort_key;

/// One page of a list, and how many there are in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The offerings of this page.
    pub offerings: Vec<Offering>,
    /// How many on all pages.
    pub total: u32,
}

/// What somebody is looking for, less what is over or cancelled: open now first, then what opens
/// later, then the rest.
pub async fn offerings_found(db: &Db, search: &Search) -> Result<Found> {
    found(db, OF_ONE_KIND, Some(search.kind), search).await
}

/// The same behind all three doors, whichever the search names: by the first session.
pub async fn offerings_of_every_kind(db: &Db, search: &Search) -> Result<Found> {
    found(db, OF_EVERY_KIND, None, search).await
}

/// How many there are, and one page of them.
type Questions = (&'static str, &'static str);

const OF_ONE_KIND: Questions = (
    concat!("select count(*) as total ", include_str!("one_kind.sql"), include_str!("sought.sql")),
    concat!(
        "select o.id ",
        include_str!("one_kind.sql"),
        include_str!("sought.sql"),
        include_str!("page.sql")
    ),
);

const OF_EVERY_KIND: Questions = (
    concat!(
        "select count(*) as total ",
        include_str!("every_kind.sql"),
        include_str!("sought.sql")
    ),
    concat!(
        "select o.id ",
        include_str!("every_kind.sql"),
        include_str!("sought.sql"),
        include_str!("page_by_time.sql")
    ),
);

async fn found(
    db: &Db,
    (total, page): Questions,
    kind: Option<OfferingKind>,
    search: &Search,
) -> Result<Found> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let total = sought(sqlx::query(total), kind, search, now).fetch_one(&mut *connection).await?;
    let query = sought(sqlx::query(page), kind, search, now);
    let query = query.bind(i64::from(PAGE_SIZE)).bind(skipped(search.page));
    // By time all stand as they come.
    let query = match kind {
        Some(_) => query.bind(search.needles().first().map(|word| own_pattern(word))),
        None => query,
    };
    let page = query.fetch_all(&mut *connection).await?;
    let offerings = by_ids(&mut connection, &ids(&page)?).await?;
    Ok(Found { offerings, total: total.number("total")? })
}

/// Binds what `sought.sql` asks for.
fn sought<'q>(
    query: Query<'q, Any, AnyArguments>,
    kind: Option<OfferingKind>,
    search: &Search,
    now: Timestamp,
) -> Query<'q, Any, AnyArguments> {
    let minutes = search.day_part.map(minutes_of);
    let query = query
        .bind(kind.map(OfferingKind::code))
        .bind(now.as_second())
        .bind(search.area.as_ref().map(codes_within))
        .bind(search.institution.map(|id| id.to_string()))
        .bind(search.subject.as_deref().map(storable))
        .bind(search.weekday.map(i64::from))
        .bind(minutes.map(|(from, _)| from))
        .bind(minutes.map(|(_, to)| to))
        .bind(i64::from(search.free_only));
    let needles = search.needles();
    (0..6).fold(query, |query, place| query.bind(needles.get(place).map(|word| pattern(word))))
}

/// The ids of a page.
pub(super) fn ids(rows: &[AnyRow]) -> Result<Vec<OfferingId>> {
    rows.iter().map(|row| row.id("id")).collect()
}

/// How many come before a page; the first is 1.
pub(super) fn skipped(page: u32) -> i64 {
    i64::from(page.max(1) - 1) * i64::from(PAGE_SIZE)
}

/// What the codes of an area and all below it begin with.
fn codes_within(area: &AreaCode) -> String {
    let digits = match area.level() {
        AreaLevel::Province => 2,
        AreaLevel::City => 4,
        AreaLevel::County => 6,
    };
    format!("{}%", &area.as_str()[..digits])
}

/// The first and last minute of the civil day in which something of this part begins.
const fn minutes_of(part: DayPart) -> (i64, i64) {
    match part {
        DayPart::Morning => (0, 12 * 60 - 1),
        DayPart::Afternoon => (12 * 60, 18 * 60 - 1),
        DayPart::Evening => (18 * 60, 24 * 60 - 1),
    }
}

/// The subjects that can be chosen, by pinyin.
pub async fn subjects(db: &Db, kind: OfferingKind) -> Result<Vec<String>> {
    let sql = "select distinct subject from offering \
               where kind = $1 and last_to > $2 and state <> 'cancelled'";
    let mut subjects: Vec<String> = sqlx::query_scalar(sql)
        .bind(kind.code())
        .bind(db.now().as_second())
        .fetch_all(&mut *db.reader().await?)
        .await?;
    subjects.sort_by_cached_key(|subject| sort_key(subject));
    Ok(subjects)
}
