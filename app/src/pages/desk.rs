//! The coordinators' side: the same nouns. A coordinator sees their own institution; anything else is not found.

use domain::id::OfferingId;
use domain::offering::Offering;
use domain::refusal::Refusal;
use domain::role::Task;

use crate::attempt::Attempt;
use crate::error::AppError;
use crate::request::Request;
use crate::wording::desk::people as words;

pub mod accounts;
pub mod adding;
mod adding_form;
pub mod announcement;
pub mod approval;
pub mod booking;
pub mod calls;
pub mod care;
pub mod cash;
pub mod certificate;
pub mod closures;
pub mod consents;
pub mod door;
pub mod draw;
pub mod draws;
pub mod entry;
mod excepted;
pub mod feeds;
pub mod fees;
pub mod files;
pub mod filters;
pub mod guest;
pub mod hours;
pub mod import;
pub mod keys;
pub mod leaving;
pub mod limits;
pub mod log;
pub mod marks;
pub mod members;
pub mod messages;
pub mod mine;
pub mod new_offering;
pub mod notice;
pub mod offering;
pub mod offerings;
pub mod onward;
pub mod opening;
pub mod receipt;
pub mod register;
pub mod removal;
pub mod room;
pub mod rooms;
mod row_fields;
pub mod session;
pub mod sessions;
pub mod sheet;
pub mod sign_in;
pub mod stages;
pub mod state;
pub(crate) mod suggested;
pub mod templates;
pub mod terms;
pub mod timetable;
pub mod today;
pub mod together;
pub mod turned_away;
pub(crate) mod typed;
pub mod ways;
pub mod weekly;
mod with_reason;

/// The offering, if it is the coordinator's institution's.
pub async fn own_offering(request: &Request, id: OfferingId) -> Result<Offering, AppError> {
    own_offering_for(request, Task::Run, id).await
}

/// The same for whoever does this one thing at its desk.
pub(crate) async fn own_offering_for(
    request: &Request,
    task: Task,
    id: OfferingId,
) -> Result<Offering, AppError> {
    let institution = request.at_desk(task)?.institution;
    let offering = store::offering::offering(&request.db, id).await?;
    if offering.institution.id == institution { Ok(offering) } else { Err(AppError::NotFound) }
}

/// These offerings, in this order, if all are of the institution at whose desk somebody does this.
pub(crate) async fn own_offerings(
    request: &Request,
    task: Task,
    ids: &[OfferingId],
) -> Result<Vec<Offering>, AppError> {
    let institution = request.at_desk(task)?.institution;
    let offerings = store::offering::offerings_by_ids(&request.db, ids).await?;
    let is_own = |one: &Offering| one.institution.id == institution;
    if offerings.len() < ids.len() || !offerings.iter().all(is_own) {
        return Err(AppError::NotFound);
    }
    Ok(offerings)
}

/// Offerings that were ticked, as a form keeps them: one key after the other.
pub(crate) fn ticked(kept: &str) -> Result<Vec<OfferingId>, AppError> {
    kept.split_whitespace().map(|id| id.parse().map_err(|_| AppError::BadForm)).collect()
}

/// The same, to be kept.
pub(crate) fn as_ticked(offerings: &[OfferingId]) -> String {
    offerings.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Why a counter is told no: that a reason is missing at its field, everything else above the form.
pub(crate) fn note_refusal(attempt: &mut Attempt, refusal: &Refusal) {
    let field = if matches!(refusal, Refusal::ReasonMissing { .. }) { "reason" } else { "" };
    attempt.note(field, words::refused(refusal));
}
