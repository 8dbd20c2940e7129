//! An offering's list, as its desk sees it.

use domain::fee::Fee;
use domain::id::OfferingId;
use domain::person::{Coordinator, Person};
use domain::sign_up::{Place, SignUp, SignUpState};
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::row::sign_up_from;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::fee::fee_from;
use crate::offering::standing::standing;
use crate::person::person_from;

/// A line of an offering's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The entry.
    pub sign_up: SignUp,
    /// Whose.
    pub person: Person,
    /// 行号: the number on the paper sheet, which never changes.
    pub code: u32,
    /// What is paid for it at the counter; nothing where it costs nothing, or is not certain.
    pub fee: Option<Fee>,
}

/// Everybody on a list, in no order.
const LIST: &str = include_str!("entries_of.sql");

/// Places held by name, then the waiting list, then what has ended, the latest first.
const IN_ORDER: &str = "order by case e.state when 'held' then 0 when 'waiting' then 1 else 2 end, \
    case when e.state = 'ended' then -e.ended_at else 0 end, \
    case when e.state = 'held' then e.name_key else '' end, e.joined";

/// An offering's list: places held by name, then the waiting list in order, then what has ended,
/// the latest first. Another institution's is not found.
pub async fn entries_of(db: &Db, offering: OfferingId, by: &Coordinator) -> Result<Vec<Entry>> {
    let mut connection = db.reader().await?;
    standing(&mut connection, offering).await?.is_run_by(by)?;
    // Our own words alone are in it.
    let query = sqlx::query(AssertSqlSafe(format!("select * from ({LIST}) e {IN_ORDER}")));
    let rows = query.bind(offering.to_string()).fetch_all(&mut *connection).await?;
    rows.iter().map(entry_from).collect()
}

/// A line from its columns.
pub(super) fn entry_from(row: &AnyRow) -> Result<Entry> {
    let (sign_up, person) = (sign_up_from(row)?, person_from(row)?);
    let is_certain = sign_up.state == SignUpState::Live(Place::Held);
    // Whoever waits or is asked pays nothing yet.
    let asked = |fee: &Fee| is_certain || fee.pay_by.is_some() || fee.paid_at.is_some();
    let fee = fee_from(row)?.filter(asked);
    Ok(Entry { sign_up, person, code: row.number("code")?, fee })
}
