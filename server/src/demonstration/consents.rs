//! Somebody lets the regular act for them, recorded at the university's counter.

use anyhow::{Context, Result};
use domain::consent::{Lasts, Scope};
use store::Db;
use store::consent::{CounterConsent, Helper, record_at_counter};
use store::sign_up::CounterPerson;

use super::institutions::Founded;
use super::people::People;

/// A neighbour, for half a year.
pub(super) async fn add(db: &Db, founded: &Founded, people: &People) -> Result<()> {
    let helper = store::person::person(db, people.regular).await?;
    let first = *people.others.first().context("nobody else")?;
    let person = store::person::person(db, first).await?;
    let new = CounterConsent {
        person: CounterPerson {
            name: person.name.context("a name")?,
            mobile: person.mobile,
            born_on: person.born_on,
            emergency_contact: None,
            emergency_telephone: None,
        },
        helper: Helper {
            name: helper.name.context("the regular's name")?,
            mobile: helper.mobile.context("the regular's number")?,
            relation: "邻居".into(),
        },
        scope: Scope::ALL,
        lasts: Lasts::HalfYear,
        is_on_paper: false,
    };
    let by = &founded.university.coordinator;
    record_at_counter(db, store::form_key::new(), new, by).await?;
    Ok(())
}
