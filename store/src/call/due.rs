//! Whom an institution is to call now: the list, one of it, how many stand on it, and what about. All of them ask the same
//! question.

use std::collections::HashMap;

use domain::calendar::day;
use domain::call::{Call, CallReason, called_enough};
use domain::fee::may_end_unpaid;
use domain::id::{OfferingId, SignUpId};
use domain::listing::{CallColumn, Order};
use domain::outbox::Unreached;
use domain::person::{Coordinator, Person};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::calls_since;
use super::earlier::{EarlierCall, earlier_to};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::fee::overdue_since;
use crate::paged::Paged;
use crate::person::person_from;

/// Somebody to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueCall {
    /// About what.
    pub about: CallReason,
    /// Since when.
    pub since: Timestamp,
    /// About which sign-up.
    pub sign_up: SignUpId,
    /// On what.
    pub offering: OfferingId,
    /// Its name.
    pub offering_name: String,
    /// Whom.
    pub person: Person,
    /// Why they could not be told of it by a message, if so: they are called before the time is over.
    pub unreached: Option<Unreached>,
    /// What calls there were about it, the first one first: those that count for going on to the next person.
    pub calls: Vec<Call>,
    /// What was noted of calls to this person before, whatever they were about.
    pub earlier: Vec<EarlierCall>,
    /// They were called often enough without an answer: the next person may be asked.
    pub may_ask_next: bool,
}

/// Everybody whom the institution is to call now, whoever has waited longest first. One list for each reason.
pub async fn due(db: &Db, by: &Coordinator) -> Result<Vec<DueCall>> {
    Ok(due_in_order(db, Order::default(), u32::MAX, by).await?.rows)
}

/// A page of them, with so many at most. They are put in order here and not by the database, since some have waited from a moment on
/// and some from a day; what calls there were is read only of those on the page.
pub async fn due_in_order(
    db: &Db,
    order: Order<CallColumn>,
    size: u32,
    by: &Coordinator,
) -> Result<Paged<DueCall>> {
    let mut connection = db.reader().await?;
    let now = db.now();
    let rows = all(&mut connection, by, now).await?;
    let found = listed(&rows, order)?;
    let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let mut due = Vec::new();
    for one in order.page_of(found, size) {
        due.push(due_from(&mut connection, one, by, now).await?);
    }
    Ok(Paged { rows: due, total })
}

/// The same person by person, each with all that there is to say in one call: where the first of it would stand.
pub async fn people_to_call(
    db: &Db,
    order: Order<CallColumn>,
    size: u32,
    by: &Coordinator,
) -> Result<Paged<Vec<DueCall>>> {
    let mut connection = db.reader().await?;
    let now = db.now();
    let rows = all(&mut connection, by, now).await?;
    let mut people: Vec<Vec<Listed<'_>>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for one in listed(&rows, order)? {
        let place = *places.entry(one.person.clone()).or_insert(people.len());
        match people.get_mut(place) {
            Some(matters) => matters.push(one),
            None => people.push(vec![one]),
        }
    }
    let total = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let mut due = Vec::new();
    for matters in order.page_of(people, size) {
        let mut all = Vec::with_capacity(matters.len());
        for one in matters {
            all.push(due_from(&mut connection, one, by, now).await?);
        }
        due.push(all);
    }
    Ok(Paged { rows: due, total })
}

async fn all(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Vec<AnyRow>> {
    let query = sqlx::query(include_str!("due.sql"))
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind(day(now).to_string());
    Ok(query.fetch_all(connection).await?)
}

fn listed(rows: &[AnyRow], order: Order<CallColumn>) -> Result<Vec<Listed<'_>>> {
    let mut found = rows.iter().map(Listed::of).collect::<Result<Vec<_>>>()?;
    found.sort_by_key(|one| (one.since, one.sign_up.0));
    match order.column {
        CallColumn::Since => order.sort(&mut found, |one| one.since),
        CallColumn::Name => order.sort(&mut found, |one| one.name_key.clone()),
        CallColumn::Offering => order.sort(&mut found, |one| one.offering_key.clone()),
    }
    Ok(found)
}

