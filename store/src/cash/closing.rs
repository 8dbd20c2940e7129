//! 日结: the drawer is counted, and the day is closed once.

use domain::calendar::day;
use domain::cash::{Closing, Count, may_close};
use domain::id::{FormKey, InstitutionId};
use domain::log::{About, Act, Field};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::civil::Date;

use super::book::{cash_of, opening};
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::institution::queue;
use crate::log::Doing;

/// Closes a day of the coordinator's institution with what was counted. What is taken or given back later that day stands in
/// the book of the next. Refused where the book says something else by now than what was looked at, and where something is
/// missing or too much and nobody says why.
pub async fn close_day(
    db: &Db,
    key: FormKey,
    on: Date,
    count: Count,
    by: &Coordinator,
) -> Result<()> {
    let facts = (on, Count { note: storable(&count.note), ..count }, by.clone());
    let about = About::Institution(by.institution);
    let doing = Doing::beside(Act::CloseDay, by, about).because(&facts.1.note);
    db.desk_once(key, doing, facts, |tx, (on, count, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            // Whoever takes money at this moment waits, or has been counted.
            queue(tx, by.institution).await?;
            let closing = closing(tx, by.institution).await?;
            may_close(*on, day(now), closing).map_err(Refusal::Cash)?;
            let opening = opening(tx, *on, by.institution).await?;
            let expected = opening + cash_of(tx, *on, by.institution).await?;
            count.is_sound(expected).map_err(Refusal::Cash)?;
            tx.note(Field::Day, on);
            tx.note(Field::Counted, count.counted.0);
            let sql = "insert into cash_closing (institution_id, day, opening, expected, counted, stays, note, at, \
                       by_person_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
            sqlx::query(sql)
                .bind(by.institution.to_string())
                .bind(on.to_string())
                .bind(opening.0)
                .bind(expected.0)
                .bind(i64::from(count.counted.0))
                .bind(i64::from(count.stays.0))
                .bind(count.note.as_str())
                .bind(now.as_second())
                .bind(by.person.to_string())
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
}

/// Which day was closed last, and which has lines since.
async fn closing(tx: &mut Tx, institution: InstitutionId) -> Result<Closing> {
    let sql = "select max(day) as day from cash_closing where institution_id = $1";
    let row = sqlx::query(sql).bind(institution.to_string()).fetch_one(&mut **tx).await?;
    let last_closed: Option<Date> = row.word_if_any("day", |day| day.parse().ok())?;
    let since = last_closed.map(|day| day.to_string()).unwrap_or_default();
    let sql =
        "select min(book_day) as day from receipt where institution_id = $1 and book_day > $2";
    let query = sqlx::query(sql).bind(institution.to_string()).bind(since);
    let row = query.fetch_one(&mut **tx).await?;
    Ok(Closing { last_closed, first_open: row.word_if_any("day", |day| day.parse().ok())? })
}
