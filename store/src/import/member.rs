//! A person as a register tells them.

use domain::institution::AreaCode;
use domain::member::register::Listed;
use domain::person::{Mobile, PersonName, Telephone};
use domain::plan::Sex;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A row of a register that is about to be taken over.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMember {
    /// The row as the sheet counts.
    pub row: u32,
    /// Which identity number it has among those of its file; never the number.
    pub identity: Option<u32>,
    /// 姓名.
    pub name: PersonName,
    /// 性别.
    pub sex: Option<Sex>,
    /// Birthday.
    pub born_on: Option<Date>,
    /// Their own number.
    pub mobile: Option<Mobile>,
    /// 住址, as the register words it; empty if not told.
    pub address: String,
    /// The county or city of the address, where it is certain.
    pub area: Option<AreaCode>,
    /// 离休, 退休; empty if not told.
    pub category: String,
    /// 原单位; empty if not told.
    pub former_unit: String,
    /// 所属党支部.
    pub branch: Option<String>,
    /// Whom to call if something happens, with the relation.
    pub emergency_contact: Option<String>,
    /// That person's telephone.
    pub emergency_telephone: Option<Telephone>,
}

impl std::fmt::Debug for NewMember {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("NewMember").field("row", &self.row).finish_non_exhaustive()
    }
}

impl NewMember {
    pub(super) const fn listed(&self) -> Listed<'_> {
        Listed {
            row: self.row,
            identity: self.identity,
            name: &self.name,
            born_on: self.born_on,
            mobile: self.mobile.as_ref(),
        }
    }
}
