//! What is drawn, and what stands in the fields of its plan before anything is typed.

use domain::calendar::civil;
use domain::id::{DrawId, OfferingId, TermId};
use domain::offering::Offering;
use domain::role::Task;
use jiff::Timestamp;
use store::draw::{Draw, OfferingAtDesk};

use super::super::super::own_offerings;
use super::super::choice::{AT_MOST, Chosen};
use super::super::plan_form::listed;
use super::reserved::Reserved;
use crate::attempt::Attempt;
use crate::error::AppError;
use crate::request::Request;
use crate::wording::desk::draw::plan as words;

/// The hidden fields, which say beside what the numbers stood that were typed: offerings, draw, term.
pub(super) const OF_PAGE: [&str; 3] = ["offerings", "draw", "term"];

/// The form as it stands before anything is typed.
pub(super) struct Plan {
    pub draw: Option<DrawId>,
    pub term: Option<TermId>,
    pub values: [String; 7],
    pub offerings: Vec<(Offering, Reserved)>,
    /// Classes of the term that cannot be drawn.
    pub left: u32,
}

/// The plan of a draw of what the address says, or of what was sent with what was typed.
pub(super) async fn planned(
    request: &Request,
    chosen: Chosen,
    attempt: &Attempt,
) -> Result<Plan, AppError> {
    let by = request.coordinator()?;
    let Chosen { draw, term, is_as_planned, offerings: mut ids } = chosen;
    let before = match draw {
        Some(draw) => Some(store::draw::draw_at_desk(&request.db, draw, by).await?),
        None => None,
    };
    let mut left = 0;
    if let (None, Some(term), true) = (draw, term, ids.is_empty()) {
        let at_most = u32::try_from(AT_MOST).unwrap_or(u32::MAX);
        let (found, cannot) = store::draw::term_to_draw(&request.db, term, at_most, by).await?;
        ids = found.offerings.iter().map(|one| one.id).collect();
        left = cannot;
    } else if let (Some((.., before)), true) = (&before, is_as_planned) {
        ids = before.iter().filter(|one| one.left.is_none()).map(|one| one.offering).collect();
    }
    // What was typed stands beside what was shown then, though more can be drawn by now, or less.
    if let Some(sent) = sent(attempt, draw, term) {
        ids = sent;
    }
    let reserved = |id: OfferingId| {
        let is_same = |one: &&OfferingAtDesk| one.offering == id && one.left.is_none();
        let kept = before.as_ref().and_then(|(.., before)| before.iter().find(is_same));
        kept.map_or_else(Reserved::default, |one| Reserved {
            newcomers: one.newcomer_places,
            district: one.district_places,
        })
    };
    let offerings = own_offerings(request, Task::Run, &ids).await?;
    let with_reserved = |one: Offering| {
        let reserved = reserved(one.id);
        (one, reserved)
    };
    let offerings = offerings.into_iter().map(with_reserved).collect();
    let values = match &before {
        Some((draw, ..)) => values_of(draw),
        None => {
            let name = words::default_name(request.language, request.now);
            let none = String::new;
            [name, none(), none(), "2".into(), none(), "10".into(), none()]
        }
    };
    Ok(Plan { draw, term, values, offerings, left })
}

/// What was sent from this page, where it is not the address that says what is drawn.
fn sent(attempt: &Attempt, draw: Option<DrawId>, term: Option<TermId>) -> Option<Vec<OfferingId>> {
    let [offerings, of_draw, of_term] = OF_PAGE.map(|field| attempt.value(field));
    let draw = draw.map(|draw| draw.to_string()).unwrap_or_default();
    let term = term.map(|term| term.to_string()).unwrap_or_default();
    let is_here = (of_draw, of_term) == (draw.as_str(), term.as_str());
    listed(offerings).ok().filter(|ids| is_here && !ids.is_empty())
}

/// As they would be typed again.
fn values_of(draw: &Draw) -> [String; 7] {
    [
        draw.name.clone(),
        typed_moment(draw.window.opens_at),
        typed_moment(draw.window.closes_at),
        draw.most_wanted.to_string(),
        draw.seed.source.clone(),
        draw.seed.digits.to_string(),
        draw.district_until.map(typed_moment).unwrap_or_default(),
    ]
}

fn typed_moment(at: Timestamp) -> String {
    let at = civil(at);
    format!("{}-{}-{} {}:{:02}", at.year(), at.month(), at.day(), at.hour(), at.minute())
}
