//! 一起候补: two who wait for the same thing, linked by both, are offered two places at once.

use domain::id::{FormKey, PairId, PersonId, SignUpId};
use domain::log::{About, Act};
use domain::notice::NoticeKind;
use domain::person::{Coordinator, Mobile};
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::end::locked;
use super::offer::offer_free;
use super::passed::lift;
use super::row::by_id;
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result, found};
use crate::log::Doing;
use crate::notice;
use crate::offering::standing::count_passed;

/// With whom somebody waits, or is asked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// The link between the two.
    pub pair: PairId,
    /// The other one's name; empty where it is not known yet.
    pub name: String,
    /// Both have agreed. Otherwise the other one asks, and waits for an answer.
    pub is_agreed: bool,
}

/// Asks whoever has this mobile number and waits for the same to wait together. Whether somebody with this number waits there
/// is not told: the other one is asked on their own pages. Somebody else's sign-up is not found.
pub async fn ask_to_wait_together(
    db: &Db,
    key: FormKey,
    id: SignUpId,
    person: PersonId,
    other: &Mobile,
) -> Result<()> {
    let facts = (id, person, other.as_str().to_owned());
    db.write_once(key, "pair_ask", facts, |tx, (id, person, other), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            if by_id(tx, *id).await?.person != *person {
                return Err(Error::NotFound);
            }
            let (own, _) = locked(tx, *id).await?;
            may_be_linked(tx, &own).await?;
            let sql = "select s.id, s.person_id from sign_up s join person p on p.id = s.person_id \
                       where s.offering_id = $1 and s.state = 'waiting' and p.mobile = $2";
            let query = sqlx::query(sql).bind(own.offering.to_string()).bind(other.as_str());
            let Some(row) = query.fetch_optional(&mut **tx).await? else { return Ok(()) };
            let other = by_id(tx, row.id("id")?).await?;
            if other.person == *person {
                return Err(Refusal::NoPair.into());
            }
            // Nobody learns from an answer that this one is with somebody else already.
            if may_be_linked(tx, &other).await.is_err() {
                return Ok(());
            }
            let asked_before = "update sign_up_pair set ended_at = $2 \
                                where first_id = $1 and confirmed_at is null and ended_at is null";
            sqlx::query(asked_before)
                .bind(own.id.to_string())
                .bind(now.as_second())
                .execute(&mut **tx)
                .await?;
            let pair = insert(tx, own.id, other.id, None, now).await?;
            tell(tx, NoticeKind::AskedToWaitTogether(pair), &other, now).await
        })
    })
    .await
}

/// The person agrees to wait together with whoever asked. Somebody else's is not found.
pub async fn wait_together(db: &Db, key: FormKey, pair: PairId, person: PersonId) -> Result<()> {
    db.write_once(key, "pair_confirm", (pair, person), |tx, (pair, person), now| {
        Box::pin(async move {
            let (first, second) = both(tx, *pair).await?;
            if second.person != *person {
                return Err(Error::NotFound);
            }
            let (second, _) = locked(tx, second.id).await?;
            tx.reaches(Reach::PlacesOf(second.offering));
            let first = by_id(tx, first.id).await?;
            may_be_linked(tx, &first).await?;
            may_be_linked(tx, &second).await?;
            // Until the offering was locked the other one could have ended it.
            let sql =
                "update sign_up_pair set confirmed_at = $2 where id = $1 and ended_at is null";
            let query = sqlx::query(sql).bind(pair.to_string()).bind(now.as_second());
            found(query.execute(&mut **tx).await?.rows_affected())?;
            tell(tx, NoticeKind::WaitsTogether, &first, now).await?;
            offer_free(tx, second.offering, now).await
        })
    })
    .await
}

