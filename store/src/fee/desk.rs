//! Who has to pay at an institution's counter, and who has paid.

use domain::fee::Fee;
use domain::id::{OfferingId, SignUpId};
use domain::listing::{FeeColumn, Order};
use domain::offering::Fen;
use domain::person::{Coordinator, Person};
use jiff::Timestamp;
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

/// Who has to pay at the coordinator's counter, usually the soonest last day first, so that what is overdue is on top, and what has
/// no last day at the end; or who has paid, usually the latest first. At most so many, whichever page is asked for.
pub async fn fees_due(
    db: &Db,
    filter: &FeeFilter,
    most: u32,
    by: &Coordinator,
) -> Result<Vec<FeeDue>> {
    let of = Of { filter, place: None, now: db.now() };
    asked(&mut *db.reader().await?, of, [i64::from(most), 0], by).await
}

/// A page of them, with so many at most; and what all of them come to together.
pub async fn fees_page(
    db: &Db,
    filter: &FeeFilter,
    size: u32,
    by: &Coordinator,
) -> Result<(Paged<FeeDue>, Fen)> {
    let mut connection = db.reader().await?;
    let of = Of { filter, place: None, now: db.now() };
    // What is told of each, as `domain::fee::Fee::told` has it.
    let sql = format!(
        "select count(*) as total, cast(coalesce(sum(case when f.paid_at is not null then f.fee \
         when f.fee > f.carried then f.fee - f.carried else 0 end), 0) as bigint) as sum from ({}) f",
        all(of)
    );
    let row = filtered(sql, of, by).fetch_one(&mut *connection).await?;
    let (total, sum) = (row.number("total")?, row.number::<i64>("sum")?);
    let page = limit_and_offset(filter.order, size, total);
    let rows = asked(&mut connection, of, page, by).await?;
    Ok((Paged { rows, total }, Fen(u32::try_from(sum).unwrap_or(u32::MAX))))
}

/// The fee for one sign-up, paid or not, also of an offering that is over. Another institution's, and what costs nothing or is not
/// certain, is not found.
pub async fn fee_due(db: &Db, sign_up: SignUpId, by: &Coordinator) -> Result<FeeDue> {
    let filter = &FeeFilter::default();
    let of = Of { filter, place: Some(sign_up), now: db.now() };
    let found = asked(&mut *db.reader().await?, of, [1, 0], by).await?.pop();
    found.ok_or(Error::NotFound)
}

/// Which are asked for: those of a filter, or the one for a place.
#[derive(Clone, Copy)]
struct Of<'a> {
    filter: &'a FeeFilter,
    place: Option<SignUpId>,
    now: Timestamp,
}

async fn asked(
    connection: &mut AnyConnection,
    of: Of<'_>,
    [limit, offset]: [i64; 2],
    by: &Coordinator,
) -> Result<Vec<FeeDue>> {
    let order = order(of.filter);
    let sql = format!("{} order by {order}, p.name_key, s.id limit $7 offset $8", all(of));
    let query = filtered(sql, of, by).bind(limit).bind(offset);
    query.fetch_all(connection).await?.iter().map(due_from).collect()
}

/// What is paid for at a counter: the place is certain and costs something, or it did when it was paid or its last day was set.
macro_rules! has_fee {
    () => {
        "(s.pay_by is not null or s.paid_at is not null \
         or (s.state = 'held' and s.answer_by is null and coalesce(s.costs, o.fee) > 0))"
    };
}

/// All that are paid, or all that are not; or one.
fn all(of: Of<'_>) -> String {
    let (which, beside) = match (of.place, of.filter.is_paid) {
        (Some(_), _) => (concat!("s.id = $5 and ", has_fee!()), ","),
        (None, true) => ("s.paid_at is not null", ","),
        (None, false) => (include_str!("unpaid.sql"), "cross join"),
    };
    include_str!("fees_due.sql").replace("WHICH", which).replace(" BESIDE", &format!(" {beside}"))
}

/// A question about these, in words of ours alone.
fn filtered(
    sql: String,
    Of { filter, place, now }: Of<'_>,
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
        .bind(place.map(|id| id.to_string()).unwrap_or_default())
        .bind(now.as_second())
}

/// In words of SQL. Days are text, and what has none comes last: the engines do not agree on where nothing stands.
const fn order(filter: &FeeFilter) -> &'static str {
    match (filter.order.column, filter.order.is_descending) {
        (FeeColumn::Day, false) => "coalesce(s.pay_by, '9999-12-31')",
        (FeeColumn::Day, true) => "coalesce(s.pay_by, '') desc",
        (FeeColumn::Paid, false) => "coalesce(s.paid_at, 0), coalesce(s.pay_by, '9999-12-31')",
        (FeeColumn::Paid, true) => "coalesce(s.paid_at, 0) desc, coalesce(s.pay_by, '9999-12-31')",
        (FeeColumn::Name, false) => "p.name_key",
        (FeeColumn::Name, true) => "p.name_key desc",
        (FeeColumn::Offering, false) => "o.name_key, coalesce(s.pay_by, '9999-12-31')",
        (FeeColumn::Offering, true) => "o.name_key desc, coalesce(s.pay_by, '9999-12-31')",
    }
}

fn due_from(row: &AnyRow) -> Result<FeeDue> {
    Ok(FeeDue {
        sign_up: row.id("sign_up_id")?,
        offering: row.id("offering_id")?,
        offering_name: row.text("offering_name")?,
        person: person_from(row)?,
        fee: fee_from(row)?.ok_or_else(|| Error::failed("a fee of nothing"))?,
    })
}

/// How many who have a place on an offering of the coordinator's institution have not paid for it yet; nothing where nobody has to.
pub async fn unpaid_on(db: &Db, offering: OfferingId, by: &Coordinator) -> Result<Option<u32>> {
    let sql = concat!(
        "select count(*) as people, count(case when s.paid_at is null then 1 end) as unpaid \
         from sign_up s cross join offering o \
         where o.id = s.offering_id and s.offering_id = $1 and o.institution_id = $2 \
         and s.state = 'held' and s.answer_by is null and ",
        has_fee!()
    );
    let query = sqlx::query(sql).bind(offering.to_string()).bind(by.institution.to_string());
    let row = query.fetch_one(&mut *db.reader().await?).await?;
    let people: u32 = row.number("people")?;
    if people == 0 { Ok(None) } else { Ok(Some(row.number("unpaid")?)) }
}

/// Whether something of the coordinator's institution that is not over costs anything.
pub async fn costs_something(db: &Db, by: &Coordinator) -> Result<bool> {
    let sql =
        "select id from offering where institution_id = $1 and fee > 0 and last_to > $2 limit 1";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(db.now().as_second());
    Ok(query.fetch_optional(&mut *db.reader().await?).await?.is_some())
}

/// How many have to pay at the coordinator's counter, by last day and offering, the soonest first. What has no last day is not
/// among them: nobody is to be reminded of it.
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
