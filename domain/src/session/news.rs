//! What those who have a place are told of one session.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::calendar::Span;

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
    },
}

impl SessionNews {
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

    /// Until when it helps to know: the last of the times that it names begins then.
    pub fn matters_until(&self) -> Timestamp {
        match self {
            Self::Cancelled { at, .. } | Self::Taught { at, .. } => *at,
            Self::Reinstated { span } | Self::Comes { span, .. } => span.from,
            Self::Moved { was, to, .. } => to.from.max(*was),
            Self::MadeUp { to, .. } => to.from,
        }
    }
}
