//! What a list may be narrowed by: the areas, institutions and subjects that have something.

use domain::institution::{Area, AreaCode, AreaLevel, Institution};
use domain::offering::OfferingKind;
use domain::search::Search;
use store::Db;

use crate::error::AppError;

/// More rows than this are grouped: counties by their city, institutions by their area.
const AT_A_GLANCE: usize = 8;

/// What there is behind one door.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// Cities and counties with something that is not over.
    pub areas: Vec<Area>,
    /// The institutions of the kind, and others that have something.
    pub institutions: Vec<Institution>,
    /// Subjects by pinyin.
    pub subjects: Vec<String>,
}

impl Choices {
    /// Reads them.
    pub async fn of(db: &Db, kind: OfferingKind) -> Result<Self, AppError> {
        Ok(Self {
            areas: store::institution::areas_with_offerings(db, kind).await?,
            institutions: store::institution::institutions(db, Some(kind)).await?,
            subjects: store::offering::subjects(db, kind).await?,
        })
    }

    /// The search without areas, institutions and subjects that are not here: an old or a made-up address.
    pub fn known(&self, search: Search) -> Search {
        let area = search.area.filter(|code| self.areas.iter().any(|area| area.code == *code));
        let institution =
            search.institution.filter(|id| self.institutions.iter().any(|one| one.id == *id));
        let subject = search.subject.filter(|subject| self.subjects.contains(subject));
        Search { area, institution, subject, ..search }
    }

    /// The areas to choose from: all if they are few, otherwise the cities and the counties of the one chosen.
    pub fn areas_for(&self, chosen: Option<&AreaCode>) -> Vec<&Area> {
        let city = chosen.and_then(city_of);
        let is_near =
            |area: &&Area| area.code.level() != AreaLevel::County || area.code.parent() == city;
        self.areas.iter().filter(|area| self.areas.len() <= AT_A_GLANCE || is_near(area)).collect()
    }

    /// The institutions to choose from: all if they are few, otherwise those of the area chosen.
    pub fn institutions_for(&self, search: &Search) -> Vec<&Institution> {
        let is_near = |one: &&Institution| {
            search.institution == Some(one.id)
                || search.area.as_ref().is_some_and(|area| lies_in(&one.area.code, area))
        };
        self.institutions
            .iter()
            .filter(|one| self.institutions.len() <= AT_A_GLANCE || is_near(one))
            .collect()
    }
}

/// The city that an area is or lies in.
fn city_of(code: &AreaCode) -> Option<AreaCode> {
    match code.level() {
        AreaLevel::Province => None,
        AreaLevel::City => Some(code.clone()),
        AreaLevel::County => code.parent(),
    }
}

fn lies_in(code: &AreaCode, area: &AreaCode) -> bool {
    code == area || code.parent().is_some_and(|parent| lies_in(&parent, area))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(digits: &str) -> AreaCode {
        AreaCode::parse(digits).unwrap()
    }

    fn province() -> Choices {
        let codes = [
            "360100", "360111", "360113", "360200", "360202", "360300", "360302", "360400",
            "360402",
        ];
        let areas =
            codes.map(|digits| Area { code: code(digits), name: digits.to_owned() }).to_vec();
        Choices { areas, ..Choices::default() }
    }

    #[test]
    fn many_areas_are_grouped_by_their_city() {
        let shown = |chosen: Option<&str>| {
            let chosen = chosen.map(code);
            province()
                .areas_for(chosen.as_ref())
                .iter()
                .map(|area| area.name.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(None), ["360100", "360200", "360300", "360400"]);
        assert_eq!(
            shown(Some("360100")),
            ["360100", "360111", "360113", "360200", "360300", "360400"]
        );
        assert_eq!(shown(Some("360113")), shown(Some("360100")));
    }

    #[test]
    fn what_nobody_knows_is_not_asked_for() {
        let mut search = Search::of(OfferingKind::Class);
        (search.area, search.subject) = (Some(code("999999")), Some("炼金术".into()));
        assert_eq!(province().known(search), Search::of(OfferingKind::Class));
        assert!(lies_in(&code("360113"), &code("360000")));
        assert!(!lies_in(&code("360113"), &code("360200")));
    }
}
