//! The tree that every institution hangs on: the province, its 11 cities and 100 counties.

use anyhow::{Context, Result};
use domain::institution::{Area, AreaCode};
use store::Db;

/// Makes the tree known to a database that knows no area yet, whatever it is for.
pub async fn add(db: &Db) -> Result<()> {
    if store::institution::areas(db).await?.is_empty() {
        store::institution::add_areas(db, &jiangxi()?).await?;
    }
    Ok(())
}

/// The province, its cities and counties, those above before those below.
fn jiangxi() -> Result<Vec<Area>> {
    let mut areas = vec![area("360000", "江西省")?];
    for line in include_str!("../areas.csv").lines().skip(1) {
        let (code, rest) = line.split_once(',').context("areas.csv: a line without a comma")?;
        areas.push(area(code, rest.split(',').next().unwrap_or_default())?);
    }
    Ok(areas)
}

fn area(code: &str, name: &str) -> Result<Area> {
    Ok(Area { code: AreaCode::parse(code)?, name: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::institution::AreaLevel;

    use super::*;

    #[test]
    fn there_are_11_cities_and_100_counties_each_below_its_city() {
        let areas = jiangxi().unwrap();
        let count = |level| areas.iter().filter(|area| area.code.level() == level).count();
        assert_eq!(count(AreaLevel::Province), 1);
        assert_eq!(count(AreaLevel::City), 11);
        assert_eq!(count(AreaLevel::County), 100);
        let mut above = BTreeSet::new();
        for area in &areas {
            assert!(!area.name.is_empty(), "{area:?}");
            assert!(area.code.parent().is_none_or(|code| above.contains(&code)), "{area:?}");
            above.insert(area.code.clone());
        }
        assert_eq!(above.len(), 112, "each code once");
    }
}
