//! What an institution offers, with its places, as it was looked for on the desk's first page.

use domain::offering::Offering;
use domain::search::PAGE_SIZE;

use super::listing::Listing;
use crate::download::Download;
use crate::error::AppError;
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

/// Everything that the words find; everything where there are none.
pub async fn offerings_file(
    request: &Request,
    typed: &str,
    form: &str,
) -> Result<Download, AppError> {
    let institution = request.coordinator()?.institution;
    let mut listing = Listing::of(request, request.say()(files::OFFERINGS), &HEADINGS);
    let (mut page, mut pages) = (1, 1);
    while page <= pages {
        let found = store::offering::offerings_of(&request.db, institution, typed, page).await?;
        pages = found.total.div_ceil(PAGE_SIZE);
        listing.rows.extend(found.offerings.iter().map(|offering| row(request, offering)));
        page += 1;
    }
    listing.download(request, form)
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
