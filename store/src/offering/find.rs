//! Finding offerings: one page of a list, the subjects to choose from, and what else there is.

use domain::calendar::DayPart;
use domain::id::{InstitutionId, OfferingId};
use domain::institution::{AreaCode, AreaLevel};
use domain::offering::{Offering, OfferingKind};
use domain::search::{PAGE_SIZE, Search};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::row::by_ids;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::search_text::pattern;
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
    let mut connection = db.reader().await?;
    let (ids, mut total) = page_of(&mut connection, search, db.now()).await?;
    if ids.is_empty() && search.page > 1 {
        // The list has become shorter than this page: only the total can still be told.
        let first = Search { page: 1, ..search.clone() };
        total = page_of(&mut connection, &first, db.now()).await?.1;
    }
    Ok(Found { offerings: by_ids(&mut connection, &ids).await?, total })
}

async fn page_of(
    connection: &mut AnyConnection,
    search: &Search,
    now: Timestamp,
) -> Result<(Vec<OfferingId>, u32)> {
    let minutes = search.day_part.map(minutes_of);
    let mut query = sqlx::query(include_str!("found.sql"))
        .bind(search.kind.code())
        .bind(now.as_second())
        .bind(search.area.as_ref().map(codes_within))
        .bind(search.institution.map(|id| id.to_string()))
        .bind(search.subject.clone())
        .bind(search.weekday.map(i64::from))
        .bind(minutes.map(|(from, _)| from))
        .bind(minutes.map(|(_, to)| to))
        .bind(i64::from(search.free_only));
    let needles = search.needles();
    for place in 0..6 {
        query = query.bind(needles.get(place).map(|needle| pattern(needle)));
    }
    let skipped = i64::from(search.page.max(1) - 1) * i64::from(PAGE_SIZE);
    let rows = query.bind(i64::from(PAGE_SIZE)).bind(skipped).fetch_all(connection).await?;
    ids_and_total(&rows)
}

/// The ids of a page, and the total that each row tells.
fn ids_and_total(rows: &[AnyRow]) -> Result<(Vec<OfferingId>, u32)> {
    let ids = rows.iter().map(|row| row.id("id")).collect::<Result<_>>()?;
    let total = rows.first().map_or(Ok(0), |row| row.number("total"))?;
    Ok((ids, total))
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

/// Others of the same course or subject that one can sign up for now: free places first, then the
/// same course, then the same city; at most three.
pub async fn alternatives(db: &Db, offering: &Offering) -> Result<Vec<Offering>> {
    let city = offering.institution.area.code.as_str()[..4].to_owned();
    let mut connection = db.reader().await?;
    let rows = sqlx::query(include_str!("alternatives.sql"))
        .bind(offering.id.to_string())
        .bind(offering.kind.code())
        .bind(offering.subject.as_str())
        .bind(db.now().as_second())
        .bind(format!("{city}%"))
        .fetch_all(&mut *connection)
        .await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id("id")).collect::<Result<_>>()?;
    by_ids(&mut connection, &ids).await
}

/// Everything of an institution, for its desk, the newest first day first.
pub async fn offerings_of(
    db: &Db,
    institution: InstitutionId,
    words: &str,
    page: u32,
) -> Result<Found> {
    let mut connection = db.reader().await?;
    let (ids, mut total) = page_of_desk(&mut connection, institution, words, page).await?;
    if ids.is_empty() && page > 1 {
        total = page_of_desk(&mut connection, institution, words, 1).await?.1;
    }
    Ok(Found { offerings: by_ids(&mut connection, &ids).await?, total })
}

async fn page_of_desk(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    words: &str,
    page: u32,
) -> Result<(Vec<OfferingId>, u32)> {
    let sql = "select id, count(*) over () as total from offering where institution_id = $1 \
               and ($2 is null or search_text like $2) and ($3 is null or search_text like $3) \
               and ($4 is null or search_text like $4) \
               order by first_at desc, name_key, id limit $5 offset $6";
    let search = Search { words: words.to_owned(), ..Search::of(OfferingKind::Class) };
    let needles = search.needles();
    let mut query = sqlx::query(sql).bind(institution.to_string());
    for place in 0..3 {
        query = query.bind(needles.get(place).map(|needle| pattern(needle)));
    }
    let skipped = i64::from(page.max(1) - 1) * i64::from(PAGE_SIZE);
    let rows = query.bind(i64::from(PAGE_SIZE)).bind(skipped).fetch_all(connection).await?;
    ids_and_total(&rows)
}
