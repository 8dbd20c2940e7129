//! 为什么: writing down what every change of a sign-up was decided by, and reading it again.

use domain::decision::{Basis, Decided, Decision};
use domain::id::{ConsentId, PersonId, SignUpId};
use domain::offering::Places;
use domain::person::{Coordinator, PersonName};
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AnyPool};
use uuid::Uuid;

use crate::columns::Columns;
use crate::consent;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::offering::standing::standing;
use crate::rows::insert_all;
use crate::seeded::Bug;
use crate::sign_up::{self, By};

/// The decisions on one of the person's own sign-ups, the first one first; somebody else's has none.
pub async fn decisions_of(db: &Db, sign_up: SignUpId, person: PersonId) -> Result<Vec<Decision>> {
    decisions_in(&mut *db.reader().await?, sign_up, person).await
}

/// The same in a unit or outside.
pub(crate) async fn decisions_in(
    connection: &mut AnyConnection,
    sign_up: SignUpId,
    person: PersonId,
) -> Result<Vec<Decision>> {
    let sql = "select d.at, d.what, d.basis, d.reason, d.capacity, d.held, d.waiting \
               from decision d join sign_up s on s.id = d.sign_up_id \
               where d.sign_up_id = $1 and s.person_id = $2 order by d.number";
    let query = sqlx::query(sql).bind(sign_up.to_string()).bind(person.to_string());
    query.fetch_all(connection).await?.iter().map(decision_from).collect()
}

/// A decision with who did it, as the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionAtDesk {
    /// What its person reads too.
    pub decision: Decision,
    /// Who did it.
    pub by: DecidedBy,
}

/// Who made a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// Nobody: the waiting list moved by itself.
    Nobody,
    /// Its person.
    Themself,
    /// Somebody else, by name if it is known.
    Other(Option<PersonName>),
}

/// The decisions on a sign-up of the coordinator's institution, the first one first; another's is not found.
pub async fn decisions_at_desk(
    db: &Db,
    sign_up: SignUpId,
    by: &Coordinator,
) -> Result<Vec<DecisionAtDesk>> {
    let mut connection = db.reader().await?;
    let offering = sign_up::offering_of(&mut connection, sign_up).await?;
    standing(&mut connection, offering).await?.is_run_by(by)?;
    let sql = "select d.at, d.what, d.basis, d.reason, d.capacity, d.held, d.waiting, d.by_person_id, \
               p.name, case when d.by_person_id = s.person_id then 1 else 0 end as themself \
               from decision d join sign_up s on s.id = d.sign_up_id \
               left join person p on p.id = d.by_person_id where d.sign_up_id = $1 order by d.number";
    let rows = sqlx::query(sql).bind(sign_up.to_string()).fetch_all(&mut *connection).await?;
    let told = |row: &AnyRow| {
        let by = match row.text_if_any("by_person_id")? {
            None => DecidedBy::Nobody,
            Some(_) if row.number::<i64>("themself")? == 1 => DecidedBy::Themself,
            Some(_) => {
                DecidedBy::Other(row.word_if_any("name", |name| PersonName::parse(name).ok())?)
            }
        };
        Ok(DecisionAtDesk { decision: decision_from(row)?, by })
    };
    rows.iter().map(told).collect()
}

fn decision_from(row: &AnyRow) -> Result<Decision> {
    let reason = row.text("reason")?;
    Ok(Decision {
        at: row.instant("at")?,
        what: row.word("what", Decided::from_code)?,
        basis: row.word("basis", |word| Basis::read(word, &reason))?,
        before: Places {
            capacity: row.number_if_any("capacity")?,
            held: row.number("held")?,
            waiting: row.number("waiting")?,
            // Nobody is told how many of them had let a place go by.
            passed: 0,
        },
    })
}

/// Who makes a decision, and under which consent where they act for somebody else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decider {
    /// Who.
    pub person: PersonId,
    /// What lets them.
    pub consent: Option<ConsentId>,
}

impl From<PersonId> for Decider {
    fn from(person: PersonId) -> Self {
        Self { person, consent: None }
    }
}

