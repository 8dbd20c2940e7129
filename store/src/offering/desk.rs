//! An institution's own offerings, as its desk lists them.

use domain::id::InstitutionId;
use domain::offering::OfferingKind;
use domain::search::{PAGE_SIZE, Search};

use super::find::{Found, ids, skipped};
use super::row::by_ids;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::search_text::pattern;

/// Everything of an institution, for its desk, what is cancelled too: what is not over yet by its first session, then what
/// is over, the latest first.
pub async fn offerings_of(
    db: &Db,
    institution: InstitutionId,
    words: &str,
    page: u32,
) -> Result<Found> {
    let search = Search { words: words.to_owned(), ..Search::of(OfferingKind::Class) };
    let needles: Vec<String> = search.needles().iter().map(|word| pattern(word)).collect();
    let needle = |place: usize| needles.get(place).cloned();
    let mut connection = db.reader().await?;
    let count = "select count(*) as total from offering where institution_id = $1 \
                 and ($2 is null or search_text like $2) \
                 and ($3 is null or search_text like $3) \
                 and ($4 is null or search_text like $4)";
    let query = sqlx::query(count).bind(institution.to_string());
    let query = query.bind(needle(0)).bind(needle(1)).bind(needle(2));
    let total = query.fetch_one(&mut *connection).await?.number("total")?;
    let page_of = "select id from offering where institution_id = $1 \
                   and ($2 is null or search_text like $2) \
                   and ($3 is null or search_text like $3) \
                   and ($4 is null or search_text like $4) \
                   order by case when last_to > $5 then 0 else 1 end, \
                   case when last_to > $5 then first_at else -first_at end, name_key, id \
                   limit $6 offset $7";
    let query = sqlx::query(page_of).bind(institution.to_string());
    let query = query.bind(needle(0)).bind(needle(1)).bind(needle(2));
    let query = query.bind(db.now().as_second());
    let query = query.bind(i64::from(PAGE_SIZE)).bind(skipped(page));
    let rows = query.fetch_all(&mut *connection).await?;
    Ok(Found { offerings: by_ids(&mut connection, &ids(&rows)?).await?, total })
}
