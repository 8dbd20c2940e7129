//! 名额通知: a free place is held for the first of those who wait, who is told and answers.

use domain::decision::{Basis, Decided};
use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use domain::notice::NoticeKind;
use domain::offering::Places;
use domain::refusal::Refusal;
use domain::sign_up::offer::answer_until;
use domain::sign_up::{Place, SignUp, SignUpState, clash, may_withdraw, moving_up};
use jiff::Timestamp;
use sqlx::any::AnyRow;

use super::By;
use super::end::{basis_of, locked};
use super::give::{coming_sessions, engagements};
use super::row::by_id;
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::decision::{Decisive, record};
use crate::error::{Error, Result};
use crate::fee::becomes_certain;
use crate::offering::standing::{Standing, count, standing};
use crate::seeded::Bug;
use crate::{notice, person};

/// The person takes the place that is offered to them. Somebody else's is not found.
pub async fn accept(db: &Db, key: FormKey, id: SignUpId, person: PersonId) -> Result<SignUp> {
    db.write_once(key, "accept", (id, person), |tx, (id, person), now| {
        Box::pin(async move {
            own(tx, *id, *person).await?;
            accepted(tx, *id, *person, now).await
        })
    })
    .await
}

/// The person lets the place that is offered to them go by, and waits on where they waited; the next one is offered it.
/// Somebody else's is not found.
pub async fn keep_waiting(db: &Db, key: FormKey, id: SignUpId, person: PersonId) -> Result<SignUp> {
    db.write_once(key, "keep_waiting", (id, person), |tx, (id, person), now| {
        Box::pin(async move {
            own(tx, *id, *person).await?;
            waits_on(tx, *id, *person, now).await
        })
    })
    .await
}

async fn own(tx: &mut Tx, id: SignUpId, person: PersonId) -> Result<()> {
    if by_id(tx, id).await?.person == person { Ok(()) } else { Err(Error::NotFound) }
}

/// A place that is offered becomes one that is held, unless the person has got something else at that time meanwhile.
pub(crate) async fn accepted(
    tx: &mut Tx,
    id: SignUpId,
    by: PersonId,
    now: Timestamp,
) -> Result<SignUp> {
    let person = lock_person(tx, id).await?;
    let (sign_up, offering) = offered(tx, id, now).await?;
    let mut engaged = engagements(tx, person, &By::Person(person), now).await?;
    engaged.retain(|other| !other.waits && other.offering != sign_up.offering);
    clash(&coming_sessions(tx, sign_up.offering, now).await?, &engaged)?;
    sqlx::query("update sign_up set answer_by = null where id = $1")
        .bind(id.to_string())
        .execute(&mut **tx)
        .await?;
    answered(tx, &sign_up, &offering, Decided::Accepted, by, now).await?;
    becomes_certain(tx, &sign_up, now).await?;
    Ok(SignUp { state: SignUpState::Live(Place::Held), ..sign_up })
}

/// Locks whoever signed up, so that nothing else is given to them meanwhile.
pub(crate) async fn lock_person(tx: &mut Tx, id: SignUpId) -> Result<PersonId> {
    let person = by_id(tx, id).await?.person;
    person::lock(tx, person).await?;
    Ok(person)
}

/// The place goes to the next one behind; this person is asked again when another is free.
pub(crate) async fn waits_on(
    tx: &mut Tx,
    id: SignUpId,
    by: PersonId,
    now: Timestamp,
) -> Result<SignUp> {
    let (sign_up, offering) = offered(tx, id, now).await?;
    sqlx::query("update sign_up set state = 'waiting', answer_by = null, passed = 1 where id = $1")
        .bind(id.to_string())
        .execute(&mut **tx)
        .await?;
    count(tx, sign_up.offering, -1, 1).await?;
    sqlx::query("update offering set passed = passed + 1 where id = $1")
        .bind(sign_up.offering.to_string())
        .execute(&mut **tx)
        .await?;
    answered(tx, &sign_up, &offering, Decided::KeptWaiting, by, now).await?;
    offer_free(tx, sign_up.offering, now).await?;
    by_id(tx, id).await
}

