//! Giving money back, and taking a payment off the book that was typed wrongly: both are lines of their own.

use domain::cash::{CashRefusal, Entry, PayWay, ReceiptNumber, may_correct, may_refund};
use domain::id::{FormKey, ReceiptId, SignUpId};
use domain::log::{About, Act, Field};
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;

use super::carry::counts_for;
use super::receipt::{NewReceipt, Receipt, back_of, by_id, write};
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::fee::is_due_again;
use crate::institution::queue;
use crate::log::Doing;
use crate::sign_up::locked;

/// Gives some of a payment back, or all of it, for a reason. The place stays as it is: what becomes of it is for a coordinator
/// to decide. Never more than is left. Another institution's payment is not found.
pub async fn refund(
    db: &Db,
    key: FormKey,
    payment: ReceiptId,
    amount: Fen,
    way: PayWay,
    reason: &str,
    by: &Coordinator,
) -> Result<ReceiptNumber> {
    let facts = (payment, amount, way, storable(reason), by.clone());
    let doing = Doing::beside(Act::Refund, by, About::Receipt(payment)).because(reason);
    db.desk_once(key, doing, facts, |tx, (payment, amount, way, reason, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            // Who gives back of the same payment at the same moment waits here.
            queue(tx, by.institution).await?;
            refunded(tx, (*payment, *amount), Some(*way), reason, by, now).await
        })
    })
    .await
}

/// Writes the line of a refund, as a step of a unit in which the institution's row is locked; without a way the money goes back as it
/// came. The entry in the log is told how much, and which number the line has.
pub(super) async fn refunded(
    tx: &mut Tx,
    (payment, amount): (ReceiptId, Fen),
    way: Option<PayWay>,
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<ReceiptNumber> {
    let (payment, back) = payment_of(tx, payment, by).await?;
    may_refund(amount, payment.amount, &amounts(&back)).map_err(Refusal::Cash)?;
    let new = NewReceipt {
        entry: Entry::Refund,
        way: way.unwrap_or(payment.way),
        amount,
        sign_up: counts_for(tx, payment.id).await?,
        from: None,
        payment: Some(payment.id),
        note: reason.to_owned(),
    };
    let number = write(tx, new, by, now).await?;
    tx.note(Field::Amount, amount.0);
    tx.note(Field::Receipt, number.printed());
    Ok(number)
}

/// Takes a payment off the book that was typed wrongly, for a reason. Where its place is still held the fee is due again, and
/// its person is told. Another institution's payment is not found.
pub async fn correct(
    db: &Db,
    key: FormKey,
    payment: ReceiptId,
    reason: &str,
    by: &Coordinator,
) -> Result<ReceiptNumber> {
    let facts = (payment, storable(reason), by.clone());
    let about = About::Receipt(payment);
    let doing = Doing::beside(Act::CorrectPayment, by, about).because(reason);
    db.desk_once(key, doing, facts, |tx, (payment, reason, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            by_id(tx, *payment, by).await?;
            let of = counts_for(tx, *payment).await?;
            // The place's row first, the institution's after it: the order in which money is taken.
            let (sign_up, _) = locked(tx, of).await?;
            let (corrected, number) = take_off(tx, *payment, reason.clone(), by, now).await?;
            is_due_again(tx, &sign_up, corrected, by, now).await?;
            tx.note(Field::Receipt, number.printed());
            Ok(number)
        })
    })
    .await
}

/// Writes the line against a payment; answers both numbers, the payment's first. The place is locked already.
pub(crate) async fn take_off(
    tx: &mut Tx,
    payment: ReceiptId,
    reason: String,
    by: &Coordinator,
    now: Timestamp,
) -> Result<(ReceiptNumber, ReceiptNumber)> {
    queue(tx, by.institution).await?;
    let (payment, back) = payment_of(tx, payment, by).await?;
    let entry = payment.entry.taken_off_by().ok_or(Refusal::Cash(CashRefusal::NoPayment))?;
    if back.iter().any(|line| line.entry == entry) {
        return Err(Refusal::Cash(CashRefusal::NothingLeft).into());
    }
    may_correct(&amounts(&back)).map_err(Refusal::Cash)?;
    let new = NewReceipt {
        entry,
        way: payment.way,
        amount: payment.amount,
        sign_up: counts_for(tx, payment.id).await?,
        from: None,
        payment: Some(payment.id),
        note: reason,
    };
    Ok((payment.number, write(tx, new, by, now).await?))
}

/// The payment that stands behind a fee's receipt number; where that was typed before there were receipts, the line that was
/// written for it since, or nothing.
pub(crate) async fn noted_payment(
    tx: &mut Tx,
    sign_up: SignUpId,
    printed: &str,
) -> Result<Option<ReceiptId>> {
    if let Some(number) = ReceiptNumber::parse(printed) {
        let sql = "select id from receipt \
                   where sign_up_id = $1 and year = $2 and number = $3 and what = 'payment'";
        let query = sqlx::query(sql)
            .bind(sign_up.to_string())
            .bind(i64::from(number.year))
            .bind(i64::from(number.number));
        if let Some(row) = query.fetch_optional(&mut **tx).await? {
            return Ok(Some(row.id("id")?));
        }
    }
    let sql = "select e.id from receipt e where e.sign_up_id = $1 and e.what = 'earlier' and not exists \
               (select 1 from receipt t where t.payment_id = e.id and t.what = 'earlier_taken_off')";
    let query = sqlx::query(sql).bind(sign_up.to_string());
    query.fetch_optional(&mut **tx).await?.map(|row| row.id("id")).transpose()
}

/// A payment, and what stands against it.
async fn payment_of(
    tx: &mut Tx,
    id: ReceiptId,
    by: &Coordinator,
) -> Result<(Receipt, Vec<Receipt>)> {
    let payment = by_id(tx, id, by).await?;
    if !payment.entry.is_payment() {
        return Err(Refusal::Cash(CashRefusal::NoPayment).into());
    }
    let back = back_of(tx, id, by).await?;
    Ok((payment, back))
}

fn amounts(lines: &[Receipt]) -> Vec<Fen> {
    lines.iter().map(|line| line.amount).collect()
}
