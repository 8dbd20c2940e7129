//! A planned class as its row keeps it, and the unit's steps that write one.

use domain::id::{InstitutionId, OfferingId, PlanChangeId, PlanClassId, TermId};
use domain::person::Coordinator;
use domain::plan::PlannedClass;
use domain::refusal::Refusal;
use domain::timetable::{Draft, DraftClass, TimetableRefusal};
use jiff::Timestamp;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};

/// What a row says, with the room's name as it is called now.
pub(super) const COLUMNS: &str = "p.id, p.revision, p.venue_id, p.follows_id, p.content, p.removed_at, \
     p.offering_id, p.term_id, coalesce(v.name, '') as room";

/// A planned class with how it stands.
pub(super) struct Row {
    pub class: DraftClass,
    pub term: TermId,
    pub is_removed: bool,
    pub published: Option<OfferingId>,
}

pub(super) fn row_from(row: &AnyRow) -> Result<Row> {
    let content: PlannedClass = serde_json::from_str(&row.text("content")?)?;
    let class = PlannedClass { room: row.text("room")?, ..content };
    let draft = Draft {
        class,
        room: row.word_if_any("venue_id", |id| id.parse().ok())?,
        follows: row.word_if_any("follows_id", |id| id.parse().ok())?,
    };
    Ok(Row {
        class: DraftClass { id: row.id("id")?, revision: row.number("revision")?, draft },
        term: row.id("term_id")?,
        is_removed: row.number_if_any::<i64>("removed_at")?.is_some(),
        published: row.word_if_any("offering_id", |id| id.parse().ok())?,
    })
}

/// One planned class of an institution, whatever became of it. Another institution's is not found.
pub(super) async fn one_of(
    connection: &mut sqlx::AnyConnection,
    id: PlanClassId,
    of: InstitutionId,
) -> Result<Row> {
    let sql = format!(
        "select {COLUMNS} from plan_class p left join venue v on v.id = p.venue_id \
         where p.id = $1 and p.institution_id = $2"
    );
    let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id.to_string()).bind(of.to_string());
    row_from(&query.fetch_one(connection).await?)
}

/// Raises the revision, so that others who change the class wait, and answers it as it stood. Refused where it is not as the
/// coordinator saw it, or where people sign up for it.
pub(super) async fn lock(tx: &mut Tx, id: PlanClassId, seen: i64, by: &Coordinator) -> Result<Row> {
    let sql = "update plan_class set revision = revision + 1 where id = $1 and institution_id = $2";
    let query = sqlx::query(sql).bind(id.to_string()).bind(by.institution.to_string());
    query.execute(&mut **tx).await?;
    let mut row = one_of(tx, id, by.institution).await?;
    row.class.revision -= 1;
    if row.published.is_some() {
        return Err(refused(TimetableRefusal::Published));
    }
    if row.class.revision != seen {
        return Err(refused(TimetableRefusal::ChangedMeanwhile));
    }
    Ok(row)
}

pub(super) fn refused(why: TimetableRefusal) -> Error {
    Refusal::Timetable(why).into()
}

/// Writes what is planned of a class whose row is locked.
pub(super) async fn write(tx: &mut Tx, id: PlanClassId, draft: &Draft) -> Result<()> {
    let sql = "update plan_class set venue_id = $2, follows_id = $3, content = $4 where id = $1";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(draft.room.map(|room| room.to_string()))
        .bind(draft.follows.map(|former| former.to_string()))
        .bind(serde_json::to_string(&draft.class)?)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// What was done with a class.
pub(super) struct Done<'a> {
    pub class: PlanClassId,
    /// Which this has made.
    pub revision: i64,
    pub act: &'static str,
    /// How it stood before; nothing where it is new.
    pub was: Option<&'a Draft>,
}

/// Writes down what was done, and by whom.
pub(super) async fn note(
    tx: &mut Tx,
    done: Done<'_>,
    by: &Coordinator,
    now: Timestamp,
) -> Result<PlanChangeId> {
    let id = PlanChangeId(Uuid::now_v7());
    let was = done.was.map(serde_json::to_string).transpose()?.unwrap_or_default();
    let sql = "insert into plan_change (id, plan_class_id, revision, act, was, by_person_id, at) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(done.class.to_string())
        .bind(done.revision)
        .bind(done.act)
        .bind(was)
        .bind(by.person.to_string())
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(id)
}
