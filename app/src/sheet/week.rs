//! A week of all rooms: a row for each, a column for each day, what is in it line by line, and why it is closed.

use domain::session::Taken;
use jiff::civil::Date;

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::room::week::days_of;
use crate::planning::typed::day as read_day;
use crate::request::Request;
use crate::wording::files;
use crate::wording::offering::venue_line;
use crate::wording::room::week::CLOSED;
use crate::wording::when::{days, short_day, span_times};

/// The week of the day that was typed; this one where none was.
pub async fn week_file(request: &Request, typed: &str, form: &str) -> Result<Download, AppError> {
    let language = request.language;
    let by = request.coordinator()?;
    let week = days_of(read_day(typed).ok(), request.now);
    let rooms = store::room::rooms(&request.db, by).await?;
    let around = store::room::in_rooms(&request.db, week.span(), by).await?;
    let dates: Vec<Date> = week.each().collect();
    let told = match (dates.first(), dates.last()) {
        (Some(first), Some(last)) => days(language, *first, *last),
        _ => String::new(),
    };
    let mut listing = Export::of(request, files::week_title(language, &told), &[files::ROOM]);
    listing.headings.extend(dates.iter().map(|date| short_day(language, *date)));
    let line = |taken: &Taken| format!("{} {}", span_times(language, taken.span), taken.name);
    for room in &rooms {
        let id = room.venue.id;
        let on = |date: &Date| {
            let shut = [None, Some(id)].into_iter().flat_map(|of| around.shut_on(of, *date));
            let shut = shut.map(|(shut, _)| format!("{} {}", request.say()(CLOSED), shut.reason));
            shut.chain(around.taken_on(id, *date).map(line)).collect::<Vec<_>>().join("\n")
        };
        let mut row = vec![venue_line(language, &room.venue)];
        row.extend(dates.iter().map(on));
        listing.rows.push(row);
    }
    listing.download(request, form)
}
