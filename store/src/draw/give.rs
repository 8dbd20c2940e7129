//! The places and waiting lists of a draw that is held, and who is told what: written in few statements, however many they are.

use std::collections::{HashMap, HashSet};

use domain::calendar::Span;
use domain::decision::Basis;
use domain::draw::{ApplicationNumber, Given, List, OfferingNumber, Record};
use domain::id::{OfferingId, PersonId, SignUpId};
use domain::notice::NoticeKind;
use domain::offering::OfferingState;
use domain::person::Coordinator;
use domain::sign_up::{Engagement, Place, clash};
use domain::stage::ForWhom;
use jiff::Timestamp;
use sqlx::any::AnyRow;

use super::amendment::is_called_off_since;
use super::answers::{Answered, People, answer_each, share_of};
use super::{Draw, WishAnswer, answer_from, is_miss, offerings_of};
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::notice::{self, Of};
use crate::offering::standing::{Standing, lock_all};
use crate::sign_up::{
    Asked, By, Joining, coming_sessions, engagements_of_each, insert_each, offer_free,
};

/// So many people at once are asked about, and so many sign-ups written.
const TOGETHER: usize = 64;

/// The draw's offerings in the order of the list, each with the number of the next to join, once nobody else can change them.
pub(super) struct Places(Vec<(OfferingId, i64, Standing)>);

impl Places {
    /// Locks them, for as many as stand on the list.
    pub(super) async fn locked(tx: &mut Tx, draw: &Draw, list: &List) -> Result<Self> {
        let ids: Vec<OfferingId> =
            offerings_of(tx, draw.id).await?.into_iter().map(|(id, _)| id).collect();
        let joining = i64::try_from(list.applications.len().max(1)).unwrap_or(i64::MAX);
        let mut locked = lock_all(tx, &ids, joining).await?;
        let in_order = ids.into_iter().map(|id| {
            let (joins, standing) = locked.remove(&id).ok_or(Error::NotFound)?;
            Ok((id, joins, standing))
        });
        in_order.collect::<Result<Vec<_>>>().map(Self)
    }

    /// What was called off since the list was frozen: its wishes are passed over.
    pub(super) fn called_off_since(&self, frozen_at: Timestamp) -> Vec<OfferingNumber> {
        let numbered = (1..).map(OfferingNumber).zip(&self.0);
        let is_off = |one: &Standing| is_called_off_since(&one.terms.state, frozen_at);
        numbered.filter(|(_, (.., one))| is_off(one)).map(|(number, _)| number).collect()
    }

    /// Which offering that is.
    pub(super) fn offering(&self, number: OfferingNumber) -> Option<OfferingId> {
        self.0.get(number.index()).map(|(id, ..)| *id)
    }
}

fn is_called_off(offering: &Standing) -> bool {
    matches!(offering.terms.state, OfferingState::Cancelled { .. })
}

/// Gives every place and fills the waiting lists in their order; from now on what is free is given in order. A place that
/// clashes with something that its person has got since the list, as where a session was moved, is not given: they are told
/// so, and it goes to whoever waits.
pub(super) async fn give_all(
    tx: &mut Tx,
    draw: &Draw,
    places: &Places,
    (list, record): (&List, &Record),
    people: &People,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let sql = "update offering set allocation = 'in_order' where id in \
               (select offering_id from draw_offering where draw_id = $1 and left_at is null)";
    sqlx::query(sql).bind(draw.id.to_string()).execute(&mut **tx).await?;
    let engaged = engaged(tx, record, people, now).await?;
    let mut without: HashSet<u32> = people.keys().copied().collect();
    let (mut left, mut freed) = (Vec::new(), Vec::new());
    let reserved = reserved(list, record);
    let numbered = (1..).map(OfferingNumber).zip(places.0.iter().zip(&record.outcome.offerings));
    for (number_on_list, (one, given)) in numbered {
        let (offering, _, standing) = one;
        if is_called_off(standing) {
            continue;
        }
        // Somebody has given a place up since the list: it is for the first who wait.
        if list
            .offerings
            .get(number_on_list.index())
            .is_some_and(|listed| standing.places.unheld() > listed.places)
        {
            freed.push(*offering);
        }
        let sessions = coming_sessions(tx, *offering, now).await?;
        let mut lucky = Vec::with_capacity(given.places.len());
        for number in &given.places {
            let (application, person) = *people.get(&number.0).ok_or(Error::NotFound)?;
            if meets(&engaged, person, *offering, &sessions) {
                let answer = WishAnswer::ClashSince;
                left.push(Answered { application, offering: *offering, answer, share: None });
            } else {
                without.remove(&number.0);
                lucky.push(*number);
            }
        }
        let basis = |number: &ApplicationNumber| {
            let share = reserved.get(&(number_on_list, *number));
            share.map_or(Basis::Draw, |group| Basis::DrawnShare(*group))
        };
        let lucky: Vec<_> = lucky.iter().map(|number| (*number, basis(number))).collect();
        give(tx, one, (&lucky, given), people, by, now).await?;
    }
    answer_each(tx, &left).await?;
    tell_who_has_none(tx, draw, &without, now).await?;
    let mut offerings: Vec<OfferingId> = left.iter().map(|one| one.offering).collect();
    offerings.extend(freed);
    offerings.sort_unstable();
    offerings.dedup();
    for offering in offerings {
        offer_free(tx, offering, now).await?;
    }
    Ok(())
}

