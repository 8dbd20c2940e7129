//! The addresses around fees.

use domain::id::{OfferingId, PersonId, SignUpId};

use crate::address::with_query;

/// Who has to pay at the desk's counter, and who has.
pub const DESK_FEES: &str = "/desk/fees";

/// How many days the desk's institution gives to pay.
pub const DESK_FEE_TERMS: &str = "/desk/fees/settings";

/// In an address: one comes from the person, and goes back there.
pub const OF_PERSON: &str = "person";

/// The fee for one place at the desk: paid, put off, ended.
pub fn desk_fee(id: SignUpId) -> String {
    format!("{DESK_FEES}/{id}")
}

/// The same for whoever comes from the person, and goes back there.
pub fn desk_fee_of_person(id: SignUpId) -> String {
    format!("{}?{OF_PERSON}", desk_fee(id))
}

/// Those who have to pay for one offering.
pub fn desk_fees_of(offering: OfferingId) -> String {
    format!("{DESK_FEES}?offering={offering}")
}

/// What is to be given back, to be given back together: of one offering, to one person, or all of it.
pub fn desk_refunds(offering: Option<OfferingId>, person: Option<PersonId>) -> String {
    let of = [
        ("offering", offering.map(|id| id.to_string())),
        ("person", person.map(|id| id.to_string())),
    ];
    with_query("/desk/fees/refunds", of)
}

/// The whole list as a file; `form` is xlsx or csv.
pub fn desk_fees_file(form: &str) -> String {
    format!("{DESK_FEES}/list.{form}")
}
