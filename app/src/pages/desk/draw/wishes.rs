//! Wishes for somebody at the counter or on the telephone who has no telephone of their own to make them with.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::id::{DrawId, OfferingId};
use domain::offering::Offering;
use domain::refusal::Refusal;
use leptos::prelude::*;
use store::draw::{CounterWishes, Draw};

use super::super::adding_form::{self, PersonFields, needs_birthday};
use super::super::excepted::{ExceptionFields, REASON, TOLD_WHY, why_excepted};
use super::super::own_offering;
use super::plan_form::listed;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::planning::typed;
use crate::request::{Request, request, see_other};
use crate::wording::Sentence;
use crate::wording::desk::draw::counter as words;
use crate::wording::desk::people as people_words;
use crate::wording::refusal::refusal_sentence;
use ranks::{Ranks, rank_id};

mod ranks;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-wish";

/// The fields beside the wishes, in the order of the form.
const FIELDS: [&str; 8] = [
    "name",
    "born_on",
    "mobile",
    "emergency_contact",
    "emergency_telephone",
    "wanted",
    REASON,
    TOLD_WHY,
];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

pub use ranks::kept_of_each;

/// The draw and what can be wished for in it, as its desk may know it.
async fn wishable(request: &Request, id: DrawId) -> Result<(Draw, Vec<Offering>), AppError> {
    let by = request.coordinator()?;
    let (draw, _, there) = store::draw::draw_at_desk(&request.db, id, by).await?;
    let mut offerings = Vec::new();
    for one in there.iter().filter(|one| one.left.is_none()) {
        offerings.push(own_offering(request, one.offering).await?);
    }
    Ok((draw, offerings))
}

/// Who it is, what they wish for in order, and how many places they want in all.
#[component]
pub fn CounterWishesPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let (say, language) = (request.say(), request.language);
    page(async move {
        let (draw, offerings) = wishable(&request, id?).await?;
        if !draw.phase(request.now).takes_wishes() {
            see_other(&paths::desk_draw(draw.id))?;
            return Ok(().into_any());
        }
        let attempt = request.attempt(FORM).await?;
        let needs_birthday = offerings.iter().any(needs_birthday);
        let short = Kind {
            autocomplete: Some("off"),
            input_mode: Some("numeric"),
            width: Width::Short,
            ..Kind::default()
        };
        let hint = words::wanted_hint(language, draw.most_wanted);
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::desk_draw(draw.id)>{draw.name.clone()}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="soft">{say(words::LINE)}</p>
            <Form action="/forms/desk-wish" attempt=attempt is_question=true>
                <input type="hidden" name="draw" value=draw.id.to_string()/>
                <PersonFields needs_birthday=needs_birthday/>
                <Ranks offerings=offerings/>
                <Field name="wanted" label=say(words::WANTED) hint=hint value="1" kind=short/>
                <ExceptionFields hint=words::REASON_HINT/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_WISH)}</button>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Makes wishes for the person, and leads to their slip.
#[server(prefix = "/forms", endpoint = "desk-wish")]
pub async fn post_desk_wish(
    #[server(default)] key: String,
    #[server(default)] draw: String,
    #[server(default)] name: String,
    #[server(default)] born_on: String,
    #[server(default)] mobile: String,
    #[server(default)] emergency_contact: String,
    #[server(default)] emergency_telephone: String,
    #[server(default)] wanted: String,
    #[server(default)] reason: String,
    #[server(default)] told_why: String,
    #[server(default)] offerings: String,
    #[server(default)] ranks: Vec<String>,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, draw.parse()?);
    let typed =
        [name, born_on, mobile, emergency_contact, emergency_telephone, wanted, reason, told_why];
    let ranked = listed(&offerings)?.into_iter().map(rank_id).zip(ranks);
    let ranked: Vec<(String, String)> = ranked.collect();
    let fields = FIELDS.into_iter().zip(typed.iter().map(String::as_str));
    let ranks = ranked.iter().map(|(id, rank)| (id.as_str(), rank.as_str()));
    let mut attempt = Attempt::at(fields.chain(ranks));
    let outcome = async {
        let by = request.coordinator()?;
        let (_, offerings) = wishable(&request, id).await?;
        let new = read(&request, &mut attempt, id, &offerings)?;
        Ok(store::draw::wish_at_counter(&request.db, key, new, by).await?)
    };
    let way = paths::desk_wishes(id);
    match outcome.await {
        Ok(application) => see_other(&paths::desk_application(application.id)),
        Err(AppError::Refused(refusal)) => {
            let field = match refusal {
                Refusal::WantsTooMany { .. } => "wanted",
                Refusal::ReasonMissing { .. } => "reason",
                _ => "",
            };
            attempt.note(field, told(&refusal));
            attempt.comes_back(&request, FORM, &way, AppError::ToBeChanged).await
        }
        Err(error) => attempt.comes_back(&request, FORM, &way, error).await,
    }
}

fn told(refusal: &Refusal) -> Sentence {
    match refusal {
        Refusal::WindowClosed { .. } | Refusal::NotOpenYet { .. } => words::CLOSED.into(),
        Refusal::WantsTooMany { .. } => {
            Sentence::of(|language| refusal_sentence(language, refusal))
        }
        other => people_words::refused(other),
    }
}

/// Reads every field; a birthday is needed where something wished for limits the ages.
fn read(
    request: &Request,
    attempt: &mut Attempt,
    draw: DrawId,
    offerings: &[Offering],
) -> Result<CounterWishes, AppError> {
    // Judged once before, so that mistakes are told in the order of the form.
    let chosen = ranks::read(&mut attempt.clone(), offerings);
    let wished = |one: &&Offering| chosen.as_ref().is_ok_and(|chosen| chosen.contains(&one.id));
    let needed = offerings.iter().filter(wished).any(needs_birthday);
    let today = domain::calendar::day(request.now);
    let person = adding_form::person(attempt, needed, today);
    let chosen = ranks::read(attempt, offerings);
    let wanted = attempt.read(
        "wanted",
        |typed| typed::number(typed, 1..=99),
        |_| crate::wording::desk::draw::plan::NOT_A_NUMBER.into(),
    );
    let reason = why_excepted(attempt);
    let offerings: Vec<OfferingId> = chosen?;
    Ok(CounterWishes { draw, person: person?, wanted: wanted?, offerings, reason: reason? })
}
