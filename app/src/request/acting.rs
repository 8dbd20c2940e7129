//! For whom a page is: the reader, or somebody whom the reader acts for. Every page asks here and nowhere else.

use domain::consent::ACTING_UNUSED;
use domain::id::ConsentId;
use domain::person::Person;
use store::consent::Acting;
use store::sign_up::{By, Helping};

use super::{Request, set_cookie};
use crate::error::AppError;

/// The hidden field that tells for whom a form was shown: the consent; none where the reader acted for themselves.
pub const FOR_WHOM: &str = "for_whom";

impl Request {
    /// The person signed in, by code or at a desk: for what is theirs alone. Refused while they act for somebody else.
    pub fn person(&self) -> Result<&Person, AppError> {
        let signed = self.signed.as_ref().ok_or(AppError::SignInNeeded)?;
        if signed.acting.is_some() { Err(AppError::PersonAlone) } else { Ok(&signed.person) }
    }

    /// The person whom this page is about: whoever is acted for, or the reader.
    pub fn on_behalf_of(&self) -> Result<&Person, AppError> {
        let signed = self.signed.as_ref().ok_or(AppError::SignInNeeded)?;
        Ok(signed.acting.as_ref().map_or(&signed.person, |acting| &acting.person))
    }

    /// Whoever sits at the browser, also while they act for somebody else.
    pub fn reader(&self) -> Result<&Person, AppError> {
        self.signed.as_ref().map(|signed| &signed.person).ok_or(AppError::SignInNeeded)
    }

    /// For whom the reader acts.
    pub fn acting(&self) -> Option<&Acting> {
        self.signed.as_ref().and_then(|signed| signed.acting.as_ref())
    }

    /// The reader as a helper, while they act for somebody.
    pub fn helping(&self) -> Option<Helping> {
        let consent = &self.acting()?.consent;
        Some(Helping { helper: consent.helper, consent: consent.id })
    }

    /// Who asks for a place, and how.
    pub fn by(&self) -> Result<By, AppError> {
        let person = self.on_behalf_of()?.id;
        Ok(self.helping().map_or(By::Person(person), By::Helper))
    }

    /// What forms on this page say of [`FOR_WHOM`]; nothing where the reader acts for themselves.
    pub fn for_whom(&self) -> Option<String> {
        self.acting().map(|acting| acting.consent.id.to_string())
    }

    /// Sets the cookie without which nobody acts for somebody else. It goes when nothing was done for a while.
    pub fn remember_acting(&self, consent: ConsentId) {
        let installation = &self.installation;
        let name = installation.acting_cookie();
        let lasts = ACTING_UNUSED.as_secs();
        set_cookie(&installation.cookie(name, &consent.to_string(), lasts));
    }

    /// Takes that cookie away.
    pub fn forget_acting(&self) {
        set_cookie(&self.installation.cookie(self.installation.acting_cookie(), "", 0));
    }
}
