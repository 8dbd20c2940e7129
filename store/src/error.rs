//! What goes wrong in the store, told apart for those who answer a person.

use std::sync::Arc;

use domain::refusal::Refusal;

/// What every function of this crate answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What lies behind an error, for the log; several units may share one.
pub type Cause = Arc<dyn std::error::Error + Send + Sync>;

/// Why there is no answer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// No such row, or it is not theirs who asked.
    #[error("not found")]
    NotFound,
    /// A rule says no. Nothing has changed.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// The database is away, full, overwhelmed, or cannot be read: the same form may be sent again later.
    #[error("the database is away: {0}")]
    Unavailable(Cause),
    /// Our own fault.
    #[error("the store failed: {0}")]
    Failed(Cause),
}

impl Error {
    /// An error of our own that no caller can mend.
    pub(crate) fn failed(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Failed(Arc::from(cause.into()))
    }

    /// The database does not answer in time, in our own words.
    pub(crate) fn unavailable(cause: &'static str) -> Self {
        Self::Unavailable(Arc::from(Box::<dyn std::error::Error + Send + Sync>::from(cause)))
    }

    /// There is no connection to be had, whatever the reason: a stopped server, a changed password.
    pub(crate) fn no_connection(cause: sqlx::Error) -> Self {
        Self::Unavailable(Arc::new(cause))
    }

    /// The connection is gone, or the database cannot write.
    pub(crate) const fn is_away(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Self::NotFound,
            away if is_away(&away) => Self::Unavailable(Arc::new(away)),
            other => Self::Failed(Arc::new(other)),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Failed(Arc::new(error))
    }
}

/// Turns a broken unique index into its refusal. Stands beside the statement that may break it.
pub(crate) fn unique_means(refusal: Refusal) -> impl FnOnce(sqlx::Error) -> Error {
    move |error| match &error {
        sqlx::Error::Database(told) if told.is_unique_violation() => Error::Refused(refusal),
        _ => error.into(),
    }
}

/// One row was changed, as there should be: what is somebody else's, or is not there, is not found.
pub(crate) fn found(rows: u64) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// A rule's no as an answer of its own, where somebody only asks what would happen.
pub(crate) fn or_refused<T>(answer: Result<T>) -> Result<std::result::Result<T, Refusal>> {
    match answer {
        Ok(answer) => Ok(Ok(answer)),
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(error) => Err(error),
    }
}

/// Whether an error says that the database is away rather than that a statement is wrong.
fn is_away(error: &sqlx::Error) -> bool {
    use sqlx::Error as E;
    match error {
        E::Io(_) | E::Tls(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed => true,
        E::Database(told) => told.code().is_some_and(|code| is_code_of_absence(&code)),
        _ => false,
    }
}

/// PostgreSQL's codes have five characters, SQLite's are numbers of at most four digits.
fn is_code_of_absence(code: &str) -> bool {
    match code.parse::<u32>() {
        // The low byte of SQLite's extended code: busy, read-only, I/O error, malformed, full, cannot open. Of a disk that cannot be
        // read (EIO) SQLite says that the file is malformed (SQLITE_IOERR_CORRUPTFS, in its vdbe.c): most often it passes.
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 8 | 10 | 11 | 13 | 14),
        // Connection lost, out of room or memory, being stopped or started, on a standby, system error.
        _ => ["08", "53", "57P", "25006", "58"].iter().any(|class| code.starts_with(class)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_stopping_server_are_absences() {
        for code in ["13", "10", "11", "522", "1544", "57P01", "53100", "53300", "08006"] {
            assert!(is_code_of_absence(code), "{code}");
        }
        for code in ["1", "19", "2067", "23505", "40001", "42601"] {
            assert!(!is_code_of_absence(code), "{code}");
        }
    }
}
