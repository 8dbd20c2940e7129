//! 每人最多几个: an institution's limits, and how much somebody has there.

use domain::id::{InstitutionId, OfferingId, PersonId};
use domain::limits::{Limits, may_want, one_more};
use domain::offering::OfferingKind;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;
use sqlx::AnyConnection;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// The limits of an institution.
pub async fn limits(db: &Db, institution: InstitutionId) -> Result<Limits> {
    let sql = "select most_classes, most_shifts from institution where id = $1";
    let query = sqlx::query(sql).bind(institution.to_string());
    let row = query.fetch_one(&mut *db.reader().await?).await?;
    let (classes, shifts) = (row.number_if_any("most_classes")?, row.number_if_any("most_shifts")?);
    Ok(Limits { classes, shifts })
}

/// Sets the limits of the coordinator's own institution. Whoever has more already keeps it.
pub async fn set_limits(db: &Db, limits: Limits, by: &Coordinator) -> Result<()> {
    db.write((limits, by.institution), |tx, (limits, institution), _| {
        Box::pin(async move {
            let sql = "update institution set most_classes = $2, most_shifts = $3 where id = $1";
            sqlx::query(sql)
                .bind(institution.to_string())
                .bind(limits.classes.map(i64::from))
                .bind(limits.shifts.map(i64::from))
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
}

/// Whether the person may have one more like this offering; what they would give up for it does not count.
pub(crate) async fn has_room(
    connection: &mut AnyConnection,
    offering: OfferingId,
    person: PersonId,
    given_up: Option<OfferingId>,
    now: Timestamp,
) -> Result<std::result::Result<(), Refusal>> {
    let (kind, most, has) = room(connection, offering, person, given_up, now).await?;
    Ok(one_more(kind, most, has))
}

/// Whether the person may want so many places among these in a draw.
pub(crate) async fn has_room_for_wishes(
    connection: &mut AnyConnection,
    offerings: &[OfferingId],
    person: PersonId,
    wanted: u32,
    now: Timestamp,
) -> Result<std::result::Result<(), Refusal>> {
    let mut rooms = Vec::with_capacity(offerings.len());
    for offering in offerings {
        rooms.push(room(connection, *offering, person, None, now).await?);
    }
    Ok(may_want(wanted, rooms))
}

/// The offering's kind, how many like it one person may have, and how many this one has without what they would give up.
async fn room(
    connection: &mut AnyConnection,
    offering: OfferingId,
    person: PersonId,
    given_up: Option<OfferingId>,
    now: Timestamp,
) -> Result<(OfferingKind, Option<u32>, u32)> {
    let row = sqlx::query(include_str!("limits.sql"))
        .bind(offering.to_string())
        .bind(person.to_string())
        .bind(now.as_second())
        .bind(given_up.unwrap_or(offering).to_string())
        .fetch_one(connection)
        .await?;
    let kind = row.word("kind", OfferingKind::from_code)?;
    Ok((kind, row.number_if_any("most")?, row.number("has")?))
}
