//! A draw that was held follows from its published list and seed, and the sign-ups are what its record says; until it is held,
//! there are as many places as its list says.

use std::collections::{BTreeMap, BTreeSet};

use domain::draw::{FrozenList, Record};
use domain::id::{OfferingId, PersonId};
use sqlx::any::AnyRow;
use sqlx::{AnyPool, Row as _};

use crate::contents::key;
use crate::{Contents, Invariant, Violation};

/// A draw that was held.
#[derive(Clone, Debug, Default)]
pub struct Draw {
    /// The published list.
    pub list: String,
    /// The seed that was entered.
    pub seed: String,
    /// The published record.
    pub record: String,
    /// The offerings in the order of the list.
    pub offerings: Vec<OfferingId>,
    /// For each number of an offering, in order of joining: the application's number, and whether it got a place.
    pub given: BTreeMap<i64, Vec<(i64, bool)>>,
    /// The number of an offering and that of an application whose place was not given: its person had something else by then.
    pub not_given: BTreeSet<(i64, i64)>,
    /// Who asked for what, by the published list.
    pub asked: Vec<Asked>,
}

/// What somebody asked a draw for, as its published list says.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Who.
    pub person: PersonId,
    /// How many places in all.
    pub wanted: i64,
    /// Of which.
    pub offerings: BTreeSet<OfferingId>,
    /// A coordinator wished for them against the rule for everybody, for a reason.
    pub is_exception: bool,
}

/// A published list that has not been drawn yet.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// Its text.
    pub list: String,
    /// How many places of each of its offerings nobody has now, in the order of the list, and how many of them were given up since
    /// it was frozen; nothing for what was called off since.
    pub places: Vec<Option<(i64, i64)>>,
}

/// Wishes that stand in a draw.
#[derive(Clone, Copy, Debug)]
pub struct Wished {
    /// Their number.
    pub number: i64,
    /// When they were made, in Unix seconds.
    pub made_at: i64,
    /// When the draw was planned and published.
    pub planned_at: i64,
    /// When its list was frozen; when its window closes, where there is no list yet.
    pub closed_at: i64,
}

const WISHED: &str = "select a.number, a.made_at, d.planned_at, coalesce(d.frozen_at, d.closes_at) as closed_at \
     from application a join draw d on d.id = a.draw_id where a.ended_at is null";
const LISTS: &str = "select id, list from draw \
     where list is not null and record is null and called_off_at is null";
const PLACES: &str = "select case when o.state = 'cancelled' then null else o.capacity - o.held end as places, \
     (select count(*) from sign_up s where s.offering_id = d.offering_id and s.ended_as = 'held' \
     and s.ended_at >= f.frozen_at) as given_up \
     from draw_offering d join offering o on o.id = d.offering_id join draw f on f.id = d.draw_id \
     where d.draw_id = $1 and d.left_at is null order by d.number";
const DRAWS: &str = "select id, list, seed, record from draw where record is not null";
const OFFERINGS: &str = "select offering_id from draw_offering where draw_id = $1 order by number";
const GIVEN: &str = "select o.number as offering, a.number as application, \
     case when (s.state = 'held' or s.ended_as = 'held') and s.offered_at is null then 1 else 0 end as has_place \
     from draw_offering o join sign_up s on s.offering_id = o.offering_id and s.by_person_id <> s.person_id \
     join application a on a.draw_id = o.draw_id and a.person_id = s.person_id and a.ended_at is null \
     where o.draw_id = $1 order by o.number, s.joined";

const NOT_GIVEN: &str = "select o.number as offering, a.number as application \
     from draw_offering o join application a on a.draw_id = o.draw_id and a.ended_at is null \
     join wish w on w.application_id = a.id and w.offering_id = o.offering_id and w.answer = 'clash_since' \
     where o.draw_id = $1";
const ON_LIST: &str =
    "select offering_id from draw_offering where draw_id = $1 and left_at is null order by number";
const APPLICATIONS: &str = "select number, person_id, case when reason <> '' then 1 else 0 end as is_exception \
     from application where draw_id = $1 and ended_at is null";

pub(crate) async fn read(pool: &AnyPool) -> sqlx::Result<Vec<Draw>> {
    let mut draws = Vec::new();
    for row in sqlx::query(DRAWS).fetch_all(pool).await? {
        let id: String = row.try_get("id")?;
        let (list, seed) = (row.try_get("list")?, row.try_get("seed")?);
        let mut draw = Draw { list, seed, record: row.try_get("record")?, ..Draw::default() };
        for row in sqlx::query(OFFERINGS).bind(id.as_str()).fetch_all(pool).await? {
            draw.offerings.push(key(&row, "offering_id")?);
        }
        for row in sqlx::query(GIVEN).bind(id.as_str()).fetch_all(pool).await? {
            let has_place: i32 = row.try_get("has_place")?;
            let given = (row.try_get("application")?, has_place == 1);
            draw.given.entry(row.try_get("offering")?).or_default().push(given);
        }
        for row in sqlx::query(NOT_GIVEN).bind(id.as_str()).fetch_all(pool).await? {
            draw.not_given.insert((row.try_get("offering")?, row.try_get("application")?));
        }
        draw.asked = read_asked(pool, &id, &draw.list).await?;
        draws.push(draw);
    }
    Ok(draws)
}

