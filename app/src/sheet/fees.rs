//! Who has to pay at the counter, and who has, as a file.

use domain::calendar::civil;
use domain::listing::{FeeColumn, Order};
use store::fee::{FeeDue, FeeFilter};

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::request::Request;
use crate::wording::desk::fees as words;
use crate::wording::desk::list::NAME;
use crate::wording::offering::fee as amount;
use crate::wording::when;

/// More than an institution has places.
const ALL: u32 = 100_000;

const HEADINGS: [crate::wording::Words; 7] = [
    NAME,
    words::TELEPHONE,
    words::OFFERING,
    words::AMOUNT,
    words::LAST_DAY,
    words::PAID_AT,
    words::RECEIPT,
];

/// Those who have to pay, then those who have paid, as one of the files that there are.
pub async fn fees_file(request: &Request, form: &str) -> Result<Download, AppError> {
    let by = request.coordinator()?;
    let mut all = Vec::new();
    for is_paid in [false, true] {
        let order = Order::by(if is_paid { FeeColumn::Paid } else { FeeColumn::Day });
        let filter = FeeFilter { is_paid, order, ..FeeFilter::default() };
        all.extend(store::fee::fees_due(&request.db, &filter, ALL, by).await?);
    }
    let mut listing = Export::of(request, request.say()(words::FILE_TITLE), &HEADINGS);
    listing.rows = all.iter().map(|due| row(request, due)).collect();
    listing.download(request, form)
}

fn row(request: &Request, due: &FeeDue) -> Vec<String> {
    let language = request.language;
    let paid = due.fee.paid_at.map(|at| when::day(language, civil(at).date()));
    vec![
        name_of(request, &due.person),
        due.person.mobile.as_ref().map(|mobile| mobile.as_str().to_owned()).unwrap_or_default(),
        due.offering_name.clone(),
        amount(language, due.fee.told()),
        due.fee.pay_by.map(|pay_by| when::day(language, pay_by)).unwrap_or_default(),
        paid.unwrap_or_default(),
        due.fee.receipt.clone(),
    ]
}
