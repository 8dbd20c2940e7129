//! 关心: whom a coordinator calls because they did not come, every call that was made, and whose task it is.

use std::collections::HashMap;

use domain::attendance::Mark;
use domain::care::{CareOutcome, Contact, Marks, Missed, calls};
use domain::id::{FormKey, OfferingId, PersonId, SignUpId};
use domain::log::{About, Act, LogRefusal};
use domain::person::{Coordinator, Person};
use domain::refusal::Refusal;
use domain::role::{Role, Task};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::account::{Account, accounts};
use crate::call::{EarlierCall, earlier_to_each};
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::log::Doing;
use crate::offering::standing::lock;
use crate::person::person_from;
use crate::sign_up::locked;

pub use self::liaison::liaison;

mod liaison;

/// Whoever missed the last sessions of what is over by then is still called.
const AFTER_THE_END: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A call about what is over covers what else was missed up to it for so long, as far as anybody may be away.
const COVERS: SignedDuration = SignedDuration::from_hours(366 * 24);

/// Somebody to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CareTask {
    /// About which sign-up.
    pub sign_up: SignUpId,
    /// On what.
    pub offering: OfferingId,
    /// Its name.
    pub offering_name: String,
    /// Whom.
    pub person: Person,
    /// How they were missed.
    pub missed: Missed,
    /// What else they have missed, where that is why; otherwise empty.
    pub also_missed: String,
    /// When the session began that they missed last.
    pub last_missed: Timestamp,
    /// The calls there were because of it, the first one first.
    pub contacts: Vec<Contact>,
    /// What was noted of calls to this person before, whatever they were about.
    pub earlier: Vec<EarlierCall>,
    /// The coordinator who calls for this offering, with their name; nobody, or somebody who is not at the desk any more: all do.
    pub liaison: Option<(PersonId, String)>,
}

/// A call that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewContact {
    /// About which sign-up.
    pub sign_up: SignUpId,
    /// What came of it.
    pub outcome: CareOutcome,
    /// A word about it, or nothing.
    pub note: String,
}

/// Everybody whom the institution is to call, those of the coordinator's own offerings first, then those that nobody has taken
/// on; whoever was missed longest ago first.
pub async fn due(db: &Db, by: &Coordinator) -> Result<Vec<CareTask>> {
    let mut connection = db.reader().await?;
    let mut due = tasks(&mut connection, by, db.now()).await?;
    let mut people: Vec<PersonId> = due.iter().map(|task| task.person.id).collect();
    people.sort_unstable_by_key(|person| person.0);
    people.dedup();
    let earlier = earlier_to_each(&mut connection, &people, by).await?;
    for task in &mut due {
        task.earlier = earlier.get(&task.person.id).cloned().unwrap_or_default();
    }
    due.sort_by_key(|task| (rank(task, by), task.last_missed, task.sign_up.0));
    Ok(due)
}

/// How many there are, by the same rule.
pub(crate) async fn number_due(db: &Db, by: &Coordinator) -> Result<usize> {
    Ok(tasks(&mut *db.reader().await?, by, db.now()).await?.len())
}

/// Everybody to call, in no order, without what was noted of calls before.
async fn tasks(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
) -> Result<Vec<CareTask>> {
    let rows = sqlx::query(include_str!("care/marks.sql"))
        .bind(by.institution.to_string())
        .bind((now - AFTER_THE_END).as_second())
        .fetch_all(&mut *connection)
        .await?;
    let mut called = contacts(connection, by, now).await?;
    let mut due = Vec::new();
    for of_person in rows.chunk_by(|a, b| is_same(a, b, "person_id")) {
        let Some(first) = of_person.first() else { continue };
        let person: PersonId = first.id("person_id")?;
        let mut contacts = called.remove(&person).unwrap_or_default();
        let all: Vec<&[AnyRow]> = of_person.chunk_by(|a, b| is_same(a, b, "sign_up_id")).collect();
        let marks = all.iter().map(|rows| rows.iter().map(mark_from).collect::<Result<Marks>>());
        let marks = marks.collect::<Result<Vec<_>>>()?;
        let every: Vec<Contact> = contacts.iter().map(|(_, contact)| *contact).collect();
        for (place, missed) in calls(&marks, &every) {
            let row = |place: usize| all.get(place).and_then(|rows| rows.last());
            let Some(last) = row(place) else { continue };
            let id = sign_up_of(last)?;
            let also = match missed {
                Missed::AlsoIn(other) => row(other).map(|row| row.text("offering_name")),
                Missed::InARow(_) | Missed::OfTheLast { .. } => None,
            };
            let own = contacts.extract_if(.., |(sign_up, _)| *sign_up == id);
            let own = own.map(|(_, contact)| contact).collect();
            due.push(task_from(last, (missed, also.transpose()?.unwrap_or_default()), own)?);
        }
    }
    Ok(due)
}

fn is_same(one: &AnyRow, other: &AnyRow, key: &str) -> bool {
    one.text(key).ok() == other.text(key).ok()
}

fn rank(task: &CareTask, by: &Coordinator) -> u8 {
    match &task.liaison {
        Some((liaison, _)) if *liaison == by.person => 0,
        None => 1,
        Some(_) => 2,
    }
}

fn sign_up_of(row: &AnyRow) -> Result<SignUpId> {
    row.id("sign_up_id")
}

fn mark_from(row: &AnyRow) -> Result<(Timestamp, Mark)> {
    Ok((row.instant("starts_at")?, row.word("mark", Mark::from_code)?))
}

