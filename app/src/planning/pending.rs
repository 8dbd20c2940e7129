//! A list that was handed in: what is kept of it, and how far it has come.

use domain::calendar::Closure;
use domain::id::ImportId;
use domain::institution::Institution;
use domain::plan::{ColumnMap, List, ListKind, NoTable, Sheet, read_as, read_list};
use serde::{Deserialize, Serialize};
use store::import::{NotTaken, Outcome, Stand, Undone};

use super::Frame;
use super::form::Said;
use crate::error::AppError;
use crate::request::Request;

/// What is kept of a list: the sheets without identity numbers, what their columns are, and what the form said besides.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub sheets: Vec<Sheet>,
    /// As a coordinator has said, this time or before.
    pub columns: Option<ColumnMap>,
    /// It was said before, of a file with the same headings.
    pub is_remembered: bool,
    /// What was typed beside the file.
    pub typed: Vec<(String, String)>,
    /// What that means for a plan; nothing before its columns are known.
    pub said: Option<Said>,
    /// It was typed into the form for a single offering, so that nobody has a file.
    #[serde(default)]
    pub entered: bool,
}

impl Kept {
    /// What the sheets say.
    pub fn list(&self) -> Result<List, NoTable> {
        match &self.columns {
            Some(map) => read_as(&self.sheets, map),
            None => read_list(&self.sheets),
        }
    }
}

/// How far a list has come.
#[derive(Clone, Debug)]
pub enum HandedIn {
    /// Somebody has to say what its columns are.
    Unread(Box<Unread>),
    /// It can be looked at.
    Waits(Box<Pending>),
    /// It is being taken over.
    Running(Taking),
    /// It was confirmed.
    Finished(Finished),
}

/// A long list that is being taken over.
#[derive(Clone, Debug)]
pub struct Taking {
    /// Key.
    pub id: ImportId,
    /// As the coordinator's file was called.
    pub file_name: String,
    /// Rows that are written.
    pub written: u32,
    /// Rows in all.
    pub rows: u32,
}

/// A list of which nobody has said yet what its columns are, or of which that is said anew.
#[derive(Clone, Debug)]
pub struct Unread {
    /// Key.
    pub id: ImportId,
    /// As the coordinator's file was called.
    pub file_name: String,
    /// What stands in it.
    pub sheets: Vec<Sheet>,
    /// What was said of its columns before.
    pub columns: Option<ColumnMap>,
    /// Why it cannot be read by its headings; nothing where it can.
    pub why: Option<NoTable>,
}

/// A list that waits to be confirmed.
#[derive(Clone, Debug)]
pub struct Pending {
    /// Key.
    pub id: ImportId,
    /// As the coordinator's file was called.
    pub file_name: String,
    /// What was read.
    pub list: List,
    /// Its columns are read as its desk has said of an earlier file.
    pub is_remembered: bool,
    /// It was typed into a form.
    pub is_entered: bool,
    /// What a plan leaves unsaid.
    pub frame: Frame,
    /// It was confirmed, and why it was not taken over.
    pub not_taken: Option<NotTaken>,
}

/// A list that was taken over.
#[derive(Clone, Debug)]
pub struct Finished {
    /// Key.
    pub id: ImportId,
    /// As the coordinator's file was called.
    pub file_name: String,
    /// What it was about; nothing where an earlier release has not kept that.
    pub kind: Option<ListKind>,
    /// The name under which it was typed into the form for one offering; nothing of a file.
    pub entered: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// What came of taking it back.
    pub undone: Option<Undone>,
}

pub(super) fn framed(
    said: Said,
    institution: Institution,
    closures: Vec<Closure>,
    request: &Request,
) -> Frame {
    Frame {
        institution,
        campus: said.campus,
        term: said.term,
        window: said.window,
        age_from: said.age_from,
        age_to: said.age_to,
        telephone: said.telephone,
        closures,
        shift_days: 0,
        now: request.now,
    }
}

