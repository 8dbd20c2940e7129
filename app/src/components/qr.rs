//! A code to scan on paper: it leads a telephone to the page, with the address in words beside it.

use std::cell::RefCell;

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

use crate::request::request;
use crate::wording::Words;
use crate::wording::handing_on::by_hand;

/// Nothing stands nearer to a code than so many of its squares.
const QUIET: usize = 4;

/// The code of a page of ours. It holds the address of the page alone, nothing of any person; a page that is
/// somebody's asks them to sign in first.
#[component]
pub fn Qr(
    /// The page.
    #[prop(into)]
    path: String,
    /// The nearest page whose address a person can type.
    by_hand_path: &'static str,
    /// What one finds there.
    words: Words,
    /// On the screen, too.
    #[prop(optional)]
    is_on_screen: bool,
    /// What people take home: no address stands on it that leads nobody anywhere.
    #[prop(optional)]
    is_taken_home: bool,
) -> impl IntoView {
    let request = request();
    let public = &request.installation.public_address;
    let typed = by_hand(request.language, &without_scheme(&format!("{public}{by_hand_path}")));
    let is_told = !is_taken_home || request.installation.is_reached_by_others();
    let class = if is_on_screen { "qr" } else { "qr qr--paper" };
    drawn(&format!("{public}{path}")).map(|(side, squares)| {
        // A row of squares is a line of their thickness: half a square is above it, half below.
        let view_box = format!("-{QUIET} -{QUIET}.5 {side} {side}");
        view! {
            <div class=class>
                <svg class="qr__code" viewBox=view_box aria-hidden="true" focusable="false"><path d=squares></path></svg>
                <div class="qr__words"><p>{request.say()(words)}</p>{is_told.then(|| view! { <p class="hint">{typed}</p> })}</div>
            </div>
        }
    })
}

/// What people read and type: yinyao.example/my-sign-ups; the home page without its slash.
fn without_scheme(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}

thread_local! {
    /// The code that was drawn last.
    static LAST: RefCell<(String, Option<(usize, String)>)> = RefCell::default();
}

/// The drawing, which the page of an entry shows twice: drawing it takes as long as many a question to the database.
fn drawn(address: &str) -> Option<(usize, String)> {
    LAST.with_borrow_mut(|(last, drawing_of_last)| {
        if last != address {
            (*last, *drawing_of_last) = (address.to_owned(), drawing(address));
        }
        drawing_of_last.clone()
    })
}

/// The side of the code with the quiet around it, in squares, and the dark squares as lines of a path, row by row.
/// Nothing for an address too long for any code.
fn drawing(address: &str) -> Option<(usize, String)> {
    let (width, runs) = dark_runs(address)?;
    let mut path = String::new();
    // Where the line before ended: in its row one goes on from there.
    let mut drawn_to = None;
    for Run { row, from, length } in runs {
        match drawn_to {
            Some((same, to)) if same == row => path.push_str(&format!("m{} 0h{length}", from - to)),
            _ => path.push_str(&format!("M{from} {row}h{length}")),
        }
        drawn_to = Some((row, from + length));
    }
    Some((width + 2 * QUIET, path))
}

/// Dark squares that lie side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// In which row, from the top.
    pub row: usize,
    /// The first column, from the left.
    pub from: usize,
    /// How many squares.
    pub length: usize,
}

/// How many squares the side of the code of an address has, without the quiet around it, and the dark ones, row by row. Nothing
/// for an address too long for any code.
pub fn dark_runs(address: &str) -> Option<(usize, Vec<Run>)> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let mut runs = Vec::new();
    for (row, squares) in code.to_colors().chunks(width).enumerate() {
        let mut from = 0;
        for run in squares.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                runs.push(Run { row, from, length: run.len() });
            }
            from += run.len();
        }
    }
    Some((width, runs))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://yinyao.example/sign-ups/0199c0de-0000-7000-8000-000000000001";

    /// Draws the path again, square by square.
    fn squares(path: &str, width: usize) -> Vec<Color> {
        let mut squares = vec![Color::Light; width * width];
        let (mut column, mut row) = (0, 0);
        let mut rest = path;
        while !rest.is_empty() {
            let end = rest[1..].find(['M', 'm', 'h']).map_or(rest.len(), |at| at + 1);
            let (step, after) = rest.split_at(end);
            let numbers: Vec<usize> =
                step[1..].split(' ').map(|number| number.parse().unwrap()).collect();
            match &step[..1] {
                "M" => (column, row) = (numbers[0], numbers[1]),
                "m" => column += numbers[0],
                _ => {
                    let from = row * width + column;
                    squares[from..from + numbers[0]].fill(Color::Dark);
                    column += numbers[0];
                }
            }
            rest = after;
        }
        squares
    }

    #[test]
    fn the_drawing_is_the_code_of_the_address() {
        let code = QrCode::with_error_correction_level(ADDRESS, EcLevel::M).unwrap();
        let (side, path) = drawing(ADDRESS).unwrap();
        assert_eq!(side, code.width() + 8);
        assert!(squares(&path, code.width()) == code.to_colors(), "other squares are dark");
        assert!(path.len() < 4000, "{} bytes", path.len());
    }

    #[test]
    fn an_address_is_told_as_people_type_it() {
        assert_eq!(without_scheme("https://yinyao.example/"), "yinyao.example");
        assert_eq!(without_scheme("http://127.0.0.1:3000/help"), "127.0.0.1:3000/help");
    }

    #[test]
    fn what_no_code_can_hold_is_left_out() {
        assert!(drawing(&"x".repeat(3000)).is_none());
    }
}
