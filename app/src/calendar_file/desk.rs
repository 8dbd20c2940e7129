//! What the desk's addresses for calendars tell. A club that has booked a room is named; whoever asked for it never is.

use domain::language::Language;
use jiff::Timestamp;
use store::feed::{Feed, FeedEntry, FeedState};

use super::{Event, Status, calendar};
use crate::wording::desk::feeds as words;
use crate::wording::offering::place_line;

/// The calendar of a feed.
pub fn feed_file(
    language: Language,
    feed: &Feed,
    entries: &[FeedEntry],
    now: Timestamp,
    host: &str,
) -> String {
    let events: Vec<Event> = entries.iter().map(|entry| event(language, entry)).collect();
    calendar(&words::calendar_name(language, &feed.of, &feed.name), &events, now, host)
}

fn event(language: Language, entry: &FeedEntry) -> Event {
    let venue = entry.venue.as_ref();
    let location = match entry.kind {
        Some(kind) => place_line(language, kind, &entry.institution, venue),
        None => words::booked_place(&entry.institution, venue),
    };
    let summary = match entry.kind {
        Some(_) => entry.name.clone(),
        None => words::booked(language, &entry.name),
    };
    Event {
        key: entry.key.clone(),
        span: entry.span,
        summary,
        location,
        description: String::new(),
        status: match entry.state {
            FeedState::Stands => Status::Confirmed,
            FeedState::Asked => Status::Tentative,
            FeedState::Cancelled => Status::Cancelled,
        },
        sequence: entry.revision,
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::Span;
    use domain::feed::FeedOf;
    use domain::offering::OfferingKind;
    use jiff::civil::{date, time};

    use super::*;

    fn entry(kind: Option<OfferingKind>, state: FeedState) -> FeedEntry {
        FeedEntry {
            key: "019abc00-0000-7000-8000-000000000001".into(),
            span: Span::on(date(2026, 11, 24), time(9, 0, 0, 0), time(10, 30, 0, 0)),
            name: "夕阳红合唱团".into(),
            kind,
            venue: None,
            institution: "银杏区老年大学".into(),
            state,
            revision: 2,
        }
    }

    fn told(entries: &[FeedEntry]) -> String {
        let key = "019abc00-0000-7000-8000-000000000001";
        let feed = Feed {
            id: key.parse().unwrap(),
            institution: key.parse().unwrap(),
            of: FeedOf::Teacher("魏桂".into()),
            name: "魏桂".into(),
            token: String::new(),
            made_by: key.parse().unwrap(),
        };
        let now = Timestamp::UNIX_EPOCH;
        feed_file(Language::Chinese, &feed, entries, now, "yinyao.example").replace("\r\n ", "")
    }

    #[test]
    fn what_is_called_off_says_so_and_tells_how_often_it_was_changed() {
        let file = told(&[entry(Some(OfferingKind::Class), FeedState::Cancelled)]);
        for line in ["STATUS:CANCELLED", "SEQUENCE:2", "TRANSP:TRANSPARENT"] {
            assert!(file.contains(&format!("\r\n{line}\r\n")), "{line} in {file}");
        }
    }

    #[test]
    fn a_booked_room_is_busy_with_its_club() {
        let file = told(&[entry(None, FeedState::Stands), entry(None, FeedState::Asked)]);
        assert!(file.contains("SUMMARY:已借用：夕阳红合唱团\r\n"), "{file}");
        assert!(file.contains("TRANSP:OPAQUE") && file.contains("STATUS:TENTATIVE"), "{file}");
    }
}
