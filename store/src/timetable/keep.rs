//! Planning: terms that are new, classes that are added, changed, taken out, and put back as they were.

use domain::calendar::Term;
use domain::id::{FormKey, PlanChangeId, PlanClassId, TermId};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::timetable::{Draft, TimetableRefusal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::read::term_in;
use super::row::{Done, lock, note, refused, write};
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::{Error, Result, unique_means};
use crate::log::{Doing, Watch};
use crate::room::room_in;

/// More classes than any school has in a term: a page shows them all.
const MOST: u32 = 400;

/// A change that was made, by which it can be put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Key.
    pub id: PlanChangeId,
    /// Of which class.
    pub class: PlanClassId,
    /// In which term.
    pub term: TermId,
}

/// Adds a term to the coordinator's institution. Refused where there is one of this name.
pub async fn add_term(db: &Db, key: FormKey, term: &Term, by: &Coordinator) -> Result<TermId> {
    let term = Term { name: storable(&term.name), ..term.clone() };
    let doing = Doing::makes(Act::AddTerm, by);
    db.desk_once(key, doing, (term, by.institution), |tx, (term, institution), _| {
        Box::pin(async move {
            let id = TermId(Uuid::now_v7());
            tx.note_about(About::Term(id));
            let sql = "insert into term (id, institution_id, name, starts_on, ends_on) \
                       values ($1, $2, $3, $4, $5)";
            let added = sqlx::query(sql)
                .bind(id.to_string())
                .bind(institution.to_string())
                .bind(term.name.as_str())
                .bind(term.starts_on.to_string())
                .bind(term.ends_on.to_string())
                .execute(&mut **tx)
                .await;
            let taken = domain::refusal::Refusal::Timetable(TimetableRefusal::TermNameTaken);
            added.map_err(unique_means(taken))?;
            Ok(id)
        })
    })
    .await
}

/// Adds a class to the plan of a term of the coordinator's own institution.
pub async fn add(
    db: &Db,
    key: FormKey,
    term: TermId,
    draft: &Draft,
    by: &Coordinator,
) -> Result<Change> {
    let facts = (term, stored(draft), by.clone());
    let doing = Doing::makes(Act::PlanClass, by);
    db.desk_once(key, doing, facts, |tx, (term, draft, by), now| {
        Box::pin(async move {
            term_in(tx, *term, by.institution).await?;
            is_own(tx, draft, by).await?;
            let change = insert(tx, *term, draft, None, by, now).await?;
            tx.note_about(About::Planned(change.class));
            Ok(change)
        })
    })
    .await
}

/// Changes what is planned of a class, as the coordinator saw it with this revision. Refused where somebody has changed it since,
/// people sign up for it already, or nothing would change.
pub async fn change(
    db: &Db,
    key: FormKey,
    (id, revision): (PlanClassId, i64),
    draft: &Draft,
    by: &Coordinator,
) -> Result<Change> {
    let facts = (id, revision, stored(draft), by.clone());
    let doing = Doing::to(Act::ChangePlanned, by, About::Planned(id));
    db.desk_once(key, doing, facts, |tx, (id, revision, draft, by), now| {
        Box::pin(change_step(tx, (*id, *revision), draft, by, now))
    })
    .await
}

