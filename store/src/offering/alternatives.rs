//! What else there is, for somebody who finds an offering full, closed or not for them.

use std::collections::HashMap;

use domain::id::{InstitutionId, OfferingId, PersonId};
use domain::offering::Offering;
use domain::stage::may_have;
use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::find::ids;
use super::row::by_ids;
use crate::db::Db;
use crate::error::Result;
use crate::sign_up::{groups_at, possible_for};

/// As many are told.
const TOLD: usize = 3;

/// Others of the same course or subject that one can sign up for now: free places first, then the
/// same course, then the same city; at most three. Of a person who is known only what the rules let them have:
/// their age is right, they are free at that time, and have not signed up for it yet.
pub async fn alternatives(
    db: &Db,
    offering: &Offering,
    person: Option<PersonId>,
) -> Result<Vec<Offering>> {
    alternatives_then(db, offering, person, db.now()).await
}

/// The same with what opens by then as well, for somebody who checks beforehand what they would be told at that instant. Each is
/// judged by its own opening, where that lies ahead.
pub async fn alternatives_then(
    db: &Db,
    offering: &Offering,
    person: Option<PersonId>,
    then: Timestamp,
) -> Result<Vec<Offering>> {
    let city = offering.institution.area.code.as_str()[..4].to_owned();
    let (mut connection, now) = (db.reader().await?, db.now());
    let sql = include_str!("alternatives.sql").replace("IS_FREE", include_str!("is_free.sql"));
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(offering.id.to_string())
        .bind(offering.kind.code())
        .bind(offering.subject.as_str())
        .bind(now.as_second())
        .bind(format!("{city}%"))
        .bind(then.as_second())
        .fetch_all(&mut *connection)
        .await?;
    let mut others = by_ids(&mut connection, &ids(&rows)?).await?;
    kept_for_others_last(&mut connection, &mut others, person, now).await?;
    if let Some(person) = person {
        others = possible_for(&mut connection, person, others, TOLD, now).await?;
    }
    others.truncate(TOLD);
    Ok(others)
}

/// Of the same institution what is of the same course or subject and has a free place, for its counter: the same course first.
pub(crate) async fn parallel(
    connection: &mut AnyConnection,
    of: OfferingId,
    now: Timestamp,
) -> Result<Vec<Offering>> {
    let query = sqlx::query(include_str!("parallel.sql")).bind(of.to_string());
    let rows = query.bind(now.as_second()).fetch_all(&mut *connection).await?;
    by_ids(connection, &ids(&rows)?).await
}

/// Moves behind what has a free place that of which all places left are kept for others. To which groups the person belongs
/// is asked once, and only where something is kept.
async fn kept_for_others_last(
    connection: &mut AnyConnection,
    others: &mut [Offering],
    person: Option<PersonId>,
    now: Timestamp,
) -> Result<()> {
    let at = |other: &Offering| other.terms.window.not_before_it_opens(now);
    let kept = others.iter().filter(|other| other.for_all(at(other)).kept > 0);
    let mut hosts: Vec<InstitutionId> = kept.map(|other| other.institution.id).collect();
    if hosts.is_empty() {
        return Ok(());
    }
    hosts.sort_unstable();
    hosts.dedup();
    let groups = match person {
        Some(person) => groups_at(connection, person, &hosts, now).await?,
        None => HashMap::new(),
    };
    others.sort_by_key(|other| {
        let groups = groups.get(&other.institution.id).map_or(&[][..], Vec::as_slice);
        may_have(&other.places, &other.shares, groups, at(other)) == 0
    });
    Ok(())
}
