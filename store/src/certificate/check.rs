//! Checking a code: anybody may, and nobody may try all of them.

use domain::certificate::{CheckCode, UNKNOWN_CODES_PER_ADDRESS};

use super::read::{Certificate, read};
use crate::db::{Db, Reach};
use crate::error::Result;
use crate::sign_in::{Tries, lock_tries};

/// The certificate with this code, revoked or not; nothing where there is none. Whoever asks for too many that there are not, from
/// one address, is refused for a while.
pub async fn check(db: &Db, code: &CheckCode, address: &str) -> Result<Option<Certificate>> {
    db.write((code.clone(), address.to_owned()), |tx, (code, address), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let tries = Tries::of("certificate_code", address, UNKNOWN_CODES_PER_ADDRESS);
            lock_tries(tx, &[&tries], now).await?;
            tries.admit(tx, now).await?;
            let found = read(tx, "code = $1", &[code.as_str().to_owned()]).await?.pop();
            if found.is_none() {
                tries.note(tx, now).await?;
            }
            Ok(found)
        })
    })
    .await
}

/// The certificate with a code that was looked for and counted before.
pub async fn with_code(db: &Db, code: &CheckCode) -> Result<Option<Certificate>> {
    let code = code.as_str().to_owned();
    Ok(read(&mut *db.reader().await?, "code = $1", &[code]).await?.pop())
}
