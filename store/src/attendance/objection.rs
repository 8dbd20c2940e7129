//! 记得不对: how a person's mark came about, and what they say against it.

use domain::attendance::{AttendanceRefusal, Hand, Mark, Marked, may_object};
use domain::calendar::Span;
use domain::id::{FormKey, PersonId, SessionId, SignUpId};
use domain::refusal::Refusal;
use domain::role::Role;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::mine::{MyMark, my_marks};
use super::register::marked_from;
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result, unique_means};
use crate::rows::insert_all;

/// One change of a person's mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastMark {
    /// What stood before.
    pub was: Option<Mark>,
    /// What it became, how and when.
    pub marked: Marked,
    /// Who made it.
    pub by: Hand,
}

/// What somebody has said against a mark, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// In their words.
    pub note: String,
    /// When.
    pub at: Timestamp,
    /// What was answered, why and when; nothing while nobody has.
    pub answered: Option<Answered>,
}

/// What a coordinator has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The mark was changed.
    pub is_corrected: bool,
    /// Why; empty where nothing had to be said.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Everything about one mark of a person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyMarkPast {
    /// The session, and how it stands.
    pub mine: MyMark,
    /// How it came about, the first change first.
    pub past: Vec<PastMark>,
    /// What they have said against it, the first first.
    pub objections: Vec<Objection>,
}

/// Everything about a mark of the person's own sign-up. Somebody else's is not found, nor a session of something else.
pub async fn my_mark(
    db: &Db,
    sign_up: SignUpId,
    session: SessionId,
    person: PersonId,
) -> Result<MyMarkPast> {
    let mine = mark_of(db, sign_up, session, person).await?;
    let mut connection = db.reader().await?;
    let past = past_of(&mut connection, session, person).await?;
    let sql = "select note, at, outcome, reason, answered_at from attendance_objection \
               where sign_up_id = $1 and session_id = $2 and person_id = $3 order by at, id";
    let rows = sqlx::query(sql)
        .bind(sign_up.to_string())
        .bind(session.to_string())
        .bind(person.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let objections = rows.iter().map(objection_from).collect::<Result<_>>()?;
    Ok(MyMarkPast { mine, past, objections })
}

/// How one session of the person's own sign-up is marked.
async fn mark_of(
    db: &Db,
    sign_up: SignUpId,
    session: SessionId,
    person: PersonId,
) -> Result<MyMark> {
    let all = my_marks(db, sign_up, person).await?;
    all.into_iter().find(|one| one.session.id == session).ok_or(Error::NotFound)
}

fn objection_from(row: &AnyRow) -> Result<Objection> {
    let answered = match row.text_if_any("outcome")? {
        Some(outcome) => Some(Answered {
            is_corrected: outcome == CORRECTED,
            reason: row.text("reason")?,
            at: row.instant("answered_at")?,
        }),
        None => None,
    };
    Ok(Objection { note: row.text("note")?, at: row.instant("at")?, answered })
}

/// What came of it, as it is kept.
pub(super) const CORRECTED: &str = "corrected";
/// The same of a mark that was let stand.
pub(super) const STAYS: &str = "stays";

async fn past_of(
    connection: &mut AnyConnection,
    session: SessionId,
    person: PersonId,
) -> Result<Vec<PastMark>> {
    let sql = "select c.mark, c.means, c.at, r.role from attendance_change c \
               join session x on x.id = c.session_id join offering o on o.id = x.offering_id \
               left join coordinator r on r.person_id = c.by_person_id and r.institution_id = o.institution_id \
               where c.session_id = $1 and c.person_id = $2 order by c.noted_at, c.id";
    let query = sqlx::query(sql).bind(session.to_string()).bind(person.to_string());
    let rows = query.fetch_all(connection).await?;
    let (mut past, mut was) = (Vec::with_capacity(rows.len()), None);
    for row in &rows {
        let Some(marked) = marked_from(row)? else { continue };
        let role = row.word_if_any("role", Role::from_code)?;
        past.push(PastMark { was, marked, by: Hand::of(marked.means, role) });
        was = marked.mark;
    }
    Ok(past)
}

/// Keeps what a person says against the mark of a session. Refused before it begins, and while they wait for an answer about it;
/// somebody else's is not found.
pub async fn object(
    db: &Db,
    key: FormKey,
    (sign_up, session): (SignUpId, SessionId),
    note: &str,
    person: PersonId,
) -> Result<()> {
    let mine = mark_of(db, sign_up, session, person).await?;
    let facts = (sign_up, session, mine.session.span, storable(note), person);
    db.write_once(
        key,
        "object_to_mark",
        facts,
        |tx, (sign_up, session, span, note, person), now| {
            tx.reaches(Reach::NothingPublic);
            Box::pin(objected(tx, (*sign_up, *session), *span, note, *person, now))
        },
    )
    .await
}

async fn objected(
    tx: &mut Tx,
    (sign_up, session): (SignUpId, SessionId),
    span: Span,
    note: &str,
    person: PersonId,
    now: Timestamp,
) -> Result<()> {
    let sql = "select count(*) from attendance_objection \
               where session_id = $1 and person_id = $2 and answered_at is null";
    let query = sqlx::query_scalar::<_, i64>(sql).bind(session.to_string());
    let waits = query.bind(person.to_string()).fetch_one(&mut **tx).await? > 0;
    may_object(span, waits, now).map_err(Refusal::Attendance)?;
    let row = vec![
        Uuid::now_v7().to_string().into(),
        sign_up.to_string().into(),
        session.to_string().into(),
        person.to_string().into(),
        note.into(),
        now.as_second().into(),
    ];
    let into = "attendance_objection (id, sign_up_id, session_id, person_id, note, at)";
    let asked = Refusal::Attendance(AttendanceRefusal::AskedAlready);
    insert_all(tx, into, &[row]).await.map_err(unique_means(asked))
}
