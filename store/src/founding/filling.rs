//! What a first start puts into an empty database, and whether it came to its end.

use sqlx::Row;

use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};

/// What an empty demonstration is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// One institution of each kind, with its plan.
    Demonstration,
    /// Everything at full size, for measuring.
    Province,
}

impl Contents {
    const fn code(self) -> &'static str {
        match self {
            Self::Demonstration => "demonstration",
            Self::Province => "province",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Demonstration, Self::Province].into_iter().find(|one| one.code() == code)
    }
}

/// How far a database is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// Nobody had founded anything: whoever asked fills it now, and says [`end_filling`] at the end.
    Yours,
    /// Somebody began and has not come to the end: it was interrupted, or another program is still at it.
    Unfinished,
    /// Something is there already; what, if a first start has put it there.
    Filled(Option<Contents>),
}

/// Begins to fill a database in which nobody has founded anything, and keeps that it was begun. Of several that
/// ask at once, one is told that it is the one. [`super::purpose`] was asked before.
pub async fn begin_filling(db: &Db, contents: Contents) -> Result<Filling> {
    db.write(contents, |tx, contents, _| Box::pin(begin(tx, *contents))).await
}

async fn begin(tx: &mut Tx, contents: Contents) -> Result<Filling> {
    // Whoever asks at the same time waits here on both engines.
    let lock = "update purpose set name = name returning contents, filling";
    let kept = sqlx::query(lock).fetch_one(&mut **tx).await?;
    let told = kept.try_get::<Option<&str>, _>("contents")?;
    if kept.text("filling")? == "begun" {
        return Ok(Filling::Unfinished);
    }
    if is_founded(tx).await? {
        return Ok(Filling::Filled(told.and_then(Contents::from_code)));
    }
    sqlx::query("update purpose set contents = $1, filling = 'begun'")
        .bind(contents.code())
        .execute(&mut **tx)
        .await?;
    Ok(Filling::Yours)
}

/// Somebody has founded something: there is an institution.
async fn is_founded(tx: &mut Tx) -> Result<bool> {
    let row = sqlx::query("select count(*) as count from institution").fetch_one(&mut **tx).await?;
    Ok(row.number::<i64>("count")? > 0)
}

/// Keeps that everything is there.
pub async fn end_filling(db: &Db) -> Result<()> {
    db.write((), |tx, (), _| {
        Box::pin(async move {
            let end = "update purpose set filling = 'ended' where filling = 'begun'";
            sqlx::query(end).execute(&mut **tx).await?;
            Ok::<(), Error>(())
        })
    })
    .await
}
