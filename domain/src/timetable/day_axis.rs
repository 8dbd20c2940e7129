//! One day of a board along its hours: what meets at the same time lies in lanes, one below the other.

use jiff::civil::Time;

use crate::calendar::TimeSlot;

/// Pieces of an hour that a board tells apart.
pub const PIECES: usize = 4;

/// From which hour to which a board reaches at least.
const USUAL: (usize, usize) = (8, 18);

/// A stretch of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Nothing for so many pieces.
    Free(usize),
    /// What has this place among the times, for so many pieces.
    Taken(usize, usize),
}

/// The first hour, and the first one after the last: whole hours around all of these times, and the usual ones.
pub fn hours_around<'a>(slots: impl IntoIterator<Item = &'a TimeSlot>) -> (usize, usize) {
    slots.into_iter().fold(USUAL, |(first, last), slot| {
        let end = piece(slot.to).div_ceil(PIECES);
        (first.min(piece(slot.from) / PIECES), last.max(end))
    })
}

/// The lanes of one row between these hours: as few as there are things at the same time, one where there is nothing. Each fills
/// the whole day.
pub fn lanes(slots: &[TimeSlot], (first, last): (usize, usize)) -> Vec<Vec<Stretch>> {
    let (begins, ends) = (first * PIECES, last * PIECES);
    let mut order: Vec<usize> = (0..slots.len()).collect();
    order.sort_by_key(|place| (slots[*place].from, slots[*place].to));
    let mut lanes: Vec<(usize, Vec<Stretch>)> = vec![(begins, Vec::new())];
    for place in order {
        let from = piece(slots[place].from).clamp(begins, ends.saturating_sub(1));
        let to = piece(slots[place].to).clamp(from + 1, ends.max(from + 1));
        let index = match lanes.iter().position(|(filled, _)| *filled <= from) {
            Some(index) => index,
            None => {
                lanes.push((begins, Vec::new()));
                lanes.len() - 1
            }
        };
        let (filled, lane) = &mut lanes[index];
        if *filled < from {
            lane.push(Stretch::Free(from - *filled));
        }
        lane.push(Stretch::Taken(place, to - from));
        *filled = to;
    }
    let whole = |(filled, mut lane): (usize, Vec<Stretch>)| {
        if filled < ends {
            lane.push(Stretch::Free(ends - filled));
        }
        lane
    };
    lanes.into_iter().map(whole).collect()
}

/// The nearest piece of the day, so that what follows at once lies beside it.
fn piece(time: Time) -> usize {
    let minutes =
        usize::from(time.hour().unsigned_abs()) * 60 + usize::from(time.minute().unsigned_abs());
    let long = 60 / PIECES;
    (minutes + long / 2) / long
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, time};
    use proptest::prelude::*;

    use super::*;

    fn slot(from: (i8, i8), to: (i8, i8)) -> TimeSlot {
        let at = |(hour, minute)| time(hour, minute, 0, 0);
        TimeSlot { weekday: Weekday::Monday, from: at(from), to: at(to) }
    }

    #[test]
    fn what_follows_at_once_shares_a_lane_and_what_overlaps_does_not() {
        let slots = [slot((10, 10), (11, 40)), slot((9, 0), (10, 10)), slot((9, 0), (9, 5))];
        let told = lanes(&slots, (9, 12));
        assert_eq!(told.len(), 2);
        // The shortest comes first: 10:10 and 11:40 are told to the nearest quarter.
        let first =
            [Stretch::Taken(2, 1), Stretch::Free(4), Stretch::Taken(0, 6), Stretch::Free(1)];
        assert_eq!(told[0], first);
        assert_eq!(told[1], [Stretch::Taken(1, 5), Stretch::Free(7)]);
        assert_eq!(lanes(&[], (8, 10)), [[Stretch::Free(8)]]);
    }

    #[test]
    fn the_day_reaches_around_everything() {
        assert_eq!(hours_around([]), (8, 18));
        assert_eq!(hours_around(&[slot((7, 30), (8, 0)), slot((18, 30), (20, 10))]), (7, 21));
    }

    proptest! {
        #[test]
        fn every_lane_fills_the_day_and_everything_stands_once(
            all in prop::collection::vec((0_i8..23, 0_i8..60, 1_i8..59), 0..20),
        ) {
            let slots: Vec<_> = all
                .iter()
                .map(|(hour, minute, lasts)| slot((*hour, 0), (*hour, (*minute + 1).max(*lasts).min(59))))
                .collect();
            let hours = hours_around(&slots);
            let lanes = lanes(&slots, hours);
            let mut stands = vec![0; slots.len()];
            for lane in &lanes {
                let mut long = 0;
                for stretch in lane {
                    match stretch {
                        Stretch::Free(pieces) => long += pieces,
                        Stretch::Taken(place, pieces) => {
                            stands[*place] += 1;
                            long += pieces;
                        }
                    }
                }
                prop_assert_eq!(long, (hours.1 - hours.0) * PIECES);
            }
            prop_assert!(stands.iter().all(|count| *count == 1));
        }
    }
}
