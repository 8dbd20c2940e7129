//! 短信: the words of a message. Short, with nobody's name in it: others may read the telephone.

use domain::language::Language::{self, Chinese, English};
use domain::notice::NoticeKind;
use store::outbox::Outgoing;

use super::session::news;
use super::when::{full_day, moment};

/// What the message says: of whom, what about, until when, where to ask.
pub fn text(message: &Outgoing) -> String {
    let Outgoing { about, offering_name: name, institution_name: from, telephone, .. } = message;
    format!("【{from}】{}电话{telephone}", told(Chinese, name, about))
}

/// What is told; also what whoever calls instead says.
pub fn told(language: Language, name: &str, about: &NoticeKind) -> String {
    match (language, about) {
        (Chinese, NoticeKind::PlaceOffered { answer_by }) => {
            format!("“{name}”有名额了，请在{}前上网回答要不要。", moment(language, *answer_by))
        }
        (English, NoticeKind::PlaceOffered { answer_by }) => {
            format!(
                "There is a place in “{name}”. Please answer by {}.",
                moment(language, *answer_by)
            )
        }
        (Chinese, NoticeKind::FeeDue { pay_by, .. }) => {
            format!("“{name}”请最晚{}来柜台交费。", full_day(language, *pay_by))
        }
        (English, NoticeKind::FeeDue { pay_by, .. }) => {
            format!("Please pay for “{name}” at the counter by {}.", full_day(language, *pay_by))
        }
        (Chinese, NoticeKind::Announced(text)) => format!("“{name}”通知：{}。", one_line(text)),
        (English, NoticeKind::Announced(text)) => format!("News of “{name}”: {}.", one_line(text)),
        (_, NoticeKind::SessionChanged(news)) => news::told(language, name, news),
        (Chinese, _) => format!("“{name}”取消了，请不要来。"),
        (English, _) => format!("“{name}” is called off. Please do not come."),
    }
}

/// What a coordinator wrote, its lines one after the other, without the full stop that comes anyway.
fn one_line(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join(" ").trim_end_matches(['。', '.']).to_owned()
}
