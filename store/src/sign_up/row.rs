//! Sign-ups as they are read, those who wait with their position.

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::offering::Allocation;
use domain::sign_up::{EndReason, Place, SignUp, SignUpState};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::end::{SWAPPED, SWAPPED_AT_COUNTER};
use crate::columns::Columns;
use crate::error::Result;

/// What is read of the sign-ups that are so.
macro_rules! sign_ups {
    ($condition:literal) => {
        concat!(
            "select s.id, s.offering_id, s.person_id, s.state, s.answer_by, s.joined_at, \
             s.ended_at, s.end_reason, s.end_note, o.allocation, ",
            include_str!("position.sql"),
            " from sign_up s join offering o on o.id = s.offering_id where ",
            $condition
        )
    };
}

/// One sign-up.
pub(crate) async fn by_id(connection: &mut AnyConnection, id: SignUpId) -> Result<SignUp> {
    let sql = sign_ups!("s.id = $1");
    let row = sqlx::query(sql).bind(id.to_string()).fetch_one(connection).await?;
    sign_up_from(&row)
}

/// The person's live sign-up on an offering.
pub(super) async fn live(
    connection: &mut AnyConnection,
    offering: OfferingId,
    person: PersonId,
) -> Result<Option<SignUp>> {
    let sql = sign_ups!("s.offering_id = $1 and s.person_id = $2 and s.ended_at is null");
    let query = sqlx::query(sql).bind(offering.to_string()).bind(person.to_string());
    query.fetch_optional(connection).await?.as_ref().map(sign_up_from).transpose()
}

/// A sign-up from its columns, `position` and its offering's `allocation` among them.
pub(super) fn sign_up_from(row: &AnyRow) -> Result<SignUp> {
    Ok(SignUp {
        id: row.id("id")?,
        offering: row.id("offering_id")?,
        person: row.id("person_id")?,
        state: state_from(row)?,
        joined_at: row.instant("joined_at")?,
    })
}

fn state_from(row: &AnyRow) -> Result<SignUpState> {
    if let Some(place) = place_from(row)? {
        return Ok(SignUpState::Live(place));
    }
    Ok(SignUpState::Ended { at: row.instant("ended_at")?, reason: end_reason_from(row)? })
}

/// Why one has ended, from its columns.
pub(crate) fn end_reason_from(row: &AnyRow) -> Result<EndReason> {
    let note = row.text("end_note")?;
    row.word("end_reason", |code| match code {
        "withdrawn" => Some(match note.as_str() {
            SWAPPED => EndReason::Swapped { at_counter: false },
            SWAPPED_AT_COUNTER => EndReason::Swapped { at_counter: true },
            _ => EndReason::Withdrawn,
        }),
        "removed" => Some(EndReason::Removed(note.clone())),
        "cancelled" => Some(EndReason::Cancelled(note.clone())),
        "declined" => Some(EndReason::Declined),
        "not_reached" => Some(EndReason::NotReached),
        "not_accepted" => Some(EndReason::NotAccepted(note.clone())),
        "unpaid" => Some(EndReason::Unpaid),
        _ => None,
    })
}

/// How a live sign-up stands; nothing if it has ended.
pub(super) fn place_from(row: &AnyRow) -> Result<Option<Place>> {
    Ok(match row.text("state")?.as_str() {
        "held" => Some(match row.number_if_any::<i64>("answer_by")? {
            Some(_) => Place::Offered { answer_by: row.instant("answer_by")? },
            None => Place::Held,
        }),
        // By approval nobody has a position: a coordinator chooses.
        "waiting" if row.text("allocation")? == Allocation::Approval.code() => {
            Some(Place::InReview)
        }
        "waiting" => Some(Place::Waiting { position: row.number("position")? }),
        _ => None,
    })
}
