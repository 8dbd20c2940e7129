//! Booking a room, at the desk or for a club of one's own: which time, what comes of it day by day, then for what. Everything
//! before the button only looks.

use domain::booking::{BookingRefusal, Judged, Wanted, Whose};
use domain::id::VenueId;
use domain::refusal::Refusal;
use domain::venue::Room;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::particulars::{EVERY, TIME, wanted};
use super::time::side_by_side;
use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::{Form, page_form};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::draft::Kept;
use crate::error::AppError;
use crate::paths;
use crate::paths::rooms::{ROOMS, asking_for_room, booking_room, desk_room};
use crate::request::{Request, request};
use crate::wording::booking::whose;
use crate::wording::booking::{desk as words, own};
use crate::wording::offering::venue_line;
use crate::wording::refusal::refusal_sentence;
use crate::wording::session::desk::{DAY_HINT, TIME_HINT};
use crate::wording::{Sentence, Words};

/// Who books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// A coordinator.
    Desk,
    /// A person for a club.
    Own,
}

impl Side {
    /// The form's name, under which its attempts are kept.
    pub(crate) const fn form(self) -> &'static str {
        match self {
            Self::Desk => DESK_FORM,
            Self::Own => OWN_FORM,
        }
    }

    /// Where a time is asked about, with the room in it.
    fn page(self, room: VenueId) -> String {
        match self {
            Self::Desk => booking_room(room),
            Self::Own => asking_for_room(room),
        }
    }

    fn back(self, room: &Room) -> (String, Words) {
        match self {
            Self::Desk => (desk_room(room.venue.id), words::BACK),
            Self::Own => (ROOMS.to_owned(), own::BACK),
        }
    }
}

const DESK_FORM: &str = "desk-book";
const OWN_FORM: &str = "book-room";

/// What is typed in both steps.
pub(crate) const FIELDS: [&str; 11] = [
    "on",
    "from",
    "to",
    "every",
    "until",
    "what",
    "whose",
    "group",
    "contact",
    "telephone",
    "waits",
];

/// What is kept of it at the desk, and elsewhere.
pub const DESK_KEPT: Kept = (DESK_FORM, &FIELDS);
/// The same for a club of one's own.
pub const OWN_KEPT: Kept = (OWN_FORM, &FIELDS);

/// When, where that was typed. To be read before the first `await`.
pub(crate) fn time_in_query() -> Option<Attempt> {
    use_query_map().with_untracked(|query| {
        query.get("on")?;
        let value = |name: &str| query.get(name).unwrap_or_default().chars().take(60).collect();
        let typed: [String; 5] = TIME.map(value);
        Some(Attempt::at(TIME.into_iter().zip(typed.iter().map(String::as_str))))
    })
}

/// Who asks for which room.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) request: Request,
    pub(crate) room: Room,
    pub(crate) side: Side,
}

/// The question when; then each day that is wanted with what stands in its way, and for what.
pub(crate) async fn asking(shown: Shown, typed: Option<Attempt>) -> Result<AnyView, AppError> {
    let came_back = shown.request.attempt(shown.side.form()).await?;
    let Some(mut typed) = typed else { return Ok(when_asked(shown, came_back).into_any()) };
    // Half typed, over what the address still says, when the text was made larger.
    let is_typed_over = |field: &&str| {
        let value = came_back.value(field);
        !value.is_empty() && value != typed.value(field)
    };
    if TIME.iter().any(is_typed_over) {
        return Ok(when_asked(shown, came_back).into_any());
    }
    Ok(match looked_at(&shown, &mut typed).await? {
        Some(days) => asked(shown, days, &typed, came_back).into_any(),
        None => when_asked(shown, typed).into_any(),
    })
}

/// What would come of it, for whoever asks.
async fn look(shown: &Shown, wanted: &Wanted) -> Result<Vec<Judged>, AppError> {
    let (db, room) = (&shown.request.db, shown.room.venue.id);
    Ok(match shown.side {
        Side::Desk => store::booking::look(db, room, wanted, shown.request.coordinator()?).await?,
        Side::Own => store::booking::look_at_lent(db, room, wanted).await?,
    })
}

/// Each day that is wanted, where one of them can be had or waited for; otherwise what is wrong is noted.
async fn looked_at(shown: &Shown, typed: &mut Attempt) -> Result<Option<Vec<Judged>>, AppError> {
    let Ok(wanted) = wanted(typed) else { return Ok(None) };
    let why = match look(shown, &wanted).await {
        Ok(days) if days.iter().any(can_be_asked_for) => return Ok(Some(days)),
        Ok(mut days) if days.len() == 1 => days.pop().and_then(|day| day.refused),
        Ok(_) => None,
        Err(AppError::Refused(Refusal::Booking(why))) => Some(why),
        Err(error) => return Err(error),
    };
    let why = why.unwrap_or(BookingRefusal::NoDayFree);
    let field = match why {
        BookingRefusal::EndsFirst => "to",
        BookingRefusal::UntilBeforeFirst | BookingRefusal::UntilTooFar { .. } => "until",
        _ => "on",
    };
    let refusal = Refusal::Booking(why);
    typed.note(field, Sentence::of(|language| refusal_sentence(language, &refusal)));
    Ok(None)
}

const fn can_be_asked_for(day: &Judged) -> bool {
    matches!(day.refused, None | Some(BookingRefusal::Taken { .. }))
}

