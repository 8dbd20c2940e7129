//! What somebody may do and until when: the fields, on the person's own device and at the counter, and what was chosen.

use domain::calendar::day;
use domain::consent::{Lasts, Scope};
use domain::id::PersonId;
use domain::offering::OfferingKind;
use domain::text::{has_control_characters, trimmed};
use leptos::prelude::*;
use store::consent::Offer;

use crate::attempt::Attempt;
use crate::components::field::{Field, FieldError, Kind};
use crate::error::AppError;
use crate::request::request;
use crate::wording::Words;
use crate::wording::consent as words;

/// All fields of the form that makes a code, in its order.
pub const OFFERED: [&str; 6] = ["how_much", "class", "activity", "shift", "lasts", "relation"];

/// Longest word for what somebody is to the person, in characters.
const LONGEST_RELATION: usize = 20;

const LOOK: &str = "look";
const SIGN_UP: &str = "sign_up";
const TICKED: &str = "yes";

/// The attempt of a fresh form: everything, for half a year.
pub fn fresh() -> Attempt {
    let ticks = OfferingKind::ALL.map(|kind| (kind.code(), TICKED));
    let rest = [("how_much", SIGN_UP), ("lasts", Lasts::default().code())];
    Attempt::at(ticks.into_iter().chain(rest))
}

/// What for, which kinds, until when.
#[component]
pub fn ScopeFields(
    /// What is asked first.
    how_much: Words,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let attempt = use_context::<Attempt>().unwrap_or_default();
    let is = |name: &str, value: &str| attempt.value(name) == value;
    let today = day(request.now);
    let scopes = [(SIGN_UP, words::SIGN_UP_ALL), (LOOK, words::LOOK_ALONE)].map(|(value, text)| {
        let id = if value == SIGN_UP { "how_much".to_owned() } else { format!("how_much-{value}") };
        let text = say(text).to_owned();
        view! { <Choice input="radio" name="how_much" id=id value=value is_chosen=is("how_much", value) text=text/> }
    });
    let kinds = OfferingKind::ALL.map(|kind| {
        let (name, text) = (kind.code(), say(words::kind(kind)).to_owned());
        view! { <Choice input="checkbox" name=name id=name.to_owned() value=TICKED is_chosen=is(name, TICKED) text=text/> }
    });
    let lasts = Lasts::ALL.map(|lasts| {
        let value = lasts.code();
        let id = if lasts == Lasts::Today { "lasts".to_owned() } else { format!("lasts-{value}") };
        let text = words::lasts(language, lasts, today);
        view! { <Choice input="radio" name="lasts" id=id value=value is_chosen=is("lasts", value) text=text/> }
    });
    view! {
        <Choices name="how_much" legend=how_much hint=Some(words::SIGN_UP_HINT)>{scopes.collect_view()}</Choices>
        <Choices name="class" legend=words::WHICH_KINDS hint=Some(words::WHICH_KINDS_HINT)>{kinds.collect_view()}</Choices>
        <Choices name="lasts" legend=words::HOW_LONG hint=Some(words::HOW_LONG_HINT)>{lasts.collect_view()}</Choices>
    }
}

/// The whole of it: what for, until when, what the helper is to the person, and the button.
#[component]
pub fn OfferFields(
    /// What is asked first.
    how_much: Words,
    /// What the helper is to the person, and why that is asked.
    relation: [Words; 2],
    /// What the button does.
    button: Words,
) -> impl IntoView {
    let say = request().say();
    let text = Kind { autocomplete: Some("off"), ..Kind::default() };
    let [label, hint] = relation;
    view! {
        <ScopeFields how_much=how_much/>
        <Field name="relation" label=say(label) hint=say(hint) kind=text/>
        <div class="button-row">
            <button class="button button--primary" type="submit">{say(button)}</button>
        </div>
    }
}

