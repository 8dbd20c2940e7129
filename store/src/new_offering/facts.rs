//! What only one kind of offering has, in that kind's own table.

use domain::id::OfferingId;

use super::{Names, NewFacts, NewOffering};
use crate::db::Tx;
use crate::error::Result;
use crate::rows::insert_all;

/// Keeps what only their kinds have. A class's department, course and term are made where they are new.
pub(super) async fn insert_facts(
    tx: &mut Tx,
    names: &mut Names,
    all: &[(OfferingId, &NewOffering)],
) -> Result<()> {
    let (mut classes, mut activities, mut shifts) = (Vec::new(), Vec::new(), Vec::new());
    for (id, new) in all {
        let id = id.to_string();
        match &new.facts {
            NewFacts::Class { department, course, teacher, term, returning_places } => {
                let course = names.course(tx, department, course).await?;
                let term = names.term(tx, term).await?;
                let places = i64::from(*returning_places);
                classes.push(vec![
                    id.into(),
                    course.into(),
                    term.into(),
                    teacher.as_str().into(),
                    places.into(),
                ]);
            }
            NewFacts::Activity { audience } => {
                activities.push(vec![id.into(), audience.as_str().into()]);
            }
            NewFacts::Shift { team, skills, effort } => shifts.push(vec![
                id.into(),
                team.as_str().into(),
                skills.as_str().into(),
                effort.code().into(),
            ]),
        }
    }
    let into = "class (offering_id, course_id, term_id, teacher, returning_places)";
    insert_all(tx, into, &classes).await?;
    insert_all(tx, "activity (offering_id, audience)", &activities).await?;
    insert_all(tx, "shift (offering_id, team, skills, effort)", &shifts).await?;
    Ok(())
}

/// What people may remember it by, besides its name.
pub(super) fn words_of(facts: &NewFacts) -> Vec<&str> {
    match facts {
        NewFacts::Class { department, course, teacher, .. } => vec![course, teacher, department],
        NewFacts::Activity { .. } => Vec::new(),
        NewFacts::Shift { team, skills, .. } => vec![team, skills],
    }
}
