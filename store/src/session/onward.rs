//! 从某天起: another teacher or another room for all sessions of an offering that are still to come, in one unit. Each is judged as if
//! it were changed alone; a room can be put back alone, a teacher for the whole; everybody is told once.

use std::collections::BTreeMap;

use domain::calendar::day;
use domain::id::{FormKey, OfferingId, SessionId, VenueId};
use domain::log::{About, Act, Field, LogRefusal};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::{Change, ChangeKind, FromNowOn, Meets, SessionRefusal, after};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::change::{Asked, Made, act_of, made, room, told};
use super::desk::{SessionAtDesk, all_of};
use super::kept::keep_equal;
use super::preview::judge;
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::log::{Doing, Watch, beside};
use crate::offering::standing::{lock, standing};
use crate::seen::Seen;

mod handed;

pub use self::handed::{HandedLook, Leaving, Left, hand_on, leaving, look_handed};

/// What is to be different, and from which day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Onward {
    /// Of what.
    pub offering: OfferingId,
    /// The first day.
    pub on: Date,
    /// Who teaches then; nothing where that stays.
    pub teacher: Option<String>,
    /// In which room; nothing where that stays.
    pub room: Option<VenueId>,
    /// Only what is taught for good by whoever this text names; all sessions where nothing is told.
    pub of: Option<String>,
}

impl Onward {
    /// What that means for a session; nothing where it is like that already.
    fn changes_of(&self, one: &SessionAtDesk) -> Vec<Change> {
        let meets = one.standing.meets;
        let moved = self.room.map(|room| Meets { venue: Some(room), ..meets });
        let moved = moved.filter(|to| *to != meets).map(Change::Move);
        let taught = self.teacher.as_ref();
        let taught = taught.filter(|name| !one.standing.is_taught_for_good_by(name));
        moved.into_iter().chain(taught.cloned().map(Change::TeachForGood)).collect()
    }

    /// The sessions that are still to come then, each with what changes.
    fn among(&self, all: Vec<SessionAtDesk>, now: Timestamp) -> Vec<(SessionAtDesk, Vec<Change>)> {
        let is_meant = |one: &SessionAtDesk| {
            let from = one.session.span.from;
            let is_theirs =
                self.of.as_ref().is_none_or(|of| one.standing.is_taught_for_good_by(of));
            is_theirs && !one.standing.is_cancelled && from > now && day(from) >= self.on
        };
        let meant = all.into_iter().filter(is_meant);
        let changes = meant.map(|one| {
            let changes = self.changes_of(&one);
            (one, changes)
        });
        changes.filter(|(_, changes)| !changes.is_empty()).collect()
    }
}

/// What it would mean, before it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnwardLook {
    /// The sessions that change, each with why it cannot.
    pub sessions: Vec<(SessionAtDesk, Option<Refusal>)>,
    /// What was seen of them.
    pub seen: Seen,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnwardDone {
    /// How many sessions have changed.
    pub sessions: u32,
    /// How many people are told.
    pub told: u32,
}

/// Which sessions would change, and what stands in the way of each. Another institution's offering is not found.
pub async fn look_onward(db: &Db, asked: &Onward, by: &Coordinator) -> Result<OnwardLook> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let of = standing(&mut connection, asked.offering).await?;
    of.is_run_by(by)?;
    let meant = asked.among(all_of(&mut connection, asked.offering).await?, now);
    let seen = Seen::of(&marks(&meant))?;
    let mut sessions = Vec::with_capacity(meant.len());
    for (one, changes) in meant {
        let mut why = None;
        for change in &changes {
            match may(&mut connection, asked.offering, &one, change, now, by).await {
                Ok(()) => {}
                Err(Error::Refused(refusal)) => why = why.or(Some(refusal)),
                Err(error) => return Err(error),
            }
        }
        sessions.push((one, why));
    }
    Ok(OnwardLook { sessions, seen })
}

async fn may(
    connection: &mut AnyConnection,
    offering: OfferingId,
    one: &SessionAtDesk,
    change: &Change,
    now: Timestamp,
    by: &Coordinator,
) -> Result<()> {
    let of = standing(connection, offering).await?;
    let stands = after(&one.standing, change, now);
    if let Some(fits) = judge(connection, offering, &of, one, change, stands).await? {
        room(connection, by.institution, fits.meets).await?;
    }
    Ok(())
}

/// Which sessions, and how often each was changed.
fn marks(meant: &[(SessionAtDesk, Vec<Change>)]) -> Vec<(SessionId, i64)> {
    meant.iter().map(|(one, _)| (one.session.id, one.revision)).collect()
}

