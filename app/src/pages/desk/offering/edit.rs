//! 改内容: what an offering says of itself, put right after it was published. Another fee or other ages are looked at first.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::id::OfferingId;
use domain::log::About;
use leptos::prelude::*;
use store::Seen;
use store::offering::{Concerned, change_contents, concerned, contents};

use self::fields::EditForm;
use self::said::{as_typed, read, rows};
use super::super::own_offering;
use crate::attempt::looked::{LOOK, LOOKED, pressed};
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::stands_now::{SEEN, StandsNow, changed_since};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::suggested::Suggested;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::sessions::desk_sessions;
use crate::request::{request, see_other};
use crate::wording::desk::edit as words;
use crate::wording::session::desk::LINK as SESSIONS;

mod fields;
mod said;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-offering-edit";

const FIELDS: [&str; 17] = [
    "name",
    "department",
    "subject",
    "fee",
    "age_from",
    "age_to",
    "conditions",
    "health",
    "telephone",
    "contact",
    "bring",
    "directions",
    "note",
    "audience",
    "skills",
    LOOKED,
    SEEN,
];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// What it says as it stands, or as it was typed; after a look whom that concerns.
#[component]
pub fn EditPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let by = request.coordinator()?;
        let stands = contents(&request.db, offering.id, by).await?;
        let seen = Seen::of(&stands)?;
        let (mut attempt, suggested) =
            (request.attempt(FORM).await?, Suggested::of(&request).await?);
        let looked = match attempt.is_looked().then(|| read(&mut attempt, &offering, &stands)) {
            Some(Ok(new)) => Some(concerned(&request.db, offering.id, &new, by).await?),
            _ => None,
        };
        let changed = changed_since(&request, &attempt, SEEN, About::Offering(offering.id)).await?;
        let (before, rows) = (attempt.clone(), rows(&stands, offering.kind, &attempt));
        let attempt = if attempt.is_back() { attempt } else { as_typed(&stands) };
        // What was seen stays what was seen, until somebody has looked at what stands now.
        let sent =
            Some(before.value(SEEN).to_owned()).filter(|seen| looked.is_some() && !seen.is_empty());
        let sent = sent.unwrap_or_else(|| seen.told_at(request.now));
        let fee = looked.is_some().then(|| before.value("fee") != as_typed(&stands).value("fee"));
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::desk_offering(offering.id)><Phrases text=offering.name.clone()/></a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="lead"><Phrases text=offering.name.clone()/></p>
            <StandsNow attempt=before now=seen rows=rows changed=changed/>
            {looked.map(|whom| view! { <Whom whom=whom fee=fee.unwrap_or_default()/> })}
            <p>{say(words::NOT_HERE)}</p>
            <div class="button-row"><a class="button" href=desk_sessions(offering.id)>{say(SESSIONS)}</a></div>
            <EditForm offering=offering attempt=attempt seen=sent is_looked=looked.is_some() suggested=suggested/>
        })
    })
}

/// Whom another fee or other ages concern, before they are changed.
#[component]
fn Whom(whom: Concerned, fee: bool) -> impl IntoView {
    let language = request().language;
    let lines = words::whom(language, whom, fee);
    let lines = lines.into_iter().map(|line| view! { <p><Phrases text=line/></p> });
    view! {
        <NoticeBox kind=BoxKind::Warning>
            <p class="notice__title">{words::WHOM.in_language(language)}</p>
            {lines.collect_view()}
            <p>{words::NOT_YET.in_language(language)}</p>
        </NoticeBox>
    }
}

/// Changes it; where it asks something else of those who have signed up, the first press only shows whom that concerns.
#[server(prefix = "/forms", endpoint = "desk-offering-edit")]
pub async fn post_desk_offering_edit(
    #[server(default)] key: String,
    #[server(default)] offering: String,
    #[server(default)] name: String,
    #[server(default)] department: String,
    #[server(default)] subject: String,
    #[server(default)] fee: String,
    #[server(default)] age_from: String,
    #[server(default)] age_to: String,
    #[server(default)] conditions: String,
    #[server(default)] health: String,
    #[server(default)] telephone: String,
    #[server(default)] contact: String,
    #[server(default)] bring: String,
    #[server(default)] directions: String,
    #[server(default)] note: String,
    #[server(default)] audience: String,
    #[server(default)] skills: String,
    #[server(default)] look: String,
    #[server(default)] seen: String,
    #[server(default)] looked_fee: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, OfferingId) = (form_key(&key)?, offering.parse()?);
    let (looks, look) = pressed(look);
    // What one fee would give back, or to whom, says nothing of another one.
    let looks = looks || (!looked_fee.is_empty() && looked_fee != fee);
    let look = if looks { LOOK.to_owned() } else { look };
    let sent = [
        name, department, subject, fee, age_from, age_to, conditions, health, telephone, contact,
        bring, directions, note, audience, skills, look, seen,
    ];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(sent.iter().map(String::as_str)));
    let outcome = async {
        let by = request.coordinator()?;
        let of = own_offering(&request, id).await?;
        let stands = contents(&request.db, id, by).await?;
        let new = read(&mut attempt, &of, &stands)?;
        if new.asks_otherwise(&stands) && looks {
            let whom = concerned(&request.db, id, &new, by).await?;
            if whom.held + whom.waiting > 0 {
                return Ok(false);
            }
        }
        let seen = Seen::as_sent(attempt.value(SEEN));
        change_contents(&request.db, key, (id, seen), &new, by).await?;
        Ok(true)
    };
    let page = paths::desk_offering_edit(id);
    match outcome.await {
        Ok(true) => see_other(&paths::desk_offering(id)),
        Ok(false) => see_other(&attempt.kept_for(&request, FORM, &page).await?),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}
