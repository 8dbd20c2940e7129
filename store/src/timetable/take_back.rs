//! A publication is taken back: classes that nobody has asked for are planned again, the others stay published.

use domain::calendar::slots_written;
use domain::id::OfferingId;
use domain::import::OfferingSince;
use domain::log::{Field, LogRefusal, each_written};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::timetable::DraftClass;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

use super::row::{COLUMNS, Done, note, row_from};
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;
use crate::institution::queue;
use crate::log::SEVERAL;
use crate::offering::{called_off_quietly, standing};

/// Takes back what was published in one unit, as a step of a unit. Whoever signs up for one of them has done so before, or finds
/// it called off. Refused where none of them can be taken back.
pub(crate) async fn published_no_more(
    tx: &mut Tx,
    offerings: &[OfferingId],
    reason: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    queue(tx, by.institution).await?;
    for some in offerings.chunks(64) {
        standing::lock_all(tx, some, 1).await?;
    }
    let (mut back, mut stay) = (Vec::new(), Vec::new());
    for offering in offerings {
        match planned_before(tx, *offering, by, now).await? {
            Some(class) => {
                called_off_quietly(tx, *offering, reason, now).await?;
                is_planned_again(tx, &class, by, now).await?;
                back.push((*offering, Some(slots_written(&class.draft.class.slots))));
            }
            None => stay.push(offering.to_string()),
        }
    }
    if back.is_empty() {
        return Err(Refusal::Log(LogRefusal::AskedForSince).into());
    }
    tx.note_before(Field::Classes, each_written(back));
    if !stay.is_empty() {
        tx.note(Field::StayPublished, stay.join(&SEVERAL.to_string()));
    }
    Ok(())
}

/// What a class was planned as; nothing where it stays published, because somebody has asked for it or its desk has changed it.
async fn planned_before(
    tx: &mut Tx,
    offering: OfferingId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Option<DraftClass>> {
    let sql = include_str!("since.sql");
    let query = sqlx::query(sql).bind(offering.to_string()).bind(by.institution.to_string());
    let row = query.fetch_one(&mut **tx).await?;
    let since = OfferingSince {
        is_asked_for: row.number::<i64>("is_asked_for")? != 0,
        is_changed: row.number::<i64>("is_changed")? != 0,
        is_cancelled: row.text("state")? == "cancelled",
        is_over: row.instant("first_at")? <= now,
    };
    if since.stays().is_some() {
        return Ok(None);
    }
    let sql = format!(
        "select {COLUMNS} from plan_class p left join venue v on v.id = p.venue_id \
         where p.offering_id = $1 and p.institution_id = $2 and p.removed_at is null"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(offering.to_string());
    let row = query.bind(by.institution.to_string()).fetch_optional(&mut **tx).await?;
    row.map(|row| Ok(row_from(&row)?.class)).transpose()
}

async fn is_planned_again(
    tx: &mut Tx,
    class: &DraftClass,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let sql = "update plan_class set offering_id = null, revision = revision + 1 where id = $1";
    sqlx::query(sql).bind(class.id.to_string()).execute(&mut **tx).await?;
    let (revision, was) = (class.revision + 1, Some(&class.draft));
    note(tx, Done { class: class.id, revision, act: "put_back", was }, by, now).await?;
    Ok(())
}
