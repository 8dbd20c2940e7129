//! What was noted of calls to somebody before, whatever they were about: for whoever calls them next. Read at the desk of the
//! institution that called, and nowhere else.

use std::collections::HashMap;

use domain::call::{CallOutcome, CallReason};
use domain::care::CareOutcome;
use domain::id::{PersonId, SignUpId};
use domain::person::Coordinator;
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::lists::{bind_each, padded, placeholders};
use crate::sign_up::by_id;

/// As many are read, the latest ones.
const MOST: i64 = 12;

/// One call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierCall {
    /// When.
    pub at: Timestamp,
    /// About what, and what came of it.
    pub came: Came,
    /// On what.
    pub offering_name: String,
    /// Who called.
    pub clerk_name: String,
    /// What they wrote down about it; empty where they wrote nothing.
    pub note: String,
}

/// What came of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// It was about an offer or a fee.
    Of(CallReason, CallOutcome),
    /// They had not come.
    OfCare(CareOutcome),
}

/// The latest calls of the coordinator's institution to whoever has this sign-up, the first one first: about any of their sign-ups
/// there.
pub async fn earlier(db: &Db, sign_up: SignUpId, by: &Coordinator) -> Result<Vec<EarlierCall>> {
    let mut connection = db.reader().await?;
    let person = by_id(&mut connection, sign_up).await?.person;
    earlier_to(&mut connection, person, by).await
}

/// The same of a person.
pub(super) async fn earlier_to(
    connection: &mut AnyConnection,
    person: PersonId,
    by: &Coordinator,
) -> Result<Vec<EarlierCall>> {
    let mut found = earlier_to_each(connection, &[person], by).await?;
    Ok(found.remove(&person).unwrap_or_default())
}

/// The same of several people, in one question; whoever was never called is missing.
pub(crate) async fn earlier_to_each(
    connection: &mut AnyConnection,
    people: &[PersonId],
    by: &Coordinator,
) -> Result<HashMap<PersonId, Vec<EarlierCall>>> {
    let people = padded(people);
    let mut found: HashMap<PersonId, Vec<EarlierCall>> = HashMap::new();
    if people.is_empty() {
        return Ok(found);
    }
    let each = format!("({})", placeholders(3, people.len()));
    let sql = include_str!("earlier.sql").replace("(people)", &each);
    let query = sqlx::query(AssertSqlSafe(sql)).bind(by.institution.to_string()).bind(MOST);
    for row in bind_each(query, people).fetch_all(connection).await?.iter().rev() {
        found.entry(row.id("person_id")?).or_default().push(earlier_from(row)?);
    }
    Ok(found)
}

fn earlier_from(row: &AnyRow) -> Result<EarlierCall> {
    let until = row.word_if_any("until_on", |day| day.parse().ok())?;
    let came = if row.text("about")? == "care" {
        Came::OfCare(row.word("outcome", |code| CareOutcome::read(code, until))?)
    } else {
        let about = row.word("about", CallReason::from_code)?;
        Came::Of(about, row.word("outcome", CallOutcome::from_code)?)
    };
    Ok(EarlierCall {
        at: row.instant("at")?,
        came,
        offering_name: row.text("offering_name")?,
        clerk_name: row.text_if_any("clerk_name")?.unwrap_or_default(),
        note: row.text("note")?,
    })
}
