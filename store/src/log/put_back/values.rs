//! Values of one row that are put back as they were.

use domain::booking::BookingState;
use domain::calendar::{Span, Term};
use domain::log::{About, Facts, Field};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::Meets;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::AssertSqlSafe;

use super::Kept;
use crate::account::{has_a_head, teaches_alone};
use crate::booking::Waited;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::rows::{Value, bind, insert_all};

/// How a column keeps a value, and that there is none.
#[derive(Clone, Copy)]
enum As {
    /// An empty text.
    Text,
    /// Null.
    TextOrNull,
    /// Null.
    NumberOrNull,
}

type Column = (Field, &'static str, As);

const INSTITUTION: [Column; 8] = [
    (Field::MostClasses, "most_classes", As::NumberOrNull),
    (Field::MostShifts, "most_shifts", As::NumberOrNull),
    (Field::MostBookings, "most_bookings", As::NumberOrNull),
    (Field::FeeDays, "fee_days", As::NumberOrNull),
    (Field::FeeCounter, "fee_counter", As::Text),
    (Field::Reminded, "reminded", As::Text),
    (Field::SendsFrom, "sends_from", As::NumberOrNull),
    (Field::SendsTo, "sends_to", As::NumberOrNull),
];

const ROOM: [Column; 10] = [
    (Field::Name, "name", As::Text),
    (Field::Floor, "floor", As::Text),
    (Field::Directions, "directions", As::Text),
    (Field::Capacity, "capacity", As::NumberOrNull),
    (Field::Equipment, "equipment", As::Text),
    (Field::Bring, "bring", As::Text),
    (Field::StepFree, "step_free", As::TextOrNull),
    (Field::LongestMinutes, "longest_minutes", As::NumberOrNull),
    (Field::DaysAhead, "days_ahead", As::NumberOrNull),
    (Field::Lending, "lending", As::Text),
];

const ACCOUNT: [Column; 2] =
    [(Field::Role, "role", As::Text), (Field::Teaches, "teaches", As::Text)];

const PERSON: [Column; 2] =
    [(Field::OwnWay, "own_way", As::TextOrNull), (Field::Address, "address", As::TextOrNull)];

const OFFERING: [Column; 1] = [(Field::Liaison, "liaison_id", As::TextOrNull)];

/// Puts them back.
pub(super) async fn restored(
    tx: &mut Tx,
    entry: &Kept,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let id = entry.about.id().to_string();
    match entry.about {
        About::Institution(_) => update(tx, entry, ("institution", "id"), &INSTITUTION).await,
        About::Room(_) => {
            update(tx, entry, ("venue", "id"), &ROOM).await?;
            if entry.has(&[Field::Hours]) {
                hours(tx, entry).await?;
            }
            let sql = "update venue set revision = revision + 1 where id = $1";
            sqlx::query(sql).bind(id).execute(&mut **tx).await?;
            Ok(())
        }
        About::Offering(_) => update(tx, entry, ("offering", "id"), &OFFERING).await,
        About::Person(_) => update(tx, entry, ("person", "id"), &PERSON).await,
        About::Account(person) if person == by.person => Err(Refusal::OwnAccount.into()),
        About::Account(person) => {
            queue(tx, by.institution).await?;
            if entry.has(&[Field::Ended]) {
                let ended = entry.stood.contains_key(&Field::Ended).then_some(now.as_second());
                let sql = "update coordinator set ended_at = $2 where person_id = $1";
                sqlx::query(sql).bind(id).bind(ended).execute(&mut **tx).await?;
            }
            update(tx, entry, ("coordinator", "person_id"), &ACCOUNT).await?;
            teaches_alone(tx, by.institution, person).await?;
            has_a_head(tx, by.institution).await
        }
        _ => Err(Error::failed("values of a thing that keeps none")),
    }
}

/// The columns that the change has touched, as they were.
async fn update(
    tx: &mut Tx,
    entry: &Kept,
    (table, key): (&str, &str),
    columns: &[Column],
) -> Result<()> {
    let touched = columns.iter().filter(|(field, ..)| entry.has(&[*field]));
    let (mut set, mut values) = (Vec::new(), vec![Value::from(entry.about.id().to_string())]);
    for (field, column, kept) in touched {
        let text = entry.stood.get(field).cloned();
        values.push(match kept {
            As::Text => text.unwrap_or_default().into(),
            As::TextOrNull => text.into(),
            As::NumberOrNull => number(&entry.stood, *field)?.into(),
        });
        set.push(format!("{column} = ${}", values.len()));
    }
    if set.is_empty() {
        return Ok(());
    }
    // Only our own names are in it.
    let sql = format!("update {table} set {} where {key} = $1", set.join(", "));
    let taken = Refusal::Booking(domain::booking::BookingRefusal::NameTaken);
    let query = bind(sqlx::query(AssertSqlSafe(sql)), &values);
    query.execute(&mut **tx).await.map_err(crate::error::unique_means(taken))?;
    Ok(())
}

async fn hours(tx: &mut Tx, entry: &Kept) -> Result<()> {
    let id = entry.about.id().to_string();
    let gone = "delete from venue_hours where venue_id = $1";
    sqlx::query(gone).bind(&id).execute(&mut **tx).await?;
    let told = entry.stood.get(&Field::Hours).map_or("", String::as_str);
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for one in told.split(';').filter(|one| !one.is_empty()) {
        let parts: Result<Vec<i64>, _> = one.split([' ', '-']).map(str::parse).collect();
        let [weekday, from, to] = parts.map_err(Error::failed)?[..] else {
            return Err(Error::failed("hours of a room that cannot be read"));
        };
        rows.push(vec![id.clone().into(), weekday.into(), from.into(), to.into()]);
    }
    let into = "venue_hours (venue_id, weekday, from_minute, to_minute)";
    Ok(insert_all(tx, into, &rows).await?)
}

/// A number that was kept.
pub(super) fn number(facts: &Facts, field: Field) -> Result<Option<i64>> {
    facts.get(&field).map(|value| value.parse().map_err(Error::failed)).transpose()
}

/// An instant that was kept.
pub(super) fn instant(facts: &Facts, field: Field) -> Result<Option<Timestamp>> {
    let second = number(facts, field)?;
    second.map(|second| Timestamp::from_second(second).map_err(Error::failed)).transpose()
}

/// How somebody waited for a room before the change.
pub(super) fn waited(entry: &Kept) -> Result<Waited> {
    let state = entry.stood.get(&Field::State).and_then(|word| BookingState::from_code(word));
    let since = match entry.has(&[Field::InLineSince]) {
        true => Some(instant(&entry.stood, Field::InLineSince)?),
        false => None,
    };
    Ok(Waited { state, since })
}

/// What a term was before the change; what that has not touched is as it stands.
pub(super) fn term(entry: &Kept, stands: Term) -> Result<Term> {
    let on = |field, now: Date| -> Result<Date> {
        match entry.stood.get(&field) {
            Some(day) => day.parse().map_err(Error::failed),
            None => Ok(now),
        }
    };
    let name = entry.stood.get(&Field::Name).cloned().unwrap_or(stands.name);
    let (starts_on, ends_on) =
        (on(Field::StartsOn, stands.starts_on)?, on(Field::EndsOn, stands.ends_on)?);
    Ok(Term { name, starts_on, ends_on })
}

/// When and where something was before the change; what that has not touched is as it stands.
pub(super) fn place(entry: &Kept, meets: Meets) -> Result<Meets> {
    let at = |field, now: Timestamp| Ok::<_, Error>(instant(&entry.stood, field)?.unwrap_or(now));
    let span =
        Span { from: at(Field::StartsAt, meets.span.from)?, to: at(Field::EndsAt, meets.span.to)? };
    let venue = if entry.has(&[Field::Room]) {
        let room = entry.stood.get(&Field::Room);
        room.map(|id| id.parse().map_err(Error::failed)).transpose()?
    } else {
        meets.venue
    };
    Ok(Meets { span, venue })
}
