//! A paper sheet typed in afterwards: whose the row codes are.

use std::collections::HashMap;

use domain::attendance::AttendanceRefusal;
use domain::id::{OfferingId, PersonId};
use domain::refusal::Refusal;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;

/// The people with these codes, among everybody who ever signed up: who waits comes in for others, and a sheet that was printed
/// before somebody left is still good. Refused where nobody has one of the codes.
pub(super) async fn people_with(
    tx: &mut Tx,
    offering: OfferingId,
    codes: &[u32],
) -> Result<Vec<PersonId>> {
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "select person_id, row_number() over (order by joined) as code from sign_up \
               where offering_id = $1";
    let rows = sqlx::query(sql).bind(offering.to_string()).fetch_all(&mut **tx).await?;
    let one = |row: &AnyRow| Ok((row.number("code")?, row.id("person_id")?));
    let people: HashMap<u32, PersonId> = rows.iter().map(one).collect::<Result<_>>()?;
    let unknown: Vec<u32> =
        codes.iter().filter(|code| !people.contains_key(code)).copied().collect();
    if !unknown.is_empty() {
        return Err(Refusal::Attendance(AttendanceRefusal::UnknownCodes { codes: unknown }).into());
    }
    Ok(codes.iter().filter_map(|code| people.get(code).copied()).collect())
}
