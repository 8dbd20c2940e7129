//! 报名: how a place is given, given up, and passed on.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::Span;
use crate::decision::{Basis, NotApplied, WhyExcepted};
use crate::id::{OfferingId, PersonId, SignUpId};
use crate::offering::{Admission, Allocation, OfferingState, Places, Terms};
use crate::refusal::Refusal;

pub mod approval;
pub mod offer;
pub mod swap;
pub mod together;
pub mod turns;

/// How a sign-up stands (名额).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Place {
    /// The person has a place.
    Held,
    /// A place is held for the person until they answer whether they want it.
    Offered {
        /// Until when they are asked to answer. Afterwards it is still theirs to take, and somebody calls them.
        answer_by: Timestamp,
    },
    /// The person waits; 1 is next.
    Waiting {
        /// Place in the line, counted from 1 in order of joining.
        position: u32,
    },
    /// 审核中: the person has asked, and a coordinator has not said yes or no yet. In no line: nobody is told a position.
    InReview,
}

/// A person's entry on an offering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignUp {
    /// Key.
    pub id: SignUpId,
    /// What for.
    pub offering: OfferingId,
    /// Who.
    pub person: PersonId,
    /// How it stands now, or stood when it ended.
    pub state: SignUpState,
    /// When it was made.
    pub joined_at: Timestamp,
}

/// Live with a place, or ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignUpState {
    /// Counts for the offering.
    Live(Place),
    /// Given up by the person, or taken off the list by a coordinator.
    Ended {
        /// When.
        at: Timestamp,
        /// Why.
        reason: EndReason,
    },
}

/// Why a sign-up ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndReason {
    /// 退出报名, by the person.
    Withdrawn,
    /// 调换: the person has another place instead.
    Swapped {
        /// A coordinator did it, at the counter.
        at_counter: bool,
    },
    /// Taken off the list by a coordinator, with the reason given.
    Removed(String),
    /// The institution called the offering off, with the reason given.
    Cancelled(String),
    /// A place was offered to the person, and they did not want it.
    Declined,
    /// A place was offered to the person, who did not answer and was not reached by telephone.
    NotReached,
    /// A coordinator did not accept what the person asked for, with the reason given.
    NotAccepted(String),
    /// The fee was not paid, and calls did not help.
    Unpaid,
}

/// Something that a person has signed up for already, as far as a clash is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engagement {
    /// What.
    pub offering: OfferingId,
    /// Its name; empty where whoever asks is not to know it.
    pub name: String,
    /// On its waiting list, or in a draw that is about to be held, without a place.
    pub waits: bool,
    /// Of what is waited for: in a line that asks before it gives. Nobody has to leave it for something else: whoever has that
    /// by then is asked when they can accept.
    pub is_in_line: bool,
    /// One of its sessions.
    pub span: Span,
}

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

/// Why nobody can sign up now, whoever they are. The rule is asked about a person without a birthday: when it wants to know the
/// birthday, everything else is in order.
pub fn closed_to_all(terms: &Terms, now: Timestamp) -> Option<Refusal> {
    match admit(terms, None, now, false) {
        Ok(()) | Err(Refusal::ParticularsMissing) => None,
        Err(refusal) => Some(refusal),
    }
}

/// Whether a coordinator may do it all the same, as an exception for a reason.
pub const fn may_be_excepted(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::NotOpenYet { .. }
            | Refusal::WindowClosed { .. }
            | Refusal::Closed
            | Refusal::TooOld { .. }
            | Refusal::LimitReached { .. }
    )
}

