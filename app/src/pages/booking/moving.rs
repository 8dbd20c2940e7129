//! 改时间、换地方 of a booking, at the desk or by the club itself: when instead, then which of the rooms that are free. Everything
//! before the button only looks.

use domain::booking::{BookingRefusal, BookingState, Goes, Lending, NewTime, Reach};
use domain::id::BookingId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::booking::{Booking, Choice};

use super::asking::Side;
use super::time::{field_of, side_by_side};
use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::{Form, page_form};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::typed;
use crate::paths::rooms::{desk_booking, desk_booking_move, my_booking, my_booking_move};
use crate::request::Request;
use crate::wording::Sentence;
use crate::wording::booking::desk::{FROM, ROOM, TO};
use crate::wording::booking::{desk, moving as words};
use crate::wording::offering::room;
use crate::wording::refusal::refusal_sentence;
use crate::wording::session::desk::{DAY_HINT, TIME_HINT};
use crate::wording::session::when;

use self::sent::Where;
pub(crate) use self::sent::{JustMoved, Sent, done_at, just_moved};

mod sent;

/// What is typed in both steps.
const FIELDS: [&str; 6] = ["on", "from", "to", "reach", "room", "reason"];

/// When instead, and whether the later ones go along.
const TIME: [&str; 4] = ["on", "from", "to", "reach"];

const DESK_FORM: &str = "desk-booking-move";
const OWN_FORM: &str = "move-booking";

/// What is kept of it at the desk, and elsewhere.
pub const DESK_KEPT: Kept = (DESK_FORM, &FIELDS);
/// The same for a booking of one's own.
pub const OWN_KEPT: Kept = (OWN_FORM, &FIELDS);

impl Side {
    /// The form's name, under which its attempts are kept.
    pub(crate) const fn moving_form(self) -> &'static str {
        match self {
            Self::Desk => DESK_FORM,
            Self::Own => OWN_FORM,
        }
    }

    fn moving_page(self, id: BookingId) -> String {
        match self {
            Self::Desk => desk_booking_move(id),
            Self::Own => my_booking_move(id),
        }
    }

    fn booking_page(self, id: BookingId) -> String {
        match self {
            Self::Desk => desk_booking(id),
            Self::Own => my_booking(id),
        }
    }
}

/// When instead, where that was typed. To be read before the first `await`.
pub(crate) fn time_in_query() -> Option<Attempt> {
    use_query_map().with_untracked(|query| {
        query.get("on")?;
        let value = |name: &str| query.get(name).unwrap_or_default().chars().take(60).collect();
        let typed: [String; 4] = TIME.map(value);
        Some(Attempt::at(TIME.into_iter().zip(typed.iter().map(String::as_str))))
    })
}

/// What is to be moved, and who moves it.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) request: Request,
    pub(crate) booking: Booking,
    pub(crate) side: Side,
}

impl Shown {
    fn is_in_line(&self) -> bool {
        self.booking.state == BookingState::Waiting
    }
}

/// Whether a booking can be moved as it stands: it holds its room or waits for one, and is not over.
pub(crate) fn may_move(booking: &Booking, request: &Request) -> bool {
    booking.state.may_move() && booking.span.to > request.now
}

/// The question when instead, until what was typed can be; then where it is free.
pub(crate) async fn moving(shown: Shown, typed: Option<Attempt>) -> Result<AnyView, AppError> {
    let came_back = shown.request.attempt(shown.side.moving_form()).await?;
    let has_later = store::booking::has_later(&shown.request.db, &shown.booking).await?;
    let Some(mut typed) = typed else {
        let proposed = typed::as_typed(shown.booking.span);
        let attempt = if came_back.value("on").is_empty() { proposed } else { came_back };
        return Ok(when_asked(shown, has_later, attempt).into_any());
    };
    // Half typed, over what the address still says, when the text was made larger.
    let is_typed_over = |field: &&str| {
        let value = came_back.value(field);
        !value.is_empty() && value != typed.value(field)
    };
    if TIME.iter().any(is_typed_over) {
        return Ok(when_asked(shown, has_later, came_back).into_any());
    }
    Ok(match looked_at(&shown, &mut typed).await? {
        Some(choices) => where_asked(shown, choices, &typed, came_back).into_any(),
        None => when_asked(shown, has_later, typed).into_any(),
    })
}

/// The time that was typed; every mistake is noted at its field.
fn new_time(attempt: &mut Attempt) -> Result<(NewTime, Reach), AppError> {
    let reach = Reach::from_code(attempt.value("reach")).unwrap_or_default();
    let (on, from, to) = typed::day_and_times(attempt, [words::DAY, FROM, TO])?;
    Ok((NewTime { on, from, to }, reach))
}

/// The rooms where something of it can go, its own first; where there is none, what is wrong is noted.
async fn looked_at(
    shown: &Shown,
    typed: &mut Attempt,
) -> Result<Option<Vec<(Choice, Vec<Goes>)>>, AppError> {
    let Ok((to, reach)) = new_time(typed) else { return Ok(None) };
    let (db, id) = (&shown.request.db, shown.booking.id);
    let choices = match shown.side {
        Side::Desk => {
            store::booking::places(db, id, &to, reach, shown.request.coordinator()?).await?
        }
        Side::Own => {
            store::booking::own_places(db, id, &to, reach, shown.request.person()?.id).await?
        }
    };
    // Its own room says best why not.
    let why = choices.first().and_then(|own| match &own.goes {
        Err(why) => Some(why.clone()),
        Ok(goes) => goes.first().and_then(|one| one.to.refused.clone()),
    });
    let can_go = |choice: Choice| {
        let goes = choice.goes.clone().ok()?;
        goes.iter().any(Goes::goes).then_some((choice, goes))
    };
    let mut free: Vec<_> = choices.into_iter().filter_map(can_go).collect();
    // What is free comes before what is to be waited for.
    free.sort_by_key(|(_, goes)| !goes.iter().any(|one| one.to.is_free()));
    if !free.is_empty() {
        return Ok(Some(free));
    }
    let why = why.unwrap_or(BookingRefusal::NoDayFree);
    let field = field_of(&why);
    let refusal = Refusal::Booking(why);
    typed.note(field, Sentence::of(|language| refusal_sentence(language, &refusal)));
    Ok(None)
}

