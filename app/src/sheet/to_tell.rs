//! 还要告诉谁: whom no message has reached, with what to say, as a list to go through with a telephone.

use domain::id::AnnouncementId;
use store::outbox::desk::{Reader, ToTell, to_tell};

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::messages::{reader_name, why_told};
use crate::request::Request;
use crate::wording::Words;
use crate::wording::desk::calls::TELEPHONE;
use crate::wording::desk::list::NAME;
use crate::wording::desk::messages as words;
use crate::wording::outbox::built_in;

const HEADINGS: [Words; 5] = [NAME, TELEPHONE, words::ADDRESS, words::SAY, words::WHY];

/// Of everything, or of one announcement, which is to be the desk's own.
pub async fn to_tell_file(
    request: &Request,
    of: Option<AnnouncementId>,
    form: &str,
) -> Result<Download, AppError> {
    let by = request.coordinator()?;
    if let Some(id) = of {
        store::announcement::announcement(&request.db, id, by).await?;
    }
    let people = to_tell(&request.db, of, by).await?;
    let mut listing = Export::of(request, request.say()(words::TO_TELL), &HEADINGS);
    listing.rows = people.iter().map(|one| row(request, one)).collect();
    listing.download(request, form)
}

fn row(request: &Request, one: &ToTell) -> Vec<String> {
    let address = match &one.whom {
        Reader::Person { address, .. } => address.clone(),
        Reader::Club { .. } => String::new(),
    };
    vec![
        reader_name(request, &one.whom),
        one.whom.telephone().unwrap_or_default().to_owned(),
        address,
        built_in(request.language, &one.of, &one.about),
        request.say()(why_told(one)).to_owned(),
    ]
}
