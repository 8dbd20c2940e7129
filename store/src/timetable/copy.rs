//! The next term from the last one: looked at first, then taken over as a whole.

use std::collections::HashSet;

use domain::id::{FormKey, InstitutionId, OfferingId, TermId};
use domain::log::{About, Act, Field};
use domain::person::Coordinator;
use domain::timetable::{Copied, Copying, Former, MovesUp, TimetableRefusal, next_term, years_of};
use sqlx::AnyConnection;

use super::keep::insert;
use super::read::{campuses_of, offerings_in, term_in};
use super::row::refused;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::institution::queue;
use crate::log::Doing;
use crate::room::rooms_in;

/// How a term is to be copied, as far as somebody has said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyAsked {
    /// How many years a course takes; otherwise as far as the classes tell.
    pub years: Option<usize>,
    /// A new first year is opened where one moves up, and no other begins.
    pub opens_first_years: bool,
    /// Which classes move up; otherwise all where a school year begins.
    pub moves_up: Option<MovesUp>,
}

/// What would be planned for a term after an earlier one, and what would be left out; with how that is, as told or as it is
/// proposed. Another institution's terms are not found.
pub async fn look(
    db: &Db,
    (from, to): (TermId, TermId),
    asked: CopyAsked,
    by: &Coordinator,
) -> Result<(Copied, Copying)> {
    worked_out(&mut *db.reader().await?, (from, to), asked, by.institution).await
}

/// Plans these classes for the term; answers how many. What was copied before is not copied again.
pub async fn copy(
    db: &Db,
    key: FormKey,
    (from, to): (TermId, TermId),
    how: Copying,
    by: &Coordinator,
) -> Result<u32> {
    let doing = Doing::beside(Act::CopyTerm, by, About::Term(to));
    db.desk_once(key, doing, (from, to, how, by.clone()), |tx, facts, now| {
        Box::pin(async move {
            let (from, to, how, by) = facts;
            // Two who copy the same term do so one after the other.
            queue(tx, by.institution).await?;
            let asked = CopyAsked {
                years: Some(how.years),
                opens_first_years: how.opens_first_years,
                moves_up: Some(how.moves_up.clone()),
            };
            let (copied, _) = worked_out(tx, (*from, *to), asked, by.institution).await?;
            if copied.classes.is_empty() {
                return Err(refused(TimetableRefusal::NothingToCopy));
            }
            let mut count = 0;
            for new in &copied.classes {
                insert(tx, *to, &new.draft, Some(new.from), by, now).await?;
                count += 1;
            }
            tx.note(Field::Number, count);
            Ok(count)
        })
    })
    .await
}

async fn worked_out(
    connection: &mut AnyConnection,
    (from, to): (TermId, TermId),
    asked: CopyAsked,
    of: InstitutionId,
) -> Result<(Copied, Copying)> {
    let (last, next) = (term_in(connection, from, of).await?, term_in(connection, to, of).await?);
    if last.starts_on >= next.starts_on {
        return Err(refused(TimetableRefusal::NotAnEarlierTerm));
    }
    let rooms = rooms_in(connection, of, None).await?;
    let is_used = |id| {
        let room = rooms.iter().find(|room| room.venue.id == id);
        room.is_some_and(|room| room.retired_from.is_none_or(|from| from > next.ends_on))
    };
    let offerings = offerings_in(connection, from, of).await?;
    let campuses = campuses_of(connection, of).await?;
    let with_place = |mut former: Former| {
        let campus = former.room.and_then(|id| campuses.get(&id));
        former.class.campus = campus.cloned().unwrap_or_default();
        Former { room: former.room.filter(|id| is_used(*id)), ..former }
    };
    let formers: Vec<Former> = offerings.iter().map(Former::of).map(with_place).collect();
    let before = copied_before(connection, to).await?;
    let how = Copying {
        years: asked.years.unwrap_or_else(|| years_of(&formers)),
        opens_first_years: asked.opens_first_years,
        moves_up: asked.moves_up.unwrap_or_else(|| MovesUp::between(&last, &next)),
    };
    Ok((next_term(&formers, &before, &how), how))
}

/// The classes that were copied into a term and are planned or published there.
async fn copied_before(
    connection: &mut AnyConnection,
    term: TermId,
) -> Result<HashSet<OfferingId>> {
    let sql = "select copied_from_id from plan_class where term_id = $1 and removed_at is null \
               and copied_from_id is not null";
    let rows = sqlx::query(sql).bind(term.to_string()).fetch_all(connection).await?;
    rows.iter().map(|row| row.id("copied_from_id")).collect()
}
