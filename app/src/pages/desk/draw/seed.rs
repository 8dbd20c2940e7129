//! The digits that fell before witnesses: entered, read back large, and only then used. A draw is held once.

use domain::draw::{DrawPhase, Seed, fell_after};
use domain::id::DrawId;
use domain::refusal::Refusal;
use domain::text::trimmed;
use jiff::Timestamp;
use leptos::prelude::*;
use store::draw::{Draw, Fell};

use super::digest::groups;
use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::planning::typed;
use crate::request::{Request, request, see_other};
use crate::wording::Sentence;
use crate::wording::desk::draw::{hold as words, plan};
use crate::wording::draw::seed as seed_fault;
use crate::wording::not_a_day::not_a_day;
use crate::wording::refusal::refusal_sentence;
use crate::wording::when::moment;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-draw-seed";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["seed", "fell_at", "circumstances"]);

/// The coordinator's own draw, where it waits for its digits; otherwise nothing, and its page is shown.
async fn waiting(request: &Request, id: DrawId) -> Result<Option<Draw>, AppError> {
    let (draw, ..) = store::draw::draw_at_desk(&request.db, id, request.coordinator()?).await?;
    if draw.phase(request.now) == DrawPhase::Frozen {
        return Ok(Some(draw));
    }
    see_other(&paths::desk_draw(id))?;
    Ok(None)
}

/// Asks for the digits, and when, where and before whom they fell.
#[component]
pub fn SeedPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let (say, language) = (request.say(), request.language);
    page(async move {
        let Some(draw) = waiting(&request, id?).await? else { return Ok(().into_any()) };
        let attempt = request.attempt(FORM).await?;
        let kind = || Kind { autocomplete: Some("off"), ..Kind::default() };
        let numeric = Kind { input_mode: Some("numeric"), ..kind() };
        let announced = words::as_announced(language, draw.seed.digits, &draw.seed.source);
        Ok(view! {
            <PageTitle text=say(words::SEED_TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::desk_draw(draw.id)>{draw.name.clone()}</a>
            <h1 tabindex="-1">{say(words::SEED_TITLE)}</h1>
            <p>{announced}</p>
            <Form action="/forms/desk-draw-check" attempt=attempt is_question=true>
                <input type="hidden" name="draw" value=draw.id.to_string()/>
                <Field name="seed" label=say(words::SEED) hint=words::seed_hint(language, draw.seed.digits) kind=numeric/>
                <Field name="fell_at" label=say(words::FELL_AT) hint=words::fell_at_hint(language, request.now) kind=kind()/>
                <Field name="circumstances" label=say(words::CIRCUMSTANCES) hint=say(words::CIRCUMSTANCES_HINT) kind=kind()/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_CHECK)}</button>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// Shows the digits large, to be read back before they are used.
#[component]
pub fn SeedCheckPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let Some(draw) = waiting(&request, id?).await? else { return Ok(().into_any()) };
        let mut kept = request.kept_attempt(FORM).await?;
        let is_of_draw = kept.value("draw") == draw.id.to_string();
        let Some(read) = read(&mut kept, &draw, request.now).ok().filter(|_| is_of_draw) else {
            see_other(&paths::desk_draw_seed(draw.id))?;
            return Ok(().into_any());
        };
        let back = format!("{}?{}", paths::desk_draw_seed(draw.id), crate::attempt::AGAIN);
        let digits = groups(&read.seed.to_string(), 1)
            .into_iter()
            .map(|digit| view! { <span>{digit}</span> })
            .collect_view();
        Ok(view! {
            <PageTitle text=say(words::CHECK_TITLE)/>
            <a class="back" href=back.clone()>{say(words::SEED_TITLE)}</a>
            <h1 tabindex="-1">{say(words::CHECK_TITLE)}</h1>
            <p class="digits digits--large" id="digits">{digits}</p>
            <p>{moment(request.language, read.fell_at)}</p>
            <p>{read.circumstances.clone()}</p>
            <p>{say(words::CHECK_LINE)}</p>
            <Form action="/forms/desk-draw-hold">
                <input type="hidden" name="draw" value=draw.id.to_string()/>
                <input type="hidden" name="seed" value=read.seed.to_string()/>
                <input type="hidden" name="fell_at" value=kept.value("fell_at").to_owned()/>
                <input type="hidden" name="circumstances" value=read.circumstances/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::DO_HOLD)}</button>
                    <a class="button" href=back>{say(words::CHANGE_DIGITS)}</a>
                </div>
            </Form>
        }
        .into_any())
    })
}

/// What was entered of how the digits fell.
struct Entered {
    seed: Seed,
    fell_at: Timestamp,
    circumstances: String,
}

/// Reads the fields; what is wrong is noted at each. When they fell is held against the list at once.
fn read(attempt: &mut Attempt, draw: &Draw, now: Timestamp) -> Result<Entered, AppError> {
    let Entered { seed, fell_at, circumstances } = fields(attempt, draw.seed.digits, now)?;
    let frozen_at = draw.frozen.as_ref().ok_or(AppError::Refused(Refusal::ListNotFrozen))?.at;
    if fell_after(fell_at, frozen_at, now) {
        return Ok(Entered { seed, fell_at, circumstances });
    }
    let refusal = Refusal::FellTooEarly { frozen_at };
    attempt.note("fell_at", Sentence::of(|language| refusal_sentence(language, &refusal)));
    Err(AppError::ToBeChanged)
}

