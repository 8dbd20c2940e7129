//! An input with its label, hint and what was wrong with it.

use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::request::request;
use crate::wording::common::ERROR_PREFIX;

/// How wide the input is, so that it tells how much is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// As wide as the form.
    #[default]
    Full,
    /// A code, a year.
    Short,
    /// A telephone number.
    Number,
}

/// What a field is, besides its name. Everything has a default.
#[derive(Clone, Debug, Default)]
pub struct Kind {
    /// `type`: text, tel, password.
    pub input_type: Option<&'static str>,
    /// `autocomplete`.
    pub autocomplete: Option<&'static str>,
    /// `inputmode`.
    pub input_mode: Option<&'static str>,
    /// How wide.
    pub width: Width,
    /// The one question of its page: the label is the h1, the input is large.
    pub is_question: bool,
    /// Several lines.
    pub is_area: bool,
    /// It has the focus from the start: for a scanner, which types without anybody touching the page.
    pub takes_focus: bool,
    /// The key that leads into it, together with those that the browser wants.
    pub access_key: Option<&'static str>,
    /// The id of the [`Suggestions`] that are offered while somebody types.
    pub suggestions: Option<&'static str>,
}

impl Kind {
    /// The number of one's own mobile telephone, the one question of its page.
    pub fn mobile() -> Self {
        Self {
            input_type: Some("tel"),
            autocomplete: Some("tel"),
            width: Width::Number,
            is_question: true,
            ..Self::default()
        }
    }
}

/// One input of a [`Form`](super::form::Form). Its id is its name.
#[component]
pub fn Field(
    /// Name and id.
    name: &'static str,
    /// The label; on a question page the h1.
    #[prop(into)]
    label: String,
    /// Why it is asked, or what form it has.
    #[prop(optional, into)]
    hint: String,
    /// What stands in it when nothing was typed before.
    #[prop(optional, into)]
    value: String,
    /// What else it is.
    #[prop(optional)]
    kind: Kind,
) -> impl IntoView {
    let attempt = use_context::<Attempt>().unwrap_or_default();
    let error = attempt.error(name).cloned();
    let shown = if attempt.is_back() { attempt.value(name).to_owned() } else { value };
    let described = described_by(name, !hint.is_empty(), error.is_some());
    let class = match (kind.is_question, kind.width) {
        (true, Width::Short) => "field__input field__input--key field__input--short",
        (true, Width::Number) => "field__input field__input--key field__input--number",
        (true, Width::Full) => "field__input field__input--key",
        (false, Width::Short) => "field__input field__input--short",
        (false, Width::Number) => "field__input field__input--number",
        (false, Width::Full) => "field__input",
    };
    let invalid = error.is_some().then_some("true");
    let secret = kind.input_type == Some("password");
    let hint_class = if kind.is_question { "field__hint field__hint--body" } else { "field__hint" };
    view! {
        <div class=if error.is_some() { "field field--error" } else { "field" }>
            {if kind.is_question {
                view! { <h1 tabindex="-1"><label for=name><ByPhrase text=label/></label></h1> }.into_any()
            } else {
                view! { <label class="field__label" for=name><Phrases text=label/></label> }.into_any()
            }}
            {(!hint.is_empty()).then(|| view! { <p class=hint_class id=format!("{name}-hint")><Phrases text=hint/></p> })}
            <FieldError name=name/>
            {if kind.is_area {
                view! {
                    <textarea class="field__input field__input--area" rows="4" id=name name=name
                        aria-invalid=invalid aria-describedby=described>{as_text(&shown)}</textarea>
                }.into_any()
            } else {
                view! {
                    <input class=class id=name name=name type=kind.input_type.unwrap_or("text") autofocus=kind.takes_focus accesskey=kind.access_key list=kind.suggestions
                        autocomplete=kind.autocomplete inputmode=kind.input_mode spellcheck="false"
                        value=if secret { String::new() } else { shown }
                        aria-invalid=invalid aria-describedby=described/>
                }.into_any()
            }}
        </div>
    }
}

/// What may be meant, for the fields of the page that name this list. The browser shows it without any script, and something else
/// may be typed all the same.
#[component]
pub fn Suggestions(
    /// By which fields name it.
    id: &'static str,
    /// What is offered.
    words: Vec<String>,
) -> impl IntoView {
    let options = words.into_iter().map(|word| view! { <option value=word></option> });
    view! { <datalist id=id>{options.collect_view()}</datalist> }
}

/// What was typed, for between the tags of a text area. Leptos writes what stands there as it is: without this, whoever types
/// the end of the area would write on the page.
pub fn as_text(typed: &str) -> String {
    typed.replace('&', "&amp;").replace('<', "&lt;")
}

/// The sentence at a field, the same as in the summary.
#[component]
pub fn FieldError(
    /// The field, by its id.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let language = request().language;
    let error = use_context::<Attempt>().and_then(|attempt| attempt.error(&name).cloned());
    error.map(|sentence| {
        // What is told in several lines goes on below the first.
        let mut lines = sentence.in_language(language).lines().map(str::to_owned);
        let first = lines.next().unwrap_or_default();
        let more = lines.map(|line| view! { <span class="line">{line}</span> }).collect_view();
        view! {
            <p class="field__error" id=format!("{name}-error")>
                <span class="error-mark" aria-hidden="true">"!"</span>
                <span>
                    <span class="visually-hidden">{ERROR_PREFIX.in_language(language)}</span>
                    <ByPhrase text=first/>
                    {more}
                </span>
            </p>
        }
    })
}

/// The ids of what describes an input.
pub fn described_by(name: &str, hint: bool, error: bool) -> Option<String> {
    let ids: Vec<String> = [(hint, "hint"), (error, "error")]
        .into_iter()
        .filter(|(on, _)| *on)
        .map(|(_, end)| format!("{name}-{end}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
