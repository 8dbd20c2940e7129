//! What is to be done at the desk: one line each with its button. A list with nothing on it is left out.

use domain::calendar::day;
use domain::session::ChangeKind;
use domain::today::{MeetingToday, changed, taught_next};
use jiff::Timestamp;
use leptos::prelude::*;
use store::today::{Board, ForgottenRegisters};

use crate::components::phrases::Phrases;
use crate::paths;
use crate::paths::answers::DESK_CALLS;
use crate::paths::care::DESK_CARE;
use crate::paths::fees::DESK_FEES;
use crate::paths::marks::DESK_MARKS;
use crate::paths::rooms::DESK_ROOMS;
use crate::paths::sessions::{changing_session, desk_register, desk_session};
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::attendance::care as care_words;
use crate::wording::attendance::desk::TITLE as REGISTER;
use crate::wording::attendance::objection;
use crate::wording::desk::today as words;
use crate::wording::session::{marks, moved_to};

/// Sessions whose teacher could be missed next.
const TEACHERS: usize = 6;

/// Registers that are told as not taken, the earliest first.
const REGISTERS: usize = 6;

/// One line: what, about what, and the button.
struct Task {
    title: String,
    lines: Vec<String>,
    way: String,
    act: Words,
}

/// A list with its heading, and how many there are in all, where that tells something.
struct List {
    id: &'static str,
    heading: Words,
    in_all: Option<usize>,
    tasks: Vec<Task>,
}

/// All lists of the board.
#[component]
pub(super) fn Tasks(board: Board, now: Timestamp) -> impl IntoView {
    let request = request();
    let say = request.say();
    let lists = [
        calls(&request, &board),
        freed(&request, &board),
        reviews(&request, &board),
        unrecorded(&request, &board, now),
        forgotten(&request, &board),
        objections(&request, &board),
        changes(&request, &board),
        absent(&request, &board, now),
        care(&request, &board),
        fees(&request, &board),
    ];
    let lists: Vec<_> = lists.into_iter().filter(|list| !list.tasks.is_empty()).collect();
    let nothing = lists.is_empty();
    let sections = lists.into_iter().map(|list| section(&request, list)).collect_view();
    view! {
        <div class="board__side">
            {sections}
            {nothing.then(|| view! { <p>{say(words::NOTHING_TO_DO)}</p> })}
        </div>
    }
}

fn section(request: &Request, list: List) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let List { id, heading, in_all, tasks } = list;
    let sum = in_all.map(|in_all| words::number(language, in_all, tasks.len()));
    let sum = sum.map(|sum| view! { <span class="board__sum">{sum}</span> });
    let tasks = tasks.into_iter().map(|task| {
        let lines = task.lines.into_iter().filter(|line| !line.is_empty());
        let lines = lines.map(|line| view! { <span class="line"><Phrases text=line/></span> });
        view! {
            <li class="board__task">
                <p><b class="line"><Phrases text=task.title.clone()/></b>{lines.collect_view()}</p>
                <a class="button" href=task.way>{say(task.act)}<span class="visually-hidden">" "{task.title}</span></a>
            </li>
        }
    });
    view! {
        <section aria-labelledby=id>
            <h2 id=id>{say(heading)}{sum}</h2>
            <ul class="board__tasks">{tasks.collect_view()}</ul>
        </section>
    }
}

/// The telephone calls, matter by matter: no name stands on a wall, and the list of calls has the numbers.
fn calls(request: &Request, board: &Board) -> List {
    let task = |call: &store::today::BoardCall| Task {
        title: words::about(request.language, call.about, &call.name),
        lines: vec![words::to_call(request.language, call.people)],
        way: DESK_CALLS.to_owned(),
        act: words::CALL,
    };
    let tasks = board.calls.told.iter().map(task).collect();
    List { id: "calls", heading: words::CALLS, in_all: Some(board.calls.in_all), tasks }
}

/// Places that came free: who was asked and why; or that somebody may be added.
fn freed(request: &Request, board: &Board) -> List {
    let language = request.language;
    let offered = board.offered.told.iter().map(|place| {
        let kept = words::offered(language, place.answer_by);
        Task {
            title: place.name.clone(),
            lines: vec![kept, words::why_offered(language, place.basis.as_ref())],
            way: paths::desk_offering(place.offering),
            act: words::SEE_LIST,
        }
    });
    let free = board.freed.told.iter().map(|one| Task {
        title: one.name.clone(),
        lines: vec![words::free(language, one.free)],
        way: paths::desk_adding(one.offering),
        act: words::ADD,
    });
    let in_all = board.offered.in_all + board.freed.in_all;
    let tasks = offered.chain(free).collect();
    List { id: "freed", heading: words::FREED, in_all: Some(in_all), tasks }
}

