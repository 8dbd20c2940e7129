//! What an institution offers, with its places, as it was looked for on the desk's first page, or ticked there.

use domain::listing::{Listing, ROWS};
use domain::offering::Offering;
use domain::role::Task;

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::announcement::filter::CHOSEN;
use crate::pages::desk::{own_offerings, ticked};
use crate::request::Request;
use crate::wording::Words;
use crate::wording::desk as words;
use crate::wording::desk::offering::standing;
use crate::wording::files;
use crate::wording::offering::when_line;

const HEADINGS: [Words; 7] = [
    words::NAME,
    words::WHEN,
    files::PERIOD,
    words::STATE,
    words::HELD,
    files::CAPACITY,
    words::WAITING,
];

/// So many are read at once.
const MOST_ROWS: u32 = ROWS[ROWS.len() - 1];

/// Everything that is asked for, whichever page of it.
pub async fn offerings_file(
    request: &Request,
    listing: Listing,
    form: &str,
) -> Result<Download, AppError> {
    let institution = request.at_desk(Task::Inspect)?.institution;
    let mut export = Export::of(request, request.say()(files::OFFERINGS), &HEADINGS);
    // In few questions, however many there are.
    let mut part = Listing { rows: MOST_ROWS, ..listing }.at_page(1);
    loop {
        let found = store::offering::listed(&request.db, institution, &part).await?;
        export.rows.extend(found.offerings.iter().map(|offering| row(request, offering)));
        if part.order.page >= part.pages(found.total) {
            break;
        }
        part = part.at_page(part.order.page + 1);
    }
    export.download(request, form)
}

/// Under this name it is kept what was ticked last.
pub const TICKED_FORM: &str = "desk-bulk-files";

/// Those that were ticked, as they stood in the list. Nothing is found where nothing is kept, or where one is another institution's.
pub async fn ticked_file(request: &Request, form: &str) -> Result<Download, AppError> {
    let kept = request.kept_attempt(TICKED_FORM).await?;
    let ids = ticked(kept.value(CHOSEN))?;
    let offerings = own_offerings(request, Task::Inspect, &ids).await?;
    if offerings.is_empty() {
        return Err(AppError::NotFound);
    }
    let mut export = Export::of(request, request.say()(files::OFFERINGS), &HEADINGS);
    export.rows = offerings.iter().map(|offering| row(request, offering)).collect();
    export.download(request, form)
}

fn row(request: &Request, offering: &Offering) -> Vec<String> {
    let (language, places) = (request.language, offering.places);
    vec![
        offering.name.clone(),
        when_line(language, offering),
        words::period(language, offering).unwrap_or_default(),
        standing(offering, request.now).in_language(language).to_owned(),
        places.held.to_string(),
        places.capacity.map(|capacity| capacity.to_string()).unwrap_or_default(),
        places.waiting.to_string(),
    ]
}
