//! The form of the tile that was chosen: where it could go, what would clash there, and how it stands now.

use domain::booking::WEEK;
use domain::id::VenueId;
use domain::timetable::{Clash, Draft, DraftClass, Judge, Timetable, Why};
use leptos::prelude::*;

use super::moving::{FIELDS, IN_TRIAL, NO_ROOM, read, standing};
use super::{Rows, Shown};
use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::look_buttons::LookButtons;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::paths::terms::desk_planned;
use crate::request::{Request, request};
use crate::wording::refusal::NOW;
use crate::wording::session::desk::TIME_HINT;
use crate::wording::timetable as words;
use crate::wording::when::weekly;

/// Nothing where nothing is chosen, or what was chosen is gone.
#[component]
pub(super) fn Chosen(shown: Shown, timetable: Timetable, attempt: Attempt) -> impl IntoView {
    let found = shown.chosen.and_then(|(id, slot)| {
        let class = timetable.class(id)?.clone();
        Some((standing(&class, slot)?, class, slot))
    });
    found.map(|(stands, class, slot)| {
        let is_back = attempt.is_back();
        let stood = attempt.value("planned");
        let was_changed = is_back && stood != stands.value("planned");
        // The board is about other classes, too: what was typed belongs to the tile that is chosen.
        let attempt = if is_back { attempt } else { stands.clone() };
        let which = stands.value("planned").to_owned();
        let wanted = read(&mut attempt.clone(), &class, slot).ok();
        let looked = attempt.is_looked().then(|| wanted.clone()).flatten();
        let wanted = wanted.unwrap_or_else(|| class.draft.clone());
        let judge = Judge::of(&timetable);
        // The next Tab is in what was asked for: in the answer of a look, otherwise in the panel.
        let takes_focus = looked.is_none() && attempt.errors().is_empty();
        let looked = looked.map(|draft| judge.clashes_of(&DraftClass { draft, ..class.clone() }));
        let days = days_of(&request(), &judge, &class, &wanted, slot);
        let rooms = rooms_of(&request(), &judge, &timetable, &class, &wanted);
        view! {
            <section class="section" id="chosen" aria-labelledby="chosen-title">
                <h2 id="chosen-title" tabindex="-1" autofocus=takes_focus>{request().say()(words::CHOSEN)}</h2>
                <p class="lead">{class.draft.class.name.clone()}</p>
                {was_changed.then(|| view! { <Now class=class.clone()/> })}
                {looked.map(|clashes| view! { <WhatIf clashes=clashes/> })}
                <MoveForm rows=shown.rows in_trial=shown.in_trial which=which days=days rooms=rooms attempt=attempt/>
                <p><a class="button button--link" href=desk_planned(class.id)>{request().say()(words::ALL_OF_IT)}</a></p>
            </section>
        }
    })
}

/// Each day of the week, with how much would clash on it.
fn days_of(
    request: &Request,
    judge: &Judge,
    class: &DraftClass,
    wanted: &Draft,
    slot: usize,
) -> Vec<(String, String)> {
    let day = |weekday| {
        let at = *wanted.class.slots.get(slot)?;
        let draft = wanted.moved(slot, domain::calendar::TimeSlot { weekday, ..at })?;
        let clashes = judge.clashes_of(&DraftClass { draft, ..class.clone() }).len();
        let told = words::weekday_told(request.language, weekday, clashes);
        Some((weekday.to_monday_one_offset().to_string(), told))
    };
    WEEK.into_iter().filter_map(day).collect()
}

/// Each room, with what stands in the way there.
fn rooms_of(
    request: &Request,
    judge: &Judge,
    timetable: &Timetable,
    class: &DraftClass,
    wanted: &Draft,
) -> Vec<(String, String)> {
    let language = request.language;
    let told = |id: VenueId, name: &str| {
        let draft = Draft { room: Some(id), ..wanted.clone() };
        let clashes = judge.clashes_of(&DraftClass { draft, ..class.clone() });
        let of_room = clashes.iter().find(|clash| is_of_room(clash));
        let why = of_room.map(|clash| words::why(language, &clash.why));
        let free = || words::FREE.in_language(language).to_owned();
        words::room_told(language, name, &why.unwrap_or_else(free))
    };
    let rooms = timetable.rooms.iter().map(|room| &room.venue);
    let rooms = rooms.map(|venue| (venue.id.to_string(), told(venue.id, &venue.name)));
    let none = (NO_ROOM.to_owned(), words::NO_ROOM.in_language(language).to_owned());
    rooms.chain([none]).collect()
}

const fn is_of_room(clash: &Clash) -> bool {
    !matches!(
        clash.why,
        Why::Teacher { .. }
            | Why::OnTheWay { .. }
            | Why::SameName
            | Why::MeetsTwice { .. }
            | Why::NeverMeets
    )
}

#[component]
fn MoveForm(
    rows: Rows,
    in_trial: bool,
    which: String,
    days: Vec<(String, String)>,
    rooms: Vec<(String, String)>,
    attempt: Attempt,
) -> impl IntoView {
    let say = request().say();
    let short = || Kind { autocomplete: Some("off"), width: Width::Short, ..Kind::default() };
    let plain = Kind { autocomplete: Some("off"), ..Kind::default() };
    view! {
        <Form action="/forms/desk-plan-move" attempt=attempt is_question=true>
            <input type="hidden" name="by" value=rows.code()/>
            {in_trial.then(|| view! { <input type="hidden" name=IN_TRIAL value="yes"/> })}
            <input type="hidden" name=FIELDS[0] value=which/>
            <Choices name="weekday" legend=say(words::WEEKDAY) choices=days/>
            <div class="field-grid">
                <Field name="from" label=say(words::FROM) hint=say(TIME_HINT) kind=short()/>
                <Field name="to" label=say(words::TO) hint=say(TIME_HINT) kind=short()/>
            </div>
            <Choices name="room" legend=say(words::WHICH_ROOM) choices=rooms/>
            <Field name="teacher" label=say(words::WHO_TEACHES) hint=say(words::TEACHER_HINT) kind=plain/>
            <LookButtons look=say(words::LOOK) does=Some(say(words::SAVE))/>
        </Form>
    }
}

/// How it stands, for whoever has seen it otherwise.
#[component]
fn Now(class: DraftClass) -> impl IntoView {
    let request = request();
    let say = request.say();
    let DraftClass { draft: Draft { class, .. }, .. } = class;
    let at = weekly(request.language, &class.slots);
    view! {
        <NoticeBox kind=BoxKind::Warning>
            <p class="notice__title">{say(NOW)}</p>
            <p><Phrases text=at/></p>
            <p>{class.room}" "{class.teacher}</p>
        </NoticeBox>
    }
}

/// What would clash, before anything is changed.
#[component]
fn WhatIf(clashes: Vec<Clash>) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let kind = if clashes.is_empty() { BoxKind::Info } else { BoxKind::Warning };
    let fits = clashes.is_empty();
    let lines =
        clashes.iter().map(|clash| view! { <p><Phrases text=words::clash(language, clash)/></p> });
    let lines = lines.collect_view();
    view! {
        <NoticeBox kind=kind>
            <p class="notice__title" tabindex="-1" autofocus=true>{say(words::WHAT_IF)}</p>
            {lines}
            {fits.then(|| view! { <p>{say(words::WOULD_FIT)}</p> })}
            <p>{say(words::NOT_SAVED_YET)}</p>
        </NoticeBox>
    }
}
