//! 放假: the public holidays of a house. It is shut on each of them unless its desk opens it.

use domain::booking::last_day;
use domain::calendar::{Closure, day};
use domain::holiday::public_holidays;
use domain::id::{ClosureId, FormKey};
use domain::log::{About, Act};
use domain::person::Coordinator;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::house::lock;
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::log::Doing;

/// A public holiday as it is for one house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseHoliday {
    /// Its days and its name.
    pub holiday: Closure,
    /// The house is open then: the closure that was taken back for it.
    pub opened: Option<ClosureId>,
}

/// The public holidays now and as far ahead as anything may be closed, in order, and on which of them the coordinator's house is
/// open.
pub async fn house_holidays(db: &Db, by: &Coordinator) -> Result<Vec<HouseHoliday>> {
    let today = day(db.now());
    let sql = "select id, holiday_on, to_at from closure \
               where institution_id = $1 and holiday_on is not null and removed_at is not null and to_at > $2";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(db.now().as_second());
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    let opened = |row: &AnyRow| Ok((row.id("id")?, row.day("holiday_on")?, row.instant("to_at")?));
    let opened: Vec<(ClosureId, Date, Timestamp)> =
        rows.iter().map(opened).collect::<Result<_>>()?;
    let told = |holiday: Closure| {
        let is_same =
            |(_, on, to): &&(_, Date, Timestamp)| *on == holiday.from && *to == holiday.span().to;
        HouseHoliday { opened: opened.iter().find(is_same).map(|(id, ..)| *id), holiday }
    };
    Ok(public_holidays(today, last_day(today)).into_iter().map(told).collect())
}

/// The coordinator's house is open on the public holiday that begins on this day: its rooms can be booked. No class meets then for
/// all that. A day on which none begins, or that is over, is not found; what is open already stays so.
pub async fn open_holiday(db: &Db, key: FormKey, on: Date, by: &Coordinator) -> Result<()> {
    let today = day(db.now());
    let mut begins = public_holidays(on, on).into_iter();
    let found = begins.find(|holiday| holiday.from == on && holiday.to >= today);
    let holiday = found.ok_or(Error::NotFound)?;
    let doing = Doing::makes(Act::OpenRoom, by).because(&holiday.reason);
    db.desk_once(key, doing, (holiday, by.clone()), |tx, (holiday, by), now| {
        Box::pin(opened(tx, holiday, by, now))
    })
    .await
}

async fn opened(tx: &mut Tx, holiday: &Closure, by: &Coordinator, now: Timestamp) -> Result<()> {
    lock(tx, None, by.institution).await?;
    let span = holiday.span();
    let sql = "insert into closure (id, institution_id, from_at, to_at, reason, removed_at, removed_by, holiday_on) \
               values ($1, $2, $3, $4, $5, $6, $7, $8) \
               on conflict (institution_id, holiday_on) where holiday_on is not null do update \
               set to_at = excluded.to_at, removed_at = excluded.removed_at, removed_by = excluded.removed_by \
               returning id";
    let row = sqlx::query(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(by.institution.to_string())
        .bind(span.from.as_second())
        .bind(span.to.as_second())
        .bind(holiday.reason.as_str())
        .bind(now.as_second())
        .bind(by.person.to_string())
        .bind(holiday.from.to_string())
        .fetch_one(&mut **tx)
        .await?;
    tx.note_about(About::Closure(row.id("id")?));
    Ok(())
}
