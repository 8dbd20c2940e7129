//! Many rows with one statement.

use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe};

use crate::db::{Db, Tx};
use crate::error::Result;
use crate::lists::rows;

/// One value of a row, or none.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(Option<String>),
    Number(Option<i64>),
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(Some(number))
    }
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        Self::Number(number)
    }
}

/// Rows of one statement at most. SQLite looks each of a statement's placeholders up among all of them; to PostgreSQL each
/// statement is a way there and back. It is prepared once for each number of rows that occurs.
const MOST_ROWS: (usize, usize) = (16, 64);

/// How many of so many rows the next statement takes: a power of two, so that few statements are ever prepared.
fn next(left: usize, most: usize) -> usize {
    if left < most { (left + 1).next_power_of_two() / 2 } else { most }
}

/// Inserts rows of equal length as one unit. `into` names the table and its columns: `person (id, name)`.
pub(crate) async fn insert(db: &Db, into: &'static str, rows: Vec<Vec<Value>>) -> Result<()> {
    db.write(rows, move |tx, rows, _| {
        Box::pin(async move { Ok(insert_all(tx, into, rows).await?) })
    })
    .await
}

/// The same as a step of a unit. What the engine says is passed on: whoever asks knows what a broken index means.
pub(crate) async fn insert_all(
    tx: &mut Tx,
    into: &str,
    all: &[Vec<Value>],
) -> Result<(), sqlx::Error> {
    insert_each(tx, into, "", all).await
}

/// The same, less the rows that a unique index has already: `unless` names it, `(area_code, name)`.
pub(crate) async fn insert_new(
    tx: &mut Tx,
    into: &str,
    unless: &str,
    all: &[Vec<Value>],
) -> Result<(), sqlx::Error> {
    insert_each(tx, into, &format!(" on conflict {unless} do nothing"), all).await
}

async fn insert_each(
    tx: &mut Tx,
    into: &str,
    end: &str,
    all: &[Vec<Value>],
) -> Result<(), sqlx::Error> {
    let most = if tx.is_beside_others() { MOST_ROWS.1 } else { MOST_ROWS.0 };
    let mut left = all;
    while let Some(first) = left.first() {
        let (some, rest) = left.split_at(next(left.len(), most));
        let sql = format!("insert into {into} values {}{end}", rows(1, some.len(), first.len()));
        // Only our own column names and numbered placeholders are in it.
        let query = sqlx::query::<Any>(AssertSqlSafe(sql));
        bind(query, some.iter().flatten()).execute(&mut **tx).await?;
        left = rest;
    }
    Ok(())
}

/// Binds the values in their order.
pub(crate) fn bind<'q, 'v>(
    mut query: Query<'q, Any, AnyArguments>,
    values: impl IntoIterator<Item = &'v Value>,
) -> Query<'q, Any, AnyArguments> {
    for value in values {
        query = match value {
            Value::Text(text) => query.bind(text.clone()),
            Value::Number(number) => query.bind(*number),
        };
    }
    query
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_numbers_of_rows_ever_occur() {
        let told = [1, 2, 3, 7, 8, 15, 16, 100].map(|left| next(left, 16));
        assert_eq!(told, [1, 2, 2, 4, 8, 8, 16, 16]);
    }
}
