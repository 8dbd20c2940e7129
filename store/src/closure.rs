//! 停课、闭馆: the days without sessions, of an institution or of everybody.

use domain::calendar::{Closure, Span, day, start_of};
use domain::id::InstitutionId;
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::{Db, Tx};
use crate::error::Result;
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
    let sql = "select from_at, to_at, reason from closure \
               where venue_id is null and (institution_id = $1 or institution_id is null) \
               order by from_at";
    let mut reader = db.reader().await?;
    let rows = sqlx::query(sql).bind(institution.to_string()).fetch_all(&mut *reader).await?;
    let spans = rows.iter().map(closure).collect::<Result<Vec<_>>>()?;
    Ok(spans.into_iter().filter_map(|(span, reason)| whole_days(span, reason)).collect())
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
        Box::pin(async move { keep(tx, *institution, closures).await })
    })
    .await
}

/// The step of a unit that keeps closures.
pub(crate) async fn keep(
    tx: &mut Tx,
    institution: Option<InstitutionId>,
    closures: &[NewClosure],
) -> Result<u32> {
    let mut kept = kept_by(tx, institution).await?;
    let mut added = 0;
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
        sqlx::query(sql)
            .bind(uuid::Uuid::now_v7().to_string())
            .bind(institution.map(|id| id.to_string()))
            .bind(venue)
            .bind(closure.span.from.as_second())
            .bind(closure.span.to.as_second())
            .bind(&closure.reason)
            .execute(&mut **tx)
            .await?;
        kept.push(told(closure));
        added += 1;
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
               where coalesce(closure.institution_id, '') = $1";
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

/// The civil days that a span covers from their first instant to their last minute; `None` if there is none.
fn whole_days(span: Span, reason: String) -> Option<Closure> {
    let begins = day(span.from);
    let from = if span.from == start_of(begins) { begins } else { begins.tomorrow().ok()? };
    // An office's whole day ends at 23:59 or at midnight.
    let ends = span.to.checked_add(1.minute()).ok()?;
    let to = day(ends).yesterday().ok()?;
    (from <= to).then_some(Closure { from, to, reason })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn only_whole_days_keep_a_class_from_meeting() {
        let monday = date(2026, 11, 2);
        let days = |span| whole_days(span, String::new()).map(|closure| (closure.from, closure.to));
        let to_the_minute = Span::on(monday, time(0, 0, 0, 0), time(23, 59, 0, 0));
        assert_eq!(days(to_the_minute), Some((monday, monday)));
        let two = Span { from: start_of(monday), to: start_of(date(2026, 11, 4)) };
        assert_eq!(days(two), Some((monday, date(2026, 11, 3))));
        assert_eq!(days(Span::on(monday, time(14, 0, 0, 0), time(17, 0, 0, 0))), None);
    }
}
