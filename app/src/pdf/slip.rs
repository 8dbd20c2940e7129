//! The slip of a booked room as a file.

use domain::id::BookingId;

use super::{Block, Paper};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::booking::asking::Side;
use crate::pages::booking::slip::Slip;
use crate::request::Request;
use crate::wording::booking::own::GIVE_UP_WHY;
use crate::wording::booking::slip as words;
use crate::wording::desk::members::printed_at;

/// One that the desk's institution has; another's is not found.
pub async fn desk_file(request: &Request, id: BookingId) -> Result<Download, AppError> {
    file(request, Side::Desk, id).await
}

/// One of the reader's own; somebody else's is not found.
pub async fn my_file(request: &Request, id: BookingId) -> Result<Download, AppError> {
    file(request, Side::Own, id).await
}

async fn file(request: &Request, side: Side, id: BookingId) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let slip = Slip::of(request, side, id).await?.ok_or(AppError::NotFound)?;
    let mut blocks = vec![Block::Text(slip.house.name.clone())];
    blocks.extend(slip.keys(request).map(|(_, text)| Block::Key(text)));
    blocks.push(Block::facts(request, slip.rows(request)));
    blocks.push(Block::Text(say(GIVE_UP_WHY).to_owned()));
    let (page, scan) = slip.scan();
    blocks.push(Block::scan(request, &page, scan));
    blocks.push(Block::Text(printed_at(language, request.now)));
    Paper::upright(request, say(words::TITLE), blocks)
}
