//! 存好的筛选: what a desk asks one of its lists for, by a name of its own; everybody at the desk sees the same.

use domain::id::{FormKey, InstitutionId, SavedFilterId};
use domain::listing::{FilteredList, MOST_FILTERS};
use domain::log::{About, Act, Field, LogRefusal};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::log::Doing;

/// A filter that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// Key.
    pub id: SavedFilterId,
    /// What the desk calls it.
    pub name: String,
    /// Which list it narrows.
    pub list: FilteredList,
    /// What it asks for, as an address says it.
    pub query: String,
}

/// What became of a filter that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Saved {
    /// It is kept.
    New,
    /// It has taken the place of another of this list and name.
    Replaced,
    /// There are [`MOST_FILTERS`] already, and nothing was kept.
    TooMany,
}

/// Those of an institution, for all its lists, by name.
pub async fn saved_filters(db: &Db, institution: InstitutionId) -> Result<Vec<SavedFilter>> {
    let sql = "select id, name, list, query from saved_filter \
               where institution_id = $1 and ended_at is null order by name, id";
    let one = |row: &AnyRow| {
        Ok(SavedFilter {
            id: row.id("id")?,
            name: row.text("name")?,
            list: row.word("list", FilteredList::from_code)?,
            query: row.text("query")?,
        })
    };
    let query = sqlx::query(sql).bind(institution.to_string());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(one).collect()
}

/// Keeps what the coordinator asks a list for; one of the same list and name is replaced.
pub async fn save_filter(
    db: &Db,
    key: FormKey,
    name: &str,
    (list, query): (FilteredList, &str),
    by: &Coordinator,
) -> Result<Saved> {
    let facts = (storable(name), list, storable(query), by.institution);
    let doing = Doing::beside(Act::SaveFilter, by, About::Institution(by.institution));
    db.desk_once(key, doing, facts, |tx, (name, list, query, institution), now| {
        Box::pin(async move {
            // Two who save at once queue here: none is counted past the last.
            queue(tx, *institution).await?;
            let sql = "update saved_filter set ended_at = $3 \
                       where institution_id = $1 and name = $2 and list = $4 and ended_at is null";
            let replaced = sqlx::query(sql)
                .bind(institution.to_string())
                .bind(name)
                .bind(now.as_second())
                .bind(list.code())
                .execute(&mut **tx)
                .await?
                .rows_affected();
            let sql = "select count(*) as number from saved_filter \
                       where institution_id = $1 and ended_at is null";
            let query_all = sqlx::query(sql).bind(institution.to_string());
            let number: u32 = query_all.fetch_one(&mut **tx).await?.number("number")?;
            if number >= MOST_FILTERS {
                tx.note_nothing();
                return Ok(Saved::TooMany);
            }
            let sql = "insert into saved_filter (id, institution_id, name, list, query, saved_at) \
                       values ($1, $2, $3, $4, $5, $6)";
            sqlx::query(sql)
                .bind(Uuid::now_v7().to_string())
                .bind(institution.to_string())
                .bind(name)
                .bind(list.code())
                .bind(query)
                .bind(now.as_second())
                .execute(&mut **tx)
                .await?;
            tx.note(Field::Name, name);
            Ok(if replaced == 0 { Saved::New } else { Saved::Replaced })
        })
    })
    .await
}

/// Takes a filter of the coordinator's institution away; another's, or one that is gone, is not found.
pub async fn end_filter(db: &Db, id: SavedFilterId, by: &Coordinator) -> Result<()> {
    let doing = Doing::beside(Act::EndFilter, by, About::Institution(by.institution));
    db.desk(doing, (id, by.institution), |tx, (id, institution), now| {
        Box::pin(async move {
            let sql = "update saved_filter set ended_at = $3 \
                       where id = $1 and institution_id = $2 and ended_at is null returning name";
            let query = sqlx::query(sql)
                .bind(id.to_string())
                .bind(institution.to_string())
                .bind(now.as_second());
            let name = query.fetch_one(&mut **tx).await?.text("name")?;
            tx.note_before(Field::Name, name);
            Ok(())
        })
    })
    .await
}

/// Before a change at this instant there was one of this name, or was none: so it is again. Refused where one of this name was
/// kept or taken away since, and where there are as many as there may be.
pub(crate) async fn as_before(
    tx: &mut Tx,
    name: &str,
    changed_at: Timestamp,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    queue(tx, by.institution).await?;
    let changed = || Error::from(Refusal::Log(LogRefusal::ChangedSince));
    // Of the list whose filter was changed then: another may have one of the same name.
    let sql = "select id, saved_at, ended_at from saved_filter \
               where institution_id = $1 and name = $2 and list in ( \
                   select list from saved_filter where institution_id = $1 and name = $2 \
                   and (saved_at = $3 or ended_at = $3)) order by id";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(name);
    let (mut kept, mut ended) = (None, None);
    for row in query.bind(changed_at.as_second()).fetch_all(&mut **tx).await? {
        let (id, saved_at): (SavedFilterId, _) = (row.id("id")?, row.instant("saved_at")?);
        match row.number_if_any::<i64>("ended_at")? {
            None if saved_at == changed_at => kept = Some(id),
            // Another of this name was kept since.
            None => return Err(changed()),
            Some(at) if at == changed_at.as_second() => ended = Some(id),
            Some(_) => {}
        }
    }
    if kept.is_none() && ended.is_none() {
        return Err(changed());
    }
    if let Some(id) = kept {
        let sql = "update saved_filter set ended_at = $2 where id = $1";
        let query = sqlx::query(sql).bind(id.to_string()).bind(now.as_second());
        query.execute(&mut **tx).await?;
        tx.note_before(Field::Name, name);
    }
    if let Some(id) = ended {
        let sql = "select count(*) as number from saved_filter \
                   where institution_id = $1 and ended_at is null";
        let query = sqlx::query(sql).bind(by.institution.to_string());
        if query.fetch_one(&mut **tx).await?.number::<u32>("number")? >= MOST_FILTERS {
            return Err(changed());
        }
        let sql = "update saved_filter set ended_at = null where id = $1";
        sqlx::query(sql).bind(id.to_string()).execute(&mut **tx).await?;
        tx.note(Field::Name, name);
    }
    Ok(())
}
