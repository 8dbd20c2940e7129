//! 导入: a plan that was read and waits to be confirmed, and taking it over, all or nothing.

use std::collections::HashMap;

use domain::id::{FormKey, ImportId, InstitutionId};
use domain::log::{About, Act, Field};
use domain::offering::Allocation;
use domain::person::Coordinator;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use uuid::Uuid;

use crate::closure::{self, NewClosure};
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::form_key::hashed;
use crate::institution::queue;
use crate::log::Doing;
use crate::new_offering::{self, NewOffering};

/// How a row of a plan stands against what the institution has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing of that key is there.
    New,
    /// It is there, and says the same.
    Unchanged,
    /// It is there and says something else; taking the plan over leaves it as it is.
    Different,
}

/// What taking a plan over has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Offerings that are new.
    pub added: u32,
    /// Offerings that were there before, and were left alone.
    pub unchanged: u32,
    /// Closures that are new.
    pub closures: u32,
    /// Of the new offerings, those whose places are given by approval.
    #[serde(default)]
    pub by_approval: u32,
}

/// A plan that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// As the coordinator's file was called.
    pub file_name: String,
    /// What was read, as the caller wrote it down.
    pub content: String,
    /// What became of it, once it was confirmed.
    pub outcome: Option<Outcome>,
}

/// What tells whether a row has changed: SHA-256 of everything it says.
pub fn fingerprint(facts: &str) -> String {
    hashed(facts)
}

/// Keeps what was read from a file. No offering is made yet.
pub async fn prepare(
    db: &Db,
    by: &Coordinator,
    file_name: &str,
    content: &str,
) -> Result<ImportId> {
    let facts = (by.clone(), file_name.to_owned(), content.to_owned());
    db.write(facts, |tx, (by, file_name, content), now| {
        Box::pin(async move {
            let id = ImportId(Uuid::now_v7());
            let sql = "insert into import \
                       (id, institution_id, coordinator_id, file_name, content, created_at) \
                       values ($1, $2, $3, $4, $5, $6)";
            sqlx::query(sql)
                .bind(id.to_string())
                .bind(by.institution.to_string())
                .bind(by.person.to_string())
                .bind(file_name)
                .bind(content)
                .bind(now.as_second())
                .execute(&mut **tx)
                .await?;
            Ok(id)
        })
    })
    .await
}

/// A plan that the coordinator's institution has handed in; another institution's is not found.
pub async fn prepared(db: &Db, id: ImportId, by: &Coordinator) -> Result<Prepared> {
    let sql = "select file_name, content, outcome from import \
               where id = $1 and institution_id = $2";
    let mut reader = db.reader().await?;
    let row = sqlx::query(sql)
        .bind(id.to_string())
        .bind(by.institution.to_string())
        .fetch_one(&mut *reader)
        .await?;
    let outcome = row.text_if_any("outcome")?;
    Ok(Prepared {
        file_name: row.text("file_name")?,
        content: row.text("content")?,
        outcome: outcome.map(|outcome| serde_json::from_str(&outcome)).transpose()?,
    })
}

/// How each of these offerings stands against what the institution has.
pub async fn compare(
    db: &Db,
    institution: InstitutionId,
    offerings: &[NewOffering],
) -> Result<Vec<Standing>> {
    let mut reader = db.reader().await?;
    let known = known_to(&mut reader, institution).await?;
    Ok(offerings.iter().map(|offering| standing(&known, offering)).collect())
}

/// Takes a plan over: what is new is made, what is there stays as it is. Confirmed again, it only
/// tells again what it did.
pub async fn confirm(
    db: &Db,
    key: FormKey,
    id: ImportId,
    by: &Coordinator,
    offerings: &[NewOffering],
    closures: &[NewClosure],
) -> Result<Outcome> {
    let plan = Plan {
        import: Some(id),
        institution: by.institution,
        offerings: offerings.to_vec(),
        closures: closures.to_vec(),
    };
    let doing = Doing::beside(Act::Import, by, About::Import(id));
    db.desk_once(key, doing, plan, |tx, plan, now| {
        Box::pin(async move {
            let outcome = confirmed(tx, plan, now).await?;
            tx.note(Field::Number, outcome.added);
            Ok(outcome)
        })
    })
    .await
}

