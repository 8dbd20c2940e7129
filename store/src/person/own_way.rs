//! 怎么通知: how somebody wants to be told, chosen by themselves or, at their wish, at a desk.

use domain::id::PersonId;
use domain::log::{About, Act};
use domain::outbox::OwnWay;
use domain::person::{Coordinator, Person};
use domain::refusal::Refusal;
use sqlx::AnyConnection;

use super::{by_id, found};
use crate::columns::Columns;
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::log::Doing;
use crate::seen::Seen;

/// As it was chosen; `None`: nobody has.
pub async fn own_way(db: &Db, id: PersonId) -> Result<Option<OwnWay>> {
    chosen(&mut *db.reader().await?, id).await
}

async fn chosen(connection: &mut AnyConnection, id: PersonId) -> Result<Option<OwnWay>> {
    let query = sqlx::query("select own_way from person where id = $1").bind(id.to_string());
    query.fetch_one(connection).await?.word_if_any("own_way", OwnWay::from_code)
}

/// What leads to somebody, to be chosen from.
pub async fn ways_to(db: &Db, person: &Person) -> Result<Vec<OwnWay>> {
    let has_address = has_address(&mut *db.reader().await?, person.id).await?;
    Ok(OwnWay::ALL.into_iter().filter(|way| way.reaches(person, has_address)).collect())
}

async fn has_address(connection: &mut AnyConnection, id: PersonId) -> Result<bool> {
    let query = sqlx::query("select address from person where id = $1").bind(id.to_string());
    let address = query.fetch_one(connection).await?.text_if_any("address")?;
    Ok(address.is_some_and(|address| !address.trim().is_empty()))
}

/// Keeps what the person has chosen. What would not lead to them is refused.
pub async fn save_own_way(db: &Db, id: PersonId, way: OwnWay) -> Result<()> {
    db.write((id, way), |tx, (id, way), _| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(keep(tx, *id, *way))
    })
    .await
}

/// The same at the desk, for a member who asks for it. Refused where it was chosen otherwise since it was seen. Somebody who does
/// not belong to the institution is not found.
pub async fn set_own_way(
    db: &Db,
    id: PersonId,
    way: OwnWay,
    seen: Seen,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::to(Act::SetOwnWay, by, About::Person(id));
    db.desk(doing, (id, way, seen, by.institution), |tx, (id, way, seen, institution), _| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let sql = "select person_id from member where person_id = $1 and institution_id = $2";
            let query = sqlx::query(sql).bind(id.to_string()).bind(institution.to_string());
            query.fetch_one(&mut **tx).await?;
            // Whoever chooses at the same moment waits here.
            let lock = "update person set own_way = own_way where id = $1";
            sqlx::query(lock).bind(id.to_string()).execute(&mut **tx).await?;
            let stands = chosen(tx, *id).await?;
            // The same form, sent twice.
            if stands == Some(*way) {
                tx.note_nothing();
                return Ok(());
            }
            seen.holds(&stands)?;
            keep(tx, *id, *way).await
        })
    })
    .await
}

async fn keep(tx: &mut Tx, id: PersonId, way: OwnWay) -> Result<()> {
    let has_address = has_address(tx, id).await?;
    if !way.reaches(&by_id(tx, id).await?, has_address) {
        return Err(Refusal::NotAllowed.into());
    }
    let query = sqlx::query("update person set own_way = $2 where id = $1").bind(id.to_string());
    found(query.bind(way.code()).execute(&mut **tx).await?.rows_affected())
}
