//! 试排: moves of planned classes that are tried together beside the plan. One trial a term, shared by its coordinators.

use domain::calendar::slots_written;
use domain::id::{FormKey, InstitutionId, PlanClassId, TermId, TrialId};
use domain::log::{About, Act, Field};
use domain::person::Coordinator;
use domain::plan::PlannedClass;
use domain::timetable::{Draft, Spot, TimetableRefusal, Tried};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::keep::{is_own, stored};
use super::read::term_in;
use super::row::{one_of, refused};
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::institution::queue;
use crate::log::Doing;

pub use self::done::{Carried, do_trial, put_trial_back};
pub use self::last::{LastCarried, Since, SinceHow, last_carried};
pub use self::torn::{Touched, touched};

mod done;
mod last;
mod torn;

/// A trial that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// Key.
    pub id: TrialId,
    /// Who has begun it; empty where the name is not known.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// What was tried, class by class; one that was taken out again, too.
    pub moves: Vec<Tried>,
    /// Of them those that are moved and are published or out of the plan by now, with their names.
    pub gone: Vec<(PlanClassId, String)>,
}

/// The open trial of a term; nothing where there is none. Another institution's is not found.
pub async fn trial(db: &Db, term: TermId, by: &Coordinator) -> Result<Option<Trial>> {
    open_in(&mut *db.reader().await?, term, by.institution).await
}

/// The same in a unit.
pub(super) async fn open_in(
    connection: &mut AnyConnection,
    term: TermId,
    of: InstitutionId,
) -> Result<Option<Trial>> {
    let sql = "select t.id, t.begun_at, coalesce(h.name, '') as by_name from plan_trial t \
               left join person h on h.id = t.begun_by_person_id \
               where t.term_id = $1 and t.institution_id = $2 and t.ended_at is null";
    let query = sqlx::query(sql).bind(term.to_string()).bind(of.to_string());
    let Some(row) = query.fetch_optional(&mut *connection).await? else { return Ok(None) };
    let (id, by, at) = (row.id("id")?, row.text("by_name")?, row.instant("begun_at")?);
    let (moves, gone) = (moves_in(connection, id).await?, gone_from(connection, id).await?);
    Ok(Some(Trial { id, by, at, moves, gone }))
}

async fn gone_from(
    connection: &mut AnyConnection,
    trial: TrialId,
) -> Result<Vec<(PlanClassId, String)>> {
    let sql = "select p.id, p.content from plan_trial_move m join plan_class p on p.id = m.plan_class_id \
               where m.plan_trial_id = $1 and m.wanted <> '' \
               and (p.removed_at is not null or p.offering_id is not null) order by p.id";
    let one = |row: &AnyRow| {
        let class: PlannedClass = serde_json::from_str(&row.text("content")?)?;
        Ok((row.id("id")?, class.name))
    };
    let rows = sqlx::query(sql).bind(trial.to_string()).fetch_all(connection).await?;
    rows.iter().map(one).collect()
}

async fn moves_in(connection: &mut AnyConnection, trial: TrialId) -> Result<Vec<Tried>> {
    let sql = "select plan_class_id, seen, changes, stood, wanted from plan_trial_move \
               where plan_trial_id = $1 order by plan_class_id";
    let one = |row: &AnyRow| {
        let wanted = row.text("wanted")?;
        Ok(Tried {
            class: row.id("plan_class_id")?,
            from: serde_json::from_str(&row.text("stood")?)?,
            to: if wanted.is_empty() { None } else { Some(serde_json::from_str(&wanted)?) },
            seen: row.number("seen")?,
            changes: row.number("changes")?,
        })
    };
    let rows = sqlx::query(sql).bind(trial.to_string()).fetch_all(connection).await?;
    rows.iter().map(one).collect()
}

