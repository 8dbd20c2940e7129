//! Terms and the timetable of one as they are read.

use std::collections::HashMap;

use domain::calendar::{Closure, Term, told_once};
use domain::holiday::public_holidays;
use domain::id::{InstitutionId, OfferingId, PlanChangeId, PlanClassId, TermId, VenueId};
use domain::offering::{KindFacts, Offering, OfferingState};
use domain::person::Coordinator;
use domain::timetable::{Draft, DraftClass, LastDone, Published, Timetable, span_of};
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::row::{COLUMNS, one_of, row_from};
use crate::around::{At, around};
use crate::closure::closures;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::offering::row::by_ids;
use crate::room::rooms_in;

/// A term as a desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermAtDesk {
    /// Key.
    pub id: TermId,
    /// Name and days.
    pub term: Term,
    /// Classes that people can see.
    pub published: u32,
    /// Classes that are planned and not published yet.
    pub planned: u32,
}

/// The terms of the coordinator's institution, the latest first.
pub async fn terms(db: &Db, by: &Coordinator) -> Result<Vec<TermAtDesk>> {
    let sql = "select t.id, t.name, t.starts_on, t.ends_on, \
               (select count(*) from class k join offering o on o.id = k.offering_id where k.term_id = t.id \
               and o.state <> 'cancelled') as published, \
               (select count(*) from plan_class p where p.term_id = t.id and p.removed_at is null \
               and p.offering_id is null) as planned \
               from term t where t.institution_id = $1 order by t.starts_on desc, t.id";
    let one = |row: &AnyRow| {
        Ok(TermAtDesk {
            id: row.id("id")?,
            term: term_from(row)?,
            published: row.number("published")?,
            planned: row.number("planned")?,
        })
    };
    let query = sqlx::query(sql).bind(by.institution.to_string());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(one).collect()
}

fn term_from(row: &AnyRow) -> Result<Term> {
    let (starts_on, ends_on) = (row.day("starts_on")?, row.day("ends_on")?);
    Ok(Term { name: row.text("name")?, starts_on, ends_on })
}

/// A term of the coordinator's institution with everything that is planned and stands in it. Another institution's is not found.
pub async fn timetable(db: &Db, term: TermId, by: &Coordinator) -> Result<Timetable> {
    timetable_in(&mut *db.reader().await?, term, by.institution).await
}

/// One planned class with its term, and what it has become if it is published. One that was taken out is found, too: it can be
/// put back.
pub async fn planned(
    db: &Db,
    id: PlanClassId,
    by: &Coordinator,
) -> Result<(TermId, DraftClass, Option<OfferingId>)> {
    let row = one_of(&mut *db.reader().await?, id, by.institution).await?;
    if row.is_removed { Err(Error::NotFound) } else { Ok((row.term, row.class, row.published)) }
}

/// The term of which a planned class was taken out; nothing where it stands there.
pub async fn taken_out_of(db: &Db, id: PlanClassId, by: &Coordinator) -> Result<Option<TermId>> {
    let row = one_of(&mut *db.reader().await?, id, by.institution).await?;
    Ok(row.is_removed.then_some(row.term))
}

/// What was done last with a planned class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Key: it is put back by this.
    pub id: PlanChangeId,
    /// Which class.
    pub class: PlanClassId,
    /// Its name.
    pub name: String,
    /// How it stood before; nothing where it was new.
    pub was: Option<Draft>,
    /// What it was.
    pub done: LastDone,
    /// By whom; empty where the name is not known.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// The last change of a planned class; nothing where it can be put back no more, because it is published.
pub async fn last_change(db: &Db, id: PlanClassId, by: &Coordinator) -> Result<Option<Changed>> {
    let sql = "select c.id, c.act, c.was, c.at, p.content, p.removed_at, coalesce(h.name, '') as by_name \
               from plan_class p join plan_change c on c.plan_class_id = p.id and c.revision = p.revision \
               left join person h on h.id = c.by_person_id \
               where p.id = $1 and p.institution_id = $2 and p.offering_id is null";
    let query = sqlx::query(sql).bind(id.to_string()).bind(by.institution.to_string());
    let Some(row) = query.fetch_optional(&mut *db.reader().await?).await? else { return Ok(None) };
    let was = row.text("was")?;
    let now: domain::plan::PlannedClass = serde_json::from_str(&row.text("content")?)?;
    Ok(Some(Changed {
        id: row.id("id")?,
        class: id,
        name: now.name,
        was: if was.is_empty() { None } else { Some(serde_json::from_str(&was)?) },
        done: LastDone::of(&row.text("act")?, row.number_if_any::<i64>("removed_at")?.is_some()),
        by: row.text("by_name")?,
        at: row.instant("at")?,
    }))
}

