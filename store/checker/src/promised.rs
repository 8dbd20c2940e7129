//! I6, more strictly: whoever let a place go by is asked for the next one, before those behind them.

use std::collections::BTreeMap;

use domain::id::{PersonId, SignUpId};
use sqlx::{AnyPool, Row as _};

use crate::contents::{key, key_if_any};
use crate::{Contents, Invariant, Row, Violation};

/// What was written down of a sign-up, and when.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its key, which sorts it among what was written down of others.
    pub key: String,
    /// `held`, `waiting`, `offered`, and so on.
    pub what: String,
    /// In Unix seconds.
    pub at: i64,
    /// Places in all, just before.
    pub capacity: Option<i64>,
    /// A coordinator did it against the rule for everybody, for a reason.
    pub is_exception: bool,
    /// The public draw did it.
    pub is_drawn: bool,
    /// Who did it; nobody where the waiting list moved by itself.
    pub by: Option<PersonId>,
    /// The consent under which it was done: who gave it, and to whom.
    pub consent: Option<(PersonId, PersonId)>,
}

// Who is to be asked all the same waits on where they waited: that moves nobody.
const STEPS: &str = "select d.id, d.sign_up_id, d.what, d.at, d.capacity, d.basis, d.by_person_id, \
     k.person_id as helped_id, k.helper_id from decision d left join consent k on k.id = d.consent_id \
     where d.what <> 'asked_all_the_same' order by d.sign_up_id, d.number";

pub(crate) async fn read(pool: &AnyPool) -> sqlx::Result<BTreeMap<SignUpId, Vec<Step>>> {
    let mut steps: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in sqlx::query(STEPS).fetch_all(pool).await? {
        let basis: String = row.try_get("basis")?;
        let step = Step {
            key: row.try_get("id")?,
            what: row.try_get("what")?,
            at: row.try_get("at")?,
            capacity: row.try_get("capacity")?,
            is_exception: basis == "exception",
            is_drawn: basis == "draw",
            by: key_if_any(&row, "by_person_id")?,
            consent: key_if_any(&row, "helped_id")?.zip(key_if_any(&row, "helper_id")?),
        };
        steps.entry(key(&row, "sign_up_id")?).or_default().push(step);
    }
    Ok(steps)
}

/// Nobody is offered a place, to whom it is not kept, while somebody before them has let one go by and was promised the next.
/// What was written down in the same second has no order here, and excuses.
pub(crate) fn kept(contents: &Contents) -> Vec<Violation> {
    let mut found = Vec::new();
    for later in contents.rows.iter().filter(|row| row.claims.is_none()) {
        for offer in contents.steps_of(later.id).iter().filter(|step| step.what == "offered") {
            let before = contents.of_offering(later.offering);
            let before = before.filter(|row| row.joined < later.joined);
            for row in before.filter(|row| is_passed_over(contents, row, offer)) {
                let told = format!(
                    "{} was promised the next place, and {} was offered it",
                    row.id, later.id
                );
                found.push(Violation::of(Invariant::Order, told));
            }
        }
    }
    found
}

fn is_passed_over(contents: &Contents, row: &Row, offer: &Step) -> bool {
    let steps = contents.steps_of(row.id);
    if contents.waited_together(row.id) || steps.iter().any(|step| step.at == offer.at) {
        return false;
    }
    let last = steps.iter().rfind(|step| step.at < offer.at);
    let Some(gone_by) = last.filter(|step| step.what == "kept_waiting").map(|step| step.at) else {
        return false;
    };
    let others = || contents.of_offering(row.offering);
    let given_up = others().any(|other| {
        let is_between = |step: &Step| gone_by < step.at && step.at < offer.at;
        let ended = contents.steps_of(other.id).iter().find(|step| step.what == "ended");
        other.ended_as.as_deref() == Some("held") && ended.is_some_and(is_between)
    });
    let capacity_then = others()
        .flat_map(|other| contents.steps_of(other.id))
        .filter(|step| step.at <= gone_by)
        .filter_map(|step| step.capacity)
        .max();
    let is_more = offer.capacity.zip(capacity_then).is_some_and(|(now, then)| now > then);
    let shares = contents.offerings.get(&row.offering).into_iter().flat_map(|of| &of.shares);
    let mut released = shares.filter(|share| gone_by < share.until && share.until <= offer.at);
    let is_released = released.any(|share| {
        let given = others().filter(|other| {
            other.had_place() && other.claims.as_deref() == Some(share.for_whom.as_str())
        });
        i64::try_from(given.count()).unwrap_or(i64::MAX) < share.places
    });
    given_up || is_more || is_released
}
