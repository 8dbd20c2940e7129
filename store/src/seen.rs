//! What whoever sends a form had before their eyes. Where somebody else has changed it since, nothing is written over: the form
//! comes back with everything that was typed, beside what stands now.

use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::form_key::hashed;

/// A mark of what stood when a form was shown; sent along with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen(Option<String>);

impl Seen {
    /// Of what stands.
    pub fn of(what: &impl Serialize) -> Result<Self> {
        Ok(Self(Some(hashed(&serde_json::to_string(what)?))))
    }

    /// By somebody who has looked at nothing, such as whoever fills a demonstration.
    pub const fn nothing() -> Self {
        Self(None)
    }

    /// As a form sends it. A form that sends none was made by an earlier release, which has shown nothing to hold it against.
    pub fn as_sent(typed: &str) -> Self {
        Self(Some(typed.chars().take(64).collect()).filter(|typed: &String| !typed.is_empty()))
    }

    /// The value of the form's hidden field.
    pub fn told(&self) -> String {
        self.0.clone().unwrap_or_default()
    }

    /// Refused where it is not what stands now. To be asked once the row is locked.
    pub(crate) fn holds(&self, now: &impl Serialize) -> Result<()> {
        if self.0.is_none() || *self == Self::of(now)? {
            Ok(())
        } else {
            Err(Refusal::ChangedMeanwhile.into())
        }
    }
}
