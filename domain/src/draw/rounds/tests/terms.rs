//! Many draws: coming early earns nothing, and having missed earns something.

use super::*;
use crate::draw::{Past, lots, misses};

/// Whoever applied in the first tenth has no more luck than whoever applied in the last: Pearson's chi-square of places by
/// tenths stays below the 1 % point of nine degrees of freedom (21.67, times 30/39, since ten of forty are drawn without being
/// put back), for seeds that are fixed.
#[test]
fn coming_early_earns_nothing() {
    const DRAWS: u64 = 10_000;
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
fn ten_terms(run: u64, remembers: bool) -> Vec<u32> {
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
        let given = draw(&list, &seed(run * 10 + term)).offerings.remove(0);
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

/// Somebody in the simulation of several courses.
struct Learner {
    number: u32,
    /// By course: what its draws have said.
    past: [Vec<Past>; 3],
    /// By course: they have had it.
    had: [bool; 3],
    /// They wish for all courses, not for one alone.
    for_all: bool,
}

/// Ten terms of three courses, 12 places each: every term 20 more, half of whom wish for all three courses, and nobody ever
/// leaves: whoever had a course asks for it again. Answers the longest run of misses of anybody who never had the course, and
/// of all wishes for the first course those that got a place of it, by whether their person wished for it alone.
fn three_courses(run: u64, remembers: bool) -> (usize, [(u32, u32); 2]) {
    let mut all: Vec<Learner> = Vec::new();
    let mut first_wishes = [(0, 0); 2];
    let mut longest = 0;
    for term in 0..10 {
        for _ in 0..20 {
            let number = all.len() as u32 + 1;
            let for_all = number.is_multiple_of(2);
            all.push(Learner { number, past: Default::default(), had: [false; 3], for_all });
        }
        let wish_of = |one: &Learner, course: usize| {
            let lots = if remembers { lots(misses(one.past[course].iter().copied())) } else { 1 };
            Wish { lots, again: one.had[course], ..wish(course as u32 + 1) }
        };
        let courses = |one: &Learner| if one.for_all { 0..3 } else { 0..1 };
        let applications = all.iter().map(|one| {
            application(one.number, 1, courses(one).map(|course| wish_of(one, course)).collect())
        });
        let list = list((0..3).map(|_| offering(12, &[])).collect(), applications.collect());
        let outcome = draw(&list, &seed(run * 10 + term));
        for (one, answers) in all.iter_mut().zip(&outcome.answers) {
            let counted = &mut first_wishes[usize::from(one.for_all)];
            // Among those who have not had it: the others come after them in any case.
            if !one.had[0] {
                counted.0 += u32::from(has_place(&answers[0]));
                counted.1 += 1;
            }
            for (course, answer) in answers.iter().enumerate() {
                let said = match (has_place(answer), places(answers)) {
                    (true, _) => Past::Place,
                    (false, 0) => Past::Miss,
                    _ => Past::Other,
                };
                one.past[course].push(said);
                one.had[course] |= said == Past::Place;
                if !one.had[course] {
                    longest = longest.max(misses(one.past[course].iter().copied()) as usize);
                }
            }
        }
    }
    (longest, first_wishes)
}

/// So many times ten terms, each with seeds of its own that are fixed.
const RUNS: u64 = 100;

#[test]
fn with_several_courses_and_people_who_come_again_newcomers_still_get_their_turn() {
    let (mut sums, mut longest, mut first) = ([0; 2], 0, [(0, 0); 2]);
    for run in 0..RUNS {
        let ((with, wishes), (without, _)) = (three_courses(run, true), three_courses(run, false));
        sums = [sums[0] + with, sums[1] + without];
        longest = longest.max(with);
        for (sum, (got, asked)) in first.iter_mut().zip(wishes) {
            *sum = (sum.0 + got, sum.1 + asked);
        }
    }
    println!("three courses: {sums:?}, at most {longest}, {first:?}");
    assert!(sums[0] * 5 <= sums[1] * 4, "a fifth shorter: {sums:?}");
    // More come every term than there is room for, and yet nobody misses a course in all ten terms.
    assert!(longest <= 9, "{longest}");
    // Whoever wishes for more has no more luck with the first than whoever wishes for it alone.
    let share = |(got, asked): (u32, u32)| f64::from(got) / f64::from(asked);
    let [alone, for_all] = first.map(share);
    assert!(for_all <= alone + 0.05, "{alone} {for_all}");
}

#[test]
fn over_ten_terms_memory_shortens_the_longest_wait() {
    let longest = |by_misses: &[u32]| by_misses.iter().rposition(|&people| people > 0).unwrap();
    let unlucky = |by_misses: &[u32]| by_misses[4..].iter().sum::<u32>();
    let (mut most, mut waits, mut people) = (0, [0; 2], [0; 2]);
    for run in 0..RUNS {
        let both = [ten_terms(run, true), ten_terms(run, false)];
        most = most.max(longest(&both[0]));
        for (number, by_misses) in both.iter().enumerate() {
            waits[number] += longest(by_misses);
            people[number] += unlucky(by_misses);
        }
    }
    println!(
        "one course: at most {most}, longest waits {waits:?}, of four misses or more {people:?}"
    );
    assert!(most <= 7, "{most}");
    assert!(waits[0] * 4 <= waits[1] * 3, "a quarter shorter: {waits:?}");
    assert!(people[0] * 2 <= people[1], "{people:?}");
}
