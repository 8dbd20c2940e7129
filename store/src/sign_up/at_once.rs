//! Many who ask in the same moment: those who come while a unit gives places are given theirs by the next one, together.

use std::collections::HashMap;
use std::time::Duration;

use domain::decision::WhyExcepted;
use domain::id::FormKey;
use domain::refusal::Refusal;
use domain::sign_up::SignUp;
use jiff::Timestamp;

use super::ask::VERB;
use super::give::{self, give_each};
use super::{Asked, Wanted};
use crate::db::{Db, Reach, Tx, Waiting, tell_each};
use crate::error::{Error, Result};
use crate::form_key::{self, Used, fingerprint};
use crate::seeded::Bug;

/// So many at most in one unit: as many as the writer commits together.
const MOST: usize = 64;

/// How long one waits for a place: in the first minute of a rush a late answer is worth more than none, and who is told to try
/// again stands in the way of others once more. Shorter than any request may take.
const PATIENCE: Duration = Duration::from_secs(45);

/// Gives the person a place together with others who ask meanwhile, once for the form's key.
pub(super) async fn sign_up(db: &Db, key: FormKey, asked: Asked) -> Result<SignUp> {
    let fingerprint = fingerprint(VERB, &asked)?;
    let wanted = Wanted { key, fingerprint, asked };
    let served = db.clone();
    db.sign_ups()
        .ask(db.lane(), wanted, MOST, PATIENCE, go_together, move |waiting| {
            answer(served.clone(), waiting)
        })
        .await
}

/// What a person asks for twice, or what comes twice under one key, is judged one after the other.
fn go_together(taken: &[Waiting<Wanted, SignUp>], next: &Wanted) -> bool {
    let apart = |one: &Waiting<Wanted, SignUp>| {
        one.facts.asked.person != next.asked.person && one.facts.key != next.key
    };
    taken.iter().all(apart)
}

async fn answer(db: Db, mut waiting: Vec<Waiting<Wanted, SignUp>>) {
    if waiting.len() == 1
        && let Some(one) = waiting.pop()
    {
        return answer_alone(&db, one).await;
    }
    let facts: Vec<Wanted> = waiting.iter().map(|one| one.facts.clone()).collect();
    let answers =
        db.write_keyed(facts, |tx, wanted, now| Box::pin(answer_each(tx, wanted, now))).await;
    match answers {
        // Nothing of it was kept. What went wrong for one is no reason to answer nobody.
        Err(fault) if !fault.is_away() => {
            tracing::warn!(%fault, people = waiting.len(), "asked for together in vain; now one by one");
            for one in waiting {
                answer_alone(&db, one).await;
            }
        }
        told => tell_each(waiting, told),
    }
}

/// In a unit of its own, of which nothing is left when it is refused.
async fn answer_alone(db: &Db, one: Waiting<Wanted, SignUp>) {
    let told = db.write_keyed(vec![one.facts.clone()], |tx, wanted, now| {
        Box::pin(async move { answer_each(tx, wanted, now).await?.pop().ok_or(Error::NotFound)? })
    });
    let told = told.await;
    one.answer(told);
}

/// Of what is refused here nothing is left but higher numbers of revisions.
async fn answer_each(
    tx: &mut Tx,
    wanted: &[Wanted],
    now: Timestamp,
) -> Result<Vec<Result<SignUp>>> {
    tx.reaches(Reach::PlacesOfEach(wanted.iter().map(|one| one.asked.offering).collect()));
    let looks = !(tx.has(Bug::KeyIgnored) || tx.has(Bug::RefusalKept));
    let keys: Vec<FormKey> = wanted.iter().map(|one| one.key).collect();
    let mut told = if looks { form_key::answered(tx, &keys).await? } else { HashMap::new() };
    let new: Vec<&Wanted> = wanted.iter().filter(|one| !told.contains_key(&one.key)).collect();
    let none = WhyExcepted::default();
    let asked: Vec<_> =
        new.iter().map(|one| give::ToGive { asked: &one.asked, why: &none }).collect();
    let given = give_each(tx, &asked, now).await?;
    let new: Vec<_> = new.into_iter().zip(given).collect();
    if looks {
        // While people were being locked another server may have answered the same form: that is its answer, and no refusal.
        let refused: Vec<FormKey> =
            new.iter().filter(|(_, given)| given.is_err()).map(|(one, _)| one.key).collect();
        if !refused.is_empty() {
            told.extend(form_key::answered(tx, &refused).await?);
        }
        form_key::keep_answers(tx, used(&new)?, now).await?;
    }
    let mut given: HashMap<FormKey, Result<SignUp>> =
        new.into_iter().map(|(one, given)| (one.key, given)).collect();
    let answer = |one: &Wanted| match told.get(&one.key) {
        None => given.remove(&one.key).ok_or(Error::NotFound),
        Some((fingerprint, _)) if *fingerprint != one.fingerprint => {
            Ok(Err(Refusal::KeyUsedForSomethingElse.into()))
        }
        Some((_, answer)) => Ok(Ok(serde_json::from_str(answer)?)),
    };
    wanted.iter().map(answer).collect()
}

/// The keys of what was given, with the answers.
fn used(new: &[(&Wanted, Result<SignUp>)]) -> Result<Vec<Used>> {
    let given = new.iter().filter_map(|(one, given)| Some((one, given.as_ref().ok()?)));
    let used = given.map(|(one, sign_up)| {
        let answer = serde_json::to_string(sign_up)?;
        Ok(Used { key: one.key, fingerprint: one.fingerprint.clone(), answer })
    });
    used.collect()
}
