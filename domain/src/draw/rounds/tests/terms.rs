//! Many draws: coming early earns nothing, and having missed earns something.

use super::*;
use crate::draw::{Past, lots, misses};

/// Whoever applied in the first tenth has no more luck than whoever applied in the last: Pearson's chi-square of places by
/// tenths stays below the 1 % point of nine degrees of freedom (21.67, times 30/39, since ten of forty are drawn without being
/// put back), for seeds that are fixed.
#[test]
fn coming_early_earns_nothing() {
    const DRAWS: u64 = 2_000;
    let applications = (1..=40).map(|number| application(number, 1, vec![wish(1)])).collect();
    let list = list(vec![offering(10, &[])], applications);
    let mut by_tenth = [0_u32; 10];
    for number in 0..DRAWS {
        for place in &draw(&list, &seed(number)).offerings[0].places {
            by_tenth[(place.0 as usize - 1) / 4] += 1;
        }
    }
    let expected = DRAWS as f64;
    let chi_square: f64 =
        by_tenth.iter().map(|&places| (f64::from(places) - expected).powi(2) / expected).sum();
    assert!(chi_square < 16.67, "{by_tenth:?}: {chi_square}");
}

/// Ten terms of one course: 20 places, 25 newcomers a term, and everybody who missed asks again, for as long as it takes.
/// Answers the misses that anybody had before their place or the end of the terms, and how many had each number.
fn ten_terms(remembers: bool) -> Vec<u32> {
    let mut waiting: Vec<(u32, Vec<Past>)> = Vec::new();
    let mut next = 0;
    let mut by_misses = vec![0; 11];
    for term in 0..10 {
        for _ in 0..25 {
            next += 1;
            waiting.push((next, Vec::new()));
        }
        let applications = waiting.iter().map(|(number, history)| {
            let lots = if remembers { lots(misses(history.iter().copied())) } else { 1 };
            application(*number, 1, vec![Wish { lots, ..wish(1) }])
        });
        let list = list(vec![offering(20, &[])], applications.collect());
        let given = draw(&list, &seed(term)).offerings.remove(0);
        waiting.retain_mut(|(number, history)| {
            let has_place = given.places.contains(&ApplicationNumber(*number));
            if has_place {
                by_misses[history.len()] += 1;
            }
            history.push(Past::Miss);
            !has_place
        });
    }
    for (_, history) in waiting {
        by_misses[history.len()] += 1;
    }
    by_misses
}

#[test]
fn over_ten_terms_memory_shortens_the_longest_wait() {
    let longest = |by_misses: &[u32]| by_misses.iter().rposition(|&people| people > 0).unwrap();
    let (with, without) = (ten_terms(true), ten_terms(false));
    let unlucky = |by_misses: &[u32]| by_misses[4..].iter().sum::<u32>();
    assert!(longest(&with) <= 5, "{with:?}");
    assert!(longest(&with) < longest(&without), "{with:?} {without:?}");
    assert!(unlucky(&with) * 2 <= unlucky(&without), "{with:?} {without:?}");
}
