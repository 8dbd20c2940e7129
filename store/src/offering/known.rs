//! Who teaches, what is taught and which teams there are at an institution: offered to whoever types another one.

use domain::id::InstitutionId;
use domain::person::Coordinator;
use sqlx::AnyConnection;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// What an institution has, each by name and once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// 魏桂.
    pub teachers: Vec<String>,
    /// 书画系.
    pub departments: Vec<String>,
    /// 楷书.
    pub subjects: Vec<String>,
    /// 医院导诊队.
    pub teams: Vec<String>,
}

/// What the coordinator's own institution has.
pub async fn known(db: &Db, by: &Coordinator) -> Result<Known> {
    let (mut connection, of) = (db.reader().await?, by.institution);
    let teachers = "select distinct k.teacher as word from class k join offering o on o.id = k.offering_id \
                    where o.institution_id = $1 and k.teacher <> '' order by 1";
    let departments = "select distinct d.name as word from department d \
                       where d.institution_id = $1 order by 1";
    let subjects = "select distinct o.subject as word from offering o \
                    where o.institution_id = $1 and o.kind = 'class' order by 1";
    let teams = "select distinct s.team as word from shift s join offering o on o.id = s.offering_id \
                 where o.institution_id = $1 and s.team <> '' order by 1";
    Ok(Known {
        teachers: words(&mut connection, teachers, of).await?,
        departments: words(&mut connection, departments, of).await?,
        subjects: words(&mut connection, subjects, of).await?,
        teams: words(&mut connection, teams, of).await?,
    })
}

async fn words(
    connection: &mut AnyConnection,
    sql: &'static str,
    of: InstitutionId,
) -> Result<Vec<String>> {
    let rows = sqlx::query(sql).bind(of.to_string()).fetch_all(connection).await?;
    rows.iter().map(|row| row.text("word")).collect()
}
