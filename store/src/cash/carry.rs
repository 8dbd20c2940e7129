//! 转费: money that was paid for a place counts for the one that its person has instead. Each payment gets a line that moves no
//! money and names both places; what is left of it is given back as before.

use domain::cash::{Entry, PayWay, ReceiptNumber};
use domain::id::{InstitutionId, PersonId, ReceiptId, SignUpId};
use domain::offering::Fen;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::receipt::{Clerk, NewReceipt, write};
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;

/// A payment that counts for a place, and what is left of it.
pub(crate) struct Counted {
    payment: ReceiptId,
    way: PayWay,
    /// Above nothing.
    pub left: Fen,
}

/// The payments that count for a place of which something is left, the first one first: paid for it and not carried on, or
/// carried here.
pub(crate) async fn counted_for(
    connection: &mut AnyConnection,
    sign_up: SignUpId,
) -> Result<Vec<Counted>> {
    let sql = include_str!("counted_for.sql");
    let query = sqlx::query(sql).bind(sign_up.to_string());
    let counted = |row: &AnyRow| {
        let (payment, left) = (row.id("payment_id")?, Fen(row.number("left_over")?));
        Ok(Counted { payment, way: row.word("way", PayWay::from_code)?, left })
    };
    let all: Vec<_> =
        query.fetch_all(connection).await?.iter().map(counted).collect::<Result<_>>()?;
    Ok(all.into_iter().filter(|one| one.left.0 > 0).collect())
}

/// All of it together.
pub(crate) fn sum(counted: &[Counted]) -> Fen {
    Fen(counted.iter().fold(0, |sum, one| sum.saturating_add(one.left.0)))
}

/// Carries it over, a line for each payment; answers the number of the last one.
pub(crate) async fn carry(
    tx: &mut Tx,
    counted: &[Counted],
    from: SignUpId,
    to: SignUpId,
    (institution, clerk): (InstitutionId, PersonId),
    now: Timestamp,
) -> Result<Option<ReceiptNumber>> {
    let mut last = None;
    for one in counted {
        let new = NewReceipt {
            entry: Entry::Carried,
            way: one.way,
            amount: one.left,
            sign_up: to,
            from: Some(from),
            payment: Some(one.payment),
            note: String::new(),
        };
        last = Some(write(tx, new, Clerk { institution, person: clerk }, now).await?);
    }
    Ok(last)
}

/// The place for which a payment counts now: that to which it was carried last, or its own.
pub(super) async fn counts_for(tx: &mut Tx, payment: ReceiptId) -> Result<SignUpId> {
    let sql = "select sign_up_id from receipt where id = $1 or (payment_id = $1 and what = 'carried') \
               order by year desc, number desc limit 1";
    sqlx::query(sql).bind(payment.to_string()).fetch_one(&mut **tx).await?.id("sign_up_id")
}
