//! A place that was ended by mistake is given back: by the same rules as every other place.

use domain::decision::{Basis, Decided, NotApplied, ToldWhy};
use domain::id::SignUpId;
use domain::log::LogRefusal;
use domain::notice::NoticeKind;
use domain::offering::{Allocation, OfferingState};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{SignUp, clash};
use domain::stage::{ForWhom, claims, free_for};
use jiff::Timestamp;

use super::By;
use super::end::locked;
use super::engagements::{coming_sessions, engagements};
use super::offer::{lock_person, offer_free};
use super::row::live;
use super::stages::groups_at;
use super::together::together_again;
use crate::columns::Columns;
use crate::db::{Reach, Tx};
use crate::decision::{Decisive, record};
use crate::draw;
use crate::error::{Error, Result};
use crate::fee;
use crate::institution::queue;
use crate::limits::{OneMore, have_room};
use crate::notice::{self, TakenBack};
use crate::offering::stages::shares_of;
use crate::offering::standing::{Standing, count};

/// Whoever was removed at this instant stands where they stood, and is told if they knew of it; who had not heard of it hears
/// nothing. Who waited together with another does so again, where the other one still waits and with nobody else
/// (`waits_alone_since` tells where not). Refused where the place is somebody else's by now, or is kept for somebody else; where they
/// have got something at that time meanwhile; and, without a reason, where they have as much as one may have. Another institution's
/// is not found.
pub(crate) async fn put_back(
    tx: &mut Tx,
    id: SignUpId,
    removed_at: Timestamp,
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let person = lock_person(tx, id).await?;
    let (sign_up, offering) = locked(tx, id).await?;
    offering.is_run_by(by)?;
    tx.reaches(Reach::PlacesOf(sign_up.offering));
    // Who gives back of its money at the same moment waits here, or has done so before.
    queue(tx, by.institution).await?;
    as_it_stood(tx, &sign_up, &offering, (removed_at, reason), by, now).await?;
    together_again(tx, id, removed_at, now).await?;
    let told = notice::take_back(tx, TakenBack::Ending(id), removed_at, now).await?;
    if told.iter().any(|one| one.knows) {
        notice::tell(tx, NoticeKind::StandsAgain, person, sign_up.offering, id, now).await?;
    }
    offer_free(tx, sign_up.offering, now).await
}

/// The place or the position stands as it stood until it was ended at this instant. Its person and its offering are locked, and
/// so is the institution's row.
pub(super) async fn as_it_stood(
    tx: &mut Tx,
    sign_up: &SignUp,
    offering: &Standing,
    (ended_at, reason): (Timestamp, &str),
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    // They have signed up again themselves.
    if live(tx, sign_up.offering, sign_up.person).await?.is_some() {
        return Err(refused(LogRefusal::ChangedSince));
    }
    let removed = Removed::at(tx, sign_up.id, ended_at).await?;
    is_free_then(tx, sign_up, removed.was_held, now).await?;
    let basis = match has_room(tx, sign_up, now).await? {
        Ok(()) => Basis::Counter,
        Err(_) if reason.is_empty() => return Err(refused(LogRefusal::LimitReached)),
        Err(rule) => Basis::Exception(NotApplied::of(&rule), ToldWhy::NotSaid),
    };
    stands_again(tx, sign_up, offering, (&removed, &basis), by, now).await
}

/// Gives a place back that a merge has ended at this instant. Both records are locked, and the one that had it could get
/// nothing else meanwhile. The institution's row is locked, too: nothing is given back for it at the same moment.
pub(crate) async fn parted_again(
    tx: &mut Tx,
    id: SignUpId,
    ended_at: Timestamp,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let (sign_up, offering) = locked(tx, id).await?;
    let removed = Removed::at(tx, id, ended_at).await?;
    stands_again(tx, &sign_up, &offering, (&removed, &Basis::Counter), by, now).await?;
    offer_free(tx, sign_up.offering, now).await
}

/// How a place stood that was ended by hand.
struct Removed {
    was_held: bool,
    /// To which share it was counted, if to any.
    share: Option<ForWhom>,
}

