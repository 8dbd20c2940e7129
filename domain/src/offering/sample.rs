//! Terms for tests of the rules.

use jiff::Timestamp;
use jiff::civil::date;

use super::{Admission, Allocation, Conditions, OfferingState, Terms, Window};

/// So many seconds after 1970 began.
pub(crate) fn second(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// Sign-up is from second 100 to second 200, in order; the last session ends at this one.
pub(crate) fn terms_until(ends_at: i64) -> Terms {
    Terms {
        window: Window { opens_at: second(100), closes_at: second(200) },
        admission: Admission::SignUp,
        allocation: Allocation::InOrder,
        state: OfferingState::Open,
        conditions: Conditions::default(),
        ages_on: date(1970, 1, 1),
        ends_at: second(ends_at),
    }
}
