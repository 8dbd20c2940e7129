//! 轮到谁: whose turn it is when places are free, judged from the front of the line and no further than the places reach.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::together::InLine;
use crate::stage::{ForWhom, StagedOffers};

/// What becomes of free places, and of those whose turn it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turns<T, W> {
    /// Who is offered one, in order, and the share that it is counted to.
    pub offered: Vec<(T, Option<ForWhom>)>,
    /// Whose turn it was and who is passed over, in the order of the line: what is in their way; nothing where it is that two
    /// want two places, or that the other one of the two could not accept.
    pub passed: Vec<(T, Option<W>)>,
}

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next<T, W> {
    /// Could these accept a place?
    Judge(Vec<T>),
    /// Everybody has been judged who had to be.
    Settled(Turns<T, W>),
}

/// A line while it is judged who could accept a free place.
///
/// Everybody counts as able until the rule comes to them, and whoever could not accept is then left out. Who stands behind the
/// last one who is offered a place is not judged: none is left for them, so that nobody asks whether they could accept it, and
/// by the time that one is free they may have given up what is in their way, or got something. What was known now would say
/// nothing then, and whoever gives a place up would wait while the whole line of a popular class is looked at.
///
/// At first as many are judged as there are places, since nearly everybody is able; each time that was not enough, twice as
/// many at once. Whoever could not accept is left out at once, also who was looked at ahead, so that the line is gone through
/// once for each time that somebody is judged, however many are passed over.
#[derive(Clone, Debug)]
pub struct Judging<T, W> {
    line: Vec<InLine<T>>,
    place_of: HashMap<T, usize>,
    judged: HashMap<T, Option<W>>,
    ahead: usize,
    most: usize,
}

impl<T: Copy + Eq + Hash, W: Copy> Judging<T, W> {
    /// A line in order, of which nobody is judged yet; so many are looked at ahead at most.
    pub fn of(line: Vec<InLine<T>>, most: usize) -> Self {
        let place_of = line.iter().enumerate().map(|(place, one)| (one.who, place)).collect();
        Self { line, place_of, judged: HashMap::new(), ahead: 0, most }
    }

    /// Whom to judge next, until it is settled. The rule tells to whom places are offered of a line in which everybody is able.
    pub fn next(&self, rule: impl Fn(&[InLine<T>]) -> StagedOffers<T>) -> Next<T, W> {
        let cannot = self.cannot();
        let able = self.line.iter().filter(|one| !cannot.contains_key(&one.who));
        let offers = rule(&able.copied().collect::<Vec<_>>());
        let reached = reached(&offers);
        let new = self.new_of(&reached);
        if !new.is_empty() {
            return Next::Judge(new);
        }
        let mut passed = self.due(cannot, &reached, rule);
        // One of two may be offered a single place.
        let is_offered = |who: &T| offers.offered.iter().any(|(one, _)| one == who);
        let want_two = offers.want_two.iter().filter(|who| !is_offered(who));
        passed.extend(want_two.map(|who| (*who, None)));
        let in_order = self.line.iter().map(|one| one.who);
        let passed = in_order.filter_map(|who| Some((who, *passed.get(&who)?)));
        Next::Settled(Turns { offered: offers.offered, passed: passed.collect() })
    }

    /// What is in the way of those who were to be judged; nothing where they could accept.
    pub fn told(&mut self, answers: impl IntoIterator<Item = (T, Option<W>)>) {
        let before = self.judged.len();
        self.judged.extend(answers);
        self.ahead = (self.ahead * 2).max(self.judged.len() - before).min(self.most);
    }

    /// Whose turn has come and who was not judged yet, and so many behind the last of them.
    fn new_of(&self, reached: &HashSet<T>) -> Vec<T> {
        let is_new = |one: &InLine<T>| !self.judged.contains_key(&one.who);
        let is_due = |one: &InLine<T>| reached.contains(&one.who) && is_new(one);
        let Some(last) = self.line.iter().rposition(is_due) else { return Vec::new() };
        let (due, behind) = self.line.split_at(last + 1);
        let behind = behind.iter().filter(|one| is_new(one)).take(self.ahead);
        due.iter().filter(|one| is_due(one)).chain(behind).map(|one| one.who).collect()
    }

