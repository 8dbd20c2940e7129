//! A receipt: taking its number, writing it, reading it again.

use domain::calendar::day;
use domain::cash::{Entry, PayWay, ReceiptNumber, book_day};
use domain::id::{InstitutionId, OfferingId, PersonId, ReceiptId, SignUpId};
use domain::offering::Fen;
use domain::person::{Coordinator, Person};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};
use uuid::Uuid;

use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::institution::queue;
use crate::lists::bind_each;
use crate::person::person_from;

/// A line of the book, and the paper about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Key.
    pub id: ReceiptId,
    /// Which of its institution's.
    pub number: ReceiptNumber,
    /// What it says: paid, given back, corrected, carried over.
    pub entry: Entry,
    /// How the money changed hands.
    pub way: PayWay,
    /// How much, above nothing also where it was given back.
    pub amount: Fen,
    /// For which sign-up.
    pub sign_up: SignUpId,
    /// What is carried over was paid for this one before, on an offering of this name.
    pub from: Option<(SignUpId, String)>,
    /// On what.
    pub offering: OfferingId,
    /// Its name.
    pub offering_name: String,
    /// Who paid.
    pub person: Person,
    /// The payment that was given back or corrected.
    pub payment: Option<(ReceiptId, ReceiptNumber)>,
    /// Why it was given back or corrected; the number of a paper receipt where something was paid.
    pub note: String,
    /// When.
    pub at: Timestamp,
    /// Who took the money or gave it back; who swapped the place for which it was carried over.
    pub clerk: PersonId,
    /// Their name.
    pub clerk_name: String,
    /// In whose day's book it stands.
    pub book_day: Date,
}

/// What is to be written.
pub(crate) struct NewReceipt {
    pub entry: Entry,
    pub way: PayWay,
    pub amount: Fen,
    pub sign_up: SignUpId,
    pub from: Option<SignUpId>,
    pub payment: Option<ReceiptId>,
    pub note: String,
}

/// In whose book it is written, and who does it.
#[derive(Clone, Copy)]
pub(crate) struct Clerk {
    pub institution: InstitutionId,
    pub person: PersonId,
}

impl From<&Coordinator> for Clerk {
    fn from(by: &Coordinator) -> Self {
        Self { institution: by.institution, person: by.person }
    }
}

