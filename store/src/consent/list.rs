//! Consents as they are read: with names, and who ended them.

use domain::consent::Consent;
use domain::id::{ConsentId, InstitutionId, PersonId};
use domain::person::{Mobile, PersonName};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::any::AnyRow;

use super::{columns, consent_from};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::sign_up::SHOWN_FOR;

/// Who ended a consent before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndedBy {
    /// The person.
    Person,
    /// The helper.
    Helper,
    /// A coordinator, at the counter.
    Coordinator,
}

/// A consent with the names that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentEntry {
    /// The consent.
    pub consent: Consent,
    /// The person's name.
    pub person: Option<PersonName>,
    /// The helper's name.
    pub helper: Option<PersonName>,
    /// The helper's number, for the slip at the counter.
    pub helper_mobile: Option<Mobile>,
    /// At whose counter it was given.
    pub institution: Option<InstitutionId>,
    /// Who ended it.
    pub ended_by: Option<EndedBy>,
}

/// Everything that entries are read from.
macro_rules! from_entries {
    () => {
        concat!(
            "select ",
            columns!(),
            ", k.institution_id, k.ended_by, p.name as person_name, h.name as helper_name, \
             h.mobile as helper_mobile from consent k join person p on p.id = k.person_id \
             join person h on h.id = k.helper_id "
        )
    };
}
pub(super) use from_entries;

macro_rules! shown_where {
    () => {
        "k.until_at > $2 and (k.ended_at is null or k.ended_at > $2) order by k.from_at desc, k.id desc"
    };
}

/// Whom the person lets act for them, and whom they did of late; the latest first.
pub async fn helpers_of(db: &Db, person: PersonId) -> Result<Vec<ConsentEntry>> {
    shown(db, concat!(from_entries!(), "where k.person_id = $1 and ", shown_where!()), person).await
}

/// For whom the helper may act, or might of late; the latest first.
pub async fn helped_by(db: &Db, helper: PersonId) -> Result<Vec<ConsentEntry>> {
    shown(db, concat!(from_entries!(), "where k.helper_id = $1 and ", shown_where!()), helper).await
}

async fn shown(db: &Db, sql: &'static str, whose: PersonId) -> Result<Vec<ConsentEntry>> {
    let query = sqlx::query(sql).bind(whose.to_string()).bind(db.now().as_second() - SHOWN_FOR);
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(entry_from).collect()
}

/// One consent of the person's or the helper's own; somebody else's is not found.
pub async fn entry(db: &Db, id: ConsentId, whose: PersonId) -> Result<ConsentEntry> {
    let sql =
        concat!(from_entries!(), "where k.id = $1 and (k.person_id = $2 or k.helper_id = $2)");
    let query = sqlx::query(sql).bind(id.to_string()).bind(whose.to_string());
    entry_from(&query.fetch_one(&mut *db.reader().await?).await.map_err(Error::from)?)
}

pub(super) fn entry_from(row: &AnyRow) -> Result<ConsentEntry> {
    let consent = consent_from(row)?;
    let name = |column| row.word_if_any(column, |name| PersonName::parse(name).ok());
    let ended_by = row.word_if_any("ended_by", |id| id.parse::<PersonId>().ok())?.map(|by| {
        if by == consent.person {
            EndedBy::Person
        } else if by == consent.helper {
            EndedBy::Helper
        } else {
            EndedBy::Coordinator
        }
    });
    Ok(ConsentEntry {
        person: name("person_name")?,
        helper: name("helper_name")?,
        helper_mobile: row.word_if_any("helper_mobile", |mobile| Mobile::parse(mobile).ok())?,
        institution: row.word_if_any("institution_id", |id| id.parse().ok())?,
        ended_by,
        consent,
    })
}

impl ConsentEntry {
    /// The last day on which it holds, if nobody ends it.
    pub fn last_day(&self) -> Date {
        self.consent.last_day()
    }

    /// It holds now.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.consent.holds(now)
    }
}
