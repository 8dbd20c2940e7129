//! How a draw is held: its name, when wishes may be made, how much one may want, and where the seed will come from. The
//! same page changes a plan, as long as nobody has wished.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::id::{DrawId, OfferingId, TermId};
use domain::offering::Offering;
use domain::refusal::Refusal;
use domain::role::Task;
use domain::stage::ForWhom;
use leptos::prelude::*;

use super::super::own_offerings;
use super::choice::{AT_MOST, IN_ADDRESS, NONE, chosen};
use super::plan_form::{self, DISTRICT_UNTIL, FIELDS, district_id, listed, newcomers_id};
use crate::address::marked;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::ways::desk_ways;
use crate::request::{Request, request, see_other};
use crate::wording::desk::draw::plan as words;
use before::{OF_PAGE, Plan, planned};
use reserved::{ReservedFields, of_each};

mod before;
mod reserved;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-draw-plan";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// What is kept of the fields that stand beside each offering, under the ids of those fields.
pub fn kept_of_each(sent: &[(String, String)]) -> Vec<(String, String)> {
    let of = |name: String, id: String| {
        let typed = sent.iter().find(|(found, _)| *found == name)?;
        Some((id, typed.1.clone()))
    };
    let newcomers = |at| of(format!("newcomers[{at}]"), newcomers_id(at));
    let district = |at| of(format!("district[{at}]"), district_id(at));
    (0..AT_MOST).filter_map(newcomers).chain((0..AT_MOST).filter_map(district)).collect()
}

/// Where what is drawn is taken from: the address of this page for it. A term and a long plan are not written out there.
pub(super) fn way(draw: Option<DrawId>, term: Option<TermId>, chosen: &[OfferingId]) -> String {
    match (draw, term) {
        (None, Some(term)) => paths::desk_draw_of_term(term),
        (Some(draw), _) if chosen.len() > IN_ADDRESS => paths::desk_draw_as_planned(draw),
        _ => paths::desk_draw_plan(paths::DESK_DRAW_PLAN, draw, chosen),
    }
}

/// Asks for everything but the offerings, which stand in the address.
#[component]
pub fn DrawPlanPage() -> impl IntoView {
    let request = request();
    let chosen = chosen();
    page(async move {
        request.coordinator()?;
        let attempt = request.attempt(FORM).await?;
        let draw = chosen.draw;
        let plan = planned(&request, chosen, &attempt).await?;
        if plan.offerings.is_empty() {
            let choice = paths::desk_draw_plan(paths::DESK_DRAW_CHOICE, draw, &[]);
            see_other(&marked(&choice, NONE))?;
            return Ok(().into_any());
        }
        Ok(asked(&request, plan, attempt).into_any())
    })
}

fn asked(request: &Request, plan: Plan, attempt: Attempt) -> impl IntoView + use<> {
    let say = request.say();
    let Plan { draw, term, values, offerings, left } = plan;
    let [name, opens_at, closes_at, most_wanted, source, digits, district_until] = values;
    let ids: Vec<OfferingId> = offerings.iter().map(|(offering, _)| offering.id).collect();
    let listed = ids.iter().map(OfferingId::to_string).collect::<Vec<_>>().join(",");
    let choice = match (draw, term) {
        (None, Some(term)) => desk_ways(Some(term), 1),
        (Some(draw), _) if ids.len() > IN_ADDRESS => paths::desk_draw(draw),
        _ => paths::desk_draw_plan(paths::DESK_DRAW_CHOICE, draw, &ids),
    };
    let of_term = term.map(|_| words::of_term(request.language, ids.len(), left));
    let (title, act) = match draw {
        Some(_) => (words::CHANGE, words::DO_CHANGE),
        None => (words::PLAN, words::DO_PLAN),
    };
    let text = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let short = || Kind {
        autocomplete: Some("off"),
        input_mode: Some("numeric"),
        width: Width::Short,
        ..Kind::default()
    };
    view! {
        <PageTitle text=say(title) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=choice>{say(words::OTHER_CHOICE)}</a>
        <h1 tabindex="-1">{say(title)}</h1>
        {of_term.map(|sentence| view! { <p>{sentence}</p> })}
        <Form action="/forms/desk-draw-plan" attempt=attempt is_question=true>
            <input type="hidden" name="offerings" value=listed/>
            <input type="hidden" name="draw" value=draw.map(|draw| draw.to_string()).unwrap_or_default()/>
            <input type="hidden" name="term" value=term.map(|term| term.to_string()).unwrap_or_default()/>
            <Field name="name" label=say(words::NAME) value=name kind=text()/>
            <div class="field-grid">
                <Field name="opens_at" label=say(words::OPENS_AT) hint=say(words::OPENS_HINT) value=opens_at kind=text()/>
                <Field name="closes_at" label=say(words::CLOSES_AT) hint=say(words::CLOSES_HINT) value=closes_at kind=text()/>
            </div>
            <Field name="most_wanted" label=say(words::MOST_WANTED) hint=say(words::MOST_WANTED_HINT) value=most_wanted kind=short()/>
            <h2>{say(words::SEED_TITLE)}</h2>
            <p>{say(words::SEED_WHY)}</p>
            <Field name="source" label=say(words::SOURCE) hint=say(words::SOURCE_HINT) value=source kind=text()/>
            <Field name="digits" label=say(words::DIGITS) hint=say(words::DIGITS_HINT) value=digits kind=short()/>
            <h2>{say(words::NEWCOMERS_TITLE)}</h2>
            <p>{say(words::NEWCOMERS_LINE)}</p>
            <ReservedFields offerings=offerings.clone() group=ForWhom::Newcomers/>
            <h2>{say(words::DISTRICT_TITLE)}</h2>
            <p>{say(words::DISTRICT_LINE)}</p>
            <ReservedFields offerings=offerings group=ForWhom::District/>
            <Field name=DISTRICT_UNTIL label=say(words::DISTRICT_UNTIL) hint=say(words::DISTRICT_UNTIL_HINT) value=district_until kind=text()/>
            {draw.is_none().then(|| view! { <p>{say(words::FROM_NOW_ON)}</p> })}
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(act)}</button>
            </div>
        </Form>
    }
}