/// A coordinator links two who wait for the same. Another institution's are not found.
pub async fn link(
    db: &Db,
    key: FormKey,
    one: SignUpId,
    other: SignUpId,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::beside(Act::LinkPair, by, About::SignUp(one));
    db.desk_once(key, doing, (one, other, by.clone()), |tx, (one, other, by), now| {
        Box::pin(async move {
            let (one, offering) = locked(tx, *one).await?;
            offering.is_run_by(by)?;
            tx.reaches(Reach::PlacesOf(one.offering));
            let other = by_id(tx, *other).await?;
            if other.offering != one.offering || other.id == one.id {
                return Err(Refusal::NoPair.into());
            }
            may_be_linked(tx, &one).await?;
            may_be_linked(tx, &other).await?;
            insert(tx, one.id, other.id, Some(now), now).await?;
            for linked in [&one, &other] {
                tell(tx, NoticeKind::WaitsTogether, linked, now).await?;
            }
            offer_free(tx, one.offering, now).await
        })
    })
    .await
}

/// Either of the two ends it, or says no to having been asked: each waits alone. Somebody else's is not found.
pub async fn wait_alone(db: &Db, key: FormKey, pair: PairId, person: PersonId) -> Result<()> {
    db.write_once(key, "pair_end", (pair, person), |tx, (pair, person), now| {
        Box::pin(async move {
            let (first, second) = both(tx, *pair).await?;
            if first.person != *person && second.person != *person {
                return Err(Error::NotFound);
            }
            let (first, _) = locked(tx, first.id).await?;
            tx.reaches(Reach::PlacesOf(first.offering));
            part(tx, Some(*pair), &first, now).await?;
            offer_free(tx, first.offering, now).await
        })
    })
    .await
}

/// Ends one link of this sign-up, or every one: whoever wanted two places wants one from now on. Inside a unit that has locked
/// the offering.
pub(super) async fn part(
    tx: &mut Tx,
    pair: Option<PairId>,
    of: &SignUp,
    now: Timestamp,
) -> Result<()> {
    let sql = "update sign_up_pair set ended_at = $3 where ended_at is null \
               and (first_id = $1 or second_id = $1) and ($2 is null or id = $2) \
               returning first_id, second_id";
    let rows = sqlx::query(sql)
        .bind(of.id.to_string())
        .bind(pair.map(|pair| pair.to_string()))
        .bind(now.as_second())
        .fetch_all(&mut **tx)
        .await?;
    let mut fewer = 0;
    for row in &rows {
        fewer += lift(tx, [row.id("first_id")?, row.id("second_id")?], now).await?;
    }
    count_passed(tx, of.offering, -i64::try_from(fewer).unwrap_or(0)).await
}

/// One of two who wait together is offered a single place: they are not asked so a second time.
pub(super) async fn asked_alone(tx: &mut Tx, id: SignUpId, now: Timestamp) -> Result<()> {
    let sql = "update sign_up_pair set asked_alone_at = $2 where (first_id = $1 or second_id = $1) \
               and confirmed_at is not null and ended_at is null";
    let query = sqlx::query(sql).bind(id.to_string()).bind(now.as_second());
    query.execute(&mut **tx).await?;
    Ok(())
}

/// Both of two who were asked one after the other whether they want a single place alone wait on for two: they have let none go
/// by of those. Inside a unit that has locked the offering, in which one of them has just said so.
pub(super) async fn wait_on_for_two(tx: &mut Tx, of: &SignUp, now: Timestamp) -> Result<()> {
    let sql = "update sign_up_pair set want_two_at = $2 where (first_id = $1 or second_id = $1) \
               and confirmed_at is not null and ended_at is null \
               and asked_alone_at is not null and want_two_at is null \
               and not exists (select 1 from sign_up s where s.id in (sign_up_pair.first_id, sign_up_pair.second_id) \
               and (s.state <> 'waiting' or s.passed <> 1)) returning first_id, second_id";
    let query = sqlx::query(sql).bind(of.id.to_string()).bind(now.as_second());
    let Some(row) = query.fetch_all(&mut **tx).await?.pop() else { return Ok(()) };
    let (first, second): (SignUpId, SignUpId) = (row.id("first_id")?, row.id("second_id")?);
    let asked = "update sign_up set passed = 0 where id in ($1, $2) and passed = 1";
    let query = sqlx::query(asked).bind(first.to_string()).bind(second.to_string());
    let fewer = query.execute(&mut **tx).await?.rows_affected();
    count_passed(tx, of.offering, -i64::try_from(fewer).unwrap_or(0)).await
}

