//! The form with which what a teacher leaves behind is handed on: a field for each class, with who could take it over.

use domain::id::OfferingId;
use jiff::civil::Date;
use leptos::prelude::*;
use store::session::{Leaving, Left};

use super::super::row_fields::row_field;
use super::{classes_of, field};
use crate::attempt::Attempt;
use crate::components::field::{Field, FieldError, Kind, described_by};
use crate::components::form::Form;
use crate::components::look_buttons::LookButtons;
use crate::components::phrases::Phrases;
use crate::components::stands_now::SEEN;
use crate::request::request;
use crate::wording::session::desk::{DAY_HINT, REASON, REASON_HINT, substitute};
use crate::wording::session::leaving as words;
use crate::wording::session::onward as onward_words;
use crate::wording::session::when;

/// The form. The button that does it is there once somebody has looked, and nothing stands in the way.
#[component]
pub(super) fn Asking(
    /// From whose page.
    class: OfferingId,
    /// Whose classes they are, by their place among those who teach it.
    which: usize,
    /// What they are.
    leaves: Leaving,
    /// What was looked at, where it can be done.
    seen: Option<String>,
    /// The first day from which it may be.
    today: Date,
    /// What came back.
    attempt: Attempt,
) -> impl IntoView {
    let say = request().say();
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let name = leaves.who.clone().unwrap_or_default();
    let is_together =
        leaves.classes.iter().flat_map(|left| &left.teachers).any(|text| *text != name);
    let is_together = is_together && !name.is_empty();
    let classes = classes_of(&leaves).into_iter().map(|(class, text)| format!("{class}\t{text}"));
    let classes = classes.collect::<Vec<_>>().join("\n");
    let rows: Vec<_> = leaves.classes.into_iter().map(|left| (left, attempt.clone())).collect();
    view! {
        <p>{say(words::LEAD)}</p>
        {is_together.then(|| view! { <p>{say(words::TOGETHER)}</p> })}
        <Form action="/forms/desk-leaving" attempt=attempt is_question=true>
            <input type="hidden" name="offering" value=class.to_string()/>
            <input type="hidden" name="who" value=which.to_string()/>
            <input type="hidden" name="name" value=name/>
            <input type="hidden" name="classes" value=classes/>
            // Made within the form, whose attempt their errors are found in.
            {rows.into_iter().map(|(left, attempt)| view! { <OfClass left=left attempt=attempt/> }).collect_view()}
            <Field name="on" label=say(onward_words::ON) hint=say(DAY_HINT) value=today.to_string() kind=plain()/>
            <Field name="reason" label=say(REASON) hint=say(REASON_HINT) kind=plain()/>
            {seen.clone().map(|seen| view! { <input type="hidden" name=SEEN value=seen/> })}
            <LookButtons look=say(onward_words::LOOK) does=seen.map(|_| say(onward_words::DO_IT))/>
        </Form>
    }
}

/// What is to come of a class, who could take it over, and the field.
#[component]
fn OfClass(left: Left, attempt: Attempt) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let class = left.offering.to_string();
    let field = field(&class);
    let (heading, known) = (format!("class-{class}"), format!("known-{class}"));
    let labelled_by = heading.clone();
    let value = attempt.value(&field).to_owned();
    let is_wrong = attempt.error(&field).is_some();
    let described = described_by(&field, false, is_wrong);
    let sessions = left.sessions.iter().map(|span| {
        view! { <li><Phrases text=when(language, *span)/></li> }
    });
    let sessions = sessions.collect_view();
    let to_come = words::to_come(language, left.sessions.len());
    // Those of a whole term would push the question away.
    let is_short = left.sessions.len() <= 3;
    let names = left.proposed.iter().map(|one| {
        view! { <option value=one.teacher.clone()></option> }
    });
    let names = names.collect_view();
    let proposed = left.proposed.iter().map(|one| {
        view! { <li><Phrases text=substitute(language, one)/></li> }
    });
    let (nobody, proposed) = (left.proposed.is_empty(), proposed.collect_view());
    view! {
        <section class="section" aria-labelledby=labelled_by>
            <h2 id=heading><Phrases text=left.name.clone()/></h2>
            <details class="filter__box" open=is_short>
                <summary class="filter__summary">{to_come}</summary>
                <ul class="session-history">{sessions}</ul>
            </details>
            {if nobody {
                view! { <p>{say(words::NOT_PROPOSED)}</p> }.into_any()
            } else {
                view! {
                    <p><b>{say(words::PROPOSED)}</b></p>
                    <ul class="session-history">{proposed}</ul>
                }
                .into_any()
            }}
            <div class=if is_wrong { "field field--error" } else { "field" }>
                <label class="field__label" for=field.clone()><Phrases text=words::takes_over(language, &left.name)/></label>
                <FieldError name=field.clone()/>
                <input class="field__input" id=field name=row_field("teachers", &class) type="text" list=known.clone()
                    autocomplete="off" spellcheck="false" value=value
                    aria-invalid=is_wrong.then_some("true") aria-describedby=described/>
                <datalist id=known>{names}</datalist>
            </div>
        </section>
    }
}
