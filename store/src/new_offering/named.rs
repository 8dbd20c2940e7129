//! What a list calls by name: found within its institution, or made.

use domain::calendar::Term;
use domain::id::InstitutionId;
use uuid::Uuid;

use super::NewVenue;
use crate::db::Tx;
use crate::error::Result;

/// 校区: a campus that an offering names.
pub(super) struct Campus<'a> {
    pub(super) id: String,
    pub(super) name: &'a str,
}

/// The campus of this name. A new one lies where its institution does until somebody says otherwise.
pub(super) async fn campus<'a>(
    tx: &mut Tx,
    of: InstitutionId,
    name: &'a str,
) -> Result<Campus<'a>> {
    let sql = "insert into campus (id, institution_id, name, address, directions) \
               values ($1, $2, $3, '', '') \
               on conflict (institution_id, name) do update set name = excluded.name returning id";
    let query = sqlx::query_scalar(sql).bind(Uuid::now_v7().to_string()).bind(of.to_string());
    Ok(Campus { id: query.bind(name).fetch_one(&mut **tx).await?, name })
}

/// The room of this name. An institution calls no two rooms the same: where another campus has the name already, the
/// campus's own is put before it.
pub(super) async fn venue(
    tx: &mut Tx,
    of: InstitutionId,
    campus: Option<&Campus<'_>>,
    venue: &NewVenue,
) -> Result<String> {
    let mut name = venue.name.clone();
    if let Some(campus) = campus
        && is_at_another(tx, of, campus, &name).await?
    {
        name.insert_str(0, campus.name);
    }
    let sql = "insert into venue (id, institution_id, campus_id, name, floor, capacity, directions) \
               values ($1, $2, $3, $4, $5, $6, $7) \
               on conflict (institution_id, name) do update set name = excluded.name returning id";
    let id = sqlx::query_scalar(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(of.to_string())
        .bind(campus.map(|campus| campus.id.as_str()))
        .bind(name)
        .bind(venue.floor.as_str())
        .bind(venue.capacity.map(i64::from))
        .bind(venue.directions.as_str())
        .fetch_one(&mut **tx)
        .await?;
    Ok(id)
}

async fn is_at_another(
    tx: &mut Tx,
    of: InstitutionId,
    campus: &Campus<'_>,
    venue: &str,
) -> Result<bool> {
    let sql = "select count(*) from venue where institution_id = $1 and name = $2 \
               and campus_id is not null and campus_id <> $3";
    let query = sqlx::query_scalar(sql).bind(of.to_string()).bind(venue).bind(campus.id.as_str());
    let found: i64 = query.fetch_one(&mut **tx).await?;
    Ok(found > 0)
}

/// The entry of this name in the catalogue of the department of that name.
pub(super) async fn course(
    tx: &mut Tx,
    of: InstitutionId,
    department: &str,
    name: &str,
) -> Result<String> {
    let sql = "insert into department (id, institution_id, name) values ($1, $2, $3) \
               on conflict (institution_id, name) do update set name = excluded.name returning id";
    let query = sqlx::query_scalar(sql).bind(Uuid::now_v7().to_string()).bind(of.to_string());
    let department: String = query.bind(department).fetch_one(&mut **tx).await?;
    let sql = "insert into course (id, institution_id, department_id, name) \
               values ($1, $2, $3, $4) on conflict (institution_id, department_id, name) \
               do update set name = excluded.name returning id";
    let query = sqlx::query_scalar(sql).bind(Uuid::now_v7().to_string()).bind(of.to_string());
    Ok(query.bind(department).bind(name).fetch_one(&mut **tx).await?)
}

/// The term of this name; the days of one that is there stay.
pub(super) async fn term(tx: &mut Tx, of: InstitutionId, term: &Term) -> Result<String> {
    let sql = "insert into term (id, institution_id, name, starts_on, ends_on) \
               values ($1, $2, $3, $4, $5) \
               on conflict (institution_id, name) do update set name = excluded.name returning id";
    let id = sqlx::query_scalar(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(of.to_string())
        .bind(term.name.as_str())
        .bind(term.starts_on.to_string())
        .bind(term.ends_on.to_string())
        .fetch_one(&mut **tx)
        .await?;
    Ok(id)
}
