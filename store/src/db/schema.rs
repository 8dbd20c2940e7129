//! Bringing the schema up to this program's, once, even when several servers start together.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::migrate::{MigrateError, Migrator};

use super::OpenError;

/// How long one server may take before another may think that it died.
const LEASE: i64 = 10 * 60;

/// Runs the migrations that are missing, while no other server does.
pub(super) async fn bring_up_to_date(connection: &mut AnyConnection) -> Result<(), OpenError> {
    let mut migrator = sqlx::migrate!("./migrations");
    // Poolers know no advisory locks : a row does the same.
    migrator.set_locking(false);
    if is_up_to_date(&migrator, connection).await {
        // Nothing is run, only looked at: nobody's turn is needed, nor waited for if its server died.
        let looked = migrator.run_direct(None, &mut *connection, false).await;
        return looked.map_err(|error| told(&migrator, error));
    }
    take_turn(connection).await?;
    // Not `run`: its future cannot be sent to another thread.
    let run = migrator.run_direct(None, &mut *connection, false).await;
    let end = "update migration_turn set until = 0 where id = 'schema'";
    let ended = sqlx::query(end).execute(connection).await;
    run.map_err(|error| told(&migrator, error))?;
    ended.map(|_| ()).map_err(|error| OpenError::Schema(Arc::new(error)))
}

/// Whether every migration that this program has was run.
async fn is_up_to_date(migrator: &Migrator, connection: &mut AnyConnection) -> bool {
    let sql = "select version from _sqlx_migrations where success";
    let run: Vec<i64> = sqlx::query_scalar(sql).fetch_all(connection).await.unwrap_or_default();
    migrator.iter().all(|migration| run.contains(&migration.version))
}

/// Waits until no other server is at work, and says that this one is.
async fn take_turn(connection: &mut AnyConnection) -> Result<(), OpenError> {
    let table = "create table if not exists migration_turn (id text not null primary key, until bigint not null)";
    let take = "insert into migration_turn (id, until) values ('schema', $1) \
                on conflict (id) do update set until = excluded.until where migration_turn.until < $2";
    let mut failures = 0;
    loop {
        let now = Timestamp::now().as_second();
        let made = sqlx::query(table).execute(&mut *connection).await;
        let taken = match made {
            Ok(_) => sqlx::query(take).bind(now + LEASE).bind(now).execute(&mut *connection).await,
            Err(error) => Err(error),
        };
        match taken {
            Ok(taken) if taken.rows_affected() == 1 => return Ok(()),
            Ok(_) => {}
            // Two servers that make the table in the same moment: one of them is told so.
            Err(_) if failures < 3 => failures += 1,
            Err(error) => return Err(OpenError::Schema(Arc::new(error))),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// An error of the migrator in the operator's words.
fn told(migrator: &Migrator, error: MigrateError) -> OpenError {
    let known = migrator.iter().map(|migration| migration.version).max().unwrap_or_default();
    match error {
        MigrateError::VersionMissing(found) if found > known => {
            OpenError::SchemaNewer { found, known }
        }
        other => OpenError::Schema(Arc::new(other)),
    }
}
