//! Offerings as they are read: a wide row, and their weekly times.

use std::collections::HashMap;

use domain::calendar::{Span, TimeSlot, day};
use domain::id::OfferingId;
use domain::institution::{Area, AreaCode, Institution, InstitutionKind};
use domain::offering::{
    Admission, Allocation, Conditions, Effort, Fen, KindFacts, Level, Offering, OfferingDraw,
    OfferingKind, OfferingState, Places, Terms, Window,
};
use domain::venue::Venue;
use jiff::civil::{Time, Weekday};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::columns::Columns;
use crate::error::{Error, Result};
use crate::lists::{bind_each, placeholders};
use crate::offering::stages::shares_of_each;

/// Offerings in the order of their ids, in two queries however many they are; in three if there is one in stages.
pub(crate) async fn by_ids(
    connection: &mut AnyConnection,
    ids: &[OfferingId],
) -> Result<Vec<Offering>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut slots = slots_of(connection, ids).await?;
    let sql = format!("{} ({})", include_str!("by_ids.sql"), placeholders(1, ids.len()));
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)), ids);
    let rows = query.fetch_all(&mut *connection).await?;
    let mut found = HashMap::with_capacity(rows.len());
    let mut staged = Vec::new();
    for row in &rows {
        let id = row.id("id")?;
        let offering = offering_from(row, slots.remove(&id).unwrap_or_default())?;
        if is_staged(row)? && offering.terms.allocation == Allocation::InOrder {
            staged.push(id);
        }
        found.insert(id, offering);
    }
    for (id, shares) in shares_of_each(connection, &staged).await? {
        if let Some(offering) = found.get_mut(&id) {
            offering.shares = shares;
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// One offering.
pub(crate) async fn by_id(connection: &mut AnyConnection, id: OfferingId) -> Result<Offering> {
    by_ids(connection, &[id]).await?.pop().ok_or(Error::NotFound)
}

/// What it is called, alone.
pub(crate) async fn name_of(connection: &mut AnyConnection, id: OfferingId) -> Result<String> {
    let query = sqlx::query("select name from offering where id = $1").bind(id.to_string());
    query.fetch_one(connection).await?.text("name")
}

/// The weekly times of offerings: those at which more than one session meets.
async fn slots_of(
    connection: &mut AnyConnection,
    ids: &[OfferingId],
) -> Result<HashMap<OfferingId, Vec<TimeSlot>>> {
    let sql = format!(
        "select offering_id, weekday, from_minute, to_minute from offering_slot \
         where sessions > 1 and offering_id in ({}) order by weekday, from_minute",
        placeholders(1, ids.len())
    );
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)), ids);
    let mut slots: HashMap<OfferingId, Vec<TimeSlot>> = HashMap::new();
    for row in query.fetch_all(connection).await? {
        slots.entry(row.id("offering_id")?).or_default().push(slot_from(&row)?);
    }
    Ok(slots)
}

fn slot_from(row: &AnyRow) -> Result<TimeSlot> {
    let weekday = Weekday::from_monday_one_offset(row.number("weekday")?).map_err(Error::failed)?;
    let time = |minute: i16| {
        let (hour, minute) = (minute / 60, minute % 60);
        Time::new(hour as i8, minute as i8, 0, 0).map_err(Error::failed)
    };
    let (from, to) = (time(row.number("from_minute")?)?, time(row.number("to_minute")?)?);
    Ok(TimeSlot { weekday, from, to })
}

fn offering_from(row: &AnyRow, slots: Vec<TimeSlot>) -> Result<Offering> {
    let kind = row.word("kind", OfferingKind::from_code)?;
    let first = Span { from: row.instant("first_at")?, to: row.instant("first_to")? };
    Ok(Offering {
        id: row.id("id")?,
        kind,
        name: row.text("name")?,
        subject: row.text("subject")?,
        institution: institution_from(row)?,
        venue: venue_from(row)?,
        slots,
        first_on: day(first.from),
        last_on: day(row.instant("last_at")?),
        session_count: row.number("session_count")?,
        first,
        places: places_from(row)?,
        shares: Vec::new(),
        terms: terms_from(row)?,
        draw: draw_from(row)?,
        fee: Fen(row.number("fee")?),
        telephone: row.text("telephone")?,
        contact: row.text("contact")?,
        bring: row.text("bring")?,
        directions: row.text("directions")?,
        note: row.text("note")?,
        facts: facts_from(row, kind)?,
    })
}

