//! What is to be done about rooms: who waits for a yes, and who waited for a time that is free now.

use store::booking::Booking;
use store::today::{Board, BoardList, Few};

use super::{List, Task};
use crate::paths::rooms::desk_booking;
use crate::request::Request;
use crate::wording::Words;
use crate::wording::desk::today as words;
use crate::wording::offering::room;
use crate::wording::session::when;

/// Clubs that have asked for a room.
pub(super) fn to_decide(request: &Request, board: &Board) -> List {
    list(request, (BoardList::ToDecide, words::TO_DECIDE, words::DECIDE), &board.to_decide, None)
}

/// Who waited first for what came free: nobody is given it by itself.
pub(super) fn their_turn(request: &Request, board: &Board) -> List {
    let why = Some(words::ASKED_FIRST);
    list(request, (BoardList::TheirTurn, words::THEIR_TURN, words::GIVE), &board.their_turn, why)
}

/// By the name of the club, never of a person.
fn list(
    request: &Request,
    (of, heading, act): (BoardList, Words, Words),
    few: &Few<Booking>,
    why: Option<Words>,
) -> List {
    let task = |one: &Booking| {
        let at = when(request.language, one.span);
        let lines = std::iter::once(words::in_room(request.language, &room(&one.room_name), &at));
        Task {
            title: format!("{}·{}", one.purpose.group, one.purpose.what),
            lines: lines.chain(why.map(|why| request.say()(why).to_owned())).collect(),
            acts: vec![(desk_booking(one.id), act)],
        }
    };
    let in_all = Some(few.in_all);
    List { of, heading, in_all, number: in_all, tasks: few.told.iter().map(task).collect() }
}
