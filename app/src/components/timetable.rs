//! Appointments by day, on screen and on paper.

use domain::calendar::{civil, day};
use domain::language::Language;
use jiff::civil::Date;
use leptos::prelude::*;
use store::sign_up::Appointment;

use self::told::{Line, Told, lines_of};
use crate::components::icon::{Icon, IconName};
use crate::components::phrases::{ByPhrase, Phrases};
use crate::paths;
use crate::request::Request;
use crate::wording::home::TODAY;
use crate::wording::my_sign_ups as words;
use crate::wording::when::weekday;

pub mod told;

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
    let days = by_days(today, lines_of(appointments, request.now))
        .into_iter()
        .map(|(date, lines)| {
            let is_later = later.is_some_and(|later| date >= later);
            view! { <Day request=request.clone() date=date today=today is_later=is_later lines=lines/> }
        })
        .collect_view();
    view! { <div class="timetable ring">{days}</div> }
}

/// Today, with nothing on it perhaps, and each day after it that has something.
fn by_days(today: Date, lines: Vec<Line>) -> Vec<(Date, Vec<Line>)> {
    let mut days: Vec<(Date, Vec<Line>)> = vec![(today, Vec::new())];
    for line in lines {
        let date = day(line.at.from);
        match days.last_mut() {
            Some((last, list)) if *last >= date => list.push(line),
            _ => days.push((date, vec![line])),
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
    lines: Vec<Line>,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let id = format!("day-{date}");
    let told = words::day_and_year(language, date, today)
        .into_iter()
        .map(|part| view! { <span class=(language == Language::Chinese).then_some("nowrap")>{part}</span> })
        .collect_view();
    let entries = lines
        .iter()
        .map(|line| view! { <Entry request=request.clone() line=line.clone()/> })
        .collect_view();
    view! {
        <section class=if is_later { "timetable__day timetable__day--later" } else { "timetable__day" } aria-labelledby=id.clone() aria-current=(date == today).then_some("date")>
            <h3 class="timetable__date" id=id.clone()>
                <span class="timetable__weekday">{weekday(language, date.weekday())}</span>" "
                {told}
                {(date == today).then(|| view! { " "<b>{say(TODAY)}</b> })}
            </h3>
            {if lines.is_empty() {
                view! { <p class="timetable__none">{say(words::NOTHING_TODAY)}</p> }.into_any()
            } else {
                view! { <ul class="timetable__list">{entries}</ul> }.into_any()
            }}
        </section>
    }
}

/// One appointment: when, what, where, what became of it, and whether one has a place.
#[component]
fn Entry(request: Request, line: Line) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let Told { time, title, is_off, marks, waits, place } = Told::of(language, &line);
    let Line { at, appointment, .. } = line;
    let marks = marks.into_iter().map(|mark| view! {
        <p class="state state--full"><Icon name=IconName::Warning/><span><Phrases text=mark/></span></p>
    });
    let title = if is_off {
        view! { <s><Phrases text=title/></s> }.into_any()
    } else {
        view! { <b><Phrases text=title/></b> }.into_any()
    };
    view! {
        <li class="timetable__entry">
            <div>
                <p class="timetable__time">
                    <time datetime=civil(at.from).to_string()>{time}</time>
                </p>
                <p class="line">{title}</p>
                {marks.collect_view()}
                {waits.map(|waits| view! { <p class="state state--full"><Icon name=IconName::Bud/><span><Phrases text=waits/></span></p> })}
                {place.map(|place| view! { <p class="line"><ByPhrase text=place/></p> })}
            </div>
            <a class="timetable__link" href=paths::sign_up(appointment.sign_up)>
                {say(words::DETAILS)}<span class="visually-hidden">" "{appointment.name}</span>
            </a>
        </li>
    }
}
