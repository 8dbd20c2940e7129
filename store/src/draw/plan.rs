//! Planning a draw: which offerings, from when to when, how much one may want.

use std::collections::HashSet;

use domain::draw::{DIGITS_AT_LEAST, DIGITS_AT_MOST, SeedPlan};
use domain::id::{DrawId, FormKey, OfferingId};
use domain::log::{About, Act};
use domain::offering::{Window, can_be_drawn};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::text::is_hidden;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Result, unique_means};
use crate::log::Doing;
use crate::offering::stages::stages_of;
use crate::offering::standing::{Standing, lock};

/// A draw that is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDraw {
    /// 2027年春季学期书法班.
    pub name: String,
    /// When wishes may be made and changed.
    pub window: Window,
    /// Places that one person may want in all; at least 1.
    pub most_wanted: u32,
    /// Where the seed will come from.
    pub seed: SeedPlan,
    /// First instant at which what is reserved for the own district is everybody's, if it ever is; a list that is frozen later
    /// has no such share.
    pub district_until: Option<Timestamp>,
    /// What is drawn, in the order of the list.
    pub offerings: Vec<NewDrawOffering>,
}

/// One of its offerings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDrawOffering {
    /// Which.
    pub offering: OfferingId,
    /// Of its places, kept for people who never had one at the institution.
    pub newcomer_places: u32,
    /// Of its places, kept for people of the own district.
    pub district_places: u32,
}

/// Plans a draw of the coordinator's own offerings. From now on nobody has a place on them in another way until it is held.
pub async fn plan(db: &Db, key: FormKey, new: NewDraw, by: &Coordinator) -> Result<DrawId> {
    let doing = Doing::makes(Act::PlanDraw, by);
    db.desk_once(key, doing, (new.plain(), by.clone()), |tx, (new, by), now| {
        Box::pin(async move {
            new.is_sound(now)?;
            let id = insert(tx, new, by, now).await?;
            tx.note_about(About::Draw(id));
            for (number, one) in (1..).zip(&new.offerings) {
                take(tx, id, number, *one, new.window, by).await?;
            }
            Ok(id)
        })
    })
    .await
}

impl NewDraw {
    /// With words that everybody sees as they are: they will stand on the list, which is refused otherwise; and without a day
    /// on which nothing is released.
    pub(super) fn plain(self) -> Self {
        let plain = |words: &str| words.replace(is_hidden, " ").trim().to_owned();
        let seed = SeedPlan { source: plain(&self.seed.source), ..self.seed };
        let reserves = self.offerings.iter().any(|one| one.district_places > 0);
        let district_until = self.district_until.filter(|_| reserves);
        Self { name: plain(&self.name), seed, district_until, ..self }
    }

    /// Whether it can be a draw at all, whatever its offerings are.
    pub(super) fn is_sound(&self, now: Timestamp) -> Result<(), Refusal> {
        let different: HashSet<_> = self.offerings.iter().map(|one| one.offering).collect();
        if different.is_empty() || different.len() < self.offerings.len() {
            return Err(Refusal::NoWish);
        }
        if self.window.closes_at <= now || self.window.closes_at <= self.window.opens_at {
            return Err(Refusal::ClosesInThePast);
        }
        if let Some(until) = self.district_until.filter(|until| *until <= self.window.closes_at) {
            return Err(Refusal::ReleasedBeforeList { until });
        }
        let SeedPlan { digits, source } = &self.seed;
        let is_long_enough = (DIGITS_AT_LEAST..=DIGITS_AT_MOST).contains(&(*digits as usize));
        if is_long_enough && !source.is_empty() {
            Ok(())
        } else {
            Err(Refusal::WrongDigits { digits: *digits })
        }
    }
}

async fn insert(tx: &mut Tx, new: &NewDraw, by: &Coordinator, now: Timestamp) -> Result<DrawId> {
    let id = DrawId(Uuid::now_v7());
    let sql = "insert into draw (id, institution_id, name, opens_at, closes_at, most_wanted, seed_digits, seed_source, \
               planned_at, planned_by, district_until) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(by.institution.to_string())
        .bind(new.name.as_str())
        .bind(new.window.opens_at.as_second())
        .bind(new.window.closes_at.as_second())
        .bind(i64::from(new.most_wanted.max(1)))
        .bind(i64::from(new.seed.digits))
        .bind(new.seed.source.as_str())
        .bind(now.as_second())
        .bind(by.person.to_string())
        .bind(new.district_until.map(Timestamp::as_second))
        .execute(&mut **tx)
        .await?;
    Ok(id)
}

/// Takes an offering into the draw: one signs up for it, it counts its places, some are free and nobody waits for one, and it
/// begins after the window. Whoever has a place keeps it.
pub(super) async fn take(
    tx: &mut Tx,
    draw: DrawId,
    number: i64,
    one: NewDrawOffering,
    window: Window,
    by: &Coordinator,
) -> Result<()> {
    let (_, standing) = lock(tx, one.offering).await?;
    standing.is_run_by(by)?;
    let (places, terms) = (&standing.places, &standing.terms);
    let refused = Refusal::CannotBeDrawn { offering: one.offering };
    let reserved = one.newcomer_places.saturating_add(one.district_places);
    let has_room = reserved <= places.unheld();
    if keeps_places(tx, one.offering, &standing, window).await? {
        return Err(Refusal::StagedCannotBeDrawn { offering: one.offering }.into());
    }
    let is_free = has_room && can_be_drawn(terms, places) && !is_offered(tx, one.offering).await?;
    if !is_free || standing.begins_at <= window.closes_at {
        return Err(refused.into());
    }
    let sql = "insert into draw_offering (draw_id, number, offering_id, newcomer_places, district_places) \
               values ($1, $2, $3, $4, $5)";
    sqlx::query(sql)
        .bind(draw.to_string())
        .bind(number)
        .bind(one.offering.to_string())
        .bind(i64::from(one.newcomer_places))
        .bind(i64::from(one.district_places))
        .execute(&mut **tx)
        .await
        .map_err(unique_means(refused))?;
    sqlx::query("update offering set allocation = 'draw' where id = $1")
        .bind(one.offering.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Whether its stages keep places from the draw: shares, which would come into force once more when it is over, so that its plan
/// says what is reserved; or the former class, whose turn it still is when wishes begin. Until then it may continue.
async fn keeps_places(
    tx: &mut Tx,
    offering: OfferingId,
    standing: &Standing,
    window: Window,
) -> Result<bool> {
    if !standing.is_staged {
        return Ok(false);
    }
    let stages = stages_of(tx, offering).await?;
    let is_its_turn = window.opens_at < standing.terms.window.opens_at;
    Ok(!stages.shares.is_empty() || stages.returning.is_some() && is_its_turn)
}

/// Whether a place is kept there for somebody until they answer: they could still come to wait for another.
async fn is_offered(tx: &mut Tx, offering: OfferingId) -> Result<bool> {
    let sql = "select count(*) as offers from sign_up \
               where offering_id = $1 and state = 'held' and answer_by is not null";
    let query = sqlx::query(sql).bind(offering.to_string());
    Ok(query.fetch_one(&mut **tx).await?.number::<i64>("offers")? > 0)
}
