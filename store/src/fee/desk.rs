//! Who has to pay at an institution's counter, and who has paid.

use domain::fee::Fee;
use domain::id::{OfferingId, SignUpId};
use domain::listing::{FeeColumn, Order};
use domain::offering::Fen;
use domain::person::{Coordinator, Person};
use jiff::civil::Date;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe};

use super::fee_from;
use crate::columns::{Columns, storable};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::paged::{Paged, limit_and_offset};
use crate::person::person_from;

/// One person's fee for one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeDue {
    /// For which sign-up.
    pub sign_up: SignUpId,
    /// On what.
    pub offering: OfferingId,
    /// Its name.
    pub offering_name: String,
    /// Whose.
    pub person: Person,
    /// How much, until when, and whether it is paid.
    pub fee: Fee,
}

/// Which fees are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeeFilter {
    /// Those that are paid; otherwise those that are not.
    pub is_paid: bool,
    /// Of this offering alone.
    pub offering: Option<OfferingId>,
    /// With this last day alone.
    pub pay_by: Option<Date>,
    /// Part of a name or a mobile number; all where it is empty.
    pub name: String,
    /// In which order.
    pub order: Order<FeeColumn>,
}

/// So many are to pay for an offering by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeGroup {
    /// The last day.
    pub pay_by: Date,
    /// For what.
    pub offering: OfferingId,
    /// Its name.
    pub offering_name: String,
    /// How many people.
    pub people: u32,
}

/// Who has to pay at the coordinator's counter, usually the soonest last day first, so that what is overdue is on top; or who
/// has paid, usually the latest first. At most so many, whichever page is asked for.
pub async fn fees_due(
    db: &Db,
    filter: &FeeFilter,
    most: u32,
    by: &Coordinator,
) -> Result<Vec<FeeDue>> {
    asked(&mut *db.reader().await?, filter, None, [i64::from(most), 0], by).await
}

/// A page of them, with so many at most; and what all of them come to together.
pub async fn fees_page(
    db: &Db,
    filter: &FeeFilter,
    size: u32,
    by: &Coordinator,
) -> Result<(Paged<FeeDue>, Fen)> {
    let mut connection = db.reader().await?;
    // What is told of each, as `domain::fee::Fee::told` has it.
    let sql = format!(
        "select count(*) as total, cast(coalesce(sum(case when f.paid_at is not null then f.fee \
         when f.fee > f.carried then f.fee - f.carried else 0 end), 0) as bigint) as sum from ({}) f",
        all(filter)
    );
    let row = filtered(sql, filter, None, by).fetch_one(&mut *connection).await?;
    let (total, sum) = (row.number("total")?, row.number::<i64>("sum")?);
    let page = limit_and_offset(filter.order, size, total);
    let rows = asked(&mut connection, filter, None, page, by).await?;
    Ok((Paged { rows, total }, Fen(u32::try_from(sum).unwrap_or(u32::MAX))))
}

/// The fee for one sign-up, paid or not. Another institution's, and what has no last day to pay, is not found.
pub async fn fee_due(db: &Db, sign_up: SignUpId, by: &Coordinator) -> Result<FeeDue> {
    let mut connection = db.reader().await?;
    for is_paid in [false, true] {
        let filter = FeeFilter { is_paid, ..FeeFilter::default() };
        if let Some(due) = asked(&mut connection, &filter, Some(sign_up), [1, 0], by).await?.pop() {
            return Ok(due);
        }
    }
    Err(Error::NotFound)
}

async fn asked(
    connection: &mut AnyConnection,
    filter: &FeeFilter,
    sign_up: Option<SignUpId>,
    [limit, offset]: [i64; 2],
    by: &Coordinator,
) -> Result<Vec<FeeDue>> {
    let sql =
        format!("{} order by {}, p.name_key, s.id limit $6 offset $7", all(filter), order(filter));
    let query = filtered(sql, filter, sign_up, by).bind(limit).bind(offset);
    query.fetch_all(connection).await?.iter().map(due_from).collect()
}

