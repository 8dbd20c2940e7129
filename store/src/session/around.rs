//! What else an institution has at a time: what meets, and what is closed.

use domain::calendar::{Span, day};
use domain::holiday::public_holidays;
use domain::id::{InstitutionId, SessionId};
use domain::session::{Around, Shut, Taken};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::error::Result;

/// Everything at that time but the session itself. A class meets on no public holiday; what a centre holds may be for it.
pub(super) async fn around(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    is_class: bool,
    span: Span,
    itself: Option<SessionId>,
) -> Result<Around> {
    let rows = sqlx::query(include_str!("around.sql"))
        .bind(institution.to_string())
        .bind(span.from.as_second())
        .bind(span.to.as_second())
        .bind(itself.map(|id| id.to_string()).unwrap_or_default())
        .fetch_all(&mut *connection)
        .await?;
    let taken = rows.iter().map(taken_from).collect::<Result<Vec<_>>>()?;
    let mut shut = shut_in(connection, institution, span).await?;
    if is_class {
        let holidays = public_holidays(day(span.from), day(span.from));
        shut.extend(holidays.into_iter().map(|day| Shut { venue: None, reason: day.reason }));
    }
    Ok(Around { taken, shut })
}

fn taken_from(row: &AnyRow) -> Result<Taken> {
    Ok(Taken {
        offering: row.id("offering_id")?,
        name: row.text("name")?,
        span: Span { from: row.instant("starts_at")?, to: row.instant("ends_at")? },
        venue: row.word_if_any("venue_id", |id| id.parse().ok())?,
        room: row.text("room")?,
        teacher: row.text("teacher")?,
    })
}

async fn shut_in(
    connection: &mut AnyConnection,
    institution: InstitutionId,
    span: Span,
) -> Result<Vec<Shut>> {
    let sql = "select venue_id, reason from closure \
               where (institution_id = $1 or institution_id is null) \
               and from_at < $3 and to_at > $2 order by from_at, id";
    let rows = sqlx::query(sql)
        .bind(institution.to_string())
        .bind(span.from.as_second())
        .bind(span.to.as_second())
        .fetch_all(connection)
        .await?;
    let shut = |row: &AnyRow| {
        let venue = row.word_if_any("venue_id", |id| id.parse().ok())?;
        Ok(Shut { venue, reason: row.text("reason")? })
    };
    rows.iter().map(shut).collect()
}
