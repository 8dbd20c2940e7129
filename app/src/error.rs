//! What went wrong, for the screen: few kinds, each with a status and a sentence. Causes are logged, never sent.

use domain::refusal::Refusal;
use http::StatusCode;
use leptos::prelude::{FromServerFnError, ServerFnErrorErr, use_context};
use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::{Bytes, Encodes};
use leptos_axum::ResponseOptions;
use serde::{Deserialize, Serialize};

/// Why a page or a form has no ordinary answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// No such page, or not this reader's.
    #[error("not found")]
    NotFound,
    /// The reader must sign in first, and comes back afterwards.
    #[error("sign-in needed")]
    SignInNeeded,
    /// The reader is signed in, but this desk is not theirs.
    #[error("forbidden")]
    Forbidden,
    /// The reader acts for somebody else, and this is for that person alone.
    #[error("for the person alone")]
    PersonAlone,
    /// A rule says no.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// What was typed must be changed; the attempt says where.
    #[error("to be changed")]
    ToBeChanged,
    /// The form was cut, forged or for another release.
    #[error("bad form")]
    BadForm,
    /// The database is away.
    #[error("unavailable")]
    Unavailable,
    /// Our own fault; the log says what.
    #[error("failed")]
    Failed,
}

impl AppError {
    /// The status of the page that shows it.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::PersonAlone => StatusCode::FORBIDDEN,
            Self::Refused(_) | Self::ToBeChanged => StatusCode::UNPROCESSABLE_ENTITY,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<store::Error> for AppError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NotFound => Self::NotFound,
            store::Error::Refused(refusal) => Self::Refused(refusal),
            store::Error::Unavailable(cause) => {
                tracing::warn!(%cause, "the database is away");
                Self::Unavailable
            }
            store::Error::Failed(cause) => {
                tracing::error!(%cause, "a statement failed");
                Self::Failed
            }
        }
    }
}

impl From<domain::id::InvalidId> for AppError {
    fn from(_: domain::id::InvalidId) -> Self {
        Self::NotFound
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    /// A form that Leptos itself could not read. The status must be set here: otherwise clients
    /// that do not ask for HTML are answered 500.
    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        if let Some(options) = use_context::<ResponseOptions>() {
            options.set_status(StatusCode::BAD_REQUEST);
        }
        Self::BadForm
    }

    /// The error of a form's own. Leptos would answer 302 with the error in the address, or 500: the status set
    /// here wins over both, and the server makes a page of it.
    fn ser(&self) -> Bytes {
        if let Some(options) = use_context::<ResponseOptions>() {
            options.set_status(self.status());
        }
        JsonEncoding::encode(self).unwrap_or_default()
    }
}
