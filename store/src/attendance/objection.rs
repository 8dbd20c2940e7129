//! 记得不对: how a person's mark came about, what they say against it, and what a coordinator answers.

use domain::attendance::{
    Answer, AttendanceRefusal, Hand, Mark, Marked, Means, may_answer, may_mark, may_object,
};
use domain::calendar::Span;
use domain::id::{FormKey, ObjectionId, OfferingId, PersonId, SessionId, SignUpId};
use domain::log::{About, Act};
use domain::notice::NoticeKind;
use domain::person::{Coordinator, Person};
use domain::refusal::Refusal;
use domain::role::Role;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::mark::{kept, note, planned};
use super::mine::{MyMark, my_mark_of};
use super::register::marked_from;
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::{Result, unique_means};
use crate::log::Doing;
use crate::notice;
use crate::person::person_from;
use crate::rows::insert_all;
use crate::seeded::Bug;

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

/// Everything about a mark of the person's own. A session that they had nothing to do with is not found.
pub async fn my_mark(db: &Db, session: SessionId, person: PersonId) -> Result<MyMarkPast> {
    let mut connection = db.reader().await?;
    let mine = my_mark_of(&mut connection, session, person).await?;
    let past = past_of(&mut connection, session, person).await?;
    let sql = "select note, at, outcome, reason, answered_at from attendance_objection \
               where session_id = $1 and person_id = $2 order by at, id";
    let query = sqlx::query(sql).bind(session.to_string()).bind(person.to_string());
    let rows = query.fetch_all(&mut *connection).await?;
    let objections = rows.iter().map(objection_from).collect::<Result<_>>()?;
    Ok(MyMarkPast { mine, past, objections })
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

/// As it is kept.
const CORRECTED: &str = "corrected";
const STAYS: &str = "stays";

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
/// a session that they had nothing to do with is not found.
pub async fn object(
    db: &Db,
    key: FormKey,
    session: SessionId,
    note: &str,
    person: PersonId,
) -> Result<()> {
    let facts = (session, storable(note), person);
    db.write_once(key, "object_to_mark", facts, |tx, (session, note, person), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(objected(tx, *session, note, *person, now))
    })
    .await
}

async fn objected(
    tx: &mut Tx,
    session: SessionId,
    note: &str,
    person: PersonId,
    now: Timestamp,
) -> Result<()> {
    let span = my_mark_of(tx, session, person).await?.session.span;
    // Whoever walked in has none.
    let sql = "select s.id from sign_up s join session x on x.offering_id = s.offering_id \
               where x.id = $1 and s.person_id = $2 order by s.joined desc limit 1";
    let query = sqlx::query(sql).bind(session.to_string()).bind(person.to_string());
    let sign_up = query.fetch_optional(&mut **tx).await?.map(|row| row.text("id")).transpose()?;
    let sql = "select count(*) from attendance_objection \
               where session_id = $1 and person_id = $2 and answered_at is null";
    let query = sqlx::query_scalar::<_, i64>(sql).bind(session.to_string());
    let waits = query.bind(person.to_string()).fetch_one(&mut **tx).await? > 0;
    may_object(span, waits, now).map_err(Refusal::Attendance)?;
    let row = vec![
        Uuid::now_v7().to_string().into(),
        sign_up.into(),
        session.to_string().into(),
        person.to_string().into(),
        note.into(),
        now.as_second().into(),
    ];
    let into = "attendance_objection (id, sign_up_id, session_id, person_id, note, at)";
    let asked = Refusal::Attendance(AttendanceRefusal::AskedAlready);
    insert_all(tx, into, &[row]).await.map_err(unique_means(asked))
}

/// Somebody who waits for an answer about a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenObjection {
    /// Which.
    pub id: ObjectionId,
    /// Who.
    pub person: Person,
    /// Of what.
    pub offering: OfferingId,
    /// Its name.
    pub offering_name: String,
    /// Of which session.
    pub session: SessionId,
    /// When it met.
    pub span: Span,
    /// What they say.
    pub note: String,
    /// When they said it.
    pub at: Timestamp,
    /// How they are marked now, if at all.
    pub marked: Option<Marked>,
    /// The session was called off, by itself or with all of its offering: it has no marks.
    pub is_called_off: bool,
}

/// What a desk asks of those who wait: everything that [`open_from`] reads.
macro_rules! open_objections {
    ($whose:literal, $and:literal) => {
        concat!(
            "select j.id as objection_id, j.note, j.at as said_at, o.id as offering_id, o.name as offering_name, \
             x.id as session_id, x.starts_at, x.ends_at, a.mark, a.means, a.at, \
             case when x.cancelled_at is null and o.state <> 'cancelled' then 0 else 1 end as called_off, \
             p.id as person_id, p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone \
             from attendance_objection j join session x on x.id = j.session_id \
             join offering o on o.id = x.offering_id join person p on p.id = j.person_id \
             left join attendance a on a.session_id = j.session_id and a.person_id = j.person_id \
             where ",
            $whose,
            " and j.answered_at is null ",
            $and
        )
    };
}

