//! The cash book of a day as a file.

use domain::cash::{Balance, day as read_day};
use domain::role::Task;
use jiff::ToSpan;
use store::cash::Receipt;

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::cash::lines::{amounts, at, note};
use crate::pages::desk::offering::entries::name_of;
use crate::request::Request;
use crate::wording::Words;
use crate::wording::desk::cash as words;

const HEADINGS: [Words; 10] = [
    words::NUMBER,
    words::AT,
    words::WHO,
    words::WHAT,
    words::FOR_WHAT,
    words::WAY,
    words::TAKEN,
    words::GIVEN,
    words::CLERK,
    words::NOTE,
];

/// The lines of a day and their sum, amounts in yuan without the word, so that a spreadsheet adds them up.
pub async fn cash_file(request: &Request, day: &str, form: &str) -> Result<Download, AppError> {
    let by = request.at_desk(Task::Inspect)?;
    let today = domain::calendar::day(request.now);
    let last = today.checked_add(1.day()).unwrap_or(today);
    let day = if day.is_empty() { Ok(today) } else { read_day(day, last) };
    let day = day.map_err(|_| AppError::NotFound)?;
    let book = store::cash::book(&request.db, day, by).await?;
    let mut rows: Vec<_> = book.lines.iter().map(|line| row(request, line)).collect();
    let all = book.totals().all;
    let mut sum = vec![String::new(); HEADINGS.len()];
    sum[0] = request.say()(words::ALL).to_owned();
    sum[6] = plain(all.taken);
    sum[7] = plain(all.given_back);
    rows.push(sum);
    let mut listing = Export::of(request, words::file_title(request.language, day), &HEADINGS);
    listing.rows = rows;
    listing.download(request, form)
}

fn row(request: &Request, line: &Receipt) -> Vec<String> {
    let say = request.say();
    let [taken, given] = amounts(line, plain);
    vec![
        line.number.printed(),
        at(request, line),
        name_of(request, &line.person),
        say(words::entry(line.entry)).to_owned(),
        line.offering_name.clone(),
        words::way_of(request.language, line.entry, line.way),
        taken,
        given,
        line.clerk_name.clone(),
        note(request.language, line),
    ]
}

/// 180.00; what is given back stands in a column of its own, above nothing.
fn plain(sum: Balance) -> String {
    let fen = sum.0.unsigned_abs();
    format!("{}.{:02}", fen / 100, fen % 100)
}
