//! A page that was made once, with a gap wherever something belongs to one answer alone: the nonce of its scripts, and
//! the token of its forms.

use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use http::response::Parts;
use http::{HeaderMap, StatusCode};
use leptos::nonce::Nonce;

use crate::headers::{nonce_of, policy_of_page};

/// A finished page without nonce and token.
#[derive(Debug)]
pub struct Template {
    headers: HeaderMap,
    /// What follows on each gap.
    pieces: Vec<(Gap, String)>,
}

#[derive(Clone, Copy, Debug)]
enum Gap {
    Nothing,
    Nonce,
    Token,
}

impl Template {
    /// The page of an answer; none if it is no finished page.
    pub fn of(answer: &Parts, text: &[u8], token: &str) -> Option<Self> {
        let kind = answer.headers.get(CONTENT_TYPE)?;
        let is_page = answer.status == StatusCode::OK && kind.as_bytes().starts_with(b"text/html");
        let nonce = nonce_of(answer.headers.get(CONTENT_SECURITY_POLICY)?)?;
        let mut pieces = Vec::new();
        let mut rest = std::str::from_utf8(text).ok().filter(|_| is_page)?;
        let mut before = Gap::Nothing;
        // Both are random and longer than any word of a page, so they cannot stand there by chance.
        while let Some((at, gap, length)) = first_gap(rest, nonce, token) {
            pieces.push((before, rest[..at].to_owned()));
            rest = &rest[at + length..];
            before = gap;
        }
        pieces.push((before, rest.to_owned()));
        Some(Self { headers: answer.headers.clone(), pieces })
    }

    /// Bytes that it takes.
    pub fn len(&self) -> usize {
        self.pieces.iter().map(|(_, text)| text.len()).sum()
    }

    /// The page with a new nonce, and with this token in its forms.
    pub fn fill(&self, token: &str) -> Response {
        let nonce = Nonce::new();
        let gaps = self.pieces.len() * nonce.len().max(token.len());
        let mut page = String::with_capacity(self.len() + gaps);
        for (gap, text) in &self.pieces {
            match gap {
                Gap::Nothing => {}
                Gap::Nonce => page.push_str(&nonce),
                Gap::Token => page.push_str(token),
            }
            page.push_str(text);
        }
        let mut headers = self.headers.clone();
        headers.insert(CONTENT_SECURITY_POLICY, policy_of_page(&nonce));
        (headers, page).into_response()
    }
}

/// Where the next gap begins, which it is, and how long what stands there.
fn first_gap(text: &str, nonce: &str, token: &str) -> Option<(usize, Gap, usize)> {
    let nonce = text.find(nonce).map(|at| (at, Gap::Nonce, nonce.len()));
    let token = text.find(token).map(|at| (at, Gap::Token, token.len()));
    nonce.into_iter().chain(token).min_by_key(|(at, ..)| *at)
}

#[cfg(test)]
pub mod tests {
    use axum::body::to_bytes;

    use super::*;

    /// A page of this text, with a nonce in its policy.
    pub fn page(text: &str, token: &str) -> Template {
        let headers = [
            (CONTENT_TYPE, "text/html; charset=utf-8".parse().unwrap()),
            (CONTENT_SECURITY_POLICY, policy_of_page("old-nonce")),
        ];
        let (parts, _) = (headers, ()).into_response().into_parts();
        Template::of(&parts, text.as_bytes(), token).unwrap()
    }

    async fn filled(page: &Template, token: &str) -> (String, String) {
        let (parts, body) = page.fill(token).into_parts();
        let text = to_bytes(body, usize::MAX).await.unwrap();
        let nonce = nonce_of(&parts.headers[CONTENT_SECURITY_POLICY]).unwrap().to_owned();
        (nonce, String::from_utf8(text.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn each_reader_gets_a_nonce_and_a_token_of_their_own() {
        let page =
            page("<script nonce=old-nonce></script>old-token<b nonce=old-nonce>", "old-token");
        let (first, text) = filled(&page, "mine").await;
        assert_eq!(text, format!("<script nonce={first}></script>mine<b nonce={first}>"));
        let (second, _) = filled(&page, "mine").await;
        assert_ne!(first, second);
    }

    #[test]
    fn only_a_finished_page_is_kept() {
        let policy = policy_of_page("nonce");
        let answer = |status: StatusCode, kind: &str| {
            let headers =
                [(CONTENT_TYPE, kind.parse().unwrap()), (CONTENT_SECURITY_POLICY, policy.clone())];
            Template::of(&(status, headers).into_response().into_parts().0, b"a", "token").is_some()
        };
        assert!(answer(StatusCode::OK, "text/html"));
        assert!(!answer(StatusCode::NOT_FOUND, "text/html"));
        assert!(!answer(StatusCode::OK, "application/json"));
    }
}
