//! The rooms of the board: what is in each now, how many are expected and have come, and what comes next.

use domain::today::{BookedToday, InRoom, MeetingToday, RoomToday};
use leptos::prelude::*;

use crate::components::phrases::Phrases;
use crate::paths::rooms::desk_booking;
use crate::paths::sessions::desk_session;
use crate::request::{Request, request};
use crate::wording::desk::today as words;
use crate::wording::offering::room;
use crate::wording::session::marks;

/// A row for each room with something today; the others stand below in one line.
#[component]
pub(super) fn Rooms(rooms: Vec<RoomToday>, all: Vec<String>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let is_idle = |name: &&String| !rooms.iter().any(|one| one.room == **name);
    let idle: Vec<String> = all.iter().filter(is_idle).map(|name| room(name)).collect();
    let idle = (!idle.is_empty()).then(|| words::idle(language, &idle));
    let rows = rooms.iter().map(|room| row(&request, room)).collect_view();
    view! {
        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::ROOMS)>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{say(words::ROOM)}</th>
                        <th scope="col">{say(words::NOW)}</th>
                        <th scope="col">{say(words::EXPECTED)}</th>
                        <th scope="col">{say(words::NEXT)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
        {idle.map(|idle| view! { <p class="soft"><Phrases text=idle/></p> })}
    }
}

/// What it is called there; that it is none.
pub(super) fn name_of(request: &Request, of: &RoomToday) -> String {
    if of.room.is_empty() { request.say()(words::NO_ROOM).to_owned() } else { room(&of.room) }
}

fn row(request: &Request, of: &RoomToday) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let name = name_of(request, of);
    let now = of.now.iter().map(|one| told(request, one, words::until(language, one.span())));
    let now = now.collect_view();
    let expected = of.now.iter().map(|one| match one {
        InRoom::Meeting(meeting) => arrived(request, meeting).into_any(),
        InRoom::Booking(_) => view! { <span class="line">{say(words::A_CLUB)}</span> }.into_any(),
    });
    let expected = expected.collect_view();
    let shut = of.shut.as_deref().map(|reason| words::closed(language, reason));
    let shut = shut.map(|shut| view! { <b class="line"><Phrases text=shut/></b> });
    let is_free = of.is_free();
    let next = match &of.next {
        Some(next) => told(request, next, words::from(language, next.span())),
        None => view! { <span class="soft">{say(words::NOTHING_MORE)}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row"><Phrases text=name/></th>
            <td data-label=say(words::NOW)>{shut}{now}{is_free.then(|| view! { <span class="soft">{say(words::FREE)}</span> })}</td>
            <td data-label=say(words::EXPECTED)>{expected}</td>
            <td data-label=say(words::NEXT)>{next}</td>
        </tr>
    }
}

/// How many are expected, and how many have come; that nobody is recorded yet, where that is so.
fn arrived(request: &Request, one: &MeetingToday) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let people = match one.expected {
        Some(people) => words::expected(language, people),
        None => say(words::JUST_COME).to_owned(),
    };
    let present = match (one.marks, one.expected) {
        (0, None | Some(0)) => String::new(),
        (0, Some(_)) => say(words::NOT_RECORDED).to_owned(),
        _ => words::present(language, one.present),
    };
    view! {
        <b class="line board__expected">{people}</b>
        {(!present.is_empty()).then(|| view! { <span class="line">{present}</span> })}
    }
}

fn told(request: &Request, one: &InRoom, at: String) -> AnyView {
    match one {
        InRoom::Meeting(one) => meeting(request, one, at).into_any(),
        InRoom::Booking(one) => booked(one, at).into_any(),
    }
}

/// Whose it is, a way to the booking; until or from when.
fn booked(one: &BookedToday, at: String) -> impl IntoView + use<> {
    let name = format!("{}·{}", one.group, one.what);
    view! {
        <div class="board__meeting">
            <a class="table__link" href=desk_booking(one.booking)><Phrases text=name/></a>
            <span class="line"><Phrases text=at/></span>
        </div>
    }
}

/// The name, a way to the session; until or from when, who teaches, and what became of it.
fn meeting(request: &Request, one: &MeetingToday, at: String) -> impl IntoView + use<> {
    let language = request.language;
    let MeetingToday { session, name, kind, teacher, .. } = one;
    let facts = if teacher.is_empty() { at } else { words::by(language, &at, teacher) };
    let marks = marks(language, *kind, session.span, &session.changed).into_iter();
    let marks = marks.map(|mark| view! { <b class="line"><Phrases text=mark/></b> }).collect_view();
    view! {
        <div class="board__meeting">
            <a class="table__link" href=desk_session(session.id)><Phrases text=name.clone()/></a>
            <span class="line"><Phrases text=facts/></span>
            {marks}
        </div>
    }
}
