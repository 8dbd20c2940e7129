//! One draw at the desk: how far it is and its one next step, its offerings in numbers, and what else can be done.

use domain::draw::DrawPhase;
use leptos::prelude::*;
use store::draw::{Draw, OfferingAtDesk};

use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::order_in_query;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{Request, request};
use crate::wording::desk::draw as words;
use crate::wording::desk::offering::window;
use crate::wording::draw::page::{DRAWN, how_it_went};
use crate::wording::stage::until;
use crate::wording::when::moment;
use offerings::Offerings;
use results::Results;
use step::NextStep;
use still_closed::{StillClosed, still_closed};

pub mod choice;
pub mod closing;
pub(crate) mod digest;
pub mod door;
pub mod end;
mod number_field;
pub mod offerings;
pub mod plan;
mod plan_form;
pub(crate) mod results;
pub mod seed;
pub mod slip;
pub mod step;
mod still_closed;
pub mod wishes;

/// The draw.
#[component]
pub fn DeskDrawPage() -> impl IntoView {
    let (request, id, order) = (request(), id_in_path(), order_in_query());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let (draw, people, offerings) = store::draw::draw_at_desk(&request.db, id?, by).await?;
        let drawn = match draw.held {
            Some(_) => store::draw::drawn_of(&request.db, draw.id, by).await?,
            None => Vec::new(),
        };
        let closed = match draw.held {
            Some(_) => still_closed(&request, draw.id).await?,
            None => Vec::new(),
        };
        let attempt = request.attempt(step::FORM).await?;
        let phase = draw.phase(request.now);
        Ok(view! {
            <PageTitle text=draw.name.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK_DRAWS>{say(words::BACK)}</a>
            <h1 tabindex="-1"><Phrases text=draw.name.clone()/></h1>
            <p class="soft">{say(words::phase(phase))}</p>
            <NextStep draw=draw.clone() phase=phase people=people attempt=attempt/>
            <StillClosed offerings=closed/>
            {(phase == DrawPhase::Held).then(|| view! { <Results draw=draw.clone() offerings=offerings.clone() drawn=drawn/> })}
            <Offerings draw=draw.id phase=phase offerings=offerings.clone() order=order/>
            <Facts draw=draw.clone()/>
            <Others draw=draw phase=phase people=people offerings=offerings/>
        })
    })
}

#[component]
fn Facts(draw: Draw) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let moved = draw.moved.as_ref().map_or(Vec::new(), |moved| {
        vec![words::closing_before(language, moved.before), moved.reason.clone()]
    });
    let held = draw.held.as_ref();
    let (drawn, circumstances) = held.map_or((Vec::new(), Vec::new()), |held| {
        let went = how_it_went(language, held.fell_at, &held.circumstances);
        (vec![moment(language, held.at)], went)
    });
    let until = draw.district_until.map(|at| until(language, at));
    let rows = vec![
        (words::WINDOW, window(language, draw.window)),
        (words::CLOSING_MOVED, moved),
        (words::MOST_WANTED, vec![words::places(language, draw.most_wanted)]),
        (words::DISTRICT_UNTIL, until.into_iter().collect()),
        (words::SEED, vec![words::seed(language, draw.seed.digits, &draw.seed.source)]),
        (words::DIGITS, held.map(|held| held.seed.clone()).into_iter().collect()),
        (words::CIRCUMSTANCES, circumstances),
        (DRAWN, drawn),
    ];
    view! {
        {draw.called_off.map(|off| view! {
            <NoticeBox kind=BoxKind::CalledOff>
                <p class="notice__title">{say(words::CALLED_OFF_BECAUSE)}</p>
                <p>{off.reason}</p>
            </NoticeBox>
        })}
        <section class="section" aria-labelledby="facts">
            <div class="desk-bar">
                <h2 id="facts">{say(words::FACTS)}</h2>
                <a class="button" href=paths::draw(draw.id)>{say(words::SEE_PUBLIC)}</a>
            </div>
            <Definitions rows=rows/>
        </section>
    }
}

/// What can be done besides the next step. What cannot is left out; what cannot be taken back stands apart.
#[component]
fn Others(
    draw: Draw,
    phase: DrawPhase,
    people: u32,
    offerings: Vec<OfferingAtDesk>,
) -> impl IntoView {
    let request: Request = request();
    let say = request.say();
    let ids: Vec<_> =
        offerings.iter().filter(|one| one.left.is_none()).map(|one| one.offering).collect();
    let is_before_closing = matches!(phase, DrawPhase::Later | DrawPhase::Open);
    let changes = phase.is_before_list() && people == 0;
    let change = plan::way(Some(draw.id), None, &ids);
    let can_end = !matches!(phase, DrawPhase::Held | DrawPhase::CalledOff);
    view! {
        {(changes || is_before_closing).then(|| view! {
            <div class="button-row">
                {changes.then(|| view! { <a class="button" href=change>{say(words::CHANGE_PLAN)}</a> })}
                {is_before_closing.then(|| view! {
                    <a class="button" href=paths::desk_draw_closing(draw.id)>{say(words::MOVE_CLOSING)}</a>
                })}
            </div>
        })}
        {can_end.then(|| view! {
            <div class="button-row button-row--apart">
                <a class="button button--careful" href=paths::desk_draw_end(draw.id, None)>{say(words::CALL_OFF)}</a>
            </div>
        })}
    }
}
