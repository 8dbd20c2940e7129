//! What became of everything that an import has made: a question for each sort of it.

use domain::id::{ImportId, InstitutionId};
use domain::import::{MemberSince, OfferingSince, RoomSince, Stays};
use jiff::Timestamp;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use super::{Going, Staying};
use crate::columns::Columns;
use crate::error::Result;
use crate::spelling::room_key;

/// What goes and what stays. `locked` is by how much the unit that asks has raised each offering's revision itself.
pub(super) async fn look(
    connection: &mut AnyConnection,
    id: ImportId,
    institution: InstitutionId,
    locked: i64,
    now: Timestamp,
) -> Result<(Going, Vec<Staying>)> {
    let (mut going, mut stays) = (Going::default(), Vec::new());
    let of = Of { id, institution, locked, now };
    offerings(connection, of, &mut going, &mut stays).await?;
    closures(connection, of, &mut going, &mut stays).await?;
    rooms(connection, of, &mut going, &mut stays).await?;
    members(connection, of, &mut going, &mut stays).await?;
    Ok((going, stays))
}

#[derive(Clone, Copy)]
struct Of {
    id: ImportId,
    institution: InstitutionId,
    locked: i64,
    now: Timestamp,
}

fn is(row: &AnyRow, column: &str) -> Result<bool> {
    Ok(row.number::<i64>(column)? != 0)
}

async fn offerings(
    connection: &mut AnyConnection,
    of: Of,
    going: &mut Going,
    stays: &mut Vec<Staying>,
) -> Result<()> {
    let query = sqlx::query(include_str!("offerings.sql")).bind(of.id.to_string());
    for row in query.bind(of.locked).fetch_all(connection).await? {
        let since = OfferingSince {
            is_asked_for: is(&row, "is_asked_for")?,
            is_changed: is(&row, "is_changed")?,
            is_cancelled: row.text("state")? == "cancelled",
            is_over: row.instant("last_to")? <= of.now,
        };
        match since.stays() {
            Some(why) => stays.push(Staying { name: row.text("name")?, why }),
            None => going.offerings.push(row.id("id")?),
        }
    }
    Ok(())
}

async fn closures(
    connection: &mut AnyConnection,
    of: Of,
    going: &mut Going,
    stays: &mut Vec<Staying>,
) -> Result<()> {
    let sql = "select c.id, c.reason, case when c.removed_at is null then 0 else 1 end as is_removed \
               from import_row r join closure c on c.id = r.row_id \
               where r.import_id = $1 and r.made = 'closure' order by c.id";
    let query = sqlx::query(sql).bind(of.id.to_string());
    for row in query.fetch_all(connection).await? {
        if is(&row, "is_removed")? {
            stays.push(Staying { name: row.text("reason")?, why: Stays::Ended });
        } else {
            going.closures.push(row.id("id")?);
        }
    }
    Ok(())
}

async fn rooms(
    connection: &mut AnyConnection,
    of: Of,
    going: &mut Going,
    stays: &mut Vec<Staying>,
) -> Result<()> {
    let sql = "select v.id, v.name, r.made, r.before, \
               case when v.revision <> r.revision then 1 else 0 end as is_changed, \
               case when exists (select 1 from session s where s.venue_id = v.id) \
               or exists (select 1 from booking b where b.venue_id = v.id) \
               or exists (select 1 from closure c where c.venue_id = v.id and c.removed_at is null) \
               then 1 else 0 end as is_in_use \
               from import_row r join venue v on v.id = r.row_id \
               where r.import_id = $1 and r.made in ('room', 'room_change') order by v.id";
    let query = sqlx::query(sql).bind(of.id.to_string());
    let named = |row: AnyRow| Ok((room_key(&row.text("name")?), row));
    let rows = query.fetch_all(connection).await?.into_iter().map(named);
    let mut rows = rows.collect::<Result<Vec<_>>>()?;
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (_, row) in rows {
        let since =
            RoomSince { is_in_use: is(&row, "is_in_use")?, is_changed: is(&row, "is_changed")? };
        let was_added = row.text("made")? == "room";
        let why = if was_added { since.stays() } else { since.stays_changed() };
        match why {
            Some(why) => stays.push(Staying { name: row.text("name")?, why }),
            None if was_added => going.rooms.push(row.id("id")?),
            None => going.room_changes.push((row.id("id")?, row.text("before")?)),
        }
    }
    Ok(())
}

async fn members(
    connection: &mut AnyConnection,
    of: Of,
    going: &mut Going,
    stays: &mut Vec<Staying>,
) -> Result<()> {
    let query = sqlx::query(include_str!("members.sql")).bind(of.id.to_string());
    let query = query.bind(of.institution.to_string());
    for row in query.fetch_all(connection).await? {
        let since = MemberSince {
            is_known: is(&row, "is_known")?,
            has_come: is(&row, "has_come")?,
            is_merged: is(&row, "is_merged")?,
            is_gone: is(&row, "is_gone")?,
        };
        match since.stays() {
            Some(why) => stays.push(Staying { name: row.text("name")?, why }),
            None => going.members.push(row.id("id")?),
        }
    }
    Ok(())
}
