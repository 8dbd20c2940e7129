//! 没报上的人: who asked for a place on an offering and was told no, and why.

use domain::id::OfferingId;

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::own_offering;
use crate::request::Request;
use crate::wording::desk::list::{NAME, TELEPHONE};
use crate::wording::turned_away as words;

/// The latest first.
pub async fn turned_away_file(
    request: &Request,
    id: OfferingId,
    form: &str,
) -> Result<Download, AppError> {
    let language = request.language;
    let offering = own_offering(request, id).await?;
    let by = request.coordinator()?;
    let callers = store::turned_away::of_offering(&request.db, id, by).await?;
    let title = words::file_title(language, &offering.name);
    let headings = [NAME, TELEPHONE, words::WHEN, words::REASON];
    let mut listing = Export::of(request, title, &headings);
    listing.rows = callers
        .iter()
        .map(|caller| {
            let mobile = caller.person.mobile.as_ref().map(|mobile| mobile.as_str().to_owned());
            vec![
                name_of(request, &caller.person),
                mobile.unwrap_or_default(),
                words::when(language, &caller.told).join("\n"),
                words::why(language, &caller.told),
            ]
        })
        .collect();
    listing.download(request, form)
}
