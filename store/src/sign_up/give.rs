//! Giving the next place.

use domain::calendar::Span;
use domain::id::{FormKey, InstitutionId, OfferingId, PersonId, SignUpId};
use domain::offering::{Offering, Terms};
use domain::person::Person;
use domain::refusal::Refusal;
use domain::sign_up::{Engagement, Place, SignUp, SignUpState, admit, clash, next_place};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::{Asked, By};
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result, unique_means};
use crate::offering::standing::{Standing, count, lock, standing};
use crate::person;

/// Gives the person the offering's next place, and returns once it is on disk.
pub async fn sign_up(db: &Db, key: FormKey, asked: Asked) -> Result<SignUp> {
    db.write_once(key, "sign_up", asked, |tx, asked, now| {
        tx.reaches(Reach::PlacesOf(asked.offering));
        Box::pin(give(tx, asked, now))
    })
    .await
}

/// What would happen if the person asked now.
pub async fn judged(
    db: &Db,
    offering: OfferingId,
    person: PersonId,
) -> Result<std::result::Result<Place, Refusal>> {
    let mut connection = db.reader().await?;
    let asked = Asked { offering, person, by: By::Person(person) };
    let offering = standing(&mut connection, offering).await?;
    let person = person::by_id(&mut connection, person).await?;
    match judge(&mut connection, &asked, &offering, &person, db.now()).await {
        Ok(place) => Ok(Ok(place)),
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(error) => Err(error),
    }
}

/// Of these offerings the first so many on which the person could have a place, or wait for one, now. Of somebody
/// whose birthday is not known yet, age says nothing.
pub(crate) async fn possible_for(
    connection: &mut AnyConnection,
    person: PersonId,
    offerings: Vec<Offering>,
    most: usize,
    now: Timestamp,
) -> Result<Vec<Offering>> {
    let by = By::Person(person);
    let person = person::by_id(connection, person).await?;
    let engaged = engagements(connection, person.id, &by, now).await?;
    let mut possible = Vec::new();
    for offering in offerings {
        if possible.len() == most {
            break;
        }
        let asked = Asked { offering: offering.id, person: person.id, by: by.clone() };
        match allowed(connection, &asked, &offering.terms, &person, &engaged, now).await {
            Ok(()) | Err(Error::Refused(Refusal::ParticularsMissing)) => possible.push(offering),
            Err(Error::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(possible)
}

/// The one path to a place: the web page, the counter and an imported list end here.
pub(super) async fn give(tx: &mut Tx, asked: &Asked, now: Timestamp) -> Result<SignUp> {
    let person = person::lock(tx, asked.person).await?;
    // Without this lock forty people asking at once for ten places are given more than ten on
    // PostgreSQL: tests/rush.rs says how many.
    let (joined, offering) = lock(tx, asked.offering).await?;
    let place = judge(tx, asked, &offering, &person, now).await?;
    insert(tx, asked, place, joined, now).await
}

/// A place, or why not. Inside a unit both rows are locked, so that it stays true until the end.
async fn judge(
    connection: &mut AnyConnection,
    asked: &Asked,
    offering: &Standing,
    person: &Person,
    now: Timestamp,
) -> Result<Place> {
    if let By::Coordinator(coordinator) = &asked.by {
        offering.is_run_by(coordinator)?;
    }
    let engaged = engagements(connection, asked.person, &asked.by, now).await?;
    allowed(connection, asked, &offering.terms, person, &engaged, now).await?;
    Ok(next_place(&offering.places))
}

/// What the rules say of somebody who has signed up for this much already.
async fn allowed(
    connection: &mut AnyConnection,
    asked: &Asked,
    terms: &Terms,
    person: &Person,
    engaged: &[Engagement],
    now: Timestamp,
) -> Result<()> {
    let by_coordinator = match &asked.by {
        By::Person(by) if *by != asked.person => return Err(Refusal::NotAllowed.into()),
        By::Person(_) => false,
        By::Coordinator(_) => true,
    };
    if engaged.iter().any(|engagement| engagement.offering == asked.offering) {
        return Err(Refusal::AlreadySignedUp.into());
    }
    // A birthday without a name is no particulars: the list at the door needs both.
    let born_on = person.born_on.filter(|_| by_coordinator || person.is_complete());
    admit(terms, born_on, now, by_coordinator)?;
    // In a rush most people have nothing else yet: one question less.
    if !engaged.is_empty() {
        clash(&coming_sessions(connection, asked.offering, now).await?, engaged)?;
    }
    Ok(())
}

/// When the offering meets from now on: what is past clashes with nothing.
pub(crate) async fn coming_sessions(
    connection: &mut AnyConnection,
    offering: OfferingId,
    now: Timestamp,
) -> Result<Vec<Span>> {
    let sql = "select starts_at, ends_at from session where offering_id = $1 and ends_at > $2";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(now.as_second());
    query.fetch_all(connection).await?.iter().map(span_from).collect()
}

/// Where the person is expected from now on, or waits to be: also for a draw that is about to be held. What it is at another institution is
/// nothing for a coordinator to know: its name is left empty.
pub(crate) async fn engagements(
    connection: &mut AnyConnection,
    person: PersonId,
    by: &By,
    now: Timestamp,
) -> Result<Vec<Engagement>> {
    let sql = include_str!("engagements.sql");
    let query = sqlx::query(sql).bind(person.to_string()).bind(now.as_second());
    let engagement = |row: &AnyRow| {
        let name = match by {
            By::Coordinator(by) if row.id::<InstitutionId>("institution_id")? != by.institution => {
                String::new()
            }
            _ => row.text("name")?,
        };
        let waits = row.text("state")? == "waiting";
        Ok(Engagement { offering: row.id("id")?, name, waits, span: span_from(row)? })
    };
    query.fetch_all(connection).await?.iter().map(engagement).collect()
}

fn span_from(row: &AnyRow) -> Result<Span> {
    Ok(Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? })
}

pub(crate) async fn insert(
    tx: &mut Tx,
    asked: &Asked,
    place: Place,
    joined: i64,
    now: Timestamp,
) -> Result<SignUp> {
    let id = SignUpId(Uuid::now_v7());
    let (state, held, waiting) = match place {
        Place::Held => ("held", 1, 0),
        Place::Waiting { .. } => ("waiting", 0, 1),
    };
    let sql = "insert into sign_up \
               (id, offering_id, person_id, state, joined, joined_at, by_person_id) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(asked.offering.to_string())
        .bind(asked.person.to_string())
        .bind(state)
        .bind(joined)
        .bind(now.as_second())
        .bind(asked.by.person().to_string())
        .execute(&mut **tx)
        .await
        .map_err(unique_means(Refusal::AlreadySignedUp))?;
    count(tx, asked.offering, held, waiting).await?;
    let (offering, person) = (asked.offering, asked.person);
    Ok(SignUp { id, offering, person, state: SignUpState::Live(place), joined_at: now })
}
