//! 导入过的: what an institution has imported.

use domain::id::ImportId;
use domain::listing::{ImportColumn, Order};
use domain::person::Coordinator;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::Outcome;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::paged::{Paged, limit_and_offset};

/// An import that was confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Key.
    pub id: ImportId,
    /// As the file was called.
    pub file_name: String,
    /// What it was about, by its code; empty where an earlier release has not kept that.
    pub kind: String,
    /// When it was confirmed.
    pub at: Timestamp,
    /// Who had handed it in.
    pub by_name: String,
    /// What came of it.
    pub outcome: Outcome,
    /// When it was taken back.
    pub undone_at: Option<Timestamp>,
}

/// A page of the imports of the coordinator's institution, usually the latest first, with so many rows at most.
pub async fn imports(
    db: &Db,
    order: Order<ImportColumn>,
    size: u32,
    by: &Coordinator,
) -> Result<Paged<Imported>> {
    let mut connection = db.reader().await?;
    let sql =
        "select count(*) as total from import where institution_id = $1 and outcome is not null";
    let query = sqlx::query(sql).bind(by.institution.to_string());
    let total = query.fetch_one(&mut *connection).await?.number("total")?;
    let [limit, offset] = limit_and_offset(order, size, total);
    let sql = format!(
        "select i.id, i.file_name, i.kind, i.confirmed_at, i.outcome, i.undone_at, coalesce(p.name, '') as by_name \
         from import i join person p on p.id = i.coordinator_id \
         where i.institution_id = $1 and i.outcome is not null \
         order by {}, i.confirmed_at desc, i.id desc limit $2 offset $3",
        in_order(order)
    );
    // Our own words alone are in it.
    let query = sqlx::query(AssertSqlSafe(sql)).bind(by.institution.to_string());
    let rows = query.bind(limit).bind(offset).fetch_all(&mut *connection).await?;
    let imported = |row: &AnyRow| {
        let undone = row.number_if_any::<i64>("undone_at")?.map(Timestamp::from_second);
        Ok(Imported {
            id: row.id("id")?,
            file_name: row.text("file_name")?,
            kind: row.text("kind")?,
            at: row.instant("confirmed_at")?,
            by_name: row.text("by_name")?,
            outcome: serde_json::from_str(&row.text("outcome")?)?,
            undone_at: undone.transpose().map_err(Error::failed)?,
        })
    };
    Ok(Paged { rows: rows.iter().map(imported).collect::<Result<_>>()?, total })
}

/// In words of SQL.
const fn in_order(order: Order<ImportColumn>) -> &'static str {
    match (order.column, order.is_descending) {
        (ImportColumn::Kind, false) => "i.kind",
        (ImportColumn::Kind, true) => "i.kind desc",
        (ImportColumn::Time, false) => "i.confirmed_at, i.id",
        (ImportColumn::Time, true) => "i.confirmed_at desc",
        (ImportColumn::Who, false) => "p.name_key, p.id",
        (ImportColumn::Who, true) => "p.name_key desc, p.id",
    }
}
