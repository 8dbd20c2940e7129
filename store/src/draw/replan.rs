//! Changing a draw before its list: the whole plan while nobody has wished, and a later closing while wishes are made.

use domain::id::{DrawId, FormKey};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;

use super::call_off::let_go;
use super::plan::{NewDraw, take};
use super::{lock, offerings_of};
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::log::Doing;
use crate::offering::standing::standing;

/// Plans the coordinator's own draw anew, as long as nobody has wished for anything.
pub async fn replan(
    db: &Db,
    key: FormKey,
    draw: DrawId,
    new: NewDraw,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::to(Act::ReplanDraw, by, About::Draw(draw));
    db.desk_once(key, doing, (draw, new.plain(), by.clone()), |tx, (draw, new, by), now| {
        Box::pin(async move {
            let draw = lock(tx, *draw).await?;
            draw.is_run_by(by)?;
            draw.has_no_list(now)?;
            if wishes_in(tx, draw.id).await? > 0 {
                return Err(Refusal::WishedAlready.into());
            }
            new.is_sound(now)?;
            for (offering, _) in offerings_of(tx, draw.id).await? {
                let_go(tx, draw.id, offering, "", now).await?;
            }
            for (number, one) in (last_number(tx, draw.id).await? + 1..).zip(&new.offerings) {
                take(tx, draw.id, number, *one, new.window, by).await?;
            }
            update(tx, draw.id, new).await
        })
    })
    .await
}

/// Moves the closing of the coordinator's own draw later, with a reason that everybody reads.
pub async fn move_closing(
    db: &Db,
    key: FormKey,
    draw: DrawId,
    closes_at: Timestamp,
    reason: &str,
    by: &Coordinator,
) -> Result<()> {
    let facts = (draw, closes_at, storable(reason), by.clone());
    let doing = Doing::to(Act::MoveClosing, by, About::Draw(draw)).because(reason);
    db.desk_once(key, doing, facts, |tx, (draw, closes_at, reason, by), now| {
        Box::pin(async move {
            let draw = lock(tx, *draw).await?;
            draw.is_run_by(by)?;
            draw.has_no_list(now)?;
            let before = draw.window.closes_at;
            if now >= before {
                return Err(Refusal::WindowClosed { closed_at: before }.into());
            }
            if *closes_at <= before {
                return Err(Refusal::ClosesLaterOnly { closes_at: before }.into());
            }
            let offerings = offerings_of(tx, draw.id).await?;
            // What was reserved may have been taken out since: the day means nothing then.
            let reserves = offerings.iter().any(|(_, reserved)| reserved.district > 0);
            let until = draw.district_until.filter(|until| reserves && until <= closes_at);
            if let Some(until) = until {
                return Err(Refusal::ReleasedBeforeList { until }.into());
            }
            for (offering, _) in offerings {
                if standing(tx, offering).await?.begins_at <= *closes_at {
                    return Err(Refusal::CannotBeDrawn { offering }.into());
                }
            }
            let sql = "update draw set closing_before = coalesce(closing_before, closes_at), \
                       closes_at = $2, closing_reason = $3 where id = $1";
            let query = sqlx::query(sql).bind(draw.id.to_string()).bind(closes_at.as_second());
            query.bind(reason.as_str()).execute(&mut **tx).await?;
            Ok(())
        })
    })
    .await
}

async fn wishes_in(tx: &mut Tx, draw: DrawId) -> Result<i64> {
    let sql = "select count(*) as people from application where draw_id = $1 and ended_at is null";
    sqlx::query(sql).bind(draw.to_string()).fetch_one(&mut **tx).await?.number("people")
}

async fn last_number(tx: &mut Tx, draw: DrawId) -> Result<i64> {
    let sql = "select max(number) as last from draw_offering where draw_id = $1";
    sqlx::query(sql).bind(draw.to_string()).fetch_one(&mut **tx).await?.number("last")
}

/// What was announced before is forgotten with the old plan: nobody has relied on it.
async fn update(tx: &mut Tx, draw: DrawId, new: &NewDraw) -> Result<()> {
    let sql = "update draw set name = $2, opens_at = $3, closes_at = $4, most_wanted = $5, \
               seed_digits = $6, seed_source = $7, district_until = $8, \
               closing_before = null, closing_reason = '' \
               where id = $1";
    sqlx::query(sql)
        .bind(draw.to_string())
        .bind(new.name.as_str())
        .bind(new.window.opens_at.as_second())
        .bind(new.window.closes_at.as_second())
        .bind(i64::from(new.most_wanted.max(1)))
        .bind(i64::from(new.seed.digits))
        .bind(new.seed.source.as_str())
        .bind(new.district_until.map(Timestamp::as_second))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
