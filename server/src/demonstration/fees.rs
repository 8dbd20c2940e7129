//! The university gives five working days to pay. Somebody has not paid yet, somebody has, somebody has swapped what they paid for;
//! and one of them stands there twice, since the counter wrote them down with another number.

use anyhow::{Context, Result, bail, ensure};
use domain::cash::PayWay;
use domain::fee::FeeTerms;
use domain::offering::{Fen, Offering};
use domain::person::{Coordinator, Mobile, Person};
use store::fee::{FeeDue, FeeFilter, fees_due, paid, set_fee_terms};
use store::sign_up::{CounterPerson, Swap, add_at_counter, swap};
use store::{Db, Error, form_key};

use super::institutions::Founded;
use super::people::People;
use super::sign_ups::{add_to, everything_of};

/// Where the university's counter is.
const COUNTER: &str = "一楼大厅柜台，周一到周五上午9:00–11:30、下午2:30–4:30";

/// The number of somebody's second telephone.
const SECOND_NUMBER: &str = "199 0000 2606";

/// Three people more in a class that costs something, of whom two pay, and one of these takes another class instead.
pub(super) async fn add(db: &Db, founded: &Founded, people: &People) -> Result<()> {
    let desk = &founded.university;
    let by = &desk.coordinator;
    let terms = FeeTerms { days: Some(5), counter: COUNTER.to_owned() };
    set_fee_terms(db, terms, store::Seen::nothing(), by).await?;
    let now = db.now();
    let has_room = |class: &&Offering| {
        class.draw.is_none()
            && class.terms.window.admits(now).is_ok()
            && class.first.from > now
            && class.places.waiting == 0
            && class.places.free() > 8
    };
    let classes = everything_of(db, desk).await?;
    let (free, costly): (Vec<_>, Vec<_>) =
        classes.iter().filter(has_room).partition(|class| class.fee == Fen::FREE);
    let class = *costly.first().context("a class with room")?;
    let mut queue = people.others.iter().rev().copied();
    add_to(db, desk, class, &mut queue, 3).await?;
    let due = fees_due(db, &FeeFilter::default(), 3, by).await?;
    ensure!(due.len() == 3, "three people are to pay for {}", class.name);
    for one in &due[1..] {
        paid(db, form_key::new(), one.sign_up, PayWay::Cash, "", by).await?;
    }
    swap_one(db, &due[2], &costly).await?;
    twin(db, &due[0].person, free.first().unwrap_or(&class), by).await
}

/// Another class instead of the one that was paid for: one that costs less, if there is any.
async fn swap_one(db: &Db, paid: &FeeDue, classes: &[&Offering]) -> Result<()> {
    let mut others: Vec<_> = classes.iter().filter(|one| one.id != paid.offering).collect();
    others.sort_by_key(|one| one.fee);
    for other in others {
        let (person, given_up) = (paid.person.id, paid.sign_up);
        let wanted = Swap { person, given_up: given_up.into(), instead: other.id, helping: None };
        match swap(db, form_key::new(), wanted).await {
            Ok(_) => return Ok(()),
            Err(Error::Refused(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    bail!("nothing could be had instead of {}", paid.offering_name)
}

/// The same person once more, as a counter wrote them down.
async fn twin(db: &Db, person: &Person, class: &Offering, by: &Coordinator) -> Result<()> {
    let again = CounterPerson {
        name: person.name.clone().context("a name")?,
        mobile: Some(Mobile::parse(SECOND_NUMBER)?),
        born_on: person.born_on,
        emergency_contact: None,
        emergency_telephone: None,
    };
    add_at_counter(db, form_key::new(), class.id, &again, "本人来电", by).await?;
    Ok(())
}
