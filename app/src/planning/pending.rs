//! A plan that was handed in and waits: what is kept of it, and what confirming it does.

use domain::calendar::Term;
use domain::id::{FormKey, ImportId};
use domain::institution::Institution;
use domain::offering::{Allocation, Window};
use domain::plan::Plan;
use serde::{Deserialize, Serialize};
use store::import::Outcome;

use super::prepare::every_row_meets;
use super::{Frame, closures_of_plan, offerings_of_plan};
use crate::attempt::Attempt;
use crate::error::AppError;
use crate::request::Request;
use crate::wording::desk::import as words;

/// What is kept of a plan: what was read, and what the form said besides.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub plan: Plan,
    #[serde(default)]
    pub campus: Option<String>,
    pub term: Option<Term>,
    pub window: Option<Window>,
    pub age_from: Option<u8>,
    pub age_to: Option<u8>,
    pub telephone: String,
}

/// A plan that waits, or was confirmed.
#[derive(Clone, Debug)]
pub struct Pending {
    /// Key.
    pub id: ImportId,
    /// As the coordinator's file was called.
    pub file_name: String,
    /// What was read.
    pub plan: Plan,
    /// What it leaves unsaid.
    pub frame: Frame,
    /// What became of it, once it was confirmed.
    pub outcome: Option<Outcome>,
}

impl Kept {
    fn framed(
        &self,
        institution: Institution,
        closures: Vec<domain::calendar::Closure>,
        request: &Request,
    ) -> Frame {
        Frame {
            institution,
            campus: self.campus.clone(),
            term: self.term.clone(),
            window: self.window,
            age_from: self.age_from,
            age_to: self.age_to,
            telephone: self.telephone.clone(),
            closures,
            shift_days: 0,
            now: request.now,
        }
    }
}

/// The plan of this key, if the coordinator's institution handed it in.
pub async fn pending(request: &Request, id: ImportId) -> Result<Pending, AppError> {
    let by = request.coordinator()?;
    let prepared = store::import::prepared(&request.db, id, by).await?;
    let kept: Kept = serde_json::from_str(&prepared.content).map_err(|error| {
        // A release that keeps plans otherwise: the file is handed in again.
        tracing::warn!(%error, "a plan of another release");
        AppError::NotFound
    })?;
    let institution = store::institution::institution(&request.db, by.institution).await?;
    let closures = store::closure::closures_of(&request.db, by.institution).await?;
    let frame = kept.framed(institution, closures, request);
    Ok(Pending {
        id,
        file_name: prepared.file_name,
        plan: kept.plan,
        frame,
        outcome: prepared.outcome,
    })
}

/// Takes a plan over, all or nothing; its new offerings give their places as chosen. One with a wrong row is left alone. Where days were closed since
/// it was looked at, so that a class never meets, the attempt says so and nothing is taken over.
pub async fn confirm(
    request: &Request,
    attempt: &mut Attempt,
    key: FormKey,
    id: ImportId,
    given: Allocation,
) -> Result<(), AppError> {
    let pending = pending(request, id).await?;
    if pending.outcome.is_none() && pending.plan.is_sound() {
        if !every_row_meets(&pending.plan, &pending.frame) {
            attempt.note("", words::NO_DAY_LEFT);
            return Err(AppError::ToBeChanged);
        }
        let mut offerings = offerings_of_plan(&pending.plan, &pending.frame);
        offerings.iter_mut().for_each(|offering| offering.allocation = given);
        let closures = closures_of_plan(&pending.plan, &pending.frame);
        store::import::confirm(&request.db, key, id, request.coordinator()?, &offerings, &closures)
            .await?;
    }
    Ok(())
}
