//! A person's own marks, and what they say of them themselves.

use domain::attendance::{Mark, Marked, Means, mark_counts, may_say};
use domain::id::{FormKey, PersonId, SessionId, SignUpId};
use domain::offering::Session;
use domain::refusal::Refusal;
use sqlx::any::AnyRow;

use super::mark::{kept, note, opened};
use super::register::marked_from;
use crate::db::{Db, Reach};
use crate::error::{Error, Result};
use crate::session::row::session_from;

/// One session and how the person is marked there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyMark {
    /// Which.
    pub session: Session,
    /// How, if at all.
    pub marked: Option<Marked>,
}

/// Every session of the person's own sign-up that has begun, and the next one, the latest first; about somebody else's there is
/// nothing.
pub async fn my_marks(db: &Db, sign_up: SignUpId, person: PersonId) -> Result<Vec<MyMark>> {
    let rows = sqlx::query(include_str!("mine.sql"))
        .bind(sign_up.to_string())
        .bind(person.to_string())
        .bind(db.now().as_second())
        .fetch_all(&mut *db.reader().await?)
        .await?;
    let mine = |row: &AnyRow| Ok(MyMark { session: session_from(row)?, marked: marked_from(row)? });
    rows.iter().map(mine).collect()
}

/// Keeps what the person says of one session: that they were there, are on leave, or come after all. The desk reads that they said
/// so.
/// A session of something that they never had a place on is not found.
pub async fn say(
    db: &Db,
    key: FormKey,
    session: SessionId,
    mark: Option<Mark>,
    person: PersonId,
) -> Result<()> {
    db.write_once(
        key,
        "say_attendance",
        (session, mark, person),
        |tx, (session, mark, person), now| {
            tx.reaches(Reach::NothingPublic);
            Box::pin(async move {
                let open = opened(tx, *session, now).await?;
                let sql = "select 1 as one from sign_up where offering_id = $1 and person_id = $2 \
                       and (state = 'held' or (state = 'ended' and ended_as = 'held')) limit 1";
                let query =
                    sqlx::query(sql).bind(open.offering.to_string()).bind(person.to_string());
                query.fetch_optional(&mut **tx).await?.ok_or(Error::NotFound)?;
                may_say(*mark, open.span, now).map_err(Refusal::Attendance)?;
                let kept = kept(tx, *session, *person).await?;
                if mark_counts(kept.as_ref(), *mark) {
                    let said = Marked { mark: *mark, means: Means::Person, at: now };
                    note(tx, *session, *person, &said, *person, now).await?;
                }
                Ok(())
            })
        },
    )
    .await
}
