//! 系别改名: a department is called otherwise, and everything that is still to come under it.

use domain::id::{DepartmentId, FormKey, InstitutionId, OfferingId, PlanClassId};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::timetable::TimetableRefusal;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::row::{COLUMNS, row_from, write};
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Result, unique_means};
use crate::institution::queue;
use crate::log::Doing;
use crate::offering::find_by;
use crate::seen::Seen;

/// A department, and how much it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentAtDesk {
    /// Key.
    pub id: DepartmentId,
    /// 书画系.
    pub name: String,
    /// How many classes it has that are not over.
    pub classes: u32,
}

/// The departments of the coordinator's institution, by name.
pub async fn departments(db: &Db, by: &Coordinator) -> Result<Vec<DepartmentAtDesk>> {
    let sql = "select d.id, d.name, (select count(*) from course r join class k on k.course_id = r.id \
               join offering o on o.id = k.offering_id \
               where r.department_id = d.id and o.last_to > $2) as classes \
               from department d where d.institution_id = $1 order by d.name, d.id";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(db.now().as_second());
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    let department = |row: &AnyRow| {
        Ok(DepartmentAtDesk {
            id: row.id("id")?,
            name: row.text("name")?,
            classes: row.number("classes")?,
        })
    };
    rows.iter().map(department).collect()
}

/// The name of a department of the coordinator's institution. Another institution's is not found.
pub async fn department(db: &Db, id: DepartmentId, by: &Coordinator) -> Result<String> {
    name_in(&mut *db.reader().await?, id, by.institution).await
}

async fn name_in(
    connection: &mut AnyConnection,
    id: DepartmentId,
    of: InstitutionId,
) -> Result<String> {
    let sql = "select name from department where id = $1 and institution_id = $2";
    let query = sqlx::query(sql).bind(id.to_string()).bind(of.to_string());
    query.fetch_one(connection).await?.text("name")
}

/// Gives a department of the coordinator's own institution another name. Refused where somebody has changed it since it was seen,
/// and where there is one of this name.
pub async fn rename_department(
    db: &Db,
    key: FormKey,
    (id, seen): (DepartmentId, Seen),
    name: &str,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::to(Act::RenameDepartment, by, About::Department(id));
    let facts = (id, seen, storable(name), by.institution);
    db.desk_once(key, doing, facts, |tx, (id, seen, name, institution), now| {
        Box::pin(async move {
            queue(tx, *institution).await?;
            let stands = name_in(tx, *id, *institution).await?;
            if stands == *name {
                tx.note_nothing();
                return Ok(());
            }
            seen.holds(&stands)?;
            set_department_name(tx, *id, name, *institution, now).await
        })
    })
    .await
}

/// The same as a step of a unit, whatever was seen. Only after the institution's row is locked. Classes that are not over are
/// found by the new name, and what is planned is published under it.
pub(crate) async fn set_department_name(
    tx: &mut Tx,
    id: DepartmentId,
    name: &str,
    of: InstitutionId,
    now: Timestamp,
) -> Result<()> {
    let stood = name_in(tx, id, of).await?;
    let sql = "select o.id from offering o join class k on k.offering_id = o.id \
               join course r on r.id = k.course_id where r.department_id = $1 and o.last_to > $2 \
               order by o.id";
    let query = sqlx::query(sql).bind(id.to_string()).bind(now.as_second());
    let rows = query.fetch_all(&mut **tx).await?;
    let classes: Vec<OfferingId> = rows.iter().map(|row| row.id("id")).collect::<Result<_>>()?;
    // Whoever changes one of them locks it before its department, too.
    tx.lock_in_order("offering", &classes).await?;
    let sql = "update department set name = $2 where id = $1";
    let changed = sqlx::query(sql).bind(id.to_string()).bind(name).execute(&mut **tx).await;
    let taken = Refusal::Timetable(TimetableRefusal::DepartmentNameTaken);
    changed.map_err(unique_means(taken))?;
    for class in classes {
        find_by(tx, class).await?;
    }
    planned_under(tx, (&stood, name), of).await
}

/// What is planned bears the new name. Whoever has one of them open reads that it was changed: the form still says the old one.
async fn planned_under(tx: &mut Tx, (stood, name): (&str, &str), of: InstitutionId) -> Result<()> {
    let sql = format!(
        "select {COLUMNS} from plan_class p left join venue v on v.id = p.venue_id \
         where p.institution_id = $1 and p.offering_id is null order by p.id"
    );
    let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(of.to_string());
    let rows = query.fetch_all(&mut **tx).await?;
    for row in &rows {
        let planned = row_from(row)?.class;
        if planned.draft.class.department == stood {
            let mut draft = planned.draft;
            draft.class.department = name.to_owned();
            raise(tx, planned.id).await?;
            write(tx, planned.id, &draft).await?;
        }
    }
    Ok(())
}

async fn raise(tx: &mut Tx, class: PlanClassId) -> Result<()> {
    let sql = "update plan_class set revision = revision + 1 where id = $1";
    sqlx::query(sql).bind(class.to_string()).execute(&mut **tx).await?;
    Ok(())
}
