//! What else there is, for somebody who finds an offering full or closed.

use domain::offering::Offering;

use super::find::ids;
use super::row::by_ids;
use crate::db::Db;
use crate::error::Result;

/// Others of the same course or subject that one can sign up for now: free places first, then the
/// same course, then the same city; at most three.
pub async fn alternatives(db: &Db, offering: &Offering) -> Result<Vec<Offering>> {
    let city = offering.institution.area.code.as_str()[..4].to_owned();
    let mut connection = db.reader().await?;
    let rows = sqlx::query(include_str!("alternatives.sql"))
        .bind(offering.id.to_string())
        .bind(offering.kind.code())
        .bind(offering.subject.as_str())
        .bind(db.now().as_second())
        .bind(format!("{city}%"))
        .fetch_all(&mut *connection)
        .await?;
    by_ids(&mut connection, &ids(&rows)?).await
}
