//! 成批办理: what a coordinator does to many offerings at once, and to which of them it can be done.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Admission, Allocation, OfferingState, Places, Terms, Window, can_be_opened, open_now};
use crate::refusal::Refusal;
use crate::stage::StageRefusal;

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
    /// 改开始时间: from then on; what is open already is so again only then.
    OpenAt(Timestamp),
    /// 改名额: so many places. Whoever waits is offered what is free by it.
    Places(u32),
}

/// The most places that one offering may be given.
pub const MOST_PLACES: u32 = 10_000;

/// What is chosen in a form; a time and a number have their field beside.
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
    /// [`Act::OpenAt`].
    OpenAt,
    /// [`Act::Places`].
    Places,
}

impl Choice {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Open, Self::Stop, Self::Resume, Self::OpenAt, Self::CloseAt, Self::Places];

    /// The word in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Stop => "stop",
            Self::Resume => "resume",
            Self::CloseAt => "close_at",
            Self::OpenAt => "open_at",
            Self::Places => "places",
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
    /// How many places there are.
    pub capacity: Option<u32>,
}

/// What the rules need to know of one of them.
#[derive(Clone, Copy, Debug)]
pub struct Stands<'a> {
    /// The rules for coming.
    pub terms: &'a Terms,
    /// Places and people.
    pub places: &'a Places,
    /// Some of its places are kept for some people.
    pub is_staged: bool,
    /// Its places stand on the published list of a draw that has not been held yet.
    pub is_on_list: bool,
    /// When its first session begins.
    pub begins_at: Timestamp,
}

