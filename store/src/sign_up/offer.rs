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
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::end::{locked, may_change};
use super::engagements::coming_sessions;
use super::row::by_id;
use super::together::part;
use super::{By, able, stages};
use crate::columns::Columns;
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
    db.write_once(key, "accept", (id, person, by), |tx, (id, person, by), now| {
        Box::pin(async move {
            may_change(tx, *id, *person, by, now).await?;
            accepted(tx, *id, by, &Basis::InOrder, now).await
        })
    })
    .await
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

/// A place that is offered becomes one that is held, unless the person has got something else at that time meanwhile, or as
/// much as one may have.
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
    sqlx::query("update sign_up set answer_by = null where id = $1")
        .bind(id.to_string())
        .execute(&mut **tx)
        .await?;
    // The other one of two who waited together answers for themself, and may wait together with somebody else.
    part(tx, None, &sign_up, now).await?;
    answered(tx, &sign_up, &offering, (Decided::Accepted, basis), by, now).await?;
    becomes_certain(tx, &sign_up, &offering, now).await?;
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
/// could not is passed over and keeps their position; of two together, with the other.
pub(crate) async fn offer_free(tx: &mut Tx, offering: OfferingId, now: Timestamp) -> Result<()> {
    let stands = standing(tx, offering).await?;
    let mut places = stands.places;
    let free = for_the_line(stands.terms.allocation, &places);
    if free == 0 {
        return Ok(());
    }
    let waiting = line(tx, offering, now).await?;
    let who: Vec<_> = waiting.iter().map(|(in_line, person, _)| (in_line.who, *person)).collect();
    let unable = able::unable(tx, offering, &who, now).await?;
    let is_unable = |one: &InLine<SignUpId>| {
        unable.contains_key(&one.who) || one.with.is_some_and(|with| unable.contains_key(&with))
    };
    let in_line = waiting.iter().map(|(in_line, ..)| *in_line);
    let in_line: Vec<_> = in_line.filter(|one| !is_unable(one)).collect();
    let offers = match stages::offers(tx, offering, &stands, &in_line, now).await? {
        Some(staged) => staged,
        None => {
            let Offers { offered, want_two } = next_offers(free, &in_line);
            let offered = offered.into_iter().map(|who| (who, None)).collect();
            StagedOffers { offered, want_two }
        }
    };
    if offers.offered.is_empty() && offers.want_two.is_empty() && unable.is_empty() {
        return Ok(());
    }
    let passed_over = waiting.iter().map(|(in_line, ..)| in_line).filter(|one| is_unable(one));
    let passed_over: Vec<_> =
        offers.want_two.iter().copied().chain(passed_over.map(|one| one.who)).collect();
    let answer_by = offer::answer_by(now, next_session(tx, offering, now).await?);
    let of = |id: SignUpId| waiting.iter().find(|(in_line, ..)| in_line.who == id);
    let (mut more, mut fewer) = (0, 0);
    for (id, share) in offers.offered {
        let Some((_, person, was_passed)) = of(id) else { continue };
        offer(tx, offering, (id, *person, share), &places, answer_by, now).await?;
        places = Places { held: places.held + 1, waiting: places.waiting - 1, ..places };
        fewer += i64::from(*was_passed);
    }
    for (in_line, _, was_passed) in passed_over.iter().filter_map(|id| of(*id)) {
        sqlx::query("update sign_up set passed = 2 where id = $1")
            .bind(in_line.who.to_string())
            .execute(&mut **tx)
            .await?;
        more += i64::from(!was_passed);
    }
    count_passed(tx, offering, more - fewer).await
}

/// Another place is free than the one that they let go by: those who did so are asked again.
pub(crate) async fn another_is_free(tx: &mut Tx, offering: OfferingId) -> Result<()> {
    let sql = "update sign_up set passed = 0 where offering_id = $1 and passed = 1";
    let query = sqlx::query(sql).bind(offering.to_string());
    let asked_again = query.execute(&mut **tx).await?.rows_affected();
    count_passed(tx, offering, -i64::try_from(asked_again).unwrap_or(0)).await
}

/// Who is to be asked, in order; whose they are, and whether they were passed before.
async fn line(
    tx: &mut Tx,
    offering: OfferingId,
    now: Timestamp,
) -> Result<Vec<(InLine<SignUpId>, PersonId, bool)>> {
    let sql = include_str!("line.sql").replace("IS_ASKED", include_str!("is_asked.sql"));
    let query = sqlx::query(AssertSqlSafe(sql)).bind(now.as_second()).bind(offering.to_string());
    let rows = query.fetch_all(&mut **tx).await?;
    let waits = |row: &AnyRow| {
        let with = row.word_if_any("with_id", |id| id.parse().ok())?;
        let in_line = InLine { who: row.id("id")?, with };
        Ok((in_line, row.id("person_id")?, row.number::<i64>("passed")? != 0))
    };
    let mut line: Vec<_> = rows.iter().map(waits).collect::<Result<_>>()?;
    if tx.has(Bug::BySurname) {
        by_surname(tx, &mut line).await?;
    }
    Ok(line)
}

/// Never, but for a fault that a test has switched on.
async fn by_surname(tx: &mut Tx, line: &mut Vec<(InLine<SignUpId>, PersonId, bool)>) -> Result<()> {
    let mut named = Vec::new();
    for one in line.drain(..) {
        named
            .push((person::by_id(tx, one.1).await?.name.map(|name| name.as_str().to_owned()), one));
    }
    named.reverse();
    named.sort_by(|(one, _), (other, _)| one.cmp(other));
    line.extend(named.into_iter().map(|(_, one)| one));
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
    (id, person, share): (SignUpId, PersonId, Option<ForWhom>),
    before: &Places,
    answer_by: Timestamp,
    now: Timestamp,
) -> Result<()> {
    sqlx::query("update sign_up set state = 'held', answer_by = $2, offered_at = $3, passed = 0, claims = $4 where id = $1")
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
