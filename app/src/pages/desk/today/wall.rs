//! The board on a wall, read from afar by everybody who comes by: what goes on in each room, who is missing, which places came free,
//! and how much is to be done, in numbers. As much as fits one screen, and how much more there is.
//! No name of a club or of a member stands on it, and nothing can be pressed but the way back.

use domain::calendar::day;
use domain::today::rooms_on_wall;
use leptos::prelude::*;
use store::today::Board;

use super::rooms_of;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::telephone::TelephoneLink;
use crate::paths;
use crate::request::request;
use crate::wording::desk::today as words;
use crate::wording::when::full_day;

use row::{line, row};
use side::{Freed, Missing, Numbers};

mod row;
mod side;

/// Rows for rooms on a screen of 1,080 lines.
const ROOMS: usize = 8;

/// The whole page: whose, when it was read, and the board.
#[component]
pub fn OnWall(
    /// Whose.
    institution: String,
    /// Its number, for whoever stands before it at the desk; a wall alone has nothing to press.
    #[prop(into, optional)]
    telephone: String,
    /// As it stands.
    board: Board,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let date = full_day(language, day(request.now));
    let as_of = words::as_of(language, request.now);
    view! {
        <PageTitle text=say(words::TITLE)/>
        <div class="board__head">
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p><Phrases text=institution/></p>
            <p><Phrases text=date/>" "<b>{as_of}</b></p>
        </div>
        <Wall board=board telephone=telephone/>
    }
}

/// Rooms on one side, what else is to be known on the other.
#[component]
fn Wall(board: Board, telephone: String) -> impl IntoView {
    let request = request();
    let say = request.say();
    // At its secret address nobody is signed in, and nothing leads into the desk.
    let leads_back = request.is_at_desk();
    view! {
        <div class="wall">
            <RoomTable board=board.clone()/>
            <div class="wall__side">
                <Missing board=board.clone()/>
                <Freed board=board.clone()/>
                <Numbers board=board/>
                {leads_back.then(|| view! {
                    <p><a class="button button--link" href=paths::DESK_TODAY>{say(words::OFF_THE_WALL)}</a></p>
                    <TelephoneLink telephone=telephone is_among_words=true/>
                })}
            </div>
        </div>
    }
}

/// A row for each room: now, who is expected and has come, next.
#[component]
fn RoomTable(board: Board) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let rooms = rooms_on_wall(rooms_of(&board, request.now), ROOMS);
    let nothing = rooms.shown.is_empty();
    let rows = rooms.shown.iter().map(|of| row(&request, of)).collect_view();
    let more = (rooms.more > 0).then(|| line(words::more_rows(language, rooms.more)));
    view! {
        <section aria-labelledby="rooms">
            <h2 class="visually-hidden" id="rooms">{say(words::ROOMS)}</h2>
            {nothing.then(|| view! { <p>{say(words::NOTHING)}</p> })}
            {(!nothing).then(|| view! {
                <table class="table wall__rooms">
                    <thead>
                        <tr>
                            <th scope="col">{say(words::ROOM)}</th>
                            <th scope="col">{say(words::NOW)}</th>
                            <th scope="col">{say(words::ARRIVED)}</th>
                            <th scope="col">{say(words::NEXT)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            })}
            {more.map(|more| view! { <p class="wall__more">{more}</p> })}
        </section>
    }
}
