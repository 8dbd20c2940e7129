//! An offering's list page by page, each part of it in an order of its own.

use domain::id::OfferingId;
use domain::listing::{EntryColumn, Order};
use domain::offering::Allocation;
use domain::person::Coordinator;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::entries::{Entry, entry_from};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::offering::standing::standing;
use crate::paged::{Paged, limit_and_offset};

/// Which people of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// 报上的人: who has a place, or is offered one.
    WithPlace,
    /// 候补名单: who waits for one, or for a yes.
    Waiting,
    /// 离开的人: whose sign-up has ended.
    Ended,
}

impl Part {
    /// As it stands in the database.
    const fn state(self) -> &'static str {
        match self {
            Self::WithPlace => "held",
            Self::Waiting => "waiting",
            Self::Ended => "ended",
        }
    }

    /// The order in which its people are numbered: by name, in line, or the latest first; and the other way round.
    const fn numbered_by(self) -> [&'static str; 2] {
        match self {
            Self::WithPlace => ["p.name_key, s.joined", "p.name_key desc, s.joined desc"],
            Self::Waiting => ["s.joined", "s.joined desc"],
            Self::Ended => ["s.ended_at desc, s.joined", "s.ended_at, s.joined desc"],
        }
    }
}

/// A line with its number in its part of the list, which is the same in every order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// Counted from 1; of those who wait their place in line.
    pub number: u32,
    /// The line.
    pub entry: Entry,
}

/// A page of a part of an offering's list, with so many lines at most. Another institution's is not found.
pub async fn people(
    db: &Db,
    offering: OfferingId,
    part: Part,
    order: Order<EntryColumn>,
    size: u32,
    by: &Coordinator,
) -> Result<Paged<Numbered>> {
    let mut connection = db.reader().await?;
    let standing = standing(&mut connection, offering).await?;
    standing.is_run_by(by)?;
    // By approval nobody has a position, and thousands need not be counted for one.
    let position = match standing.terms.allocation {
        Allocation::Approval => "0 as position",
        Allocation::InOrder | Allocation::Draw => include_str!("position.sql"),
    };
    let sql = "select count(*) as total from sign_up where offering_id = $1 and state = $2";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(part.state());
    let total = query.fetch_one(&mut *connection).await?.number("total")?;
    let [limit, offset] = limit_and_offset(order, size, total);
    let [upwards, downwards] = part.numbered_by();
    let is_by_number = order.column == EntryColumn::Number;
    let counted = format!("row_number() over (order by {upwards})");
    let sql = include_str!("page_of.sql")
        .replace("POSITION", position)
        // Numbers that follow each other need not be counted among thousands.
        .replace("IN_LIST", if is_by_number { "0" } else { counted.as_str() })
        .replace(
            "IN_ORDER",
            in_order(order).unwrap_or(match order.is_descending {
                false => upwards,
                true => downwards,
            }),
        );
    // Our own words alone are in it.
    let query = sqlx::query(AssertSqlSafe(sql)).bind(offering.to_string()).bind(part.state());
    let rows = query.bind(limit).bind(offset).fetch_all(&mut *connection).await?;
    let before = u32::try_from(offset).unwrap_or(u32::MAX);
    let numbered = |(row, place): (&AnyRow, u32)| {
        let number = match (is_by_number, order.is_descending) {
            (false, _) => row.number("in_list")?,
            (true, false) => before.saturating_add(place).saturating_add(1),
            (true, true) => total.saturating_sub(before.saturating_add(place)),
        };
        Ok(Numbered { number, entry: entry_from(row)? })
    };
    Ok(Paged { rows: rows.iter().zip(0..).map(numbered).collect::<Result<_>>()?, total })
}

/// In words of SQL; nothing where it is the order of the numbers. Whose birthday nobody knows stands last either way.
const fn in_order(order: Order<EntryColumn>) -> Option<&'static str> {
    match (order.column, order.is_descending) {
        (EntryColumn::Number, _) => None,
        (EntryColumn::Name, false) => Some("p.name_key, s.joined"),
        (EntryColumn::Name, true) => Some("p.name_key desc, s.joined"),
        (EntryColumn::Age, false) => Some("coalesce(p.born_on, '') desc, s.joined"),
        (EntryColumn::Age, true) => Some("coalesce(p.born_on, '9999'), s.joined"),
        (EntryColumn::Joined, false) => Some("s.joined"),
        (EntryColumn::Joined, true) => Some("s.joined desc"),
    }
}
