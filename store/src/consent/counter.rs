//! Consents that are given at an institution's counter, by somebody who is there or on paper.

use domain::calendar::day;
use domain::consent::{Consent, ConsentRefusal, Given, Lasts, Scope};
use domain::id::{ConsentId, FormKey, PersonId};
use domain::listing::{ConsentColumn, Order};
use domain::log::{About, Act};
use domain::person::{Coordinator, Mobile, PersonName};
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use super::columns;
use super::list::{ConsentEntry, entry_from, from_entries};
use super::record::{Before, end_locked, insert, lock};
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::member;
use crate::paged::{Paged, limit_and_offset};
use crate::person::of_mobile;
use crate::sign_up::{CounterPerson, who_it_is};
use crate::spelling::person_key;

/// Who may act, as told at the counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Helper {
    /// As on the identity card.
    pub name: PersonName,
    /// The number that they sign in with.
    pub mobile: Mobile,
    /// What they are to the person.
    pub relation: String,
}

/// What a coordinator records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterConsent {
    /// For whom; they need no telephone.
    pub person: CounterPerson,
    /// Who may act.
    pub helper: Helper,
    /// What for.
    pub scope: Scope,
    /// For how long.
    pub lasts: Lasts,
    /// The person is not there: the coordinator has it on paper.
    pub is_on_paper: bool,
}

/// Records a consent for somebody at the counter, found as for a sign-up there. A helper's number that is known under
/// another name is refused: somebody else would be let in.
pub async fn record_at_counter(
    db: &Db,
    key: FormKey,
    new: CounterConsent,
    by: &Coordinator,
) -> Result<ConsentId> {
    let doing = Doing::makes(Act::RecordConsent, by);
    db.desk_once(key, doing, (new, by.clone()), |tx, (new, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(record(tx, new, by, now))
    })
    .await
}

async fn record(
    tx: &mut Tx,
    new: &CounterConsent,
    by: &Coordinator,
    now: Timestamp,
) -> Result<ConsentId> {
    let helper = helper(tx, &new.helper, now).await?;
    let person = who_it_is(tx, &new.person, by.institution, now).await?;
    let consent = Consent {
        id: ConsentId(Uuid::now_v7()),
        person,
        helper,
        relation: storable(&new.helper.relation),
        scope: new.scope,
        from: now,
        until: new.lasts.until(day(now)),
        given: if new.is_on_paper { Given::Paper } else { Given::Counter },
        ended_at: None,
    };
    let before = Before { coordinator: by.person, institution: by.institution };
    insert(tx, &consent, Some(before), now).await?;
    tx.note_about(About::Consent(consent.id));
    Ok(consent.id)
}

/// Whoever signs in with the helper's number; their name is kept if nobody told it before.
async fn helper(tx: &mut Tx, told: &Helper, now: Timestamp) -> Result<PersonId> {
    let known = of_mobile(tx, &told.mobile, now).await?;
    match &known.name {
        Some(name) if *name == told.name => Ok(known.id),
        Some(_) => Err(Refusal::Consent(ConsentRefusal::HelperHasOtherName).into()),
        None => {
            sqlx::query("update person set name = $2, name_key = $3 where id = $1")
                .bind(known.id.to_string())
                .bind(told.name.as_str())
                .bind(person_key(told.name.as_str()))
                .execute(&mut **tx)
                .await?;
            member::is_renamed(tx, known.id).await?;
            Ok(known.id)
        }
    }
}

/// A page of the consents that were given at the institution's counter, usually the latest first, with so many at most.
/// Index: consent_by_institution.
pub async fn consents_at_desk(
    db: &Db,
    order: Order<ConsentColumn>,
    size: u32,
    by: &Coordinator,
) -> Result<Paged<ConsentEntry>> {
    let mut connection = db.reader().await?;
    let sql = "select count(*) as total from consent where institution_id = $1";
    let query = sqlx::query(sql).bind(by.institution.to_string());
    let total = query.fetch_one(&mut *connection).await?.number("total")?;
    let [limit, offset] = limit_and_offset(order, size, total);
    let sql = format!(
        "{}where k.institution_id = $1 order by {}, k.from_at desc, k.id desc limit $2 offset $3",
        from_entries!(),
        in_order(order).replace("NOW", &db.now().as_second().to_string())
    );
    // Our own words alone are in it, and a number.
    let query = sqlx::query(AssertSqlSafe(sql)).bind(by.institution.to_string());
    let rows = query.bind(limit).bind(offset).fetch_all(&mut *connection).await?;
    Ok(Paged { rows: rows.iter().map(entry_from).collect::<Result<_>>()?, total })
}

/// In words of SQL; one that holds has not ended and lasts longer than `NOW`.
const fn in_order(order: Order<ConsentColumn>) -> &'static str {
    match (order.column, order.is_descending) {
        (ConsentColumn::Name, false) => "p.name_key, p.id",
        (ConsentColumn::Name, true) => "p.name_key desc, p.id",
        (ConsentColumn::Since, false) => "k.from_at, k.id",
        (ConsentColumn::Since, true) => "k.from_at desc",
        (ConsentColumn::Until, false) => "k.until_at",
        (ConsentColumn::Until, true) => "k.until_at desc",
        (ConsentColumn::State, false) => {
            "case when k.ended_at is null and k.until_at > NOW then 0 else 1 end"
        }
        (ConsentColumn::State, true) => {
            "case when k.ended_at is null and k.until_at > NOW then 1 else 0 end"
        }
    }
}

/// One of them; given elsewhere it is not found.
pub async fn consent_at_desk(db: &Db, id: ConsentId, by: &Coordinator) -> Result<ConsentEntry> {
    let sql = concat!(from_entries!(), "where k.id = $1 and k.institution_id = $2");
    let query = sqlx::query(sql).bind(id.to_string()).bind(by.institution.to_string());
    entry_from(&query.fetch_one(&mut *db.reader().await?).await.map_err(Error::from)?)
}

/// Ends one of them for a person who asks for it at the counter; given elsewhere it is not found.
pub async fn end_at_desk(db: &Db, key: FormKey, id: ConsentId, by: &Coordinator) -> Result<()> {
    let doing = Doing::to(Act::EndConsent, by, About::Consent(id));
    db.desk_once(key, doing, (id, by.clone()), |tx, (id, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let consent = lock(tx, *id).await?;
            let sql = "select count(*) from consent where id = $1 and institution_id = $2";
            let query = sqlx::query_scalar::<_, i64>(sql).bind(id.to_string());
            let own = query.bind(by.institution.to_string()).fetch_one(&mut **tx).await?;
            if own == 0 {
                return Err(Error::NotFound);
            }
            end_locked(tx, &consent, by.person, now).await
        })
    })
    .await
}
