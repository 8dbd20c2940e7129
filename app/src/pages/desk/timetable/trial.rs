//! 试排: the board of a term with several moves tried on it, what they mean together, and doing or dropping all of it.

use domain::id::TermId;
use domain::timetable::Timetable;
use leptos::prelude::*;
use store::Seen;
use store::timetable::{Touched, Trial, last_carried, may_resume, timetable, touched, trial};

use super::board::Board;
use super::chosen::Chosen;
use super::{Clashes, Shown, Ways, in_query, moving};
use crate::attempt::Attempt;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::look_buttons::LookButtons;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::pages::{id_in_path, page};
use crate::paths::terms::desk_plan;
use crate::request::request;
use crate::wording::timetable as board_words;
use crate::wording::timetable::trial as words;

use acting::{ACTION, FIELD, FORM, told};
use last::Last;
use moved::Moved;

pub mod acting;
pub(crate) mod beside;
mod last;
mod moved;

/// The trial of a term, or the way to begin one.
#[component]
pub fn TrialPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<TermId>());
    let shown = Shown { in_trial: true, ..in_query() };
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let plan = timetable(&request.db, id, by).await?;
        let (moved, all) = (request.attempt(moving::FORM).await?, request.attempt(FORM).await?);
        // What is wrong with the whole is told before what is wrong with one class.
        let wrong = if all.errors().is_empty() { moved.clone() } else { all.clone() };
        let (title, term) = (say(words::TITLE), plan.term.name.clone());
        let last = last_carried(&request.db, id, by).await?;
        let last = last.map(|last| view! { <Last term=id last=last/> });
        let body = match trial(&request.db, id, by).await? {
            Some(trial) => {
                let touched = touched(&request.db, &plan, &trial.moves, by).await?;
                let seen = Seen::of(&plan.rests_on(&trial.moves))?;
                view! { <Open term=id shown=shown plan=plan trial=trial touched=touched seen=seen attempts=(moved, all)/> }
                    .into_any()
            }
            None => {
                let resumes = may_resume(&request.db, id, by).await?;
                view! { <NoTrial term=id resumes=resumes/> }.into_any()
            }
        };
        Ok(view! {
            <PageTitle text=title attempt=wrong.clone()/>
            <ErrorSummary attempt=wrong/>
            <a class="back" href=desk_plan(id)>{say(board_words::BACK_TO_PLAN)}</a>
            <h1 tabindex="-1">{title}</h1>
            <p class="lead">{term}</p>
            {body}
            {last}
        })
    })
}

/// Nothing is tried.
#[component]
fn NoTrial(term: TermId, resumes: bool) -> impl IntoView {
    let say = request().say();
    view! {
        <Empty title=say(words::NONE) sentence=say(words::NONE_LINE)>
            <PostButton action=ACTION name=FIELD value=told("begin", term) words=say(words::BEGIN)/>
            {resumes.then(|| view! {
                <PostButton action=ACTION name=FIELD value=told("resume", term) words=say(words::RESUME)/>
            })}
        </Empty>
    }
}

#[component]
fn Open(
    term: TermId,
    shown: Shown,
    plan: Timetable,
    trial: Trial,
    touched: Touched,
    seen: Seen,
    /// Of moving one class, and of all of it.
    attempts: (Attempt, Attempt),
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let tried = plan.tried(&trial.moves);
    let clashes = tried.clashes();
    let campuses: Vec<String> = tried.campuses().into_iter().map(str::to_owned).collect();
    let (moved, all) = attempts;
    let moves = trial.moves.clone();
    let begun = words::begun(language, &trial.by, trial.at);
    let is_chosen = shown.chosen.is_some_and(|(class, _)| tried.class(class).is_some());
    view! {
        {shown.changed.map(|_| view! {
            <NoticeBox kind=BoxKind::Done><p tabindex="-1" autofocus=shown.held.is_none()>{say(words::MOVED_ONE)}</p></NoticeBox>
        })}
        <p>{say(words::LEAD)}</p>
        <p class="soft"><Phrases text=begun/></p>
        <Moved term=term plan=plan.clone() trial=trial.clone()/>
        <AllOfIt term=term may_act=!is_chosen plan=plan trial=trial touched=touched seen=seen attempt=all/>
        <PostButton action=ACTION name=FIELD value=told("drop", term) words=say(words::DROP)/>
        <Clashes term=term board=(shown.rows, true) timetable=tried.clone() clashes=clashes.clone()/>
        <Chosen shown=shown timetable=tried.clone() attempt=moved/>
        <Ways term=term shown=shown campuses=campuses/>
        <Board term=term shown=shown timetable=tried clashes=clashes moves=moves/>
    }
}

/// Whom all of it touches, what would clash, and the buttons that look and act.
#[component]
fn AllOfIt(
    term: TermId,
    /// While a class is chosen its own form has the page's button.
    may_act: bool,
    plan: Timetable,
    trial: Trial,
    touched: Touched,
    seen: Seen,
    attempt: Attempt,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let moves = |class| trial.moves.iter().any(|one| one.class == class && one.moves_in(&plan));
    let count = plan.classes.iter().filter(|class| moves(class.id)).count();
    let is_looked = attempt.is_looked();
    let new = plan.tried(&trial.moves).clashes_not_in(&plan);
    let (has_clashes, has_gone) = (!new.is_empty(), !trial.gone.is_empty());
    let fits = !has_clashes && !has_gone && count > 0;
    let lines = new
        .iter()
        .filter(|clash| !clash.is_repeated())
        .map(|clash| view! { <p><Phrases text=board_words::clash(language, clash)/></p> })
        .collect_view();
    let looked = is_looked.then(|| {
        let kind = if fits { BoxKind::Info } else { BoxKind::Warning };
        view! {
            <NoticeBox kind=kind>
                <p class="notice__title" tabindex="-1" autofocus=true>{say(words::WOULD)}</p>
                <p>{words::would_change(language, count)}</p>
                {lines}
                {has_clashes.then(|| view! { <p>{say(words::FIRST)}</p> })}
                {has_gone.then(|| view! { <p>{say(words::GONE)}</p> })}
                {fits.then(|| view! { <p>{say(board_words::WOULD_FIT)}</p> })}
                <p>{say(board_words::NOT_SAVED_YET)}</p>
            </NoticeBox>
        }
    });
    let does = (is_looked && fits).then(|| say(words::DO_IT));
    (count > 0 || has_gone).then(|| {
        view! {
            <section class="section" aria-labelledby="affects">
                <h2 id="affects">{say(words::AFFECTS)}</h2>
                <p>{words::continuing(language, touched.continuing)}</p>
                <p>{words::torn(language, touched.torn)}</p>
                <p>{say(words::NO_NOTICE)}</p>
                {looked}
                {may_act.then(|| view! {
                    <Form action="/forms/desk-trial-do">
                        <input type="hidden" name="term" value=term.to_string()/>
                        <input type="hidden" name="seen" value=seen.told()/>
                        <LookButtons look=say(words::LOOK) does=does/>
                    </Form>
                })}
            </section>
        }
    })
}
