//! An offering's list page by page, each part of it in an order of its own.

use domain::id::OfferingId;
use domain::listing::{EntryColumn, Order};
use domain::person::Coordinator;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

use super::entries::{Entry, LIST, entry_from};
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

    /// The order in which its people are numbered: by name, in line, or the latest first.
    const fn numbered_by(self) -> &'static str {
        match self {
            Self::WithPlace => "e.name_key, e.joined",
            Self::Waiting => "e.joined",
            Self::Ended => "e.ended_at desc, e.joined",
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
    standing(&mut connection, offering).await?.is_run_by(by)?;
    let sql = "select count(*) as total from sign_up where offering_id = $1 and state = $2";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(part.state());
    let total = query.fetch_one(&mut *connection).await?.number("total")?;
    let [limit, offset] = limit_and_offset(order, size, total);
    let sql = format!(
        "select e.*, row_number() over (order by {}) as in_list from ({LIST}) e where e.state = $2 \
         order by {}, e.joined limit $3 offset $4",
        part.numbered_by(),
        in_order(order)
    );
    // Our own words alone are in it.
    let query = sqlx::query(AssertSqlSafe(sql)).bind(offering.to_string()).bind(part.state());
    let rows = query.bind(limit).bind(offset).fetch_all(&mut *connection).await?;
    let numbered =
        |row: &AnyRow| Ok(Numbered { number: row.number("in_list")?, entry: entry_from(row)? });
    Ok(Paged { rows: rows.iter().map(numbered).collect::<Result<_>>()?, total })
}

/// In words of SQL. Whose birthday nobody knows stands last either way.
const fn in_order(order: Order<EntryColumn>) -> &'static str {
    match (order.column, order.is_descending) {
        (EntryColumn::Number, false) => "in_list",
        (EntryColumn::Number, true) => "in_list desc",
        (EntryColumn::Name, false) => "e.name_key",
        (EntryColumn::Name, true) => "e.name_key desc",
        (EntryColumn::Age, false) => "coalesce(e.born_on, '') desc",
        (EntryColumn::Age, true) => "coalesce(e.born_on, '9999')",
        (EntryColumn::Joined, false) => "e.joined",
        (EntryColumn::Joined, true) => "e.joined desc",
    }
}
