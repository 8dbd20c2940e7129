//! What else there is, for somebody who finds an offering full, closed or not for them.

use domain::id::PersonId;
use domain::offering::Offering;

use super::find::ids;
use super::row::by_ids;
use crate::db::Db;
use crate::error::Result;
use crate::sign_up::possible_for;

/// As many are told.
const TOLD: usize = 3;

/// Others of the same course or subject that one can sign up for now: free places first, then the
/// same course, then the same city; at most three. Of a person who is known only what the rules let them have:
/// their age is right, they are free at that time, and have not signed up for it yet.
pub async fn alternatives(
    db: &Db,
    offering: &Offering,
    person: Option<PersonId>,
) -> Result<Vec<Offering>> {
    let city = offering.institution.area.code.as_str()[..4].to_owned();
    let mut connection = db.reader().await?;
    let rows = sqlx::query(include_str!("alternatives.sql"))
        .bind(offering.id.to_string())
        .bind(offering.kind.code())
        .bind(offering.subject.as_str())
        .bind(db.now().as_second())
        .bind(format!("{city}%"))
        .fetch_all(&mut *connection)
        .await?;
    let mut others = by_ids(&mut connection, &ids(&rows)?).await?;
    if let Some(person) = person {
        others = possible_for(&mut connection, person, others, TOLD, db.now()).await?;
    }
    others.truncate(TOLD);
    Ok(others)
}
