//! 场次的变动: what became of one session, for whoever comes, and why one stays as it is.

use domain::calendar::Span;
use domain::language::Language::{self, Chinese, English};
use domain::offering::OfferingKind;
use domain::session::{Changed, SessionRefusal};

use super::Words;
use super::home::because;
use super::offering::room;
use super::when::{full_day, moment, span_times};

pub mod desk;
pub mod leaving;
pub mod news;
pub mod onward;
pub mod weekly;

/// 停课, as it stands beside a session that does not take place.
pub const fn off(kind: OfferingKind) -> Words {
    match kind {
        OfferingKind::Class => Words("停课", "No class"),
        OfferingKind::Activity | OfferingKind::Shift => Words("这次取消", "Cancelled"),
    }
}

/// 12月3日（星期四）下午2:30–4:00, with the year.
pub fn when(language: Language, span: Span) -> String {
    let (day, times) =
        (full_day(language, domain::calendar::day(span.from)), span_times(language, span));
    match language {
        Chinese => format!("{day}{times}"),
        English => format!("{day}, {times}"),
    }
}

/// What somebody who comes should know of a session, a line each; nothing of one that is as it was planned.
pub fn marks(language: Language, kind: OfferingKind, span: Span, changed: &Changed) -> Vec<String> {
    if let Some(reason) = &changed.cancelled {
        let (off, because) = (off(kind).in_language(language), because(language, reason));
        return vec![match language {
            Chinese => format!("{off}。{because}"),
            English => format!("{off}. {because}").trim_end().to_owned(),
        }];
    }
    let planned =
        changed.planned_before(span).map(|at| was_planned(language, moment(language, at)));
    let room = (changed.planned.is_some() && planned.is_none()).then(|| other_room(language));
    let substitute =
        (!changed.substitute.is_empty()).then(|| taught_by(language, &changed.substitute));
    let makes_up = changed.makes_up.then(|| makes_up(language, kind).to_owned());
    [planned, room, substitute, makes_up].into_iter().flatten().collect()
}

fn was_planned(language: Language, at: String) -> String {
    match language {
        Chinese => format!("改期，原定{at}"),
        English => format!("Moved from {at}"),
    }
}

fn other_room(language: Language) -> String {
    Words("换了房间", "In another room").in_language(language).to_owned()
}

/// 代课：曾志强.
pub fn taught_by(language: Language, teacher: &str) -> String {
    match language {
        Chinese => format!("代课：{teacher}"),
        English => format!("Taught by {teacher}"),
    }
}

const fn makes_up(language: Language, kind: OfferingKind) -> &'static str {
    match kind {
        OfferingKind::Class => Words("补课", "Make-up class"),
        OfferingKind::Activity | OfferingKind::Shift => {
            Words("补一次", "In place of one cancelled")
        }
    }
    .in_language(language)
}

/// 改到2026年12月3日（星期四）下午2:30–4:00, where somebody looks for it.
pub fn moved_to(language: Language, to: Span) -> String {
    let to = when(language, to);
    match language {
        Chinese => format!("改到{to}"),
        English => format!("Moved to {to}"),
    }
}