/// The draw that gives its places, its columns named with its own name before them.
pub(crate) fn draw_from(row: &AnyRow) -> Result<Option<OfferingDraw>> {
    let Some(id) = row.word_if_any("draw_id", |id| id.parse().ok())? else { return Ok(None) };
    let window = Window {
        opens_at: row.instant("draw_opens_at")?,
        closes_at: row.instant("draw_closes_at")?,
    };
    let frozen_at: Option<i64> = row.number_if_any("frozen_at")?;
    let (is_frozen, is_held) = (frozen_at.is_some(), row.number::<i64>("draw_is_held")? == 1);
    Ok(Some(OfferingDraw { id, window, is_frozen, is_held }))
}

/// An institution, its columns named with its own name before them.
pub(crate) fn institution_from(row: &AnyRow) -> Result<Institution> {
    Ok(Institution {
        id: row.id("institution_id")?,
        kind: row.word("institution_kind", InstitutionKind::from_code)?,
        name: row.text("institution_name")?,
        area: area_from(row)?,
        address: row.text("institution_address")?,
        directions: row.text("institution_directions")?,
        telephone: row.text("institution_telephone")?,
    })
}

/// An area.
pub(crate) fn area_from(row: &AnyRow) -> Result<Area> {
    let code = row.word("area_code", |code| AreaCode::parse(code).ok())?;
    Ok(Area { code, name: row.text("area_name")? })
}

/// A venue, if there is one.
pub(crate) fn venue_from(row: &AnyRow) -> Result<Option<Venue>> {
    let Some(id) = row.word_if_any("venue_id", |id| id.parse().ok())? else { return Ok(None) };
    let name = row.text("venue_name")?;
    let (floor, directions) = (row.text("venue_floor")?, row.text("venue_directions")?);
    Ok(Some(Venue { id, name, floor, directions }))
}

/// Whether its places are given in stages.
pub(crate) fn is_staged(row: &AnyRow) -> Result<bool> {
    Ok(row.number::<i64>("staged")? == 1)
}

/// Places and people.
pub(crate) fn places_from(row: &AnyRow) -> Result<Places> {
    Ok(Places {
        capacity: row.number_if_any("capacity")?,
        held: row.number("held")?,
        waiting: row.number("waiting")?,
        passed: row.number("passed")?,
    })
}

/// Whether it takes place.
pub(crate) fn state_from(row: &AnyRow) -> Result<OfferingState> {
    Ok(match row.text("state")?.as_str() {
        "open" => OfferingState::Open,
        "closed" => OfferingState::Closed,
        _ => {
            let (at, reason) = (row.instant("state_at")?, row.text("state_reason")?);
            OfferingState::Cancelled { at, reason }
        }
    })
}

/// The facts that the rules need.
pub(crate) fn terms_from(row: &AnyRow) -> Result<Terms> {
    Ok(Terms {
        window: Window { opens_at: row.instant("opens_at")?, closes_at: row.instant("closes_at")? },
        admission: row.word("admission", Admission::from_code)?,
        allocation: row.word("allocation", Allocation::from_code)?,
        state: state_from(row)?,
        conditions: Conditions {
            age_from: row.number_if_any("age_from")?,
            age_to: row.number_if_any("age_to")?,
            level: row.word("level", |code| Some(Level::from_code(code)))?,
            note: row.text("conditions_note")?,
            health_note: row.text("health_note")?,
        },
        ages_on: day(row.instant("first_at")?),
        ends_at: row.instant("last_to")?,
    })
}

fn facts_from(row: &AnyRow, kind: OfferingKind) -> Result<KindFacts> {
    Ok(match kind {
        OfferingKind::Class => KindFacts::Class {
            department: row.text("department")?,
            teacher: row.text("teacher")?,
            term: row.text("term")?,
        },
        OfferingKind::Activity => KindFacts::Activity { audience: row.text("audience")? },
        OfferingKind::Shift => KindFacts::Shift {
            team: row.text("team")?,
            skills: row.text("skills")?,
            effort: row.word("effort", Effort::from_code)?,
        },
    })
}
