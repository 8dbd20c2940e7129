//! What the buttons of a trial do: begin it, drop it, go on, take a class out, carry it out, put it back.

use std::fmt::Display;

use domain::id::{FormKey, TermId};
use leptos::prelude::*;
use store::Seen;
use store::timetable::{
    begin_trial, do_trial, drop_trial, put_trial_back, resume_trial, take_out_of_trial, timetable,
};

use super::beside::{BACK, CLASSES, DONE, DROPPED};
use crate::attempt::looked::{LOOKED, pressed};
use crate::attempt::{Attempt, form_key};
use crate::error::AppError;
use crate::paths::terms::{desk_plan, desk_trial};
use crate::request::{Request, request, see_other};

/// The name under which attempts at both forms are kept.
pub(super) const FORM: &str = "desk-trial";
/// Where a single button is sent.
pub(super) const ACTION: &str = "/forms/desk-trial";
/// Its field: what to do, and with which term, class or trial.
pub(super) const FIELD: &str = "trial";

/// The value of a button about the trial of a term.
pub(super) fn told(what: &str, term: TermId) -> String {
    format!("{what} {term}")
}

/// The same about one thing of it.
pub(super) fn told_of(what: &str, term: TermId, thing: impl Display) -> String {
    format!("{what} {term} {thing}")
}

/// Begins a trial, drops it, goes on with it, takes a class out of it, or puts back what it has changed.
#[server(prefix = "/forms", endpoint = "desk-trial")]
pub async fn post_desk_trial(
    #[server(default)] key: String,
    #[server(default)] trial: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let mut parts = trial.split(' ');
    let (what, term) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let term: TermId = term.parse()?;
    match done(&request, key, (what, term, parts.next().unwrap_or_default())).await {
        Ok(next) => see_other(&next),
        Err(error) => Attempt::default().comes_back(&request, FORM, &desk_trial(term), error).await,
    }
}

async fn done(
    request: &Request,
    key: FormKey,
    (what, term, thing): (&str, TermId, &str),
) -> Result<String, AppError> {
    let (db, by) = (&request.db, request.coordinator()?);
    Ok(match what {
        "begin" => {
            begin_trial(db, key, term, by).await?;
            desk_trial(term)
        }
        "resume" => {
            resume_trial(db, key, term, by).await?;
            desk_trial(term)
        }
        "drop" => {
            drop_trial(db, key, term, by).await?;
            format!("{}?{DROPPED}", desk_plan(term))
        }
        "out" => desk_trial(take_out_of_trial(db, key, thing.parse()?, by).await?),
        "back" => {
            let term = put_trial_back(db, key, thing.parse()?, by).await?;
            format!("{}?{BACK}", desk_plan(term))
        }
        _ => return Err(AppError::BadForm),
    })
}

/// Shows what all of it means, or does it.
#[server(prefix = "/forms", endpoint = "desk-trial-do")]
pub async fn post_desk_trial_do(
    #[server(default)] key: String,
    #[server(default)] term: String,
    #[server(default)] seen: String,
    #[server(default)] look: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, term): (_, TermId) = (form_key(&key)?, term.parse()?);
    let (looks, look) = pressed(look);
    let attempt = Attempt::at([(LOOKED, look.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        if looks {
            // Another institution's term is not found by looking either.
            timetable(&request.db, term, by).await?;
            return Ok(None);
        }
        Ok(Some(do_trial(&request.db, key, (term, Seen::as_sent(&seen)), by).await?))
    };
    match outcome.await {
        Ok(Some(done)) => {
            let told = format!("{DONE}={}&{CLASSES}={}", done.trial, done.classes);
            see_other(&format!("{}?{told}", desk_plan(term)))
        }
        Ok(None) => see_other(&attempt.kept_for(&request, FORM, &desk_trial(term)).await?),
        Err(error) => attempt.comes_back(&request, FORM, &desk_trial(term), error).await,
    }
}
