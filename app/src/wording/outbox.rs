//! 短信: the words of a message. Short, with nobody's name in it: others may read the telephone.

use domain::language::Language::{self, Chinese, English};
use domain::notice::NoticeKind;
use store::outbox::Outgoing;

use super::booking;
use super::home::{stands_again, takes_place};
use super::session::news;
use super::stage;
use super::template::{House, value};
use super::when::{full_day, moment};

mod lost;

/// What the message says: of whom, what about, until when, where to ask. In the institution's own words where it has some.
pub fn text(message: &Outgoing) -> String {
    let Outgoing { about, of, institution_name: from, telephone, template, .. } = message;
    match template {
        Some(template) => {
            let house = House { name: from, telephone };
            with_sender(from, &template.filled(|blank| value(blank, about, of, "", &house)))
        }
        None => signed(from, &built_in(Chinese, of, about), telephone),
    }
}

/// A message with who sends it and where one may ask.
pub fn signed(from: &str, told: &str, telephone: &str) -> String {
    with_sender(from, &format!("{told}电话{telephone}"))
}

/// 【老年大学】 before a message: gateways ask for it.
pub fn with_sender(from: &str, told: &str) -> String {
    format!("【{from}】{told}")
}

/// What is told in the built-in words; also what whoever calls instead says.
pub fn built_in(language: Language, name: &str, about: &NoticeKind) -> String {
    if let Some(told) = lost::told(language, name, about) {
        return told;
    }
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
        (
            Chinese,
            NoticeKind::PlaceDrawn | NoticeKind::Approved | NoticeKind::AcceptedByTelephone,
        ) => {
            format!("“{name}”有您的名额了，到时候来就行。")
        }
        (
            English,
            NoticeKind::PlaceDrawn | NoticeKind::Approved | NoticeKind::AcceptedByTelephone,
        ) => {
            format!("You have a place in “{name}”. Just come along.")
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
        (_, NoticeKind::MayContinue { from, until }) => {
            stage::may_continue(language, name, *from, *until)
        }
        // Who it is stands on the person's pages: others may read the telephone.
        (Chinese, NoticeKind::HelperBegan) => {
            "有人可以替您办报名了。不是您同意的，请马上打电话。".to_owned()
        }
        (English, NoticeKind::HelperBegan) => {
            "Somebody can act for you now. If you did not agree, please call at once.".to_owned()
        }
        (Chinese, NoticeKind::HelperEnded) => "有一位代办人不能再替您办了。".to_owned(),
        (English, NoticeKind::HelperEnded) => {
            "Somebody who acted for you can no longer do so.".to_owned()
        }
        (Chinese, NoticeKind::HelperEnds { last_day }) => {
            format!("有一位代办人替您办到{}为止。要接着帮，请再办一次。", full_day(Chinese, *last_day))
        }
        (English, NoticeKind::HelperEnds { last_day }) => format!(
            "Somebody can act for you until {}. You can arrange it again for longer.",
            full_day(English, *last_day)
        ),
        (Chinese, NoticeKind::HelperTimeOver) => {
            "有一位代办人的时间到了，不能再替您办。还要请人帮，可以再办一次。".to_owned()
        }
        (English, NoticeKind::HelperTimeOver) => {
            "The time for which somebody could act for you is over. You can arrange it again."
                .to_owned()
        }
        (Chinese, NoticeKind::HelpingEnds { last_day }) => {
            format!("您替别人办到{}为止。要接着帮，请本人再办一次。", full_day(Chinese, *last_day))
        }
        (English, NoticeKind::HelpingEnds { last_day }) => format!(
            "You can act for somebody until {}. To go on, they arrange it with you again.",
            full_day(English, *last_day)
        ),
        (Chinese, NoticeKind::HelpingTimeOver) => {
            "您替别人办的时间到了，不能再办。要接着帮，请本人再办一次。".to_owned()
        }
        (English, NoticeKind::HelpingTimeOver) => {
            "The time for which you could act for somebody is over. To go on, they arrange it with you again."
                .to_owned()
        }
        (_, NoticeKind::StandsAgain) => stands_again(language, name),
        (_, NoticeKind::BookingSettled(news)) => booking::news::told(language, news),
        (_, NoticeKind::BookingMoved(news)) => booking::news::moved(language, news),
        (_, NoticeKind::TakesPlace { reason, stands }) => {
            takes_place(language, name, reason, *stands)
        }
        (Chinese, _) => format!("“{name}”取消了，请不要来。"),
        (English, _) => format!("“{name}” is called off. Please do not come."),
    }
}

/// What a coordinator wrote, its lines one after the other, without the full stop that comes anyway.
fn one_line(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join(" ").trim_end_matches(['。', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use domain::calendar::Span;
    use domain::person::Mobile;
    use domain::session::{FromNowOn, SessionNews, slot_of};
    use domain::template::{Channel, Event, Template};
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn a_message_of_a_weekly_time_says_that_it_lasts_and_how_many_fall_away() {
        let on = |day| Span::on(date(2026, 12, day), time(9, 0, 0, 0), time(10, 30, 0, 0));
        let all = FromNowOn { weekly: slot_of(on(9)), ended: 2, last: on(30).from };
        let (room, reason) = ("302 书画室".into(), "教室另有安排".into());
        let news =
            SessionNews::Moved { was: on(8).from, to: on(9), room, reason, onward: Some(all) };
        let message = |template| Outgoing {
            id: "01900000-0000-7000-8000-000000000001".parse().unwrap(),
            tries: 1,
            mobile: Mobile::parse("19900000001").unwrap(),
            about: NoticeKind::SessionChanged(news.clone()),
            of: "楷书班".into(),
            institution_name: "老年大学".into(),
            telephone: "0791-0123-4567".into(),
            template,
        };
        let lasts = "以后都在每周三上午9:00–10:30，最后2次停了";
        let said = text(&message(None));
        assert!(said.contains(lasts) && !said.contains("教室另有安排"), "{said}");
        let own = "〔课程〕〔时间〕那次，改到〔新时间〕";
        let own = Template::parse(own, Event::SessionMoved, Channel::Message).unwrap();
        let said = text(&message(Some(own)));
        assert!(said.ends_with(&format!("（{lasts}）")), "{said}");
    }
}
