//! In a rush thousands are led to the page of their own entry within seconds, more than one machine can make. Whoever would have to
//! wait for it is told the result alone at once: a place, or which position. The whole page is one tap away.

use app::pages::sign_up::short::{Short, short};
use app::paths;
use app::request::Request as Asked;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::id::SignUpId;
use http::Uri;
use store::sign_up::outcome;

use crate::plain_page::{PlainPages, Reader};
use crate::turns::{Crowded, not_yet};

/// In an address: the whole page is wanted, and waited for.
const WHOLE: &str = "whole";

/// Of which entry this address is the page; nothing where the whole of it is wanted.
pub fn entry_of(address: &Uri) -> Option<SignUpId> {
    let id = address.path().strip_prefix("/sign-ups/")?.parse().ok()?;
    let is_whole = address.query().is_some_and(|query| query.split('&').any(|one| one == WHOLE));
    (!is_whole).then_some(id)
}

/// Answers with the result alone, or waits for the turn of the whole page where there is more to tell.
pub async fn in_short(
    State(pages): State<PlainPages>,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(crowded) = request.extensions_mut().remove::<Crowded>() else {
        return next.run(request).await;
    };
    let (asked, address) = (request.extensions().get::<Asked>().cloned(), request.uri().clone());
    if let Some((result, whole)) = result_of(asked, &address).await {
        return pages.result(&Reader::of(request.headers()), &result, &whole);
    }
    match crowded.turn().await {
        Some(_turn) => next.run(request).await,
        None => not_yet(),
    }
}

/// The result and the way to the whole page. Nothing for somebody who acts for another: they always see for whom. A database that
/// does not answer is told by the whole page.
async fn result_of(asked: Option<Asked>, address: &Uri) -> Option<(Short, String)> {
    let (asked, query) = (asked?, address.query());
    let person = asked.on_behalf_of().ok().filter(|_| asked.acting().is_none())?;
    let id = entry_of(address)?;
    let found = outcome(&asked.db, id, person.id).await.ok()??;
    let result = short(asked.language, person.name.as_ref()?.as_str(), &found, query)?;
    let before = query.map(|query| format!("{query}&")).unwrap_or_default();
    Some((result, format!("{}?{before}{WHOLE}", paths::sign_up(id))))
}
