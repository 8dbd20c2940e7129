//! The box of an offering whose places are drawn, and what the draw said to the reader's wish for it.

use domain::draw::DrawPhase;
use domain::offering::{Offering, OfferingDraw};
use leptos::prelude::*;
use store::draw::{MyApplication, WishAnswer};

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::components::status::{Status, StatusKind, Way};
use crate::paths;
use crate::request::{Request, request};
use crate::wording::draw::state as words;
use crate::wording::draw::wishes::{answer, why_of};
use crate::wording::offering::page::MY_STATUS;

/// What a draw is, until when, how many places, and the one button: make wishes, change them, see the draw.
#[component]
pub fn DrawBox(
    /// Which offering.
    offering: Offering,
    /// Its draw.
    draw: OfferingDraw,
    /// The reader's wishes in it.
    mine: Option<MyApplication>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let phase = draw.phase(request.now);
    let kind = match (phase, &mine) {
        (_, Some(_)) => StatusKind::Waiting,
        (DrawPhase::Later | DrawPhase::Open, None) => StatusKind::Open,
        _ => StatusKind::Closed,
    };
    let title = match &mine {
        Some(mine) => rank_in(&request, mine, &offering),
        None => say(words::title(phase)).to_owned(),
    };
    let when = match phase {
        DrawPhase::Later => words::ahead(language, draw.window, mine.is_some()),
        DrawPhase::Open => vec![words::until(language, draw.window.closes_at)],
        DrawPhase::Closed => vec![say(words::LIST_NEXT).to_owned()],
        DrawPhase::Frozen | DrawPhase::Held => vec![say(words::DRAWN_NEXT).to_owned()],
        DrawPhase::CalledOff => vec![say(words::CALLED_OFF_NEXT).to_owned()],
    };
    let when = when.into_iter().map(|line| view! { <p><Phrases text=line/></p> }).collect_view();
    let number = mine.as_ref().map(|mine| words::my_number(language, mine.number));
    let way = way(&request, draw, mine.is_some());
    let places = offering.places.capacity.filter(|_| mine.is_none());
    let places = places.map(|count| words::places(language, count, 0));
    let is_known = mine.is_some();
    let is_way_to_draw = way.to == paths::draw(draw.id);
    view! {
        <Status kind=kind label=say(MY_STATUS) title=title way=Some(way)>
            {number.map(|number| view! { <p><Phrases text=number/></p> })}
            {(!is_known).then(|| view! { <p>{say(words::WHAT_IT_IS)}</p> })}
            {when}
            {places.map(|places| view! { <p><Phrases text=places/></p> })}
            {(!is_way_to_draw).then(|| view! {
                <p><a class="summary__link" href=paths::draw(draw.id)>{say(words::SEE_DRAW)}</a></p>
            })}
        </Status>
    }
}

fn rank_in(request: &Request, mine: &MyApplication, offering: &Offering) -> String {
    let place = mine.wishes.iter().position(|wish| wish.offering == offering.id);
    place.map_or_else(
        || words::NOT_AMONG_MINE.in_language(request.language).to_owned(),
        |place| words::my_rank(request.language, place + 1),
    )
}

fn way(request: &Request, draw: OfferingDraw, has_wishes: bool) -> Way {
    let may_wish = draw.phase(request.now).takes_wishes();
    let (to, said) = match (may_wish, has_wishes, request.signed.is_some()) {
        (true, true, _) => (paths::changing_wishes(draw.id), words::CHANGE_WISHES),
        (true, false, true) => (paths::wishes(draw.id), words::MAKE_WISHES),
        (true, false, false) => (paths::sign_in(&paths::wishes(draw.id)), words::SIGN_IN_AND_WISH),
        (false, true, _) => (paths::wishes(draw.id), words::SEE_MY_WISHES),
        (false, false, _) => (paths::draw(draw.id), words::SEE_DRAW),
    };
    Way { to, words: said.in_language(request.language).to_owned() }
}

/// What a draw that was held said to the reader's wish for this offering; a place stands in the status box already. To
/// everybody else, the way to the draw.
#[component]
pub fn DrawAnswer(
    /// Which offering.
    offering: Offering,
    /// The reader's wishes in its draw.
    mine: Option<MyApplication>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let wish = mine.and_then(|mine| {
        let draw = mine.draw;
        let wish = mine.wishes.into_iter().find(|wish| wish.offering == offering.id)?;
        Some((draw, wish.answer?, why_of(request.language, &wish)?))
    });
    let told = wish.filter(|(_, answer, _)| !matches!(answer, WishAnswer::Place(_)));
    if told.is_none() {
        let held = offering.draw.filter(|draw| draw.is_held);
        return held
            .map(|draw| view! { <p><a class="summary__link" href=paths::draw(draw.id)>{say(words::SEE_HELD_DRAW)}</a></p> })
            .into_any();
    }
    told.map(|(draw, said, why)| {
        view! {
            <NoticeBox kind=BoxKind::Info>
                <p class="notice__title"><Phrases text=words::said(language, &answer(language, Some(said)))/></p>
                <p><Phrases text=why/></p>
                <p><a class="summary__link" href=paths::wishes(draw)>{say(words::SEE_MY_WISHES)}</a></p>
            </NoticeBox>
        }
    })
    .into_any()
}
