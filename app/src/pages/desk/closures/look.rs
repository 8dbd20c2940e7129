//! Before a room or the house is closed: the question for when, and whom that affects. Nothing changes by looking.

use domain::booking::{BookingRefusal, may_close};
use domain::calendar::Span;
use domain::id::VenueId;
use domain::refusal::Refusal;
use domain::session::{Around, Shut};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::room::{ClosingLook, look_closing};

use super::called_off::{Rows, SHOWN};
use crate::address::with_query;
use crate::attempt::Attempt;
use crate::components::field::{Field, Kind};
use crate::components::form::{Form, page_form};
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::paths::rooms::{DESK_CLOSURES, desk_room};
use crate::planning::typed;
use crate::request::{Request, request};
use crate::wording::Sentence;
use crate::wording::booking::closed;
use crate::wording::booking::desk::OTHER_TIME;
use crate::wording::not_a_day::not_a_day;
use crate::wording::refusal::refusal_sentence;
use crate::wording::room::closures as words;
use crate::wording::room::desk as room_words;

/// The fields of both forms.
pub(in crate::pages::desk) const FIELDS: [&str; 4] = ["from", "to", "reason", SHOWN];

/// From when to when: what a look asks for.
const TIME: [&str; 2] = ["from", "to"];

/// A time as it is typed is no longer.
const LONGEST: usize = 60;

/// What is to be closed: a room, or the whole house.
#[derive(Clone, Copy, Debug)]
pub(in crate::pages::desk) struct Of(pub Option<VenueId>);

impl Of {
    /// The page on which that is asked.
    fn page(self) -> String {
        self.0.map_or_else(|| DESK_CLOSURES.to_owned(), desk_room)
    }

    /// The same with a time that was typed; what is no time stands in no address.
    pub fn page_of(self, attempt: &Attempt) -> String {
        let cut = |name| Some(attempt.value(name).chars().take(LONGEST).collect::<String>());
        match span(&mut attempt.clone()) {
            Ok(_) => with_query(&self.page(), TIME.map(|name| (name, cut(name)))),
            Err(_) => self.page(),
        }
    }
}

/// A time that may be closed, as it was typed, with everything that stands in it.
pub(in crate::pages::desk) struct Look {
    typed: [String; 2],
    span: Span,
    stands: ClosingLook,
}

/// From when to when, where the address says that. To be read before the first `await`.
pub(in crate::pages::desk) fn time_in_query() -> Option<Attempt> {
    use_query_map().with_untracked(|query| {
        query.get("from")?;
        let value = |name: &str| {
            query.get(name).unwrap_or_default().chars().take(LONGEST).collect::<String>()
        };
        let typed = TIME.map(value);
        Some(Attempt::at(TIME.into_iter().zip(typed.iter().map(String::as_str))))
    })
}

/// The span that was typed; every mistake is noted at its field.
pub(in crate::pages::desk) fn span(attempt: &mut Attempt) -> Result<Span, AppError> {
    let not_a_moment =
        |label| move |why: typed::NotADay| not_a_day(label, why, room_words::NOT_A_MOMENT);
    let from = attempt.read("from", typed::beginning, not_a_moment(room_words::CLOSE_FROM));
    // A day alone is closed until its end.
    let to = attempt.read("to", typed::end, not_a_moment(room_words::CLOSE_TO));
    Ok(Span { from: from?, to: to? })
}

/// What stands in the time that the address asks about, where it may be closed; and the attempt at which to say what is wrong.
pub(in crate::pages::desk) async fn asked(
    request: &Request,
    of: Of,
    asked: Option<Attempt>,
    came_back: Attempt,
) -> Result<(Option<Look>, Attempt), AppError> {
    // Half typed, over what the address still says, when the text was made larger.
    let is_over = |asked: &Attempt| {
        let differs = |name: &&str| {
            let value = came_back.value(name);
            !value.is_empty() && value != asked.value(name)
        };
        TIME.iter().any(differs)
    };
    match asked {
        Some(mut asked) if !is_over(&asked) => {
            Ok(match looked_at(request, of, &mut asked).await? {
                Some(look) => (Some(look), came_back),
                None => (None, asked),
            })
        }
        _ => Ok((None, came_back)),
    }
}

