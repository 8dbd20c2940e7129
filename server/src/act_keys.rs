//! Keys for what is done at the desk: the main button of a page and its other buttons each get one (`app::paths::keys`), in the
//! finished page, so that none is forgotten and none is given twice. The browser wants its own keys held down with it, so typing,
//! an input method and a screen reader never meet them, and no script is needed. The desk's style sheet shows them.

use app::paths::is_at_desk;
use app::paths::keys::{ACT, ACTS};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::CONTENT_LENGTH;

use self::tags::{Rows, attributes, tag};
use crate::headers::is_page;

mod tags;

/// Gives the buttons of the desk's pages their keys. A learner's page has none.
pub async fn give_keys(request: Request, next: Next) -> Response {
    let is_desk = is_at_desk(request.uri().path());
    let response = next.run(request).await;
    if !is_desk || !is_page(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // It is made whole before it is sent, so it is in memory already.
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.remove(CONTENT_LENGTH);
    let given = std::str::from_utf8(&page).map(with_keys);
    Response::from_parts(parts, given.map_or_else(|_| Body::from(page), Body::from))
}

/// What a visitor taps at the door has no key, which would stand beside their name.
const NO_KEY: &str = "data-no-key";

/// A button, or a link that looks like one.
struct Button {
    /// In the page, just behind the name of its tag.
    at: usize,
    is_main: bool,
    /// Of which row of a table, or of whose box, counted from the top; nothing where it is the page's own.
    row: Option<u32>,
}

/// The main button has always the same key. Of the others those of the page come before those of rows, each in its order. On a
/// long list the first rows have keys, as far as there are enough for all the buttons of each; from there on Tab leads.
fn with_keys(page: &str) -> String {
    let buttons = buttons(page);
    let main = buttons.iter().position(|button| button.is_main);
    let others = |is_of_row: bool| {
        let of = move |(number, button): &(usize, &Button)| {
            Some(*number) != main && button.row.is_some() == is_of_row
        };
        buttons.iter().enumerate().filter(of).map(|(_, button)| button)
    };
    let own = others(false).count();
    let in_rows: Vec<&Button> = others(true).collect();
    let mut fit: Vec<&Button> = Vec::new();
    for row in in_rows.chunk_by(|one, other| one.row == other.row) {
        // One row with more buttons than there are keys has as many as there are.
        if fit.is_empty() || own + fit.len() + row.len() <= ACTS.len() {
            fit.extend(row);
        }
    }
    let with_key = others(false).chain(fit).map(|button| button.at);
    let mut keys: Vec<(usize, &str)> = with_key.zip(ACTS).collect();
    keys.extend(main.and_then(|number| buttons.get(number)).map(|button| (button.at, ACT)));
    keys.sort_unstable();
    let (mut given, mut from) = (String::with_capacity(page.len() + 16 * keys.len()), 0);
    for (at, key) in keys {
        given.extend([&page[from..at], " accesskey=\"", key, "\""]);
        from = at;
    }
    given.push_str(&page[from..]);
    given
}

/// The buttons in the main part that can be seen and have no key yet, in the order of the page.
fn buttons(page: &str) -> Vec<Button> {
    let Some(begin) = page.find("<main") else { return Vec::new() };
    let end = page[begin..].find("</main>").map_or(page.len(), |length| begin + length);
    let (mut at, mut rows, mut found) = (begin, Rows::default(), Vec::new());
    while let Some(more) = page[at..end].find('<') {
        let tag = tag(&page[at + more..end]);
        let name = tag[1..].split([' ', '>']).next().unwrap_or_default();
        rows.pass(name, tag);
        match name {
            "a" | "button" => {
                let attributes = attributes(&tag[1 + name.len()..]);
                let of = |name: &str| attributes.iter().find(|(one, _)| *one == name);
                let is = |class: &str| {
                    of("class").is_some_and(|(_, all)| all.split(' ').any(|one| one == class))
                };
                // A link among the words leads somewhere; a button that looks like one does something.
                let acts = is("button") && (name == "button" || !is("button--link"));
                let has_none = !["accesskey", "hidden", "tabindex", NO_KEY]
                    .into_iter()
                    .any(|one| of(one).is_some());
                if acts && has_none {
                    let is_main = is("button--primary");
                    let at = at + more + 1 + name.len();
                    found.push(Button { at, is_main, row: rows.open.map(|_| rows.begun) });
                }
            }
            _ => {}
        }
        at += more + tag.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_of_the_page_come_first_then_those_of_its_rows() {
        let page = "<a class=\"button\" href=\"/x\">外</a><main><table><tr><a class=\"button\" href=\"/1\">行</a></tr></table>\
                    <button class=\"button\" data-x=\"a>b\">印</button>\
                    <button class=\"button button--primary\">存</button></main><button class=\"button\">外</button>";
        let given = "<a class=\"button\" href=\"/x\">外</a><main><table><tr><a accesskey=\"8\" class=\"button\" href=\"/1\">行</a></tr></table>\
                     <button accesskey=\"7\" class=\"button\" data-x=\"a>b\">印</button>\
                     <button accesskey=\"k\" class=\"button button--primary\">存</button></main><button class=\"button\">外</button>";
        assert_eq!(with_keys(page), given);
    }

    #[test]
    fn what_is_hidden_a_way_among_words_or_has_its_key_gets_none() {
        let page = "<main><button class=\"button\" hidden>甲</button><a class=\"button button--link\" href=\"/\">乙</a>\
                    <a class=\"button\" href=\"/\" accesskey=\"n\">丙</a><a class=\"back\" href=\"/\">丁</a>\
                    <button class=\"button\" tabindex=\"-1\">戊</button>\
                    <button class=\"button\" data-no-key=\"\">己</button></main>";
        assert_eq!(with_keys(page), page);
        assert_eq!(with_keys("<p>没有主体<a class=\"button\">"), "<p>没有主体<a class=\"button\">");
        let cut = "<main><button class=\"button";
        assert_eq!(with_keys(cut), "<main><button accesskey=\"7\" class=\"button");
    }

    #[test]
    fn twenty_rows_and_the_buttons_of_their_page_have_a_key_each() {
        let row = "<tr><td><a class=\"button\" href=\"/\">借</a></td></tr>";
        let page = format!(
            "<main>{}<table>{}</table></main>",
            "<a class=\"button\" href=\"/\">页</a>".repeat(5),
            row.repeat(20)
        );
        assert_eq!(with_keys(&page).matches(" accesskey=").count(), 25);
    }

    #[test]
    fn on_a_long_list_the_first_people_have_a_key_for_each_button() {
        let person = |number: usize| {
            format!(
                "<section class=\"section panel\"><section>{}</section><button class=\"button\">{number}</button></section>",
                "<button class=\"button\">甲</button>".repeat(4)
            )
        };
        let people: String = (0..50).map(person).collect();
        let page = format!("<main>{people}<a class=\"button\" href=\"/\">页</a></main>");
        let given = with_keys(&page);
        let of_each: Vec<usize> = given
            .split("<section class=\"section panel\"")
            .skip(1)
            .map(|person| person.matches("<button accesskey=").count())
            .collect();
        assert_eq!(of_each[..6], [5, 5, 5, 5, 5, 0], "the page's own key, and five people's");
        assert!(of_each[6..].iter().all(|keys| *keys == 0));
        assert!(given.contains("<a accesskey=\"7\""), "what is the page's own comes first");
        let many = "<button class=\"button\">甲</button>".repeat(40);
        let one = format!("<main><table><tr><td>{many}</td></tr></table></main>");
        assert_eq!(with_keys(&one).matches("accesskey").count(), ACTS.len());
    }

    #[test]
    fn no_key_is_given_twice_and_there_is_an_end_to_them() {
        let page = format!(
            "<main>{}</main>",
            "<button class=\"button button--primary\">甲</button>".repeat(60)
        );
        let given = with_keys(&page);
        let mut keys: Vec<&str> = given
            .split(" accesskey=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(keys.len(), 1 + ACTS.len());
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), 1 + ACTS.len(), "{keys:?}");
    }
}
