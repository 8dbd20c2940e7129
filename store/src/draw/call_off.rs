//! Calling a draw off, or taking one offering out of it: places are given in order again, and whoever wished is told why.

use domain::draw::DrawPhase;
use domain::id::{ApplicationId, DrawId, FormKey, OfferingId, PersonId};
use domain::log::{About, Act, LogRefusal};
use domain::notice::NoticeKind;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;

use super::wishes::end;
use super::{lock, offerings_of};
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::{notice, offering};

/// Calls the coordinator's own draw off, if it was not held yet; returns how many people were told.
pub async fn call_off(
    db: &Db,
    key: FormKey,
    draw: DrawId,
    reason: &str,
    by: &Coordinator,
) -> Result<u32> {
    let facts = (draw, storable(reason), by.clone());
    let doing = Doing::to(Act::CallOffDraw, by, About::Draw(draw)).because(reason);
    db.desk_once(key, doing, facts, |tx, (draw, reason, by), now| {
        Box::pin(async move {
            let draw = lock(tx, *draw).await?;
            draw.is_run_by(by)?;
            match draw.phase(now) {
                DrawPhase::CalledOff => return Err(Refusal::DrawCalledOff.into()),
                DrawPhase::Held => return Err(Refusal::DrawnAlready.into()),
                _ => {}
            }
            let mut told = 0;
            for (id, person, dearest) in dearest_wishes(tx, draw.id).await? {
                let about = NoticeKind::DrawCalledOff(reason.clone());
                notice::tell(tx, about, person, dearest, None, now).await?;
                end(tx, id, now).await?;
                told += 1;
            }
            for (offering, _) in offerings_of(tx, draw.id).await? {
                let_go(tx, draw.id, offering, reason, now).await?;
            }
            let sql = "update draw set called_off_at = $2, called_off_reason = $3 where id = $1";
            let query = sqlx::query(sql).bind(draw.id.to_string()).bind(now.as_second());
            query.bind(reason.as_str()).execute(&mut **tx).await?;
            Ok(told)
        })
    })
    .await
}

/// Takes an offering out of the coordinator's own draw, before its list is frozen; returns how many people were told.
pub async fn take_out(
    db: &Db,
    key: FormKey,
    draw: DrawId,
    offering: OfferingId,
    reason: &str,
    by: &Coordinator,
) -> Result<u32> {
    let facts = (draw, offering, storable(reason), by.clone());
    let doing = Doing::beside(Act::TakeOutOfDraw, by, About::Draw(draw)).because(reason);
    db.desk_once(key, doing, facts, |tx, (draw, offering, reason, by), now| {
        Box::pin(async move {
            let draw = lock(tx, *draw).await?;
            draw.is_run_by(by)?;
            draw.has_no_list(now)?;
            let offerings = offerings_of(tx, draw.id).await?;
            if !offerings.iter().any(|(one, _)| one == offering) {
                return Err(Error::NotFound);
            }
            if offerings.len() == 1 {
                return Err(Refusal::LastOfDraw.into());
            }
            tx.note_offering(*offering);
            let wished = wished_for(tx, draw.id, *offering).await?;
            let_go(tx, draw.id, *offering, reason, now).await?;
            for (id, person) in &wished {
                let about = NoticeKind::DrawCalledOff(reason.clone());
                notice::tell(tx, about, *person, *offering, None, now).await?;
                if !wishes_something(tx, *id).await? {
                    end(tx, *id, now).await?;
                }
            }
            Ok(u32::try_from(wished.len()).unwrap_or(u32::MAX))
        })
    })
    .await
}

/// Whoever wishes for an offering is told that it is called off. Their wish stays, and is left out when the list is frozen.
pub(crate) async fn tell_who_wished(
    tx: &mut Tx,
    offering: OfferingId,
    reason: &str,
    now: Timestamp,
) -> Result<u32> {
    let sql = "select a.person_id from application a join wish w on w.application_id = a.id \
               join draw d on d.id = a.draw_id and d.drawn_at is null and d.called_off_at is null \
               join draw_offering o on o.draw_id = d.id and o.offering_id = w.offering_id and o.left_at is null \
               where w.offering_id = $1 and a.ended_at is null order by a.id";
    let rows = sqlx::query(sql).bind(offering.to_string()).fetch_all(&mut **tx).await?;
    for row in &rows {
        let about = NoticeKind::Cancelled(reason.to_owned());
        notice::tell(tx, about, row.id("person_id")?, offering, None, now).await?;
    }
    Ok(u32::try_from(rows.len()).unwrap_or(u32::MAX))
}

