//! Who belongs to an institution: what its counter may see, and the year of birth in the place of the day.

use domain::calendar::day;
use domain::member::CardNumber;
use store::member::Member;

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::request::Request;
use crate::wording::Words;
use crate::wording::desk::list::{NAME, TELEPHONE};
use crate::wording::desk::members as words;
use crate::wording::desk::messages::ADDRESS;
use crate::wording::files;
use crate::wording::when;

const HEADINGS: [Words; 6] = [NAME, files::BORN_IN, TELEPHONE, ADDRESS, words::CARD, words::SINCE];

/// Everybody, by name.
pub async fn members_file(request: &Request, form: &str) -> Result<Download, AppError> {
    let members = store::member::members(&request.db, request.coordinator()?).await?;
    let mut listing = Export::of(request, request.say()(files::MEMBERS), &HEADINGS);
    listing.rows = members.iter().map(|member| row(request, member)).collect();
    listing.download(request, form)
}

fn row(request: &Request, member: &Member) -> Vec<String> {
    let person = &member.person;
    vec![
        name_of(request, person),
        person.born_on.map(|on| on.year().to_string()).unwrap_or_default(),
        person.mobile.as_ref().map(|mobile| mobile.as_str().to_owned()).unwrap_or_default(),
        member.address.clone().unwrap_or_default(),
        member.card.map(CardNumber::printed).unwrap_or_default(),
        when::day(request.language, day(member.since)),
    ]
}
