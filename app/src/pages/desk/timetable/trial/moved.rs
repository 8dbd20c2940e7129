//! What a trial has moved, class by class: from where, to where, and whether the plan has changed since.

use domain::id::TermId;
use domain::language::Language;
use domain::timetable::{DraftClass, Spot, Timetable, Tried};
use leptos::prelude::*;
use store::timetable::Trial;

use super::acting::{ACTION, FIELD, told_of};
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::request::request;
use crate::wording::timetable::trial as words;

/// The list, each with the button that leaves the class where it is.
#[component]
pub(super) fn Moved(term: TermId, plan: Timetable, trial: Trial) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let stands = trial.moves.iter().filter_map(|one| {
        let class = plan.class(one.class)?;
        let lines = lines(language, &plan, one, class)?;
        Some((one.class, class.draft.class.name.clone(), lines))
    });
    let gone = trial.gone.iter();
    let gone = gone.map(|(class, name)| {
        (*class, name.clone(), vec![words::GONE.in_language(language).to_owned()])
    });
    let all: Vec<_> = stands.chain(gone).collect();
    let is_empty = all.is_empty();
    let rows = all.into_iter().map(|(class, name, lines)| {
        let lines = lines.into_iter().map(|line| view! { <p><Phrases text=line/></p> }).collect_view();
        view! {
            <li>
                <p><b>{name.clone()}</b></p>
                {lines}
                <PostButton action=ACTION name=FIELD value=told_of("out", term, class) words=say(words::TAKE_OUT) whose=name/>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section" aria-labelledby="moved">
            <h2 id="moved">{say(words::MOVED)}</h2>
            {if is_empty {
                view! { <p>{say(words::NOTHING_MOVED)}</p> }.into_any()
            } else {
                view! { <ul class="clashes">{rows}</ul> }.into_any()
            }}
        </section>
    }
}

/// What is told of one class; nothing where it was taken out of the trial again.
fn lines(
    language: Language,
    plan: &Timetable,
    one: &Tried,
    class: &DraftClass,
) -> Option<Vec<String>> {
    let to = one.to.as_ref()?;
    let told = |spot: &Spot| {
        let room = spot.room.and_then(|id| plan.room(id));
        let room = room.map_or("", |room| room.venue.name.as_str());
        words::spot(language, &spot.slots, room, &spot.teacher)
    };
    let mut lines =
        vec![words::was(language, &told(&one.from)), words::would_be(language, &told(to))];
    let now = Spot::of(&class.draft);
    if now == *to {
        lines.push(words::STANDS_SO.in_language(language).to_owned());
    } else if now != one.from {
        lines.push(words::is_now(language, &told(&now)));
    } else if class.revision != one.seen {
        lines.push(words::CHANGED_SINCE.in_language(language).to_owned());
    }
    Some(lines)
}
