//! What only one kind of offering has, in that kind's own table.

use domain::id::{InstitutionId, OfferingId};

use super::{NewFacts, named};
use crate::db::Tx;
use crate::error::Result;

/// Keeps what only its kind has. A class's department, course and term are made where they are new.
pub(super) async fn insert_facts(
    tx: &mut Tx,
    offering: OfferingId,
    of: InstitutionId,
    facts: &NewFacts,
) -> Result<()> {
    let query = match facts {
        NewFacts::Class { department, course, teacher, term, returning_places } => {
            let course = named::course(tx, of, department, course).await?;
            let term = named::term(tx, of, term).await?;
            let sql = "insert into class (offering_id, course_id, term_id, teacher, \
                       returning_places) values ($1, $2, $3, $4, $5)";
            let query = sqlx::query(sql).bind(offering.to_string()).bind(course).bind(term);
            query.bind(teacher.as_str()).bind(i64::from(*returning_places))
        }
        NewFacts::Activity { audience } => {
            let sql = "insert into activity (offering_id, audience) values ($1, $2)";
            sqlx::query(sql).bind(offering.to_string()).bind(audience.as_str())
        }
        NewFacts::Shift { team, skills, effort } => {
            let sql = "insert into shift (offering_id, team, skills, effort) \
                       values ($1, $2, $3, $4)";
            let query = sqlx::query(sql).bind(offering.to_string()).bind(team.as_str());
            query.bind(skills.as_str()).bind(effort.code())
        }
    };
    query.execute(&mut **tx).await?;
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
