//! Who was reached by an announcement, by name: for the desk that sent it.

use std::collections::HashMap;

use domain::announcement::Reached;
use domain::id::{AnnouncementId, PersonId};
use domain::listing::{AsItIs, Order, PAGE_ROWS};
use domain::person::Coordinator;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::paged::{Paged, limit_and_offset};

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

/// Whom an announcement has reached, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhoWasReached {
    /// How many in each way in which it has reached anybody.
    pub counts: HashMap<Reached, u32>,
    /// One page of them.
    pub people: Paged<Recipient>,
}

/// Those whom it has reached in this way, or everybody, by name, and how many in each way; of another institution's announcement
/// nobody.
pub async fn who_was_reached(
    db: &Db,
    id: AnnouncementId,
    how: Option<Reached>,
    order: Order<AsItIs>,
    by: &Coordinator,
) -> Result<WhoWasReached> {
    let each = include_str!("reached.sql");
    let mut connection = db.reader().await?;
    let sql = format!("select e.reached, count(*) as people from ({each}) e group by e.reached");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(id.to_string());
    let query = query.bind(by.institution.to_string());
    let rows = query.fetch_all(&mut *connection).await?;
    let count =
        |row: &AnyRow| Ok((row.word("reached", Reached::from_code)?, row.number("people")?));
    let counts = rows.iter().map(count).collect::<Result<HashMap<Reached, u32>>>()?;
    let total = match how {
        Some(how) => counts.get(&how).copied().unwrap_or(0),
        None => counts.values().sum(),
    };
    let [limit, offset] = limit_and_offset(order, PAGE_ROWS, total);
    let sql = format!(
        "select e.person_id, p.name, e.reached from ({each}) e join person p on p.id = e.person_id \
         where ($3 is null or e.reached = $3) order by p.name_key, p.name, p.id limit $4 offset $5"
    );
    let query = sqlx::query(AssertSqlSafe(sql))
        .bind(id.to_string())
        .bind(by.institution.to_string())
        .bind(how.map(|how| how.code().to_owned()))
        .bind(limit)
        .bind(offset);
    let rows = query.fetch_all(&mut *connection).await?;
    let recipient = |row: &AnyRow| {
        Ok(Recipient {
            person: row.id("person_id")?,
            name: row.text_if_any("name")?.unwrap_or_default(),
            reached: row.word("reached", Reached::from_code)?,
        })
    };
    let rows = rows.iter().map(recipient).collect::<Result<_>>()?;
    Ok(WhoWasReached { counts, people: Paged { rows, total } })
}
