//! Pages that need neither Leptos nor the database, in place of every answer that would tell a person nothing.

mod again;

use std::sync::Arc;

use app::components::telephone::shown;
use app::pages::sign_up::short::Short;
use app::paths::MY_SIGN_UPS;
use app::paths::wall::{RENEWED_AFTER, renews_itself};
use app::request::{Contrast, TextSize};
use app::wording::Words;
use app::wording::common::{
    AWAY, AWAY_TITLE, BAD_FORM, BAD_FORM_TITLE, FORBIDDEN, FORBIDDEN_TITLE, NOT_FOUND,
    NOT_FOUND_TITLE, TO_HOME, page_title,
};
use app::wording::plain_page::{
    BUSY, BUSY_TITLE, CALL_US, FAILED, FAILED_TITLE, RESULT_FIRST, TOO_MUCH, TOO_MUCH_TITLE,
    TOO_SLOW, TOO_SLOW_TITLE, WHOLE_PAGE, WRONG_WAY, WRONG_WAY_TITLE, number_of_the_fault,
};
use app::wording::sign_up::TO_MINE;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::language::Language;
use http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFRESH, RETRY_AFTER, SET_COOKIE,
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};

use self::again::{FormAgain, SentForm};
use crate::cookies::cookie;
use crate::headers::{PLAIN_PAGE_POLICY, PLAIN_PAGE_WITH_FORM_POLICY, is_page};
use crate::request_log::RequestId;
use crate::site::Site;
use crate::turns::NotYet;

/// What such a page shows of the installation.
#[derive(Clone, Debug)]
pub struct PlainPages {
    telephone: Arc<str>,
    style_sheet: Arc<str>,
}

/// Seconds after which whoever had no turn asks again by itself.
const TURN_AGAIN: &str = "10";

/// The mark that Leptos sets on a form's answer when something went wrong in it.
const SERVER_FUNCTION_ERROR: &str = "serverfnerror";

impl PlainPages {
    /// The plain pages of a site.
    pub fn of(site: &Site) -> Self {
        Self {
            telephone: site.installation.help_telephone.as_str().into(),
            style_sheet: site.style_sheet().into(),
        }
    }

    fn page(
        &self,
        status: StatusCode,
        reader: &Reader,
        id: Option<&RequestId>,
        again: Option<&FormAgain>,
        words: (Words, Words),
    ) -> Response {
        let policy = if again.is_some() { PLAIN_PAGE_WITH_FORM_POLICY } else { PLAIN_PAGE_POLICY };
        let mut response = sent(self.document(status, reader, id, again, words), policy);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("30"));
        }
        response
    }

    fn document(
        &self,
        status: StatusCode,
        reader: &Reader,
        id: Option<&RequestId>,
        again: Option<&FormAgain>,
        (title, sentence): (Words, Words),
    ) -> String {
        let language = reader.language;
        let (heading, text) = (title.in_language(language), sentence.in_language(language));
        let other = match language {
            Language::Chinese => Language::English,
            Language::English => Language::Chinese,
        };
        // While the database is away the page is for everybody: whoever reads it may not have chosen a language yet.
        let both = status == StatusCode::SERVICE_UNAVAILABLE;
        let translated = both
            .then(|| format!("<p lang=\"{}\">{}</p>", other.code(), sentence.in_language(other)));
        let number = id.filter(|_| status == StatusCode::INTERNAL_SERVER_ERROR);
        let number =
            number.map(|id| format!("<p>{}</p>", number_of_the_fault(language, id.as_str())));
        let again = again.map(|form| form.html(language));
        let rest = [translated, number, again].map(Option::unwrap_or_default).concat();
        let home = button("/", TO_HOME.in_language(language));
        self.framed(reader, heading, &format!("<p>{text}</p>{rest}"), &home)
    }

    /// The result of somebody's form, with the way to the whole page.
    pub fn result(&self, reader: &Reader, result: &Short, whole: &str) -> Response {
        let say = |words: Words| words.in_language(reader.language);
        let sentences = result.sentences.iter().map(String::as_str);
        let sentences = sentences.chain([say(RESULT_FIRST)]);
        let text: String = sentences.map(|line| format!("<p>{}</p>", escaped(line))).collect();
        let ways = [button(whole, say(WHOLE_PAGE)), button(MY_SIGN_UPS, say(TO_MINE))].concat();
        sent(self.framed(reader, &result.title, &text, &ways), PLAIN_PAGE_POLICY)
    }

    /// A page with this heading, what stands below it and the buttons under that, all as HTML.
    fn framed(&self, reader: &Reader, heading: &str, below: &str, buttons: &str) -> String {
        let language = reader.language;
        let digits: String = self.telephone.chars().filter(char::is_ascii_digit).collect();
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\" data-text-size=\"{size}\"{contrast}><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><title>{page_title}</title>\
             <link rel=\"stylesheet\" href=\"{style}\"></head><body><main class=\"main\" id=\"main\"><div class=\"wrap flow\">\
             <h1 tabindex=\"-1\">{heading}</h1>{below}\
             <div class=\"button-row\">{buttons}\
             <a class=\"button nowrap\" href=\"tel:{digits}\"><span>{call} <span class=\"nowrap\">{telephone}</span></span></a></div>\
             </div></main></body></html>\n",
            lang = language.code(),
            size = reader.text_size.code(),
            contrast = reader
                .contrast
                .map(|c| format!(" data-contrast=\"{}\"", c.code()))
                .unwrap_or_default(),
            page_title = page_title(language, heading),
            style = self.style_sheet,
            call = CALL_US.in_language(language),
            telephone = escaped(&shown(&self.telephone)),
        )
    }
}

