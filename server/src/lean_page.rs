//! Pages without the marks that Leptos sets between texts: `<!>` tells an island where its parts begin. Outside of the
//! islands nobody asks for them, and they are every twentieth byte that a page has on its way.

use axum::body::{Body, to_bytes};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::CONTENT_LENGTH;

use crate::headers::is_page;

const MARK: &str = "<!>";
const ISLAND: &str = "<leptos-island";
const ISLAND_END: &str = "</leptos-island";

/// Leaves the marks out of an answer that is a page.
pub async fn leave_out_marks(response: Response) -> Response {
    if !is_page(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // It is made whole before it is sent, so it is in memory already.
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.remove(CONTENT_LENGTH);
    let lean = std::str::from_utf8(&page).map(without_marks);
    Response::from_parts(parts, lean.map_or_else(|_| Body::from(page), Body::from))
}

fn without_marks(page: &str) -> String {
    let mut lean = String::with_capacity(page.len());
    let (mut rest, mut islands) = (page, 0_u32);
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        lean.push_str(before);
        if islands == 0 && tag.starts_with(MARK) {
            rest = &tag[MARK.len()..];
            continue;
        }
        if tag.starts_with(ISLAND) {
            islands += 1;
        } else if tag.starts_with(ISLAND_END) {
            islands = islands.saturating_sub(1);
        }
        lean.push('<');
        rest = &tag[1..];
    }
    lean.push_str(rest);
    lean
}

#[cfg(test)]
mod tests {
    use http::header::CONTENT_TYPE;

    use super::*;

    #[test]
    fn marks_stay_in_islands_alone() {
        let page = "<!DOCTYPE html><p>甲<!>乙<!></p><!-- a --><leptos-island><!>丙<leptos-island>丁<!></leptos-island><!>\
                    </leptos-island><!><p>戊<!></p>";
        let lean = "<!DOCTYPE html><p>甲乙</p><!-- a --><leptos-island><!>丙<leptos-island>丁<!></leptos-island><!>\
                    </leptos-island><p>戊</p>";
        assert_eq!(without_marks(page), lean);
    }

    #[tokio::test]
    async fn only_pages_are_touched_and_their_length_is_told_anew() {
        let answer = |kind: &'static str| {
            ([(CONTENT_TYPE, kind), (CONTENT_LENGTH, "10")], "<p>a<!></p>").into_response()
        };
        let page = leave_out_marks(answer("text/html; charset=utf-8")).await;
        assert!(!page.headers().contains_key(CONTENT_LENGTH));
        assert_eq!(to_bytes(page.into_body(), 100).await.unwrap(), "<p>a</p>");
        let text = leave_out_marks(answer("text/plain")).await;
        assert_eq!(to_bytes(text.into_body(), 100).await.unwrap(), "<p>a<!></p>");
    }
}
