//! A form that met a resting database: what was typed is on the plain page, to be sent once more with one button.
//! Every form is kept until its answer is known, and read only if it met a fault.

use app::wording::plain_page::{TRY_AGAIN, WHAT_YOU_TYPED_IS_HERE};
use axum::body::{Body, Bytes};
use axum::extract::Request;
use domain::language::Language;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, Method, Uri};

use super::escaped;

/// The largest form of ours that people fill in by hand, in bytes, with room to spare. A larger one is not kept.
const KEPT: usize = 64 << 10;

/// What never stands on a page: whoever sends it again types it again.
const SECRET: [&str; 2] = ["code", "password"];

/// A form as it was sent: its bytes, which nobody has read.
pub struct SentForm {
    address: Uri,
    bytes: Bytes,
}

impl SentForm {
    /// Keeps the form of a request, and answers the request whole again. `None` if it is no form, too large, or whoever
    /// sends it went away.
    pub async fn of(request: Request) -> (Request, Option<Self>) {
        if !is_kept(request.method(), request.headers()) {
            return (request, None);
        }
        let (parts, body) = request.into_parts();
        let Ok(bytes) = axum::body::to_bytes(body, KEPT).await else {
            // Nobody waits for an answer: the form goes on as an empty one, and is refused.
            return (Request::from_parts(parts, Body::empty()), None);
        };
        let form = Self { address: parts.uri.clone(), bytes: bytes.clone() };
        (Request::from_parts(parts, Body::from(bytes)), Some(form))
    }

    /// Reads it, to be sent again. `None` if it holds something secret.
    pub fn read(&self) -> Option<FormAgain> {
        let fields: Vec<_> = form_urlencoded::parse(&self.bytes).into_owned().collect();
        let is_secret = fields.iter().any(|(name, _)| SECRET.contains(&name.as_str()));
        let action = self.address.path().to_owned();
        (!is_secret).then_some(FormAgain { action, fields })
    }
}

/// A form that can be sent again.
pub struct FormAgain {
    action: String,
    fields: Vec<(String, String)>,
}

impl FormAgain {
    /// The same form with its fields out of sight. Its key makes a second sending harmless.
    pub fn html(&self, language: Language) -> String {
        let field = |(name, value): &(String, String)| {
            let (name, value) = (escaped(name), escaped(value));
            format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">")
        };
        let fields: String = self.fields.iter().map(field).collect();
        format!(
            "<form class=\"form\" method=\"post\" action=\"{action}\">{fields}<p>{kept}</p>\
             <div class=\"button-row\"><button class=\"button button--primary\" type=\"submit\">{again}</button></div></form>",
            action = escaped(&self.action),
            kept = WHAT_YOU_TYPED_IS_HERE.in_language(language),
            again = TRY_AGAIN.in_language(language),
        )
    }
}

/// A form of ours whose length is told and small. Plans and other files are not kept in memory twice.
fn is_kept(method: &Method, headers: &HeaderMap) -> bool {
    let told = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let is_form = told(CONTENT_TYPE)
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    let length = told(CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    method == Method::POST && is_form && length.is_some_and(|length| length <= KEPT)
}
