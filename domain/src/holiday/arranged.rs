//! 放假调休: the days of a year as the State Council arranged them. A notice comes in autumn, for the year that follows.

use jiff::civil::{Date, date};

/// What a notice says of one year.
pub(super) struct Arranged {
    /// Of which year.
    pub year: i16,
    /// First and last day of each holiday, and its name.
    pub days_off: &'static [(Date, Date, &'static str)],
    /// 调休上班: weekends on which one works.
    pub made_up: &'static [Date],
}

/// The years of which the notice is known. 2026: 国务院办公厅关于2026年部分节假日安排的通知, 国办发明电〔2025〕7号.
pub(super) const ARRANGED: &[Arranged] = &[Arranged {
    year: 2026,
    days_off: &[
        (date(2026, 1, 1), date(2026, 1, 3), "元旦"),
        (date(2026, 2, 15), date(2026, 2, 23), "春节"),
        (date(2026, 4, 4), date(2026, 4, 6), "清明节"),
        (date(2026, 5, 1), date(2026, 5, 5), "劳动节"),
        (date(2026, 6, 19), date(2026, 6, 21), "端午节"),
        (date(2026, 9, 25), date(2026, 9, 27), "中秋节"),
        (date(2026, 10, 1), date(2026, 10, 7), "国庆节"),
    ],
    made_up: &[
        date(2026, 1, 4),
        date(2026, 2, 14),
        date(2026, 2, 28),
        date(2026, 5, 9),
        date(2026, 9, 20),
        date(2026, 10, 10),
    ],
}];
