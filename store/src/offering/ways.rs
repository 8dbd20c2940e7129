//! How the places of many offerings are given at once: of those chosen, or of all classes of a term.

use domain::calendar::Term;
use domain::id::{FormKey, OfferingId, TermId};
use domain::log::{About, Act};
use domain::offering::Allocation;
use domain::person::Coordinator;
use domain::sign_up::approval::may_change;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::allocation::give;
use super::find::{Found, ids};
use super::row::by_ids;
use super::standing::lock;
use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::log::{Doing, Watch};
use crate::timetable::terms;

/// Offerings whose places are to be given in another way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Chosen {
    /// These.
    These(Vec<OfferingId>),
    /// All classes of this term.
    Term(TermId),
}

/// What became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ways {
    /// Offerings whose places are given in the other way from now on.
    pub changed: u32,
    /// Those whose places were given so before.
    pub same: u32,
    /// Those that may not change, and were left as they are.
    pub left: u32,
}

/// Gives the places of the coordinator's own offerings in order or by approval from now on, each that may change
/// ([`may_change`]), under its lock. Another institution's offering or term is not found, and then nothing changes.
pub async fn set_allocations(
    db: &Db,
    key: FormKey,
    chosen: Chosen,
    to: Allocation,
    by: &Coordinator,
) -> Result<Ways> {
    let doing = Doing::parts(Act::SetAllocations, by);
    db.desk_once(key, doing, (chosen, to, by.clone()), |tx, (chosen, to, by), now| {
        Box::pin(async move {
            let offerings = match chosen {
                Chosen::These(offerings) => offerings.clone(),
                Chosen::Term(term) => classes_of(tx, *term, by).await?,
            };
            let mut ways = Ways::default();
            for id in in_one_order(&offerings) {
                set_one(tx, id, *to, by, now, &mut ways).await?;
            }
            Ok(ways)
        })
    })
    .await
}

/// Each once. Always locked in this order: two coordinators wait for each other instead of both for ever.
pub(super) fn in_one_order(offerings: &[OfferingId]) -> Vec<OfferingId> {
    let mut offerings = offerings.to_vec();
    offerings.sort_unstable();
    offerings.dedup();
    offerings
}

async fn set_one(
    tx: &mut Tx,
    id: OfferingId,
    to: Allocation,
    by: &Coordinator,
    now: Timestamp,
    ways: &mut Ways,
) -> Result<()> {
    let (_, offering) = lock(tx, id).await?;
    offering.is_run_by(by)?;
    if may_change(&offering.terms, to, &offering.places, now).is_err() {
        ways.left += 1;
    } else if offering.terms.allocation == to {
        ways.same += 1;
    } else {
        let watch = Watch::begin(tx, About::Offering(id), by).await?;
        give(tx, id, to).await?;
        watch.end(tx, &Doing::parts(Act::SetAllocations, by), now).await?;
        ways.changed += 1;
    }
    Ok(())
}

async fn classes_of(tx: &mut Tx, term: TermId, by: &Coordinator) -> Result<Vec<OfferingId>> {
    let sql = "select id from term where id = $1 and institution_id = $2";
    let query = sqlx::query(sql).bind(term.to_string()).bind(by.institution.to_string());
    query.fetch_one(&mut **tx).await?;
    let sql = "select k.offering_id as id from class k join offering o on o.id = k.offering_id \
               where k.term_id = $1 and o.institution_id = $2";
    let query = sqlx::query(sql).bind(term.to_string()).bind(by.institution.to_string());
    ids(&query.fetch_all(&mut **tx).await?)
}

/// The terms in which the coordinator's institution has classes, the latest first.
pub async fn terms_at_desk(db: &Db, by: &Coordinator) -> Result<Vec<(TermId, Term)>> {
    let terms = terms(db, by).await?.into_iter().filter(|term| term.published > 0);
    Ok(terms.map(|one| (one.id, one.term)).collect())
}

/// So many offerings are on a page of [`offerings_to_change`].
pub const WAYS_PAGE_SIZE: u32 = 40;

/// The classes of a term of the coordinator's institution, or where none is named all of its offerings that are not over:
/// a page of them by name, what is over or called off last.
pub async fn offerings_to_change(
    db: &Db,
    term: Option<TermId>,
    page: u32,
    by: &Coordinator,
) -> Result<Found> {
    let mut connection = db.reader().await?;
    let asked = |sql: &'static str| {
        let query = sqlx::query(sql).bind(by.institution.to_string());
        query.bind(term.map(|term| term.to_string())).bind(db.now().as_second())
    };
    let count = concat!("select count(*) as total from ", include_str!("ways.sql"));
    let page_of = concat!(
        "select o.id from ",
        include_str!("ways.sql"),
        "order by case when o.state = 'cancelled' or o.last_to <= $3 then 1 else 0 end, \
         o.name_key, o.id limit $4 offset $5"
    );
    let total = asked(count).fetch_one(&mut *connection).await?.number("total")?;
    let skipped = i64::from(page.saturating_sub(1)) * i64::from(WAYS_PAGE_SIZE);
    let query = asked(page_of).bind(i64::from(WAYS_PAGE_SIZE)).bind(skipped);
    let rows = query.fetch_all(&mut *connection).await?;
    Ok(Found { offerings: by_ids(&mut connection, &ids(&rows)?).await?, total })
}
