//! Boxes that tell something, and empty lists.

use leptos::prelude::*;

use super::Group;
use crate::components::acting::BannerOf;
use crate::components::empty::Empty;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::telephone::TelephoneLink;
use crate::request::request;
use crate::wording::Words;
use crate::wording::common::DEMONSTRATION;
use crate::wording::consent::{SOMEBODY, acting_for};
use crate::wording::design as words;
use crate::wording::offering::list::BACK_TO_HOME;

const KINDS: [(BoxKind, Words); 5] = [
    (BoxKind::Info, words::INFO),
    (BoxKind::Waiting, words::FULL),
    (BoxKind::Done, words::DONE),
    (BoxKind::Warning, words::LOOK),
    (BoxKind::CalledOff, words::CANCELLED),
];

/// Each kind, and a list with nothing in it.
#[component]
pub fn Messages() -> impl IntoView {
    let request = request();
    let say = request.say();
    let boxes = KINDS
        .map(|(kind, title)| {
            view! {
                <NoticeBox kind=kind>
                    <p class="notice__title">{say(title)}</p>
                    <p>{say(words::SENTENCE)}</p>
                </NoticeBox>
            }
        })
        .collect_view();
    view! {
        <Group name=words::MESSAGES>
            {boxes}
            <div class="notice notice--demonstration">
                <b class="banner__tag">{say(DEMONSTRATION)}</b>
                <div class="notice__words"><p>{say(words::LINE)}</p></div>
            </div>
            <BannerOf sentence=acting_for(request.language, say(SOMEBODY))/>
            <Empty title=say(words::NOTHING_HERE) sentence=say(words::NOTHING_HERE_WHY)>
                <a class="button" href=crate::paths::HOME>{say(BACK_TO_HOME)}</a>
                <TelephoneLink telephone=request.installation.help_telephone.clone()/>
            </Empty>
        </Group>
    }
}
