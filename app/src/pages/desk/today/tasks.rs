//! What is to be done at the desk: one line each with its button. A list with nothing on it is left out.

use std::collections::HashMap;

use domain::calendar::day;
use domain::id::PersonId;
use jiff::Timestamp;
use leptos::prelude::*;
use store::today::{AskedPerson, Board, BoardList, TOLD};

use crate::components::phrases::Phrases;
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
mod places;
mod sessions;

/// One line: what, about what, and its button; more than one where there is a choice.
struct Task {
    title: String,
    lines: Vec<String>,
    acts: Vec<(String, Words)>,
}

/// A list with its heading, and how many there are in all, where that tells something.
pub(super) struct List {
    /// Which it is.
    pub(super) of: BoardList,
    /// What its lines have in common.
    pub(super) heading: Words,
    in_all: Option<usize>,
    /// How many there are to do, as a wall tells it; nothing where it only says what one could do.
    pub(super) number: Option<usize>,
    tasks: Vec<Task>,
}

/// Who is asked whether they want a place, by name; of nobody on a wall.
pub(super) type Asked = HashMap<PersonId, AskedPerson>;

/// Those with something on them.
pub(super) fn lists(request: &Request, board: &Board, asked: &Asked, now: Timestamp) -> Vec<List> {
    let lists = [
        calls(request, board),
        not_told(request, board),
        sessions::short_of_hands(request, board, now),
        places::freed(request, board, asked),
        borrowing::their_turn(request, board),
        places::reviews(request, board),
        borrowing::to_decide(request, board),
        sessions::unrecorded(request, board, now),
        sessions::forgotten(request, board),
        sessions::hours(request, board),
        objections(request, board),
        sessions::changes(request, board),
        sessions::absent(request, board, now),
        sessions::without_teacher(request, board),
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
    asked: Asked,
    now: Timestamp,
    is_still: bool,
    all: Option<BoardList>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let lists = lists(&request, &board, &asked, now);
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
    all: Option<BoardList>,
) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let List { of, heading, in_all, mut tasks, .. } = list;
    let id = of.code();
    let first = usize::from(TOLD);
    let is_whole = all == Some(of);
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
        of: BoardList::Calls,
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
        of: BoardList::NotTold,
        heading: words::NOT_TOLD,
        in_all: None,
        number: Some(board.to_tell),
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
    List { of: BoardList::Objections, heading: objection::DESK_TITLE, in_all: None, number, tasks }
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
    List { of: BoardList::Care, heading: care_words::TITLE, in_all: None, number, tasks }
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
    List { of: BoardList::GiveBack, heading: TO_GIVE_BACK, in_all: None, number, tasks }
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
    List { of: BoardList::Fees, heading: words::FEES, in_all: None, number, tasks }
}
