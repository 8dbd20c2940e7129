//! The wishes that are kept: my number, what happens next, and afterwards what the draw gave.

use domain::draw::DrawPhase;
use domain::offering::OfferingKind;
use leptos::prelude::*;
use store::draw::{Draw, MyApplication};

use super::answers::Answers;
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::picture::{Picture, PictureName};
use crate::components::steps::Steps;
use crate::paths;
use crate::paths::papers::my_wishes_file;
use crate::request::Request;
use crate::wording::Words;
use crate::wording::decision::told_why;
use crate::wording::draw::{state, wishes as words};

/// Number, wishes in order, and what comes next or has come.
#[component]
pub fn KeptWishes(
    /// Who asks.
    request: Request,
    /// In which draw.
    draw: Draw,
    /// What is kept.
    mine: MyApplication,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let phase = draw.phase(request.now);
    let (title, sentence, picture) = heading(phase, mine.has_place());
    let number = shown(mine.number);
    view! {
        <PageTitle text=say(title)/>
        <a class="back" href=paths::draw(draw.id)>{say(words::BACK_TO_DRAW)}</a>
        <div class="result">
            <div class="result__picture"><Picture name=picture/></div>
            <div>
                <h1 class="key" tabindex="-1"><ByPhrase text=say(title)/></h1>
                <p class="soft"><Phrases text=draw.name.clone()/></p>
                <p>{say(sentence)}</p>
                {(phase == DrawPhase::Held && mine.is_miss()).then(|| view! {
                    <p>{say(words::ANOTHER_LOT)}</p>
                })}
            </div>
        </div>
        <div class="slip ring">
            <p>{say(words::NUMBER)}</p>
            <p class="key">{number}</p>
            <p class="soft">{say(words::NUMBER_WHY)}</p>
        </div>
        <section class="section" aria-labelledby="my-wishes">
            <h2 id="my-wishes">{say(words::MY_WISHES)}</h2>
            <Answers request=request.clone() mine=mine.clone()/>
            <p>{words::wanted(language, mine.wanted)}</p>
            {(!mine.exception.is_empty()).then(|| view! {
                <p><span class="line">{say(words::EXCEPTION)}</span><span class="line">{told_why(mine.told_why).map(say)}</span></p>
            })}
        </section>
        <Next request=request.clone() draw=draw.clone()/>
        <Ways request=request draw=draw got=mine.has_place()/>
    }
}

/// A number of a draw, as its person reads it.
pub fn shown(number: u32) -> String {
    format!("{number:08}")
}

/// What the page is called, what it says first, and its picture.
pub const fn heading(phase: DrawPhase, got: bool) -> (Words, Words, PictureName) {
    match phase {
        DrawPhase::Later | DrawPhase::Open => (words::KEPT, words::KEPT_WHY, PictureName::Lotus),
        DrawPhase::Closed => (words::CLOSED, state::LIST_NEXT, PictureName::Bud),
        DrawPhase::Frozen => (words::FROZEN, words::FIND_YOURSELF, PictureName::Bud),
        DrawPhase::Held if got => (words::RESULT, words::GOT, PictureName::Lotus),
        DrawPhase::Held => (words::RESULT, words::NONE_GOT, PictureName::Bud),
        DrawPhase::CalledOff => (state::CALLED_OFF, state::CALLED_OFF_NEXT, PictureName::Bud),
    }
}

/// What happens next, in order; nothing once it was drawn.
#[component]
fn Next(request: Request, draw: Draw) -> impl IntoView {
    let say = request.say();
    let steps = steps(&request, &draw);
    (!steps.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="next">
                <h2 id="next">{say(words::WHAT_NEXT)}</h2>
                <Steps sentences=steps/>
            </section>
        }
    })
}

/// The same in sentences.
pub fn steps(request: &Request, draw: &Draw) -> Vec<String> {
    let (say, language) = (request.say(), request.language);
    match draw.phase(request.now) {
        DrawPhase::Held | DrawPhase::CalledOff => Vec::new(),
        DrawPhase::Frozen => vec![say(words::DRAW_COMES).to_owned()],
        DrawPhase::Closed => {
            [words::LIST_COMES, words::DRAW_COMES].map(|one| say(one).to_owned()).to_vec()
        }
        phase @ (DrawPhase::Later | DrawPhase::Open) => {
            let opens = state::kept_ahead(language, draw.window.opens_at);
            let closes = words::closes(language, draw.window.closes_at);
            let is_ahead = phase == DrawPhase::Later;
            let then = [
                words::may_change(language, &closes),
                say(words::LIST_COMES).to_owned(),
                say(words::DRAW_COMES).to_owned(),
            ];
            is_ahead.then_some(opens).into_iter().chain(then).collect()
        }
    }
}

/// On paper, to be changed, to be taken back, and where else to go.
#[component]
fn Ways(request: Request, draw: Draw, got: bool) -> impl IntoView {
    let say = request.say();
    let phase = draw.phase(request.now);
    let may_change = phase.takes_wishes();
    let others = format!("{}?free=1", paths::offerings(OfferingKind::Class));
    view! {
        <div class="button-row">
            {may_change.then(|| view! { <a class="button" href=paths::changing_wishes(draw.id)>{say(words::CHANGE)}</a> })}
            {(phase == DrawPhase::Held && !got).then(|| view! {
                <a class="button button--primary" href=others><span><ByPhrase text=say(words::OTHERS)/></span></a>
            })}
            <a class="button" href=paths::draw(draw.id)>
                {say(if phase == DrawPhase::Held { words::HOW_IT_WAS_DRAWN } else { words::SEE_DRAW })}
            </a>
            <PrintButton/>
            <PdfButton way=my_wishes_file(draw.id)/>
        </div>
        <div class="button-row">
            <a class="button button--link" href=paths::MY_SIGN_UPS>{say(words::TO_MINE)}</a>
            {may_change.then(|| view! {
                <a class="button button--link" href=paths::wishes_withdrawal(draw.id)>{say(words::TAKE_BACK)}</a>
            })}
        </div>
    }
}

/// Somebody without wishes, when none can be made.
#[component]
pub fn NoWishes(
    /// Who asks.
    request: Request,
    /// In which draw.
    draw: Draw,
) -> impl IntoView {
    let say = request.say();
    let phase = draw.phase(request.now);
    let (title, when) = match phase {
        DrawPhase::CalledOff => (state::title(phase), Some(say(state::CALLED_OFF_NEXT))),
        _ => (words::NO_WISHES, None),
    };
    view! {
        <PageTitle text=say(title)/>
        <a class="back" href=paths::draw(draw.id)>{say(words::BACK_TO_DRAW)}</a>
        <h1 tabindex="-1"><ByPhrase text=say(title)/></h1>
        <p class="soft"><Phrases text=draw.name.clone()/></p>
        <p class="lead">
            {when.unwrap_or_else(|| say(state::title(phase)))}
        </p>
        <div class="button-row">
            <a class="button" href=paths::draw(draw.id)>{say(words::SEE_DRAW)}</a>
        </div>
    }
}
