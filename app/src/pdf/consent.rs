//! 代办: the slip of a consent and the blank form, as files.

use domain::id::ConsentId;

use super::{Block, Paper};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::consents::slip::{SIGNATURES, rows};
use crate::pages::helping::how::FORM_ROWS;
use crate::request::Request;
use crate::wording::Words;
use crate::wording::consent::{counter, paper as words};

/// Recorded elsewhere, it is not found.
pub async fn slip_file(request: &Request, id: ConsentId) -> Result<Download, AppError> {
    let say = request.say();
    let by = request.coordinator()?;
    let entry = store::consent::consent_at_desk(&request.db, id, by).await?;
    let house = store::institution::institution(&request.db, by.institution).await?;
    let rows = rows(request, &entry).into_iter().map(|(term, text)| (term, vec![text]));
    let mut blocks = vec![Block::Text(house.name), Block::facts(request, rows.collect())];
    if entry.holds(request.now) {
        blocks.push(signed(request, &SIGNATURES));
    }
    blocks.push(Block::Text(say(counter::NOTHING_ELSE).to_owned()));
    Paper::upright(request, say(counter::SLIP), blocks)
}

/// The blank form, for everybody: to be filled in by hand.
pub fn form_file(request: &Request) -> Result<Download, AppError> {
    let say = request.say();
    let mut blocks = vec![Block::Text(say(words::FORM_LEAD).to_owned())];
    blocks.extend(FORM_ROWS.map(|(term, choices)| match choices {
        [] => signed(request, &[term]),
        choices => {
            let told: Vec<_> = choices.iter().map(|choice| say(*choice)).collect();
            Block::Facts(vec![(say(term).to_owned(), told.join("　"))])
        }
    }));
    blocks.push(Block::Text(say(words::FORM_END).to_owned()));
    Paper::upright(request, say(words::FORM_TITLE), blocks)
}

/// Lines to write on.
fn signed(request: &Request, terms: &[Words]) -> Block {
    Block::Signature(terms.iter().map(|term| request.say()(*term).to_owned()).collect())
}