/// What a coordinator's yes rests on: [`admit`] has allowed it to them. Whoever is in time, of the right age, within the limit
/// and asks where sign-up is open could have done it alone; for others it is an exception, and needs a reason. Of members the
/// group knows.
pub fn at_counter(
    terms: &Terms,
    born_on: Option<Date>,
    has_room: Result<(), Refusal>,
    now: Timestamp,
    why: &WhyExcepted,
) -> Result<Basis, Refusal> {
    let alone = match admit(terms, born_on, now, false) {
        Ok(()) | Err(Refusal::ParticularsMissing | Refusal::MembersOnly) => has_room,
        refused => refused,
    };
    match alone {
        Ok(()) => Ok(Basis::Counter),
        Err(rule) if why.words.is_empty() => Err(Refusal::ReasonMissing { rule: Box::new(rule) }),
        Err(rule) => Ok(Basis::Exception(NotApplied::of(&rule), why.told)),
    }
}

/// A place while one is free and nobody waits for it; otherwise the end of the waiting list. By approval a coordinator
/// decides later.
pub fn next_place(allocation: Allocation, places: &Places) -> Place {
    match allocation {
        Allocation::Approval => Place::InReview,
        Allocation::InOrder | Allocation::Draw if places.free() > 0 => Place::Held,
        Allocation::InOrder | Allocation::Draw => Place::Waiting { position: places.waiting + 1 },
    }
}

/// How many places there are for those who wait: freed ones, or a larger capacity. By approval nobody has one without a yes.
pub fn for_the_line(allocation: Allocation, places: &Places) -> u32 {
    if allocation == Allocation::Approval {
        return 0;
    }
    places
        .capacity
        .map_or(places.waiting, |capacity| capacity.saturating_sub(places.held))
        .min(places.waiting)
}

/// The first session of `wanted` that overlaps something the person has already, or is about to be given without being asked
/// again. What they only stand in line for is in nobody's way.
pub fn clash(wanted: &[Span], engaged: &[Engagement]) -> Result<(), Refusal> {
    let first = wanted
        .iter()
        .filter_map(|span| {
            let meets = |other: &&Engagement| !other.is_in_line && other.span.overlaps(span);
            engaged.iter().find(meets).map(|other| (span, other))
        })
        .min_by_key(|(span, _)| span.from);
    match first {
        None => Ok(()),
        Some((span, other)) => Err(Refusal::Clash {
            offering: other.offering,
            name: other.name.clone(),
            waits: other.waits,
            at: span.from.max(other.span.from),
        }),
    }
}

