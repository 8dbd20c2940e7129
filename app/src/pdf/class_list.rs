//! The attendance sheet as a file: rows in the order of their codes, names, and a box for each session.

use domain::calendar::day;
use domain::id::OfferingId;
use domain::offering::Session;
use store::sign_up::Entry;

use super::{Block, Paper, Sheet, Table};
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::own_offering;
use crate::pages::desk::sheet::{ON_ONE_SHEET, first_on_sheet, with_a_place_and_waiting};
use crate::paths::desk_sheet;
use crate::request::Request;
use crate::wording::desk::list as words;
use crate::wording::handing_on::SCAN_SHEET;
use crate::wording::offering::{when_line, where_line};
use crate::wording::when::short_day;

/// The sheet that has the session with this number, or the next one.
pub async fn file(
    request: &Request,
    id: OfferingId,
    from: Option<usize>,
) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let offering = own_offering(request, id).await?;
    let entries = store::sign_up::entries_of(&request.db, id, request.coordinator()?).await?;
    let sessions = store::offering::sessions(&request.db, id).await?;
    let first = first_on_sheet(&sessions, from, request.now);
    let shown: Vec<&Session> = sessions.iter().skip(first).take(ON_ONE_SHEET).collect();
    let (held, waiting) = with_a_place_and_waiting(entries);
    let title = words::sheet_title(language, &offering.name);
    let headings = [words::ROW_CODE, words::NAME].map(say);
    let days = shown.iter().map(|session| short_day(language, day(session.span.from)));
    let table = Table {
        headings: headings.map(str::to_owned).into_iter().chain(days).collect(),
        rows: held.iter().map(|entry| row(request, entry, shown.len())).collect(),
        boxes: shown.len(),
    };
    let mut blocks = vec![
        Block::Text(when_line(language, &offering)),
        Block::Text(where_line(language, &offering)),
        Block::Table(table),
    ];
    if first == 0 && !waiting.is_empty() {
        let headings = [words::ROW_CODE, words::POSITION, words::NAME].map(say);
        let rows = waiting.iter().map(|(position, entry)| {
            vec![entry.code.to_string(), position.to_string(), name_of(request, &entry.person)]
        });
        blocks.push(Block::Heading(say(words::WAITING).to_owned()));
        blocks.push(Block::Table(Table {
            headings: headings.map(str::to_owned).to_vec(),
            rows: rows.collect(),
            boxes: 0,
        }));
    }
    blocks.push(Block::scan(request, &desk_sheet(id), SCAN_SHEET));
    let sheet = if shown.len() > 3 { Sheet::A4Landscape } else { Sheet::A4 };
    let name = format!("{title}.pdf");
    Paper { language, title, sheet, blocks }.download(name)
}

fn row(request: &Request, entry: &Entry, sessions: usize) -> Vec<String> {
    let known = [entry.code.to_string(), name_of(request, &entry.person)];
    known.into_iter().chain(std::iter::repeat_n(String::new(), sessions)).collect()
}
