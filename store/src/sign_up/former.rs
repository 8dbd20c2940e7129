//! What became of those who waited the last time: how far the waiting list went.

use domain::id::OfferingId;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// How far a waiting list went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormerLine {
    /// People who waited.
    pub waited: u32,
    /// Of them, how many got a place.
    pub had_one: u32,
    /// The last position from which somebody got one; 0 where nobody did.
    pub furthest: u32,
}

/// How far the waiting list went the last time: of a class in the last term in which its course was taught, all classes of
/// it together; otherwise of what had the same name at the institution. Nothing where nobody waited, or nothing is known.
pub async fn former_line(db: &Db, offering: OfferingId) -> Result<Option<FormerLine>> {
    let now = db.now().as_second();
    let query = sqlx::query(include_str!("former.sql")).bind(offering.to_string()).bind(now);
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    let mut line = FormerLine { waited: 0, had_one: 0, furthest: 0 };
    let mut last = None;
    for row in &rows {
        let term = row.text_if_any("term_id")?;
        if last.is_some() && (term.is_none() || last.as_ref() != Some(&term)) {
            break;
        }
        line.waited += row.number::<u32>("waited")?;
        line.had_one += row.number::<u32>("had_one")?;
        line.furthest = line.furthest.max(row.number_if_any("furthest")?.unwrap_or(0));
        last = Some(term);
    }
    Ok((line.waited > 0).then_some(line))
}
