//! 审核报名: a coordinator says yes or no to those who asked.

use domain::decision::{Basis, Decided};
use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use domain::log::{About, Act, Field};
use domain::notice::NoticeKind;
use domain::offering::Places;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::approval::{a_place, may_decide};
use domain::sign_up::{EndReason, SignUp};
use jiff::Timestamp;

use super::end::{end, locked};
use super::row::by_id;
use crate::columns::storable;
use crate::db::{Db, Reach, Tx};
use crate::decision::{Decisive, record};
use crate::error::{Error, Result};
use crate::fee::becomes_certain;
use crate::log::Doing;
use crate::notice;
use crate::offering::standing::{Standing, count, lock};

pub use self::foreseen::{Foreseen, foreseen};

mod foreseen;

/// Says yes to these people and tells them: to all of them, or to none where there are not as many free places. Whoever
/// has taken it back meanwhile, or has an answer already, is passed over. Returns how many got a place.
pub async fn approve(
    db: &Db,
    key: FormKey,
    offering: OfferingId,
    sign_ups: &[SignUpId],
    by: &Coordinator,
) -> Result<u32> {
    let facts = (offering, sign_ups.to_vec(), by.clone());
    let doing = match *sign_ups {
        [one] => Doing::to(Act::Approve, by, About::SignUp(one)),
        _ => Doing::beside(Act::Approve, by, About::Offering(offering)),
    };
    db.desk_once(key, doing, facts, |tx, (offering, sign_ups, by), now| {
        tx.reaches(Reach::PlacesOf(*offering));
        Box::pin(async move {
            let (_, standing) = lock(tx, *offering).await?;
            standing.is_run_by(by)?;
            let chosen = in_review(tx, *offering, &standing, sign_ups, now).await?;
            let people = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
            tx.note(Field::Number, people);
            a_place(&standing.places, people)?;
            let mut places = standing.places;
            for sign_up in &chosen {
                give_place(tx, sign_up, &places, by.person, now).await?;
                becomes_certain(tx, sign_up, &standing, now).await?;
                places = Places { held: places.held + 1, waiting: places.waiting - 1, ..places };
            }
            Ok(people)
        })
    })
    .await
}

/// Those of the chosen who are still in review. If nobody is, that is told.
async fn in_review(
    tx: &mut Tx,
    offering: OfferingId,
    standing: &Standing,
    sign_ups: &[SignUpId],
    now: Timestamp,
) -> Result<Vec<SignUp>> {
    let mut chosen: Vec<SignUp> = Vec::with_capacity(sign_ups.len());
    let mut last = Refusal::NotInReview;
    for id in sign_ups {
        let sign_up = by_id(tx, *id).await?;
        if sign_up.offering != offering {
            return Err(Error::NotFound);
        }
        match may_decide(&sign_up.state, &standing.terms, now) {
            Ok(()) if chosen.iter().any(|other| other.id == *id) => {}
            Ok(()) => chosen.push(sign_up),
            Err(refusal) => last = refusal,
        }
    }
    if chosen.is_empty() { Err(last.into()) } else { Ok(chosen) }
}

async fn give_place(
    tx: &mut Tx,
    sign_up: &SignUp,
    before: &Places,
    by: PersonId,
    now: Timestamp,
) -> Result<()> {
    sqlx::query("update sign_up set state = 'held' where id = $1")
        .bind(sign_up.id.to_string())
        .execute(&mut **tx)
        .await?;
    count(tx, sign_up.offering, 1, -1).await?;
    let (what, basis, by) = (Decided::Approved, &Basis::Approval, Some(by.into()));
    record(tx, Decisive { sign_up: sign_up.id, what, basis, before, by }, now).await?;
    let (person, of) = (sign_up.person, sign_up.offering);
    notice::tell(tx, NoticeKind::Approved, person, of, sign_up.id, now).await
}

/// Says no to one person, and tells them why.
pub async fn not_accept(
    db: &Db,
    key: FormKey,
    id: SignUpId,
    reason: &str,
    by: &Coordinator,
) -> Result<SignUp> {
    let facts = (id, storable(reason), by.clone());
    let doing = Doing::to(Act::NotAccept, by, About::SignUp(id)).because(reason);
    db.desk_once(key, doing, facts, |tx, (id, reason, by), now| {
        Box::pin(async move {
            let (sign_up, offering) = locked(tx, *id).await?;
            tx.reaches(Reach::PlacesOf(sign_up.offering));
            offering.is_run_by(by)?;
            may_decide(&sign_up.state, &offering.terms, now)?;
            let why = EndReason::NotAccepted(reason.clone());
            let ended = end(tx, sign_up, &offering, why, by.person, now).await?;
            let about = NoticeKind::NotAccepted(reason.clone());
            notice::tell(tx, about, ended.person, ended.offering, ended.id, now).await?;
            Ok(ended)
        })
    })
    .await
}
