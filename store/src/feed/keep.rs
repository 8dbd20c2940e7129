//! Making an address, another one in its place, and ending it.

use std::collections::BTreeSet;

use domain::feed::FeedOf;
use domain::id::{FeedId, FormKey, InstitutionId, PersonId};
use domain::log::{About, Act};
use domain::person::Coordinator;
use domain::teaching::{names_of, teaches};
use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};
use uuid::Uuid;

use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::log::Doing;
use crate::sign_in::random_text;
use crate::spelling::{person_key, room_key};

/// An address for calendars that has not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Key.
    pub id: FeedId,
    /// Whose it is.
    pub institution: InstitutionId,
    /// What it is about.
    pub of: FeedOf,
    /// What that is called.
    pub name: String,
    /// Whoever knows it reads the calendar, or the board.
    pub token: String,
    /// Who has made it.
    pub made_by: PersonId,
}

const SELECT: &str = "select f.id, f.institution_id, f.kind, f.subject, f.token, f.made_by, \
    case f.kind when 'room' then (select v.name from venue v where v.id = f.subject) \
    when 'offering' then (select o.name from offering o where o.id = f.subject) else f.subject end as name \
    from desk_feed f where f.ended_at is null";

/// Those of the coordinator's institution, by kind and name.
pub async fn feeds(db: &Db, by: &Coordinator) -> Result<Vec<Feed>> {
    let of = by.institution.to_string();
    read(&mut *db.reader().await?, "f.institution_id = $1", of).await
}

/// The feed that the token opens, if it still opens one.
pub async fn feed_of(db: &Db, token: &str) -> Result<Option<Feed>> {
    Ok(read(&mut *db.reader().await?, "f.token = $1", storable(token)).await?.pop())
}

/// Only our own conditions stand in the text.
async fn read(connection: &mut AnyConnection, condition: &str, value: String) -> Result<Vec<Feed>> {
    let sql = format!("{SELECT} and {condition} order by f.id");
    let query = sqlx::query(AssertSqlSafe(sql)).bind(value);
    let rows = query.fetch_all(connection).await?;
    let mut feeds = rows.iter().map(feed_from).collect::<Result<Vec<_>>>()?;
    feeds.sort_by_cached_key(|feed| (feed.of.code(), room_key(&feed.name)));
    Ok(feeds)
}

fn feed_from(row: &AnyRow) -> Result<Feed> {
    let (code, subject) = (row.text("kind")?, row.text("subject")?);
    let of =
        FeedOf::from_parts(&code, &subject).ok_or_else(|| Error::failed("a feed of nothing"))?;
    let name = row.text_if_any("name")?.unwrap_or_default();
    let (id, institution) = (row.id("id")?, row.id("institution_id")?);
    let (token, made_by) = (row.text("token")?, row.id("made_by")?);
    Ok(Feed { id, institution, of, name, token, made_by })
}

/// Everybody who teaches a class of the coordinator's institution that is not over, by the sound of their names.
pub async fn teachers(db: &Db, by: &Coordinator) -> Result<Vec<String>> {
    let now = db.now().as_second();
    let taught = taught_after(&mut *db.reader().await?, by, now).await?;
    let names: BTreeSet<&str> = taught.iter().flat_map(|teachers| names_of(teachers)).collect();
    let mut names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    names.sort_by_cached_key(|name| person_key(name));
    Ok(names)
}

/// What the classes of an institution that are not over at an instant say of their teachers.
async fn taught_after(
    connection: &mut AnyConnection,
    by: &Coordinator,
    after: i64,
) -> Result<Vec<String>> {
    let sql = "select distinct c.teacher from class c join offering o on o.id = c.offering_id \
               where o.institution_id = $1 and o.last_to > $2 and c.teacher <> '' \
               union select x.own_teacher from offering o join session x on x.offering_id = o.id \
               where o.institution_id = $1 and o.last_to > $2 and x.ends_at > $2 and x.own_teacher <> ''";
    let query = sqlx::query_scalar(sql).bind(by.institution.to_string()).bind(after);
    Ok(query.fetch_all(connection).await?)
}

/// Makes an address; the one before it ends. A room or an offering of another institution is not found, nor somebody who teaches
/// nothing there.
pub async fn renew(db: &Db, key: FormKey, of: &FeedOf, by: &Coordinator) -> Result<FeedId> {
    let doing = Doing::beside(Act::RenewFeed, by, About::Institution(by.institution));
    db.desk_once(key, doing, (of.clone(), by.clone()), |tx, (of, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            queue(tx, by.institution).await?;
            is_theirs(tx, of, by).await?;
            let (code, subject) = (of.code(), storable(&of.subject()));
            let sql = "update desk_feed set ended_at = $4, ended_by = $5 where institution_id = $1 \
                       and kind = $2 and subject = $3 and ended_at is null";
            sqlx::query(sql)
                .bind(by.institution.to_string())
                .bind(code)
                .bind(subject.as_str())
                .bind(now.as_second())
                .bind(by.person.to_string())
                .execute(&mut **tx)
                .await?;
            insert(tx, code, &subject, by, now).await
        })
    })
    .await
}

async fn insert(
    tx: &mut Tx,
    code: &str,
    subject: &str,
    by: &Coordinator,
    now: Timestamp,
) -> Result<FeedId> {
    let id = FeedId(Uuid::now_v7());
    let sql = "insert into desk_feed (id, institution_id, kind, subject, token, made_at, made_by) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    sqlx::query(sql)
        .bind(id.to_string())
        .bind(by.institution.to_string())
        .bind(code)
        .bind(subject)
        .bind(random_text())
        .bind(now.as_second())
        .bind(by.person.to_string())
        .execute(&mut **tx)
        .await?;
    Ok(id)
}

async fn is_theirs(tx: &mut Tx, of: &FeedOf, by: &Coordinator) -> Result<()> {
    let sql = match of {
        FeedOf::Room(_) => "select 1 as one from venue where institution_id = $1 and id = $2",
        FeedOf::Offering(_) => {
            "select 1 as one from offering where institution_id = $1 and id = $2"
        }
        // Every institution has a board of its own.
        FeedOf::Board => return Ok(()),
        FeedOf::Teacher(name) => {
            let taught = taught_after(tx, by, 0).await?;
            let is_theirs = taught.iter().any(|teachers| teaches(teachers, name));
            return if is_theirs { Ok(()) } else { Err(Error::NotFound) };
        }
    };
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(storable(&of.subject()));
    query.fetch_optional(&mut **tx).await?.map(|_| ()).ok_or(Error::NotFound)
}

/// Ends an address of the coordinator's institution: calendars find nothing there any more. Another's is not found.
pub async fn end(db: &Db, key: FormKey, id: FeedId, by: &Coordinator) -> Result<()> {
    let doing = Doing::beside(Act::EndFeed, by, About::Institution(by.institution));
    db.desk_once(key, doing, (id, by.clone()), |tx, (id, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let sql = "update desk_feed set ended_at = coalesce(ended_at, $3), ended_by = coalesce(ended_by, $4) \
                       where id = $1 and institution_id = $2";
            let ended = sqlx::query(sql)
                .bind(id.to_string())
                .bind(by.institution.to_string())
                .bind(now.as_second())
                .bind(by.person.to_string())
                .execute(&mut **tx)
                .await?;
            if ended.rows_affected() == 0 { Err(Error::NotFound) } else { Ok(()) }
        })
    })
    .await
}
