//! Keeping a consent, and ending it.

use domain::consent::{Consent, ConsentRefusal};
use domain::id::{ConsentId, FormKey, InstitutionId, PersonId};
use domain::notice::NoticeKind;
use domain::refusal::Refusal;
use jiff::Timestamp;

use super::tell::tell;
use super::{columns, consent_from};
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::person;

/// Before whom a consent is given.
pub(super) struct Before {
    pub coordinator: PersonId,
    pub institution: InstitutionId,
}

/// Keeps a consent, and tells its person; one that they gave the helper before ends.
pub(super) async fn insert(
    tx: &mut Tx,
    consent: &Consent,
    before: Option<Before>,
    now: Timestamp,
) -> Result<()> {
    if consent.person == consent.helper {
        return Err(Refusal::Consent(ConsentRefusal::Oneself).into());
    }
    // Two that are given at once queue on the person. A unit that acts under the former has its row first, so it is
    // ended before the person is locked, and once more in case another came between.
    for _ in 0..2 {
        end_former(tx, consent, now).await?;
        person::lock(tx, consent.person).await?;
    }
    let sql = "insert into consent (id, person_id, helper_id, relation, may_sign_up, classes, \
               activities, shifts, from_at, until_at, given, coordinator_id, institution_id) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let scope = consent.scope;
    sqlx::query(sql)
        .bind(consent.id.to_string())
        .bind(consent.person.to_string())
        .bind(consent.helper.to_string())
        .bind(consent.relation.as_str())
        .bind(i64::from(scope.may_sign_up))
        .bind(i64::from(scope.classes))
        .bind(i64::from(scope.activities))
        .bind(i64::from(scope.shifts))
        .bind(consent.from.as_second())
        .bind(consent.until.as_second())
        .bind(consent.given.code())
        .bind(before.as_ref().map(|before| before.coordinator.to_string()))
        .bind(before.as_ref().map(|before| before.institution.to_string()))
        .execute(&mut **tx)
        .await?;
    tell(tx, NoticeKind::HelperBegan, consent, now).await
}

async fn end_former(tx: &mut Tx, consent: &Consent, now: Timestamp) -> Result<()> {
    let sql = "update consent set ended_at = $3, ended_by = $1 \
               where person_id = $1 and helper_id = $2 and ended_at is null";
    sqlx::query(sql)
        .bind(consent.person.to_string())
        .bind(consent.helper.to_string())
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Ends a consent, by the person or by the helper; to everybody else it is not found. Ended before, it stays as it was.
pub async fn end(db: &Db, key: FormKey, id: ConsentId, by: PersonId) -> Result<()> {
    db.write_once(key, "end_consent", (id, by), |tx, (id, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let consent = lock(tx, *id).await?;
            if *by != consent.person && *by != consent.helper {
                return Err(Error::NotFound);
            }
            end_locked(tx, &consent, *by, now).await
        })
    })
    .await
}

/// The consent, once nobody else can act under it or end it.
pub(super) async fn lock(tx: &mut Tx, id: ConsentId) -> Result<Consent> {
    let raised = sqlx::query("update consent set revision = revision + 1 where id = $1");
    raised.bind(id.to_string()).execute(&mut **tx).await?;
    let sql = concat!("select ", columns!(), " from consent k where k.id = $1");
    consent_from(&sqlx::query(sql).bind(id.to_string()).fetch_one(&mut **tx).await?)
}

/// Ends it, and whoever acts under it acts for themselves again. Where somebody else does it its person is told.
pub(super) async fn end_locked(
    tx: &mut Tx,
    consent: &Consent,
    by: PersonId,
    now: Timestamp,
) -> Result<()> {
    let sql = "update consent set ended_at = coalesce(ended_at, $2), ended_by = coalesce(ended_by, $3) \
               where id = $1";
    sqlx::query(sql)
        .bind(consent.id.to_string())
        .bind(now.as_second())
        .bind(by.to_string())
        .execute(&mut **tx)
        .await?;
    let back = "update sign_in set acting_for = null, acting_since = null where acting_for = $1";
    sqlx::query(back).bind(consent.id.to_string()).execute(&mut **tx).await?;
    if by != consent.person && consent.holds(now) {
        tell(tx, NoticeKind::HelperEnded, consent, now).await?;
    }
    Ok(())
}
