//! 列的说明: what a coordinator says of the columns of a file whose headings are not known, and keeping it.

use std::collections::{BTreeMap, HashSet};

use domain::id::ImportId;
use domain::plan::{ColumnMap, Headings, ListKind, headings};

use super::form::FIELDS;
use super::pending::{HandedIn, kept};
use super::prepare::{FORM, said_of};
use crate::attempt::Attempt;
use crate::error::AppError;
use crate::paths;
use crate::request::Request;
use crate::wording::Sentence;
use crate::wording::desk::import_columns as words;
use crate::wording::problem::no_table;

/// The field that says what the whole list is.
pub const KIND: &str = "kind";

/// The field of a column, by its place among [`Headings::columns`]: its id, and where what is wrong is told.
pub const COLUMN: &str = "column-";

/// What is kept of what was sent along with a switch: `columns[2]` is the field `column-2`.
pub fn kept_of_each(sent: &[(String, String)]) -> Vec<(String, String)> {
    let of = |(name, typed): &(String, String)| {
        let place = name.strip_prefix("columns[")?.strip_suffix(']')?;
        place.parse::<u16>().ok().map(|place| (format!("{COLUMN}{place}"), typed.clone()))
    };
    sent.iter().filter_map(of).collect()
}

/// Keeps what was said of the columns, and answers where to go on: to what is read now, or back to the form beside the file
/// where that has to be changed.
pub async fn keep_columns(
    request: &Request,
    attempt: &mut Attempt,
    id: ImportId,
) -> Result<String, AppError> {
    let by = request.coordinator()?;
    if let HandedIn::Finished(_) | HandedIn::Running(_) = super::handed_in(request, id).await? {
        return Ok(paths::desk_import(id));
    }
    let mut kept = kept(request, id).await?;
    let kind = ListKind::from_code(attempt.value(KIND)).ok_or(AppError::BadForm)?;
    let headings = headings(&kept.sheets).ok_or(AppError::NotFound)?;
    let map = told(attempt, kind, &headings)?;
    kept.columns = Some(map.clone());
    kept.is_remembered = false;
    let list = kept.list().map_err(|none| {
        attempt.note("", Sentence::of(|language| no_table(&none, language)));
        AppError::ToBeChanged
    })?;
    let mut beside =
        Attempt::at(kept.typed.iter().map(|(name, typed)| (name.as_str(), typed.as_str())));
    let way = match said_of(request, &mut beside, &kept.sheets, &list).await {
        Ok(said) => {
            kept.said = Some(said);
            paths::desk_import(id)
        }
        // The columns are remembered, so that the file is read at once when it comes again.
        Err(AppError::ToBeChanged) => beside.kept_for(request, FORM, paths::DESK_IMPORT).await?,
        Err(error) => return Err(error),
    };
    let (content, map) = (written(&kept)?, written(&map)?);
    let (list, columns) = ((kind.code(), content.as_str()), (headings.key(), map));
    store::import::keep_columns(&request.db, id, by, list, (&columns.0, &columns.1)).await?;
    Ok(way)
}

fn written(facts: &impl serde::Serialize) -> Result<String, AppError> {
    serde_json::to_string(facts).map_err(|_| AppError::Failed)
}

/// Reads what was said of each column; every mistake is noted.
fn told(attempt: &mut Attempt, kind: ListKind, headings: &Headings) -> Result<ColumnMap, AppError> {
    let usual: HashSet<&str> = kind.headings().map(|(heading, _)| heading).collect();
    let mut columns: BTreeMap<String, String> = BTreeMap::new();
    let mut is_wrong = false;
    for (place, column) in headings.columns.iter().enumerate() {
        let field = format!("{COLUMN}{place}");
        let chosen = attempt.value(&field).to_owned();
        if chosen.is_empty() {
            continue;
        }
        if !usual.contains(chosen.as_str()) {
            attempt.note(&field, words::CHOOSE);
            is_wrong = true;
        } else if columns.insert(chosen.clone(), column.name.clone()).is_some() {
            attempt.note(&field, Sentence::of(|language| words::twice(language, &chosen)));
            is_wrong = true;
        }
    }
    let map = ColumnMap { kind, columns };
    let missing = map.missing();
    if !missing.is_empty() {
        let sentence = Sentence::of(|language| words::missing(language, &missing));
        attempt.note(&format!("{COLUMN}0"), sentence);
        is_wrong = true;
    }
    if is_wrong { Err(AppError::ToBeChanged) } else { Ok(map) }
}

/// What is typed beside the file, to be kept with it.
pub(super) fn beside(attempt: &Attempt) -> Vec<(String, String)> {
    FIELDS.iter().map(|name| ((*name).to_owned(), attempt.value(name).to_owned())).collect()
}

/// What the desk said of an earlier file of these headings, if it can still be read so.
pub(super) async fn remembered(
    request: &Request,
    headings: &Headings,
) -> Result<Option<ColumnMap>, AppError> {
    let by = request.coordinator()?;
    let content = store::import::remembered_columns(&request.db, &headings.key(), by).await?;
    Ok(content.and_then(|content| serde_json::from_str(&content).ok()))
}

#[cfg(test)]
mod tests {
    use domain::plan::Sheet;

    use super::*;

    fn attempt(values: &[(&str, &str)]) -> Attempt {
        Attempt::at(values.iter().copied())
    }

    #[test]
    fn what_is_said_twice_or_not_at_all_is_told_at_its_column() {
        let headings =
            headings(&[Sheet::of_texts(&[["老同志", "打这个电话"], ["王娥", "1"]])]).unwrap();
        let told = |values: &[(&str, &str)]| {
            let mut attempt = attempt(values);
            let read = super::told(&mut attempt, ListKind::People, &headings);
            let fields: Vec<String> =
                attempt.errors().iter().map(|one| one.field.clone()).collect();
            (read.ok().map(|map| map.columns.len()), fields)
        };
        assert_eq!(told(&[("column-0", "姓名"), ("column-1", "手机")]), (Some(2), vec![]));
        let twice = told(&[("column-0", "姓名"), ("column-1", "姓名")]);
        assert_eq!(twice, (None, vec!["column-1".to_owned(), "column-0".to_owned()]));
        assert_eq!(told(&[("column-0", "学费")]).0, None);
    }

    #[test]
    fn a_switch_keeps_what_was_chosen() {
        let sent = [("columns[1]", "姓名"), ("columns[x]", "a"), ("kind", "people")];
        let sent = sent.map(|(name, typed)| (name.to_owned(), typed.to_owned()));
        assert_eq!(kept_of_each(&sent), [("column-1".to_owned(), "姓名".to_owned())]);
    }
}
