//! 补记: a fee that a desk noted as paid before there were receipts. Such a place is paid, and no line of the book says so; once it
//! is swapped it gets one, so that what was paid counts on like every other payment. The money was taken long ago: none moves.

use domain::cash::{Entry, PayWay};
use domain::id::{InstitutionId, PersonId, SignUpId};
use domain::offering::Fen;
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::receipt::{Clerk, NewReceipt, write};
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;

/// What was paid before there were receipts.
pub(crate) struct Earlier {
    /// The fee of its place: how much exactly nobody wrote down.
    pub amount: Fen,
    /// The number of a paper receipt, if one was typed.
    paper: String,
}

/// What was paid for a place of which no receipt tells; nothing where one does, or where it was not paid.
pub(crate) async fn earlier(
    connection: &mut AnyConnection,
    sign_up: SignUpId,
) -> Result<Option<Earlier>> {
    let sql = "select s.receipt, coalesce(s.costs, o.fee) as fee from sign_up s join offering o on o.id = s.offering_id \
               where s.id = $1 and s.paid_at is not null and coalesce(s.costs, o.fee) > 0 \
               and not exists (select 1 from receipt r where r.sign_up_id = s.id)";
    let query = sqlx::query(sql).bind(sign_up.to_string());
    let found = query.fetch_optional(connection).await?;
    let read = |row: &sqlx::any::AnyRow| {
        Ok(Earlier { amount: Fen(row.number("fee")?), paper: row.text("receipt")? })
    };
    found.as_ref().map(read).transpose()
}

/// Writes its line, if there is such a payment: from then on it is a payment with a receipt.
pub(crate) async fn note_earlier(
    tx: &mut Tx,
    sign_up: SignUpId,
    (institution, clerk): (InstitutionId, PersonId),
    now: Timestamp,
) -> Result<()> {
    let Some(Earlier { amount, paper }) = earlier(tx, sign_up).await? else { return Ok(()) };
    let new = NewReceipt {
        entry: Entry::Earlier,
        way: PayWay::Cash,
        amount,
        sign_up,
        from: None,
        payment: None,
        note: paper,
    };
    write(tx, new, Clerk { institution, person: clerk }, now).await.map(|_| ())
}
