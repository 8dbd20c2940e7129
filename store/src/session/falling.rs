//! Sessions that fall into a time in which their room or the whole house is to be closed: whom each is for, whether it can be called
//! off, and calling off those that were ticked. Each is called off as if it were alone, and can be put back alone.

use std::collections::{BTreeSet, HashMap};

use domain::id::{OfferingId, SessionId};
use domain::log::About;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::{Change, ChangeKind, Occupant, SessionRefusal, Taken, after};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, AssertSqlSafe};

use super::change::{Asked, act_of, changed};
use super::desk::all_of;
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::lists::{bind_each, padded, placeholders};
use crate::log::{Doing, Watch};
use crate::offering::standing::lock_all;

/// So many sessions are called off with one closure: all of it is one unit, and everybody else who writes waits for it.
const MOST: u32 = 200;

/// A session that would meet while it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Falling {
    /// Which, of what.
    pub session: SessionId,
    /// Of what.
    pub offering: OfferingId,
    /// How often it has been changed.
    pub revision: i64,
    /// How many people have a place, and would be told.
    pub people: u32,
    /// Why it cannot be called off with the others.
    pub refused: Option<SessionRefusal>,
}

/// What is called off together with a closure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallsOff {
    /// Those that were ticked.
    pub ticked: Vec<SessionId>,
    /// All that could have been, as they were shown: which, and how often each had been changed.
    pub shown: Vec<(SessionId, i64)>,
}

/// The sessions among what stands at a time, in its order. Of an offering that has no other session left one stays: whoever ends all
/// of it calls off the offering.
pub(crate) async fn falling(
    connection: &mut AnyConnection,
    taken: &[Taken],
    now: Timestamp,
) -> Result<Vec<Falling>> {
    let sessions = taken.iter().filter_map(|taken| match taken.by {
        Occupant::Session { offering, session } => Some((offering, session)),
        Occupant::Booking(_) => None,
    });
    let sessions: Vec<(OfferingId, SessionId)> = sessions.collect();
    let offerings: BTreeSet<OfferingId> = sessions.iter().map(|(offering, _)| *offering).collect();
    let (mut known, mut held) = (HashMap::new(), HashMap::new());
    for offering in offerings {
        let all = all_of(connection, offering).await?.into_iter();
        known.extend(all.map(|one| (one.session.id, one)));
        held.insert(offering, held_on(connection, &[offering]).await?);
    }
    let (mut found, mut gone) = (Vec::with_capacity(sessions.len()), HashMap::new());
    let mut may_go = 0;
    for (offering, session) in sessions {
        let one = known.remove(&session).ok_or(Error::NotFound)?;
        let mut standing = one.standing;
        let called_off: &mut u32 = gone.entry(offering).or_default();
        standing.others = standing.others.saturating_sub(*called_off);
        let mut refused = after(&standing, &Change::Cancel, now).err();
        if refused.is_none() && may_go == MOST {
            refused = Some(SessionRefusal::TooManyAtOnce { most: MOST });
        }
        if refused.is_none() {
            (*called_off, may_go) = (*called_off + 1, may_go + 1);
        }
        let people = held.get(&offering).copied().unwrap_or_default();
        found.push(Falling { session, offering, revision: one.revision, people, refused });
    }
    Ok(found)
}

/// How many people have a place on any of these offerings, each counted once.
pub(crate) async fn held_on(
    connection: &mut AnyConnection,
    offerings: &[OfferingId],
) -> Result<u32> {
    if offerings.is_empty() {
        return Ok(0);
    }
    let ids = padded(offerings);
    let sql = format!(
        "select count(distinct person_id) as people from sign_up where state = 'held' and offering_id in ({})",
        placeholders(1, ids.len())
    );
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)), ids);
    query.fetch_one(connection).await?.number("people")
}

/// Before anything is asked about these sessions: whoever changes one of them or signs up for it waits from here on. Offerings come
/// before the institution and its rooms, as everywhere.
pub(crate) async fn lock_sessions(
    tx: &mut Tx,
    sessions: &[SessionId],
    by: &Coordinator,
) -> Result<()> {
    if sessions.is_empty() {
        return Ok(());
    }
    let ids = padded(sessions);
    let sql = format!(
        "select distinct x.offering_id from session x join offering o on o.id = x.offering_id \
         where o.institution_id = $1 and x.id in ({}) order by x.offering_id",
        placeholders(2, ids.len())
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(by.institution.to_string());
    let rows = bind_each(query, ids).fetch_all(&mut **tx).await?;
    let offerings: Vec<OfferingId> =
        rows.iter().map(|row| row.id("offering_id")).collect::<Result<_>>()?;
    if !offerings.is_empty() {
        lock_all(tx, &offerings, 1).await?;
    }
    queue(tx, by.institution).await
}

/// Calls off those that were ticked, each with its own entry in the log; how many, and how many people are told. Refused where what
/// could be called off is not what was shown.
pub(crate) async fn call_off(
    tx: &mut Tx,
    asked: &CallsOff,
    taken: &[Taken],
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<(u32, u32)> {
    let may_go = falling(tx, taken, now).await?.into_iter().filter(|one| one.refused.is_none());
    let may_go: Vec<Falling> = may_go.collect();
    let stands: BTreeSet<_> = may_go.iter().map(|one| (one.session, one.revision)).collect();
    let shown: BTreeSet<_> = asked.shown.iter().copied().collect();
    let ticked: BTreeSet<SessionId> = asked.ticked.iter().copied().collect();
    let is_known = |id: &SessionId| may_go.iter().any(|one| one.session == *id);
    if stands != shown || !ticked.iter().all(is_known) {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let go: Vec<&Falling> = may_go.iter().filter(|one| ticked.contains(&one.session)).collect();
    for one in &go {
        let watch = Watch::begin(tx, About::Session(one.session), by).await?;
        let step = Asked {
            session: one.session,
            revision: one.revision,
            change: Change::Cancel,
            reason: reason.to_owned(),
        };
        changed(tx, &step, by, now).await?;
        let doing = Doing::parts(act_of(ChangeKind::Cancel), by).because(reason);
        watch.end(tx, &doing, now).await?;
    }
    let offerings: BTreeSet<OfferingId> = go.iter().map(|one| one.offering).collect();
    let offerings: Vec<OfferingId> = offerings.into_iter().collect();
    let number = u32::try_from(go.len()).map_err(Error::failed)?;
    Ok((number, held_on(tx, &offerings).await?))
}
