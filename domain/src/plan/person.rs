//! 人员名册: the register of retired people, as a bureau keeps it.

use std::collections::HashMap;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::cell::Cell;
use super::clash::Clash;
use super::date::date;
use super::hidden::{Hidden, Identity};
use super::line::{Line, read_rows};
use super::name::name;
use super::problem::{Reason, Severity};
use super::reading::Reading;
use super::table::{Field, Table};
use super::telephone::{mobile, telephone};
use super::words;
use crate::person::{Mobile, PersonName, Telephone};

/// A person as a register tells it.
#[derive(Clone, PartialEq, Eq)]
pub struct PlannedPerson {
    /// 姓名.
    pub name: PersonName,
    /// 性别, or what the identity number says.
    pub sex: Option<Sex>,
    /// 身份证号: what it says, and which it is among those of the file.
    pub identity: Option<Identity>,
    /// The birthday in the identity number, which is the one that counts; without it 出生日期.
    pub born_on: Option<Date>,
    /// 手机; some people have none.
    pub mobile: Option<Mobile>,
    /// 住址(区县); empty if nothing is said.
    pub address: String,
    /// 类别(离休/退休), if told.
    pub category: Option<Category>,
    /// 原单位; empty if nothing is said.
    pub unit: String,
    /// 所属党支部.
    pub branch: Option<String>,
    /// 紧急联系人, with the relation.
    pub emergency_contact: Option<EmergencyContact>,
    /// 联系人电话.
    pub emergency_telephone: Option<Telephone>,
    /// 备注; empty if nothing is said.
    pub note: String,
}

impl PlannedPerson {
    /// Whom to call if something happens, with the relation in brackets, as it is kept.
    pub fn contact(&self) -> Option<String> {
        self.emergency_contact.as_ref().map(|contact| match contact.relation.as_str() {
            "" => contact.name.clone(),
            relation => format!("{}（{relation}）", contact.name),
        })
    }
}

impl Category {
    /// 离休, 退休: as it is kept.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Veteran => "离休",
            Self::Retired => "退休",
        }
    }
}

impl fmt::Debug for PlannedPerson {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PlannedPerson").finish_non_exhaustive()
    }
}

/// 性别.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sex {
    /// 女.
    Female,
    /// 男.
    Male,
}

/// 类别: how somebody retired. The two are served differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    /// 离休: joined the revolution before October 1949.
    Veteran,
    /// 退休.
    Retired,
}

/// Whom to call if something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmergencyContact {
    /// 廖桃英.
    pub name: String,
    /// 女儿; empty if nothing is said.
    pub relation: String,
}

const NAME: usize = 0;
const SEX: usize = 1;
const IDENTITY_NUMBER: usize = 2;
const BORN_ON: usize = 3;
const MOBILE: usize = 4;
const CATEGORY: usize = 5;
const ADDRESS: usize = 6;
const UNIT: usize = 7;
const BRANCH: usize = 8;
const CONTACT: usize = 9;
const CONTACT_TELEPHONE: usize = 10;
const NOTE: usize = 11;

/// The columns of a register.
pub(super) const FIELDS: [Field; 12] = [
    Field::needed(&["姓名", "名字"]),
    Field::optional(&["性别"]),
    Field::optional(&["身份证号", "身份证号码", "公民身份号码", "身份证"]),
    Field::optional(&["出生日期", "出生年月日", "生日"]),
    Field::needed(&["手机", "手机号", "手机号码", "联系电话", "电话"]),
    Field::optional(&["类别", "类别(离休/退休)", "人员类别", "离退休类别"]),
    Field::optional(&["住址", "住址(区县)", "地址", "家庭住址", "居住地"]),
    Field::optional(&["原单位", "原工作单位", "工作单位"]),
    Field::optional(&["所属党支部", "党支部", "支部"]),
    Field::optional(&["紧急联系人", "联系人"]),
    Field::optional(&["联系人电话", "紧急联系人电话", "紧急联系电话"]),
    Field::optional(&["备注", "说明"]),
];

const SEXES: [(Sex, &[&str]); 2] = [(Sex::Female, &["女"]), (Sex::Male, &["男"])];

const CATEGORIES: [(Category, &[&str]); 2] =
    [(Category::Veteran, &["离休", "离休干部"]), (Category::Retired, &["退休", "退休干部"])];

struct Draft {
    name: Option<PersonName>,
    sex: Option<Option<Sex>>,
    identity: Option<Option<Identity>>,
    born_on: Option<Option<Date>>,
    mobile: Option<Option<Mobile>>,
    address: Option<String>,
    category: Option<Option<Category>>,
    unit: Option<String>,
    branch: Option<String>,
    emergency_contact: Option<Option<EmergencyContact>>,
    emergency_telephone: Option<Option<Telephone>>,
    note: Option<String>,
}

