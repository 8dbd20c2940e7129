//! 短信: how many were reached, and who is to be told by telephone, or by a letter, since no message reached them.

use domain::id::{AnnouncementId, NoticeId};
use domain::listing::{AsItIs, Order, PAGE_ROWS};
use domain::log::About;
use domain::outbox::{ToldHow, Unreached};
use leptos::prelude::*;
use store::Seen;
use store::outbox::desk::{
    Reached, Reader, ToTell, offers_to_write, reached, send_again, to_tell, was_told,
};
use store::outbox::hours::{hours_of, seen as hours_seen};
use store::session::reminder;

use super::calls::why_now;
use super::offering::entries::name_of;
use crate::attempt::{Attempt, form_key};
use crate::components::definitions::Definitions;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::file_buttons::FileButtons;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::components::sorted_head::{order_in_query, pager};
use crate::components::stands_now::{SEEN, changed_since};
use crate::components::telephone::TelephoneLink;
use crate::error::AppError;
use crate::pages::desk::log::last::{LastChange, last_change};
use crate::pages::page;
use crate::paths;
use crate::paths::answers::{DESK_CALLS, DESK_MESSAGES};
use crate::paths::messages::{DESK_ANNOUNCEMENTS, DESK_LETTERS, DESK_TEMPLATES, to_tell_file};
use crate::paths::order::ordered;
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::desk::announcement::SENT_ONES;
use crate::wording::desk::calls::{EMERGENCY, NO_TELEPHONE, TITLE as CALLS, WANTS_LETTER_URGENT};
use crate::wording::desk::letters as letter_words;
use crate::wording::desk::messages as words;
use crate::wording::desk::offering::BACK;
use crate::wording::desk::template::TITLE as TEMPLATES;
use crate::wording::outbox::built_in;
use crate::wording::when::moment;
use hours::Hours;
use reminders::Reminders;

pub mod hours;
pub mod letters;
pub mod reminders;

/// The forms' name, under which an attempt is kept.
const FORM: &str = "desk-message";

/// In the address: something has just been noted.
const NOTED: &str = "noted";

/// Counts, then whom to tell.
#[component]
pub fn MessagesPage() -> impl IntoView {
    let (request, order) = (request(), order_in_query::<AsItIs>());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let counts = reached(&request.db, by).await?;
        let people = to_tell(&request.db, None, by).await?;
        let offers = offers_to_write(&request.db, by).await?.len();
        let attempt = request.attempt(FORM).await?;
        let last = last_change(&request, About::Institution(by.institution)).await?;
        let reminded = reminder::reminded(&request.db, by.institution).await?;
        let sending = hours_of(&request.db, by.institution).await?;
        let (seen, of_hours) = (hours_seen(sending)?, request.attempt(hours::FORM).await?);
        let (reminded_seen, of_reminders) =
            (Seen::of(&reminded)?, request.attempt(reminders::FORM).await?);
        let house = About::Institution(by.institution);
        let hours_changed = changed_since(&request, &of_hours, SEEN, house).await?;
        let reminded_changed = changed_since(&request, &of_reminders, SEEN, house).await?;
        let back = [&of_hours, &of_reminders].into_iter().find(|one| one.is_back()).cloned();
        let refused = back.unwrap_or(attempt);
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=refused.clone()/>
            <ErrorSummary attempt=refused/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {request.has_query(NOTED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::DONE)}</p></NoticeBox>
                <LastChange entry=last/>
            })}
            <p>{say(words::LEAD)}<span class="line">{words::quiet(request.language, sending)}</span></p>
            <section class="section" aria-labelledby="period">
                <h2 id="period">{say(words::PERIOD)}</h2>
                <Counts counts=counts/>
            </section>
            {request.has_query(letters::POSTED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(letter_words::POSTED)}</p></NoticeBox>
            })}
            <div class="button-row">
                <a class="button" href=DESK_ANNOUNCEMENTS>{say(SENT_ONES)}</a>
                <a class="button" href=DESK_TEMPLATES>{say(TEMPLATES)}</a>
            </div>
            {people.is_empty().then(|| view! {
                <Empty title=say(words::NOBODY) sentence=say(words::NOBODY_LINE)>
                    <a class="button" href=paths::DESK>{say(BACK)}</a>
                </Empty>
            })}
            <ToTellList request=request.clone() people=people order=order page=DESK_MESSAGES.to_owned() of=None letters=DESK_LETTERS.to_owned() offers=offers/>
            <section class="section" aria-labelledby="offers">
                <h2 id="offers">{say(CALLS)}</h2>
                <p>{say(words::OFFERS)}</p>
                <div class="button-row"><a class="button" href=DESK_CALLS>{say(CALLS)}</a></div>
            </section>
            <Reminders reminded=reminded seen=reminded_seen attempt=of_reminders changed=reminded_changed/>
            <Hours hours=sending seen=seen attempt=of_hours changed=hours_changed/>
        })
    })
}

#[component]
fn Counts(counts: Reached) -> impl IntoView {
    let language = request().language;
    let row = |term, number| (term, vec![words::number(language, number)]);
    let rows = vec![
        row(words::SENT, counts.sent),
        row(words::WAITING, counts.waiting),
        row(words::TOLD, counts.told),
        row(words::POSTED, counts.posted),
        row(words::UNREACHED, counts.unreached),
        row(words::OVER, counts.over),
    ];
    view! { <Definitions rows=rows/> }
}

