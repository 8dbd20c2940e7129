//! Many who ask in the same moment: those who come while a unit gives places are given theirs by the next one, together.

use domain::id::FormKey;
use domain::refusal::Refusal;
use domain::sign_up::SignUp;
use jiff::Timestamp;

use super::ask::{VERB, alone};
use super::give::{self, give_each};
use super::{Asked, Wanted};
use crate::db::{Db, Reach, Tx, Waiting, unanswered};
use crate::error::{Error, Result};
use crate::form_key::{self, Used, fingerprint};
use crate::seeded::Bug;

/// So many at most in one unit: as many as the writer commits together.
const MOST: usize = 64;

/// Gives the person a place together with others who ask meanwhile, once for the form's key.
pub(super) async fn sign_up(db: &Db, key: FormKey, asked: Asked) -> Result<SignUp> {
    let fingerprint = fingerprint(VERB, &asked)?;
    let (answer, is_first) = db.sign_ups().ask(Wanted { key, fingerprint, asked });
    if is_first {
        // A task of its own: a browser that leaves must not stop what others wait for.
        tokio::spawn(serve(db.clone()));
    }
    answer.await.map_err(|_| unanswered())?
}

/// Answers until nobody waits.
async fn serve(db: Db) {
    loop {
        let waiting = db.sign_ups().take(MOST, go_together);
        if waiting.is_empty() {
            return;
        }
        answer(&db, waiting).await;
    }
}

/// What a person asks for twice, or what comes twice under one key, is judged one after the other.
fn go_together(taken: &[Waiting<Wanted, SignUp>], next: &Wanted) -> bool {
    let apart = |one: &Waiting<Wanted, SignUp>| {
        one.facts.asked.person != next.asked.person && one.facts.key != next.key
    };
    taken.iter().all(apart)
}

async fn answer(db: &Db, waiting: Vec<Waiting<Wanted, SignUp>>) {
    let facts: Vec<Wanted> = waiting.iter().map(|one| one.facts.clone()).collect();
    let answers =
        db.write_keyed(facts, |tx, wanted, now| Box::pin(answer_each(tx, wanted, now))).await;
    match answers {
        Ok(answers) => {
            waiting.into_iter().zip(answers).for_each(|(one, answer)| one.answer(answer));
        }
        Err(away) if away.is_away() => {
            waiting.into_iter().for_each(|one| one.answer(Err(away.clone())));
        }
        // Nothing of it was kept. What went wrong for one is no reason to answer nobody.
        Err(fault) => {
            tracing::warn!(%fault, people = waiting.len(), "asked for together in vain; now one by one");
            for one in waiting {
                let Wanted { key, asked, .. } = one.facts.clone();
                one.answer(alone(db, key, asked).await);
            }
        }
    }
}

async fn answer_each(
    tx: &mut Tx,
    wanted: &[Wanted],
    now: Timestamp,
) -> Result<Vec<Result<SignUp>>> {
    tx.reaches(Reach::PlacesOfEach(wanted.iter().map(|one| one.asked.offering).collect()));
    let keys: Vec<FormKey> = wanted.iter().map(|one| one.key).collect();
    let before = match tx.has(Bug::KeyIgnored) || tx.has(Bug::RefusalKept) {
        true => None,
        false => Some(form_key::answered(tx, &keys).await?),
    };
    let told = |one: &Wanted| before.as_ref().and_then(|before| before.get(&one.key));
    let new: Vec<&Wanted> = wanted.iter().filter(|one| told(one).is_none()).collect();
    let asked: Vec<_> =
        new.iter().map(|one| give::Wanted { asked: &one.asked, reason: "" }).collect();
    let given = give_each(tx, &asked, now).await?;
    if before.is_some() {
        let used =
            new.iter().zip(&given).filter_map(|(one, given)| Some((one, given.as_ref().ok()?)));
        let used = used.map(|(one, sign_up)| {
            let answer = serde_json::to_string(sign_up)?;
            Ok(Used { key: one.key, fingerprint: one.fingerprint.clone(), answer })
        });
        form_key::keep_answers(tx, used.collect::<Result<Vec<_>>>()?, now).await?;
    }
    let mut given = given.into_iter();
    wanted
        .iter()
        .map(|one| match told(one) {
            None => given.next().ok_or(Error::NotFound),
            Some((fingerprint, _)) if *fingerprint != one.fingerprint => {
                Ok(Err(Refusal::KeyUsedForSomethingElse.into()))
            }
            Some((_, answer)) => Ok(Ok(serde_json::from_str(answer)?)),
        })
        .collect()
}
