//! A certificate as a file.

use domain::id::CertificateId;
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

fn file(request: &Request, certificate: &Certificate) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let title = say(words::title(&certificate.facts.what)).to_owned();
    let rows = rows(request, certificate);
    let rows = rows.into_iter().map(|(term, text)| (say(term).to_owned(), text)).collect();
    let mut blocks = vec![Block::Facts(rows)];
    if let Some(revoked) = &certificate.revoked {
        let on = domain::calendar::day(revoked.at);
        blocks.insert(0, Block::Heading(words::revoked_on(language, on)));
    }
    blocks.push(Block::scan(request, &check_scanned(&certificate.code), words::SCAN_TO_CHECK));
    blocks.push(Block::Signature(vec![say(words::STAMP).to_owned()]));
    let name = format!("{title}-{}.pdf", certificate.number.printed());
    Paper { language, title, sheet: Sheet::A4, blocks }.download(name)
}
