//! Opening the database, and what an operator is told when that fails.

use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Executor};

use super::{Clock, Db, Engine, Transactions, schema};
use crate::error::{Cause, Error};
use crate::writer::Writer;

/// How long a reader waits for a connection before the database counts as away.
const ACQUIRE: Duration = Duration::from_secs(2);

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
pub(super) async fn open(address: &str) -> Result<Db, OpenError> {
    DRIVERS.call_once(sqlx::any::install_default_drivers);
    match address.split_once(':') {
        Some(("sqlite", file)) => open_file(Path::new(file.trim_start_matches("//"))).await,
        Some(("postgres" | "postgresql", _)) => open_server(address).await,
        Some((scheme, _)) => Err(OpenError::UnknownAddress(scheme.to_owned())),
        None => Err(OpenError::UnknownAddress(address.chars().take(20).collect())),
    }
}

async fn open_file(file: &Path) -> Result<Db, OpenError> {
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    look_at(&file)?;
    let address = format!("sqlite://{}?mode=rwc", percent_encoded(&file));
    let one = AnyPoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
    let writing = one.acquire_timeout(ACQUIRE).after_connect(|connection, _| {
        // FULL: what was answered survives a power cut.
        let pragmas = "pragma journal_mode = wal; pragma synchronous = full";
        Box::pin(async move { connection.execute(pragmas).await.map(|_| ()) })
    });
    let writing = writing.connect(&address).await.map_err(|error| told_of(&file, error))?;
    prepare(&writing).await.map_err(|error| match error {
        OpenError::Schema(cause) if says_read_only(&cause) => OpenError::ReadOnly(file.clone()),
        other => other,
    })?;
    let readers = AnyPoolOptions::new().max_connections(4).acquire_timeout(ACQUIRE);
    let readers = readers.after_connect(|connection, _| {
        Box::pin(async move { connection.execute("pragma query_only = on").await.map(|_| ()) })
    });
    let readers = readers.connect_lazy(&address).map_err(|error| told_of(&file, error))?;
    Ok(Db { readers, engine: Engine::Sqlite(Writer::start(writing)), clock: Clock::default() })
}

/// What can be said about a file before the engine looks at it.
fn look_at(file: &Path) -> Result<(), OpenError> {
    let folder = file.parent().unwrap_or(Path::new("/"));
    if !folder.is_dir() {
        return Err(OpenError::FolderMissing(folder.to_owned()));
    }
    match file.metadata() {
        Ok(there) if there.is_dir() => Err(OpenError::NotADatabase(file.to_owned())),
        Ok(there) if there.permissions().readonly() => Err(OpenError::ReadOnly(file.to_owned())),
        _ => Ok(()),
    }
}

/// A path as it stands in an address: any byte but letters, digits and a few signs as %XX.
fn percent_encoded(file: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    let encode = |&byte: &u8| {
        if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    file.as_os_str().as_encoded_bytes().iter().map(encode).collect()
}

/// SQLite's own words for a file that it cannot open.
fn told_of(file: &Path, error: sqlx::Error) -> OpenError {
    let code = error
        .as_database_error()
        .and_then(|told| told.code())
        .and_then(|code| code.parse::<u32>().ok());
    match code.map(|code| code & 0xff) {
        Some(8) => OpenError::ReadOnly(file.to_owned()),
        Some(26) => OpenError::NotADatabase(file.to_owned()),
        _ => OpenError::CannotOpen { file: file.to_owned(), cause: std::sync::Arc::new(error) },
    }
}

fn says_read_only(cause: &Cause) -> bool {
    cause.to_string().contains("readonly database")
}

async fn open_server(address: &str) -> Result<Db, OpenError> {
    let not_reachable = |error: sqlx::Error| OpenError::NotReachable {
        server: without_password(address),
        cause: std::sync::Arc::new(error),
    };
    let pool = AnyPoolOptions::new().max_connections(16).acquire_timeout(ACQUIRE);
    let pool = pool.connect(address).await.map_err(not_reachable)?;
    prepare(&pool).await?;
    let engine = Engine::Postgres(Transactions::new(pool.clone()));
    Ok(Db { readers: pool, engine, clock: Clock::default() })
}

/// The address without what stands between `//` and `@`.
fn without_password(address: &str) -> String {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let rest = rest.rsplit_once('@').map_or(rest, |(_, server)| server);
    rest.split('?').next().unwrap_or_default().to_owned()
}

/// Brings the schema up to date on one of the pool's connections.
async fn prepare(pool: &AnyPool) -> Result<(), OpenError> {
    let failed = |error| match Error::from(error) {
        Error::Unavailable(cause) | Error::Failed(cause) => OpenError::Schema(cause),
        other => OpenError::Schema(std::sync::Arc::new(other)),
    };
    let mut connection = pool.acquire().await.map_err(failed)?;
    let connection: &mut AnyConnection = &mut connection;
    schema::bring_up_to_date(connection).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_told() {
        let address = "postgres://yinyao:se%40cret@db.example:5432/yinyao?sslmode=require";
        assert_eq!(without_password(address), "db.example:5432/yinyao");
    }

    #[test]
    fn a_file_may_have_any_name() {
        let file = Path::new("/数据/银耀 100%?.db");
        assert_eq!(percent_encoded(file), "/%E6%95%B0%E6%8D%AE/%E9%93%B6%E8%80%80%20100%25%3F.db");
    }
}
