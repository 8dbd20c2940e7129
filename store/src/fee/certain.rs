//! When a place is certain, its last day to pay is set.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use domain::calendar::{Closure, day};
use domain::fee::pay_by;
use domain::id::InstitutionId;
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
async fn last_day(
    connection: &mut AnyConnection,
    offering: &Standing,
    now: Timestamp,
) -> Result<Option<Date>> {
    let mut days = last_days(connection, [((), offering)], now).await?;
    Ok(days.remove(&()))
}

/// The same of several offerings, each by its key. What an institution says is asked once.
pub(crate) async fn last_days<'a, K: Eq + Hash>(
    connection: &mut AnyConnection,
    offerings: impl IntoIterator<Item = (K, &'a Standing)>,
    now: Timestamp,
) -> Result<HashMap<K, Date>> {
    let (mut days, mut rules) = (HashMap::new(), HashMap::new());
    // In a rush for what is free of charge: one question less.
    let costs = |(_, offering): &(K, &Standing)| offering.fee != Fen(0);
    for (key, offering) in offerings.into_iter().filter(costs) {
        let rule = match rules.entry(offering.institution) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(rule_of(connection, offering.institution).await?),
        };
        if let Some((most, closed)) = rule {
            days.insert(key, pay_by(day(now), *most, day(offering.begins_at), closed));
        }
    }
    Ok(days)
}

/// Working days to pay, and when the institution is closed.
async fn rule_of(
    connection: &mut AnyConnection,
    institution: InstitutionId,
) -> Result<Option<(u32, Vec<Closure>)>> {
    let sql = "select fee_days from institution where id = $1 and fee_days is not null";
    let query = sqlx::query(sql).bind(institution.to_string());
    let Some(row) = query.fetch_optional(&mut *connection).await? else { return Ok(None) };
    Ok(Some((row.number("fee_days")?, closures(connection, institution).await?)))
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