/// What would become of one of them; nothing where it stands so already.
///
/// # Errors
/// It is called off or over, nobody signs up for it by themselves, its places are drawn, it has begun, the time lies in the past
/// or makes no window, or more places are held or kept than there would be.
pub fn judge(act: Act, stands: Stands<'_>, now: Timestamp) -> Result<Option<Standing>, Refusal> {
    let Stands { terms, places, begins_at, .. } = stands;
    match act {
        Act::Places(_) => counts_freely(stands, now)?,
        _ => runs_by_window(terms, now)?,
    }
    let is =
        Standing { state: terms.state.clone(), window: terms.window, capacity: places.capacity };
    let becomes = match act {
        Act::Open if !can_be_opened(terms, begins_at, now) => {
            open_now(terms, begins_at, None, now)?;
            is.clone()
        }
        Act::Open => {
            let until = Some(terms.window.closes_at).filter(|closes_at| *closes_at > now);
            let window = open_now(terms, begins_at, until, now)?;
            Standing { state: OfferingState::Open, window, ..is.clone() }
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
        Act::OpenAt(opens_at) => {
            let closed_at = terms.window.closes_at;
            if now >= begins_at {
                return Err(Refusal::AlreadyBegun);
            }
            if opens_at >= closed_at || now >= closed_at {
                return Err(Refusal::WindowClosed { closed_at });
            }
            Standing { window: Window { opens_at, ..terms.window }, ..is.clone() }
        }
        Act::Places(number) => {
            is_enough(number, stands)?;
            Standing { capacity: Some(number), ..is.clone() }
        }
    };
    Ok((becomes != is).then_some(becomes))
}

/// Whether its places may cease to be counted, as where their first number is taken back.
///
/// # Errors
/// As for another number: the draw gives so many as it was told, and what is kept for some is kept of a number.
pub fn may_be_uncounted(stands: Stands<'_>, now: Timestamp) -> Result<(), Refusal> {
    counts_freely(stands, now)?;
    if stands.is_staged {
        return Err(Refusal::Stage(StageRefusal::MoreKeptThanPlaces { left: 0 }));
    }
    Ok(())
}

/// Its places can be counted otherwise at all: where everybody has read on a published list how many there are, so many are
/// drawn, no more and no fewer.
fn counts_freely(stands: Stands<'_>, now: Timestamp) -> Result<(), Refusal> {
    match runs_by_window(stands.terms, now) {
        Err(Refusal::ByDraw) if stands.is_on_list => Err(Refusal::PlacesOnList),
        other => other,
    }
}

/// So many places are enough for everybody who has one, and for those whom some are kept for.
fn is_enough(number: u32, stands: Stands<'_>) -> Result<(), Refusal> {
    let Stands { places, is_staged, .. } = stands;
    if number < places.held {
        return Err(Refusal::FewerPlacesThanHeld { held: places.held });
    }
    if is_staged && places.capacity.is_none_or(|there_are| number < there_are) {
        let left = number - places.held;
        return Err(Refusal::Stage(StageRefusal::MoreKeptThanPlaces { left }));
    }
    Ok(())
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

    /// Three of ten places are held.
    const TEN: Places = Places { capacity: Some(10), held: 3, waiting: 0, passed: 0 };

    fn stands<'a>(terms: &'a Terms, places: &'a Places, is_staged: bool) -> Stands<'a> {
        Stands { terms, places, is_staged, is_on_list: false, begins_at: second(BEGINS) }
    }

    /// Sign-up from 100 to 200; the first session begins at 500, the last ends at 900.
    fn judged(
        act: Act,
        now: i64,
        change: impl FnOnce(&mut Terms),
    ) -> Result<Option<(bool, i64, i64)>, Refusal> {
        let mut terms = terms_until(900);
        change(&mut terms);
        let standing = judge(act, stands(&terms, &TEN, false), second(now))?;
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
    fn a_new_opening_lies_before_the_end() {
        let to = |at| Act::OpenAt(second(at));
        assert_eq!(judged(to(180), 50, |_| {}), Ok(Some((true, 180, 200))));
        assert_eq!(judged(to(180), 150, |_| {}), Ok(Some((true, 180, 200))), "it rests till then");
        assert_eq!(judged(to(40), 50, |_| {}), Ok(Some((true, 40, 200))), "it is open now");
        assert_eq!(judged(to(100), 50, |_| {}), Ok(None));
        let over = Refusal::WindowClosed { closed_at: second(200) };
        assert_eq!(judged(to(200), 50, |_| {}), Err(over.clone()));
        assert_eq!(judged(to(180), 300, |_| {}), Err(over));
        assert_eq!(judged(to(180), 500, |_| {}), Err(Refusal::AlreadyBegun));
    }

    #[test]
    fn nobody_who_has_a_place_loses_it_by_another_number() {
        let terms = terms_until(900);
        let judged = |number, places: Places, is_staged| {
            let standing =
                judge(Act::Places(number), stands(&terms, &places, is_staged), second(150));
            standing.map(|standing| standing.and_then(|one| one.capacity))
        };
        assert_eq!(judged(20, TEN, false), Ok(Some(20)));
        assert_eq!(judged(3, TEN, false), Ok(Some(3)));
        assert_eq!(judged(10, TEN, false), Ok(None));
        assert_eq!(judged(2, TEN, false), Err(Refusal::FewerPlacesThanHeld { held: 3 }));
        assert_eq!(judged(20, TEN, true), Ok(Some(20)));
        let kept = Refusal::Stage(StageRefusal::MoreKeptThanPlaces { left: 6 });
        assert_eq!(judged(9, TEN, true), Err(kept));
        assert_eq!(judged(9, Places { capacity: None, ..TEN }, false), Ok(Some(9)));
    }

    #[test]
    fn the_number_on_a_published_list_stays_until_it_is_drawn() {
        let judged = |act, allocation, is_on_list| {
            let terms = Terms { allocation, ..terms_until(900) };
            let stands = Stands { is_on_list, ..stands(&terms, &TEN, false) };
            judge(act, stands, second(150)).map(|standing| standing.is_some())
        };
        for number in [3, 9, 10, 11] {
            let act = Act::Places(number);
            assert_eq!(judged(act, Allocation::Draw, true), Err(Refusal::PlacesOnList), "{number}");
            assert_eq!(judged(act, Allocation::Draw, false), Err(Refusal::ByDraw), "{number}");
        }
        assert_eq!(judged(Act::Stop, Allocation::Draw, true), Err(Refusal::ByDraw));
        assert_eq!(judged(Act::Places(9), Allocation::InOrder, true), Ok(true), "it was drawn");
    }

    #[test]
    fn places_cease_to_be_counted_only_where_nobody_relies_on_their_number() {
        let judged = |allocation, is_on_list, is_staged| {
            let terms = Terms { allocation, ..terms_until(900) };
            let stands = Stands { is_on_list, ..stands(&terms, &TEN, is_staged) };
            may_be_uncounted(stands, second(150))
        };
        assert_eq!(judged(Allocation::InOrder, false, false), Ok(()));
        assert_eq!(judged(Allocation::Draw, true, false), Err(Refusal::PlacesOnList));
        assert_eq!(judged(Allocation::Draw, false, false), Err(Refusal::ByDraw));
        let kept = Refusal::Stage(StageRefusal::MoreKeptThanPlaces { left: 0 });
        assert_eq!(judged(Allocation::InOrder, false, true), Err(kept));
    }

    #[test]
    fn what_has_no_window_is_left() {
        let acts = [
            Act::Open,
            Act::Stop,
            Act::Resume,
            Act::CloseAt(second(300)),
            Act::OpenAt(second(180)),
            Act::Places(20),
        ];
        for act in acts {
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
