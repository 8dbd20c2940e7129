//! What a helper does for a person: judged under the consent's lock; and reading what helpers did.

use domain::consent::{Act, Consent, ConsentRefusal, may_act};
use domain::decision::Decided;
use domain::id::{ConsentId, OfferingId, PersonId, SignUpId};
use domain::offering::OfferingKind;
use domain::person::PersonName;
use domain::refusal::Refusal;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::record::lock;
use super::{columns, consent_from};
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::sign_up::{By, Helping};

/// Of which kind an offering is.
async fn kind_of(connection: &mut AnyConnection, offering: OfferingId) -> Result<OfferingKind> {
    let query = sqlx::query("select kind from offering where id = $1").bind(offering.to_string());
    query.fetch_one(connection).await?.word("kind", OfferingKind::from_code)
}

/// Whether a helper may change what the person has on the offering, with the consent locked to the end of the unit: whoever ends it comes
/// before all of it or after. Nobody else is asked. The first lock of its unit.
pub(crate) async fn locked(
    tx: &mut Tx,
    by: &By,
    person: PersonId,
    offering: OfferingId,
    now: Timestamp,
) -> Result<()> {
    let By::Helper(helping) = by else { return Ok(()) };
    let act = Act::Change(kind_of(tx, offering).await?);
    let consent = told(lock(tx, helping.consent).await)?;
    judged(&consent, *helping, person, act, now)
}

/// The same, asked before the question is put: nothing is locked.
pub(crate) async fn check(
    connection: &mut AnyConnection,
    by: &By,
    person: PersonId,
    offering: OfferingId,
    now: Timestamp,
) -> Result<()> {
    let By::Helper(helping) = by else { return Ok(()) };
    let act = Act::Change(kind_of(connection, offering).await?);
    let sql = concat!("select ", columns!(), " from consent k where k.id = $1");
    let query = sqlx::query(sql).bind(helping.consent.to_string());
    let consent = told(query.fetch_one(connection).await.map_err(Error::from))?;
    judged(&consent_from(&consent)?, *helping, person, act, now)
}

/// Without any consent a helper is told the same as after its end.
fn told<T>(found: Result<T>) -> Result<T> {
    match found {
        Err(Error::NotFound) => Err(Refusal::Consent(ConsentRefusal::Ended).into()),
        other => other,
    }
}

fn judged(
    consent: &Consent,
    helping: Helping,
    person: PersonId,
    act: Act,
    now: Timestamp,
) -> Result<()> {
    if consent.helper != helping.helper || consent.person != person {
        return Err(Refusal::Consent(ConsentRefusal::Ended).into());
    }
    Ok(may_act(consent, act, now)?)
}

/// Something that a helper did for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneForMe {
    /// When.
    pub at: Timestamp,
    /// What came of it.
    pub what: Decided,
    /// With which sign-up.
    pub sign_up: SignUpId,
    /// On what.
    pub offering: String,
    /// By whom.
    pub helper: Option<PersonName>,
    /// What the helper is to the person.
    pub relation: String,
    /// Under which consent.
    pub consent: ConsentId,
}

macro_rules! done_columns {
    () => {
        "select d.at, d.what, d.sign_up_id, d.consent_id, o.name as offering, h.name as helper, \
         k.relation from decision d join consent k on k.id = d.consent_id \
         join person h on h.id = k.helper_id join sign_up s on s.id = d.sign_up_id \
         join offering o on o.id = s.offering_id "
    };
}

/// What helpers did for the person, the latest first, so many at most.
pub async fn done_for(db: &Db, person: PersonId, most: u32) -> Result<Vec<DoneForMe>> {
    let sql = concat!(
        done_columns!(),
        "where k.person_id = $1 and s.person_id = $1 order by d.at desc, d.sign_up_id, d.number desc limit $2"
    );
    let query = sqlx::query(sql).bind(person.to_string()).bind(i64::from(most));
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(done_from).collect()
}

/// What helpers did with one of the person's own sign-ups; with somebody else's there is nothing.
pub(crate) async fn done_with(
    connection: &mut AnyConnection,
    sign_up: SignUpId,
    person: PersonId,
) -> Result<Vec<DoneForMe>> {
    let sql = concat!(done_columns!(), "where s.id = $1 and s.person_id = $2 order by d.number");
    let query = sqlx::query(sql).bind(sign_up.to_string()).bind(person.to_string());
    query.fetch_all(connection).await?.iter().map(done_from).collect()
}

fn done_from(row: &AnyRow) -> Result<DoneForMe> {
    Ok(DoneForMe {
        at: row.instant("at")?,
        what: row.word("what", Decided::from_code)?,
        sign_up: row.id("sign_up_id")?,
        offering: row.text("offering")?,
        helper: row.word_if_any("helper", |name| PersonName::parse(name).ok())?,
        relation: row.text("relation")?,
        consent: row.id("consent_id")?,
    })
}
