//! 成批办理: what a coordinator does to many offerings at once, and to which of them it can be done.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Admission, Allocation, OfferingState, Terms, Window, can_be_opened, open_now};
use crate::refusal::Refusal;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// 现在开始报名: until the time that was set, or where that is over until the first session begins.
    Open,
    /// 停止报名: what is held stays.
    Stop,
    /// 恢复报名: the window decides again.
    Resume,
    /// 改截止时间: until then, or until the first session begins where that is earlier.
    CloseAt(Timestamp),
}

/// What is chosen in a form; of a time it has the field beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// [`Act::Open`].
    Open,
    /// [`Act::Stop`].
    Stop,
    /// [`Act::Resume`].
    Resume,
    /// [`Act::CloseAt`].
    CloseAt,
}

impl Choice {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Open, Self::Stop, Self::Resume, Self::CloseAt];

    /// The word in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Stop => "stop",
            Self::Resume => "resume",
            Self::CloseAt => "close_at",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// How an offering would stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether it still runs.
    pub state: OfferingState,
    /// When one may sign up.
    pub window: Window,
}

/// What would become of one of them; nothing where it stands so already.
///
/// # Errors
/// It is called off or over, nobody signs up for it by themselves, its places are drawn, it has begun, or the time lies in the
/// past.
pub fn judge(
    act: Act,
    terms: &Terms,
    begins_at: Timestamp,
    now: Timestamp,
) -> Result<Option<Standing>, Refusal> {
    runs_by_window(terms, now)?;
    let is = Standing { state: terms.state.clone(), window: terms.window };
    let becomes = match act {
        Act::Open if !can_be_opened(terms, begins_at, now) => {
            open_now(terms, begins_at, None, now)?;
            is.clone()
        }
        Act::Open => {
            let until = Some(terms.window.closes_at).filter(|closes_at| *closes_at > now);
            let window = open_now(terms, begins_at, until, now)?;
            Standing { state: OfferingState::Open, window }
        }
        Act::Stop => Standing { state: OfferingState::Closed, ..is.clone() },
        Act::Resume => Standing { state: OfferingState::Open, ..is.clone() },
        Act::CloseAt(told) => {
            let closes_at = told.min(begins_at);
            if closes_at <= now {
                return Err(Refusal::ClosesInThePast);
            }
            if closes_at <= terms.window.opens_at {
                return Err(Refusal::NotOpenYet { opens_at: terms.window.opens_at });
            }
            Standing { window: Window { closes_at, ..terms.window }, ..is.clone() }
        }
    };
    Ok((becomes != is).then_some(becomes))
}

/// Signing up for it has a window at all, and it is neither called off nor over.
fn runs_by_window(terms: &Terms, now: Timestamp) -> Result<(), Refusal> {
    match (&terms.state, terms.admission, terms.allocation) {
        (OfferingState::Cancelled { .. }, ..) => Err(Refusal::Cancelled),
        _ if now >= terms.ends_at => Err(Refusal::AlreadyOver),
        (_, Admission::DropIn, _) => Err(Refusal::DropIn),
        (_, Admission::MembersOnly, _) => Err(Refusal::MembersOnly),
        (.., Allocation::Draw) => Err(Refusal::ByDraw),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offering::sample::{second, terms_until};

    const BEGINS: i64 = 500;

    /// Sign-up from 100 to 200; the first session begins at 500, the last ends at 900.
    fn judged(
        act: Act,
        now: i64,
        change: impl FnOnce(&mut Terms),
    ) -> Result<Option<(bool, i64, i64)>, Refusal> {
        let mut terms = terms_until(900);
        change(&mut terms);
        let standing = judge(act, &terms, second(BEGINS), second(now))?;
        Ok(standing.map(|one| {
            let Window { opens_at, closes_at } = one.window;
            (one.state == OfferingState::Open, opens_at.as_second(), closes_at.as_second())
        }))
    }

    #[test]
    fn opening_keeps_the_end_that_was_set() {
        assert_eq!(judged(Act::Open, 50, |_| {}), Ok(Some((true, 50, 200))));
        assert_eq!(judged(Act::Open, 150, |_| {}), Ok(None));
        assert_eq!(judged(Act::Open, 300, |_| {}), Ok(Some((true, 100, 500))));
        assert_eq!(judged(Act::Open, 500, |_| {}), Err(Refusal::AlreadyBegun));
    }

    #[test]
    fn stopping_and_resuming_leave_the_window() {
        let stopped = |terms: &mut Terms| terms.state = OfferingState::Closed;
        assert_eq!(judged(Act::Stop, 150, |_| {}), Ok(Some((false, 100, 200))));
        assert_eq!(judged(Act::Stop, 150, stopped), Ok(None));
        assert_eq!(judged(Act::Resume, 150, stopped), Ok(Some((true, 100, 200))));
        assert_eq!(judged(Act::Resume, 150, |_| {}), Ok(None));
    }

    #[test]
    fn a_new_end_lies_ahead_and_before_the_first_session() {
        let to = |at| Act::CloseAt(second(at));
        assert_eq!(judged(to(300), 150, |_| {}), Ok(Some((true, 100, 300))));
        assert_eq!(judged(to(700), 150, |_| {}), Ok(Some((true, 100, 500))));
        assert_eq!(judged(to(200), 150, |_| {}), Ok(None));
        assert_eq!(judged(to(150), 150, |_| {}), Err(Refusal::ClosesInThePast));
        let opens_at = second(100);
        assert_eq!(judged(to(80), 50, |_| {}), Err(Refusal::NotOpenYet { opens_at }));
    }

    #[test]
    fn what_has_no_window_is_left() {
        for act in [Act::Open, Act::Stop, Act::Resume, Act::CloseAt(second(300))] {
            let refused = |change: fn(&mut Terms)| judged(act, 150, change).unwrap_err();
            assert_eq!(refused(|terms| terms.allocation = Allocation::Draw), Refusal::ByDraw);
            assert_eq!(refused(|terms| terms.admission = Admission::DropIn), Refusal::DropIn);
            assert_eq!(judged(act, 900, |_| {}), Err(Refusal::AlreadyOver));
            let off = OfferingState::Cancelled { at: second(1), reason: "停电".into() };
            let called_off = |terms: &mut Terms| terms.state = off.clone();
            assert_eq!(judged(act, 150, called_off), Err(Refusal::Cancelled));
        }
    }

    #[test]
    fn each_choice_has_a_word() {
        assert!(Choice::ALL.iter().all(|one| Choice::from_code(one.code()) == Some(*one)));
        assert_eq!(Choice::from_code("cancel"), None);
    }
}
