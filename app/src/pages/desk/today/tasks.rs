//! What is to be done at the desk: one line each with its button. A list with nothing on it is left out.

use domain::calendar::day;
use jiff::Timestamp;
use leptos::prelude::*;
use store::today::{Board, TOLD};

use crate::components::phrases::Phrases;
use crate::paths;
use crate::paths::answers::{DESK_CALLS, DESK_MESSAGES};
use crate::paths::care::DESK_CARE;
use crate::paths::fees::DESK_FEES;
use crate::paths::marks::DESK_MARKS;
use crate::paths::wall::board as way_to;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::attendance::care as care_words;
use crate::wording::attendance::objection;
use crate::wording::desk::fees::TO_GIVE_BACK;
use crate::wording::desk::today as words;

mod borrowing;
mod sessions;

/// One line: what, about what, and its button; more than one where there is a choice.
struct Task {
    title: String,
    lines: Vec<String>,
    acts: Vec<(String, Words)>,
}

/// A list with its heading, and how many there are in all, where that tells something.
pub(super) struct List {
    /// Its name on the page.
    pub(super) id: &'static str,
    /// What its lines have in common.
    pub(super) heading: Words,
    in_all: Option<usize>,
    /// How many there are to do, as a wall tells it; nothing where it only says what one could do.
    pub(super) number: Option<usize>,
    tasks: Vec<Task>,
}

/// The list of places that came free, of which a wall tells more than a number.
pub(super) const FREED: &str = "freed";

/// Lists that are cut, of which all can be shown.
const CUT: [&str; 11] = [
    "calls",
    "short-of-hands",
    FREED,
    "their-turn",
    "reviews",
    "to-decide",
    "unrecorded",
    "forgotten",
    "hours",
    "changes",
    "absent",
];

/// The list of this name, if all of it can be shown.
pub(super) fn list_of(name: &str) -> Option<&'static str> {
    CUT.into_iter().find(|id| *id == name)
}

/// Those with something on them.
pub(super) fn lists(request: &Request, board: &Board, now: Timestamp) -> Vec<List> {
    let lists = [
        calls(request, board),
        not_told(request, board),
        sessions::short_of_hands(request, board, now),
        freed(request, board),
        borrowing::their_turn(request, board),
        reviews(request, board),
        borrowing::to_decide(request, board),
        sessions::unrecorded(request, board, now),
        sessions::forgotten(request, board),
        sessions::hours(request, board),
        objections(request, board),
        sessions::changes(request, board),
        sessions::absent(request, board, now),
        care(request, board),
        fees(request, board),
        to_give_back(request, board),
    ];
    lists.into_iter().filter(|list| !list.tasks.is_empty()).collect()
}

/// All lists of the board: the first lines of each, and all of the one that was asked for.
#[component]
pub(super) fn Tasks(
    board: Board,
    now: Timestamp,
    is_still: bool,
    all: Option<&'static str>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let lists = lists(&request, &board, now);
    let nothing = lists.is_empty();
    let sections =
        lists.into_iter().map(|list| section(&request, list, is_still, all)).collect_view();
    view! {
        <div class="board__side">
            {sections}
            {nothing.then(|| view! { <p>{say(words::NOTHING_TO_DO)}</p> })}
        </div>
    }
}

fn section(
    request: &Request,
    list: List,
    is_still: bool,
    all: Option<&str>,
) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let List { id, heading, in_all, mut tasks, .. } = list;
    let first = usize::from(TOLD);
    let is_whole = all == Some(id);
    if !is_whole {
        tasks.truncate(first);
    }
    let other = match in_all {
        Some(_) if is_whole && tasks.len() > first => {
            Some((way_to(is_still, None), say(words::FIRST_ONLY).to_owned()))
        }
        Some(in_all) if !is_whole && in_all > tasks.len() => {
            Some((way_to(is_still, Some(id)), words::see_all(language, in_all)))
        }
        _ => None,
    };
    let other = other.map(|(way, text)| {
        let way = format!("{way}#{id}");
        view! {
            <p><a class="button button--link" href=way>{text}<span class="visually-hidden">" "{say(heading)}</span></a></p>
        }
    });
    let sum = in_all.map(|in_all| words::number(language, in_all, tasks.len()));
    let sum = sum.map(|sum| view! { <span class="board__sum">{sum}</span> });
    let tasks = tasks.into_iter().map(|task| {
        let lines = task.lines.into_iter().filter(|line| !line.is_empty());
        let lines = lines.map(|line| view! { <span class="line"><Phrases text=line/></span> });
        let title = task.title.clone();
        let acts = task.acts.into_iter().map(|(way, act)| {
            let of = title.clone();
            view! { <a class="button" href=way>{say(act)}<span class="visually-hidden">" "{of}</span></a> }
        });
        let acts = acts.collect_view();
        view! {
            <li class="board__task">
                <p><b class="line"><Phrases text=task.title/></b>{lines.collect_view()}</p>
                <div class="board__acts">{acts}</div>
            </li>
        }
    });
    view! {
        <section aria-labelledby=id>
            <h2 id=id>{say(heading)}{sum}</h2>
            <ul class="board__tasks">{tasks.collect_view()}</ul>
            {other}
        </section>
    }
}

