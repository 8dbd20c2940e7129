//! What a person has to pay, and has paid.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use domain::calendar::day;
use domain::cash::ReceiptNumber;
use domain::fee::{Fee, FeeChange, FeeChanged, Reminder, reminder, settle};
use domain::id::{InstitutionId, OfferingId, PersonId, SignUpId};
use domain::offering::Fen;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::fee_from;
use crate::cash;
use crate::closure::closures;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};

/// The fee for one of one's own places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyFee {
    /// For which sign-up.
    pub sign_up: SignUpId,
    /// On what.
    pub offering: OfferingId,
    /// Its name.
    pub offering_name: String,
    /// How much, until when, and whether it is paid.
    pub fee: Fee,
    /// Where the counter is and when it is open, in words; empty where nothing was told.
    pub counter: String,
    /// Whom to call.
    pub telephone: String,
    /// Money that waits for them at the counter, because the fee was lowered after they had paid; nothing where none does.
    pub waits: Option<Waits>,
    /// How near its last day is, if it is not paid and they are to be reminded.
    pub near: Option<Reminder>,
}

/// Money that waits for somebody at the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waits {
    /// How much, above nothing.
    pub amount: Fen,
    /// When the fee was lowered, the last time.
    pub lowered_at: Timestamp,
}

/// What the person pays, or has paid, for places of offerings that are not over or for which money waits, the soonest first, and what
/// has no last day to pay at the end. When an institution is closed is asked once.
pub async fn my_fees(db: &Db, person: PersonId) -> Result<Vec<MyFee>> {
    my_fees_in(&mut *db.reader().await?, person, db.now()).await
}

async fn my_fees_in(
    connection: &mut AnyConnection,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<MyFee>> {
    let sql = include_str!("my_fees.sql");
    let query = sqlx::query(sql).bind(person.to_string()).bind(now.as_second());
    let (mut fees, mut closed) = (Vec::new(), HashMap::new());
    for row in query.fetch_all(&mut *connection).await? {
        let mut mine = my_fee_from(&row)?;
        mine.waits = waits(connection, &row, mine.sign_up).await?;
        if mine.waits.is_none() && row.instant("last_to")? <= now {
            continue;
        }
        if let (Some(pay_by), None) = (mine.fee.pay_by, mine.fee.paid_at) {
            let closed = match closed.entry(row.id::<InstitutionId>("institution_id")?) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let of = *new.key();
                    new.insert(closures(connection, of).await?)
                }
            };
            mine.near = reminder(pay_by, day(now), closed);
        }
        fees.push(mine);
    }
    Ok(fees)
}

/// The fee for one of the person's own places, if it costs something; for somebody else's there is none.
pub async fn my_fee(db: &Db, sign_up: SignUpId, person: PersonId) -> Result<Option<MyFee>> {
    my_fee_in(&mut *db.reader().await?, sign_up, person, db.now()).await
}

