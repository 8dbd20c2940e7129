//! 农历节日: the feasts that move from year to year.

use jiff::civil::{Date, date};

/// What moves from year to year.
pub(super) struct Feasts {
    /// 正月初一. The eve and the two days after it are free, too.
    pub new_year: Date,
    /// 清明, a day of April.
    pub tomb_sweeping: i8,
    /// 五月初五.
    pub dragon_boat: Date,
    /// 八月十五.
    pub mid_autumn: Date,
}

/// The feasts of this year; nothing where they are not known.
pub(super) fn feasts_of(year: i16) -> Option<&'static Feasts> {
    FEASTS.iter().find(|feasts| feasts.new_year.year() == year)
}

const fn feasts(
    year: i16,
    new_year: (i8, i8),
    fifth: i8,
    boat: (i8, i8),
    moon: (i8, i8),
) -> Feasts {
    Feasts {
        new_year: date(year, new_year.0, new_year.1),
        tomb_sweeping: fifth,
        dragon_boat: date(year, boat.0, boat.1),
        mid_autumn: date(year, moon.0, moon.1),
    }
}

/// By the rules of GB/T 33661-2017 农历的编算和颁行: a month begins on the day of the new moon at 120° east, 清明 is when the sun
/// stands at 15°. Taken from the tables of the programs lunardate and zhdate, which agree, and held against new moons and sun
/// as the program PyEphem computes them: each of these days came out the same.
const FEASTS: [Feasts; 11] = [
    feasts(2026, (2, 17), 5, (6, 19), (9, 25)),
    feasts(2027, (2, 6), 5, (6, 9), (9, 15)),
    feasts(2028, (1, 26), 4, (5, 28), (10, 3)),
    feasts(2029, (2, 13), 4, (6, 16), (9, 22)),
    feasts(2030, (2, 3), 5, (6, 5), (9, 12)),
    feasts(2031, (1, 23), 5, (6, 24), (10, 1)),
    feasts(2032, (2, 11), 4, (6, 12), (9, 19)),
    feasts(2033, (1, 31), 4, (6, 1), (9, 8)),
    feasts(2034, (2, 19), 5, (6, 20), (9, 27)),
    feasts(2035, (2, 8), 5, (6, 10), (9, 16)),
    feasts(2036, (1, 28), 4, (5, 30), (10, 4)),
];
