//! 名额通知: a free place is held for the first of those who wait, who is told and answers.

use domain::decision::{Basis, Decided};
use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use domain::notice::NoticeKind;
use domain::offering::Places;
use domain::refusal::Refusal;
use domain::sign_up::offer;
use domain::sign_up::together::{InLine, Offers, next_offers};
use domain::sign_up::{Place, SignUp, SignUpState, for_the_line, may_withdraw};
use domain::stage::{ForWhom, StagedOffers};
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::blocked::pass_on_blocked_of;
use super::end::{locked, may_change};
use super::engagements::coming_sessions;
use super::line::{line, turns};
use super::passed::pass_over;
use super::row::{by_id, live};
use super::together::{asked_alone, part, wait_on_for_two};
use super::{By, able, stages};
use crate::db::{Db, Reach, Tx};
use crate::decision::{Decider, Decisive, record};
use crate::error::Result;
use crate::fee::becomes_certain;
use crate::offering::standing::{Standing, count, count_passed, standing};
use crate::seeded::Bug;
use crate::{draw, notice, person};

/// The person takes the place that is offered to them. Somebody else's is not found.
pub async fn accept(db: &Db, key: FormKey, id: SignUpId, person: PersonId) -> Result<SignUp> {
    accept_for(db, key, id, person, By::Person(person)).await
}

/// The same for whoever asks: the person, or somebody whom they let act for them.
pub async fn accept_for(
    db: &Db,
    key: FormKey,
    id: SignUpId,
    person: PersonId,
    by: By,
) -> Result<SignUp> {
    let taken = db.write_once(key, "accept", (id, person, by), |tx, (id, person, by), now| {
        Box::pin(async move {
            may_change(tx, *id, *person, by, now).await?;
            accepted(tx, *id, by, &Basis::InOrder, now).await
        })
    });
    let taken = taken.await?;
    // What else they are offered may be out of their reach by this.
    pass_on_blocked_of(db, person).await;
    Ok(taken)
}

/// The person lets the place that is offered to them go by, and waits on where they waited; the next one is offered it.
/// Somebody else's is not found.
pub async fn keep_waiting(db: &Db, key: FormKey, id: SignUpId, person: PersonId) -> Result<SignUp> {
    keep_waiting_for(db, key, id, person, By::Person(person)).await
}

/// The same for whoever asks: the person, or somebody whom they let act for them.
pub async fn keep_waiting_for(
    db: &Db,
    key: FormKey,
    id: SignUpId,
    person: PersonId,
    by: By,
) -> Result<SignUp> {
    db.write_once(key, "keep_waiting", (id, person, by), |tx, (id, person, by), now| {
        Box::pin(async move {
            may_change(tx, *id, *person, by, now).await?;
            waits_on(tx, *id, by, &Basis::InOrder, now).await
        })
    })
    .await
}

/// A place that is offered becomes one that is held, in a unit after which [`pass_on_blocked_of`] is asked; unless the person has got something else at that time meanwhile, as much
/// as one may have, or as much as they wanted of a draw.
pub(crate) async fn accepted(
    tx: &mut Tx,
    id: SignUpId,
    by: impl Into<Decider> + Send,
    basis: &Basis,
    now: Timestamp,
) -> Result<SignUp> {
    let by = by.into();
    let person = lock_person(tx, id).await?;
    draw::keep_lists_open(tx, &[person]).await?;
    let (sign_up, offering) = offered(tx, id, now).await?;
    able::can_accept(tx, &sign_up, now).await?;
    taken(tx, sign_up, &offering, (by, basis), now).await
}

