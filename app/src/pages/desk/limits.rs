//! 每人最多几个: how many classes of a term, how many shifts and how many bookings of rooms one may have at the desk's institution.

use domain::institution::InstitutionKind;
use domain::limits::Limits;
use domain::log::{About, Field as LogField};
use domain::offering::OfferingKind;
use leptos::prelude::*;
use store::Seen;

use crate::attempt::Attempt;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::stands_now::{SEEN, Stands, StandsNow, changed_since};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::log::last::{LastChange, last_change};
use crate::pages::page;
use crate::paths;
use crate::planning::typed;
use crate::request::{Request, request, see_other};
use crate::wording::desk::{OFFERINGS, limits as words};
use crate::wording::room::desk::NO_LIMIT;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-limits";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["classes", "shifts", "bookings", SEEN]);

/// In the address: it has just been saved.
const SAVED: &str = "saved";

/// Three numbers, of which an institution without classes is asked two.
#[component]
pub fn LimitsPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let id = request.coordinator()?.institution;
        let institution = store::institution::institution(&request.db, id).await?;
        let limits = store::limits::limits(&request.db, id).await?;
        let attempt = request.attempt(FORM).await?;
        let last = last_change(&request, About::Institution(id)).await?;
        let seen = Seen::of(&limits)?;
        let changed = changed_since(&request, &attempt, SEEN, About::Institution(id)).await?;
        let attempt = if attempt.is_back() { attempt } else { shown(limits) };
        let number = || Kind {
            autocomplete: Some("off"),
            input_mode: Some("numeric"),
            width: Width::Short,
            ..Kind::default()
        };
        Ok(view! {
            <PageTitle text=say(words::LINK) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK>{say(OFFERINGS)}</a>
            <h1 tabindex="-1">{say(words::LINK)}</h1>
            {request.has_query(SAVED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::KEPT)}</p></NoticeBox>
                <LastChange entry=last/>
            })}
            <StandsNow attempt=attempt.clone() now=seen.clone() rows=stands(&request, &attempt, limits) changed=changed/>
            <p>{say(words::WHY)}</p>
            <p>{say(words::NOBODY_LOSES)}</p>
            <Form action="/forms/desk-limits" attempt=attempt is_question=true>
                <input type="hidden" name=SEEN value=seen.told_at(request.now)/>
                {has_classes(institution.kind).then(|| view! {
                    <Field name="classes" label=say(words::CLASSES) hint=say(words::HINT) kind=number()/>
                })}
                <Field name="shifts" label=say(words::SHIFTS) hint=say(words::HINT) kind=number()/>
                <Field name="bookings" label=say(words::BOOKINGS) hint=say(words::HINT) kind=number()/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::KEEP)}</button>
                </div>
            </Form>
        })
    })
}

fn has_classes(kind: InstitutionKind) -> bool {
    OfferingKind::Class.may_be_held_by(kind)
}

/// What is set now, as it would have been typed.
fn shown(limits: Limits) -> Attempt {
    let typed = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let (classes, shifts) = (typed(limits.classes), typed(limits.shifts));
    let bookings = typed(limits.bookings);
    Attempt::at([("classes", classes.as_str()), ("shifts", &shifts), ("bookings", &bookings)])
}

/// The same beside what was typed.
fn stands(request: &Request, attempt: &Attempt, limits: Limits) -> Vec<Stands> {
    let none = || request.say()(NO_LIMIT).to_owned();
    let told = |most: Option<u32>| most.map_or_else(none, |most| most.to_string());
    let typed = |field: &str| Some(attempt.value(field)).filter(|typed| !typed.trim().is_empty());
    let line = |label, of, most, field| {
        let typed = typed(field).map_or_else(none, str::to_owned);
        Stands::line(label, of, told(most), &typed)
    };
    vec![
        line(words::CLASSES, &[LogField::MostClasses], limits.classes, "classes"),
        line(words::SHIFTS, &[LogField::MostShifts], limits.shifts, "shifts"),
        line(words::BOOKINGS, &[LogField::MostBookings], limits.bookings, "bookings"),
    ]
}

/// Keeps the numbers.
#[server(prefix = "/forms", endpoint = "desk-limits")]
pub async fn post_desk_limits(
    #[server(default)] classes: String,
    #[server(default)] shifts: String,
    #[server(default)] bookings: String,
    #[server(default)] seen: String,
) -> Result<(), AppError> {
    let request = request();
    let typed =
        [("classes", &classes), ("shifts", &shifts), ("bookings", &bookings), (SEEN, &seen)];
    let mut attempt = Attempt::at(typed.map(|(name, typed)| (name, typed.as_str())));
    let outcome = async {
        let by = request.coordinator()?;
        let classes = attempt.read("classes", limit, |_| words::NOT_A_NUMBER.into());
        let shifts = attempt.read("shifts", limit, |_| words::NOT_A_NUMBER.into());
        let bookings = attempt.read("bookings", limit, |_| words::NOT_A_NUMBER.into());
        let limits = Limits { classes: classes?, shifts: shifts?, bookings: bookings? };
        Ok(store::limits::set_limits(&request.db, limits, Seen::as_sent(&seen), by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{}?{SAVED}", paths::DESK_LIMITS)),
        Err(error) => attempt.comes_back(&request, FORM, paths::DESK_LIMITS, error).await,
    }
}

fn limit(typed: &str) -> Result<Option<u32>, typed::NotANumber> {
    typed::number_if_any(typed, 1..=99)
}
