//! What is to be done about places: those that came free, with who is next and why, and those that a coordinator gives.

use domain::language::Language;
use store::today::{Board, BoardList, OfferedPlace};

use super::{Asked, List, Task};
use crate::paths;
use crate::paths::members::desk_member;
use crate::request::Request;
use crate::wording::Words;
use crate::wording::desk::members::SEE_PERSON;
use crate::wording::desk::today as words;

/// Places that came free: who was asked and why; or that somebody may be added.
pub(super) fn freed(request: &Request, board: &Board, asked: &Asked) -> List {
    let language = request.language;
    let offered = board.offered.told.iter().map(|place| {
        let kept = words::offered(language, place.answer_by);
        Task {
            title: place.name.clone(),
            lines: vec![
                next_in_line(language, place, asked),
                kept,
                words::why_offered(language, place.basis.as_ref()),
            ],
            acts: ways_to(place, asked),
        }
    });
    let free = board.freed.told.iter().map(|one| Task {
        title: one.name.clone(),
        lines: vec![words::free(language, one.free)],
        acts: vec![(paths::desk_adding(one.offering), words::ADD)],
    });
    let in_all = board.offered.in_all + board.freed.in_all;
    let tasks = offered.chain(free).collect();
    List {
        of: BoardList::Freed,
        heading: words::FREED,
        in_all: Some(in_all),
        number: Some(in_all),
        tasks,
    }
}

/// Who it is, where that is known, and where they stand in the line.
fn next_in_line(language: Language, place: &OfferedPlace, asked: &Asked) -> String {
    let name = asked.get(&place.person).and_then(|one| one.name.as_deref());
    words::next_in_line(language, name, place.number, place.waiting)
}

/// To call them, to see them with everything that can be done for them, and the list.
fn ways_to(place: &OfferedPlace, asked: &Asked) -> Vec<(String, Words)> {
    let list = (paths::desk_offering(place.offering), words::SEE_LIST);
    let Some(one) = asked.get(&place.person) else { return vec![list] };
    let call = one.mobile.as_ref().map(|mobile| (format!("tel:{}", mobile.as_str()), words::CALL));
    let person = (desk_member(place.person), SEE_PERSON);
    call.into_iter().chain([person, list]).collect()
}

/// Who waits for a coordinator's yes or no.
pub(super) fn reviews(request: &Request, board: &Board) -> List {
    let task = |one: &store::today::InReview| Task {
        title: one.name.clone(),
        lines: vec![words::in_review(request.language, one.people)],
        acts: vec![(paths::desk_offering(one.offering), words::DECIDE)],
    };
    let tasks = board.in_review.told.iter().map(task).collect();
    List {
        of: BoardList::Reviews,
        heading: words::REVIEWS,
        in_all: Some(board.in_review.in_all),
        number: Some(board.in_review.in_all),
        tasks,
    }
}
