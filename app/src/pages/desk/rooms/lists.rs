//! What is to be done about rooms: bookings to decide on, and people who wait for a time, with whose turn it is.

use domain::booking::Act;
use leptos::prelude::*;
use store::booking::{Booking, Waits};

use super::super::booking::ActButton;
use crate::components::phrases::Phrases;
use crate::paths::rooms::desk_booking;
use crate::request::{Request, request};
use crate::wording::offering::room;
use crate::wording::room::desk as words;
use crate::wording::session::when;

/// Bookings that wait for a yes or no; nothing where there are none.
#[component]
pub(super) fn ToDecide(bookings: Vec<Booking>) -> impl IntoView {
    let request = request();
    let say = request.say();
    (!bookings.is_empty()).then(|| {
        let lines = bookings.iter().map(|booking| {
            view! {
                <li class="board__task">
                    <p>{about(&request, booking)}</p>
                    <a class="button" href=desk_booking(booking.id)>{say(words::DECIDE)}</a>
                </li>
            }
        });
        view! {
            <section class="section" aria-labelledby="decide">
                <h2 id="decide">{say(words::TO_DECIDE)}</h2>
                <ul class="board__tasks">{lines.collect_view()}</ul>
            </section>
        }
    })
}

/// Who waits, in the order of asking; whose turn it is has a button.
#[component]
pub(super) fn Waiting(line: Vec<Waits>) -> impl IntoView {
    let request = request();
    let say = request.say();
    (!line.is_empty()).then(|| {
        let lines = line.into_iter().map(|waits| {
            let Waits { booking, may_have } = waits;
            let state = say(if may_have { words::MAY_HAVE } else { words::STILL_TAKEN });
            let about = about(&request, &booking);
            let act = if may_have {
                view! { <ActButton booking=booking act=Act::Give/> }.into_any()
            } else {
                view! { <a class="button" href=desk_booking(booking.id)>{say(words::SEE)}</a> }
                    .into_any()
            };
            view! {
                <li class="board__task">
                    <p>{about}<b class="line">{state}</b></p>
                    {act}
                </li>
            }
        });
        view! {
            <section class="section" aria-labelledby="waiting">
                <h2 id="waiting">{say(words::WAITING)}</h2>
                <ol class="board__tasks">{lines.collect_view()}</ol>
            </section>
        }
    })
}

/// Whose it is, for what, when and where.
fn about(request: &Request, booking: &Booking) -> impl IntoView + use<> {
    let lines = [
        format!("{}·{}", booking.purpose.group, booking.purpose.what),
        when(request.language, booking.span),
        room(&booking.room_name),
    ];
    lines.map(|line| view! { <span class="line"><Phrases text=line/></span> }).collect_view()
}
