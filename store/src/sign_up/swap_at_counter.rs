//! 柜台换班: a coordinator swaps what a person has for another place of the same institution, along the one path of every swap.

use domain::decision::WhyExcepted;
use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use domain::log::{About, Act, Field};
use domain::notice::NoticeKind;
use domain::offering::Offering;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::swap::GivenUp;
use domain::sign_up::{Place, SignUp, closed_to_all};
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::counter::storable_why;
use super::row::by_id;
use super::swap::{judged, swapped};
use super::swap_proposed::also_in_the_way;
use super::{By, Swap};
use crate::db::{Db, Tx};
use crate::error::{Error, Result, or_refused};
use crate::log::{Doing, SEVERAL, Watch};
use crate::notice;
use crate::offering::parallel;
use crate::offering::row::name_of;
use crate::offering::standing::standing;
use crate::turned_away;

/// As many are proposed.
const PROPOSED: usize = 5;

/// Gives the person whose places these are another one instead of all of them, and tells them; if a rule says no, nothing has
/// changed. What the rule refuses to everybody, as before the window opens, needs a reason. Another institution's place or offering
/// is not found. A no is kept, to be explained later.
pub async fn swap_at_counter(
    db: &Db,
    key: FormKey,
    given_up: impl Into<GivenUp>,
    instead: OfferingId,
    why: impl Into<WhyExcepted>,
    by: &Coordinator,
) -> Result<SignUp> {
    let given_up = given_up.into();
    let facts = (given_up.clone(), instead, storable_why(&why.into()), by.clone());
    let doing = Doing::parts(Act::SwapAtCounter, by);
    let answer = db.desk_once(key, doing, facts, |tx, (given_up, instead, why, by), now| {
        Box::pin(swapped_at_counter(tx, (given_up, *instead), why, by, now))
    });
    let answer = answer.await;
    if let (Err(Error::Refused(_)), Some(first)) = (&answer, given_up.entries().first()) {
        let person = by_id(&mut *db.reader().await?, *first).await?.person;
        return turned_away::kept(db, instead, person, answer).await;
    }
    answer
}

/// Every entry is written down in the log: what the person had, and what they have instead.
async fn swapped_at_counter(
    tx: &mut Tx,
    (given_up, instead): (&GivenUp, OfferingId),
    why: &WhyExcepted,
    by: &Coordinator,
    now: Timestamp,
) -> Result<SignUp> {
    let (person, had) = of_own(tx, given_up, by).await?;
    let doing = Doing::parts(Act::SwapAtCounter, by).because(&why.words);
    let mut watched = Vec::with_capacity(had.len());
    for one in &had {
        watched.push(Watch::begin(tx, About::SignUp(one.id), by).await?);
    }
    let swap = Swap { person, given_up: given_up.clone(), instead, helping: None };
    let obtained = swapped(tx, &swap, By::Coordinator(by.clone()), why, now).await?;
    for watch in watched {
        tx.note(Field::Instead, instead);
        watch.end(tx, &doing, now).await?;
    }
    let of: Vec<String> = had.iter().map(|one| one.offering.to_string()).collect();
    tx.note(Field::InsteadOf, of.join(&SEVERAL.to_string()));
    Watch::made(About::SignUp(obtained.id)).end(tx, &doing, now).await?;
    for one in &had {
        let about = NoticeKind::SwappedByCoordinator(name_of(tx, one.offering).await?);
        notice::tell(tx, about, obtained.person, instead, obtained.id, now).await?;
    }
    Ok(obtained)
}

/// A swap that a coordinator looks at before it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// What would be given up: the place that is swapped, and what else the person has at that time.
    pub given_up: GivenUp,
    /// What they would have instead, or why not.
    pub answer: std::result::Result<Place, Refusal>,
}

/// Whether a coordinator could swap a place now, and what the person would have instead. What else they have at that time, all of
/// it at the same institution, would be given up with it.
pub async fn swappable_at_counter(
    db: &Db,
    given_up: SignUpId,
    instead: OfferingId,
    by: &Coordinator,
) -> Result<Looked> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let looked = look(&mut connection, given_up.into(), instead, by, now).await?;
    if !matches!(looked.answer, Err(Refusal::Clash { .. })) {
        return Ok(looked);
    }
    let (person, _) = of_own(&mut connection, &looked.given_up, by).await?;
    let who = (person, &By::Coordinator(by.clone()));
    let mut entries = looked.given_up.entries().to_vec();
    entries.extend(also_in_the_way(&mut connection, who, instead, &entries, now).await?);
    let Ok(all) = GivenUp::new(entries) else { return Ok(looked) };
    match look(&mut connection, all, instead, by, now).await {
        // What lies at another institution is given up there, or by the person.
        Err(Error::NotFound) => Ok(looked),
        with_all => with_all,
    }
}

/// A swap of all of this.
async fn look(
    connection: &mut AnyConnection,
    given_up: GivenUp,
    instead: OfferingId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Looked> {
    let (person, _) = of_own(connection, &given_up, by).await?;
    let swap = Swap { person, given_up, instead, helping: None };
    let answer = judged(connection, &swap, By::Coordinator(by.clone()), now).await;
    Ok(Looked { answer: or_refused(answer)?, given_up: swap.given_up })
}

/// What a coordinator proposes to the person instead: of the same course or subject, with a free place that they could have now,
/// without an exception; of the same term first.
pub async fn swap_choices(db: &Db, given_up: SignUpId, by: &Coordinator) -> Result<Vec<Offering>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let (_, has) = of_own(&mut connection, &given_up.into(), by).await?;
    let has = has.first().ok_or(Error::NotFound)?;
    let mut choices = Vec::new();
    for offering in parallel(&mut connection, has.offering, now).await? {
        if choices.len() == PROPOSED {
            break;
        }
        // Members are told by their group, and signed up here.
        if closed_to_all(&offering.terms, now).is_some_and(|why| why != Refusal::MembersOnly) {
            continue;
        }
        let looked = look(&mut connection, given_up.into(), offering.id, by, now).await?;
        if looked.answer == Ok(Place::Held) {
            choices.push(offering);
        }
    }
    Ok(choices)
}

/// What is given up, all of it one person's at the coordinator's own institution.
async fn of_own(
    connection: &mut AnyConnection,
    given_up: &GivenUp,
    by: &Coordinator,
) -> Result<(PersonId, Vec<SignUp>)> {
    let mut had: Vec<SignUp> = Vec::new();
    for entry in given_up.entries() {
        let sign_up = by_id(connection, *entry).await?;
        standing(connection, sign_up.offering).await?.is_run_by(by)?;
        if had.first().is_some_and(|first| first.person != sign_up.person) {
            return Err(Error::NotFound);
        }
        had.push(sign_up);
    }
    let person = had.first().ok_or(Error::NotFound)?.person;
    Ok((person, had))
}
