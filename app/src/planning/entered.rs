//! One offering typed into a form, made a list of, so that it goes the way of every list: read by the same rules, looked at,
//! confirmed once, and taken back as an import is.

use domain::calendar::start_of;
use domain::id::ImportId;
use domain::offering::OfferingKind;
use domain::plan::{List, Plan, Problem, Severity, Sheet, read_list};
use domain::text::{folded, trimmed};
use jiff::Timestamp;

use self::columns::columns;
pub(crate) use self::columns::{EFFORTS, ENTERED, WAYS};
pub(crate) use self::like::{current, like, of_term};
pub(crate) use self::times::has_more_times;
use super::form::FIELDS as BESIDE;
use super::pending::{Kept, kept};
use super::prepare::said_of;
use super::typed;
use crate::attempt::Attempt;
use crate::error::AppError;
use crate::paths;
use crate::request::Request;
use crate::wording::Sentence;
use crate::wording::desk::new_offering as words;
use crate::wording::problem::problem;

mod columns;
mod like;
mod times;

/// Keeps what was typed as a list of this kind, and answers where it is looked at before it is made. What is wrong is noted at
/// its field.
pub(crate) async fn enter(
    request: &Request,
    attempt: &mut Attempt,
    kind: OfferingKind,
) -> Result<String, AppError> {
    let by = request.coordinator()?;
    let institution = store::institution::institution(&request.db, by.institution).await?;
    if !kind.may_be_held_by(institution.kind) {
        return Err(AppError::BadForm);
    }
    let slots = match kind {
        OfferingKind::Class => times::slots(attempt),
        _ => String::new(),
    };
    let mut row = Vec::new();
    for (field, _) in columns(kind) {
        row.push(match (*field, attempt.value(field)) {
            ("slots", _) => slots.clone(),
            ("places", typed) if trimmed(typed).is_empty() => {
                places_of(request, attempt.value("room")).await?
            }
            (_, typed) => typed.to_owned(),
        });
    }
    let rows = match kind {
        OfferingKind::Class => vec![row],
        _ => times::dated(request, attempt, kind, &row).await?,
    };
    let sheet = sheet(kind, &rows);
    let list = List::Plan(read(attempt, kind, &rows, DAY)?);
    // What stays empty beside the file is read from it; here it follows from the days.
    let mut beside = filled(attempt, kind, request.now);
    let said = said_of(request, &mut beside, std::slice::from_ref(&sheet), &list).await;
    for error in beside.errors() {
        attempt.note(&error.field, error.sentence.clone());
    }
    let all = ENTERED.iter();
    let kept = Kept {
        sheets: vec![sheet],
        columns: None,
        is_remembered: false,
        typed: all.map(|name| ((*name).to_owned(), attempt.value(name).to_owned())).collect(),
        said: Some(said?),
        entered: true,
    };
    let content = serde_json::to_string(&kept).map_err(|_| AppError::Failed)?;
    let name = words::typed_in(attempt.value("name"));
    let id = store::import::prepare(&request.db, by, &name, kind.code(), &content).await?;
    Ok(paths::desk_import(id))
}

/// The fields of the first day.
const DAY: [&str; 3] = ["on", "from", "to"];

/// What was typed before it was looked at, for whoever goes back.
pub(crate) async fn entered_before(request: &Request, id: ImportId) -> Result<Attempt, AppError> {
    let kept = kept(request, id).await?;
    if !kept.entered {
        return Err(AppError::NotFound);
    }
    Ok(Attempt::at(kept.typed.iter().map(|(name, typed)| (name.as_str(), typed.as_str()))))
}

/// As many as the room of this name holds; nothing where nobody has said.
async fn places_of(request: &Request, room: &str) -> Result<String, AppError> {
    let rooms = store::room::rooms(&request.db, request.coordinator()?).await?;
    let named = rooms.into_iter().find(|one| folded(&one.venue.name) == folded(room));
    Ok(named.and_then(|room| room.capacity).map(|places| places.to_string()).unwrap_or_default())
}

