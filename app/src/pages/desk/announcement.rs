//! 给大家发通知: a coordinator writes to everybody on one list; what it will look like and whom it reaches comes before the button.

use domain::announcement::{LONGEST, TextFault, Whom, parse_text};
use domain::id::OfferingId;
use domain::outbox::{by_day, is_by_day};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::announcement::{
    Announcement, Audience, NewAnnouncement, announce, announcements, audience,
};

use super::own_offering;
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::answers::{DESK_MESSAGES, desk_announcement};
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::desk::announcement as words;
use crate::wording::desk::messages::TITLE as MESSAGES;
use crate::wording::when::moment;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-announce";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["whom", "text"]);

/// In the address: to how many people it went.
const TOLD: &str = "told";

/// The form, with what it will be once that was looked at; then what was written before.
#[component]
pub fn AnnouncementPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    let told = use_query_map().with_untracked(|query| query.get(TOLD)?.parse::<u32>().ok());
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let by = request.coordinator()?;
        let before = announcements(&request.db, offering.id, by).await?;
        let attempt = request.attempt(FORM).await?;
        let preview = Preview::of(&request, offering.id, &attempt).await?;
        let language = request.language;
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::desk_offering(offering.id)>{offering.name.clone()}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {told.map(|told| view! {
                <NoticeBox kind=BoxKind::Done>
                    <p>{words::was_told(language, told)}</p>
                    <p><a class="button button--link" href=DESK_MESSAGES>{say(MESSAGES)}</a></p>
                </NoticeBox>
            })}
            <p>{say(words::LEAD)}</p>
            <Asked request=request.clone() offering=offering.id name=offering.name attempt=attempt preview=preview/>
            <Before request=request announcements=before/>
        })
    })
}

/// What was written, and whom it would reach.
#[derive(Clone)]
struct Preview {
    text: String,
    whom: Whom,
    audience: Audience,
}

impl Preview {
    /// Nothing where nothing was typed, or something is wrong with it.
    async fn of(
        request: &Request,
        offering: OfferingId,
        attempt: &Attempt,
    ) -> Result<Option<Self>, AppError> {
        let (Ok(text), Some(whom)) =
            (parse_text(attempt.value("text")), Whom::from_code(attempt.value("whom")))
        else {
            return Ok(None);
        };
        let by = request.coordinator()?;
        let audience = audience(&request.db, &[offering], whom, by).await?;
        Ok(Some(Self { text, whom, audience }))
    }

    /// What the button says was looked at: another text is looked at first.
    fn mark(text: &str, whom: Whom) -> String {
        format!("{} {text}", whom.code())
    }
}

#[component]
fn Asked(
    request: Request,
    offering: OfferingId,
    name: String,
    attempt: Attempt,
    preview: Option<Preview>,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let chosen = Whom::from_code(attempt.value("whom")).unwrap_or_default();
    let choices =
        Whom::ALL.map(|whom| (whom.code().to_owned(), say(words::whom(whom)).to_owned())).to_vec();
    let reaches = preview.as_ref().is_some_and(|preview| preview.audience.people > 0);
    let shown = preview.map(|preview| {
        let night = (!is_by_day(request.now)).then(|| by_day(request.now));
        view! { <Shown request=request.clone() name=name preview=preview night=night/> }
    });
    view! {
        <Form action="/forms/desk-announce" attempt=attempt is_question=true>
            <input type="hidden" name="offering" value=offering.to_string()/>
            <Choices name="whom" legend=say(words::WHOM) choices=choices proposed=chosen.code()/>
            <Field name="text" label=say(words::TEXT) hint=words::text_hint(language, LONGEST)
                kind=Kind { is_area: true, ..Kind::default() }/>
            {shown}
            <div class="button-row">
                <button class=if reaches { "button" } else { "button button--primary" } type="submit">
                    {say(if reaches { words::LOOK_AGAIN } else { words::LOOK })}
                </button>
            </div>
        </Form>
    }
}

/// As it will be read, whom it reaches and how, and the button. It sends what was looked at, and nothing else.
#[component]
fn Shown(
    request: Request,
    name: String,
    preview: Preview,
    night: Option<jiff::Timestamp>,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let Preview { text, whom, audience } = preview;
    if audience.people == 0 {
        return view! {
            <NoticeBox kind=BoxKind::Warning><p>{say(words::NOBODY)}</p></NoticeBox>
        }
        .into_any();
    }
    let mark = Preview::mark(&text, whom);
    let line = |line: &str| view! { <span class="line">{line.to_owned()}</span> };
    let lines = text.lines().map(line).collect_view();
    view! {
        <section class="section" aria-labelledby="preview">
            <h2 id="preview">{say(words::PREVIEW)}</h2>
            <NoticeBox kind=BoxKind::Info>
                <p class="notice__title">{words::heading(language, &name)}</p>
                <p>{lines}</p>
            </NoticeBox>
            <Definitions rows=vec![
                (words::REACHES, words::reaches(language, audience)),
                (words::WHEN, vec![words::when(language, night)]),
            ]/>
            <div class="button-row">
                <button class="button button--primary" type="submit" name="looked_at" value=mark>
                    {words::send(language, audience.people)}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// What was written to this list before.
#[component]
fn Before(request: Request, announcements: Vec<Announcement>) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let one = |announcement: Announcement| {
        let lines: Vec<_> = announcement.text.lines().map(ToOwned::to_owned).collect();
        let rows = vec![
            (words::WROTE, vec![words::wrote(language, &announcement.by, announcement.whom)]),
            (words::SAYS, lines),
            (words::REACHED, words::reached(language, &announcement)),
        ];
        view! {
            <li class="card">
                <h3><Phrases text=moment(language, announcement.at)/></h3>
                <Definitions rows=rows/>
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

/// Looks at what was written, or sends what was looked at.
#[server(prefix = "/forms", endpoint = "desk-announce")]
pub async fn post_desk_announce(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] whom: String,
    #[server(default)] text: String,
    #[server(default)] looked_at: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, offering.parse()?);
    let mut attempt = Attempt::at([("whom", whom.as_str()), ("text", text.as_str())]);
    let here = desk_announcement(id);
    let outcome = async {
        let by = request.coordinator()?;
        let offering = own_offering(&request, id).await?;
        let whom = attempt.read("whom", read_whom, Into::into);
        let text = attempt.read("text", parse_text, text_fault);
        let (whom, text) = (whom?, text?);
        // A browser sends line ends of its own.
        if looked_at.replace("\r\n", "\n") != Preview::mark(&text, whom) {
            return Ok(None);
        }
        let new = NewAnnouncement { offerings: vec![offering.id], whom, text };
        Ok(Some(announce(&request.db, key, new, by).await?))
    };
    match outcome.await {
        // Who left the list meanwhile is nobody to tell: the page says so.
        Ok(None | Some(0)) => see_other(&attempt.kept_for(&request, FORM, &here).await?),
        Ok(Some(told)) => see_other(&format!("{here}?{TOLD}={told}")),
        Err(error) => attempt.comes_back(&request, FORM, &here, error).await,
    }
}

fn read_whom(typed: &str) -> Result<Whom, Words> {
    Whom::from_code(typed).ok_or(words::CHOOSE_WHOM)
}

fn text_fault(fault: TextFault) -> crate::wording::Sentence {
    match fault {
        TextFault::Missing => words::TEXT_MISSING.into(),
        TextFault::TooLong => {
            crate::wording::Sentence::of(|language| words::text_too_long(language, LONGEST))
        }
    }
}
