//! The amendment to a draw's list: what was called off since it was frozen.

use domain::draw::{Amendment, FrozenList, OfferingNumber};
use domain::id::DrawId;
use domain::offering::OfferingState;
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::Draw;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::offering::row::state_from;

/// The amendment to a draw's list as it stands now, and for ever once it was held; nothing where nothing was called off since.
pub async fn amendment(db: &Db, draw: &Draw) -> Result<Option<Amendment>> {
    let Some(frozen) = draw.frozen.as_ref().filter(|_| draw.called_off.is_none()) else {
        return Ok(None);
    };
    if let Some(held) = &draw.held {
        // Most draws have none, and a list is long to read.
        if !held.record.contains("\nwithout\t") {
            return Ok(None);
        }
        return Ok(Amendment::in_record(&read(&frozen.list)?, &held.record));
    }
    let off = called_off_since(&mut *db.reader().await?, draw.id, frozen.at).await?;
    // A list is long to read, and on most draws nothing is called off while everybody looks.
    if off.is_empty() { Ok(None) } else { Ok(Amendment::to(&read(&frozen.list)?, off)) }
}

/// Which of its offerings were called off since, by their numbers on the list.
async fn called_off_since(
    connection: &mut AnyConnection,
    draw: DrawId,
    frozen_at: Timestamp,
) -> Result<Vec<OfferingNumber>> {
    let sql = "select o.state, o.state_at, o.state_reason from draw_offering d \
               join offering o on o.id = d.offering_id \
               where d.draw_id = $1 and d.left_at is null order by d.number";
    let rows = sqlx::query(sql).bind(draw.to_string()).fetch_all(connection).await?;
    let mut off = Vec::new();
    for (number, row) in (1..).zip(&rows) {
        if is_called_off_since(&state_from(row)?, frozen_at) {
            off.push(OfferingNumber(number));
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
