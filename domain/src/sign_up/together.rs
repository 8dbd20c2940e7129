//! 一起候补: two who wait and want two places at once, and whom free places are offered to.

/// Somebody who waits and is to be asked, and with whom they wait together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InLine<T> {
    /// Who.
    pub who: T,
    /// Both want a place at once, or none.
    pub with: Option<T>,
    /// They were asked before whether one of them wants a single place alone: it is not asked a second time.
    pub was_asked_alone: bool,
}

/// What becomes of free places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offers<T> {
    /// Who is offered one, in order; of two together perhaps one of them.
    pub offered: Vec<T>,
    /// Whose turn it was while one place was left, and who want two.
    pub want_two: Vec<T>,
}

/// To whom so many free places are offered; `line` is in order of joining. Two together stand where the later one stands. While
/// one place alone is left it goes to the next person who wants one. Whoever is with nobody in the line counts as one.
///
/// Where only such wait who want two, the first two who were not asked yet are asked: the earlier one, who may take the place
/// alone or wait on together, and then the other. Nobody who comes new has it before them: being overtaken by
/// who came later is what makes a line unjust to those who stand in it (Larson, "Perspectives on queues: social justice and the
/// psychology of queueing", Operations Research 35, 1987). They are asked once: who has said that they want two is not asked
/// again for each single place, which is then anybody's.
pub fn next_offers<T: Copy + PartialEq>(free: u32, line: &[InLine<T>]) -> Offers<T> {
    let mut left = free;
    let mut offers = Offers { offered: Vec::new(), want_two: Vec::new() };
    for (index, one) in line.iter().enumerate() {
        let place_of = |other| line.iter().position(|in_line| in_line.who == other);
        let group = match one.with.and_then(|other| Some((other, place_of(other)?))) {
            // Their turn comes with the later one.
            Some((_, place)) if place > index => continue,
            Some((other, _)) => vec![other, one.who],
            None => vec![one.who],
        };
        let size = u32::try_from(group.len()).unwrap_or(u32::MAX);
        if left == 0 {
            break;
        } else if size <= left {
            left -= size;
            offers.offered.extend(group);
        } else {
            offers.want_two.extend(group);
        }
    }
    if left > 0 {
        let was_asked = |who: T| line.iter().any(|one| one.who == who && one.was_asked_alone);
        ask_one_of_two(&mut offers.want_two, was_asked, |first, _| {
            offers.offered.push(first);
            true
        });
    }
    offers
}

