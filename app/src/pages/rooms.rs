//! 借场地: who lends rooms to clubs, what is free at a time, and what I have asked for.

use domain::booking::{Needs, free_rooms, may_book};
use domain::calendar::Span;
use domain::id::InstitutionId;
use domain::institution::Institution;
use domain::session::Around;
use domain::venue::Room;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::booking::{Booking, Lender};

use crate::attempt::Attempt;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::booking::time::{self, TimeForm};
use crate::pages::page;
use crate::paths;
use crate::paths::rooms::{ROOMS, asking_for_room, asking_for_room_at, my_booking, rooms_of};
use crate::request::{Request, request};
use crate::wording::booking::{own as words, refused, state};
use crate::wording::offering::{room as room_name, venue_line};
use crate::wording::room::desk as rooms;
use crate::wording::room::{lending, seats, step_free};
use crate::wording::session::when;

pub mod ask;

/// What is kept of the form that asks for a time.
pub const KEPT: Kept = (ROOMS, &time::FIELDS);

/// Which institution is asked about. To be read before the first `await`.
fn institution_in_query() -> Option<InstitutionId> {
    use_query_map().with_untracked(|query| query.get("institution")?.parse().ok())
}

/// Who lends; of one of them its rooms. What one has asked for stands first.
#[component]
pub fn RoomsPage() -> impl IntoView {
    let (request, id, asked) = (request(), institution_in_query(), time::in_query());
    let say = request.say();
    page(async move {
        let mine = match request.person() {
            Ok(me) => store::booking::my_bookings(&request.db, me.id).await?,
            Err(_) => Vec::new(),
        };
        let lenders = store::booking::lenders(&request.db).await?;
        let chosen = id.and_then(|id| lenders.iter().find(|one| one.institution.id == id));
        let institution = chosen.map(|one| one.institution.clone());
        let draft = request.attempt(ROOMS).await?;
        let is_asked = asked.is_some();
        let mut attempt = if draft.is_back() { draft } else { asked.unwrap_or_default() };
        let rooms = match &institution {
            None => None,
            Some(one) => Some(lent(&request, one.id, is_asked, &mut attempt).await?),
        };
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <Mine bookings=mine/>
            {match institution.zip(rooms) {
                Some((institution, lent)) => view! { <Lent institution=institution lent=lent attempt=attempt/> }.into_any(),
                None => view! { <Lenders lenders=lenders/> }.into_any(),
            }}
        })
    })
}

/// The rooms of an institution, and what is in them at the time that was typed.
struct LentRooms {
    rooms: Vec<Room>,
    then: Option<(Span, Needs, Around)>,
}

async fn lent(
    request: &Request,
    institution: InstitutionId,
    is_asked: bool,
    attempt: &mut Attempt,
) -> Result<LentRooms, AppError> {
    let sought = if is_asked { time::sought(attempt).ok() } else { None };
    let span =
        sought.as_ref().map_or(Span { from: request.now, to: request.now }, |(span, _)| *span);
    let (rooms, around) = store::booking::lent_rooms(&request.db, institution, span).await?;
    Ok(LentRooms { rooms, then: sought.map(|(span, needs)| (span, needs, around)) })
}

