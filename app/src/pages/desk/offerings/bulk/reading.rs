//! Which offerings, and what is to be done with them, as a coordinator chooses and types it.

use domain::id::OfferingId;
use domain::listing::Listing;
use domain::offering::bulk::{Act, Choice, MOST_PLACES};
use store::offering::{MOST_AT_ONCE, listed_ids};

use crate::attempt::Attempt;
use crate::attempt::looked::LOOKED;
use crate::draft::CHOSEN;
use crate::error::AppError;
use crate::pages::desk;
use crate::planning::typed;
use crate::request::Request;
use crate::wording::Sentence;
use crate::wording::desk::listing as words;
use crate::wording::desk::ways::NONE_CHOSEN;
use crate::wording::not_a_day::not_a_day;

pub(super) const WHOLE: &str = "whole";
pub(super) const ACT: &str = "act";
pub(super) const CLOSES_AT: &str = "closes_at";
pub(super) const OPENS_AT: &str = "opens_at";
pub(super) const PLACES: &str = "places";
pub(super) const FIELDS: [&str; 6] = [WHOLE, ACT, OPENS_AT, CLOSES_AT, PLACES, LOOKED];

/// A ticked box sends this.
pub(super) const TICKED: &str = "yes";
/// The button that leads to writing to everybody on the lists.
pub(super) const ANNOUNCE: &str = "announce";
/// The buttons that save them as a file, each with the end of its name.
pub(super) const EXPORT: &str = "export";

/// What is to be done, and to which.
pub(super) struct BulkAct {
    pub offerings: Vec<OfferingId>,
    pub act: Act,
}

/// Reads both; every mistake is noted at its field.
pub(super) async fn wanted(
    request: &Request,
    attempt: &mut Attempt,
    listing: &Listing,
) -> Result<BulkAct, AppError> {
    request.coordinator()?;
    let act = match Choice::from_code(attempt.value(ACT)) {
        Some(Choice::Open) => Ok(Act::Open),
        Some(Choice::Stop) => Ok(Act::Stop),
        Some(Choice::Resume) => Ok(Act::Resume),
        Some(Choice::CloseAt) => {
            let not_a_moment = |why| not_a_day(words::CLOSES_AT, why, words::NOT_A_MOMENT);
            attempt.read(CLOSES_AT, typed::end, not_a_moment).map(Act::CloseAt)
        }
        Some(Choice::OpenAt) => {
            let not_a_moment = |why| not_a_day(words::OPENS_AT, why, words::NOT_A_MOMENT);
            attempt.read(OPENS_AT, typed::beginning, not_a_moment).map(Act::OpenAt)
        }
        Some(Choice::Places) => {
            let not_a_number = |_| words::NOT_PLACES.into();
            let read = |typed: &str| typed::number(typed, 1..=MOST_PLACES);
            attempt.read(PLACES, read, not_a_number).map(Act::Places)
        }
        None => {
            attempt.note(ACT, words::CHOOSE_ACT);
            Err(AppError::ToBeChanged)
        }
    };
    let offerings = ticked(request, attempt, listing).await;
    Ok(BulkAct { offerings: offerings?, act: act? })
}

/// Reads what is ticked, or all that is found; what is wrong with it is noted.
pub(super) async fn ticked(
    request: &Request,
    attempt: &mut Attempt,
    listing: &Listing,
) -> Result<Vec<OfferingId>, AppError> {
    let by = request.coordinator()?;
    let offerings = if attempt.value(WHOLE) == TICKED {
        // One more than may be done at once tells that there are too many.
        listed_ids(&request.db, by.institution, listing, MOST_AT_ONCE + 1).await?
    } else {
        desk::ticked(attempt.value(CHOSEN))?
    };
    if offerings.is_empty() {
        attempt.note(WHOLE, NONE_CHOSEN);
        return Err(AppError::ToBeChanged);
    }
    if u32::try_from(offerings.len()).map_or(true, |number| number > MOST_AT_ONCE) {
        let sentence = |language| words::too_many_at_once(language, MOST_AT_ONCE);
        attempt.note(WHOLE, Sentence::of(sentence));
        return Err(AppError::ToBeChanged);
    }
    Ok(offerings)
}
