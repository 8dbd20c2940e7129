//! The slip of one place, as a file.

use domain::id::SignUpId;

use super::{Block, Paper, Sheet};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::members::slip::slip;
use crate::request::Request;
use crate::wording::desk::members as words;

/// Another institution's is not found, nor what has ended.
pub async fn file(request: &Request, id: SignUpId) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let rows = slip(request, id).await?.rows.into_iter().filter_map(|(term, lines)| {
        let told: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        (!told.is_empty()).then(|| (say(term).to_owned(), told.join("\n")))
    });
    let printed = words::printed_at(language, request.now);
    let blocks = vec![Block::Facts(rows.collect()), Block::Text(printed)];
    let title = say(words::SLIP_TITLE).to_owned();
    // A file's name tells nobody's.
    let name = format!("{title}.pdf");
    Paper { language, title, sheet: Sheet::A4, blocks }.download(name)
}
