//! Beside the rooms: whose teacher is missing, which places came free and who is next, and how much is to be done.

use domain::today::{Leaf, MeetingToday, leaf, teacher_missing};
use leptos::prelude::*;
use store::today::{Board, BoardList};

use super::super::tasks::{Asked, lists};
use super::PageOf;
use super::row::{line, lines_in};
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::today as words;
use crate::wording::session::taught_by;

/// Lines for classes whose teacher does not come: two of them.
const MISSING: usize = 4;
/// Lines for places that came free: three of them.
const PLACES: usize = 6;
/// Lines for numbers of what is to be done, the most urgent first.
const NUMBERS: usize = 5;
/// So many characters stand in one line, on a screen of 1920 by 1080.
const WIDTH: usize = 20;

/// One thing in two lines.
type Told = [String; 2];

/// What has its turn of each of them.
#[derive(Clone)]
pub(super) struct Sides {
    missing: Leaf<Told>,
    places: Leaf<Told>,
    numbers: Leaf<(Words, String)>,
}

impl Sides {
    /// Of a board, at the page to which the wall has turned.
    pub(super) fn of(request: &Request, board: &Board, turn: usize) -> Self {
        let lines = |told: &Told| told.iter().map(|text| lines_in(WIDTH, text)).sum::<usize>();
        Self {
            missing: leaf(missing(request, board), turn, MISSING, lines),
            places: leaf(places(request, board), turn, PLACES, lines),
            numbers: leaf(numbers(request, board), turn, NUMBERS, |_| 1),
        }
    }

    /// So many pages the longest of them has.
    pub(super) fn pages(&self) -> usize {
        self.missing.pages.max(self.places.pages).max(self.numbers.pages)
    }
}

/// All of them, one below the other.
#[component]
pub(super) fn Side(sides: Sides) -> impl IntoView {
    let Sides { missing, places, numbers } = sides;
    view! {
        {section("missing", words::MISSING, missing)}
        {section(BoardList::Freed.code(), words::FREED, places)}
        <Numbers numbers=numbers/>
    }
}

/// Whose own teacher does not come: who does, or that nobody does yet.
fn missing(request: &Request, board: &Board) -> Vec<Told> {
    let missing = teacher_missing(&board.meetings, board.today, request.now);
    missing.into_iter().map(|one| told(request, one)).collect()
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
fn places(request: &Request, board: &Board) -> Vec<Told> {
    let language = request.language;
    let offered = board.offered.told.iter().map(|place| {
        let who = words::offered_on_wall(language, place.number, place.waiting);
        [place.name.clone(), [who, words::answers_by(language, place.answer_by)].join("　")]
    });
    let free = board.freed.told.iter();
    let free = free.map(|one| [one.name.clone(), words::free(language, one.free)]);
    let mut places: Vec<Told> = offered.chain(free).collect();
    // The lists themselves end somewhere, too.
    let left = (board.offered.in_all + board.freed.in_all).saturating_sub(places.len());
    if left > 0 {
        places.push([words::more_lines(language, left), String::new()]);
    }
    places
}

fn section(id: &'static str, heading: Words, told: Leaf<Told>) -> impl IntoView {
    let say = request().say();
    (!told.shown.is_empty()).then(|| {
        let lines = told.shown.into_iter().map(|[what, how]| {
            view! { <li class="wall__told"><b>{line(what)}</b>{line(how)}</li> }
        });
        view! {
            <section aria-labelledby=id>
                <h2 id=id>{say(heading)}</h2>
                <ul class="wall__list">{lines.collect_view()}</ul>
                <PageOf page=told.page pages=told.pages/>
            </section>
        }
    })
}

/// How much is to be done, the most urgent first.
fn numbers(request: &Request, board: &Board) -> Vec<(Words, String)> {
    // Only numbers: nobody's name is known here.
    let all = lists(request, board, &Asked::new(), request.now).into_iter();
    let all = all.filter(|list| list.of != BoardList::Freed);
    all.filter_map(|list| Some((list.heading, list.number?.to_string()))).collect()
}

#[component]
fn Numbers(numbers: Leaf<(Words, String)>) -> impl IntoView {
    let say = request().say();
    let nothing = numbers.shown.is_empty();
    let lines = numbers.shown.into_iter().map(|(heading, number)| {
        view! { <div class="wall__number"><dt>{say(heading)}</dt><dd>{number}</dd></div> }
    });
    view! {
        <section aria-labelledby="to-do">
            <h2 id="to-do">{say(words::TO_DO)}</h2>
            {nothing.then(|| view! { <p>{say(words::NOTHING_TO_DO)}</p> })}
            {(!nothing).then(|| view! { <dl class="wall__numbers">{lines.collect_view()}</dl> })}
            <PageOf page=numbers.page pages=numbers.pages/>
        </section>
    }
}
