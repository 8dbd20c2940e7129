//! What is to be given back together, as a coordinator has ticked it.

use std::collections::HashSet;

use domain::cash::PayWay;
use domain::id::SignUpId;
use store::fee::ToGiveBack;

use super::look::Wanted;
use crate::attempt::Attempt;
use crate::attempt::looked::LOOKED;
use crate::draft::CHOSEN;
use crate::error::AppError;
use crate::request::Request;
use crate::wording::Words;
use crate::wording::desk::refunds as words;

/// Everything that is listed; a ticked box sends its name.
pub(super) const WHOLE: &str = "whole";
pub(super) const WAY: &str = "way";
/// Sent by the button that does it: what was looked at.
pub(super) const LOOKED_AT: &str = "looked_at";
pub(super) const FIELDS: [&str; 4] = [WHOLE, WAY, "reason", LOOKED];

/// Each goes back as it was paid.
pub(super) const AS_PAID: &str = "as_paid";

/// Reads it; every mistake is noted at its field. Another institution's place is not found.
pub(super) async fn wanted(
    request: &Request,
    attempt: &mut Attempt,
    owed: &[ToGiveBack],
) -> Result<Wanted, AppError> {
    let way = attempt.read(WAY, read_way, Into::into);
    let reason = attempt.reason_if_any("reason");
    let places = ticked(request, attempt, owed).await;
    Ok(Wanted { places: places?, way: way?, reason: reason? })
}

/// Nothing is as it was paid.
fn read_way(typed: &str) -> Result<Option<PayWay>, Words> {
    match typed {
        AS_PAID => Ok(None),
        typed => PayWay::from_code(typed).map(Some).ok_or(words::CHOOSE_HOW),
    }
}

async fn ticked(
    request: &Request,
    attempt: &mut Attempt,
    owed: &[ToGiveBack],
) -> Result<Vec<ToGiveBack>, AppError> {
    if attempt.value(WHOLE) == WHOLE && !owed.is_empty() {
        return Ok(owed.to_vec());
    }
    let read = |id: &str| id.parse::<SignUpId>().map_err(|_| AppError::BadForm);
    let chosen: HashSet<SignUpId> =
        attempt.value(CHOSEN).split_whitespace().map(read).collect::<Result<_, _>>()?;
    let places: Vec<_> = owed.iter().filter(|one| chosen.contains(&one.sign_up)).cloned().collect();
    for id in &chosen {
        if places.iter().all(|one| one.sign_up != *id) {
            // What is not owed any more was settled meanwhile, and is still of this institution.
            store::sign_up::entry(&request.db, *id, request.coordinator()?).await?;
            attempt.note(WHOLE, words::SETTLED);
            return Err(AppError::ToBeChanged);
        }
    }
    if places.is_empty() {
        attempt.note(WHOLE, words::CHOOSE);
        return Err(AppError::ToBeChanged);
    }
    Ok(places)
}
