//! Who has signed up: something is full and waited for, something has two places left, most things have room.

use anyhow::{Context, Result, ensure};
use domain::id::PersonId;
use domain::offering::{Admission, Offering};
use store::sign_up::{Asked, By, sign_up};
use store::{Db, Error};

use super::institutions::{Desk, Founded};
use super::people::People;

/// Full, and so many wait.
pub(super) const FULL: (&str, u32) = ("楷书一年级（2）班", 3);
/// Has two places left.
const NEARLY_FULL: &str = "乒乓球下午场";
/// The regular has a place in this and in table tennis, and waits for the full class.
const REGULARS_CLASS: &str = "声乐一年级（1）班";

/// Signs people up through their coordinators, as if they had called.
pub(super) async fn add(db: &Db, founded: &Founded, people: &People) -> Result<()> {
    let classes = everything_of(db, &founded.university).await?;
    let activities = everything_of(db, &founded.centre).await?;
    let shifts = everything_of(db, &founded.volunteers).await?;
    let mut queue = people.others.iter().copied().cycle();
    let full = named(&classes, FULL.0)?;
    let places = full.places.capacity.unwrap_or_default();
    add_to(db, &founded.university, full, &mut queue, places + FULL.1 - 1).await?;
    place_for_regular(db, &founded.university, full, people).await?;
    let table_tennis = activities
        .iter()
        .filter(|offering| offering.name == NEARLY_FULL)
        .max_by_key(|offering| offering.first.from);
    let table_tennis = table_tennis.context(NEARLY_FULL)?;
    place_for_regular(db, &founded.centre, table_tennis, people).await?;
    let places = table_tennis.places.capacity.unwrap_or_default();
    add_to(db, &founded.centre, table_tennis, &mut queue, places.saturating_sub(3)).await?;
    place_for_regular(db, &founded.university, named(&classes, REGULARS_CLASS)?, people).await?;
    let rest = [
        (&founded.university, &classes),
        (&founded.centre, &activities),
        (&founded.volunteers, &shifts),
    ];
    for (desk, offerings) in rest {
        add_to_the_rest(db, desk, offerings, &mut queue).await?;
    }
    Ok(())
}

/// What the regular has signed up for must not clash.
async fn place_for_regular(
    db: &Db,
    desk: &Desk,
    offering: &Offering,
    people: &People,
) -> Result<()> {
    let by = By::Coordinator(desk.coordinator.clone());
    ensure!(
        sign(db, Asked { offering: offering.id, person: people.regular, by }).await?,
        "{} refuses the regular",
        offering.name
    );
    Ok(())
}

/// A few people for each, more for some than for others, never the last place.
async fn add_to_the_rest(
    db: &Db,
    desk: &Desk,
    offerings: &[Offering],
    queue: &mut impl Iterator<Item = PersonId>,
) -> Result<()> {
    let now = db.now();
    let open = |offering: &&Offering| {
        let terms = &offering.terms;
        terms.admission == Admission::SignUp
            && terms.window.admits(now).is_ok()
            && offering.places.held == 0
            && offering.draw.is_none()
    };
    let untouched = |offering: &&Offering| {
        offering.name != FULL.0 && offering.name != NEARLY_FULL && offering.name != REGULARS_CLASS
    };
    for (number, offering) in (0_u32..).zip(offerings.iter().filter(open).filter(untouched)) {
        let places = offering.places.capacity.unwrap_or_default();
        let wanted = (number * 5 % 7).min(places.saturating_sub(1) / 2);
        add_to(db, desk, offering, queue, wanted).await?;
    }
    Ok(())
}

/// Adds so many of the next people in line; whom a rule refuses is passed over.
pub(super) async fn add_to(
    db: &Db,
    desk: &Desk,
    offering: &Offering,
    queue: &mut impl Iterator<Item = PersonId>,
    wanted: u32,
) -> Result<()> {
    let mut missing = wanted;
    for person in queue.take(500) {
        if missing == 0 {
            break;
        }
        let by = By::Coordinator(desk.coordinator.clone());
        if sign(db, Asked { offering: offering.id, person, by }).await? {
            missing -= 1;
        }
    }
    Ok(())
}

/// Whether a rule let the person in.
pub(super) async fn sign(db: &Db, asked: Asked) -> Result<bool> {
    match sign_up(db, store::form_key::new(), asked).await {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn everything_of(db: &Db, desk: &Desk) -> Result<Vec<Offering>> {
    let mut all = Vec::new();
    for page in 1.. {
        let found = store::offering::offerings_of(db, desk.institution.id, "", page).await?;
        let last = found.offerings.is_empty();
        all.extend(found.offerings);
        if last || all.len() >= usize::try_from(found.total)? {
            break;
        }
    }
    // The latest first, whatever the desk shows first: so the same people come to the same offerings.
    all.sort_by_key(|offering| std::cmp::Reverse(offering.first.from));
    Ok(all)
}

pub(super) fn named<'a>(offerings: &'a [Offering], name: &str) -> Result<&'a Offering> {
    offerings.iter().find(|offering| offering.name == name).with_context(|| name.to_owned())
}
