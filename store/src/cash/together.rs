//! 一起退费: what is owed to several people is given back in one unit, with a line of the book for each.

use std::collections::HashSet;

use domain::cash::{CashRefusal, PayWay, ReceiptNumber};
use domain::id::{FormKey, SignUpId};
use domain::log::{About, Act};
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::give_back::refunded;
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::fee::{ToGiveBack, owed};
use crate::form_key::{answered, is_of};
use crate::institution::queue;
use crate::log::{Doing, Watch};
use crate::offering::standing::standing;
use crate::sign_up::by_id;

/// So many are repaid at once at most: while that is done, whoever takes money at the same institution waits.
pub const MOST_TOGETHER: usize = 200;

/// What is given back for one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenBack {
    /// Which place.
    pub sign_up: SignUpId,
    /// How much was owed for it when somebody looked.
    pub amount: Fen,
    /// Why.
    pub reason: String,
}

/// Gives back all that is owed for each of these places, in one unit: a line of the book for each payment, with numbers one after the
/// other. Without a way each goes back as it was paid. Refused, and nothing is given back, where for one of them another sum is owed
/// by now; another institution's place is not found.
pub async fn refund_together(
    db: &Db,
    key: FormKey,
    all: Vec<GivenBack>,
    way: Option<PayWay>,
    by: &Coordinator,
) -> Result<Vec<ReceiptNumber>> {
    let kept = |one: GivenBack| GivenBack { reason: storable(&one.reason), ..one };
    let facts = (all.into_iter().map(kept).collect::<Vec<_>>(), way, by.clone());
    let doing = Doing::parts(Act::Refund, by);
    db.desk_once(key, doing, facts, |tx, (all, way, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            // Whoever gives back of it at the same moment waits here.
            queue(tx, by.institution).await?;
            let stands = owed(tx, None, None, by).await?;
            let (mut named, mut numbers) = (HashSet::new(), Vec::new());
            for one in all {
                if !named.insert(one.sign_up) {
                    continue;
                }
                let place = stands.iter().find(|place| place.sign_up == one.sign_up);
                match place {
                    Some(place) if place.amount == one.amount => {
                        numbers.extend(repaid(tx, place, one, *way, by, now).await?);
                    }
                    Some(_) => return Err(Refusal::Cash(CashRefusal::ChangedMeanwhile).into()),
                    None => return Err(settled(tx, one.sign_up, by).await?.into()),
                }
            }
            Ok(numbers)
        })
    })
    .await
}

/// The receipts that the same key has made before for the coordinator; nothing where it has made none. Whoever sends a form twice is
/// answered before anything is read that was settled by the first.
pub async fn refunded_before(
    db: &Db,
    key: FormKey,
    by: &Coordinator,
) -> Result<Option<Vec<ReceiptNumber>>> {
    let mut connection = db.reader().await?;
    let mut known = answered(&mut connection, &[key]).await?;
    let Some((fingerprint, answer)) = known.remove(&key) else { return Ok(None) };
    if !is_of(&fingerprint, Act::Refund.code()) {
        return Ok(None);
    }
    let Ok(numbers) = serde_json::from_str::<Vec<ReceiptNumber>>(&answer) else { return Ok(None) };
    for number in &numbers {
        let sql = "select count(*) as number from receipt where institution_id = $1 and year = $2 and number = $3 \
                   and by_person_id = $4";
        let query = sqlx::query(sql)
            .bind(by.institution.to_string())
            .bind(i64::from(number.year))
            .bind(i64::from(number.number))
            .bind(by.person.to_string());
        if query.fetch_one(&mut *connection).await?.number::<i64>("number")? == 0 {
            return Ok(None);
        }
    }
    Ok(Some(numbers))
}

/// Nothing is owed for it any more. Another institution's is not found.
async fn settled(tx: &mut Tx, id: SignUpId, by: &Coordinator) -> Result<Refusal> {
    let sign_up = by_id(tx, id).await?;
    standing(tx, sign_up.offering).await?.is_run_by(by)?;
    Ok(Refusal::Cash(CashRefusal::ChangedMeanwhile))
}

/// A line for each payment, and an entry in the log, as if each were given back alone.
async fn repaid(
    tx: &mut Tx,
    place: &ToGiveBack,
    one: &GivenBack,
    way: Option<PayWay>,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Vec<ReceiptNumber>> {
    let mut numbers = Vec::new();
    for (payment, part) in place.parts() {
        let watch = Watch::begin(tx, About::Receipt(payment), by).await?;
        numbers.push(refunded(tx, (payment, part), way, &one.reason, by, now).await?);
        watch.end(tx, &Doing::parts(Act::Refund, by).because(&one.reason), now).await?;
    }
    Ok(numbers)
}
