//! The amendment to a draw's list: what was called off since it was frozen. It stays to be seen where the draw is called off, too.

use domain::draw::{Amendment, FrozenList, OfferingNumber};
use domain::offering::OfferingState;
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::Draw;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::offering::row::state_from;

/// What was called off after its draw's list was frozen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffSince {
    /// Its number on the list.
    pub number: OfferingNumber,
    /// Its name.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// The amendment to a draw's list as it stands now, and for ever once it was held; of a draw that was called off, as it stood
/// then. Nothing where nothing was called off since the list.
pub async fn amendment(db: &Db, draw: &Draw) -> Result<Option<Amendment>> {
    let Some(frozen) = draw.frozen.as_ref() else {
        return Ok(None);
    };
    if let Some(held) = &draw.held {
        // Most draws have none, and a list is long to read.
        if !held.record.contains("\nwithout\t") {
            return Ok(None);
        }
        return Ok(Amendment::in_record(&read(&frozen.list)?, &held.record));
    }
    let off = called_off_since(&mut *db.reader().await?, draw, frozen.at).await?;
    // A list is long to read, and on most draws nothing is called off while everybody looks.
    if off.is_empty() {
        return Ok(None);
    }
    Ok(Amendment::to(&read(&frozen.list)?, off.into_iter().map(|one| one.number)))
}

/// What the amendment names, with when it was called off.
pub async fn amended(db: &Db, draw: &Draw, amendment: &Amendment) -> Result<Vec<OffSince>> {
    let Some(frozen) = draw.frozen.as_ref() else { return Ok(Vec::new()) };
    let mut off = called_off_since(&mut *db.reader().await?, draw, frozen.at).await?;
    off.retain(|one| amendment.without().contains(&one.number));
    Ok(off)
}

/// Which of its offerings were called off since, by their numbers on the list. With a draw that is called off all of them leave
/// it, and what is called off later is no part of it any more.
async fn called_off_since(
    connection: &mut AnyConnection,
    draw: &Draw,
    frozen_at: Timestamp,
) -> Result<Vec<OffSince>> {
    let sql = "select o.name, o.state, o.state_at, o.state_reason from draw_offering d \
               join offering o on o.id = d.offering_id \
               where d.draw_id = $1 and (d.left_at is null or d.left_at = $2) order by d.number";
    let over_at = draw.called_off.as_ref().map(|off| off.at);
    let query = sqlx::query(sql).bind(draw.id.to_string());
    let rows = query.bind(over_at.map(Timestamp::as_second)).fetch_all(connection).await?;
    let mut off = Vec::new();
    for (number, row) in (1..).zip(&rows) {
        let state = state_from(row)?;
        let OfferingState::Cancelled { at, .. } = state else { continue };
        if is_called_off_since(&state, frozen_at) && over_at.is_none_or(|over| at <= over) {
            off.push(OffSince { number: OfferingNumber(number), name: row.text("name")?, at });
        }
    }
    Ok(off)
}

fn read(list: &str) -> Result<FrozenList> {
    list.parse().map_err(Error::failed)
}

/// Whether the institution has called it off after the list was frozen: what it had called off before has no place there.
pub(super) fn is_called_off_since(state: &OfferingState, frozen_at: Timestamp) -> bool {
    matches!(state, OfferingState::Cancelled { at, .. } if *at >= frozen_at)
}
