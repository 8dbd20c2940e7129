//! What was asked for together with a booking, and how many of it are given up with it.

use domain::booking::Reach;
use domain::id::BookingId;
use leptos::prelude::*;
use store::booking::{Booking, Rest};

use crate::components::choices::Choices;
use crate::components::phrases::Phrases;
use crate::components::stands_now::SEEN;
use crate::request::request;
use crate::wording::booking::rest as words;
use crate::wording::booking::state;
use crate::wording::session::when;

/// The days of one form, each with how it stands; nothing where there is one alone.
#[component]
pub(crate) fn Together(
    /// By time.
    all: Vec<Booking>,
    /// The one that the page is about.
    itself: BookingId,
    /// Where each of them is told.
    address: fn(BookingId) -> String,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    (all.len() > 1).then(|| {
        let lines = all.into_iter().map(|one| {
            let (at, stands) = (when(language, one.span), say(state(one.state)));
            let current = (one.id == itself).then_some("true");
            view! {
                <li>
                    <Phrases text=at.clone()/>" "
                    <a class="button button--link" href=address(one.id) aria-current=current>
                        {stands}<span class="visually-hidden">" "{at}</span>
                    </a>
                </li>
            }
        });
        view! {
            <section class="section" aria-labelledby="together">
                <h2 id="together">{say(words::TOGETHER)}</h2>
                <ul class="flow">{lines.collect_view()}</ul>
            </section>
        }
    })
}

/// It alone, or what comes after it besides; nothing where it is the last.
#[component]
pub(crate) fn HowMany(rest: Rest) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let (all, waiting) = (rest.bookings.len(), rest.waiting());
    let choices = Reach::ALL.map(|reach| {
        let told = match reach {
            Reach::One => say(words::ONE).to_owned(),
            Reach::Rest => words::all(language, all, waiting),
        };
        (reach.code().to_owned(), told)
    });
    (all > 1).then(|| {
        view! {
            <input type="hidden" name=SEEN value=rest.seen.told()/>
            <Choices name="reach" legend=say(words::REACH) choices=choices.into() proposed=Reach::One.code()/>
        }
    })
}
