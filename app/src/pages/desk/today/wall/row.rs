//! One room on a wall: what it is, and until or from when, by whom, and what became of it. Mostly two lines, and as many as it takes.

use domain::today::{InRoom, MeetingToday, RoomToday};
use leptos::prelude::*;

use super::super::rooms::name_of;
use crate::components::phrases::Phrases;
use crate::request::Request;
use crate::wording::desk::today as words;
use crate::wording::session::marks;

/// So many characters stand in one line of each column, on a screen of 1920 by 1080.
const WIDTHS: [usize; 4] = [6, 12, 5, 12];

/// A line of its own, which goes on below where it is longer than its column.
pub(super) fn line(text: String) -> impl IntoView {
    view! { <span class="line"><Phrases text=text/></span> }
}

/// So many lines a text takes in a column; what is no Chinese character takes a little more than half of one's width.
pub(super) fn lines_in(width: usize, text: &str) -> usize {
    let tenths: usize = text.chars().map(|one| if one.is_ascii() { 6 } else { 10 }).sum();
    tenths.div_ceil(10 * width).max(1)
}

/// So many lines the row of a room takes.
pub(super) fn lines_of(request: &Request, of: &RoomToday) -> usize {
    let cells = cells(request, of).into_iter().zip(WIDTHS);
    let lines =
        cells.map(|(cell, width)| cell.iter().map(|text| lines_in(width, text)).sum::<usize>());
    lines.max().unwrap_or_default().max(2)
}

/// Which room, now, expected and arrived, next: the lines of each.
fn cells(request: &Request, of: &RoomToday) -> [Vec<String>; 4] {
    let (say, language) = (request.say(), request.language);
    let next = match &of.next {
        Some(next) => told(request, next, &words::from(language, next.span())).to_vec(),
        None => vec![say(words::NOTHING_MORE).to_owned()],
    };
    [vec![name_of(request, of)], now(request, of), arrived(request, of), next]
}

/// Now, expected and arrived, next.
pub(super) fn row(request: &Request, of: &RoomToday) -> impl IntoView + use<> {
    let say = request.say();
    let lines = |all: Vec<String>| all.into_iter().map(line).collect_view();
    let [name, now, arrived, next] = cells(request, of).map(lines);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=say(words::NOW)>{now}</td>
            <td data-label=say(words::ARRIVED)>{arrived}</td>
            <td data-label=say(words::NEXT)>{next}</td>
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_goes_on_in_the_next_line_and_is_counted_so() {
        assert_eq!(lines_in(6, "302书画室"), 1);
        assert_eq!(lines_in(6, "第一教学楼大礼堂"), 2);
        assert_eq!(lines_in(5, "Expected 20"), 2);
        assert_eq!(lines_in(5, ""), 1);
    }
}
