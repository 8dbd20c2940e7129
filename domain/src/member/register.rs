//! 人员名册: which of its people an institution knows already. Nobody is doubled in silence, and nothing is told of others' people.

use std::collections::HashMap;
use std::fmt;

use jiff::civil::Date;

use crate::id::PersonId;
use crate::person::{Mobile, PersonName};

/// What a row of a register tells of who somebody is.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    /// The row as the sheet counts.
    pub row: u32,
    /// Which identity number it has, among those of its file.
    pub identity: Option<u32>,
    /// 姓名.
    pub name: &'a PersonName,
    /// Birthday, if told.
    pub born_on: Option<Date>,
    /// Their own number, if told.
    pub mobile: Option<&'a Mobile>,
}

/// Somebody who is there already.
#[derive(Clone, PartialEq, Eq)]
pub struct Known {
    /// Whose record counts.
    pub person: PersonId,
    /// Their name.
    pub name: Option<PersonName>,
    /// Their number.
    pub mobile: Option<Mobile>,
    /// Their birthday.
    pub born_on: Option<Date>,
    /// They are a member of the institution.
    pub is_member: bool,
    /// The institution had them on a register before; so have all its members.
    pub was_listed: bool,
}

impl fmt::Debug for Known {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Known").field("person", &self.person).finish_non_exhaustive()
    }
}

/// Who a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recognised {
    /// Nobody knows them.
    New {
        /// Their number is somebody else's, as with couples: it is kept as the one to call.
        shares_number: bool,
        /// Whoever has that number is a member or stands in the list: then it may be told.
        may_be_told: bool,
    },
    /// There is a record of them, and they are no member yet. The desk reads it as new.
    Joins(PersonId),
    /// A member already.
    Same(PersonId),
    /// A member of this name and birthday, with another number, which stays.
    NumberDiffers(PersonId),
    /// The same person as in an earlier row.
    Repeated {
        /// The earlier row.
        row: u32,
        /// It has another number there, which is the one that counts.
        number_differs: bool,
    },
}

impl Recognised {
    /// Taking the list over makes a member of them.
    pub const fn is_new(self) -> bool {
        matches!(self, Self::New { .. } | Self::Joins(_))
    }
}

type NameAndBirthday<'a> = (&'a str, Date);

/// Who each row is, in order. `known` are the institution's members of these names, whom it had on a list that was taken back, and
/// whoever has one of the list's numbers; one may be there several times.
pub fn recognise(rows: &[Listed<'_>], known: &[Known]) -> Vec<Recognised> {
    let mut by_mobile: HashMap<&str, &Known> = HashMap::new();
    let mut by_name: HashMap<NameAndBirthday<'_>, &Known> = HashMap::new();
    for one in known {
        if let Some(mobile) = &one.mobile {
            by_mobile.insert(mobile.as_str(), one);
        }
        if let (Some(name), Some(born_on), true) = (&one.name, one.born_on, one.was_listed) {
            let first = by_name.entry((name.as_str(), born_on)).or_insert(one);
            // Whoever is a member counts more than who was one.
            if one.is_member && !first.is_member {
                *first = one;
            }
        }
    }
    let mut seen = Seen::default();
    rows.iter()
        .map(|row| {
            seen.earlier(row).unwrap_or_else(|shared| who(row, &by_mobile, &by_name, shared))
        })
        .collect()
}

/// The rows before.
#[derive(Default)]
struct Seen<'a> {
    identities: HashMap<u32, Listed<'a>>,
    names: HashMap<NameAndBirthday<'a>, Listed<'a>>,
    mobiles: HashMap<&'a str, Listed<'a>>,
}

impl<'a> Seen<'a> {
    /// The earlier row of the same person; otherwise whether another has the number.
    fn earlier(&mut self, row: &Listed<'a>) -> Result<Recognised, bool> {
        // Two numbers that differ are two people, whatever else is the same.
        let is_other = |first: &&Listed<'a>| first.identity.is_some() && row.identity.is_some();
        let with_name = row.born_on.map(|born_on| (row.name.as_str(), born_on));
        let of_mobile = row.mobile.and_then(|mobile| self.mobiles.get(mobile.as_str()));
        let same = row.identity.and_then(|which| self.identities.get(&which));
        let same = same
            .or_else(|| self.names.get(&with_name?).filter(|first| !is_other(first)))
            .or_else(|| of_mobile.filter(|first| first.name == row.name && !is_other(first)));
        if let Some(first) = same {
            let number_differs = row.mobile.is_some() && row.mobile != first.mobile;
            return Ok(Recognised::Repeated { row: first.row, number_differs });
        }
        let shared = of_mobile.is_some();
        if let Some(which) = row.identity {
            self.identities.insert(which, *row);
        }
        if let Some(name) = with_name {
            self.names.entry(name).or_insert(*row);
        }
        if let Some(mobile) = row.mobile {
            self.mobiles.entry(mobile.as_str()).or_insert(*row);
        }
        Err(shared)
    }
}

fn who(
    row: &Listed<'_>,
    by_mobile: &HashMap<&str, &Known>,
    by_name: &HashMap<NameAndBirthday<'_>, &Known>,
    shared_in_list: bool,
) -> Recognised {
    let there = |known: &Known| {
        if known.is_member {
            Recognised::Same(known.person)
        } else {
            Recognised::Joins(known.person)
        }
    };
    let owner = row.mobile.and_then(|mobile| by_mobile.get(mobile.as_str()));
    if let Some(owner) = owner.filter(|_| !shared_in_list)
        && owner.name.as_ref().is_none_or(|name| name == row.name)
    {
        return there(owner);
    }
    let named = row.born_on.and_then(|born_on| by_name.get(&(row.name.as_str(), born_on)));
    match (named, row.mobile) {
        (Some(named), Some(mobile)) if named.is_member && named.mobile.as_ref() != Some(mobile) => {
            Recognised::NumberDiffers(named.person)
        }
        (Some(named), _) => there(named),
        (None, _) => Recognised::New {
            shares_number: owner.is_some() || shared_in_list,
            may_be_told: shared_in_list || owner.is_some_and(|owner| owner.is_member),
        },
    }
}

#[cfg(test)]
mod tests;
