//! 老师不再来: what somebody who teaches leaves behind, and handing it on: each class to another teacher, or to nobody yet, all of it in
//! one unit. The teacher needs no account: whoever a class names is known by that name.

use domain::calendar::Span;
use domain::id::{FormKey, OfferingId, SessionId};
use domain::log::Act;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::{SessionRefusal, Substitute};
use domain::teaching::{is_nobody, names_of, teaches};
use domain::text::folded;
use jiff::Timestamp;

use super::{
    Onward, OnwardDone, OnwardLook, all_made, look_onward, marks, of_teacher, taught_onward,
};
use crate::account::{Taught, taught_from_now_on};
use crate::columns::storable;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::log::Doing;
use crate::offering::offering;
use crate::offering::standing::lock;
use crate::seen::Seen;
use crate::session::desk::{SessionAtDesk, all_of, sessions_at_desk};
use crate::session::substitutes;

/// Whose classes are handed on, and what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Everybody who teaches the class from now on, and nobody where it has sessions without a teacher.
    pub everybody: Vec<Option<String>>,
    /// Which of them is asked about; nobody where what has no teacher is.
    pub who: Option<String>,
    /// The classes that they teach, by name.
    pub classes: Vec<Left>,
    /// Single sessions in which they come in somebody's place.
    pub once: Vec<(SessionId, String, Span)>,
}

/// A class that is left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Which.
    pub offering: OfferingId,
    /// Its name.
    pub name: String,
    /// How many have a place.
    pub people: u32,
    /// Who teaches these sessions, each text once: 魏桂, 魏桂、单桂英.
    pub teachers: Vec<String>,
    /// Its sessions to come, the soonest first.
    pub sessions: Vec<Span>,
    /// Who is free at the first of them and could teach it, whoever fits best first.
    pub proposed: Vec<Substitute>,
}

/// What one of those who teach a class of the coordinator's institution leaves behind at it, chosen by their place among them; the
/// first where there is none of that place. Another institution's class is not found.
pub async fn leaving(
    db: &Db,
    class: OfferingId,
    which: usize,
    by: &Coordinator,
) -> Result<Leaving> {
    let now = db.now();
    // Another institution's is not found.
    sessions_at_desk(db, class, by).await?;
    let taught = taught_from_now_on(db, by).await?;
    let everybody = teachers_of(class, &taught);
    let who = everybody.get(which).or(everybody.first()).cloned().flatten();
    let is_meant = |one: &&Taught| match &who {
        Some(name) => teaches(&one.teacher, name),
        None => one.offering == class && is_nobody(&one.teacher),
    };
    let mut all = Leaving { everybody, who: who.clone(), classes: Vec::new(), once: Vec::new() };
    let meant: Vec<&Taught> = taught.iter().filter(is_meant).collect();
    for one in meant {
        let sessions = sessions_at_desk(db, one.offering, by).await?.into_iter();
        let to_come = sessions.filter(|session| is_to_come(session, now));
        let theirs = to_come.filter(|session| session.standing.teacher() == one.teacher);
        let (own, once): (Vec<_>, Vec<_>) =
            theirs.partition(|session| session.standing.substitute.is_empty());
        let once = once.into_iter();
        all.once.extend(once.map(|at| (at.session.id, one.name.clone(), at.session.span)));
        let Some(first) = own.first() else { continue };
        let spans: Vec<Span> = own.iter().map(|session| session.session.span).collect();
        let known = all.classes.iter().position(|left| left.offering == one.offering);
        if let Some(left) = known.and_then(|place| all.classes.get_mut(place)) {
            left.teachers.push(one.teacher.clone());
            left.sessions.extend(spans);
            left.sessions.sort_by_key(|span| span.from);
            continue;
        }
        all.classes.push(Left {
            offering: one.offering,
            name: one.name.clone(),
            people: offering(db, one.offering).await?.places.held,
            teachers: vec![one.teacher.clone()],
            proposed: substitutes(db, first.session.id, by).await?,
            sessions: spans,
        });
    }
    Ok(all)
}

