//! The people of the demonstration: the sound rows of a register, each person once.

use std::collections::HashSet;

use anyhow::{Result, anyhow};
use domain::id::PersonId;
use domain::person::Mobile;
use domain::plan::PlannedPerson;
use store::Db;
use store::founding::{NewPerson, add_people};

use super::{NEWCOMER, REGULAR};
use crate::demonstration::institutions::county;

/// Who is there.
pub(super) struct People {
    /// Who has places already.
    pub(super) regular: PersonId,
    /// Everybody else, in the order of the register.
    pub(super) others: Vec<PersonId>,
}

/// Adds the people whose rows are sound.
pub(super) async fn add(db: &Db) -> Result<People> {
    let register = app::sheet::read::people(include_bytes!("../../demonstration/people.xlsx"))?;
    let mut seen = HashSet::new();
    let planned: Vec<_> = register.values().filter(|person| seen.insert(person.identity)).collect();
    let new = planned.iter().map(|person| new_person(person)).collect::<Result<Vec<_>>>()?;
    let ids = add_people(db, &new).await?;
    let with = |mobile: &str| -> Result<PersonId> {
        let wanted = Mobile::parse(mobile)?;
        let at = new.iter().position(|person| person.mobile.as_ref() == Some(&wanted));
        at.map(|at| ids[at]).ok_or_else(|| anyhow!("nobody has the number {mobile}"))
    };
    let (newcomer, regular) = (with(NEWCOMER)?, with(REGULAR)?);
    let others = ids.into_iter().filter(|id| *id != newcomer && *id != regular).collect();
    Ok(People { regular, others })
}

fn new_person(planned: &PlannedPerson) -> Result<NewPerson> {
    Ok(NewPerson {
        name: Some(planned.name.clone()),
        mobile: planned.mobile.clone(),
        born_on: planned.born_on,
        category: planned.category.map(|category| category.name().to_owned()).unwrap_or_default(),
        address: planned.address.clone(),
        former_unit: planned.unit.clone(),
        branch: planned
            .branch
            .clone()
            .map(|branch| Ok::<_, anyhow::Error>((county()?, branch)))
            .transpose()?,
        emergency_contact: planned.contact(),
        emergency_telephone: planned
            .emergency_telephone
            .as_ref()
            .map(|telephone| telephone.as_str().to_owned()),
    })
}
