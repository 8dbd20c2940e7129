//! 候补不退: waiting for a place while keeping what is in its way. Whoever does so is asked all the same when one is free, and has
//! it instead of that, or lets it go by.

use std::collections::{HashMap, HashSet};

use domain::calendar::Span;
use domain::decision::{Basis, Decided, WhyExcepted};
use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use domain::refusal::Refusal;
use domain::sign_up::swap::{could_be_freed, in_the_way, may_wait_and_keep};
use domain::sign_up::{Engagement, Place, SignUp, SignUpState, may_withdraw};
use domain::stage::Turn;
use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::able::{ToJudge, one_unable, unable};
use super::end::{locked, may_change};
use super::engagements::{engagements, sessions_of_each};
use super::give::basis;
use super::insert::{Joining, insert};
use super::judge::{Asking, judge, known_alone};
use super::offer::{lock_person, offer_free, open_offer};
use super::passed::lift;
use super::row::by_id;
use super::swap::{Locked, live, own};
use super::wanted::want_no_more;
use super::{By, Swap, stages};
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::decision::{Decisive, record};
use crate::error::Result;
use crate::limits::{OneMore, could_accept};
use crate::lists::{bind_each, padded, placeholders};
use crate::offering::standing::count_passed;
use crate::turned_away;

/// Puts the person on the waiting list there, and ends nothing: what a swap would give up is kept until they accept a place. Refused
/// where a place is free by now, or nothing that they have is in its way.
pub async fn wait_keeping(db: &Db, key: FormKey, swap: Swap) -> Result<SignUp> {
    let (instead, person) = (swap.instead, swap.person);
    let answer = db.write_once(key, "wait_keeping", swap, |tx, swap, now| {
        Box::pin(
            async move { waits_keeping(tx, swap, swap.by(), &WhyExcepted::default(), now).await },
        )
    });
    turned_away::kept(db, instead, person, answer.await).await
}

