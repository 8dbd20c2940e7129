//! I3 and I4 for wishes: what stands at the end is what somebody was told last, whoever asked how often and in whichever order.

use std::collections::BTreeMap;

use domain::id::{DrawId, OfferingId, PersonId};
use sqlx::{AnyPool, Row as _};

use crate::contents::key;
use crate::{Contents, Invariant, Reading, Violation};

/// What somebody wishes for in a draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// Whose.
    pub person: PersonId,
    /// In which draw.
    pub draw: DrawId,
    /// How many places in all.
    pub wanted: i64,
    /// The dearest first.
    pub order: Vec<OfferingId>,
}

/// Wishes that were sent, and what was told.
#[derive(Clone, Debug)]
pub struct Wishing {
    /// What was sent.
    pub wishes: Wishes,
    /// Just before.
    pub asked: Reading,
    /// Just after the answer.
    pub answered: Reading,
    /// They were taken; nothing where there was no answer: they may have been.
    pub is_taken: Option<bool>,
}

const STANDING: &str = "select a.id, a.person_id, a.draw_id, a.wanted, w.offering_id from application a \
     join wish w on w.application_id = a.id where a.ended_at is null order by a.id, w.rank";

/// All that stand, also in draws that were held.
pub(crate) async fn read(pool: &AnyPool) -> sqlx::Result<Vec<Wishes>> {
    let mut all: Vec<(String, Wishes)> = Vec::new();
    for row in sqlx::query(STANDING).fetch_all(pool).await? {
        let (id, offering): (String, OfferingId) = (row.try_get("id")?, key(&row, "offering_id")?);
        match all.last_mut() {
            Some((last, wishes)) if *last == id => wishes.order.push(offering),
            _ => {
                let (person, draw) = (key(&row, "person_id")?, key(&row, "draw_id")?);
                let wanted = row.try_get("wanted")?;
                all.push((id, Wishes { person, draw, wanted, order: vec![offering] }));
            }
        }
    }
    Ok(all.into_iter().map(|(_, wishes)| wishes).collect())
}

/// What those who wished were told, held against what stands.
pub fn wishes_kept(contents: &Contents, all: &[Wishing]) -> Vec<Violation> {
    let mut standing: BTreeMap<(DrawId, PersonId), Vec<&Wishes>> = BTreeMap::new();
    for wishes in &contents.wishes {
        standing.entry((wishes.draw, wishes.person)).or_default().push(wishes);
    }
    let mut asked: BTreeMap<(DrawId, PersonId), Vec<&Wishing>> = BTreeMap::new();
    for one in all.iter().filter(|one| one.is_taken != Some(false)) {
        asked.entry((one.wishes.draw, one.wishes.person)).or_default().push(one);
    }
    let mut found = Vec::new();
    for (whose, wishings) in &asked {
        let stands = standing.remove(whose).unwrap_or_default();
        let person = whose.1;
        let is_told = wishings.iter().any(|one| one.is_taken == Some(true));
        match &stands[..] {
            [] if is_told => {
                let told = format!("the wishes of {person} were taken and are not there");
                found.push(Violation::of(Invariant::Kept, told));
            }
            [] => {}
            [one] if may_be_last(wishings, one) => {}
            [_] => {
                let told = format!("the wishes of {person} are not those that were taken last");
                found.push(Violation::of(Invariant::Kept, told));
            }
            more => {
                let told = format!("{person} wishes {} times in one draw", more.len());
                found.push(Violation::of(Invariant::OnePlace, told));
            }
        }
    }
    for (_, person) in standing.keys() {
        let told = format!("{person} has wishes and sent none");
        found.push(Violation::of(Invariant::AskedFor, told));
    }
    found
}

/// Whether these could be the last that were taken: none was sent and taken after their answer. What was never answered may have
/// been taken at any time.
fn may_be_last(wishings: &[&Wishing], stands: &Wishes) -> bool {
    wishings.iter().filter(|one| one.wishes == *stands).any(|one| {
        one.is_taken.is_none()
            || !wishings
                .iter()
                .any(|later| later.is_taken == Some(true) && later.asked.since > one.answered.since)
    })
}
