//! Who of those who wait could accept a place: whoever has something else at that time, as much as one may have, or as much as
//! they wanted of a draw, is passed over, keeps their position, and is asked again as soon as they can.

use std::collections::{HashMap, HashSet};

use domain::calendar::Span;
use domain::id::{OfferingId, PersonId, SignUpId};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState, clash};
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::By;
use super::blocked::pass_on_blocked;
use super::engagements::{engagements_of_each, sessions_of_each};
use super::kept::one_not_to_be_asked;
use super::offer::offer_free;
use super::row::by_id;
use super::wanted::want_no_more;
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::limits::{OneMore, could_accept};
use crate::lists::{bind_each, padded, placeholders};
use crate::offering::standing::lock;
use crate::seeded::Bug;

/// Of so many is asked at once.
pub(super) const TOGETHER: usize = 64;

/// Somebody who waits on an offering, or is offered a place of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ToJudge {
    pub id: SignUpId,
    pub person: PersonId,
    pub offering: OfferingId,
}

impl From<&SignUp> for ToJudge {
    fn from(one: &SignUp) -> Self {
        Self { id: one.id, person: one.person, offering: one.offering }
    }
}

/// Which of these could not accept a place now, and why; `sessions` are when each offering meets from now on. What they only
/// wait for is in nobody's way, nor what they would give up for it. A limit does not hold for whom a coordinator has made an
/// exception, nor one that was lowered for whom a place is offered since before.
pub(super) async fn unable(
    connection: &mut AnyConnection,
    sessions: &HashMap<OfferingId, Vec<Span>>,
    all: &[ToJudge],
    given_up: &[OfferingId],
    now: Timestamp,
) -> Result<HashMap<SignUpId, Refusal>> {
    let mut unable = HashMap::new();
    for some in all.chunks(TOGETHER) {
        let who: Vec<By> = some.iter().map(|one| By::Person(one.person)).collect();
        let who: Vec<(PersonId, &By)> = who.iter().map(|by| (by.person(), by)).collect();
        let engaged = engagements_of_each(connection, &who, now).await?;
        let one_more = |one: &ToJudge| OneMore::like(one.person, one.offering).instead_of(given_up);
        let wanted: Vec<OneMore> = some.iter().map(one_more).collect();
        let rooms = could_accept(connection, &wanted, now).await?;
        let mut enough = want_no_more(connection, some.iter().map(|one| one.id)).await?;
        let mut limited = Vec::new();
        for one in some {
            let meets = sessions.get(&one.offering).map_or(&[][..], Vec::as_slice);
            let engaged = engaged.get(&one.person).into_iter().flatten();
            let elsewhere = engaged.filter(|other| {
                !other.waits
                    && other.offering != one.offering
                    && !given_up.contains(&other.offering)
            });
            if let Err(refusal) = clash(meets, &elsewhere.cloned().collect::<Vec<_>>()) {
                unable.insert(one.id, refusal);
            } else if let Some(refusal) = enough.remove(&one.id) {
                unable.insert(one.id, refusal);
            } else if let Some(Err(refusal)) =
                rooms.get(&one_more(one)).map(|room| room.accepts(None))
            {
                limited.push((one.id, refusal));
            }
        }
        let promised = promised(connection, &limited).await?;
        let is_kept = |id: &SignUpId| {
            let then = promised.get(id).copied();
            let one = some.iter().find(|one| one.id == *id);
            let room = one.and_then(|one| rooms.get(&one_more(one)));
            then.is_some() && room.is_some_and(|room| room.accepts(then).is_ok())
        };
        limited.retain(|(id, _)| !is_kept(id));
        let excepted = excepted(connection, &limited).await?;
        unable.extend(limited.into_iter().filter(|(id, _)| !excepted.contains(id)));
    }
    Ok(unable)
}

/// How many like it one might have when each of these, that is still to be answered, was offered; nothing where there was no
/// limit.
async fn promised(
    connection: &mut AnyConnection,
    limited: &[(SignUpId, Refusal)],
) -> Result<HashMap<SignUpId, Option<u32>>> {
    let limited: Vec<SignUpId> = limited.iter().map(|(id, _)| *id).collect();
    let limited = padded(&limited);
    if limited.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "select s.id, s.offered_most from sign_up s where s.id in ({}) \
         and s.state = 'held' and s.answer_by is not null and s.offered_most is not null",
        placeholders(1, limited.len())
    );
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)), limited);
    let rows = query.fetch_all(connection).await?;
    let most = |row: &AnyRow| {
        Ok((row.id("id")?, Some(row.number::<u32>("offered_most")?).filter(|most| *most > 0)))
    };
    rows.iter().map(most).collect()
}

/// For whom of these a coordinator has made an exception, at the counter or in the draw.
async fn excepted(
    connection: &mut AnyConnection,
    limited: &[(SignUpId, Refusal)],
) -> Result<HashSet<SignUpId>> {
    let limited: Vec<SignUpId> = limited.iter().map(|(id, _)| *id).collect();
    let limited = padded(&limited);
    if limited.is_empty() {
        return Ok(HashSet::new());
    }
    let sql = format!(
        "select s.id from sign_up s where s.id in ({}) and (exists ( \
         select 1 from decision d where d.sign_up_id = s.id and d.basis = 'exception') or exists ( \
         select 1 from application a join wish w on w.application_id = a.id \
         where a.person_id = s.person_id and w.offering_id = s.offering_id \
         and a.ended_at is null and a.reason <> ''))",
        placeholders(1, limited.len())
    );
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)), limited);
    let rows = query.fetch_all(connection).await?;
    rows.iter().map(|row| row.id("id")).collect()
}

