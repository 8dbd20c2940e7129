//! Places reserved for people of the own district, and for newcomers beside them.

use super::*;
use crate::draw::Record;
use crate::stage::ForWhom;

const LIST: &str = include_str!("../../example/district-list.txt");
const RECORD: &str = include_str!("../../example/district-record.txt");

fn reserved(places: u32, district: u32, newcomers: u32) -> OfferingAtDraw {
    let shares = [(ForWhom::District, district), (ForWhom::Newcomers, newcomers)];
    let shares = shares.into_iter().filter(|(_, places)| *places > 0);
    let shares = shares.map(|(group, places)| Share::open(group, places)).collect();
    OfferingAtDraw { places, shares, name: "书法班".into() }
}

/// So many people who want the one place, each with the shares that are for them.
fn people(shares: &[&[u32]]) -> Vec<Application> {
    let one = |(number, shares): (u32, &&[u32])| {
        application(number, 1, vec![Wish { shares: shares.to_vec(), ..wish(1) }])
    };
    (1..).zip(shares).map(one).collect()
}

/// What was published once is verified for ever: the second program in end2end/tests/support/draw.ts has written this record.
#[test]
fn the_example_is_drawn_as_ever() {
    let list: FrozenList = LIST.parse().unwrap();
    assert_eq!(list.to_string(), LIST);
    let record = Record::of(&list, "3516241636".parse().unwrap(), []).unwrap();
    assert_eq!(record.to_string(), RECORD);
    assert!(Record::verified(&list, RECORD).is_ok());
}

#[test]
fn they_are_drawn_first_and_the_others_of_the_district_have_their_chance_with_everybody() {
    // Six places, two for the district: four of the district and eight others.
    let (district, others): (&[u32], &[u32]) = (&[1], &[]);
    let all = [vec![district; 4], vec![others; 8]].concat();
    let list = list(vec![reserved(6, 2, 0)], people(&all));
    let mut with_everybody = 0;
    for number in 0..200 {
        let outcome = draw(&list, &seed(number));
        let shares: Vec<_> = outcome.answers.iter().filter(|one| has_place(&one[0])).collect();
        assert_eq!(shares.len(), 6);
        let of_share =
            |answers: &&Vec<Answer>| answers[0] == Answer::Place { round: 1, share: Some(1) };
        assert_eq!(outcome.answers[..4].iter().filter(of_share).count(), 2);
        assert_eq!(outcome.answers[4..].iter().filter(of_share).count(), 0);
        let everybodys = Answer::Place { round: 1, share: None };
        with_everybody += outcome.answers[..4].iter().filter(|one| one[0] == everybodys).count();
    }
    // Whoever is left of the district has the larger lots of it: somebody of them gets a place three times in ten.
    assert!((40..=85).contains(&with_everybody), "{with_everybody}");
}

#[test]
fn what_nobody_of_the_district_asks_for_goes_to_everybody() {
    let list = list(vec![reserved(5, 4, 0)], people(&[&[1], &[], &[], &[], &[], &[]]));
    for number in 0..50 {
        let outcome = draw(&list, &seed(number));
        assert_eq!(outcome.answers[0], [Answer::Place { round: 1, share: Some(1) }]);
        assert_eq!(outcome.offerings[0].places.len(), 5);
    }
}

#[test]
fn whom_both_shares_are_for_takes_of_the_first_and_leaves_the_second() {
    let list = list(vec![reserved(2, 1, 1)], people(&[&[1, 2], &[2], &[], &[]]));
    for number in 0..50 {
        let outcome = draw(&list, &seed(number));
        assert_eq!(outcome.answers[0], [Answer::Place { round: 1, share: Some(1) }]);
        assert_eq!(outcome.answers[1], [Answer::Place { round: 1, share: Some(2) }]);
    }
}

/// A reserved place comes before who has had the course; among those whom it is for, who has not comes first.
#[test]
fn who_has_had_the_course_stands_behind_the_others_of_the_district_alone() {
    let mut list = list(vec![reserved(2, 1, 0)], people(&[&[1], &[], &[]]));
    list.applications[0].wishes[0].again = true;
    for number in 0..20 {
        assert_eq!(draw(&list, &seed(number)).offerings[0].places[0].0, 1);
    }
    list.applications.push(application(4, 1, vec![Wish { shares: vec![1], ..wish(1) }]));
    for number in 0..20 {
        let outcome = draw(&list, &seed(number));
        assert_eq!(outcome.answers[3], [Answer::Place { round: 1, share: Some(1) }]);
        assert!(!has_place(&outcome.answers[0][0]), "behind both who have not had it");
    }
}

/// A second place comes after everybody's first: what nobody of the district asked for in the first round is everybody's.
#[test]
fn a_reserved_place_is_nobodys_second_while_others_have_none() {
    let district = |offering| Wish { shares: vec![1], ..wish(offering) };
    let applications = vec![
        application(1, 2, vec![wish(2), district(1)]),
        application(2, 1, vec![wish(1)]),
        application(3, 1, vec![wish(1)]),
    ];
    let list = list(vec![reserved(2, 1, 0), offering(1, &[])], applications);
    for number in 0..20 {
        let outcome = draw(&list, &seed(number));
        assert_eq!(outcome.answers[0][1], Answer::Waiting { position: 1 });
        assert!(outcome.answers[1..].iter().all(|answers| has_place(&answers[0])));
    }
}

/// Many draws: 20 places of which five are reserved, ten of the district and thirty others. One lot counts for both: the
/// reserved places go to the five smallest of the district, and those who are left of it stand among everybody as they stand.
/// So the share is a floor, and adds about half a place to the five that they would have by chance alone: it gives nobody a
/// second chance by another lot.
#[test]
fn a_share_is_a_floor_and_no_second_chance() {
    const DRAWS: u64 = 1_000;
    let (district, others): (&[u32], &[u32]) = (&[1], &[]);
    let all = [vec![district; 10], vec![others; 30]].concat();
    let mean = |reserves: u32, at_least: usize| {
        let mut shares = people(&all);
        if reserves == 0 {
            shares.iter_mut().for_each(|one| one.wishes[0].shares.clear());
        }
        let list = list(vec![reserved(20, reserves, 0)], shares);
        let mut of_district = 0;
        for number in 0..DRAWS {
            let given = &draw(&list, &seed(number)).offerings[0].places;
            let here = given.iter().filter(|one| one.0 <= 10).count();
            assert!(here >= at_least && given.len() == 20);
            of_district += here;
        }
        of_district as f64 / DRAWS as f64
    };
    let (with, without) = (mean(5, 5), mean(0, 0));
    assert!((with - 5.53).abs() < 0.12, "{with}");
    assert!((without - 5.0).abs() < 0.2, "{without}");
}
