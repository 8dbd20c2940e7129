//! 人员: a person, and the proofs that a name, a number or a birthday was typed rightly.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{InstitutionId, PersonId};
use crate::refusal::Refusal;
use crate::role::Role;

pub use address::{AddressTold, InvalidPostalAddress, PostalAddress};
pub use birthday::{InvalidBirthday, age_on, parse_birthday};
pub use identity_number::{IdentityNumber, InvalidIdentityNumber};
pub use name::{InvalidPersonName, PersonName};
pub use telephone::{InvalidMobile, InvalidTelephone, Mobile, Telephone};

mod address;
mod birthday;
mod identity_number;
mod name;
mod telephone;

/// One human being, whatever they do here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Key.
    pub id: PersonId,
    /// As on the identity card; `None` until the first sign-in has asked for it.
    pub name: Option<PersonName>,
    /// The number that they sign in with; some people have no telephone.
    pub mobile: Option<Mobile>,
    /// By the identity card, not the lunar calendar; `None` until asked for.
    pub born_on: Option<Date>,
    /// Whom to call if something happens, with the relation in words.
    pub emergency_contact: Option<String>,
    /// That person's telephone.
    pub emergency_telephone: Option<String>,
}

impl Person {
    /// Name and birthday are known, so that sign-ups can be judged.
    pub const fn is_complete(&self) -> bool {
        self.name.is_some() && self.born_on.is_some()
    }
}

/// Whether a desk may write down this number as somebody's own. Not once they have signed in with theirs: whoever has the number is
/// let in as them, so that they alone change it.
pub fn may_set_number(
    theirs: Option<&Mobile>,
    wanted: Option<&Mobile>,
    signs_in: bool,
) -> Result<(), Refusal> {
    if signs_in && theirs != wanted { Err(Refusal::OwnNumber) } else { Ok(()) }
}

/// A coordinator (管理员): a person who runs one institution's offerings at its desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coordinator {
    /// The person.
    pub person: PersonId,
    /// The name shown at the desk.
    pub name: String,
    /// The institution whose offerings they run, and no other.
    pub institution: InstitutionId,
    /// What they may see and do there.
    pub role: Role,
    /// Whose classes are their own: a teacher's name as it stands on them; empty for everybody else.
    pub teaches: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_signs_in_changes_their_number_themselves() {
        let [one, other] = ["19900000001", "19900000002"].map(|it| Mobile::parse(it).unwrap());
        assert_eq!(may_set_number(Some(&one), Some(&other), false), Ok(()));
        assert_eq!(may_set_number(Some(&one), Some(&one), true), Ok(()));
        assert_eq!(may_set_number(Some(&one), Some(&other), true), Err(Refusal::OwnNumber));
        assert_eq!(may_set_number(Some(&one), None, true), Err(Refusal::OwnNumber));
    }
}
