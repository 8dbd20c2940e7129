//! Who asks, in which language and text size, and what a page needs to answer.

use std::sync::Arc;

use domain::id::FormKey;
use domain::language::Language;
use domain::person::{Coordinator, Person};
use http::HeaderValue;
use http::StatusCode;
use http::header::{LOCATION, SET_COOKIE};
use http::request::Parts;
use jiff::Timestamp;
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use store::Db;
use store::sign_in::{Signed, Visitor};

use crate::error::AppError;
use crate::password::PasswordCheck;
use crate::paths;
use crate::sender::Sender;
use crate::wording::Words;

/// 字号: one of three sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// 大.
    #[default]
    Standard,
    /// 更大.
    Larger,
    /// 最大.
    Largest,
}

impl TextSize {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Larger, Self::Largest];

    /// The value of the cookie and of `data-text-size`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Larger => "larger",
            Self::Largest => "largest",
        }
    }

    /// Reads a cookie; anything unknown is the standard size.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|size| size.code() == code).unwrap_or_default()
    }
}

/// 对比, once chosen; before that the device decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contrast {
    /// 标准.
    Standard,
    /// 高对比.
    High,
}

impl Contrast {
    /// The value of the cookie and of `data-contrast`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::High => "high",
        }
    }

    /// Reads a cookie; anything unknown means that nothing was chosen.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Standard, Self::High].into_iter().find(|contrast| contrast.code() == code)
    }
}

/// The hidden field that holds [`Request::form_token`].
pub const FROM_HERE: &str = "from_here";

/// Facts of this installation that pages show.
#[derive(Clone, Debug)]
pub struct Installation {
    /// The telephone of the help line, as it is read: 0791-0123-4567.
    pub help_telephone: String,
    /// Names and messages are made up, and every page says so.
    pub demonstration: bool,
    /// Cookies travel over TLS alone (`__Host-`); off on plain http.
    pub secure_cookies: bool,
    /// The address under which others reach it, for calendars: https://yinyao.example.
    pub public_address: String,
}

impl Installation {
    /// The name of the cookie that says who is signed in.
    pub const fn sign_in_cookie(&self) -> &'static str {
        if self.secure_cookies { "__Host-yinyao" } else { "yinyao" }
    }

    /// The name of the cookie that tells one browser from another before anybody signs in.
    pub const fn visitor_cookie(&self) -> &'static str {
        if self.secure_cookies { "__Host-yinyao-visitor" } else { "yinyao-visitor" }
    }

    /// A cookie of ours, for so many seconds; 0 takes it away.
    pub fn cookie(&self, name: &str, value: &str, seconds: i64) -> String {
        let secure = if self.secure_cookies { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
    }
}

/// One request, as pages and forms see it. The server's `sign_in` layer makes it from the cookies.
#[derive(Clone)]
pub struct Request {
    /// The database.
    pub db: Db,
    /// The instant at which the request is judged and shown.
    pub now: Timestamp,
    /// The reader's language.
    pub language: Language,
    /// The reader's text size.
    pub text_size: TextSize,
    /// The reader's contrast, if chosen.
    pub contrast: Option<Contrast>,
    /// Who is signed in.
    pub signed: Option<Signed>,
    /// Which browser it is.
    pub visitor: Visitor,
    /// Where it comes from, for limits against guessing.
    pub address: String,
    /// Path and query of this page.
    pub path: String,
    /// Shows that a form comes from one of our pages, for old browsers whose requests do not tell; new for each page.
    pub form_token: String,
    /// The style sheet that this browser has been shown; empty on a first visit.
    pub style_sheet: String,
    /// Facts of the installation.
    pub installation: Arc<Installation>,
    /// How codes are sent.
    pub sender: Arc<dyn Sender>,
    /// How a coordinator's password is compared.
    pub passwords: Arc<dyn PasswordCheck>,
    /// The database answered when the request came in.
    pub database_answers: bool,
}

