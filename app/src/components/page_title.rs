//! The title of a page, begun with 错误： when a form came back.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::attempt::Attempt;
use crate::request::request;
use crate::wording::common::{ERROR_PREFIX, page_title};

/// Sets `<title>`.
#[component]
pub fn PageTitle(
    /// What the page is.
    #[prop(into)]
    text: String,
    /// The attempt that the page shows again.
    #[prop(optional)]
    attempt: Option<Attempt>,
) -> impl IntoView {
    let language = request().language;
    let wrong = attempt.is_some_and(|attempt| !attempt.errors().is_empty());
    let prefix = if wrong { ERROR_PREFIX.in_language(language) } else { "" };
    view! { <Title text=format!("{prefix}{}", page_title(language, &text))/> }
}
