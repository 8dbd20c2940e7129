//! What a list calls by name: found within its institution, or made.

use domain::calendar::Term;
use domain::id::InstitutionId;
use uuid::Uuid;

use super::NewVenue;
use crate::db::Tx;
use crate::error::Result;

/// The campus of this name. A new one lies where its institution does until somebody says otherwise.
pub(super) async fn campus(tx: &mut Tx, of: InstitutionId, name: &str) -> Result<String> {
    let sql = "insert into campus (id, institution_id, name, address, directions) \
               values ($1, $2, $3, '', '') \
               on conflict (institution_id, name) do update set name = excluded.name returning id";
    let query = sqlx::query_scalar(sql).bind(Uuid::now_v7().to_string()).bind(of.to_string());
    Ok(query.bind(name).fetch_one(&mut **tx).await?)
}

/// The room of this name.
pub(super) async fn venue(
    tx: &mut Tx,
    of: InstitutionId,
    campus: Option<&str>,
    venue: &NewVenue,
) -> Result<String> {
    let sql = "insert into venue (id, institution_id, campus_id, name, floor, capacity, directions) \
               values ($1, $2, $3, $4, $5, $6, $7) \
               on conflict (institution_id, name) do update set name = excluded.name returning id";
    let id = sqlx::query_scalar(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(of.to_string())
        .bind(campus)
        .bind(venue.name.as_str())
        .bind(venue.floor.as_str())
        .bind(venue.capacity.map(i64::from))
        .bind(venue.directions.as_str())
        .fetch_one(&mut **tx)
        .await?;
    Ok(id)
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
