//! 今日: the board of an institution, to stand on a wall. It renews itself; nothing is typed on it.

use domain::calendar::day;
use domain::today::{BookedToday, by_rooms, in_use};
use http::HeaderValue;
use http::header::REFRESH;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use store::booking::Booking;

use crate::components::empty::Empty;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::telephone::TelephoneLink;
use crate::pages::page;
use crate::paths;
use crate::request::request;
use crate::wording::desk::offering::BACK;
use crate::wording::desk::today as words;
use crate::wording::when::full_day;

use rooms::Rooms;
use tasks::Tasks;
use wall::Wall;

mod rooms;
mod tasks;
mod wall;

/// In the address: it stays as it is. Whoever reads slowly, or has it read aloud, is not thrown back to the beginning.
const STILL: &str = "still";

/// Seconds after which the browser asks again.
const RENEWED_AFTER: &str = "60";

/// The rooms, and what is to be done: one line each with its button.
#[component]
pub fn TodayPage() -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let is_still = request.has_query(STILL);
    let options = expect_context::<ResponseOptions>();
    page(async move {
        let by = request.coordinator()?;
        let institution = store::institution::institution(&request.db, by.institution).await?;
        let board = store::today::board(&request.db, by).await?;
        if !is_still {
            options.insert_header(REFRESH, HeaderValue::from_static(RENEWED_AFTER));
        }
        let booked: Vec<_> = board.bookings.iter().map(booked).collect();
        let rooms =
            by_rooms(&board.rooms, &board.meetings, &booked, &board.shut, board.today, request.now);
        let nothing = rooms.is_empty();
        let (used, expected) = in_use(&rooms);
        let date = full_day(language, day(request.now));
        let as_of = words::as_of(language, request.now);
        if request.is_on_wall() {
            return Ok(view! {
                <PageTitle text=say(words::TITLE)/>
                <div class="board__head">
                    <h1 tabindex="-1">{say(words::TITLE)}</h1>
                    <p><Phrases text=institution.name/></p>
                    <p><Phrases text=date/>" "<b>{as_of}</b></p>
                    <TelephoneLink telephone=institution.telephone is_among_words=true/>
                </div>
                <Wall rooms=rooms board=board/>
            }
            .into_any());
        }
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <div class="board__head">
                <h1 tabindex="-1">{say(words::TITLE)}</h1>
                <p class="soft"><Phrases text=institution.name/></p>
                <p><Phrases text=date/>" "<b>{as_of}</b></p>
                <Renewing is_still=is_still/>
                <p><a class="button button--link" href=paths::desk_today_wall()>{say(words::WALL)}</a></p>
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
                <Tasks board=board now=request.now/>
            </div>
        }
        .into_any())
    })
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
fn Renewing(is_still: bool) -> impl IntoView {
    let say = request().say();
    if is_still {
        view! { <p><a class="button button--link" href=paths::DESK_TODAY>{say(words::GO_ON)}</a></p> }.into_any()
    } else {
        let still = format!("{}?{STILL}", paths::DESK_TODAY);
        view! {
            <p>{say(words::REFRESHES)}" "<a class="button button--link" href=still>{say(words::STOP)}</a></p>
        }
        .into_any()
    }
}
