//! 最近的导入: what an institution has imported, the latest first.

use domain::id::ImportId;
use domain::person::Coordinator;
use jiff::Timestamp;
use sqlx::any::AnyRow;

use super::Outcome;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};

/// Imports that are shown.
const SHOWN: usize = 20;

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

/// The latest imports of the coordinator's institution.
pub async fn recent(db: &Db, by: &Coordinator) -> Result<Vec<Imported>> {
    let sql = format!(
        "select i.id, i.file_name, i.kind, i.confirmed_at, i.outcome, i.undone_at, coalesce(p.name, '') as by_name \
         from import i join person p on p.id = i.coordinator_id \
         where i.institution_id = $1 and i.outcome is not null \
         order by i.confirmed_at desc, i.id desc limit {SHOWN}"
    );
    let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(by.institution.to_string());
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
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
    rows.iter().map(imported).collect()
}
