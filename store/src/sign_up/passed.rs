//! Who was passed over, and why: written down where it changes, so that whoever looks later sees that it was right.

use domain::id::{OfferingId, SignUpId};
use domain::refusal::Refusal;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::able::TOGETHER;
use super::line::Waits;
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;
use crate::lists::{bind_each, padded, placeholders};
use crate::offering::standing::count_passed;
use crate::rows::{Value, insert_all};

/// Why somebody is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// They have this at the same time.
    Clash(OfferingId),
    /// They have as much as one may have, or as much as they wanted of the draw that they wait since.
    Limit,
    /// They want two places together, or the other one of the two could not accept.
    Together,
}

impl Why {
    /// What a refusal to accept comes down to.
    pub(super) fn of(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Clash { offering, .. } => Self::Clash(*offering),
            _ => Self::Limit,
        }
    }

    /// As it was written down last of whoever is passed over; nothing where they are not, or where it was before anybody
    /// wrote it down.
    pub(super) fn read(row: &AnyRow) -> Result<Option<Self>> {
        Ok(match row.text_if_any("why")?.as_deref() {
            Some("clash") => Some(Self::Clash(row.id("because_of")?)),
            Some("limit") => Some(Self::Limit),
            Some("together") => Some(Self::Together),
            _ => None,
        })
    }

    const fn stored(self) -> (&'static str, Option<OfferingId>) {
        match self {
            Self::Clash(offering) => ("clash", Some(offering)),
            Self::Limit => ("limit", None),
            Self::Together => ("together", None),
        }
    }
}

/// Marks these, in a unit that has locked the offering, and writes down why; of whom that is known nothing is written. Before
/// places are offered to those behind them: what is written down is in the order in which it happened.
pub(super) async fn pass_over(
    tx: &mut Tx,
    offering: OfferingId,
    waiting: &[Waits],
    passed: &[(SignUpId, Option<Why>)],
    now: Timestamp,
) -> Result<()> {
    let of = |id: SignUpId| waiting.iter().find(|one| one.in_line.who == id);
    let changed = passed.iter();
    let changed = changed.filter_map(|(id, why)| Some((of(*id)?, why.unwrap_or(Why::Together))));
    let changed: Vec<_> = changed.filter(|(one, why)| one.over != Some(*why)).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let marked: Vec<_> = changed.iter().map(|(one, _)| one.in_line.who).collect();
    // Neither engine takes as many values at once as a line may be long.
    for some in marked.chunks(TOGETHER) {
        let some = padded(some);
        let places = placeholders(1, some.len());
        let sql = format!("update sign_up set passed = 2 where id in ({places}) and passed <> 2");
        bind_each(sqlx::query(AssertSqlSafe(sql)), some).execute(&mut **tx).await?;
    }
    let rows = changed.iter().map(|(one, why)| row(one.in_line.who, why.stored(), now));
    insert_all(tx, INTO, &rows.collect::<Vec<_>>()).await?;
    let more = changed.iter().filter(|(one, _)| !one.is_counted).count();
    count_passed(tx, offering, i64::try_from(more).unwrap_or(0)).await
}

const INTO: &str = "passed_over (id, sign_up_id, at, why, offering_id)";

fn row(id: SignUpId, why: (&str, Option<OfferingId>), now: Timestamp) -> Vec<Value> {
    let (word, with) = why;
    let key = Uuid::now_v7().to_string();
    let with = with.map(|offering| offering.to_string());
    vec![key.into(), id.to_string().into(), now.as_second().into(), word.into(), with.into()]
}

/// Lifts the mark of these, who wait alone from now on. Returns how many had one. Inside a unit that has locked the offering.
pub(super) async fn lift(tx: &mut Tx, ids: [SignUpId; 2], now: Timestamp) -> Result<usize> {
    let sql = "update sign_up set passed = 0 where id in ($1, $2) and passed = 2 returning id";
    let query = bind_each(sqlx::query(sql), ids);
    let lifted = query.fetch_all(&mut **tx).await?;
    let row = |lifted: &AnyRow| Ok(row(lifted.id("id")?, ("can_again", None), now));
    let rows = lifted.iter().map(row).collect::<Result<Vec<_>>>()?;
    insert_all(tx, INTO, &rows).await?;
    Ok(rows.len())
}

/// Never, but for a fault that a test has switched on.
pub(super) async fn pass_over_for_nothing(
    tx: &mut Tx,
    offering: OfferingId,
    one: Waits,
) -> Result<()> {
    let sql = "update sign_up set passed = 2 where id = $1";
    sqlx::query(sql).bind(one.in_line.who.to_string()).execute(&mut **tx).await?;
    count_passed(tx, offering, i64::from(!one.is_counted)).await
}
