//! Appointments by day, on screen and on paper.

use domain::calendar::{Span, civil, day};
use domain::language::Language;
use domain::sign_up::Place;
use jiff::Timestamp;
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
use crate::wording::session;
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
    let days = by_days(today, where_looked_for(appointments, request.now))
        .into_iter()
        .map(|(date, lines)| {
            let is_later = later.is_some_and(|later| date >= later);
            view! { <Day request=request.clone() date=date today=today is_later=is_later lines=lines/> }
        })
        .collect_view();
    view! { <div class="timetable ring">{days}</div> }
}

/// What was moved stands at its time, and once more where somebody looks for it.
fn where_looked_for(appointments: Vec<Appointment>, now: Timestamp) -> Vec<Line> {
    let moved = appointments.iter().filter_map(|appointment| {
        let planned = appointment.changed.planned.filter(|planned| planned.to > now)?;
        let is_elsewhere = planned.from != appointment.span.from;
        // Cancelled after that, it is told so at both times.
        let moved_to = Some(appointment.span).filter(|_| !appointment.changed.is_cancelled());
        is_elsewhere.then(|| Line { at: planned, moved_to, appointment: appointment.clone() })
    });
    let mut lines: Vec<Line> = moved.collect();
    let stay =
        |appointment: Appointment| Line { at: appointment.span, moved_to: None, appointment };
    lines.extend(appointments.into_iter().map(stay));
    lines.sort_by_key(|line| line.at.from);
    lines
}

/// One line of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    /// When it stands there.
    at: Span,
    /// It was planned then, and meets at this time instead.
    moved_to: Option<Span>,
    appointment: Appointment,
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
    let Line { at, moved_to, appointment } = line;
    let Appointment { span, kind, number, of, place, ref name, ref changed, .. } = appointment;
    let waits = match place {
        Place::Held => None,
        Place::Offered { .. } => Some(say(ASKED).to_owned()),
        Place::InReview => Some(say(NO_PLACE_YET).to_owned()),
        Place::Waiting { position } => Some(words::still_waiting(language, position)),
    };
    let location = place_line(language, kind, &appointment.institution, appointment.venue.as_ref());
    let marks = match moved_to {
        Some(to) => vec![session::moved_to(language, to)],
        None => session::marks(language, kind, span, changed),
    };
    let marks = marks.into_iter().map(|mark| view! {
        <p class="state state--full"><Icon name=IconName::Warning/><span><Phrases text=mark/></span></p>
    });
    let is_off = changed.is_cancelled() || moved_to.is_some();
    let title =
        if changed.is_cancelled() { name.clone() } else { which(language, kind, name, number, of) };
    let title = if is_off {
        view! { <s><Phrases text=title/></s> }.into_any()
    } else {
        view! { <b><Phrases text=title/></b> }.into_any()
    };
    view! {
        <li class="timetable__entry">
            <div>
                <p class="timetable__time">
                    <time datetime=civil(at.from).to_string()>{span_times(language, at)}</time>
                </p>
                <p class="line">{title}</p>
                {marks.collect_view()}
                {waits.filter(|_| !is_off).map(|waits| view! { <p class="state state--full"><Icon name=IconName::Bud/><span><Phrases text=waits/></span></p> })}
                {(!is_off).then(|| view! { <p class="line"><ByPhrase text=location/></p> })}
            </div>
            <a class="timetable__link" href=paths::sign_up(appointment.sign_up)>
                {say(words::DETAILS)}<span class="visually-hidden">" "{name.clone()}</span>
            </a>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::*;
    use crate::pages::design::examples::appointments;

    #[test]
    fn what_was_moved_stands_where_it_was_planned_too() {
        let now = Timestamp::UNIX_EPOCH;
        let mut all = appointments(now);
        let planned = Span { from: all[0].span.from - 24.hours(), to: all[0].span.to - 24.hours() };
        all[0].changed.planned = Some(planned);
        let lines = where_looked_for(all.clone(), now);
        assert_eq!(lines.len(), all.len() + 1);
        assert_eq!((lines[0].at, lines[0].moved_to), (planned, Some(all[0].span)));
        assert_eq!(lines[1].moved_to, None);
        let mut off = all.clone();
        off[0].changed.cancelled = Some("停电".into());
        assert_eq!(where_looked_for(off, now)[0].moved_to, None);
        // Nobody looks for it any more once its day is over.
        assert_eq!(where_looked_for(all.clone(), planned.to).len(), all.len());
        // In another room at its own time it is told once.
        all[0].changed.planned = Some(all[0].span);
        assert_eq!(where_looked_for(all.clone(), now).len(), all.len());
    }
}