/// Begins a trial of the coordinator's own term. Refused where one is open.
pub async fn begin_trial(db: &Db, key: FormKey, term: TermId, by: &Coordinator) -> Result<()> {
    let doing = Doing::beside(Act::BeginTrial, by, About::Term(term));
    db.desk_once(key, doing, (term, by.clone()), |tx, (term, by), now| {
        Box::pin(async move {
            none_is_open(tx, *term, by).await?;
            let sql = "insert into plan_trial (id, institution_id, term_id, begun_by_person_id, begun_at) \
                       values ($1, $2, $3, $4, $5)";
            sqlx::query(sql)
                .bind(TrialId(Uuid::now_v7()).to_string())
                .bind(by.institution.to_string())
                .bind(term.to_string())
                .bind(by.person.to_string())
                .bind(now.as_second())
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
}

/// Whoever begins a trial of the term, or ends it, waits until this unit is done.
async fn none_is_open(tx: &mut Tx, term: TermId, by: &Coordinator) -> Result<()> {
    queue(tx, by.institution).await?;
    term_in(tx, term, by.institution).await?;
    match open_in(tx, term, by.institution).await? {
        Some(_) => Err(refused(TimetableRefusal::TrialIsOpen)),
        None => Ok(()),
    }
}

/// The open trial, until the end of the unit this coordinator's alone.
pub(super) async fn hold(tx: &mut Tx, term: TermId, by: &Coordinator) -> Result<Trial> {
    queue(tx, by.institution).await?;
    term_in(tx, term, by.institution).await?;
    let open = open_in(tx, term, by.institution).await?;
    open.ok_or_else(|| refused(TimetableRefusal::TrialIsOver))
}

/// Drops the open trial of a term. It can go on later, see [`resume_trial`].
pub async fn drop_trial(db: &Db, key: FormKey, term: TermId, by: &Coordinator) -> Result<()> {
    let doing = Doing::beside(Act::DropTrial, by, About::Term(term));
    db.desk_once(key, doing, (term, by.clone()), |tx, (term, by), now| {
        Box::pin(async move {
            let trial = hold(tx, *term, by).await?;
            ends(tx, trial.id, "dropped", now).await
        })
    })
    .await
}

/// The trial is over, as a step of a unit.
pub(super) async fn ends(tx: &mut Tx, id: TrialId, how: &str, now: Timestamp) -> Result<()> {
    let sql = "update plan_trial set ended_at = $2, ended_as = $3 where id = $1";
    let query = sqlx::query(sql).bind(id.to_string()).bind(now.as_second()).bind(how.to_owned());
    query.execute(&mut **tx).await?;
    Ok(())
}

/// The trial of a term that was dropped last, unless another is open or was carried out since.
async fn dropped_in(
    connection: &mut AnyConnection,
    term: TermId,
    of: InstitutionId,
) -> Result<Option<TrialId>> {
    let sql = "select id, ended_at, ended_as from plan_trial where term_id = $1 and institution_id = $2 \
               order by begun_at desc, id desc limit 1";
    let query = sqlx::query(sql).bind(term.to_string()).bind(of.to_string());
    let Some(row) = query.fetch_optional(connection).await? else { return Ok(None) };
    let is_dropped = row.text_if_any("ended_as")?.as_deref() == Some("dropped");
    Ok(if is_dropped { Some(row.id("id")?) } else { None })
}

/// Whether there is a trial that was dropped and can go on.
pub async fn may_resume(db: &Db, term: TermId, by: &Coordinator) -> Result<bool> {
    Ok(dropped_in(&mut *db.reader().await?, term, by.institution).await?.is_some())
}

/// The trial that was dropped last goes on as it was.
pub async fn resume_trial(db: &Db, key: FormKey, term: TermId, by: &Coordinator) -> Result<()> {
    let doing = Doing::beside(Act::ResumeTrial, by, About::Term(term));
    db.desk_once(key, doing, (term, by.clone()), |tx, (term, by), _| {
        Box::pin(async move {
            none_is_open(tx, *term, by).await?;
            let dropped = dropped_in(tx, *term, by.institution).await?;
            let id = dropped.ok_or_else(|| refused(TimetableRefusal::TrialIsOver))?;
            let sql = "update plan_trial set ended_at = null, ended_as = null where id = $1";
            sqlx::query(sql).bind(id.to_string()).execute(&mut **tx).await?;
            Ok(())
        })
    })
    .await
}

/// Moves a class in the open trial of its term, as the coordinator saw it there with this revision (see [`Tried::applied`]); the
/// plan stays as it is. Refused where somebody has moved it since, in the plan or in the trial.
pub async fn try_move(
    db: &Db,
    key: FormKey,
    class: (PlanClassId, i64),
    draft: &Draft,
    by: &Coordinator,
) -> Result<TermId> {
    let doing = Doing::beside(Act::TryMove, by, About::Planned(class.0));
    let facts = (class, stored(draft), by.clone());
    db.desk_once(key, doing, facts, |tx, ((class, revision), draft, by), _| {
        Box::pin(async move {
            let row = one_of(tx, *class, by.institution).await?;
            let trial = hold(tx, row.term, by).await?;
            // Only now is nobody else in the trial; the class itself may be moved on in the plan at any time.
            let row = one_of(tx, *class, by.institution).await?;
            if row.published.is_some() {
                return Err(refused(TimetableRefusal::Published));
            }
            let before = trial.moves.iter().find(|one| one.class == *class);
            let changes = before.map_or(0, |one| one.changes);
            if row.is_removed || row.class.revision + changes != *revision {
                return Err(refused(TimetableRefusal::ChangedMeanwhile));
            }
            is_own(tx, draft, by).await?;
            let from = Spot::of(&row.class.draft);
            let stood = before.and_then(|one| one.to.clone()).unwrap_or_else(|| from.clone());
            let wanted = Spot::of(draft);
            if wanted == stood {
                return Err(refused(TimetableRefusal::NothingChanges));
            }
            tells(tx, &stood, &wanted);
            // Back where the plan has it, it is moved no more.
            let to = Some(wanted).filter(|wanted| *wanted != from);
            let seen = row.class.revision;
            let tried = Tried { class: *class, from, to, seen, changes: changes + 1 };
            keep(tx, trial.id, &tried).await?;
            Ok(row.term)
        })
    })
    .await
}

/// Takes a class out of the open trial of its term: there it stands again as in the plan.
pub async fn take_out_of_trial(
    db: &Db,
    key: FormKey,
    class: PlanClassId,
    by: &Coordinator,
) -> Result<TermId> {
    let doing = Doing::beside(Act::TryMove, by, About::Planned(class));
    db.desk_once(key, doing, (class, by.clone()), |tx, (class, by), _| {
        Box::pin(async move {
            let row = one_of(tx, *class, by.institution).await?;
            let trial = hold(tx, row.term, by).await?;
            let of_class = trial.moves.into_iter().find(|one| one.class == *class);
            let Some(Tried { to: Some(to), changes, from, seen, .. }) = of_class else {
                return Err(refused(TimetableRefusal::NothingChanges));
            };
            tells(tx, &to, &Spot::of(&row.class.draft));
            let tried = Tried { class: *class, from, to: None, seen, changes: changes + 1 };
            keep(tx, trial.id, &tried).await?;
            Ok(row.term)
        })
    })
    .await
}

/// Says for the log what is another now.
fn tells(tx: &mut Tx, stood: &Spot, wanted: &Spot) {
    let room = |spot: &Spot| spot.room.map(|room| room.to_string()).unwrap_or_default();
    let each = |spot: &Spot| {
        [
            (Field::WeeklyTimes, slots_written(&spot.slots)),
            (Field::Room, room(spot)),
            (Field::Teacher, spot.teacher.clone()),
        ]
    };
    for ((field, before), (_, after)) in each(stood).into_iter().zip(each(wanted)) {
        if before == after {
            continue;
        }
        if !before.is_empty() {
            tx.note_before(field, before);
        }
        if !after.is_empty() {
            tx.note(field, after);
        }
    }
}

async fn keep(tx: &mut Tx, trial: TrialId, tried: &Tried) -> Result<()> {
    let wanted = tried.to.as_ref().map(serde_json::to_string).transpose()?.unwrap_or_default();
    let sql = "insert into plan_trial_move (plan_trial_id, plan_class_id, seen, changes, stood, wanted) \
               values ($1, $2, $3, $4, $5, $6) on conflict (plan_trial_id, plan_class_id) do update set \
               seen = excluded.seen, changes = excluded.changes, stood = excluded.stood, wanted = excluded.wanted";
    sqlx::query(sql)
        .bind(trial.to_string())
        .bind(tried.class.to_string())
        .bind(tried.seen)
        .bind(tried.changes)
        .bind(serde_json::to_string(&tried.from)?)
        .bind(wanted)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
