//! A file handed in at the desk: read, judged, kept until it is confirmed. Nothing of it is taken over here.

use domain::id::ImportId;
use domain::offering::OfferingKind;
use domain::plan::{Headings, List, NoTable, Plan, RowState, Sheet, headings};
use domain::text::trimmed;

use super::announced::announced;
use super::class::is_itself;
use super::form::{self, Said};
use super::pending::{HandedIn, Kept, framed, handed_in};
use super::{Made, columns, kind_of, made_beside, never_opens};
use crate::attempt::Attempt;
use crate::download::{Download, XLSX};
use crate::error::AppError;
use crate::paths;
use crate::request::Request;
use crate::sheet::{self, Unreadable};
use crate::wording::desk::import as words;
use crate::wording::desk::import_form;
use crate::wording::problem::unreadable;
use crate::wording::{Sentence, Words};

/// The form's name, under which its attempts are kept.
pub const FORM: &str = "desk-import";

/// Reads a file handed in with its form, and answers where to look at what was read; or, with the
/// form kept, where to change what has to be changed.
pub async fn prepare(
    request: &Request,
    file_name: &str,
    bytes: &[u8],
    fields: &[(String, String)],
) -> Result<String, AppError> {
    let mut attempt = attempt_at(fields);
    if request.signed.is_none() {
        // A file cannot wait for the next sign-in; what was typed can.
        let kept = attempt.kept_for(request, FORM, paths::DESK_IMPORT).await?;
        return Ok(paths::desk_sign_in(&kept));
    }
    match prepared(request, &mut attempt, file_name, bytes).await {
        Ok(way) => Ok(way),
        Err(AppError::ToBeChanged) => attempt.kept_for(request, FORM, paths::DESK_IMPORT).await,
        Err(error) => Err(error),
    }
}

/// The file is over the limit: back to the form, with what came before the file.
pub async fn too_large(request: &Request, fields: &[(String, String)]) -> Result<String, AppError> {
    not_taken(request, fields, words::TOO_LARGE).await
}

/// The form broke off on its way: back to it, with what has come.
pub async fn not_whole(request: &Request, fields: &[(String, String)]) -> Result<String, AppError> {
    not_taken(request, fields, words::NOT_WHOLE).await
}

async fn not_taken(
    request: &Request,
    fields: &[(String, String)],
    why: Words,
) -> Result<String, AppError> {
    let mut attempt = attempt_at(fields);
    attempt.note("file", why);
    attempt.kept_for(request, FORM, paths::DESK_IMPORT).await
}

fn attempt_at(fields: &[(String, String)]) -> Attempt {
    Attempt::at(form::FIELDS.map(|name| (name, typed(fields, name))))
}

/// The problems of a plan as a workbook, to be put right line by line.
pub async fn problems_file(request: &Request, id: ImportId) -> Result<Download, AppError> {
    let HandedIn::Waits(pending) = handed_in(request, id).await? else {
        return Err(AppError::NotFound);
    };
    let bytes =
        sheet::problems(pending.list.problems(), request.language).map_err(|_| AppError::Failed)?;
    let name = words::problems_file_name(request.language, &pending.file_name);
    Ok(Download { name, content_type: XLSX, bytes })
}

fn typed<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(field, _)| field == name).map_or("", |(_, typed)| typed)
}

/// Keeps the list, and answers where it is looked at, or where its columns are told.
async fn prepared(
    request: &Request,
    attempt: &mut Attempt,
    file_name: &str,
    bytes: &[u8],
) -> Result<String, AppError> {
    let by = request.coordinator()?;
    if bytes.is_empty() {
        attempt.note("file", words::FILE_MISSING);
        return Err(AppError::ToBeChanged);
    }
    let sheets = sheets_of(bytes).await?.map_err(|why| refused(attempt, &why))?;
    let found = headings(&sheets);
    let remembered = match &found {
        Some(found) => columns::remembered(request, found).await?,
        None => None,
    };
    let typed = columns::beside(attempt);
    let is_remembered = remembered.is_some();
    let kept =
        Kept { sheets, columns: remembered, is_remembered, typed, said: None, entered: false };
    let (mut kept, list) = read(kept).await?;
    let kind = match list {
        Ok(list) => {
            kept.said = Some(said_of(request, attempt, &kept.sheets, &list).await?);
            list.kind().code()
        }
        // Somebody says what its columns are.
        Err(NoTable::Unknown { .. } | NoTable::Incomplete { .. })
            if found.as_ref().is_some_and(Headings::is_a_table) =>
        {
            ""
        }
        Err(NoTable::Unknown { .. }) => return Err(refused(attempt, &NoTable::NotATable.into())),
        Err(none) => return Err(refused(attempt, &none.into())),
    };
    let content = serde_json::to_string(&kept).map_err(|_| AppError::Failed)?;
    let file_name: String = file_name.chars().filter(|c| !c.is_control()).take(120).collect();
    let id = store::import::prepare(&request.db, by, &file_name, kind, &content).await?;
    Ok(if kind.is_empty() { paths::desk_import_columns(id) } else { paths::desk_import(id) })
}

