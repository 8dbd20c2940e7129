//! 存成文件: every list of the desk, each for Excel, for other programs and for paper.

use domain::calendar::day;
use domain::listing::Listing;
use leptos::prelude::*;

use crate::components::file_buttons::FileButtons;
use crate::components::page_title::PageTitle;
use crate::pages::page;
use crate::paths;
use crate::paths::cash::desk_cash_file;
use crate::paths::fees::desk_fees_file;
use crate::paths::files as ways;
use crate::request::request;
use crate::wording::desk::offering::BACK;
use crate::wording::files as words;

/// A heading and its buttons for each.
#[component]
pub fn FilesPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        request.coordinator()?;
        let today = day(request.now);
        let of = |form: &'static str| ways::offerings_file(&Listing::default(), form);
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p>{say(words::LEAD)}</p>
            <OneList title=say(words::OFFERINGS) way=of/>
            <OneList title=say(words::MEMBERS) way=ways::members_file/>
            <OneList title=say(words::WEEK) way=ways::week_file/>
            <OneList title=say(words::SERVICE) way=ways::hours_file/>
            <OneList title=say(words::FEES) way=desk_fees_file/>
            <OneList title=say(words::CASH) way=move |form: &'static str| desk_cash_file(today, form)/>
        })
    })
}

#[component]
fn OneList(
    title: &'static str,
    way: impl Fn(&'static str) -> String + Send + 'static,
) -> impl IntoView {
    view! {
        <div class="section">
            <h2>{title}</h2>
            <div class="button-row"><FileButtons way=way of=title/></div>
        </div>
    }
}
