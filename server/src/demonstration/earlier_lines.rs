//! 候补: the class that is full now was full in the two terms before it, too, and of those who waited some moved up. So whoever
//! waits reads how far its waiting list went.

use anyhow::{Context, Result, ensure};
use domain::id::{OfferingId, PersonId};
use domain::sign_up::SignUp;
use jiff::{Timestamp, ToSpan};
use store::db::Clock;
use store::sign_up::{Asked, By, accept, keep_waiting, sign_up, withdraw};
use store::{Db, Error, form_key};

use super::institutions::Founded;
use super::people::People;
use super::plans::{Earlier, add_earlier};
use super::sign_ups::FULL;

/// Its people are those of the register from this one on: nobody who has wishes in the draw that is open, where they would be no
/// newcomers any more. The one that was held is frozen.
const FROM: usize = 40;

/// What became of one waiting list.
struct Line {
    /// How many terms ago.
    terms_ago: usize,
    /// It had so many places.
    places: usize,
    /// So many waited.
    waited: usize,
    /// So many of them got a place. The last place that was given up somebody let go by, so that the line went one further.
    had_one: usize,
}

/// The earlier of the two first, as it was.
const LINES: [Line; 2] = [
    Line { terms_ago: 2, places: 24, waited: 6, had_one: 3 },
    Line { terms_ago: 1, places: 30, waited: 8, had_one: 5 },
];

/// Both terms with their people.
pub(super) async fn add(db: &Db, founded: &Founded, people: &People, now: Timestamp) -> Result<()> {
    for line in &LINES {
        let earlier = Earlier {
            name: FULL.0,
            terms_ago: line.terms_ago,
            places: Some(u32::try_from(line.places)?),
        };
        let (class, then) = add_earlier(db, &founded.university, &earlier, now).await?;
        run(db, (class, then), line, &people.others[FROM..]).await?;
    }
    Ok(())
}

/// They sign up; days later some give their places up, and who is asked answers within the hour.
async fn run(
    db: &Db,
    (class, then): (OfferingId, Timestamp),
    line: &Line,
    people: &[PersonId],
) -> Result<()> {
    let clock = Clock::stopped(then);
    let db = &db.clone().at(clock.clone());
    let signed = sign_some(db, class, people, line.places + line.waited).await?;
    let (held, waiting) = signed.split_at(line.places);
    let mut asked = waiting.iter();
    for (number, given_up) in held.iter().take(line.had_one).enumerate() {
        clock.set(then + 72.hours() + i64::try_from(number)?.hours());
        withdraw(db, form_key::new(), given_up.id, given_up.person).await?;
        clock.set(db.now() + 30.minutes());
        if number + 1 == line.had_one {
            let lets_it_go = asked.next().context("somebody who is asked")?;
            keep_waiting(db, form_key::new(), lets_it_go.id, lets_it_go.person).await?;
        }
        let moves_up = asked.next().context("somebody who is asked")?;
        accept(db, form_key::new(), moves_up.id, moves_up.person).await?;
    }
    // That was long ago: they have read it all.
    for one in &signed {
        for told in store::notice::unseen(db, one.person).await? {
            store::notice::mark_seen(db, one.person, told.id).await?;
        }
    }
    Ok(())
}

/// The first so many whom no rule refuses.
async fn sign_some(
    db: &Db,
    class: OfferingId,
    people: &[PersonId],
    wanted: usize,
) -> Result<Vec<SignUp>> {
    let mut signed = Vec::new();
    for person in people {
        if signed.len() == wanted {
            break;
        }
        let asked = Asked { offering: class, person: *person, by: By::Person(*person) };
        match sign_up(db, form_key::new(), asked).await {
            Ok(one) => signed.push(one),
            Err(Error::Refused(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    ensure!(signed.len() == wanted, "{} asked for {}", signed.len(), FULL.0);
    Ok(signed)
}
