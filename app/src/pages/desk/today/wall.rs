//! The board on a wall, read from afar by everybody who comes by: what goes on in each room, who is missing, which places came free,
//! and how much is to be done, in numbers. What does not fit one screen has pages that turn by themselves, until all was shown.
//! No name of a club or of a member stands on it, and nothing can be pressed but the ways back and on.

use domain::calendar::day;
use domain::today::{Leaf, RoomToday, leaf, rooms_on_wall};
use http::HeaderValue;
use leptos::prelude::*;
use store::today::Board;

use super::rooms_of;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::telephone::TelephoneLink;
use crate::paths;
use crate::paths::wall::{RENEWED_AFTER, next_turn, turn, turned};
use crate::request::{Request, request};
use crate::wording::desk::today as words;
use crate::wording::offering::list::page_of;
use crate::wording::when::full_day;

use row::{line, lines_of, row};
use side::{Side, Sides};

mod row;
mod side;

/// Lines for rooms on a screen of 1,080 lines: eight rows of two.
const LINES: usize = 16;

/// What stands on the wall this time, of each part the page that has its turn.
#[derive(Clone)]
pub struct Shown {
    turn: usize,
    rooms: Leaf<RoomToday>,
    sides: Sides,
}

impl Shown {
    /// Of a board, the page to which the address says that it has turned.
    pub fn of(request: &Request, board: Board) -> Self {
        let turn = turn(&request.path);
        let rooms = rooms_on_wall(rooms_of(&board, request.now));
        let rooms = leaf(rooms, turn, LINES, |of| lines_of(request, of));
        Self { turn, rooms, sides: Sides::of(request, &board, turn) }
    }

    /// So many pages until all of everything was shown.
    fn turns(&self) -> usize {
        self.rooms.pages.max(self.sides.pages())
    }

    /// What the answer says of when to ask again, and for which page.
    pub fn next_turn(&self, request: &Request) -> HeaderValue {
        let way = HeaderValue::from_str(&next_turn(&request.path, self.turns()));
        way.unwrap_or(HeaderValue::from_static(RENEWED_AFTER))
    }

    /// The page after this one, for whoever sits before it; none where there is but one.
    fn way_on(&self, request: &Request) -> Option<String> {
        let next = if self.turn >= self.turns() { 1 } else { self.turn + 1 };
        (self.turns() > 1).then(|| turned(&request.path, next))
    }
}

/// The whole page: whose, when it was read, and the board.
#[component]
pub fn OnWall(
    /// Whose.
    institution: String,
    /// Its number, for whoever stands before it at the desk; a wall alone has nothing to press.
    #[prop(into, optional)]
    telephone: String,
    /// What has its turn.
    shown: Shown,
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
        <Wall shown=shown telephone=telephone/>
    }
}

/// Rooms on one side, what else is to be known on the other.
#[component]
fn Wall(shown: Shown, telephone: String) -> impl IntoView {
    let request = request();
    let say = request.say();
    // At its secret address nobody is signed in, and nothing leads into the desk.
    let leads_back = request.is_at_desk();
    let on = shown.way_on(&request);
    let on = on.map(|on| {
        view! { <a class="button button--link" href=on>{say(words::TURN_PAGE)}</a> }
    });
    view! {
        <div class="wall">
            <RoomTable rooms=shown.rooms/>
            <div class="wall__side">
                <Side sides=shown.sides/>
                {leads_back.then(|| view! {
                    <div class="button-row">
                        <a class="button button--link" href=paths::DESK_TODAY>{say(words::OFF_THE_WALL)}</a>
                        {on}
                    </div>
                    <TelephoneLink telephone=telephone is_among_words=true/>
                })}
            </div>
        </div>
    }
}

/// Which page of how many; nothing where all is on one.
#[component]
fn PageOf(page: usize, pages: usize) -> impl IntoView {
    let language = request().language;
    let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
    (pages > 1).then(|| {
        let told = page_of(language, number(page), number(pages));
        view! { <p class="wall__more">{line(told)}</p> }
    })
}

/// A row for each room: now, who is expected and has come, next.
#[component]
fn RoomTable(rooms: Leaf<RoomToday>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let nothing = rooms.shown.is_empty();
    let rows = rooms.shown.iter().map(|of| row(&request, of)).collect_view();
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
            <PageOf page=rooms.page pages=rooms.pages/>
        </section>
    }
}