    /// Whoever of the judged could not accept, with whom they wait together, and what is in the way.
    fn cannot(&self) -> HashMap<T, Option<W>> {
        let mut cannot = HashMap::new();
        for (who, what) in &self.judged {
            let (Some(what), Some(one)) = (what, self.one(*who)) else { continue };
            cannot.insert(*who, Some(*what));
            if let Some(with) = one.with.and_then(|with| self.one(with)) {
                cannot.entry(with.who).or_insert(None);
            }
        }
        cannot
    }

    fn one(&self, who: T) -> Option<&InLine<T>> {
        self.place_of.get(&who).and_then(|place| self.line.get(*place))
    }

    /// Of those who could not accept only whose turn came: a place would have been theirs beside those who are reached. Others
    /// were looked at ahead, or stand behind the last one and seemed to be next while somebody else counted as able; who was
    /// never to be asked is not passed over.
    fn due(
        &self,
        cannot: HashMap<T, Option<W>>,
        reached_now: &HashSet<T>,
        rule: impl Fn(&[InLine<T>]) -> StagedOffers<T>,
    ) -> HashMap<T, Option<W>> {
        let reached_now: Vec<_> =
            self.line.iter().filter(|one| reached_now.contains(&one.who)).copied().collect();
        let is_due = |who: &T| {
            let Some(one) = self.one(*who) else { return false };
            let both = [Some(one), one.with.and_then(|with| self.one(with))];
            let mut line = reached_now.clone();
            line.extend(both.into_iter().flatten().copied());
            line.sort_by_key(|one| self.place_of.get(&one.who));
            reached(&rule(&line)).contains(who)
        };
        cannot.into_iter().filter(|(who, _)| is_due(who)).collect()
    }
}