/// A frame with a legend, its hint and what was wrong.
#[component]
pub fn Choices(
    /// The field at which what is wrong is told.
    name: &'static str,
    /// What is asked.
    legend: Words,
    /// Why, or what it means.
    hint: Option<Words>,
    /// The choices.
    children: Children,
) -> impl IntoView {
    let say = request().say();
    let wrong = use_context::<Attempt>().is_some_and(|attempt| attempt.error(name).is_some());
    view! {
        <fieldset class=if wrong { "choices choices--error" } else { "choices" }>
            <legend class="choices__legend">{say(legend)}</legend>
            {hint.map(|hint| view! { <p class="field__hint">{say(hint)}</p> })}
            <FieldError name=name/>
            <div class="choices__line">{children()}</div>
        </fieldset>
    }
}

/// One row to tick or to choose.
#[component]
pub fn Choice(
    /// `radio` or `checkbox`.
    input: &'static str,
    /// The field.
    name: &'static str,
    /// Its id; the first of a field has the field's name, where the summary of what is wrong leads.
    id: String,
    /// What is sent.
    value: &'static str,
    /// It was chosen before.
    is_chosen: bool,
    /// What it is called.
    text: String,
) -> impl IntoView {
    view! {
        <div class="choice">
            <input class="choice__input" type=input name=name id=id.clone() value=value checked=is_chosen/>
            <label class="choice__label" for=id>{text}</label>
        </div>
    }
}

/// Reads what was chosen; what is missing is noted.
pub fn chosen(attempt: &mut Attempt) -> Result<(Scope, Lasts), AppError> {
    let ticked: Vec<OfferingKind> =
        OfferingKind::ALL.into_iter().filter(|kind| attempt.value(kind.code()) == TICKED).collect();
    let scope = match attempt.value("how_much") {
        LOOK => Ok(Scope::LOOK),
        SIGN_UP if ticked.is_empty() => Err(("class", words::CHOOSE_KIND)),
        SIGN_UP => Ok(Scope::of(&ticked)),
        _ => Err(("how_much", words::CHOOSE_SCOPE)),
    };
    let scope = scope.map_err(|(field, wrong)| {
        attempt.note(field, wrong);
        AppError::ToBeChanged
    });
    let read = |typed: &str| Lasts::from_code(typed).ok_or(());
    let lasts = attempt.read("lasts", read, |()| words::CHOOSE_LASTS.into());
    Ok((scope?, lasts?))
}

/// Reads all of it; what is missing or odd is noted.
pub fn offered(attempt: &mut Attempt, person: PersonId) -> Result<Offer, AppError> {
    let choices = chosen(attempt);
    let relation = attempt.read("relation", relation, |wrong| wrong.into());
    let ((scope, lasts), relation) = (choices?, relation?);
    Ok(Offer { person, relation, scope, lasts })
}

/// Reads what somebody is to the person: a word or two, or nothing.
pub fn relation(typed: &str) -> Result<String, Words> {
    let relation = trimmed(typed);
    if relation.chars().count() > LONGEST_RELATION {
        Err(words::RELATION_TOO_LONG)
    } else if has_control_characters(relation) || relation.contains(['<', '>', '\n', '\r', '\t']) {
        Err(words::RELATION_ODD)
    } else {
        Ok(relation.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_form_allows_everything_for_half_a_year() {
        assert_eq!(chosen(&mut fresh()), Ok((Scope::ALL, Lasts::HalfYear)));
    }

    #[test]
    fn what_was_not_chosen_is_told_at_its_place() {
        let mut nothing = Attempt::at([("how_much", ""), ("lasts", "for ever")]);
        assert!(chosen(&mut nothing).is_err());
        assert!(nothing.error("how_much").is_some() && nothing.error("lasts").is_some());
        let mut no_kind = Attempt::at([("how_much", SIGN_UP), ("lasts", "year")]);
        assert!(chosen(&mut no_kind).is_err());
        assert!(no_kind.error("class").is_some());
        let mut look = Attempt::at([("how_much", LOOK), ("class", TICKED), ("lasts", "year")]);
        assert_eq!(chosen(&mut look), Ok((Scope::LOOK, Lasts::Year)));
    }

    #[test]
    fn a_relation_is_a_word_or_nothing() {
        assert_eq!(relation(" 女儿 "), Ok("女儿".to_owned()));
        assert_eq!(relation(""), Ok(String::new()));
        assert_eq!(relation("<b>"), Err(words::RELATION_ODD));
        assert_eq!(relation(&"字".repeat(21)), Err(words::RELATION_TOO_LONG));
    }
}