/// The same as [`timetable`], in a unit or outside.
pub(super) async fn timetable_in(
    connection: &mut AnyConnection,
    id: TermId,
    of: InstitutionId,
) -> Result<Timetable> {
    let term = term_in(connection, id, of).await?;
    let at = At { institution: of, span: span_of(&term), room: None, itself: None };
    Ok(Timetable {
        closures: closed_days(connection, &term, of).await?,
        rooms: rooms_in(connection, of, None).await?,
        campus_of: campuses_of(connection, of).await?,
        around: around(connection, at).await?,
        published: published_in(connection, id, of).await?,
        classes: classes_in(connection, id, of).await?,
        term,
    })
}

/// At which campus each of an institution's rooms lies, where that is told.
pub(crate) async fn campuses_of(
    connection: &mut AnyConnection,
    of: InstitutionId,
) -> Result<HashMap<VenueId, String>> {
    let sql = "select v.id, c.name from venue v join campus c on c.id = v.campus_id \
               where v.institution_id = $1";
    let rows = sqlx::query(sql).bind(of.to_string()).fetch_all(connection).await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.text("name")?))).collect()
}

/// A term of an institution. Another institution's is not found.
pub(crate) async fn term_in(
    connection: &mut AnyConnection,
    id: TermId,
    of: InstitutionId,
) -> Result<Term> {
    let sql = "select name, starts_on, ends_on from term where id = $1 and institution_id = $2";
    let query = sqlx::query(sql).bind(id.to_string()).bind(of.to_string());
    term_from(&query.fetch_one(connection).await?)
}

/// Public holidays and the institution's own whole days without sessions, each once.
async fn closed_days(
    connection: &mut AnyConnection,
    term: &Term,
    of: InstitutionId,
) -> Result<Vec<Closure>> {
    let mut days = public_holidays(term.starts_on, term.ends_on);
    let own = closures(connection, of).await?;
    days.extend(own.into_iter().filter(|day| day.from <= term.ends_on && term.starts_on <= day.to));
    Ok(told_once(days))
}

async fn classes_in(
    connection: &mut AnyConnection,
    term: TermId,
    of: InstitutionId,
) -> Result<Vec<DraftClass>> {
    let sql = format!(
        "select {COLUMNS} from plan_class p left join venue v on v.id = p.venue_id \
         where p.term_id = $1 and p.institution_id = $2 and p.removed_at is null \
         and p.offering_id is null order by p.id"
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(term.to_string()).bind(of.to_string());
    let rows = query.fetch_all(connection).await?;
    rows.iter().map(|row| Ok(row_from(row)?.class)).collect()
}

async fn published_in(
    connection: &mut AnyConnection,
    term: TermId,
    of: InstitutionId,
) -> Result<Vec<Published>> {
    let offerings = offerings_in(connection, term, of).await?;
    let held = offerings.into_iter().filter(|one| !is_cancelled(one));
    let published = |one: Offering| Published {
        offering: one.id,
        teacher: match one.facts {
            KindFacts::Class { teacher, .. } => teacher,
            _ => String::new(),
        },
        name: one.name,
        room: one.venue.map(|venue| venue.id),
        slots: one.slots,
    };
    Ok(held.map(published).collect())
}

/// It was called off.
pub(super) const fn is_cancelled(offering: &Offering) -> bool {
    matches!(offering.terms.state, OfferingState::Cancelled { .. })
}

/// Every class of a term that was ever published, by name.
pub(super) async fn offerings_in(
    connection: &mut AnyConnection,
    term: TermId,
    of: InstitutionId,
) -> Result<Vec<Offering>> {
    let sql = "select o.id from class k join offering o on o.id = k.offering_id \
               where k.term_id = $1 and o.institution_id = $2 order by o.name_key, o.id";
    let query = sqlx::query(sql).bind(term.to_string()).bind(of.to_string());
    let rows = query.fetch_all(&mut *connection).await?;
    let ids: Vec<OfferingId> = rows.iter().map(|row| row.id("id")).collect::<Result<_>>()?;
    by_ids(connection, &ids).await
}
