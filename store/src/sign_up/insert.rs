//! Writing new sign-ups down: with the counts of their offerings, what was decided, and until when to pay.

use std::collections::HashMap;

use domain::decision::{Basis, Decided};
use domain::id::{InstitutionId, OfferingId, PersonId, SignUpId};
use domain::offering::Places;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use domain::stage::Claim;
use jiff::Timestamp;
use uuid::Uuid;

use super::Asked;
use crate::db::Tx;
use crate::decision::{Decisive, record_first};
use crate::error::{Error, Result, unique_means};
use crate::fee::{last_days, tell_of_fee};
use crate::member;
use crate::offering::standing::{More, Standing, count_all};
use crate::rows::insert_all;

/// A new sign-up.
pub(crate) struct Joining<'a> {
    /// What was asked, and by whom.
    pub asked: &'a Asked,
    /// What is given.
    pub place: Place,
    /// Its number among those of the offering.
    pub joined: i64,
    /// How the offering stood, and still stands but for its places.
    pub offering: &'a Standing,
    /// How places stood before.
    pub before: Places,
    /// What it rests on.
    pub basis: Basis,
    /// What the place is counted to, where places are given in stages.
    pub claims: Option<Claim>,
}

impl Joining<'_> {
    fn decided(&self) -> Decided {
        match self.place {
            Place::Held | Place::Offered { .. } => Decided::Held,
            Place::Waiting { .. } | Place::InReview => Decided::Waiting,
        }
    }

    fn decisive(&self, sign_up: SignUpId) -> Decisive<'_> {
        let by = Some((&self.asked.by).into());
        Decisive { sign_up, what: self.decided(), basis: &self.basis, before: &self.before, by }
    }
}

/// Writes one down.
pub(super) async fn insert(tx: &mut Tx, joining: Joining<'_>, now: Timestamp) -> Result<SignUp> {
    insert_each(tx, &[joining], now).await?.pop().ok_or(Error::NotFound)
}

/// Writes them all down, in few statements however many they are. Their offerings are locked.
pub(crate) async fn insert_each(
    tx: &mut Tx,
    joining: &[Joining<'_>],
    now: Timestamp,
) -> Result<Vec<SignUp>> {
    let held = joining.iter().filter(|one| one.place == Place::Held);
    let held: HashMap<_, _> = held.map(|one| (one.asked.offering, one.offering)).collect();
    let days = last_days(tx, held, now).await?;
    let day = |one: &Joining<'_>| match one.place {
        Place::Held => days.get(&one.asked.offering).map(|last| last.pay_by),
        _ => None,
    };
    let made: Vec<SignUp> = joining
        .iter()
        .map(|one| SignUp {
            id: SignUpId(Uuid::now_v7()),
            offering: one.asked.offering,
            person: one.asked.person,
            state: SignUpState::Live(one.place),
            joined_at: now,
        })
        .collect();
    let row = |(one, sign_up): (&Joining<'_>, &SignUp)| {
        vec![
            sign_up.id.to_string().into(),
            sign_up.offering.to_string().into(),
            sign_up.person.to_string().into(),
            one.decided().code().into(),
            one.joined.into(),
            now.as_second().into(),
            one.asked.by.person().to_string().into(),
            day(one).map(|day| day.to_string()).into(),
            one.claims.map(|claims| claims.code().to_owned()).into(),
        ]
    };
    let rows: Vec<_> = joining.iter().zip(&made).map(row).collect();
    let into = "sign_up (id, offering_id, person_id, state, joined, joined_at, by_person_id, pay_by, claims)";
    insert_all(tx, into, &rows).await.map_err(unique_means(Refusal::AlreadySignedUp))?;
    for (institution, people) in by_institution(joining) {
        member::join(tx, institution, &people, now).await?;
    }
    count_all(tx, &counted(joining)).await?;
    let decisive: Vec<_> =
        joining.iter().zip(&made).map(|(one, sign_up)| one.decisive(sign_up.id)).collect();
    record_first(tx, &decisive, now).await?;
    for (offering, last) in &days {
        let held = |one: &&SignUp| {
            one.offering == *offering && one.state == SignUpState::Live(Place::Held)
        };
        let held: Vec<&SignUp> = made.iter().filter(held).collect();
        tell_of_fee(tx, last, "", &held, now).await?;
    }
    Ok(made)
}

fn by_institution(joining: &[Joining<'_>]) -> HashMap<InstitutionId, Vec<PersonId>> {
    let mut people: HashMap<InstitutionId, Vec<PersonId>> = HashMap::new();
    for one in joining {
        people.entry(one.offering.institution).or_default().push(one.asked.person);
    }
    people
}

fn counted(joining: &[Joining<'_>]) -> HashMap<OfferingId, More> {
    let mut more: HashMap<OfferingId, More> = HashMap::new();
    for one in joining {
        let more = more.entry(one.asked.offering).or_default();
        match one.decided() {
            Decided::Held => more.held += 1,
            _ => more.waiting += 1,
        }
    }
    more
}
