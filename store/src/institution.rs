//! 机构与地区: who offers something, and where.

use domain::calendar::Term;
use domain::id::InstitutionId;
use domain::institution::{Area, Institution};
use domain::offering::OfferingKind;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::offering::row::{area_from, institution_from};
use crate::spelling::sort_key;

/// One institution.
pub async fn institution(db: &Db, id: InstitutionId) -> Result<Institution> {
    let sql = "select i.id as institution_id, i.kind as institution_kind, \
               i.name as institution_name, i.address as institution_address, \
               i.directions as institution_directions, i.telephone as institution_telephone, \
               a.code as area_code, a.name as area_name \
               from institution i join area a on a.code = i.area_code where i.id = $1";
    let mut connection = db.reader().await?;
    institution_from(&sqlx::query(sql).bind(id.to_string()).fetch_one(&mut *connection).await?)
}

/// All institutions, or those behind a door: the ones of its kind, and others that have something there which is
/// neither over nor cancelled. By area and name.
pub async fn institutions(db: &Db, door: Option<OfferingKind>) -> Result<Vec<Institution>> {
    let sql = "select i.id as institution_id, i.kind as institution_kind, \
               i.name as institution_name, i.address as institution_address, \
               i.directions as institution_directions, i.telephone as institution_telephone, \
               a.code as area_code, a.name as area_name \
               from institution i join area a on a.code = i.area_code \
               where $1 is null or i.kind = $1 or i.id in ( \
                   select institution_id from offering \
                   where kind = $2 and last_to > $3 and state <> 'cancelled') \
               order by i.area_code, i.id";
    let mut connection = db.reader().await?;
    let query = sqlx::query(sql)
        .bind(door.map(|kind| kind.held_by().code()))
        .bind(door.map(OfferingKind::code))
        .bind(db.now().as_second());
    let rows = query.fetch_all(&mut *connection).await?;
    let mut all: Vec<Institution> = rows.iter().map(institution_from).collect::<Result<_>>()?;
    all.sort_by_cached_key(|one| (one.area.code.clone(), sort_key(&one.name)));
    Ok(all)
}

/// Every area of the province, by code.
pub async fn areas(db: &Db) -> Result<Vec<Area>> {
    let sql = "select code as area_code, name as area_name from area order by code";
    let mut connection = db.reader().await?;
    sqlx::query(sql).fetch_all(&mut *connection).await?.iter().map(area_from).collect()
}

/// The cities and counties that have something of the kind which is neither over nor cancelled, by code.
pub async fn areas_with_offerings(db: &Db, kind: OfferingKind) -> Result<Vec<Area>> {
    let sql = "with live as ( \
                   select distinct institution_id from offering \
                   where kind = $1 and last_to > $2 and state <> 'cancelled'), \
               around as ( \
                   select a.code, a.parent_code from live \
                   join institution i on i.id = live.institution_id \
                   join area a on a.code = i.area_code) \
               select code as area_code, name as area_name from area \
               where parent_code is not null and (code in (select code from around) \
               or code in (select parent_code from around)) order by code";
    let mut connection = db.reader().await?;
    let query = sqlx::query(sql).bind(kind.code()).bind(db.now().as_second());
    query.fetch_all(&mut *connection).await?.iter().map(area_from).collect()
}

/// The terms of an institution, the latest first.
pub async fn terms_of(db: &Db, institution: InstitutionId) -> Result<Vec<Term>> {
    let sql = "select name, starts_on, ends_on from term where institution_id = $1 \
               order by starts_on desc, id";
    let term = |row: &AnyRow| {
        let (starts_on, ends_on) = (row.day("starts_on")?, row.day("ends_on")?);
        Ok(Term { name: row.text("name")?, starts_on, ends_on })
    };
    let mut connection = db.reader().await?;
    let query = sqlx::query(sql).bind(institution.to_string());
    query.fetch_all(&mut *connection).await?.iter().map(term).collect()
}

/// Adds areas, those above before those below.
pub async fn add_areas(db: &Db, areas: &[Area]) -> Result<()> {
    db.write(areas.to_vec(), |tx, areas, _| {
        Box::pin(async move {
            for area in areas {
                insert_area(tx, area).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Adds an institution in an area that is there.
pub async fn add(db: &Db, institution: &Institution) -> Result<()> {
    db.write(institution.clone(), |tx, institution, _| Box::pin(insert(tx, institution))).await
}

/// Units that ask for it with one institution run one after the other from here on.
pub(crate) async fn queue(tx: &mut Tx, id: InstitutionId) -> Result<()> {
    let sql = "update institution set name = name where id = $1";
    sqlx::query(sql).bind(id.to_string()).execute(&mut **tx).await?;
    Ok(())
}

/// Adds an area, as a step of a unit; one that is there stays.
pub(crate) async fn insert_area(tx: &mut Tx, area: &Area) -> Result<()> {
    let sql = "insert into area (code, name, parent_code) values ($1, $2, $3) \
               on conflict (code) do nothing";
    let above = area.code.parent();
    sqlx::query(sql)
        .bind(area.code.as_str())
        .bind(area.name.as_str())
        .bind(above.map(|code| code.as_str().to_owned()))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Adds an institution, as a step of a unit.
pub(crate) async fn insert(tx: &mut Tx, institution: &Institution) -> Result<()> {
    let sql = "insert into institution (id, kind, name, area_code, address, directions, telephone) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(sql)
        .bind(institution.id.to_string())
        .bind(institution.kind.code())
        .bind(institution.name.as_str())
        .bind(institution.area.code.as_str())
        .bind(institution.address.as_str())
        .bind(institution.directions.as_str())
        .bind(institution.telephone.as_str())
        .execute(&mut **tx)
        .await?;
    Ok(())
}
