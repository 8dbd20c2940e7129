//! 信件 as a file: a page for each who was to be told and has no telephone at all.

use domain::id::AnnouncementId;
use domain::language::Language;

use super::{Block, Paper, Sheet};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::messages::letters::to_post;
use crate::request::Request;
use crate::wording::desk::letters as words;

/// All of them, or those of one announcement; where there are none it is not found.
pub async fn file(request: &Request, of: Option<AnnouncementId>) -> Result<Download, AppError> {
    let letters = to_post(request, of).await?.letters;
    if letters.is_empty() {
        return Err(AppError::NotFound);
    }
    let title = request.say()(words::TITLE).to_owned();
    let blocks = letters.into_iter().map(Block::Letter).collect();
    let name = format!("{title}.pdf");
    // In Chinese, as every letter.
    Paper { language: Language::Chinese, title, sheet: Sheet::A4, blocks }.download(name)
}