/// The same as a step of a unit.
pub(super) async fn change_step(
    tx: &mut Tx,
    (id, revision): (PlanClassId, i64),
    draft: &Draft,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Change> {
    let row = lock(tx, id, revision, by).await?;
    if row.is_removed {
        return Err(refused(TimetableRefusal::ChangedMeanwhile));
    }
    is_own(tx, draft, by).await?;
    if draft.is_the_same(&row.class.draft) {
        return Err(refused(TimetableRefusal::NothingChanges));
    }
    write(tx, id, draft).await?;
    let was = Some(&row.class.draft);
    let done = Done { class: id, revision: revision + 1, act: "change", was };
    Ok(Change { id: note(tx, done, by, now).await?, class: id, term: row.term })
}

/// Takes a class out of the plan, as the coordinator saw it. It can be put back.
pub async fn remove(
    db: &Db,
    key: FormKey,
    (id, revision): (PlanClassId, i64),
    by: &Coordinator,
) -> Result<Change> {
    let facts = (id, revision, by.clone());
    let doing = Doing::to(Act::RemovePlanned, by, About::Planned(id));
    db.desk_once(key, doing, facts, |tx, (id, revision, by), now| {
        Box::pin(async move {
            let row = lock(tx, *id, *revision, by).await?;
            if row.is_removed {
                return Err(refused(TimetableRefusal::ChangedMeanwhile));
            }
            set_removed(tx, *id, Some(now)).await?;
            let was = Some(&row.class.draft);
            let done = Done { class: *id, revision: revision + 1, act: "remove", was };
            Ok(Change { id: note(tx, done, by, now).await?, class: *id, term: row.term })
        })
    })
    .await
}

/// Makes a class as it was before the change, if that is the last one: what was new is taken out, what was taken out is there
/// again. Refused where somebody has changed it since.
pub async fn put_back(
    db: &Db,
    key: FormKey,
    change: PlanChangeId,
    by: &Coordinator,
) -> Result<Change> {
    let doing = Doing::parts(Act::PutBackPlanned, by);
    db.desk_once(key, doing, (change, by.clone()), |tx, (change, by), now| {
        Box::pin(put_back_step(tx, *change, by, now))
    })
    .await
}

/// The same as a step of a unit, with its entry in the log.
pub(super) async fn put_back_step(
    tx: &mut Tx,
    change: PlanChangeId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Change> {
    let sql = "select c.plan_class_id, c.revision, c.was from plan_change c \
               join plan_class p on p.id = c.plan_class_id \
               where c.id = $1 and p.institution_id = $2";
    let query = sqlx::query(sql).bind(change.to_string()).bind(by.institution.to_string());
    let made = query.fetch_one(&mut **tx).await?;
    let (id, revision): (PlanClassId, i64) = (made.id("plan_class_id")?, made.number("revision")?);
    let watch = Watch::begin(tx, About::Planned(id), by).await?;
    let row = lock(tx, id, revision, by).await?;
    let was = made.text("was")?;
    if was.is_empty() {
        set_removed(tx, id, Some(now)).await?;
    } else {
        write(tx, id, &serde_json::from_str(&was)?).await?;
        set_removed(tx, id, None).await?;
    }
    let stood = Some(&row.class.draft).filter(|_| !row.is_removed);
    let done = Done { class: id, revision: revision + 1, act: "put_back", was: stood };
    let made = Change { id: note(tx, done, by, now).await?, class: id, term: row.term };
    watch.end(tx, &Doing::parts(Act::PutBackPlanned, by), now).await?;
    Ok(made)
}

async fn set_removed(tx: &mut Tx, id: PlanClassId, at: Option<Timestamp>) -> Result<()> {
    let sql = "update plan_class set removed_at = $2 where id = $1";
    let query = sqlx::query(sql).bind(id.to_string());
    query.bind(at.map(Timestamp::as_second)).execute(&mut **tx).await?;
    Ok(())
}

/// Keeps a new class of a term, as a step of a unit.
pub(super) async fn insert(
    tx: &mut Tx,
    term: TermId,
    draft: &Draft,
    from: Option<domain::id::OfferingId>,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Change> {
    let sql =
        "select count(*) as classes from plan_class where term_id = $1 and removed_at is null";
    let row = sqlx::query(sql).bind(term.to_string()).fetch_one(&mut **tx).await?;
    if row.number::<u32>("classes")? >= MOST {
        return Err(refused(TimetableRefusal::TooMany { most: MOST }));
    }
    let class = PlanClassId(Uuid::now_v7());
    let sql = "insert into plan_class (id, institution_id, term_id, copied_from_id, content) \
               values ($1, $2, $3, $4, '')";
    sqlx::query(sql)
        .bind(class.to_string())
        .bind(by.institution.to_string())
        .bind(term.to_string())
        .bind(from.map(|offering| offering.to_string()))
        .execute(&mut **tx)
        .await?;
    write(tx, class, draft).await?;
    let act = if from.is_some() { "copy" } else { "add" };
    let id = note(tx, Done { class, revision: 0, act, was: None }, by, now).await?;
    Ok(Change { id, class, term })
}

/// Room and former class are the institution's own.
pub(super) async fn is_own(tx: &mut Tx, draft: &Draft, by: &Coordinator) -> Result<()> {
    if let Some(room) = draft.room {
        room_in(tx, room, by.institution).await?;
    }
    if let Some(former) = draft.follows {
        let sql = "select count(*) as own from offering where id = $1 and institution_id = $2";
        let query = sqlx::query(sql).bind(former.to_string()).bind(by.institution.to_string());
        if query.fetch_one(&mut **tx).await?.number::<i64>("own")? == 0 {
            return Err(Error::NotFound);
        }
    }
    Ok(())
}

/// What is typed, as it can be kept.
pub(super) fn stored(draft: &Draft) -> Draft {
    let mut stored = draft.clone();
    let class = &mut stored.class;
    for text in [
        &mut class.department,
        &mut class.subject,
        &mut class.name,
        &mut class.grade,
        &mut class.teacher,
        &mut class.note,
        &mut class.campus,
    ] {
        *text = storable(text);
    }
    stored
}