/// Takes a plan over without anybody having handed it in, as the demonstration does.
pub async fn take_over(
    db: &Db,
    institution: InstitutionId,
    offerings: &[NewOffering],
    closures: &[NewClosure],
) -> Result<Outcome> {
    let (offerings, closures) = (offerings.to_vec(), closures.to_vec());
    let plan = Plan { import: None, institution, offerings, closures };
    db.write(plan, |tx, plan, _| Box::pin(async move { take(tx, plan).await })).await
}

/// What a unit takes over. Only the first two tell one form from another: what the rest says may
/// depend on the minute in which it was worked out.
#[derive(Serialize)]
struct Plan {
    import: Option<ImportId>,
    institution: InstitutionId,
    #[serde(skip)]
    offerings: Vec<NewOffering>,
    #[serde(skip)]
    closures: Vec<NewClosure>,
}

async fn confirmed(tx: &mut Tx, plan: &Plan, now: Timestamp) -> Result<Outcome> {
    let id = plan.import.ok_or(Error::NotFound)?.to_string();
    let claim = "update import set confirmed_at = coalesce(confirmed_at, $3) \
                 where id = $1 and institution_id = $2 returning outcome";
    let row = sqlx::query(claim)
        .bind(&id)
        .bind(plan.institution.to_string())
        .bind(now.as_second())
        .fetch_one(&mut **tx)
        .await?;
    if let Some(outcome) = row.text_if_any("outcome")? {
        tx.note_nothing();
        return Ok(serde_json::from_str(&outcome)?);
    }
    let outcome = take(tx, plan).await?;
    sqlx::query("update import set outcome = $2 where id = $1")
        .bind(&id)
        .bind(serde_json::to_string(&outcome)?)
        .execute(&mut **tx)
        .await?;
    Ok(outcome)
}

async fn take(tx: &mut Tx, plan: &Plan) -> Result<Outcome> {
    // The root of all that follows: two plans of one institution are taken over one after the other.
    queue(tx, plan.institution).await?;
    let mut known = known_to(tx, plan.institution).await?;
    let mut outcome = Outcome {
        closures: closure::keep(tx, Some(plan.institution), &plan.closures).await?,
        ..Outcome::default()
    };
    for offering in &plan.offerings {
        if offering.institution != plan.institution {
            return Err(Error::NotFound);
        }
        if standing(&known, offering) == Standing::New {
            new_offering::insert_offering(tx, offering).await?;
            outcome.added += 1;
            let given = offering.allocation.of_new(offering.admission);
            outcome.by_approval += u32::from(given == Allocation::Approval);
        } else {
            outcome.unchanged += 1;
        }
        if let Some(key) = &offering.import_key {
            known.insert(key.clone(), offering.import_fingerprint.clone().unwrap_or_default());
        }
    }
    Ok(outcome)
}

/// The keys of what was imported before, each with its fingerprint.
async fn known_to(
    connection: &mut AnyConnection,
    institution: InstitutionId,
) -> Result<HashMap<String, String>> {
    let sql = "select import_key, coalesce(import_fingerprint, '') as fingerprint from offering \
               where institution_id = $1 and import_key is not null";
    let rows = sqlx::query(sql).bind(institution.to_string()).fetch_all(&mut *connection).await?;
    rows.iter().map(|row| Ok((row.text("import_key")?, row.text("fingerprint")?))).collect()
}

fn standing(known: &HashMap<String, String>, offering: &NewOffering) -> Standing {
    let kept = offering.import_key.as_ref().and_then(|key| known.get(key));
    match kept {
        None => Standing::New,
        Some(kept) if Some(kept) == offering.import_fingerprint.as_ref() => Standing::Unchanged,
        Some(_) => Standing::Different,
    }
}
