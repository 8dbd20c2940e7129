//! How one lets somebody act, in three ways, and the blank form on paper. Both are for everybody.

use leptos::prelude::*;

use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::components::steps::Steps;
use crate::paths;
use crate::paths::papers::HELPING_FORM_FILE;
use crate::request::request;
use crate::wording::Words;
use crate::wording::consent::{self, paper as words};
use crate::wording::help::HOW_TO_USE;

/// With a telephone, without one, and for whoever cannot come.
#[component]
pub fn HelpingHowPage() -> impl IntoView {
    let say = request().say();
    let steps = |steps: &[Words]| steps.iter().map(|step| say(*step).to_owned()).collect();
    view! {
        <PageTitle text=say(words::TITLE)/>
        <a class="back" href=paths::HELP>{say(HOW_TO_USE)}</a>
        <h1 tabindex="-1"><ByPhrase text=say(words::TITLE)/></h1>
        <p>{say(words::LEAD)}</p>
        <Way id="by-code" title=words::BY_CODE steps=steps(&words::BY_CODE_STEPS)/>
        <div class="button-row">
            <a class="button" href=paths::MY_HELPERS>{say(consent::LET_HELP)}</a>
            <a class="button" href=paths::HELPING>{say(consent::HELPING)}</a>
        </div>
        <Way id="at-counter" title=words::AT_COUNTER steps=steps(&words::AT_COUNTER_STEPS)/>
        <Way id="on-paper" title=words::ON_PAPER steps=steps(&words::ON_PAPER_STEPS)/>
        <div class="button-row">
            <a class="button" href=paths::HELPING_FORM>{say(words::SEE_FORM)}</a>
        </div>
        <p>{say(words::WHAT_THEY_CANNOT)}</p>
    }
}

#[component]
fn Way(id: &'static str, title: Words, steps: Vec<String>) -> impl IntoView {
    view! {
        <section class="section" aria-labelledby=id>
            <h2 id=id>{request().say()(title)}</h2>
            <Steps sentences=steps/>
        </section>
    }
}

/// What is filled in by hand, each with what one may tick.
pub(crate) const FORM_ROWS: [(Words, &[Words]); 10] = [
    (words::MY_NAME, &[]),
    (words::MY_BIRTHDAY, &[]),
    (words::HELPER_NAME, &[]),
    (words::HELPER_MOBILE, &[]),
    (words::HELPER_RELATION, &[]),
    (words::MAY, &words::MAY_CHOICES),
    (words::KINDS, &words::KIND_CHOICES),
    (words::UNTIL, &words::UNTIL_CHOICES),
    (words::SIGNED, &[]),
    (words::HELPER_SIGNED, &[]),
];

/// To be printed, filled in by hand, signed, and brought to the counter.
#[component]
pub fn HelpingFormPage() -> impl IntoView {
    let say = request().say();
    let rows = FORM_ROWS.map(|(term, choices): (Words, &[Words])| {
        let choice =
            |words: &Words| view! { <span class="nowrap paper__choice">{say(*words)}</span> };
        let choices = choices.iter().map(choice).collect_view();
        view! {
            <div class="paper__row">
                <dt>{say(term)}</dt>
                <dd>{choices}</dd>
            </div>
        }
    });
    view! {
        <PageTitle text=say(words::FORM_TITLE)/>
        <a class="back" href=paths::HELPING_HOW>{say(words::TITLE)}</a>
        <h1 tabindex="-1">{say(words::FORM_TITLE)}</h1>
        <p>{say(words::FORM_LEAD)}</p>
        <dl class="paper">{rows.collect_view()}</dl>
        <p>{say(words::FORM_END)}</p>
        <div class="button-row">
            <PrintButton/>
            <PdfButton way=HELPING_FORM_FILE.to_owned()/>
        </div>
    }
}