fn sheet(kind: OfferingKind, rows: &[Vec<String>]) -> Sheet {
    let headings = columns(kind).iter().map(|(_, heading)| (*heading).to_owned()).collect();
    let mut all: Vec<Vec<String>> = vec![headings];
    all.extend_from_slice(rows);
    Sheet::of_texts(&all)
}

/// Reads rows as a list of this kind is read; what is wrong is noted at its field, once. Day, beginning and end were typed into
/// these fields.
fn read(
    attempt: &mut Attempt,
    kind: OfferingKind,
    rows: &[Vec<String>],
    day: [&'static str; 3],
) -> Result<Plan, AppError> {
    let plan = match read_list(&[sheet(kind, rows)]) {
        Ok(List::Plan(plan)) if super::kind_of(&plan) == kind => plan,
        _ => {
            attempt.note("name", words::NOTHING_TYPED);
            return Err(AppError::ToBeChanged);
        }
    };
    let wrong = |one: &&Problem| one.severity == Severity::Error;
    for one in plan.problems().iter().filter(wrong) {
        let column = columns(kind).get(usize::from(one.column.0));
        let field = column.map_or("name", |(field, _)| *field);
        let of_day = DAY.iter().position(|name| *name == field);
        let field = of_day.map_or(field, |place| day[place]);
        if attempt.error(field).is_none() {
            attempt.note(field, Sentence::of(|language| problem(&one.reason, language)));
        }
    }
    if plan.is_sound() && attempt.errors().is_empty() {
        Ok(plan)
    } else {
        Err(AppError::ToBeChanged)
    }
}

/// What stands beside the file: a class opens now and closes before its first day, where nothing else is said.
fn filled(attempt: &Attempt, kind: OfferingKind, now: Timestamp) -> Attempt {
    let mut values = BESIDE.map(|name| (name, attempt.value(name).to_owned()));
    for (name, value) in &mut values {
        let is_free = kind == OfferingKind::Class && trimmed(value).is_empty();
        match *name {
            "opens_at" if is_free => *value = written(now),
            "closes_at" if is_free => {
                let first = typed::day(attempt.value("term_starts_on")).map(start_of);
                *value = first.map(written).unwrap_or_default();
            }
            _ => {}
        }
    }
    Attempt::at(values.iter().map(|(name, value)| (*name, value.as_str())))
}

/// A moment as a coordinator would type it.
fn written(at: Timestamp) -> String {
    domain::calendar::civil(at).strftime("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mistake_of_an_activity_is_told_at_its_field() {
        let sound = [
            ("on", "2026-11-02"),
            ("from", "9:00"),
            ("to", "11:00"),
            ("name", "合唱"),
            ("room", "406排练厅"),
            ("places", "30"),
            ("way", WAYS[0].0),
        ];
        let row = |attempt: &Attempt| -> Vec<String> {
            columns(OfferingKind::Activity)
                .iter()
                .map(|(field, _)| attempt.value(field).to_owned())
                .collect()
        };
        let mut attempt = Attempt::at(sound);
        let typed = row(&attempt);
        assert!(read(&mut attempt, OfferingKind::Activity, &[typed], DAY).is_ok());
        for (place, wrong) in [(0, "2月30日"), (2, "8:00"), (3, ""), (5, "0"), (6, "随便")] {
            let mut fields = sound;
            fields[place].1 = wrong;
            let mut attempt = Attempt::at(fields);
            let typed = row(&attempt);
            assert!(read(&mut attempt, OfferingKind::Activity, &[typed], DAY).is_err());
            assert!(attempt.error(fields[place].0).is_some(), "{place} {wrong}");
        }
        let mut nothing = Attempt::default();
        assert!(
            read(&mut nothing, OfferingKind::Activity, &[vec![String::new(); 11]], DAY).is_err()
        );
        assert!(!nothing.errors().is_empty());
    }
}
