//! What is done with an answer, or when none came.

use super::address::Address;

/// What the person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Tapped a link, or sent a form whose answers are in the address.
    Visit,
    /// Sent a form that may change something.
    Post,
    /// Went back or forward.
    Return,
}

/// An answer that has arrived whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Where it came from in the end, after all redirects; without a fragment.
    pub address: String,
    /// `Content-Type`.
    pub kind: String,
    /// Its text.
    pub text: String,
}

impl Answer {
    /// Text that may hold a page of this site.
    pub fn is_html(&self, here: &str) -> bool {
        let kind = self.kind.split(';').next().unwrap_or_default().trim();
        kind == "text/html" && Address::of(&self.address).origin == Address::of(here).origin
    }
}

/// How the browser takes over, so that nothing is lost and nothing done twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// It loads this address.
    Load(String),
    /// It sends the form again, whole; the form's once-only key makes that harmless.
    SendAgain,
    /// It loads the address that it already shows.
    Reload,
}

/// The way to step aside: `answered` is where an answer came from that could not be used.
pub fn aside(deed: Deed, asked: &str, answered: Option<&str>) -> Aside {
    // A form that led elsewhere has done its work: only its outcome is still to be shown.
    let led_to = answered.filter(|to| Address::of(to).page != Address::of(asked).page);
    match (deed, led_to) {
        (Deed::Return, _) => Aside::Reload,
        (Deed::Visit, _) => Aside::Load(asked.to_owned()),
        (Deed::Post, Some(outcome)) => Aside::Load(outcome.to_owned()),
        (Deed::Post, None) => Aside::SendAgain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: &str = "http://yinyao.example/forms/sign-up";

    #[test]
    fn a_page_is_html_of_this_site() {
        let answer = |address: &str, kind: &str| Answer {
            address: address.into(),
            kind: kind.into(),
            text: String::new(),
        };
        let here = "http://yinyao.example/";
        assert!(answer(ASKED, "text/html; charset=utf-8").is_html(here));
        assert!(!answer(ASKED, "text/calendar; charset=utf-8").is_html(here));
        assert!(!answer(ASKED, "").is_html(here));
        assert!(!answer("http://other.example/", "text/html").is_html(here));
    }

    #[test]
    fn a_link_that_brings_no_page_is_followed_by_the_browser() {
        let load = Aside::Load("http://yinyao.example/me#top".into());
        assert_eq!(aside(Deed::Visit, "http://yinyao.example/me#top", None), load);
    }

    #[test]
    fn a_form_without_answer_is_sent_again() {
        assert_eq!(aside(Deed::Post, ASKED, None), Aside::SendAgain);
        assert_eq!(aside(Deed::Post, ASKED, Some(ASKED)), Aside::SendAgain);
    }

    #[test]
    fn a_form_that_led_somewhere_is_not_sent_again() {
        let outcome = "http://yinyao.example/sign-ups/1";
        assert_eq!(aside(Deed::Post, ASKED, Some(outcome)), Aside::Load(outcome.into()));
    }

    #[test]
    fn the_way_back_is_loaded_where_it_leads() {
        assert_eq!(aside(Deed::Return, ASKED, None), Aside::Reload);
    }
}
