//! 代课: who was asked to teach one session in somebody's place, and what they said.

use std::collections::BTreeMap;

use domain::id::{FormKey, SessionId};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::session::{Invited, Substitute};
use domain::text::folded;
use jiff::{SignedDuration, Timestamp};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::desk::offering_of;
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach};
use crate::error::Result;
use crate::log::Doing;
use crate::offering::standing::standing;

/// What was asked within so long counts.
const ASKED_WITHIN: SignedDuration = SignedDuration::from_hours(366 * 24);

/// Writes down that a teacher was asked to come to a session, or what they said: the latest counts. Another institution's session
/// is not found.
pub async fn note_asked(
    db: &Db,
    key: FormKey,
    session: SessionId,
    teacher: &str,
    said: Invited,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::beside(Act::AskSubstitute, by, About::Session(session));
    let facts = (session, storable(teacher), said, by.clone());
    db.desk_once(key, doing, facts, |tx, (session, teacher, said, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let offering = offering_of(tx, *session).await?;
            standing(tx, offering).await?.is_run_by(by)?;
            let sql = "insert into substitute_asked (id, session_id, teacher, answer, asked_at, said_at, by_person_id) \
                       values ($1, $2, $3, $4, $5, $5, $6) on conflict (session_id, teacher) do update set \
                       answer = excluded.answer, said_at = excluded.said_at, by_person_id = excluded.by_person_id";
            sqlx::query(sql)
                .bind(Uuid::now_v7().to_string())
                .bind(session.to_string())
                .bind(teacher.as_str())
                .bind(said.code())
                .bind(now.as_second())
                .bind(by.person.to_string())
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
}

/// Adds to those who could come what became of asking them, for this session and for others of the institution; and whoever was
/// asked by name and teaches nothing there.
pub(super) async fn add_asked(
    connection: &mut AnyConnection,
    found: &mut BTreeMap<String, Substitute>,
    session: SessionId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let sql = "select q.session_id, q.teacher, q.answer, q.said_at \
               from substitute_asked q cross join session x cross join offering o \
               where x.id = q.session_id and o.id = x.offering_id and o.institution_id = $1 and q.said_at > $2 \
               order by q.said_at, q.id";
    let rows = sqlx::query(sql)
        .bind(by.institution.to_string())
        .bind((now - ASKED_WITHIN).as_second())
        .fetch_all(connection)
        .await?;
    for row in &rows {
        let (of, teacher): (SessionId, _) = (row.id("session_id")?, row.text("teacher")?);
        let said = row.word("answer", Invited::from_code)?;
        let one = found
            .entry(folded(&teacher))
            .or_insert_with(|| Substitute { teacher, ..Substitute::default() });
        if of == session {
            one.invited = Some(said);
        } else {
            one.note_asked(said, row.instant("said_at")?, now);
        }
    }
    Ok(())
}

/// Adds the numbers that stand on accounts of teachers who may sign in.
pub(super) async fn add_telephones(
    connection: &mut AnyConnection,
    found: &mut BTreeMap<String, Substitute>,
    by: &Coordinator,
) -> Result<()> {
    let sql = "select teaches, telephone from coordinator \
               where institution_id = $1 and ended_at is null and teaches <> '' and telephone <> ''";
    let query = sqlx::query(sql).bind(by.institution.to_string());
    for row in query.fetch_all(connection).await? {
        if let Some(one) = found.get_mut(&folded(&row.text("teaches")?)) {
            one.telephone = row.text("telephone")?;
        }
    }
    Ok(())
}
