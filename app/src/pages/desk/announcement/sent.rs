//! 发过的通知: what was announced, to whom, and who was reached.

use domain::id::AnnouncementId;
use domain::listing::AsItIs;
use leptos::prelude::*;
use store::announcement::{Announcement, announcement, announcements};
use store::outbox::desk::to_tell;

use super::recipients::{RecipientList, Recipients, Wanted};
use crate::components::definitions::Definitions;
use crate::components::empty::Empty;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::order_in_query;
use crate::pages::desk::messages::ToTellList;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::messages::{
    DESK_ANNOUNCEMENT_NEW, DESK_ANNOUNCEMENTS, desk_announced, desk_announced_letters,
    desk_announced_notice,
};
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::announcement as words;
use crate::wording::desk::announcement::filter::{TITLE as WRITE, lists};
use crate::wording::desk::offering::BACK;
use crate::wording::when::moment;

/// In the address: it has just been sent.
pub(super) const SENT: &str = "sent";

/// What the coordinator's institution has announced.
#[component]
pub fn AnnouncementsPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let all = announcements(&request.db, None, request.coordinator()?).await?;
        Ok(view! {
            <PageTitle text=say(words::SENT_ONES)/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::SENT_ONES)}</h1>
            <div class="button-row">
                <a class="button button--primary" href=DESK_ANNOUNCEMENT_NEW>{say(WRITE)}</a>
            </div>
            {all.is_empty().then(|| view! {
                <Empty title=say(words::NONE_SENT) sentence=say(words::NONE_SENT_LINE)>
                    <a class="button" href=paths::DESK>{say(BACK)}</a>
                </Empty>
            })}
            <Announcements announcements=all/>
        })
    })
}

/// One of them: who was reached, and who is to be told otherwise.
#[component]
pub fn AnnouncedPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<AnnouncementId>());
    let (order, wanted) = (order_in_query::<AsItIs>(), Wanted::in_query());
    let (say, language) = (request.say(), request.language);
    page(async move {
        let by = request.coordinator()?;
        let one = announcement(&request.db, id?, by).await?;
        let people = to_tell(&request.db, Some(one.id), by).await?;
        let recipients = Recipients::read(&request, one.id, wanted).await?;
        let title = words::on(language, one.at);
        Ok(view! {
            <PageTitle text=title.clone()/>
            <a class="back" href=DESK_ANNOUNCEMENTS>{say(words::SENT_ONES)}</a>
            <h1 tabindex="-1"><Phrases text=title/></h1>
            {request.has_query(SENT).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{words::was_told(language, one.people)}</p></NoticeBox>
            })}
            <Definitions rows=rows(&request, &one)/>
            <div class="button-row">
                <a class="button" href=desk_announced_notice(one.id)>{say(words::AT_DOOR)}</a>
            </div>
            <ToTellList request=request.clone() people=people order=order page=desk_announced(one.id) of=Some(one.id) letters=desk_announced_letters(one.id)/>
            <RecipientList recipients=recipients/>
        })
    })
}

/// Each with the way to who was not reached; nothing where there are none.
#[component]
pub(super) fn Announcements(announcements: Vec<Announcement>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let one = |announcement: Announcement| {
        let (way, at) = (desk_announced(announcement.id), moment(language, announcement.at));
        view! {
            <li class="card">
                <h3><Phrases text=at.clone()/></h3>
                <Definitions rows=rows(&request, &announcement)/>
                <div class="button-row">
                    <a class="button" href=way>{say(words::SEE_ONE)}<span class="visually-hidden">" "{at}</span></a>
                </div>
            </li>
        }
    };
    (!announcements.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="before">
                <h2 id="before">{say(words::BEFORE)}</h2>
                <ul class="cards">{announcements.into_iter().map(one).collect_view()}</ul>
            </section>
        }
    })
}

fn rows(request: &Request, one: &Announcement) -> Vec<(Words, Vec<String>)> {
    let language = request.language;
    vec![
        (words::WROTE, vec![words::wrote(language, &one.by, one.whom)]),
        (words::TO_WHICH, lists(language, one)),
        (words::SAYS, one.text.lines().map(ToOwned::to_owned).collect()),
        (words::REACHED, words::reached(language, one)),
    ]
}