/// After a draw was held, what it gave there is no place any more: the answers say so, and what the draws to come remember of
/// it is as if nobody had wished for it. What has begun was had.
pub(crate) async fn called_off_since(
    tx: &mut Tx,
    offering: OfferingId,
    begins_at: Timestamp,
    now: Timestamp,
) -> Result<()> {
    if begins_at <= now {
        return Ok(());
    }
    let sql = "update wish set answer_stood = answer, number_stood = answer_number, share_stood = answer_share, \
               answer = 'called_off', answer_number = null, answer_share = null \
               where offering_id = $1 and answer is not null and answer <> 'left_out' \
               and application_id in (select id from application where ended_at is null)";
    sqlx::query(sql).bind(offering.to_string()).execute(&mut **tx).await?;
    Ok(())
}

/// The calling off of an offering at this instant is taken back: what the draw had given there is a place again. Refused where it
/// stands on a published list that was not drawn yet, and where a draw has gone on without it since.
pub(crate) async fn takes_place_again(
    tx: &mut Tx,
    offering: OfferingId,
    called_off_at: Timestamp,
) -> Result<()> {
    let sql = "select (select count(*) from draw_offering o join draw d on d.id = o.draw_id \
               where o.offering_id = $1 and o.left_at is null and d.called_off_at is null \
               and d.frozen_at is not null and (d.drawn_at is null or d.drawn_at > $2 or d.frozen_at > $2)) as listed, \
               (select count(*) from wish w join application a on a.id = w.application_id and a.ended_at is null \
               where w.offering_id = $1 and w.answer = 'called_off' and w.answer_stood is null) as drawn_past";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(called_off_at.as_second());
    let row = query.fetch_one(&mut **tx).await?;
    if row.number::<i64>("listed")? > 0 || row.number::<i64>("drawn_past")? > 0 {
        return Err(Refusal::Log(LogRefusal::ListPublished).into());
    }
    let sql = "update wish set answer = answer_stood, answer_number = number_stood, answer_share = share_stood, \
               answer_stood = null, number_stood = null, share_stood = null \
               where offering_id = $1 and answer = 'called_off'";
    sqlx::query(sql).bind(offering.to_string()).execute(&mut **tx).await?;
    Ok(())
}

/// An offering leaves the draw: its places are given in order.
pub(super) async fn let_go(
    tx: &mut Tx,
    draw: DrawId,
    id: OfferingId,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    offering::standing::lock(tx, id).await?;
    let sql = "update draw_offering set left_at = $3, left_reason = $4 \
               where draw_id = $1 and offering_id = $2 and left_at is null";
    let query = sqlx::query(sql).bind(draw.to_string()).bind(id.to_string());
    query.bind(now.as_second()).bind(reason).execute(&mut **tx).await?;
    let sql = "update offering set allocation = 'in_order' where id = $1";
    sqlx::query(sql).bind(id.to_string()).execute(&mut **tx).await?;
    Ok(())
}

/// Everybody with wishes, and what they wish for most.
async fn dearest_wishes(
    tx: &mut Tx,
    draw: DrawId,
) -> Result<Vec<(ApplicationId, PersonId, OfferingId)>> {
    let sql = "select a.id, a.person_id, w.offering_id from application a \
               join wish w on w.application_id = a.id \
               join draw_offering d on d.draw_id = a.draw_id and d.offering_id = w.offering_id \
               and d.left_at is null \
               where a.draw_id = $1 and a.ended_at is null order by a.id, w.rank";
    let rows = sqlx::query(sql).bind(draw.to_string()).fetch_all(&mut **tx).await?;
    let mut dearest: Vec<(ApplicationId, PersonId, OfferingId)> = Vec::new();
    for row in &rows {
        let id = row.id("id")?;
        if dearest.last().is_none_or(|(last, ..)| *last != id) {
            dearest.push((id, row.id("person_id")?, row.id("offering_id")?));
        }
    }
    Ok(dearest)
}

async fn wished_for(
    tx: &mut Tx,
    draw: DrawId,
    offering: OfferingId,
) -> Result<Vec<(ApplicationId, PersonId)>> {
    let sql = "select a.id, a.person_id from application a \
               join wish w on w.application_id = a.id and w.offering_id = $2 \
               where a.draw_id = $1 and a.ended_at is null order by a.id";
    let query = sqlx::query(sql).bind(draw.to_string()).bind(offering.to_string());
    let rows = query.fetch_all(&mut **tx).await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.id("person_id")?))).collect()
}

/// A wish is left that can still be drawn.
async fn wishes_something(tx: &mut Tx, application: ApplicationId) -> Result<bool> {
    let sql = "select count(*) as wishes from wish w join application a on a.id = w.application_id \
               join draw_offering d on d.draw_id = a.draw_id and d.offering_id = w.offering_id \
               and d.left_at is null where a.id = $1";
    let query = sqlx::query(sql).bind(application.to_string());
    Ok(query.fetch_one(&mut **tx).await?.number::<i64>("wishes")? > 0)
}