async fn looked_at(
    request: &Request,
    Of(room): Of,
    typed: &mut Attempt,
) -> Result<Option<Look>, AppError> {
    let Ok(span) = span(typed) else { return Ok(None) };
    let by = request.coordinator()?;
    let stands = look_closing(&request.db, room, span, by).await?;
    match may_close(room, span, &stands.around.shut, request.now) {
        Ok(()) => {
            let typed = TIME.map(|name| typed.value(name).to_owned());
            Ok(Some(Look { typed, span, stands }))
        }
        Err(why) => {
            let field = if why == BookingRefusal::EndsFirst { "to" } else { "from" };
            let refusal = Refusal::Booking(why);
            typed.note(field, Sentence::of(|language| refusal_sentence(language, &refusal)));
            Ok(None)
        }
    }
}

/// From when to when. The answer is looked at first: nothing changes.
#[component]
pub(in crate::pages::desk) fn Asking(of: Of, attempt: Attempt) -> impl IntoView {
    let say = request().say();
    provide_context(attempt);
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    // The room's page is about more than this: there, booking it is the main thing to do.
    let class = if of.0.is_none() { "button button--primary" } else { "button" };
    view! {
        <form class="form" id=page_form() method="get" action=of.page() novalidate>
            <p>{say(words::LEAD)}</p>
            <div class="field-grid">
                <Field name="from" label=say(room_words::CLOSE_FROM) hint=say(room_words::CLOSE_HINT) kind=plain()/>
                <Field name="to" label=say(room_words::CLOSE_TO) hint=say(room_words::CLOSE_HINT) kind=plain()/>
            </div>
            <div class="button-row">
                <button class=class type="submit">{say(words::LOOK)}</button>
            </div>
        </form>
    }
}

/// Whom it affects, what is closed then already, and the button.
#[component]
pub(in crate::pages::desk) fn Affected(of: Of, look: Look, attempt: Attempt) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let Look { typed: [from, to], span, stands } = look;
    let ClosingLook { around: Around { taken, shut }, falling, people } = stands;
    let count = words::affects(language, taken.len());
    let people = (!falling.is_empty()).then(|| words::all_people(language, people));
    let lines = shut.into_iter().map(|one| {
        let Shut { venue, span, reason } = one;
        let line = words::shut_already(language, &closed(language, span), &reason, venue.is_some());
        view! { <li><Phrases text=line/></li> }
    });
    let lines = lines.collect_view();
    let (action, button, hint) = match of {
        Of(None) => ("/forms/desk-house-close", words::DO_CLOSE, words::REASON_HINT),
        Of(Some(_)) => {
            ("/forms/desk-room-close", room_words::DO_CLOSE, room_words::CLOSE_REASON_HINT)
        }
    };
    let room = of.0.map(|room| room.to_string());
    view! {
        <section class="section" aria-labelledby="affected">
            <h2 id="affected"><Phrases text=closed(language, span)/></h2>
            <p><b>{count}</b>{people}</p>
            {(!lines.is_empty()).then(|| view! { <p>{say(words::SHUT_THEN)}</p><ul class="flow">{lines}</ul> })}
            <p><a class="button button--link" href=of.page()>{say(OTHER_TIME)}</a></p>
            <Form action=action attempt=attempt.clone() is_question=true>
                {room.map(|room| view! { <input type="hidden" name="room" value=room/> })}
                <input type="hidden" name="from" value=from/>
                <input type="hidden" name="to" value=to/>
                <Rows taken=taken falling=falling attempt=attempt/>
                <Field name="reason" label=say(room_words::CLOSE_REASON) hint=say(hint)/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(button)}</button>
                </div>
            </Form>
        </section>
    }
}
