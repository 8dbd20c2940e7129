//! 报名项目: finding classes, activities and shifts, and running them.

mod again;
mod allocation;
mod alternatives;
mod bulk;
mod contents;
mod desk;
mod find;
mod known;
pub(crate) mod row;
mod run;
pub(crate) mod stages;
pub(crate) mod standing;
mod suggest;
mod ways;

use domain::id::OfferingId;
use domain::offering::{Offering, Places, Session};
use domain::stage::Share;

pub(crate) use self::again::{CalledOff, takes_place_again};
pub(crate) use self::allocation::give_as;
pub use self::allocation::set_allocation;
pub(crate) use self::alternatives::parallel;
pub use self::alternatives::{alternatives, alternatives_then};
pub(crate) use self::bulk::put_places_back;
pub use self::bulk::{MOST_AT_ONCE, do_to_many};
pub use self::contents::{Concerned, change_contents, concerned, contents};
pub(crate) use self::contents::{find_by, said_as_before};
pub use self::desk::{gives_by_draw, listed, listed_ids, offerings_of, offerings_to_join};
pub use self::find::{Found, offerings_found, offerings_of_every_kind, subjects};
pub use self::known::{Known, known};
pub(crate) use self::run::{called_off_quietly, put_window_back};
pub use self::run::{cancel, close, open_now, opening_seen, reopen};
pub use self::stages::{OfTerm, set_stages, set_stages_of_term, stages, stages_seen};
pub use self::suggest::suggestions;
pub use self::ways::{
    Chosen, WAYS_PAGE_SIZE, Ways, offerings_to_change, set_allocations, terms_at_desk,
};

use crate::db::Db;
use crate::error::Result;
use crate::session::row::session_from;

/// One offering.
pub async fn offering(db: &Db, id: OfferingId) -> Result<Offering> {
    row::by_id(&mut *db.reader().await?, id).await
}

/// The same as it was read within this second by somebody, unless this program has changed it since: how many places are held, and
/// how many people wait, may be told as it was. For pages that thousands open at once.
pub async fn offering_lately(db: &Db, id: OfferingId) -> Result<Offering> {
    let read = async { row::by_id(&mut *db.reader().await?, id).await };
    db.offerings().of(db, id, read).await
}

/// Those that there are, in the order of their keys.
pub async fn offerings_by_ids(db: &Db, ids: &[OfferingId]) -> Result<Vec<Offering>> {
    row::by_ids(&mut *db.reader().await?, ids).await
}

/// The sessions that take place or have, by time.
pub async fn sessions(db: &Db, id: OfferingId) -> Result<Vec<Session>> {
    let mut sessions = all_sessions(db, id).await?;
    sessions.retain(|session| !session.changed.is_cancelled());
    Ok(sessions)
}

/// The same with those that are cancelled, each with what became of it.
pub async fn all_sessions(db: &Db, id: OfferingId) -> Result<Vec<Session>> {
    let sql = "select x.id, x.starts_at, x.ends_at, x.cancelled_at, x.cancel_reason, x.planned_from, \
               x.planned_to, x.substitute, x.own_teacher, x.makes_up_for, v.id as venue_id, v.name as venue_name, \
               v.floor as venue_floor, v.directions as venue_directions \
               from session x left join venue v on v.id = x.venue_id \
               where x.offering_id = $1 order by x.starts_at, x.id";
    let mut connection = db.reader().await?;
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(&mut *connection).await?;
    rows.iter().map(session_from).collect()
}

/// How many places there are, are held, and how many people wait, this moment; and what is reserved of them.
pub async fn places(db: &Db, id: OfferingId) -> Result<(Places, Vec<Share>)> {
    let sql = "select capacity, held, waiting, passed, \
               case when allocation = 'in_order' then staged else 0 end as staged \
               from offering where id = $1";
    let mut connection = db.reader().await?;
    let row = sqlx::query(sql).bind(id.to_string()).fetch_one(&mut *connection).await?;
    let shares = match row::is_staged(&row)? {
        true => stages::shares_of(&mut connection, id).await?,
        false => Vec::new(),
    };
    Ok((row::places_from(&row)?, shares))
}
