//! Refuses what another site's page has sent: everything that may change something must come from one of our pages.

use app::paths;
use app::request::FROM_HERE;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{HOST, HeaderName, ORIGIN, REFERER};
use http::request::Parts;
use http::{Method, StatusCode};
use sha2::{Digest, Sha256};

use crate::cookies::cookie;
use crate::site::Site;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// An old browser sent this without showing that it comes from one of our pages. What is switched at the top of a page
/// may be switched all the same: it tells nothing and gives nothing away.
#[derive(Clone, Copy, Debug)]
pub struct Unproven;

/// Lets a request through that reads, or that comes from one of our pages.
pub async fn only_from_here(State(site): State<Site>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let public = site.installation.public_address.split_once("://").map(|(_, host)| host);
    match origin(&parts, public) {
        Origin::Here => next.run(Request::from_parts(parts, body)).await,
        Origin::Elsewhere => StatusCode::FORBIDDEN.into_response(),
        Origin::Untold => {
            // The body was read and limited before.
            let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
            let visitor =
                cookie(&parts.headers, site.installation.visitor_cookie()).unwrap_or_default();
            if token_in(&bytes).is_some_and(|token| is_token_of(visitor, &token)) {
                next.run(Request::from_parts(parts, Body::from(bytes))).await
            } else if parts.uri.path() == paths::COMFORT {
                parts.extensions.insert(Unproven);
                next.run(Request::from_parts(parts, Body::from(bytes))).await
            } else {
                StatusCode::FORBIDDEN.into_response()
            }
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Origin {
    Here,
    Elsewhere,
    /// A browser from before 2020 that says nothing.
    Untold,
}

/// What the browser tells: `Sec-Fetch-Site`, otherwise `Origin`, otherwise `Referer`.
fn origin(parts: &Parts, public: Option<&str>) -> Origin {
    let header = |name| parts.headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let judged = |sound| if sound { Origin::Here } else { Origin::Elsewhere };
    if let Some(site) = header(FETCH_SITE) {
        return judged(matches!(site, "same-origin" | "none"));
    }
    let Some(told) = header(ORIGIN).or_else(|| header(REFERER)) else { return Origin::Untold };
    let host = header(HOST).or_else(|| parts.uri.authority().map(http::uri::Authority::as_str));
    let from = told.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
    judged(
        from.is_some_and(|from| !from.is_empty() && (Some(from) == host || Some(from) == public)),
    )
}

/// A token for the forms of one page: nobody can make it who does not know the browser's visitor cookie, and it is
/// another on each page, so that its letters cannot be guessed from how well a page compresses.
pub fn token(visitor: &str) -> String {
    let salt: u128 = rand::random();
    let salt = format!("{salt:032x}");
    let sealed = sealed(&salt, visitor);
    format!("{salt}{sealed}")
}

fn is_token_of(visitor: &str, token: &str) -> bool {
    !visitor.is_empty()
        && token.is_ascii()
        && token.len() == 96
        && token[32..] == sealed(&token[..32], visitor)
}

fn sealed(salt: &str, visitor: &str) -> String {
    let digest = Sha256::digest(format!("{FROM_HERE} {salt} {visitor}"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The field of that name in a form's body, with or without a file. It holds nothing that would be escaped.
fn token_in(body: &[u8]) -> Option<String> {
    field_in(body, FROM_HERE)
}

/// A field of letters, digits and hyphens.
pub fn field_in(body: &[u8], name: &str) -> Option<String> {
    let field = format!("name=\"{name}\"\r\n\r\n");
    let after = |mark: &[u8]| {
        body.windows(mark.len())
            .position(|window| window == mark)
            .map(|at| &body[at + mark.len()..])
    };
    let first = format!("{name}=");
    let at_start = body.starts_with(first.as_bytes()).then(|| &body[first.len()..]);
    let token = at_start
        .or_else(|| after(format!("&{first}").as_bytes()))
        .or_else(|| after(field.as_bytes()))?;
    let is_of_it = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    String::from_utf8(token.iter().copied().take_while(is_of_it).collect()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(headers: &[(&str, &str)]) -> Origin {
        let mut request =
            http::Request::builder().uri("/forms/sign-up").header(HOST, "yinyao.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        origin(&request.body(()).unwrap().into_parts().0, Some("public.example"))
    }

    #[test]
    fn a_form_is_taken_from_our_own_pages_alone() {
        for here in [
            [("sec-fetch-site", "same-origin")],
            [("sec-fetch-site", "none")],
            [("origin", "https://yinyao.example")],
            [("origin", "https://public.example")],
            [("referer", "https://yinyao.example/classes?q=a")],
        ] {
            assert_eq!(judged(&here), Origin::Here, "{here:?}");
        }
        for elsewhere in [
            [("sec-fetch-site", "cross-site")],
            [("sec-fetch-site", "same-site")],
            [("origin", "null")],
            [("origin", "https://yinyao.example.evil")],
            [("origin", "https://yinyao.example:8443")],
            [("referer", "https://evil.example/?https://yinyao.example/")],
        ] {
            assert_eq!(judged(&elsewhere), Origin::Elsewhere, "{elsewhere:?}");
        }
        let contradiction =
            [("sec-fetch-site", "cross-site"), ("origin", "https://yinyao.example")];
        assert_eq!(judged(&contradiction), Origin::Elsewhere);
        assert_eq!(judged(&[]), Origin::Untold);
    }

    #[test]
    fn a_token_belongs_to_one_browser_and_is_new_on_each_page() {
        let (first, second) = (token("a"), token("a"));
        assert_ne!(first, second);
        assert!(is_token_of("a", &first) && is_token_of("a", &second));
        assert!(!is_token_of("b", &first) && !is_token_of("a", "") && !is_token_of("", &token("")));
    }

    #[test]
    fn a_token_is_found_in_every_kind_of_form() {
        let with_file =
            b"--x\r\ncontent-disposition: form-data; name=\"from_here\"\r\n\r\nabc\r\n--x--";
        for body in [&b"key=1&from_here=abc&name=x"[..], b"from_here=abc", with_file] {
            assert_eq!(token_in(body).as_deref(), Some("abc"));
        }
        assert_eq!(token_in(b"not_from_here=abc"), None);
    }
}
