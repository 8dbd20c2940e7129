//! 门口的变动: what has changed today, or of one session, in large print for the door.

use domain::language::Language::{self, Chinese, English};
use domain::offering::OfferingKind;
use jiff::civil::Date;
use store::session::door::DoorChange;

use crate::wording::Words;
use crate::wording::home::because;
use crate::wording::offering::{room, venue_line};
use crate::wording::session::{off, when};
use crate::wording::when::{full_day, short_day};

pub const LINK: Words = Words("打印今天的变动", "Print today’s changes");
pub const ONE_LINK: Words = Words("打印门口通知", "Print a notice for the door");
pub const WHICH_DAY: Words = Words("哪一天", "Which day");
pub const NOTHING: Words = Words("这一天没有变动。", "Nothing has changed on this day.");
pub const BOOKED: Words = Words("借用场地", "Rooms in use");
pub const NOT_A_DAY: Words =
    Words("请写年月日，比如2026-11-3", "Please write a date such as 2026-11-3");

/// 11月23日（星期一）变动
pub fn title(language: Language, on: Date) -> String {
    match language {
        Chinese => format!("{}变动", full_day(language, on)),
        English => format!("Changes on {}", full_day(language, on)),
    }
}

/// 前一天，11月22日
pub fn before(language: Language, on: Date) -> String {
    match language {
        Chinese => format!("前一天，{}", short_day(language, on)),
        English => format!("Day before, {}", short_day(language, on)),
    }
}

/// 后一天，11月24日
pub fn after(language: Language, on: Date) -> String {
    match language {
        Chinese => format!("后一天，{}", short_day(language, on)),
        English => format!("Day after, {}", short_day(language, on)),
    }
}

/// What became of it in two or three words: 停课; 改时间; 换教室.
pub fn what(language: Language, change: &DoorChange) -> &'static str {
    let changed = &change.session.changed;
    let is_class = change.kind == OfferingKind::Class;
    let words = match changed {
        changed if changed.is_cancelled() => off(change.kind),
        changed if changed.planned_before(change.session.span).is_some() => {
            Words("改时间", "Another time")
        }
        changed if changed.planned.is_some() && is_class => Words("换教室", "Another room"),
        changed if changed.planned.is_some() => Words("换地点", "Another room"),
        changed if changed.makes_up => Words("补一次", "A make-up session"),
        _ => Words("换老师", "Another teacher"),
    };
    words.in_language(language)
}

/// When it was planned; where it was not moved, when it meets.
pub fn planned(language: Language, change: &DoorChange) -> String {
    when(language, change.session.changed.planned.unwrap_or(change.session.span))
}

/// What whoever stands before the door does instead: when, where, with whom, and why.
pub fn instead(language: Language, change: &DoorChange) -> Vec<String> {
    let DoorChange { session, planned_room, move_reason, .. } = change;
    let changed = &session.changed;
    if let Some(reason) = &changed.cancelled {
        return vec![because(language, reason)];
    }
    let now = session.venue.as_ref().map(|venue| venue_line(language, venue)).unwrap_or_default();
    let was = room(planned_room);
    let moved = changed.planned_before(session.span).map(|_| match language {
        Chinese => format!("改到{}", when(language, session.span)),
        English => format!("Now {}", when(language, session.span)),
    });
    let is_moved = changed.planned.is_some();
    let place = match language {
        _ if now.is_empty() => String::new(),
        Chinese if is_moved && !was.is_empty() && !now.starts_with(&was) => {
            format!("原来在{was}，现在在{now}")
        }
        English if is_moved && !was.is_empty() && !now.starts_with(&was) => {
            format!("Not in {was} but in {now}")
        }
        _ => now,
    };
    let teacher = match (language, changed.substitute.as_str()) {
        (_, "") => String::new(),
        (Chinese, teacher) => format!("由{teacher}老师上"),
        (English, teacher) => format!("Taught by {teacher}"),
    };
    let why = if is_moved { because(language, move_reason) } else { String::new() };
    let lines = [moved.unwrap_or_default(), place, teacher, why];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
