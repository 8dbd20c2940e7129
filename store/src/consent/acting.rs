//! For whom a browser's reader acts now: kept with the sign-in, so that signing out ends it.

use domain::consent::{ACTING_LASTS, Consent, ConsentRefusal};
use domain::id::{ConsentId, PersonId, SignInId};
use domain::person::Person;
use domain::refusal::Refusal;
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::record::lock;
use super::{columns, consent_from};
use crate::db::{Db, Reach};
use crate::error::{Error, Result};
use crate::person;

/// A borrowed identity: for whom somebody acts, and under which consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acting {
    /// Under what.
    pub consent: Consent,
    /// For whom.
    pub person: Person,
}

/// Lets the helper act for the person from now on. Somebody else's consent is not found, one that has ended is refused.
pub async fn act_for(
    db: &Db,
    sign_in: SignInId,
    helper: PersonId,
    consent: ConsentId,
) -> Result<()> {
    db.write((sign_in, helper, consent), |tx, (sign_in, helper, consent), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let consent = lock(tx, *consent).await?;
            if consent.helper != *helper {
                return Err(Error::NotFound);
            }
            if !consent.holds(now) {
                return Err(Refusal::Consent(ConsentRefusal::Ended).into());
            }
            // At a desk nobody acts for others: the counter has its own way.
            let sql = "update sign_in set acting_for = $2, acting_since = $3 \
                       where id = $1 and person_id = $4 and kind = 'person' and ended_at is null";
            let query = sqlx::query(sql).bind(sign_in.to_string()).bind(consent.id.to_string());
            let query = query.bind(now.as_second()).bind(helper.to_string());
            let begun = query.execute(&mut **tx).await?.rows_affected();
            if begun == 1 { Ok(()) } else { Err(Error::NotFound) }
        })
    })
    .await
}

/// Ends the borrowed identity of this sign-in.
pub async fn act_for_oneself(db: &Db, sign_in: SignInId) -> Result<()> {
    db.write(sign_in, |tx, sign_in, _| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let sql = "update sign_in set acting_for = null, acting_since = null where id = $1";
            sqlx::query(sql).bind(sign_in.to_string()).execute(&mut **tx).await?;
            Ok(())
        })
    })
    .await
}

/// For whom the helper acts, while the consent holds and not for longer than [`ACTING_LASTS`].
pub(crate) async fn acting(
    connection: &mut AnyConnection,
    sign_in: SignInId,
    helper: PersonId,
    now: Timestamp,
) -> Result<Option<Acting>> {
    let sql = concat!(
        "select ",
        columns!(),
        " from sign_in s join consent k on k.id = s.acting_for \
         where s.id = $1 and s.kind = 'person' and k.helper_id = $2 and s.acting_since > $3"
    );
    let row = sqlx::query(sql)
        .bind(sign_in.to_string())
        .bind(helper.to_string())
        .bind(now.as_second() - ACTING_LASTS.as_secs())
        .fetch_optional(&mut *connection)
        .await?;
    let Some(consent) = row.as_ref().map(consent_from).transpose()? else { return Ok(None) };
    if !consent.holds(now) {
        return Ok(None);
    }
    let person = person::by_id(connection, consent.person).await?;
    Ok(Some(Acting { consent, person }))
}
