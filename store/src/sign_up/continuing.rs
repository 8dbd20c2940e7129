//! 续班: where somebody may continue now, and which class an offering could follow.

use std::collections::HashMap;

use domain::id::{OfferingId, PersonId};
use domain::offering::Offering;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::stage::continuing;

use super::checked::judged_by;
use super::{Asked, By};
use crate::columns::Columns;
use crate::db::Db;
use crate::error::{Error, Result, or_refused};
use crate::offering::row::by_ids;
use crate::offering::standing::standing;
use crate::person;

/// A class in which somebody may continue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continuable {
    /// Which.
    pub offering: Offering,
    /// What is in the way of it; nothing where one tap is enough.
    pub obstacle: Option<Refusal>,
}

/// The classes in which the person may continue now: they had a place in the former class, everybody else may not sign up yet,
/// they have not signed up, and a place is left that is kept for nobody else. Of each is told what signing up would say now to
/// whoever asks for them.
pub async fn continuable(db: &Db, person: PersonId, by: &By) -> Result<Vec<Continuable>> {
    let sql = "select o.id from sign_up s join class k on k.follows_id = s.offering_id \
               join offering o on o.id = k.offering_id and o.staged = 1 \
               where s.person_id = $1 and s.state = 'held' and o.opens_at > $2 and o.state = 'open' \
               and not exists (select 1 from sign_up mine where mine.offering_id = o.id \
               and mine.person_id = $1 and mine.ended_at is null) \
               order by o.first_at, o.name_key, o.id";
    let mut connection = db.reader().await?;
    let now = db.now();
    let query = sqlx::query(sql).bind(person.to_string()).bind(now.as_second());
    let rows = query.fetch_all(&mut *connection).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let person = person::by_id(&mut connection, person).await?;
    let mut told: HashMap<OfferingId, Result<(), Refusal>> = HashMap::new();
    let mut ids = Vec::new();
    for row in &rows {
        let offering: OfferingId = row.id("id")?;
        let stands = standing(&mut connection, offering).await?;
        let asked = Asked { offering, person: person.id, by: by.clone() };
        let judged = judged_by(&mut connection, (&asked, &person), &stands, now).await;
        let judged = or_refused(judged)?.map(|judged| judged.place);
        if let Some(answer) = continuing(judged) {
            ids.push(offering);
            told.insert(offering, answer);
        }
    }
    let offerings = by_ids(&mut connection, &ids).await?;
    let of = |offering: Offering| {
        let obstacle = told.remove(&offering.id).and_then(std::result::Result::err);
        Continuable { offering, obstacle }
    };
    Ok(offerings.into_iter().map(of).collect())
}

/// The class that this one follows; nothing where it follows none.
pub async fn former_class(db: &Db, offering: OfferingId) -> Result<Option<Offering>> {
    let mut connection = db.reader().await?;
    let query = sqlx::query("select follows_id from class where offering_id = $1");
    let row = query.bind(offering.to_string()).fetch_optional(&mut *connection).await?;
    let former = row.map(|row| row.word_if_any("follows_id", |id| id.parse().ok())).transpose()?;
    match former.flatten() {
        Some(former) => Ok(by_ids(&mut connection, &[former]).await?.pop()),
        None => Ok(None),
    }
}

/// The classes of the coordinator's institution that this one could follow, those of the same name or course first and the
/// latest of them before the others. Of another institution's offering nothing is found.
pub async fn could_follow(
    db: &Db,
    offering: OfferingId,
    by: &Coordinator,
) -> Result<Vec<Offering>> {
    let sql = "select f.id, case when f.name = o.name or k.course_id = c.course_id then 0 \
               when f.subject = o.subject then 1 else 2 end as distance \
               from offering o join class c on c.offering_id = o.id \
               join offering f on f.institution_id = o.institution_id and f.first_at < o.first_at \
               join class k on k.offering_id = f.id and k.term_id <> c.term_id \
               where o.id = $1 and o.institution_id = $2 and f.state <> 'cancelled' \
               order by 2, f.first_at desc, f.name_key, f.id limit 60";
    let mut connection = db.reader().await?;
    let query = sqlx::query(sql).bind(offering.to_string()).bind(by.institution.to_string());
    let rows = query.fetch_all(&mut *connection).await?;
    let ids: Vec<OfferingId> = rows.iter().map(|row| row.id("id")).collect::<Result<_>>()?;
    by_ids(&mut connection, &ids).await
}

/// The class that this one follows by its name or course, in the last term in which there was one: a proposal.
pub async fn proposed_former(
    db: &Db,
    offering: OfferingId,
    by: &Coordinator,
) -> Result<Option<OfferingId>> {
    let mut connection = db.reader().await?;
    let sql = "select f.id from offering o join class c on c.offering_id = o.id \
               join offering f on f.institution_id = o.institution_id and f.first_at < o.first_at \
               join class k on k.offering_id = f.id and k.term_id <> c.term_id \
               where o.id = $1 and o.institution_id = $2 and f.state <> 'cancelled' \
               and (f.name = o.name or k.course_id = c.course_id or f.subject = o.subject) \
               order by case when f.name = o.name then 0 when k.course_id = c.course_id then 1 else 2 end, \
               f.first_at desc, f.id limit 1";
    let query = sqlx::query(sql).bind(offering.to_string()).bind(by.institution.to_string());
    match query.fetch_optional(&mut *connection).await.map_err(Error::from)? {
        Some(row) => Ok(Some(row.id("id")?)),
        None => Ok(None),
    }
}
