//! What the draw said to each wish, kept so that anybody can be told why. Thousands of answers are written with few statements.

use std::collections::HashMap;

use domain::draw::{Answer, List, OfferingNumber, Record};
use domain::id::{ApplicationId, OfferingId, PersonId};
use domain::stage::ForWhom;
use sqlx::AssertSqlSafe;

use super::give::Places;
use super::{Draw, WishAnswer};
use crate::columns::Columns;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::lists::{padded, rows};

/// By the number on the list.
pub(super) type People = HashMap<u32, (ApplicationId, PersonId)>;

/// So many answers are written with one statement.
const TOGETHER: usize = 32;

/// Who has wishes in the draw.
pub(super) async fn people_of(tx: &mut Tx, draw: &Draw) -> Result<People> {
    let sql =
        "select id, number, person_id from application where draw_id = $1 and ended_at is null";
    let rows = sqlx::query(sql).bind(draw.id.to_string()).fetch_all(&mut **tx).await?;
    rows.iter()
        .map(|row| Ok((row.number("number")?, (row.id("id")?, row.id("person_id")?))))
        .collect()
}

/// An answer to a wish.
#[derive(Clone, Copy)]
pub(super) struct Answered {
    /// Whose.
    pub(super) application: ApplicationId,
    /// Of what.
    pub(super) offering: OfferingId,
    /// What was said.
    pub(super) answer: WishAnswer,
    /// Of a place: for whom it was reserved.
    pub(super) share: Option<ForWhom>,
}

/// Keeps the answer to every wish; what stands on no list is left out.
pub(super) async fn answer_all(
    tx: &mut Tx,
    draw: &Draw,
    places: &Places,
    list: &List,
    record: &Record,
    people: &People,
) -> Result<()> {
    let mut all = Vec::new();
    for (application, answers) in record.outcome.by_application(list) {
        let (id, _) = *people.get(&application.number.0).ok_or(Error::NotFound)?;
        for (wish, answer) in application.wishes.iter().zip(answers) {
            let offering = places.offering(wish.offering).ok_or(Error::NotFound)?;
            let share = share_of(list, wish.offering, *answer);
            let answer = WishAnswer::from(*answer);
            all.push(Answered { application: id, offering, answer, share });
        }
    }
    answer_each(tx, &all).await?;
    let sql = "update wish set answer = 'left_out' where answer is null and application_id in \
               (select id from application where draw_id = $1 and ended_at is null)";
    sqlx::query(sql).bind(draw.id.to_string()).execute(&mut **tx).await?;
    Ok(())
}

/// For whom the place of an answer was reserved.
pub(super) fn share_of(list: &List, offering: OfferingNumber, answer: Answer) -> Option<ForWhom> {
    match answer {
        Answer::Place { share: Some(share), .. } => {
            list.offerings.get(offering.index())?.for_whom(share)
        }
        _ => None,
    }
}

/// Keeps these answers.
pub(super) async fn answer_each(tx: &mut Tx, all: &[Answered]) -> Result<()> {
    for some in all.chunks(TOGETHER) {
        let some = padded(some);
        // Both engines name the columns of `values` so. A number below nothing stands for none.
        let sql = format!(
            "update wish set answer = told.column3, \
             answer_number = case when told.column4 < 0 then null else told.column4 end, \
             answer_share = nullif(told.column5, '') \
             from (values {}) as told where wish.application_id = told.column1 \
             and wish.offering_id = told.column2",
            rows(1, some.len(), 5)
        );
        // Only numbered placeholders are put into it.
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for Answered { application, offering, answer, share } in some {
            let (word, number) = answer.stored();
            query = query
                .bind(application.to_string())
                .bind(offering.to_string())
                .bind(word)
                .bind(number.map_or(-1, i64::from))
                .bind(share.map_or("", ForWhom::code));
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}
