//! The slip for somebody whose wishes were made at the counter: their number, their wishes, and when it goes on.

use leptos::prelude::*;
use store::draw::{AtCounter, Draw};

use super::super::offering::entries::name_of;
use super::digest::groups;
use crate::components::definitions::Definitions;
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::qr::Qr;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::papers::desk_application_file;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::decision::told_why;
use crate::wording::desk::draw as draw_words;
use crate::wording::desk::draw::counter as words;
use crate::wording::desk::draw::hold;
use crate::wording::draw::wishes as wish_words;

/// Whose it is, how many places are wanted, and when it goes on: the same on the page and in the file.
pub(crate) fn rows(request: &Request, made: &AtCounter, draw: &Draw) -> Vec<(Words, Vec<String>)> {
    let language = request.language;
    vec![
        (words::PERSON, vec![name_of(request, &made.person)]),
        (words::WANTED, vec![draw_words::places(language, made.application.wanted)]),
        (words::CLOSES, vec![draw_words::closing(language, draw.window.closes_at)]),
        (draw_words::SEED, vec![draw.seed.source.clone()]),
    ]
}

/// The number to read aloud, in groups of four digits.
pub(crate) fn in_groups(number: u32) -> Vec<String> {
    groups(&hold::number(number), 4)
}

/// To be printed and handed over.
#[component]
pub fn SlipPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let made = store::draw::application_at_desk(&request.db, id?, by).await?;
        let draw = store::draw::draw(&request.db, made.application.draw).await?;
        let rows = rows(&request, &made, &draw);
        let application = made.application;
        let is_exception = !application.exception.is_empty();
        let digits = in_groups(application.number)
            .into_iter()
            .map(|group| view! { <span>{group}</span> })
            .collect_view();
        let wishes = application
            .wishes
            .into_iter()
            .map(|wish| view! { <li class="steps__item"><p>{wish.name}</p></li> })
            .collect_view();
        Ok(view! {
            <PageTitle text=say(words::SLIP)/>
            <a class="back" href=paths::desk_draw(draw.id)>{draw.name.clone()}</a>
            <h1 tabindex="-1">{say(words::SLIP)}</h1>
            <div class="button-row">
                <a class="button button--primary" href=paths::desk_wishes(draw.id)>{say(words::NEXT_PERSON)}</a>
                <PrintButton/>
                <PdfButton way=desk_application_file(application.id)/>
            </div>
            <div class="slip ring flow">
                <p>{draw.name.clone()}</p>
                <h2>{say(hold::DRAW_NUMBER)}</h2>
                <p class="digits digits--large">{digits}</p>
                <h2>{say(words::WISHES)}</h2>
                <ol class="steps">{wishes}</ol>
                <Definitions rows=rows/>
                {is_exception.then(|| view! { <p><span class="line">{say(wish_words::EXCEPTION)}</span><span class="line">{told_why(application.told_why).map(say)}</span></p> })}
            </div>
            <NoticeBox kind=BoxKind::Info><p>{say(words::KEEP_IT)}</p></NoticeBox>
            <Qr path=paths::draw(draw.id) by_hand_path=paths::HOME words=words::SCAN/>
        })
    })
}
