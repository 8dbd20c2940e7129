//! Making a certificate: by a coordinator for a member, or by the person for themself.

use domain::certificate::{
    CODES, CertificateRefusal, Certified, CheckCode, Facts, may_certify_service, may_span,
};
use domain::id::{CertificateId, FormKey, InstitutionId, OfferingId, PersonId};
use domain::log::{About, Act};
use domain::person::{Coordinator, PersonName};
use domain::refusal::Refusal;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use uuid::Uuid;

use super::certifiable::{classes, service};
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx, Unit};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::log::Doing;
use crate::member;

/// What somebody wants certified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToCertify {
    /// How often they came to a class.
    Attendance {
        /// Which.
        offering: OfferingId,
    },
    /// How long they helped an institution between two days, both included.
    Service {
        /// Which.
        institution: InstitutionId,
        /// The days.
        days: (Date, Date),
    },
}

/// Who makes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Issuer {
    /// A coordinator, of what their own institution knows of its members.
    Desk(Coordinator),
    /// The person themself.
    Person,
}

/// Makes a certificate and answers its key; where one says exactly the same and is not revoked, that one's. What is another
/// institution's, or nobody's, is not found; refused is what no register and no confirmed hour says.
pub async fn issue(
    db: &Db,
    key: FormKey,
    person: PersonId,
    wanted: ToCertify,
    by: Issuer,
) -> Result<CertificateId> {
    match &by {
        Issuer::Desk(clerk) => {
            let doing = Doing::beside(Act::IssueCertificate, clerk, About::Person(person));
            db.desk_once(key, doing, (person, wanted, by), unit).await
        }
        Issuer::Person => db.write_once(key, "issue_certificate", (person, wanted, by), unit).await,
    }
}

/// Whose, what, and by whom.
type Asked = (PersonId, ToCertify, Issuer);

fn unit<'a>(
    tx: &'a mut Tx,
    (person, wanted, by): &'a Asked,
    now: Timestamp,
) -> Unit<'a, CertificateId> {
    tx.reaches(Reach::NothingPublic);
    Box::pin(issued(tx, *person, *wanted, by, now))
}

/// The step of a unit that makes it; where one says the same already the unit has noted that nothing was done.
pub(super) async fn issued(
    tx: &mut Tx,
    person: PersonId,
    wanted: ToCertify,
    by: &Issuer,
    now: Timestamp,
) -> Result<CertificateId> {
    let institution = match wanted {
        ToCertify::Attendance { offering } => institution_of(tx, offering).await?,
        ToCertify::Service { institution, .. } => institution,
    };
    // Two who ask for the same at once queue here, and one certificate is made.
    queue(tx, institution).await?;
    let issuer = match by {
        Issuer::Desk(by) if by.institution == institution => {
            member::by_id(tx, person, by).await?;
            by.person
        }
        Issuer::Desk(_) => return Err(Error::NotFound),
        Issuer::Person => person,
    };
    let facts = facts(tx, person, institution, wanted, now).await?;
    let written = written(&facts)?;
    let sql = "select id from certificate where person_id = $1 and institution_id = $2 and facts = $3 \
               and revoked_at is null order by number limit 1";
    let query = sqlx::query(sql).bind(person.to_string()).bind(institution.to_string());
    if let Some(row) = query.bind(written.as_str()).fetch_optional(&mut **tx).await? {
        tx.note_nothing();
        return row.id("id");
    }
    let sql = "update institution set certificates = certificates + 1 where id = $1 returning certificates";
    let row = sqlx::query(sql).bind(institution.to_string()).fetch_one(&mut **tx).await?;
    let number: i64 = row.number("certificates")?;
    let id = CertificateId(Uuid::now_v7());
    // From the generator that the system seeds: nobody guesses the next one.
    let code = CheckCode::from_number(rand::random_range(0..CODES));
    let sql = "insert into certificate (id, institution_id, number, kind, person_id, code, facts, issued_at, issued_by) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(institution.to_string())
        .bind(number)
        .bind(facts.what.code())
        .bind(person.to_string())
        .bind(code.as_str())
        .bind(written)
        .bind(now.as_second())
        .bind(issuer.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(id)
}

/// What a certificate says, as it is kept: two that say the same are written alike.
pub(super) fn written(facts: &Facts) -> Result<String> {
    serde_json::to_string(facts).map_err(Error::failed)
}

async fn institution_of(tx: &mut Tx, offering: OfferingId) -> Result<InstitutionId> {
    let sql = "select institution_id from offering where id = $1";
    sqlx::query(sql).bind(offering.to_string()).fetch_one(&mut **tx).await?.id("institution_id")
}

/// What it will say. Whoever has never had a place on the class, or has helped nobody there, finds nothing.
pub(super) async fn facts(
    connection: &mut AnyConnection,
    person: PersonId,
    institution: InstitutionId,
    wanted: ToCertify,
    now: Timestamp,
) -> Result<Facts> {
    let sql = "select p.name, i.name as institution_name from person p, institution i where p.id = $1 and i.id = $2";
    let query = sqlx::query(sql).bind(person.to_string()).bind(institution.to_string());
    let row = query.fetch_one(&mut *connection).await?;
    let name = row.word_if_any("name", |name| PersonName::parse(name).ok())?;
    let name = name.ok_or_else(|| refused(CertificateRefusal::NoName))?;
    let what = match wanted {
        ToCertify::Attendance { offering } => {
            let found = classes(connection, person, None, Some(offering), now).await?.pop();
            let of = match found {
                Some(of) => of,
                None => return Err(not_begun(connection, offering, person).await?),
            };
            of.attended.may_be_certified().map_err(refused)?;
            Certified::Attendance {
                class: of.name,
                term: of.term,
                days: of.days,
                attended: of.attended,
            }
        }
        ToCertify::Service { days, .. } => {
            may_span(days.0, days.1).map_err(refused)?;
            let found = service(connection, person, Some(institution), days).await?.pop();
            let teams = found.map(|one| one.teams).unwrap_or_default();
            may_certify_service(&teams).map_err(refused)?;
            Certified::Service { days, teams }
        }
    };
    Ok(Facts { name: name.as_str().to_owned(), institution: row.text("institution_name")?, what })
}

/// Whoever has a place on a class that has not begun is told so; whoever has none finds nothing.
async fn not_begun(
    connection: &mut AnyConnection,
    offering: OfferingId,
    person: PersonId,
) -> Result<Error> {
    let sql = "select 1 as one from place_held where offering_id = $1 and person_id = $2";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(person.to_string());
    let has_place = query.fetch_optional(connection).await?.is_some();
    Ok(if has_place { refused(CertificateRefusal::NotBegun) } else { Error::NotFound })
}

pub(super) fn refused(why: CertificateRefusal) -> Error {
    Refusal::Certificate(why).into()
}
