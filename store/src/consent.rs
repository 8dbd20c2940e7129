//! 代办: who may act for whom, how it begins and ends, and what was done under it.

mod acting;
mod acts;
mod code;
mod counter;
mod ending;
mod list;
mod record;
mod tell;

pub(crate) use self::acting::acting;
pub use self::acting::{Acting, act_for, act_for_oneself};
pub use self::acts::{DoneForMe, done_for};
pub(crate) use self::acts::{check, done_with, locked};
pub use self::code::{
    Offer, OpenCode, Taken, accept, offer, offer_at_counter, open_code, take_code, taken,
};
pub use self::counter::{
    CounterConsent, Helper, consent_at_desk, consents_at_desk, end_at_desk, record_at_counter,
};
pub use self::ending::tell_of_ends;
pub use self::list::{ConsentEntry, EndedBy, entry, helped_by, helpers_of};
pub use self::record::end;
pub(crate) use self::tell::{tell_of_wishes, tell_what_was_done};

use domain::consent::{Consent, Given, Scope};
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::error::Result;

/// The columns of a consent, for a table called `k`.
macro_rules! columns {
    () => {
        "k.id, k.person_id, k.helper_id, k.relation, k.may_sign_up, k.classes, k.activities, \
         k.shifts, k.from_at, k.until_at, k.given, k.ended_at"
    };
}
pub(crate) use columns;

/// A consent from its columns.
pub(crate) fn consent_from(row: &AnyRow) -> Result<Consent> {
    Ok(Consent {
        id: row.id("id")?,
        person: row.id("person_id")?,
        helper: row.id("helper_id")?,
        relation: row.text("relation")?,
        scope: scope_from(row)?,
        from: row.instant("from_at")?,
        until: row.instant("until_at")?,
        given: row.word("given", Given::from_code)?,
        ended_at: match row.number_if_any::<i64>("ended_at")? {
            Some(_) => Some(row.instant("ended_at")?),
            None => None,
        },
    })
}

pub(crate) fn scope_from(row: &AnyRow) -> Result<Scope> {
    let is = |column| row.number::<i64>(column).map(|number| number == 1);
    Ok(Scope {
        may_sign_up: is("may_sign_up")?,
        classes: is("classes")?,
        activities: is("activities")?,
        shifts: is("shifts")?,
    })
}