/// Each with how it stands; nothing where there is none.
#[component]
fn Mine(bookings: Vec<Booking>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    (!bookings.is_empty()).then(|| {
        let cards = bookings.into_iter().map(|one| {
            let lines = [when(language, one.span), room_name(&one.room_name)];
            let lines = lines.map(|line| view! { <span class="line"><Phrases text=line/></span> });
            view! {
                <li class="panel">
                    <p><b>{say(state(one.state))}</b>{lines.collect_view()}</p>
                    <a class="button" href=my_booking(one.id)>{say(words::SEE)}<span class="visually-hidden">" "{one.purpose.what}</span></a>
                </li>
            }
        });
        view! {
            <section class="section" aria-labelledby="mine">
                <h2 id="mine">{say(words::MINE)}</h2>
                <ul class="flow">{cards.collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Lenders(lenders: Vec<Lender>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    if lenders.is_empty() {
        return view! {
            <Empty title=say(words::NOBODY) sentence=say(words::NOBODY_LINE)>
                <a class="button" href=paths::HOME>{say(words::TO_HOME)}</a>
            </Empty>
        }
        .into_any();
    }
    let cards = lenders.into_iter().map(|one| {
        let Institution { id, name, address, .. } = one.institution;
        view! {
            <li class="panel">
                <p>
                    <b class="line"><Phrases text=name.clone()/></b>
                    <span class="line"><Phrases text=address/></span>
                    <span class="line">{words::rooms(language, one.rooms)}</span>
                </p>
                <a class="button" href=rooms_of(id)>{say(rooms::FIND)}<span class="visually-hidden">" "{name}</span></a>
            </li>
        }
    });
    view! {
        <p>{say(words::LEAD)}</p>
        <ul class="flow">{cards.collect_view()}</ul>
    }
    .into_any()
}

/// The rooms of one institution: which are free then, and why the others are not.
#[component]
fn Lent(institution: Institution, lent: LentRooms, attempt: Attempt) -> impl IntoView {
    let request = request();
    let (say, language, now) = (request.say(), request.language, request.now);
    let typed = ["on", "from", "to"].map(|name| attempt.value(name).to_owned());
    let all = lent.rooms;
    let cards: Vec<_> = match lent.then {
        None => all
            .iter()
            .map(|room| card(&request, room, Ok(asking_for_room(room.venue.id))))
            .collect(),
        Some((span, needs, around)) => {
            let free = free_rooms(&all, &around, span, &needs, now);
            let way = |room: &Room| {
                asking_for_room_at(room.venue.id, typed.each_ref().map(String::as_str), "", "")
            };
            let of_free = free.iter().map(|room| card(&request, room, Ok(way(room))));
            let others = all.iter().filter(|room| !free.contains(room)).filter_map(|room| {
                let why = may_book(room, &around, span, now).err()?.without_names();
                Some(card(&request, room, Err(refused(language, &why))))
            });
            of_free.chain(others).collect()
        }
    };
    view! {
        <p class="lead"><Phrases text=institution.name/></p>
        <TimeForm action=ROOMS institution=institution.id.to_string() attempt=attempt/>
        <section class="section" aria-labelledby="rooms">
            <h2 id="rooms">{say(words::ROOMS)}</h2>
            <ul class="flow">{cards}</ul>
        </section>
        <div class="button-row"><a class="button" href=ROOMS>{say(words::OTHER)}</a></div>
    }
}

/// A room with what one should know of it, and the way to ask for it or why it is not to be had.
fn card(request: &Request, room: &Room, way: Result<String, String>) -> AnyView {
    let (say, language) = (request.say(), request.language);
    let name = venue_line(language, &room.venue);
    let lines = [
        room.capacity.map(|capacity| seats(language, capacity)),
        Some(room.equipment.clone()).filter(|words| !words.is_empty()),
        room.step_free.map(|told| say(step_free(Some(told))).to_owned()),
        Some(say(lending(room.rules.lending)).to_owned()),
    ];
    let lines = lines.into_iter().flatten();
    let lines = lines.map(|line| view! { <span class="line"><Phrases text=line/></span> });
    let act = match way {
        Ok(way) => view! {
            <a class="button" href=way>{say(rooms::BOOK_THIS)}<span class="visually-hidden">" "{name.clone()}</span></a>
        }
        .into_any(),
        Err(why) => view! { <p><Phrases text=why/></p> }.into_any(),
    };
    view! {
        <li class="panel">
            <p><b class="line"><Phrases text=name/></b>{lines.collect_view()}</p>
            {act}
        </li>
    }
    .into_any()
}
