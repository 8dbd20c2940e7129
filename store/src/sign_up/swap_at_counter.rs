//! 柜台换班: a coordinator swaps a person's place for another one of the same institution, along the one path of every swap.

use domain::id::{FormKey, OfferingId, SignUpId};
use domain::log::{About, Act, Field};
use domain::notice::NoticeKind;
use domain::offering::Offering;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp};
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::row::by_id;
use super::swap::{judged, swapped};
use super::{By, Swap};
use crate::columns::storable;
use crate::db::{Db, Tx};
use crate::error::{Error, Result, or_refused};
use crate::log::{Doing, Watch};
use crate::notice;
use crate::offering::parallel;
use crate::offering::row::name_of;
use crate::offering::standing::standing;
use crate::turned_away;

/// As many are proposed.
const PROPOSED: usize = 5;

/// Gives the person whose place it is another one instead, and tells them; if a rule says no, nothing has changed. What the rule
/// refuses to everybody, as before the window opens, needs a reason. Another institution's place or offering is not found. A no is
/// kept, to be explained later.
pub async fn swap_at_counter(
    db: &Db,
    key: FormKey,
    given_up: SignUpId,
    instead: OfferingId,
    reason: &str,
    by: &Coordinator,
) -> Result<SignUp> {
    let facts = (given_up, instead, storable(reason), by.clone());
    let doing = Doing::parts(Act::SwapAtCounter, by);
    let answer = db.desk_once(key, doing, facts, |tx, (given_up, instead, reason, by), now| {
        Box::pin(swapped_at_counter(tx, (*given_up, *instead), reason, by, now))
    });
    let answer = answer.await;
    if let Err(Error::Refused(_)) = &answer {
        let person = by_id(&mut *db.reader().await?, given_up).await?.person;
        return turned_away::kept(db, instead, person, answer).await;
    }
    answer
}

/// Both entries are written down in the log: what the person had, and what they have instead.
async fn swapped_at_counter(
    tx: &mut Tx,
    (given_up, instead): (SignUpId, OfferingId),
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<SignUp> {
    let stood = of_own(tx, given_up, by).await?;
    let doing = Doing::parts(Act::SwapAtCounter, by).because(reason);
    let watch = Watch::begin(tx, About::SignUp(given_up), by).await?;
    let swap = for_another(&stood, instead);
    let obtained = swapped(tx, swap, By::Coordinator(by.clone()), reason, now).await?;
    tx.note(Field::Instead, instead);
    watch.end(tx, &doing, now).await?;
    tx.note(Field::InsteadOf, stood.offering);
    Watch::made(About::SignUp(obtained.id)).end(tx, &doing, now).await?;
    let about = NoticeKind::SwappedByCoordinator(name_of(tx, stood.offering).await?);
    notice::tell(tx, about, obtained.person, instead, obtained.id, now).await?;
    Ok(obtained)
}

/// Whether a coordinator could swap it now, and what the person would have instead.
pub async fn swappable_at_counter(
    db: &Db,
    given_up: SignUpId,
    instead: OfferingId,
    by: &Coordinator,
) -> Result<std::result::Result<Place, Refusal>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let swap = for_another(&of_own(&mut connection, given_up, by).await?, instead);
    or_refused(judged(&mut connection, swap, By::Coordinator(by.clone()), now).await)
}

/// What a coordinator proposes to the person instead: of the same course or subject, with a free place that they could have.
pub async fn swap_choices(db: &Db, given_up: SignUpId, by: &Coordinator) -> Result<Vec<Offering>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let has = of_own(&mut connection, given_up, by).await?;
    let mut choices = Vec::new();
    for offering in parallel(&mut connection, has.offering, now).await? {
        if choices.len() == PROPOSED {
            break;
        }
        let swap = for_another(&has, offering.id);
        let answer = judged(&mut connection, swap, By::Coordinator(by.clone()), now).await;
        if or_refused(answer)? == Ok(Place::Held) {
            choices.push(offering);
        }
    }
    Ok(choices)
}

/// What is given up: of the coordinator's own institution.
async fn of_own(connection: &mut AnyConnection, id: SignUpId, by: &Coordinator) -> Result<SignUp> {
    let sign_up = by_id(connection, id).await?;
    standing(connection, sign_up.offering).await?.is_run_by(by)?;
    Ok(sign_up)
}

/// The swap that a coordinator means.
fn for_another(given_up: &SignUp, instead: OfferingId) -> Swap {
    Swap { person: given_up.person, given_up: given_up.id, instead, helping: None }
}
