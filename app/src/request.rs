//! Who asks, in which language and text size, and what a page needs to answer.

use std::sync::Arc;

use domain::id::FormKey;
use domain::language::Language;
use domain::person::Coordinator;
use domain::role::Task;
use http::HeaderValue;
use http::header::SET_COOKIE;
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

pub use acting::FOR_WHOM;
pub use comfort::{Contrast, TextSize};
pub use installation::Installation;
pub use way::{own_path, see_other};

mod acting;
mod comfort;
mod installation;
mod way;

/// The hidden field that holds [`Request::form_token`].
pub const FROM_HERE: &str = "from_here";

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

    /// The coordinator signed in at a desk, who runs its offerings. Whoever does something else there is refused.
    pub fn coordinator(&self) -> Result<&Coordinator, AppError> {
        self.at_desk(Task::Run)
    }

    /// Whoever is signed in at a desk, if it is theirs to do this.
    pub fn at_desk(&self, task: Task) -> Result<&Coordinator, AppError> {
        let by = self.somebody_at_desk()?;
        if by.role.may(task) { Ok(by) } else { Err(AppError::Forbidden) }
    }

    /// Whoever is signed in at a desk, whatever they may do there.
    pub fn somebody_at_desk(&self) -> Result<&Coordinator, AppError> {
        let signed = self.signed.as_ref().ok_or(AppError::SignInNeeded)?;
        signed.coordinator.as_ref().ok_or(AppError::Forbidden)
    }

    /// The page belongs to the coordinators' side.
    pub fn is_at_desk(&self) -> bool {
        paths::is_at_desk(&self.path)
    }

    /// The page stands on a wall: nobody signs in or out there, or chooses a size.
    pub fn is_on_wall(&self) -> bool {
        paths::wall::is_wall(&self.path)
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

/// A new hidden key for a form.
pub fn new_form_key() -> FormKey {
    store::form_key::new()
}
