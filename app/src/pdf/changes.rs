//! What hangs at the door as a file: everything that has changed on a day with the rooms in use, what became of one session, or
//! what was announced.

use domain::calendar::day;
use domain::id::{AnnouncementId, SessionId};
use domain::language::Language;
use jiff::civil::Date;
use store::announcement::announcement;
use store::booking::booked_during;
use store::session::door::{DoorChange, change_of, changes_during};

use super::notice::{head, of_size};
use super::{Block, Paper};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::notice::announced;
use crate::pages::desk::notice::changes::{Told, booked, told, whole_day};
use crate::request::Request;
use crate::wording::desk::changes as words;

/// The day that was asked for, today where none was; on A3 where that is wanted.
pub async fn of_day(
    request: &Request,
    on: Option<Date>,
    is_a3: bool,
) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let by = request.coordinator()?;
    let on = on.unwrap_or_else(|| day(request.now));
    let span = whole_day(on)?;
    let changes = changes_during(&request.db, span, by).await?;
    let bookings = booked_during(&request.db, span, by).await?;
    let mut blocks: Vec<Block> =
        changes.iter().flat_map(|change| of_change(language, change)).collect();
    if blocks.is_empty() {
        blocks.push(Block::Text(say(words::NOTHING).to_owned()));
    }
    if !bookings.is_empty() {
        blocks.push(Block::Heading(say(words::BOOKED).to_owned()));
        let rows = bookings.iter().map(|booking| booked(language, booking));
        blocks.push(Block::Facts(rows.collect()));
    }
    paper(request, words::title(language, on), blocks, is_a3).await
}

/// What has become of one session. One that is as it was planned is not found.
pub async fn of_session(
    request: &Request,
    id: SessionId,
    is_a3: bool,
) -> Result<Download, AppError> {
    let language = request.language;
    let change = change_of(&request.db, id, request.coordinator()?).await?;
    let title = words::what(language, &change).to_owned();
    paper(request, title, of_change(language, &change), is_a3).await
}

/// What was announced. Another institution's is not found.
pub async fn of_announcement(
    request: &Request,
    id: AnnouncementId,
    is_a3: bool,
) -> Result<Download, AppError> {
    let one = announcement(&request.db, id, request.coordinator()?).await?;
    let announced::Told { title, lines, on } = announced::told(request.language, &one);
    let lines = lines.into_iter().map(Block::Key);
    paper(request, title, lines.chain([Block::Text(on)]).collect(), is_a3).await
}

fn of_change(language: Language, change: &DoorChange) -> Vec<Block> {
    let Told { what, name, facts, .. } = told(language, change);
    vec![Block::Key(format!("{what} {name}")), Block::Text(facts.join("\n"))]
}

async fn paper(
    request: &Request,
    title: String,
    told: Vec<Block>,
    is_a3: bool,
) -> Result<Download, AppError> {
    let by = request.coordinator()?;
    let house = store::institution::institution(&request.db, by.institution).await?;
    let blocks = [head(request, &house), told].concat();
    let (language, name) = (request.language, format!("{title}.pdf"));
    Paper { language, title, sheet: of_size(is_a3), blocks }.download(name)
}