/// All that are paid, or all that are not.
fn all(filter: &FeeFilter) -> String {
    let (is_so, beside) =
        if filter.is_paid { ("is not null", ",") } else { ("is null", "cross join") };
    include_str!("fees_due.sql")
        .replace("PAID_OR_NOT", is_so)
        .replace(" BESIDE", &format!(" {beside}"))
}

/// A question about these, in words of ours alone.
fn filtered(
    sql: String,
    filter: &FeeFilter,
    sign_up: Option<SignUpId>,
    by: &Coordinator,
) -> Query<'static, Any, AnyArguments> {
    // A sign that stands for others in a pattern stands in no name.
    let name = storable(&filter.name).replace(['%', '_', '\\'], "");
    let like = if name.is_empty() { String::new() } else { format!("%{name}%") };
    sqlx::query(AssertSqlSafe(sql))
        .bind(by.institution.to_string())
        .bind(filter.offering.map(|id| id.to_string()).unwrap_or_default())
        .bind(filter.pay_by.map(|day| day.to_string()).unwrap_or_default())
        .bind(like)
        .bind(sign_up.map(|id| id.to_string()).unwrap_or_default())
}

/// In words of SQL.
const fn order(filter: &FeeFilter) -> &'static str {
    match (filter.order.column, filter.order.is_descending) {
        (FeeColumn::Day, false) => "s.pay_by",
        (FeeColumn::Day, true) => "s.pay_by desc",
        (FeeColumn::Paid, false) => "coalesce(s.paid_at, 0), s.pay_by",
        (FeeColumn::Paid, true) => "coalesce(s.paid_at, 0) desc, s.pay_by",
        (FeeColumn::Name, false) => "p.name_key",
        (FeeColumn::Name, true) => "p.name_key desc",
        (FeeColumn::Offering, false) => "o.name_key, s.pay_by",
        (FeeColumn::Offering, true) => "o.name_key desc, s.pay_by",
    }
}

fn due_from(row: &AnyRow) -> Result<FeeDue> {
    Ok(FeeDue {
        sign_up: row.id("sign_up_id")?,
        offering: row.id("offering_id")?,
        offering_name: row.text("offering_name")?,
        person: person_from(row)?,
        fee: fee_from(row)?.ok_or_else(|| Error::failed("a fee without a last day"))?,
    })
}

/// How many who have a place on an offering of the coordinator's institution have not paid for it yet; nothing where nobody has a
/// last day to pay.
pub async fn unpaid_on(db: &Db, offering: OfferingId, by: &Coordinator) -> Result<Option<u32>> {
    let sql = "select count(*) as people, count(case when s.paid_at is null then 1 end) as unpaid \
               from sign_up s cross join offering o \
               where o.id = s.offering_id and s.offering_id = $1 and o.institution_id = $2 \
               and s.state = 'held' and s.answer_by is null and s.pay_by is not null";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(by.institution.to_string());
    let row = query.fetch_one(&mut *db.reader().await?).await?;
    let people: u32 = row.number("people")?;
    if people == 0 { Ok(None) } else { Ok(Some(row.number("unpaid")?)) }
}

/// How many have to pay at the coordinator's counter, by last day and offering, the soonest first.
pub async fn fee_groups(db: &Db, by: &Coordinator) -> Result<Vec<FeeGroup>> {
    let sql = "select s.pay_by, o.id, o.name, count(*) as people \
               from sign_up s cross join offering o \
               where o.id = s.offering_id and s.pay_by is not null and s.paid_at is null and s.ended_at is null and o.institution_id = $1 \
               group by s.pay_by, o.id, o.name order by s.pay_by, o.name, o.id";
    let query = sqlx::query(sql).bind(by.institution.to_string());
    let group = |row: &AnyRow| {
        let (pay_by, people) = (row.day("pay_by")?, row.number("people")?);
        Ok(FeeGroup { pay_by, offering: row.id("id")?, offering_name: row.text("name")?, people })
    };
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(group).collect()
}