/// Changes all of them, or none. Refused where one cannot be changed, where nothing would, and where somebody else has changed one
/// since it was looked at.
pub async fn change_onward(
    db: &Db,
    key: FormKey,
    (asked, seen): (&Onward, Seen),
    reason: &str,
    by: &Coordinator,
) -> Result<OnwardDone> {
    let teacher = asked.teacher.as_deref().map(storable);
    let facts = (Onward { teacher, ..asked.clone() }, seen, storable(reason), by.clone());
    let kind = if asked.room.is_some() { ChangeKind::Move } else { ChangeKind::Teach };
    let doing = Doing::parts(act_of(kind), by).because(reason);
    db.desk_once(key, doing, facts, |tx, (asked, seen, reason, by), now| {
        Box::pin(async move {
            let (_, of) = lock(tx, asked.offering).await?;
            of.is_run_by(by)?;
            queue(tx, by.institution).await?;
            let meant = asked.among(all_of(tx, asked.offering).await?, now);
            seen.holds(&marks(&meant))?;
            let people = all_made(tx, asked.offering, &meant, reason, by, now).await?;
            if let Some(new) = &asked.teacher {
                taught_onward(tx, asked, new, &meant, &of_teacher(by, reason), now).await?;
            }
            let sessions = u32::try_from(meant.len()).map_err(Error::failed)?;
            Ok(OnwardDone { sessions, told: people })
        })
    })
    .await
}

/// Makes all changes, each room's with an entry of its own; everybody is told once of each sort. How many have a place.
async fn all_made(
    tx: &mut Tx,
    offering: OfferingId,
    meant: &[(SessionAtDesk, Vec<Change>)],
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<u32> {
    let mut first: Vec<Made> = Vec::new();
    for (one, changes) in meant {
        for (revision, change) in (one.revision..).zip(changes) {
            let (session, reason) = (one.session.id, reason.to_owned());
            let (change, kind) = (change.clone(), change.kind());
            let step = Asked { session, revision, change, reason };
            let done = if kind == ChangeKind::Teach {
                made(tx, &step, by, now).await?
            } else {
                let watch = Watch::begin(tx, About::Session(session), by).await?;
                let done = made(tx, &step, by, now).await?;
                let doing = Doing::parts(act_of(kind), by).because(&step.reason);
                watch.end(tx, &doing, now).await?;
                done
            };
            if first.iter().all(|known| !is_alike(known, &done)) {
                first.push(done);
            }
        }
    }
    if first.is_empty() {
        return Err(Refusal::Session(SessionRefusal::NothingChanges).into());
    }
    keep_equal(tx, offering).await?;
    let last = meant.iter().map(|(one, _)| one.session.span.from).max().unwrap_or(now);
    let all = FromNowOn { weekly: None, ended: 0, last };
    let mut people = 0;
    for made in first {
        people = told(tx, &made.for_all(all), now).await?;
    }
    Ok(people)
}

fn of_teacher(by: &Coordinator, reason: &str) -> Doing {
    Doing::parts(Act::TeachOnward, by).because(reason)
}

/// One entry for all of them: who taught, who teaches, from which day on and how often. None where no session has another teacher.
async fn taught_onward(
    tx: &mut Tx,
    asked: &Onward,
    new: &str,
    meant: &[(SessionAtDesk, Vec<Change>)],
    doing: &Doing,
    now: Timestamp,
) -> Result<()> {
    let is_taught = |change: &Change| change.kind() == ChangeKind::Teach;
    let taught = meant.iter().filter(|(_, changes)| changes.iter().any(is_taught));
    let mut before: Vec<&str> = taught.map(|(one, _)| one.standing.teacher()).collect();
    let count = before.len();
    before.dedup();
    if count == 0 {
        return Ok(());
    }
    tx.note_before(Field::Teacher, before.join("、"));
    tx.note(Field::Teacher, new);
    tx.note(Field::Day, asked.on);
    tx.note(Field::Number, count);
    beside(tx, doing, About::Offering(asked.offering), now).await
}

/// Everybody who taught before that moment teaches again what is still to come of it. Refused where one of these sessions has
/// another teacher by now.
pub(crate) async fn taught_as_before(
    tx: &mut Tx,
    offering: OfferingId,
    (at, new): (Timestamp, &str),
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let sql = "select c.session_id, c.was_teacher from session_change c join session x on x.id = c.session_id \
               where x.offering_id = $1 and c.at = $2 and c.what = 'teach' and c.is_teacher = $3 order by c.id";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(at.as_second()).bind(new);
    let rows = query.fetch_all(&mut **tx).await?;
    let mut before = BTreeMap::new();
    for row in &rows {
        // Within one second somebody may have taught instead and not: the first of them is the change for good.
        before.entry(row.id::<SessionId>("session_id")?).or_insert(row.text("was_teacher")?);
    }
    let mut meant = Vec::new();
    for one in all_of(tx, offering).await? {
        let Some(former) = before.remove(&one.session.id) else { continue };
        if one.standing.is_cancelled || one.session.span.from <= now {
            continue;
        }
        if !one.standing.is_taught_for_good_by(new) {
            return Err(Refusal::Log(LogRefusal::ChangedSince).into());
        }
        meant.push((one, vec![Change::TeachForGood(former)]));
    }
    all_made(tx, offering, &meant, reason, by, now).await.map(|_| ())
}

/// Both are of the same sort: people are told of the first of them.
fn is_alike(one: &Made, other: &Made) -> bool {
    std::mem::discriminant(&one.news) == std::mem::discriminant(&other.news)
}
