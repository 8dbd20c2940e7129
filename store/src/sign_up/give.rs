//! Giving the next place.

use domain::calendar::Span;
use domain::decision::{Basis, Decided};
use domain::id::{FormKey, InstitutionId, OfferingId, PersonId, SignUpId};
use domain::offering::{Allocation, Offering, Terms};
use domain::person::Person;
use domain::refusal::Refusal;
use domain::sign_up::{
    Engagement, Place, SignUp, SignUpState, admit, approval, at_counter, clash, next_place,
};
use domain::stage::{Claim, Turn};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use uuid::Uuid;

use super::{Asked, By, stages};
use crate::columns::Columns;
use crate::consent;
use crate::db::{Db, Reach, Tx};
use crate::decision::{Decisive, record};
use crate::error::{Error, Result, unique_means};
use crate::fee::becomes_certain;
use crate::limits::has_room;
use crate::offering::standing::{Standing, count, lock, standing};
use crate::person;
use crate::seeded::Bug;
use crate::turned_away;

/// Gives the person the offering's next place, and returns once it is on disk. A no is kept, to be explained later.
pub async fn sign_up(db: &Db, key: FormKey, asked: Asked) -> Result<SignUp> {
    let (offering, person) = (asked.offering, asked.person);
    let answer = db.write_once(key, "sign_up", asked, |tx, asked, now| {
        tx.reaches(Reach::PlacesOf(asked.offering));
        Box::pin(give(tx, asked, "", now))
    });
    turned_away::kept(db, offering, person, answer.await).await
}

/// What would happen if the person asked now.
pub async fn judged(
    db: &Db,
    offering: OfferingId,
    person: PersonId,
) -> Result<std::result::Result<Place, Refusal>> {
    judged_for(db, &Asked { offering, person, by: By::Person(person) }).await
}

/// The same for whoever asks.
pub async fn judged_for(db: &Db, asked: &Asked) -> Result<std::result::Result<Place, Refusal>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    match judged_by(&mut connection, asked, now).await {
        Ok(place) => Ok(Ok(place)),
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(error) => Err(error),
    }
}

async fn judged_by(connection: &mut AnyConnection, asked: &Asked, now: Timestamp) -> Result<Place> {
    consent::check(connection, &asked.by, asked.person, asked.offering, now).await?;
    let offering = standing(connection, asked.offering).await?;
    let person = person::by_id(connection, asked.person).await?;
    Ok(judge(connection, asked, &offering, &person, None, now).await?.place)
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

/// The one path to a place: the web page, the counter and an imported list end here. A coordinator who does what the rule
/// refuses to everybody gives the reason.
pub(super) async fn give(
    tx: &mut Tx,
    asked: &Asked,
    reason: &str,
    now: Timestamp,
) -> Result<SignUp> {
    consent::locked(tx, &asked.by, asked.person, asked.offering, now).await?;
    let person = person::lock(tx, asked.person).await?;
    // Without this lock forty people asking at once for ten places are given more than ten on
    // PostgreSQL: tests/rush.rs says how many.
    let (joined, offering) = lock(tx, asked.offering).await?;
    if tx.has(Bug::RefusalKept) {
        let joining = Joining { joined, offering: &offering, basis: &Basis::InOrder };
        insert(tx, asked, Place::Held, joining, now).await?;
    }
    let Turn { place, claims } = match judge(tx, asked, &offering, &person, None, now).await {
        Err(Error::Refused(refusal)) if overlooked(tx, &refusal) => {
            Turn::plain(next_place(offering.terms.allocation, &offering.places))
        }
        told => told?,
    };
    let place = misjudged(tx, asked, &offering, place).await?;
    let basis = match asked.by {
        By::Person(_) | By::Helper(_) => match offering.terms.allocation {
            Allocation::Approval => Basis::Approval,
            Allocation::InOrder | Allocation::Draw => claims.map_or(Basis::InOrder, Claim::basis),
        },
        By::Coordinator(_) => {
            let has_room = has_room(tx, asked.offering, asked.person, None, now).await?;
            let terms = stages::terms_at(tx, asked, &offering, now).await?;
            at_counter(&terms, person.born_on, has_room, now, reason)?
        }
    };
    let joining = Joining { joined, offering: &offering, basis: &basis };
    let sign_up = insert(tx, asked, place, joining, now).await?;
    stages::joined(tx, &sign_up, &offering, claims, now).await?;
    consent::bind(tx, &asked.by, sign_up.id, now).await?;
    Ok(sign_up)
}

/// As what a new sign-up joins: its number, how places stood, and what it rests on.
pub(crate) struct Joining<'a> {
    /// The offering's revision.
    pub joined: i64,
    /// How the offering stood before.
    pub offering: &'a Standing,
    /// What it rests on.
    pub basis: &'a Basis,
}

/// Never, but for a fault that a test has switched on.
fn overlooked(tx: &Tx, refusal: &Refusal) -> bool {
    match refusal {
        Refusal::AlreadySignedUp => tx.has(Bug::TwoPlaces),
        Refusal::Clash { .. } => tx.has(Bug::ClashIgnored),
        _ => false,
    }
}

