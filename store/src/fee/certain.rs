//! When a place is certain, its last day to pay is set.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use domain::calendar::{Closure, day};
use domain::fee::pay_by;
use domain::id::InstitutionId;
use domain::notice::NoticeKind;
use domain::offering::Fen;
use domain::outbox::reminded_at;
use domain::sign_up::SignUp;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::AnyConnection;

use crate::closure::closures;
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;
use crate::notice::{self, Of};
use crate::offering::standing::Standing;
use crate::outbox::put_reminders;

/// Until when a fee is to be paid, and when its person is reminded of it: both on days on which the institution is open.
#[derive(Clone, Debug)]
pub(crate) struct LastDay {
    /// The last day.
    pub pay_by: Date,
    reminded_at: Option<Timestamp>,
}

impl LastDay {
    /// Of somebody who is told now.
    pub(super) fn told_at(now: Timestamp, pay_by: Date, closed: &[Closure]) -> Self {
        Self { pay_by, reminded_at: reminded_at(pay_by, closed, now) }
    }
}

/// Sets the last day to pay for a place that has just become certain, in the unit that made it so, and tells its person.
/// Called wherever somebody has a place from then on. Nothing happens where it costs nothing, or where the institution sets
/// no last day.
pub(crate) async fn becomes_certain(
    tx: &mut Tx,
    sign_up: &SignUp,
    offering: &Standing,
    now: Timestamp,
) -> Result<()> {
    let mut days = last_days(tx, [((), offering)], now).await?;
    let Some(last) = days.remove(&()) else { return Ok(()) };
    sqlx::query("update sign_up set pay_by = $2 where id = $1")
        .bind(sign_up.id.to_string())
        .bind(last.pay_by.to_string())
        .execute(&mut **tx)
        .await?;
    tell_of_fee(tx, &last, "", &[sign_up], now).await
}

/// The last days to pay for places of several offerings that become certain now, each by its key: nothing of what costs nothing,
/// or where the institution sets no last day. What an institution says is asked once.
pub(crate) async fn last_days<'a, K: Eq + Hash>(
    connection: &mut AnyConnection,
    offerings: impl IntoIterator<Item = (K, &'a Standing)>,
    now: Timestamp,
) -> Result<HashMap<K, LastDay>> {
    let (mut days, mut rules) = (HashMap::new(), HashMap::new());
    // In a rush for what is free of charge: one question less.
    let costs = |(_, offering): &(K, &Standing)| offering.fee != Fen(0);
    for (key, offering) in offerings.into_iter().filter(costs) {
        let rule = match rules.entry(offering.institution) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(rule_of(connection, offering.institution).await?),
        };
        if let Some((most, closed)) = rule {
            let pay_by = pay_by(day(now), *most, day(offering.begins_at), closed);
            days.insert(key, LastDay::told_at(now, pay_by, closed));
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

/// Tells those who have these places of one offering until when to pay, and why that is later than it was, if it is; and once
/// more by a message when it is near.
pub(crate) async fn tell_of_fee(
    tx: &mut Tx,
    last: &LastDay,
    put_off: &str,
    places: &[&SignUp],
    now: Timestamp,
) -> Result<()> {
    let Some(first) = places.first() else { return Ok(()) };
    let about = NoticeKind::FeeDue { pay_by: last.pay_by, put_off: put_off.to_owned() };
    let whom = places.iter().map(|one| (one.person.to_string(), Some(one.id.to_string())));
    let told = notice::insert(tx, &about, Of::Offering(first.offering), whom, now).await?;
    match last.reminded_at {
        Some(at) => put_reminders(tx, &told, at).await,
        None => Ok(()),
    }
}
