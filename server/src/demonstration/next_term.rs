//! 排课: the term after the one that people sign up for is being planned. Nobody outside of the desk sees it, and two classes are
//! in each other's way.

use anyhow::{Context, Result, ensure};
use domain::calendar::Term;
use domain::id::{PlanClassId, TermId};
use domain::person::Coordinator;
use domain::timetable::{Clash, Draft, DraftClass, Judge, Why};
use jiff::ToSpan;
use store::timetable::{CopyAsked, add, add_term, look_at_copy, terms, timetable};
use store::{Db, form_key};
use uuid::Uuid;

use super::institutions::Founded;

/// Its name.
const NAME: &str = "演示下学期";
/// So many classes are planned that are in nobody's way.
const SOUND: usize = 12;

/// Plans some classes of the university as they were, and one more at the time and in the room of the first.
pub(super) async fn add_planned(db: &Db, founded: &Founded) -> Result<()> {
    let by = &founded.university.coordinator;
    let last = terms(db, by).await?.into_iter().next().context("a term")?;
    let starts_on = last.term.starts_on.checked_add(20.weeks())?;
    let ends_on = starts_on.checked_add(13.weeks())?.checked_add(4.days())?;
    let next = Term { name: NAME.to_owned(), starts_on, ends_on };
    let next = add_term(db, form_key::new(), &next, by).await?;
    let (copied, _) = look_at_copy(db, (last.id, next), CopyAsked::default(), by).await?;
    let mut candidates = copied.classes.into_iter().map(|new| new.draft);
    let mut planned: Vec<Draft> = Vec::new();
    while planned.len() < SOUND {
        let draft = candidates.next().context("a class that can be planned")?;
        if draft.room.is_some() && clashes(db, next, &draft, by).await?.is_empty() {
            add(db, form_key::new(), next, &draft, by).await?;
            planned.push(draft);
        }
    }
    for mut draft in candidates {
        draft.room = planned[0].room;
        draft.class.slots.clone_from(&planned[0].class.slots);
        let found = clashes(db, next, &draft, by).await?;
        if matches!(&found[..], [Clash { why: Why::Room { .. }, .. }]) {
            add(db, form_key::new(), next, &draft, by).await?;
            break;
        }
    }
    let pairs = timetable(db, next, by).await?.clashes();
    let pairs = pairs.iter().filter(|clash| !clash.is_repeated()).count();
    ensure!(pairs == 1, "{pairs} clashes are planned");
    Ok(())
}

/// What would stand in the way of a class, were it planned.
async fn clashes(db: &Db, term: TermId, draft: &Draft, by: &Coordinator) -> Result<Vec<Clash>> {
    let timetable = timetable(db, term, by).await?;
    let id = PlanClassId(Uuid::now_v7());
    let class = DraftClass { id, revision: 0, draft: draft.clone() };
    Ok(Judge::of(&timetable).clashes_of(&class))
}
