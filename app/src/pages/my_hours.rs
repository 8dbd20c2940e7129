//! 我的服务时长: every shift at which the person was, and how long they have helped in all.

use domain::offering::OfferingKind;
use domain::service::Minutes;
use leptos::prelude::*;
use store::service::MyService;

use crate::components::empty::Empty;
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::pages::page;
use crate::paths;
use crate::paths::papers::MY_HOURS_FILE;
use crate::request::request;
use crate::wording::attendance::hours as words;
use crate::wording::common::VOLUNTEERING;
use crate::wording::person::ME;
use crate::wording::session::when;

/// All that is confirmed, in minutes.
pub fn confirmed(mine: &[MyService]) -> u32 {
    mine.iter().filter_map(|one| one.confirmed).map(Minutes::count).sum()
}

/// The total first, then each shift, the latest first.
#[component]
pub fn MyHoursPage() -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    page(async move {
        let mine = store::service::mine(&request.db, request.person()?.id).await?;
        let total = confirmed(&mine);
        let nothing = mine.is_empty();
        let rows = mine.into_iter().map(|one| {
            let length = words::line(language, one.confirmed);
            view! {
                <li class="summary__row">
                    <p class="summary__term"><Phrases text=when(language, one.span)/></p>
                    <div class="summary__value"><p><Phrases text=one.name/></p><p><b>{length}</b></p></div>
                </li>
            }
        });
        let rows = rows.collect_view();
        Ok(view! {
            <PageTitle text=say(words::MINE)/>
            <a class="back" href=paths::ME>{say(ME)}</a>
            <h1 tabindex="-1">{say(words::MINE)}</h1>
            {if nothing {
                view! {
                    <Empty title=say(words::NONE_OF_MINE) sentence=say(words::NONE_OF_MINE_LINE)>
                        <a class="button" href=paths::offerings(OfferingKind::Shift)>{say(VOLUNTEERING)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! {
                    <p class="key">{words::total(language, total)}</p>
                    <ul class="summary">{rows}</ul>
                    <div class="button-row"><PrintButton/><PdfButton way=MY_HOURS_FILE.to_owned()/></div>
                }
                .into_any()
            }}
        })
    })
}