/// Why one session stays as it is.
pub fn refused(language: Language, why: &SessionRefusal) -> String {
    let say = |words: Words| words.in_language(language).to_owned();
    match (why, language) {
        (SessionRefusal::Over, _) => say(Words("这一次已经结束了。", "This session is over.")),
        (SessionRefusal::Cancelled, _) => {
            say(Words("这一次已经取消了。", "This session is cancelled already."))
        }
        (SessionRefusal::NotCancelled, _) => say(Words(
            "这一次照常进行，没有取消。",
            "This session takes place; it is not cancelled.",
        )),
        (SessionRefusal::NotMoved, _) => say(Words(
            "这一次没有改过时间和地点。",
            "Time and room of this session were not changed.",
        )),
        (SessionRefusal::NothingChanges, _) => say(Words(
            "时间和房间都和现在一样。请改时间，或选别的房间。",
            "Time and room are as they are now. Change the time or choose another room.",
        )),
        (SessionRefusal::LastOne, _) => say(Words(
            "只剩这一次了。如果不办了，请取消整项。",
            "It is the only session left. If nothing takes place, cancel the whole offering instead.",
        )),
        (SessionRefusal::TooManyAtOnce { most }, Chinese) => {
            format!("一起最多停{most}次，这一次请另外停。")
        }
        (SessionRefusal::TooManyAtOnce { most }, English) => {
            format!("At most {most} are cancelled at once. Please cancel this one by itself.")
        }
        (SessionRefusal::MadeUpAlready, _) => say(Words(
            "已经安排过补的一次。要改，请先取消那一次。",
            "There is a make-up session already. To change it, cancel that one first.",
        )),
        (SessionRefusal::BeginsInThePast, _) => say(Words(
            "这个时间已经过了，请写以后的时间。",
            "This time is past. Choose a later one.",
        )),
        (SessionRefusal::EndsFirst, _) => {
            say(Words("结束要晚于开始，请看一看。", "It must end after it begins. Please check."))
        }
        (SessionRefusal::TooFar { latest }, Chinese) => {
            format!("离原来太远了，最晚{}。请看看年份。", full_day(language, *latest))
        }
        (SessionRefusal::TooFar { latest }, English) => format!(
            "That is too far away: {} at the latest. Please check the year.",
            full_day(language, *latest)
        ),
        (SessionRefusal::DayIsOver, _) => say(Words(
            "这一天已经过了，请写今天或以后的日子。",
            "This day is past. Please write today or a later day.",
        )),
        (SessionRefusal::NothingFrom { last }, Chinese) => {
            format!("那天以后没有课了，最后一次是{}。请看看年份。", full_day(language, *last))
        }
        (SessionRefusal::NothingFrom { last }, English) => format!(
            "Nothing meets from that day on; the last session is on {}. Please check the year.",
            full_day(language, *last)
        ),
        (SessionRefusal::NoDayLeft, _) => say(Words(
            "这学期那个时间一天也排不上。请换星期或时间。",
            "No day of the term is left at that time. Please choose another weekday or time.",
        )),
        (SessionRefusal::Closed { reason }, Chinese) => format!("那时候不开门：{reason}。"),
        (SessionRefusal::Closed { reason }, English) => format!("It is closed then: {reason}."),
        (SessionRefusal::MeetsThen { span }, Chinese) => {
            format!("这一项{}已经有一次。", when(language, *span))
        }
        (SessionRefusal::MeetsThen { span }, English) => {
            format!("It meets then already: {}.", when(language, *span))
        }
        (SessionRefusal::RoomTaken { room, name, span }, _) => {
            room_taken(language, room, name, *span)
        }
        (SessionRefusal::TeacherElsewhere { teacher, name, span }, Chinese) => {
            format!("{teacher}老师{}要上“{name}”。", when(language, *span))
        }
        (SessionRefusal::TeacherElsewhere { teacher, name, span }, English) => {
            format!("{teacher} teaches “{name}” then: {}.", when(language, *span))
        }
        (SessionRefusal::NoSuchRoom, _) => say(Words(
            "没有找到这个房间，请再选一次。",
            "This room was not found. Please choose again.",
        )),
        (SessionRefusal::NoTeacher, _) => say(Words(
            "这一项没有任课老师，不用代课。",
            "This has no teacher, so nobody substitutes.",
        )),
        (SessionRefusal::SameTeacher, _) => {
            say(Words("现在就是这位老师上。", "This teacher teaches it already."))
        }
        (SessionRefusal::ChangedMeanwhile, _) => say(Words(
            "刚才有人改过这一次。请看看现在的情况，再按一次按钮。",
            "Somebody has just changed this session. See how it stands now, then press again.",
        )),
    }
}

/// What is in a room at a time.
pub fn room_taken(language: Language, venue: &str, name: &str, span: Span) -> String {
    let (venue, when) = (room(venue), when(language, span));
    match language {
        Chinese => format!("{venue}那时候有“{name}”：{when}。"),
        English => format!("“{name}” is in {venue} then: {when}."),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn whoever_comes_is_told_what_became_of_a_session() {
        let on = |day| Span::on(date(2026, 12, day), time(9, 0, 0, 0), time(10, 30, 0, 0));
        let told = |changed: &Changed| marks(Chinese, OfferingKind::Class, on(3), changed);
        assert_eq!(told(&Changed::default()), Vec::<String>::new());
        let cancelled = Changed { cancelled: Some("老师生病".into()), ..Changed::default() };
        assert_eq!(told(&cancelled), ["停课。原因：老师生病。"]);
        let moved = Changed {
            planned: Some(on(1)),
            substitute: "曾志强".into(),
            makes_up: true,
            ..Changed::default()
        };
        assert_eq!(
            told(&moved),
            ["改期，原定2026年12月1日（星期二）上午9:00", "代课：曾志强", "补课"]
        );
        let next_door = Changed { planned: Some(on(3)), ..Changed::default() };
        assert_eq!(told(&next_door), ["换了房间"]);
    }
}
