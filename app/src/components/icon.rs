//! Icons: one drawing each in `public/icons.svg`, fetched once and cached.
//! Colours reach the drawing through `<use>`: the line is `currentColor`, the wash is `--icon-wash` (an end-to-end test looks).

use leptos::prelude::*;

/// The drawings there are. Each stands beside its word, never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IconName {
    Calendar,
    Clock,
    Pin,
    Bus,
    Fee,
    Brush,
    People,
    Phone,
    Print,
    Read,
    Check,
    Bud,
    Info,
    Warning,
    Search,
    Person,
    File,
    Bell,
}

impl IconName {
    /// Where the drawing is: a file of ours and the symbol in it.
    fn address(self) -> &'static str {
        match self {
            Self::Calendar => "/icons.svg#i-calendar",
            Self::Clock => "/icons.svg#i-clock",
            Self::Pin => "/icons.svg#i-pin",
            Self::Bus => "/icons.svg#i-bus",
            Self::Fee => "/icons.svg#i-fee",
            Self::Brush => "/icons.svg#i-brush",
            Self::People => "/icons.svg#i-people",
            Self::Phone => "/icons.svg#i-phone",
            Self::Print => "/icons.svg#i-print",
            Self::Read => "/icons.svg#i-read",
            Self::Check => "/icons.svg#i-check",
            Self::Bud => "/icons.svg#i-bud",
            Self::Info => "/icons.svg#i-info",
            Self::Warning => "/icons.svg#i-warning",
            Self::Search => "/icons.svg#i-search",
            Self::Person => "/icons.svg#i-person",
            Self::File => "/icons.svg#i-file",
            Self::Bell => "/icons.svg#i-bell",
        }
    }
}

/// An icon before its word; screen readers hear the word only.
#[component]
pub fn Icon(name: IconName) -> impl IntoView {
    view! { <svg class="icon" aria-hidden="true" focusable="false"><use href=name.address()></use></svg> }
}
