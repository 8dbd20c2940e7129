//! 换上课时间: another weekday or time from a day on, for all sessions of one weekly time that are still to come. All of them move in
//! one unit or none does; each is written down as if it were moved alone, and can be put back alone; everybody is told once.

use domain::calendar::{Span, TimeSlot};
use domain::id::{FormKey, OfferingId, VenueId};
use domain::log::About;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::{Change, ChangeKind, FromNowOn, Meets, SessionRefusal};
use domain::timetable::Why;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::change::{Asked, Made, act_of, made, told};
use super::desk::SessionAtDesk;
use super::kept::keep_equal;
use crate::around::lock_rooms;
use crate::columns::storable;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::log::{Doing, Watch};
use crate::offering::standing::{lock, standing};
use crate::seen::Seen;

use found::{Found, found, marks, people};

mod found;

/// What is to be different, and from which day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weekly {
    /// Of what.
    pub offering: OfferingId,
    /// The first day.
    pub on: Date,
    /// Which of its weekly times.
    pub was: TimeSlot,
    /// The time that it meets at then.
    pub to: TimeSlot,
    /// In which room then; nothing where each stays in its own.
    pub room: Option<VenueId>,
}

/// A session that would move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeeklyMove {
    /// As it stands.
    pub one: SessionAtDesk,
    /// When and where it would meet.
    pub to: Meets,
    /// Why it cannot move at all.
    pub refused: Option<SessionRefusal>,
    /// What else there is then. A short way between two campuses is told and keeps nothing out.
    pub beside: Vec<Why>,
}

impl WeeklyMove {
    /// It cannot be moved there.
    pub fn is_kept_out(&self) -> bool {
        self.refused.is_some() || self.beside.iter().any(Why::keeps_out)
    }

    /// The first reason of those.
    fn why_not(&self) -> Option<Refusal> {
        let own = self.refused.clone().map(Refusal::Session);
        own.or_else(|| self.beside.iter().find(|why| why.keeps_out()).map(found::refusal_of))
    }
}

/// What it would mean, before it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeeklyLook {
    /// The sessions that move, by time.
    pub moves: Vec<WeeklyMove>,
    /// Those for which no day is left: they fall away.
    pub ended: Vec<SessionAtDesk>,
    /// The others to come, which stay as they are.
    pub stay: Vec<SessionAtDesk>,
    /// The days that are passed over, each with its reason.
    pub passed: Vec<(Span, String)>,
    /// How many people have a place, and are told.
    pub held: u32,
    /// How many of them have a place elsewhere at one of the new times. Who and where is nothing for a desk to know.
    pub busy: u32,
    /// What was seen of it.
    pub seen: Seen,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyDone {
    /// How many sessions have moved.
    pub moved: u32,
    /// How many have fallen away.
    pub ended: u32,
    /// How many people are told.
    pub told: u32,
}

/// Where each session would go, what stands there already, and whom it affects. Another institution's offering is not found.
pub async fn look_weekly(db: &Db, asked: &Weekly, by: &Coordinator) -> Result<WeeklyLook> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let of = standing(&mut connection, asked.offering).await?;
    of.is_run_by(by)?;
    let found = found(&mut connection, &of, asked, now).await?;
    let seen = Seen::of(&marks(&found))?;
    let spans = found.moves.iter().map(|one| one.to.span);
    let (held, busy) = people(&mut connection, asked.offering, spans.collect()).await?;
    let Found { moves, ended, stay, passed } = found;
    Ok(WeeklyLook { moves, ended, stay, passed, held, busy, seen })
}

/// Moves all of them, or none. Refused where one cannot be moved, and where somebody else has changed something since it was looked
/// at.
pub async fn change_weekly(
    db: &Db,
    key: FormKey,
    (asked, seen): (&Weekly, Seen),
    reason: &str,
    by: &Coordinator,
) -> Result<WeeklyDone> {
    let facts = (*asked, seen, storable(reason), by.clone());
    let doing = Doing::parts(act_of(ChangeKind::Move), by).because(reason);
    db.desk_once(key, doing, facts, |tx, (asked, seen, reason, by), now| {
        Box::pin(async move {
            let (_, of) = lock(tx, asked.offering).await?;
            of.is_run_by(by)?;
            queue(tx, by.institution).await?;
            let found = found(tx, &of, asked, now).await?;
            seen.holds(&marks(&found))?;
            let rooms: Vec<VenueId> = found.moves.iter().filter_map(|go| go.to.venue).collect();
            lock_rooms(tx, &rooms, by.institution).await?;
            if let Some(why) = found.moves.iter().find_map(WeeklyMove::why_not) {
                return Err(why.into());
            }
            for one in found.ended.iter().rev() {
                step(tx, one, Change::Cancel, reason, by, now).await?;
            }
            // The last one first: what has not moved yet is in nobody's way.
            let mut first: Option<Made> = None;
            for go in found.moves.iter().rev() {
                first = Some(step(tx, &go.one, Change::Move(go.to), reason, by, now).await?);
            }
            keep_equal(tx, asked.offering).await?;
            let number = |count: usize| u32::try_from(count).map_err(Error::failed);
            let (moved, ended) = (number(found.moves.len())?, number(found.ended.len())?);
            let people = match first {
                Some(made) => {
                    let (weekly, last) = (Some(asked.to), last_of(&found).unwrap_or(now));
                    let made = made.for_all(FromNowOn { weekly, ended, last });
                    told(tx, &made, now).await?
                }
                None => 0,
            };
            Ok(WeeklyDone { moved, ended, told: people })
        })
    })
    .await
}

/// When the last of them begins, be it at its new time or at the one that it had.
fn last_of(found: &Found) -> Option<Timestamp> {
    let stood = found.moves.iter().map(|go| &go.one).chain(&found.ended);
    let stood = stood.map(|one| one.session.span.from);
    stood.chain(found.moves.iter().map(|go| go.to.span.from)).max()
}

/// One of them, with its own entry in the log.
async fn step(
    tx: &mut Tx,
    one: &SessionAtDesk,
    change: Change,
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Made> {
    let (session, kind) = (one.session.id, change.kind());
    let watch = Watch::begin(tx, About::Session(session), by).await?;
    let asked = Asked { session, revision: one.revision, change, reason: reason.to_owned() };
    let done = made(tx, &asked, by, now).await?;
    watch.end(tx, &Doing::parts(act_of(kind), by).because(reason), now).await?;
    Ok(done)
}
