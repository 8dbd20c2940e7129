//! An offering as it was: its window, how its places are given, its stages.

use domain::id::OfferingId;
use domain::log::{Field, LogRefusal};
use domain::offering::{Allocation, Contents, Fen, Window};
use domain::person::Coordinator;
use domain::stage::{ForWhom, Rule, RuleShare};
use jiff::Timestamp;

use super::{Kept, refused, values};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::log::snapshot::snapshot;
use crate::offering::{give_as, put_window_back, said_as_before, stages as of_offering};

/// The window, and whether it was closed by hand.
pub(super) async fn window(
    tx: &mut Tx,
    entry: &Kept,
    id: OfferingId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let is_closed = match entry.stood.get(&Field::State).map(String::as_str) {
        Some("closed") => Some(true),
        Some("open") => Some(false),
        None => None,
        Some(_) => return Err(refused(LogRefusal::ChangedSince)),
    };
    // Where only one end of it was changed, the other stands as it stood.
    let now_stands = snapshot(tx, entry.about, by.institution).await?;
    let at = |field| {
        let facts = if entry.has(&[field]) { &entry.stood } else { &now_stands };
        values::instant(facts, field)
    };
    let window = match (at(Field::OpensAt)?, at(Field::ClosesAt)?) {
        (Some(opens_at), Some(closes_at)) => Some(Window { opens_at, closes_at }),
        _ => None,
    };
    put_window_back(tx, id, window, is_closed, by, now).await
}

/// What it said of itself, as far as the change has touched it.
pub(super) async fn contents(
    tx: &mut Tx,
    entry: &Kept,
    id: OfferingId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let before = |mut said: Contents| {
        let texts = [
            (Field::Name, &mut said.name),
            (Field::Department, &mut said.department),
            (Field::Course, &mut said.course),
            (Field::Conditions, &mut said.conditions),
            (Field::Health, &mut said.health),
            (Field::Audience, &mut said.audience),
            (Field::Skills, &mut said.skills),
            (Field::Telephone, &mut said.telephone),
            (Field::Contact, &mut said.contact),
            (Field::Bring, &mut said.bring),
            (Field::Directions, &mut said.directions),
            (Field::Note, &mut said.note),
        ];
        for (field, text) in texts {
            if entry.has(&[field]) {
                *text = entry.stood.get(&field).cloned().unwrap_or_default();
            }
        }
        for (field, age) in [(Field::AgeFrom, &mut said.age_from), (Field::AgeTo, &mut said.age_to)]
        {
            if entry.has(&[field]) {
                let stood = values::number(&entry.stood, field)?.map(u8::try_from);
                *age = stood.transpose().map_err(Error::failed)?;
            }
        }
        if entry.has(&[Field::Fee]) {
            let stood = values::number(&entry.stood, Field::Fee)?.unwrap_or_default();
            said.fee = Fen(stood.try_into().map_err(Error::failed)?);
        }
        Ok(said)
    };
    said_as_before(tx, id, before, by, now).await
}

/// How its places were given.
pub(super) async fn allocation(
    tx: &mut Tx,
    entry: &Kept,
    id: OfferingId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let stood = entry.stood.get(&Field::Allocation).and_then(|word| Allocation::from_code(word));
    let to = stood.ok_or_else(|| Error::failed("a way of giving places that nobody knows"))?;
    give_as(tx, id, to, by, now).await
}

/// Its stages; whoever waits and may have a place by them is offered it.
pub(super) async fn stages(
    tx: &mut Tx,
    entry: &Kept,
    id: OfferingId,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let mut facts = snapshot(tx, entry.about, by.institution).await?;
    for field in entry.stands.keys() {
        facts.remove(field);
    }
    facts.extend(entry.stood.clone());
    let count = |field| {
        let places = values::number(&facts, field)?.unwrap_or(0);
        u32::try_from(places).map_err(Error::failed)
    };
    let mut shares = Vec::new();
    for (for_whom, places, until) in [
        (ForWhom::Newcomers, Field::NewcomerPlaces, Field::NewcomersUntil),
        (ForWhom::District, Field::DistrictPlaces, Field::DistrictUntil),
    ] {
        if let Some(until) = values::instant(&facts, until)? {
            shares.push(RuleShare { for_whom, places: count(places)?, until });
        }
    }
    let returning_from = values::instant(&facts, Field::ReturningFrom)?;
    let rule = Rule { returning_from, returning_places: count(Field::ReturningPlaces)?, shares };
    let follows = facts.get(&Field::Follows).map(|id| id.parse().map_err(Error::failed));
    of_offering::set(tx, id, follows.transpose()?, &rule, by, now).await
}