/// The telephone calls, matter by matter: no name stands on a wall, and the list of calls has the numbers.
fn calls(request: &Request, board: &Board) -> List {
    let task = |call: &store::today::BoardCall| Task {
        title: words::about(request.language, call.about, &call.name),
        lines: vec![words::to_call(request.language, call.people)],
        acts: vec![(DESK_CALLS.to_owned(), words::CALL)],
    };
    let tasks = board.calls.told.iter().map(task).collect();
    List {
        id: "calls",
        heading: words::CALLS,
        in_all: Some(board.calls.in_all),
        number: Some(board.calls.in_all),
        tasks,
    }
}

/// Whom no message has reached, in one line: the list has what to say and the numbers.
fn not_told(request: &Request, board: &Board) -> List {
    let line = || Task {
        title: words::not_told(request.language, board.to_tell),
        lines: Vec::new(),
        acts: vec![(DESK_MESSAGES.to_owned(), words::CALL)],
    };
    let tasks = (board.to_tell > 0).then(line).into_iter().collect();
    List {
        id: "not-told",
        heading: words::NOT_TOLD,
        in_all: None,
        number: Some(board.to_tell),
        tasks,
    }
}

/// Places that came free: who was asked and why; or that somebody may be added.
fn freed(request: &Request, board: &Board) -> List {
    let language = request.language;
    let offered = board.offered.told.iter().map(|place| {
        let kept = words::offered(language, place.answer_by);
        Task {
            title: place.name.clone(),
            lines: vec![kept, words::why_offered(language, place.basis.as_ref())],
            acts: vec![(paths::desk_offering(place.offering), words::SEE_LIST)],
        }
    });
    let free = board.freed.told.iter().map(|one| Task {
        title: one.name.clone(),
        lines: vec![words::free(language, one.free)],
        acts: vec![(paths::desk_adding(one.offering), words::ADD)],
    });
    let in_all = board.offered.in_all + board.freed.in_all;
    let tasks = offered.chain(free).collect();
    List { id: FREED, heading: words::FREED, in_all: Some(in_all), number: Some(in_all), tasks }
}

fn reviews(request: &Request, board: &Board) -> List {
    let task = |one: &store::today::InReview| Task {
        title: one.name.clone(),
        lines: vec![words::in_review(request.language, one.people)],
        acts: vec![(paths::desk_offering(one.offering), words::DECIDE)],
    };
    let tasks = board.in_review.told.iter().map(task).collect();
    List {
        id: "reviews",
        heading: words::REVIEWS,
        in_all: Some(board.in_review.in_all),
        number: Some(board.in_review.in_all),
        tasks,
    }
}

/// Who says that a mark is not right, in one line: no name stands on a wall.
fn objections(request: &Request, board: &Board) -> List {
    let line = || Task {
        title: objection::on_board(request.language, board.objections),
        lines: Vec::new(),
        acts: vec![(DESK_MARKS.to_owned(), objection::ANSWER)],
    };
    let tasks = (board.objections > 0).then(line).into_iter().collect();
    let number = usize::try_from(board.objections).ok();
    List { id: "objections", heading: objection::DESK_TITLE, in_all: None, number, tasks }
}

/// Whom to call because they did not come, in one line: no name stands on a wall.
fn care(request: &Request, board: &Board) -> List {
    let line = || Task {
        title: care_words::on_board(request.language, board.care),
        lines: Vec::new(),
        acts: vec![(DESK_CARE.to_owned(), care_words::CALL)],
    };
    let tasks = (board.care > 0).then(line).into_iter().collect();
    let number = Some(board.care);
    List { id: "care", heading: care_words::TITLE, in_all: None, number, tasks }
}

/// Money to be given back in one line: the list of fees has the people.
fn to_give_back(request: &Request, board: &Board) -> List {
    let line = || Task {
        title: words::to_give_back(request.language, board.to_give_back),
        lines: Vec::new(),
        acts: vec![(format!("{DESK_FEES}#give-back"), words::SEE_FEES)],
    };
    let tasks = (board.to_give_back > 0).then(line).into_iter().collect();
    let number = Some(board.to_give_back);
    List { id: "give-back", heading: TO_GIVE_BACK, in_all: None, number, tasks }
}

/// Fees in one line: the list of fees has the people.
fn fees(request: &Request, board: &Board) -> List {
    let today = day(board.today.from);
    let people: u32 = board.fees.iter().map(|group| group.people).sum();
    let overdue = board.fees.iter().filter(|group| group.pay_by < today);
    let overdue: u32 = overdue.map(|group| group.people).sum();
    let line = || Task {
        title: words::fees(request.language, people, overdue),
        lines: Vec::new(),
        acts: vec![(DESK_FEES.to_owned(), words::SEE_FEES)],
    };
    let tasks = (people > 0).then(line).into_iter().collect();
    let number = usize::try_from(people).ok();
    List { id: "fees", heading: words::FEES, in_all: None, number, tasks }
}