/// The list of this key, if the coordinator's institution handed it in.
pub async fn handed_in(request: &Request, id: ImportId) -> Result<HandedIn, AppError> {
    let by = request.coordinator()?;
    // How it stands is asked first: what has ended by then stands in the list itself.
    let stand = store::import::stand(&request.db, id, by).await?;
    let prepared = store::import::prepared(&request.db, id, by).await?;
    let file_name = prepared.file_name;
    if let Some(outcome) = prepared.outcome {
        let (kind, undone) = (ListKind::from_code(&prepared.kind), prepared.undone);
        let entered = entered_as(&prepared.content);
        let finished = Finished { id, file_name, kind, entered, outcome, undone };
        return Ok(HandedIn::Finished(finished));
    }
    let not_taken = match stand {
        Some(Stand::Goes { written, rows }) => {
            return Ok(HandedIn::Running(Taking { id, file_name, written, rows }));
        }
        Some(Stand::NotTaken(why)) => Some(why),
        None => None,
    };
    let (kept, list) = read_again(prepared.content).await?;
    let list = match list {
        Ok(list) if kept.said.is_some() => list,
        other => {
            let Kept { sheets, columns, .. } = kept;
            let why = other.err();
            return Ok(HandedIn::Unread(Box::new(Unread { id, file_name, sheets, columns, why })));
        }
    };
    let institution = store::institution::institution(&request.db, by.institution).await?;
    let closures = store::closure::closures_of(&request.db, by.institution).await?;
    let frame = framed(kept.said.unwrap_or_default(), institution, closures, request);
    let (is_remembered, is_entered) = (kept.is_remembered, kept.entered);
    let pending = Pending { id, file_name, list, is_remembered, is_entered, frame, not_taken };
    Ok(HandedIn::Waits(Box::new(pending)))
}

/// The name that was typed into the form for one offering; nothing of a file, or of what is not kept any more.
fn entered_as(content: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Entered {
        #[serde(default)]
        entered: bool,
        typed: Vec<(String, String)>,
    }
    let kept: Entered = serde_json::from_str(content).ok()?;
    let name = kept.typed.into_iter().find(|(field, _)| field == "name").map(|(_, typed)| typed);
    name.filter(|_| kept.entered).map(|name| name.trim().to_owned())
}

/// A register of five thousand takes the processor a moment: it is read where blocking is allowed.
async fn read_again(content: String) -> Result<(Kept, Result<List, NoTable>), AppError> {
    let reading = tokio::task::spawn_blocking(move || {
        let kept: Kept = serde_json::from_str(&content)?;
        let list = kept.list();
        Ok::<_, serde_json::Error>((kept, list))
    });
    let read = reading.await.map_err(|error| {
        tracing::error!(%error, "reading a list again failed");
        AppError::Failed
    })?;
    read.map_err(|error| {
        // A release that keeps lists otherwise, or a register that waited too long: the file is handed in again.
        tracing::warn!(%error, "a list that is not kept any more");
        AppError::NotFound
    })
}

/// A list that can be looked at, so that its columns may be told otherwise.
pub async fn unread_again(request: &Request, pending: Pending) -> Result<Unread, AppError> {
    let kept = kept(request, pending.id).await?;
    let kind = pending.list.kind();
    let usual =
        || domain::plan::headings(&kept.sheets).map(|found| found.usual(&kept.sheets, kind));
    let columns = kept.columns.clone().or_else(usual);
    let Pending { id, file_name, .. } = pending;
    Ok(Unread { id, file_name, sheets: kept.sheets, columns, why: None })
}

/// What was kept of a list that was not confirmed yet.
pub(super) async fn kept(request: &Request, id: ImportId) -> Result<Kept, AppError> {
    let prepared = store::import::prepared(&request.db, id, request.coordinator()?).await?;
    match prepared.outcome {
        None => Ok(read_again(prepared.content).await?.0),
        Some(_) => Err(AppError::NotFound),
    }
}
