//! 贴在门口的通知: what was announced, for the door, A4 or A3; whom it was sent to stands nowhere on it.

use domain::announcement::Whom;
use domain::calendar::day;
use domain::id::AnnouncementId;
use domain::language::Language;
use leptos::prelude::*;
use store::announcement::{Announcement, announcement};

use super::{Head, Paper, Papers, kind_of};
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::pages::{id_in_path, page};
use crate::paths::messages::{desk_announced, desk_announced_notice_on};
use crate::paths::papers::desk_announced_notice_file;
use crate::request::request;
use crate::wording::desk::announcement as words;
use crate::wording::when;

/// The announcement as it hangs at the door.
#[component]
pub fn AnnouncedNoticePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<AnnouncementId>());
    let language = request.language;
    let paper = Paper::in_query();
    page(async move {
        let by = request.coordinator()?;
        let one = announcement(&request.db, id?, by).await?;
        let house = store::institution::institution(&request.db, by.institution).await?;
        let (id, Told { title, lines, on }) = (one.id, told(language, &one));
        let line = |line: String| view! { <p class="poster__what"><Phrases text=line/></p> };
        Ok(view! {
            <PageTitle text=title.clone()/>
            <a class="back" href=desk_announced(id)>{words::on(language, one.at)}</a>
            <h1 class="screen-only" tabindex="-1"><ByPhrase text=title.clone()/></h1>
            <Papers paper=paper way=move |paper| desk_announced_notice_on(id, paper.code())/>
            <div class="button-row">
                <PrintButton/>
                <PdfButton way=desk_announced_notice_file(id, paper.code())/>
            </div>
            <article class=paper.class()>
                <Head request=request.clone() kind=kind_of(&house) institution=house title=title/>
                {lines.into_iter().map(line).collect_view()}
                <p class="poster__how">{on}</p>
            </article>
        })
    })
}

/// What stands on the paper.
pub(crate) struct Told {
    /// Of which class it is, where it is of one.
    pub title: String,
    pub lines: Vec<String>,
    /// The day on which it was sent.
    pub on: String,
}

/// What is told.
pub(crate) fn told(language: Language, one: &Announcement) -> Told {
    let title = if one.lists == 1 && one.whom != Whom::TookNothing {
        words::heading(language, &one.first_list)
    } else {
        words::AT_DOOR_TITLE.in_language(language).to_owned()
    };
    let lines = one.text.lines().map(str::to_owned).collect();
    Told { title, lines, on: when::day(language, day(one.at)) }
}
