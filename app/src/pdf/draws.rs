//! The papers of a draw as files: the digest for the door, the slip of wishes made at the counter, and what was drawn.

use domain::id::{ApplicationId, DrawId};

use super::{Block, Paper, Table};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::draw::digest::groups;
use crate::pages::desk::draw::results::{HEADINGS, cells, of_one, reserved_of};
use crate::pages::desk::draw::{door, slip};
use crate::paths;
use crate::request::Request;
use crate::wording::desk::draw::{counter, hold};

/// What hangs at the door once the list is frozen; before that it is not found.
pub async fn door_file(request: &Request, id: DrawId) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let by = request.coordinator()?;
    let (draw, people, _) = store::draw::draw_at_desk(&request.db, id, by).await?;
    let frozen = draw.frozen.as_ref().ok_or(AppError::NotFound)?;
    let blocks = vec![
        Block::Text(say(hold::DOOR_TITLE).to_owned()),
        Block::Heading(say(hold::DIGEST).to_owned()),
        Block::Key(groups(&frozen.digest, 4).join(" ")),
        Block::Text(say(hold::DIGEST_LINE).to_owned()),
        Block::facts(request, door::rows(language, &draw, frozen.at, people)),
        Block::Text(say(hold::DOOR_LINE).to_owned()),
        Block::scan(request, &paths::draw(draw.id), hold::DOOR_SCAN),
    ];
    Paper::upright(request, draw.name, blocks)
}

/// The slip for somebody whose wishes were made at the counter.
pub async fn slip_file(request: &Request, id: ApplicationId) -> Result<Download, AppError> {
    let say = request.say();
    let made = store::draw::application_at_desk(&request.db, id, request.coordinator()?).await?;
    let draw = store::draw::draw(&request.db, made.application.draw).await?;
    let wishes = made.application.wishes.iter().zip(1..);
    let wishes = wishes.map(|(wish, number)| format!("{number}　{}", wish.name));
    let blocks = vec![
        Block::Text(draw.name.clone()),
        Block::Heading(say(hold::DRAW_NUMBER).to_owned()),
        Block::Key(slip::in_groups(made.application.number).join(" ")),
        Block::Heading(say(counter::WISHES).to_owned()),
        Block::Text(wishes.collect::<Vec<_>>().join("\n")),
        Block::facts(request, slip::rows(request, &made, &draw)),
        Block::Text(say(counter::KEEP_IT).to_owned()),
        Block::scan(request, &paths::draw(draw.id), counter::SCAN),
    ];
    Paper::upright(request, say(counter::SLIP), blocks)
}

/// Who has a place and who waits, offering by offering; before it is held it is not found.
pub async fn results_file(request: &Request, id: DrawId) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let by = request.coordinator()?;
    let (draw, _, offerings) = store::draw::draw_at_desk(&request.db, id, by).await?;
    if draw.held.is_none() {
        return Err(AppError::NotFound);
    }
    let drawn = store::draw::drawn_of(&request.db, id, by).await?;
    let table = |drawn: &[&store::draw::DrawnAtDesk]| {
        let headings = HEADINGS.map(say).map(str::to_owned).to_vec();
        let rows = cells(request, drawn).into_iter().map(Vec::from).collect();
        (!drawn.is_empty()).then_some(Block::Table(Table { headings, rows, boxes: 0 }))
    };
    let mut blocks = Vec::new();
    let reserved = reserved_of(language, &draw, offerings.len());
    for (one, reserved) in offerings.iter().filter(|one| one.left.is_none()).zip(reserved) {
        let (places, waiting) = of_one(&drawn, one.offering);
        blocks.push(Block::Heading(one.name.clone()));
        blocks.push(Block::Text(hold::got(language, places.len(), one.places)));
        blocks.extend(reserved.into_iter().map(Block::Text));
        blocks.extend(table(&places));
        if !waiting.is_empty() {
            blocks.push(Block::Text(hold::wait(language, waiting.len())));
            blocks.extend(table(&waiting));
        }
    }
    Paper::upright(request, draw.name, blocks)
}
