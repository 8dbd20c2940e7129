//! 改内容: what an offering says of itself, changed after it was published.

mod words;

use domain::calendar::day;
use domain::id::{FormKey, OfferingId};
use domain::log::{About, Act};
use domain::offering::{Contents, Fen, OfferingState};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use jiff::Timestamp;
use sqlx::AnyConnection;

pub(crate) use self::words::find_by;
use super::standing::{lock, standing};
use crate::columns::{Columns, storable};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::fee::{keep_promises, paid_more};
use crate::log::Doing;
use crate::new_offering::Names;
use crate::seen::Seen;
use crate::spelling::sort_key;

/// What an offering of the coordinator's institution says of itself. Another institution's is not found.
pub async fn contents(db: &Db, id: OfferingId, by: &Coordinator) -> Result<Contents> {
    let mut connection = db.reader().await?;
    standing(&mut connection, id).await?.is_run_by(by)?;
    contents_in(&mut connection, id).await
}

/// The same in a unit.
pub(crate) async fn contents_in(
    connection: &mut AnyConnection,
    id: OfferingId,
) -> Result<Contents> {
    let sql = "select o.name, o.fee, o.age_from, o.age_to, o.conditions_note, o.health_note, o.telephone, \
               o.contact, o.bring, o.directions, o.note, coalesce(a.audience, '') as audience, \
               coalesce(h.skills, '') as skills, coalesce(d.name, '') as department, coalesce(r.name, '') as course \
               from offering o \
               left join activity a on a.offering_id = o.id left join shift h on h.offering_id = o.id \
               left join class k on k.offering_id = o.id left join course r on r.id = k.course_id \
               left join department d on d.id = r.department_id \
               where o.id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_one(connection).await?;
    Ok(Contents {
        name: row.text("name")?,
        department: row.text("department")?,
        course: row.text("course")?,
        fee: Fen(row.number("fee")?),
        age_from: row.number_if_any("age_from")?,
        age_to: row.number_if_any("age_to")?,
        conditions: row.text("conditions_note")?,
        health: row.text("health_note")?,
        telephone: row.text("telephone")?,
        contact: row.text("contact")?,
        bring: row.text("bring")?,
        directions: row.text("directions")?,
        note: row.text("note")?,
        audience: row.text("audience")?,
        skills: row.text("skills")?,
    })
}

/// Whom another fee or other ages would concern.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Concerned {
    /// They have a place.
    pub held: u32,
    /// Of those, they have paid.
    pub paid: u32,
    /// They wait.
    pub waiting: u32,
    /// Of those who have a place, they have paid more than would be asked.
    pub paid_more: u32,
    /// How much that is in all: it would be to be given back.
    pub to_give_back: Fen,
    /// Of all, their age would not be among those that may come.
    pub outside: u32,
}

/// Whom it would concern if this were said from now on.
pub async fn concerned(
    db: &Db,
    id: OfferingId,
    new: &Contents,
    by: &Coordinator,
) -> Result<Concerned> {
    let mut connection = db.reader().await?;
    let stands = standing(&mut connection, id).await?;
    stands.is_run_by(by)?;
    let sql = "select s.state, s.paid_at, p.born_on from sign_up s join person p on p.id = s.person_id \
               where s.offering_id = $1 and s.ended_at is null";
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(&mut *connection).await?;
    let (mut found, ages, first) = (Concerned::default(), new.ages(), day(stands.begins_at));
    for row in &rows {
        match row.text("state")?.as_str() {
            "held" => found.held += 1,
            _ => found.waiting += 1,
        }
        found.paid += u32::from(row.number_if_any::<i64>("paid_at")?.is_some());
        let born = row.word_if_any("born_on", |day| day.parse().ok())?;
        found.outside += u32::from(born.is_some_and(|born| ages.admit(born, first).is_err()));
    }
    for place in paid_more(&mut connection, id).await? {
        let too_much = place.too_much_at(new.fee);
        found.paid_more += u32::from(too_much != Fen::FREE);
        found.to_give_back = Fen(found.to_give_back.0.saturating_add(too_much.0));
    }
    Ok(found)
}

