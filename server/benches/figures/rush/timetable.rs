//! When who asks for what: fixed beforehand, whatever the server does.

use std::time::Duration;

/// Requests of one plan at most, and how long it may last: load has an end.
pub const MOST: usize = 200_000;
pub const LONGEST: Duration = Duration::from_secs(120);

/// One request and its moment.
#[derive(Clone, Debug)]
pub struct Planned {
    /// After the start.
    pub at: Duration,
    /// Where.
    pub path: String,
    /// The cookie of who asks; empty for nobody.
    pub cookie: String,
    /// What is posted; nothing is a question.
    pub form: Option<String>,
    /// The browser goes away once it has sent: nobody reads the answer.
    pub leaves: bool,
    /// It opens the page to which the answer leads.
    pub goes_on: bool,
}

/// The moments of so many: seven in ten in the first sixth, the others evenly until the end.
pub fn opening_rush(count: usize, lasts: Duration) -> impl Iterator<Item = Duration> {
    let early = count * 7 / 10;
    let first = lasts / 6;
    (0..count).map(move |number| {
        if number < early {
            first.mul_f64(share(number, early))
        } else {
            first + (lasts - first).mul_f64(share(number - early, count - early))
        }
    })
}

/// So many a second, evenly.
pub fn evenly(a_second: u32, lasts: Duration) -> impl Iterator<Item = Duration> {
    let between = Duration::from_secs(1) / a_second;
    (0..).map(move |number| between * number).take_while(move |at| *at < lasts)
}

fn share(number: usize, of: usize) -> f64 {
    number as f64 / of.max(1) as f64
}

/// Numbers that look like chance and are the same in each run.
pub struct Chance(u64);

impl Chance {
    /// Begins anew.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// One of 0 to `below` less one.
    pub fn below(&mut self, below: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % below
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }
}
