//! 短信: the words of a message. Short, with nobody's name in it: others may read the telephone.

use domain::language::Language::Chinese;
use domain::notice::NoticeKind;
use store::outbox::Outgoing;

use super::session::news;
use super::when::{full_day, moment};

/// What the message says: of whom, what about, until when, where to ask.
pub fn text(message: &Outgoing) -> String {
    let Outgoing { about, offering_name: name, institution_name: from, telephone, .. } = message;
    let told = match about {
        NoticeKind::PlaceOffered { answer_by } => {
            format!("“{name}”有名额了，请在{}前上网回答要不要。", moment(Chinese, *answer_by))
        }
        NoticeKind::FeeDue { pay_by, .. } => {
            format!("“{name}”请最晚{}来柜台交费。", full_day(Chinese, *pay_by))
        }
        NoticeKind::SessionChanged(news) => news::told(Chinese, name, news),
        _ => format!("“{name}”取消了，请不要来。"),
    };
    format!("【{from}】{told}电话{telephone}")
}
