//! The amendment to a draw's list: what was called off since it was frozen.

use domain::draw::{Amendment, FrozenList, OfferingNumber};
use domain::offering::OfferingState;
use jiff::Timestamp;

use super::{Draw, offerings_of};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::offering::standing::standing;

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
    let mut connection = db.reader().await?;
    let mut off = Vec::new();
    for (number, (id, _)) in (1..).zip(offerings_of(&mut connection, draw.id).await?) {
        if is_called_off_since(&standing(&mut connection, id).await?.terms.state, frozen.at) {
            off.push(OfferingNumber(number));
        }
    }
    if off.is_empty() { Ok(None) } else { Ok(Amendment::to(&read(&frozen.list)?, off)) }
}

fn read(list: &str) -> Result<FrozenList> {
    list.parse().map_err(Error::failed)
}

/// Whether the institution has called it off after the list was frozen: what it had called off before has no place there.
pub(super) fn is_called_off_since(state: &OfferingState, frozen_at: Timestamp) -> bool {
    matches!(state, OfferingState::Cancelled { at, .. } if *at >= frozen_at)
}