impl Removed {
    /// In a unit that has locked the institution's row: without it money could be given back between this and the end of the unit.
    async fn at(tx: &mut Tx, id: SignUpId, ended_at: Timestamp) -> Result<Self> {
        let sql = "select ended_as, claims from sign_up \
                   where id = $1 and ended_at = $2 and end_reason in ('removed', 'unpaid', 'cancelled')";
        let query = sqlx::query(sql).bind(id.to_string()).bind(ended_at.as_second());
        let Some(row) = query.fetch_optional(&mut **tx).await? else {
            return Err(refused(LogRefusal::ChangedSince));
        };
        // What was given back for it cannot be had again: they sign up anew, and pay.
        if fee::given_back_since(tx, id, ended_at).await? {
            return Err(refused(LogRefusal::ChangedSince));
        }
        let share = row.text_if_any("claims")?;
        Ok(Self {
            was_held: row.text("ended_as")? == "held",
            share: share.as_deref().and_then(ForWhom::from_code),
        })
    }

    /// To which share it is counted from now on. Refused where no place is left for them, or only such as are kept for
    /// others; a position can always be had.
    async fn counts_to(
        &self,
        tx: &mut Tx,
        sign_up: &SignUp,
        offering: &Standing,
        now: Timestamp,
    ) -> Result<Option<ForWhom>> {
        let (mut shares, mut groups) = (Vec::new(), Vec::from_iter(self.share));
        if self.was_held && offering.is_staged {
            let host = offering.institution;
            shares = shares_of(tx, sign_up.offering).await?;
            let known = groups_at(tx, sign_up.person, &[host], now).await?.remove(&host);
            groups.extend(known.into_iter().flatten());
        }
        if self.was_held && free_for(&offering.places, &shares, &groups, now) == 0 {
            return Err(refused(LogRefusal::NoPlaceLeft));
        }
        // Everybody has read on a published list how many places are drawn.
        let is_drawn = offering.terms.allocation == Allocation::Draw;
        if self.was_held && is_drawn && draw::is_on_list(tx, sign_up.offering).await? {
            return Err(refused(LogRefusal::NoPlaceLeft));
        }
        Ok(claims(&shares, &groups, now))
    }
}

/// Two that the person only waits for may lie at one time: a draw lets them.
async fn is_free_then(tx: &mut Tx, sign_up: &SignUp, was_held: bool, now: Timestamp) -> Result<()> {
    let mut engaged = engagements(tx, sign_up.person, &By::Person(sign_up.person), now).await?;
    engaged.retain(|other| was_held || !other.waits);
    clash(&coming_sessions(tx, sign_up.offering, now).await?, &engaged)
        .map_err(|_| refused(LogRefusal::ExpectedElsewhere))
}

async fn has_room(
    tx: &mut Tx,
    sign_up: &SignUp,
    now: Timestamp,
) -> Result<std::result::Result<(), Refusal>> {
    let one = OneMore::like(sign_up.person, sign_up.offering);
    have_room(tx, &[one], now).await?.remove(&one).ok_or(Error::NotFound)
}

async fn stands_again(
    tx: &mut Tx,
    sign_up: &SignUp,
    offering: &Standing,
    (removed, basis): (&Removed, &Basis),
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    if matches!(offering.terms.state, OfferingState::Cancelled { .. }) {
        return Err(refused(LogRefusal::NoPlaceLeft));
    }
    let share = removed.counts_to(tx, sign_up, offering, now).await?;
    let sql = "update sign_up set state = ended_as, ended_as = null, ended_at = null, end_reason = null, \
               end_note = '', ended_by = null, claims = coalesce(claims, $2) where id = $1";
    let query = sqlx::query(sql).bind(sign_up.id.to_string()).bind(share.map(ForWhom::code));
    query.execute(&mut **tx).await?;
    let (held, waiting) = if removed.was_held { (1, 0) } else { (0, 1) };
    count(tx, sign_up.offering, held, waiting).await?;
    let what = if removed.was_held { Decided::Held } else { Decided::Waiting };
    let (before, by) = (&offering.places, Some(by.person.into()));
    record(tx, Decisive { sign_up: sign_up.id, what, basis, before, by }, now).await
}

fn refused(why: LogRefusal) -> Error {
    Refusal::Log(why).into()
}
