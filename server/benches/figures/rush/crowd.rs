//! Who comes, to what: fixed beforehand, the same in each run.

use std::collections::HashSet;
use std::time::Duration;

use super::load::Outcome;
use super::timetable::{Chance, Planned, evenly, opening_rush};

/// How long after the first tap the second comes.
const SECOND_TAP: Duration = Duration::from_millis(400);

/// A rush as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Crowd {
    /// How many people.
    pub people: usize,
    /// How many offerings.
    pub offerings: usize,
    /// From the first to the last.
    pub lasts: Duration,
}

/// A request of the rush, and whose it is.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The number of the person.
    pub person: usize,
    /// The number of the offering.
    pub offering: usize,
    /// The form's key.
    pub key: String,
    /// The request.
    pub planned: Planned,
}

impl Crowd {
    /// Everybody asks for one place: eight in ten on one in five of the offerings. 15 in a hundred tap twice, 5 send the
    /// form from a second device, 10 are gone before the answer.
    pub fn askings(&self, tokens: &[String], offerings: &[String]) -> Vec<Asking> {
        let mut chance = Chance::new(2033);
        let popular = (self.offerings / 5).max(1);
        let mut all = Vec::new();
        for (person, at) in opening_rush(self.people, self.lasts).enumerate() {
            let offering = if chance.percent(80) {
                chance.below(popular)
            } else {
                popular + chance.below((self.offerings - popular).max(1))
            };
            let offering = offering.min(self.offerings - 1);
            let ask = |key: &str, at, leaves| Asking {
                person,
                offering,
                key: key.to_owned(),
                planned: Planned {
                    at,
                    path: "/forms/sign-up".to_owned(),
                    cookie: format!("yinyao={}", tokens[person]),
                    form: Some(format!("key={key}&offering={}&expected=held", offerings[offering])),
                    leaves,
                    goes_on: false,
                },
            };
            let key = uuid::Uuid::now_v7().to_string();
            all.push(ask(&key, at, chance.percent(10)));
            if chance.percent(15) {
                all.push(ask(&key, at + SECOND_TAP, false));
            }
            if chance.percent(5) {
                let other = uuid::Uuid::now_v7().to_string();
                all.push(ask(&other, at + SECOND_TAP, false));
            }
        }
        all.sort_by_key(|asking| asking.planned.at);
        all
    }
}

/// The same moments and senders, for something that does nothing: a switch that is set as it was.
pub fn doing_nothing(askings: &[Asking]) -> Vec<Planned> {
    let nothing = |asking: &Asking| Planned {
        path: "/comfort?nothing=".to_owned(),
        form: Some(String::new()),
        leaves: false,
        ..asking.planned.clone()
    };
    askings.iter().map(nothing).collect()
}

/// The same moments and people, opening the page on which one checks before asking: each puts together a page for one person.
/// Nobody leaves, and nobody comes twice.
pub fn checking(askings: &[Asking], offerings: &[String]) -> Vec<Planned> {
    let mut seen = HashSet::new();
    let first = askings.iter().filter(|asking| seen.insert(asking.person));
    let check = |asking: &Asking| Planned {
        path: format!("/offerings/{}/sign-up", offerings[asking.offering]),
        form: None,
        leaves: false,
        ..asking.planned.clone()
    };
    first.map(check).collect()
}

/// The same people, evenly over the time before: whoever waits for the opening has the page to check open by then.
pub fn checking_before(askings: &[Asking], offerings: &[String], lasts: Duration) -> Vec<Planned> {
    let mut all = checking(askings, offerings);
    let between = lasts / u32::try_from(all.len().max(1)).unwrap_or(u32::MAX);
    let mut at = Duration::ZERO;
    for check in &mut all {
        check.at = at;
        at += between;
    }
    all
}

/// The same, and everybody who stays opens the page to which the answer leads, as a browser does by itself.
pub fn going_on(askings: &[Asking]) -> Vec<Planned> {
    askings.iter().map(|asking| Planned { goes_on: true, ..asking.planned.clone() }).collect()
}

/// The same moments and people, opening the page to which the answer of their form has led.
pub fn standing(askings: &[Asking], rush: &[Outcome]) -> Vec<Planned> {
    let mut seen = HashSet::new();
    let answered = askings.iter().zip(rush).filter_map(|(asking, outcome)| {
        let told = outcome.answer.as_ref().ok()?.as_ref()?;
        let leads = told.location.starts_with("/sign-ups/") && seen.insert(asking.person);
        leads.then(|| Planned {
            path: told.location.clone(),
            form: None,
            leaves: false,
            ..asking.planned.clone()
        })
    });
    answered.collect()
}

/// Readers who look around meanwhile, so many a second: half of them are not signed in, and look at what is kept for all; the
/// others are, and look at what is put together for them alone: their own page, what everybody wants, and the page to check
/// before asking for it.
pub fn readers(
    a_second: u32,
    lasts: Duration,
    tokens: &[String],
    offerings: &[String],
) -> Vec<Planned> {
    let dear = &offerings[..(offerings.len() / 5).clamp(1, 3)];
    let mut public = vec!["/".to_owned(), "/shifts".to_owned(), "/help".to_owned()];
    public.extend(offerings.iter().rev().take(3).chain(dear).map(|id| format!("/offerings/{id}")));
    let mut own = vec!["/".to_owned(), "/my-sign-ups".to_owned()];
    own.extend(
        dear.iter()
            .flat_map(|id| ["", "/sign-up"].map(|question| format!("/offerings/{id}{question}"))),
    );
    let look = |(number, at): (usize, Duration)| {
        let (turn, is_signed_in) = (number / 2, number % 2 == 1);
        let pages = if is_signed_in { &own } else { &public };
        // Other people than those who ask in the same second.
        let token = &tokens[(turn * 7) % tokens.len()];
        Planned {
            at,
            path: pages[turn % pages.len()].clone(),
            cookie: if is_signed_in { format!("yinyao={token}") } else { String::new() },
            form: None,
            leaves: false,
            goes_on: false,
        }
    };
    evenly(a_second, lasts).enumerate().map(look).collect()
}