/// Plans a draw, or plans one anew.
#[server(prefix = "/forms", endpoint = "desk-draw-plan")]
pub async fn post_desk_draw_plan(
    #[server(default)] key: String,
    #[server(default)] draw: String,
    #[server(default)] term: String,
    #[server(default)] offerings: String,
    #[server(default)] name: String,
    #[server(default)] opens_at: String,
    #[server(default)] closes_at: String,
    #[server(default)] most_wanted: String,
    #[server(default)] source: String,
    #[server(default)] digits: String,
    #[server(default)] newcomers: Vec<String>,
    #[server(default)] district_until: String,
    #[server(default)] district: Vec<String>,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let sent = [offerings.as_str(), draw.as_str(), term.as_str()];
    let of_page = OF_PAGE.into_iter().zip(sent);
    let draw = if draw.is_empty() { None } else { Some(draw.parse::<DrawId>()?) };
    let term = if term.is_empty() { None } else { Some(term.parse::<TermId>()?) };
    let chosen = listed(&offerings)?;
    let typed = [name, opens_at, closes_at, most_wanted, source, digits, district_until];
    let newcomers = of_each(newcomers, newcomers_id);
    let reserved: Vec<(String, String)> =
        newcomers.into_iter().chain(of_each(district, district_id)).collect();
    let reserved = reserved.iter().map(|(id, typed)| (id.as_str(), typed.as_str()));
    let fields = FIELDS.into_iter().zip(typed.iter().map(String::as_str));
    let mut attempt = Attempt::at(fields.chain(reserved).chain(of_page));
    let outcome = async {
        let by = request.coordinator()?;
        let offerings = own_offerings(&request, Task::Run, &chosen).await?;
        let new = plan_form::plan(&mut attempt, &offerings, request.now)?;
        let planned = match draw {
            Some(draw) => store::draw::replan(&request.db, key, draw, new, by).await.map(|()| draw),
            None => store::draw::plan(&request.db, key, new, by).await,
        };
        planned.map_err(|error| at_its_field(&mut attempt, &offerings, error.into()))
    };
    let way = way(draw, term, &chosen);
    match outcome.await {
        Ok(draw) => see_other(&paths::desk_draw(draw)),
        Err(error) => attempt.comes_back(&request, FORM, &way, error).await,
    }
}

/// A refusal that concerns one field is told there.
fn at_its_field(attempt: &mut Attempt, offerings: &[Offering], error: AppError) -> AppError {
    match error {
        AppError::Refused(
            refusal @ (Refusal::CannotBeDrawn { offering }
            | Refusal::StagedCannotBeDrawn { offering }),
        ) => {
            let at = offerings.iter().position(|one| one.id == offering).unwrap_or_default();
            let Some(offering) = offerings.get(at) else { return AppError::Refused(refusal) };
            let name = offering.name.as_str();
            let (field, told) = match refusal {
                Refusal::StagedCannotBeDrawn { .. } if offering.shares.is_empty() => {
                    let until = offering.terms.window.opens_at;
                    ("opens_at".to_owned(), words::returning_first(name, until))
                }
                Refusal::StagedCannotBeDrawn { .. } => {
                    (newcomers_id(at), words::shares_cannot_be_drawn(name))
                }
                _ => (newcomers_id(at), words::cannot_be_drawn(name)),
            };
            attempt.note(&field, told);
            AppError::ToBeChanged
        }
        AppError::Refused(Refusal::ClosesInThePast) => {
            attempt.note("closes_at", words::CLOSES_FIRST);
            AppError::ToBeChanged
        }
        AppError::Refused(Refusal::ReleasedBeforeList { .. }) => {
            attempt.note(DISTRICT_UNTIL, words::RELEASED_FIRST);
            AppError::ToBeChanged
        }
        other => other,
    }
}
