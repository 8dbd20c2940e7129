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
use crate::db::{Db, PATIENCE, Waiting};
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
    if matches!(asked.by, By::Person(_)) {
        let checking = Checking { asked: asked.clone(), person: person.clone() };
        let other = |taken: &[Waiting<Checking, Option<Checked>>], one: &Checking| {
            taken.iter().all(|taken| taken.facts.asked.person != one.asked.person)
        };
        let asked = db.clone();
        let answer = move |waiting| answer(asked.clone(), waiting);
        if let Some(checked) =
            db.checks().ask(db.lane(), checking, MOST, PATIENCE, other, answer).await?
        {
            return Ok(checked);
        }
    }
    checked_alone(db, asked, person).await
}

/// So many who check at most in one question.
const MOST: usize = 32;

/// Somebody who checks for themselves.
#[derive(Clone, Debug)]
pub(crate) struct Checking {
    asked: Asked,
    person: Person,
}

/// Answers each; nothing where places are given in stages, which depend on who asks.
async fn answer(db: Db, waiting: Vec<Waiting<Checking, Option<Checked>>>) {
    let all: Vec<Checking> = waiting.iter().map(|one| one.facts.clone()).collect();
    match checked_together(&db, &all).await {
        Ok(each) => waiting.into_iter().zip(each).for_each(|(one, checked)| one.answer(checked)),
        Err(error) => waiting.into_iter().for_each(|one| one.answer(Err(error.clone()))),
    }
}

/// In the order of those who check, each person once.
async fn checked_together(db: &Db, all: &[Checking]) -> Result<Vec<Result<Option<Checked>>>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let mut offerings: Vec<OfferingId> = all.iter().map(|one| one.asked.offering).collect();
    offerings.sort_unstable();
    offerings.dedup();
    let standings = standings(&mut connection, &offerings).await?;
    let mut moments: HashMap<Timestamp, Vec<(usize, Option<Timestamp>)>> = HashMap::new();
    let mut each: Vec<Result<Option<Checked>>> = Vec::with_capacity(all.len());
    for (number, one) in all.iter().enumerate() {
        let Some(offering) = standings.get(&one.asked.offering) else {
            each.push(Err(Error::NotFound));
            continue;
        };
        each.push(Ok(None));
        if !offering.is_staged {
            let opens_at = opens_later(&offering.terms, &one.person, now);
            moments.entry(opens_at.unwrap_or(now)).or_default().push((number, opens_at));
        }
    }
    for (moment, ones) in moments {
        let asking = ones.iter().filter_map(|(number, _)| {
            let Checking { asked, person } = &all[*number];
            let offering = standings.get(&asked.offering)?;
            Some(Asking { asked, person, offering, given_up: &[] })
        });
        let asking: Vec<Asking<'_>> = asking.collect();
        let known = known_of(&mut connection, &asking, moment).await?;
        for (((number, opens_at), asking), known) in ones.into_iter().zip(asking).zip(known) {
            each[number] = or_refused(judged_from(asking, &known, moment))
                .map(|judged| Some(Checked { opens_at, judged }));
        }
    }
    Ok(each)
}

async fn checked_alone(db: &Db, asked: &Asked, person: &Person) -> Result<Checked> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let offering = standing(&mut connection, asked.offering).await?;
    let who = (asked, person);
    let opens_at =
        if offering.is_staged { None } else { opens_later(&offering.terms, person, now) };
    if let Some(checked) = checked_for(&mut connection, who, &offering, opens_at).await? {
        return Ok(checked);
    }
    let judged = or_refused(judged_by(&mut connection, who, &offering, now).await)?;
    let later = match judged {
        Err(
            Refusal::NotOpenYet { opens_at }
            | Refusal::Stage(StageRefusal::ReturningFull { opens_at }),
        ) if offering.is_staged => Some(opens_at),
        _ => None,
    };
    let then = checked_for(&mut connection, who, &offering, later).await?;
    Ok(then.unwrap_or(Checked { opens_at: None, judged }))
}

/// When sign-up opens for this person by the rules for all, if it has not yet.
fn opens_later(terms: &Terms, person: &Person, now: Timestamp) -> Option<Timestamp> {
    match admit(terms, person.born_on, now, false) {
        Err(Refusal::NotOpenYet { opens_at }) => Some(opens_at),
        _ => None,
    }
}

/// What would happen when it opens; nothing where that is not known, or whoever acts for the person may not do so any more by then.
async fn checked_for(
    connection: &mut AnyConnection,
    who: (&Asked, &Person),
    offering: &Standing,
    opens_at: Option<Timestamp>,
) -> Result<Option<Checked>> {
    let Some(moment) = opens_at else { return Ok(None) };
    match or_refused(judged_by(connection, who, offering, moment).await)? {
        Err(Refusal::Consent(_)) => Ok(None),
        judged => Ok(Some(Checked { opens_at, judged })),
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
