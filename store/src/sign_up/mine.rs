//! A person's own sign-ups.

use domain::id::{OfferingId, PersonId, SignUpId};
use domain::offering::Offering;
use domain::sign_up::SignUp;
use sqlx::AssertSqlSafe;

use super::row::{by_id, live, sign_up_from};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::offering::row;

/// How long what has ended is still shown, in seconds: sixty days.
pub(crate) const SHOWN_FOR: i64 = 60 * 24 * 60 * 60;

/// A sign-up with what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MySignUp {
    /// The entry.
    pub sign_up: SignUp,
    /// What for.
    pub offering: Offering,
}

/// One of the person's own sign-ups; somebody else's is not found.
pub async fn my_sign_up(db: &Db, id: SignUpId, person: PersonId) -> Result<MySignUp> {
    let mut connection = db.reader().await?;
    let sign_up = by_id(&mut connection, id).await?;
    if sign_up.person != person {
        return Err(Error::NotFound);
    }
    let offering = row::by_id(&mut connection, sign_up.offering).await?;
    Ok(MySignUp { sign_up, offering })
}

/// The person's live sign-up on an offering.
pub async fn live_sign_up(
    db: &Db,
    offering: OfferingId,
    person: PersonId,
) -> Result<Option<SignUp>> {
    live(&mut *db.reader().await?, offering, person).await
}

/// The person's live sign-ups that are not over, soonest first, then those ended in the last sixty days.
pub async fn my_sign_ups(db: &Db, person: PersonId) -> Result<Vec<MySignUp>> {
    let now = db.now().as_second();
    let mut connection = db.reader().await?;
    let sql = include_str!("my_sign_ups.sql").replace("POSITION", include_str!("position.sql"));
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(person.to_string())
        .bind(now)
        .bind(now - SHOWN_FOR)
        .fetch_all(&mut *connection)
        .await?;
    let sign_ups: Vec<SignUp> = rows.iter().map(sign_up_from).collect::<Result<_>>()?;
    let ids: Vec<OfferingId> = sign_ups.iter().map(|sign_up| sign_up.offering).collect();
    let offerings = row::by_ids(&mut connection, &ids).await?;
    let mine = |sign_up: SignUp| {
        let of = offerings.iter().find(|offering| offering.id == sign_up.offering)?.clone();
        Some(MySignUp { sign_up, offering: of })
    };
    Ok(sign_ups.into_iter().filter_map(mine).collect())
}
