//! 短信和信的写法: how an institution words what its people are told, event by event.

use domain::log::About;
use domain::template::{Channel, Event};
use leptos::prelude::*;
use store::template::{Written, written};

use super::log::last::{LastChange, last_change};
use crate::components::definitions::Definitions;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::pages::page;
use crate::paths::answers::DESK_MESSAGES;
use crate::paths::messages::desk_template;
use crate::request::{Request, request};
use crate::wording::desk::messages::TITLE as MESSAGES;
use crate::wording::desk::template as words;
use crate::wording::template::proposed;

mod example;
pub mod one;

/// In the address: it has just been kept.
const SAVED: &str = "saved";

/// Every event, with the way to change its words.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let own = written(&request.db, by).await?;
        let last = last_change(&request, About::Institution(by.institution)).await?;
        let events = Event::ALL.into_iter().map(|event| row(&request, event, &own)).collect_view();
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=DESK_MESSAGES>{say(MESSAGES)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {request.has_query(SAVED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::SAVED)}</p></NoticeBox>
                <LastChange entry=last/>
            })}
            <p>{say(words::LEAD)}</p>
            {events}
        })
    })
}

fn row(request: &Request, event: Event, own: &[Written]) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let heading = format!("event-{}", event.code());
    let rows = event
        .channels()
        .iter()
        .map(|channel| (words::channel(*channel), said(request, event, *channel, own)));
    let ways = event.channels().iter().map(|channel| {
        let by = words::channel(*channel).in_language(language);
        let which = words::event(event).in_language(language);
        view! {
            <a class="button" href=desk_template(event, *channel)>
                {say(words::CHANGE)}" "{by}<span class="visually-hidden">" "{which}</span>
            </a>
        }
    });
    view! {
        <section class="section panel" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{say(words::event(event))}</h2>
            <Definitions rows=rows.collect()/>
            <div class="button-row">{ways.collect_view()}</div>
        </section>
    }
}

/// How it is worded, and by whom.
fn said(request: &Request, event: Event, channel: Channel, own: &[Written]) -> Vec<String> {
    let written = own.iter().find(|one| one.event == event && one.channel == channel);
    match written.and_then(|one| Some((one, one.template.as_ref()?))) {
        Some((one, template)) => {
            vec![template.written(), words::changed(request.language, &one.by, one.at)]
        }
        None => {
            vec![proposed(event).to_owned(), request.say()(words::BUILT_IN).to_owned()]
        }
    }
}
