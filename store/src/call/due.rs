//! Whom an institution is to call now: the list, how many stand on it, and its beginning. All three ask the same question.

use domain::calendar::day;
use domain::call::{Call, CallReason, called_enough};
use domain::fee::may_end_unpaid;
use domain::id::{OfferingId, SignUpId};
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
    let mut connection = db.reader().await?;
    let now = db.now();
    let rows = sqlx::query(include_str!("due.sql"))
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind(day(now).to_string())
        .fetch_all(&mut *connection)
        .await?;
    let mut due = Vec::with_capacity(rows.len());
    for row in &rows {
        let one = due_from(&mut connection, row, now).await?;
        let earlier = earlier_to(&mut connection, one.person.id, by).await?;
        due.push(DueCall { earlier, ..one });
    }
    due.sort_by_key(|due| (due.since, due.sign_up.0));
    Ok(due)
}

async fn due_from(connection: &mut AnyConnection, row: &AnyRow, now: Timestamp) -> Result<DueCall> {
    let (sign_up, about) = (row.id("sign_up_id")?, row.word("about", CallReason::from_code)?);
    let since = since(row, about)?;
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
    Ok(DueCall {
        about,
        since,
        unreached: row.word_if_any("unreached", |code| Some(Unreached::from_code(code)))?,
        sign_up,
        offering: row.id("offering_id")?,
        offering_name: row.text("offering_name")?,
        person: person_from(row)?,
        may_ask_next,
        calls,
        earlier: Vec::new(),
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

/// One of the first on the list.
pub(crate) struct FirstDue {
    pub about: CallReason,
    pub person: Person,
    pub offering_name: String,
}

/// So many of those who have waited longest, and how many there are in all.
pub(crate) async fn first_due(
    connection: &mut AnyConnection,
    by: &Coordinator,
    most: usize,
    now: Timestamp,
) -> Result<(Vec<FirstDue>, usize)> {
    // The first about each matter: among them are the first of all, whichever matter they are about.
    let sql = concat!(
        "select * from (select d.*, count(*) over () as in_all, row_number() over (partition by d.about \
         order by d.answer_by, d.pay_by, d.sign_up_id) as rank_of from (",
        include_str!("due.sql"),
        ") d) r where r.rank_of <= $4"
    );
    let rows = sqlx::query(sql)
        .bind(by.institution.to_string())
        .bind(now.as_second())
        .bind(day(now).to_string())
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await?;
    let in_all = rows.first().map_or(Ok(0), |row| row.number("in_all"))?;
    let mut first = Vec::with_capacity(rows.len());
    for row in &rows {
        let about = row.word("about", CallReason::from_code)?;
        let order = (since(row, about)?, row.text("sign_up_id")?);
        let (person, offering_name) = (person_from(row)?, row.text("offering_name")?);
        first.push((order, FirstDue { about, person, offering_name }));
    }
    first.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok((first.into_iter().take(most).map(|(_, due)| due).collect(), in_all))
}
