//! What the database holds after a rush, against what people were told.

use std::collections::{HashMap, HashSet};

use checker::{Contents, Invariant, violations};
use sqlx::{AnyPool, Row};

use super::crowd::Asking;
use super::load::Outcome;
use super::report::{Said, said};

/// The counts, each of which has one right value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Places held.
    pub held: usize,
    /// Places there are, or people who asked for them where those are fewer; counted without those who left before their
    /// answer, and with them: nobody knows whether what they sent arrived.
    pub possible: (usize, usize),
    /// People who wait.
    pub waiting: usize,
    /// People with two live entries on one offering.
    pub twice: usize,
    /// Offerings whose own counts are not those of their rows.
    pub miscounted: usize,
    /// People who were told of a place, or of a position, that is no row.
    pub lost: usize,
    /// Entries of people who did not ask, or more than one for somebody who asked for one.
    pub phantoms: usize,
    /// Answers that were none: neither a place nor a position nor a reason.
    pub unclear: usize,
    /// The same form sent twice that was answered in two ways.
    pub contradictions: usize,
    /// Promises broken by what the database holds: order, clashes, the account of each step, windows.
    pub broken: usize,
}

impl Counted {
    /// All is as it must be.
    pub fn is_exact(&self) -> bool {
        let Self {
            held,
            possible,
            waiting: _,
            twice,
            miscounted,
            lost,
            phantoms,
            unclear,
            contradictions,
            broken,
        } = self;
        (possible.0..=possible.1).contains(held)
            && [twice, miscounted, lost, phantoms, unclear, contradictions, broken] == [&0; 7]
    }

    /// In a line.
    pub fn summary(&self) -> String {
        if self.is_exact() {
            format!("{} places given, {} wait, all told right", self.held, self.waiting)
        } else {
            format!("{self:?}")
        }
    }
}

/// Compares.
pub async fn tally(askings: &[Asking], outcomes: &[Outcome], address: &str) -> Counted {
    sqlx::any::install_default_drivers();
    let pool = AnyPool::connect(address).await.unwrap();
    let rows = sqlx::query("select id, state from sign_up where ended_at is null");
    let rows = rows.fetch_all(&pool).await.unwrap();
    let live: HashSet<String> = rows.iter().map(|row| row.get("id")).collect();
    let held = rows.iter().filter(|row| row.get::<String, _>("state") == "held").count();
    let number = async |sql: &'static str| {
        let count: i64 = sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap();
        usize::try_from(count).unwrap()
    };
    let twice = number(
        "select count(*) from (select offering_id from sign_up where ended_at is null \
         group by offering_id, person_id having count(*) > 1) as more",
    );
    let miscounted = number(
        "select count(*) from offering as o where \
         held <> (select count(*) from sign_up where offering_id = o.id and state = 'held') or \
         waiting <> (select count(*) from sign_up where offering_id = o.id and state = 'waiting')",
    );
    let places = number("select cast(min(capacity) as bigint) from offering");
    let (twice, miscounted, places) = (twice.await, miscounted.await, places.await);
    pool.close().await;
    let mut counted = Counted { held, twice, miscounted, ..Counted::default() };
    counted.waiting = rows.len() - held;
    counted.possible = (possible(askings, places, false), possible(askings, places, true));
    let people: HashSet<usize> = askings.iter().map(|asking| asking.person).collect();
    counted.phantoms = rows.len().saturating_sub(people.len());
    let mut answers: HashMap<&str, Said> = HashMap::new();
    for (asking, outcome) in askings.iter().zip(outcomes) {
        let said = said(outcome);
        match &said {
            Said::Held(id) | Said::Waiting(id) if !live.contains(id) => counted.lost += 1,
            Said::Unclear => counted.unclear += 1,
            _ => {}
        }
        if said != Said::Nothing {
            let before = answers.insert(&asking.key, said.clone());
            counted.contradictions += usize::from(before.is_some_and(|before| before != said));
        }
    }
    counted.broken = broken(address).await;
    counted
}

/// What is wrong with the rows themselves, and tells the first of it. Each pass takes time in proportion to the people times
/// the offerings, or less. Who asked is counted above: the checker would have to look through all rows for each answer.
async fn broken(address: &str) -> usize {
    let contents = Contents::of(address).await.unwrap();
    let mut found = violations(&contents, &[]);
    found.retain(|violation| violation.invariant != Invariant::AskedFor);
    for violation in found.iter().take(10) {
        println!("{violation}");
    }
    found.len()
}

/// Of each offering as many places as there are, or as many people as asked.
fn possible(askings: &[Asking], places: usize, with_those_who_left: bool) -> usize {
    let mut asked: HashMap<usize, HashSet<usize>> = HashMap::new();
    for asking in askings.iter().filter(|asking| with_those_who_left || !asking.planned.leaves) {
        asked.entry(asking.offering).or_default().insert(asking.person);
    }
    asked.values().map(|people| people.len().min(places)).sum()
}
