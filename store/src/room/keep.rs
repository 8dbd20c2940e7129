//! Writing down what a desk says of its rooms.

use domain::booking::{BookingRefusal, Opening, RoomRules, WEEK};
use domain::id::{FormKey, InstitutionId, VenueId};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::venue::{Room, StepFree};
use jiff::civil::{Time, Weekday};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::read::room_in;
use crate::around::lock_room;
use crate::columns::storable;
use crate::db::{Db, Tx};
use crate::error::{Result, unique_means};
use crate::log::Doing;
use crate::rows::insert_all;

/// What a desk says of a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomFacts {
    /// 106 乒乓球室; an institution calls no two rooms the same.
    pub name: String,
    /// 1, 2, 室外; empty when unknown.
    pub floor: String,
    /// Words for finding it; empty when there are none.
    pub directions: String,
    /// How many people it holds, if told.
    pub capacity: Option<u32>,
    /// 投影、钢琴.
    pub equipment: String,
    /// 软底鞋: what whoever borrows it brings; empty when nobody has said.
    #[serde(default)]
    pub bring: String,
    /// Whether one gets there without steps, if told.
    pub step_free: Option<StepFree>,
    /// Who may have it, when and for how long.
    pub rules: RoomRules,
}

/// Adds a room to the coordinator's institution. Refused where there is one of this name.
pub async fn add(db: &Db, key: FormKey, facts: &RoomFacts, by: &Coordinator) -> Result<VenueId> {
    let asked = (stored(facts), by.institution);
    let doing = Doing::makes(Act::AddRoom, by);
    db.desk_once(key, doing, asked, |tx, (facts, institution), _| {
        Box::pin(async move {
            let id = added(tx, *institution, facts).await?;
            tx.note_about(About::Room(id));
            Ok(id)
        })
    })
    .await
}

/// Adds a room as a step of a unit; its revision is 1 then.
pub(crate) async fn added(
    tx: &mut Tx,
    institution: InstitutionId,
    facts: &RoomFacts,
) -> Result<VenueId> {
    let id = VenueId(Uuid::now_v7());
    let sql = "insert into venue (id, institution_id, name) values ($1, $2, $3)";
    let query = sqlx::query(sql).bind(id.to_string()).bind(institution.to_string());
    let added = query.bind(facts.name.as_str()).execute(&mut **tx).await;
    added.map_err(unique_means(Refusal::Booking(BookingRefusal::NameTaken)))?;
    kept(tx, id, facts).await?;
    Ok(id)
}

/// A room as it stands once nobody else can change it.
pub(crate) async fn lock_and_read(
    tx: &mut Tx,
    id: VenueId,
    institution: InstitutionId,
) -> Result<Room> {
    lock_room(tx, id, institution).await?;
    room_in(tx, id, institution).await
}

impl From<&Room> for RoomFacts {
    fn from(room: &Room) -> Self {
        Self {
            name: room.venue.name.clone(),
            floor: room.venue.floor.clone(),
            directions: room.venue.directions.clone(),
            capacity: room.capacity,
            equipment: room.equipment.clone(),
            bring: room.bring.clone(),
            step_free: room.step_free,
            rules: room.rules.clone(),
        }
    }
}

/// Changes what is said of a room, as the coordinator saw it with this revision. Refused where somebody has changed it since.
pub async fn change(
    db: &Db,
    id: VenueId,
    revision: i64,
    facts: &RoomFacts,
    by: &Coordinator,
) -> Result<()> {
    let asked = (id, revision, stored(facts), by.institution);
    let doing = Doing::to(Act::ChangeRoom, by, About::Room(id));
    db.desk(doing, asked, |tx, (id, revision, facts, institution), _| {
        Box::pin(async move {
            if lock_and_read(tx, *id, *institution).await?.revision != *revision {
                return Err(Refusal::Booking(BookingRefusal::ChangedMeanwhile).into());
            }
            kept(tx, *id, facts).await
        })
    })
    .await
}

/// Keeps what is said of a room, as a step of a unit; its revision is raised by one.
pub(crate) async fn kept(tx: &mut Tx, id: VenueId, facts: &RoomFacts) -> Result<()> {
    let sql = "update venue set name = $2, floor = $3, directions = $4, capacity = $5, equipment = $6, \
               step_free = $7, longest_minutes = $8, days_ahead = $9, lending = $10, bring = $11, \
               revision = revision + 1 where id = $1";
    let done = sqlx::query(sql)
        .bind(id.to_string())
        .bind(facts.name.as_str())
        .bind(facts.floor.as_str())
        .bind(facts.directions.as_str())
        .bind(facts.capacity.map(i64::from))
        .bind(facts.equipment.as_str())
        .bind(facts.step_free.map(StepFree::code))
        .bind(facts.rules.longest_minutes.map(i64::from))
        .bind(facts.rules.days_ahead.map(i64::from))
        .bind(facts.rules.lending.code())
        .bind(facts.bring.as_str())
        .execute(&mut **tx)
        .await;
    done.map_err(unique_means(Refusal::Booking(BookingRefusal::NameTaken)))?;
    let gone = "delete from venue_hours where venue_id = $1";
    sqlx::query(gone).bind(id.to_string()).execute(&mut **tx).await?;
    let hours = &facts.rules.hours;
    let on = |weekday: Weekday| hours.on(weekday).iter().map(move |opening| (weekday, *opening));
    let row = |(weekday, (opens, closes)): (Weekday, Opening)| {
        let weekday = i64::from(weekday.to_monday_one_offset());
        vec![id.to_string().into(), weekday.into(), minute(opens).into(), minute(closes).into()]
    };
    let rows: Vec<_> = WEEK.into_iter().flat_map(on).map(row).collect();
    let into = "venue_hours (venue_id, weekday, from_minute, to_minute)";
    Ok(insert_all(tx, into, &rows).await?)
}

fn minute(at: Time) -> i64 {
    i64::from(at.hour()) * 60 + i64::from(at.minute())
}

fn stored(facts: &RoomFacts) -> RoomFacts {
    RoomFacts {
        name: storable(&facts.name),
        floor: storable(&facts.floor),
        directions: storable(&facts.directions),
        equipment: storable(&facts.equipment),
        bring: storable(&facts.bring),
        ..facts.clone()
    }
}
