//! What can be filled in or chosen: empty, filled, with a hint, to be changed.

use leptos::prelude::*;

use super::{Group, Sample, examples};
use crate::attempt::Attempt;
use crate::components::birthday_field::BirthdayField;
use crate::components::error_summary::ErrorLines;
use crate::components::field::{Field, Kind, Width};
use crate::components::filter_group::{Choice, FilterGroup};
use crate::request::request;
use crate::wording::design as words;
use crate::wording::when::weekday;
use crate::wording::{person, sign_in};

/// Fields by themselves, as a question, and in rows.
#[component]
pub fn Fields() -> impl IntoView {
    let say = request().say();
    let mut attempt = Attempt::at([
        ("sample-filled", examples::NAME),
        ("sample-wrong", "138 0000 000"),
        ("born_year", "1955"),
    ]);
    attempt.note("sample-wrong", words::NUMBER_WRONG);
    attempt.note("born_month", person::missing_part(sign_in::MONTH));
    provide_context(attempt.clone());
    let telephone = || Kind { input_type: Some("tel"), width: Width::Number, ..Kind::default() };
    let question = Kind { is_question: true, width: Width::Number, ..Kind::default() };
    let area = Kind { is_area: true, ..Kind::default() };
    view! {
        <Group name=words::FIELDS>
            <Sample shows=words::EMPTY_FIELD><Field name="sample-empty" label=say(person::NAME)/></Sample>
            <Sample shows=words::FILLED_FIELD><Field name="sample-filled" label=say(person::NAME)/></Sample>
            <Sample shows=words::HINTED_FIELD>
                <Field name="sample-hint" label=say(person::EMERGENCY_CONTACT) hint=say(person::EMERGENCY_CONTACT_HINT)/>
            </Sample>
            <Sample shows=words::WRONG_FIELD>
                <div class="error-summary"><ErrorLines attempt=attempt/></div>
                <Field name="sample-wrong" label=say(person::MOBILE) kind=telephone()/>
            </Sample>
            <Sample shows=words::QUESTION_FIELD>
                <Field name="sample-question" label=say(sign_in::WHICH_NUMBER) hint=say(sign_in::WHY_NUMBER) kind=question/>
            </Sample>
            <Sample shows=words::QUESTION_FIELD><BirthdayField born_on=None/></Sample>
            <Sample shows=words::AREA_FIELD><Field name="sample-area" label=say(words::AREA_FIELD) kind=area/></Sample>
        </Group>
        <Rows/>
    }
}

/// Rows to choose from, of which one is chosen; and the same folded away.
#[component]
fn Rows() -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    let choices = move |chosen: usize| {
        let days = [
            jiff::civil::Weekday::Monday,
            jiff::civil::Weekday::Tuesday,
            jiff::civil::Weekday::Sunday,
        ];
        let choice = |(number, day): (usize, jiff::civil::Weekday)| Choice {
            value: number.to_string(),
            words: weekday(language, day).to_owned(),
            is_chosen: number == chosen,
        };
        days.into_iter().enumerate().map(choice).collect::<Vec<_>>()
    };
    let (legend, any) =
        (say(crate::wording::offering::list::WEEKDAY), say(crate::wording::offering::list::ANY));
    view! {
        <Group name=words::CHOICES>
            <FilterGroup name="sample-days" legend=legend any=any choices=choices(1)/>
            <details class="filter__box">
                <summary class="filter__summary">{say(words::FOLDED)}</summary>
                <FilterGroup name="sample-more" legend=legend any=any choices=choices(9)/>
            </details>
        </Group>
    }
}
