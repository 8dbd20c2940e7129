//! The registers of all sessions of an offering together, for a file.

use std::collections::HashMap;

use domain::attendance::Mark;
use domain::id::{OfferingId, SessionId};
use domain::person::{Coordinator, Person};
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::person::person_from;
use crate::session::{SessionAtDesk, sessions_at_desk};

/// Who came to which of its sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registers {
    /// Its sessions, by time.
    pub sessions: Vec<SessionAtDesk>,
    /// Everybody with a place or a mark, by name.
    pub people: Vec<(Person, HashMap<SessionId, Mark>)>,
}

/// All registers of an offering of the coordinator's own institution. Another institution's is not found.
pub async fn registers(db: &Db, offering: OfferingId, by: &Coordinator) -> Result<Registers> {
    let sessions = sessions_at_desk(db, offering, by).await?;
    let query = sqlx::query(include_str!("of_offering.sql")).bind(offering.to_string());
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    let mut people: Vec<(Person, HashMap<SessionId, Mark>)> = Vec::new();
    for row in &rows {
        let person = person_from(row)?;
        if people.last().is_none_or(|(last, _)| last.id != person.id) {
            people.push((person, HashMap::new()));
        }
        if let (Some((_, marks)), Some((session, mark))) = (people.last_mut(), mark_from(row)?) {
            marks.insert(session, mark);
        }
    }
    Ok(Registers { sessions, people })
}

fn mark_from(row: &AnyRow) -> Result<Option<(SessionId, Mark)>> {
    let session = row.word_if_any("session_id", |id| id.parse().ok())?;
    Ok(session.zip(row.word_if_any("mark", Mark::from_code)?))
}
