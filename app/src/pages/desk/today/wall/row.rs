//! One room on a wall, in two lines: what it is, and until or from when, by whom, and what became of it.

use domain::today::{InRoom, MeetingToday, RoomToday};
use leptos::prelude::*;

use super::super::rooms::name_of;
use crate::components::phrases::Phrases;
use crate::request::Request;
use crate::wording::desk::today as words;
use crate::wording::session::marks;

/// A line of its own, cut off where there is no room for all of it.
pub(super) fn line(text: String) -> impl IntoView {
    view! { <span class="line"><Phrases text=text/></span> }
}

/// Now, expected and arrived, next.
pub(super) fn row(request: &Request, of: &RoomToday) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let name = name_of(request, of);
    let next = match &of.next {
        Some(next) => told(request, next, &words::from(language, next.span())).to_vec(),
        None => vec![say(words::NOTHING_MORE).to_owned()],
    };
    let lines = |all: Vec<String>| all.into_iter().map(line).collect_view();
    view! {
        <tr>
            <th scope="row">{line(name)}</th>
            <td data-label=say(words::NOW)>{lines(now(request, of))}</td>
            <td data-label=say(words::ARRIVED)>{lines(arrived(request, of))}</td>
            <td data-label=say(words::NEXT)>{lines(next)}</td>
        </tr>
    }
}

/// What is in it; that it is closed, and what stands there all the same; that it is free.
fn now(request: &Request, of: &RoomToday) -> Vec<String> {
    let language = request.language;
    let one = of.now.first().map(|one| told(request, one, &words::until(language, one.span())));
    let shut = of.shut.as_deref().map(|reason| words::closed(language, reason));
    match (shut, one) {
        (Some(shut), None) => vec![shut],
        (Some(shut), Some([name, _])) => vec![shut, name],
        (None, None) => vec![request.say()(words::FREE).to_owned()],
        (None, Some(lines)) => lines.to_vec(),
    }
}

/// Of what is in it, as it stands beside.
fn arrived(request: &Request, of: &RoomToday) -> Vec<String> {
    match of.now.first() {
        Some(InRoom::Meeting(one)) => expected(request, one).to_vec(),
        _ => Vec::new(),
    }
}

/// 应到20, 已到15. A register is not missed where nobody is expected.
fn expected(request: &Request, one: &MeetingToday) -> [String; 2] {
    let is_recorded = one.marks > 0 || one.expected.unwrap_or_default() == 0;
    words::arrived(request.language, one.expected, is_recorded.then_some(one.present))
}

/// What, then until or from when, by whom, and what became of it; of a club only that it is one.
fn told(request: &Request, one: &InRoom, at: &str) -> [String; 2] {
    let language = request.language;
    match one {
        InRoom::Booking(_) => [request.say()(words::A_CLUB).to_owned(), at.to_owned()],
        InRoom::Meeting(one) => {
            let by = match one.teacher.as_str() {
                "" => at.to_owned(),
                teacher => words::by(language, at, teacher),
            };
            let marks = marks(language, one.kind, one.session.span, &one.session.changed);
            [one.name.clone(), [vec![by], marks].concat().join("　")]
        }
    }
}
