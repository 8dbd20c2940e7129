//! What exists before anybody plans or signs up: areas, institutions, people, coordinators.

use domain::id::{InstitutionId, PersonId};
use domain::institution::{Area, AreaCode, Institution, InstitutionKind};
use domain::person::{Coordinator, Mobile, Person, PersonName};
use domain::role::Role;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::Row;
use uuid::Uuid;

pub use self::filling::{Contents, Filling, begin_filling, end_filling};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::sign_in::{Seat, seat_person};
use crate::{institution, person};

mod filling;

/// What a database is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Made-up people, passwords that everybody knows, codes shown on the page.
    Demonstration,
    /// Real people.
    Real,
}

/// What the database is for. The first to ask decides, for good.
pub async fn purpose(db: &Db, wanted: Purpose) -> Result<Purpose> {
    db.write(wanted, |tx, wanted, _| {
        Box::pin(async move {
            // A row that every database has: of servers that start at once on an empty one, one after another decides.
            let lock = "update migration_turn set until = until where id = 'schema'";
            sqlx::query(lock).execute(&mut **tx).await?;
            let name = if *wanted == Purpose::Real { "real" } else { "demonstration" };
            let sql =
                "insert into purpose (name) select $1 where not exists (select 1 from purpose)";
            sqlx::query(sql).bind(name).execute(&mut **tx).await?;
            let kept = sqlx::query("select name from purpose").fetch_one(&mut **tx).await?;
            let real = kept.try_get::<&str, _>("name")? == "real";
            Ok(if real { Purpose::Real } else { Purpose::Demonstration })
        })
    })
    .await
}

/// An institution that is about to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewInstitution {
    /// What it is.
    pub kind: InstitutionKind,
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub area: AreaCode,
    /// Street and number.
    pub address: String,
    /// Bus lines and stop.
    pub directions: String,
    /// Whom to call.
    pub telephone: String,
}

/// Adds an institution.
pub async fn add_institution(db: &Db, new: &NewInstitution) -> Result<Institution> {
    let id = InstitutionId(Uuid::now_v7());
    let area = Area { code: new.area.clone(), name: String::new() };
    let NewInstitution { kind, name, address, directions, telephone, .. } = new.clone();
    institution::add(db, &Institution { id, kind, name, area, address, directions, telephone })
        .await?;
    institution::institution(db, id).await
}

/// A person of an office's list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPerson {
    /// As on the identity card.
    pub name: Option<PersonName>,
    /// The number that they sign in with.
    pub mobile: Option<Mobile>,
    /// By the identity card.
    pub born_on: Option<Date>,
    /// 离休 or 退休, as the list says; empty if it does not.
    pub category: String,
    /// City and county, as the list says.
    pub address: String,
    /// 原单位.
    pub former_unit: String,
    /// The branch they belong to, with the area it lies in.
    pub branch: Option<(AreaCode, String)>,
    /// Whom to call if something happens, with the relation.
    pub emergency_contact: Option<String>,
    /// That person's telephone.
    pub emergency_telephone: Option<String>,
}

/// Adds people, in one unit. A number that somebody has already signs in that person: it is left out here.
pub async fn add_people(db: &Db, people: &[NewPerson]) -> Result<Vec<PersonId>> {
    db.write(people.to_vec(), |tx, people, now| {
        Box::pin(async move {
            let mut ids = Vec::with_capacity(people.len());
            for person in people {
                ids.push(add_person(tx, person, now).await?);
            }
            Ok(ids)
        })
    })
    .await
}

pub(crate) async fn add_person(tx: &mut Tx, new: &NewPerson, now: Timestamp) -> Result<PersonId> {
    let id = PersonId(Uuid::now_v7());
    let (name, mobile, born_on) = (new.name.clone(), new.mobile.clone(), new.born_on);
    let (emergency_contact, emergency_telephone) =
        (new.emergency_contact.clone(), new.emergency_telephone.clone());
    let known = Person { id, name, mobile, born_on, emergency_contact, emergency_telephone };
    if !person::insert(tx, &known, now).await? {
        person::insert(tx, &Person { mobile: None, ..known }, now).await?;
    }
    let sql = "update person set category = $2, address = $3, former_unit = $4 where id = $1";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(&new.category)
        .bind(&new.address)
        .bind(&new.former_unit)
        .execute(&mut **tx)
        .await?;
    if let Some((area, branch)) = &new.branch {
        join_branch(tx, id, area, branch).await?;
    }
    Ok(id)
}

async fn join_branch(tx: &mut Tx, person: PersonId, area: &AreaCode, name: &str) -> Result<()> {
    let sql = "insert into branch (id, area_code, name) values ($1, $2, $3) on conflict (area_code, name) do nothing";
    sqlx::query(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(area.as_str())
        .bind(name)
        .execute(&mut **tx)
        .await?;
    let sql = "insert into branch_membership (branch_id, person_id) \
               select id, $3 from branch where area_code = $1 and name = $2";
    sqlx::query(sql)
        .bind(area.as_str())
        .bind(name)
        .bind(person.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Adds a coordinator, a person of their own, with an argon2id hash of the password.
pub async fn add_coordinator(
    db: &Db,
    institution: InstitutionId,
    name: &PersonName,
    sign_in_name: &str,
    password_hash: &str,
) -> Result<Coordinator> {
    let facts = (institution, name.clone(), sign_in_name.to_owned(), password_hash.to_owned());
    let person = db
        .write(facts, |tx, (institution, name, sign_in_name, hash), now| {
            Box::pin(async move {
                let new = NewPerson { name: Some(name.clone()), ..NewPerson::default() };
                let id = add_person(tx, &new, now).await?;
                seat_person(tx, id, Seat::of_head(*institution, sign_in_name, hash)).await?;
                Ok(id)
            })
        })
        .await?;
    Ok(Coordinator {
        person,
        name: name.as_str().to_owned(),
        institution,
        role: Role::Head,
        teaches: String::new(),
    })
}
