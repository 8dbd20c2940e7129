//! Places that are offered to somebody who cannot accept them any more, since they took another: they go on to the next, and
//! their person waits on where they waited.

use domain::decision::{Basis, Decided};
use domain::id::{PersonId, SignUpId};
use domain::notice::NoticeKind;
use domain::sign_up::together::InLine;
use domain::sign_up::{Place, SignUpState};
use jiff::Timestamp;

use super::able::{TOGETHER, ToJudge};
use super::end::locked;
use super::engagements::sessions_of_each;
use super::kept::{not_to_be_asked, one_not_to_be_asked};
use super::line::Waits;
use super::offer::{lock_person, offer_free, put_away};
use super::passed::{Why, pass_over};
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::decision::{Decisive, record};
use crate::error::Result;
use crate::notice;
use crate::offering::standing::{count, standing};

/// At once where the person has just taken a place. What fails is done from time to time.
pub(crate) async fn pass_on_blocked_of(db: &Db, person: PersonId) {
    if let Err(error) = pass_on_blocked(db, Some(person)).await {
        tracing::warn!(%error, "an offer that cannot be accepted any more could not go on; it is tried later");
    }
}

/// Of one person, or of everybody who has a place. Returns how many went on.
pub(super) async fn pass_on_blocked(db: &Db, person: Option<PersonId>) -> Result<usize> {
    let mut number = 0;
    for id in blocked(db, person).await? {
        number += usize::from(db.write(id, |tx, id, now| Box::pin(go_on(tx, *id, now))).await?);
    }
    Ok(number)
}

/// Which offers cannot be accepted any more. Most of them can be: all are judged together, and only the others are worth a unit
/// each, which judges again. Index: sign_up_by_answer.
async fn blocked(db: &Db, person: Option<PersonId>) -> Result<Vec<SignUpId>> {
    let sql = "select s.id, s.person_id, s.offering_id from sign_up s join offering o on o.id = s.offering_id \
               where s.answer_by is not null and s.state = 'held' and ($2 is null or s.person_id = $2) \
               and o.state <> 'cancelled' and o.last_to > $1 and exists (select 1 from sign_up h \
               where h.person_id = s.person_id and h.state = 'held' and h.answer_by is null) \
               order by s.answer_by, s.id";
    let (now, mut connection) = (db.now(), db.reader().await?);
    let query = sqlx::query(sql).bind(now.as_second());
    let query = query.bind(person.map(|person| person.to_string()));
    let rows = query.fetch_all(&mut *connection).await?;
    let offered = rows.iter().map(|row| {
        let (person, offering) = (row.id("person_id")?, row.id("offering_id")?);
        Ok(ToJudge { id: row.id("id")?, person, offering })
    });
    let offered: Vec<ToJudge> = offered.collect::<Result<_>>()?;
    let mut blocked = Vec::new();
    for some in offered.chunks(TOGETHER) {
        let offerings: Vec<_> = some.iter().map(|one| one.offering).collect();
        let sessions = sessions_of_each(&mut connection, &offerings, now).await?;
        let unable = not_to_be_asked(&mut connection, &sessions, some, now).await?;
        let ids = some.iter().map(|one| one.id);
        blocked.extend(ids.filter(|id| unable.contains_key(id)));
    }
    Ok(blocked)
}

/// The place goes on, if it is still offered and cannot be accepted: its person is passed over, as if it became free only now.
async fn go_on(tx: &mut Tx, id: SignUpId, now: Timestamp) -> Result<bool> {
    // Before the offering's row, as whoever signs up does: two never wait for each other.
    let person = lock_person(tx, id).await?;
    let (sign_up, offering) = locked(tx, id).await?;
    tx.reaches(Reach::PlacesOf(sign_up.offering));
    if !matches!(sign_up.state, SignUpState::Live(Place::Offered { .. })) {
        return Ok(false);
    }
    let Some(refusal) = one_not_to_be_asked(tx, &sign_up, now).await? else { return Ok(false) };
    sqlx::query("update sign_up set state = 'waiting', answer_by = null where id = $1")
        .bind(id.to_string())
        .execute(&mut **tx)
        .await?;
    count(tx, sign_up.offering, -1, 1).await?;
    let (what, before) = (Decided::PassedOver, &offering.places);
    record(tx, Decisive { sign_up: id, what, basis: &Basis::InOrder, before, by: None }, now)
        .await?;
    put_away(tx, id, now).await?;
    let in_line = InLine { who: id, with: None, was_asked_alone: false };
    let waits = Waits { in_line, person, is_counted: false, over: None };
    let why = Some(Why::of(&refusal));
    pass_over(tx, sign_up.offering, &[waits], &[(id, why)], now).await?;
    offer_free(tx, sign_up.offering, now).await?;
    // Somebody else is asked now, unless nobody could take it.
    let is_taken = standing(tx, sign_up.offering).await?.places.held >= offering.places.held;
    let gone = NoticeKind::OfferGone { because: Box::new(refusal), is_taken };
    notice::tell(tx, gone, person, sign_up.offering, id, now).await?;
    Ok(true)
}
