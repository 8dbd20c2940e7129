//! The log as a file, for whoever looks through it elsewhere.

use std::collections::HashMap;

use domain::calendar::{civil, day};
use domain::role::Task;
use store::log::Entry;

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::log::asked::{filter, typed, values};
use crate::pages::desk::log::changes;
use crate::request::Request;
use crate::wording::Words;
use crate::wording::desk::accounts::{ROLE, SIGN_IN_NAME, role};
use crate::wording::desk::log as words;

const HEADINGS: [Words; 7] =
    [words::AT, words::BY, SIGN_IN_NAME, ROLE, words::WHAT, words::CHANGES, words::WHY];

/// Everything that is asked for, the latest first, with times that a spreadsheet sorts by.
pub async fn log_file(
    request: &Request,
    query: &HashMap<String, String>,
    form: &str,
) -> Result<Download, AppError> {
    let by = request.at_desk(Task::Inspect)?;
    let asked = values(query.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let filter = filter(request, &asked, &mut typed(&asked)).map_err(|_| AppError::NotFound)?;
    let entries = store::log::download(&request.db, &filter, by).await?;
    let title = format!("{} {}", request.say()(words::TITLE), day(request.now));
    let mut export = Export::of(request, title, &HEADINGS);
    export.rows = entries.iter().map(|entry| row(request, entry)).collect();
    export.download(request, form)
}

fn row(request: &Request, entry: &Entry) -> Vec<String> {
    let (say, by) = (request.say(), entry.by.as_ref());
    vec![
        civil(entry.at).strftime("%Y-%m-%d %H:%M:%S").to_string(),
        by.map_or_else(|| say(words::THE_SERVICE).to_owned(), |by| by.name.clone()),
        by.map(|by| by.sign_in_name.clone()).unwrap_or_default(),
        by.map(|by| say(role(by.role)).to_owned()).unwrap_or_default(),
        words::sentence(request.language, entry),
        changes(request, entry).join("; "),
        entry.reason.clone(),
    ]
}
