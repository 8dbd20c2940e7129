//! Who is asked whether they want a place that came free, by name: for the desk alone, and no part of the board, which hangs on walls.

use std::collections::HashMap;

use domain::id::PersonId;
use domain::person::{Coordinator, Mobile};
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;

/// Somebody who is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedPerson {
    /// Their name, if they have told it.
    pub name: Option<String>,
    /// Their number, where one is known.
    pub mobile: Option<Mobile>,
}

/// Everybody who is offered a place at the coordinator's institution and has time to answer.
pub async fn people_asked(db: &Db, by: &Coordinator) -> Result<HashMap<PersonId, AskedPerson>> {
    let sql = "select distinct s.person_id, p.name, p.mobile from sign_up s cross join offering o \
               join person p on p.id = s.person_id \
               where o.id = s.offering_id and s.answer_by is not null and s.answer_by > $2 \
               and o.institution_id = $1 and o.last_to > $2";
    let query = sqlx::query(sql).bind(by.institution.to_string()).bind(db.now().as_second());
    let rows = query.fetch_all(&mut *db.reader().await?).await?;
    let person = |row: &AnyRow| {
        let name = row.text_if_any("name")?.filter(|name| !name.is_empty());
        let mobile = row.word_if_any("mobile", |mobile| Mobile::parse(mobile).ok())?;
        Ok((row.id("person_id")?, AskedPerson { name, mobile }))
    };
    rows.iter().map(person).collect()
}
