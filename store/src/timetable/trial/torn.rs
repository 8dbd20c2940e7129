//! Whom a trial touches: people who may continue in what it moves, and those of them who could not go on in two of their classes.

use std::collections::HashSet;

use domain::id::OfferingId;
use domain::person::Coordinator;
use domain::timetable::{Timetable, Tried, on_both};
use sqlx::AssertSqlSafe;

use super::super::publish::continuing;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::lists::{bind_each, padded, placeholders};

/// How many people a trial touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Former members who may continue in a class that it moves.
    pub continuing: u32,
    /// Of all former members those for whom two of their classes would newly be at the same time.
    pub torn: usize,
}

/// Whom these moves touch.
pub async fn touched(
    db: &Db,
    plan: &Timetable,
    moves: &[Tried],
    by: &Coordinator,
) -> Result<Touched> {
    let of = |class| moves.iter().any(|one| one.class == class && one.moves_in(plan));
    let moved = plan.classes.iter().filter(|class| of(class.id));
    let formers: Vec<OfferingId> = moved.filter_map(|class| class.draft.follows).collect();
    if formers.is_empty() {
        return Ok(Touched::default());
    }
    let stood = plan.torn();
    let mut pairs = plan.tried(moves).torn();
    pairs.retain(|pair| !stood.contains(pair));
    Ok(Touched {
        continuing: continuing(db, &formers, by).await?,
        torn: torn(db, &pairs, by).await?,
    })
}

async fn torn(
    db: &Db,
    pairs: &HashSet<(OfferingId, OfferingId)>,
    by: &Coordinator,
) -> Result<usize> {
    let mut lists: Vec<OfferingId> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
    if lists.is_empty() {
        return Ok(0);
    }
    lists.sort_unstable();
    lists.dedup();
    let lists = padded(&lists);
    let sql = format!(
        "select s.offering_id, s.person_id from sign_up s join offering o on o.id = s.offering_id \
         where o.institution_id = $1 and s.state = 'held' and s.answer_by is null and s.offering_id in ({})",
        placeholders(2, lists.len())
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(by.institution.to_string());
    let rows = bind_each(query, lists).fetch_all(&mut *db.reader().await?).await?;
    let on_lists: Vec<_> = rows
        .iter()
        .map(|row| Ok((row.id("offering_id")?, row.id("person_id")?)))
        .collect::<Result<_>>()?;
    Ok(on_both(&on_lists, pairs))
}
