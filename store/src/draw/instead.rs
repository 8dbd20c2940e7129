//! Why somebody does not wait for a wish that gave them nothing: from the list and the record as they are published.

use domain::draw::{ApplicationNumber, Instead, OfferingNumber, instead};
use sqlx::AnyConnection;

use super::{GotInstead, MyApplication, WishAnswer, by_id, offerings_of};
use crate::error::Result;

/// Adds to each such wish what its person got instead. Nothing is read where there is none.
pub(super) async fn tell_what_instead(
    connection: &mut AnyConnection,
    mine: &mut MyApplication,
) -> Result<()> {
    let asks = |answer| matches!(answer, Some(WishAnswer::Full | WishAnswer::Clash));
    if !mine.wishes.iter().any(|wish| asks(wish.answer)) {
        return Ok(());
    }
    let draw = by_id(&mut *connection, mine.draw).await?;
    let (Some(frozen), Some(held)) = (draw.frozen, draw.held) else { return Ok(()) };
    // As on the list: since then nothing has left it.
    let offerings: Vec<_> =
        offerings_of(connection, mine.draw).await?.into_iter().map(|(id, _)| id).collect();
    let names: Vec<_> = mine.wishes.iter().map(|wish| (wish.offering, wish.name.clone())).collect();
    let name = |number: OfferingNumber| {
        let id = offerings.get(number.index())?;
        names.iter().find(|(offering, _)| offering == id).map(|(_, name)| name.clone())
    };
    let own = ApplicationNumber(mine.number);
    for wish in mine.wishes.iter_mut().filter(|wish| asks(wish.answer)) {
        let place = offerings.iter().position(|id| *id == wish.offering);
        let number = place.and_then(|index| u32::try_from(index + 1).ok()).map(OfferingNumber);
        let told = number.and_then(|number| instead(&frozen.list, &held.record, own, number));
        wish.instead = match told {
            Some(Instead::Enough(got)) => {
                Some(GotInstead::Enough(got.into_iter().filter_map(name).collect()))
            }
            Some(Instead::SameTime(got)) => name(got).map(GotInstead::SameTime),
            None => None,
        };
    }
    Ok(())
}
