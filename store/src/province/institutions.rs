//! Institutions over the counties.

use domain::id::InstitutionId;
use domain::institution::InstitutionKind;
use sqlx::Row;
use uuid::Uuid;

use super::{INSTITUTIONS, Size};
use crate::db::Db;
use crate::error::Result;
use crate::rows::{Value, insert};

/// The counties by code, with their names.
pub(super) async fn counties(db: &Db) -> Result<Vec<(String, String)>> {
    let sql = "select code, name from area where substr(code, 5, 2) <> '00' order by code";
    let rows = sqlx::query(sql).fetch_all(&mut *db.reader().await?).await?;
    rows.iter().map(|row| Ok((row.try_get("code")?, row.try_get("name")?))).collect()
}

/// Of five institutions two are universities, two centres, and one is a team.
const fn kind(number: usize) -> (InstitutionKind, &'static str) {
    match number % 5 {
        0 | 1 => (InstitutionKind::SeniorUniversity, "老年大学"),
        2 | 3 => (InstitutionKind::ActivityCentre, "老干部活动中心"),
        _ => (InstitutionKind::VolunteerTeam, "银发志愿服务队"),
    }
}

/// Institutions, with their kinds.
pub(super) async fn fill(db: &Db, size: Size) -> Result<Vec<(InstitutionId, InstitutionKind)>> {
    let counties = counties(db).await?;
    let made: Vec<_> = (0..size.of(INSTITUTIONS) as usize)
        .map(|number| {
            (InstitutionId(Uuid::now_v7()), kind(number), &counties[number % counties.len()])
        })
        .collect();
    let rows = made.iter().map(|(id, (kind, name), (code, county))| {
        vec![
            Value::from(id.to_string()),
            Value::from(kind.code()),
            Value::from(format!("{county}{name}")),
            Value::from(code.as_str()),
            Value::from(format!("{county}银杏路1号")),
            Value::from("公交到银杏路口站"),
            Value::from("19900000101"),
        ]
    });
    let into = "institution (id, kind, name, area_code, address, directions, telephone)";
    insert(db, into, rows.collect()).await?;
    Ok(made.into_iter().map(|(id, (kind, _), _)| (id, kind)).collect())
}