/// Whether a person may give the place up: at any time before the last session has ended.
pub fn may_withdraw(state: &SignUpState, terms: &Terms, now: Timestamp) -> Result<(), Refusal> {
    match state {
        SignUpState::Ended { .. } => Err(Refusal::AlreadyWithdrawn),
        SignUpState::Live(_) if now >= terms.ends_at => Err(Refusal::AlreadyOver),
        SignUpState::Live(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use uuid::Uuid;

    use super::*;
    use crate::decision::ToldWhy;
    use crate::offering::{Conditions, Window};

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn terms() -> Terms {
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

    const OLD_ENOUGH: Option<Date> = Some(Date::constant(1910, 1, 1));

    fn two_places(held: u32, waiting: u32) -> Places {
        Places { capacity: Some(2), held, waiting, passed: 0 }
    }

    #[test]
    fn a_freed_place_belongs_to_those_who_wait() {
        assert_eq!(next_place(Allocation::InOrder, &two_places(1, 0)), Place::Held);
        assert_eq!(
            next_place(Allocation::InOrder, &two_places(2, 0)),
            Place::Waiting { position: 1 }
        );
        assert_eq!(
            next_place(Allocation::InOrder, &two_places(1, 3)),
            Place::Waiting { position: 4 }
        );
        let uncounted = Places { capacity: None, held: 900, waiting: 0, passed: 0 };
        assert_eq!(next_place(Allocation::InOrder, &uncounted), Place::Held);
    }

    #[test]
    fn as_many_are_for_the_line_as_places_are_free() {
        let for_the_line = |places: Places| for_the_line(Allocation::InOrder, &places);
        assert_eq!(for_the_line(two_places(1, 3)), 1);
        assert_eq!(for_the_line(two_places(0, 1)), 1);
        assert_eq!(for_the_line(two_places(2, 3)), 0);
        assert_eq!(for_the_line(two_places(3, 3)), 0);
        let gone_by = Places { passed: 1, ..two_places(1, 1) };
        assert_eq!(next_place(Allocation::InOrder, &gone_by), Place::Held);
    }

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
        let ask = |terms: &Terms, reason: &str| {
            at_counter(terms, OLD_ENOUGH, Ok(()), NOW, &reason.into())
        };
        assert_eq!(ask(&terms(), ""), Ok(Basis::Counter));
        let rule = Box::new(Refusal::NotOpenYet { opens_at: second(10) });
        assert_eq!(ask(&closed, ""), Err(Refusal::ReasonMissing { rule }), "it says which rule");
        assert!(may_be_excepted(&Refusal::NotOpenYet { opens_at: second(10) }));
        assert!(!may_be_excepted(&Refusal::TooYoung { from: 50, age: 40 }));
        let excepted = |told| Ok(Basis::Exception(NotApplied::Opening, told));
        assert_eq!(ask(&closed, "住院"), excepted(ToldWhy::NotSaid));
        let why = WhyExcepted { told: ToldWhy::Health, ..WhyExcepted::from("住院") };
        let told = at_counter(&closed, OLD_ENOUGH, Ok(()), NOW, &why);
        assert_eq!(told, excepted(ToldWhy::Health), "what its person reads is chosen");
        let untold = WhyExcepted { words: String::new(), ..why };
        let missing = at_counter(&closed, OLD_ENOUGH, Ok(()), NOW, &untold);
        assert!(matches!(missing, Err(Refusal::ReasonMissing { .. })), "the log needs words");
        let members = Terms { admission: Admission::MembersOnly, ..terms() };
        assert_eq!(ask(&members, ""), Ok(Basis::Counter));
        assert_eq!(at_counter(&terms(), None, Ok(()), NOW, &"".into()), Ok(Basis::Counter));
    }

    #[test]
    fn whoever_is_too_old_calls_and_is_added_at_the_counter() {
        let conditions =
            Conditions { age_from: Some(50), age_to: Some(55), ..Conditions::default() };
        let terms = Terms { conditions, ..terms() };
        assert_eq!(admit(&terms, OLD_ENOUGH, NOW, false), Err(Refusal::TooOld { to: 55, age: 60 }));
        assert_eq!(admit(&terms, OLD_ENOUGH, NOW, true), Ok(()));
    }

    #[test]
    fn a_clash_names_what_was_there_first() {
        let choir = Engagement {
            offering: OfferingId(Uuid::from_u128(1)),
            name: "合唱".into(),
            waits: true,
            is_in_line: false,
            span: Span::on(date(2026, 11, 26), time(9, 0, 0, 0), time(10, 30, 0, 0)),
        };
        let at = |from, to| [Span::on(date(2026, 11, 26), time(from, 0, 0, 0), time(to, 0, 0, 0))];
        assert!(
            matches!(clash(&at(10, 11), std::slice::from_ref(&choir)), Err(Refusal::Clash { name, waits: true, .. }) if name == "合唱")
        );
        assert_eq!(clash(&at(11, 12), std::slice::from_ref(&choir)), Ok(()));
        let in_line = Engagement { is_in_line: true, ..choir };
        assert_eq!(clash(&at(10, 11), &[in_line]), Ok(()), "what one only waits for");
    }

    #[test]
    fn one_withdraws_once_and_not_after_the_end() {
        let live = SignUpState::Live(Place::Held);
        assert_eq!(may_withdraw(&live, &terms(), NOW), Ok(()));
        assert_eq!(may_withdraw(&live, &terms(), second(1000)), Err(Refusal::AlreadyOver));
        let ended = SignUpState::Ended { at: NOW, reason: EndReason::Withdrawn };
        assert_eq!(may_withdraw(&ended, &terms(), NOW), Err(Refusal::AlreadyWithdrawn));
    }
}
