//! What may be certified of somebody, as the registers and confirmed hours say now.

use domain::calendar::day;
use domain::certificate::{Attended, Served, seconds_of};
use domain::id::{InstitutionId, OfferingId, PersonId};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// Everything of a person that a certificate could be about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certifiable {
    /// Classes of which sessions were held while they had a place, the latest first.
    pub classes: Vec<ClassAttended>,
    /// Institutions for which they helped.
    pub service: Vec<ServiceOf>,
}

/// A class, and how often the person came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassAttended {
    /// Which.
    pub offering: OfferingId,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub institution: InstitutionId,
    /// That one's name.
    pub institution_name: String,
    /// The term's name.
    pub term: String,
    /// How often.
    pub attended: Attended,
    /// The first and the last of these sessions.
    pub days: (Date, Date),
}

/// Confirmed hours at one institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceOf {
    /// Which.
    pub institution: InstitutionId,
    /// Its name.
    pub institution_name: String,
    /// Team by team.
    pub teams: Vec<Served>,
    /// The first and the last of these shifts.
    pub days: (Date, Date),
}

/// Before anybody has helped.
const LONG_AGO: Date = jiff::civil::date(1949, 10, 1);

/// Everything of the person; of one institution alone where one is named.
pub async fn certifiable(
    db: &Db,
    person: PersonId,
    institution: Option<InstitutionId>,
) -> Result<Certifiable> {
    let mut connection = db.reader().await?;
    let now = db.now();
    let classes = classes(&mut connection, person, institution, None, now).await?;
    let service = service(&mut connection, person, institution, (LONG_AGO, day(now))).await?;
    Ok(Certifiable { classes, service })
}

/// The classes, or one of them; in a unit or outside.
pub(super) async fn classes(
    connection: &mut AnyConnection,
    person: PersonId,
    institution: Option<InstitutionId>,
    offering: Option<OfferingId>,
    now: Timestamp,
) -> Result<Vec<ClassAttended>> {
    let rows = sqlx::query(include_str!("classes.sql"))
        .bind(person.to_string())
        .bind(now.as_second())
        .bind(institution.map(|id| id.to_string()))
        .bind(offering.map(|id| id.to_string()))
        .fetch_all(connection)
        .await?;
    rows.iter().map(class_from).collect()
}

fn class_from(row: &AnyRow) -> Result<ClassAttended> {
    Ok(ClassAttended {
        offering: row.id("offering_id")?,
        name: row.text("name")?,
        institution: row.id("institution_id")?,
        institution_name: row.text("institution_name")?,
        term: row.text("term")?,
        attended: Attended {
            held: row.number("held")?,
            marked: row.number("marked")?,
            attended: row.number("attended")?,
        },
        days: days_from(row)?,
    })
}

/// Confirmed hours of these days, by institution; in a unit or outside.
pub(super) async fn service(
    connection: &mut AnyConnection,
    person: PersonId,
    institution: Option<InstitutionId>,
    days: (Date, Date),
) -> Result<Vec<ServiceOf>> {
    let (from, to) = seconds_of(days);
    let rows = sqlx::query(include_str!("service.sql"))
        .bind(person.to_string())
        .bind(institution.map(|id| id.to_string()))
        .bind(from)
        .bind(to)
        .fetch_all(connection)
        .await?;
    let mut all: Vec<ServiceOf> = Vec::new();
    for row in &rows {
        let institution = row.id("institution_id")?;
        let served = Served {
            team: row.text("team")?,
            times: row.number("times")?,
            minutes: row.number("minutes")?,
        };
        let (first, last) = days_from(row)?;
        match all.last_mut().filter(|one| one.institution == institution) {
            Some(one) => {
                one.days = (one.days.0.min(first), one.days.1.max(last));
                one.teams.push(served);
            }
            None => all.push(ServiceOf {
                institution,
                institution_name: row.text("institution_name")?,
                teams: vec![served],
                days: (first, last),
            }),
        }
    }
    Ok(all)
}

fn days_from(row: &AnyRow) -> Result<(Date, Date)> {
    Ok((day(row.instant("first_at")?), day(row.instant("last_at")?)))
}
