//! From a list that an office hands in to what it means: read, shown, and taken over once confirmed.

use domain::calendar::{Closure, Term};
use domain::institution::Institution;
use domain::offering::{Admission, OfferingKind, Window};
use domain::plan::{Plan, Reading, RowState};
use jiff::Timestamp;
use store::closure::NewClosure;
use store::new_offering::{NewOffering, NewVenue};

use crate::error::AppError;

mod activity;
mod announced;
mod class;
mod columns;
mod confirm;
pub(crate) mod drafted;
pub(crate) mod entered;
mod form;
mod hints;
mod listed;
mod pending;
mod people;
mod prepare;
mod preview;
mod rooms;
mod shift;
pub(crate) mod typed;

pub use columns::{COLUMN, KIND, keep_columns, kept_of_each};
pub use confirm::{Chosen, confirm};
pub use form::FIELDS;
pub use listed::{Listed, ListedLine};
pub use pending::{Finished, HandedIn, Pending, Taking, Unread, handed_in, unread_again};
pub use people::people;
pub use prepare::{FORM, not_whole, prepare, problems_file, too_large};
pub use preview::{Line, Preview, preview};
pub use rooms::rooms;

/// What a plan leaves unsaid because everybody in the office knows it.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Who holds it. Its telephone stands where the plan names none.
    pub institution: Institution,
    /// At which campus of it classes meet, if it has several.
    pub campus: Option<String>,
    /// When classes meet. Without it a plan of classes makes none.
    pub term: Option<Term>,
    /// When one may sign up. Without it from now until each begins; classes need one.
    pub window: Option<Window>,
    /// Youngest age for classes.
    pub age_from: Option<u8>,
    /// Oldest age for classes, included.
    pub age_to: Option<u8>,
    /// Whom to call about classes; empty: the institution's own number.
    pub telephone: String,
    /// Whole days on which the institution is closed. Public holidays need not be told.
    pub closures: Vec<Closure>,
    /// Days by which the dates of activities and shifts are moved: 0, but for the demonstration.
    pub shift_days: i64,
    /// When sign-up opens where no window is told.
    pub now: Timestamp,
}

/// What a row of a plan becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// Something to sign up for, or to come to.
    Offering(Box<NewOffering>),
    /// A time in which nothing is held.
    Closure(NewClosure),
    /// Nothing: the row is wrong, or the term has no day for it.
    Nothing,
}

/// The offerings of a plan's sound rows, in order.
pub fn offerings_of_plan(plan: &Plan, frame: &Frame) -> Vec<NewOffering> {
    parted(made_of_plan(plan, frame)).0
}

/// The closures of a plan's sound rows, in order.
pub fn closures_of_plan(plan: &Plan, frame: &Frame) -> Vec<NewClosure> {
    parted(made_of_plan(plan, frame)).1
}

/// Offerings and closures, each in order.
fn parted(all: Vec<Made>) -> (Vec<NewOffering>, Vec<NewClosure>) {
    let (mut offerings, mut closures) = (Vec::new(), Vec::new());
    for made in all {
        match made {
            Made::Offering(offering) => offerings.push(*offering),
            Made::Closure(closure) => closures.push(closure),
            Made::Nothing => {}
        }
    }
    (offerings, closures)
}

/// What each row of a plan becomes, worked out where blocking is allowed: thousands of rows take the processor a moment.
async fn made_beside(plan: &Plan, frame: &Frame) -> Result<Vec<Made>, AppError> {
    let (plan, frame) = (plan.clone(), frame.clone());
    let making = tokio::task::spawn_blocking(move || made_of_plan(&plan, &frame));
    making.await.map_err(|error| {
        tracing::error!(%error, "working out what a plan becomes failed");
        AppError::Failed
    })
}

/// What each row of a plan becomes, one for one.
pub fn made_of_plan(plan: &Plan, frame: &Frame) -> Vec<Made> {
    let mut made = match plan {
        Plan::Classes(reading) => rows(reading, |planned| class::class(planned, frame)),
        Plan::Activities(reading) => rows(reading, |planned| activity::activity(planned, frame)),
        Plan::Shifts(reading) => rows(reading, |planned| shift::shift(planned, frame)),
    };
    tell_apart(&mut made);
    made
}

fn rows<T>(reading: &Reading<T>, make: impl Fn(&T) -> Option<Made>) -> Vec<Made> {
    let of_row = |row: &domain::plan::Row<T>| match &row.value {
        Some(planned) if row.state != RowState::Wrong => make(planned).unwrap_or(Made::Nothing),
        _ => Made::Nothing,
    };
    reading.rows.iter().map(of_row).collect()
}

/// Two rows that say the same are two offerings: the second is told apart by its number.
fn tell_apart(made: &mut [Made]) {
    let mut seen = std::collections::HashMap::new();
    for made in made {
        let Made::Offering(offering) = made else { continue };
        let Some(key) = &mut offering.import_key else { continue };
        let count: &mut u32 = seen.entry(key.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            key.push_str(&format!("|{count}"));
        }
    }
}

/// Class, activity or shift: what the plan is about.
pub const fn kind_of(plan: &Plan) -> OfferingKind {
    match plan {
        Plan::Classes(_) => OfferingKind::Class,
        Plan::Activities(_) => OfferingKind::Activity,
        Plan::Shifts(_) => OfferingKind::Shift,
    }
}

/// A room by its name; 301书法教室 is on floor 3.
fn room(name: &str) -> NewVenue {
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    let floor = match digits.len() {
        3 | 4 => digits[..digits.len() - 2].to_owned(),
        _ => String::new(),
    };
    NewVenue { name: name.to_owned(), floor, ..NewVenue::default() }
}

/// The first offering that would take sign-ups only after it has closed, were the window as told.
fn never_opens(made: &[Made], frame: &Frame) -> Option<String> {
    let told = frame.window?;
    let first = made.iter().find_map(|made| match made {
        Made::Offering(offering)
            if offering.admission == Admission::SignUp
                && offering.window.opens_at < told.opens_at =>
        {
            Some(offering)
        }
        _ => None,
    });
    first.map(|offering| offering.name.clone())
}

/// The window of something held once: as told, otherwise from now; closed when it begins. An opening
/// that is too late for it is moved before it began: nobody typed it, or nobody signs up ([`never_opens`]).
fn window_until(begins: Timestamp, frame: &Frame) -> Window {
    const DAY: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);
    let told = frame.window.map_or(frame.now, |window| window.opens_at);
    let closes_at = frame.window.map_or(begins, |window| window.closes_at.min(begins));
    let opens_at = if told < closes_at { told } else { closes_at - DAY };
    Window { opens_at, closes_at }
}

/// What tells whether a row has changed: everything it says, and what the form said besides.
fn fingerprint(facts: &impl serde::Serialize) -> Option<String> {
    serde_json::to_string(facts).ok().map(|facts| store::import::fingerprint(&facts))
}

#[cfg(test)]
mod tests;
