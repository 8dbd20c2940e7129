//! Holding the draw: the seed from outside, the places, the waiting lists, the record, and who is told what.

use domain::draw::{DrawPhase, FrozenList, Record, Seed, fell_after};
use domain::id::{DrawId, FormKey};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Held;
use super::answers::{answer_all, people_of};
use super::give::{Places, give_all};
use crate::columns::storable;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::seeded::Bug;

/// What a coordinator enters when the digits have fallen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// Which draw.
    pub draw: DrawId,
    /// The digits, tidied.
    pub seed: String,
    /// When they fell.
    pub fell_at: Timestamp,
    /// Where and before whom.
    pub circumstances: String,
}

/// Digits that fell before people.
#[derive(Clone, Copy, Debug)]
pub struct Fell<'a> {
    /// Which.
    pub seed: &'a Seed,
    /// When.
    pub at: Timestamp,
    /// Where and before whom.
    pub circumstances: &'a str,
}

impl<'a> Fell<'a> {
    /// This very moment.
    pub fn just_now(db: &Db, seed: &'a Seed, circumstances: &'a str) -> Self {
        Self { seed, at: db.now(), circumstances }
    }
}

/// Holds the coordinator's own draw, whose list is frozen: every place and every waiting list, at once. Refused if the digits
/// fell before there was the list.
pub async fn hold(
    db: &Db,
    key: FormKey,
    draw: DrawId,
    fell: &Fell<'_>,
    by: &Coordinator,
) -> Result<Held> {
    let (seed, circumstances) = (fell.seed.to_string(), storable(fell.circumstances));
    let drawing = Drawing { draw, seed, fell_at: fell.at, circumstances };
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
            if !fell_after(drawing.fell_at, frozen.at, now) {
                return Err(Refusal::FellTooEarly { frozen_at: frozen.at }.into());
            }
            let list: FrozenList = frozen.list.parse().map_err(Error::failed)?;
            let seed: Seed = drawing.seed.parse().map_err(Error::failed)?;
            let places = Places::locked(tx, &draw, list.list()).await?;
            let off = places.called_off_since(frozen.at);
            let record = Record::of(&list, drawn_by(tx, seed, now)?, off)
                .map_err(|_| Refusal::WrongDigits { digits: draw.seed.digits })?;
            let held = Held {
                at: now,
                seed: drawing.seed.clone(),
                fell_at: Some(drawing.fell_at),
                circumstances: drawing.circumstances.clone(),
                record: told_of(tx, &record, drawing, now),
            };
            keep(tx, drawing.draw, &held).await?;
            let people = people_of(tx, &draw).await?;
            answer_all(tx, &draw, &places, list.list(), &record, &people).await?;
            give_all(tx, &draw, &places, (list.list(), &record), &people, by, now).await?;
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
    let sql = "update draw set drawn_at = $2, seed = $3, circumstances = $4, record = $5, fell_at = $6 \
               where id = $1";
    sqlx::query(sql)
        .bind(draw.to_string())
        .bind(held.at.as_second())
        .bind(held.seed.as_str())
        .bind(held.circumstances.as_str())
        .bind(held.record.as_str())
        .bind(held.fell_at.map(Timestamp::as_second))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