#[component]
fn Heading(shown: Shown, attempt: Attempt) -> impl IntoView {
    let Shown { request, room, side } = shown;
    let say = request.say();
    let (back, back_words) = side.back(&room);
    let name = venue_line(request.language, &room.venue);
    view! {
        <PageTitle text=say(words::NEW_TITLE) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt/>
        <a class="back" href=back>{say(back_words)}</a>
        <h1 tabindex="-1">{say(words::NEW_TITLE)}</h1>
        <p class="lead"><Phrases text=name/></p>
    }
}

/// When. The answer is looked at first: nothing changes.
fn when_asked(shown: Shown, attempt: Attempt) -> impl IntoView {
    let (say, language) = (shown.request.say(), shown.request.language);
    let (id, page) = (shown.room.venue.id, shown.side.page(shown.room.venue.id));
    let page = paths::without_query(&page).to_owned();
    let pair = side_by_side(&shown.request);
    provide_context(attempt.clone());
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let short = || Kind { width: Width::Short, ..plain() };
    let once = (String::new(), say(words::ONCE).to_owned());
    let every = EVERY.map(|weeks| (weeks.to_string(), words::every(language, weeks)));
    let every = std::iter::once(once).chain(every).collect();
    view! {
        <Heading shown=shown attempt=attempt/>
        <form class="form" id=page_form() method="get" action=page novalidate>
            <input type="hidden" name="room" value=id.to_string()/>
            <Field name="on" label=say(words::DAY) hint=say(DAY_HINT) kind=plain()/>
            <div class=pair>
                <Field name="from" label=say(words::FROM) hint=say(TIME_HINT) kind=short()/>
                <Field name="to" label=say(words::TO) hint=say(TIME_HINT) kind=short()/>
            </div>
            <Choices name="every" legend=say(words::REPEATS) choices=every/>
            <Field name="until" label=say(words::UNTIL) hint=say(words::UNTIL_HINT) kind=plain()/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::LOOK)}</button>
            </div>
        </form>
    }
}

/// What comes of it, for what it is wanted, and the button.
fn asked(
    shown: Shown,
    days: Vec<Judged>,
    typed: &Attempt,
    attempt: Attempt,
) -> impl IntoView + use<> {
    let (say, language) = (shown.request.say(), shown.request.language);
    let (id, page) = (shown.room.venue.id, shown.side.page(shown.room.venue.id));
    let action = match shown.side {
        Side::Desk => "/forms/desk-book",
        Side::Own => "/forms/book-room",
    };
    let (is_desk, me) = (shown.side == Side::Desk, me(&shown));
    let hidden: Vec<_> = TIME.map(|name| (name, typed.value(name).to_owned())).into();
    let free = days.iter().filter(|day| day.is_free()).count();
    let waits_for = days.iter().filter(|day| can_be_asked_for(day) && !day.is_free()).count();
    let not_free = days.len() - free;
    let button = match (free, not_free) {
        (0, _) => words::WAIT,
        (_, 0) => words::BOOK,
        _ => words::BOOK_FREE,
    };
    let whose = Whose::ALL.map(|one| (one.code().to_owned(), say(whose(one)).to_owned()));
    let is_ticked = attempt.value("waits") == "yes";
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let phone = Kind { input_type: Some("tel"), width: Width::Number, ..plain() };
    view! {
        <Heading shown=shown attempt=attempt.clone()/>
        <Days days=days/>
        <p>{words::count(language, free, not_free)}</p>
        <p><a class="button button--link" href=page>{say(words::OTHER_TIME)}</a></p>
        <Form action=action attempt=attempt is_question=true>
            <input type="hidden" name="room" value=id.to_string()/>
            {hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
            <Field name="what" label=say(words::WHAT) hint=say(words::WHAT_HINT) kind=plain()/>
            {is_desk.then(|| view! { <Choices name="whose" legend=say(words::WHOSE) choices=whose.into()/> })}
            <Field name="group" label=say(if is_desk { words::GROUP } else { own::GROUP }) kind=plain()/>
            <Field name="contact" label=say(words::CONTACT) value=me.0 kind=plain()/>
            <Field name="telephone" label=say(words::TELEPHONE) hint=if is_desk { say(words::TELEPHONE_HINT) } else { "" }
                value=me.1 kind=phone/>
            {(free > 0 && waits_for > 0).then(|| view! {
                <div class="choice">
                    <input class="choice__input" type="checkbox" name="waits" id="waits" value="yes" checked=is_ticked/>
                    <label class="choice__label" for="waits">{say(words::WAITS)}</label>
                </div>
            })}
            {(free == 0).then(|| view! { <input type="hidden" name="waits" value="yes"/> })}
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(button)}</button>
            </div>
        </Form>
    }
}

/// Name and number of whoever asks for a club: they answer for it unless they say who does.
fn me(shown: &Shown) -> (String, String) {
    let me = shown.request.person().ok().filter(|_| shown.side == Side::Own);
    let name = me.and_then(|me| me.name.as_ref()).map(|name| name.as_str().to_owned());
    let mobile = me.and_then(|me| me.mobile.as_ref()).map(|mobile| mobile.as_str().to_owned());
    (name.unwrap_or_default(), mobile.unwrap_or_default())
}

/// Every day that is wanted, free or with what stands in its way.
#[component]
fn Days(days: Vec<Judged>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let lines = days.iter().map(|day| {
        let line = words::skipped(language, day);
        let free = day.is_free().then(|| view! { " "<b>{say(words::FREE)}</b> });
        view! { <li><Phrases text=line/>{free}</li> }
    });
    view! {
        <section class="section" aria-labelledby="days">
            <h2 id="days">{say(words::DAYS)}</h2>
            <ul class="flow">{lines.collect_view()}</ul>
        </section>
    }
}
