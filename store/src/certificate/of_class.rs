//! The certificates of a whole class at its end: made in one unit for everybody of whom its registers say enough, and read together.

use domain::id::{FormKey, OfferingId, PersonId};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::issue::{Issuer, ToCertify, facts, issued, written};
use super::read::{Certificate, read};
use crate::columns::Columns;
use crate::db::{Db, Reach};
use crate::error::{Error, Result};
use crate::log::{Doing, beside};
use crate::offering::standing::standing;

/// What became of making those of a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfClass {
    /// How many were made.
    pub made: u32,
    /// How many there were already that say the same.
    pub there: u32,
    /// Of how many people nothing can be certified: they never came, or have told no name.
    pub left: u32,
}

/// Makes one for everybody who has or had a place on the class, each with an entry in the log; whoever has one that says the same
/// keeps it. Another institution's class is not found.
pub async fn issue_for_class(
    db: &Db,
    key: FormKey,
    offering: OfferingId,
    by: &Coordinator,
) -> Result<OfClass> {
    let doing = Doing::parts(Act::IssueCertificate, by);
    db.desk_once(key, doing, (offering, by.clone()), |tx, (offering, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            standing(tx, *offering).await?.is_run_by(by)?;
            let (wanted, desk) =
                (ToCertify::Attendance { offering: *offering }, Issuer::Desk(by.clone()));
            let mut told = OfClass::default();
            for person in people(tx, *offering).await? {
                match issued(tx, person, wanted, &desk, now).await {
                    Ok(_) if tx.noted().is_nothing => told.there += 1,
                    Ok(_) => told.made += 1,
                    Err(Error::NotFound | Error::Refused(Refusal::Certificate(_))) => {
                        told.left += 1;
                        continue;
                    }
                    Err(error) => return Err(error),
                }
                // Of one that was there already this writes nothing.
                let doing = Doing::parts(Act::IssueCertificate, by);
                beside(tx, &doing, About::Person(person), now).await?;
            }
            Ok(told)
        })
    })
    .await
}

/// Those of the class that say what its registers say now and are not revoked, by name. Another institution's class is not found.
pub async fn certificates_of_class(
    db: &Db,
    offering: OfferingId,
    by: &Coordinator,
) -> Result<Vec<Certificate>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let connection = &mut *connection;
    standing(connection, offering).await?.is_run_by(by)?;
    let mut found = Vec::new();
    for person in people(connection, offering).await? {
        let wanted = ToCertify::Attendance { offering };
        let says = match facts(connection, person, by.institution, wanted, now).await {
            Ok(says) => written(&says)?,
            Err(Error::NotFound | Error::Refused(_)) => continue,
            Err(error) => return Err(error),
        };
        let values = [person.to_string(), by.institution.to_string(), says];
        let condition =
            "person_id = $1 and institution_id = $2 and facts = $3 and revoked_at is null";
        found.extend(read(connection, condition, &values).await?.pop());
    }
    Ok(found)
}

/// Who has or had a place, by name.
async fn people(connection: &mut AnyConnection, offering: OfferingId) -> Result<Vec<PersonId>> {
    let sql = "select distinct h.person_id, p.name_key from place_held h join person p on p.id = h.person_id \
               where h.offering_id = $1 order by p.name_key, h.person_id";
    let rows = sqlx::query(sql).bind(offering.to_string()).fetch_all(connection).await?;
    rows.iter().map(|row| row.id("person_id")).collect()
}
