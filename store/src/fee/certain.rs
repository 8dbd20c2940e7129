//! When a place is certain, its last day to pay is set.

use domain::calendar::day;
use domain::fee::pay_by;
use domain::id::InstitutionId;
use domain::notice::NoticeKind;
use domain::sign_up::SignUp;
use jiff::Timestamp;

use crate::closure::closures;
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;
use crate::notice;

/// Sets the last day to pay for a place that has just become certain, in the unit that made it so, and tells its person.
/// Called wherever somebody has a place from then on. Nothing happens where it costs nothing, or where the institution sets
/// no last day.
pub(crate) async fn becomes_certain(tx: &mut Tx, sign_up: &SignUp, now: Timestamp) -> Result<()> {
    let sql = "select o.institution_id, o.first_at, i.fee_days \
               from offering o join institution i on i.id = o.institution_id \
               where o.id = $1 and o.fee > 0 and i.fee_days is not null";
    let query = sqlx::query(sql).bind(sign_up.offering.to_string());
    let Some(row) = query.fetch_optional(&mut **tx).await? else { return Ok(()) };
    let institution: InstitutionId = row.id("institution_id")?;
    let closed = closures(tx, institution).await?;
    let first = day(row.instant("first_at")?);
    let pay_by = pay_by(day(now), row.number("fee_days")?, first, &closed);
    sqlx::query("update sign_up set pay_by = $2 where id = $1")
        .bind(sign_up.id.to_string())
        .bind(pay_by.to_string())
        .execute(&mut **tx)
        .await?;
    let about = NoticeKind::FeeDue { pay_by, put_off: String::new() };
    notice::tell(tx, about, sign_up.person, sign_up.offering, sign_up.id, now).await
}
