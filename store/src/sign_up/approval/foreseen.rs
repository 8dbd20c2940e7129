//! What a yes to several people would do, before it is said.

use std::collections::HashSet;

use domain::id::{OfferingId, SignUpId};
use domain::person::{Coordinator, Person};
use domain::sign_up::approval::{may_decide, room_for};
use domain::sign_up::{Place, SignUpState};
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::lists::{bind_each, padded, placeholders};
use crate::offering::standing::standing;
use crate::person::person_from;

/// What would become of those chosen, each part in the order of asking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foreseen {
    /// Whoever would have a place.
    pub with_place: Vec<Person>,
    /// Whoever there is no room for: then nobody is given a place until fewer are chosen.
    pub no_room: Vec<Person>,
    /// Whoever has taken it back or has an answer already.
    pub passed_over: Vec<Person>,
}

/// What a yes to these people would do now. Another institution's offering, and whoever did not ask for it, is not found.
pub async fn foreseen(
    db: &Db,
    offering: OfferingId,
    sign_ups: &[SignUpId],
    by: &Coordinator,
) -> Result<Foreseen> {
    let mut connection = db.reader().await?;
    let standing = standing(&mut connection, offering).await?;
    standing.is_run_by(by)?;
    may_decide(&SignUpState::Live(Place::InReview), &standing.terms, db.now())?;
    let chosen: HashSet<String> = sign_ups.iter().map(SignUpId::to_string).collect();
    if chosen.is_empty() {
        return Ok(Foreseen::default());
    }
    let ids = padded(&chosen.iter().collect::<Vec<_>>());
    let sql = format!(
        "select s.state, s.person_id, p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone \
         from sign_up s join person p on p.id = s.person_id \
         where s.offering_id = $1 and s.id in ({}) order by s.joined",
        placeholders(2, ids.len())
    );
    // Only numbered placeholders are in it.
    let query = sqlx::query(AssertSqlSafe(sql)).bind(offering.to_string());
    let rows = bind_each(query, ids).fetch_all(&mut *connection).await?;
    if rows.len() < chosen.len() {
        return Err(Error::NotFound);
    }
    let (mut asking, mut passed_over) = (Vec::new(), Vec::new());
    for row in &rows {
        let part = if in_review(row)? { &mut asking } else { &mut passed_over };
        part.push(person_from(row)?);
    }
    let people = u32::try_from(asking.len()).unwrap_or(u32::MAX);
    let room = usize::try_from(room_for(&standing.places, people)).unwrap_or(usize::MAX);
    let no_room = asking.split_off(room.min(asking.len()));
    Ok(Foreseen { with_place: asking, no_room, passed_over })
}

fn in_review(row: &AnyRow) -> Result<bool> {
    Ok(row.text("state")? == "waiting")
}
