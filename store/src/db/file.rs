//! Opening a SQLite file.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, Connection, Executor};

use super::open::{ACQUIRE, OpenError, prepare};
use super::{Changes, Db, Engine, Lane};
use crate::seeded::{Bug, Seeded};
use crate::writer::Writer;

/// Connections that read at once; each has a thread of its own.
const READERS: u32 = 4;

/// Opens the file, or makes it in a folder that is there.
pub(super) async fn open(file: &Path, seeded: Seeded) -> Result<Db, OpenError> {
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    look_at(&file)?;
    let address = format!("sqlite://{}?mode=rwc", percent_encoded(&file));
    let told = |error| told_of(&file, error);
    wait_to_write(&address).await.map_err(told)?;
    let one = AnyPoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
    // A file does not go away as a server does: no connection is asked whether it is still there before it is used.
    let one = one.acquire_timeout(ACQUIRE).test_before_acquire(false);
    let writing = one.after_connect(move |connection, _| {
        // What was answered survives a power cut.
        let kept = "pragma synchronous = full";
        let lost = "pragma synchronous = normal";
        let pragma =
            connection.execute(if seeded.is(Bug::SyncedAtCheckpoint) { lost } else { kept });
        Box::pin(async move { pragma.await.map(|_| ()) })
    });
    let writing = writing.connect(&address).await.map_err(told)?;
    prepare(&writing).await?;
    let reading = AnyPoolOptions::new().max_connections(READERS).acquire_timeout(ACQUIRE);
    let reading = reading.test_before_acquire(false);
    let reading = reading.after_connect(|connection, _| {
        Box::pin(async move {
            connection.execute("pragma query_only = on").await?;
            // 16 MiB: a province's lists fit, and no page is read from the file twice.
            connection.execute("pragma cache_size = -16384").await.map(|_| ())
        })
    });
    let readers = reading.connect_lazy(&address).map_err(told)?;
    let changes = Changes::default();
    let engine = Engine::Sqlite(Writer::start(writing, changes.clone(), seeded));
    Ok(Db::new(readers, engine, Lane::here(), changes, seeded))
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

/// Tries until no other program holds the file: switching to a write-ahead log waits for nobody.
async fn wait_to_write(address: &str) -> sqlx::Result<()> {
    let mut tries = 0;
    loop {
        match try_writing(address).await {
            Err(error) if code_of(&error) == Some(5) && tries < 50 => tries += 1,
            told => return told,
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Writes nothing, but asks for the right to; a pool would keep the engine's answer to itself.
async fn try_writing(address: &str) -> sqlx::Result<()> {
    let mut connection = AnyConnection::connect(address).await?;
    for statement in ["pragma journal_mode = wal", "begin immediate", "rollback"] {
        connection.execute(statement).await?;
    }
    connection.close().await
}

/// A path as it stands in an address: any byte but letters, digits and a few signs as %XX.
fn percent_encoded(file: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    let encode = |&byte: &u8| match char::from(byte) {
        letter if plain(byte) => letter.to_string(),
        _ => format!("%{byte:02X}"),
    };
    file.as_os_str().as_encoded_bytes().iter().map(encode).collect()
}

/// What an operator is told of a file that SQLite cannot use.
fn told_of(file: &Path, error: sqlx::Error) -> OpenError {
    match code_of(&error) {
        Some(8) => OpenError::ReadOnly(file.to_owned()),
        Some(26) => OpenError::NotADatabase(file.to_owned()),
        _ => OpenError::CannotOpen { file: file.to_owned(), cause: Arc::new(error) },
    }
}

/// SQLite's own code for what went wrong: 5 busy, 8 read-only, 26 no database.
fn code_of(error: &sqlx::Error) -> Option<u32> {
    let code = error.as_database_error()?.code()?.parse::<u32>().ok()?;
    Some(code & 0xff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_have_any_name() {
        let file = Path::new("/数据/银耀 100%?.db");
        let expected = "/%E6%95%B0%E6%8D%AE/%E9%93%B6%E8%80%80%20100%25%3F.db";
        assert_eq!(percent_encoded(file), expected);
    }
}
