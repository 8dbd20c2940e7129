//! 打印信件: a page for each who was to be told and has no telephone at all or wants letters, or is offered a place and has no number
//! for messages; for an envelope with a window.

use domain::calendar::day;
use domain::id::{AnnouncementId, NoticeId};
use domain::institution::Institution;
use domain::language::Language::Chinese;
use domain::notice::Notice;
use domain::template::{Channel, Event};
use leptos::prelude::*;
use store::outbox::desk::{Reader, ToTell, offers_to_write, to_tell, were_posted};
use store::template::{Written, written};

use super::{FORM, reader_name};
use crate::attempt::{Attempt, form_key};
use crate::components::empty::Empty;
use crate::components::file_buttons::PdfButton;
use crate::components::form::Form;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::answers::DESK_MESSAGES;
use crate::paths::members::desk_member_told;
use crate::paths::papers::desk_letters_file;
use crate::pdf::Letter;
use crate::request::{Request, request, see_other};
use crate::wording::desk::letters as words;
use crate::wording::desk::messages::TITLE as MESSAGES;
use crate::wording::home::notice_sentence;
use crate::wording::template::{House, value};

/// In the address: letters were noted as posted.
pub(super) const POSTED: &str = "posted";

/// All that are to be written.
#[component]
pub fn LettersPage() -> impl IntoView {
    let request = request();
    page(async move { letters(&request, None).await })
}

/// Those of one announcement.
#[component]
pub fn AnnouncedLettersPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<AnnouncementId>());
    page(async move { letters(&request, Some(id?)).await })
}

async fn letters(
    request: &Request,
    of: Option<AnnouncementId>,
) -> Result<impl IntoView + use<>, AppError> {
    let say = request.say();
    let Post { people, letters } = to_post(request, of).await?;
    let ids: Vec<_> = people.iter().map(|one| one.id.to_string()).collect();
    let sheets = people.iter().zip(letters).map(|(whom, one)| sheet(request, &whom.whom, one));
    let sheets = sheets.collect::<Vec<_>>();
    Ok(view! {
        <PageTitle text=say(words::TITLE)/>
        <a class="back" href=DESK_MESSAGES>{say(MESSAGES)}</a>
        <h1 class="screen-only" tabindex="-1">{say(words::TITLE)}</h1>
        {if ids.is_empty() {
            view! {
                <Empty title=say(words::NONE) sentence=say(words::NONE_LINE)>
                    <a class="button" href=DESK_MESSAGES>{say(MESSAGES)}</a>
                </Empty>
            }
            .into_any()
        } else {
            view! {
                <p class="screen-only">{say(words::LEAD)}</p>
                <div class="button-row">
                    <PrintButton/>
                    <PdfButton way=desk_letters_file(of)/>
                </div>
                {sheets}
                <div class="screen-only">
                    <Form action="/forms/desk-letters-posted">
                        <input type="hidden" name="message" value=ids.join(" ")/>
                        <div class="button-row">
                            <button class="button button--primary" type="submit">{say(words::ALL_POSTED)}</button>
                        </div>
                    </Form>
                </div>
            }
            .into_any()
        }}
    })
}

/// Letters, and to whom they are.
pub(crate) struct Post {
    people: Vec<ToTell>,
    /// One for each of them.
    pub letters: Vec<Letter>,
}

/// All letters that are to be written, or those of an announcement, which is to be the desk's own.
pub(crate) async fn to_post(
    request: &Request,
    of: Option<AnnouncementId>,
) -> Result<Post, AppError> {
    let by = request.coordinator()?;
    if let Some(id) = of {
        store::announcement::announcement(&request.db, id, by).await?;
    }
    let mut people = to_tell(&request.db, of, by).await?;
    people.retain(ToTell::by_letter);
    if of.is_none() {
        // What is to be answered first comes first.
        people.splice(0..0, offers_to_write(&request.db, by).await?);
    }
    let house = store::institution::institution(&request.db, by.institution).await?;
    let own = written(&request.db, by).await?;
    let letters = people.iter().map(|one| letter(request, &house, &own, one)).collect();
    Ok(Post { people, letters })
}

fn letter(request: &Request, house: &Institution, own: &[Written], one: &ToTell) -> Letter {
    let name = reader_name(request, &one.whom);
    let address = match &one.whom {
        Reader::Person { address, .. } => address.trim().to_owned(),
        Reader::Club { .. } => String::new(),
    };
    let told = text(house, own, one, &name);
    let said = [words::salutation(&name), words::OPENING.to_owned()];
    let after = [words::questions(&house.telephone), words::CLOSING.to_owned()];
    Letter {
        house: format!("{} {}", house.name, house.address),
        to: vec![address, words::addressed(&name)],
        body: said.into_iter().chain(told.lines().map(str::to_owned)).chain(after).collect(),
        end: vec![house.name.clone(), words::dated(day(request.now))],
    }
}

/// One page; where no address is known, with the way to where it is typed.
fn sheet(request: &Request, whom: &Reader, letter: Letter) -> impl IntoView + use<> {
    let say = request.say();
    let Letter { house, to, body, end } = letter;
    let told = match whom {
        Reader::Person { person, .. } => Some(desk_member_told(person.id)),
        Reader::Club { .. } => None,
    };
    let name = reader_name(request, whom);
    let unknown = to.first().is_none_or(String::is_empty).then(|| {
        view! {
            <p class="letter__note screen-only">{say(words::NO_ADDRESS)}</p>
            {told.map(|told| view! {
                <p class="screen-only">
                    <a class="button" href=told>{say(words::TYPE_ADDRESS)}<span class="visually-hidden">" "{name}</span></a>
                </p>
            })}
        }
    });
    let line = |line: String| view! { <p>{line}</p> };
    let last = |line: String| view! { <p class="letter__end">{line}</p> };
    view! {
        <article class="letter">
            <p class="letter__house">{house}</p>
            <div class="letter__to">
                {to.into_iter().map(line).collect_view()}
                {unknown}
            </div>
            {body.into_iter().map(line).collect_view()}
            {end.into_iter().map(last).collect_view()}
        </article>
    }
}

/// What is told: in the institution's own words for letters where it has some. In Chinese, as every message.
fn text(house: &Institution, own: &[Written], one: &ToTell, name: &str) -> String {
    let event = Event::of(&one.about);
    let is_ours = |own: &&Written| own.channel == Channel::Letter && Some(own.event) == event;
    let template = own.iter().find(is_ours).and_then(|own| own.template.as_ref());
    if let Some(template) = template {
        let from = House { name: &house.name, telephone: &house.telephone };
        return template.filled(|blank| value(blank, &one.about, &one.of, name, &from));
    }
    let notice = Notice {
        id: one.id,
        about: one.about.clone(),
        offering: None,
        of: one.of.clone(),
        helper: None,
        sign_up: None,
        at: one.at,
    };
    notice_sentence(Chinese, &notice, one.at)
}

/// These letters are in the post.
#[server(prefix = "/forms", endpoint = "desk-letters-posted")]
pub async fn post_desk_letters_posted(
    #[server(default)] key: String,
    #[server(default)] message: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let ids = message.split(' ').map(str::parse).collect::<Result<Vec<NoticeId>, _>>()?;
    let done = async { Ok(were_posted(&request.db, key, &ids, request.coordinator()?).await?) };
    match done.await {
        Ok(_) => see_other(&format!("{DESK_MESSAGES}?{POSTED}")),
        Err(error) => Attempt::default().comes_back(&request, FORM, DESK_MESSAGES, error).await,
    }
}
