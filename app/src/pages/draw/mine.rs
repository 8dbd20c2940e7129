//! The reader and a draw: their number and wishes, or the way to make some.

use domain::draw::DrawPhase;
use leptos::prelude::*;
use store::draw::{Draw, MyApplication};

use crate::components::phrases::ByPhrase;
use crate::components::status::{Status, StatusKind, Way};
use crate::pages::wishes::answers::Answers;
use crate::paths;
use crate::request::Request;
use crate::wording::draw::{page as words, state};

/// What the box says of a draw.
fn standing(request: &Request, draw: &Draw, mine: Option<&MyApplication>) -> (StatusKind, String) {
    let (say, language) = (request.say(), request.language);
    let phase = draw.phase(request.now);
    match (mine, phase) {
        (Some(mine), DrawPhase::Held) => {
            let got = mine.has_place();
            let kind = if got { StatusKind::Held } else { StatusKind::Closed };
            (kind, say(words::MINE).to_owned())
        }
        (Some(mine), _) => (StatusKind::Waiting, state::my_number(language, mine.number)),
        (None, DrawPhase::Later | DrawPhase::Open) => {
            (StatusKind::Open, say(state::title(phase)).to_owned())
        }
        (None, _) => (StatusKind::Closed, say(state::title(phase)).to_owned()),
    }
}

/// The box, with the one button of the page.
#[component]
pub fn Mine(
    /// Who asks.
    request: Request,
    /// In which draw.
    draw: Draw,
    /// Their wishes.
    mine: Option<MyApplication>,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let phase = draw.phase(request.now);
    let (kind, title) = standing(&request, &draw, mine.as_ref());
    let way = way(&request, &draw, mine.is_some());
    let say_one = |one| vec![say(one).to_owned()];
    let sentences = match phase {
        DrawPhase::Later => state::ahead(language, draw.window, mine.is_some()),
        DrawPhase::Open => vec![state::until(language, draw.window.closes_at)],
        DrawPhase::Closed => say_one(state::LIST_NEXT),
        DrawPhase::Frozen => say_one(state::DRAWN_NEXT),
        DrawPhase::Held if mine.is_some() => Vec::new(),
        DrawPhase::Held if request.signed.is_some() => say_one(words::NO_WISHES_OF_MINE),
        DrawPhase::Held => say_one(words::ANYBODY_MAY_CHECK),
        DrawPhase::CalledOff => say_one(state::CALLED_OFF_NEXT),
    };
    // Beside the button the line is short: each part stays whole, or breaks inside, and no comma begins a line.
    let told = |one: String| match phase {
        DrawPhase::Held => view! { <p><ByPhrase text=one/></p> }.into_any(),
        _ => view! { <p>{one}</p> }.into_any(),
    };
    let sentences = sentences.into_iter().map(told).collect_view();
    let answers = mine.clone().filter(|_| phase == DrawPhase::Held);
    // One's own is not printed with what is published.
    view! {
        <div class="screen-only"><Status kind=kind label=say(words::MY_WISHES) title=title way=way>
            {sentences}
            {answers.map(|mine| view! {
                <p>{state::my_number(language, mine.number)}</p>
                <Answers request=request mine=mine/>
            })}
        </Status></div>
    }
}

fn way(request: &Request, draw: &Draw, has_wishes: bool) -> Option<Way> {
    let say = request.say();
    let wishes = paths::wishes(draw.id);
    let may_wish = draw.phase(request.now).takes_wishes();
    let (to, words) = match (may_wish, has_wishes, request.signed.is_some()) {
        (true, _, false) => (paths::sign_in(&wishes), state::SIGN_IN_AND_WISH),
        (true, false, true) => (wishes, state::MAKE_WISHES),
        (false, false, true) => return None,
        (_, true, _) => (wishes, state::SEE_MY_WISHES),
        (false, false, false) => (paths::sign_in(&wishes), words::SIGN_IN_TO_SEE),
    };
    Some(Way { to, words: say(words).to_owned() })
}
