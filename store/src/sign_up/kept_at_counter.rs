//! 柜台候补不退: a coordinator puts somebody on a waiting list who keeps what is in its way, by the rules by which they may do so
//! themselves.

use domain::decision::WhyExcepted;
use domain::id::{FormKey, OfferingId, PersonId};
use domain::log::Act;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::SignUp;
use domain::sign_up::swap::GivenUp;
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::counter::{is_told, storable_why};
use super::kept::waits_keeping;
use super::swap::{judged, own};
use super::swap_proposed::also_in_the_way;
use super::{By, Swap};
use crate::db::{Db, Reach};
use crate::error::{Result, or_refused};
use crate::log::Doing;
use crate::offering::standing::standing;
use crate::{member, turned_away};

/// What somebody at the counter would keep while they wait for what is full and at the same time; nothing where it is not full, where
/// nothing that they have is in its way, or more than may be given up at once. Another institution's offering is not found.
pub async fn keepable_at_counter(
    db: &Db,
    instead: OfferingId,
    person: PersonId,
    by: &Coordinator,
) -> Result<Option<Vec<OfferingId>>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    standing(&mut connection, instead).await?.is_run_by(by)?;
    let Some(swap) = in_its_way(&mut connection, instead, person, by, now).await? else {
        return Ok(None);
    };
    let answer = judged(&mut connection, &swap, By::Coordinator(by.clone()), now).await;
    if or_refused(answer)? != Err(Refusal::NoPlaceInstead) {
        return Ok(None);
    }
    let kept = own(&mut connection, &swap).await?;
    Ok(Some(kept.into_iter().map(|one| one.offering).collect()))
}

/// Puts a member of the coordinator's institution on the waiting list there, tells them, and ends nothing: what is in its way is kept
/// until they accept a place. Refused where a place is free by now, or nothing is in its way. Against the rule for everybody it needs
/// a reason. A no is kept, to be explained later. Who is no member is not found.
pub async fn wait_keeping_at_counter(
    db: &Db,
    key: FormKey,
    instead: OfferingId,
    person: PersonId,
    why: impl Into<WhyExcepted>,
    by: &Coordinator,
) -> Result<SignUp> {
    let why = why.into();
    let doing = Doing::makes(Act::AddMember, by).because(&why.words);
    let facts = ("keeps", instead, person, storable_why(&why), by.clone());
    let answer = db.desk_once(key, doing, facts, |tx, (_, instead, person, why, by), now| {
        tx.reaches(Reach::PlacesOf(*instead));
        Box::pin(async move {
            member::by_id(tx, *person, by).await?;
            let swap = in_its_way(tx, *instead, *person, by, now).await?;
            let swap = swap.ok_or(Refusal::ChangedMeanwhile)?;
            let waits = waits_keeping(tx, &swap, By::Coordinator(by.clone()), why, now).await?;
            is_told(tx, waits, now).await
        })
    });
    turned_away::kept(db, instead, person, answer.await).await
}

/// All that the person has at that time, as it would be swapped.
async fn in_its_way(
    connection: &mut AnyConnection,
    instead: OfferingId,
    person: PersonId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Option<Swap>> {
    let who = (person, &By::Coordinator(by.clone()));
    let entries = also_in_the_way(connection, who, instead, &[], now).await?;
    let given_up = GivenUp::new(entries).ok();
    Ok(given_up.map(|given_up| Swap { person, given_up, instead, helping: None }))
}
