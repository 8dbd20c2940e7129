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

/// Placeholders a statement may have on either engine, with room to spare.
const MOST_VALUES: usize = 6_000;

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
    let Some(first) = all.first() else { return Ok(()) };
    for some in all.chunks((MOST_VALUES / first.len()).max(1)) {
        let sql = format!("insert into {into} values {}", rows(1, some.len(), first.len()));
        // Only our own column names and numbered placeholders are in it.
        let query = sqlx::query::<Any>(AssertSqlSafe(sql));
        bind(query, some.iter().flatten()).execute(&mut **tx).await?;
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