#[component]
fn Heading(shown: Shown, attempt: Attempt) -> impl IntoView {
    let Shown { request, booking, side } = shown;
    let (say, language) = (request.say(), request.language);
    let what = format!("{}·{}", booking.purpose.group, booking.purpose.what);
    let now = words::now(language, &when(language, booking.span), &room(&booking.room_name));
    view! {
        <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt/>
        <a class="back" href=side.booking_page(booking.id)>{say(words::BACK)}</a>
        <h1 tabindex="-1">{say(words::TITLE)}</h1>
        <p class="lead"><Phrases text=what/></p>
        <p><Phrases text=now/></p>
    }
}

/// When instead. The answer is looked at first: nothing changes.
fn when_asked(shown: Shown, has_later: bool, attempt: Attempt) -> impl IntoView {
    let say = shown.request.say();
    let page = shown.side.moving_page(shown.booking.id);
    let pair = side_by_side(&shown.request);
    provide_context(attempt.clone());
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let short = || Kind { width: Width::Short, ..plain() };
    let reach = Reach::ALL.map(|one| (one.code().to_owned(), say(words::reach(one)).to_owned()));
    let line = shown.is_in_line().then_some([words::IN_LINE, words::IN_LINE_SHORTER]);
    let line = line.map(|lines| lines.map(|told| view! { <p>{say(told)}</p> }).collect_view());
    view! {
        <Heading shown=shown attempt=attempt/>
        {line}
        <form class="form" id=page_form() method="get" action=page novalidate>
            <Field name="on" label=say(words::DAY) hint=say(DAY_HINT) kind=plain()/>
            <div class=pair>
                <Field name="from" label=say(FROM) hint=say(TIME_HINT) kind=short()/>
                <Field name="to" label=say(TO) hint=say(TIME_HINT) kind=short()/>
            </div>
            {has_later.then(|| view! {
                <Choices name="reach" legend=say(words::REACH) choices=reach.into() proposed=Reach::One.code()/>
            })}
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::LOOK)}</button>
            </div>
        </form>
    }
}

/// Which of the rooms that are free, and why; then the button.
fn where_asked(
    shown: Shown,
    choices: Vec<(Choice, Vec<Goes>)>,
    typed: &Attempt,
    attempt: Attempt,
) -> impl IntoView + use<> {
    let (say, language) = (shown.request.say(), shown.request.language);
    let (side, booking) = (shown.side, shown.booking.clone());
    let page = side.moving_page(booking.id);
    let action = format!("/forms/{}", side.moving_form());
    let is_desk = side == Side::Desk;
    let hidden: Vec<_> = TIME.map(|name| (name, typed.value(name).to_owned())).into();
    let first = choices.iter().flat_map(|(_, goes)| goes).next().map(|one| one.to.span);
    let to = first.map(|span| words::to(language, &when(language, span)));
    let is_in_line = shown.is_in_line();
    let named = choices.iter().map(|(choice, goes)| {
        let room = &choice.room;
        match goes.first().filter(|_| is_in_line) {
            Some(one) => {
                let is_decided = !is_desk && room.rules.lending == Lending::ByApproval;
                let told = words::line_choice(language, room, one, is_decided);
                (Where { room: room.venue.id, waits: one.waits.is_some() }.to_string(), told)
            }
            None => {
                let can = goes.iter().filter(|one| one.to.is_free()).count();
                (room.venue.id.to_string(), words::choice(language, room, can, goes.len()))
            }
        }
    });
    let named: Vec<_> = named.collect();
    let proposed = named.first().map(|(sent, _)| sent.clone());
    let whose = if is_desk { words::CLUB_IS_TOLD } else { words::MAY_BE_DECIDED };
    // What a person who waits is told of a yes stands beside each room.
    let whose = (is_desk || !is_in_line).then_some(whose);
    view! {
        <Heading shown=shown attempt=attempt.clone()/>
        {to.map(|to| view! { <p><b><Phrases text=to/></b></p> })}
        <p><a class="button button--link" href=page>{say(desk::OTHER_TIME)}</a></p>
        <Form action=action attempt=attempt is_question=true>
            <input type="hidden" name="booking" value=booking.id.to_string()/>
            <input type="hidden" name="revision" value=booking.revision/>
            {hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
            <Choices name="room" legend=say(ROOM) choices=named proposed=proposed.unwrap_or_default()/>
            {is_desk.then(|| view! {
                <Field name="reason" label=say(desk::REASON_LABEL) hint=say(desk::REASON_HINT)/>
            })}
            {is_in_line.then(|| view! { <p>{say(words::LOSES_PLACE)}</p> })}
            {whose.map(|told| view! { <p>{say(told)}</p> })}
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::DO_IT)}</button>
            </div>
        </Form>
    }
}
