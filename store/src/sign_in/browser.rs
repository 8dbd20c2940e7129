//! Browsers in which somebody has signed in before. What strangers try elsewhere keeps nobody out of them: such a browser is counted
//! by itself, and every other one by the number or name that is tried in it, together with all the rest.

use domain::person::Mobile;
use domain::sign_in::{
    BROWSER_KNOWN_FOR, CODES_PER_ADDRESS, CODES_PER_BROWSER, CODES_PER_NUMBER,
    FAILURES_PER_ADDRESS, Limit, WRONG_CODES_PER_BROWSER, WRONG_CODES_PER_NUMBER,
    WRONG_PASSWORDS_PER_BROWSER, WRONG_PASSWORDS_PER_NAME,
};
use jiff::Timestamp;

use super::limit::{Tries, lock};
use crate::db::Tx;
use crate::error::Result;
use crate::form_key::hashed;

/// One sort of tries: what each count of them is called, and its limit.
pub(super) struct Sort {
    /// In all browsers together that are not known, by number or name.
    elsewhere: (&'static str, Limit),
    /// In a known one.
    at_home: (&'static str, Limit),
    /// From one address, in browsers that are not known.
    from_address: (&'static str, Limit),
}

/// Codes that are asked for.
pub(super) const CODES: Sort = Sort {
    elsewhere: ("code_to_number", CODES_PER_NUMBER),
    at_home: ("code_to_browser", CODES_PER_BROWSER),
    from_address: ("code_from_address", CODES_PER_ADDRESS),
};

/// Codes that were wrong.
pub(super) const WRONG_CODES: Sort = Sort {
    elsewhere: ("wrong_code", WRONG_CODES_PER_NUMBER),
    at_home: ("wrong_code_in_browser", WRONG_CODES_PER_BROWSER),
    from_address: ("failure", FAILURES_PER_ADDRESS),
};

/// Passwords, counted before they are compared.
pub(super) const PASSWORDS: Sort = Sort {
    elsewhere: ("password", WRONG_PASSWORDS_PER_NAME),
    at_home: ("password_in_browser", WRONG_PASSWORDS_PER_BROWSER),
    from_address: ("failure", FAILURES_PER_ADDRESS),
};

impl Sort {
    /// What is counted by number or name in browsers that are not known.
    pub(super) fn elsewhere(&self, whose: &str) -> Tries {
        Tries::of(self.elsewhere.0, whose, self.elsewhere.1)
    }

    fn at_home(&self, browser: &Browser<'_>) -> Tries {
        let subject = format!("{} {}", browser.visitor, browser.subject);
        Tries::of(self.at_home.0, &subject, self.at_home.1)
    }

    fn at_address(&self, address: &str) -> Tries {
        Tries::of(self.from_address.0, address, self.from_address.1)
    }
}

/// A browser, and by which number or name somebody signs in there.
pub(super) struct Browser<'a> {
    whose: &'a str,
    subject: String,
    visitor: &'a str,
}

impl<'a> Browser<'a> {
    /// By a number. `visitor` is what is kept of the browser's cookie.
    pub(super) fn at_number(mobile: &'a Mobile, visitor: &'a str) -> Self {
        let whose = mobile.as_str();
        Self { whose, subject: hashed(&format!("number {whose}")), visitor }
    }

    /// By a name, at a desk.
    pub(super) fn at_name(name: &'a str, visitor: &'a str) -> Self {
        Self { whose: name, subject: hashed(&format!("name {name}")), visitor }
    }

    /// Somebody has signed in there by it within a year.
    async fn is_known(&self, tx: &mut Tx, now: Timestamp) -> Result<bool> {
        let sql =
            "select at from known_browser where subject = $1 and visitor_hash = $2 and at > $3";
        let query = sqlx::query(sql)
            .bind(self.subject.as_str())
            .bind(self.visitor)
            .bind(now.as_second() - BROWSER_KNOWN_FOR.as_secs());
        Ok(query.fetch_optional(&mut **tx).await?.is_some())
    }

    /// Somebody has just signed in there by it.
    pub(super) async fn remember(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        let sql = "insert into known_browser (subject, visitor_hash, at) values ($1, $2, $3) \
                   on conflict (subject, visitor_hash) do update set at = excluded.at";
        sqlx::query(sql)
            .bind(self.subject.as_str())
            .bind(self.visitor)
            .bind(now.as_second())
            .execute(&mut **tx)
            .await?;
        Ok(())
    }

    /// No other browser is known by it any more: it is somebody else's number now, or a telephone was lost.
    pub(super) async fn forget_others(&self, tx: &mut Tx) -> Result<()> {
        let sql = "delete from known_browser where subject = $1 and visitor_hash <> $2";
        let query = sqlx::query(sql).bind(self.subject.as_str()).bind(self.visitor);
        query.execute(&mut **tx).await?;
        Ok(())
    }
}

/// What one more try in a browser is counted by.
pub(super) struct Counted {
    is_known: bool,
    /// By the browser, or by the number or name.
    own: Tries,
    /// Where it is not known.
    by_address: Option<Tries>,
}

impl Counted {
    /// Queues with everything that is counted by the same; without an address where nothing more is counted by that.
    pub(super) async fn of(
        tx: &mut Tx,
        sort: &Sort,
        browser: &Browser<'_>,
        address: Option<&str>,
        now: Timestamp,
    ) -> Result<Self> {
        let is_known = browser.is_known(tx, now).await?;
        let own = if is_known { sort.at_home(browser) } else { sort.elsewhere(browser.whose) };
        let address = address.filter(|_| !is_known);
        let by_address = address.map(|address| sort.at_address(address));
        let all: Vec<&Tries> = std::iter::once(&own).chain(&by_address).collect();
        lock(tx, &all, now).await?;
        Ok(Self { is_known, own, by_address })
    }

    /// How many there were, if one more is let through.
    pub(super) async fn admit(&self, tx: &mut Tx, now: Timestamp) -> Result<u32> {
        let before = self.own.admit(tx, now).await?;
        if let Some(by_address) = &self.by_address {
            by_address.admit(tx, now).await?;
        }
        Ok(before)
    }

    /// Counts one more by all of it.
    pub(super) async fn note(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        self.note_own(tx, now).await?;
        self.note_address(tx, now).await
    }

    /// Counts one more by the number or name, or by the browser.
    pub(super) async fn note_own(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        self.own.note(tx, now).await
    }

    /// Counts one more by the address, in a browser that is not known.
    pub(super) async fn note_address(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        match &self.by_address {
            Some(by_address) => by_address.note(tx, now).await,
            None => Ok(()),
        }
    }

    /// The right word was said. What was tried in browsers that are not known stays counted: it may have been a stranger, who would
    /// else have as many tries again whenever the owner signs in.
    pub(super) async fn was_right(&self, tx: &mut Tx) -> Result<()> {
        if self.is_known { self.own.forget(tx).await } else { Ok(()) }
    }

    /// The same where the right word had been counted as a try.
    pub(super) async fn was_right_after_all(&self, tx: &mut Tx) -> Result<()> {
        if self.is_known { self.own.forget(tx).await } else { self.own.take_back(tx).await }
    }

    /// How many are left after so many.
    pub(super) fn left(&self, number: u32) -> u8 {
        self.own.left(number)
    }
}
