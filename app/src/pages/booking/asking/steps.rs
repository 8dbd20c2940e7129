//! The two pages of a booking: when; then each day that is wanted, and for what.

use domain::booking::{Judged, Whose};
use leptos::prelude::*;

use super::super::particulars::{EVERY, TIME};
use super::super::time::side_by_side;
use super::{Shown, Side, can_be_asked_for};
use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::{Form, page_form};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::paths;
use crate::request::request;
use crate::wording::booking::whose;
use crate::wording::booking::{desk as words, own};
use crate::wording::offering::venue_line;
use crate::wording::session::desk::{DAY_HINT, TIME_HINT};

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
pub(super) fn when_asked(shown: Shown, attempt: Attempt) -> impl IntoView {
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
pub(super) fn asked(
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
                    <label class="choice__label" for="waits">{words::waits(language, waits_for)}</label>
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
