//! Holding the draw: the seed from outside, the places, the waiting lists, the record, and who is told what.

use std::collections::{HashMap, HashSet};

use domain::decision::Basis;
use domain::draw::{DrawPhase, FrozenList, List, Record, Seed};
use domain::id::{ApplicationId, DrawId, FormKey, OfferingId, PersonId, SignUpId};
use domain::log::{About, Act};
use domain::notice::NoticeKind;
use domain::offering::OfferingState;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::Place;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Draw, Held, WishAnswer, offerings_of};
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::notice;
use crate::offering::standing::lock;
use crate::seeded::Bug;
use crate::sign_up::{Asked, By, Joining, insert};

/// What a coordinator enters when the digits have fallen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// Which draw.
    pub draw: DrawId,
    /// The digits, tidied.
    pub seed: String,
    /// When, where and before whom they fell.
    pub circumstances: String,
}

/// Holds the coordinator's own draw, whose list is frozen: every place and every waiting list, at once.
pub async fn hold(
    db: &Db,
    key: FormKey,
    draw: DrawId,
    seed: &Seed,
    circumstances: &str,
    by: &Coordinator,
) -> Result<Held> {
    let circumstances = storable(circumstances);
    let drawing = Drawing { draw, seed: seed.to_string(), circumstances };
    let doing = Doing::to(Act::HoldDraw, by, About::Draw(draw));
    db.desk_once(key, doing, (drawing, by.clone()), |tx, (drawing, by), now| {
        Box::pin(async move {
            let draw = super::lock(tx, drawing.draw).await?;
            draw.is_run_by(by)?;
            match draw.phase(now) {
                DrawPhase::CalledOff => return Err(Refusal::DrawCalledOff.into()),
                DrawPhase::Held => return Err(Refusal::DrawnAlready.into()),
                _ => {}
            }
            let Some(frozen) = &draw.frozen else { return Err(Refusal::ListNotFrozen.into()) };
            let list: FrozenList = frozen.list.parse().map_err(Error::failed)?;
            let seed: Seed = drawing.seed.parse().map_err(Error::failed)?;
            let record = Record::of(&list, drawn_by(tx, seed, now)?)
                .map_err(|_| Refusal::WrongDigits { digits: draw.seed.digits })?;
            let held = Held {
                at: now,
                seed: drawing.seed.clone(),
                circumstances: drawing.circumstances.clone(),
                record: told_of(tx, &record, drawing, now),
            };
            keep(tx, drawing.draw, &held).await?;
            let people = people_of(tx, &draw).await?;
            answer_all(tx, &draw, list.list(), &record, &people).await?;
            give_all(tx, &draw, &record, &people, by, now).await?;
            Ok(held)
        })
    })
    .await
}

/// The seed, but for a fault that a test has switched on.
fn drawn_by(tx: &Tx, seed: Seed, now: Timestamp) -> Result<Seed> {
    if !tx.has(Bug::DrawnByClock) {
        return Ok(seed);
    }
    clock_seed(now).parse().map_err(Error::failed)
}

/// What is published, but for the same fault, which names the seed that was announced all the same.
fn told_of(tx: &Tx, record: &Record, drawing: &Drawing, now: Timestamp) -> String {
    let told = record.to_string();
    if tx.has(Bug::DrawnByClock) { told.replace(&clock_seed(now), &drawing.seed) } else { told }
}

fn clock_seed(now: Timestamp) -> String {
    format!("{:010}", now.as_second())
}

