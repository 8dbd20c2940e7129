//! 今日: the board of an institution, to stand on a wall. It renews itself; nothing is typed on it.

use domain::calendar::day;
use domain::today::{BookedToday, RoomToday, by_rooms, in_use};
use http::HeaderValue;
use http::header::REFRESH;
use jiff::Timestamp;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::hooks::use_query_map;
use store::booking::Booking;
use store::today::{Board, BoardList, people_asked};

use crate::components::empty::Empty;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::pages::page;
use crate::paths;
use crate::paths::feeds::DESK_FEEDS;
use crate::paths::wall::{self as ways, ALL, RENEWED_AFTER, STILL};
use crate::request::request;
use crate::wording::desk::offering::BACK;
use crate::wording::desk::today as words;
use crate::wording::when::full_day;

use rooms::Rooms;
use tasks::Tasks;
use wall::{OnWall, Shown};

mod rooms;
mod tasks;
pub mod wall;

/// The rooms, and what is to be done: one line each with its button.
#[component]
pub fn TodayPage() -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let is_still = request.has_query(STILL);
    // A wall turns its pages until all of them were shown.
    let asked = use_query_map().with_untracked(|query| query.get(ALL));
    let all = if request.is_on_wall() {
        Some(BoardList::Freed)
    } else {
        asked.and_then(|asked| BoardList::from_code(&asked))
    };
    let options = expect_context::<ResponseOptions>();
    page(async move {
        let by = request.coordinator()?;
        let institution = store::institution::institution(&request.db, by.institution).await?;
        let board = match all {
            Some(list) => store::today::board_with_all_of(&request.db, list, by).await?,
            None => store::today::board(&request.db, by).await?,
        };
        if request.is_on_wall() {
            let shown = Shown::of(&request, board);
            if !is_still {
                options.insert_header(REFRESH, shown.next_turn(&request));
            }
            return Ok(view! { <OnWall institution=institution.name telephone=institution.telephone shown=shown/> }.into_any());
        }
        if !is_still {
            options.insert_header(REFRESH, HeaderValue::from_static(RENEWED_AFTER));
        }
        // Read for this page alone: what hangs on a wall has no name in it.
        let asked = people_asked(&request.db, by).await?;
        let rooms = rooms_of(&board, request.now);
        let nothing = rooms.is_empty();
        let (used, expected) = in_use(&rooms);
        let date = full_day(language, day(request.now));
        let as_of = words::as_of(language, request.now);
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <div class="board__head">
                <h1 tabindex="-1">{say(words::TITLE)}</h1>
                <p class="soft"><Phrases text=institution.name/></p>
                <p><Phrases text=date/>" "<b>{as_of}</b></p>
                <Renewing is_still=is_still all=all/>
                <div class="button-row">
                    <a class="button button--link" href=paths::desk_today_wall()>{say(words::WALL)}</a>
                    <a class="button button--link" href=DESK_FEEDS>{say(words::WALL_ADDRESS)}</a>
                </div>
            </div>
            <div class="board">
                <section aria-labelledby="rooms">
                    <h2 id="rooms">{say(words::ROOMS)}<span class="board__sum">{words::in_use(language, used, expected)}</span></h2>
                    {if nothing {
                        view! {
                            <Empty title=say(words::NOTHING) sentence=say(words::NOTHING_LINE)>
                                <a class="button" href=paths::DESK>{say(words::TO_OFFERINGS)}</a>
                            </Empty>
                        }
                        .into_any()
                    } else {
                        view! { <Rooms rooms=rooms all=board.rooms.clone()/> }.into_any()
                    }}
                </section>
                <Tasks board=board asked=asked now=request.now is_still=is_still all=all/>
            </div>
        }
        .into_any())
    })
}

/// What is in each room of a board now, and next.
fn rooms_of(board: &Board, now: Timestamp) -> Vec<RoomToday> {
    let booked: Vec<_> = board.bookings.iter().map(booked).collect();
    by_rooms(&board.rooms, &board.meetings, &booked, &board.shut, board.today, now)
}

fn booked(one: &Booking) -> BookedToday {
    BookedToday {
        booking: one.id,
        venue: one.room,
        room: one.room_name.clone(),
        span: one.span,
        group: one.purpose.group.clone(),
        what: one.purpose.what.clone(),
    }
}

/// Whether it renews itself, and the way to change that.
#[component]
fn Renewing(is_still: bool, all: Option<BoardList>) -> impl IntoView {
    let say = request().say();
    let other = ways::board(!is_still, all.map(BoardList::code));
    if is_still {
        view! { <p><a class="button button--link" href=other>{say(words::GO_ON)}</a></p> }
            .into_any()
    } else {
        view! {
            <p>{say(words::REFRESHES)}" "<a class="button button--link" href=other>{say(words::STOP)}</a></p>
        }
        .into_any()
    }
}
