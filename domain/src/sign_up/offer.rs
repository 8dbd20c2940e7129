//! 名额通知: until when somebody who waited is asked to answer whether they want the place that is free.

use jiff::civil::{Time, time};
use jiff::{Timestamp, ToSpan};

use crate::calendar::{civil, instant};
use crate::outbox::by_day;

/// Nobody is asked to answer earlier in the day than this: before it lies the night.
pub const MORNING: Time = time(9, 0, 0, 0);
/// Nor later.
pub const EVENING: Time = time(20, 0, 0, 0);
/// What would end in the night ends the next morning, some time after breakfast.
const AFTER_BREAKFAST: Time = time(10, 0, 0, 0);

/// How long somebody has to answer.
const USUAL_HOURS: i64 = 24;
/// So long before a session begins it is known who comes.
const HOURS_BEFORE_SESSION: i64 = 2;
/// With less time than this nobody can be expected to have looked: they are called at once.
const FEWEST_HOURS: i64 = 3;

/// Until when the person is asked to answer, or from when on they are called where too little time is left before `begins_at`,
/// the next session: at once by day, first thing in the morning by night. No message goes out then.
pub fn answer_by(now: Timestamp, begins_at: Timestamp) -> Timestamp {
    answer_until(now, begins_at).unwrap_or_else(|| by_day(now))
}

/// Until when the person is asked to answer. `None`: too little time is left before `begins_at`. Somebody called needs no time
/// to look.
///
/// It is never in the night, and never later than two hours before that session.
fn answer_until(now: Timestamp, begins_at: Timestamp) -> Option<Timestamp> {
    let usual = out_of_the_night(now.checked_add(USUAL_HOURS.hours()).ok()?)?;
    let latest = begins_at.checked_sub(HOURS_BEFORE_SESSION.hours()).ok()?;
    let until = if usual <= latest { usual } else { before_the_night(latest)? };
    let earliest = now.checked_add(FEWEST_HOURS.hours()).ok()?;
    (until >= earliest).then_some(until)
}

/// The same instant, or the next morning.
fn out_of_the_night(at: Timestamp) -> Option<Timestamp> {
    let when = civil(at);
    Some(match when.time() {
        late if late > EVENING => {
            instant(when.date().tomorrow().ok()?.to_datetime(AFTER_BREAKFAST))
        }
        early if early < MORNING => instant(when.date().to_datetime(AFTER_BREAKFAST)),
        _ => at,
    })
}

/// The same instant, or the evening before.
fn before_the_night(at: Timestamp) -> Option<Timestamp> {
    let when = civil(at);
    Some(match when.time() {
        late if late > EVENING => instant(when.date().to_datetime(EVENING)),
        early if early < MORNING => instant(when.date().yesterday().ok()?.to_datetime(EVENING)),
        _ => at,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{DateTime, date};
    use proptest::prelude::*;

    use super::*;
    use crate::notice::NoticeKind;
    use crate::outbox::{StandsNow, is_by_day, is_needed};

    fn at(day: i8, hour: i8, minute: i8) -> DateTime {
        date(2026, 12, day).at(hour, minute, 0, 0)
    }

    fn until(now: DateTime, begins_at: DateTime) -> Option<DateTime> {
        answer_until(instant(now), instant(begins_at)).map(civil)
    }

    #[test]
    fn one_has_a_day_and_nobody_is_asked_in_the_night() {
        let far = at(20, 9, 0);
        assert_eq!(until(at(1, 14, 30), far), Some(at(2, 14, 30)));
        assert_eq!(until(at(1, 20, 0), far), Some(at(2, 20, 0)));
        assert_eq!(until(at(1, 20, 1), far), Some(at(3, 10, 0)));
        assert_eq!(until(at(1, 3, 0), far), Some(at(2, 10, 0)));
        assert_eq!(until(at(1, 9, 0), far), Some(at(2, 9, 0)));
    }

    #[test]
    fn it_is_answered_before_the_next_session_or_by_a_call() {
        assert_eq!(until(at(1, 9, 0), at(1, 16, 0)), Some(at(1, 14, 0)));
        assert_eq!(
            until(at(1, 14, 0), at(2, 9, 0)),
            Some(at(1, 20, 0)),
            "not at seven in the morning"
        );
        assert_eq!(until(at(1, 18, 0), at(2, 9, 0)), None, "two hours are too few");
        assert_eq!(until(at(1, 9, 0), at(1, 9, 30)), None);
        assert_eq!(until(at(1, 9, 0), at(1, 8, 0)), None, "it has begun");
    }

    #[test]
    fn who_cannot_answer_in_time_is_called_first_thing_and_not_at_two_in_the_night() {
        let by = |now, begins_at| civil(answer_by(instant(now), instant(begins_at)));
        assert_eq!(by(at(2, 2, 0), at(2, 8, 0)), at(2, 8, 0));
        assert_eq!(by(at(1, 23, 0), at(2, 9, 0)), at(2, 8, 0));
        assert_eq!(by(at(1, 9, 0), at(1, 9, 30)), at(1, 9, 0), "at once");
        assert_eq!(by(at(1, 9, 0), at(1, 16, 0)), at(1, 14, 0));
    }

    proptest! {
        #[test]
        fn there_is_time_enough_by_day_or_else_a_call(now in 0_i64..4_000_000_000, ahead in -100_000_i64..1_000_000) {
            let now = Timestamp::from_second(now).unwrap();
            let begins_at = now + ahead.seconds();
            let by = answer_by(now, begins_at);
            let Some(until) = answer_until(now, begins_at) else {
                // Only what begins soon is left to a call: a night, three hours and two.
                prop_assert!(ahead < (13 + 3 + 2) * 3600, "{ahead}");
                prop_assert!(is_by_day(by) && by >= now, "nobody is called in the night: {by}");
                prop_assert!(by == now || !is_by_day(now));
                // The first message that could go out would come too late.
                let about = NoticeKind::PlaceOffered { answer_by: by };
                let stands = StandsNow { answer_by: Some(by), ..StandsNow::default() };
                prop_assert!(!is_needed(&about, &stands, by_day(now)));
                return Ok(());
            };
            prop_assert_eq!(by, until);
            let time = civil(until).time();
            prop_assert!((MORNING..=EVENING).contains(&time), "{time}");
            prop_assert!(until >= now + FEWEST_HOURS.hours());
            prop_assert!(until <= begins_at - HOURS_BEFORE_SESSION.hours());
            prop_assert!(until <= now + (USUAL_HOURS + 14).hours());
        }
    }
}
