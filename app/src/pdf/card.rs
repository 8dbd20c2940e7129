//! The slip of what a member has, as a file, and their card on it once they have one.

use domain::id::PersonId;
use domain::member::CardNumber;

use super::{Block, Paper, Sheet};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::members::card::{standing, titles};
use crate::pages::desk::members::one::sign_ups_here;
use crate::pages::desk::offering::entries::name_of;
use crate::paths::members::desk_member;
use crate::request::Request;
use crate::wording::desk::members as words;
use crate::wording::offering::{when_line, where_line};

/// Who belongs to another institution is not found.
pub async fn file(request: &Request, id: PersonId) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let by = request.coordinator()?;
    let member = store::member::member(&request.db, id, by).await?;
    let card = member.card.map(CardNumber::printed);
    let (title, heading) = titles(card.is_some());
    let house = store::institution::institution(&request.db, by.institution).await?;
    let has = sign_ups_here(request, id).await?;
    let mut blocks = vec![Block::Text(house.name), Block::Key(name_of(request, &member.person))];
    if let Some(card) = &card {
        blocks.push(Block::Key(card.clone()));
        blocks.push(Block::scan(request, &desk_member(id), words::SCAN));
    }
    blocks.push(Block::Heading(say(heading).to_owned()));
    let lines: Vec<_> = has.iter().filter_map(|one| standing(language, one)).collect();
    if lines.is_empty() {
        blocks.push(Block::Text(say(words::NOTHING).to_owned()));
    }
    for (standing, offering) in lines {
        let told = [standing, when_line(language, offering), where_line(language, offering)];
        blocks.push(Block::Facts(vec![(offering.name.clone(), told.join("\n"))]));
    }
    blocks.push(Block::Text(words::printed_at(language, request.now)));
    let title = say(title).to_owned();
    // A file's name tells the card, and nobody's name.
    let name = card.map_or_else(|| format!("{title}.pdf"), |card| format!("{title}-{card}.pdf"));
    Paper { language, title, sheet: Sheet::A4, blocks }.download(name)
}
