//! 改学期: name and days of a term, where they were mistyped.

use domain::calendar::{Term, start_of};
use domain::id::{FormKey, InstitutionId, TermId};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::timetable::TimetableRefusal;
use jiff::civil::Date;

use super::read::term_in;
use super::row::refused;
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Result, unique_means};
use crate::institution::queue;
use crate::log::Doing;
use crate::seen::Seen;

/// A term of the coordinator's institution. Another institution's is not found.
pub async fn term(db: &Db, id: TermId, by: &Coordinator) -> Result<Term> {
    term_in(&mut *db.reader().await?, id, by.institution).await
}

/// Gives a term of the coordinator's own institution another name or other days. Refused where somebody has changed it since it
/// was seen, where there is one of this name, and where published sessions would lie outside.
pub async fn change_term(
    db: &Db,
    key: FormKey,
    (id, seen): (TermId, Seen),
    term: &Term,
    by: &Coordinator,
) -> Result<()> {
    let term = Term { name: storable(&term.name), ..term.clone() };
    let doing = Doing::to(Act::ChangeTerm, by, About::Term(id));
    db.desk_once(key, doing, (id, seen, term, by.institution), |tx, facts, _| {
        Box::pin(async move {
            let (id, seen, term, institution) = facts;
            // Whoever publishes into it, or moves one of its sessions, comes before or after.
            queue(tx, *institution).await?;
            let stands = term_in(tx, *id, *institution).await?;
            if stands == *term {
                tx.note_nothing();
                return Ok(());
            }
            seen.holds(&stands)?;
            set_term(tx, *id, term, *institution).await
        })
    })
    .await
}

/// The same as a step of a unit, whatever was seen. Only after the institution's row is locked.
pub(crate) async fn set_term(
    tx: &mut Tx,
    id: TermId,
    term: &Term,
    of: InstitutionId,
) -> Result<()> {
    let stands = term_in(tx, id, of).await?;
    let sessions = left_outside(tx, id, &stands, term).await?;
    if sessions > 0 {
        return Err(refused(TimetableRefusal::SessionsOutside { sessions }));
    }
    let sql = "update term set name = $3, starts_on = $4, ends_on = $5 \
               where id = $1 and institution_id = $2";
    let query = sqlx::query(sql).bind(id.to_string()).bind(of.to_string());
    let query = query.bind(term.name.as_str()).bind(term.starts_on.to_string());
    let changed = query.bind(term.ends_on.to_string()).execute(&mut **tx).await;
    changed.map_err(unique_means(Refusal::Timetable(TimetableRefusal::TermNameTaken)))?;
    Ok(())
}

/// How many sessions lie within the term as it stands, and would not any more. One that was moved out of it by itself counts no
/// more than one that does not take place.
async fn left_outside(tx: &mut Tx, id: TermId, stands: &Term, term: &Term) -> Result<u32> {
    let sql = "select count(*) as sessions from class k join offering o on o.id = k.offering_id \
               join session s on s.offering_id = o.id \
               where k.term_id = $1 and o.state <> 'cancelled' and s.cancelled_at is null \
               and s.starts_at >= $2 and s.starts_at < $3 and (s.starts_at < $4 or s.starts_at >= $5)";
    let query = sqlx::query(sql).bind(id.to_string());
    let query = query.bind(start_of(stands.starts_on).as_second()).bind(end_of(stands.ends_on));
    let query = query.bind(start_of(term.starts_on).as_second()).bind(end_of(term.ends_on));
    query.fetch_one(&mut **tx).await?.number("sessions")
}

/// The second at which a day is over.
fn end_of(day: Date) -> i64 {
    day.tomorrow().map_or(i64::MAX, |next| start_of(next).as_second())
}
