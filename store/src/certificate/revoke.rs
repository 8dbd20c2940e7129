//! Taking a certificate back, with a reason: it stays, and whoever checks its code reads that it no longer counts.

use domain::certificate::CertificateRefusal;
use domain::id::{CertificateId, FormKey, PersonId};
use domain::log::{About, Act};
use domain::person::Coordinator;

use super::issue::refused;
use super::read::one_at_desk;
use crate::columns::storable;
use crate::db::{Db, Reach};
use crate::error::Result;
use crate::institution::queue;
use crate::log::Doing;

/// Revokes a certificate of the coordinator's own institution, and answers whose it was. Another's is not found; once is enough.
pub async fn revoke(
    db: &Db,
    key: FormKey,
    id: CertificateId,
    reason: &str,
    by: &Coordinator,
) -> Result<PersonId> {
    let facts = (id, storable(reason), by.clone());
    let about = About::Institution(by.institution);
    let doing = Doing::beside(Act::RevokeCertificate, by, about).because(reason);
    db.desk_once(key, doing, facts, |tx, (id, reason, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            queue(tx, by.institution).await?;
            let certificate = one_at_desk(tx, *id, by).await?;
            if certificate.revoked.is_some() {
                return Err(refused(CertificateRefusal::RevokedAlready));
            }
            let sql = "update certificate set revoked_at = $2, revoked_by = $3, revoke_reason = $4 where id = $1";
            sqlx::query(sql)
                .bind(id.to_string())
                .bind(now.as_second())
                .bind(by.person.to_string())
                .bind(reason.as_str())
                .execute(&mut **tx)
                .await?;
            tx.note_person(certificate.person);
            Ok(certificate.person)
        })
    })
    .await
}
