//! 字号, 对比, 朗读 and language: submit buttons of the page's form, so that a switch takes along what was typed.

use domain::language::Language;
use leptos::prelude::*;

use crate::components::form::PAGE_FORM;
use crate::paths;
use crate::request::{Contrast, Request, TextSize};
use crate::wording::Words;
use crate::wording::common as words;

/// The comfort controls. They work without scripts; with them `islands::comfort` changes size and contrast in place.
#[component]
pub fn Comfort(
    /// Who asks.
    request: Request,
) -> impl IntoView {
    let say = request.say();
    let language = request.language;
    let sizes = [
        (TextSize::Standard, words::LARGE),
        (TextSize::Larger, words::LARGER),
        (TextSize::Largest, words::LARGEST),
    ]
    .map(|(size, name)| (size.code(), name, request.text_size == size));
    let contrasts = [(Contrast::Standard, words::STANDARD), (Contrast::High, words::HIGH_CONTRAST)]
        .map(|(contrast, name)| (contrast.code(), name, request.contrast == Some(contrast)));
    view! {
        <div class="comfort">
            // Enter in a field presses the first submit button of its form: this one does what the form is for.
            <button class="visually-hidden" type="submit" form=PAGE_FORM tabindex="-1" aria-hidden="true"></button>
            <details class="comfort__box">
                <summary class="comfort__summary">{say(words::READING_SETTINGS)}</summary>
                <div class="comfort__page">
                    <ReadAloud request=request.clone()/>
                    <LanguageSwitch language=language class="comfort__button"/>
                </div>
                <div class="comfort__sets">
                    <ComfortSet request=request.clone() name="text_size" label=words::TEXT_SIZE choices=sizes.to_vec()/>
                    <ComfortSet request=request name="contrast" label=words::CONTRAST choices=contrasts.to_vec()/>
                </div>
            </details>
        </div>
    }
}

/// The page in the other language, whose name stands in itself.
#[component]
pub fn LanguageSwitch(
    /// In which language the page is.
    language: Language,
    /// How it looks: a control, or one of the ways to go.
    class: &'static str,
) -> impl IntoView {
    let (other, name) = match language {
        Language::Chinese => (Language::English, "English"),
        Language::English => (Language::Chinese, "中文"),
    };
    view! { <Switch name="language" value=other.code() class=class lang=other.code()>{name}</Switch> }
}

/// Where the device has a voice, `islands::read_aloud` shows the button in place of the link to what else there is.
#[component]
fn ReadAloud(request: Request) -> impl IntoView {
    let say = request.say();
    view! {
        <a class="comfort__button" href=paths::READING_ALOUD>{say(words::READ_ALOUD)}</a>
        <button class="comfort__button" type="button" id="read-aloud" hidden data-other=say(words::STOP_READING)>
            {say(words::READ_THIS_PAGE)}
        </button>
    }
}

#[component]
fn ComfortSet(
    request: Request,
    name: &'static str,
    label: Words,
    choices: Vec<(&'static str, Words, bool)>,
) -> impl IntoView {
    let say = request.say();
    let buttons = choices
        .into_iter()
        .map(|(value, words, chosen)| {
            view! {
                <Switch name=name value=value pressed=chosen.to_string()>
                    {say(words)}
                    {chosen.then(|| view! { <span class="visually-hidden">{say(words::CHOSEN)}</span> })}
                </Switch>
            }
        })
        .collect_view();
    view! {
        <div class="comfort__set" role="group" aria-label=say(label)>
            <span class="comfort__label" aria-hidden="true">{say(label)}</span>
            {buttons}
        </div>
    }
}

/// One switch. The form's own address, method and encoding are for its own button: a list is asked for by GET, a
/// plan is sent in parts.
#[component]
fn Switch(
    name: &'static str,
    value: &'static str,
    #[prop(default = "comfort__button")] class: &'static str,
    #[prop(optional)] lang: Option<&'static str>,
    #[prop(optional, into)] pressed: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <button class=class type="submit" form=PAGE_FORM formaction=paths::COMFORT formmethod="post"
            formenctype="application/x-www-form-urlencoded" formnovalidate=true name=name value=value
            lang=lang aria-pressed=pressed>
            {children()}
        </button>
    }
}
