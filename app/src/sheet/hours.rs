//! How long everybody has helped, person by person and team by team: only what is confirmed.

use store::service::ServedBy;

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::request::Request;
use crate::wording::Words;
use crate::wording::desk::list::NAME;
use crate::wording::files;

const HEADINGS: [Words; 4] = [NAME, files::TEAM, files::TIMES, files::HOURS];

/// Everybody, by name.
pub async fn hours_file(request: &Request, form: &str) -> Result<Download, AppError> {
    let served = store::service::served_here(&request.db, request.coordinator()?).await?;
    let mut listing = Export::of(request, request.say()(files::SERVICE), &HEADINGS);
    listing.rows = served.iter().map(|one| row(request, one)).collect();
    listing.download(request, form)
}

/// Hours with two decimals, so that a spreadsheet adds them up.
fn row(request: &Request, one: &ServedBy) -> Vec<String> {
    let minutes = one.served.minutes;
    vec![
        name_of(request, &one.person),
        one.served.team.clone(),
        one.served.times.to_string(),
        format!("{}.{:02}", minutes / 60, minutes % 60 * 100 / 60),
    ]
}
