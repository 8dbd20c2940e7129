//! 课表: the board of a term, a row for each room or teacher, a column for each weekday.

use domain::booking::WEEK;
use domain::id::TermId;
use store::timetable::timetable;

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::timetable::Rows;
use crate::pages::desk::timetable::board::{head, in_lines};
use crate::request::Request;
use crate::wording::when::short_weekday;

/// The whole week, by what the address says; another institution's term is not found.
pub async fn plan_file(
    request: &Request,
    term: TermId,
    by: &str,
    form: &str,
) -> Result<Download, AppError> {
    let rows = Rows::from_code(by);
    let timetable = timetable(&request.db, term, request.coordinator()?).await?;
    let mut listing = Export::of(request, timetable.term.name.clone(), &[head(rows)]);
    listing.headings.extend(WEEK.map(|day| short_weekday(request.language, day).to_owned()));
    listing.rows = in_lines(request, term, rows, &timetable);
    listing.download(request, form)
}
