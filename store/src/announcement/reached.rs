//! Who was reached by an announcement, by name: for the desk that sent it.

use std::collections::HashMap;

use domain::announcement::Reached;
use domain::id::{AnnouncementId, PersonId};
use domain::person::Coordinator;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// People on one page.
pub const REACHED_PAGE_SIZE: u32 = 50;

/// Somebody for whom it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Who.
    pub person: PersonId,
    /// Their name; empty where nobody knows it.
    pub name: String,
    /// How it has reached them.
    pub reached: Reached,
}

/// How many it has reached in each way; of another institution's announcement nothing.
pub async fn counts_reached(
    db: &Db,
    id: AnnouncementId,
    by: &Coordinator,
) -> Result<HashMap<Reached, u32>> {
    let each = include_str!("reached.sql");
    let sql = format!("select e.reached, count(*) as people from ({each}) e group by e.reached");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(id.to_string());
    let query = query.bind(by.institution.to_string());
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    let count =
        |row: &AnyRow| Ok((row.word("reached", Reached::from_code)?, row.number("people")?));
    rows.iter().map(count).collect()
}

/// Those whom it has reached in this way, or everybody, by name; so many on a page, of which 1 is the first.
pub async fn reached(
    db: &Db,
    id: AnnouncementId,
    how: Option<Reached>,
    page: u32,
    by: &Coordinator,
) -> Result<Vec<Recipient>> {
    let each = include_str!("reached.sql");
    let sql = format!(
        "select e.person_id, p.name, e.reached from ({each}) e join person p on p.id = e.person_id \
         where ($3 is null or e.reached = $3) order by p.name_key, p.name, p.id limit $4 offset $5"
    );
    let skipped = i64::from(page.saturating_sub(1)) * i64::from(REACHED_PAGE_SIZE);
    let query = sqlx::query(AssertSqlSafe(sql))
        .bind(id.to_string())
        .bind(by.institution.to_string())
        .bind(how.map(|how| how.code().to_owned()))
        .bind(i64::from(REACHED_PAGE_SIZE))
        .bind(skipped);
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    let recipient = |row: &AnyRow| {
        Ok(Recipient {
            person: row.id("person_id")?,
            name: row.text_if_any("name")?.unwrap_or_default(),
            reached: row.word("reached", Reached::from_code)?,
        })
    };
    rows.iter().map(recipient).collect()
}
