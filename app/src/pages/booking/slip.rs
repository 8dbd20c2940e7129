//! 借用凭条: what a club takes along to its room: where, when, how one gets in, what to bring, whom to call. A desk prints it, and
//! so does whoever has asked; the file says the same.

use domain::booking::BookingState;
use domain::id::BookingId;
use domain::institution::Institution;
use domain::venue::Room;
use leptos::prelude::*;
use store::booking::{Booking, booking, bookings_of_series, my_booked_room, my_bookings};

use super::asking::Side;
use crate::components::definitions::Definitions;
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::qr::Qr;
use crate::components::telephone::shown;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::papers::{desk_booking_slip_file, my_booking_slip_file};
use crate::paths::rooms::{desk_booking, my_booking};
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::booking::desk::{CONTACT, ROOM, WHAT, WHEN, WHOSE};
use crate::wording::booking::{own, slip as words};
use crate::wording::desk::members::printed_at;
use crate::wording::offering::{room as named, venue_line};
use crate::wording::room::desk::{STEP_FREE, WAY};
use crate::wording::room::step_free;
use crate::wording::session::when;

/// What the slip tells.
pub(crate) struct Slip {
    /// Of what.
    pub booking: Booking,
    /// Its room.
    pub room: Room,
    /// Whose room it is.
    pub house: Institution,
    /// What was asked for with it and is still to come.
    pub others: Vec<Booking>,
    side: Side,
}

impl Slip {
    /// That of a booking; nothing where it is not certain. Somebody else's is not found.
    pub(crate) async fn of(
        request: &Request,
        side: Side,
        id: BookingId,
    ) -> Result<Option<Self>, AppError> {
        let db = &request.db;
        let (booking, room, all) = match side {
            Side::Desk => {
                let by = request.coordinator()?;
                let booking = booking(db, id, by).await?;
                let room = store::room::room(db, booking.room, by).await?;
                let all = bookings_of_series(db, booking.series, by).await?;
                (booking, room, all)
            }
            Side::Own => {
                let me = request.person()?.id;
                let (booking, room) = my_booked_room(db, id, me).await?;
                (booking, room, my_bookings(db, me).await?)
            }
        };
        if booking.state != BookingState::Confirmed {
            return Ok(None);
        }
        let house = store::institution::institution(db, booking.institution).await?;
        let is_other = |one: &Booking| {
            one.series == booking.series
                && one.id != booking.id
                && one.state == BookingState::Confirmed
                && one.span.to > request.now
        };
        let others = all.into_iter().filter(is_other).collect();
        Ok(Some(Self { booking, room, house, others, side }))
    }

    /// Name and lines, the same on the page and in the file.
    pub(crate) fn rows(&self, request: &Request) -> Vec<(Words, Vec<String>)> {
        let (say, language) = (request.say(), request.language);
        let Self { booking, room, house, others, .. } = self;
        let purpose = &booking.purpose;
        let also = others.iter().map(|one| match one.room == booking.room {
            true => when(language, one.span),
            false => format!("{} {}", when(language, one.span), named(&one.room_name)),
        });
        vec![
            (WHOSE, vec![purpose.group.clone()]),
            (WHAT, vec![purpose.what.clone()]),
            (words::ALSO_ON, also.collect()),
            (words::ADDRESS, vec![house.address.clone()]),
            (WAY, vec![room.venue.directions.clone()]),
            (STEP_FREE, vec![say(step_free(room.step_free)).to_owned()]),
            (words::HERE, vec![room.equipment.clone()]),
            (words::BRING, vec![room.bring.clone(), say(words::THIS_SLIP).to_owned()]),
            (CONTACT, vec![purpose.contact.clone()]),
            (words::CALL, vec![house.name.clone(), shown(&house.telephone)]),
        ]
    }

    /// When it is, and where: what is read first.
    pub(crate) fn keys(&self, request: &Request) -> [(Words, String); 2] {
        let language = request.language;
        [(WHEN, when(language, self.booking.span)), (ROOM, venue_line(language, &self.room.venue))]
    }

    /// Where the code leads, and to whom that is of use.
    pub(crate) fn scan(&self) -> (String, Words) {
        match self.side {
            Side::Desk => (desk_booking(self.booking.id), words::SCAN_DESK),
            Side::Own => (my_booking(self.booking.id), words::SCAN_OWN),
        }
    }
}

/// At the desk.
#[component]
pub fn BookingSlipPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    page(async move { shown_slip(request, Side::Desk, id?).await })
}

/// A club's own.
#[component]
pub fn MyBookingSlipPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    page(async move { shown_slip(request, Side::Own, id?).await })
}

async fn shown_slip(request: Request, side: Side, id: BookingId) -> Result<AnyView, AppError> {
    let (way, file, by_hand) = match side {
        Side::Desk => (desk_booking(id), desk_booking_slip_file(id), paths::DESK),
        Side::Own => (my_booking(id), my_booking_slip_file(id), paths::rooms::ROOMS),
    };
    let Some(slip) = Slip::of(&request, side, id).await? else {
        // Its page says how it stands.
        see_other(&way)?;
        return Ok(().into_any());
    };
    let (say, language) = (request.say(), request.language);
    let keys = slip.keys(&request).map(|(term, text)| {
        view! { <p>{say(term)}</p><p class="key"><ByPhrase text=text/></p> }
    });
    let (scan, scan_words) = slip.scan();
    Ok(view! {
        <PageTitle text=say(words::TITLE)/>
        <a class="back" href=way>{say(words::BACK)}</a>
        <h1 tabindex="-1">{say(words::TITLE)}</h1>
        <div class="slip ring flow">
            <p>{slip.house.name.clone()}</p>
            {keys.collect_view()}
            <Definitions rows=slip.rows(&request)/>
            <p>{say(own::GIVE_UP_WHY)}</p>
        </div>
        <Qr path=scan by_hand_path=by_hand words=scan_words is_on_screen=true/>
        <p class="soft"><Phrases text=printed_at(language, request.now)/></p>
        <div class="button-row screen-only">
            <PrintButton/>
            <PdfButton way=file/>
        </div>
    }
    .into_any())
}
