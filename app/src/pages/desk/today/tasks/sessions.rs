//! What is to be done about sessions: registers that nobody has taken, hours to confirm, what has changed, who teaches next.

use domain::session::ChangeKind;
use domain::today::{MeetingToday, changed, taught_next};
use jiff::Timestamp;
use store::today::{
    Board, BoardList, ForgottenRegisters, ShiftToConfirm, TOLD, WHOLE, WithoutTeacher,
};

use super::{List, Task};
use crate::paths::desk_offering;
use crate::paths::sessions::{
    changing_session, desk_hours, desk_leaving, desk_register, desk_session,
};
use crate::request::Request;
use crate::wording::attendance::desk::TITLE as REGISTER;
use crate::wording::desk::today as words;
use crate::wording::session::{marks, moved_to};

/// Sessions that have gone on for a while, and nobody is marked.
pub(super) fn unrecorded(request: &Request, board: &Board, now: Timestamp) -> List {
    let task = |one: &MeetingToday| {
        let (span, expected) = (one.session.span, one.expected.unwrap_or_default());
        Task {
            title: one.name.clone(),
            lines: vec![words::unrecorded(request.language, span, expected)],
            acts: vec![(desk_register(one.session.id), REGISTER)],
        }
    };
    let all = domain::today::unrecorded(&board.meetings, board.today, now);
    let in_all = Some(all.len());
    let tasks = all.into_iter().take(usize::from(WHOLE)).map(task).collect();
    List { of: BoardList::Unrecorded, heading: words::UNRECORDED, in_all, number: in_all, tasks }
}

/// Registers of earlier days, one line for each offering with the way to the oldest of them.
pub(super) fn forgotten(request: &Request, board: &Board) -> List {
    let task = |one: &ForgottenRegisters| Task {
        title: one.name.clone(),
        lines: vec![words::forgotten(request.language, one.span, one.sessions)],
        acts: vec![(desk_register(one.first), REGISTER)],
    };
    let in_all = Some(board.forgotten.len());
    let tasks = board.forgotten.iter().take(usize::from(WHOLE)).map(task).collect();
    List { of: BoardList::Forgotten, heading: words::FORGOTTEN, in_all, number: in_all, tasks }
}

/// Classes with sessions to come that nobody teaches yet.
pub(super) fn without_teacher(request: &Request, board: &Board) -> List {
    let task = |one: &WithoutTeacher| Task {
        title: one.name.clone(),
        lines: vec![words::without_teacher(request.language, one.sessions, one.first)],
        acts: vec![(desk_leaving(one.offering), words::FIND_TEACHER)],
    };
    let in_all = Some(board.without_teacher.len());
    let tasks = board.without_teacher.iter().take(usize::from(WHOLE)).map(task).collect();
    List {
        of: BoardList::NoTeacher,
        heading: words::WITHOUT_TEACHER,
        in_all,
        number: in_all,
        tasks,
    }
}

/// Shifts with too few volunteers.
pub(super) fn short_of_hands(request: &Request, board: &Board, now: Timestamp) -> List {
    let task = |one: &MeetingToday| {
        let (has, needs) = (one.expected.unwrap_or_default(), one.places.unwrap_or_default());
        Task {
            title: one.name.clone(),
            lines: vec![words::short_of_hands(request.language, one.session.span, has, needs)],
            acts: vec![(desk_offering(one.offering), words::SEE_LIST)],
        }
    };
    let all = domain::today::short_of_hands(&board.meetings, board.today, now);
    let in_all = Some(all.len());
    let tasks = all.into_iter().take(usize::from(WHOLE)).map(task).collect();
    List {
        of: BoardList::ShortOfHands,
        heading: words::SHORT_OF_HANDS,
        in_all,
        number: in_all,
        tasks,
    }
}

/// Sessions of today that are not as they were planned.
pub(super) fn changes(request: &Request, board: &Board) -> List {
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
        let acts = vec![(desk_session(session.id), words::SEE)];
        Task { title: one.name.clone(), lines, acts }
    };
    let tasks: Vec<_> = changed(&board.meetings).into_iter().map(task).collect();
    let in_all = Some(tasks.len());
    List { of: BoardList::Changes, heading: words::CHANGED, in_all, number: in_all, tasks }
}

/// Shifts that are over, of which nobody has confirmed how long people helped.
pub(super) fn hours(request: &Request, board: &Board) -> List {
    let task = |one: &ShiftToConfirm| Task {
        title: one.name.clone(),
        lines: vec![words::hours(request.language, one.span, one.people)],
        acts: vec![(desk_hours(one.session), words::CONFIRM)],
    };
    let tasks = board.hours.told.iter().map(task).collect();
    let in_all = Some(board.hours.in_all);
    List { of: BoardList::Hours, heading: words::HOURS, in_all, number: in_all, tasks }
}

/// Who teaches next: where somebody calls in ill, one button finds a substitute, one moves the session, one cancels it.
pub(super) fn absent(request: &Request, board: &Board, now: Timestamp) -> List {
    let left = taught_next(&board.meetings, board.today, now);
    let task = |one: &&MeetingToday| Task {
        title: one.name.clone(),
        lines: vec![words::teaches(request.language, &one.teacher, one.session.span)],
        acts: [ChangeKind::Teach, ChangeKind::Move, ChangeKind::Cancel]
            .map(|what| {
                (changing_session(one.session.id, what), words::when_absent(what, one.kind))
            })
            .into(),
    };
    let tasks = left.iter().take(usize::from(WHOLE)).map(task).collect();
    // How many there are tells something only where not all of them are shown at once.
    let in_all = (left.len() > usize::from(TOLD)).then_some(left.len());
    List { of: BoardList::Absent, heading: words::ABSENT, in_all, number: None, tasks }
}
