//! The university gives five working days to pay. Somebody has not paid yet, somebody has.

use anyhow::{Context, Result, ensure};
use domain::cash::PayWay;
use domain::fee::FeeTerms;
use domain::offering::{Fen, Offering};
use store::Db;
use store::fee::{FeeFilter, fees_due, paid, set_fee_terms};

use super::institutions::Founded;
use super::people::People;
use super::sign_ups::{add_to, everything_of};

/// Where the university's counter is.
const COUNTER: &str = "一楼大厅柜台，周一到周五上午9:00–11:30、下午2:30–4:30";

/// Two people more in a class that costs something, of whom one pays.
pub(super) async fn add(db: &Db, founded: &Founded, people: &People) -> Result<()> {
    let desk = &founded.university;
    let by = &desk.coordinator;
    let terms = FeeTerms { days: Some(5), counter: COUNTER.to_owned() };
    set_fee_terms(db, terms, by).await?;
    let now = db.now();
    let has_room = |class: &Offering| {
        class.fee != Fen::FREE
            && class.draw.is_none()
            && class.terms.window.admits(now).is_ok()
            && class.first.from > now
            && class.places.waiting == 0
            && class.places.free() > 8
    };
    let classes = everything_of(db, desk).await?;
    let class = classes.iter().find(|class| has_room(class)).context("a class with room")?;
    let mut queue = people.others.iter().rev().copied();
    add_to(db, desk, class, &mut queue, 2).await?;
    let due = fees_due(db, &FeeFilter::default(), 2, by).await?;
    ensure!(due.len() == 2, "two people are to pay for {}", class.name);
    paid(db, store::form_key::new(), due[1].sign_up, PayWay::Cash, "", by).await?;
    Ok(())
}
