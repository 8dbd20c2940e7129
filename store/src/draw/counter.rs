//! Wishes at the counter, for somebody who has no telephone of their own: made as if they made them, with the same odds.

use domain::decision::WhyExcepted;
use domain::id::{ApplicationId, DrawId, FormKey, OfferingId, PersonId};
use domain::log::{About, Act};
use domain::person::{Coordinator, Person};
use serde::{Deserialize, Serialize};

use super::MyApplication;
use super::wishes::{NewWishes, live, make};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::person;
use crate::sign_up::{By, CounterPerson, storable_why, who_it_is};

/// What somebody at the counter wishes for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterWishes {
    /// In which draw.
    pub draw: DrawId,
    /// What the coordinator knows of them.
    pub person: CounterPerson,
    /// How many places in all; at least 1.
    pub wanted: u32,
    /// The dearest first.
    pub offerings: Vec<OfferingId>,
    /// Why the rule for everybody is passed over, and what of it the person reads; without words where it is kept.
    pub reason: WhyExcepted,
}

/// Somebody's wishes as their desk sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtCounter {
    /// Whose.
    pub person: Person,
    /// What they wish for.
    pub application: MyApplication,
}

/// Makes wishes for somebody at the counter, in place of those that they had in this draw. Beyond the limits, the oldest age
/// or a closed offering they need a reason.
pub async fn wish_at_counter(
    db: &Db,
    key: FormKey,
    new: CounterWishes,
    by: &Coordinator,
) -> Result<MyApplication> {
    let new = CounterWishes { reason: storable_why(&new.reason), ..new };
    let doing = Doing::makes(Act::WishAtCounter, by).because(&new.reason.words);
    db.desk_once(key, doing, (new, by.clone()), |tx, (new, by), now| {
        Box::pin(async move {
            let person = who_it_is(tx, &new.person, by.institution, now).await?;
            let CounterWishes { draw, wanted, .. } = *new;
            let (offerings, by) = (new.offerings.clone(), By::Coordinator(by.clone()));
            let wishes = NewWishes { draw, person, wanted, offerings, by };
            let made = make(tx, &wishes, &new.reason, now).await?;
            tx.note_about(About::Application(made.id));
            Ok(made)
        })
    })
    .await
}

/// The wishes that are in force, for the slip. Of another institution's draw, or in force no more, they are not found.
pub async fn application_at_desk(
    db: &Db,
    id: ApplicationId,
    by: &Coordinator,
) -> Result<AtCounter> {
    let sql = "select a.draw_id, a.person_id from application a join draw d on d.id = a.draw_id \
               where a.id = $1 and d.institution_id = $2 and a.ended_at is null";
    let mut connection = db.reader().await?;
    let query = sqlx::query(sql).bind(id.to_string()).bind(by.institution.to_string());
    let row = query.fetch_one(&mut *connection).await?;
    let (draw, person): (DrawId, PersonId) = (row.id("draw_id")?, row.id("person_id")?);
    let application = live(&mut connection, draw, person).await?.ok_or(Error::NotFound)?;
    Ok(AtCounter { person: person::by_id(&mut connection, person).await?, application })
}