/// What the form beside the file says of a list; what cannot be taken over is noted there.
pub(super) async fn said_of(
    request: &Request,
    attempt: &mut Attempt,
    sheets: &[Sheet],
    list: &List,
) -> Result<Said, AppError> {
    // Several sheets together may have more than one of them.
    if list.rows() > sheet::read::MOST_ROWS {
        return Err(refused(attempt, &Unreadable::TooManyRows));
    }
    match list {
        List::Plan(plan) => said_of_plan(request, attempt, sheets, plan).await,
        List::Rooms(_) | List::People(_) => Ok(Said::default()),
    }
}

async fn said_of_plan(
    request: &Request,
    attempt: &mut Attempt,
    sheets: &[Sheet],
    plan: &Plan,
) -> Result<Said, AppError> {
    let by = request.coordinator()?;
    let institution = store::institution::institution(&request.db, by.institution).await?;
    let kind = kind_of(plan);
    if !kind.may_be_held_by(institution.kind) {
        attempt.note(
            "file",
            Sentence::of(|language| words::another_kind(language, kind, institution.kind)),
        );
        return Err(AppError::ToBeChanged);
    }
    let said = form::said(attempt, kind, &announced(sheets), request.now)?;
    let closures = store::closure::closures_of(&request.db, by.institution).await?;
    let another = |campus: &String| !is_itself(&institution, campus);
    let said = Said { campus: said.campus.filter(another), ..said };
    let frame = framed(said.clone(), institution, closures, request);
    let made = made_beside(plan, &frame).await?;
    if kind == OfferingKind::Class && !every_row_meets(plan, &made) {
        attempt.note("term_ends_on", import_form::TERM_TOO_SHORT);
        return Err(AppError::ToBeChanged);
    }
    let opening_typed = !trimmed(attempt.value("opens_at")).is_empty();
    if opening_typed && let Some(name) = never_opens(&made, &frame) {
        let sentence = |language| import_form::opens_too_late(language, &name);
        attempt.note("opens_at", Sentence::of(sentence));
        return Err(AppError::ToBeChanged);
    }
    Ok(said)
}

/// Reading takes the processor up to a second: it is done where blocking is allowed.
async fn sheets_of(bytes: &[u8]) -> Result<Result<Vec<Sheet>, Unreadable>, AppError> {
    let bytes = bytes.to_vec();
    let reading = tokio::task::spawn_blocking(move || sheet::read::sheets(&bytes));
    reading.await.map_err(failed)
}

/// The same of what the sheets say. Columns that were told before and cannot be read so any more are read by their headings.
async fn read(mut kept: Kept) -> Result<(Kept, Result<List, NoTable>), AppError> {
    let reading = tokio::task::spawn_blocking(move || {
        let mut list = kept.list();
        if list.is_err() && kept.columns.take().is_some() {
            kept.is_remembered = false;
            list = kept.list();
        }
        (kept, list)
    });
    reading.await.map_err(failed)
}

fn failed(error: tokio::task::JoinError) -> AppError {
    tracing::error!(%error, "reading a list failed");
    AppError::Failed
}

fn refused(attempt: &mut Attempt, why: &Unreadable) -> AppError {
    attempt.note("file", Sentence::of(|language| unreadable(why, language)));
    AppError::ToBeChanged
}

/// Every sound row of a plan of classes has a day in the term.
pub(super) fn every_row_meets(plan: &Plan, made: &[Made]) -> bool {
    let Plan::Classes(reading) = plan else { return true };
    let mut rows = reading.rows.iter().zip(made);
    rows.all(|(row, made)| row.state == RowState::Wrong || *made != Made::Nothing)
}
