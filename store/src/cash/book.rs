//! The book of a day: its lines, what was in the drawer when it began, and how it was closed.

use domain::cash::{Balance, Count, PayWay, Totals, totals};
use domain::id::{InstitutionId, PersonId};
use domain::offering::Fen;
use domain::person::Coordinator;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::AnyConnection;

use super::receipt::{Receipt, read};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// The book of one day of an institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// Which day.
    pub day: Date,
    /// What was in the drawer when it began: what stayed there at the last closing, and the cash of days since that nobody
    /// has closed.
    pub opening: Balance,
    /// Its lines, in the order of their numbers.
    pub lines: Vec<Receipt>,
    /// How it was closed, if it was.
    pub closed: Option<Closed>,
}

impl Book {
    /// What its lines add up to.
    pub fn totals(&self) -> Totals<PersonId> {
        totals(self.lines.iter().map(|line| (line.entry, line.way, line.amount, line.clerk)))
    }

    /// What should be in the drawer at its end.
    pub fn expected(&self) -> Balance {
        self.opening + self.totals().cash()
    }
}

/// 日结: how a day was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// What was counted, and what the book said then.
    pub count: Count,
    /// When.
    pub at: Timestamp,
    /// Who counted.
    pub clerk_name: String,
}

/// The book of a day of the coordinator's institution.
pub async fn book(db: &Db, day: Date, by: &Coordinator) -> Result<Book> {
    let mut connection = db.reader().await?;
    let lines = read(&mut connection, "r.book_day = $2", day.to_string(), by).await?;
    let closing = closing_of(&mut connection, day, by.institution).await?;
    let (opening, closed) = match closing {
        Some((opening, closed)) => (opening, Some(closed)),
        None => (opening(&mut connection, day, by.institution).await?, None),
    };
    Ok(Book { day, opening, lines, closed })
}

async fn closing_of(
    connection: &mut AnyConnection,
    day: Date,
    institution: InstitutionId,
) -> Result<Option<(Balance, Closed)>> {
    let sql = "select c.opening, c.expected, c.counted, c.stays, c.note, c.at, p.name as clerk_name \
               from cash_closing c join person p on p.id = c.by_person_id \
               where c.institution_id = $1 and c.day = $2";
    let query = sqlx::query(sql).bind(institution.to_string()).bind(day.to_string());
    let Some(row) = query.fetch_optional(connection).await? else { return Ok(None) };
    let count = Count {
        expected: Balance(row.number("expected")?),
        counted: Fen(row.number("counted")?),
        stays: Fen(row.number("stays")?),
        note: row.text("note")?,
    };
    let clerk_name = row.text_if_any("clerk_name")?.unwrap_or_default();
    let closed = Closed { count, at: row.instant("at")?, clerk_name };
    Ok(Some((Balance(row.number("opening")?), closed)))
}

/// What is in the drawer when a day begins.
pub(super) async fn opening(
    connection: &mut AnyConnection,
    day: Date,
    institution: InstitutionId,
) -> Result<Balance> {
    let sql = "select day, stays from cash_closing where institution_id = $1 and day < $2 \
               order by day desc limit 1";
    let query = sqlx::query(sql).bind(institution.to_string()).bind(day.to_string());
    let (since, stays) = match query.fetch_optional(&mut *connection).await? {
        Some(row) => (row.text("day")?, Balance(row.number("stays")?)),
        None => (String::new(), Balance::default()),
    };
    let between = "book_day > $2 and book_day < $3";
    Ok(stays + cash(connection, institution, between, [since, day.to_string()]).await?)
}

/// What a day adds to the drawer.
pub(super) async fn cash_of(
    connection: &mut AnyConnection,
    day: Date,
    institution: InstitutionId,
) -> Result<Balance> {
    let on = "book_day >= $2 and book_day <= $3";
    cash(connection, institution, on, [day.to_string(), day.to_string()]).await
}

async fn cash(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    days: &str,
    [first, last]: [String; 2],
) -> Result<Balance> {
    let sql = format!(
        "select cast(coalesce(sum(case what when 'payment' then amount when 'refund' then -amount when 'correction' then -amount else 0 end), 0) as bigint) as cash \
         from receipt where institution_id = $1 and {days} and way = $4"
    );
    let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(institution.to_string());
    let query = query.bind(first).bind(last).bind(PayWay::Cash.code());
    Ok(Balance(query.fetch_one(connection).await?.number("cash")?))
}
