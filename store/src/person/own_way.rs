//! 怎么通知: how somebody wants to be told and where their letters go, told by themselves or, at their wish, at a desk.

use domain::id::PersonId;
use domain::log::{About, Act};
use domain::outbox::OwnWay;
use domain::person::{AddressTold, Coordinator};
use domain::refusal::Refusal;
use serde::Serialize;
use sqlx::AnyConnection;

use super::{by_id, found};
use crate::columns::{Columns, storable};
use crate::db::{Db, Reach, Tx};
use crate::error::Result;
use crate::log::Doing;
use crate::seen::Seen;

/// How somebody is told of what does not wait on their own pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HowTold {
    /// As it was chosen; `None`: nobody has.
    pub own_way: Option<OwnWay>,
    /// Where their letters go, if anybody knows.
    pub address: Option<String>,
}

/// How somebody is told.
pub async fn how_told(db: &Db, id: PersonId) -> Result<HowTold> {
    stands(&mut *db.reader().await?, id).await
}

async fn stands(connection: &mut AnyConnection, id: PersonId) -> Result<HowTold> {
    let query = sqlx::query("select own_way, address from person where id = $1");
    let row = query.bind(id.to_string()).fetch_one(connection).await?;
    let address = row.text_if_any("address")?.map(|address| address.trim().to_owned());
    Ok(HowTold {
        own_way: row.word_if_any("own_way", OwnWay::from_code)?,
        address: address.filter(|address| !address.is_empty()),
    })
}

/// Keeps what the person has chosen. What would not lead to them is refused.
pub async fn save_own_way(db: &Db, id: PersonId, way: OwnWay, address: &AddressTold) -> Result<()> {
    db.write((id, way, address.clone()), |tx, (id, way, address), _| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(keep(tx, *id, *way, address))
    })
    .await
}

/// The same at the desk, for a member who asks for it. Refused where it was told otherwise since it was seen. Somebody who does
/// not belong to the institution is not found.
pub async fn set_own_way(
    db: &Db,
    id: PersonId,
    way: OwnWay,
    address: &AddressTold,
    seen: Seen,
    by: &Coordinator,
) -> Result<()> {
    let doing = Doing::to(Act::SetOwnWay, by, About::Person(id));
    let facts = (id, way, address.clone(), seen, by.institution);
    db.desk(doing, facts, |tx, (id, way, address, seen, institution), _| {
        tx.reaches(Reach::NothingPublic);
        Box::pin(async move {
            let sql = "select person_id from member where person_id = $1 and institution_id = $2";
            let query = sqlx::query(sql).bind(id.to_string()).bind(institution.to_string());
            query.fetch_one(&mut **tx).await?;
            // Whoever chooses at the same moment waits here.
            let lock = "update person set own_way = own_way where id = $1";
            sqlx::query(lock).bind(id.to_string()).execute(&mut **tx).await?;
            let now = stands(tx, *id).await?;
            // The same form, sent twice.
            if now == wanted(*way, address, &now) {
                tx.note_nothing();
                return Ok(());
            }
            seen.holds(&now)?;
            keep(tx, *id, *way, address).await
        })
    })
    .await
}

/// How it will stand.
fn wanted(way: OwnWay, address: &AddressTold, now: &HowTold) -> HowTold {
    let address = match address {
        AddressTold::Nothing => now.address.clone(),
        AddressTold::Gone => None,
        AddressTold::Is(address) => Some(storable(address.as_str())),
    };
    HowTold { own_way: Some(way), address }
}

async fn keep(tx: &mut Tx, id: PersonId, way: OwnWay, address: &AddressTold) -> Result<()> {
    let wanted = wanted(way, address, &stands(tx, id).await?);
    if !way.reaches(&by_id(tx, id).await?, wanted.address.is_some()) {
        return Err(Refusal::NotAllowed.into());
    }
    let query = sqlx::query("update person set own_way = $2, address = $3 where id = $1");
    let query = query.bind(id.to_string()).bind(way.code()).bind(wanted.address);
    found(query.execute(&mut **tx).await?.rows_affected())
}
