//! What would happen if somebody asked for a place: nothing is written. Those who check in the same moment are answered together:
//! in the minute before an opening thousands do.

use std::collections::HashMap;

use domain::id::{OfferingId, PersonId};
use domain::offering::Terms;
use domain::person::Person;
use domain::refusal::Refusal;
use domain::sign_up::{Place, admit};
use domain::stage::StageRefusal;
use jiff::Timestamp;
use sqlx::AnyConnection;

use super::judge::{Asking, Known, judge, known_alone, known_of};
use super::{Asked, By};
use crate::db::{Db, PATIENCE, Waiting, tell_each};
use crate::error::{Error, Result, or_refused};
use crate::offering::standing::{Standing, standing, standings};
use crate::{consent, person};

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
    let mut connection = db.reader().await?;
    let person = person::by_id(&mut connection, asked.person).await?;
    let judged = would_be(&mut connection, (asked, &person), db.now()).await;
    Ok(or_refused(judged)?.map(|judged| judged.place))
}

/// What somebody would get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// A place, or a position.
    pub place: Place,
    /// Whether they are expected anywhere else, or wait to be. In a rush most people are not: nothing of theirs can lie near in
    /// time then, and nobody has to look for it.
    pub has_others: bool,
}

/// The same with what the page of the offering needs besides; the person is known already.
pub async fn judged_now(
    db: &Db,
    asked: &Asked,
    person: &Person,
) -> Result<std::result::Result<Judged, Refusal>> {
    or_refused(would_be(&mut *db.reader().await?, (asked, person), db.now()).await)
}

/// What somebody reads who checks before they ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// When sign-up opens, where it does so only later and what would happen then is told.
    pub opens_at: Option<Timestamp>,
    /// What would happen.
    pub judged: std::result::Result<Judged, Refusal>,
}

/// What would happen if they asked now; before sign-up opens, what would happen then, as everything stands now: 36,000 who wait for
/// it have nothing to load at the instant itself, and learn before it what else they would be told no for. Who they are and what
/// else they have is read for one moment alone wherever the rules for all tell which; only where places are given in stages do they
/// depend on who asks.
pub async fn checked(db: &Db, asked: &Asked, person: &Person) -> Result<Checked> {
    let checking = Checking { asked: asked.clone(), person: person.clone() };
    let other = |taken: &[Waiting<Checking, Checked>], one: &Checking| {
        taken.iter().all(|taken| taken.facts.asked.person != one.asked.person)
    };
    let asked = db.clone();
    let answer = move |waiting| answer(asked.clone(), waiting);
    db.checks().ask(db.lane(), checking, MOST, PATIENCE, other, answer).await
}

/// So many who check at most in one question.
const MOST: usize = 32;

/// Somebody who checks.
#[derive(Clone, Debug)]
pub(crate) struct Checking {
    asked: Asked,
    person: Person,
}

async fn answer(db: Db, waiting: Vec<Waiting<Checking, Checked>>) {
    let all: Vec<Checking> = waiting.iter().map(|one| one.facts.clone()).collect();
    tell_each(waiting, checked_together(&db, &all).await);
}

/// In the order of those who check, each person once.
async fn checked_together(db: &Db, all: &[Checking]) -> Result<Vec<Result<Checked>>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let mut offerings: Vec<OfferingId> = all.iter().map(|one| one.asked.offering).collect();
    offerings.sort_unstable();
    offerings.dedup();
    let standings = standings(&mut connection, &offerings).await?;
    let mut each: Vec<Result<Checked>> = all.iter().map(|_| Err(Error::NotFound)).collect();
    let mut first = Vec::with_capacity(all.len());
    for (number, Checking { asked, person }) in all.iter().enumerate() {
        let Some(offering) = standings.get(&asked.offering) else { continue };
        let later = opens_later(&offering.terms, person, now).filter(|_| !offering.is_staged);
        first.push((number, later));
    }
    let judged = judged_each(&mut connection, (all, &standings), &first, now).await?;
    for ((number, opens_at), judged) in first.into_iter().zip(judged) {
        each[number] = judged.map(|judged| Checked { opens_at, judged });
    }
    let once_more = |(number, checked): (usize, &Result<Checked>)| {
        let is_staged = standings.get(&all[number].asked.offering)?.is_staged;
        Some((number, checked.as_ref().ok()?.once_more(is_staged)?))
    };
    let again: Vec<_> = each.iter().enumerate().filter_map(once_more).collect();
    let judged = judged_each(&mut connection, (all, &standings), &again, now).await?;
    for ((number, opens_at), judged) in again.into_iter().zip(judged) {
        // What is told then is not told to whoever may not act for the person any more by then.
        if opens_at.is_none() || !matches!(judged, Ok(Err(Refusal::Consent(_)))) {
            each[number] = judged.map(|judged| Checked { opens_at, judged });
        }
    }
    Ok(each)
}