/// From the row of the session that they missed last.
fn task_from(
    row: &AnyRow,
    (missed, also_missed): (Missed, String),
    contacts: Vec<Contact>,
) -> Result<CareTask> {
    let liaison = row.word_if_any("liaison_id", |id| id.parse().ok())?;
    let name = row.text("liaison_name")?;
    Ok(CareTask {
        sign_up: sign_up_of(row)?,
        offering: row.id("offering_id")?,
        offering_name: row.text("offering_name")?,
        person: person_from(row)?,
        missed,
        also_missed,
        last_missed: row.instant("starts_at")?,
        contacts,
        earlier: Vec::new(),
        liaison: liaison.map(|id| (id, name)),
    })
}

/// Every call to each person about what the institution runs, or did lately, and about which sign-up it was, the first one first.
async fn contacts(
    connection: &mut AnyConnection,
    by: &Coordinator,
    now: Timestamp,
) -> Result<HashMap<PersonId, Vec<(SignUpId, Contact)>>> {
    let sql = "select c.sign_up_id, s.person_id, c.at, c.outcome, c.until_on from offering o \
               join sign_up s on s.offering_id = o.id join care_contact c on c.sign_up_id = s.id \
               where o.institution_id = $1 and (o.last_to > $2 or c.at > $3) and c.taken_back_at is null \
               order by c.at, c.id";
    let query = sqlx::query(sql).bind(by.institution.to_string());
    let query = query.bind((now - AFTER_THE_END).as_second()).bind((now - COVERS).as_second());
    let rows = query.fetch_all(connection).await?;
    let mut contacts: HashMap<PersonId, Vec<(SignUpId, Contact)>> = HashMap::new();
    for row in &rows {
        let until = row.word_if_any("until_on", |day| day.parse().ok())?;
        let outcome = row.word("outcome", |code| CareOutcome::read(code, until))?;
        let contact = Contact { at: row.instant("at")?, outcome };
        contacts.entry(row.id("person_id")?).or_default().push((sign_up_of(row)?, contact));
    }
    Ok(contacts)
}

/// Writes a call down. Nothing else changes: nobody loses a place for not coming. Another institution's is not found.
pub async fn note(db: &Db, key: FormKey, contact: NewContact, by: &Coordinator) -> Result<()> {
    let contact = NewContact { note: storable(&contact.note), ..contact };
    let doing = Doing::beside(Act::Care, by, About::SignUp(contact.sign_up));
    db.desk_once(key, doing, (contact, by.clone()), |tx, (contact, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let (sign_up, offering) = locked(tx, contact.sign_up).await?;
            offering.is_run_by(by)?;
            let sql = "insert into care_contact (id, sign_up_id, at, by_person_id, outcome, until_on, note) \
                       values ($1, $2, $3, $4, $5, $6, $7)";
            sqlx::query(sql)
                .bind(Uuid::now_v7().to_string())
                .bind(sign_up.id.to_string())
                .bind(now.as_second())
                .bind(by.person.to_string())
                .bind(contact.outcome.code())
                .bind(contact.outcome.until().map(|until| until.to_string()))
                .bind(contact.note.as_str())
                .execute(&mut **tx)
                .await?;
            Ok(())
        })
    })
    .await
}

/// What came of a call at this instant was written down wrongly: it counts no more, and the person is on the list again where they
/// would be without it. Another institution's is not found.
pub(crate) async fn contact_taken_back(
    tx: &mut Tx,
    sign_up: SignUpId,
    noted_at: Timestamp,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    tx.reaches(Reach::NothingPublic);
    locked(tx, sign_up).await?.1.is_run_by(by)?;
    let sql = "update care_contact set taken_back_at = $3 where id in (select id from care_contact \
               where sign_up_id = $1 and at = $2 and taken_back_at is null order by id desc limit 1)";
    let query = sqlx::query(sql).bind(sign_up.to_string()).bind(noted_at.as_second());
    match query.bind(now.as_second()).execute(&mut **tx).await?.rows_affected() {
        0 => Err(Refusal::Log(LogRefusal::ChangedSince).into()),
        _ => Ok(()),
    }
}

/// Who may be named for the calls about an offering: whoever runs the desk of the coordinator's institution.
pub async fn may_call(db: &Db, by: &Coordinator) -> Result<Vec<Account>> {
    let mut all = accounts(db, by).await?;
    all.retain(|account| account.ended_at.is_none() && account.role.may(Task::Run));
    Ok(all)
}

/// The coordinator takes on the calls about one offering of their institution, or names another one who runs its desk. Another
/// institution's offering is not found, nor is its coordinator.
pub async fn name_liaison(
    db: &Db,
    offering: OfferingId,
    liaison: PersonId,
    by: &Coordinator,
) -> Result<()> {
    let act = if liaison == by.person { Act::TakeOn } else { Act::NameLiaison };
    let doing = Doing::to(act, by, About::Offering(offering));
    db.desk(doing, (offering, liaison, by.clone()), |tx, (offering, liaison, by), _| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            lock(tx, *offering).await?.1.is_run_by(by)?;
            let sql = "select role from coordinator \
                       where person_id = $1 and institution_id = $2 and ended_at is null";
            let query = sqlx::query(sql).bind(liaison.to_string()).bind(by.institution.to_string());
            let role = query.fetch_one(&mut **tx).await?.word("role", Role::from_code)?;
            if !role.may(Task::Run) {
                return Err(Error::NotFound);
            }
            let sql = "update offering set liaison_id = $2 where id = $1";
            let query = sqlx::query(sql).bind(offering.to_string()).bind(liaison.to_string());
            query.execute(&mut **tx).await?;
            Ok(())
        })
    })
    .await
}
