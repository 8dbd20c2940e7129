//! My wishes in draws: my number and the next day while the draw is to come, then what it gave me.

use domain::draw::DrawPhase;
use leptos::prelude::*;
use store::draw::MyDraw;

use crate::components::phrases::Phrases;
use crate::paths;
use crate::request::Request;
use crate::wording::draw::{state, wishes as words};

/// Nothing for somebody without wishes.
#[component]
pub fn MyDraws(
    /// Who asks.
    request: Request,
    /// Their draws, the next first.
    draws: Vec<MyDraw>,
) -> impl IntoView {
    let say = request.say();
    (!draws.is_empty()).then(|| {
        let rows = draws
            .into_iter()
            .map(|one| view! { <Row request=request.clone() one=one/> })
            .collect_view();
        view! {
            <section class="section" aria-labelledby="draws">
                <h2 id="draws">{say(words::IN_DRAWS)}</h2>
                <ul class="summary">{rows}</ul>
            </section>
        }
    })
}

/// One draw: how it stands, the wishes in order, and the way to look or change.
#[component]
fn Row(request: Request, one: MyDraw) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let phase = one.draw.phase(request.now);
    let (term, action) = match phase {
        DrawPhase::Later | DrawPhase::Open => (words::WISHES_KEPT, words::LOOK_OR_CHANGE),
        DrawPhase::Closed | DrawPhase::Frozen => (words::WAITS_FOR_DRAW, words::LOOK),
        DrawPhase::Held => (words::DRAWN, words::LOOK),
        DrawPhase::CalledOff => (state::CALLED_OFF, words::LOOK),
    };
    let next = match phase {
        DrawPhase::Later => state::ahead(language, one.draw.window, true),
        DrawPhase::Open => vec![words::closes(language, one.draw.window.closes_at)],
        DrawPhase::Closed => vec![say(state::LIST_NEXT).to_owned()],
        DrawPhase::Frozen => vec![say(state::DRAWN_NEXT).to_owned()],
        DrawPhase::Held => Vec::new(),
        DrawPhase::CalledOff => vec![say(state::CALLED_OFF_NEXT).to_owned()],
    };
    let next = next.into_iter().map(|one| view! { <span class="line"><Phrases text=one/></span> });
    let lines = one.mine.wishes.iter().enumerate().map(|(place, wish)| match wish.answer {
        Some(answer) => words::titled(language, &wish.name, &words::answer(language, Some(answer))),
        None => words::titled(language, &words::rank(language, place + 1), &wish.name),
    });
    let lines = lines.map(|line| view! { <span class="line"><Phrases text=line/></span> });
    view! {
        <li class="summary__row">
            <p class="summary__term">{say(term)}</p>
            <div class="summary__value">
                <b class="line"><Phrases text=one.name.clone()/></b>
                {lines.collect_view()}
                <span class="line">{state::my_number(language, one.mine.number)}</span>
                {next.collect_view()}
            </div>
            <p class="summary__action">
                <a class="summary__link" href=paths::wishes(one.draw.id)>
                    {say(action)}<span class="visually-hidden">" "{one.name}</span>
                </a>
            </p>
        </li>
    }
}
