//! The trial of a term that was carried out last: what of it has been changed since, without which it can be put back as a whole.

use domain::id::{InstitutionId, PlanClassId, TermId, TrialId};
use domain::person::Coordinator;
use domain::plan::PlannedClass;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};

/// A trial that was carried out and not put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastCarried {
    /// By this it is put back.
    pub trial: TrialId,
    /// When it was carried out.
    pub at: Timestamp,
    /// How many classes it has changed.
    pub classes: u32,
    /// Of them those that do not stand as it left them: nothing is put back then.
    pub since: Vec<Since>,
}

/// A class that was changed after a trial had changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// Which.
    pub class: PlanClassId,
    /// Its name as it is now.
    pub name: String,
    /// What has become of it.
    pub how: SinceHow,
    /// Who has done the last thing to it; empty where the name is not known.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// What has become of a class after a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SinceHow {
    /// It stands in the plan otherwise.
    Changed,
    /// It was taken out of the plan.
    TakenOut,
    /// People sign up for it.
    Published,
}

/// One class of a trial that was carried out.
struct Part {
    since: Option<Since>,
    is_put_back: bool,
}

/// Of the trials of a term that were carried out the last one of which something is not put back; nothing where there is none.
/// Another institution's is not found.
pub async fn last_carried(db: &Db, term: TermId, by: &Coordinator) -> Result<Option<LastCarried>> {
    let mut reader = db.reader().await?;
    let sql = "select t.id, t.ended_at from plan_trial t where t.term_id = $1 and t.institution_id = $2 \
               and t.ended_as = 'done' and exists ( \
                   select 1 from plan_trial_move m join plan_change c on c.id = m.plan_change_id \
                   left join plan_change n on n.plan_class_id = c.plan_class_id and n.revision = c.revision + 1 \
                   where m.plan_trial_id = t.id and coalesce(n.act, '') <> 'put_back') \
               order by t.ended_at desc, t.id desc limit 1";
    let query = sqlx::query(sql).bind(term.to_string()).bind(by.institution.to_string());
    let Some(row) = query.fetch_optional(&mut *reader).await? else { return Ok(None) };
    let (trial, at) = (row.id("id")?, row.instant("ended_at")?);
    let parts = parts(&mut reader, trial, by.institution).await?;
    let classes = u32::try_from(parts.len()).map_err(Error::failed)?;
    let since = parts.into_iter().filter_map(|part| part.since).collect();
    Ok(Some(LastCarried { trial, at, classes, since }))
}

/// What has become of all that a trial has changed.
pub(super) enum Changed {
    /// It stands as the trial left it.
    Nothing,
    /// All of it was put back already.
    AllPutBack,
    /// So many of its classes stand otherwise.
    Classes(u32),
}

/// Whether the classes of a trial stand as it left them.
pub(super) async fn changed_since(
    connection: &mut AnyConnection,
    trial: TrialId,
    of: InstitutionId,
) -> Result<Changed> {
    let parts = parts(connection, trial, of).await?;
    if parts.iter().all(|part| part.is_put_back) {
        return Ok(Changed::AllPutBack);
    }
    match parts.iter().filter(|part| part.since.is_some()).count() {
        0 => Ok(Changed::Nothing),
        changed => Ok(Changed::Classes(u32::try_from(changed).map_err(Error::failed)?)),
    }
}

async fn parts(
    connection: &mut AnyConnection,
    trial: TrialId,
    of: InstitutionId,
) -> Result<Vec<Part>> {
    // After the trial's own change comes the next; the last one is that of the revision at which the class stands.
    let sql = "select p.id, p.revision, p.content, p.removed_at, p.offering_id, c.revision as left_at, \
               coalesce(n.act, '') as next_act, coalesce(l.at, c.at) as last_at, coalesce(h.name, '') as by_name \
               from plan_trial t join plan_trial_move m on m.plan_trial_id = t.id \
               join plan_change c on c.id = m.plan_change_id \
               join plan_class p on p.id = m.plan_class_id \
               left join plan_change n on n.plan_class_id = p.id and n.revision = c.revision + 1 \
               left join plan_change l on l.plan_class_id = p.id and l.revision = p.revision \
               left join person h on h.id = l.by_person_id \
               where t.id = $1 and t.institution_id = $2 order by p.id";
    let one = |row: &AnyRow| {
        let class: PlannedClass = serde_json::from_str(&row.text("content")?)?;
        let (now, left): (i64, i64) = (row.number("revision")?, row.number("left_at")?);
        let how = if row.text_if_any("offering_id")?.is_some() {
            Some(SinceHow::Published)
        } else if row.number_if_any::<i64>("removed_at")?.is_some() {
            Some(SinceHow::TakenOut)
        } else {
            (now != left).then_some(SinceHow::Changed)
        };
        let since = match how {
            Some(how) => Some(Since {
                class: row.id("id")?,
                name: class.name,
                how,
                by: row.text("by_name")?,
                at: row.instant("last_at")?,
            }),
            None => None,
        };
        Ok(Part { since, is_put_back: row.text("next_act")? == "put_back" })
    };
    let query = sqlx::query(sql).bind(trial.to_string()).bind(of.to_string());
    query.fetch_all(connection).await?.iter().map(one).collect()
}
