//! Publishing: planned classes become offerings, all that were chosen or none.

use std::collections::BTreeSet;

use domain::calendar::slots_written;
use domain::id::{FormKey, OfferingId, PlanClassId, TermId, VenueId};
use domain::log::{About, Act, Field, each_written};
use domain::offering::Allocation;
use domain::person::Coordinator;
use domain::stage::Rule;
use domain::timetable::{DraftClass, Judge, Timetable, TimetableRefusal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;

use super::read::timetable_in;
use super::row::{Done, lock, note, refused};
use crate::around::lock_room;
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::lists::{bind_each, padded, placeholders};
use crate::log::Doing;
use crate::new_offering::{NewOffering, insert_offering};
use crate::offering::stages;

/// A planned class as the coordinator saw it, and the offering that it becomes.
#[derive(Clone, Debug, Serialize)]
pub struct ToPublish {
    /// Which.
    pub id: PlanClassId,
    /// As it was seen.
    pub revision: i64,
    /// What people will sign up for. What it says may depend on the minute in which it was worked out, so that it tells no form
    /// from another.
    #[serde(skip)]
    pub offering: NewOffering,
}

/// What publishing has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Classes that people can see now.
    pub published: u32,
    /// Of them, those in which the members of a former class may continue.
    pub continued: u32,
}

/// Publishes planned classes of the coordinator's own term in one unit. Refused as a whole while anything stands in the way of
/// one of them, or one was changed since it was seen. From `returning_from` on the members of the classes that they follow may
/// continue in them, and read so on their pages; nobody may where it is not told.
pub async fn publish(
    db: &Db,
    key: FormKey,
    term: TermId,
    classes: Vec<ToPublish>,
    returning_from: Option<Timestamp>,
    by: &Coordinator,
) -> Result<Outcome> {
    let facts = (term, classes, returning_from, by.clone());
    let doing = Doing::beside(Act::Publish, by, About::Term(term));
    db.desk_once(key, doing, facts, |tx, facts, now| {
        Box::pin(async move {
            let (term, classes, returning_from, by) = facts;
            // Sessions and plans of one institution change one after the other.
            queue(tx, by.institution).await?;
            let seen = as_seen(tx, classes, by).await?;
            // Whoever books one of the rooms waits, or is in the timetable that is judged.
            let rooms: BTreeSet<VenueId> = seen.iter().filter_map(|one| one.draft.room).collect();
            for room in rooms {
                lock_room(tx, room, by.institution).await?;
            }
            let timetable = timetable_in(tx, *term, by.institution).await?;
            nothing_stands_in_the_way(&timetable, &seen)?;
            let (mut outcome, mut made) = (Outcome::default(), Vec::with_capacity(seen.len()));
            for (class, new) in seen.iter().zip(classes) {
                if new.offering.institution != by.institution {
                    return Err(Error::NotFound);
                }
                let offering = insert_offering(tx, &new.offering).await?;
                becomes(tx, class, offering, by, now).await?;
                made.push((offering, Some(slots_written(&class.draft.class.slots))));
                outcome.published += 1;
                if let Some(former) = class.draft.follows {
                    let returning_places = class.draft.class.returning;
                    // What is given by approval has no stages: the coordinator knows who has been there before.
                    let rule = match new.offering.allocation {
                        Allocation::Approval => Rule::default(),
                        Allocation::InOrder | Allocation::Draw => {
                            let returning_from = *returning_from;
                            Rule { returning_from, returning_places, shares: vec![] }
                        }
                    };
                    stages::set(tx, offering, Some(former), &rule, by, now).await?;
                    outcome.continued += u32::from(rule.returning_from.is_some());
                }
            }
            tx.note(Field::Number, outcome.published);
            tx.note(Field::Classes, each_written(made));
            Ok(outcome)
        })
    })
    .await
}

/// The classes as they stand, each locked.
async fn as_seen(tx: &mut Tx, classes: &[ToPublish], by: &Coordinator) -> Result<Vec<DraftClass>> {
    let mut order: Vec<&ToPublish> = classes.iter().collect();
    order.sort_by_key(|one| one.id);
    let mut seen = Vec::with_capacity(classes.len());
    for one in order {
        let row = lock(tx, one.id, one.revision, by).await?;
        if row.is_removed {
            return Err(refused(TimetableRefusal::ChangedMeanwhile));
        }
        seen.push(row.class);
    }
    let place = |class: &DraftClass| classes.iter().position(|one| one.id == class.id);
    seen.sort_by_key(place);
    Ok(seen)
}

fn nothing_stands_in_the_way(timetable: &Timetable, chosen: &[DraftClass]) -> Result<()> {
    let judge = Judge::of(timetable);
    let clashing = chosen.iter().filter(|class| !judge.clashes_of(class).is_empty()).count();
    // A class of another term stands in no timetable of this one.
    if chosen.iter().any(|class| timetable.class(class.id).is_none()) {
        return Err(Error::NotFound);
    }
    match u32::try_from(clashing).map_err(Error::failed)? {
        0 => Ok(()),
        classes => Err(refused(TimetableRefusal::Clashes { classes })),
    }
}

async fn becomes(
    tx: &mut Tx,
    class: &DraftClass,
    offering: OfferingId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let sql = "update plan_class set offering_id = $2 where id = $1";
    let query = sqlx::query(sql).bind(class.id.to_string()).bind(offering.to_string());
    query.execute(&mut **tx).await?;
    let (revision, was) = (class.revision + 1, Some(&class.draft));
    note(tx, Done { class: class.id, revision, act: "publish", was }, by, now).await?;
    Ok(())
}

/// How many people have a place in these classes of the coordinator's institution: who may continue in what follows them.
pub async fn continuing(db: &Db, formers: &[OfferingId], by: &Coordinator) -> Result<u32> {
    if formers.is_empty() {
        return Ok(0);
    }
    let formers = padded(formers);
    let sql = format!(
        "select count(distinct s.person_id) as people from sign_up s \
         join offering o on o.id = s.offering_id \
         where o.institution_id = $1 and s.state = 'held' and s.answer_by is null \
         and s.offering_id in ({})",
        placeholders(2, formers.len())
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(by.institution.to_string());
    let query = bind_each(query, formers);
    query.fetch_one(&mut *db.reader().await?).await?.number("people")
}
