//! What an import has made, written down row by row so that it can be taken back.

use domain::calendar::start_of;
use domain::id::{ClosureId, ImportId, OfferingId, PersonId, VenueId};
use domain::venue::Room;
use serde::{Deserialize, Serialize};

use crate::db::Tx;
use crate::error::Result;
use crate::room::RoomFacts;
use crate::rows::insert_all;

/// One thing that was made.
pub(crate) struct Made {
    made: &'static str,
    row: String,
    person: Option<String>,
    revision: i64,
    before: String,
}

impl Made {
    fn new(made: &'static str, row: String) -> Self {
        Self { made, row, person: None, revision: 0, before: String::new() }
    }

    /// An offering, which nobody has changed yet.
    pub(crate) fn offering(id: OfferingId) -> Self {
        Self::new("offering", id.to_string())
    }

    /// A closure.
    pub(crate) fn closure(id: ClosureId) -> Self {
        Self::new("closure", id.to_string())
    }

    /// A room, with its revision.
    pub(crate) fn room(id: VenueId, revision: i64) -> Self {
        Self { revision, ..Self::new("room", id.to_string()) }
    }

    /// A room of which something else is said now: its revision since, and what stood there before.
    pub(crate) fn room_change(id: VenueId, revision: i64, before: String) -> Self {
        Self { revision, before, ..Self::new("room_change", id.to_string()) }
    }

    /// A membership.
    pub(crate) fn member(id: PersonId) -> Self {
        let person = id.to_string();
        Self { person: Some(person.clone()), ..Self::new("member", person) }
    }
}

/// How a room stood before an import changed it.
#[derive(Serialize, Deserialize)]
pub(crate) struct RoomBefore {
    /// What was said of it.
    pub facts: RoomFacts,
    /// From when on it was not used any more.
    pub retired_at: Option<i64>,
}

impl From<&Room> for RoomBefore {
    fn from(room: &Room) -> Self {
        let retired_at = room.retired_from.map(|day| start_of(day).as_second());
        Self { facts: RoomFacts::from(room), retired_at }
    }
}

/// Writes down what an import has made.
pub(crate) async fn note(tx: &mut Tx, import: ImportId, made: &[Made]) -> Result<()> {
    let row = |made: &Made| {
        vec![
            import.to_string().into(),
            made.made.into(),
            made.row.clone().into(),
            made.person.clone().into(),
            made.revision.into(),
            made.before.clone().into(),
        ]
    };
    let rows: Vec<_> = made.iter().map(row).collect();
    let into = "import_row (import_id, made, row_id, person_id, revision, before)";
    Ok(insert_all(tx, into, &rows).await?)
}
