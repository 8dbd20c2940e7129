//! What the rules say to somebody who asks for a place: what they need to know is read first, of everybody who asks together.

use std::collections::HashSet;

use domain::calendar::Span;
use domain::id::{OfferingId, PersonId};
use domain::offering::{Allocation, Places, Terms};
use domain::person::Person;
use domain::refusal::Refusal;
use domain::sign_up::{Engagement, admit, approval, clash, next_place};
use domain::stage::Turn;
use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::engagements::{engagements_of_each, sessions_of_each};
use super::{Asked, By, stages};
use crate::columns::Columns;
use crate::error::{Error, Result};
use crate::limits::{OneMore, have_room};
use crate::lists::{bind_each, padded, placeholders};
use crate::offering::standing::Standing;

/// Somebody who asks, and for what.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    /// What for, and by whom.
    pub asked: &'a Asked,
    /// Who it is for.
    pub person: &'a Person,
    /// How that offering stands.
    pub offering: &'a Standing,
    /// What they would give up for it: it counts as if it were not there.
    pub given_up: &'a [OfferingId],
}

/// What the rules need to know of somebody who asks, besides the offering.
pub(super) struct Known {
    /// Where they are expected already.
    engaged: Vec<Engagement>,
    /// When the offering meets; left out where they are expected nowhere.
    sessions: Vec<Span>,
    /// Whether they may have one more like it.
    pub has_room: Result<(), Refusal>,
    /// A coordinator has said no to them there before.
    was_refused: bool,
    /// The stages of the offering, if it has any, and whether they belong to a group.
    pub stages: Option<stages::Known>,
}

impl Known {
    /// Whether they are expected anywhere else, or wait to be.
    pub(super) const fn has_others(&self) -> bool {
        !self.engaged.is_empty()
    }
}

/// Reads it, in the order of those who ask; each person asks once. Inside a unit all rows are locked, so that it stays true
/// until the end.
pub(super) async fn known_of(
    connection: &mut AnyConnection,
    asking: &[Asking<'_>],
    now: Timestamp,
) -> Result<Vec<Known>> {
    let people: Vec<_> = asking.iter().map(|one| (one.asked.person, &one.asked.by)).collect();
    let mut engaged = engagements_of_each(connection, &people, now).await?;
    // In a rush most people have nothing else yet: no question then.
    let mut meeting: Vec<OfferingId> = asking
        .iter()
        .filter(|one| engaged.contains_key(&one.asked.person))
        .map(|one| one.asked.offering)
        .collect();
    meeting.sort_unstable();
    meeting.dedup();
    let sessions = sessions_of_each(connection, &meeting, now).await?;
    let one_more: Vec<OneMore> = asking.iter().map(|one| one.one_more()).collect();
    let mut rooms = have_room(connection, &one_more, now).await?;
    let refused = refused_before(connection, asking).await?;
    let mut known = Vec::with_capacity(asking.len());
    for one in asking {
        let mut engaged = engaged.remove(&one.asked.person).unwrap_or_default();
        engaged.retain(|other| !one.given_up.contains(&other.offering));
        known.push(Known {
            engaged,
            sessions: sessions.get(&one.asked.offering).cloned().unwrap_or_default(),
            has_room: rooms.remove(&one.one_more()).ok_or(Error::NotFound)?,
            was_refused: refused.contains(&(one.asked.offering, one.asked.person)),
            stages: stages::known(connection, one.asked, one.offering, now).await?,
        });
    }
    Ok(known)
}

/// The same of one person who asks alone.
pub(super) async fn known_alone(
    connection: &mut AnyConnection,
    asking: Asking<'_>,
    now: Timestamp,
) -> Result<Known> {
    known_of(connection, &[asking], now).await?.pop().ok_or(Error::NotFound)
}

impl Asking<'_> {
    fn one_more(&self) -> OneMore {
        let Asked { offering, person, .. } = *self.asked;
        OneMore::like(person, offering).instead_of(self.given_up)
    }
}

/// To whom a coordinator has said no, where that is asked at all.
async fn refused_before(
    connection: &mut AnyConnection,
    asking: &[Asking<'_>],
) -> Result<HashSet<(OfferingId, PersonId)>> {
    let reviewed = |one: &&Asking<'_>| one.offering.terms.allocation == Allocation::Approval;
    let asking = padded(&asking.iter().filter(reviewed).collect::<Vec<_>>());
    if asking.is_empty() {
        return Ok(HashSet::new());
    }
    let sql = format!(
        "select offering_id, person_id from sign_up \
         where end_reason = 'not_accepted' and person_id in ({}) and offering_id in ({})",
        placeholders(1, asking.len()),
        placeholders(1 + asking.len(), asking.len())
    );
    let query = sqlx::query(AssertSqlSafe(sql));
    let query = bind_each(query, asking.iter().map(|one| one.asked.person));
    let query = bind_each(query, asking.iter().map(|one| one.asked.offering));
    let rows = query.fetch_all(connection).await?;
    rows.iter().map(|row| Ok((row.id("offering_id")?, row.id("person_id")?))).collect()
}

/// A place, or why not; `places` is how many there are at this moment of the unit. Where they are given in stages nobody else
/// may have asked there meanwhile.
pub(super) fn judge(
    asking: Asking<'_>,
    known: &Known,
    places: &Places,
    now: Timestamp,
) -> Result<Turn> {
    let Asking { asked, person, offering, .. } = asking;
    if let By::Coordinator(coordinator) = &asked.by {
        offering.is_run_by(coordinator)?;
    }
    let staged = known.stages.as_ref();
    let terms = stages::terms_for(staged, offering, now);
    allowed(asked, &terms, person, (&known.engaged, &known.sessions), now)
        .map_err(|refusal| stages::told(staged, refusal, now))?;
    match (offering.terms.allocation, &asked.by) {
        // At the counter the staff's yes is there already.
        (Allocation::Approval, By::Coordinator(_)) => {
            return Ok(Turn::plain(approval::a_place(places, 1)?));
        }
        // More is an exception there, for which there is a reason.
        (_, By::Coordinator(_)) => {}
        // After a no one does not ask again on the same offering; the counter may still add the person.
        (Allocation::Approval, _) if known.was_refused => {
            return Err(Refusal::NotAcceptedBefore.into());
        }
        _ => known.has_room.clone()?,
    }
    Ok(match staged {
        Some(_) => stages::turn(staged, offering, now),
        None => Turn::plain(next_place(offering.terms.allocation, places)),
    })
}

/// What the rules say of somebody who has signed up for this much already.
pub(super) fn allowed(
    asked: &Asked,
    terms: &Terms,
    person: &Person,
    (engaged, sessions): (&[Engagement], &[Span]),
    now: Timestamp,
) -> Result<(), Refusal> {
    let by_coordinator = match &asked.by {
        By::Person(by) if *by != asked.person => return Err(Refusal::NotAllowed),
        By::Person(_) | By::Helper(_) => false,
        By::Coordinator(_) => true,
    };
    if engaged.iter().any(|engagement| engagement.offering == asked.offering) {
        return Err(Refusal::AlreadySignedUp);
    }
    // A birthday without a name is no particulars: the list at the door needs both.
    let born_on = person.born_on.filter(|_| by_coordinator || person.is_complete());
    admit(terms, born_on, now, by_coordinator)?;
    clash(sessions, engaged)
}
