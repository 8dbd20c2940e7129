//! Appointments by day, on screen and on paper.

use domain::calendar::{civil, day};
use domain::language::Language;
use domain::sign_up::Place;
use jiff::civil::Date;
use leptos::prelude::*;
use store::sign_up::Appointment;

use crate::components::icon::{Icon, IconName};
use crate::components::phrases::{ByPhrase, Phrases};
use crate::paths;
use crate::request::Request;
use crate::wording::approval::NO_PLACE_YET;
use crate::wording::home::{TODAY, which};
use crate::wording::my_sign_ups as words;
use crate::wording::offer::ASKED;
use crate::wording::offering::place_line;
use crate::wording::when::{span_times, weekday};

/// Days with something on them, and today, in order of time.
#[component]
pub fn Timetable(
    /// Who asks.
    request: Request,
    /// In order of time.
    appointments: Vec<Appointment>,
    /// So many of them stand on the screen; what follows begins another day, and is on paper alone.
    #[prop(default = usize::MAX)]
    on_screen: usize,
) -> impl IntoView {
    let today = day(request.now);
    let later = appointments.get(on_screen).map(|first| day(first.span.from));
    let days = by_days(today, appointments)
        .into_iter()
        .map(|(date, appointments)| {
            let is_later = later.is_some_and(|later| date >= later);
            view! { <Day request=request.clone() date=date today=today is_later=is_later appointments=appointments/> }
        })
        .collect_view();
    view! { <div class="timetable ring">{days}</div> }
}

/// Today, with nothing on it perhaps, and each day after it that has something.
fn by_days(today: Date, appointments: Vec<Appointment>) -> Vec<(Date, Vec<Appointment>)> {
    let mut days: Vec<(Date, Vec<Appointment>)> = vec![(today, Vec::new())];
    for appointment in appointments {
        let date = day(appointment.span.from);
        match days.last_mut() {
            Some((last, list)) if *last >= date => list.push(appointment),
            _ => days.push((date, vec![appointment])),
        }
    }
    days
}

/// One day.
#[component]
fn Day(
    request: Request,
    date: Date,
    today: Date,
    is_later: bool,
    appointments: Vec<Appointment>,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let id = format!("day-{date}");
    let told = words::day_and_year(language, date, today)
        .into_iter()
        .map(|part| view! { <span class=(language == Language::Chinese).then_some("nowrap")>{part}</span> })
        .collect_view();
    let entries = appointments
        .iter()
        .map(|appointment| view! { <Entry request=request.clone() appointment=appointment.clone()/> })
        .collect_view();
    view! {
        <section class=if is_later { "timetable__day timetable__day--later" } else { "timetable__day" } aria-labelledby=id.clone() aria-current=(date == today).then_some("date")>
            <h3 class="timetable__date" id=id.clone()>
                <span class="timetable__weekday">{weekday(language, date.weekday())}</span>" "
                {told}
                {(date == today).then(|| view! { " "<b>{say(TODAY)}</b> })}
            </h3>
            {if appointments.is_empty() {
                view! { <p class="timetable__none">{say(words::NOTHING_TODAY)}</p> }.into_any()
            } else {
                view! { <ul class="timetable__list">{entries}</ul> }.into_any()
            }}
        </section>
    }
}

/// One appointment: when, what, where, and whether one has a place.
#[component]
fn Entry(request: Request, appointment: Appointment) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let Appointment { span, kind, number, of, place, ref name, .. } = appointment;
    let waits = match place {
        Place::Held => None,
        Place::Offered { .. } => Some(say(ASKED).to_owned()),
        Place::InReview => Some(say(NO_PLACE_YET).to_owned()),
        Place::Waiting { position } => Some(words::still_waiting(language, position)),
    };
    let location = place_line(language, kind, &appointment.institution, appointment.venue.as_ref());
    view! {
        <li class="timetable__entry">
            <div>
                <p class="timetable__time">
                    <time datetime=civil(span.from).to_string()>{span_times(language, span)}</time>
                </p>
                <p class="line"><b><Phrases text=which(language, kind, name, number, of)/></b></p>
                {waits.map(|waits| view! { <p class="state state--full"><Icon name=IconName::Bud/><span><Phrases text=waits/></span></p> })}
                <p class="line"><ByPhrase text=location/></p>
            </div>
            <a class="timetable__link" href=paths::sign_up(appointment.sign_up)>
                {say(words::DETAILS)}<span class="visually-hidden">" "{name.clone()}</span>
            </a>
        </li>
    }
}
