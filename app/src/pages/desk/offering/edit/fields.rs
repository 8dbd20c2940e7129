//! The fields of a correction, as far as the kind has them.

use domain::offering::{Offering, OfferingKind};
use leptos::prelude::*;

use super::said::has_fee;
use crate::attempt::Attempt;
use crate::attempt::looked::{DO, LOOKED};
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::stands_now::SEEN;
use crate::pages::desk::suggested::{DEPARTMENTS, SUBJECTS, Suggested};
use crate::paths;
use crate::request::request;
use crate::wording::desk::edit as words;
use crate::wording::desk::import_form::{AGE_HINT, TELEPHONE_HINT};
use crate::wording::timetable::{DEPARTMENT, SUBJECT};

/// What it says, as it stands or was typed, and the button.
#[component]
pub(super) fn EditForm(
    offering: Offering,
    attempt: Attempt,
    seen: String,
    is_looked: bool,
    /// What may be meant.
    suggested: Suggested,
) -> impl IntoView {
    let say = request().say();
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let short = move || Kind { width: Width::Short, ..plain() };
    let number = Kind { input_type: Some("tel"), width: Width::Number, ..plain() };
    let among = |list| Kind { suggestions: Some(list), ..Kind::default() };
    let area = Kind { is_area: true, ..plain() };
    let has_fee = has_fee(&offering);
    let looked_fee = attempt.value("fee").to_owned();
    view! {
        <Form action="/forms/desk-offering-edit" attempt=attempt is_question=true>
            <input type="hidden" name="offering" value=offering.id.to_string()/>
            <input type="hidden" name=SEEN value=seen/>
            <Field name="name" label=say(words::NAME) kind=plain()/>
            {(offering.kind == OfferingKind::Class).then(|| view! {
                <div class="field-grid">
                    <Field name="department" label=say(DEPARTMENT) hint=say(words::COURSE_HINT) kind=among(DEPARTMENTS)/>
                    <Field name="subject" label=say(SUBJECT) hint=say(words::COURSE_HINT) kind=among(SUBJECTS)/>
                </div>
                {suggested.lists()}
            })}
            {has_fee.then(|| view! { <Field name="fee" label=say(words::FEE) hint=say(words::FEE_HINT) kind=short()/> })}
            <div class="field-grid">
                <Field name="age_from" label=say(words::AGE_FROM) hint=say(AGE_HINT) kind=short()/>
                <Field name="age_to" label=say(words::AGE_TO) hint=say(AGE_HINT) kind=short()/>
            </div>
            {(offering.kind == OfferingKind::Activity).then(|| view! {
                <Field name="audience" label=say(words::AUDIENCE) kind=plain()/>
            })}
            {(offering.kind == OfferingKind::Shift).then(|| view! {
                <Field name="skills" label=say(words::SKILLS) kind=plain()/>
            })}
            <Field name="conditions" label=say(words::CONDITIONS) kind=plain()/>
            <Field name="health" label=say(words::HEALTH) kind=plain()/>
            <Field name="telephone" label=say(words::TELEPHONE) hint=say(TELEPHONE_HINT) kind=number/>
            <Field name="contact" label=say(words::CONTACT) kind=plain()/>
            <Field name="bring" label=say(words::BRING) kind=plain()/>
            <Field name="directions" label=say(words::DIRECTIONS) kind=plain()/>
            <Field name="note" label=say(words::NOTE) kind=area/>
            <div class="button-row">
                {if is_looked {
                    view! {
                        <input type="hidden" name="looked_fee" value=looked_fee/>
                        <button class="button button--primary" type="submit" name=LOOKED value=DO>{say(words::DO_IT)}</button>
                    }
                    .into_any()
                } else {
                    view! { <button class="button button--primary" type="submit">{say(words::SAVE)}</button> }.into_any()
                }}
                <a class="button button--link" href=paths::desk_offering(offering.id)>{say(words::DO_NOT)}</a>
            </div>
        </Form>
    }
}
