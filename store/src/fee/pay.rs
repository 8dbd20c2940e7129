//! Noting a payment, taking the note back, putting the last day off, and ending what nobody paid for.

use domain::calendar::{day, start_of};
use domain::call::CallReason;
use domain::cash::{CashRefusal, Entry, PayWay, ReceiptNumber};
use domain::fee::{Fee, FeeChange, may_end_unpaid, may_put_off};
use domain::id::{FormKey, SignUpId};
use domain::log::{About, Act, Field};
use domain::notice::NoticeKind;
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{EndReason, Place, SignUp, SignUpState};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::certain::{LastDay, tell_of_fee};
use super::fee_from;
use crate::call::calls_since;
use crate::cash::{self, NewReceipt};
use crate::closure::closures;
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::log::Doing;
use crate::notice;
use crate::offering::standing::Standing;
use crate::sign_up::{end, locked, offer_free};

/// Notes that the fee was paid at the counter, with the institution's next receipt number, and tells the person. `paper` is the
/// number of a paper receipt, if there is one. Refused if it is noted already, so that nobody pays twice. Another
/// institution's is not found.
pub async fn paid(
    db: &Db,
    key: FormKey,
    id: SignUpId,
    way: PayWay,
    paper: &str,
    by: &Coordinator,
) -> Result<SignUp> {
    let facts = (id, way, storable(paper), by.clone());
    let doing = Doing::to(Act::Paid, by, About::SignUp(id));
    db.desk_once(key, doing, facts, |tx, (id, way, paper, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let (sign_up, _, fee) = due(tx, *id, by).await?;
            unpaid(&fee)?;
            let amount = fee.due();
            tx.note(Field::Amount, amount.0);
            let new = NewReceipt {
                entry: Entry::Payment,
                way: *way,
                amount,
                sign_up: *id,
                from: None,
                payment: None,
                note: paper.clone(),
            };
            let receipt = cash::write(tx, new, by, now).await?.printed();
            sqlx::query("update sign_up set paid_at = $2, receipt = $3 where id = $1")
                .bind(id.to_string())
                .bind(now.as_second())
                .bind(receipt.as_str())
                .execute(&mut **tx)
                .await?;
            note(tx, *id, &FeeChange::Paid { receipt }, by, now).await?;
            tell(tx, NoticeKind::Paid, &sign_up, now).await?;
            Ok(sign_up)
        })
    })
    .await
}

/// Takes back that the fee was paid: it was noted by mistake. The book gets a line against it, and the person is told what is
/// due as before. Refused where nothing was paid for this place, because all of it was carried over. Another institution's is
/// not found.
pub async fn taken_back(db: &Db, key: FormKey, id: SignUpId, by: &Coordinator) -> Result<SignUp> {
    let doing = Doing::to(Act::TakePaymentBack, by, About::SignUp(id));
    db.desk_once(key, doing, (id, by.clone()), |tx, (id, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let (sign_up, _, fee) = due(tx, *id, by).await?;
            if fee.paid_at.is_none() {
                return Err(Refusal::NothingToPay.into());
            }
            if fee.due() == Fen::FREE {
                return Err(Refusal::Cash(CashRefusal::CarriedOver).into());
            }
            if let Some(payment) = cash::noted_payment(tx, *id, &fee.receipt).await? {
                cash::take_off(tx, payment, String::new(), by, now).await?;
            }
            due_again(tx, &sign_up, (fee, true), by, now).await?;
            Ok(sign_up)
        })
    })
    .await
}

/// After a payment was taken off the book: where it had paid for a place that is still held, or was carried over to it, the
/// fee is due again.
pub(crate) async fn is_due_again(
    tx: &mut Tx,
    sign_up: &SignUp,
    corrected: ReceiptNumber,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    if sign_up.state != SignUpState::Live(Place::Held) {
        return Ok(());
    }
    let Some(fee) = fee_if_any(tx, sign_up).await? else { return Ok(()) };
    if fee.paid_at.is_none() && fee.carried == Fen::FREE {
        return Ok(());
    }
    let is_its_own = fee.receipt == corrected.printed();
    due_again(tx, sign_up, (fee, is_its_own), by, now).await
}

