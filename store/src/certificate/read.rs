//! Certificates as they were made: for the desk, and for their person.

use domain::certificate::{CertificateNumber, CheckCode, Facts};
use domain::id::{CertificateId, InstitutionId, PersonId};
use domain::person::Coordinator;
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::lists::bind_each;
use crate::member;

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Key.
    pub id: CertificateId,
    /// Which of its institution's.
    pub number: CertificateNumber,
    /// Whose it is.
    pub institution: InstitutionId,
    /// Of whom.
    pub person: PersonId,
    /// By which anybody may check it.
    pub code: CheckCode,
    /// What it says.
    pub facts: Facts,
    /// When it was made.
    pub issued_at: Timestamp,
    /// How it was taken back, if it was.
    pub revoked: Option<Revoked>,
}

/// How a certificate was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoked {
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// Those that the coordinator's institution has made of a member, the latest first. Whoever is no member is not found.
pub async fn certificates_of(
    db: &Db,
    person: PersonId,
    by: &Coordinator,
) -> Result<Vec<Certificate>> {
    let mut connection = db.reader().await?;
    member::by_id(&mut connection, person, by).await?;
    let condition = "person_id = $1 and institution_id = $2";
    let values = [person.to_string(), by.institution.to_string()];
    read(&mut connection, condition, &values).await
}

/// The person's own, the latest first.
pub async fn mine(db: &Db, person: PersonId) -> Result<Vec<Certificate>> {
    read(&mut *db.reader().await?, "person_id = $1", &[person.to_string()]).await
}

/// One of the coordinator's own institution. Another's is not found.
pub async fn at_desk(db: &Db, id: CertificateId, by: &Coordinator) -> Result<Certificate> {
    one_at_desk(&mut *db.reader().await?, id, by).await
}

/// The same, in a unit or outside.
pub(super) async fn one_at_desk(
    connection: &mut AnyConnection,
    id: CertificateId,
    by: &Coordinator,
) -> Result<Certificate> {
    let values = [id.to_string(), by.institution.to_string()];
    one(connection, "id = $1 and institution_id = $2", &values).await
}

/// One of the person's own. Somebody else's is not found.
pub async fn my_certificate(db: &Db, id: CertificateId, person: PersonId) -> Result<Certificate> {
    let values = [id.to_string(), person.to_string()];
    one(&mut *db.reader().await?, "id = $1 and person_id = $2", &values).await
}

/// The one that there is.
pub(super) async fn one(
    connection: &mut AnyConnection,
    condition: &str,
    values: &[String],
) -> Result<Certificate> {
    read(connection, condition, values).await?.pop().ok_or(crate::error::Error::NotFound)
}

/// Only our own conditions stand in the text.
pub(super) async fn read(
    connection: &mut AnyConnection,
    condition: &str,
    values: &[String],
) -> Result<Vec<Certificate>> {
    let sql = format!(
        "select id, number, institution_id, person_id, code, facts, issued_at, revoked_at, revoke_reason \
         from certificate where {condition} order by issued_at desc, number desc limit 200"
    );
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)), values);
    query.fetch_all(connection).await?.iter().map(certificate_from).collect()
}

fn certificate_from(row: &AnyRow) -> Result<Certificate> {
    let revoked = match row.number_if_any::<i64>("revoked_at")? {
        Some(_) => {
            Some(Revoked { at: row.instant("revoked_at")?, reason: row.text("revoke_reason")? })
        }
        None => None,
    };
    Ok(Certificate {
        id: row.id("id")?,
        number: CertificateNumber(row.number("number")?),
        institution: row.id("institution_id")?,
        person: row.id("person_id")?,
        code: row.word("code", |code| CheckCode::parse(code).ok())?,
        facts: row.word("facts", |facts| serde_json::from_str(facts).ok())?,
        issued_at: row.instant("issued_at")?,
        revoked,
    })
}
