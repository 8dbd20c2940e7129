//! What a timetable says of one appointment: the same on the page and in a file.

use domain::calendar::Span;
use domain::language::Language;
use domain::sign_up::Place;
use jiff::Timestamp;
use store::sign_up::Appointment;

use crate::wording::approval::NO_PLACE_YET;
use crate::wording::home::which;
use crate::wording::my_sign_ups as words;
use crate::wording::offer::ASKED;
use crate::wording::offering::place_line;
use crate::wording::session;
use crate::wording::when::span_times;

/// One line of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When it stands there.
    pub at: Span,
    /// It was planned then, and meets at this time instead.
    pub moved_to: Option<Span>,
    /// What.
    pub appointment: Appointment,
}

/// Every line in order of time: what was moved stands at its time, and once more where somebody looks for it.
pub fn lines_of(appointments: Vec<Appointment>, now: Timestamp) -> Vec<Line> {
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

/// A line in words.
pub struct Told {
    /// From when to when.
    pub time: String,
    /// What; with its number among the sessions while it takes place.
    pub title: String,
    /// It does not take place then.
    pub is_off: bool,
    /// What became of it.
    pub marks: Vec<String>,
    /// Why they may have no place; nothing where they have one.
    pub waits: Option<String>,
    /// Where; nothing where it does not take place.
    pub place: Option<String>,
}

impl Told {
    /// In the reader's language.
    pub fn of(language: Language, line: &Line) -> Self {
        let Line { at, moved_to, appointment } = line;
        let Appointment { span, kind, number, of, place, name, changed, .. } = appointment;
        let waits = match place {
            Place::Held => None,
            Place::Offered { .. } => Some(ASKED.in_language(language).to_owned()),
            Place::InReview => Some(NO_PLACE_YET.in_language(language).to_owned()),
            Place::Waiting { position } => Some(words::still_waiting(language, *position)),
        };
        let marks = match moved_to {
            Some(to) => vec![session::moved_to(language, *to)],
            None => session::marks(language, *kind, *span, changed),
        };
        let is_off = changed.is_cancelled() || moved_to.is_some();
        let location =
            place_line(language, *kind, &appointment.institution, appointment.venue.as_ref());
        Self {
            time: span_times(language, *at),
            title: match changed.is_cancelled() {
                true => name.clone(),
                false => which(language, *kind, name, *number, *of),
            },
            is_off,
            marks,
            waits: waits.filter(|_| !is_off),
            place: (!is_off).then_some(location),
        }
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
        let lines = lines_of(all.clone(), now);
        assert_eq!(lines.len(), all.len() + 1);
        assert_eq!((lines[0].at, lines[0].moved_to), (planned, Some(all[0].span)));
        assert_eq!(lines[1].moved_to, None);
        let told = Told::of(Language::Chinese, &lines[0]);
        assert!(told.is_off && told.place.is_none() && !told.marks.is_empty());
        let mut off = all.clone();
        off[0].changed.cancelled = Some("停电".into());
        assert_eq!(lines_of(off, now)[0].moved_to, None);
        // Nobody looks for it any more once its day is over.
        assert_eq!(lines_of(all.clone(), planned.to).len(), all.len());
        // In another room at its own time it is told once.
        all[0].changed.planned = Some(all[0].span);
        assert_eq!(lines_of(all.clone(), now).len(), all.len());
    }
}
