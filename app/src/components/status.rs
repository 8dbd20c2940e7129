//! How the reader stands with an offering, and the one button of the page.

use leptos::prelude::*;

use crate::components::phrases::Phrases;

/// Which of the four boxes it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusKind {
    /// Nothing signed up for yet.
    Open,
    /// A place is held.
    Held,
    /// On the waiting list.
    Waiting,
    /// No sign-up now.
    Closed,
}

impl StatusKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Open => "status",
            Self::Held => "status status--held",
            Self::Waiting => "status status--waiting",
            Self::Closed => "status status--closed",
        }
    }
}

/// Where the one button leads, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The address.
    pub to: String,
    /// The words on it.
    pub words: String,
}

/// A title, what is to be said, and the primary button.
#[component]
pub fn Status(
    /// Which box.
    kind: StatusKind,
    /// What it is called to screen readers: 我的情况.
    label: &'static str,
    /// How the reader stands.
    title: String,
    /// The button.
    #[prop(optional_no_strip)]
    way: Option<Way>,
    /// More words.
    children: Children,
) -> impl IntoView {
    let action = way.map(|way| {
        view! { <div><a class="button button--primary" href=way.to><span><Phrases text=way.words/></span></a></div> }
    });
    view! {
        <section class=kind.class() aria-label=label>
            <div><p class="lead"><Phrases text=title/></p>{children()}</div>
            {action}
        </section>
    }
}
