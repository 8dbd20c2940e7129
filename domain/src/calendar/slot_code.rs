//! Weekly times as one word: `2-540-630`, the weekday and two minutes of the day; several by commas.

use jiff::civil::{Time, Weekday};

use super::TimeSlot;

impl TimeSlot {
    /// `2-540-630`: on Tuesdays from 9:00 to 10:30.
    pub fn code(&self) -> String {
        let minute = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
        format!("{}-{}-{}", self.weekday.to_monday_one_offset(), minute(self.from), minute(self.to))
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        let numbers: Vec<i16> =
            code.split('-').map(|one| one.parse().ok()).collect::<Option<_>>()?;
        let [weekday, from, to] = numbers.try_into().ok()?;
        let time = |minutes: i16| {
            let (hour, minute) =
                (i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?);
            Time::new(hour, minute, 0, 0).ok()
        };
        let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
        Some(Self { weekday, from: time(from)?, to: time(to)? })
    }
}

/// Several of them; empty where there is none.
pub fn slots_written(slots: &[TimeSlot]) -> String {
    slots.iter().map(TimeSlot::code).collect::<Vec<_>>().join(",")
}

/// Reads [`slots_written`]; nothing where it is something else.
pub fn slots_read(written: &str) -> Option<Vec<TimeSlot>> {
    written.split(',').map(TimeSlot::from_code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekly_time_is_read_as_it_is_written() {
        let at = |hour, minute| Time::new(hour, minute, 0, 0).unwrap();
        let slot = TimeSlot { weekday: Weekday::Tuesday, from: at(9, 0), to: at(10, 30) };
        assert_eq!(slot.code(), "2-540-630");
        assert_eq!(TimeSlot::from_code(&slot.code()), Some(slot));
        for odd in ["", "2", "8-540-630", "2-540", "2-540-630-1", "2--1-630", "2-540-99999"] {
            assert_eq!(TimeSlot::from_code(odd), None, "{odd}");
        }
        let two = [slot, TimeSlot { weekday: Weekday::Sunday, ..slot }];
        assert_eq!(slots_written(&two), "2-540-630,7-540-630");
        assert_eq!(slots_read(&slots_written(&two)), Some(two.to_vec()));
        assert_eq!(slots_read(""), None);
    }
}
