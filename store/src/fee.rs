//! 交费: until when a place is paid for at the counter, and who has paid.

mod carry;
mod certain;
mod desk;
mod lowered;
mod mine;
mod nothing_back;
mod pay;
mod to_give_back;

use domain::fee::{Fee, FeeTerms};
use domain::id::InstitutionId;
use domain::log::{About, Act};
use domain::offering::Fen;
use domain::person::Coordinator;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

pub(crate) use self::carry::carry;
pub use self::carry::counts;
pub(crate) use self::certain::{becomes_certain, last_days, tell_of_fee};
pub use self::desk::{
    FeeDue, FeeFilter, FeeGroup, costs_something, fee_due, fee_groups, fees_due, fees_page,
    unpaid_on,
};
pub(crate) use self::lowered::{keep_promises, paid_more};
pub use self::mine::{MyFee, Waits, my_fee, my_fees};
pub(crate) use self::mine::{fee_changes, my_fee_in};
pub use self::nothing_back::{NothingBack, give_nothing_back, nothing_back_of};
pub(crate) use self::nothing_back::{decided_no_more, given_back_since};
pub use self::pay::{end_unpaid, paid, put_off, taken_back};
pub(crate) use self::pay::{is_due_again, overdue_since, told_again, unpaid_fee, untold};
pub use self::to_give_back::{GiveBackWhy, ToGiveBack, owed_for, owed_to, to_give_back};
pub(crate) use self::to_give_back::{number_to_give_back, owed};
use crate::columns::{Columns, storable};
use crate::db::Db;
use crate::error::Result;
use crate::institution::queue;
use crate::log::Doing;
use crate::seen::Seen;

/// How an institution takes its fees.
pub async fn fee_terms(db: &Db, institution: InstitutionId) -> Result<FeeTerms> {
    fee_terms_in(&mut *db.reader().await?, institution).await
}

/// The same as it was read within this second by somebody: for the page to check, which thousands open at once.
pub async fn fee_terms_lately(db: &Db, institution: InstitutionId) -> Result<FeeTerms> {
    db.fee_terms().of(db, institution, fee_terms(db, institution)).await
}

async fn fee_terms_in(
    connection: &mut AnyConnection,
    institution: InstitutionId,
) -> Result<FeeTerms> {
    let sql = "select fee_days, fee_counter from institution where id = $1";
    let row = sqlx::query(sql).bind(institution.to_string()).fetch_one(connection).await?;
    Ok(FeeTerms { days: row.number_if_any("fee_days")?, counter: row.text("fee_counter")? })
}

/// Sets how the coordinator's own institution takes its fees. Whoever has a place already is given no other day.
/// Refused where somebody has set it otherwise since it was seen.
pub async fn set_fee_terms(db: &Db, terms: FeeTerms, seen: Seen, by: &Coordinator) -> Result<()> {
    let terms = FeeTerms { counter: storable(&terms.counter), ..terms };
    let doing = Doing::to(Act::SetFeeTerms, by, About::Institution(by.institution));
    db.desk(doing, (terms, seen, by.institution), |tx, (terms, seen, institution), _| {
        Box::pin(async move {
            queue(tx, *institution).await?;
            let stand = fee_terms_in(tx, *institution).await?;
            // The same form, sent twice.
            if stand == *terms {
                return Ok(());
            }
            seen.holds(&stand)?;
            let sql = "update institution set fee_days = $2, fee_counter = $3 where id = $1";
            sqlx::query(sql)
                .bind(institution.to_string())
                .bind(terms.days.map(i64::from))
                .bind(terms.counter.as_str())
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
}

/// What is paid for a place, from its columns; nothing where nothing is to be paid for it, and nothing was.
pub(crate) fn fee_from(row: &AnyRow) -> Result<Option<Fee>> {
    let paid_at = match row.number_if_any::<i64>("paid_at")? {
        Some(_) => Some(row.instant("paid_at")?),
        None => None,
    };
    let fee = Fee {
        amount: Fen(row.number("fee")?),
        carried: Fen(row.number("carried")?),
        pay_by: row.word_if_any("pay_by", |day| day.parse().ok())?,
        put_off: row.text("put_off")?,
        paid_at,
        receipt: row.text("receipt")?,
    };
    let is_none = fee.pay_by.is_none() && fee.paid_at.is_none() && fee.amount == Fen::FREE;
    Ok((!is_none).then_some(fee))
}