/// Judged as the swap is, as if what is kept were not there; by whoever does it, a coordinator perhaps, who may need a reason.
pub(super) async fn waits_keeping(
    tx: &mut Tx,
    swap: &Swap,
    by: By,
    why: &WhyExcepted,
    now: Timestamp,
) -> Result<SignUp> {
    let Locked { offerings, joined, there, person, .. } = Locked::all(tx, swap, &by, now).await?;
    let asked = swap.asked(by);
    let asking = Asking { asked: &asked, person: &person, offering: &there, given_up: &offerings };
    let known = known_alone(tx, asking, now).await?;
    let Turn { place, claims } = judge(asking, &known, &there.places, now)?;
    if !may_wait_and_keep(live(&own(tx, swap).await?)?, place) {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let basis = basis(asking, &known, claims, why, now)?;
    let before = there.places;
    let joining = Joining { asked: &asked, place, joined, offering: &there, before, basis, claims };
    let waits = insert(tx, joining, now).await?;
    keep(tx, waits.id).await?;
    stages::joined(tx, &waits, &there, now).await?;
    Ok(waits)
}

/// Returns whether they did not yet.
async fn keep(tx: &mut Tx, id: SignUpId) -> Result<bool> {
    let keeps = sqlx::query("update sign_up set keeps = 1 where id = $1 and keeps = 0");
    Ok(keeps.bind(id.to_string()).execute(&mut **tx).await?.rows_affected() > 0)
}

/// Whoever waits already, and has something else at that time by now, keeps it and is asked all the same: at once where a place is
/// free. Who did it is written down, with the consent of a helper. Somebody else's entry is not found.
pub async fn ask_all_the_same(
    db: &Db,
    key: FormKey,
    id: SignUpId,
    person: PersonId,
    by: By,
) -> Result<SignUp> {
    let facts = (id, person, by);
    db.write_once(key, "ask_all_the_same", facts, |tx, (id, person, by), now| {
        Box::pin(async move {
            may_change(tx, *id, *person, by, now).await?;
            lock_person(tx, *id).await?;
            let (sign_up, offering) = locked(tx, *id).await?;
            tx.reaches(Reach::PlacesOf(sign_up.offering));
            may_withdraw(&sign_up.state, &offering.terms, now)?;
            if !matches!(sign_up.state, SignUpState::Live(Place::Waiting { .. })) {
                return Err(Refusal::ChangedMeanwhile.into());
            }
            if keep(tx, *id).await? {
                let (what, before) = (Decided::AskedAllTheSame, &offering.places);
                let (basis, by) = (&Basis::InOrder, Some(by.into()));
                record(tx, Decisive { sign_up: *id, what, basis, before, by }, now).await?;
            }
            let fewer = lift(tx, [*id, *id], now).await?;
            count_passed(tx, sign_up.offering, -i64::try_from(fewer).unwrap_or(0)).await?;
            offer_free(tx, sign_up.offering, now).await?;
            by_id(tx, *id).await
        })
    })
    .await
}

/// Who of these, who are offered a place, keeps something in its way: they have it only instead of that.
pub async fn that_keep(
    db: &Db,
    of: impl IntoIterator<Item = SignUpId>,
) -> Result<HashSet<SignUpId>> {
    keeping(&mut *db.reader().await?, of).await
}

/// What is in the way of a place that is offered to the person; nothing where they can accept it as it is, or nothing is offered.
pub async fn obstacle_to_offer(
    db: &Db,
    offering: OfferingId,
    person: PersonId,
) -> Result<Option<Refusal>> {
    let mut connection = db.reader().await?;
    match open_offer(&mut connection, offering, person).await? {
        Some(offered) => one_unable(&mut connection, &offered, &[], db.now()).await,
        None => Ok(None),
    }
}

/// Which of these are not to be asked when a place is free, and why: who could not accept it, nor have it instead of what they keep.
pub(super) async fn not_to_be_asked(
    connection: &mut AnyConnection,
    sessions: &HashMap<OfferingId, Vec<Span>>,
    all: &[ToJudge],
    now: Timestamp,
) -> Result<HashMap<SignUpId, Refusal>> {
    let mut not = unable(connection, sessions, all, &[], now).await?;
    let keeping = keeping(connection, not.keys().copied()).await?;
    for one in all.iter().filter(|one| keeping.contains(&one.id)) {
        if could_swap(connection, sessions, one, now).await? {
            not.remove(&one.id);
        }
    }
    Ok(not)
}

/// The same of one, who waits there or is offered a place.
pub(super) async fn one_not_to_be_asked(
    connection: &mut AnyConnection,
    one: &SignUp,
    now: Timestamp,
) -> Result<Option<Refusal>> {
    let sessions = sessions_of_each(connection, &[one.offering], now).await?;
    Ok(not_to_be_asked(connection, &sessions, &[one.into()], now).await?.remove(&one.id))
}

/// Who of these keeps what is in the way.
async fn keeping(
    connection: &mut AnyConnection,
    of: impl IntoIterator<Item = SignUpId>,
) -> Result<HashSet<SignUpId>> {
    let of = padded(&Vec::from_iter(of));
    if of.is_empty() {
        return Ok(HashSet::new());
    }
    let places = placeholders(1, of.len());
    let sql = format!("select id from sign_up where keeps = 1 and id in ({places})");
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)), of);
    let rows = query.fetch_all(connection).await?;
    rows.iter().map(|row| row.id("id")).collect()
}

/// Whether they could have the place instead of no more than one may give up at once.
async fn could_swap(
    connection: &mut AnyConnection,
    sessions: &HashMap<OfferingId, Vec<Span>>,
    one: &ToJudge,
    now: Timestamp,
) -> Result<bool> {
    let engaged = engagements(connection, one.person, &By::Person(one.person), now).await?;
    let has = |other: &Engagement| !other.waits && other.offering != one.offering;
    let has: Vec<Engagement> = engaged.into_iter().filter(has).collect();
    let meets = sessions.get(&one.offering).map_or(&[][..], Vec::as_slice);
    let in_the_way = in_the_way(meets, &has);
    // As much as was wanted of a draw is no matter of giving up.
    if !want_no_more(connection, [one.id]).await?.is_empty() {
        return Ok(false);
    }
    // Whoever is excepted from a limit, or was promised another, has no more to give up than what is in the way.
    let still = unable(connection, sessions, &[*one], &in_the_way, now).await?;
    let beyond = if still.contains_key(&one.id) {
        let more = OneMore::like(one.person, one.offering).instead_of(&in_the_way);
        could_accept(connection, &[more], now)
            .await?
            .get(&more)
            .map_or(0, crate::limits::Room::beyond)
    } else {
        0
    };
    Ok(could_be_freed(in_the_way.len(), beyond))
}
