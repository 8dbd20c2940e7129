//! When a place is certain, its last day to pay is set.

use domain::calendar::day;
use domain::fee::pay_by;
use domain::notice::NoticeKind;
use domain::offering::Fen;
use domain::sign_up::SignUp;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::AnyConnection;

use crate::closure::closures;
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;
use crate::notice;
use crate::offering::standing::Standing;

/// Sets the last day to pay for a place that has just become certain, in the unit that made it so, and tells its person.
/// Called wherever somebody has a place from then on. Nothing happens where it costs nothing, or where the institution sets
/// no last day.
pub(crate) async fn becomes_certain(
    tx: &mut Tx,
    sign_up: &SignUp,
    offering: &Standing,
    now: Timestamp,
) -> Result<()> {
    let Some(pay_by) = last_day(tx, offering, now).await? else { return Ok(()) };
    sqlx::query("update sign_up set pay_by = $2 where id = $1")
        .bind(sign_up.id.to_string())
        .bind(pay_by.to_string())
        .execute(&mut **tx)
        .await?;
    tell_of_fee(tx, sign_up, pay_by, now).await
}

/// The last day to pay for a place that becomes certain now; nothing where it costs nothing, or where the institution sets no
/// last day.
pub(crate) async fn last_day(
    connection: &mut AnyConnection,
    offering: &Standing,
    now: Timestamp,
) -> Result<Option<Date>> {
    // In a rush for what is free of charge: one question less.
    if offering.fee == Fen(0) {
        return Ok(None);
    }
    let sql = "select fee_days from institution where id = $1 and fee_days is not null";
    let query = sqlx::query(sql).bind(offering.institution.to_string());
    let Some(row) = query.fetch_optional(&mut *connection).await? else { return Ok(None) };
    let closed = closures(connection, offering.institution).await?;
    let first = day(offering.begins_at);
    Ok(Some(pay_by(day(now), row.number("fee_days")?, first, &closed)))
}

/// Tells the person until when to pay.
pub(crate) async fn tell_of_fee(
    tx: &mut Tx,
    sign_up: &SignUp,
    pay_by: Date,
    now: Timestamp,
) -> Result<()> {
    let about = NoticeKind::FeeDue { pay_by, put_off: String::new() };
    notice::tell(tx, about, sign_up.person, sign_up.offering, sign_up.id, now).await
}
