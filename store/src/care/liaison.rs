//! 联系人: who calls those who did not come to one offering, as it is settled at any time.

use domain::id::{OfferingId, PersonId};
use domain::person::Coordinator;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// Who calls for an offering of the coordinator's institution, with their name; nobody where that is not settled, or whoever it was
/// is not at the desk any more.
pub async fn liaison(
    db: &Db,
    offering: OfferingId,
    by: &Coordinator,
) -> Result<Option<(PersonId, String)>> {
    let sql = "select c.person_id, p.name from offering o \
               join coordinator c on c.person_id = o.liaison_id and c.institution_id = o.institution_id \
               and c.ended_at is null join person p on p.id = c.person_id \
               where o.id = $1 and o.institution_id = $2";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(by.institution.to_string());
    let row = query.fetch_optional(&mut *db.reader().await?).await?;
    row.map(|row| Ok((row.id("person_id")?, row.text("name")?))).transpose()
}
