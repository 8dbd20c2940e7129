//! 一个月的安排: every meeting of an institution, for the notice on its door.

use std::collections::{BTreeSet, HashMap};

use domain::calendar::Span;
use domain::id::{InstitutionId, OfferingId};
use domain::offering::{Offering, Session};
use jiff::Timestamp;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::offering::row::by_ids;
use crate::session::row::session_from;

/// Told at most: a university with a hundred classes that meet each day has fewer.
const MOST: i64 = 4000;

/// One meeting with what it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// When and where; cancelled, too: who reads the notice shall know.
    pub session: Session,
    /// 第几次, counted from 1 among those that take place.
    pub number: u32,
    /// What meets; called off, too: who reads the notice shall know.
    pub offering: Offering,
}

/// Everything of an institution that begins in a stretch of time, by time, then by name.
pub async fn meetings_in(
    db: &Db,
    institution: InstitutionId,
    during: Span,
) -> Result<Vec<Meeting>> {
    let mut connection = db.reader().await?;
    let query = sqlx::query(include_str!("month.sql")).bind(institution.to_string());
    let query = query.bind(during.from.as_second()).bind(during.to.as_second()).bind(MOST);
    let rows = query.fetch_all(&mut *connection).await?;
    let rows = rows.iter().map(met).collect::<Result<Vec<_>>>()?;
    let ids: BTreeSet<OfferingId> = rows.iter().map(|(id, ..)| *id).collect();
    let offerings = by_ids(&mut connection, &ids.into_iter().collect::<Vec<_>>()).await?;
    let offerings: HashMap<OfferingId, Offering> =
        offerings.into_iter().map(|offering| (offering.id, offering)).collect();
    let meeting = |(id, session, number): (OfferingId, Session, u32)| {
        let offering = offerings.get(&id)?.clone();
        Some(Meeting { session, number, offering })
    };
    Ok(rows.into_iter().filter_map(meeting).collect())
}

/// When an institution's first meeting from this instant on begins; nothing if there is none.
pub async fn first_meeting_from(
    db: &Db,
    institution: InstitutionId,
    from: Timestamp,
) -> Result<Option<Timestamp>> {
    let mut connection = db.reader().await?;
    let sql = "select x.starts_at from offering o join session x on x.offering_id = o.id \
               where o.institution_id = $1 and o.last_at >= $2 and x.starts_at >= $2 and x.cancelled_at is null \
               order by x.starts_at limit 1";
    let query = sqlx::query(sql).bind(institution.to_string()).bind(from.as_second());
    query.fetch_optional(&mut *connection).await?.map(|row| row.instant("starts_at")).transpose()
}

fn met(row: &AnyRow) -> Result<(OfferingId, Session, u32)> {
    Ok((row.id("offering_id")?, session_from(row)?, row.number("number")?))
}
