//! 几点到几点发: between which times an institution's messages go out.

use domain::id::InstitutionId;
use domain::log::{About, Act};
use domain::outbox::SendingHours;
use domain::person::Coordinator;
use sqlx::AnyConnection;

use crate::columns::Columns;
use crate::db::{Db, Reach};
use crate::error::{Error, Result};
use crate::institution::queue;
use crate::log::Doing;
use crate::seen::Seen;

/// As it is set.
pub async fn hours_of(db: &Db, institution: InstitutionId) -> Result<SendingHours> {
    hours_in(&mut *db.reader().await?, institution).await
}

async fn hours_in(
    connection: &mut AnyConnection,
    institution: InstitutionId,
) -> Result<SendingHours> {
    let query = sqlx::query("select sends_from, sends_to from institution where id = $1");
    let row = query.bind(institution.to_string()).fetch_optional(connection).await?;
    let row = row.ok_or(Error::NotFound)?;
    let (from, to) = (row.number("sends_from")?, row.number("sends_to")?);
    SendingHours::of_minutes(from, to).ok_or_else(|| Error::failed("hours that nobody can choose"))
}

/// What somebody has seen of it.
pub fn seen(hours: SendingHours) -> Result<Seen> {
    Seen::of(&hours.minutes())
}

/// Sets it for the coordinator's own. Refused where somebody has set it otherwise since it was seen.
pub async fn set_hours(db: &Db, hours: SendingHours, seen: Seen, by: &Coordinator) -> Result<()> {
    let doing = Doing::to(Act::SetSendingHours, by, About::Institution(by.institution));
    db.desk(doing, (hours, seen, by.institution), |tx, (hours, seen, institution), _| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            queue(tx, *institution).await?;
            let stand = hours_in(tx, *institution).await?;
            // The same form, sent twice.
            if stand == *hours {
                tx.note_nothing();
                return Ok(());
            }
            seen.holds(&stand.minutes())?;
            let (from, to) = hours.minutes();
            let sql = "update institution set sends_from = $2, sends_to = $3 where id = $1";
            let query = sqlx::query(sql).bind(institution.to_string()).bind(from).bind(to);
            query.execute(&mut **tx).await?;
            Ok(())
        })
    })
    .await
}
