//! An institution's own offerings, as its desk lists them.

use domain::id::{InstitutionId, OfferingId};
use domain::listing::{Column, Filling, Listing, Progress};
use domain::offering::OfferingKind;
use domain::search::Search;
use jiff::Timestamp;
use sqlx::Any;
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::find::{Found, ids};
use super::row::by_ids;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::search_text::own_pattern;

/// Everything of an institution that these words find, what is cancelled too, twenty a page: what is not over yet by its first
/// session, then what is over, the latest first.
pub async fn offerings_of(
    db: &Db,
    institution: InstitutionId,
    words: &str,
    page: u32,
) -> Result<Found> {
    let listing = Listing { words: words.to_owned(), ..Listing::default() }.at_page(page);
    listed(db, institution, &listing).await
}

/// The same of that alone which a counter can sign somebody up for.
pub async fn offerings_to_join(
    db: &Db,
    institution: InstitutionId,
    words: &str,
    page: u32,
) -> Result<Found> {
    let all = Listing { words: words.to_owned(), takes_people: true, ..Listing::default() };
    listed(db, institution, &all.at_page(page)).await
}

/// Whether an institution gives the places of anything that is not over by a draw: a counter adds nobody there, it enters wishes.
pub async fn gives_by_draw(db: &Db, institution: InstitutionId) -> Result<bool> {
    let sql = "select id from offering \
               where institution_id = $1 and allocation = 'draw' and state <> 'cancelled' and last_to > $2 limit 1";
    let query = sqlx::query(sql).bind(institution.to_string()).bind(db.now().as_second());
    Ok(query.fetch_optional(&mut *db.reader().await?).await?.is_some())
}

/// What an institution's desk asks for, and how many there are on all pages.
pub async fn listed(db: &Db, institution: InstitutionId, listing: &Listing) -> Result<Found> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let count = concat!("select count(*) as total ", include_str!("listed.sql"));
    let query = sought(sqlx::query(count), institution, listing, now);
    let total = query.fetch_one(&mut *connection).await?.number("total")?;
    let skipped = i64::from(listing.order.page.saturating_sub(1)) * i64::from(listing.rows);
    let ids =
        in_order(&mut connection, institution, listing, i64::from(listing.rows), skipped, now)
            .await?;
    Ok(Found { offerings: by_ids(&mut connection, &ids).await?, total })
}

/// The ids of all that it asks for, whichever page it names; so many at most.
pub async fn listed_ids(
    db: &Db,
    institution: InstitutionId,
    listing: &Listing,
    most: u32,
) -> Result<Vec<OfferingId>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    in_order(&mut connection, institution, listing, i64::from(most), 0, now).await
}

async fn in_order(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    listing: &Listing,
    most: i64,
    skipped: i64,
    now: Timestamp,
) -> Result<Vec<OfferingId>> {
    let sql = format!(
        "select o.id {} order by {}, o.id limit $12 offset $13",
        include_str!("listed.sql"),
        order(listing)
    );
    let query = sought(sqlx::query(AssertSqlSafe(sql)), institution, listing, now);
    let rows = query.bind(most).bind(skipped).fetch_all(connection).await?;
    ids(&rows)
}

/// Binds what `listed.sql` asks for.
fn sought<'q>(
    query: Query<'q, Any, AnyArguments>,
    institution: InstitutionId,
    listing: &Listing,
    now: Timestamp,
) -> Query<'q, Any, AnyArguments> {
    let search = Search { words: listing.words.clone(), ..Search::of(OfferingKind::Class) };
    let needles = search.needles();
    let query = query.bind(institution.to_string()).bind(now.as_second());
    let query = (0..3)
        .fold(query, |query, place| query.bind(needles.get(place).map(|word| own_pattern(word))));
    query
        .bind(listing.kind.map(OfferingKind::code))
        .bind(listing.term.map(|term| term.to_string()))
        .bind(listing.weekday.map(i64::from))
        .bind(listing.progress.map(Progress::code))
        .bind(listing.filling.map(Filling::code))
        .bind(i64::from(listing.takes_people))
}

/// The order in words of SQL, before the key. Of what is equal the name decides, always forwards. No column stands there twice:
/// SQLite would no longer find the index that has them in this order.
const fn order(listing: &Listing) -> &'static str {
    match (listing.order.column, listing.order.is_descending) {
        (Column::Time, false) => {
            "case when o.last_to > $2 then 0 else 1 end, \
             case when o.last_to > $2 then o.first_at else -o.first_at end, o.name_key"
        }
        (Column::Time, true) => "o.first_at desc, o.name_key",
        (Column::Name, false) => "o.name_key",
        (Column::Name, true) => "o.name_key desc",
        (Column::Held, false) => "o.held, o.name_key",
        (Column::Held, true) => "o.held desc, o.name_key",
        (Column::Waiting, false) => "o.waiting, o.name_key",
        (Column::Waiting, true) => "o.waiting desc, o.name_key",
    }
}
