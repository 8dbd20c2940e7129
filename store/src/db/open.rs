//! Opening the database, and what an operator is told when that fails.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Once};
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::pool::PoolConnectionMetadata;
use sqlx::{AnyConnection, AnyPool, Connection};

use super::postgres::AT_ONCE;
use super::{Changes, Db, Engine, Lane, Transactions, file, schema};
use crate::error::{Cause, Error};
use crate::seeded::Seeded;

/// How long one waits for a connection before the database counts as away.
pub(super) const ACQUIRE: Duration = Duration::from_secs(2);

/// A connection that was used so lately is there: it was asked when it was given back.
const JUST_USED: Duration = Duration::from_secs(1);

/// Connections to a server that read at once.
const READERS: u32 = 12;

/// Why the database cannot be used, and what to look at.
#[derive(Clone, Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither `sqlite:FILE` nor `postgres://…`.
    #[error(
        "a database address is sqlite:FILE or postgres://NAME@HOST/DATABASE; this one begins with {0:?}"
    )]
    UnknownAddress(String),
    /// The file's folder is not there.
    #[error("the folder {} does not exist: make it, or name another file", .0.display())]
    FolderMissing(PathBuf),
    /// The file may be read but not written.
    #[error("the database {} is read-only: this program must be allowed to write it and its folder", .0.display())]
    ReadOnly(PathBuf),
    /// The file holds something else.
    #[error("{} is no SQLite database: name another file", .0.display())]
    NotADatabase(PathBuf),
    /// The file cannot be opened for another reason.
    #[error("the database {} cannot be opened: {cause}", file.display())]
    CannotOpen {
        /// Which file.
        file: PathBuf,
        /// What the engine says.
        cause: Cause,
    },
    /// PostgreSQL does not answer, or refuses the name or the password.
    #[error("PostgreSQL cannot be reached at {server}: {cause}")]
    NotReachable {
        /// Host and database, without the password.
        server: String,
        /// What the engine says.
        cause: Cause,
    },
    /// The system gives no thread to write on.
    #[error("no thread could be started to write on: {0}")]
    NoThread(Cause),
    /// A newer program has been here.
    #[error("the database has schema {found}, this program knows {known}: start the newer program")]
    SchemaNewer {
        /// The newest migration in the database.
        found: i64,
        /// The newest migration that this program has.
        known: i64,
    },
    /// The schema cannot be brought up to date.
    #[error("the schema cannot be brought up to date: {0}")]
    Schema(Cause),
}

static DRIVERS: Once = Once::new();

/// Opens the database that the address names.
pub(super) async fn open(address: &str, seeded: Seeded) -> Result<Db, OpenError> {
    DRIVERS.call_once(sqlx::any::install_default_drivers);
    match address.split_once(':') {
        Some(("sqlite", file)) => {
            file::open(Path::new(file.strip_prefix("//").unwrap_or(file)), seeded).await
        }
        Some(("postgres" | "postgresql", _)) => open_server(address, seeded).await,
        Some((scheme, _)) => Err(OpenError::UnknownAddress(scheme.to_owned())),
        None => Err(OpenError::UnknownAddress(address.chars().take(20).collect())),
    }
}

async fn open_server(address: &str, seeded: Seeded) -> Result<Db, OpenError> {
    let not_reachable = |error: sqlx::Error| OpenError::NotReachable {
        server: without_password(address),
        cause: Arc::new(error),
    };
    let pool = |most| {
        let pool = AnyPoolOptions::new().max_connections(most).acquire_timeout(ACQUIRE);
        pool.test_before_acquire(false)
            .before_acquire(|connection, since| Box::pin(is_there(connection, since)))
    };
    let readers = pool(READERS).connect(address).await.map_err(not_reachable)?;
    prepare(&readers).await?;
    // A connection belongs to the thread that opens it: those for writing are opened where they are used.
    let most = u32::try_from(AT_ONCE).unwrap_or(u32::MAX);
    let writing = pool(most).connect_lazy(address).map_err(not_reachable)?;
    let (lane, changes) = (Lane::start().map_err(no_thread)?, Changes::default());
    let transactions = Transactions::new(lane.clone(), writing, changes.clone(), seeded);
    Ok(Db::new(readers, Engine::Postgres(transactions), lane, changes, seeded))
}

/// Whether the server still answers on it. What was in use just now is not asked: in a rush that question would stand before every
/// other one.
async fn is_there(
    connection: &mut AnyConnection,
    since: PoolConnectionMetadata,
) -> sqlx::Result<bool> {
    if since.idle_for >= JUST_USED {
        connection.ping().await?;
    }
    Ok(true)
}

fn no_thread(error: std::io::Error) -> OpenError {
    OpenError::NoThread(Arc::new(error))
}

/// The address without what stands between `//` and `@`.
fn without_password(address: &str) -> String {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let rest = rest.rsplit_once('@').map_or(rest, |(_, server)| server);
    rest.split('?').next().unwrap_or_default().to_owned()
}

/// Brings the schema up to date on one of the pool's connections.
pub(super) async fn prepare(pool: &AnyPool) -> Result<(), OpenError> {
    let failed = |error| match Error::from(error) {
        Error::Unavailable(cause) | Error::Failed(cause) => OpenError::Schema(cause),
        other => OpenError::Schema(Arc::new(other)),
    };
    let mut connection = pool.acquire().await.map_err(failed)?;
    schema::bring_up_to_date(&mut connection).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_told() {
        let address = "postgres://yinyao:se%40cret@db.example:5432/yinyao?sslmode=require";
        assert_eq!(without_password(address), "db.example:5432/yinyao");
    }
}