impl Checked {
    /// When it is to be judged once more, if it is: now, where whoever acts for the person may do so no more by the opening; at the
    /// opening, where that depends on who asks.
    fn once_more(&self, is_staged: bool) -> Option<Option<Timestamp>> {
        match (self.opens_at, &self.judged) {
            (Some(_), Err(Refusal::Consent(_))) => Some(None),
            (
                None,
                Err(
                    Refusal::NotOpenYet { opens_at }
                    | Refusal::Stage(StageRefusal::ReturningFull { opens_at }),
                ),
            ) if is_staged => Some(Some(*opens_at)),
            _ => None,
        }
    }
}

/// What would be said to these of all, in their order, each at the moment when it opens or now.
async fn judged_each(
    connection: &mut AnyConnection,
    (all, standings): (&[Checking], &HashMap<OfferingId, Standing>),
    ones: &[(usize, Option<Timestamp>)],
    now: Timestamp,
) -> Result<Vec<Result<std::result::Result<Judged, Refusal>>>> {
    let mut moments: HashMap<Timestamp, Vec<usize>> = HashMap::new();
    for (place, (_, opens_at)) in ones.iter().enumerate() {
        moments.entry(opens_at.unwrap_or(now)).or_default().push(place);
    }
    let mut each: Vec<_> = ones.iter().map(|_| Err(Error::NotFound)).collect();
    for (moment, places) in moments {
        let asking = |place: &usize| {
            let Checking { asked, person } = &all[ones[*place].0];
            let offering = standings.get(&asked.offering).ok_or(Error::NotFound)?;
            Ok(Asking { asked, person, offering, given_up: &[] })
        };
        let asking = places.iter().map(asking).collect::<Result<Vec<Asking<'_>>>>()?;
        let known = known_of(connection, &asking, moment).await?;
        for ((place, asking), known) in places.into_iter().zip(asking).zip(known) {
            let Asked { by, person, offering } = asking.asked;
            let may = consent::check(connection, by, *person, *offering, moment).await;
            each[place] = or_refused(may.and_then(|()| judged_from(asking, &known, moment)));
        }
    }
    Ok(each)
}

/// When sign-up opens for this person by the rules for all, if it has not yet.
fn opens_later(terms: &Terms, person: &Person, now: Timestamp) -> Option<Timestamp> {
    match admit(terms, person.born_on, now, false) {
        Err(Refusal::NotOpenYet { opens_at }) => Some(opens_at),
        _ => None,
    }
}

async fn would_be(
    connection: &mut AnyConnection,
    who: (&Asked, &Person),
    now: Timestamp,
) -> Result<Judged> {
    let offering = standing(connection, who.0.offering).await?;
    judged_by(connection, who, &offering, now).await
}

/// What signing up would say at this moment; how the offering stands is known already.
pub(super) async fn judged_by(
    connection: &mut AnyConnection,
    (asked, person): (&Asked, &Person),
    offering: &Standing,
    now: Timestamp,
) -> Result<Judged> {
    consent::check(connection, &asked.by, asked.person, asked.offering, now).await?;
    let asking = Asking { asked, person, offering, given_up: &[] };
    let known = known_alone(connection, asking, now).await?;
    judged_from(asking, &known, now)
}

fn judged_from(asking: Asking<'_>, known: &Known, now: Timestamp) -> Result<Judged> {
    let turn = judge(asking, known, &asking.offering.places, now)?;
    Ok(Judged { place: turn.place, has_others: known.has_others() })
}
