//! What a list calls by name: found within its institution, or made, and asked for once in a unit.

use std::collections::HashMap;

use domain::calendar::Term;
use domain::id::InstitutionId;
use sqlx::Row;
use uuid::Uuid;

use super::NewVenue;
use crate::db::Tx;
use crate::error::Result;

/// What one unit has found or made so far of what an institution's list names. Whatever is in it is locked by that unit.
pub(crate) struct Names {
    /// Whose list it is.
    pub(super) of: InstitutionId,
    /// The institution's own name and where it lies.
    place: Option<(String, String)>,
    campuses: HashMap<String, String>,
    /// By campus and by name.
    venues: HashMap<(Option<String>, String), String>,
    /// By department and by name.
    courses: HashMap<(String, String), String>,
    terms: HashMap<String, String>,
}

impl Names {
    /// Nothing was asked for yet.
    pub(crate) fn of(institution: InstitutionId) -> Self {
        Self {
            of: institution,
            place: None,
            campuses: HashMap::new(),
            venues: HashMap::new(),
            courses: HashMap::new(),
            terms: HashMap::new(),
        }
    }

    /// The institution's name, and its area's.
    pub(super) async fn place(&mut self, tx: &mut Tx) -> Result<(String, String)> {
        if let Some(place) = &self.place {
            return Ok(place.clone());
        }
        let sql = "select i.name, a.name as area from institution i \
                   join area a on a.code = i.area_code where i.id = $1";
        let row = sqlx::query(sql).bind(self.of.to_string()).fetch_one(&mut **tx).await?;
        let place = (row.try_get("name")?, row.try_get("area")?);
        Ok(self.place.insert(place).clone())
    }

    /// 校区: the campus of this name. A new one lies where its institution does until somebody says otherwise.
    pub(super) async fn campus(&mut self, tx: &mut Tx, name: &str) -> Result<String> {
        if let Some(id) = self.campuses.get(name) {
            return Ok(id.clone());
        }
        let sql = "insert into campus (id, institution_id, name, address, directions) \
                   values ($1, $2, $3, '', '') \
                   on conflict (institution_id, name) do update set name = excluded.name returning id";
        let query = sqlx::query_scalar(sql).bind(Uuid::now_v7().to_string());
        let id: String = query.bind(self.of.to_string()).bind(name).fetch_one(&mut **tx).await?;
        self.campuses.insert(name.to_owned(), id.clone());
        Ok(id)
    }

    /// The room of this name. An institution calls no two rooms the same: where another campus has the name already, the
    /// campus's own is put before it.
    pub(super) async fn venue(
        &mut self,
        tx: &mut Tx,
        campus: Option<&str>,
        venue: &NewVenue,
    ) -> Result<String> {
        let known = (campus.map(str::to_owned), venue.name.clone());
        if let Some(id) = self.venues.get(&known) {
            return Ok(id.clone());
        }
        let (mut name, mut campus_id) = (venue.name.clone(), None);
        if let Some(campus) = campus {
            let id = self.campus(tx, campus).await?;
            if is_at_another(tx, self.of, &id, &name).await? {
                name.insert_str(0, campus);
            }
            campus_id = Some(id);
        }
        let sql = "insert into venue (id, institution_id, campus_id, name, floor, capacity, directions) \
                   values ($1, $2, $3, $4, $5, $6, $7) \
                   on conflict (institution_id, name) do update set name = excluded.name returning id";
        let id: String = sqlx::query_scalar(sql)
            .bind(Uuid::now_v7().to_string())
            .bind(self.of.to_string())
            .bind(campus_id)
            .bind(name)
            .bind(venue.floor.as_str())
            .bind(venue.capacity.map(i64::from))
            .bind(venue.directions.as_str())
            .fetch_one(&mut **tx)
            .await?;
        self.venues.insert(known, id.clone());
        Ok(id)
    }

    /// The entry of this name in the catalogue of the department of that name.
    pub(crate) async fn course(
        &mut self,
        tx: &mut Tx,
        department: &str,
        name: &str,
    ) -> Result<String> {
        let known = (department.to_owned(), name.to_owned());
        if let Some(id) = self.courses.get(&known) {
            return Ok(id.clone());
        }
        let of = self.of.to_string();
        let sql = "insert into department (id, institution_id, name) values ($1, $2, $3) \
                   on conflict (institution_id, name) do update set name = excluded.name returning id";
        let query = sqlx::query_scalar(sql).bind(Uuid::now_v7().to_string()).bind(of.as_str());
        let department: String = query.bind(department).fetch_one(&mut **tx).await?;
        let sql = "insert into course (id, institution_id, department_id, name) \
                   values ($1, $2, $3, $4) on conflict (institution_id, department_id, name) \
                   do update set name = excluded.name returning id";
        let query = sqlx::query_scalar(sql).bind(Uuid::now_v7().to_string()).bind(of);
        let id: String = query.bind(department).bind(name).fetch_one(&mut **tx).await?;
        self.courses.insert(known, id.clone());
        Ok(id)
    }

    /// The term of this name; the days of one that is there stay.
    pub(super) async fn term(&mut self, tx: &mut Tx, term: &Term) -> Result<String> {
        if let Some(id) = self.terms.get(&term.name) {
            return Ok(id.clone());
        }
        let sql = "insert into term (id, institution_id, name, starts_on, ends_on) \
                   values ($1, $2, $3, $4, $5) \
                   on conflict (institution_id, name) do update set name = excluded.name returning id";
        let id: String = sqlx::query_scalar(sql)
            .bind(Uuid::now_v7().to_string())
            .bind(self.of.to_string())
            .bind(term.name.as_str())
            .bind(term.starts_on.to_string())
            .bind(term.ends_on.to_string())
            .fetch_one(&mut **tx)
            .await?;
        self.terms.insert(term.name.clone(), id.clone());
        Ok(id)
    }
}

async fn is_at_another(tx: &mut Tx, of: InstitutionId, campus: &str, venue: &str) -> Result<bool> {
    let sql = "select count(*) from venue where institution_id = $1 and name = $2 \
               and campus_id is not null and campus_id <> $3";
    let query = sqlx::query_scalar(sql).bind(of.to_string()).bind(venue).bind(campus);
    let found: i64 = query.fetch_one(&mut **tx).await?;
    Ok(found > 0)
}
