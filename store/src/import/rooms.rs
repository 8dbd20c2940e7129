//! Taking a list of rooms over: new ones are added, and what is said otherwise of others is taken over if their desk wants it.

use std::collections::HashMap;

use domain::booking::Hours;
use domain::id::{FormKey, ImportId, InstitutionId, VenueId};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::text::folded;
use domain::venue::{Room, StepFree};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::made::{Made, RoomBefore, note};
use super::{Outcome, claim, done};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::institution::queue;
use crate::log::Doing;
use crate::room::{RoomFacts, added, kept, lock_and_read, rooms_in};
use crate::seen::Seen;

/// A room as a list tells it. What a list does not tell of a room stays as its desk has said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRoom {
    /// 106 乒乓球室.
    pub name: String,
    /// 1, 2, 室外.
    pub floor: String,
    /// How many people it holds.
    pub capacity: u32,
    /// 投影、钢琴; empty where the list says nothing.
    pub equipment: String,
    /// Words for finding it; empty where the list says nothing.
    pub directions: String,
    /// Whether one gets there without steps.
    pub step_free: StepFree,
    /// When it is open.
    pub hours: Hours,
}

/// How a room of a list stands against those of the institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoomStanding {
    /// There is none of that name.
    New,
    /// It is there, and the list says nothing else.
    Same,
    /// It is there, and this is said otherwise.
    Different(Vec<RoomDifference>),
}

/// What is said otherwise of a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoomDifference {
    /// The floor.
    Floor,
    /// How many people it holds.
    Capacity,
    /// What is in it.
    Equipment,
    /// How it is found.
    Directions,
    /// Whether one gets there without steps.
    StepFree,
    /// When it is open.
    Hours,
    /// It is not used any more.
    Retired,
}

/// How each room stands, one for one.
pub async fn compare_rooms(
    db: &Db,
    rooms: &[NewRoom],
    by: &Coordinator,
) -> Result<Vec<RoomStanding>> {
    let known = rooms_in(&mut *db.reader().await?, by.institution, None).await?;
    let by_name = by_name(&known);
    Ok(rooms.iter().map(|new| standing(new, by_name.get(&folded(&new.name)).copied())).collect())
}

/// What somebody has seen of the rooms of which a list says something else: whatever is changed of one of them later was not seen.
pub async fn rooms_seen(db: &Db, rooms: &[NewRoom], by: &Coordinator) -> Result<Seen> {
    let known = rooms_in(&mut *db.reader().await?, by.institution, None).await?;
    Seen::of(&differing(rooms, &by_name(&known)))
}

/// The rooms of which the list says something else, each as it stands.
fn differing(rooms: &[NewRoom], by_name: &HashMap<String, &Room>) -> Vec<(VenueId, i64)> {
    let differs = |new: &NewRoom| {
        let there = by_name.get(&folded(&new.name)).copied();
        let room = there.filter(|_| matches!(standing(new, there), RoomStanding::Different(_)))?;
        Some((room.venue.id, room.revision))
    };
    rooms.iter().filter_map(differs).collect()
}

/// Takes a list over: adds what is new. What is said otherwise of others is taken over as it was seen, or left. Refused where one
/// of those was changed since. Confirmed again, it only tells again what it did.
pub async fn confirm_rooms(
    db: &Db,
    key: FormKey,
    id: ImportId,
    rooms: &[NewRoom],
    differing: Option<Seen>,
    by: &Coordinator,
) -> Result<Outcome> {
    let facts = (id, by.institution, rooms.to_vec(), differing);
    let doing = Doing::beside(Act::ImportRooms, by, About::Import(id));
    db.desk_once(key, doing, facts, |tx, (id, institution, rooms, seen), now| {
        Box::pin(taken(tx, *id, *institution, rooms, seen.as_ref(), now))
    })
    .await
}