/// Whether the payment that was taken off is the one whose receipt stands on the fee is told beside it.
async fn due_again(
    tx: &mut Tx,
    sign_up: &SignUp,
    (fee, is_its_own): (Fee, bool),
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    // What was paid for it besides, here or for another place, still counts.
    let counts = cash::sum(&cash::counted_for(tx, sign_up.id).await?);
    if counts >= asked_by_now(tx, sign_up.id, &fee).await? {
        // Nothing is due since the fee was lowered: only the receipt goes, and where nothing was paid, that it was paid.
        if is_its_own {
            let sql = if counts == Fen::FREE {
                "update sign_up set receipt = '', paid_at = null, pay_by = null, \
                 costs = coalesce(lowered_to, costs), lowered_to = null, lowered_at = null where id = $1"
            } else {
                "update sign_up set receipt = '' where id = $1"
            };
            sqlx::query(sql).bind(sign_up.id.to_string()).execute(&mut **tx).await?;
            note(tx, sign_up.id, &FeeChange::TakenBack, by, now).await?;
            put_away(tx, sign_up.id, now).await?;
        }
        return Ok(());
    }
    sqlx::query("update sign_up set paid_at = null, receipt = '', carried = $2, \
                 costs = coalesce(lowered_to, costs), lowered_to = null, lowered_at = null where id = $1")
        .bind(sign_up.id.to_string())
        .bind(i64::from(counts.0))
        .execute(&mut **tx)
        .await?;
    note(tx, sign_up.id, &FeeChange::TakenBack, by, now).await?;
    match fee.pay_by {
        Some(pay_by) => tell_anew(tx, sign_up, (pay_by, &fee.put_off), by, now).await,
        // There is no day to tell: that it was paid is true no more.
        None => put_away(tx, sign_up.id, now).await,
    }
}

/// Tells the person until when to pay at the coordinator's counter; what they were told of it before is true no more.
async fn tell_anew(
    tx: &mut Tx,
    sign_up: &SignUp,
    (pay_by, put_off): (Date, &str),
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    put_away(tx, sign_up.id, now).await?;
    let closed = closures(tx, by.institution).await?;
    let last = LastDay::told_at(now, pay_by, &closed);
    tell_of_fee(tx, &last, put_off, &[sign_up], now).await
}

/// Gives the person until a later day, for a reason that they read. Refused where there is no last day that could be put off.
/// Another institution's is not found.
pub async fn put_off(
    db: &Db,
    key: FormKey,
    id: SignUpId,
    to: Date,
    reason: &str,
    by: &Coordinator,
) -> Result<SignUp> {
    let facts = (id, to, storable(reason), by.clone());
    let doing = Doing::to(Act::PutOff, by, About::SignUp(id)).because(reason);
    db.desk_once(key, doing, facts, |tx, (id, to, reason, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let (sign_up, _, fee) = due(tx, *id, by).await?;
            may_put_off(last_day(&fee)?, *to, day(now))?;
            sqlx::query("update sign_up set pay_by = $2, put_off = $3 where id = $1")
                .bind(id.to_string())
                .bind(to.to_string())
                .bind(reason.as_str())
                .execute(&mut **tx)
                .await?;
            let change = FeeChange::PutOff { pay_by: *to, reason: reason.clone() };
            note(tx, *id, &change, by, now).await?;
            tell_anew(tx, &sign_up, (*to, reason), by, now).await?;
            Ok(sign_up)
        })
    })
    .await
}

/// Ends a place that was not paid for, after calls, and offers it to whoever waits; the person is told. Refused while the last
/// day is not over, where there is none, or where there were too few calls since. Another institution's is not found.
pub async fn end_unpaid(db: &Db, key: FormKey, id: SignUpId, by: &Coordinator) -> Result<SignUp> {
    let doing = Doing::to(Act::EndUnpaid, by, About::SignUp(id));
    db.desk_once(key, doing, (id, by.clone()), |tx, (id, by), now| {
        Box::pin(async move {
            let (sign_up, offering, fee) = due(tx, *id, by).await?;
            let since = overdue_since(last_day(&fee)?);
            let calls = calls_since(tx, *id, CallReason::Fee, since).await?;
            if now < since || !may_end_unpaid(&calls) {
                return Err(Refusal::FeeCallsMissing.into());
            }
            let of = sign_up.offering;
            tx.reaches(Reach::PlacesOf(of));
            tell(tx, NoticeKind::Unpaid, &sign_up, now).await?;
            let ended = end(tx, sign_up, &offering, EndReason::Unpaid, by.person, now).await?;
            offer_free(tx, of, now).await?;
            Ok(ended)
        })
    })
    .await
}