/// Who waits for an answer of the coordinator's institution, whoever has waited longest first.
pub async fn objections(db: &Db, by: &Coordinator) -> Result<Vec<OpenObjection>> {
    let sql = open_objections!("o.institution_id = $1", "order by j.at, j.id");
    let query = sqlx::query(sql).bind(by.institution.to_string());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(open_from).collect()
}

/// One of them. What was answered meanwhile, and another institution's, is not found.
pub async fn objection(db: &Db, id: ObjectionId, by: &Coordinator) -> Result<OpenObjection> {
    let sql = if db.has(Bug::InstitutionIgnored) {
        open_objections!("$1 <> ''", "and j.id = $2")
    } else {
        open_objections!("o.institution_id = $1", "and j.id = $2")
    };
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(id.to_string());
    open_from(&query.fetch_one(&mut *db.reader().await?).await?)
}

/// How many wait.
pub(crate) async fn how_many_wait(connection: &mut AnyConnection, by: &Coordinator) -> Result<u32> {
    let sql = "select count(*) as number from attendance_objection j join session x on x.id = j.session_id \
               join offering o on o.id = x.offering_id where o.institution_id = $1 and j.answered_at is null";
    let query = sqlx::query(sql).bind(by.institution.to_string());
    query.fetch_one(connection).await?.number("number")
}

fn open_from(row: &AnyRow) -> Result<OpenObjection> {
    Ok(OpenObjection {
        id: row.id("objection_id")?,
        person: person_from(row)?,
        offering: row.id("offering_id")?,
        offering_name: row.text("offering_name")?,
        session: row.id("session_id")?,
        span: Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? },
        note: row.text("note")?,
        at: row.instant("said_at")?,
        marked: marked_from(row)?,
        is_called_off: row.number::<i64>("called_off")? == 1,
    })
}

/// What a coordinator answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAnswer {
    /// To which.
    pub objection: ObjectionId,
    /// What.
    pub answer: Answer,
    /// Why: the person reads it.
    pub reason: String,
}

/// Answers somebody who says that a mark is not right: puts it right, or lets it stand and says why. The person is told. Refused
/// where it was answered meanwhile, where nothing would be put right, and where a session that was called off would get another
/// mark; another institution's is not found.
pub async fn answer(db: &Db, key: FormKey, new: &NewAnswer, by: &Coordinator) -> Result<()> {
    let new = NewAnswer { reason: storable(&new.reason), ..new.clone() };
    // What was answered meanwhile is still of a session of this institution.
    let sql = "select j.session_id from attendance_objection j join session x on x.id = j.session_id \
               join offering o on o.id = x.offering_id where j.id = $1 and o.institution_id = $2";
    let query = sqlx::query(sql).bind(new.objection.to_string()).bind(by.institution.to_string());
    let session: SessionId = query.fetch_one(&mut *db.reader().await?).await?.id("session_id")?;
    let doing = Doing::beside(Act::AnswerObjection, by, About::Session(session));
    let doing = doing.because(&new.reason);
    db.desk_once(key, doing, (new, session, by.clone()), |tx, (new, session, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(answered(tx, new, *session, by, now))
    })
    .await
}

async fn answered(
    tx: &mut Tx,
    new: &NewAnswer,
    session: SessionId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (session_of, is_called_off) = planned(tx, session, now).await?;
    session_of.of.is_run_by(by)?;
    let sql = "select person_id, sign_up_id, answered_at from attendance_objection where id = $1";
    let row = sqlx::query(sql).bind(new.objection.to_string()).fetch_one(&mut **tx).await?;
    if row.number_if_any::<i64>("answered_at")?.is_some() {
        return Err(Refusal::Attendance(AttendanceRefusal::AnsweredAlready).into());
    }
    let person: PersonId = row.id("person_id")?;
    let sign_up: Option<SignUpId> = row.word_if_any("sign_up_id", |id| id.parse().ok())?;
    tx.note_person(person);
    if let Answer::Corrected(mark) = new.answer {
        let stands = kept(tx, session, person).await?.and_then(|kept| kept.mark);
        may_answer(new.answer, stands, is_called_off)?;
        if let Some(mark) = mark {
            may_mark(mark, session_of.span, now).map_err(Refusal::Attendance)?;
        }
        let marked = Marked { mark, means: Means::Staff, at: now };
        note(tx, session, person, &marked, by.person, now).await?;
    }
    let outcome = if new.answer.needs_reason() { STAYS } else { CORRECTED };
    let sql = "update attendance_objection set outcome = $2, reason = $3, answered_at = $4, answered_by = $5 \
               where id = $1";
    sqlx::query(sql)
        .bind(new.objection.to_string())
        .bind(outcome)
        .bind(new.reason.as_str())
        .bind(now.as_second())
        .bind(by.person.to_string())
        .execute(&mut **tx)
        .await?;
    let stays = new.answer.needs_reason().then(|| new.reason.clone());
    let about = NoticeKind::MarkAnswered { at: session_of.span.from, stays };
    notice::tell(tx, about, person, session_of.offering, sign_up, now).await
}