/// The places that were reserved for some, and for whom.
fn reserved(list: &List, record: &Record) -> HashMap<(OfferingNumber, ApplicationNumber), ForWhom> {
    let mut reserved = HashMap::new();
    for (application, answers) in record.outcome.by_application(list) {
        for (wish, answer) in application.wishes.iter().zip(answers) {
            if let Some(group) = share_of(list, wish.offering, *answer) {
                reserved.insert((wish.offering, application.number), group);
            }
        }
    }
    reserved
}

/// Where those who got something are expected: what is only waited for does not count.
async fn engaged(
    tx: &mut Tx,
    record: &Record,
    people: &People,
    now: Timestamp,
) -> Result<HashMap<PersonId, Vec<Engagement>>> {
    let numbers = record.outcome.offerings.iter().flat_map(|given| &given.places);
    let who = numbers.filter_map(|number| people.get(&number.0)).map(|(_, person)| *person);
    let who: HashSet<PersonId> = who.collect();
    let who: Vec<By> = who.into_iter().map(By::Person).collect();
    let mut all = HashMap::new();
    for some in who.chunks(TOGETHER) {
        let some: Vec<(PersonId, &By)> = some.iter().map(|by| (by.person(), by)).collect();
        for (person, mut engaged) in engagements_of_each(tx, &some, now).await? {
            engaged.retain(|one| !one.waits);
            all.insert(person, engaged);
        }
    }
    Ok(all)
}

fn meets(
    engaged: &HashMap<PersonId, Vec<Engagement>>,
    person: PersonId,
    offering: OfferingId,
    sessions: &[Span],
) -> bool {
    let Some(engaged) = engaged.get(&person) else { return false };
    engaged.iter().any(|one| one.offering == offering) || clash(sessions, engaged).is_err()
}

/// One offering's places and waiting list, and everybody who has a place is told.
async fn give(
    tx: &mut Tx,
    (offering, first, standing): &(OfferingId, i64, Standing),
    (lucky, given): (&[(ApplicationNumber, Basis)], &Given),
    people: &People,
    by: &Coordinator,
    now: Timestamp,
) -> Result<()> {
    let waiting = (1..).zip(&given.waiting);
    let waiting =
        waiting.map(|(position, number)| (number, Place::Waiting { position }, Basis::Draw));
    let lucky = lucky.iter().map(|(number, basis)| (number, Place::Held, basis.clone()));
    let all = lucky.chain(waiting);
    let mut entries = Vec::with_capacity(given.places.len() + given.waiting.len());
    for (number, place, basis) in all {
        let (_, person) = *people.get(&number.0).ok_or(Error::NotFound)?;
        let by = By::Coordinator(by.clone());
        entries.push((Asked { offering: *offering, person, by }, place, basis));
    }
    let (mut before, mut joins, mut told) = (standing.places, *first, Vec::new());
    for some in entries.chunks(TOGETHER) {
        let mut joining = Vec::with_capacity(some.len());
        for (asked, place, basis) in some {
            let (place, basis, joined) = (*place, basis.clone(), joins);
            joining.push(Joining {
                asked,
                place,
                joined,
                offering: standing,
                before,
                basis,
                claims: None,
            });
            joins += 1;
            match place {
                Place::Held => before.held += 1,
                _ => before.waiting += 1,
            }
        }
        let made = insert_each(tx, &joining, now).await?;
        let held = made.iter().zip(some).filter(|(_, (_, place, _))| *place == Place::Held);
        told.extend(held.map(|(made, _)| (made.person.to_string(), Some(made.id.to_string()))));
    }
    notice::insert(tx, &NoticeKind::PlaceDrawn, Of::Offering(*offering), told, now).await?;
    Ok(())
}

/// A person, and the entry with which they wait.
type Whom = (String, Option<String>);

/// Tells everybody who got no place, of the dearest of their wishes that was drawn.
async fn tell_who_has_none(
    tx: &mut Tx,
    draw: &Draw,
    without: &HashSet<u32>,
    now: Timestamp,
) -> Result<()> {
    let sql = "select a.number, a.person_id, w.offering_id, w.answer, w.answer_number, s.id \
               from application a join wish w on w.application_id = a.id left join sign_up s \
               on s.offering_id = w.offering_id and s.person_id = a.person_id and s.ended_at is null \
               where a.draw_id = $1 and a.ended_at is null order by a.number, \
               case when w.answer in ('left_out', 'called_off') then 1 else 0 end, w.rank";
    let rows = sqlx::query(sql).bind(draw.id.to_string()).fetch_all(&mut **tx).await?;
    let numbered: Vec<(u32, &AnyRow)> =
        rows.iter().map(|row| Ok((row.number("number")?, row))).collect::<Result<_>>()?;
    let mut told: HashMap<(OfferingId, bool), Vec<Whom>> = HashMap::new();
    for wishes in numbered.chunk_by(|(one, _), (other, _)| one == other) {
        let [(number, dearest), ..] = wishes else { continue };
        if !without.contains(number) {
            continue;
        }
        let answers: Vec<Option<WishAnswer>> =
            wishes.iter().map(|(_, row)| answer_from(row)).collect::<Result<_>>()?;
        let sign_up: Option<SignUpId> = dearest.word_if_any("id", |id| id.parse().ok())?;
        let whom = (dearest.text("person_id")?, sign_up.map(|id| id.to_string()));
        told.entry((dearest.id("offering_id")?, is_miss(answers.into_iter().flatten())))
            .or_default()
            .push(whom);
    }
    for ((offering, is_miss), whom) in told {
        let about = NoticeKind::NotDrawn { is_miss };
        notice::insert(tx, &about, Of::Offering(offering), whom, now).await?;
    }
    Ok(())
}
