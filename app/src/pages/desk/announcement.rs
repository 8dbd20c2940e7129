//! 给大家发通知: a coordinator writes to everybody on one list, or on those that were chosen; what it will look like and whom it
//! reaches comes before the button.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::announcement::{LONGEST, Lists, TextFault, Whom, parse_text};
use domain::id::OfferingId;
use domain::role::Task;
use leptos::prelude::*;
use store::announcement::{NewAnnouncement, announce, announcements};

use super::{own_offering, own_offerings, ticked};
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::answers::desk_announcement;
use crate::paths::messages::{DESK_ANNOUNCEMENT_NEW, desk_announced};
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::desk::announcement as words;
use asking::Asked;
use filter::Choice;
use preview::{Preview, mark};
use sent::Announcements;

mod asking;
pub mod filter;
mod preview;
mod recipients;
pub mod sent;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-announce";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["whom", "text"]);

/// The form, with what it will be once that was looked at; then what was written before.
#[component]
pub fn AnnouncementPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let by = request.coordinator()?;
        let before = announcements(&request.db, Some(offering.id), by).await?;
        let attempt = request.attempt(FORM).await?;
        let preview = Preview::of(&request, Some(offering.id), &attempt).await?;
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::desk_offering(offering.id)>{offering.name.clone()}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p>{say(words::LEAD)}</p>
            <Asked list=Some(offering.id) chosen=Vec::new() choices=None attempt=attempt preview=preview/>
            <Announcements announcements=before/>
        })
    })
}

/// Looks at what was written, or sends what was looked at.
#[server(prefix = "/forms", endpoint = "desk-announce")]
pub async fn post_desk_announce(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] offerings: String,
    #[server(default)] kind: String,
    #[server(default)] term: String,
    #[server(default)] past: String,
    #[server(default)] group: String,
    #[server(default)] weekday: String,
    #[server(default)] age_from: String,
    #[server(default)] age_to: String,
    #[server(default)] whom: String,
    #[server(default)] text: String,
    #[server(default)] looked_at: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let list: Option<OfferingId> = match offering.as_str() {
        "" => None,
        typed => Some(typed.parse()?),
    };
    let mut attempt = Attempt::at([
        (filter::CHOSEN, offerings.as_str()),
        ("kind", kind.as_str()),
        ("term", term.as_str()),
        (filter::PAST, past.as_str()),
        ("group", group.as_str()),
        ("weekday", weekday.as_str()),
        ("age_from", age_from.as_str()),
        ("age_to", age_to.as_str()),
        ("whom", whom.as_str()),
        ("text", text.as_str()),
    ]);
    let (form, here) = match list {
        Some(list) => (FORM, desk_announcement(list)),
        None => (filter::FORM, DESK_ANNOUNCEMENT_NEW.to_owned()),
    };
    let outcome = async {
        let new = read(&request, list, &mut attempt).await?;
        // A browser sends line ends of its own.
        if looked_at.replace("\r\n", "\n") != mark(&new) {
            return Ok(None);
        }
        Ok(announce(&request.db, key, new, request.coordinator()?).await?)
    };
    match outcome.await {
        // Who left the list meanwhile is nobody to tell: the page says so.
        Ok(None) => see_other(&attempt.kept_for(&request, form, &here).await?),
        Ok(Some(id)) => see_other(&format!("{}?{}", desk_announced(id), sent::SENT)),
        Err(error) => attempt.comes_back(&request, form, &here, error).await,
    }
}

/// What was typed, to one list of the coordinator's institution, to those that were chosen, or to all that are found; every mistake is
/// noted at its field.
async fn read(
    request: &Request,
    list: Option<OfferingId>,
    attempt: &mut Attempt,
) -> Result<NewAnnouncement, AppError> {
    let chosen = ticked(attempt.value(filter::CHOSEN))?;
    let to = match list {
        Some(id) => Ok(Lists::One(own_offering(request, id).await?.id)),
        None if chosen.is_empty() => {
            Choice::of(request).await?.filter_of(attempt).map(Lists::Found)
        }
        None => {
            own_offerings(request, Task::Run, &chosen).await?;
            Ok(Lists::Chosen(chosen))
        }
    };
    let may = match &to {
        Ok(Lists::One(_) | Lists::Chosen(_)) => &Whom::ON_A_LIST[..],
        _ => &Whom::ALL,
    };
    let whom = attempt.read("whom", |typed| read_whom(typed, may), Into::into);
    let text = attempt.read("text", parse_text, text_fault);
    Ok(NewAnnouncement { to: to?, whom: whom?, text: text? })
}

fn read_whom(typed: &str, may: &[Whom]) -> Result<Whom, Words> {
    Whom::from_code(typed).filter(|whom| may.contains(whom)).ok_or(words::CHOOSE_WHOM)
}

fn text_fault(fault: TextFault) -> crate::wording::Sentence {
    match fault {
        TextFault::Missing => words::TEXT_MISSING.into(),
        TextFault::TooLong => {
            crate::wording::Sentence::of(|language| words::text_too_long(language, LONGEST))
        }
    }
}
