//! 正在导入: a long list is taken over beside the answer to whoever confirmed it.
//!
//! The server that does it knows how far it has come, and keeps it in the database each second, so that every other one can tell
//! it, too. SQLite writes one thing after the other: there the signs of life wait behind the list, and no other server asks.
//! Where they stay away, whoever did it is gone, and with it what was not committed.

use std::collections::HashMap;
use std::convert::Infallible;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::id::ImportId;
use domain::person::Coordinator;
use domain::refusal::Refusal;

use super::{Outcome, Progress};
use crate::columns::Columns;
use crate::db::{Db, Reach};
use crate::error::{Error, Result};

/// Between two signs of life.
const BEAT: Duration = Duration::from_secs(1);

/// Seconds without a sign of life after which nobody is at it any more.
const SILENCE: i64 = 30;

/// How taking a list over stands, while it is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It goes on: so many of so many rows are written.
    Goes {
        /// Rows that are written.
        written: u32,
        /// Rows in all.
        rows: u32,
    },
    /// Nothing was taken over, and it may be confirmed again.
    NotTaken(NotTaken),
}

/// Why a list was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// A rule says no.
    Refused(Refusal),
    /// The database did not take it.
    Failed,
    /// The server that did it is gone.
    BrokenOff,
}

/// The lists that this program takes over, each with how far it has come.
#[derive(Clone, Debug, Default)]
pub(crate) struct Running(Arc<Mutex<HashMap<ImportId, Arc<Progress>>>>);

impl Running {
    fn with<T>(&self, change: impl FnOnce(&mut HashMap<ImportId, Arc<Progress>>) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A list that is being taken over. Whoever lets go of it does so no more.
#[derive(Debug)]
pub struct Run {
    db: Db,
    id: ImportId,
    progress: Arc<Progress>,
}

impl Drop for Run {
    fn drop(&mut self) {
        self.db.running().with(|all| all.remove(&self.id));
    }
}

/// Begins to take over a list of so many rows. Nothing where somebody is at it, or it was done; another institution's list is
/// not begun.
pub async fn begin(db: &Db, id: ImportId, by: &Coordinator, rows: u32) -> Result<Option<Run>> {
    let facts = (id, by.institution, rows);
    let has_begun = db.write(facts, |tx, (id, institution, rows), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let sql = "insert into import_run (import_id, row_count, begun_at, beat_at) \
                       select id, cast($3 as bigint), cast($4 as bigint), cast($4 as bigint) from import \
                       where id = $1 and institution_id = $2 and outcome is null \
                       on conflict (import_id) do update set row_count = excluded.row_count, written = 0, \
                       begun_at = excluded.begun_at, beat_at = excluded.beat_at, ended_at = null, refusal = '' \
                       where import_run.ended_at is not null or import_run.beat_at < cast($5 as bigint)";
            let begun = sqlx::query(sql)
                .bind(id.to_string())
                .bind(institution.to_string())
                .bind(i64::from(*rows))
                .bind(now.as_second())
                .bind(now.as_second() - SILENCE)
                .execute(&mut **tx)
                .await?;
            Ok(begun.rows_affected() == 1)
        })
    });
    if !has_begun.await? {
        return Ok(None);
    }
    let progress = Arc::new(Progress::of(rows));
    db.running().with(|all| all.insert(id, Arc::clone(&progress)));
    Ok(Some(Run { db: db.clone(), id, progress }))
}

/// How taking a list over stands; nothing where nobody has begun, or it was done. Of another institution's nothing is told.
pub async fn stand(db: &Db, id: ImportId, by: &Coordinator) -> Result<Option<Stand>> {
    let sql = "select r.row_count, r.written, r.beat_at, r.refusal, r.ended_at from import_run r \
               join import i on i.id = r.import_id where i.id = $1 and i.institution_id = $2";
    let query = sqlx::query(sql).bind(id.to_string()).bind(by.institution.to_string());
    let Some(row) = query.fetch_optional(&mut *db.reader().await?).await? else {
        return Ok(None);
    };
    if row.number_if_any::<i64>("ended_at")?.is_some() {
        let refusal = row.text("refusal")?;
        let why = if refusal.is_empty() {
            NotTaken::Failed
        } else {
            NotTaken::Refused(serde_json::from_str(&refusal)?)
        };
        return Ok(Some(Stand::NotTaken(why)));
    }
    if let Some(progress) = db.running().with(|all| all.get(&id).cloned()) {
        let (written, rows) = progress.told();
        return Ok(Some(Stand::Goes { written, rows }));
    }
    if row.number::<i64>("beat_at")? < db.now().as_second() - SILENCE {
        return Ok(Some(Stand::NotTaken(NotTaken::BrokenOff)));
    }
    Ok(Some(Stand::Goes { written: row.number("written")?, rows: row.number("row_count")? }))
}

impl Run {
    /// What the unit that takes the list over tells how far it has come.
    pub fn progress(&self) -> Arc<Progress> {
        Arc::clone(&self.progress)
    }

    /// Goes on until the list is taken over or is not, and keeps how it stands meanwhile and afterwards.
    pub async fn through(self, taking: impl Future<Output = Result<Outcome>>) -> Result<Outcome> {
        let taken = tokio::select! {
            taken = taking => taken,
            never = self.beats() => match never {},
        };
        let ended = match &taken {
            Ok(_) => self.is_done().await,
            Err(Error::Refused(refusal)) => {
                self.is_not_done(&serde_json::to_string(refusal)?).await
            }
            Err(_) => self.is_not_done("").await,
        };
        if let Err(error) = ended {
            // Its signs of life have ended: that says it, too.
            tracing::warn!(%error, "how an import has ended was not kept");
        }
        taken
    }

    async fn beats(&self) -> Infallible {
        loop {
            tokio::time::sleep(BEAT).await;
            if let Err(error) = self.beat().await {
                tracing::warn!(%error, "how far an import has come was not kept");
            }
        }
    }

    /// Keeps how far it has come. One that has ended meanwhile stays ended.
    async fn beat(&self) -> Result<()> {
        let facts = (self.id, self.progress());
        let kept = self.db.write(facts, |tx, (id, progress), now| {
            tx.reaches(Reach::NothingPublic);
            Box::pin(async move {
                let sql = "update import_run set written = $2, beat_at = $3 \
                           where import_id = $1 and ended_at is null";
                sqlx::query(sql)
                    .bind(id.to_string())
                    .bind(i64::from(progress.told().0))
                    .bind(now.as_second())
                    .execute(&mut **tx)
                    .await?;
                Ok(())
            })
        });
        kept.await
    }

    /// What came of it stands in the import itself.
    async fn is_done(&self) -> Result<()> {
        let kept = self.db.write(self.id, |tx, id, _| {
            tx.reaches(Reach::NothingPublic);
            Box::pin(async move {
                let query = sqlx::query("delete from import_run where import_id = $1");
                query.bind(id.to_string()).execute(&mut **tx).await?;
                Ok(())
            })
        });
        kept.await
    }

    async fn is_not_done(&self, refusal: &str) -> Result<()> {
        let facts = (self.id, refusal.to_owned());
        let kept = self.db.write(facts, |tx, (id, refusal), now| {
            tx.reaches(Reach::NothingPublic);
            Box::pin(async move {
                let sql = "update import_run set ended_at = $2, refusal = $3 where import_id = $1";
                sqlx::query(sql)
                    .bind(id.to_string())
                    .bind(now.as_second())
                    .bind(refusal.as_str())
                    .execute(&mut **tx)
                    .await?;
                Ok(())
            })
        });
        kept.await
    }
}
