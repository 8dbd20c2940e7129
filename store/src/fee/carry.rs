//! When a place is given up for another one, what was paid for it counts there.

use domain::cash::ReceiptNumber;
use domain::fee::settle;
use domain::id::PersonId;
use domain::notice::NoticeKind;
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::sign_up::SignUp;
use domain::sign_up::swap::GivenUp;
use jiff::Timestamp;

use super::pay::{put_away, tell};
use crate::cash;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::offering::standing::{Standing, standing};
use crate::sign_up::offering_of;

/// What was paid for places and would be carried over with them, also if that was before there were receipts. Another
/// institution's place is not found.
pub async fn counts(db: &Db, given_up: impl Into<GivenUp>, by: &Coordinator) -> Result<Fen> {
    let (mut connection, mut sum) = (db.reader().await?, 0_u32);
    for sign_up in given_up.into().entries() {
        let offering = offering_of(&mut connection, *sign_up).await?;
        standing(&mut connection, offering).await?.is_run_by(by)?;
        let paid = match cash::earlier(&mut connection, *sign_up).await? {
            Some(earlier) => earlier.amount,
            None => cash::sum(&cash::counted_for(&mut connection, *sign_up).await?),
        };
        sum = sum.saturating_add(paid.0);
    }
    Ok(Fen(sum))
}

/// Carries what was paid for places that were given up over to the one that their person has instead, all of it together, and tells
/// them; the last step of the unit that swaps. What is missing is due there by the last day that its place has, and what is too much
/// is to be given back. Each institution has a book of its own: what was paid at another one is to be given back there as a whole.
pub(crate) async fn carry(
    tx: &mut Tx,
    given_up: &[(SignUp, Standing)],
    (obtained, there): (&SignUp, &Standing),
    clerk: PersonId,
    now: Timestamp,
) -> Result<()> {
    // One book after the other, in the order of their institutions: two units that wait for each other would wait for ever.
    let mut in_order: Vec<&(SignUp, Standing)> = given_up.iter().collect();
    in_order.sort_by_key(|(one, here)| (here.institution, one.id));
    let (mut sum, mut number) = (Fen::FREE, None);
    for (one, here) in in_order {
        let book = (here.institution, clerk);
        cash::note_earlier(tx, one.id, book, now).await?;
        let counted = cash::counted_for(tx, one.id).await?;
        let paid = cash::sum(&counted);
        if paid == Fen::FREE {
            continue;
        }
        if here.institution != there.institution {
            stays(tx, one, obtained, paid, now).await?;
            continue;
        }
        put_away(tx, one.id, now).await?;
        number = cash::carry(tx, &counted, one.id, obtained.id, book, now).await?.or(number);
        sum = Fen(sum.0.saturating_add(paid.0));
    }
    if sum == Fen::FREE {
        Ok(())
    } else {
        counts_there(tx, (obtained, there), (sum, number), now).await
    }
}

/// What was paid at another institution than that of the new place is to be given back there.
async fn stays(
    tx: &mut Tx,
    given_up: &SignUp,
    obtained: &SignUp,
    paid: Fen,
    now: Timestamp,
) -> Result<()> {
    sqlx::query("update sign_up set given_up_for = $2 where id = $1")
        .bind(given_up.id.to_string())
        .bind(obtained.id.to_string())
        .execute(&mut **tx)
        .await?;
    let about = NoticeKind::FeeCarried { carried: Fen::FREE, settled: settle(Fen::FREE, paid) };
    tell(tx, about, given_up, now).await
}

/// Settles the fee of the new place with what was carried there; the receipt is the last line of it.
async fn counts_there(
    tx: &mut Tx,
    (obtained, there): (&SignUp, &Standing),
    (sum, number): (Fen, Option<ReceiptNumber>),
    now: Timestamp,
) -> Result<()> {
    let settled = settle(there.fee, sum);
    sqlx::query("update sign_up set carried = $2 where id = $1")
        .bind(obtained.id.to_string())
        .bind(i64::from(sum.0))
        .execute(&mut **tx)
        .await?;
    let about = NoticeKind::FeeCarried { carried: sum, settled };
    if settled.due != Fen::FREE {
        // Until when is told besides.
        return crate::notice::tell(
            tx,
            about,
            obtained.person,
            obtained.offering,
            obtained.id,
            now,
        )
        .await;
    }
    if there.fee != Fen::FREE {
        // Paid, also where the institution sets no last day.
        let number = number.map(|number| number.printed()).unwrap_or_default();
        sqlx::query("update sign_up set paid_at = $2, receipt = $3 where id = $1")
            .bind(obtained.id.to_string())
            .bind(now.as_second())
            .bind(number)
            .execute(&mut **tx)
            .await?;
    }
    tell(tx, about, obtained, now).await
}
