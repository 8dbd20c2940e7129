//! 撤销导入: what an import has made is taken back in one unit, as far as nobody has a part in it.

use domain::id::{ClosureId, FormKey, ImportId, OfferingId, PersonId, VenueId};
use domain::import::Stays;
use domain::log::{About, Act};
use domain::person::Coordinator;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;

use super::made::RoomBefore;
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::lists::{bind_each, padded, placeholders};
use crate::log::Doing;
use crate::offering::standing;
use crate::person;
use crate::room::kept;
use look::look;

mod look;

/// What taking an import back has done, or would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Offerings called off.
    pub offerings: u32,
    /// Closures taken back.
    pub closures: u32,
    /// Rooms that are not used any more.
    pub rooms: u32,
    /// Rooms of which is said again what was said before.
    pub room_changes: u32,
    /// People who are no members any more.
    pub members: u32,
    /// What stayed as it is.
    pub stayed: u32,
}

/// Something that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staying {
    /// What it is called.
    pub name: String,
    /// Why.
    pub why: Stays,
}

/// What taking an import back would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoLook {
    /// How much of it goes, and how much stays.
    pub goes: Undone,
    /// What stays, and why.
    pub stays: Vec<Staying>,
}

/// What goes, by key.
#[derive(Default)]
struct Going {
    offerings: Vec<OfferingId>,
    closures: Vec<ClosureId>,
    rooms: Vec<VenueId>,
    room_changes: Vec<(VenueId, String)>,
    members: Vec<PersonId>,
}

impl Going {
    fn counted(&self, stayed: usize) -> Undone {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Undone {
            offerings: count(self.offerings.len()),
            closures: count(self.closures.len()),
            rooms: count(self.rooms.len()),
            room_changes: count(self.room_changes.len()),
            members: count(self.members.len()),
            stayed: count(stayed),
        }
    }
}

/// Keys that one statement names.
const CHUNK: usize = 64;

/// What would go and what would stay. Nothing changes; another institution's import, and one that was never confirmed, is not
/// found.
pub async fn what_undoing_does(db: &Db, id: ImportId, by: &Coordinator) -> Result<UndoLook> {
    let now = db.now();
    let mut reader = db.reader().await?;
    let sql = "select id from import where id = $1 and institution_id = $2 and outcome is not null";
    let query = sqlx::query(sql).bind(id.to_string()).bind(by.institution.to_string());
    query.fetch_one(&mut *reader).await?;
    let (going, stays) = look(&mut reader, id, by.institution, 0, now).await?;
    Ok(UndoLook { goes: going.counted(stays.len()), stays })
}

/// Takes an import back: its offerings are called off for `reason`, its closures removed, its rooms retired or said of them
/// what was said before, its members are none any more. What somebody has a part in stays. Taken back again, it only tells
/// again what it did.
pub async fn undo(
    db: &Db,
    key: FormKey,
    id: ImportId,
    reason: &str,
    by: &Coordinator,
) -> Result<Undone> {
    let facts = (id, storable(reason), by.clone());
    let doing = Doing::beside(Act::UndoImport, by, About::Import(id)).because(reason);
    db.desk_once(key, doing, facts, |tx, (id, reason, by), now| {
        Box::pin(undone(tx, *id, reason, by, now))
    })
    .await
}

async fn undone(
    tx: &mut Tx,
    id: ImportId,
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Undone> {
    queue(tx, by.institution).await?;
    let claim = "update import set undone_at = coalesce(undone_at, $3), undone_by = coalesce(undone_by, $4) \
                 where id = $1 and institution_id = $2 and outcome is not null returning undone";
    let row = sqlx::query(claim)
        .bind(id.to_string())
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind(by.person.to_string())
        .fetch_one(&mut **tx)
        .await?;
    if let Some(undone) = row.text_if_any("undone")? {
        tx.note_nothing();
        return Ok(serde_json::from_str(&undone)?);
    }
    lock(tx, id).await?;
    let (going, stays) = look(tx, id, by.institution, 1, now).await?;
    take_back(tx, &going, reason, by, now).await?;
    let undone = going.counted(stays.len());
    sqlx::query("update import set undone = $2 where id = $1")
        .bind(id.to_string())
        .bind(serde_json::to_string(&undone)?)
        .execute(&mut **tx)
        .await?;
    Ok(undone)
}

/// Whoever signs up, books or changes something of it waits until it is taken back, or has done so before. People before
/// offerings, as whoever signs up locks them.
async fn lock(tx: &mut Tx, id: ImportId) -> Result<()> {
    let people: Vec<PersonId> = rows_of(tx, id, "member").await?;
    for some in people.chunks(CHUNK) {
        person::lock_all(tx, some).await?;
    }
    let offerings: Vec<OfferingId> = rows_of(tx, id, "offering").await?;
    for some in offerings.chunks(CHUNK) {
        standing::lock_all(tx, some, 1).await?;
    }
    let rooms = "update venue set name = name where id in ( \
                 select row_id from import_row where import_id = $1 and made in ('room', 'room_change'))";
    sqlx::query(rooms).bind(id.to_string()).execute(&mut **tx).await?;
    Ok(())
}

async fn rows_of<T: std::str::FromStr<Err = domain::id::InvalidId>>(
    tx: &mut Tx,
    id: ImportId,
    made: &str,
) -> Result<Vec<T>> {
    let sql = "select row_id from import_row where import_id = $1 and made = $2 order by row_id";
    let query = sqlx::query(sql).bind(id.to_string()).bind(made);
    query.fetch_all(&mut **tx).await?.iter().map(|row| row.id("row_id")).collect()
}

async fn take_back(
    tx: &mut Tx,
    going: &Going,
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (now, institution) = (now.as_second(), by.institution.to_string());
    // Without its key the row of a plan is new again: a plan put right can be imported at once.
    let sql = "update offering set state = 'cancelled', state_reason = $1, state_at = cast($2 as bigint), \
               import_key = null, import_fingerprint = null where id in";
    each(tx, sql, &[reason.to_owned(), now.to_string()], &going.offerings).await?;
    let sql = "update closure set removed_at = cast($2 as bigint), removed_by = $1 where id in";
    each(tx, sql, &[by.person.to_string(), now.to_string()], &going.closures).await?;
    let sql = "update venue set retired_at = cast($2 as bigint), revision = revision + 1 \
               where institution_id = $1 and id in";
    each(tx, sql, &[institution.clone(), now.to_string()], &going.rooms).await?;
    let sql = "delete from member where institution_id = $1 and person_id in";
    each(tx, sql, &[institution], &going.members).await?;
    for (room, before) in &going.room_changes {
        let before: RoomBefore = serde_json::from_str(before)?;
        kept(tx, *room, &before.facts).await?;
        let query = sqlx::query("update venue set retired_at = $2 where id = $1");
        query.bind(room.to_string()).bind(before.retired_at).execute(&mut **tx).await?;
    }
    Ok(())
}

/// One statement for some of the keys after the other, each with the same values before them.
async fn each<T: Copy + std::fmt::Display>(
    tx: &mut Tx,
    sql: &str,
    values: &[String],
    ids: &[T],
) -> Result<(), Error> {
    for some in ids.chunks(CHUNK) {
        let some = padded(some);
        let sql = format!("{sql} ({})", placeholders(values.len() + 1, some.len()));
        // Only our own words and numbered placeholders are in it.
        let query = bind_each(sqlx::query(AssertSqlSafe(sql)), values);
        bind_each(query, some).execute(&mut **tx).await?;
    }
    Ok(())
}
