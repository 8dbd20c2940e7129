//! Asking for a place.

use domain::decision::WhyExcepted;
use domain::id::{FormKey, PersonId};
use domain::offering::Offering;
use domain::refusal::Refusal;
use domain::sign_up::SignUp;
use domain::stage::Turn;
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::at_once;
use super::engagements::{coming_sessions, engagements};
use super::give::give;
use super::judge::{Asking, allowed, judge, known_alone};
use super::{Asked, By};
use crate::db::{Db, Reach};
use crate::error::Result;
use crate::limits::{OneMore, have_room};
use crate::{person, turned_away};

/// Gives the person the offering's next place, and returns once it is on disk. A no is kept, to be explained later.
pub async fn sign_up(db: &Db, key: FormKey, asked: Asked) -> Result<SignUp> {
    let (offering, person) = (asked.offering, asked.person);
    let answer = match asked.by {
        // Most who ask in a rush ask for themselves.
        By::Person(_) if db.gathers() => at_once::sign_up(db, key, asked).await,
        _ => alone(db, key, asked).await,
    };
    turned_away::kept(db, offering, person, answer).await
}

/// In a unit of its own.
async fn alone(db: &Db, key: FormKey, asked: Asked) -> Result<SignUp> {
    db.write_once(key, VERB, asked, |tx, asked, now| {
        tx.reaches(Reach::PlacesOf(asked.offering));
        Box::pin(async move { give(tx, asked, &WhyExcepted::default(), now).await })
    })
    .await
}

/// What a form's key tells this apart by from other forms.
pub(super) const VERB: &str = "sign_up";

/// What somebody would get now who asks alone.
pub(super) async fn would_get(
    connection: &mut AnyConnection,
    asking: Asking<'_>,
    now: Timestamp,
) -> Result<Turn> {
    let known = known_alone(connection, asking, now).await?;
    judge(asking, &known, &asking.offering.places, now)
}

/// Of these offerings the first so many on which the person could have a place, or wait for one, now or as soon as it opens: none
/// with which they would have more than one may have. Of somebody whose birthday is not known yet, age says nothing.
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
    let one_more = |offering: &Offering| OneMore::like(person.id, offering.id);
    let all: Vec<OneMore> = offerings.iter().map(one_more).collect();
    let rooms = have_room(connection, &all, now).await?;
    let mut possible = Vec::new();
    for offering in offerings {
        if possible.len() == most {
            break;
        }
        if rooms.get(&one_more(&offering)).is_some_and(std::result::Result::is_err) {
            continue;
        }
        let asked = Asked { offering: offering.id, person: person.id, by: by.clone() };
        let sessions = match engaged.is_empty() {
            true => Vec::new(),
            false => coming_sessions(connection, offering.id, now).await?,
        };
        let at = offering.terms.window.not_before_it_opens(now);
        match allowed(&asked, &offering.terms, &person, (&engaged, &sessions), at) {
            Ok(()) | Err(Refusal::ParticularsMissing) => possible.push(offering),
            Err(_) => {}
        }
    }
    Ok(possible)
}