/// Whose turn it was.
fn reached<T: Copy + Eq + Hash>(offers: &StagedOffers<T>) -> HashSet<T> {
    let offered = offers.offered.iter().map(|(who, _)| *who);
    offered.chain(offers.want_two.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::super::together::{Offers, next_offers};
    use super::*;

    fn alone(people: u32) -> Vec<InLine<u32>> {
        (0..people).map(|who| InLine { who, with: None, was_asked_alone: false }).collect()
    }

    fn rule(free: u32) -> impl Fn(&[InLine<u32>]) -> StagedOffers<u32> {
        move |line| {
            let Offers { offered, want_two } = next_offers(free, line);
            let offered = offered.into_iter().map(|who| (who, None)).collect();
            StagedOffers { offered, want_two }
        }
    }

    /// Judges as long as it is asked to; what came of it, and who was judged each time.
    fn judged(line: &[InLine<u32>], free: u32, unable: &[u32]) -> (Turns<u32, u32>, Vec<Vec<u32>>) {
        let (mut judging, mut asked) = (Judging::of(line.to_vec(), 8), Vec::new());
        loop {
            match judging.next(rule(free)) {
                Next::Settled(turns) => return (turns, asked),
                Next::Judge(who) => {
                    let answer = |one: &u32| (*one, unable.contains(one).then_some(*one));
                    judging.told(who.iter().map(answer));
                    asked.push(who);
                }
            }
        }
    }

    fn offered(turns: &Turns<u32, u32>) -> Vec<u32> {
        turns.offered.iter().map(|(who, _)| *who).collect()
    }

    #[test]
    fn nobody_is_judged_behind_the_last_one_who_is_offered_a_place() {
        let (turns, asked) = judged(&alone(100), 2, &[5, 50]);
        assert_eq!((offered(&turns), turns.passed, asked), (vec![0, 1], vec![], vec![vec![0, 1]]));
        // One more is looked at ahead by then, and nothing comes of it.
        let (turns, asked) = judged(&alone(100), 1, &[0, 2]);
        assert_eq!((offered(&turns), turns.passed), (vec![1], vec![(0, Some(0))]));
        assert_eq!(asked, [vec![0], vec![1, 2]]);
        // Nobody could accept: all were asked, with few questions.
        let (turns, asked) = judged(&alone(40), 1, &(0..40).collect::<Vec<_>>());
        assert_eq!((offered(&turns).len(), turns.passed.len(), asked.len()), (0, 40, 8));
        assert_eq!(asked.concat(), (0..40).collect::<Vec<_>>());
    }

    #[test]
    fn whose_turn_only_seemed_to_come_is_not_passed_over() {
        let mut line = alone(7);
        for (one, other) in [(2, 4), (3, 5)] {
            line[one as usize].with = Some(other);
            line[other as usize].with = Some(one);
        }
        // While 0 counts as able, one place is left where the two pairs stand, and 6 would have it.
        let (turns, _) = judged(&line, 3, &[0, 3]);
        assert_eq!((offered(&turns), turns.passed), (vec![1, 2, 4], vec![(0, Some(0))]));
    }

    /// How many people the rule was shown in all: so long is the offering locked.
    #[test]
    fn a_long_line_of_whom_nobody_could_accept_is_not_gone_through_for_each_of_them() {
        let (people, seen) = (4000, Cell::new(0));
        let counted = |line: &[InLine<u32>]| {
            seen.set(seen.get() + line.len());
            rule(1)(line)
        };
        let mut judging = Judging::of(alone(people), 64);
        let turns = loop {
            match judging.next(counted) {
                Next::Settled(turns) => break turns,
                // The last one alone is able.
                Next::Judge(who) => {
                    let able = people - 1;
                    judging.told(who.into_iter().map(|one| (one, (one != able).then_some(one))));
                }
            }
        };
        assert_eq!((offered(&turns), turns.passed.len()), (vec![people - 1], 3999));
        assert!(seen.get() < 400_000, "{}", seen.get());
    }

    /// People in a line, some of them together, and some who could not accept.
    fn some_line() -> impl Strategy<Value = (Vec<InLine<u32>>, Vec<u32>)> {
        let wishes = prop::collection::vec((0_usize..20, 0_usize..20), 0..8);
        (0_u32..20, wishes, prop::collection::vec(0_u32..20, 0..14)).prop_map(
            |(people, wishes, unable)| {
                let mut line = alone(people);
                for (one, other) in wishes {
                    let both = one != other && one.max(other) < line.len();
                    if both && line[one].with.is_none() && line[other].with.is_none() {
                        line[one].with = Some(line[other].who);
                        line[other].with = Some(line[one].who);
                    }
                }
                (line, unable)
            },
        )
    }

    proptest! {
        #[test]
        fn it_is_the_same_as_if_everybody_had_been_judged_first(
            (line, unable) in some_line(),
            free in 0_u32..12,
        ) {
            let (turns, asked) = judged(&line, free, &unable);
            let is_unable = |one: &InLine<u32>| {
                unable.contains(&one.who) || one.with.is_some_and(|with| unable.contains(&with))
            };
            let able: Vec<_> = line.iter().filter(|one| !is_unable(one)).copied().collect();
            let all = next_offers(free, &able);
            prop_assert_eq!(&offered(&turns), &all.offered);
            // Who is passed over: everybody before the last one offered who could not accept, and nobody behind unless places
            // are left.
            let stands = |one: &InLine<u32>| one.with.map_or(one.who, |other| other.max(one.who));
            let of = |who: u32| stands(&line[who as usize]);
            // One of two comes after everybody who wants one, also behind them.
            let has = |who: u32| all.offered.contains(&who);
            let is_lonely = |who: u32| line[who as usize].with.is_some_and(|with| has(who) && !has(with));
            let paired = all.offered.iter().filter(|who| !is_lonely(**who));
            let last = paired.clone().map(|who| of(*who)).max();
            let is_passed = |who: u32| turns.passed.iter().any(|(passed, _)| *passed == who);
            let is_left = (paired.count() as u32) < free;
            for one in &line {
                let expected = is_unable(one) && last.is_some_and(|last| stands(one) < last);
                let wants_two = all.want_two.contains(&one.who) && !has(one.who);
                if expected || wants_two || is_unable(one) && is_left && all.want_two.is_empty() {
                    prop_assert!(is_passed(one.who), "{} of {:?}", one.who, turns);
                }
                if is_passed(one.who) {
                    let behind = last.is_none_or(|last| stands(one) > last);
                    prop_assert!(is_unable(one) || wants_two);
                    prop_assert!(!behind || is_left);
                }
            }
            let mut once = asked.concat();
            once.sort_unstable();
            prop_assert!(once.windows(2).all(|two| two[0] < two[1]), "nobody is judged twice");
        }
    }
}