/// The place that is offered is theirs, in a unit that has locked person and offering, and has looked whether they can accept it.
pub(super) async fn taken(
    tx: &mut Tx,
    sign_up: SignUp,
    offering: &Standing,
    (by, basis): (Decider, &Basis),
    now: Timestamp,
) -> Result<SignUp> {
    sqlx::query("update sign_up set answer_by = null where id = $1")
        .bind(sign_up.id.to_string())
        .execute(&mut **tx)
        .await?;
    // The other one of two who waited together answers for themself, and may wait together with somebody else.
    part(tx, None, &sign_up, now).await?;
    answered(tx, &sign_up, offering, (Decided::Accepted, basis), by, now).await?;
    becomes_certain(tx, &sign_up, offering, now).await?;
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
    by: impl Into<Decider> + Send,
    basis: &Basis,
    now: Timestamp,
) -> Result<SignUp> {
    let by = by.into();
    let (sign_up, offering) = offered(tx, id, now).await?;
    sqlx::query("update sign_up set state = 'waiting', answer_by = null, passed = 1 where id = $1")
        .bind(id.to_string())
        .execute(&mut **tx)
        .await?;
    count(tx, sign_up.offering, -1, 1).await?;
    count_passed(tx, sign_up.offering, 1).await?;
    wait_on_for_two(tx, &sign_up, now).await?;
    answered(tx, &sign_up, &offering, (Decided::KeptWaiting, basis), by, now).await?;
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

/// What of an offering is offered to the person, if anything is.
pub(super) async fn open_offer(
    connection: &mut AnyConnection,
    offering: OfferingId,
    person: PersonId,
) -> Result<Option<SignUp>> {
    let mine = live(connection, offering, person).await?;
    Ok(mine.filter(|mine| matches!(mine.state, SignUpState::Live(Place::Offered { .. }))))
}

async fn answered(
    tx: &mut Tx,
    sign_up: &SignUp,
    offering: &Standing,
    (what, basis): (Decided, &Basis),
    by: Decider,
    now: Timestamp,
) -> Result<()> {
    let (id, before, by) = (sign_up.id, &offering.places, Some(by));
    record(tx, Decisive { sign_up: id, what, basis, before, by }, now).await?;
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

/// Offers free places to the first of those who wait for one, or together for two, and could accept it, and tells them. Whoever
/// stands before them and could not is passed over and keeps their position; of two together, with the other. Those behind are
/// not judged (`domain::sign_up::turns` says why).
pub(crate) async fn offer_free(tx: &mut Tx, offering: OfferingId, now: Timestamp) -> Result<()> {
    let stands = standing(tx, offering).await?;
    let mut places = stands.places;
    let free = for_the_line(stands.terms.allocation, &places);
    if free == 0 {
        return Ok(());
    }
    let waiting = line(tx, offering, now).await?;
    if waiting.is_empty() {
        return Ok(());
    }
    let staged = stages::staged_line(tx, offering, &stands, now).await?;
    let rule = |in_line: &[InLine<SignUpId>]| match &staged {
        Some(staged) => staged.offers(&stands.places, in_line, now),
        None => {
            let Offers { offered, want_two } = next_offers(free, in_line);
            let offered = offered.into_iter().map(|who| (who, None)).collect();
            StagedOffers { offered, want_two }
        }
    };
    let turns = turns(tx, offering, &waiting, rule, now).await?;
    pass_over(tx, offering, &waiting, &turns.passed, now).await?;
    if turns.offered.is_empty() {
        return Ok(());
    }
    let answer_by = offer::answer_by(now, next_session(tx, offering, now).await?);
    let offered: Vec<_> = turns.offered.iter().map(|(id, _)| *id).collect();
    let mut fewer = 0;
    for (id, share) in turns.offered {
        let Some(one) = waiting.iter().find(|one| one.in_line.who == id) else { continue };
        offer(tx, offering, (id, one.person, share), &places, answer_by, now).await?;
        places = Places { held: places.held + 1, waiting: places.waiting - 1, ..places };
        fewer += i64::from(one.is_counted);
        let waits_on = |with: SignUpId| waiting.iter().any(|one| one.in_line.who == with);
        if one.in_line.with.is_some_and(|with| waits_on(with) && !offered.contains(&with)) {
            asked_alone(tx, id, now).await?;
        }
    }
    count_passed(tx, offering, -fewer).await
}

/// Another place is free than the one that they let go by: those who did so are asked again.
pub(crate) async fn another_is_free(tx: &mut Tx, offering: OfferingId) -> Result<()> {
    let sql = "update sign_up set passed = 0 where offering_id = $1 and passed = 1";
    let query = sqlx::query(sql).bind(offering.to_string());
    let asked_again = query.execute(&mut **tx).await?.rows_affected();
    count_passed(tx, offering, -i64::try_from(asked_again).unwrap_or(0)).await
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
    (id, person, share): (SignUpId, PersonId, Option<ForWhom>),
    before: &Places,
    answer_by: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let sql = "update sign_up set state = 'held', answer_by = $2, offered_at = $3, passed = 0, claims = $4, offered_most = (\
               select coalesce(case o.kind when 'class' then i.most_classes when 'shift' then i.most_shifts end, 0) \
               from offering o join institution i on i.id = o.institution_id where o.id = sign_up.offering_id) \
               where id = $1";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(answer_by.as_second())
        .bind(now.as_second())
        .bind(share.map(ForWhom::code))
        .execute(&mut **tx)
        .await?;
    count(tx, offering, 1, -1).await?;
    let (what, basis) = (Decided::Offered, &share.map_or(Basis::InOrder, Basis::Share));
    record(tx, Decisive { sign_up: id, what, basis, before, by: None }, now).await?;
    if tx.has(Bug::MovedUntold) {
        return Ok(());
    }
    notice::tell(tx, NoticeKind::PlaceOffered { answer_by }, person, offering, id, now).await
}
