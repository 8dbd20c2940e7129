//! 机构: the tree from the province to a centre, and what an institution is.

use serde::{Deserialize, Serialize};

use crate::id::InstitutionId;

/// An area's code of GB/T 2260: six digits, 360000 for the province.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AreaCode(String);

/// Not six digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an area code")]
pub struct InvalidAreaCode;

impl AreaCode {
    /// Reads six digits.
    pub fn parse(typed: &str) -> Result<Self, InvalidAreaCode> {
        let sound = typed.len() == 6 && typed.bytes().all(|byte| byte.is_ascii_digit());
        if sound { Ok(Self(typed.to_owned())) } else { Err(InvalidAreaCode) }
    }

    /// The six digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How the area stands in the tree.
    pub fn level(&self) -> AreaLevel {
        match (&self.0[2..4], &self.0[4..]) {
            ("00", _) => AreaLevel::Province,
            (_, "00") => AreaLevel::City,
            _ => AreaLevel::County,
        }
    }

    /// The area above: a county's city, a city's province; the province has none.
    pub fn parent(&self) -> Option<Self> {
        match self.level() {
            AreaLevel::Province => None,
            AreaLevel::City => Some(Self(format!("{}0000", &self.0[..2]))),
            AreaLevel::County => Some(Self(format!("{}00", &self.0[..4]))),
        }
    }
}

/// Province, city or county.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AreaLevel {
    /// 省.
    Province,
    /// 设区市.
    City,
    /// 县、县级市、区.
    County,
}

/// An area with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// GB/T 2260.
    pub code: AreaCode,
    /// 南昌市, 红谷滩区.
    pub name: String,
}

/// The county that an address names, or the city where it names none: 南昌市红谷滩区, 红谷滩区. Nothing where that is not certain.
pub fn area_of_address(address: &str, areas: &[Area]) -> Option<AreaCode> {
    let named = |level: AreaLevel| {
        let of_level = areas.iter().filter(move |area| area.code.level() == level);
        of_level.filter(|area| address.contains(area.name.as_str()))
    };
    let only = |found: Vec<&Area>| match found.as_slice() {
        [one] => Some(one.code.clone()),
        _ => None,
    };
    let cities: Vec<&Area> = named(AreaLevel::City).collect();
    let lies_there = |county: &&Area| {
        let city = county.code.parent();
        cities.is_empty() || cities.iter().any(|one| Some(&one.code) == city.as_ref())
    };
    let counties: Vec<&Area> = named(AreaLevel::County).filter(lies_there).collect();
    if counties.is_empty() { only(cities) } else { only(counties) }
}

/// The three kinds of institution, which are also the three doors of the home page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InstitutionKind {
    /// 老年大学.
    SeniorUniversity,
    /// 活动中心.
    ActivityCentre,
    /// 志愿服务队.
    VolunteerTeam,
}

impl InstitutionKind {
    /// The word kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SeniorUniversity => "senior_university",
            Self::ActivityCentre => "activity_centre",
            Self::VolunteerTeam => "volunteer_team",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::SeniorUniversity, Self::ActivityCentre, Self::VolunteerTeam]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// A leaf of the tree that offers something: a university or one campus of it, a centre, a team's office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institution {
    /// Key.
    pub id: InstitutionId,
    /// What it is.
    pub kind: InstitutionKind,
    /// 南昌市老年大学红谷滩校区.
    pub name: String,
    /// The county or city it lies in.
    pub area: Area,
    /// Street and number.
    pub address: String,
    /// How to get there: bus lines and stop.
    pub directions: String,
    /// Whom to call.
    pub telephone: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_lies_in_its_city_and_that_in_the_province() {
        let county = AreaCode::parse("360113").unwrap();
        assert_eq!(county.level(), AreaLevel::County);
        let city = county.parent().unwrap();
        assert_eq!((city.as_str(), city.level()), ("360100", AreaLevel::City));
        let province = city.parent().unwrap();
        assert_eq!((province.as_str(), province.parent()), ("360000", None));
        assert_eq!(AreaCode::parse("36"), Err(InvalidAreaCode));
    }
}
