//! The addresses around fees.

use domain::id::{OfferingId, SignUpId};
use jiff::civil::Date;

/// Who has to pay at the desk's counter, and who has.
pub const DESK_FEES: &str = "/desk/fees";

/// How many days the desk's institution gives to pay.
pub const DESK_FEE_TERMS: &str = "/desk/fees/settings";

/// The fee for one place at the desk: paid, put off, ended.
pub fn desk_fee(id: SignUpId) -> String {
    format!("{DESK_FEES}/{id}")
}

/// Those who have to pay for one offering.
pub fn desk_fees_of(offering: OfferingId) -> String {
    format!("{DESK_FEES}?offering={offering}")
}

/// Those whose last day this is.
pub fn desk_fees_on(pay_by: Date) -> String {
    format!("{DESK_FEES}?day={pay_by}")
}

/// The whole list as a file; `form` is xlsx or csv.
pub fn desk_fees_file(form: &str) -> String {
    format!("{DESK_FEES}/list.{form}")
}