/// Who asked for what; nothing where the list cannot be read, of which [`recomputed`] tells.
async fn read_asked(pool: &AnyPool, draw: &str, list: &str) -> sqlx::Result<Vec<Asked>> {
    let Ok(list) = list.parse::<FrozenList>() else { return Ok(Vec::new()) };
    let rows = sqlx::query(ON_LIST).bind(draw).fetch_all(pool).await?;
    let ids: Vec<OfferingId> =
        rows.iter().map(|row| key(row, "offering_id")).collect::<sqlx::Result<_>>()?;
    let on_list: BTreeMap<i64, _> =
        list.list().applications.iter().map(|one| (i64::from(one.number.0), one)).collect();
    let mut asked = Vec::new();
    for row in sqlx::query(APPLICATIONS).bind(draw).fetch_all(pool).await? {
        let number: i64 = row.try_get("number")?;
        let Some(one) = on_list.get(&number) else { continue };
        let wished = one.wishes.iter().filter_map(|wish| ids.get(wish.offering.index()));
        asked.push(Asked {
            person: key(&row, "person_id")?,
            wanted: i64::from(one.wanted),
            offerings: wished.copied().collect(),
            is_exception: row.try_get::<i32, _>("is_exception")? == 1,
        });
    }
    Ok(asked)
}

pub(crate) async fn read_lists(pool: &AnyPool) -> sqlx::Result<Vec<Listed>> {
    let mut lists = Vec::new();
    for row in sqlx::query(LISTS).fetch_all(pool).await? {
        let id: String = row.try_get("id")?;
        let places = sqlx::query(PLACES).bind(id.as_str()).fetch_all(pool).await?;
        let stands = |row: &AnyRow| {
            let (places, given_up) =
                (row.try_get::<Option<i64>, _>("places")?, row.try_get("given_up")?);
            Ok(places.map(|places| (places, given_up)))
        };
        let places = places.iter().map(stands).collect::<sqlx::Result<_>>()?;
        lists.push(Listed { list: row.try_get("list")?, places });
    }
    Ok(lists)
}

pub(crate) async fn read_wished(pool: &AnyPool) -> sqlx::Result<Vec<Wished>> {
    let rows = sqlx::query(WISHED).fetch_all(pool).await?;
    let wished = |row: &AnyRow| {
        Ok(Wished {
            number: row.try_get("number")?,
            made_at: row.try_get("made_at")?,
            planned_at: row.try_get("planned_at")?,
            closed_at: row.try_get("closed_at")?,
        })
    };
    rows.iter().map(wished).collect()
}

/// Wishes may be made ahead of a draw's window, but not before everybody could read of the draw, nor later than its list.
pub(crate) fn wishes_in_time(contents: &Contents) -> Vec<Violation> {
    let is_out = |one: &&Wished| !(one.planned_at..=one.closed_at).contains(&one.made_at);
    let told = |one: &Wished| format!("the wishes {:08} were made at {}", one.number, one.made_at);
    let out = contents.wished.iter().filter(is_out);
    out.map(|one| Violation::of(Invariant::Window, told(one))).collect()
}

/// The offerings whose places were drawn: who was given one there has asked the draw.
pub(crate) fn offerings(contents: &Contents) -> BTreeSet<OfferingId> {
    contents.draws.iter().flat_map(|draw| draw.offerings.iter().copied()).collect()
}

/// Draws again.
pub(crate) fn recomputed(contents: &Contents) -> Vec<Violation> {
    let faults = contents.draws.iter().filter_map(|draw| fault(draw).err());
    let lists = contents.listed.iter().filter_map(|listed| differs(listed).err());
    faults.chain(lists).map(|told| Violation::of(Invariant::Drawn, told)).collect()
}

fn fault(draw: &Draw) -> Result<(), String> {
    let list: FrozenList = draw.list.parse().map_err(|fault| format!("the list: {fault:?}"))?;
    let record = Record::verified(&list, &draw.record).map_err(|fault| fault.to_string())?;
    if record.seed.to_string() != draw.seed {
        return Err(format!("drawn by {}, entered was {}", record.seed, draw.seed));
    }
    for (number, given) in (1..).zip(&record.outcome.offerings) {
        let places = given.places.iter().map(|place| i64::from(place.0));
        let places = places.filter(|place| !draw.not_given.contains(&(number, *place)));
        let places = places.map(|place| (place, true));
        let waiting = given.waiting.iter().map(|number| (i64::from(number.0), false));
        let expected: Vec<_> = places.chain(waiting).collect();
        let found = draw.given.get(&number).cloned().unwrap_or_default();
        if found != expected {
            return Err(format!("offering {number} of the list: {found:?}, drawn {expected:?}"));
        }
    }
    Ok(())
}

/// The places of a published list stand until they are drawn. One that its holder gives up meanwhile is none of them.
fn differs(listed: &Listed) -> Result<(), String> {
    let list: FrozenList = listed.list.parse().map_err(|fault| format!("the list: {fault:?}"))?;
    let said = list.list().offerings.iter().map(|one| i64::from(one.places));
    let said: Vec<i64> = said.collect();
    let stays = |(said, now): (&i64, &Option<(i64, i64)>)| {
        now.is_none_or(|(now, given_up)| (now - given_up..=now).contains(said))
    };
    if said.len() == listed.places.len() && said.iter().zip(&listed.places).all(stays) {
        Ok(())
    } else {
        Err(format!("the list says {said:?} places, there are {:?}", listed.places))
    }
}
