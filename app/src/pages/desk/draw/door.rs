//! For the door: the digest of the frozen list, where the digits will come from, and the way to the list.

use domain::language::Language;
use jiff::Timestamp;
use leptos::prelude::*;
use store::draw::Draw;

use super::digest::Digest;
use crate::components::definitions::Definitions;
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::qr::Qr;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::papers::desk_draw_door_file;
use crate::request::{request, see_other};
use crate::wording::Words;
use crate::wording::desk::draw as words;
use crate::wording::desk::draw::hold as hold_words;
use crate::wording::when::moment;

/// When the list was frozen, how many are on it, and where the digits come from: the same on the page and in the file.
pub(crate) fn rows(
    language: Language,
    draw: &Draw,
    frozen_at: Timestamp,
    people: u32,
) -> Vec<(Words, Vec<String>)> {
    vec![
        (hold_words::LIST_FROZEN_AT, vec![moment(language, frozen_at)]),
        (hold_words::PEOPLE, vec![hold_words::people(language, people)]),
        (words::SEED, vec![words::seed(language, draw.seed.digits, &draw.seed.source)]),
    ]
}

/// One sheet of paper; on the screen it shows what the paper will be.
#[component]
pub fn DoorPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let (say, language) = (request.say(), request.language);
    page(async move {
        let by = request.coordinator()?;
        let (draw, people, _) = store::draw::draw_at_desk(&request.db, id?, by).await?;
        let Some(frozen) = draw.frozen.clone() else {
            see_other(&paths::desk_draw(draw.id))?;
            return Ok(().into_any());
        };
        let rows = rows(language, &draw, frozen.at, people);
        Ok(view! {
            <PageTitle text=draw.name.clone()/>
            <a class="back" href=paths::desk_draw(draw.id)>{draw.name.clone()}</a>
            <div class="button-row">
                <PrintButton/>
                <PdfButton way=desk_draw_door_file(draw.id)/>
            </div>
            <article class="poster ring">
                <h1 class="poster__title" tabindex="-1"><Phrases text=draw.name/></h1>
                <p class="poster__house">{say(hold_words::DOOR_TITLE)}</p>
                <Digest digest=frozen.digest/>
                <Definitions rows=rows/>
                <p>{say(hold_words::DOOR_LINE)}</p>
                <Qr path=paths::draw(draw.id) by_hand_path=paths::HOME words=hold_words::DOOR_SCAN is_on_screen=true/>
            </article>
        }
        .into_any())
    })
}