/// Everybody who is to be told, with the way to the letters of those who cannot be called; nothing where there is nobody.
#[component]
pub(super) fn ToTellList(
    /// Who asks.
    request: Request,
    /// Whom to tell.
    people: Vec<ToTell>,
    /// Which page of them.
    order: Order<AsItIs>,
    /// The page that they are on.
    page: String,
    /// Of which announcement they are; of everything where it is of none.
    of: Option<AnnouncementId>,
    /// Where their letters are printed.
    letters: String,
    /// How many letters about offered places are printed with them.
    #[prop(optional)]
    offers: usize,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let to_write = people.iter().filter(|one| one.by_letter()).count() + offers;
    let number = people.len();
    let each = |one| view! { <NotReached request=request.clone() one=one/> };
    (number > 0).then(|| {
        view! {
            <h2>{say(words::TO_TELL)}</h2>
            <div class="button-row">
                {(to_write > 0).then(|| view! {
                    <a class="button" href=letters>{letter_words::link(language, to_write)}</a>
                })}
                <FileButtons way=move |form| to_tell_file(of, form)/>
            </div>
            {order.page_of(people, PAGE_ROWS).into_iter().map(each).collect_view()}
            {pager(order, number, PAGE_ROWS, |order| ordered(&page, order))}
        }
    })
}

/// One person: what to say, the number, and that it was done.
#[component]
fn NotReached(request: Request, one: ToTell) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let heading = format!("tell-{}", one.id);
    let telephone = one.whom.telephone().map(str::to_owned);
    let whose = match &one.whom {
        Reader::Person { person, .. } if person.mobile.is_none() => {
            person.emergency_contact.clone().filter(|contact| !contact.is_empty())
        }
        _ => None,
    };
    let rows = vec![
        (words::SAY, vec![built_in(language, &one.of, &one.about)]),
        (words::SINCE, vec![moment(language, one.at)]),
        (words::WHY, vec![say(why_told(&one)).to_owned()]),
        (EMERGENCY, whose.into_iter().collect()),
    ];
    let (id, again) = (one.id.to_string(), one.id.to_string());
    let arrives = one.why == Unreached::NotSent;
    let how = if one.by_letter() { ToldHow::Letter } else { ToldHow::Telephone };
    view! {
        // No landmark: somebody may have to be told two things.
        <article class="section panel" aria-labelledby=heading.clone()>
            <h3 id=heading.clone()><Phrases text=reader_name(&request, &one.whom)/></h3>
            <Definitions rows=rows/>
            {match telephone {
                Some(telephone) => view! { <TelephoneLink telephone=telephone/> }.into_any(),
                None => view! { <p>{say(NO_TELEPHONE)}</p> }.into_any(),
            }}
            <div class="button-row">
                <PostButton action=told_by(how) name="message" value=id words=say(words::was_told(how))/>
                {arrives.then(|| view! {
                    <PostButton action="/forms/desk-message-again" name="message" value=again words=say(words::AGAIN)/>
                })}
            </div>
        </article>
    }
}

/// Why no message reached them; of a letter that would come too late that they are to be called.
pub(crate) fn why_told(one: &ToTell) -> Words {
    match one.why {
        Unreached::WantsLetter if !one.by_letter() => WANTS_LETTER_URGENT,
        why => why_now(why),
    }
}

/// Who is to be told, by name.
pub(crate) fn reader_name(request: &Request, reader: &Reader) -> String {
    match reader {
        Reader::Person { person, .. } => name_of(request, person),
        Reader::Club { contact, .. } => contact.clone(),
    }
}

const fn told_by(how: ToldHow) -> &'static str {
    match how {
        ToldHow::Telephone => "/forms/desk-message-told",
        ToldHow::Letter => "/forms/desk-letters-posted",
    }
}

/// They were told by telephone.
#[server(prefix = "/forms", endpoint = "desk-message-told")]
pub async fn post_desk_message_told(
    #[server(default)] key: String,
    #[server(default)] message: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, NoticeId) = (form_key(&key)?, message.parse()?);
    let done = async {
        Ok(was_told(&request.db, key, id, ToldHow::Telephone, request.coordinator()?).await?)
    };
    noted(&request, done.await).await
}

/// The message is sent once more.
#[server(prefix = "/forms", endpoint = "desk-message-again")]
pub async fn post_desk_message_again(
    #[server(default)] key: String,
    #[server(default)] message: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, NoticeId) = (form_key(&key)?, message.parse()?);
    let done = async { Ok(send_again(&request.db, key, id, request.coordinator()?).await?) };
    noted(&request, done.await).await
}

/// Back to the list, which says so.
async fn noted(request: &Request, done: Result<(), AppError>) -> Result<(), AppError> {
    match done {
        Ok(()) => see_other(&format!("{DESK_MESSAGES}?{NOTED}")),
        Err(error) => Attempt::default().comes_back(request, FORM, DESK_MESSAGES, error).await,
    }
}
