//! The document around every page: head, header, main part, footer.

use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags, provide_meta_context};

use crate::components::page_footer::PageFooter;
use crate::components::page_header::{DemonstrationBanner, PageHeader};
use crate::request::{Request, TextSize, try_request};
use crate::site_map::SiteMap;
use crate::wording::common::SKIP_TO_CONTENT;

/// The whole document. Runs once at start without a request, to list the routes.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let request = try_request();
    let language = request.as_ref().map(|request| request.language).unwrap_or_default();
    let text_size = request.as_ref().map_or(TextSize::Standard, |request| request.text_size);
    let contrast =
        request.as_ref().and_then(|request| request.contrast).map(|contrast| contrast.code());
    let at_desk = request.as_ref().is_some_and(Request::is_at_desk);
    view! {
        <!DOCTYPE html>
        <html lang=language.code() data-text-size=text_size.code() data-contrast=contrast>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <HashedStylesheet options=options.clone()/>
                <HydrationScripts options=options.clone() islands=true/>
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
    let request = try_request();
    let language = request.as_ref().map(|request| request.language).unwrap_or_default();
    let at_desk = request.as_ref().is_some_and(Request::is_at_desk);
    view! {
        <a class="skip-link" href="#main">{SKIP_TO_CONTENT.in_language(language)}</a>
        {request.clone().map(|request| view! { <DemonstrationBanner request=request/> })}
        {request.clone().map(|request| view! { <PageHeader request=request/> })}
        <main class="main" id="main">
            <div class=if at_desk { "wrap wrap--wide flow" } else { "wrap flow" }>
                <SiteMap/>
            </div>
        </main>
        {request.map(|request| view! { <PageFooter request=request/> })}
        <p class="visually-hidden" role="status" id="status"></p>
    }
}
