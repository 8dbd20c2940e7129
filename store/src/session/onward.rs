//! 从某天起: another teacher or another room for all sessions of an offering that are still to come, in one unit. Each is judged and
//! written down as if it were changed alone, and can be put back alone; everybody is told once.

use domain::calendar::day;
use domain::id::{FormKey, OfferingId, SessionId, VenueId};
use domain::log::About;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::{Change, ChangeKind, FromNowOn, Meets, SessionRefusal, after};
use domain::text::folded;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::change::{Asked, Made, act_of, made, room, told};
use super::desk::{SessionAtDesk, all_of};
use super::kept::keep_equal;
use super::preview::judge;
use crate::columns::storable;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::log::{Doing, Watch};
use crate::offering::standing::{lock, standing};
use crate::seen::Seen;

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
}

impl Onward {
    /// What that means for a session; nothing where it is like that already.
    fn changes_of(&self, one: &SessionAtDesk) -> Vec<Change> {
        let meets = one.standing.meets;
        let moved = self.room.map(|room| Meets { venue: Some(room), ..meets });
        let moved = moved.filter(|to| *to != meets).map(Change::Move);
        let taught = self.teacher.as_ref();
        let taught = taught.filter(|name| folded(one.standing.teacher()) != folded(name));
        moved.into_iter().chain(taught.cloned().map(Change::Teach)).collect()
    }

    /// The sessions that are still to come then, each with what changes.
    fn among(&self, all: Vec<SessionAtDesk>, now: Timestamp) -> Vec<(SessionAtDesk, Vec<Change>)> {
        let is_meant = |one: &SessionAtDesk| {
            let from = one.session.span.from;
            !one.standing.is_cancelled && from > now && day(from) >= self.on
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
            let mut first: Vec<Made> = Vec::new();
            for (one, changes) in &meant {
                for (revision, change) in (one.revision..).zip(changes) {
                    let about = About::Session(one.session.id);
                    let watch = Watch::begin(tx, about, by).await?;
                    let (session, reason) = (one.session.id, reason.clone());
                    let change = change.clone();
                    let kind = change.kind();
                    let step = Asked { session, revision, change, reason: reason.clone() };
                    let done = made(tx, &step, by, now).await?;
                    let doing = Doing::parts(act_of(kind), by).because(&reason);
                    watch.end(tx, &doing, now).await?;
                    if first.iter().all(|known| !is_alike(known, &done)) {
                        first.push(done);
                    }
                }
            }
            if first.is_empty() {
                return Err(Refusal::Session(SessionRefusal::NothingChanges).into());
            }
            keep_equal(tx, asked.offering).await?;
            let last = meant.iter().map(|(one, _)| one.session.span.from).max().unwrap_or(now);
            let all = FromNowOn { weekly: None, ended: 0, last };
            let mut people = 0;
            for made in first {
                people = told(tx, &made.for_all(all), now).await?;
            }
            let sessions = u32::try_from(meant.len()).map_err(Error::failed)?;
            Ok(OnwardDone { sessions, told: people })
        })
    })
    .await
}

/// Both are of the same sort: people are told of the first of them.
fn is_alike(one: &Made, other: &Made) -> bool {
    std::mem::discriminant(&one.news) == std::mem::discriminant(&other.news)
}
