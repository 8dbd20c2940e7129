//! Who may have a place or wait for one: as the terms say, and as a coordinator may allow at the counter.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::decision::Basis;
use crate::offering::{Admission, Allocation, OfferingState, Terms};
use crate::refusal::Refusal;

/// Whether this person may have a place or wait for one now.
///
/// `by_coordinator` marks a sign-up taken at the counter or by telephone: staff may add somebody
/// before the window opens, after it closes, to what is for members, and above the oldest age once they
/// have talked with the person; never below the youngest age, nor to what is called off.
pub fn admit(
    terms: &Terms,
    born_on: Option<Date>,
    now: Timestamp,
    by_coordinator: bool,
) -> Result<(), Refusal> {
    match (&terms.state, terms.admission) {
        (OfferingState::Cancelled { .. }, _) => return Err(Refusal::Cancelled),
        _ if now >= terms.ends_at => return Err(Refusal::AlreadyOver),
        _ if terms.allocation == Allocation::Draw => return Err(Refusal::ByDraw),
        (_, Admission::DropIn) => return Err(Refusal::DropIn),
        (_, Admission::MembersOnly) if !by_coordinator => return Err(Refusal::MembersOnly),
        (OfferingState::Closed, _) if !by_coordinator => return Err(Refusal::Closed),
        _ => {}
    }
    if !by_coordinator {
        terms.window.admits(now)?;
    }
    match born_on {
        Some(born_on) => match terms.conditions.admit(born_on, terms.ages_on) {
            Err(Refusal::TooOld { .. }) if by_coordinator => Ok(()),
            answer => answer,
        },
        None if by_coordinator => Ok(()),
        None => Err(Refusal::ParticularsMissing),
    }
}

/// What a coordinator's yes rests on: [`admit`] has allowed it to them. Whoever is in time, of the right age, within the limit
/// and asks where sign-up is open could have done it alone; for others it is an exception, and needs a reason. Of members the
/// group knows.
pub fn at_counter(
    terms: &Terms,
    born_on: Option<Date>,
    has_room: Result<(), Refusal>,
    now: Timestamp,
    reason: &str,
) -> Result<Basis, Refusal> {
    let alone = match admit(terms, born_on, now, false) {
        Ok(()) | Err(Refusal::ParticularsMissing | Refusal::MembersOnly) => has_room,
        refused => refused,
    };
    match alone {
        Ok(()) => Ok(Basis::Counter),
        Err(_) if reason.is_empty() => Err(Refusal::ReasonMissing),
        Err(_) => Ok(Basis::Exception(reason.to_owned())),
    }
}

/// What tests of sign-ups begin with.
#[cfg(test)]
pub(super) mod samples {
    use jiff::civil::date;

    use super::*;
    use crate::offering::{Conditions, Window};

    pub const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    pub fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    /// Sign-up is open, for everybody of fifty.
    pub fn terms() -> Terms {
        Terms {
            window: Window { opens_at: second(-60), closes_at: second(60) },
            admission: Admission::SignUp,
            allocation: Allocation::InOrder,
            state: OfferingState::Open,
            conditions: Conditions { age_from: Some(50), ..Conditions::default() },
            ages_on: date(1970, 1, 1),
            ends_at: second(1000),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::samples::{NOW, second, terms};
    use super::*;
    use crate::offering::{Conditions, Window};

    const OLD_ENOUGH: Option<Date> = Some(Date::constant(1910, 1, 1));

    #[test]
    fn each_reason_for_a_no_is_told_apart() {
        let ask = |terms: &Terms| admit(terms, OLD_ENOUGH, NOW, false);
        assert_eq!(ask(&terms()), Ok(()));
        assert_eq!(ask(&Terms { state: OfferingState::Closed, ..terms() }), Err(Refusal::Closed));
        assert_eq!(ask(&Terms { admission: Admission::DropIn, ..terms() }), Err(Refusal::DropIn));
        assert_eq!(
            ask(&Terms { admission: Admission::MembersOnly, ..terms() }),
            Err(Refusal::MembersOnly)
        );
        assert_eq!(ask(&Terms { allocation: Allocation::Draw, ..terms() }), Err(Refusal::ByDraw));
        assert_eq!(ask(&Terms { ends_at: NOW, ..terms() }), Err(Refusal::AlreadyOver));
        let cancelled = OfferingState::Cancelled { at: NOW, reason: String::new() };
        assert_eq!(ask(&Terms { state: cancelled, ..terms() }), Err(Refusal::Cancelled));
        assert_eq!(admit(&terms(), None, NOW, false), Err(Refusal::ParticularsMissing));
        assert!(matches!(
            admit(&terms(), Some(date(1950, 1, 1)), NOW, false),
            Err(Refusal::TooYoung { .. })
        ));
    }

    #[test]
    fn the_counter_may_add_people_outside_the_window_but_nobody_too_young() {
        let closed =
            Terms { window: Window { opens_at: second(10), closes_at: second(20) }, ..terms() };
        assert_eq!(
            admit(&closed, OLD_ENOUGH, NOW, false),
            Err(Refusal::NotOpenYet { opens_at: second(10) })
        );
        assert_eq!(admit(&closed, OLD_ENOUGH, NOW, true), Ok(()));
        assert!(matches!(
            admit(&closed, Some(date(1950, 1, 1)), NOW, true),
            Err(Refusal::TooYoung { .. })
        ));
    }

    #[test]
    fn an_exception_at_the_counter_needs_a_reason() {
        let closed =
            Terms { window: Window { opens_at: second(10), closes_at: second(20) }, ..terms() };
        let ask = |terms: &Terms, reason| at_counter(terms, OLD_ENOUGH, Ok(()), NOW, reason);
        assert_eq!(ask(&terms(), ""), Ok(Basis::Counter));
        assert_eq!(ask(&closed, ""), Err(Refusal::ReasonMissing));
        assert_eq!(ask(&closed, "住院"), Ok(Basis::Exception("住院".into())));
        let members = Terms { admission: Admission::MembersOnly, ..terms() };
        assert_eq!(ask(&members, ""), Ok(Basis::Counter));
        assert_eq!(at_counter(&terms(), None, Ok(()), NOW, ""), Ok(Basis::Counter));
    }

    #[test]
    fn whoever_is_too_old_calls_and_is_added_at_the_counter() {
        let conditions =
            Conditions { age_from: Some(50), age_to: Some(55), ..Conditions::default() };
        let terms = Terms { conditions, ..terms() };
        assert_eq!(admit(&terms, OLD_ENOUGH, NOW, false), Err(Refusal::TooOld { to: 55, age: 60 }));
        assert_eq!(admit(&terms, OLD_ENOUGH, NOW, true), Ok(()));
    }
}
