//! Many rows with one statement.

use sqlx::{Any, AssertSqlSafe};

use crate::db::{Db, Tx};
use crate::error::Result;

/// One value of a row.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    Number(i64),
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// Placeholders a statement may have on either engine, with room to spare.
const MOST_VALUES: usize = 6_000;

/// Inserts rows of equal length as one unit. `into` names the table and its columns: `person (id, name)`.
pub(super) async fn insert(db: &Db, into: &'static str, rows: Vec<Vec<Value>>) -> Result<()> {
    db.write(rows, move |tx, rows, _| Box::pin(insert_all(tx, into, rows))).await
}

async fn insert_all(tx: &mut Tx, into: &'static str, rows: &[Vec<Value>]) -> Result<()> {
    let Some(first) = rows.first() else { return Ok(()) };
    for chunk in rows.chunks((MOST_VALUES / first.len()).max(1)) {
        let sql = statement(into, first.len(), chunk.len());
        // Only our own column names and numbered placeholders are in it.
        let mut query = sqlx::query::<Any>(AssertSqlSafe(sql));
        for value in chunk.iter().flatten() {
            query = match value {
                Value::Text(text) => query.bind(text.clone()),
                Value::Number(number) => query.bind(*number),
            };
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

fn statement(into: &str, columns: usize, rows: usize) -> String {
    let row = |index: usize| {
        let values: Vec<String> =
            (1..=columns).map(|column| format!("${}", index * columns + column)).collect();
        format!("({})", values.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("insert into {into} values {}", rows.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_numbered_through() {
        assert_eq!(statement("a (b, c)", 2, 2), "insert into a (b, c) values ($1, $2), ($3, $4)");
    }
}