/// Whether the other one of two who wait together goes on waiting while this one is offered a place: of one of the person's own
/// sign-ups; of somebody else's nothing.
pub async fn is_offered_alone(db: &Db, id: SignUpId, person: PersonId) -> Result<bool> {
    is_offered_alone_in(&mut *db.reader().await?, id, person).await
}

/// The same in a unit or outside.
pub(super) async fn is_offered_alone_in(
    connection: &mut AnyConnection,
    id: SignUpId,
    person: PersonId,
) -> Result<bool> {
    let sql = "select count(*) as pairs from sign_up_pair r \
               join sign_up own on own.id = $1 and own.person_id = $2 \
               join sign_up other on other.id = case when r.first_id = $1 then r.second_id else r.first_id end \
               where (r.first_id = $1 or r.second_id = $1) and r.confirmed_at is not null and r.ended_at is null \
               and other.state = 'waiting' and own.state = 'held' and own.answer_by is not null";
    let query = sqlx::query(sql).bind(id.to_string()).bind(person.to_string());
    let row = query.fetch_one(connection).await?;
    Ok(row.number::<i64>("pairs")? > 0)
}

/// The links of a sign-up that have not ended.
pub(crate) async fn pairs_of(tx: &mut Tx, id: SignUpId) -> Result<Vec<String>> {
    let sql = "select id from sign_up_pair where ended_at is null and (first_id = $1 or second_id = $1) order by id";
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(&mut **tx).await?;
    rows.iter().map(|row| row.text("id")).collect()
}

/// Links two again whose link ended at this instant, where both still wait, and neither with somebody else by now or has asked
/// somebody else, whichever of them had asked first. Returns whether it was possible. Inside a unit that has locked the offering.
pub(crate) async fn linked_again(tx: &mut Tx, pair: &str, ended_at: Timestamp) -> Result<bool> {
    let sql = "update sign_up_pair set ended_at = null where id = $1 and ended_at = $2 \
               and not exists (select 1 from sign_up s where s.id in (sign_up_pair.first_id, sign_up_pair.second_id) \
               and s.state <> 'waiting') \
               and not exists (select 1 from sign_up_pair k where k.ended_at is null \
               and (k.first_id = sign_up_pair.first_id \
               or sign_up_pair.confirmed_at is not null and k.first_id = sign_up_pair.second_id \
               or k.confirmed_at is not null \
               and (k.first_id = sign_up_pair.second_id \
               or k.second_id in (sign_up_pair.first_id, sign_up_pair.second_id))))";
    let query = sqlx::query(sql).bind(pair).bind(ended_at.as_second());
    Ok(query.execute(&mut **tx).await?.rows_affected() > 0)
}

/// Links somebody again, who was removed at this instant and waits again, with whom they waited together, where that is still
/// possible; the other one is told. Inside a unit that has locked the offering.
pub(super) async fn together_again(
    tx: &mut Tx,
    back: SignUpId,
    removed_at: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let sql = "select id, confirmed_at, case when first_id = $1 then second_id else first_id end as other_id \
               from sign_up_pair where (first_id = $1 or second_id = $1) and ended_at = $2 \
               order by case when confirmed_at is null then 1 else 0 end, id";
    let query = sqlx::query(sql).bind(back.to_string()).bind(removed_at.as_second());
    for row in query.fetch_all(&mut **tx).await? {
        let is_linked = linked_again(tx, &row.text("id")?, removed_at).await?;
        if is_linked && row.number_if_any::<i64>("confirmed_at")?.is_some() {
            let other = by_id(tx, row.id("other_id")?).await?;
            tell(tx, NoticeKind::WaitsTogether, &other, now).await?;
        }
    }
    Ok(())
}

