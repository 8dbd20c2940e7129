//! What earlier terms mean for a draw: who has had which course, who missed it; and for whom reserved places are.

use std::collections::{HashMap, HashSet};

use domain::draw::Past;
use domain::id::{OfferingId, PersonId};
use domain::stage::ForWhom;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

use super::Draw;
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;
use crate::sign_up::groups_from;

/// A course, by its key. What is no class is the same again where the institution calls the same kind by the same name.
type Course = String;

/// What is known of those who wish for something in one draw.
pub(super) struct History {
    courses: HashMap<OfferingId, Course>,
    had: HashSet<(PersonId, Course)>,
    past: HashMap<(PersonId, Course), Vec<Past>>,
    groups: HashSet<(PersonId, ForWhom)>,
}

impl History {
    /// What the draws of this course said, from the first to the last.
    pub(super) fn of(&self, person: PersonId, offering: OfferingId) -> Vec<Past> {
        let course = self.courses.get(&offering).cloned();
        course.and_then(|course| self.past.get(&(person, course)).cloned()).unwrap_or_default()
    }

    /// They have had this course before.
    pub(super) fn has_had(&self, person: PersonId, offering: OfferingId) -> bool {
        let course = self.courses.get(&offering).cloned();
        course.is_some_and(|course| self.had.contains(&(person, course)))
    }

    /// Places that are reserved for this group are for them.
    pub(super) fn is_of(&self, person: PersonId, group: ForWhom) -> bool {
        self.groups.contains(&(person, group))
    }
}

/// Reads it for everybody who wishes for something in the draw.
pub(super) async fn history(tx: &mut Tx, draw: &Draw, now: Timestamp) -> Result<History> {
    Ok(History {
        courses: courses(tx, draw).await?,
        had: had(tx, draw, now).await?,
        past: past(tx, draw).await?,
        groups: groups(tx, draw, now).await?,
    })
}

async fn courses(tx: &mut Tx, draw: &Draw) -> Result<HashMap<OfferingId, Course>> {
    let sql = concat!(
        "select d.offering_id, ",
        include_str!("course.sql"),
        " as course from draw_offering d join offering o on o.id = d.offering_id \
         left join class c on c.offering_id = o.id where d.draw_id = $1"
    );
    let rows = sqlx::query(sql).bind(draw.id.to_string()).fetch_all(&mut **tx).await?;
    rows.iter().map(|row| Ok((row.id("offering_id")?, row.text("course")?))).collect()
}

/// A place counts once the offering has begun: until then somebody else could still have had it.
async fn had(tx: &mut Tx, draw: &Draw, now: Timestamp) -> Result<HashSet<(PersonId, Course)>> {
    let sql = concat!(
        "select distinct s.person_id, ",
        include_str!("course.sql"),
        " as course from application a \
         join sign_up s on s.person_id = a.person_id \
         join offering o on o.id = s.offering_id and o.first_at <= $2 \
         left join class c on c.offering_id = o.id \
         where a.draw_id = $1 and a.ended_at is null \
         and (s.state = 'held' and s.answer_by is null or s.ended_as = 'held' and s.ended_at > o.first_at)"
    );
    let query = sqlx::query(sql).bind(draw.id.to_string()).bind(now.as_second());
    let rows = query.fetch_all(&mut **tx).await?;
    rows.iter().map(|row| Ok((row.id("person_id")?, row.text("course")?))).collect()
}

async fn past(tx: &mut Tx, draw: &Draw) -> Result<HashMap<(PersonId, Course), Vec<Past>>> {
    let sql = include_str!("past.sql").replace("COURSE", include_str!("course.sql"));
    let query = sqlx::query(AssertSqlSafe(sql)).bind(draw.id.to_string());
    let rows = query.fetch_all(&mut **tx).await?;
    let mut past: HashMap<(PersonId, Course), Vec<Past>> = HashMap::new();
    for row in &rows {
        let had: i64 = row.number("had_it")?;
        let places: i64 = row.number("places")?;
        let said = match (had, places) {
            (0, 0) => Past::Miss,
            (0, _) => Past::Other,
            _ => Past::Place,
        };
        past.entry((row.id("person_id")?, row.text("course")?)).or_default().push(said);
    }
    Ok(past)
}

/// Who is new at the institution, and who lives in its area: by the same rule as wherever places are kept for them.
async fn groups(tx: &mut Tx, draw: &Draw, now: Timestamp) -> Result<HashSet<(PersonId, ForWhom)>> {
    let sql = concat!(
        "select p.id as person_id, ",
        include_str!("../sign_up/groups.sql"),
        " from application a join person p on p.id = a.person_id join institution i on i.id = $2 \
         where a.draw_id = $3 and a.ended_at is null"
    );
    let query = sqlx::query(sql).bind(now.as_second()).bind(draw.institution.to_string());
    let rows = query.bind(draw.id.to_string()).fetch_all(&mut **tx).await?;
    let mut groups = HashSet::new();
    for row in &rows {
        let person = row.id("person_id")?;
        groups.extend(groups_from(row)?.into_iter().map(|group| (person, group)));
    }
    Ok(groups)
}
