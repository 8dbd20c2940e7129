//! What an offering is found by, after it says something else of itself.

use std::collections::BTreeSet;

use domain::id::OfferingId;
use domain::offering::KindFacts;
use domain::search::everyday_names;

use crate::columns::Columns;
use crate::db::Tx;
use crate::error::Result;
use crate::offering::row::by_id;
use crate::search_text::search_text_of;

/// People look for its words as they are now.
pub(crate) async fn find_by(tx: &mut Tx, id: OfferingId) -> Result<()> {
    let offering = by_id(tx, id).await?;
    let sql = "select distinct v.name as word from session s join venue v on v.id = s.venue_id \
               where s.offering_id = $1 union \
               select c.name as word from offering o join campus c on c.id = o.campus_id where o.id = $1 union \
               select r.name as word from class k join course r on r.id = k.course_id where k.offering_id = $1";
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(&mut **tx).await?;
    let around: BTreeSet<String> =
        rows.iter().map(|row| row.text("word")).collect::<Result<_>>()?;
    let mut texts = vec![offering.name.as_str(), &offering.subject];
    for name in everyday_names(&offering.subject) {
        texts.push(name);
    }
    match &offering.facts {
        KindFacts::Class { department, teacher, .. } => texts.extend([&**teacher, department]),
        KindFacts::Activity { .. } => {}
        KindFacts::Shift { team, skills, .. } => texts.extend([&**team, skills]),
    }
    texts.extend(around.iter().map(String::as_str));
    let common = [offering.institution.name.as_str(), &offering.institution.area.name];
    sqlx::query("update offering set search_text = $2 where id = $1")
        .bind(id.to_string())
        .bind(search_text_of(texts, common))
        .execute(&mut **tx)
        .await?;
    Ok(())
}