/// Whether somebody who was removed at this instant waited together with another until then, and does not by now. For the desk
/// of the institution, which has put them back.
pub async fn waits_alone_since(db: &Db, removed: SignUpId, removed_at: Timestamp) -> Result<bool> {
    let sql = "select count(*) as pairs from sign_up_pair r where (r.first_id = $1 or r.second_id = $1) \
               and r.confirmed_at is not null and r.ended_at = $2 \
               and not exists (select 1 from sign_up_pair k where k.ended_at is null \
               and k.confirmed_at is not null and (k.first_id = $1 or k.second_id = $1))";
    let query = sqlx::query(sql).bind(removed.to_string()).bind(removed_at.as_second());
    let row = query.fetch_one(&mut *db.reader().await?).await?;
    Ok(row.number::<i64>("pairs")? > 0)
}

/// With whom the person waits, and who asks them to: of one of their own sign-ups; of somebody else's nothing.
pub async fn together(db: &Db, id: SignUpId, person: PersonId) -> Result<Vec<Together>> {
    together_in(&mut *db.reader().await?, id, person).await
}

/// The same in a unit or outside.
pub(super) async fn together_in(
    connection: &mut AnyConnection,
    id: SignUpId,
    person: PersonId,
) -> Result<Vec<Together>> {
    let sql = "select r.id, p.name, case when r.confirmed_at is null then 0 else 1 end as agreed \
               from sign_up_pair r \
               join sign_up own on own.id = $1 and own.person_id = $2 \
               join sign_up other on other.id = case when r.first_id = $1 then r.second_id else r.first_id end \
               join person p on p.id = other.person_id \
               where r.ended_at is null and other.state = 'waiting' and own.state = 'waiting' \
               and (r.second_id = $1 or r.first_id = $1 and r.confirmed_at is not null) \
               order by r.asked_at, r.id";
    let query = sqlx::query(sql).bind(id.to_string()).bind(person.to_string());
    query.fetch_all(connection).await?.iter().map(together_from).collect()
}

fn together_from(row: &AnyRow) -> Result<Together> {
    Ok(Together {
        pair: row.id("id")?,
        name: row.text_if_any("name")?.unwrap_or_default(),
        is_agreed: row.number::<i64>("agreed")? == 1,
    })
}

/// Both sign-ups of a link that has not ended.
async fn both(tx: &mut Tx, pair: PairId) -> Result<(SignUp, SignUp)> {
    let sql = "select first_id, second_id from sign_up_pair where id = $1 and ended_at is null";
    let row = sqlx::query(sql).bind(pair.to_string()).fetch_one(&mut **tx).await?;
    Ok((by_id(tx, row.id("first_id")?).await?, by_id(tx, row.id("second_id")?).await?))
}

/// They wait, and with nobody else.
async fn may_be_linked(tx: &mut Tx, sign_up: &SignUp) -> Result<()> {
    if !matches!(sign_up.state, SignUpState::Live(Place::Waiting { .. })) {
        return Err(Refusal::NoPair.into());
    }
    let sql = "select count(*) as pairs from sign_up_pair where ended_at is null \
               and confirmed_at is not null and (first_id = $1 or second_id = $1)";
    let row = sqlx::query(sql).bind(sign_up.id.to_string()).fetch_one(&mut **tx).await?;
    if row.number::<i64>("pairs")? > 0 { Err(Refusal::NoPair.into()) } else { Ok(()) }
}

async fn insert(
    tx: &mut Tx,
    first: SignUpId,
    second: SignUpId,
    confirmed_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<PairId> {
    let pair = PairId(Uuid::now_v7());
    let sql = "insert into sign_up_pair (id, first_id, second_id, asked_at, confirmed_at) \
               values ($1, $2, $3, $4, $5)";
    sqlx::query(sql)
        .bind(pair.to_string())
        .bind(first.to_string())
        .bind(second.to_string())
        .bind(now.as_second())
        .bind(confirmed_at.map(Timestamp::as_second))
        .execute(&mut **tx)
        .await?;
    Ok(pair)
}

/// Tells whose sign-up this is, beside it.
async fn tell(tx: &mut Tx, about: NoticeKind, sign_up: &SignUp, now: Timestamp) -> Result<()> {
    notice::tell(tx, about, sign_up.person, sign_up.offering, sign_up.id, now).await
}
