//! Where each session of a weekly time would go, what stands there, what is passed over, and whom it affects and what they read.

use domain::offering::Offering;
use domain::session::{FromNowOn, SessionNews};
use leptos::prelude::*;
use store::session::{SessionAtDesk, WeeklyMove};

use super::reading::Asked;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::session::desk::{WHOM, people};
use crate::wording::session::news::sentence;
use crate::wording::session::onward::NOT_YET;
use crate::wording::session::weekly as words;
use crate::wording::session::when;

/// Everything that somebody should know before the button.
#[component]
pub(super) fn Looked(
    offering: Offering,
    asked: Asked,
    /// As far as it is typed.
    reason: String,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let look = &asked.look;
    let stands = look.moves.iter().any(WeeklyMove::is_kept_out);
    let kind = if stands { BoxKind::Warning } else { BoxKind::Info };
    let affects = words::affects(language, look.moves.len(), look.ended.len());
    let people = people(language, look.held, Some(look.busy));
    let people = people.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    let told = told(&request, &offering.name, &asked, &reason).filter(|_| look.held > 0);
    let moves: Vec<AnyView> = look.moves.iter().map(|go| line(&request, go)).collect();
    let simple = |all: &[SessionAtDesk]| -> Vec<AnyView> {
        all.iter().map(|one| plain(when(language, one.session.span))).collect()
    };
    let passed = look.passed.iter();
    let passed = passed.map(|(span, reason)| plain(words::passed(language, *span, reason)));
    let passed: Vec<AnyView> = passed.collect();
    let (ended, stay) = (simple(&look.ended), simple(&look.stay));
    let has_ended = !look.ended.is_empty();
    view! {
        <NoticeBox kind=kind>
            <p class="notice__title">{say(WHOM)}</p>
            <p>{affects}</p>
            {people}
            {told.map(|told| view! {
                <p>{say(words::WHAT_THEY_READ)}<b class="line"><Phrases text=told/></b></p>
            })}
            {stands.then(|| view! { <p>{say(words::IN_THE_WAY)}</p> })}
            <p>{say(NOT_YET)}</p>
        </NoticeBox>
        <Lines id="moves" title=words::MOVES lines=moves/>
        <Lines id="passed" title=words::PASSED lines=passed/>
        <Lines id="ended" title=words::ENDED lines=ended/>
        {has_ended.then(|| view! { <p>{say(words::ENDED_WHY)}</p> })}
        <Lines id="stay" title=words::STAY lines=stay/>
    }
}

/// A list below its heading; nothing where there is none.
#[component]
fn Lines(id: &'static str, title: Words, lines: Vec<AnyView>) -> impl IntoView {
    let say = request().say();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby=id>
                <h2 id=id>{say(title)}</h2>
                <ul class="flow">{lines}</ul>
            </section>
        }
    })
}

fn plain(text: String) -> AnyView {
    view! { <li><Phrases text=text/></li> }.into_any()
}

/// From when to when, and what stands there.
fn line(request: &Request, go: &WeeklyMove) -> AnyView {
    let language = request.language;
    let lines = [words::was(language, go.one.session.span), words::goes(language, go.to.span)];
    let lines = lines.map(|line| view! { <span class="line"><Phrases text=line/></span> });
    let refused = go.refused.as_ref().map(|why| words::cannot(language, why));
    let beside = go.beside.iter().map(|why| words::beside(language, why));
    let whys = refused.into_iter().chain(beside);
    let whys = whys.map(|why| view! { <b class="line"><Phrases text=why/></b> }).collect_view();
    view! { <li>{lines.collect_view()}{whys}</li> }.into_any()
}

/// What everybody who has a place reads: of the first session, and that the others are like it.
fn told(request: &Request, name: &str, asked: &Asked, reason: &str) -> Option<String> {
    let first = asked.look.moves.first()?;
    let own = first.one.session.venue.as_ref().map(|venue| venue.name.clone());
    let room = if asked.room.is_empty() { own.unwrap_or_default() } else { asked.room.clone() };
    let reason = match reason.trim() {
        "" => (request.say())(words::NO_REASON_YET),
        typed => typed,
    };
    let (was, to) = (first.one.session.span.from, first.to.span);
    let ended = u32::try_from(asked.look.ended.len()).unwrap_or(u32::MAX);
    let onward = Some(FromNowOn { weekly: Some(asked.weekly.to), ended, last: to.from });
    let news = SessionNews::Moved { was, to, room, reason: reason.to_owned(), onward };
    Some(sentence(request.language, name, &news))
}