fn fields(attempt: &mut Attempt, digits: u32, now: Timestamp) -> Result<Entered, AppError> {
    let seed = if trimmed(attempt.value("seed")).is_empty() {
        attempt.note("seed", words::SEED_MISSING);
        Err(AppError::ToBeChanged)
    } else {
        attempt.read(
            "seed",
            |typed| trimmed(typed).parse::<Seed>().and_then(|seed| seed.announced(digits)),
            |fault| Sentence::of(|language| seed_fault(language, fault)),
        )
    };
    let fell_at = attempt.read("fell_at", typed::moment, |why| {
        not_a_day(words::FELL_AT, why, plan::not_a_moment(now))
    });
    let circumstances = attempt.reason("circumstances", words::CIRCUMSTANCES_MISSING);
    Ok(Entered { seed: seed?, fell_at: fell_at?, circumstances: circumstances? })
}

fn typed_in(draw: &str, seed: &str, fell_at: &str, circumstances: &str) -> Attempt {
    Attempt::at([
        ("draw", draw),
        ("seed", seed),
        ("fell_at", fell_at),
        ("circumstances", circumstances),
    ])
}

/// Takes the digits to be read back. Nothing is drawn.
#[server(prefix = "/forms", endpoint = "desk-draw-check")]
pub async fn post_desk_draw_check(
    #[server(default)] key: String,
    #[server(default)] draw: String,
    #[server(default)] seed: String,
    #[server(default)] fell_at: String,
    #[server(default)] circumstances: String,
) -> Result<(), AppError> {
    let request = request();
    form_key(&key)?;
    let id = draw.parse()?;
    let mut attempt = typed_in(&draw, &seed, &fell_at, &circumstances);
    let outcome = async {
        let by = request.coordinator()?;
        let (draw, ..) = store::draw::draw_at_desk(&request.db, id, by).await?;
        read(&mut attempt, &draw, request.now)
    };
    match outcome.await {
        Ok(_) => {
            attempt.kept_for(&request, FORM, &paths::desk_draw_check(id)).await?;
            see_other(&paths::desk_draw_check(id))
        }
        Err(error) => attempt.comes_back(&request, FORM, &paths::desk_draw_seed(id), error).await,
    }
}

/// Holds the draw with the digits that were read back.
#[server(prefix = "/forms", endpoint = "desk-draw-hold")]
pub async fn post_desk_draw_hold(
    #[server(default)] key: String,
    #[server(default)] draw: String,
    #[server(default)] seed: String,
    #[server(default)] fell_at: String,
    #[server(default)] circumstances: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, draw.parse()?);
    let mut attempt = typed_in(&draw, &seed, &fell_at, &circumstances);
    let outcome = async {
        let by = request.coordinator()?;
        let (draw, ..) = store::draw::draw_at_desk(&request.db, id, by).await?;
        let read = read(&mut attempt, &draw, request.now)?;
        let (at, circumstances) = (read.fell_at, read.circumstances.as_str());
        let fell = Fell { seed: &read.seed, at, circumstances };
        Ok(store::draw::hold(&request.db, key, id, &fell, by).await?)
    };
    match outcome.await {
        Ok(_held) => see_other(&paths::desk_draw(id)),
        Err(error) => attempt.comes_back(&request, FORM, &paths::desk_draw_seed(id), error).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A morning in Beijing.
    fn now() -> Timestamp {
        "2026-12-06T02:00:00Z".parse().unwrap()
    }

    #[test]
    fn digits_are_read_as_they_are_called_out() {
        let (digits, at) = ("３ 5 1 6 2，4 1 6 3 6。", "2026年12月6日 上午9:30");
        let read = fields(&mut typed_in("", digits, at, "一楼大厅"), 10, now()).unwrap();
        assert_eq!(
            (read.seed.to_string().as_str(), read.circumstances.as_str()),
            ("3516241636", "一楼大厅")
        );
        assert_eq!(read.fell_at, "2026-12-06T01:30:00Z".parse().unwrap());
    }

    #[test]
    fn as_many_as_announced_and_all_fields_told_at_once() {
        let mut short = typed_in("", "351624163", "2026-12-6", " ");
        assert!(fields(&mut short, 10, now()).is_err());
        assert!(short.error("seed").is_some_and(|told| told.chinese.contains("9个数字")));
        assert!(short.error("fell_at").is_some(), "a day alone is no moment");
        assert!(short.error("circumstances").is_some());
        let mut empty = typed_in("", "", "", "一楼大厅");
        assert!(fields(&mut empty, 10, now()).is_err());
        assert_eq!(
            empty.error("seed").map(|told| told.chinese.as_str()),
            Some(words::SEED_MISSING.0)
        );
        assert!(empty.error("fell_at").is_some());
    }
}
