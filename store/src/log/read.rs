//! The log as it is read: a page of it, one entry, or all that a search finds.

use domain::calendar::start_of;
use domain::id::{LogEntryId, OfferingId, PersonId, SessionId, VenueId};
use domain::log::{About, Topic};
use domain::person::Coordinator;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::entry::{COLUMNS, Entry, entry_from, named};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::rows::{Value, bind};

/// Entries on a page.
pub const PAGE_SIZE: u32 = 30;

/// Entries that a download holds at most: some years of an institution.
const MOST: u32 = 50_000;

/// Of what a page shows the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An offering, with its sessions and sign-ups.
    Offering(OfferingId),
    /// One session.
    Session(SessionId),
    /// A room, with its closures and bookings.
    Room(VenueId),
    /// A person, as a member or with an account.
    Person(PersonId),
}

/// What is looked for; each part narrows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// From this day on.
    pub from: Option<Date>,
    /// Until the end of this day.
    pub to: Option<Date>,
    /// Done by this account.
    pub by: Option<PersonId>,
    /// About what, roughly.
    pub topic: Option<Topic>,
    /// About what, exactly.
    pub subject: Option<Subject>,
    /// The first one first, otherwise the latest.
    pub first_first: bool,
}

/// A page of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries {
    /// In the order that the filter tells.
    pub entries: Vec<Entry>,
    /// How many there are in all.
    pub total: u32,
}

/// A page of the coordinator's own institution's log, counted from 1.
pub async fn entries(db: &Db, filter: &LogFilter, page: u32, by: &Coordinator) -> Result<Entries> {
    let mut connection = db.reader().await?;
    let (conditions, values) = conditions(filter, by);
    let sql = format!("select count(*) as total from log_entry l where {conditions}");
    let query = bind(sqlx::query(AssertSqlSafe(sql)), &values);
    let total = query.fetch_one(&mut *connection).await?.number("total")?;
    let skipped = page.saturating_sub(1).saturating_mul(PAGE_SIZE);
    let which = Which { conditions: &conditions, order: order(filter), most: PAGE_SIZE, skipped };
    let entries = read(&mut connection, which, values, by).await?;
    Ok(Entries { entries, total })
}

/// Everything that is found, in the order that the filter tells.
pub async fn download(db: &Db, filter: &LogFilter, by: &Coordinator) -> Result<Vec<Entry>> {
    let (conditions, values) = conditions(filter, by);
    let which = Which { conditions: &conditions, order: order(filter), most: MOST, skipped: 0 };
    read(&mut *db.reader().await?, which, values, by).await
}

/// One entry of the coordinator's own institution.
pub async fn entry(db: &Db, id: LogEntryId, by: &Coordinator) -> Result<Entry> {
    let values = vec![by.institution.to_string().into(), id.to_string().into()];
    let condition = "l.institution_id = $1 and l.id = $2";
    let found = read(&mut *db.reader().await?, Which::one(condition), values, by).await?;
    found.into_iter().next().ok_or(Error::NotFound)
}

/// The coordinator's own last change since then of a thing, or of what belongs to an offering or a room, if it is the last that
/// anybody has made of just that.
pub async fn latest(
    db: &Db,
    about: About,
    since: Timestamp,
    by: &Coordinator,
) -> Result<Option<Entry>> {
    let values = vec![
        by.institution.to_string().into(),
        about.kind().into(),
        about.id().to_string().into(),
        since.as_second().into(),
        by.person.to_string().into(),
    ];
    let condition = "l.institution_id = $1 and ((l.about_kind = $2 and l.about_id = $3) \
                     or ($2 = 'offering' and l.offering_id = $3) or ($2 = 'room' and l.venue_id = $3)) \
                     and l.at >= $4 and l.by_person_id = $5 and not exists (select 1 from log_entry n \
                     where n.about_id = l.about_id and n.about_kind = l.about_kind \
                     and (n.at > l.at or (n.at = l.at and n.id > l.id)))";
    let found = read(&mut *db.reader().await?, Which::one(condition), values, by).await?;
    Ok(found.into_iter().next())
}

/// What the filter asks for: `$1` is the institution.
fn conditions(filter: &LogFilter, by: &Coordinator) -> (String, Vec<Value>) {
    let mut told = vec!["l.institution_id = $1".to_owned()];
    let mut values: Vec<Value> = vec![by.institution.to_string().into()];
    let mut add = |condition: &str, value: Value| {
        values.push(value);
        told.push(condition.replace('?', &format!("${}", values.len())));
    };
    if let Some(from) = filter.from {
        add("l.at >= ?", start_of(from).as_second().into());
    }
    if let Some(to) = filter.to {
        let end = to.tomorrow().map_or(i64::MAX, |day| start_of(day).as_second());
        add("l.at < ?", end.into());
    }
    if let Some(person) = filter.by {
        add("l.by_person_id = ?", person.to_string().into());
    }
    match filter.subject {
        Some(Subject::Offering(id)) => add("l.offering_id = ?", id.to_string().into()),
        Some(Subject::Session(id)) => {
            add("l.about_kind = 'session' and l.about_id = ?", id.to_string().into());
        }
        Some(Subject::Room(id)) => add("l.venue_id = ?", id.to_string().into()),
        Some(Subject::Person(id)) => add("l.person_id = ?", id.to_string().into()),
        None => {}
    }
    if let Some(topic) = filter.topic {
        // Only our own words are in it.
        let words: Vec<_> = topic.acts().map(|act| format!("'{}'", act.code())).collect();
        told.push(format!("l.act in ({})", words.join(", ")));
    }
    (told.join(" and "), values)
}

/// In words of SQL.
const LATEST_FIRST: &str = "l.at desc, l.id desc";

const fn order(filter: &LogFilter) -> &'static str {
    if filter.first_first { "l.at, l.id" } else { LATEST_FIRST }
}

/// Which entries are read, in words of SQL.
struct Which<'a> {
    conditions: &'a str,
    order: &'a str,
    most: u32,
    skipped: u32,
}

impl<'a> Which<'a> {
    /// The latest one.
    const fn one(conditions: &'a str) -> Self {
        Self { conditions, order: LATEST_FIRST, most: 1, skipped: 0 }
    }
}

async fn read(
    connection: &mut AnyConnection,
    which: Which<'_>,
    values: Vec<Value>,
    by: &Coordinator,
) -> Result<Vec<Entry>> {
    let Which { conditions, order, most, skipped } = which;
    let sql = format!(
        "select {COLUMNS} where {conditions} order by {order} limit {most} offset {skipped}"
    );
    let query = bind(sqlx::query(AssertSqlSafe(sql)), &values);
    let rows = query.fetch_all(&mut *connection).await?;
    let mut entries = rows.iter().map(entry_from).collect::<Result<Vec<_>>>()?;
    named(connection, &mut entries, by).await?;
    Ok(entries)
}
