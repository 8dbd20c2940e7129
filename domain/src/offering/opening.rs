//! 开放报名: a coordinator opens sign-up by hand, before its window begins or after it has ended.

use jiff::Timestamp;

use super::{Admission, Allocation, OfferingState, Terms, Window};
use crate::refusal::Refusal;

/// The window from now on: until the first session begins, or until `closes_at` where that is earlier. An opening that
/// lies in the past stays. What has begun is not opened, nor what is called off, given by a draw, or what nobody signs up for.
pub fn open_now(
    terms: &Terms,
    begins_at: Timestamp,
    closes_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<Window, Refusal> {
    match (&terms.state, terms.admission) {
        (OfferingState::Cancelled { .. }, _) => return Err(Refusal::Cancelled),
        _ if now >= terms.ends_at => return Err(Refusal::AlreadyOver),
        _ if terms.allocation == Allocation::Draw => return Err(Refusal::ByDraw),
        (_, Admission::DropIn) => return Err(Refusal::DropIn),
        (_, Admission::MembersOnly) => return Err(Refusal::MembersOnly),
        _ if now >= begins_at => return Err(Refusal::AlreadyBegun),
        _ => {}
    }
    let closes_at = closes_at.map_or(begins_at, |told| told.min(begins_at));
    if closes_at <= now {
        return Err(Refusal::ClosesInThePast);
    }
    Ok(Window { opens_at: terms.window.opens_at.min(now), closes_at })
}

/// Nobody can sign up by themselves now, and could once a coordinator opens it.
pub fn can_be_opened(terms: &Terms, begins_at: Timestamp, now: Timestamp) -> bool {
    let is_open = terms.state == OfferingState::Open && terms.window.admits(now).is_ok();
    !is_open && open_now(terms, begins_at, None, now).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offering::sample::{second, terms_until};

    const BEGINS: i64 = 500;

    /// Sign-up from 100 to 200; the first session begins at 500, the last ends at 900.
    fn terms() -> Terms {
        terms_until(900)
    }

    fn opened(now: i64, closes_at: Option<i64>) -> Result<(i64, i64), Refusal> {
        let window = open_now(&terms(), second(BEGINS), closes_at.map(second), second(now));
        window.map(|window| (window.opens_at.as_second(), window.closes_at.as_second()))
    }

    #[test]
    fn sign_up_opens_before_its_window_and_after_it_until_the_first_session_begins() {
        assert_eq!(opened(50, None), Ok((50, BEGINS)));
        assert_eq!(opened(200, None), Ok((100, BEGINS)));
        assert_eq!(opened(BEGINS - 1, None), Ok((100, BEGINS)));
        assert_eq!(opened(BEGINS, None), Err(Refusal::AlreadyBegun));
        assert_eq!(opened(900, None), Err(Refusal::AlreadyOver));
    }

    #[test]
    fn it_may_close_earlier_than_that_but_not_in_the_past() {
        assert_eq!(opened(50, Some(60)), Ok((50, 60)));
        assert_eq!(opened(50, Some(9_999)), Ok((50, BEGINS)));
        assert_eq!(opened(50, Some(50)), Err(Refusal::ClosesInThePast));
        assert_eq!(opened(50, Some(-1)), Err(Refusal::ClosesInThePast));
    }

    #[test]
    fn what_is_called_off_or_needs_no_place_is_not_opened() {
        let ask = |terms: &Terms| open_now(terms, second(BEGINS), None, second(50));
        let cancelled = OfferingState::Cancelled { at: second(1), reason: String::new() };
        assert_eq!(ask(&Terms { state: cancelled, ..terms() }), Err(Refusal::Cancelled));
        let of = |admission| Terms { admission, ..terms() };
        assert_eq!(ask(&of(Admission::DropIn)), Err(Refusal::DropIn));
        assert_eq!(ask(&of(Admission::MembersOnly)), Err(Refusal::MembersOnly));
    }

    #[test]
    fn what_is_open_already_needs_no_opening() {
        let can = |terms: &Terms, now| can_be_opened(terms, second(BEGINS), second(now));
        assert!(can(&terms(), 99) && !can(&terms(), 100) && !can(&terms(), 199));
        assert!(can(&terms(), 200) && !can(&terms(), BEGINS));
        let closed = Terms { state: OfferingState::Closed, ..terms() };
        assert!(can(&closed, 150));
    }
}
