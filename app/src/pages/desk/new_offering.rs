//! 新增一项: one activity, one shift or one class, made without a file. What was typed is looked at as an imported list is.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::calendar::Term;
use domain::id::{ImportId, OfferingId};
use domain::institution::InstitutionKind;
use domain::offering::OfferingKind;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use self::fields::{ActivityFields, ClassFields, ShiftFields};
use super::own_offering;
use super::suggested::Suggested;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::planning::entered::{
    ENTERED, current, enter, entered_before, has_more_times, like, of_term,
};
use crate::request::{Request, request, see_other};
use crate::wording::desk::new_offering as words;
use crate::wording::desk::offering::BACK;

mod fields;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-new-offering";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &ENTERED);

/// Asks for one offering of a kind that the institution holds.
#[component]
pub fn NewOfferingPage() -> impl IntoView {
    let request = request();
    let asked = use_query_map().with_untracked(|query| Asked {
        kind: query.get("kind").and_then(|kind| OfferingKind::from_code(&kind)),
        like: query.get("like").map(|id| id.parse().map_err(|_| AppError::NotFound)),
        import: query.get("import").map(|id| id.parse().map_err(|_| AppError::NotFound)),
    });
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let institution = store::institution::institution(&request.db, by.institution).await?;
        let attempt = request.attempt(FORM).await?;
        let is_like = asked.like.is_some() && !attempt.is_back();
        let attempt = if attempt.is_back() { attempt } else { asked.starting(&request).await? };
        let (held, has_more) = (institution.kind, has_more_times(&attempt));
        let kind = OfferingKind::from_code(attempt.value("kind")).or(asked.kind);
        let kind = kind.filter(|kind| kind.may_be_held_by(institution.kind));
        let kind = kind.unwrap_or_else(|| usual(institution.kind));
        let suggested = Suggested::of(&request).await?;
        let kinds = OfferingKind::ALL.into_iter().filter(|one| one.may_be_held_by(held));
        let tabs = kinds.map(|one| {
            let current = (one == kind).then_some("true");
            view! {
                <a class="tabs__link" href=paths::desk_new_offering(one) aria-current=current>{say(words::kind(one))}</a>
            }
        });
        let tabs = tabs.collect_view();
        let term = match kind {
            OfferingKind::Class => running_term(&request).await?,
            _ => None,
        };
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="soft">{institution.name}</p>
            <p>{say(words::LEAD)}</p>
            {is_like.then(|| view! { <p>{say(words::LIKE_ANOTHER)}</p> })}
            <nav class="tabs" aria-label=say(words::WHICH_KIND)>{tabs}</nav>
            <Form action="/forms/desk-new-offering" attempt=attempt is_question=true>
                <input type="hidden" name="kind" value=kind.code()/>
                {match kind {
                    OfferingKind::Class => view! { <ClassFields term=term has_more=has_more/> }.into_any(),
                    OfferingKind::Activity => view! { <ActivityFields has_more=has_more/> }.into_any(),
                    OfferingKind::Shift => view! { <ShiftFields has_more=has_more/> }.into_any(),
                }}
                {suggested.lists()}
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::LOOK_FIRST)}</button>
                </div>
            </Form>
        })
    })
}

/// What the address asks for.
struct Asked {
    kind: Option<OfferingKind>,
    like: Option<Result<OfferingId, AppError>>,
    import: Option<Result<ImportId, AppError>>,
}

impl Asked {
    /// What stands in the form from the start: what was typed before, another offering, or nothing.
    async fn starting(&self, request: &Request) -> Result<Attempt, AppError> {
        if let Some(id) = &self.import {
            let id = *id.as_ref().map_err(|_| AppError::NotFound)?;
            return entered_before(request, id).await;
        }
        let Some(id) = &self.like else { return Ok(Attempt::default()) };
        let offering = own_offering(request, *id.as_ref().map_err(|_| AppError::NotFound)?).await?;
        Ok(like(&offering, running_term(request).await?.as_ref()))
    }
}

/// What an institution makes most often.
const fn usual(institution: InstitutionKind) -> OfferingKind {
    match institution {
        InstitutionKind::VolunteerTeam => OfferingKind::Shift,
        _ => OfferingKind::Activity,
    }
}

/// The term that runs, or the next one.
async fn running_term(request: &Request) -> Result<Option<Term>, AppError> {
    let terms = store::timetable::terms(&request.db, request.coordinator()?).await?;
    Ok(current(terms.iter().map(|one| &one.term), request.now).cloned())
}

/// The days of a term, for the fields of a class.
fn days_of(term: Option<&Term>) -> [String; 3] {
    term.map(|term| of_term(term).map(|(_, value)| value)).unwrap_or_default()
}

/// Keeps what was typed as a list of one, and shows what it means.
#[server(prefix = "/forms", endpoint = "desk-new-offering")]
pub async fn post_desk_new_offering(
    #[server(default)] key: String,
    #[server(default)] kind: String,
    #[server(default)] team: String,
    #[server(default)] department: String,
    #[server(default)] subject: String,
    #[server(default)] name: String,
    #[server(default)] grade: String,
    #[server(default)] slots: String,
    #[server(default)] slots_2: String,
    #[server(default)] slots_3: String,
    #[server(default)] on: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] on_2: String,
    #[server(default)] from_2: String,
    #[server(default)] to_2: String,
    #[server(default)] on_3: String,
    #[server(default)] from_3: String,
    #[server(default)] to_3: String,
    #[server(default)] weeks: String,
    #[server(default)] room: String,
    #[server(default)] teacher: String,
    #[server(default)] places: String,
    #[server(default)] way: String,
    #[server(default)] audience: String,
    #[server(default)] skills: String,
    #[server(default)] effort: String,
    #[server(default)] fee: String,
    #[server(default)] contact: String,
    #[server(default)] note: String,
    #[server(default)] campus: String,
    #[server(default)] term_name: String,
    #[server(default)] term_starts_on: String,
    #[server(default)] term_ends_on: String,
    #[server(default)] opens_at: String,
    #[server(default)] closes_at: String,
    #[server(default)] telephone: String,
    #[server(default)] age_from: String,
    #[server(default)] age_to: String,
) -> Result<(), AppError> {
    let request = request();
    let typed = [
        kind,
        team,
        department,
        subject,
        name,
        grade,
        slots,
        slots_2,
        slots_3,
        on,
        from,
        to,
        on_2,
        from_2,
        to_2,
        on_3,
        from_3,
        to_3,
        weeks,
        room,
        teacher,
        places,
        way,
        audience,
        skills,
        effort,
        fee,
        contact,
        note,
        campus,
        term_name,
        term_starts_on,
        term_ends_on,
        opens_at,
        closes_at,
        telephone,
        age_from,
        age_to,
    ];
    let mut attempt = Attempt::at(ENTERED.into_iter().zip(typed.iter().map(String::as_str)));
    let kind = OfferingKind::from_code(attempt.value("kind"));
    let outcome = async {
        request.coordinator()?;
        form_key(&key)?;
        enter(&request, &mut attempt, kind.ok_or(AppError::BadForm)?).await
    };
    match outcome.await {
        Ok(way) => see_other(&way),
        Err(error) => {
            let page = paths::desk_new_offering(kind.unwrap_or(OfferingKind::Activity));
            attempt.comes_back(&request, FORM, &page, error).await
        }
    }
}