/// The sign-up to which a place is offered, and how its offering stands once nobody else can change it.
async fn offered(tx: &mut Tx, id: SignUpId, now: Timestamp) -> Result<(SignUp, Standing)> {
    let (sign_up, offering) = locked(tx, id).await?;
    tx.reaches(Reach::PlacesOf(sign_up.offering));
    may_withdraw(&sign_up.state, &offering.terms, now)?;
    match sign_up.state {
        SignUpState::Live(Place::Offered { .. }) => Ok((sign_up, offering)),
        _ => Err(Refusal::NothingOffered.into()),
    }
}

async fn answered(
    tx: &mut Tx,
    sign_up: &SignUp,
    offering: &Standing,
    what: Decided,
    by: PersonId,
    now: Timestamp,
) -> Result<()> {
    let (id, basis, before) = (sign_up.id, basis_of(sign_up, by), &offering.places);
    let by = Some(by);
    record(tx, Decisive { sign_up: id, what, basis: &basis, before, by }, now).await?;
    put_away(tx, id, now).await
}

/// What was answered is asked no more.
pub(super) async fn put_away(tx: &mut Tx, id: SignUpId, now: Timestamp) -> Result<()> {
    let sql = "update notice set seen_at = $2 \
               where sign_up_id = $1 and kind = 'place_offered' and seen_at is null";
    let query = sqlx::query(sql).bind(id.to_string()).bind(now.as_second());
    query.execute(&mut **tx).await?;
    Ok(())
}

/// Offers free places to the first of those who wait for one, and tells them.
pub(crate) async fn offer_free(tx: &mut Tx, offering: OfferingId, now: Timestamp) -> Result<()> {
    let mut places = standing(tx, offering).await?.places;
    let free = moving_up(&places);
    if free == 0 {
        return Ok(());
    }
    let first = "select id, person_id from sign_up \
                 where offering_id = $1 and state = 'waiting' and passed = 0 order by joined limit $2";
    let by_name = "select s.id, s.person_id from sign_up s join person p on p.id = s.person_id \
                   where s.offering_id = $1 and s.state = 'waiting' and s.passed = 0 \
                   order by p.name_key, s.joined desc limit $2";
    let first = sqlx::query(if tx.has(Bug::BySurname) { by_name } else { first })
        .bind(offering.to_string())
        .bind(i64::from(free))
        .fetch_all(&mut **tx)
        .await?;
    let answer_by = answer_until(now, next_session(tx, offering, now).await?).unwrap_or(now);
    for row in &first {
        offer(tx, offering, row, &places, answer_by, now).await?;
        places = Places { held: places.held + 1, waiting: places.waiting - 1, ..places };
    }
    Ok(())
}

/// When the next session begins; now, where none is to come.
pub(crate) async fn next_session(
    tx: &mut Tx,
    offering: OfferingId,
    now: Timestamp,
) -> Result<Timestamp> {
    let coming = coming_sessions(tx, offering, now).await?;
    let begins = coming.iter().map(|span| span.from).filter(|from| *from > now);
    Ok(begins.min().unwrap_or(now))
}

async fn offer(
    tx: &mut Tx,
    offering: OfferingId,
    row: &AnyRow,
    before: &Places,
    answer_by: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let (id, person): (SignUpId, PersonId) = (row.id("id")?, row.id("person_id")?);
    sqlx::query("update sign_up set state = 'held', answer_by = $2, offered_at = $3 where id = $1")
        .bind(id.to_string())
        .bind(answer_by.as_second())
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    count(tx, offering, 1, -1).await?;
    let (what, basis) = (Decided::Offered, &Basis::InOrder);
    record(tx, Decisive { sign_up: id, what, basis, before, by: None }, now).await?;
    if tx.has(Bug::MovedUntold) {
        return Ok(());
    }
    notice::tell(tx, NoticeKind::PlaceOffered { answer_by }, person, offering, id, now).await
}
