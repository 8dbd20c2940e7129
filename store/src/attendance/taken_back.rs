//! 撤销: a tap at the door that was taken back on its tablet, while it waited there or was on its way.

use domain::attendance::{Marked, Means, TapNumber, taking_back_counts, tapped_at};
use domain::log::{About, Act, Field};
use domain::person::Coordinator;
use jiff::Timestamp;

use super::door::{Arrival, kept_record};
use super::mark::{kept, note, opened};
use super::register::lines_of;
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::log::{Changed, Doing};

/// Takes back a tap that a tablet kept while there was no network; answers whether it had made a mark. It may have come or not, and
/// may still come: by its number it is known then, and not counted any more. What else was marked stays, and the same again changes
/// nothing. Another institution's session is not found.
pub async fn take_tap_back(
    db: &Db,
    tap: Arrival,
    number: Option<TapNumber>,
    by: &Coordinator,
) -> Result<bool> {
    let doing = Doing::beside(Act::MarkRegister, by, About::Session(tap.session));
    db.desk(doing, (tap, number, by.clone()), |tx, (tap, number, by), now| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let open = opened(tx, tap.session, now).await?;
            open.of.is_run_by(by)?;
            let person = kept_record(tx, tap.person).await?;
            let lines = lines_of(tx, open.offering, tap.session).await?;
            let is_on_it = lines.iter().any(|line| line.person.id == person);
            if is_on_it && let Some(number) = number {
                keep(tx, tap, *number, now).await?;
            }
            let before = kept(tx, tap.session, person).await?;
            let at = tapped_at(tap.tapped_at, open.span, now);
            if !is_on_it || !taking_back_counts(before.as_ref(), at) {
                tx.note_nothing();
                return Ok(false);
            }
            let at = before.map_or(at, |before| before.at);
            let marked = Marked { mark: None, means: Means::Tile, at };
            note(tx, tap.session, person, &marked, by.person, now).await?;
            let Some(before) = before.and_then(|before| before.mark) else {
                tx.note_nothing();
                return Ok(false);
            };
            tx.note(Field::Number, 1);
            let changed = Changed { person, before: Some(before.code()), after: None };
            tx.note_each(Field::Marks, &[changed]);
            Ok(true)
        })
    })
    .await
}

/// Keeps by which number it is known, for whoever comes late.
async fn keep(tx: &mut Tx, tap: &Arrival, number: TapNumber, now: Timestamp) -> Result<()> {
    let sql = "insert into tap_taken_back (session_id, person_id, tap, at) values ($1, $2, $3, $4) \
               on conflict (session_id, person_id, tap) do nothing";
    sqlx::query(sql)
        .bind(tap.session.to_string())
        .bind(tap.person.to_string())
        .bind(i64::from(number.number()))
        .bind(now.as_second())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Whether this tap was taken back before it came. Only after the offering is locked.
pub(super) async fn is_taken_back(
    tx: &mut Tx,
    arrival: &Arrival,
    tap: Option<TapNumber>,
) -> Result<bool> {
    let Some(tap) = tap else { return Ok(false) };
    let sql = "select 1 as found from tap_taken_back \
               where session_id = $1 and person_id = $2 and tap = $3";
    let query = sqlx::query(sql)
        .bind(arrival.session.to_string())
        .bind(arrival.person.to_string())
        .bind(i64::from(tap.number()));
    Ok(query.fetch_optional(&mut **tx).await?.is_some())
}
