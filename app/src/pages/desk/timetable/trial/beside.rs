//! On the board of the plan: the way to its trial, and what has become of one.

use domain::id::{TermId, TrialId};
use domain::person::Coordinator;
use leptos::prelude::*;
use store::timetable::trial;

use super::acting::{ACTION, FIELD, told, told_of};
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::post_button::PostButton;
use crate::error::AppError;
use crate::paths::terms::desk_trial;
use crate::request::{Request, request};
use crate::wording::timetable::trial as words;

/// In an address: the trial that was just carried out.
pub(crate) const DONE: &str = "tried";
/// In an address: how many classes it has changed.
pub(crate) const CLASSES: &str = "classes";
/// In an address: the trial was just dropped.
pub(super) const DROPPED: &str = "dropped";
/// In an address: what a trial had changed is as it was before.
pub(super) const BACK: &str = "all-back";

/// How many classes the open trial of a term has moved; nothing where there is none.
pub(crate) async fn moved_in_trial(
    request: &Request,
    term: TermId,
    by: &Coordinator,
) -> Result<Option<usize>, AppError> {
    let open = trial(&request.db, term, by).await?;
    Ok(open.map(|open| open.moves.iter().filter(|one| one.to.is_some()).count()))
}

/// Begins a trial, or leads to the one that is open, or to what the last one has changed.
#[component]
pub(crate) fn WayToTrial(
    term: TermId,
    moved: Option<usize>,
    /// One was carried out and not put back.
    has_last: bool,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    match moved {
        Some(moved) => view! {
            <p>
                {words::is_open(language, moved)}" "
                <a class="button button--link" href=desk_trial(term)>{say(words::GO_ON)}</a>
            </p>
        }
        .into_any(),
        None => view! {
            <PostButton action=ACTION name=FIELD value=told("begin", term) words=say(words::BEGIN)/>
            {has_last.then(|| view! {
                <p><a class="button button--link" href=format!("{}#last", desk_trial(term))>{say(words::WAY_BACK)}</a></p>
            })}
        }
        .into_any(),
    }
}

/// What was just done with a trial, and the button that takes it back.
#[component]
pub(crate) fn AfterTrial(
    term: TermId,
    /// Which was just carried out, and how many classes it has changed.
    done: Option<(TrialId, u32)>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    view! {
        {done.map(|(trial, classes)| view! {
            <NoticeBox kind=BoxKind::Done>
                <p class="notice__title" tabindex="-1" autofocus=true>{words::done(language, classes)}</p>
            </NoticeBox>
            <PostButton action=ACTION name=FIELD value=told_of("back", term, trial) words=say(words::PUT_ALL_BACK)/>
        })}
        {request.has_query(BACK).then(|| view! {
            <NoticeBox kind=BoxKind::Done><p>{say(words::ALL_BACK)}</p></NoticeBox>
        })}
        {request.has_query(DROPPED).then(|| view! {
            <NoticeBox kind=BoxKind::Done><p>{say(words::DROPPED)}</p></NoticeBox>
            <PostButton action=ACTION name=FIELD value=told("resume", term) words=say(words::RESUME)/>
        })}
    }
}