/// Whether the institution is to call about just this now, and what calls there were: asks for this one alone.
pub async fn due_about(
    db: &Db,
    sign_up: SignUpId,
    about: CallReason,
    by: &Coordinator,
) -> Result<Option<DueCall>> {
    let mut connection = db.reader().await?;
    let now = db.now();
    // Both engines look the one row up inside.
    let sql = concat!(
        "select * from (",
        include_str!("due.sql"),
        ") d where d.sign_up_id = $4 and d.about = $5"
    );
    let row = sqlx::query(sql)
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind(day(now).to_string())
        .bind(sign_up.to_string())
        .bind(about.code())
        .fetch_optional(&mut *connection)
        .await?;
    match row {
        Some(row) => Ok(Some(due_from(&mut connection, Listed::of(&row)?, by, now).await?)),
        None => Ok(None),
    }
}

/// A row with what it is ordered by.
struct Listed<'r> {
    row: &'r AnyRow,
    about: CallReason,
    since: Timestamp,
    sign_up: SignUpId,
    person: String,
    name_key: String,
    offering_key: String,
}

impl<'r> Listed<'r> {
    fn of(row: &'r AnyRow) -> Result<Self> {
        let about = row.word("about", CallReason::from_code)?;
        let (name_key, offering_key) = (row.text("name_key")?, row.text("offering_key")?);
        let (since, sign_up) = (since(row, about)?, row.id("sign_up_id")?);
        let person = row.text("person_id")?;
        Ok(Self { row, about, since, sign_up, person, name_key, offering_key })
    }
}

async fn due_from(
    connection: &mut AnyConnection,
    Listed { row, about, since, sign_up, .. }: Listed<'_>,
    by: &Coordinator,
    now: Timestamp,
) -> Result<DueCall> {
    // An offer is called about since it was made, a fee since its last day is over: calls before it were about something else.
    let calls_from = match about {
        CallReason::Offer => row.instant("offered_at")?,
        CallReason::Fee => since,
    };
    let calls = calls_since(connection, sign_up, about, calls_from).await?;
    let may_ask_next = match about {
        CallReason::Offer => {
            let begins_at = row.number_if_any::<i64>("begins_at")?;
            let begins_at = begins_at.and_then(|at| Timestamp::from_second(at).ok());
            since <= now && called_enough(&calls, begins_at.unwrap_or(now), now)
        }
        CallReason::Fee => may_end_unpaid(&calls),
    };
    let person = person_from(row)?;
    let earlier = earlier_to(connection, person.id, by).await?;
    Ok(DueCall {
        about,
        since,
        unreached: row.word_if_any("unreached", |code| Some(Unreached::from_code(code)))?,
        sign_up,
        offering: row.id("offering_id")?,
        offering_name: row.text("offering_name")?,
        person,
        may_ask_next,
        calls,
        earlier,
    })
}

/// Since when somebody is to be called.
fn since(row: &AnyRow, about: CallReason) -> Result<Timestamp> {
    match about {
        CallReason::Offer => row.instant("answer_by"),
        CallReason::Fee => Ok(overdue_since(row.day("pay_by")?)),
    }
}

/// How many there are.
pub async fn number_due(db: &Db, by: &Coordinator) -> Result<usize> {
    let now = db.now();
    let sql = concat!("select count(*) as due from (", include_str!("due.sql"), ") d");
    let row = sqlx::query(sql)
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind(day(now).to_string())
        .fetch_one(&mut *db.reader().await?)
        .await?;
    row.number("due")
}

/// How many are to be called about one matter of one offering.
pub(crate) struct DueMatter {
    pub about: CallReason,
    pub offering_name: String,
    pub people: u32,
}

/// Every matter that somebody is to be called about, whose people have waited longest first; nobody is named.
pub(crate) async fn due_by_matter(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Vec<DueMatter>> {
    let sql = concat!(
        "select d.about, d.offering_id, d.offering_name, count(*) as people, \
         min(d.answer_by) as answer_by, min(d.pay_by) as pay_by from (",
        include_str!("due.sql"),
        ") d group by d.about, d.offering_id, d.offering_name"
    );
    let rows = sqlx::query(sql)
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind(day(now).to_string())
        .fetch_all(connection)
        .await?;
    let mut due = Vec::with_capacity(rows.len());
    for row in &rows {
        let about = row.word("about", CallReason::from_code)?;
        let order = (since(row, about)?, row.text("offering_id")?);
        let (offering_name, people) = (row.text("offering_name")?, row.number("people")?);
        due.push((order, DueMatter { about, offering_name, people }));
    }
    due.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(due.into_iter().map(|(_, matter)| matter).collect())
}