/// The request that is being answered. Call it before the first `await`.
pub fn request() -> Request {
    expect_request(&expect_context::<Parts>())
}

/// The request, where there may be none: while the list of routes is made.
pub fn try_request() -> Option<Request> {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Request>().cloned())
}

fn expect_request(parts: &Parts) -> Request {
    parts.extensions.get::<Request>().cloned().expect("the sign-in layer wraps every route")
}

impl Request {
    /// Says a sentence in the reader's language.
    pub fn say(&self) -> impl Fn(Words) -> &'static str + Copy + Send + Sync + use<> {
        let language = self.language;
        move |words: Words| words.in_language(language)
    }

    /// The person signed in, by code or at a desk.
    pub fn person(&self) -> Result<&Person, AppError> {
        self.signed.as_ref().map(|signed| &signed.person).ok_or(AppError::SignInNeeded)
    }

    /// The coordinator signed in at a desk.
    pub fn coordinator(&self) -> Result<&Coordinator, AppError> {
        let signed = self.signed.as_ref().ok_or(AppError::SignInNeeded)?;
        signed.coordinator.as_ref().ok_or(AppError::Forbidden)
    }

    /// The page belongs to the coordinators' side.
    pub fn is_at_desk(&self) -> bool {
        paths::is_at_desk(&self.path)
    }

    /// The query of this page has this name, whatever its value.
    pub fn has_query(&self, name: &str) -> bool {
        has_query(&self.path, name)
    }

    /// Sets the cookie that says who is signed in.
    pub fn remember_sign_in(&self, token: &str, seconds: i64) {
        set_cookie(&self.installation.cookie(self.installation.sign_in_cookie(), token, seconds));
    }

    /// Takes that cookie away.
    pub fn forget_sign_in(&self) {
        set_cookie(&self.installation.cookie(self.installation.sign_in_cookie(), "", 0));
    }
}

/// The query of a path has this name, whatever its value.
pub fn has_query(path: &str, name: &str) -> bool {
    let query = path.split_once('?').map_or("", |(_, query)| query);
    query.split('&').any(|pair| pair.split('=').next() == Some(name))
}

/// The name of the cookie that says which style sheet a browser has been shown.
pub const STYLE_SHEET_COOKIE: &str = "style_sheet";

/// Notes, for a year, that the browser has been shown this style sheet.
pub fn remember_style_sheet(installation: &Installation, mark: &str) {
    set_cookie(&installation.cookie(STYLE_SHEET_COOKIE, mark, 365 * 24 * 60 * 60));
}

fn set_cookie(cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        expect_context::<ResponseOptions>().append_header(SET_COOKIE, value);
    }
}

/// Answers a form: 303 to a page of ours. Not `leptos_axum::redirect`, which would answer 302.
pub fn see_other(path: &str) -> Result<(), AppError> {
    let options = expect_context::<ResponseOptions>();
    options.set_status(StatusCode::SEE_OTHER);
    options.insert_header(LOCATION, HeaderValue::from_str(path).map_err(|_| AppError::BadForm)?);
    Ok(())
}

/// A path of our own site to go back to; anything else is the home page.
pub fn own_path(typed: &str) -> &str {
    let own = typed.starts_with('/')
        && !typed.starts_with("//")
        && !typed.contains('\\')
        // Browsers take tabs and line ends out of an address: "/<tab>/evil.example" would lead away.
        && !typed.bytes().any(|byte| byte.is_ascii_control());
    if own && typed.len() < 2000 && typed.is_ascii() { typed } else { "/" }
}

/// A new hidden key for a form.
pub fn new_form_key() -> FormKey {
    store::form_key::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_our_own_are_gone_back_to() {
        assert_eq!(own_path("/offerings?page=2"), "/offerings?page=2");
        for foreign in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "",
            "/a\r\nb",
            "中",
        ] {
            assert_eq!(own_path(foreign), "/", "{foreign}");
        }
    }
}