/// Reads a table of people.
pub(super) fn people(table: &Table) -> Reading<PlannedPerson> {
    read_rows(table, draft, clashes, complete)
}

fn draft(line: &mut Line) -> Draft {
    let draft = Draft {
        name: line.needed(NAME, name),
        sex: line.optional(SEX, None, |cell| words::one_of(cell, &SEXES).map(Some)),
        identity: line.optional(IDENTITY_NUMBER, None, |cell| identity(cell).map(Some)),
        born_on: line.optional(BORN_ON, None, |cell| date(cell).map(Some)),
        mobile: line.optional(MOBILE, None, |cell| mobile(cell).map(Some)),
        address: line.words_if_any(ADDRESS, 100),
        category: line.optional(CATEGORY, None, |cell| words::one_of(cell, &CATEGORIES).map(Some)),
        unit: line.words_if_any(UNIT, 60),
        branch: line.words_if_any(BRANCH, 60),
        emergency_contact: line.optional(CONTACT, None, |cell| contact(cell).map(Some)),
        emergency_telephone: line.optional(CONTACT_TELEPHONE, None, |c| telephone(c).map(Some)),
        note: line.note_if_any(NOTE),
    };
    if draft.mobile == Some(None) {
        line.warn(MOBILE, Reason::NoTelephone);
        if (draft.identity, draft.born_on) == (Some(None), Some(None)) {
            // Nothing would tell them from another person of that name.
            line.refuse(BORN_ON, Reason::Missing);
        }
    }
    if let Some(Some(identity)) = draft.identity {
        agree(line, identity, draft.born_on.flatten(), draft.sex.flatten());
    }
    draft
}

/// The identity number counts; what the register says otherwise is worth a look.
fn agree(line: &mut Line, identity: Identity, born_on: Option<Date>, sex: Option<Sex>) {
    if born_on.is_some_and(|born_on| born_on != identity.born_on) {
        line.warn(BORN_ON, Reason::BirthdayDoesNotAgree { date: identity.born_on });
    }
    if sex.is_some_and(|sex| sex != identity.sex) {
        line.warn(SEX, Reason::SexDoesNotAgree);
    }
}

/// What the number says; the sheet's numbers were hidden before.
fn identity(cell: &Cell) -> Result<Identity, Reason> {
    match cell.value() {
        Cell::Hidden(Hidden::Sound(identity)) => Ok(*identity),
        Cell::Hidden(Hidden::WrongCheckDigit) => Err(Reason::WrongCheckDigit),
        _ => Err(Reason::NotAnIdentityNumber),
    }
}

/// 廖桃英（女儿）.
fn contact(cell: &Cell) -> Result<EmergencyContact, Reason> {
    let typed = words::line(cell, 80)?;
    let (name, relation) = typed.split_once(['（', '(']).unwrap_or((&typed, ""));
    let relation = relation.trim_end_matches(['）', ')']).trim().to_owned();
    let name = name.chars().filter(|c| !matches!(c, ' ' | '\u{3000}')).collect();
    Ok(EmergencyContact { name, relation })
}

fn clashes(drafts: &[(u32, Draft)]) -> Vec<Clash> {
    let (mut people, mut mobiles) = (HashMap::new(), HashMap::new());
    let mut found: Vec<Clash> = Vec::new();
    for (row, draft) in drafts {
        let identity = draft.identity.flatten().map(|identity| identity.which);
        if let Some(first) = identity.map(|which| *people.entry(which).or_insert(*row))
            && first != *row
        {
            let reason = Reason::SamePersonAs { row: first };
            found.push((*row, IDENTITY_NUMBER, Severity::Warning, reason));
            continue;
        }
        let mobile = draft.mobile.as_ref().and_then(Option::as_ref);
        if let Some(first) = mobile.map(|mobile| *mobiles.entry(mobile).or_insert(*row))
            && first != *row
        {
            let reason = Reason::SameMobileAs { row: first };
            found.push((*row, MOBILE, Severity::Warning, reason));
        }
    }
    found
}

fn complete(draft: Draft) -> Option<PlannedPerson> {
    let identity = draft.identity?;
    let born_on = draft.born_on?;
    let mobile = draft.mobile?;
    let born_on = identity.map(|identity| identity.born_on).or(born_on);
    if mobile.is_none() && born_on.is_none() {
        return None;
    }
    Some(PlannedPerson {
        name: draft.name?,
        sex: draft.sex?.or(identity.map(|identity| identity.sex)),
        identity,
        born_on,
        mobile,
        address: draft.address?,
        category: draft.category?,
        unit: draft.unit?,
        branch: Some(draft.branch?).filter(|branch| !branch.is_empty()),
        emergency_contact: draft.emergency_contact?,
        emergency_telephone: draft.emergency_telephone?,
        note: draft.note?,
    })
}

#[cfg(test)]
mod tests;
