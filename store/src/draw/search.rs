//! Looking for something by words among what a draw gives.

use domain::id::{DrawId, OfferingId};
use domain::offering::OfferingKind;
use domain::search::Search;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::search_text::own_pattern;

/// The offerings of the draw that these words find, in the order of the list. Words are read as on the lists of all offerings:
/// parts of names, teachers and places, pinyin and its initials; but the institution's own name, which all of them share, finds
/// none.
pub async fn found_in_draw(db: &Db, draw: DrawId, words: &str) -> Result<Vec<OfferingId>> {
    // Which kind it is makes no difference to the words.
    let search = Search { words: words.to_owned(), ..Search::of(OfferingKind::Class) };
    let needles: Vec<String> = search.needles().iter().map(|word| own_pattern(word)).collect();
    let sql = "select d.offering_id from draw_offering d join (select id, case when search_text like '%|%' \
               then search_text else search_text || '|' end as own from offering) o on o.id = d.offering_id \
               where d.draw_id = $1 and d.left_at is null \
               and ($2 is null or o.own like $2) \
               and ($3 is null or o.own like $3) \
               and ($4 is null or o.own like $4) \
               and ($5 is null or o.own like $5) \
               and ($6 is null or o.own like $6) \
               and ($7 is null or o.own like $7) \
               order by d.number";
    let mut query = sqlx::query(sql).bind(draw.to_string());
    for place in 0..6 {
        query = query.bind(needles.get(place).cloned());
    }
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    rows.iter().map(|row| row.id("offering_id")).collect()
}
