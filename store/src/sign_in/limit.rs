//! Counting tries, by number, name or address, so that nobody can guess or flood.

use domain::sign_in::Limit;
use jiff::Timestamp;
use sqlx::Row;
use uuid::Uuid;

use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;
use crate::form_key::hashed;

/// One thing that is counted for one number, name or address.
pub(crate) struct Tries {
    kind: &'static str,
    subject: String,
    limit: Limit,
}

impl Tries {
    /// Of this kind, by whoever or whatever `subject` is; only its hash is kept.
    pub(crate) fn of(kind: &'static str, subject: &str, limit: Limit) -> Self {
        Self { kind, subject: hashed(subject), limit }
    }

    /// How many there were, if one more is let through.
    pub(crate) async fn admit(&self, tx: &mut Tx, now: Timestamp) -> Result<u32> {
        let sql = "select count(*) as number, min(at) as oldest_at from sign_in_try \
                   where kind = $1 and subject = $2 and at > $3";
        let row = sqlx::query(sql)
            .bind(self.kind)
            .bind(self.subject.as_str())
            .bind(now.as_second() - self.limit.within.as_secs())
            .fetch_one(&mut **tx)
            .await?;
        let oldest = row.try_get::<Option<i64>, _>("oldest_at")?;
        let oldest = oldest.and_then(|second| Timestamp::from_second(second).ok());
        let number = row.number("number")?;
        self.limit.admits(number, oldest, now)?;
        Ok(number)
    }

    /// Counts one more.
    pub(crate) async fn note(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        sqlx::query("insert into sign_in_try (id, kind, subject, at) values ($1, $2, $3, $4)")
            .bind(Uuid::now_v7().to_string())
            .bind(self.kind)
            .bind(self.subject.as_str())
            .bind(now.as_second())
            .execute(&mut **tx)
            .await?;
        Ok(())
    }

    /// Forgets them: the right word was said.
    pub(crate) async fn forget(&self, tx: &mut Tx) -> Result<()> {
        sqlx::query("delete from sign_in_try where kind = $1 and subject = $2")
            .bind(self.kind)
            .bind(self.subject.as_str())
            .execute(&mut **tx)
            .await?;
        Ok(())
    }

    /// Takes one back that was counted before anybody knew that it was right.
    pub(crate) async fn take_back(&self, tx: &mut Tx) -> Result<()> {
        let sql = "delete from sign_in_try where id = \
                   (select max(id) from sign_in_try where kind = $1 and subject = $2)";
        let query = sqlx::query(sql).bind(self.kind).bind(self.subject.as_str());
        query.execute(&mut **tx).await?;
        Ok(())
    }

    /// How many are left after so many.
    pub(crate) fn left(&self, number: u32) -> u8 {
        u8::try_from(self.limit.count.saturating_sub(number)).unwrap_or(u8::MAX)
    }
}

/// Makes units that count the same things queue, always in the same order. Without this, a thousand
/// guesses sent at once would each be the first on PostgreSQL.
pub(crate) async fn lock(tx: &mut Tx, counted: &[&Tries], now: Timestamp) -> Result<()> {
    let mut subjects: Vec<&str> = counted.iter().map(|tries| tries.subject.as_str()).collect();
    subjects.sort_unstable();
    subjects.dedup();
    for subject in subjects {
        let sql = "insert into sign_in_limit (subject, at) values ($1, $2) \
                   on conflict (subject) do update set at = excluded.at";
        sqlx::query(sql).bind(subject).bind(now.as_second()).execute(&mut **tx).await?;
    }
    Ok(())
}
