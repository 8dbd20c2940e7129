//! A plan as the desk looks at it before confirming: each row as it was understood, and how it stands.

use domain::offering::Admission;
use domain::plan::{Heading, Plan, PreviewRow, Problem, Reading, RowState, Severity, Shown};
use domain::timetable::Why;
use store::import::Standing;
use store::new_offering::NewOffering;

use super::{Made, Pending, made_beside};
use crate::error::AppError;
use crate::request::Request;
use crate::wording::desk::planning::{Understood, understood};

/// One row of the preview.
#[derive(Clone, Debug)]
pub struct Line {
    /// The row as the sheet counts.
    pub number: u32,
    /// How it stands.
    pub row: PreviewRow,
    /// It was taken over before and says something else now; what is there stays.
    pub different: bool,
    /// It has been over for some time.
    pub over: bool,
    /// As it was understood; `None` where it was not.
    pub understood: Option<Understood>,
    /// What stands in its cells, each after its heading; empty cells left out.
    pub cells: Vec<(String, String)>,
    /// What is wrong with it, or worth a look.
    pub problems: Vec<Problem>,
    /// What the institution has that stands in its way: it is not taken over while one of them keeps it out.
    pub clashes: Vec<Why>,
}

/// A whole plan, looked at.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Its rows.
    pub lines: Vec<Line>,
    /// Offerings that confirming would make.
    pub new_offerings: u32,
    /// Of them, those that one signs up for: how their places are given can be chosen.
    pub to_sign_up_for: u32,
    /// Closures that confirming would make.
    pub new_closures: u32,
    /// Problems that keep the plan from being taken over.
    pub errors: usize,
}

impl Preview {
    /// How each row stands, for counting and filtering.
    pub fn rows(&self) -> Vec<PreviewRow> {
        self.lines.iter().map(|line| line.row).collect()
    }

    /// Nothing stands against it, and there is something to take over.
    pub fn can_be_confirmed(&self) -> bool {
        self.errors == 0 && (self.new_offerings > 0 || self.new_closures > 0)
    }

    /// How many rows are of this sort.
    pub fn count(&self, shown: Shown) -> usize {
        shown.count(&self.rows())
    }
}

/// Looks at a plan that waits: what is new, what is there already, what is wrong.
pub async fn preview(
    request: &Request,
    pending: &Pending,
    plan: &Plan,
) -> Result<Preview, AppError> {
    let made = made_beside(plan, &pending.frame).await?;
    let known = known(request, pending, &made).await?;
    let clashes = clashes(request, pending, &made, &known).await?;
    let clashing = clashes.iter().filter(|row| row.iter().any(Why::keeps_out)).count();
    let stands = known.iter().copied().zip(clashes);
    let lines = match plan {
        Plan::Classes(reading) => lines(reading, &made, stands, request),
        Plan::Activities(reading) => lines(reading, &made, stands, request),
        Plan::Shifts(reading) => lines(reading, &made, stands, request),
    };
    let is_new = |known: &&(&Made, Standing)| known.1 == Standing::New;
    let both: Vec<(&Made, Standing)> = made.iter().zip(known.iter().copied()).collect();
    let count = |fits: fn(&Made) -> bool| {
        let new = both.iter().filter(is_new).filter(|(made, _)| fits(made));
        u32::try_from(new.count()).unwrap_or(u32::MAX)
    };
    let signs_up = |made: &Made| matches!(made, Made::Offering(offering) if offering.admission == Admission::SignUp);
    let is_error = |problem: &&Problem| problem.severity == Severity::Error;
    let errors = plan.problems().iter().filter(is_error);
    Ok(Preview {
        new_offerings: count(|made| matches!(made, Made::Offering(_))),
        to_sign_up_for: count(signs_up),
        new_closures: count(|made| matches!(made, Made::Closure(_))),
        errors: errors.count() + clashing,
        lines,
    })
}

/// How what each row becomes stands against what the institution has, one for one.
async fn known(
    request: &Request,
    pending: &Pending,
    made: &[Made],
) -> Result<Vec<Standing>, AppError> {
    let institution = pending.frame.institution.id;
    let (mut offerings, mut closures) = (Vec::new(), Vec::new());
    for made in made {
        match made {
            Made::Offering(offering) => offerings.push((**offering).clone()),
            Made::Closure(closure) => closures.push(closure.clone()),
            Made::Nothing => {}
        }
    }
    let mut offerings =
        store::import::compare(&request.db, institution, &offerings).await?.into_iter();
    let mut closures =
        store::closure::known(&request.db, institution, &closures).await?.into_iter();
    let standing = |made: &Made| match made {
        Made::Offering(_) => offerings.next().unwrap_or(Standing::New),
        Made::Closure(_) if closures.next() == Some(true) => Standing::Unchanged,
        Made::Closure(_) | Made::Nothing => Standing::New,
    };
    Ok(made.iter().map(standing).collect())
}

/// What stands in the way of each new row, one for one: nothing where it is there already, or becomes no offering.
async fn clashes(
    request: &Request,
    pending: &Pending,
    made: &[Made],
    known: &[Standing],
) -> Result<Vec<Vec<Why>>, AppError> {
    let of_row = |(made, standing): (&'_ Made, &Standing)| match made {
        Made::Offering(_) => *standing == Standing::New,
        Made::Closure(_) | Made::Nothing => false,
    };
    let is_new: Vec<bool> = made.iter().zip(known).map(of_row).collect();
    let new: Vec<&NewOffering> = made
        .iter()
        .zip(&is_new)
        .filter_map(|(made, is_new)| match made {
            Made::Offering(offering) if *is_new => Some(&**offering),
            _ => None,
        })
        .collect();
    let institution = pending.frame.institution.id;
    let mut found = store::import::clashes(&request.db, institution, &new).await?.into_iter();
    let of_row = |is_new: bool| if is_new { found.next() } else { None };
    Ok(is_new.into_iter().map(of_row).map(Option::unwrap_or_default).collect())
}

fn lines<T>(
    reading: &Reading<T>,
    made: &[Made],
    stands: impl Iterator<Item = (Standing, Vec<Why>)>,
    request: &Request,
) -> Vec<Line> {
    type OfRow<'a, T> = ((&'a domain::plan::Row<T>, &'a Made), (Standing, Vec<Why>));
    let line = |((row, made), (standing, clashes)): OfRow<'_, T>| Line {
        number: row.number,
        row: PreviewRow {
            state: if clashes.iter().any(Why::keeps_out) { RowState::Wrong } else { row.state },
            known: standing != Standing::New,
        },
        different: standing == Standing::Different,
        over: row.state != RowState::Wrong && ended(made).is_some_and(|ended| ended <= request.now),
        understood: understood(request.language, made),
        cells: cells(&reading.headings, &row.cells),
        problems: reading.problems_of(row.number).cloned().collect(),
        clashes,
    };
    reading.rows.iter().zip(made).zip(stands).map(line).collect()
}

fn ended(made: &Made) -> Option<jiff::Timestamp> {
    match made {
        Made::Offering(offering) => offering.sessions.iter().map(|session| session.span.to).max(),
        Made::Closure(closure) => Some(closure.span.to),
        Made::Nothing => None,
    }
}

/// What stands in the cells of a row, each after its heading; empty ones left out.
pub(super) fn cells(headings: &[Heading], cells: &[String]) -> Vec<(String, String)> {
    let told = headings.iter().zip(cells).filter(|(_, cell)| !cell.trim().is_empty());
    told.map(|(heading, cell)| (heading.words.clone(), cell.trim().to_owned())).collect()
}
