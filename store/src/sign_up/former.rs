//! What became of those who waited the times before: how far the waiting list went.

use domain::calendar::day;
use domain::id::OfferingId;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// So many terms, or times, at most.
const TOLD: usize = 3;

/// How far a waiting list went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerLine {
    /// The term's name; empty where there are no terms.
    pub term: String,
    /// When it began: of a term its last class of the course.
    pub began_on: Date,
    /// People who waited.
    pub waited: u32,
    /// Of them, how many got a place.
    pub had_one: u32,
    /// The last position from which somebody got one; 0 where nobody did.
    pub furthest: u32,
}

/// How far the waiting lists went before, the latest first: of a class in the last three terms in which its course was taught,
/// all classes of a term together; otherwise the last three times of what had the same name at the institution. Of when nobody
/// waited, nothing; nor of those whom a coordinator chose. It may be as it was read within this second.
pub async fn former_lines(db: &Db, offering: OfferingId) -> Result<Vec<FormerLine>> {
    let read = async { read(&mut *db.reader().await?, offering, db.now()).await };
    db.former_lines().of(db, offering, read).await
}

async fn read(
    connection: &mut AnyConnection,
    offering: OfferingId,
    now: Timestamp,
) -> Result<Vec<FormerLine>> {
    let query = sqlx::query(include_str!("former.sql")).bind(offering.to_string());
    let rows = query.bind(now.as_second()).fetch_all(connection).await?;
    let mut lines: Vec<(Option<String>, FormerLine)> = Vec::new();
    for row in &rows {
        let (term, line) = (row.text_if_any("term_id")?, line_from(row)?);
        let has_room = lines.len() < TOLD;
        match lines.iter_mut().find(|(known, _)| term.is_some() && *known == term) {
            Some((_, known)) => {
                known.waited += line.waited;
                known.had_one += line.had_one;
                known.furthest = known.furthest.max(line.furthest);
            }
            None if has_room => lines.push((term, line)),
            None => {}
        }
    }
    Ok(lines.into_iter().map(|(_, line)| line).filter(|line| line.waited > 0).collect())
}

fn line_from(row: &AnyRow) -> Result<FormerLine> {
    Ok(FormerLine {
        term: row.text_if_any("term_name")?.unwrap_or_default(),
        began_on: day(row.instant("first_at")?),
        waited: row.number("waited")?,
        had_one: row.number("had_one")?,
        furthest: row.number_if_any("furthest")?.unwrap_or(0),
    })
}
