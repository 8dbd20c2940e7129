//! What earlier terms mean for a draw: who has had which course, who missed it; and for whom reserved places are.

use std::collections::{HashMap, HashSet};

use domain::draw::{InOrder, Past, Remembered, remembered};
use domain::id::{OfferingId, PersonId, TermId};
use domain::stage::ForWhom;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

use super::Draw;
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::sign_up::groups_from;

/// A course, by its key. What is no class is the same again where the institution calls the same kind by the same name.
type Course = String;

/// By person and course.
type ByPerson<T> = HashMap<(PersonId, Course), T>;

/// What is known of those who wish for something in one draw.
pub(super) struct History {
    courses: HashMap<OfferingId, Course>,
    had: HashSet<(PersonId, Course)>,
    past: ByPerson<Vec<Past>>,
    groups: HashSet<(PersonId, ForWhom)>,
}

impl History {
    /// What the draws of this course said, and what waiting for it came to, from the first to the last.
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
        past: past(tx, draw, now).await?,
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

async fn past(tx: &mut Tx, draw: &Draw, now: Timestamp) -> Result<ByPerson<Vec<Past>>> {
    let (mut drawn, mut in_order) = (drawn(tx, draw).await?, in_order(tx, draw, now).await?);
    let all: HashSet<_> = drawn.keys().chain(in_order.keys()).cloned().collect();
    let of = |key: (PersonId, Course)| {
        let drawn = drawn.remove(&key).unwrap_or_default();
        let in_order = in_order.remove(&key).unwrap_or_default();
        (key, remembered(drawn, in_order))
    };
    Ok(all.into_iter().map(of).collect())
}

/// What earlier draws have said.
async fn drawn(tx: &mut Tx, draw: &Draw) -> Result<ByPerson<Vec<Remembered<TermId>>>> {
    let sql = include_str!("past.sql").replace("COURSE", include_str!("course.sql"));
    let query = sqlx::query(AssertSqlSafe(sql)).bind(draw.id.to_string());
    let rows = query.fetch_all(&mut **tx).await?;
    let mut drawn: ByPerson<Vec<_>> = HashMap::new();
    for row in &rows {
        let (had, places): (i64, i64) = (row.number("had_it")?, row.number("places")?);
        let past = match (had, places) {
            (0, 0) => Past::Miss,
            (0, _) => Past::Other,
            _ => Past::Place,
        };
        let term = row.word_if_any("term_id", |id| id.parse().ok())?;
        let said = Remembered { at: row.instant("drawn_at")?, term, past };
        drawn.entry((row.id("person_id")?, row.text("course")?)).or_default().push(said);
    }
    Ok(drawn)
}

/// What came of it where places went in the order of asking.
async fn in_order(
    tx: &mut Tx,
    draw: &Draw,
    now: Timestamp,
) -> Result<ByPerson<Vec<Remembered<TermId>>>> {
    let sql = include_str!("past_in_order.sql").replace("COURSE", include_str!("course.sql"));
    let query = sqlx::query(AssertSqlSafe(sql)).bind(draw.id.to_string()).bind(now.as_second());
    let rows = query.fetch_all(&mut **tx).await?;
    let mut in_order: ByPerson<Vec<_>> = HashMap::new();
    for row in &rows {
        let is = |column| Ok::<_, Error>(row.number::<i64>(column)? > 0);
        let came =
            InOrder { had: is("had_it")?, waited: is("waited")?, had_another: is("places")? };
        let Some(past) = came.past() else { continue };
        let term = Some(row.id("term_id")?);
        let waited = Remembered { at: row.instant("began_at")?, term, past };
        in_order.entry((row.id("person_id")?, row.text("course")?)).or_default().push(waited);
    }
    Ok(in_order)
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
