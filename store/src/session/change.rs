//! Changing one session, with a notice to everybody who has a place.

use domain::id::{FormKey, InstitutionId, OfferingId, SessionId, VenueId};
use domain::log::{About, Act, Field};
use domain::notice::NoticeKind;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::{Change, ChangeKind, FromNowOn, Meets, SessionNews, SessionRefusal, after};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::desk::{SessionAtDesk, offering_of, one_of};
use super::history::{Log, log};
use super::kept::keep_equal;
use super::preview::judge;
use super::reminder::forget;
use crate::around::lock_room;
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::log::Doing;
use crate::notice::{tell_all, tell_waiting};
use crate::offering::standing::lock;

/// What a coordinator asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Of which session.
    pub session: SessionId,
    /// How often it had been changed when the form was shown.
    pub revision: i64,
    /// What.
    pub change: Change,
    /// Why; everybody who has a place reads it.
    pub reason: String,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// The session that was changed; of a make-up session the new one.
    pub session: SessionId,
    /// How many people are told.
    pub told: u32,
}

/// Changes one session of the coordinator's own institution. Refused where somebody else has changed it since the form was shown,
/// where a rule says no, and where room or teacher are taken meanwhile. Another institution's is not found.
pub async fn change(db: &Db, key: FormKey, asked: &Asked, by: &Coordinator) -> Result<Done> {
    let change = match &asked.change {
        Change::Teach(teacher) => Change::Teach(storable(teacher)),
        other => other.clone(),
    };
    let asked = Asked { reason: storable(&asked.reason), change, ..asked.clone() };
    let doing = Doing::to(act_of(asked.change.kind()), by, About::Session(asked.session));
    let doing = doing.because(&asked.reason);
    db.desk_once(key, doing, (asked, by.clone()), |tx, (asked, by), now| {
        Box::pin(changed(tx, asked, by, now))
    })
    .await
}

/// The word that the log keeps of it.
pub(super) const fn act_of(kind: ChangeKind) -> Act {
    match kind {
        ChangeKind::Cancel => Act::CancelSession,
        ChangeKind::Reinstate => Act::ReinstateSession,
        ChangeKind::Move => Act::MoveSession,
        ChangeKind::MoveBack => Act::MoveSessionBack,
        ChangeKind::MakeUp => Act::MakeUpSession,
        ChangeKind::Teach => Act::TeachSession,
    }
}

