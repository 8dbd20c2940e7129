//! A box that tells one thing: something to know, done, worth a look, called off. A mark and words; the colour repeats them.

use leptos::prelude::*;

use crate::components::icon::{Icon, IconName};

/// What it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxKind {
    /// Something to know.
    Info,
    /// Something to know about waiting.
    Waiting,
    /// Done.
    Done,
    /// Worth a look before one goes on.
    Warning,
    /// Called off.
    CalledOff,
}

impl BoxKind {
    const fn look(self) -> (&'static str, IconName) {
        match self {
            Self::Info => ("notice", IconName::Info),
            Self::Waiting => ("notice", IconName::Bud),
            Self::Done => ("notice notice--success", IconName::Check),
            Self::Warning => ("notice notice--warning", IconName::Warning),
            Self::CalledOff => ("notice notice--danger", IconName::Warning),
        }
    }
}

/// One sentence or more; `<p class="notice__title">` heads it where there is a title.
#[component]
pub fn NoticeBox(
    /// What it tells.
    kind: BoxKind,
    /// The sentences.
    children: Children,
) -> impl IntoView {
    let (class, icon) = kind.look();
    view! { <div class=class><Icon name=icon/><div class="notice__words">{children()}</div></div> }
}
