//! What those who have a place are told of one session.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::{Span, TimeSlot};

/// 以后都这样: people are told of the first session that changes, and that those after it do, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FromNowOn {
    /// The weekly time at which all of them meet; nothing where each keeps its own.
    pub weekly: Option<TimeSlot>,
    /// How many at the end fall away, because no day is left for them.
    pub ended: u32,
    /// When the last of them begins, at its new time or at the one that it had.
    pub last: Timestamp,
}

/// What became of one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionNews {
    /// 停课.
    Cancelled {
        /// When it would have begun.
        at: Timestamp,
        /// Why.
        reason: String,
    },
    /// 恢复: it takes place after all.
    Reinstated {
        /// When.
        span: Span,
    },
    /// 改期, or another room, or both; also back to what was planned.
    Moved {
        /// When it would have begun.
        was: Timestamp,
        /// When it meets now.
        to: Span,
        /// In which room; empty where none is told.
        room: String,
        /// Why; empty where it moves back.
        reason: String,
        /// What becomes of those after it, where not this one alone has changed.
        #[serde(default)]
        onward: Option<FromNowOn>,
    },
    /// 补课.
    MadeUp {
        /// When the one that was cancelled would have begun.
        was: Timestamp,
        /// When it is made up for.
        to: Span,
        /// In which room; empty where none is told.
        room: String,
    },
    /// 明天有: it was planned so, and is near.
    Comes {
        /// When.
        span: Span,
        /// In which room; empty where none is told.
        room: String,
    },
    /// 代课, or the class's own teacher again.
    Taught {
        /// When.
        at: Timestamp,
        /// Who teaches.
        teacher: String,
        /// Why; empty where it is the class's own teacher.
        reason: String,
        /// What becomes of those after it, where not this one alone has changed.
        #[serde(default)]
        onward: Option<FromNowOn>,
    },
}

impl SessionNews {
    /// The same, where it is told of one session for all that come after it.
    pub fn for_all(mut self, all: FromNowOn) -> Self {
        if let Self::Moved { onward, .. } | Self::Taught { onward, .. } = &mut self {
            *onward = Some(all);
        }
        self
    }

    /// What becomes of those after it.
    pub const fn onward(&self) -> Option<&FromNowOn> {
        match self {
            Self::Moved { onward, .. } | Self::Taught { onward, .. } => onward.as_ref(),
            _ => None,
        }
    }

    /// Whether whoever does not know would make a way in vain, or none where one was wanted: not where another teaches.
    pub const fn changes_the_way(&self) -> bool {
        !matches!(self, Self::Taught { .. })
    }

    /// Whether it matters to somebody who has no place yet and waits for one: what they would come to first is not when or where it
    /// was told. Of later sessions they read once they have a place.
    pub const fn matters_while_waiting(&self, is_first_to_come: bool) -> bool {
        is_first_to_come && self.changes_the_way()
    }

    /// The first of the times that it names and that is still to come; the last of them where none is.
    pub fn first_to_come(&self, now: Timestamp) -> Timestamp {
        let last = self.matters_until();
        match self {
            Self::Moved { was, to, .. } | Self::MadeUp { was, to, .. } => {
                [*was, to.from].into_iter().filter(|at| *at > now).min().unwrap_or(last)
            }
            _ => last,
        }
    }

    /// Until when it helps to know: the last of the times that it tells of begins then.
    pub fn matters_until(&self) -> Timestamp {
        let own = match self {
            Self::Cancelled { at, .. } | Self::Taught { at, .. } => *at,
            Self::Reinstated { span } | Self::Comes { span, .. } => span.from,
            Self::Moved { was, to, .. } => to.from.max(*was),
            Self::MadeUp { to, .. } => to.from,
        };
        self.onward().map_or(own, |onward| onward.last.max(own))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn at(day: i8) -> Span {
        Span::on(date(2026, 12, day), time(9, 0, 0, 0), time(10, 30, 0, 0))
    }

    fn moved() -> SessionNews {
        let (room, reason) = ("302 书画室".into(), "教室另有安排".into());
        SessionNews::Moved { was: at(8).from, to: at(9), room, reason, onward: None }
    }

    #[test]
    fn what_lasts_matters_until_the_last_of_them() {
        assert_eq!(moved().matters_until(), at(9).from);
        let all = FromNowOn { weekly: None, ended: 0, last: at(29).from };
        let lasting = moved().for_all(all);
        assert_eq!((lasting.matters_until(), lasting.onward()), (at(29).from, Some(&all)));
        let cancelled = SessionNews::Cancelled { at: at(8).from, reason: String::new() };
        assert_eq!(cancelled.clone().for_all(all), cancelled, "of one alone");
    }
}
