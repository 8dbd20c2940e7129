//! 代课: which teachers of an institution could teach one session in somebody's place.

use std::collections::BTreeMap;

use domain::id::SessionId;
use domain::person::Coordinator;
use domain::session::{Substitute, ranked};
use domain::teaching::{names_of, teaches};
use domain::text::folded;
use jiff::SignedDuration;

use super::asked::{add_asked, add_telephones};
use super::desk::{offering_of, one_of};
use super::preview::beside;
use crate::columns::Columns;
use crate::db::Db;
use crate::error::Result;
use crate::offering::standing::standing;

/// Whoever taught within so long is asked.
const TAUGHT_WITHIN: SignedDuration = SignedDuration::from_hours(366 * 24);

/// So many are told.
const TOLD: usize = 6;

/// Who is free then and could teach it, whoever fits best first; nobody for what has no teacher. Another institution's is not
/// found.
pub async fn substitutes(db: &Db, id: SessionId, by: &Coordinator) -> Result<Vec<Substitute>> {
    let (mut connection, now) = (db.reader().await?, db.now());
    let offering = offering_of(&mut connection, id).await?;
    standing(&mut connection, offering).await?.is_run_by(by)?;
    let one = one_of(&mut connection, offering, id).await?;
    let Some(own) = &one.standing.own_teacher else { return Ok(Vec::new()) };
    let rows = sqlx::query(include_str!("substitutes.sql"))
        .bind(by.institution.to_string())
        .bind(offering.to_string())
        .bind((now - TAUGHT_WITHIN).as_second())
        .fetch_all(&mut *connection)
        .await?;
    let mut found: BTreeMap<String, Substitute> = BTreeMap::new();
    for row in &rows {
        let (same_course, same_subject) =
            (row.number::<i64>("same_course")? == 1, row.number::<i64>("same_subject")? == 1);
        let times: u32 = row.number("times")?;
        // Of those who teach together each is asked by themselves.
        for teacher in names_of(&row.text("teacher")?) {
            let one = found.entry(folded(teacher)).or_insert_with(|| Substitute {
                teacher: teacher.to_owned(),
                ..Substitute::default()
            });
            one.same_course |= same_course;
            one.same_subject |= same_subject;
            one.times += times;
        }
    }
    add_asked(&mut connection, &mut found, id, by, now).await?;
    add_telephones(&mut connection, &mut found, by).await?;
    // Whose class it is stands in nobody's place.
    found.retain(|_, one| !teaches(own, &one.teacher));
    let (span, itself) = (one.session.span, Some(one.session.id));
    let around = beside(&mut connection, by.institution, true, span, itself).await?;
    let ranked = ranked(found.into_values().collect(), one.standing.teacher(), &around);
    // Who was asked stays in sight.
    let told = ranked.into_iter().enumerate();
    let told = told.filter(|(place, one)| *place < TOLD || one.invited.is_some());
    Ok(told.map(|(_, one)| one).collect())
}
