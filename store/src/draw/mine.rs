//! One person and the draws: what they wish for, and what they cannot wish for.

use std::collections::HashMap;
use std::time::Duration;

use domain::draw::terms_of_wish;
use domain::id::{DrawId, OfferingId, PersonId};
use domain::offering::OfferingDraw;
use domain::refusal::Refusal;
use domain::sign_up::{admit, clash};
use serde::{Deserialize, Serialize};

use super::wishes::live;
use super::{MyApplication, by_id, offerings_of};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::offering::row::draw_from;
use crate::offering::standing::standing;
use crate::person;
use crate::sign_up::{By, coming_sessions, engagements};

/// So long after a draw its results are still told among one's own sign-ups.
const TOLD_FOR: Duration = Duration::from_secs(60 * 24 * 3600);

/// A draw in which somebody has wishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyDraw {
    /// How far it has come.
    pub draw: OfferingDraw,
    /// 2027年春季学期书法班.
    pub name: String,
    /// The wishes, and what became of them.
    pub mine: MyApplication,
}

/// The draws in which the person has wishes, those held lately among them, the next one first.
pub async fn my_draws(db: &Db, person: PersonId) -> Result<Vec<MyDraw>> {
    let sql = "select w.id as draw_id, w.opens_at as draw_opens_at, w.closes_at as draw_closes_at, \
               w.frozen_at, w.name, \
               case when w.drawn_at is null then 0 else 1 end as draw_is_held \
               from application a join draw w on w.id = a.draw_id \
               where a.person_id = $1 and a.ended_at is null and w.called_off_at is null \
               and (w.drawn_at is null or w.drawn_at > $2) \
               order by case when w.drawn_at is null then 0 else 1 end, w.closes_at, w.id";
    let mut connection = db.reader().await?;
    let rows = sqlx::query(sql)
        .bind(person.to_string())
        .bind((db.now() - TOLD_FOR).as_second())
        .fetch_all(&mut *connection)
        .await?;
    let mut draws = Vec::with_capacity(rows.len());
    for row in &rows {
        let Some(draw) = draw_from(row)? else { continue };
        if let Some(mine) = live(&mut connection, draw.id, person).await? {
            draws.push(MyDraw { draw, name: row.text("name")?, mine });
        }
    }
    Ok(draws)
}

/// Which offerings of the draw the person cannot wish for, and why. While somebody's particulars are missing, age says nothing.
pub async fn obstacles(
    db: &Db,
    draw: DrawId,
    person: PersonId,
) -> Result<HashMap<OfferingId, Refusal>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let window = by_id(&mut connection, draw).await?.window;
    let who = person::by_id(&mut connection, person).await?;
    let born_on = who.born_on.filter(|_| who.is_complete());
    let engaged = engagements(&mut connection, person, &By::Person(person), now).await?;
    let mut obstacles = HashMap::new();
    for (id, _) in offerings_of(&mut connection, draw).await? {
        let terms = terms_of_wish(standing(&mut connection, id).await?.terms, window);
        let sessions = coming_sessions(&mut connection, id, now).await?;
        let told = match admit(&terms, born_on, now, false) {
            Ok(()) | Err(Refusal::ParticularsMissing) => clash(&sessions, &engaged),
            refused => refused,
        };
        if let Err(refusal) = told {
            obstacles.insert(id, refusal);
        }
    }
    Ok(obstacles)
}