/// Everybody who teaches the class from now on, each once; then nobody, where some of it has no teacher.
fn teachers_of(class: OfferingId, taught: &[Taught]) -> Vec<Option<String>> {
    let own: Vec<&Taught> = taught.iter().filter(|one| one.offering == class).collect();
    let mut names: Vec<Option<String>> = Vec::new();
    for name in own.iter().flat_map(|one| names_of(&one.teacher)) {
        if names.iter().flatten().all(|known| folded(known) != folded(name)) {
            names.push(Some(name.to_owned()));
        }
    }
    if own.iter().any(|one| is_nobody(&one.teacher)) {
        names.push(None);
    }
    names
}

fn is_to_come(one: &SessionAtDesk, now: Timestamp) -> bool {
    !one.standing.is_cancelled && one.session.span.from > now
}

/// What handing on would mean, before it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedLook {
    /// Of each that is asked, in this order.
    pub looks: Vec<OnwardLook>,
    /// What was seen of all of them.
    pub seen: Seen,
}

/// Which sessions would change, and what stands in the way of each.
pub async fn look_handed(db: &Db, asked: &[Onward], by: &Coordinator) -> Result<HandedLook> {
    let mut looks = Vec::with_capacity(asked.len());
    for one in asked {
        looks.push(look_onward(db, one, by).await?);
    }
    let each: Vec<&Seen> = looks.iter().map(|look| &look.seen).collect();
    let seen = Seen::of(&(asked, each))?;
    Ok(HandedLook { looks, seen })
}

/// Does all of it, or nothing. Refused where one session cannot be changed, where nothing would, and where somebody else has changed
/// one since it was looked at. Each class has an entry of its own, by which it is put back.
pub async fn hand_on(
    db: &Db,
    key: FormKey,
    (asked, seen): (&[Onward], Seen),
    reason: &str,
    by: &Coordinator,
) -> Result<OnwardDone> {
    let kept =
        |one: &Onward| Onward { teacher: one.teacher.as_deref().map(storable), ..one.clone() };
    let asked: Vec<Onward> = asked.iter().map(kept).collect();
    let doing = Doing::parts(Act::TeachOnward, by).because(reason);
    let facts = (asked, seen, storable(reason), by.clone());
    db.desk_once(key, doing, facts, |tx, (asked, seen, reason, by), now| {
        Box::pin(async move {
            let mut classes: Vec<OfferingId> = asked.iter().map(|one| one.offering).collect();
            classes.sort_unstable_by_key(|id| id.0);
            classes.dedup();
            tx.lock_in_order("offering", &classes).await?;
            for class in &classes {
                lock(tx, *class).await?.1.is_run_by(by)?;
            }
            queue(tx, by.institution).await?;
            let mut meant = Vec::with_capacity(asked.len());
            for one in asked {
                meant.push(one.among(all_of(tx, one.offering).await?, now));
            }
            let each = meant.iter().map(|meant| Seen::of(&marks(meant)));
            let each = each.collect::<Result<Vec<Seen>>>()?;
            seen.holds(&(asked, each))?;
            let mut done = OnwardDone { sessions: 0, told: 0 };
            for (one, meant) in asked.iter().zip(&meant) {
                let (Some(new), false) = (&one.teacher, meant.is_empty()) else { continue };
                done.told += all_made(tx, one.offering, meant, reason, by, now).await?;
                taught_onward(tx, one, new, meant, &of_teacher(by, reason), now).await?;
                done.sessions += u32::try_from(meant.len()).map_err(Error::failed)?;
            }
            if done.sessions == 0 {
                return Err(Refusal::Session(SessionRefusal::NothingChanges).into());
            }
            Ok(done)
        })
    })
    .await
}
