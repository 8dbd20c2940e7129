//! When a place is given up for another one, what was paid for it counts there.

use domain::calendar::day;
use domain::fee::settle;
use domain::id::{PersonId, SignUpId};
use domain::notice::NoticeKind;
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::sign_up::SignUp;
use jiff::Timestamp;

use super::pay::{put_away, tell};
use crate::cash;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::offering::standing::{Standing, standing};
use crate::sign_up::offering_of;

/// What was paid for a place and would be carried over with it, also if that was before there were receipts. Another
/// institution's place is not found.
pub async fn counts(db: &Db, sign_up: SignUpId, by: &Coordinator) -> Result<Fen> {
    let mut connection = db.reader().await?;
    let offering = offering_of(&mut connection, sign_up).await?;
    standing(&mut connection, offering).await?.is_run_by(by)?;
    if let Some(earlier) = cash::earlier(&mut connection, sign_up).await? {
        return Ok(earlier.amount);
    }
    Ok(cash::sum(&cash::counted_for(&mut connection, sign_up).await?))
}

/// Carries what was paid for a place that was given up over to the one that its person has instead, and tells them; the last
/// step of the unit that swaps. What is missing is due there by the last day that its place has, and what is too much is to be
/// given back. Each institution has a book of its own: what was paid at another one is to be given back there as a whole.
pub(crate) async fn carry(
    tx: &mut Tx,
    (given_up, here): (&SignUp, &Standing),
    (obtained, there): (&SignUp, &Standing),
    clerk: PersonId,
    now: Timestamp,
) -> Result<()> {
    cash::note_earlier(tx, given_up.id, (here.institution, clerk), now).await?;
    let counted = cash::counted_for(tx, given_up.id).await?;
    let sum = cash::sum(&counted);
    if sum == Fen::FREE {
        return Ok(());
    }
    if here.institution != there.institution {
        sqlx::query("update sign_up set given_up_for = $2 where id = $1")
            .bind(given_up.id.to_string())
            .bind(obtained.id.to_string())
            .execute(&mut **tx)
            .await?;
        let about = NoticeKind::FeeCarried { carried: Fen::FREE, settled: settle(Fen::FREE, sum) };
        return tell(tx, about, given_up, now).await;
    }
    put_away(tx, given_up.id, now).await?;
    let by = (there.institution, clerk);
    let number = cash::carry(tx, &counted, given_up.id, obtained.id, by, now).await?;
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
        // Paid, also where the institution sets no last day any more: it is among what was paid.
        let number = number.map(|number| number.printed()).unwrap_or_default();
        sqlx::query("update sign_up set pay_by = coalesce(pay_by, $2), paid_at = $3, receipt = $4 where id = $1")
            .bind(obtained.id.to_string())
            .bind(day(now).to_string())
            .bind(now.as_second())
            .bind(number)
            .execute(&mut **tx)
            .await?;
    }
    tell(tx, about, obtained, now).await
}
