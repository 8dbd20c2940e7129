//! What is kept for a while alone: forms, keys, codes and tries that have served their time.

use domain::sign_in::BROWSER_KNOWN_FOR;

use crate::attempt;
use crate::db::Db;
use crate::error::Result;
use crate::sign_in::STEP_KEPT_FOR;

const DAY: i64 = 24 * 60 * 60;

/// Removes what nobody can need any more; returns how many rows. Nothing that somebody could ask
/// about later is among them.
pub async fn sweep(db: &Db) -> Result<u64> {
    db.write((), |tx, (), now| {
        Box::pin(async move {
            let now = now.as_second();
            let stale = [
                ("delete from attempt where at <= $1", now - attempt::KEPT_FOR),
                ("delete from form_key where at <= $1", now - 2 * DAY),
                ("delete from sign_in_code where sent_at <= $1", now - DAY),
                ("delete from sign_in_try where at <= $1", now - DAY),
                ("delete from sign_in_limit where at <= $1", now - DAY),
                ("delete from sign_in_step where at <= $1", now - STEP_KEPT_FOR),
                ("delete from known_browser where at <= $1", now - BROWSER_KNOWN_FOR.as_secs()),
                ("delete from demonstration_message where at <= $1", now - DAY),
                // A list that was not taken over, and that nobody has confirmed again.
                ("delete from import_run where beat_at <= $1", now - 2 * DAY),
                // People whom nobody has made members in time: the file is handed in again.
                (
                    "update import set content = '' where content <> '' and kind in ('', 'people') \
                     and outcome is null and created_at <= $1",
                    now - 2 * DAY,
                ),
            ];
            let mut removed = 0;
            for (sql, before) in stale {
                removed += sqlx::query(sql).bind(before).execute(&mut **tx).await?.rows_affected();
            }
            Ok(removed)
        })
    })
    .await
}