/// The step of a unit that changes a session.
pub(crate) async fn changed(
    tx: &mut Tx,
    asked: &Asked,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Done> {
    let made = made(tx, asked, by, now).await?;
    keep_equal(tx, made.offering).await?;
    let told = told(tx, &made, now).await?;
    Ok(Done { session: made.session, told })
}

/// What a step of a unit has changed of one session, and whoever is concerned is still to be told.
pub(super) struct Made {
    pub offering: OfferingId,
    /// The session that was changed; of a make-up session the new one.
    pub session: SessionId,
    pub news: SessionNews,
    /// Whoever gets a place now would come to it first.
    is_first: bool,
}

impl Made {
    /// The same, where everybody is told of this one for all that come after it.
    pub fn for_all(self, all: FromNowOn) -> Self {
        Self { news: self.news.for_all(all), ..self }
    }
}

/// Tells everybody who has a place, and whoever waits where it matters to them; how many have a place. Who was still to be reminded of
/// it is not.
pub(super) async fn told(tx: &mut Tx, made: &Made, now: Timestamp) -> Result<u32> {
    forget(tx, made.offering, &made.news, now).await?;
    if made.news.matters_while_waiting(made.is_first) {
        let about = NoticeKind::SessionChangedWhileWaiting(made.news.clone());
        tell_waiting(tx, about, made.offering, now).await?;
    }
    tell_all(tx, NoticeKind::SessionChanged(made.news.clone()), made.offering, now).await
}

/// Changes one session. What the offering repeats of its sessions is still to be kept equal.
pub(super) async fn made(
    tx: &mut Tx,
    asked: &Asked,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Made> {
    let offering = offering_of(tx, asked.session).await?;
    let (_, of) = lock(tx, offering).await?;
    of.is_run_by(by)?;
    // Two sessions of one institution are changed one after the other: a room or a teacher is free for the first alone.
    queue(tx, by.institution).await?;
    let one = one_of(tx, offering, asked.session).await?;
    if one.revision != asked.revision {
        return Err(Refusal::Session(SessionRefusal::ChangedMeanwhile).into());
    }
    let stands = after(&one.standing, &asked.change, now);
    if let Ok(Some((Meets { venue: Some(venue), .. }, _))) = &stands {
        // Whoever books this room at the same moment waits here, or has been seen.
        lock_room(tx, *venue, by.institution).await.map_err(no_such_room)?;
    }
    let fits = judge(tx, offering, &of, &one, &asked.change, stands).await?;
    let teacher = fits
        .as_ref()
        .map_or_else(|| one.standing.teacher().to_owned(), |fits| fits.teacher.clone());
    let meets = fits.map_or(one.standing.meets, |fits| fits.meets);
    let room = room(tx, by.institution, meets).await?;
    let session = keep(tx, offering, &one, asked, (meets, &teacher), now).await?;
    let stood = (one.standing.meets, one.standing.teacher());
    let what = asked.change.kind();
    log(
        tx,
        Log {
            session,
            what,
            reason: &asked.reason,
            stood,
            stands: (meets, &teacher),
            by: by.person,
        },
        now,
    )
    .await?;
    let news = news(&one, asked, meets, room, teacher);
    let earliest = one.session.span.from.min(meets.span.from);
    let is_first = is_first_to_come(tx, offering, [one.session.id, session], earliest, now).await?;
    Ok(Made { offering, session, news, is_first })
}

/// Whether no other session of the offering is to come before this instant: whoever gets a place now would come to this one first.
async fn is_first_to_come(
    tx: &mut Tx,
    offering: OfferingId,
    [changed, made]: [SessionId; 2],
    earliest: Timestamp,
    now: Timestamp,
) -> Result<bool> {
    let sql = "select count(*) as earlier from session where offering_id = $1 and id not in ($2, $3) \
               and cancelled_at is null and starts_at > $4 and starts_at < $5";
    let query = sqlx::query(sql)
        .bind(offering.to_string())
        .bind(changed.to_string())
        .bind(made.to_string())
        .bind(now.as_second())
        .bind(earliest.as_second());
    Ok(query.fetch_one(&mut **tx).await?.number::<i64>("earlier")? == 0)
}

/// The room's name; empty where none is told. A room of another institution, or one that is not used any more, is none.
pub(super) async fn room(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    meets: Meets,
) -> Result<String> {
    let Some(venue) = meets.venue else { return Ok(String::new()) };
    let sql = "select name from venue where id = $1 and institution_id = $2 \
               and (retired_at is null or retired_at > $3)";
    let query = sqlx::query(sql).bind(venue.to_string()).bind(institution.to_string());
    let query = query.bind(meets.span.from.as_second());
    match query.fetch_optional(connection).await? {
        Some(row) => row.text("name"),
        None => Err(no_such_room(Error::NotFound)),
    }
}

fn no_such_room(error: Error) -> Error {
    match error {
        Error::NotFound => Refusal::Session(SessionRefusal::NoSuchRoom).into(),
        other => other,
    }
}

/// Keeps the session as it stands now; a make-up session is a new one. Answers which it is.
async fn keep(
    tx: &mut Tx,
    offering: OfferingId,
    one: &SessionAtDesk,
    asked: &Asked,
    (meets, teacher): (Meets, &str),
    now: Timestamp,
) -> Result<SessionId> {
    let id = one.session.id;
    if let Change::MakeUp(_) = asked.change {
        let raised = "update session set revision = revision + 1 where id = $1";
        sqlx::query(raised).bind(id.to_string()).execute(&mut **tx).await?;
        tx.note(Field::MadeUpAt, meets.span.from.as_second());
        return insert(tx, offering, one, meets).await;
    }
    let planned = match asked.change {
        Change::Move(to) => Some(one.standing.planned.unwrap_or(one.standing.meets))
            .filter(|planned| *planned != to),
        Change::MoveBack => None,
        _ => one.standing.planned,
    };
    let cancelled = (asked.change == Change::Cancel).then_some((now, asked.reason.as_str()));
    let own = one.standing.own_teacher.as_deref().unwrap_or_default();
    let for_good = matches!(asked.change, Change::TeachForGood(_)).then_some(teacher);
    let sql = "update session set starts_at = $2, ends_at = $3, venue_id = $4, planned_from = $5, \
               planned_to = $6, planned_venue_id = $7, cancelled_at = $8, cancel_reason = $9, \
               substitute = $10, own_teacher = case \
               when $11 = (select k.teacher from class k where k.offering_id = session.offering_id) then '' \
               else coalesce($11, own_teacher) end, revision = revision + 1 where id = $1";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(meets.span.from.as_second())
        .bind(meets.span.to.as_second())
        .bind(key_of(meets.venue))
        .bind(planned.map(|planned| planned.span.from.as_second()))
        .bind(planned.map(|planned| planned.span.to.as_second()))
        .bind(planned.and_then(|planned| key_of(planned.venue)))
        .bind(cancelled.map(|(at, _)| at.as_second()))
        .bind(cancelled.map_or("", |(_, reason)| reason))
        .bind(if teacher == own || for_good.is_some() { "" } else { teacher })
        .bind(for_good)
        .execute(&mut **tx)
        .await?;
    Ok(id)
}

async fn insert(
    tx: &mut Tx,
    offering: OfferingId,
    cancelled: &SessionAtDesk,
    meets: Meets,
) -> Result<SessionId> {
    let id = SessionId(Uuid::now_v7());
    let sql = "insert into session (id, offering_id, starts_at, ends_at, venue_id, substitute, makes_up_for, own_teacher) \
               values ($1, $2, $3, $4, $5, $6, $7, $8)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(offering.to_string())
        .bind(meets.span.from.as_second())
        .bind(meets.span.to.as_second())
        .bind(key_of(meets.venue))
        .bind(cancelled.standing.substitute.as_str())
        .bind(cancelled.session.id.to_string())
        .bind(cancelled.session.changed.teacher.as_str())
        .execute(&mut **tx)
        .await?;
    Ok(id)
}

pub(super) fn key_of(venue: Option<VenueId>) -> Option<String> {
    venue.map(|venue| venue.to_string())
}

/// What people are told.
fn news(
    one: &SessionAtDesk,
    asked: &Asked,
    meets: Meets,
    room: String,
    teacher: String,
) -> SessionNews {
    let (was, reason) = (one.session.span.from, asked.reason.clone());
    match asked.change {
        Change::Cancel => SessionNews::Cancelled { at: was, reason },
        Change::Reinstate => SessionNews::Reinstated { span: meets.span },
        Change::Move(_) => SessionNews::Moved { was, to: meets.span, room, reason, onward: None },
        Change::MoveBack => {
            let reason = String::new();
            SessionNews::Moved { was, to: meets.span, room, reason, onward: None }
        }
        Change::MakeUp(_) => SessionNews::MadeUp { was, to: meets.span, room },
        Change::Teach(_) | Change::TeachForGood(_) => {
            SessionNews::Taught { at: was, teacher, reason, onward: None }
        }
    }
}