async fn taken(
    tx: &mut Tx,
    id: ImportId,
    institution: InstitutionId,
    rooms: &[NewRoom],
    seen: Option<&Seen>,
    now: Timestamp,
) -> Result<Outcome> {
    if let Some(outcome) = claim(tx, id, institution, now).await? {
        return Ok(outcome);
    }
    queue(tx, institution).await?;
    let known = rooms_in(tx, institution, None).await?;
    let by_name = by_name(&known);
    if let Some(seen) = seen {
        seen.holds(&differing(rooms, &by_name))?;
    }
    let (mut outcome, mut made) = (Outcome::default(), Vec::new());
    for new in rooms {
        let there = by_name.get(&folded(&new.name)).copied();
        match (standing(new, there), there) {
            (RoomStanding::New, _) | (_, None) => {
                let room = added(tx, institution, &facts_of(new, None)).await?;
                made.push(Made::room(room, 1));
                outcome.added += 1;
            }
            (RoomStanding::Different(_), Some(there)) if seen.is_some() => {
                made.push(changed(tx, new, there, institution).await?);
                outcome.changed += 1;
            }
            _ => outcome.unchanged += 1,
        }
    }
    note(tx, id, &made).await?;
    done(tx, id, &outcome).await?;
    Ok(outcome)
}

/// Says of a room what the list says, and uses it again.
async fn changed(
    tx: &mut Tx,
    new: &NewRoom,
    there: &Room,
    institution: InstitutionId,
) -> Result<Made> {
    let id = there.venue.id;
    let before = lock_and_read(tx, id, institution).await?;
    // Somebody has changed it in this very moment.
    if before.revision != there.revision {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    kept(tx, id, &facts_of(new, Some(&before))).await?;
    let sql = "update venue set retired_at = null where id = $1";
    sqlx::query(sql).bind(id.to_string()).execute(&mut **tx).await?;
    let stood = serde_json::to_string(&RoomBefore::from(&before))?;
    Ok(Made::room_change(id, before.revision + 1, stood))
}

fn by_name(rooms: &[Room]) -> HashMap<String, &Room> {
    rooms.iter().map(|room| (folded(&room.venue.name), room)).collect()
}

fn standing(new: &NewRoom, there: Option<&Room>) -> RoomStanding {
    let Some(room) = there else { return RoomStanding::New };
    let said = |told: &str, kept: &str| !told.is_empty() && told != kept;
    let differences = [
        (RoomDifference::Floor, said(&new.floor, &room.venue.floor)),
        (RoomDifference::Capacity, room.capacity != Some(new.capacity)),
        (RoomDifference::Equipment, said(&new.equipment, &room.equipment)),
        (RoomDifference::Directions, said(&new.directions, &room.venue.directions)),
        (RoomDifference::StepFree, room.step_free != Some(new.step_free)),
        (RoomDifference::Hours, room.rules.hours != new.hours),
        (RoomDifference::Retired, room.retired_from.is_some()),
    ];
    let differing: Vec<_> =
        differences.into_iter().filter_map(|(what, differs)| differs.then_some(what)).collect();
    if differing.is_empty() { RoomStanding::Same } else { RoomStanding::Different(differing) }
}

/// What is kept of a room: what the list says, and of the rest what its desk has said.
fn facts_of(new: &NewRoom, there: Option<&Room>) -> RoomFacts {
    let or_kept = |told: &str, kept: Option<&String>| {
        if told.is_empty() { kept.cloned().unwrap_or_default() } else { told.to_owned() }
    };
    let mut rules = there.map(|room| room.rules.clone()).unwrap_or_default();
    rules.hours = new.hours.clone();
    RoomFacts {
        name: there.map_or(&new.name, |room| &room.venue.name).clone(),
        floor: or_kept(&new.floor, there.map(|room| &room.venue.floor)),
        directions: or_kept(&new.directions, there.map(|room| &room.venue.directions)),
        capacity: Some(new.capacity),
        equipment: or_kept(&new.equipment, there.map(|room| &room.equipment)),
        bring: there.map(|room| room.bring.clone()).unwrap_or_default(),
        step_free: Some(new.step_free),
        rules,
    }
}
