//! What a draw gives: its offerings, and how many places of each are reserved.

use domain::id::{DrawId, OfferingId};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::Columns;
use crate::error::Result;

/// Of an offering's places, how many are reserved for whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reserved {
    /// For people who never had a place at the institution.
    pub(super) newcomers: u32,
    /// For people of the own district.
    pub(super) district: u32,
}

/// The offerings of a draw, in the order of their numbers, without those that were taken out.
pub(super) async fn offerings_of(
    connection: &mut AnyConnection,
    draw: DrawId,
) -> Result<Vec<(OfferingId, Reserved)>> {
    let sql = "select offering_id, newcomer_places, district_places from draw_offering \
               where draw_id = $1 and left_at is null order by number";
    let rows = sqlx::query(sql).bind(draw.to_string()).fetch_all(connection).await?;
    let one = |row: &AnyRow| {
        let (newcomers, district) =
            (row.number("newcomer_places")?, row.number("district_places")?);
        Ok((row.id("offering_id")?, Reserved { newcomers, district }))
    };
    rows.iter().map(one).collect()
}
