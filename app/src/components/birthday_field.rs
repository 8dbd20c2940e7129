//! The day of birth in three fields, as one question.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::field::FieldError;
use crate::components::phrases::ByPhrase;
use crate::request::request;
use crate::wording::Words;
use crate::wording::sign_in as words;

/// One of the three fields.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Name and id.
    pub name: &'static str,
    /// 年, 月, 日: its label.
    pub unit: Words,
    autocomplete: &'static str,
    class: &'static str,
}

/// 年, 月, 日, in this order.
pub const PARTS: [Part; 3] = [
    Part {
        name: "born_year",
        unit: words::YEAR,
        autocomplete: "bday-year",
        class: "field__input date__input date__input--year",
    },
    Part {
        name: "born_month",
        unit: words::MONTH,
        autocomplete: "bday-month",
        class: "field__input date__input",
    },
    Part {
        name: "born_day",
        unit: words::DAY,
        autocomplete: "bday-day",
        class: "field__input date__input",
    },
];

/// The legend is the h1: the only question of its page.
#[component]
pub fn BirthdayField(
    /// What is known already.
    born_on: Option<Date>,
) -> impl IntoView {
    let say = request().say();
    let attempt = use_context::<Attempt>().unwrap_or_default();
    let known = born_on
        .map(|born| [born.year().to_string(), born.month().to_string(), born.day().to_string()]);
    let known = known.unwrap_or_default();
    let wrong = PARTS.iter().any(|part| attempt.error(part.name).is_some());
    let errors = PARTS.map(|part| view! { <FieldError name=part.name/> });
    let parts = PARTS
        .into_iter()
        .zip(known)
        .map(|(part, known)| {
            let value = if attempt.is_back() { attempt.value(part.name).to_owned() } else { known };
            let error = attempt.error(part.name).map(|_| format!("born-hint {}-error", part.name));
            let invalid = error.is_some().then_some("true");
            let described = error.unwrap_or_else(|| "born-hint".to_owned());
            view! {
                <span class="date__part">
                    <input class=part.class id=part.name name=part.name type="text" inputmode="numeric"
                        autocomplete=part.autocomplete value=value aria-invalid=invalid aria-describedby=described/>
                    <label for=part.name>{say(part.unit)}</label>
                </span>
            }
        })
        .collect_view();
    view! {
        <fieldset class=if wrong { "choices choices--error" } else { "choices" }>
            <legend class="choices__legend"><h1 tabindex="-1"><ByPhrase text=say(words::WHICH_BIRTHDAY)/></h1></legend>
            <p class="field__hint field__hint--body" id="born-hint">{say(words::WHY_BIRTHDAY)}</p>
            {errors}
            <div class="date">{parts}</div>
        </fieldset>
    }
}
