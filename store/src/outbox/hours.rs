//! 几点到几点发: between which times an institution's messages go out.

use domain::id::InstitutionId;
use domain::log::{About, Act};
use domain::outbox::SendingHours;
use domain::person::Coordinator;

use crate::columns::Columns;
use crate::db::{Db, Reach};
use crate::error::{Error, Result};
use crate::log::Doing;

/// As it is set.
pub async fn hours_of(db: &Db, institution: InstitutionId) -> Result<SendingHours> {
    let query = sqlx::query("select sends_from, sends_to from institution where id = $1");
    let row = query.bind(institution.to_string()).fetch_optional(&mut *db.reader().await?).await?;
    let row = row.ok_or(Error::NotFound)?;
    let (from, to) = (row.number("sends_from")?, row.number("sends_to")?);
    SendingHours::of_minutes(from, to).ok_or_else(|| Error::failed("hours that nobody can choose"))
}

/// Sets it for the coordinator's own.
pub async fn set_hours(db: &Db, hours: SendingHours, by: &Coordinator) -> Result<()> {
    let doing = Doing::beside(Act::SetSendingHours, by, About::Institution(by.institution));
    db.desk(doing, (hours, by.institution), |tx, (hours, institution), _| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let (from, to) = hours.minutes();
            let sql = "update institution set sends_from = $2, sends_to = $3 where id = $1";
            let query = sqlx::query(sql).bind(institution.to_string()).bind(from).bind(to);
            query.execute(&mut **tx).await?;
            Ok(())
        })
    })
    .await
}
