//! What is done with the offerings chosen: in order, by approval, or on to the plan of a draw.

use domain::id::{FormKey, OfferingId, TermId};
use domain::offering::{Allocation, can_be_drawn};
use leptos::prelude::*;
use store::offering::{Chosen, set_allocations};

use crate::attempt::{Attempt, form_key};
use crate::draft::{CHOSEN, Kept};
use crate::error::AppError;
use crate::pages::desk::draw::choice::AT_MOST;
use crate::pages::desk::own_offering;
use crate::paths;
use crate::paths::ways::{desk_ways, desk_ways_changed};
use crate::request::{Request, request, see_other};
use crate::wording::desk::draw::plan::cannot_be_drawn;
use crate::wording::desk::ways as words;

/// The form's name, under which its attempts are kept.
pub(super) const FORM: &str = "desk-ways";

/// What is kept of it, besides what is ticked row by row.
pub const KEPT: Kept = (FORM, &["whole"]);

/// A ticked box sends this.
pub(super) const TICKED: &str = "yes";

pub(super) const IN_ORDER: &str = Allocation::InOrder.code();
pub(super) const APPROVAL: &str = Allocation::Approval.code();
pub(super) const DRAW: &str = Allocation::Draw.code();

/// Gives places in another way, or leads to the plan of a draw.
#[server(prefix = "/forms", endpoint = "desk-ways")]
pub async fn post_desk_ways(
    #[server(default)] key: String,
    #[server(default)] term: String,
    #[server(default)] shown: String,
    #[server(default)] whole: String,
    #[server(default)] chosen: Vec<String>,
    #[server(default)] to: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let term: Option<TermId> = if term.is_empty() { None } else { Some(term.parse()?) };
    let page = shown.parse().unwrap_or(1);
    let offerings: Vec<OfferingId> =
        chosen.iter().map(|id| id.parse()).collect::<Result<_, _>>()?;
    let chosen = chosen.join(" ");
    let mut attempt = Attempt::at([("whole", whole.as_str()), (CHOSEN, chosen.as_str())]);
    let chosen = match term {
        Some(term) if whole == TICKED => Chosen::Term(term),
        _ => Chosen::These(offerings),
    };
    let outcome = match Allocation::from_code(&to) {
        Some(Allocation::Draw) => to_the_plan(&request, &mut attempt, chosen).await,
        Some(to) => changed(&request, &mut attempt, key, chosen, to)
            .await
            .map(|told| desk_ways_changed(term, page, to.code(), told)),
        None => {
            attempt.note("", words::PRESS_ONE);
            Err(AppError::ToBeChanged)
        }
    };
    match outcome {
        Ok(way) => see_other(&way),
        Err(error) => attempt.comes_back(&request, FORM, &desk_ways(term, page), error).await,
    }
}

async fn changed(
    request: &Request,
    attempt: &mut Attempt,
    key: FormKey,
    chosen: Chosen,
    to: Allocation,
) -> Result<[u32; 3], AppError> {
    let by = request.coordinator()?;
    if chosen == Chosen::These(Vec::new()) {
        attempt.note("", words::NONE_CHOSEN);
        return Err(AppError::ToBeChanged);
    }
    let ways = set_allocations(&request.db, key, chosen, to, by).await?;
    Ok([ways.changed, ways.same, ways.left])
}

/// The address of the plan with those chosen; each that cannot be drawn is told here, before anything is typed there. Of a whole
/// term those that can be drawn are taken.
async fn to_the_plan(
    request: &Request,
    attempt: &mut Attempt,
    chosen: Chosen,
) -> Result<String, AppError> {
    let by = request.coordinator()?;
    let chosen = match chosen {
        Chosen::These(chosen) => chosen,
        Chosen::Term(term) => {
            let (found, _) = store::draw::term_to_draw(&request.db, term, 0, by).await?;
            match found.total as usize {
                0 => attempt.note("whole", words::NONE_TO_DRAW),
                total if total > AT_MOST => {
                    attempt.note("whole", words::too_many_to_draw(total, AT_MOST));
                }
                _ => return Ok(paths::desk_draw_of_term(term)),
            }
            return Err(AppError::ToBeChanged);
        }
    };
    if chosen.is_empty() {
        attempt.note("", words::NONE_CHOSEN);
    }
    for id in &chosen {
        let offering = own_offering(request, *id).await?;
        let terms = &offering.terms;
        if terms.allocation == Allocation::Draw || !can_be_drawn(terms, &offering.places) {
            attempt.note(&format!("offering-{id}"), cannot_be_drawn(&offering.name));
        }
    }
    if attempt.errors().is_empty() {
        Ok(paths::desk_draw_plan(paths::DESK_DRAW_PLAN, None, &chosen))
    } else {
        Err(AppError::ToBeChanged)
    }
}