/// The place, but for a fault that a test has switched on.
async fn misjudged(tx: &mut Tx, asked: &Asked, offering: &Standing, place: Place) -> Result<Place> {
    let skips = matches!(asked.by, By::Coordinator(_)) && tx.has(Bug::CounterSkipsCapacity);
    if skips || tx.has(Bug::CapacityIgnored) {
        return Ok(Place::Held);
    }
    if tx.has(Bug::StaleCount) {
        let sql = "select count(*) from sign_up where offering_id = $1 and (state = 'held' or ended_as = 'held')";
        let query = sqlx::query_scalar::<_, i64>(sql).bind(asked.offering.to_string());
        let ever = query.fetch_one(&mut **tx).await?;
        let full = offering.places.capacity.is_some_and(|capacity| ever >= i64::from(capacity));
        return Ok(if full { Place::Waiting { position: 1 } } else { place });
    }
    Ok(place)
}

/// A place, or why not; what the person would give up for it counts as if it were not there. Inside a unit all rows are
/// locked, so that it stays true until the end.
pub(super) async fn judge(
    connection: &mut AnyConnection,
    asked: &Asked,
    offering: &Standing,
    person: &Person,
    given_up: Option<OfferingId>,
    now: Timestamp,
) -> Result<Turn> {
    if let By::Coordinator(coordinator) = &asked.by {
        offering.is_run_by(coordinator)?;
    }
    let mut engaged = engagements(connection, asked.person, &asked.by, now).await?;
    engaged.retain(|engagement| given_up != Some(engagement.offering));
    let known = stages::known(connection, asked, offering, now).await?;
    let terms = stages::terms_for(known.as_ref(), offering, now);
    let allowed = allowed(connection, asked, &terms, person, &engaged, now).await;
    allowed.map_err(|error| stages::told(known.as_ref(), error, now))?;
    within_limit(connection, asked, given_up, now).await?;
    match (offering.terms.allocation, &asked.by) {
        // At the counter the staff's yes is there already.
        (Allocation::Approval, By::Coordinator(_)) => {
            Ok(Turn::plain(approval::a_place(&offering.places, 1)?))
        }
        (Allocation::Approval, By::Person(_)) => {
            not_refused_before(connection, asked).await?;
            Ok(Turn::plain(next_place(Allocation::Approval, &offering.places)))
        }
        _ => Ok(stages::turn(known.as_ref(), offering, now)),
    }
}

/// After a coordinator's no one does not ask again on the same offering; the counter may still add the person.
async fn not_refused_before(connection: &mut AnyConnection, asked: &Asked) -> Result<()> {
    let sql = "select id from sign_up where offering_id = $1 and person_id = $2 \
               and end_reason = 'not_accepted' limit 1";
    let query = sqlx::query(sql).bind(asked.offering.to_string()).bind(asked.person.to_string());
    match query.fetch_optional(connection).await? {
        None => Ok(()),
        Some(_) => Err(Refusal::NotAcceptedBefore.into()),
    }
}

/// At the counter more is an exception, for which there is a reason.
async fn within_limit(
    connection: &mut AnyConnection,
    asked: &Asked,
    given_up: Option<OfferingId>,
    now: Timestamp,
) -> Result<()> {
    match asked.by {
        By::Person(_) | By::Helper(_) => {
            Ok(has_room(connection, asked.offering, asked.person, given_up, now).await??)
        }
        By::Coordinator(_) => Ok(()),
    }
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
        By::Person(_) | By::Helper(_) => false,
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

pub(super) fn span_from(row: &AnyRow) -> Result<Span> {
    Ok(Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? })
}

pub(crate) async fn insert(
    tx: &mut Tx,
    asked: &Asked,
    place: Place,
    joining: Joining<'_>,
    now: Timestamp,
) -> Result<SignUp> {
    let Joining { joined, offering: standing, basis } = joining;
    let before = &standing.places;
    let id = SignUpId(Uuid::now_v7());
    let (what, held, waiting) = match place {
        Place::Held | Place::Offered { .. } => (Decided::Held, 1, 0),
        Place::Waiting { .. } | Place::InReview => (Decided::Waiting, 0, 1),
    };
    let sql = "insert into sign_up \
               (id, offering_id, person_id, state, joined, joined_at, by_person_id) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(asked.offering.to_string())
        .bind(asked.person.to_string())
        .bind(what.code())
        .bind(joined)
        .bind(now.as_second())
        .bind(asked.by.person().to_string())
        .execute(&mut **tx)
        .await
        .map_err(unique_means(Refusal::AlreadySignedUp))?;
    count(tx, asked.offering, held, waiting).await?;
    let by = Some(asked.by.person());
    record(tx, Decisive { sign_up: id, what, basis, before, by }, now).await?;
    let (offering, person) = (asked.offering, asked.person);
    let sign_up = SignUp { id, offering, person, state: SignUpState::Live(place), joined_at: now };
    if place == Place::Held {
        becomes_certain(tx, &sign_up, standing, now).await?;
    }
    Ok(sign_up)
}