/// The same in a unit or outside.
pub(crate) async fn my_fee_in(
    connection: &mut AnyConnection,
    sign_up: SignUpId,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<MyFee>> {
    let fees = my_fees_in(connection, person, now).await?;
    Ok(fees.into_iter().find(|fee| fee.sign_up == sign_up))
}

fn my_fee_from(row: &AnyRow) -> Result<MyFee> {
    Ok(MyFee {
        sign_up: row.id("sign_up_id")?,
        offering: row.id("offering_id")?,
        offering_name: row.text("offering_name")?,
        fee: fee_from(row)?.ok_or_else(|| Error::failed("a fee of nothing"))?,
        counter: row.text("fee_counter")?,
        telephone: row.text("telephone")?,
        waits: None,
        near: None,
    })
}

/// What was paid beyond what is asked by now, and is not given back yet.
async fn waits(
    connection: &mut AnyConnection,
    row: &AnyRow,
    sign_up: SignUpId,
) -> Result<Option<Waits>> {
    let Some(asked) = row.number_if_any("lowered_to")?.map(Fen) else { return Ok(None) };
    let paid = cash::sum(&cash::counted_for(connection, sign_up).await?);
    let amount = settle(asked, paid).to_give_back;
    if amount == Fen::FREE {
        return Ok(None);
    }
    Ok(Some(Waits { amount, lowered_at: row.instant("lowered_at")? }))
}

/// What was noted of the fee for one of the person's own sign-ups, that it was lowered, what was given back or not, and what was
/// carried over, the first one first; of somebody else's nothing.
pub(crate) async fn fee_changes(
    connection: &mut AnyConnection,
    sign_up: SignUpId,
    person: PersonId,
) -> Result<Vec<FeeChanged>> {
    let sql = "select y.at, y.what, y.pay_by, y.note from payment y join sign_up s on s.id = y.sign_up_id \
               where y.sign_up_id = $1 and s.person_id = $2 order by y.at, y.id";
    let query = sqlx::query(sql).bind(sign_up.to_string()).bind(person.to_string());
    let rows = query.fetch_all(&mut *connection).await?;
    let mut changes: Vec<_> = rows.iter().map(changed_from).collect::<Result<_>>()?;
    let sql = "select r.at, r.amount, r.year, r.number, r.note from receipt r join sign_up s on s.id = r.sign_up_id \
               where r.sign_up_id = $1 and s.person_id = $2 and r.what = 'refund' order by r.year, r.number";
    let query = sqlx::query(sql).bind(sign_up.to_string()).bind(person.to_string());
    for row in query.fetch_all(&mut *connection).await? {
        changes.push(refund_from(&row)?);
    }
    let sql = "select n.at, n.amount, n.reason from nothing_back n join sign_up s on s.id = n.sign_up_id \
               where n.sign_up_id = $1 and s.person_id = $2 and n.taken_back_at is null order by n.at, n.id";
    let query = sqlx::query(sql).bind(sign_up.to_string()).bind(person.to_string());
    for row in query.fetch_all(&mut *connection).await? {
        let (amount, reason) = (Fen(row.number("amount")?), row.text("reason")?);
        let what = FeeChange::NotGivenBack { amount, reason };
        changes.push(FeeChanged { at: row.instant("at")?, what });
    }
    let sql = "select r.at, r.amount, r.year, r.number, f.name as from_name, t.name as to_name, \
               case when r.sign_up_id = $1 then 1 else 0 end as is_here \
               from receipt r join sign_up g on g.id = r.from_sign_up_id join offering f on f.id = g.offering_id \
               join sign_up s on s.id = r.sign_up_id join offering t on t.id = s.offering_id \
               where (r.sign_up_id = $1 or r.from_sign_up_id = $1) and s.person_id = $2 and r.what = 'carried' \
               order by r.year, r.number";
    let query = sqlx::query(sql).bind(sign_up.to_string()).bind(person.to_string());
    for row in query.fetch_all(&mut *connection).await? {
        changes.push(carried_from(&row)?);
    }
    let sql = "select lowered_to, lowered_at from sign_up where id = $1 and person_id = $2 and lowered_to is not null";
    let query = sqlx::query(sql).bind(sign_up.to_string()).bind(person.to_string());
    if let Some(row) = query.fetch_optional(&mut *connection).await? {
        let what = FeeChange::Lowered { to: Fen(row.number("lowered_to")?) };
        changes.push(FeeChanged { at: row.instant("lowered_at")?, what });
    }
    changes.sort_by_key(|change| change.at);
    Ok(changes)
}

fn refund_from(row: &AnyRow) -> Result<FeeChanged> {
    let (amount, receipt) = numbered(row)?;
    let what = FeeChange::Refunded { amount, receipt, reason: row.text("note")? };
    Ok(FeeChanged { at: row.instant("at")?, what })
}

fn carried_from(row: &AnyRow) -> Result<FeeChanged> {
    let (amount, receipt) = numbered(row)?;
    let what = if row.number::<i64>("is_here")? == 1 {
        FeeChange::CarriedHere { amount, from: row.text("from_name")?, receipt }
    } else {
        FeeChange::CarriedOn { amount, to: row.text("to_name")?, receipt }
    };
    Ok(FeeChanged { at: row.instant("at")?, what })
}

/// How much a line of the book is about, and its number.
fn numbered(row: &AnyRow) -> Result<(Fen, String)> {
    let number = ReceiptNumber { year: row.number("year")?, number: row.number("number")? };
    Ok((Fen(row.number("amount")?), number.printed()))
}

fn changed_from(row: &AnyRow) -> Result<FeeChanged> {
    let note = row.text("note")?;
    let pay_by = row.word_if_any("pay_by", |day| day.parse().ok())?;
    let what = row.word("what", |code| FeeChange::read(code, pay_by, &note))?;
    Ok(FeeChanged { at: row.instant("at")?, what })
}