/// Writes a line into the book with the next number of its institution. From here on units of the institution
/// run one after the other: no number is taken twice, one that is taken by a unit that fails is free again, and no line comes
/// into the book of a day that is being closed. What is locked besides is locked before.
pub(crate) async fn write(
    tx: &mut Tx,
    new: NewReceipt,
    by: impl Into<Clerk> + Send,
    now: Timestamp,
) -> Result<ReceiptNumber> {
    let by = by.into();
    queue(tx, by.institution).await?;
    let sql =
        "select count(*) as closings from cash_closing where institution_id = $1 and day = $2";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(day(now).to_string());
    let closings: u32 = query.fetch_one(&mut **tx).await?.number("closings")?;
    let book_day = book_day(day(now), closings > 0);
    let sql = "insert into receipt_count (institution_id, year, reached) values ($1, $2, 1) \
               on conflict (institution_id, year) do update set reached = receipt_count.reached + 1 \
               returning reached";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(i64::from(book_day.year()));
    let number = query.fetch_one(&mut **tx).await?.number("reached")?;
    let number = ReceiptNumber { year: book_day.year(), number };
    let sql = "insert into receipt (id, institution_id, year, number, what, way, amount, sign_up_id, from_sign_up_id, \
               payment_id, note, at, by_person_id, book_day) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    sqlx::query(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(by.institution.to_string())
        .bind(i64::from(number.year))
        .bind(i64::from(number.number))
        .bind(new.entry.code())
        .bind(new.way.code())
        .bind(i64::from(new.amount.0))
        .bind(new.sign_up.to_string())
        .bind(new.from.map(|id| id.to_string()))
        .bind(new.payment.map(|id| id.to_string()))
        .bind(new.note)
        .bind(now.as_second())
        .bind(by.person.to_string())
        .bind(book_day.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(number)
}

/// Receipts of the coordinator's institution, in the order of their numbers.
pub(super) async fn read(
    connection: &mut AnyConnection,
    condition: &str,
    value: String,
    by: &Coordinator,
) -> Result<Vec<Receipt>> {
    let sql = format!(
        "select r.id as receipt_id, r.year, r.number, r.what, r.way, r.amount, r.sign_up_id, r.note, r.at, \
         r.book_day, r.by_person_id, c.name as clerk_name, \
         r.from_sign_up_id, f.name as from_name, r.payment_id, y.year as payment_year, y.number as payment_number, \
         o.id as offering_id, o.name as offering_name, \
         s.person_id, p.name, p.mobile, p.born_on, p.emergency_contact, p.emergency_telephone \
         from receipt r join sign_up s on s.id = r.sign_up_id join offering o on o.id = s.offering_id \
         join person p on p.id = s.person_id join person c on c.id = r.by_person_id \
         left join receipt y on y.id = r.payment_id \
         left join sign_up g on g.id = r.from_sign_up_id left join offering f on f.id = g.offering_id \
         where r.institution_id = $1 and {condition} order by r.year, r.number"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(by.institution.to_string());
    bind_each(query, [value]).fetch_all(connection).await?.iter().map(receipt_from).collect()
}

fn receipt_from(row: &AnyRow) -> Result<Receipt> {
    let number = |year, number| -> Result<ReceiptNumber> {
        Ok(ReceiptNumber { year: row.number(year)?, number: row.number(number)? })
    };
    let payment = match row.word_if_any("payment_id", |id| id.parse().ok())? {
        Some(id) => Some((id, number("payment_year", "payment_number")?)),
        None => None,
    };
    let from = match row.word_if_any("from_sign_up_id", |id| id.parse().ok())? {
        Some(id) => Some((id, row.text("from_name")?)),
        None => None,
    };
    Ok(Receipt {
        id: row.id("receipt_id")?,
        number: number("year", "number")?,
        entry: row.word("what", Entry::from_code)?,
        way: row.word("way", PayWay::from_code)?,
        amount: Fen(row.number("amount")?),
        sign_up: row.id("sign_up_id")?,
        from,
        offering: row.id("offering_id")?,
        offering_name: row.text("offering_name")?,
        person: person_from(row)?,
        payment,
        note: row.text("note")?,
        at: row.instant("at")?,
        clerk: row.id("by_person_id")?,
        clerk_name: row.text_if_any("clerk_name")?.unwrap_or_default(),
        book_day: row.day("book_day")?,
    })
}

/// One receipt. Another institution's is not found.
pub async fn receipt(db: &Db, id: ReceiptId, by: &Coordinator) -> Result<Receipt> {
    by_id(&mut *db.reader().await?, id, by).await
}

/// The same, in a unit or outside.
pub(super) async fn by_id(
    connection: &mut AnyConnection,
    id: ReceiptId,
    by: &Coordinator,
) -> Result<Receipt> {
    let found = read(connection, "r.id = $2", id.to_string(), by).await?;
    found.into_iter().next().ok_or(crate::error::Error::NotFound)
}

/// Every receipt for one sign-up, the first one first, and by which it was carried on from there. Of another institution's there are none.
pub async fn receipts_of(db: &Db, sign_up: SignUpId, by: &Coordinator) -> Result<Vec<Receipt>> {
    read(
        &mut *db.reader().await?,
        "(r.sign_up_id = $2 or r.from_sign_up_id = $2)",
        sign_up.to_string(),
        by,
    )
    .await
}

/// Every receipt for what one person has, or had, at the coordinator's institution, the first one first.
pub async fn receipts_to(db: &Db, person: PersonId, by: &Coordinator) -> Result<Vec<Receipt>> {
    let theirs = "r.sign_up_id in (select id from sign_up where person_id = $2)";
    read(&mut *db.reader().await?, theirs, person.to_string(), by).await
}

/// What was given back of a payment, or the line that corrects it; the first one first.
pub async fn given_back(db: &Db, payment: ReceiptId, by: &Coordinator) -> Result<Vec<Receipt>> {
    back_of(&mut *db.reader().await?, payment, by).await
}

/// The same, in a unit or outside.
pub(super) async fn back_of(
    connection: &mut AnyConnection,
    payment: ReceiptId,
    by: &Coordinator,
) -> Result<Vec<Receipt>> {
    let back = "r.payment_id = $2 and r.what <> 'carried'";
    read(connection, back, payment.to_string(), by).await
}

/// By what a payment was carried over to another place, the first one first.
pub async fn carried_over(db: &Db, payment: ReceiptId, by: &Coordinator) -> Result<Vec<Receipt>> {
    let carried = "r.payment_id = $2 and r.what = 'carried'";
    read(&mut *db.reader().await?, carried, payment.to_string(), by).await
}
