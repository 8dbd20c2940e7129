//! Who stands on the list, with which wishes: what was wished for, less what cannot be had any more.

use std::collections::HashMap;

use domain::draw::{Application, ApplicationNumber, LeftOut, Wish, lots, misses};
use domain::id::{ApplicationId, OfferingId, PersonId};
use domain::limits::Limits;
use domain::sign_up::clash;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

use super::Draw;
use super::freeze::Drawn;
use super::history::{History, history};
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::limits::{Wanting, leave, limits_in};
use crate::lists::{padded, rows};
use crate::sign_up::{By, engagements_of_each};

/// Of so many people at once is asked what they have: with a question for each of thousands everybody else would wait long.
const TOGETHER: usize = 64;

/// Somebody's wishes, as they were made.
struct Made {
    id: ApplicationId,
    person: PersonId,
    number: ApplicationNumber,
    wanted: u32,
    /// Noted at the counter beyond what the rule allows, for a reason: then no limit holds.
    is_exception: bool,
    offerings: Vec<OfferingId>,
    /// What is left out, and why.
    left: Vec<(OfferingId, LeftOut)>,
}

/// Everybody's wishes by their numbers. A wish is left out where the offering was called off, or its person has something
/// else at that time by now, or as much of it as one may have; nobody can get more than the limits leave them. Whoever has no
/// wish left is not on the list.
pub(super) async fn applications_of(
    tx: &mut Tx,
    draw: &Draw,
    drawn: &[Drawn],
    now: Timestamp,
) -> Result<Vec<Application>> {
    let by_id: HashMap<OfferingId, &Drawn> = drawn.iter().map(|one| (one.id, one)).collect();
    let history = history(tx, draw, now).await?;
    let has_limits = limits_in(tx, draw.institution).await? != Limits::default();
    let mut applications: Vec<Application> = Vec::new();
    let mut may_get = Vec::new();
    for some in made_in(tx, draw).await?.chunks_mut(TOGETHER) {
        possible(tx, some, &by_id, now).await?;
        if has_limits {
            limited(tx, some, now).await?;
        }
        keep_why_left(tx, some).await?;
        for one in some.iter().filter(|one| !one.offerings.is_empty()) {
            let wish = |id: &OfferingId| Some(wish_of(by_id.get(id)?, one.person, &history));
            let wishes = one.offerings.iter().filter_map(wish).collect();
            may_get.push((one.id, one.wanted));
            applications.push(Application { number: one.number, wanted: one.wanted, wishes });
        }
    }
    keep_may_get(tx, &may_get).await?;
    Ok(applications)
}

async fn made_in(tx: &mut Tx, draw: &Draw) -> Result<Vec<Made>> {
    let sql = "select a.id, a.person_id, a.number, a.wanted, a.reason, w.offering_id \
               from application a join wish w on w.application_id = a.id \
               where a.draw_id = $1 and a.ended_at is null order by a.number, w.rank";
    let rows = sqlx::query(sql).bind(draw.id.to_string()).fetch_all(&mut **tx).await?;
    let mut made: Vec<Made> = Vec::new();
    for row in &rows {
        let number = ApplicationNumber(row.number("number")?);
        if made.last().is_none_or(|last| last.number != number) {
            made.push(Made {
                id: row.id("id")?,
                person: row.id("person_id")?,
                number,
                wanted: row.number("wanted")?,
                is_exception: !row.text("reason")?.is_empty(),
                offerings: Vec::new(),
                left: Vec::new(),
            });
        }
        made.last_mut().ok_or(Error::NotFound)?.offerings.push(row.id("offering_id")?);
    }
    Ok(made)
}

/// Leaves out what was called off, what was taken out of the draw, and what is at the time of something else.
async fn possible(
    tx: &mut Tx,
    some: &mut [Made],
    by_id: &HashMap<OfferingId, &Drawn>,
    now: Timestamp,
) -> Result<()> {
    let who: Vec<By> = some.iter().map(|one| By::Person(one.person)).collect();
    let who: Vec<(PersonId, &By)> = who.iter().map(|by| (by.person(), by)).collect();
    let engaged = engagements_of_each(tx, &who, now).await?;
    for one in some {
        let engaged = engaged.get(&one.person).map(Vec::as_slice).unwrap_or_default();
        let mut left = Vec::new();
        one.offerings.retain(|id| {
            let Some(drawn) = by_id.get(id) else { return false };
            let why = match clash(&drawn.sessions, engaged) {
                _ if drawn.is_cancelled => LeftOut::Cancelled,
                Ok(()) => return true,
                Err(_) => LeftOut::Clash,
            };
            left.push((*id, why));
            false
        });
        one.left = left;
    }
    Ok(())
}

/// Leaves out what the limits leave nothing of, and lets nobody want more than they leave.
async fn limited(tx: &mut Tx, some: &mut [Made], now: Timestamp) -> Result<()> {
    let within: Vec<&mut Made> = some.iter_mut().filter(|one| !one.is_exception).collect();
    let wanting = |one: &&mut Made| Wanting {
        person: one.person,
        wanted: one.wanted,
        offerings: one.offerings.clone(),
    };
    let mut left: Vec<Wanting> = within.iter().map(wanting).collect();
    leave(tx, &mut left, now).await?;
    for (one, left) in within.into_iter().zip(left) {
        let gone = one.offerings.iter().filter(|id| !left.offerings.contains(id));
        one.left.extend(gone.map(|id| (*id, LeftOut::Limit)));
        (one.wanted, one.offerings) = (left.wanted, left.offerings);
    }
    Ok(())
}

/// Keeps why wishes are left out, so that their people can be told after the draw.
async fn keep_why_left(tx: &mut Tx, some: &[Made]) -> Result<()> {
    let of_one = |one: &Made| {
        let left = one.left.iter().copied();
        left.map(|(offering, why)| (one.id, offering, why)).collect::<Vec<_>>()
    };
    let left: Vec<_> = some.iter().flat_map(of_one).collect();
    for some in left.chunks(TOGETHER) {
        let some = padded(some);
        let sql = format!(
            "update wish set left_because = told.column3 from (values {}) as told \
             where wish.application_id = told.column1 and wish.offering_id = told.column2",
            rows(1, some.len(), 3)
        );
        // Only numbered placeholders are put into it.
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (id, offering, why) in &some {
            query = query.bind(id.to_string()).bind(offering.to_string()).bind(why.code());
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

/// Keeps how much the draw may give to each, as it stands on the list: until it is held that counts like what one has.
async fn keep_may_get(tx: &mut Tx, may_get: &[(ApplicationId, u32)]) -> Result<()> {
    for some in may_get.chunks(TOGETHER) {
        let some = padded(some);
        let sql = format!(
            "update application set may_get = told.column2 from (values {}) as told \
             where application.id = told.column1",
            rows(1, some.len(), 2)
        );
        // Only numbered placeholders are put into it.
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (id, wanted) in &some {
            query = query.bind(id.to_string()).bind(i64::from(*wanted));
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

fn wish_of(one: &Drawn, person: PersonId, history: &History) -> Wish {
    let shares = (1..).zip(&one.shares).filter(|(_, group)| history.is_of(person, **group));
    Wish {
        offering: one.number,
        lots: lots(misses(history.of(person, one.id))),
        again: history.has_had(person, one.id),
        shares: shares.map(|(number, _)| number).collect(),
    }
}
