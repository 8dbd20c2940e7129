//! Rows to check: what was said, and the way to change it.

use domain::offering::Offering;
use leptos::prelude::*;

use crate::components::phrases::{ByPhrase, Phrases};
use crate::request::request;
use crate::wording::Words;
use crate::wording::common::CHANGE;
use crate::wording::offering::{when_line, where_line};

/// One row of a `<dl class="summary">`.
#[component]
pub fn SummaryRow(
    /// What it is.
    term: Words,
    /// Where it can be changed, if it can.
    #[prop(optional, into)]
    change: Option<String>,
    /// What was said.
    children: Children,
) -> impl IntoView {
    let say = request().say();
    view! {
        <div class="summary__row">
            <dt class="summary__term">{say(term)}</dt>
            <dd class="summary__value">{children()}</dd>
            {change.map(|way| view! {
                <dd class="summary__action">
                    <a class="summary__link" href=way>
                        {say(CHANGE)}<span class="visually-hidden">" "{say(term)}</span>
                    </a>
                </dd>
            })}
        </div>
    }
}

/// An offering as such a row: its name, when and where.
#[component]
pub fn OfferingRow(
    /// What it is here.
    term: Words,
    /// Which one.
    offering: Offering,
) -> impl IntoView {
    let language = request().language;
    view! {
        <SummaryRow term=term>
            <b class="line"><Phrases text=offering.name.clone()/></b>
            <span class="line"><Phrases text=when_line(language, &offering)/></span>
            <span class="line"><ByPhrase text=where_line(language, &offering)/></span>
        </SummaryRow>
    }
}
