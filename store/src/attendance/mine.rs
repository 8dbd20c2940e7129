//! A person's own marks, and what they say of them themselves.

use domain::attendance::{Mark, Marked, Means, mark_counts, may_say};
use domain::id::{FormKey, PersonId, SessionId, SignUpId};
use domain::offering::Session;
use domain::refusal::Refusal;
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::mark::{kept, note, opened};
use super::register::marked_from;
use crate::columns::Columns;
use crate::db::{Db, Reach};
use crate::error::{Error, Result};
use crate::session::row::session_from;

/// One session and how the person is marked there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyMark {
    /// Of what.
    pub name: String,
    /// Which.
    pub session: Session,
    /// How, if at all.
    pub marked: Option<Marked>,
}

fn mine_from(row: &AnyRow) -> Result<MyMark> {
    let (name, session) = (row.text("offering_name")?, session_from(row)?);
    Ok(MyMark { name, session, marked: marked_from(row)? })
}

/// Every session of the person's own sign-up that has begun, and the next one, the latest first; about somebody else's there is
/// nothing.
pub(crate) async fn my_marks(
    connection: &mut AnyConnection,
    sign_up: SignUpId,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<MyMark>> {
    let sql = concat!(include_str!("mine.sql"), include_str!("mine_of_sign_up.sql"));
    let rows = sqlx::query(sql)
        .bind(person.to_string())
        .bind(sign_up.to_string())
        .bind(now.as_second())
        .fetch_all(connection)
        .await?;
    rows.iter().map(mine_from).collect()
}

/// Every mark of the person's own, the latest session first: also where they have no place any more, or never had one, and of
/// what was called off.
pub async fn all_my_marks(db: &Db, person: PersonId) -> Result<Vec<MyMark>> {
    let sql = concat!(
        include_str!("mine.sql"),
        "where x.id in (select k.session_id from attendance k where k.person_id = $1 and k.mark is not null) \
         order by x.starts_at desc, x.id limit 400"
    );
    let query = sqlx::query(sql).bind(person.to_string());
    query.fetch_all(&mut *db.reader().await?).await?.iter().map(mine_from).collect()
}

/// How the person stands at one session: they have a place at it, or were marked there once. Others find nothing.
pub(super) async fn my_mark_of(
    connection: &mut AnyConnection,
    session: SessionId,
    person: PersonId,
) -> Result<MyMark> {
    let sql = concat!(
        include_str!("mine.sql"),
        "where x.id = $2 and (a.person_id is not null or exists ( \
         select 1 from session_place w where w.session_id = x.id and w.person_id = $1))"
    );
    let query = sqlx::query(sql).bind(person.to_string()).bind(session.to_string());
    mine_from(&query.fetch_one(connection).await?)
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
                       and (state = 'held' and answer_by is null or ended_as = 'held') limit 1";
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
