//! What those who have a place read on their home page about one session.

use domain::language::Language::{self, Chinese, English};
use domain::session::{FromNowOn, SessionNews};
use domain::teaching::is_nobody;

use super::when;
use crate::wording::Words;
use crate::wording::home::because;
use crate::wording::offering::room;
use crate::wording::when::{moment, weekly};

/// What happened.
pub const fn title(news: &SessionNews) -> Words {
    match news {
        SessionNews::Cancelled { .. } => Words("有一次取消了", "One session is cancelled"),
        SessionNews::Reinstated { .. } => {
            Words("有一次照常进行", "One session takes place after all")
        }
        SessionNews::Moved { onward: Some(_), .. } => {
            Words("以后都改了安排", "All sessions from now on have changed")
        }
        SessionNews::Moved { .. } => Words("有一次改了安排", "One session has changed"),
        SessionNews::Comes { .. } => Words("快到了", "It is near"),
        SessionNews::MadeUp { .. } => Words("补上一次", "A session to make up for one"),
        SessionNews::Taught { onward: Some(_), .. } => {
            Words("以后都换老师", "Another teacher from now on")
        }
        SessionNews::Taught { .. } => Words("有一次换老师", "One session has another teacher"),
    }
}

/// It is good news, or none that asks for care.
pub const fn is_good(news: &SessionNews) -> bool {
    matches!(
        news,
        SessionNews::Reinstated { .. } | SessionNews::MadeUp { .. } | SessionNews::Comes { .. }
    )
}

/// Which session, what became of it, and why.
pub fn sentence(language: Language, name: &str, news: &SessionNews) -> String {
    let told = told(language, name, news);
    let reason = match news {
        SessionNews::Cancelled { reason, .. }
        | SessionNews::Moved { reason, .. }
        | SessionNews::Taught { reason, .. } => because(language, reason),
        SessionNews::Reinstated { .. } | SessionNews::MadeUp { .. } | SessionNews::Comes { .. } => {
            String::new()
        }
    };
    match language {
        Chinese => told + &reason,
        English => format!("{told} {reason}").trim_end().to_owned(),
    }
}

/// The same without the reason, as short as it gets; what lasts is told to last.
pub fn told(language: Language, name: &str, news: &SessionNews) -> String {
    let told = of_one(language, name, news);
    match (language, news.onward()) {
        (_, None) => told,
        (Chinese, Some(onward)) => format!("{told}{}。", from_now_on(language, onward)),
        (English, Some(onward)) => format!("{told} {}.", from_now_on(language, onward)),
    }
}

/// 以后都在每周三下午2:00–3:30，最后2次停了; of those that come after the one that is told.
pub fn from_now_on(language: Language, onward: &FromNowOn) -> String {
    let all = match (language, onward.weekly) {
        (Chinese, None) => "以后每次都这样".to_owned(),
        (English, None) => "It is the same for all that follow".to_owned(),
        (Chinese, Some(slot)) => format!("以后都在{}", weekly(language, &[slot])),
        (English, Some(slot)) => format!("From now on: {}", weekly(language, &[slot])),
    };
    match (language, onward.ended) {
        (_, 0) => all,
        (Chinese, ended) => format!("{all}，最后{ended}次停了"),
        (English, ended) => format!("{all}. Cancelled at the end: {ended}"),
    }
}

/// What became of the one that is told.
fn of_one(language: Language, name: &str, news: &SessionNews) -> String {
    match (language, news) {
        (Chinese, SessionNews::Cancelled { at, .. }) => {
            format!("“{name}”{}那次取消了，请不要来。", moment(language, *at))
        }
        (English, SessionNews::Cancelled { at, .. }) => {
            format!(
                "“{name}” does not take place on {}. Please do not come.",
                moment(language, *at)
            )
        }
        (Chinese, SessionNews::Reinstated { span }) => {
            format!("“{name}”{}那次照常进行，请来。", when(language, *span))
        }
        (English, SessionNews::Reinstated { span }) => {
            format!("“{name}” takes place after all: {}.", when(language, *span))
        }
        (_, SessionNews::Moved { was, to, room: into, .. }) if *was == to.from => {
            other_room(language, name, &moment(language, *was), &room(into))
        }
        (Chinese, SessionNews::Moved { was, to, room: into, .. }) => format!(
            "“{name}”原定{}。改到{}{}。",
            moment(language, *was),
            when(language, *to),
            at(language, into)
        ),
        (English, SessionNews::Moved { was, to, room: into, .. }) => format!(
            "“{name}”, planned for {}, is moved to {}{}.",
            moment(language, *was),
            when(language, *to),
            at(language, into)
        ),
        (Chinese, SessionNews::Comes { span, room: into }) => {
            format!("提醒您：“{name}”{}{}。", when(language, *span), at(language, into))
        }
        (English, SessionNews::Comes { span, room: into }) => {
            format!("Do not forget “{name}”: {}{}.", when(language, *span), at(language, into))
        }
        (Chinese, SessionNews::MadeUp { to, room: into, .. }) => {
            format!("“{name}”补一次：{}{}。", when(language, *to), at(language, into))
        }
        (English, SessionNews::MadeUp { to, room: into, .. }) => format!(
            "“{name}” makes up for a cancelled session: {}{}.",
            when(language, *to),
            at(language, into)
        ),
        (Chinese, SessionNews::Taught { at, teacher, .. }) if is_nobody(teacher) => {
            format!("“{name}”{}那次还没有老师，定了会告诉您。", moment(language, *at))
        }
        (English, SessionNews::Taught { at, teacher, .. }) if is_nobody(teacher) => {
            format!("“{name}” on {} has no teacher yet. You will be told.", moment(language, *at))
        }
        (Chinese, SessionNews::Taught { at, teacher, .. }) => {
            format!("“{name}”{}那次由{teacher}老师上。", moment(language, *at))
        }
        (English, SessionNews::Taught { at, teacher, .. }) => {
            format!("“{name}” on {} is taught by {teacher}.", moment(language, *at))
        }
    }
}