/// Whether the person can accept the place that is offered to them.
pub(super) async fn can_accept(
    connection: &mut AnyConnection,
    sign_up: &SignUp,
    now: Timestamp,
) -> Result<()> {
    match one_unable(connection, sign_up, &[], now).await? {
        Some(refusal) => Err(refusal.into()),
        None => Ok(()),
    }
}

/// Why the person, who waits there or is offered a place, could not accept one if they gave this up for it; nothing where they
/// could.
pub(super) async fn one_unable(
    connection: &mut AnyConnection,
    one: &SignUp,
    given_up: &[OfferingId],
    now: Timestamp,
) -> Result<Option<Refusal>> {
    let sessions = sessions_of_each(connection, &[one.offering], now).await?;
    Ok(unable(connection, &sessions, &[one.into()], given_up, now).await?.remove(&one.id))
}

/// Why a free place would not be offered to the person, who waits for one: what they would have to give up first. Nothing
/// where it would be, also because they keep that and choose when they are asked. Somebody else's entry is not found.
pub async fn why_not_offered(db: &Db, id: SignUpId, person: PersonId) -> Result<Option<Refusal>> {
    let mut connection = db.reader().await?;
    let sign_up = by_id(&mut connection, id).await?;
    if sign_up.person != person {
        return Err(Error::NotFound);
    }
    match sign_up.state {
        SignUpState::Live(Place::Waiting { .. }) => {
            one_not_to_be_asked(&mut connection, &sign_up, db.now()).await
        }
        _ => Ok(None),
    }
}

/// Offers places to those who can accept them: what is offered to somebody who cannot any more, and what is free where somebody
/// was passed over and can by now. Done by every server from time to time; what one has passed on, another finds gone. Returns
/// how many offers went on, and on how many offerings somebody was to be asked again.
pub async fn pass_on_to_the_able(db: &Db) -> Result<usize> {
    Ok(pass_on_blocked(db, None).await? + pass_on(db, None).await?)
}

/// The same at once where one person was passed over, who has just given something up. What fails is done from time to time.
pub(super) async fn ask_again(db: &Db, person: PersonId) {
    if let Err(error) = pass_on(db, Some(person)).await {
        tracing::warn!(%error, "somebody who was passed over could not be asked again; it is tried later");
    }
}

/// The same at once where everybody may have more by now.
pub(crate) async fn ask_everybody_again(db: &Db) {
    if let Err(error) = pass_on(db, None).await {
        tracing::warn!(%error, "those who were passed over could not be asked again; it is tried later");
    }
}

async fn pass_on(db: &Db, person: Option<PersonId>) -> Result<usize> {
    // Two who both wait, and were asked whether one of them wants a single place, wait for a second one, and not for a day that
    // suits them. Whose other one has a place or an offer, or let it go by, waits alone in fact.
    let sql = "select distinct s.offering_id from sign_up s join offering o on o.id = s.offering_id \
               where s.state = 'waiting' and s.passed = 2 and ($2 is null or s.person_id = $2) \
               and o.state <> 'cancelled' and o.allocation = 'in_order' and o.last_to > $1 \
               and o.held < o.capacity and not (o.held + 1 >= o.capacity and exists (select 1 from sign_up_pair p \
               join sign_up w on w.id = case when p.first_id = s.id then p.second_id else p.first_id end \
               where (p.first_id = s.id or p.second_id = s.id) and p.asked_alone_at is not null \
               and p.confirmed_at is not null and p.ended_at is null and w.state = 'waiting' and w.passed <> 1))";
    let query = sqlx::query(sql).bind(db.now().as_second());
    let query = query.bind(person.map(|person| person.to_string()));
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    for row in &rows {
        let offering: OfferingId = row.id("offering_id")?;
        db.write(offering, |tx, offering, now| {
            tx.reaches(Reach::PlacesOf(*offering));
            Box::pin(async move {
                lock(tx, *offering).await?;
                if forgets(tx, *offering).await? {
                    return Ok(());
                }
                offer_free(tx, *offering, now).await
            })
        })
        .await?;
    }
    Ok(rows.len())
}

/// Never, but for a fault that a test has switched on.
async fn forgets(tx: &mut Tx, offering: OfferingId) -> Result<bool> {
    if !tx.has(Bug::HalfForgotten) {
        return Ok(false);
    }
    let sql = "select count(*) as pairs from sign_up_pair p join sign_up s on s.id = p.first_id \
               where s.offering_id = $1 and p.confirmed_at is not null and p.ended_at is null";
    let row = sqlx::query(sql).bind(offering.to_string()).fetch_one(&mut **tx).await?;
    Ok(row.number::<i64>("pairs")? > 0)
}
