//! 续班: who had a place in a class of the last term may continue in the next. A few have, the regular has not yet.

use anyhow::{Result, ensure};
use domain::calendar::{day, instant, start_of};
use domain::id::{OfferingId, PersonId};
use domain::offering::Offering;
use domain::stage::{ForWhom, Rule, RuleShare};
use jiff::civil::time;
use jiff::{Timestamp, ToSpan};
use store::db::Clock;
use store::offering::set_stages;
use store::sign_up::{Asked, By};
use store::{Db, form_key};

use super::institutions::Founded;
use super::people::People;
use super::plans::{Earlier, add_earlier};
use super::sign_ups::{everything_of, named, sign};

/// The class of the last term.
const FORMER: &str = "二胡一年级班";
/// The class that follows it. Signing up for it begins in a few days.
const NEXT: &str = "二胡二年级班";
/// People of the register, from this one on, were in the former class beside the regular: so many.
const MEMBERS: (usize, usize) = (20, 16);
/// So many of them have continued.
const CONTINUED: usize = 5;
/// At most so many may.
const RETURNING_PLACES: u32 = 18;
/// Kept for newcomers, for so many days from the opening on.
const NEWCOMERS: (u32, i64) = (2, 5);

/// The former class with its people, and the stages of the one that follows it.
pub(super) async fn add(db: &Db, founded: &Founded, people: &People, now: Timestamp) -> Result<()> {
    let desk = &founded.university;
    let earlier = Earlier { name: FORMER, terms_ago: 1, places: None };
    let (former, then) = add_earlier(db, desk, &earlier, now).await?;
    let then = db.clone().at(Clock::stopped(then));
    ensure!(signs(&then, former, people.regular).await?, "{FORMER} refuses the regular");
    let members = sign_some(&then, former, &people.others[MEMBERS.0..], MEMBERS.1).await?;

    let next = named(&everything_of(db, desk).await?, NEXT)?.clone();
    let yesterday = day(now).yesterday()?.to_datetime(time(9, 0, 0, 0));
    let from = instant(yesterday);
    let rule = rule(&next, from)?;
    set_stages(
        db,
        form_key::new(),
        (next.id, Some(former)),
        (&rule, store::Seen::nothing()),
        &desk.coordinator,
    )
    .await?;
    // The regular has read that they may, and thinks about it.
    for told in store::notice::unseen(db, people.regular).await? {
        store::notice::mark_seen(db, people.regular, told.id).await?;
    }
    let since = db.clone().at(Clock::stopped(from + 1.hour()));
    let continued = sign_some(&since, next.id, &members, CONTINUED).await?;
    ensure!(continued.len() == CONTINUED, "{NEXT} is continued by {}", continued.len());
    Ok(())
}

/// The former class first; then some places are kept for newcomers until the end of a day.
fn rule(next: &Offering, from: Timestamp) -> Result<Rule> {
    let (places, days) = NEWCOMERS;
    let released_on = day(next.terms.window.opens_at).checked_add(days.days())?;
    let until = start_of(released_on);
    Ok(Rule {
        returning_from: Some(from),
        returning_places: RETURNING_PLACES,
        shares: vec![RuleShare { for_whom: ForWhom::Newcomers, places, until }],
    })
}

/// The first so many of them whom no rule refuses.
async fn sign_some(
    db: &Db,
    offering: OfferingId,
    people: &[PersonId],
    wanted: usize,
) -> Result<Vec<PersonId>> {
    let mut signed = Vec::new();
    for person in people {
        if signed.len() < wanted && signs(db, offering, *person).await? {
            signed.push(*person);
        }
    }
    Ok(signed)
}

/// As people do for themselves.
async fn signs(db: &Db, offering: OfferingId, person: PersonId) -> Result<bool> {
    sign(db, Asked { offering, person, by: By::Person(person) }).await
}
