//! What whoever sends a form had before their eyes. Where somebody else has changed it since, nothing is written over: the form
//! comes back with everything that was typed, beside what stands now.

use domain::refusal::Refusal;
use jiff::Timestamp;
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
        let mark = typed.split('.').next().unwrap_or_default();
        Self(Some(mark.chars().take(64).collect()).filter(|mark: &String| !mark.is_empty()))
    }

    /// The value of the form's hidden field.
    pub fn told(&self) -> String {
        self.0.clone().unwrap_or_default()
    }

    /// The same with the moment at which it is shown, so that what was changed since can be told.
    pub fn told_at(&self, now: Timestamp) -> String {
        self.0.as_ref().map_or_else(String::new, |mark| format!("{mark}.{}", now.as_second()))
    }

    /// When a form that sends this was shown; nothing where it does not say so.
    pub fn shown_at(typed: &str) -> Option<Timestamp> {
        let (_, at) = typed.split_once('.')?;
        Timestamp::from_second(at.parse().ok()?).ok()
    }

    /// Whether a form that sends this has shown something else.
    pub fn is_another(&self, typed: &str) -> bool {
        Self::as_sent(typed).0.is_some_and(|mark| self.0.as_ref() != Some(&mark))
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
