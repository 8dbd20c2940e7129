//! The slips of what a member has, as files: of one place, or of everything, with their card on it once they have one.

use domain::id::{PersonId, SignUpId};
use domain::member::CardNumber;

use super::{Block, Paper, Sheet};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::members::slip::paper::Slip;
use crate::pages::desk::members::{card, slip};
use crate::pages::desk::offering::entries::name_of;
use crate::paths::members::desk_member;
use crate::request::Request;
use crate::wording::desk::members as words;

/// Of everything. Who belongs to another institution is not found.
pub async fn file(request: &Request, id: PersonId) -> Result<Download, AppError> {
    written(request, card::slip(request, id).await?)
}

/// Of one place. Another institution's is not found, nor what has ended.
pub async fn place_file(request: &Request, id: SignUpId) -> Result<Download, AppError> {
    written(request, slip::slip(request, id).await?.slip)
}

fn written(request: &Request, slip: Slip) -> Result<Download, AppError> {
    let say = request.say();
    let card = slip.card.map(CardNumber::printed);
    let mut blocks = vec![Block::Text(slip.house), Block::Key(name_of(request, &slip.person))];
    if let Some(card) = &card {
        blocks.push(Block::Key(card.clone()));
        blocks.push(Block::scan(request, &desk_member(slip.person.id), words::SCAN));
    }
    blocks.push(Block::Heading(say(slip.heading).to_owned()));
    if slip.places.is_empty() {
        blocks.push(Block::Text(say(words::NOTHING).to_owned()));
    }
    blocks.extend(slip.places.into_iter().map(|rows| Block::facts(request, rows)));
    blocks.push(Block::Text(words::printed_at(request.language, request.now)));
    let title = say(slip.title).to_owned();
    // A file's name tells the card, and nobody's name.
    let name = card.map_or_else(|| format!("{title}.pdf"), |card| format!("{title}-{card}.pdf"));
    Paper { language: request.language, title, sheet: Sheet::A4, blocks }.download(name)
}