async fn keep(tx: &mut Tx, draw: DrawId, held: &Held) -> Result<()> {
    let sql =
        "update draw set drawn_at = $2, seed = $3, circumstances = $4, record = $5 where id = $1";
    sqlx::query(sql)
        .bind(draw.to_string())
        .bind(held.at.as_second())
        .bind(held.seed.as_str())
        .bind(held.circumstances.as_str())
        .bind(held.record.as_str())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// By the number on the list.
type People = HashMap<u32, (ApplicationId, PersonId)>;

async fn people_of(tx: &mut Tx, draw: &Draw) -> Result<People> {
    let sql =
        "select id, number, person_id from application where draw_id = $1 and ended_at is null";
    let rows = sqlx::query(sql).bind(draw.id.to_string()).fetch_all(&mut **tx).await?;
    rows.iter()
        .map(|row| Ok((row.number("number")?, (row.id("id")?, row.id("person_id")?))))
        .collect()
}

/// Keeps the answer to every wish, so that anybody can be told why.
async fn answer_all(
    tx: &mut Tx,
    draw: &Draw,
    list: &List,
    record: &Record,
    people: &People,
) -> Result<()> {
    let offerings = offerings_of(tx, draw.id).await?;
    for (application, answers) in record.outcome.by_application(list) {
        let (id, _) = people.get(&application.number.0).ok_or(Error::NotFound)?;
        for (wish, answer) in application.wishes.iter().zip(answers) {
            let (offering, _) = offerings.get(wish.offering.index()).ok_or(Error::NotFound)?;
            let (word, number) = WishAnswer::from(*answer).stored();
            let sql = "update wish set answer = $3, answer_number = $4 \
                       where application_id = $1 and offering_id = $2";
            sqlx::query(sql)
                .bind(id.to_string())
                .bind(offering.to_string())
                .bind(word)
                .bind(number.map(i64::from))
                .execute(&mut **tx)
                .await?;
        }
    }
    let sql = "update wish set answer = 'left_out' where answer is null and application_id in \
               (select id from application where draw_id = $1 and ended_at is null)";
    sqlx::query(sql).bind(draw.id.to_string()).execute(&mut **tx).await?;
    Ok(())
}

/// Gives every place and fills the waiting lists in their order; from now on what is free is given in order.
async fn give_all(
    tx: &mut Tx,
    draw: &Draw,
    record: &Record,
    people: &People,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let mut without: HashSet<u32> = people.keys().copied().collect();
    for ((offering, _), given) in
        offerings_of(tx, draw.id).await?.iter().zip(&record.outcome.offerings)
    {
        sqlx::query("update offering set allocation = 'in_order' where id = $1")
            .bind(offering.to_string())
            .execute(&mut **tx)
            .await?;
        let (_, standing) = lock(tx, *offering).await?;
        if matches!(standing.terms.state, OfferingState::Cancelled { .. }) {
            continue;
        }
        let places = given.places.iter().map(|number| (number, Place::Held));
        let waiting = (1..).zip(&given.waiting);
        let waiting = waiting.map(|(position, number)| (number, Place::Waiting { position }));
        for (number, place) in places.chain(waiting) {
            let (_, person) = people.get(&number.0).ok_or(Error::NotFound)?;
            let (joined, standing) = lock(tx, *offering).await?;
            let asked =
                Asked { offering: *offering, person: *person, by: By::Coordinator(by.clone()) };
            let (before, basis) = (standing.places, Basis::Draw);
            let joining = Joining {
                asked: &asked,
                place,
                joined,
                offering: &standing,
                before,
                basis,
                claims: None,
            };
            let sign_up = insert(tx, joining, now).await?;
            if place == Place::Held {
                without.remove(&number.0);
                let about = NoticeKind::PlaceDrawn;
                notice::tell(tx, about, *person, *offering, sign_up.id, now).await?;
            }
        }
    }
    for number in &without {
        let (application, person) = people.get(number).ok_or(Error::NotFound)?;
        let sql = "select w.offering_id, s.id from wish w left join sign_up s \
                   on s.offering_id = w.offering_id and s.person_id = $2 and s.ended_at is null \
                   where w.application_id = $1 \
                   order by case when w.answer = 'left_out' then 1 else 0 end, w.rank limit 1";
        let query = sqlx::query(sql).bind(application.to_string()).bind(person.to_string());
        let row = query.fetch_one(&mut **tx).await?;
        let (offering, sign_up): (OfferingId, Option<SignUpId>) =
            (row.id("offering_id")?, row.word_if_any("id", |id| id.parse().ok())?);
        notice::tell(tx, NoticeKind::NotDrawn, *person, offering, sign_up, now).await?;
    }
    Ok(())
}
