//! What a counter owes: to somebody whose paid place has ended, whoever ended it, who has another one instead, which costs less
//! or is elsewhere, or whose fee was lowered after they had paid.

use domain::cash::parts_of;
use domain::fee::settle;
use domain::id::{OfferingId, PersonId, ReceiptId, SignUpId};
use domain::offering::Fen;
use domain::person::{Coordinator, Person};
use domain::sign_up::EndReason;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::person::person_from;
use crate::sign_up::end_reason_from;

/// Money that is to be given back to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToGiveBack {
    /// For which sign-up it counts.
    pub sign_up: SignUpId,
    /// On what.
    pub offering: OfferingId,
    /// Its name.
    pub offering_name: String,
    /// Whose.
    pub person: Person,
    /// Why.
    pub why: GiveBackWhy,
    /// How much, above nothing.
    pub amount: Fen,
    /// The payments that count for it, and what is left of each, the first one first: a refund is of one of them.
    pub payments: Vec<(ReceiptId, Fen)>,
}

/// Why somebody gets money back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GiveBackWhy {
    /// They have another place instead, which costs less or is another institution's.
    Swapped,
    /// The fee was lowered after they had paid, the last time at this instant.
    Lowered(Timestamp),
    /// Their place has ended: whether it is given back is decided by a coordinator.
    Ended(EndReason),
}

impl ToGiveBack {
    /// The payment of which the money is given back, and how much of it: where there are several, one refund may not do.
    pub fn first(&self) -> Option<(ReceiptId, Fen)> {
        self.parts().into_iter().next()
    }

    /// Every payment of which something is given back, and how much of each.
    pub fn parts(&self) -> Vec<(ReceiptId, Fen)> {
        let left: Vec<Fen> = self.payments.iter().map(|(_, left)| *left).collect();
        let payment = |place: usize| self.payments.get(place).map(|(payment, _)| *payment);
        let parts = parts_of(self.amount, &left).into_iter();
        parts.filter_map(|(place, part)| Some((payment(place)?, part))).collect()
    }
}

/// To whom the coordinator's counter has something to give back, the longest ago first.
pub async fn to_give_back(db: &Db, by: &Coordinator) -> Result<Vec<ToGiveBack>> {
    owed(&mut *db.reader().await?, None, None, by).await
}

/// To how many; nobody's payments are read for it.
pub(crate) async fn number_to_give_back(db: &Db, by: &Coordinator) -> Result<usize> {
    // More was paid than the place costs: `domain::fee::settle`.
    let sql = concat!(
        "select count(*) as total from (select w.sign_up_id from (",
        include_str!("to_give_back.sql"),
        ") w group by w.sign_up_id having sum(w.left_over) > max(w.costs)) t"
    );
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind("").bind("");
    query.fetch_one(&mut *db.reader().await?).await?.number("total")
}

/// The same of one person.
pub async fn owed_to(db: &Db, person: PersonId, by: &Coordinator) -> Result<Vec<ToGiveBack>> {
    owed(&mut *db.reader().await?, Some(person), None, by).await
}

/// What is to be given back for one sign-up; nothing where nothing is, or where it is another institution's.
pub async fn owed_for(db: &Db, id: SignUpId, by: &Coordinator) -> Result<Option<ToGiveBack>> {
    Ok(owed(&mut *db.reader().await?, None, Some(id), by).await?.pop())
}

/// The same, in a unit or outside.
pub(crate) async fn owed(
    connection: &mut AnyConnection,
    person: Option<PersonId>,
    sign_up: Option<SignUpId>,
    by: &Coordinator,
) -> Result<Vec<ToGiveBack>> {
    let query = sqlx::query(include_str!("to_give_back.sql"))
        .bind(by.institution.to_string())
        .bind(person.map(|id| id.to_string()).unwrap_or_default())
        .bind(sign_up.map(|id| id.to_string()).unwrap_or_default());
    let rows = query.fetch_all(connection).await?;
    let mut places: Vec<(ToGiveBack, Fen)> = Vec::new();
    for row in &rows {
        let payment = (row.id("payment_id")?, Fen(row.number("left_over")?));
        let sign_up: SignUpId = row.id("sign_up_id")?;
        match places.last_mut() {
            Some((place, _)) if place.sign_up == sign_up => place.payments.push(payment),
            _ => places.push(place_from(row, sign_up, payment)?),
        }
    }
    let owed = places.into_iter().map(|(place, fee)| {
        let sum = place.payments.iter().fold(0_u32, |sum, (_, left)| sum.saturating_add(left.0));
        ToGiveBack { amount: settle(fee, Fen(sum)).to_give_back, ..place }
    });
    Ok(owed.filter(|place| place.amount != Fen::FREE).collect())
}

/// The place with its first payment, and what it costs: nothing, once it has ended.
fn place_from(
    row: &AnyRow,
    sign_up: SignUpId,
    payment: (ReceiptId, Fen),
) -> Result<(ToGiveBack, Fen)> {
    let has_ended = row.text_if_any("end_reason")?.is_some();
    let was_lowered = row.number_if_any::<i64>("lowered_at")?.is_some();
    let why = match (has_ended, was_lowered) {
        (true, _) => GiveBackWhy::Ended(end_reason_from(row)?),
        (false, true) => GiveBackWhy::Lowered(row.instant("lowered_at")?),
        (false, false) => GiveBackWhy::Swapped,
    };
    let place = ToGiveBack {
        sign_up,
        offering: row.id("offering_id")?,
        offering_name: row.text("offering_name")?,
        person: person_from(row)?,
        why,
        amount: Fen::FREE,
        payments: vec![payment],
    };
    Ok((place, Fen(row.number("costs")?)))
}