/// Changes what an offering of the coordinator's institution says of itself. Refused where somebody has changed it since it was
/// seen, and where it is over or called off. Nobody loses a place by it, and nobody who has one pays more: who has paid more than is
/// asked now is on the list of what is to be given back.
pub async fn change_contents(
    db: &Db,
    key: FormKey,
    (id, seen): (OfferingId, Seen),
    new: &Contents,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::to(Act::ChangeOffering, by, About::Offering(id));
    let facts = (id, seen, tidy(new), by.clone());
    db.desk_once(key, doing, facts, |tx, (id, seen, new, by), now| {
        Box::pin(async move {
            let stands = runs(tx, *id, by, now).await?;
            if stands == *new {
                tx.note_nothing();
                return Ok(());
            }
            seen.holds(&stands)?;
            set(tx, *id, (&stands, new), by, now).await
        })
    })
    .await
}

/// Puts back what it said, as a step of a unit: `before` is told what stands and answers what is to stand.
pub(crate) async fn said_as_before(
    tx: &mut Tx,
    id: OfferingId,
    before: impl FnOnce(Contents) -> Result<Contents>,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let stands = runs(tx, id, by, now).await?;
    let new = before(stands.clone())?;
    set(tx, id, (&stands, &new), by, now).await
}

/// Locks the coordinator's own offering, which must be neither called off nor over, and answers what it says.
async fn runs(tx: &mut Tx, id: OfferingId, by: &Coordinator, now: Timestamp) -> Result<Contents> {
    let (_, standing) = lock(tx, id).await?;
    standing.is_run_by(by)?;
    match standing.terms.state {
        OfferingState::Cancelled { .. } => Err(Refusal::Cancelled.into()),
        _ if now >= standing.terms.ends_at => Err(Refusal::AlreadyOver.into()),
        _ => contents_in(tx, id).await,
    }
}

/// Without what no text may hold.
fn tidy(new: &Contents) -> Contents {
    Contents {
        name: storable(&new.name),
        department: storable(&new.department),
        course: storable(&new.course),
        conditions: storable(&new.conditions),
        health: storable(&new.health),
        telephone: storable(&new.telephone),
        contact: storable(&new.contact),
        bring: storable(&new.bring),
        directions: storable(&new.directions),
        note: storable(&new.note),
        audience: storable(&new.audience),
        skills: storable(&new.skills),
        ..new.clone()
    }
}

async fn set(
    tx: &mut Tx,
    id: OfferingId,
    (before, new): (&Contents, &Contents),
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    if before.fee != new.fee {
        let book = (by.institution, by.person);
        keep_promises(tx, id, (before.fee, new.fee), book, now).await?;
    }
    let sql = "update offering set name = $2, fee = $3, age_from = $4, age_to = $5, conditions_note = $6, \
               health_note = $7, telephone = $8, contact = $9, bring = $10, directions = $11, note = $12, \
               name_key = $13 where id = $1";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(new.name.as_str())
        .bind(i64::from(new.fee.0))
        .bind(new.age_from.map(i64::from))
        .bind(new.age_to.map(i64::from))
        .bind(new.conditions.as_str())
        .bind(new.health.as_str())
        .bind(new.telephone.as_str())
        .bind(new.contact.as_str())
        .bind(new.bring.as_str())
        .bind(new.directions.as_str())
        .bind(new.note.as_str())
        .bind(sort_key(&new.name))
        .execute(&mut **tx)
        .await?;
    let of_kind = [
        ("update activity set audience = $2 where offering_id = $1", &new.audience),
        ("update shift set skills = $2 where offering_id = $1", &new.skills),
    ];
    for (sql, text) in of_kind {
        sqlx::query(sql).bind(id.to_string()).bind(text.as_str()).execute(&mut **tx).await?;
    }
    if new.is_of_another_course(before) {
        set_course(tx, id, (before, new), by).await?;
    }
    find_by(tx, id).await
}

/// The class is of this course of this department, which are made where the institution has none of that name. What one looks for
/// is called as the course is, and goes with it.
async fn set_course(
    tx: &mut Tx,
    id: OfferingId,
    (before, new): (&Contents, &Contents),
    by: &Coordinator,
) -> Result<()> {
    let course = Names::of(by.institution).course(tx, &new.department, &new.course).await?;
    let sql = "update class set course_id = $2 where offering_id = $1";
    sqlx::query(sql).bind(id.to_string()).bind(course).execute(&mut **tx).await?;
    let sql = "update offering set subject = $2 where id = $1 and subject = $3 and kind = 'class'";
    let query = sqlx::query(sql).bind(id.to_string());
    query.bind(new.course.as_str()).bind(before.course.as_str()).execute(&mut **tx).await?;
    Ok(())
}
