//! The rows of a register: a person each, with what can be tapped.

use domain::attendance::{Mark, Means};
use leptos::prelude::*;
use store::attendance::RegisterLine;

use super::save::{CLEAR, kept};
use crate::components::phrases::Phrases;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::row_fields::row_field;
use crate::request::{Request, request};
use crate::wording::attendance as marks;
use crate::wording::attendance::desk as words;

/// Everybody on the register.
#[component]
pub(super) fn Rows(
    /// In the order of the paper sheet.
    lines: Vec<RegisterLine>,
    /// What was tapped before, where the form came back.
    chosen: String,
) -> impl IntoView {
    let request = request();
    let chosen = kept(&chosen);
    let rows = lines.iter().map(|line| {
        let id = line.person.id.to_string();
        let tapped = chosen.get(id.as_str()).map(|code| (*code).to_owned());
        let tapped = tapped.or_else(|| line.mark().map(|mark| mark.code().to_owned()));
        row(&request, line, id, tapped.unwrap_or_default())
    });
    view! { <div class="register">{rows.collect_view()}</div> }
}

fn row(
    request: &Request,
    line: &RegisterLine,
    id: String,
    tapped: String,
) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let choice = |code: &'static str, label: &'static str| {
        let field = format!("{code}-{id}");
        view! {
            <div class="choice register__choice">
                <input class="choice__input" type="radio" name=row_field("marks", &id) id=field.clone() value=code checked=tapped == code/>
                <label class="choice__label" for=field>{label}</label>
            </div>
        }
    };
    let choices = Mark::ALL.map(|mark| choice(mark.code(), say(marks::mark(mark)))).collect_view();
    // What is recorded can be taken back.
    let clear = line.mark().map(|_| choice(CLEAR, say(words::CLEAR)));
    let code = line.code.map(|code| words::code(language, code));
    let walked = (!line.has_place).then(|| say(words::WALKED_IN).to_owned());
    // Who marks for others need not be told that they did.
    let how = line.marked.filter(|marked| line.mark().is_some() && marked.means != Means::Staff);
    let how = how.map(|marked| marks::how(language, &marked));
    let facts = [walked, how].into_iter().flatten();
    let facts =
        facts.map(|fact| view! { <span class="line register__fact"><Phrases text=fact/></span> });
    view! {
        <fieldset class="register__row">
            <legend class="register__name">
                {code.map(|code| view! { <span class="register__code">{code}</span>" " })}
                <Phrases text=name_of(request, &line.person)/>
                {facts.collect_view()}
            </legend>
            <div class="register__choices">{choices}{clear}</div>
        </fieldset>
    }
}
