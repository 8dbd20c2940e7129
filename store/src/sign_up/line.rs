//! 候补的先后: who waits and is to be asked, in order, and whose turn it is when places are free.

use std::collections::HashMap;

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::sign_up::together::InLine;
use domain::sign_up::turns::{Judging, Next, Turns};
use domain::stage::StagedOffers;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::able::{TOGETHER, ToJudge};
use super::engagements::sessions_of_each;
use super::kept::not_to_be_asked;
use super::passed::{Why, pass_over_for_nothing};
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;
use crate::person;
use crate::seeded::Bug;

/// Somebody who waits and is to be asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waits {
    /// Their entry, and with whose they wait together.
    pub in_line: InLine<SignUpId>,
    /// Who they are.
    pub person: PersonId,
    /// They are counted as passed: over, or since they let a place go by.
    pub is_counted: bool,
    /// They were passed over, for the reason that was written down last.
    pub over: Option<Why>,
}

/// Who is to be asked, in order.
pub(super) async fn line(tx: &mut Tx, offering: OfferingId, now: Timestamp) -> Result<Vec<Waits>> {
    let sql = include_str!("line.sql").replace("IS_ASKED", include_str!("is_asked.sql"));
    let query = sqlx::query(AssertSqlSafe(sql)).bind(now.as_second()).bind(offering.to_string());
    let rows = query.fetch_all(&mut **tx).await?;
    let waits = |row: &AnyRow| {
        let with = row.word_if_any("with_id", |id| id.parse().ok())?;
        let was_asked_alone = row.number_if_any::<i64>("asked_alone_at")?.is_some();
        let in_line = InLine { who: row.id("id")?, with, was_asked_alone };
        let is_counted = row.number::<i64>("passed")? != 0;
        Ok(Waits { in_line, person: row.id("person_id")?, is_counted, over: Why::read(row)? })
    };
    let mut line: Vec<_> = rows.iter().map(waits).collect::<Result<_>>()?;
    if tx.has(Bug::BySurname) {
        by_surname(tx, &mut line).await?;
    }
    if tx.has(Bug::PassedForNothing) && line.len() > 1 {
        pass_over_for_nothing(tx, offering, line.remove(0)).await?;
    }
    Ok(line)
}

/// Never, but for a fault that a test has switched on.
async fn by_surname(tx: &mut Tx, line: &mut Vec<Waits>) -> Result<()> {
    let mut named = Vec::new();
    for one in line.drain(..) {
        let name = person::by_id(tx, one.person).await?.name;
        named.push((name.map(|name| name.as_str().to_owned()), one));
    }
    named.reverse();
    named.sort_by(|(one, _), (other, _)| one.cmp(other));
    line.extend(named.into_iter().map(|(_, one)| one));
    Ok(())
}

/// To whom free places are offered by a rule, and who is passed over, in a unit that has locked the offering. Of each only what is
/// in their way is asked, and of nobody behind the last one who is offered a place: [`Judging`] says why.
pub(super) async fn turns(
    tx: &mut Tx,
    offering: OfferingId,
    waiting: &[Waits],
    rule: impl Fn(&[InLine<SignUpId>]) -> StagedOffers<SignUpId>,
    now: Timestamp,
) -> Result<Turns<SignUpId, Why>> {
    let people: HashMap<_, _> = waiting.iter().map(|one| (one.in_line.who, one.person)).collect();
    let mut judging = Judging::of(waiting.iter().map(|one| one.in_line).collect(), TOGETHER);
    let mut sessions = None;
    loop {
        let new = match judging.next(&rule) {
            Next::Settled(turns) => return Ok(turns),
            Next::Judge(new) => new,
        };
        let meets = match sessions.take() {
            Some(meets) => meets,
            None => sessions_of_each(tx, &[offering], now).await?,
        };
        let one = |id: &SignUpId| Some(ToJudge { id: *id, person: *people.get(id)?, offering });
        let new: Vec<_> = new.iter().filter_map(one).collect();
        let refusals = not_to_be_asked(tx, &meets, &new, now).await?;
        judging.told(new.iter().map(|one| (one.id, refusals.get(&one.id).map(Why::of))));
        sessions = Some(meets);
    }
}