impl From<&By> for Decider {
    fn from(by: &By) -> Self {
        let consent = match by {
            By::Helper(helping) => Some(helping.consent),
            By::Person(_) | By::Coordinator(_) => None,
        };
        Self { person: by.person(), consent }
    }
}

/// What is written down of one change, in the unit that makes it.
pub(crate) struct Decisive<'a> {
    /// Of which sign-up.
    pub sign_up: SignUpId,
    /// What was decided.
    pub what: Decided,
    /// By what.
    pub basis: &'a Basis,
    /// How places stood before.
    pub before: &'a Places,
    /// Who did it; nobody where the waiting list moved by itself.
    pub by: Option<Decider>,
}

/// Writes it down, and tells the person where somebody else does it for them.
pub(crate) async fn record(tx: &mut Tx, decisive: Decisive<'_>, now: Timestamp) -> Result<()> {
    let Decisive { sign_up, what, basis, before, by } = decisive;
    let (word, reason) = basis.stored();
    let sql = "insert into decision \
               (id, sign_up_id, number, at, what, basis, reason, capacity, held, waiting, by_person_id, consent_id) \
               values ($1, $2, (select coalesce(max(number), 0) + 1 from decision where sign_up_id = $2), \
               $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    sqlx::query(sql)
        .bind(Uuid::now_v7().to_string())
        .bind(sign_up.to_string())
        .bind(now.as_second())
        .bind(what.code())
        .bind(word)
        .bind(reason.as_ref())
        .bind(before.capacity.map(i64::from))
        .bind(i64::from(before.held))
        .bind(i64::from(before.waiting))
        .bind(by.map(|by| by.person.to_string()))
        .bind(by.and_then(|by| by.consent).map(|consent| consent.to_string()))
        .execute(&mut **tx)
        .await?;
    tell(tx, sign_up, what, by, now).await
}

/// Writes down the first decision on each of these new sign-ups.
pub(crate) async fn record_first(
    tx: &mut Tx,
    decisive: &[Decisive<'_>],
    now: Timestamp,
) -> Result<()> {
    let row = |one: &Decisive<'_>| {
        let (word, reason) = one.basis.stored();
        vec![
            Uuid::now_v7().to_string().into(),
            one.sign_up.to_string().into(),
            1.into(),
            now.as_second().into(),
            one.what.code().into(),
            word.into(),
            reason.into_owned().into(),
            one.before.capacity.map(i64::from).into(),
            i64::from(one.before.held).into(),
            i64::from(one.before.waiting).into(),
            one.by.map(|by| by.person.to_string()).into(),
            one.by.and_then(|by| by.consent).map(|consent| consent.to_string()).into(),
        ]
    };
    let rows: Vec<_> = decisive.iter().map(row).collect();
    let into = "decision (id, sign_up_id, number, at, what, basis, reason, capacity, held, waiting, \
                by_person_id, consent_id)";
    if !tx.has(Bug::DecidedApart) {
        insert_all(tx, into, &rows).await?;
    }
    for one in decisive {
        tell(tx, one.sign_up, one.what, one.by, now).await?;
    }
    Ok(())
}

/// What the fault [`Bug::DecidedApart`] writes down afterwards: the first decisions that are missing.
pub(crate) async fn record_apart(pool: &AnyPool) -> Result<()> {
    let sql = "insert into decision \
               (id, sign_up_id, number, at, what, basis, capacity, held, waiting, by_person_id) \
               select s.id, s.id, 1, s.joined_at, coalesce(s.ended_as, s.state), 'in_order', o.capacity, 0, 0, \
               s.by_person_id from sign_up s join offering o on o.id = s.offering_id \
               where not exists (select 1 from decision d where d.sign_up_id = s.id)";
    sqlx::query(sql).execute(pool).await?;
    Ok(())
}

/// Tells the person what somebody else did for them under a consent.
async fn tell(
    tx: &mut Tx,
    sign_up: SignUpId,
    what: Decided,
    by: Option<Decider>,
    now: Timestamp,
) -> Result<()> {
    match by.and_then(|by| by.consent) {
        Some(consent) => consent::tell_what_was_done(tx, consent, sign_up, what, now).await,
        None => Ok(()),
    }
}
