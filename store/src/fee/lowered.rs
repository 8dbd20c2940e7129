//! A fee that is changed after people have a place: what each is asked for by now, and who has paid more than that.

use domain::fee::{Asked, settle};
use domain::id::{InstitutionId, OfferingId, PersonId, SignUpId};
use domain::offering::Fen;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::cash::note_earlier;
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;

/// What is asked for one place, and what counts for it already.
pub(crate) struct PaidMore {
    sign_up: SignUpId,
    asked: Asked,
    is_paid: bool,
    counts: Fen,
    /// It was paid before there were receipts.
    is_earlier: bool,
}

impl PaidMore {
    /// How much of it would be to give back if the offering had this fee.
    pub fn too_much_at(&self, fee: Fen) -> Fen {
        settle(self.asked.after(fee, self.is_paid).now(), self.counts).to_give_back
    }
}

/// The places of an offering for which something was paid.
pub(crate) async fn paid_more(
    connection: &mut AnyConnection,
    offering: OfferingId,
) -> Result<Vec<PaidMore>> {
    let query = sqlx::query(include_str!("paid_more.sql")).bind(offering.to_string());
    let read = |row: &AnyRow| {
        let costs = Fen(row.number("costs")?);
        let is_earlier = row.number::<i64>("is_earlier")? == 1;
        Ok(PaidMore {
            sign_up: row.id("sign_up_id")?,
            asked: Asked { costs, lowered_to: row.number_if_any("lowered_to")?.map(Fen) },
            is_paid: row.number_if_any::<i64>("paid_at")?.is_some(),
            counts: if is_earlier { costs } else { Fen(row.number("counts")?) },
            is_earlier,
        })
    };
    query.fetch_all(connection).await?.iter().map(read).collect()
}

/// What certain places cost once the fee is another one, by the rule [`Asked::after`]. An offered place is not certain: whoever takes
/// it reads the new fee first. Where what was carried over is enough by now, the place is paid, and nothing is due for what is free.
/// Called before the offering has its new fee, by a unit that takes no other lock afterwards.
pub(crate) async fn keep_promises(
    tx: &mut Tx,
    id: OfferingId,
    (before, after): (Fen, Fen),
    book: (InstitutionId, PersonId),
    now: Timestamp,
) -> Result<()> {
    let sql = "update sign_up set \
               lowered_at = case when paid_at is not null and $3 < coalesce(lowered_to, costs, $2) then $4 else lowered_at end, \
               lowered_to = case when paid_at is not null and $3 < coalesce(lowered_to, costs, $2) then $3 else lowered_to end, \
               costs = case when paid_at is not null or coalesce(costs, $2) < $3 then coalesce(costs, $2) else $3 end \
               where offering_id = $1 and ((state = 'held' and answer_by is null) or paid_at is not null)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(i64::from(before.0))
        .bind(i64::from(after.0))
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    if before < after {
        return Ok(());
    }
    let unpaid =
        "where offering_id = $1 and state = 'held' and answer_by is null and paid_at is null";
    // For a place that is free of charge and has no last day nothing was ever asked: what was carried over to it is to be given back
    // because it was swapped, not because anything was lowered.
    let sql = [
        "update sign_up set paid_at = $2, lowered_to = costs, lowered_at = $2 ",
        unpaid,
        " and carried > 0 and carried >= costs and (pay_by is not null or costs > 0)",
    ];
    let query = sqlx::query(sqlx::AssertSqlSafe(sql.concat())).bind(id.to_string());
    query.bind(now.as_second()).execute(&mut **tx).await?;
    let sql = [
        "update sign_up set pay_by = null ",
        unpaid,
        " and pay_by is not null and carried = 0 and costs = 0",
    ];
    let query = sqlx::query(sqlx::AssertSqlSafe(sql.concat())).bind(id.to_string());
    query.execute(&mut **tx).await?;
    // Of what was paid before there were receipts a line is needed, against which it is given back.
    for place in paid_more(tx, id).await? {
        if place.is_earlier && place.too_much_at(after) != Fen::FREE {
            note_earlier(tx, place.sign_up, book, now).await?;
        }
    }
    Ok(())
}
