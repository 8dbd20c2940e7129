//! A receipt as a file.

use domain::id::ReceiptId;
use domain::role::Task;

use super::{Block, Paper, Sheet};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::receipt::{rows, title_of};
use crate::request::Request;
use crate::wording::desk::cash as words;

/// Another institution's is not found.
pub async fn file(request: &Request, id: ReceiptId) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let by = request.at_desk(Task::Inspect)?;
    let receipt = store::cash::receipt(&request.db, id, by).await?;
    let institution = store::institution::institution(&request.db, by.institution).await?;
    let title = say(title_of(receipt.entry)).to_owned();
    let rows = rows(request, &receipt, &institution);
    let rows = rows.into_iter().map(|(term, text)| (say(term).to_owned(), text)).collect();
    let number = receipt.number.printed();
    let blocks = vec![
        Block::Key(number.clone()),
        Block::Facts(rows),
        Block::Signature(vec![say(words::SIGNATURE).to_owned()]),
    ];
    let name = format!("{title}-{number}.pdf");
    Paper { language, title, sheet: Sheet::A4, blocks }.download(name)
}