/// Where people wait for a yes or no, and that rooms are asked for.
fn reviews(request: &Request, board: &Board) -> List {
    let task = |one: &store::today::InReview| Task {
        title: one.name.clone(),
        lines: vec![words::in_review(request.language, one.people)],
        way: paths::desk_offering(one.offering),
        act: words::DECIDE,
    };
    let rooms = (board.to_lend > 0).then(|| Task {
        title: request.say()(words::BOOKINGS).to_owned(),
        lines: vec![words::to_lend(request.language, board.to_lend)],
        way: DESK_ROOMS.to_owned(),
        act: words::DECIDE,
    });
    let in_all = Some(board.in_review.in_all + usize::from(rooms.is_some()));
    let tasks = board.in_review.told.iter().map(task).chain(rooms).collect();
    List { id: "reviews", heading: words::REVIEWS, in_all, tasks }
}

/// Sessions that have gone on for a while, and nobody is marked.
fn unrecorded(request: &Request, board: &Board, now: Timestamp) -> List {
    let task = |one: &MeetingToday| {
        let (span, expected) = (one.session.span, one.expected.unwrap_or_default());
        Task {
            title: one.name.clone(),
            lines: vec![words::unrecorded(request.language, span, expected)],
            way: desk_register(one.session.id),
            act: REGISTER,
        }
    };
    let all = domain::today::unrecorded(&board.meetings, board.today, now);
    let in_all = Some(all.len());
    let tasks = all.into_iter().take(REGISTERS).map(task).collect();
    List { id: "unrecorded", heading: words::UNRECORDED, in_all, tasks }
}

/// Registers of earlier days, one line for each offering with the way to the oldest of them.
fn forgotten(request: &Request, board: &Board) -> List {
    let task = |one: &ForgottenRegisters| Task {
        title: one.name.clone(),
        lines: vec![words::forgotten(request.language, one.span, one.sessions)],
        way: desk_register(one.first),
        act: REGISTER,
    };
    let in_all = Some(board.forgotten.len());
    let tasks = board.forgotten.iter().take(REGISTERS).map(task).collect();
    List { id: "forgotten", heading: words::FORGOTTEN, in_all, tasks }
}

/// Who says that a mark is not right, in one line: no name stands on a wall.
fn objections(request: &Request, board: &Board) -> List {
    let line = || Task {
        title: objection::on_board(request.language, board.objections),
        lines: Vec::new(),
        way: DESK_MARKS.to_owned(),
        act: objection::ANSWER,
    };
    let tasks = (board.objections > 0).then(line).into_iter().collect();
    List { id: "objections", heading: objection::DESK_TITLE, in_all: None, tasks }
}

/// Sessions of today that are not as they were planned.
fn changes(request: &Request, board: &Board) -> List {
    let language = request.language;
    let task = |one: &MeetingToday| {
        let MeetingToday { session, kind, .. } = one;
        let is_elsewhere = !session.span.overlaps(&board.today) && !session.changed.is_cancelled();
        let lines = if is_elsewhere {
            vec![moved_to(language, session.span)]
        } else {
            let at = words::from(language, session.span);
            [vec![at], marks(language, *kind, session.span, &session.changed)].concat()
        };
        let way = desk_session(session.id);
        Task { title: one.name.clone(), lines, way, act: words::SEE }
    };
    let tasks: Vec<_> = changed(&board.meetings).into_iter().map(task).collect();
    List { id: "changes", heading: words::CHANGED, in_all: Some(tasks.len()), tasks }
}

/// Who teaches next: where somebody calls in ill, a button finds a substitute, moves or cancels.
fn absent(request: &Request, board: &Board, now: Timestamp) -> List {
    let left = taught_next(&board.meetings, board.today, now);
    let task = |one: &&MeetingToday| Task {
        title: one.name.clone(),
        lines: vec![words::teaches(request.language, &one.teacher, one.session.span)],
        way: changing_session(one.session.id, ChangeKind::Teach),
        act: words::FIND_SUBSTITUTE,
    };
    let tasks = left.iter().take(TEACHERS).map(task).collect();
    List { id: "absent", heading: words::ABSENT, in_all: None, tasks }
}

/// Whom to call because they did not come, in one line: no name stands on a wall.
fn care(request: &Request, board: &Board) -> List {
    let line = || Task {
        title: care_words::on_board(request.language, board.care),
        lines: Vec::new(),
        way: DESK_CARE.to_owned(),
        act: care_words::CALL,
    };
    let tasks = (board.care > 0).then(line).into_iter().collect();
    List { id: "care", heading: care_words::TITLE, in_all: None, tasks }
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
        way: DESK_FEES.to_owned(),
        act: words::SEE_FEES,
    };
    let tasks = (people > 0).then(line).into_iter().collect();
    List { id: "fees", heading: words::FEES, in_all: None, tasks }
}
