//! Timetables as iCalendar text (RFC 5545), for downloading and for subscriptions: a person's, a room's, a teacher's, a class's.

use domain::calendar::Span;
use domain::language::Language;
use domain::sign_up::Place;
use jiff::Timestamp;
use jiff::tz::Offset;
use store::sign_up::Appointment;

use crate::wording::calendar as words;

pub mod desk;

/// The longest line in octets, its end not counted (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;

/// One entry of a calendar (RFC 5545, section 3.6.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What tells it from every other, in the world with the host: it stays when the entry moves.
    pub key: String,
    /// When.
    pub span: Span,
    /// Its name.
    pub summary: String,
    /// Where.
    pub location: String,
    /// What else to know; empty where there is nothing.
    pub description: String,
    /// How it stands.
    pub status: Status,
    /// How often it has been changed (section 3.8.7.4).
    pub sequence: u32,
}

/// STATUS and TRANSP of an entry: only what is certain blocks time (sections 3.8.1.11 and 3.8.2.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It takes place.
    Confirmed,
    /// It may.
    Tentative,
    /// It does not.
    Cancelled,
}

impl Status {
    const fn told(self) -> (&'static str, &'static str) {
        match self {
            Self::Confirmed => ("CONFIRMED", "OPAQUE"),
            Self::Tentative => ("TENTATIVE", "TRANSPARENT"),
            Self::Cancelled => ("CANCELLED", "TRANSPARENT"),
        }
    }
}

/// The calendar of these appointments. Those of a waiting list are tentative and block no time.
pub fn calendar_file(
    language: Language,
    appointments: &[Appointment],
    now: Timestamp,
    host: &str,
) -> String {
    // What is cancelled leaves the calendar; the pages say why.
    let events = appointments.iter().filter(|one| !one.changed.is_cancelled());
    let events: Vec<Event> = events.map(|one| event_of(language, one)).collect();
    calendar(words::CALENDAR_NAME.in_language(language), &events, now, host)
}

fn event_of(language: Language, appointment: &Appointment) -> Event {
    let Appointment { sign_up, session, span, .. } = appointment;
    Event {
        // A session that moves keeps its key, so that calendars move it, too.
        key: format!("{sign_up}-{session}"),
        span: *span,
        summary: words::summary(language, appointment),
        location: words::location(language, appointment),
        description: words::description(language, appointment),
        status: match appointment.place {
            Place::Held => Status::Confirmed,
            Place::Offered { .. } | Place::Waiting { .. } | Place::InReview => Status::Tentative,
        },
        sequence: 0,
    }
}

/// A calendar of this name.
///
/// Instants are written in UTC, which every calendar turns into the time of its device: so no time zone
/// has to be described. `host` makes the keys unique in the world: yinyao.example.
pub fn calendar(name: &str, events: &[Event], now: Timestamp, host: &str) -> String {
    let name = escaped(name);
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Yinyao//Timetable//ZH".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        format!("NAME:{name}"),
        format!("X-WR-CALNAME:{name}"),
        "X-WR-TIMEZONE:Asia/Shanghai".to_owned(),
        // How often a subscription looks again: twice a day.
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H".to_owned(),
        "X-PUBLISHED-TTL:PT12H".to_owned(),
    ];
    lines.extend(events.iter().flat_map(|event| event_lines(event, now, host)));
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn event_lines(event: &Event, now: Timestamp, host: &str) -> Vec<String> {
    let (status, transparency) = event.status.told();
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@{}", event.key, host_name(host)),
        format!("DTSTAMP:{}", instant(now)),
        format!("SEQUENCE:{}", event.sequence),
        format!("DTSTART:{}", instant(event.span.from)),
        format!("DTEND:{}", instant(event.span.to)),
        format!("SUMMARY:{}", escaped(&event.summary)),
        format!("LOCATION:{}", escaped(&event.location)),
    ];
    if !event.description.is_empty() {
        lines.push(format!("DESCRIPTION:{}", escaped(&event.description)));
    }
    lines.extend([
        format!("STATUS:{status}"),
        format!("TRANSP:{transparency}"),
        "END:VEVENT".to_owned(),
    ]);
    lines
}

/// 20261124T010000Z.
fn instant(at: Timestamp) -> String {
    let at = Offset::UTC.to_datetime(at);
    let (date, time) = (at.date(), at.time());
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        date.year(),
        date.month(),
        date.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

/// A host without scheme or port, whatever the setting holds.
fn host_name(host: &str) -> String {
    let bare = host.rsplit("//").next().unwrap_or_default();
    let name: String =
        bare.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
    if name.is_empty() { "yinyao".to_owned() } else { name }
}

/// Text as a value: backslash, semicolon, comma and line ends escaped, other control characters left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => value.extend(['\\', c]),
            '\n' => value.push_str("\\n"),
            c if c.is_control() => {}
            c => value.push(c),
        }
    }
    value
}

/// A line with its CRLF, folded so that no part is longer than 75 octets and no character is cut in two.
fn folded(line: &str) -> String {
    let mut text = String::with_capacity(line.len() + line.len() / 25 + 2);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LONGEST_LINE {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(c);
        octets += c.len_utf8();
    }
    text.push_str("\r\n");
    text
}

#[cfg(test)]
mod tests;
