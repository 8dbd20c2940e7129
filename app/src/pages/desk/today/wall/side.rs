//! Beside the rooms: whose teacher is missing, which places came free and who is next, and how much is to be done.

use domain::today::{Cut, MeetingToday, cut, teacher_missing};
use leptos::prelude::*;
use store::today::{Board, BoardList};

use super::super::tasks::{Asked, lists};
use super::row::line;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::today as words;
use crate::wording::session::taught_by;

/// Classes whose teacher does not come.
const MISSING: usize = 2;
/// Places that came free.
const PLACES: usize = 3;
/// Numbers of what is to be done, the most urgent first.
const NUMBERS: usize = 5;

/// One thing in two lines.
type Told = [String; 2];

/// Whose own teacher does not come: who does, or that nobody does yet.
#[component]
pub(super) fn Missing(board: Board) -> impl IntoView {
    let request = request();
    let missing = teacher_missing(&board.meetings, board.today, request.now);
    section(
        "missing",
        words::MISSING,
        cut(missing.into_iter().map(|one| told(&request, one)), MISSING),
    )
}

fn told(request: &Request, one: &MeetingToday) -> Told {
    let (say, language) = (request.say(), request.language);
    let at = words::from(language, one.session.span);
    let who = if one.is_without_teacher() {
        say(if one.sought { words::SOUGHT } else { words::NOBODY_YET }).to_owned()
    } else {
        taught_by(language, &one.session.changed.substitute)
    };
    [one.name.clone(), [at, who].join("　")]
}

/// Places that came free, and the number in line of whoever is asked; no name stands on a wall.
#[component]
pub(super) fn Freed(board: Board) -> impl IntoView {
    let language = request().language;
    let offered = board.offered.told.iter().map(|place| {
        let who = words::offered_on_wall(language, place.number, place.waiting);
        [place.name.clone(), [who, words::answers_by(language, place.answer_by)].join("　")]
    });
    let free = board.freed.told.iter();
    let free = free.map(|one| [one.name.clone(), words::free(language, one.free)]);
    let in_all = board.offered.in_all + board.freed.in_all;
    let places = cut(offered.chain(free), PLACES);
    // The lists themselves are cut, too.
    let more = in_all - places.shown.len();
    section(BoardList::Freed.code(), words::FREED, Cut { more, ..places })
}

fn section(id: &'static str, heading: Words, told: Cut<Told>) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    let more = (told.more > 0).then(|| line(words::more_lines(language, told.more)));
    (!told.shown.is_empty()).then(|| {
        let told = told.shown.into_iter().map(|[what, how]| {
            view! { <li class="wall__told"><b>{line(what)}</b>{line(how)}</li> }
        });
        view! {
            <section aria-labelledby=id>
                <h2 id=id>{say(heading)}</h2>
                <ul class="wall__list">{told.collect_view()}</ul>
                {more.map(|more| view! { <p class="wall__more">{more}</p> })}
            </section>
        }
    })
}

/// How much is to be done, the most urgent first.
#[component]
pub(super) fn Numbers(board: Board) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    // Only numbers: nobody's name is known here.
    let all = lists(&request, &board, &Asked::new(), request.now).into_iter();
    let all = all.filter(|list| list.of != BoardList::Freed);
    let numbers = cut(all.filter_map(|list| Some((list.heading, list.number?))), NUMBERS);
    let nothing = numbers.shown.is_empty();
    let more = (numbers.more > 0).then(|| line(words::more_lines(language, numbers.more)));
    let numbers = numbers.shown.into_iter().map(|(heading, number)| {
        view! { <div class="wall__number"><dt>{say(heading)}</dt><dd>{number}</dd></div> }
    });
    view! {
        <section aria-labelledby="to-do">
            <h2 id="to-do">{say(words::TO_DO)}</h2>
            {nothing.then(|| view! { <p>{say(words::NOTHING_TO_DO)}</p> })}
            {(!nothing).then(|| view! { <dl class="wall__numbers">{numbers.collect_view()}</dl> })}
            {more.map(|more| view! { <p class="wall__more">{more}</p> })}
        </section>
    }
}