/// From when on somebody who has not paid is called: the end of the last day. Calls before it were about something else.
pub(crate) fn overdue_since(pay_by: Date) -> Timestamp {
    start_of(pay_by.tomorrow().unwrap_or(pay_by))
}

/// The place, its offering and its fee once nobody else can change them.
async fn due(tx: &mut Tx, id: SignUpId, by: &Coordinator) -> Result<(SignUp, Standing, Fee)> {
    let (sign_up, offering) = locked(tx, id).await?;
    offering.is_run_by(by)?;
    let fee = fee_of(tx, &sign_up).await?;
    Ok((sign_up, offering, fee))
}

/// The fee with a last day that is still to be paid for a place: about nothing else anybody is called.
pub(crate) async fn unpaid_fee(tx: &mut Tx, sign_up: &SignUp) -> Result<Fee> {
    let fee = fee_of(tx, sign_up).await?;
    last_day(&fee)?;
    Ok(fee)
}

async fn fee_of(tx: &mut Tx, sign_up: &SignUp) -> Result<Fee> {
    if sign_up.state != SignUpState::Live(Place::Held) {
        return Err(Refusal::NothingToPay.into());
    }
    Ok(fee_if_any(tx, sign_up).await?.ok_or(Refusal::NothingToPay)?)
}

async fn fee_if_any(tx: &mut Tx, sign_up: &SignUp) -> Result<Option<Fee>> {
    let sql = "select s.pay_by, s.put_off, s.paid_at, s.receipt, s.carried, coalesce(s.costs, o.fee) as fee \
               from sign_up s join offering o on o.id = s.offering_id where s.id = $1";
    let row = sqlx::query(sql).bind(sign_up.id.to_string()).fetch_one(&mut **tx).await?;
    fee_from(&row)
}

/// What is asked for a place, also where the fee was lowered after it was paid.
async fn asked_by_now(tx: &mut Tx, id: SignUpId, fee: &Fee) -> Result<Fen> {
    let sql = "select lowered_to from sign_up where id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_one(&mut **tx).await?;
    Ok(row.number_if_any("lowered_to")?.map_or(fee.amount, Fen))
}

fn unpaid(fee: &Fee) -> Result<(), Refusal> {
    if fee.paid_at.is_some() { Err(Refusal::AlreadyPaid) } else { Ok(()) }
}

/// The last day of what is not paid yet.
fn last_day(fee: &Fee) -> Result<Date, Refusal> {
    unpaid(fee)?;
    fee.pay_by.ok_or(Refusal::NothingToPay)
}

async fn note(
    tx: &mut Tx,
    id: SignUpId,
    change: &FeeChange,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (what, pay_by, note) = change.stored();
    let sql = "insert into payment (id, sign_up_id, at, by_person_id, what, pay_by, note) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(id.to_string())
        .bind(now.as_second())
        .bind(by.person.to_string())
        .bind(what)
        .bind(pay_by.map(|day| day.to_string()))
        .bind(note)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Tells the person, in the place of what they were told of this fee before.
pub(super) async fn tell(
    tx: &mut Tx,
    about: NoticeKind,
    sign_up: &SignUp,
    now: Timestamp,
) -> Result<()> {
    put_away(tx, sign_up.id, now).await?;
    notice::tell(tx, about, sign_up.person, sign_up.offering, sign_up.id, now).await
}

/// What the person was told of a fee is true no more.
pub(super) async fn put_away(tx: &mut Tx, id: SignUpId, now: Timestamp) -> Result<()> {
    untold(tx, id, now).await.map(drop)
}

/// The same; answers which notices it was that nobody had read, so that they can be told again.
pub(crate) async fn untold(tx: &mut Tx, id: SignUpId, now: Timestamp) -> Result<Vec<String>> {
    let sql = "update notice set seen_at = $2 \
               where sign_up_id = $1 and kind in ('fee_due', 'paid', 'fee_carried') and seen_at is null returning id";
    let query = sqlx::query(sql).bind(id.to_string()).bind(now.as_second());
    query.fetch_all(&mut **tx).await?.iter().map(|row| row.text("id")).collect()
}

/// Tells again what [`untold`] has put away.
pub(crate) async fn told_again(tx: &mut Tx, notice: &str) -> Result<()> {
    let sql = "update notice set seen_at = null where id = $1";
    sqlx::query(sql).bind(notice).execute(&mut **tx).await?;
    Ok(())
}
