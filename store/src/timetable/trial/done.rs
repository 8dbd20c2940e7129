//! 全部照此改: a trial is carried out as a whole, by the same steps as single moves, and put back as a whole.

use domain::id::{FormKey, PlanChangeId, TermId, TrialId};
use domain::log::{About, Act, Field};
use domain::person::Coordinator;
use domain::timetable::{DraftClass, Timetable, TimetableRefusal, Tried};
use serde::{Deserialize, Serialize};

use super::super::keep::{change_step, put_back_step};
use super::super::read::timetable_in;
use super::super::row::refused;
use super::last::{Changed, changed_since};
use super::{ends, hold};
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::log::{Doing, Watch};
use crate::seen::Seen;

/// What carrying out a trial has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// By this it is put back.
    pub trial: TrialId,
    /// How many classes were changed.
    pub classes: u32,
}

/// Makes every move of a term's trial in one unit, each with its own entry in the log. Refused as a whole, and the trial stays
/// open, where a class or the trial was changed since it was seen, where a class is gone, and where something would stand in the
/// way that does not yet.
pub async fn do_trial(
    db: &Db,
    key: FormKey,
    (term, seen): (TermId, Seen),
    by: &Coordinator,
) -> Result<Carried> {
    let doing = Doing::beside(Act::DoTrial, by, About::Term(term));
    db.desk_once(key, doing, (term, seen, by.clone()), |tx, (term, seen, by), now| {
        Box::pin(async move {
            let trial = hold(tx, *term, by).await?;
            let before = timetable_in(tx, *term, by.institution).await?;
            seen.holds(&before.rests_on(&trial.moves))?;
            let wanted = trial.moves.iter().filter(|one| one.to.is_some());
            if !trial.gone.is_empty() {
                let classes = u32::try_from(trial.gone.len()).map_err(Error::failed)?;
                return Err(refused(TimetableRefusal::TriedGone { classes }));
            }
            let mut classes = 0;
            for (one, class) in wanted.filter_map(|one| Some((one, before.class(one.class)?))) {
                if !one.moves(class) {
                    continue;
                }
                let part = Doing::parts(Act::ChangePlanned, by);
                let watch = Watch::begin(tx, About::Planned(class.id), by).await?;
                let change = move_for_real(tx, one, class, by, now).await?;
                watch.end(tx, &part, now).await?;
                carried_out_by(tx, trial.id, one, change).await?;
                classes += 1;
            }
            if classes == 0 {
                return Err(refused(TimetableRefusal::NothingTried));
            }
            nothing_new_clashes(tx, *term, &before, by).await?;
            ends(tx, trial.id, "done", now).await?;
            tx.note(Field::Number, classes);
            Ok(Carried { trial: trial.id, classes })
        })
    })
    .await
}

/// Refused where something stands in the way that did not before.
async fn nothing_new_clashes(
    tx: &mut Tx,
    term: TermId,
    before: &Timetable,
    by: &Coordinator,
) -> Result<()> {
    let after = timetable_in(tx, term, by.institution).await?;
    let new = after.clashes_not_in(before);
    match new.iter().filter(|clash| !clash.is_repeated()).count() {
        0 => Ok(()),
        new => {
            let clashes = u32::try_from(new).map_err(Error::failed)?;
            Err(refused(TimetableRefusal::TrialClashes { clashes }))
        }
    }
}

async fn move_for_real(
    tx: &mut Tx,
    one: &Tried,
    class: &DraftClass,
    by: &Coordinator,
    now: jiff::Timestamp,
) -> Result<PlanChangeId> {
    let draft = one.applied(class).draft;
    Ok(change_step(tx, (class.id, class.revision), &draft, by, now).await?.id)
}

async fn carried_out_by(
    tx: &mut Tx,
    trial: TrialId,
    one: &Tried,
    change: PlanChangeId,
) -> Result<()> {
    let sql = "update plan_trial_move set plan_change_id = $3 where plan_trial_id = $1 and plan_class_id = $2";
    let query = sqlx::query(sql).bind(trial.to_string()).bind(one.class.to_string());
    query.bind(change.to_string()).execute(&mut **tx).await?;
    Ok(())
}

/// Puts everything back that a trial has changed, in one unit, however long ago. Refused as a whole where one of its classes was
/// changed since, see [`super::last_carried`], and where something would stand in the way by now that does not yet.
pub async fn put_trial_back(
    db: &Db,
    key: FormKey,
    trial: TrialId,
    by: &Coordinator,
) -> Result<TermId> {
    let doing = Doing::parts(Act::PutBackPlanned, by);
    db.desk_once(key, doing, (trial, by.clone()), |tx, (trial, by), now| {
        Box::pin(async move {
            let sql = "select t.term_id, m.plan_change_id from plan_trial t \
                       join plan_trial_move m on m.plan_trial_id = t.id \
                       where t.id = $1 and t.institution_id = $2 and m.plan_change_id is not null \
                       order by m.plan_class_id";
            let query = sqlx::query(sql).bind(trial.to_string()).bind(by.institution.to_string());
            let rows = query.fetch_all(&mut **tx).await?;
            let term = rows.first().ok_or(Error::NotFound)?.id("term_id")?;
            match changed_since(tx, *trial, by.institution).await? {
                Changed::Nothing => {}
                Changed::AllPutBack => return Err(refused(TimetableRefusal::ChangedMeanwhile)),
                Changed::Classes(classes) => {
                    return Err(refused(TimetableRefusal::TrialChangedSince { classes }));
                }
            }
            let before = timetable_in(tx, term, by.institution).await?;
            for row in &rows {
                put_back_step(tx, row.id("plan_change_id")?, by, now).await?;
            }
            nothing_new_clashes(tx, term, &before, by).await?;
            Ok(term)
        })
    })
    .await
}