fn button(way: &str, words: &str) -> String {
    format!("<a class=\"button\" href=\"{}\">{words}</a>", escaped(way))
}

/// A page as it is sent: kept nowhere, and it may load nothing but its style sheet.
fn sent(document: String, policy: &'static str) -> Response {
    let mut response = Response::new(Body::from(document));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The sentences for a status.
fn words(status: StatusCode) -> (Words, Words) {
    match status {
        StatusCode::NOT_FOUND => (NOT_FOUND_TITLE, NOT_FOUND),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => (FORBIDDEN_TITLE, FORBIDDEN),
        StatusCode::METHOD_NOT_ALLOWED => (WRONG_WAY_TITLE, WRONG_WAY),
        StatusCode::REQUEST_TIMEOUT => (TOO_SLOW_TITLE, TOO_SLOW),
        StatusCode::PAYLOAD_TOO_LARGE => (TOO_MUCH_TITLE, TOO_MUCH),
        StatusCode::SERVICE_UNAVAILABLE => (AWAY_TITLE, AWAY),
        status if status.is_server_error() => (FAILED_TITLE, FAILED),
        _ => (BAD_FORM_TITLE, BAD_FORM),
    }
}

/// How the reader wants to read, from the cookies alone.
pub struct Reader {
    language: Language,
    text_size: TextSize,
    contrast: Option<Contrast>,
}

impl Reader {
    /// Of a request with these headers.
    pub fn of(headers: &HeaderMap) -> Self {
        let told = |name| cookie(headers, name).unwrap_or_default();
        Self {
            language: Language::from_code(told("language")),
            text_size: TextSize::from_code(told("text_size")),
            contrast: Contrast::from_code(told("contrast")),
        }
    }
}

/// Puts a plain page in the place of an answer that says nothing to a person: an empty 405, a form's error as JSON,
/// a page that could not be made because the database is away.
pub async fn in_place_of_faults(
    State(pages): State<PlainPages>,
    request: Request,
    next: Next,
) -> Response {
    let reader = Reader::of(request.headers());
    let path = request.uri().path().to_owned();
    let is_renewed = request.method() == Method::GET && asks_again(request.uri());
    let id = request.extensions().get::<RequestId>().cloned();
    let (request, sent) = SentForm::of(request).await;
    let response = next.run(request).await;
    let Some(status) = fault(&path, &response) else { return response };
    // Sending a form again helps where the fault is ours and may pass.
    let again = sent.filter(|_| status.is_server_error()).and_then(|sent| sent.read());
    let is_queue = response.extensions().get::<NotYet>().is_some();
    let words = if is_queue { (BUSY_TITLE, BUSY) } else { words(status) };
    let mut page = pages.page(status, &reader, id.as_ref(), again.as_ref(), words);
    if is_queue {
        page.headers_mut().insert(REFRESH, HeaderValue::from_static(TURN_AGAIN));
    }
    // A screen on a wall has nobody who would ask again for it.
    if is_renewed && status.is_server_error() {
        page.headers_mut().insert(REFRESH, HeaderValue::from_static(RENEWED_AFTER));
    }
    for name in [ALLOW, RETRY_AFTER, SET_COOKIE] {
        for value in response.headers().get_all(&name) {
            page.headers_mut().append(&name, value.clone());
        }
    }
    page
}

/// The page would have renewed itself.
fn asks_again(uri: &Uri) -> bool {
    renews_itself(uri.path_and_query().map_or(uri.path(), |all| all.as_str()))
}

/// The status with which a page must stand in for this answer, if it must.
fn fault(path: &str, response: &Response) -> Option<StatusCode> {
    let for_programs = path.starts_with("/api/") || path == "/healthz" || path == "/readyz";
    let status = response.status();
    let is_page = is_page(response.headers());
    if for_programs {
        None
    } else if response.headers().contains_key(SERVER_FUNCTION_ERROR) {
        // A form sets its own status. What islands read has no other fault than a question that cannot be read.
        let sound = status.is_client_error() || status.is_server_error();
        let own = sound && !path.starts_with("/read/");
        Some(if own { status } else { StatusCode::BAD_REQUEST })
    } else if status.is_server_error() || (status.is_client_error() && !is_page) {
        Some(status)
    } else {
        None
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
