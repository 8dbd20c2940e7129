//! A form that came back: what was typed and what was wrong with it, kept on the server until the page is shown again.

use std::collections::BTreeMap;

use domain::id::FormKey;
use serde::{Deserialize, Serialize};

use crate::address::marked;
use crate::error::AppError;
use crate::paths;
use crate::request::{Request, has_query, see_other};
use crate::wording::Sentence;
use crate::wording::refusal::refusal_sentence;

pub(crate) mod looked;
pub(crate) mod reason;

/// The mark in an address that says: show the attempt. It carries nothing else.
pub const AGAIN: &str = "again";

/// What was typed into one form, and what was wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    values: BTreeMap<String, String>,
    errors: Vec<FieldError>,
}

/// One thing to be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's id on the page; empty if it belongs to none.
    pub field: String,
    /// What to do, the same words in the summary and at the field.
    pub sentence: Sentence,
}

impl Attempt {
    /// An attempt with what was typed, nothing wrong yet.
    pub fn at<'a>(values: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        // A pasted book is no name: what is kept for the reader to correct has its limit, too.
        let kept = |typed: &str| typed.chars().take(20_000).filter(|c| *c != '\0').collect();
        Self {
            values: values
                .into_iter()
                .map(|(name, typed)| (name.to_owned(), kept(typed)))
                .collect(),
            errors: Vec::new(),
        }
    }

    /// Reads a field, or notes what is wrong with it. Read every field before the first `?`, so that all mistakes show at once.
    pub fn read<T, E>(
        &mut self,
        field: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
        wrong: impl FnOnce(E) -> Sentence,
    ) -> Result<T, AppError> {
        let typed = self.values.get(field).map_or("", String::as_str);
        parse(typed).map_err(|error| {
            let sentence = wrong(error);
            self.note(field, sentence);
            AppError::ToBeChanged
        })
    }

    /// Notes something that is wrong with a field.
    pub fn note(&mut self, field: &str, sentence: impl Into<Sentence>) {
        self.errors.push(FieldError { field: field.to_owned(), sentence: sentence.into() });
    }

    /// What was typed into a field.
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).map_or("", String::as_str)
    }

    /// What is wrong with a field.
    pub fn error(&self, field: &str) -> Option<&Sentence> {
        self.errors.iter().find(|error| error.field == field).map(|error| &error.sentence)
    }

    /// Everything that is wrong, in the order of the form.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// The same values, with what was wrong with an earlier attempt.
    pub(crate) fn with_errors_of(self, earlier: Self) -> Self {
        Self { errors: earlier.errors, ..self }
    }

    /// Something was typed before: the values replace what a fresh form would show.
    pub fn is_back(&self) -> bool {
        !self.values.is_empty() || !self.errors.is_empty()
    }

    /// Answers a form that cannot be accepted: keeps it, and sends the reader back to the form's page,
    /// or to the page that the error deserves. Whoever must sign in first finds what was typed afterwards.
    pub async fn comes_back(
        mut self,
        request: &Request,
        form: &str,
        page: &str,
        error: AppError,
    ) -> Result<(), AppError> {
        match error {
            AppError::SignInNeeded => {
                let kept = self.kept_for(request, form, page).await?;
                return see_other(&paths::sign_in_for(&kept));
            }
            AppError::Refused(ref refusal) => {
                let sentence = Sentence::of(|language| refusal_sentence(language, refusal));
                self.note("", sentence);
            }
            AppError::ToBeChanged => {}
            other => return Err(other),
        }
        see_other(&self.kept_for(request, form, page).await?)
    }

    /// Keeps the attempt for the form's page, and answers the address that shows it again.
    pub async fn kept_for(
        &self,
        request: &Request,
        form: &str,
        page: &str,
    ) -> Result<String, AppError> {
        let content = serde_json::to_string(self).map_err(|_| AppError::Failed)?;
        store::attempt::keep(&request.db, &request.visitor, form, &content).await?;
        if has_query(page, AGAIN) {
            return Ok(page.to_owned());
        }
        Ok(marked(page, AGAIN))
    }
}

impl Request {
    /// The attempt at a form that this page shows again; an empty one if the reader comes fresh.
    /// It stays for a day, so that neither a reload nor a night loses anything.
    pub async fn attempt(&self, form: &str) -> Result<Attempt, AppError> {
        if !self.has_query(AGAIN) {
            return Ok(Attempt::default());
        }
        self.kept_attempt(form).await
    }

    /// The attempt at a form, whatever the address says.
    pub(crate) async fn kept_attempt(&self, form: &str) -> Result<Attempt, AppError> {
        let content = store::attempt::kept(&self.db, &self.visitor, form).await?;
        Ok(content.and_then(|content| serde_json::from_str(&content).ok()).unwrap_or_default())
    }
}

/// Reads the hidden key of a form. A form without a sound one was cut or forged.
pub fn form_key(typed: &str) -> Result<FormKey, AppError> {
    typed.parse().map_err(|_| AppError::BadForm)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Words;

    #[test]
    fn all_mistakes_show_at_once_and_what_was_typed_is_kept() {
        let mut attempt = Attempt::at([("name", "  "), ("age", "x")]);
        let wrong = |_: &str| Err::<u8, ()>(());
        assert!(attempt.read("name", wrong, |()| Words("甲", "a").into()).is_err());
        assert!(attempt.read("age", wrong, |()| Words("乙", "b").into()).is_err());
        assert_eq!(attempt.errors().len(), 2);
        assert_eq!((attempt.value("name"), attempt.value("age")), ("  ", "x"));
        assert_eq!(attempt.error("age").unwrap().english, "b");
    }

    #[test]
    fn a_pasted_book_is_cut_and_holds_no_nul() {
        let attempt = Attempt::at([("note", format!("\0{}", "字".repeat(30_000)).as_str())]);
        assert!(attempt.value("note").chars().count() <= 20_000);
        assert!(!attempt.value("note").contains('\0'));
    }
}
