//! Turns a request's cookies into who asks, in which language and text size, for pages and forms.

use std::net::{IpAddr, SocketAddr};

use app::request::{Contrast, Request as Asked, STYLE_SHEET_COOKIE, TextSize};
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::consent::ACTING_UNUSED;
use domain::language::Language;
use domain::sign_in::BROWSER_KNOWN_FOR;
use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use store::sign_in::{Signed, Visitor};

use crate::cookies::cookie;
use crate::headers::keep_page;
use crate::reader::mark_reader;
use crate::same_origin;
use crate::site::Site;

/// How long a browser is told from another, and known as that of whoever has signed in there.
const VISITOR_LASTS: i64 = BROWSER_KNOWN_FOR.as_secs();

/// Puts an [`Asked`] into the request's extensions. While the database is away everybody is answered 503.
pub async fn know_who_asks(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    if site.is_database_away() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let signed = match signed_in(&site, request.headers()).await {
        Ok(signed) => signed.map(|signed| acting_lately(&site, request.headers(), signed)),
        Err(status) => return status.into_response(),
    };
    let known = cookie(request.headers(), site.installation.visitor_cookie())
        .filter(|value| is_visitor(value));
    let (visitor, new) =
        known.map_or_else(|| (new_visitor(), true), |value| (value.to_owned(), false));
    let asked = asked(&site, &request, signed, &visitor);
    let reads = request.method() == Method::GET;
    request.extensions_mut().insert(asked.clone());
    let mut response = next.run(request).await;
    if new {
        let name = site.installation.visitor_cookie();
        let set = site.installation.cookie(name, &visitor, VISITOR_LASTS);
        if let Ok(set) = HeaderValue::from_str(&set) {
            response.headers_mut().append(SET_COOKIE, set);
        }
    }
    if reads {
        go_on_acting(&mut response, &asked);
    }
    keep_page(&mut response, &asked);
    mark_reader(&mut response, &asked);
    response
}

/// Who holds the cookie's token.
async fn signed_in(site: &Site, headers: &HeaderMap) -> Result<Option<Signed>, StatusCode> {
    let Some(token) = cookie(headers, site.installation.sign_in_cookie()) else { return Ok(None) };
    store::sign_in::signed_in(&site.db, token).await.map_err(|error| {
        let error = app::error::AppError::from(error);
        error.status()
    })
}

/// Whoever has done nothing for a while acts for themselves again: the cookie that each page renews has gone.
fn acting_lately(site: &Site, headers: &HeaderMap, signed: Signed) -> Signed {
    let told = cookie(headers, site.installation.acting_cookie()).unwrap_or_default();
    let acting = signed.acting.filter(|acting| acting.consent.id.to_string() == told);
    Signed { acting, ..signed }
}

/// Renews that cookie. Not with the answer to a form, which may just have changed for whom one acts.
fn go_on_acting(response: &mut Response, asked: &Asked) {
    let Some(consent) = asked.for_whom() else { return };
    let (installation, lasts) = (&asked.installation, ACTING_UNUSED.as_secs());
    let set = installation.cookie(installation.acting_cookie(), &consent, lasts);
    if let Ok(set) = HeaderValue::from_str(&set) {
        response.headers_mut().append(SET_COOKIE, set);
    }
}

fn asked(site: &Site, request: &Request, signed: Option<Signed>, visitor: &str) -> Asked {
    let headers = request.headers();
    let told = |name| cookie(headers, name).unwrap_or_default();
    let path = request.uri().path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    Asked {
        db: site.db.clone(),
        now: site.db.now(),
        language: Language::from_code(told("language")),
        text_size: TextSize::from_code(told("text_size")),
        contrast: Contrast::from_code(told("contrast")),
        signed,
        visitor: Visitor::of(visitor),
        address: address(request, site.trusted_proxy),
        path: path.to_owned(),
        form_token: same_origin::token(visitor),
        style_sheet: told(STYLE_SHEET_COOKIE).to_owned(),
        installation: site.installation.clone(),
        sender: site.sender.clone(),
        passwords: site.password_check(),
        database_answers: true,
    }
}

fn is_visitor(value: &str) -> bool {
    value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// 256 random bits.
fn new_visitor() -> String {
    let bits: [u8; 32] = rand::random();
    bits.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where the request comes from. What a proxy tells is believed if it runs on this machine or is the one that is trusted.
fn address(request: &Request, trusted: Option<IpAddr>) -> String {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map(|info| info.0.ip().to_canonical());
    // The proxy's own line is the last: whoever asks may have sent lines of their own before it.
    let forwarded = request.headers().get_all("x-forwarded-for").iter().next_back();
    let forwarded = forwarded.and_then(|value| value.to_str().ok());
    let last = forwarded
        .and_then(|all| all.rsplit(',').next())
        .map(str::trim)
        .and_then(|ip| ip.parse().ok());
    let is_believed = |peer: IpAddr| {
        peer.is_loopback() || trusted.is_some_and(|trusted| trusted.to_canonical() == peer)
    };
    let address = match (peer, last) {
        (Some(peer), Some(last)) if is_believed(peer) => Some(last),
        (peer, _) => peer,
    };
    address.map_or_else(|| "-".to_owned(), counted_as)
}

/// What an address is counted as: one household has a whole network of IPv6 addresses.
fn counted_as(address: IpAddr) -> String {
    match address {
        IpAddr::V6(v6) => match (v6.to_ipv4_mapped(), v6.segments()) {
            (Some(v4), _) => v4.to_string(),
            (None, [a, b, c, d, ..]) => format!("{a:x}:{b:x}:{c:x}:{d:x}::/64"),
        },
        IpAddr::V4(v4) => v4.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[test]
    fn a_proxy_is_believed_on_this_machine_or_where_it_is_trusted() {
        let asked = |peer: &str, trusted: Option<&str>| {
            let mut request = Request::builder()
                .header("x-forwarded-for", "203.0.113.9, 198.51.100.1")
                .body(Body::empty())
                .unwrap();
            let peer = SocketAddr::new(peer.parse().unwrap(), 50_000);
            request.extensions_mut().insert(ConnectInfo(peer));
            address(&request, trusted.map(|address| address.parse().unwrap()))
        };
        assert_eq!(asked("127.0.0.1", None), "198.51.100.1");
        assert_eq!(asked("192.0.2.10", None), "192.0.2.10", "anybody may send the header");
        assert_eq!(asked("192.0.2.10", Some("192.0.2.10")), "198.51.100.1");
        assert_eq!(asked("::ffff:192.0.2.10", Some("192.0.2.10")), "198.51.100.1");
        assert_eq!(asked("192.0.2.11", Some("192.0.2.10")), "192.0.2.11");
    }

    #[test]
    fn a_household_counts_once() {
        let counted = |address: &str| counted_as(address.parse().unwrap());
        assert_eq!(counted("2001:db8:1:2:3:4:5:6"), counted("2001:db8:1:2:ffff::1"));
        assert_ne!(counted("2001:db8:1:2::1"), counted("2001:db8:1:3::1"));
        assert_eq!(counted("::ffff:192.0.2.1"), "192.0.2.1");
    }
}
