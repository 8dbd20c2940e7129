//! Icons with their words, pictures, the mark and the ring.

use leptos::prelude::*;

use super::{Group, Sample};
use crate::components::icon::{Icon, IconName};
use crate::components::mark::Mark;
use crate::components::picture::{Picture, PictureName};
use crate::request::request;
use crate::wording::Words;
use crate::wording::design as words;
use crate::wording::offering::page as page_words;
use crate::wording::{offering, person};

/// Each icon beside a word that it stands with somewhere.
const ICONS: [(IconName, Words); 18] = [
    (IconName::Calendar, page_words::DAYS),
    (IconName::Clock, page_words::TIME),
    (IconName::Pin, page_words::WHERE),
    (IconName::Bus, page_words::GETTING_THERE),
    (IconName::Fee, page_words::FEE),
    (IconName::Brush, page_words::TEACHER),
    (IconName::People, page_words::PLACES),
    (IconName::Phone, page_words::TELEPHONE),
    (IconName::Print, words::PRINT),
    (IconName::Read, words::READ_ALOUD),
    (IconName::Check, words::DONE),
    (IconName::Bud, words::WAITING),
    (IconName::Info, page_words::NOTE),
    (IconName::Warning, page_words::HEALTH),
    (IconName::Search, offering::list::FIND),
    (IconName::Person, person::ME),
    (IconName::File, page_words::DEPARTMENT),
    (IconName::Bell, page_words::WINDOW),
];

const PICTURES: [PictureName; 7] = [
    PictureName::University,
    PictureName::Centre,
    PictureName::Volunteer,
    PictureName::Lotus,
    PictureName::Bud,
    PictureName::Mooring,
    PictureName::Lantern,
];

/// Everything drawn.
#[component]
pub fn Drawings() -> impl IntoView {
    let say = request().say();
    let icons = ICONS
        .map(|(icon, word)| view! { <li class="design__icon"><Icon name=icon/><span>{say(word)}</span></li> })
        .collect_view();
    let pictures = PICTURES
        .map(|name| view! { <div class="design__picture"><Picture name=name/></div> })
        .collect_view();
    view! {
        <Group name=words::ICONS><ul class="design__icons">{icons}</ul></Group>
        <Group name=words::DRAWINGS>
            <Sample shows=words::PICTURES>
                <div class="lake"><Picture name=PictureName::Lake/></div>
                <div class="design__looks">{pictures}</div>
            </Sample>
            <Sample shows=words::MARK><Mark/></Sample>
            <Sample shows=words::RING><div class="slip ring"><p>{say(words::RING)}</p></div></Sample>
        </Group>
    }
}
