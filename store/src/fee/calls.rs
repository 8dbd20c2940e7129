//! Whom a coordinator is to call because a fee was not paid by its last day.

use domain::calendar::day;
use domain::call::CallReason;
use domain::fee::may_end_unpaid;
use domain::person::Coordinator;
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::overdue_since;
use crate::call::{DueCall, calls_since};
use crate::columns::Columns;
use crate::error::Result;
use crate::person::person_from;

/// Everybody whose last day is over and who has not paid.
pub(crate) async fn calls_due(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Vec<DueCall>> {
    let sql = "select s.id as sign_up_id, s.person_id, s.pay_by, o.id as offering_id, o.name as offering_name, \
               p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone \
               from sign_up s cross join offering o join person p on p.id = s.person_id \
               where o.id = s.offering_id and s.pay_by is not null and s.pay_by < $2 and s.paid_at is null and s.ended_at is null \
               and o.institution_id = $1 and o.last_to > $3 order by s.pay_by, s.id";
    let rows = sqlx::query(sql)
        .bind(by.institution.to_string())
        .bind(day(now).to_string())
        .bind(now.as_second())
        .fetch_all(&mut *connection)
        .await?;
    let mut due = Vec::with_capacity(rows.len());
    for row in &rows {
        let (sign_up, about) = (row.id("sign_up_id")?, CallReason::Fee);
        let since = overdue_since(row.day("pay_by")?);
        let calls = calls_since(connection, sign_up, about, since).await?;
        due.push(DueCall {
            about,
            since,
            unreached: None,
            sign_up,
            offering: row.id("offering_id")?,
            offering_name: row.text("offering_name")?,
            person: person_from(row)?,
            may_ask_next: may_end_unpaid(&calls),
            calls,
        });
    }
    Ok(due)
}
