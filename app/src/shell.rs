//! The document around every page: head, header, main part, footer.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};

use crate::components::acting::ActingBanner;
use crate::components::form::{EmptyForm, PageForm};
use crate::components::installable::Installable;
use crate::components::no_network::NoNetwork;
use crate::components::page_footer::PageFooter;
use crate::components::page_header::{DemonstrationBanner, PageHeader};
use crate::components::style_sheet::{DeskStyleSheet, StyleSheet};
use crate::paths;
use crate::request::{Contrast, Request, TextSize, try_request};
use crate::site_map::SiteMap;
use crate::wording::common::{DESCRIPTION, SKIP_TO_CONTENT};

/// Pages that the navigator put in have entries in the history of one document. Where the browser part has not arrived
/// (again), nobody would show the page whose address one goes back to: so it is loaded.
const GONE_BACK: &str = "(page=>{let shown=page();onpopstate=()=>shown!=page()&&location.reload()})(()=>location.pathname+location.search)";

/// Who reads: when that changes, the navigator lets the whole document be loaded.
fn reader(request: &Request) -> String {
    match &request.signed {
        None => "nobody".to_owned(),
        Some(signed) if signed.coordinator.is_some() => "coordinator".to_owned(),
        // For somebody else: another document, with the banner above it.
        Some(_) => request.for_whom().unwrap_or_else(|| "learner".to_owned()),
    }
}

/// The page is drawn as the desk's pages are: what hangs on a wall is, too.
fn looks_like_desk(request: &Request) -> bool {
    request.is_at_desk() || request.is_on_wall()
}

/// The whole document. Runs once at start without a request, to list the routes.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let request = try_request();
    let language = request.as_ref().map(|request| request.language).unwrap_or_default();
    let text_size = request.as_ref().map_or(TextSize::Standard, |request| request.text_size);
    let contrast = request.as_ref().and_then(|request| request.contrast);
    let at_desk = request.as_ref().is_some_and(looks_like_desk);
    view! {
        <!DOCTYPE html>
        <html lang=language.code() data-text-size=text_size.code() data-contrast=contrast.map(Contrast::code)
            data-reader=request.as_ref().map(reader)>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <Installable contrast=contrast/>
                <meta name="description" content=DESCRIPTION.in_language(language)/>
                <StyleSheet options=options.clone() request=request.clone()/>
                {at_desk.then(|| view! { <DeskStyleSheet options=options.clone()/> })}
                <HydrationScripts options=options.clone() islands=true/>
                <script nonce=use_nonce()>{GONE_BACK}</script>
                <MetaTags/>
            </head>
            <body class=at_desk.then_some("desk")>
                <App/>
            </body>
        </html>
    }
}

/// Header, the page of the address, footer.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(PageForm::default());
    let request = try_request();
    let language = request.as_ref().map(|request| request.language).unwrap_or_default();
    let at_desk = request.as_ref().is_some_and(looks_like_desk);
    // On a wall the page stands alone: what is around it is for somebody who sits before it.
    let around = request.filter(|request| !request.is_on_wall());
    view! {
        {around.is_some().then(|| view! { <a class="skip-link" href="#main">{SKIP_TO_CONTENT.in_language(language)}</a> })}
        {around.clone().map(|request| view! { <DemonstrationBanner request=request/> })}
        {around.clone().map(|request| view! { <ActingBanner request=request/> })}
        {around.clone().map(|request| view! { <PageHeader request=request/> })}
        <main class="main" id="main">
            {around.clone().filter(|request| request.path != paths::OFFLINE).map(|request| view! { <NoNetwork request=request/> })}
            <div class=if at_desk { "wrap wrap--wide flow" } else { "wrap flow" }>
                <SiteMap/>
            </div>
            {around.is_some().then(|| view! { <EmptyForm/> })}
        </main>
        {around.map(|request| view! { <PageFooter request=request/> })}
        <p class="visually-hidden" role="status" id="status"></p>
    }
}