/// The time stays, the room is another one.
fn other_room(language: Language, name: &str, at: &str, into: &str) -> String {
    match language {
        Chinese if into.is_empty() => format!("“{name}”{at}那次换房间，到时候请问工作人员。"),
        Chinese => format!("“{name}”{at}那次换到{into}。"),
        English if into.is_empty() => format!("“{name}” on {at} is in another room: please ask."),
        English => format!("“{name}” on {at} is in {into} instead."),
    }
}

/// ，地点：302书画室; nothing where no room is told.
fn at(language: Language, into: &str) -> String {
    let into = room(into);
    match language {
        _ if into.is_empty() => String::new(),
        Chinese => format!("，地点：{into}"),
        English => format!(", in {into}"),
    }
}

#[cfg(test)]
mod tests {
    use domain::calendar::Span;
    use domain::session::slot_of;
    use jiff::civil::{date, time};

    use super::*;

    fn on(day: i8) -> Span {
        Span::on(date(2026, 12, day), time(9, 0, 0, 0), time(10, 30, 0, 0))
    }

    #[test]
    fn the_day_the_time_and_the_room_are_told() {
        let moved = |was: Span, to| SessionNews::Moved {
            was: was.from,
            to,
            room: "302 书画室".into(),
            reason: "老师生病。".into(),
            onward: None,
        };
        assert_eq!(
            sentence(Chinese, "楷书班", &moved(on(1), on(3))),
            "“楷书班”原定2026年12月1日（星期二）上午9:00。改到2026年12月3日（星期四）上午9:00–10:30，地点：302书画室。原因：老师生病。"
        );
        assert_eq!(
            sentence(Chinese, "楷书班", &moved(on(1), on(1))),
            "“楷书班”2026年12月1日（星期二）上午9:00那次换到302书画室。原因：老师生病。"
        );
        let back = SessionNews::Reinstated { span: on(1) };
        let told = sentence(English, "Calligraphy", &back);
        assert!(told.ends_with("10:30\u{a0}am."), "{told}");
    }

    #[test]
    fn what_lasts_is_told_to_last_in_both_languages() {
        let slot = slot_of(on(2)).unwrap();
        let moved = |was: Span, weekly, ended| SessionNews::Moved {
            was: was.from,
            to: on(2),
            room: "302 书画室".into(),
            reason: "教室另有安排".into(),
            onward: Some(FromNowOn { weekly, ended, last: on(30).from }),
        };
        let (one, two) = (moved(on(1), Some(slot), 0), moved(on(1), Some(slot), 2));
        let said = told(Chinese, "楷书班", &one);
        assert!(said.ends_with("302书画室。以后都在每周三上午9:00–10:30。"), "{said}");
        let said = told(Chinese, "楷书班", &two);
        assert!(said.ends_with("以后都在每周三上午9:00–10:30，最后2次停了。"), "{said}");
        let said = sentence(Chinese, "楷书班", &two);
        assert!(said.ends_with("最后2次停了。原因：教室另有安排。"), "{said}");
        let said = told(English, "Calligraphy", &two);
        assert!(said.contains(". From now on: Every Wednesday, 9:00"), "{said}");
        assert!(said.ends_with("Cancelled at the end: 2."), "{said}");
        let room = moved(on(2), None, 0);
        let said = told(Chinese, "楷书班", &room);
        assert!(said.ends_with("那次换到302书画室。以后每次都这样。"), "{said}");
        assert_eq!(title(&room).0, "以后都改了安排");
        let taught = SessionNews::Taught {
            at: on(1).from,
            teacher: "方美".into(),
            reason: "魏老师退休".into(),
            onward: Some(FromNowOn { weekly: None, ended: 0, last: on(30).from }),
        };
        let said = sentence(Chinese, "楷书班", &taught);
        assert!(said.ends_with("方美老师上。以后每次都这样。原因：魏老师退休。"), "{said}");
        assert_eq!(title(&taught).0, "以后都换老师");
    }
}