/// Asks of the first two who can be asked the earlier one; who stands behind them is not reached. `want_two` holds both of each.
pub(crate) fn ask_one_of_two<T: Copy>(
    want_two: &mut Vec<T>,
    was_asked: impl Fn(T) -> bool,
    mut ask: impl FnMut(T, T) -> bool,
) {
    let asked = want_two.chunks_exact(2).position(|two| match two {
        [first, second] => !was_asked(*first) && ask(*first, *second),
        _ => false,
    });
    if let Some(place) = asked {
        want_two.truncate(2 * place + 2);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(pairs: &[(u32, Option<u32>)]) -> Vec<InLine<u32>> {
        let one = |(who, with): &(u32, Option<u32>)| InLine {
            who: *who,
            with: *with,
            was_asked_alone: false,
        };
        pairs.iter().map(one).collect()
    }

    #[test]
    fn two_together_wait_for_two_and_one_place_goes_to_the_next_who_wants_one() {
        let waiting = line(&[(1, Some(3)), (2, None), (3, Some(1)), (4, None)]);
        let of = |free| next_offers(free, &waiting);
        assert_eq!(of(0), Offers { offered: vec![], want_two: vec![] });
        assert_eq!(of(1).offered, [2]);
        assert_eq!(of(2), Offers { offered: vec![2, 4], want_two: vec![1, 3] });
        assert_eq!(of(3), Offers { offered: vec![2, 1, 3], want_two: vec![] });
        assert_eq!(of(9).offered, [2, 1, 3, 4]);
        let alone = line(&[(1, Some(2)), (2, Some(1))]);
        assert_eq!(next_offers(1, &alone), Offers { offered: vec![1], want_two: vec![1, 2] });
        // The other has a place already, or has let this one go by.
        assert_eq!(next_offers(1, &line(&[(1, Some(7))])).offered, [1]);
    }

    #[test]
    fn where_only_two_together_wait_one_of_them_is_asked_for_a_single_place_once() {
        let mut waiting = line(&[(1, Some(2)), (2, Some(1)), (3, Some(4)), (4, Some(3))]);
        assert_eq!(next_offers(1, &waiting), Offers { offered: vec![1], want_two: vec![1, 2] });
        assert_eq!(next_offers(3, &waiting).offered, [1, 2, 3]);
        for asked in &mut waiting[..2] {
            asked.was_asked_alone = true;
        }
        let next = Offers { offered: vec![3], want_two: vec![1, 2, 3, 4] };
        assert_eq!(next_offers(1, &waiting), next);
        for asked in &mut waiting {
            asked.was_asked_alone = true;
        }
        let nobody = Offers { offered: vec![], want_two: vec![1, 2, 3, 4] };
        assert_eq!(next_offers(1, &waiting), nobody);
        assert_eq!(next_offers(2, &waiting).offered, [1, 2], "two were never in question");
    }

    /// People in a line, some of them together.
    fn some_line() -> impl Strategy<Value = Vec<InLine<u32>>> {
        (0_u32..14, prop::collection::vec((0_usize..14, 0_usize..14), 0..6)).prop_map(
            |(people, wishes)| {
                let alone = |who| InLine { who, with: None, was_asked_alone: false };
                let mut line: Vec<_> = (0..people).map(alone).collect();
                for (one, other) in wishes {
                    let both = one != other && one.max(other) < line.len();
                    if both && line[one].with.is_none() && line[other].with.is_none() {
                        line[one].with = Some(line[other].who);
                        line[other].with = Some(line[one].who);
                        let were_asked = (one + other) % 3 == 0;
                        line[one].was_asked_alone = were_asked;
                        line[other].was_asked_alone = were_asked;
                    }
                }
                line
            },
        )
    }

    proptest! {
        #[test]
        fn nothing_is_oversold_and_nobody_is_passed_but_who_wants_two(
            line in some_line(),
            free in 0_u32..16,
        ) {
            let Offers { offered, want_two } = next_offers(free, &line);
            let has = |who: u32| offered.contains(&who);
            let left = free as usize - offered.len().min(free as usize);
            prop_assert!(offered.len() <= free as usize);
            // Of the two who are asked for one place alone.
            let lonely: Vec<_> = line.iter().filter(|one| has(one.who) && one.with.is_some_and(|with| !has(with))).collect();
            prop_assert!(lonely.len() <= 1);
            for one in &lonely {
                prop_assert!(!one.was_asked_alone && one.with > Some(one.who));
                prop_assert!(line.iter().all(|other| other.with.is_some() || has(other.who)), "who wants one comes first");
            }
            let is_lonely = |who: u32| lonely.iter().any(|one| one.who == who);
            // Who stands as late as their later one.
            let stands = |one: &InLine<u32>| one.with.map_or(one.who, |other| other.max(one.who));
            for one in &line {
                prop_assert_eq!(offered.iter().filter(|who| **who == one.who).count(), usize::from(has(one.who)));
                match one.with {
                    None if !has(one.who) => {
                        prop_assert_eq!(left, 0);
                        // Nobody who stands later has one.
                        prop_assert!(line.iter().all(|other| stands(other) < one.who || !has(other.who) || other.who == one.who));
                    }
                    Some(other) if is_lonely(one.who) || is_lonely(other) => {}
                    Some(other) => {
                        prop_assert_eq!(has(one.who), has(other));
                        if !has(one.who) {
                            prop_assert!(left < 2);
                            // Whoever has passed them wanted one, or stands before them.
                            let fair = |later: &InLine<u32>| stands(later) <= stands(one) || !has(later.who) || later.with.is_none() || is_lonely(later.who) && one.was_asked_alone;
                            prop_assert!(line.iter().all(fair));
                        }
                    }
                    None => {}
                }
            }
            prop_assert!(want_two.iter().all(|who| !has(*who) || is_lonely(*who)));
            let in_order: Vec<_> = offered.iter().filter(|who| !is_lonely(**who)).map(|who| stands(&line[*who as usize])).collect();
            prop_assert!(in_order.is_sorted());
        }
    }
}
