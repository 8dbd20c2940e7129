//! Taking a plan over: what is new is made, what is there stays as it is, all or nothing.

use std::collections::HashMap;
use std::sync::Arc;

use domain::id::{FormKey, ImportId, InstitutionId};
use domain::log::{About, Act};
use domain::offering::Allocation;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::Occupant;
use domain::timetable::{Other, TimetableRefusal, Why};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::AnyConnection;

use super::clashes::{Ways, clashes_of};
use super::made::{Made, note};
use super::{Outcome, Progress, Standing, claim, done};
use crate::around::lock_rooms;
use crate::closure::{self, NewClosure};
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::log::Doing;
use crate::new_offering::{Names, NewOffering, insert_offerings};

/// New offerings that are written before it is told how far it has come.
const WRITTEN: usize = 256;

/// How each of these offerings stands against what the institution has.
pub async fn compare(
    db: &Db,
    institution: InstitutionId,
    offerings: &[NewOffering],
) -> Result<Vec<Standing>> {
    let mut reader = db.reader().await?;
    let known = known_to(&mut reader, institution).await?;
    Ok(offerings.iter().map(|offering| standing(&known, offering)).collect())
}

/// Takes a plan over: what is new is made, what is there stays as it is. Confirmed again, it only
/// tells again what it did. `progress` is told how far it has come.
pub async fn confirm(
    db: &Db,
    key: FormKey,
    id: ImportId,
    by: &Coordinator,
    offerings: &[NewOffering],
    closures: &[NewClosure],
    progress: Arc<Progress>,
) -> Result<Outcome> {
    let plan = Plan {
        import: Some(id),
        institution: by.institution,
        offerings: offerings.to_vec(),
        closures: closures.to_vec(),
        progress,
    };
    let doing = Doing::beside(Act::Import, by, About::Import(id));
    db.desk_once(key, doing, plan, |tx, plan, now| Box::pin(confirmed(tx, plan, now))).await
}

/// Takes a plan over without anybody having handed it in, as the demonstration does.
pub async fn take_over(
    db: &Db,
    institution: InstitutionId,
    offerings: &[NewOffering],
    closures: &[NewClosure],
) -> Result<Outcome> {
    let (offerings, closures) = (offerings.to_vec(), closures.to_vec());
    let progress = Arc::default();
    let plan = Plan { import: None, institution, offerings, closures, progress };
    db.write(plan, |tx, plan, _| Box::pin(async move { Ok(take(tx, plan, None).await?.0) })).await
}

/// What a unit takes over. Only the first two tell one form from another: what the rest says may
/// depend on the minute in which it was worked out.
#[derive(Serialize)]
struct Plan {
    import: Option<ImportId>,
    institution: InstitutionId,
    #[serde(skip)]
    offerings: Vec<NewOffering>,
    #[serde(skip)]
    closures: Vec<NewClosure>,
    #[serde(skip)]
    progress: Arc<Progress>,
}

async fn confirmed(tx: &mut Tx, plan: &Plan, now: Timestamp) -> Result<Outcome> {
    let id = plan.import.ok_or(Error::NotFound)?;
    if let Some(outcome) = claim(tx, id, plan.institution, now).await? {
        return Ok(outcome);
    }
    let (outcome, made) = take(tx, plan, Some(now)).await?;
    note(tx, id, &made).await?;
    done(tx, id, &outcome).await?;
    Ok(outcome)
}

/// What was handed in is judged as things stand at this instant.
async fn take(
    tx: &mut Tx,
    plan: &Plan,
    looked_at: Option<Timestamp>,
) -> Result<(Outcome, Vec<Made>)> {
    plan.progress.begins();
    // The root of all that follows: two plans of one institution are taken over one after the other.
    queue(tx, plan.institution).await?;
    let mut known = known_to(tx, plan.institution).await?;
    if let Some(now) = looked_at {
        let of_rows = |offering: &&NewOffering| standing(&known, offering) == Standing::New;
        let rows: Vec<_> = plan.offerings.iter().filter(of_rows).collect();
        nothing_stands_in_the_way(tx, plan.institution, &rows, now).await?;
    }
    let closed = closure::keep(tx, Some(plan.institution), &plan.closures).await?;
    let closures = u32::try_from(closed.len()).map_err(Error::failed)?;
    let mut made: Vec<Made> = closed.into_iter().map(Made::closure).collect();
    let mut outcome = Outcome { closures, ..Outcome::default() };
    let mut new = Vec::with_capacity(plan.offerings.len());
    for offering in &plan.offerings {
        if standing(&known, offering) == Standing::New {
            let given = offering.allocation.of_new(offering.admission);
            outcome.by_approval += u32::from(given == Allocation::Approval);
            new.push(offering);
        } else {
            outcome.unchanged += 1;
        }
        if let Some(key) = &offering.import_key {
            known.insert(key.clone(), offering.import_fingerprint.clone().unwrap_or_default());
        }
    }
    plan.progress.goes_on(plan.offerings.len() - new.len());
    let mut names = Names::of(plan.institution);
    for some in new.chunks(WRITTEN) {
        let ids = insert_offerings(tx, &mut names, some).await?;
        made.extend(ids.into_iter().map(Made::offering));
        plan.progress.goes_on(some.len());
    }
    outcome.added = u32::try_from(new.len()).map_err(Error::failed)?;
    Ok((outcome, made))
}

/// Refused while a row would put two things into one room or a teacher into two places, or is to be held while that is closed. What
/// is booked is told with its row's name where the row is kept.
async fn nothing_stands_in_the_way(
    tx: &mut Tx,
    institution: InstitutionId,
    rows: &[&NewOffering],
    now: Timestamp,
) -> Result<()> {
    let ways = Ways::of(tx, institution).await?;
    // Whoever books one of the rooms, or puts a session into it, waits from here on or is judged.
    lock_rooms(tx, &ways.rooms_of(rows), institution).await?;
    let is_booked = |why: &Why| {
        let booked = |by: &Other| matches!(by, Other::Standing { by: Occupant::Booking(_), .. });
        matches!(why, Why::Room { by, .. } if booked(by))
    };
    let is_clash = |why: &Why| why.keeps_out() && !is_booked(why);
    let clashing = clashes_of(tx, rows, &ways, now).await?;
    let clashing = clashing.iter().filter(|row| row.iter().any(is_clash)).count();
    match u32::try_from(clashing).map_err(Error::failed)? {
        0 => Ok(()),
        rows => Err(Refusal::Timetable(TimetableRefusal::RowsClash { rows }).into()),
    }
}

/// The keys of what was imported before, each with its fingerprint.
async fn known_to(
    connection: &mut AnyConnection,
    institution: InstitutionId,
) -> Result<HashMap<String, String>> {
    let sql = "select import_key, coalesce(import_fingerprint, '') as fingerprint from offering \
               where institution_id = $1 and import_key is not null";
    let rows = sqlx::query(sql).bind(institution.to_string()).fetch_all(&mut *connection).await?;
    rows.iter().map(|row| Ok((row.text("import_key")?, row.text("fingerprint")?))).collect()
}

fn standing(known: &HashMap<String, String>, offering: &NewOffering) -> Standing {
    let kept = offering.import_key.as_ref().and_then(|key| known.get(key));
    match kept {
        None => Standing::New,
        Some(kept) if Some(kept) == offering.import_fingerprint.as_ref() => Standing::Unchanged,
        Some(_) => Standing::Different,
    }
}
