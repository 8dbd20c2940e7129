//! The list of an offering as a file: XLSX to look at, CSV for other programs.

use domain::calendar::{civil, day};
use domain::id::OfferingId;
use domain::person::age_on;
use domain::role::Task;
use domain::sign_up::{Place, SignUpState};
use store::sign_up::Entry;

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::own_offering_for;
use crate::request::Request;
use crate::wording::desk::fees;
use crate::wording::desk::list as words;
use crate::wording::desk::offering::place;
use crate::wording::fee::line as fee_line;
use crate::wording::when::{self, time};

const HEADINGS: [crate::wording::Words; 9] = [
    words::NUMBER,
    words::NAME,
    words::AGE,
    words::BIRTHDAY,
    words::TELEPHONE,
    words::EMERGENCY,
    words::EMERGENCY_TELEPHONE,
    words::STATE,
    words::JOINED,
];

/// Those with a place, then those who wait, as one of the files that there are; whoever has left is not in it.
pub async fn list_file(
    request: &Request,
    id: OfferingId,
    form: &str,
) -> Result<Download, AppError> {
    let offering = own_offering_for(request, Task::Inspect, id).await?;
    let by = request.at_desk(Task::Inspect)?;
    let entries = store::sign_up::entries_of(&request.db, id, by).await?;
    let title = words::file_title(request.language, &offering.name);
    let has_fees = entries.iter().any(|entry| entry.fee.is_some());
    let mut listing = Export::of(request, title, &HEADINGS);
    listing.headings.extend(has_fees.then(|| request.say()(fees::STATE).to_owned()));
    listing.rows = rows(request, &entries, has_fees);
    listing.download(request, form)
}

fn rows(request: &Request, entries: &[Entry], has_fees: bool) -> Vec<Vec<String>> {
    let live = entries.iter().filter_map(|entry| match entry.sign_up.state {
        SignUpState::Live(place) => Some((entry, place)),
        SignUpState::Ended { .. } => None,
    });
    let mut rows = Vec::new();
    for (index, (entry, place)) in live.enumerate() {
        let mut row = row(request, index + 1, entry, place);
        let fee = entry.fee.as_ref().map(|fee| fee_line(request.language, fee));
        row.extend(has_fees.then(|| fee.unwrap_or_default()));
        rows.push(row);
    }
    rows
}

fn row(request: &Request, number: usize, entry: &Entry, held: Place) -> Vec<String> {
    let language = request.language;
    let person = &entry.person;
    let joined = civil(entry.sign_up.joined_at);
    let age = person.born_on.map(|born_on| age_on(born_on, day(request.now)).to_string());
    vec![
        number.to_string(),
        name_of(request, person),
        age.unwrap_or_default(),
        person.born_on.map(|born_on| when::day(language, born_on)).unwrap_or_default(),
        person.mobile.as_ref().map(|mobile| mobile.as_str().to_owned()).unwrap_or_default(),
        person.emergency_contact.clone().unwrap_or_default(),
        person.emergency_telephone.clone().unwrap_or_default(),
        place(language, held),
        format!("{} {}", when::day(language, joined.date()), time(language, joined.time())),
    ]
}
