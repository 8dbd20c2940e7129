//! 停课、闭馆: the days without sessions, of an institution or of everybody.

use domain::calendar::{Closure, Span, day};
use domain::holiday::public_holidays;
use domain::id::{ClosureId, InstitutionId};
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::new_offering::{NewVenue, venue_named};

/// A closure that is about to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NewClosure {
    /// From when to when.
    pub span: Span,
    /// The room that is closed; `None` for the whole house.
    pub venue: Option<NewVenue>,
    /// 周一闭馆, 地面维修.
    pub reason: String,
}

/// The whole days on which the whole house is closed: the institution's own and everybody's.
pub async fn closures_of(db: &Db, institution: InstitutionId) -> Result<Vec<Closure>> {
    closures(&mut *db.reader().await?, institution).await
}

/// The same, in a unit or outside.
pub(crate) async fn closures(
    connection: &mut AnyConnection,
    institution: InstitutionId,
) -> Result<Vec<Closure>> {
    let sql = "select from_at, to_at, reason from closure \
               where venue_id is null and removed_at is null \
               and (institution_id = $1 or institution_id is null) \
               order by from_at";
    let rows = sqlx::query(sql).bind(institution.to_string()).fetch_all(connection).await?;
    let spans = rows.iter().map(closure).collect::<Result<Vec<_>>>()?;
    let days = |(span, reason): (Span, String)| {
        span.whole_days().map(|(from, to)| Closure { from, to, reason })
    };
    // Only whole days keep a class from meeting.
    Ok(spans.into_iter().filter_map(days).collect())
}

/// The public holidays at that time on which a house is shut, in order. What it has opened is left out, and what a closure of the
/// whole house covers: each is told once.
pub(crate) async fn shut_holidays(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    during: Span,
) -> Result<Vec<Closure>> {
    let mut holidays = public_holidays(day(during.from), day(during.to));
    holidays.retain(|holiday| holiday.span().overlaps(&during));
    if holidays.is_empty() {
        return Ok(holidays);
    }
    let sql = "select from_at, to_at, reason from closure \
               where (institution_id = $1 or institution_id is null) and venue_id is null \
               and (removed_at is null or holiday_on is not null) and from_at < $3 and to_at > $2";
    let query = sqlx::query(sql).bind(institution.to_string());
    let query = query.bind(during.from.as_second()).bind(during.to.as_second());
    let rows = query.fetch_all(connection).await?;
    let kept = rows.iter().map(closure).collect::<Result<Vec<_>>>()?;
    let covers = |whole: &Span, part: Span| whole.from <= part.from && part.to <= whole.to;
    holidays.retain(|holiday| !kept.iter().any(|(span, _)| covers(span, holiday.span())));
    Ok(holidays)
}

/// A house or a room that is closed, as the notice on the door tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// From when to when.
    pub span: Span,
    /// The room; `None` for the whole house.
    pub venue: Option<String>,
    /// 周一闭馆, 地面维修.
    pub reason: String,
}

/// What is closed in a stretch of time, of the institution's own and of everybody's, public holidays too, by time.
pub async fn closed_in(db: &Db, institution: InstitutionId, during: Span) -> Result<Vec<Closed>> {
    let sql = "select closure.from_at, closure.to_at, closure.reason, venue.name as venue \
               from closure left join venue on venue.id = closure.venue_id \
               where (closure.institution_id = $1 or closure.institution_id is null) \
               and closure.removed_at is null and closure.from_at < $3 and closure.to_at > $2 \
               order by closure.from_at, closure.id";
    let closed = |row: &AnyRow| {
        let (span, reason) = closure(row)?;
        Ok(Closed { span, venue: row.text_if_any("venue")?, reason })
    };
    let mut reader = db.reader().await?;
    let query = sqlx::query(sql).bind(institution.to_string());
    let query = query.bind(during.from.as_second()).bind(during.to.as_second());
    let rows = query.fetch_all(&mut *reader).await?;
    let mut all = rows.iter().map(closed).collect::<Result<Vec<_>>>()?;
    let holidays = shut_holidays(&mut reader, institution, during).await?.into_iter();
    all.extend(holidays.map(|day| Closed { span: day.span(), venue: None, reason: day.reason }));
    all.sort_by_key(|closed| closed.span.from);
    Ok(all)
}

/// Which of these closures are kept already.
pub async fn known(
    db: &Db,
    institution: InstitutionId,
    closures: &[NewClosure],
) -> Result<Vec<bool>> {
    let mut reader = db.reader().await?;
    let kept = kept_by(&mut reader, Some(institution)).await?;
    Ok(closures.iter().map(|closure| kept.contains(&told(closure))).collect())
}

/// Keeps closures of an institution, or of everybody; those that are there stay. Returns how many are new.
pub async fn add(
    db: &Db,
    institution: Option<InstitutionId>,
    closures: &[NewClosure],
) -> Result<u32> {
    db.write((institution, closures.to_vec()), |tx, (institution, closures), _| {
        Box::pin(async move {
            let kept = keep(tx, *institution, closures).await?;
            u32::try_from(kept.len()).map_err(Error::failed)
        })
    })
    .await
}

/// The step of a unit that keeps closures: the keys of those that are new.
pub(crate) async fn keep(
    tx: &mut Tx,
    institution: Option<InstitutionId>,
    closures: &[NewClosure],
) -> Result<Vec<ClosureId>> {
    let mut kept = kept_by(tx, institution).await?;
    let mut added = Vec::new();
    for closure in closures {
        if kept.contains(&told(closure)) {
            continue;
        }
        let venue = match (institution, &closure.venue) {
            (Some(institution), Some(venue)) => Some(venue_named(tx, institution, venue).await?),
            _ => None,
        };
        let sql = "insert into closure (id, institution_id, venue_id, from_at, to_at, reason) \
                   values ($1, $2, $3, $4, $5, $6)";
        let id = ClosureId(uuid::Uuid::now_v7());
        sqlx::query(sql)
            .bind(id.to_string())
            .bind(institution.map(|id| id.to_string()))
            .bind(venue)
            .bind(closure.span.from.as_second())
            .bind(closure.span.to.as_second())
            .bind(&closure.reason)
            .execute(&mut **tx)
            .await?;
        kept.push(told(closure));
        added.push(id);
    }
    Ok(added)
}

/// What tells one closure from another: the room, the beginning and the end.
type Told = (String, i64, i64);

fn told(closure: &NewClosure) -> Told {
    let venue = closure.venue.as_ref().map(|venue| venue.name.clone()).unwrap_or_default();
    (venue, closure.span.from.as_second(), closure.span.to.as_second())
}

async fn kept_by(
    connection: &mut AnyConnection,
    institution: Option<InstitutionId>,
) -> Result<Vec<Told>> {
    let sql = "select coalesce(venue.name, '') as venue, closure.from_at, closure.to_at \
               from closure left join venue on venue.id = closure.venue_id \
               where coalesce(closure.institution_id, '') = $1 and closure.removed_at is null";
    let institution = institution.map(|id| id.to_string()).unwrap_or_default();
    let rows = sqlx::query(sql).bind(institution).fetch_all(&mut *connection).await?;
    rows.iter()
        .map(|row| Ok((row.text("venue")?, row.number("from_at")?, row.number("to_at")?)))
        .collect()
}

fn closure(row: &AnyRow) -> Result<(Span, String)> {
    let span = Span { from: row.instant("from_at")?, to: row.instant("to_at")? };
    Ok((span, row.text("reason")?))
}
