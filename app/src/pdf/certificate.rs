//! A certificate as a file, and those of a whole class as one.

use domain::id::{CertificateId, OfferingId};
use store::certificate::Certificate;

use super::{Block, Paper, Sheet};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::certificate::rows;
use crate::paths::certificates::check_scanned;
use crate::request::Request;
use crate::wording::certificate as words;

/// One of the reader's own; somebody else's is not found.
pub async fn my_file(request: &Request, id: CertificateId) -> Result<Download, AppError> {
    let person = request.person()?.id;
    file(request, &store::certificate::my_certificate(&request.db, id, person).await?)
}

/// One that the desk's institution has made; another's is not found.
pub async fn desk_file(request: &Request, id: CertificateId) -> Result<Download, AppError> {
    let by = request.coordinator()?;
    file(request, &store::certificate::at_desk(&request.db, id, by).await?)
}

/// Those of a whole class in one file, a page for each; where none was made it is not found.
pub async fn class_file(request: &Request, offering: OfferingId) -> Result<Download, AppError> {
    let by = request.coordinator()?;
    let all = store::certificate::certificates_of_class(&request.db, offering, by).await?;
    let Some(first) = all.first() else { return Err(AppError::NotFound) };
    let (say, language) = (request.say(), request.language);
    let title = say(words::title(&first.facts.what)).to_owned();
    let mut blocks = Vec::new();
    for (number, one) in all.iter().enumerate() {
        if number > 0 {
            blocks.push(Block::Another(title.clone()));
        }
        blocks.extend(body(request, one));
    }
    let name = format!("{}.pdf", say(words::OF_CLASS_PAPERS));
    Paper { language, title, sheet: Sheet::A4, blocks }.download(name)
}

fn file(request: &Request, certificate: &Certificate) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let title = say(words::title(&certificate.facts.what)).to_owned();
    let name = format!("{title}-{}.pdf", certificate.number.printed());
    let blocks = body(request, certificate);
    Paper { language, title, sheet: Sheet::A4, blocks }.download(name)
}

/// What it says, below its title.
fn body(request: &Request, certificate: &Certificate) -> Vec<Block> {
    let (say, language) = (request.say(), request.language);
    let rows = rows(request, certificate);
    let rows = rows.into_iter().map(|(term, text)| (say(term).to_owned(), text)).collect();
    let mut blocks = vec![Block::Facts(rows)];
    if let Some(revoked) = &certificate.revoked {
        let on = domain::calendar::day(revoked.at);
        blocks.insert(0, Block::Heading(words::revoked_on(language, on)));
    }
    blocks.push(Block::scan(request, &check_scanned(&certificate.code), words::SCAN_TO_CHECK));
    blocks.push(Block::Signature(vec![say(words::STAMP).to_owned()]));
    blocks
}
