//! The board on a wall, read from afar by everybody who comes by: what goes on in each room, and how much is to be done, in numbers.
//! No name of a club or of a member stands on it, and nothing can be pressed but the way back.

use domain::today::{InRoom, RoomToday};
use leptos::prelude::*;
use store::today::Board;

use super::rooms::name_of;
use super::tasks::lists;
use crate::components::phrases::Phrases;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::desk::today as words;
use crate::wording::session::marks;

/// Rooms on one side, numbers on the other.
#[component]
pub(super) fn Wall(rooms: Vec<RoomToday>, board: Board) -> impl IntoView {
    let request = request();
    let say = request.say();
    let nothing = rooms.is_empty();
    let rows = rooms.iter().map(|of| row(&request, of)).collect_view();
    let lists = lists(&request, &board, request.now);
    let numbers = lists.into_iter().filter_map(|list| Some((list.heading, list.number?)));
    let numbers = numbers
        .map(|(heading, number)| {
            view! { <div class="wall__number"><dt>{say(heading)}</dt><dd>{number}</dd></div> }
        })
        .collect_view();
    view! {
        <div class="wall">
            <section aria-labelledby="rooms">
                <h2 class="visually-hidden" id="rooms">{say(words::ROOMS)}</h2>
                {nothing.then(|| view! { <p>{say(words::NOTHING)}</p> })}
                {(!nothing).then(|| view! {
                    <table class="table wall__rooms">
                        <thead>
                            <tr>
                                <th scope="col">{say(words::ROOM)}</th>
                                <th scope="col">{say(words::NOW)}</th>
                                <th scope="col">{say(words::NEXT)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                })}
            </section>
            <section aria-labelledby="to-do">
                <h2 id="to-do">{say(words::TO_DO)}</h2>
                <dl class="wall__numbers">{numbers}</dl>
                <p><a class="button button--link" href=paths::DESK_TODAY>{say(words::OFF_THE_WALL)}</a></p>
            </section>
        </div>
    }
}

fn row(request: &Request, of: &RoomToday) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let name = name_of(request, of);
    let shut = of.shut.as_deref().map(|reason| words::closed(language, reason));
    let free = of.is_free().then(|| say(words::FREE).to_owned());
    let now = of.now.iter().map(|one| told(request, one, &words::until(language, one.span())));
    let now: Vec<_> = shut.into_iter().chain(now).chain(free).collect();
    let next = of.next.as_ref().map_or_else(
        || say(words::NOTHING_MORE).to_owned(),
        |next| told(request, next, &words::from(language, next.span())),
    );
    let now = now.into_iter().map(|one| view! { <span class="line"><Phrases text=one/></span> });
    view! {
        <tr>
            <th scope="row"><Phrases text=name/></th>
            <td data-label=say(words::NOW)>{now.collect_view()}</td>
            <td data-label=say(words::NEXT)><Phrases text=next/></td>
        </tr>
    }
}

/// What, until or from when, and what became of it; of a club only that it is one.
fn told(request: &Request, one: &InRoom, at: &str) -> String {
    let language = request.language;
    let parts = match one {
        InRoom::Booking(_) => vec![request.say()(words::A_CLUB).to_owned(), at.to_owned()],
        InRoom::Meeting(one) => {
            let marks = marks(language, one.kind, one.session.span, &one.session.changed);
            [vec![one.name.clone(), at.to_owned()], marks].concat()
        }
    };
    parts.join("　")
}
