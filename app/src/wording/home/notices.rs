//! What somebody is told on their own pages: a title, and one or two sentences.

use domain::language::Language;
use domain::notice::{Notice, NoticeKind};
use jiff::Timestamp;

use crate::wording::attendance::objection;
use crate::wording::draw::wishes::ANOTHER_LOT;
use crate::wording::{
    Words, approval, booking, consent, fee, offer, session, stage, swap, together,
};

/// Heads a notice: 您补上名额了.
pub const fn notice_title(about: &NoticeKind) -> Words {
    match about {
        NoticeKind::MovedUp => Words("您补上名额了", "You have a place now"),
        NoticeKind::PlaceOffered { .. } => offer::TITLE,
        NoticeKind::OfferEnded => Words("名额给了下一位", "A place went to the next person"),
        NoticeKind::OfferGone { .. } => offer::GONE_TITLE,
        NoticeKind::Cancelled(_) => Words("有一项取消了", "One of your sign-ups was cancelled"),
        NoticeKind::TakesPlace { .. } => Words("有一项照常办", "It takes place after all"),
        NoticeKind::Removed(_) => Words("您的一项报名被撤下了", "You were taken off a list"),
        NoticeKind::PlaceDrawn => Words("您抽中了", "You have a place from the draw"),
        NoticeKind::NotDrawn { .. } => Words("这次没有抽中", "No place from the draw this time"),
        NoticeKind::DrawCalledOff(_) => Words("有一项不抽签了", "One of your wishes is not drawn"),
        NoticeKind::FeeDue { .. } => fee::DUE_TITLE,
        NoticeKind::Paid => fee::PAID_TITLE,
        NoticeKind::FeeCarried { .. } => fee::CARRIED_TITLE,
        NoticeKind::Unpaid => fee::ENDED_TITLE,
        NoticeKind::AddedByCoordinator => Words("工作人员替您报了名", "The staff signed you up"),
        NoticeKind::SwappedByCoordinator(_) => swap::AT_COUNTER_TITLE,
        NoticeKind::AskedToWaitTogether(_) => together::ASKED_TITLE,
        NoticeKind::WaitsTogether => together::AGREED_TITLE,
        NoticeKind::Approved => approval::APPROVED_TITLE,
        NoticeKind::AcceptedByTelephone => offer::BY_TELEPHONE_TITLE,
        NoticeKind::StandsAgain => Words("您的报名恢复了", "You are back on a list"),
        NoticeKind::NotAccepted(_) => approval::NOT_ACCEPTED_TITLE,
        NoticeKind::SessionChanged(told) | NoticeKind::SessionChangedWhileWaiting(told) => {
            session::news::title(told)
        }
        NoticeKind::MayContinue { .. } => stage::MAY_CONTINUE,
        NoticeKind::Announced(_) => Words("有一条通知", "There is news"),
        NoticeKind::HelperBegan
        | NoticeKind::HelperEnded
        | NoticeKind::HelperEnds { .. }
        | NoticeKind::HelperTimeOver
        | NoticeKind::HelperActed(_)
        | NoticeKind::HelperWished
        | NoticeKind::HelperTookWishesBack => consent::NEWS,
        NoticeKind::HelpingEnds { .. } | NoticeKind::HelpingTimeOver => consent::HELPING_NEWS,
        NoticeKind::MarkAnswered { .. } => objection::ANSWERED_TITLE,
        NoticeKind::BookingSettled(_) | NoticeKind::BookingMoved(_) => {
            Words("借的场地有消息", "News of a room you asked for")
        }
    }
}

/// What happened, in one or two sentences.
pub fn notice_sentence(language: Language, notice: &Notice, now: Timestamp) -> String {
    let name = &notice.of;
    match (language, &notice.about) {
        (_, NoticeKind::PlaceOffered { answer_by }) => {
            offer::sentence(language, name, *answer_by, now)
        }
        (_, NoticeKind::FeeDue { pay_by, put_off }) => {
            fee::due_sentence(language, name, *pay_by, put_off)
        }
        (_, NoticeKind::Paid) => fee::paid_sentence(language, name),
        (_, NoticeKind::FeeCarried { carried, settled }) => {
            fee::carried_sentence(language, name, *carried, *settled)
        }
        (_, NoticeKind::Unpaid) => fee::ended_sentence(language, name),
        (_, NoticeKind::SwappedByCoordinator(from)) => swap::at_counter(language, from, name),
        (_, NoticeKind::OfferEnded) => offer::ended_sentence(language, name),
        (_, NoticeKind::OfferGone { because, is_taken }) => {
            offer::gone_sentence(language, name, because, *is_taken)
        }
        (_, NoticeKind::AskedToWaitTogether(_)) => {
            let asker = notice.helper.as_ref().and_then(|asker| asker.name.as_ref());
            let asker = asker.map_or("", |asker| asker.as_str());
            together::asked_sentence(language, name, asker)
        }
        (_, NoticeKind::WaitsTogether) => together::agreed_sentence(language, name),
        (_, NoticeKind::Approved) => approval::approved_sentence(language, name),
        (_, NoticeKind::AcceptedByTelephone) => offer::by_telephone_sentence(language, name),
        (_, NoticeKind::StandsAgain) => stands_again(language, name),
        (Language::Chinese, NoticeKind::Announced(text)) => format!("“{name}”：{text}"),
        (Language::English, NoticeKind::Announced(text)) => format!("“{name}”: {text}"),
        (_, NoticeKind::SessionChanged(told)) => session::news::sentence(language, name, told),
        (_, NoticeKind::HelperBegan) => {
            whole(language, consent::began(language, &helper(language, notice)))
        }
        (_, NoticeKind::HelperEnded) => {
            whole(language, consent::no_more(language, &helper(language, notice)))
        }
        (_, NoticeKind::HelperEnds { last_day }) => {
            consent::ends(language, &helper(language, notice), *last_day)
        }
        (_, NoticeKind::HelperTimeOver) => consent::time_over(language, &helper(language, notice)),
        (_, NoticeKind::HelpingEnds { last_day }) => {
            consent::helping_ends(language, &other(language, notice), *last_day)
        }
        (_, NoticeKind::HelpingTimeOver) => {
            consent::helping_over(language, &other(language, notice))
        }
        (_, NoticeKind::HelperWished | NoticeKind::HelperTookWishesBack) => {
            let are_there = notice.about == NoticeKind::HelperWished;
            let told = consent::wished(language, are_there, &helper(language, notice));
            whole(language, consent::about(language, &told, name))
        }
        (_, NoticeKind::HelperActed(what)) => {
            let told = consent::done(language, *what, &helper(language, notice));
            whole(language, consent::about(language, &told, name))
        }
        (_, NoticeKind::SessionChangedWhileWaiting(told)) => {
            let told = session::news::sentence(language, name, told);
            match language {
                Language::Chinese => format!("{told}您还在候补。"),
                Language::English => format!("{told} You are still waiting for a place."),
            }
        }
        (_, NoticeKind::MayContinue { from, until }) => {
            stage::may_continue(language, name, *from, *until)
        }
        (_, NoticeKind::BookingSettled(news)) => booking::news::told(language, news),
        (_, NoticeKind::BookingMoved(news)) => booking::news::moved(language, news),
        (_, NoticeKind::MarkAnswered { at, stays }) => {
            objection::answered_sentence(language, name, *at, stays.as_deref())
        }
        (_, NoticeKind::NotAccepted(reason)) => {
            let told = approval::not_accepted_sentence(language, name);
            let because = because(language, reason);
            if language == Language::Chinese {
                told + &because
            } else {
                format!("{told} {because}")
            }
        }
        (Language::Chinese, NoticeKind::MovedUp) => {
            format!("“{name}”有了空位，现在是您的了。到时候来就行。")
        }
        (Language::Chinese, NoticeKind::Cancelled(reason)) => {
            format!("“{name}”不办了。{}", because(language, reason))
        }
        (_, NoticeKind::TakesPlace { reason, stands }) => {
            takes_place(language, name, reason, *stands)
        }
        (Language::Chinese, NoticeKind::Removed(reason)) => {
            format!("您不在“{name}”的名单上了。{}", because(language, reason))
        }
        (Language::Chinese, NoticeKind::PlaceDrawn) => {
            format!("“{name}”的名额是您的了。到时候来就行。")
        }
        (Language::Chinese, NoticeKind::NotDrawn { is_miss }) => {
            let waits = if notice.sign_up.is_some() { "已经替您排上候补。" } else { "" };
            let lot = if *is_miss { ANOTHER_LOT.0 } else { "" };
            format!("“{name}”抽签的结果出来了，这次没有您。{waits}{lot}")
        }
        (Language::Chinese, NoticeKind::DrawCalledOff(reason)) => {
            format!("“{name}”改为按先后报名，您填的志愿不算了。{}", because(language, reason))
        }
        (Language::English, NoticeKind::DrawCalledOff(reason)) => format!(
            "“{name}” now takes sign-ups in order; your wish no longer counts. {}",
            because(language, reason)
        ),
        (Language::English, NoticeKind::PlaceDrawn) => {
            format!("A place in “{name}” is yours. Just come along.")
        }
        (Language::English, NoticeKind::NotDrawn { is_miss }) => {
            let waits = if notice.sign_up.is_some() { " You are on its waiting list." } else { "" };
            let lot = if *is_miss { format!(" {}", ANOTHER_LOT.1) } else { String::new() };
            format!("The draw for “{name}” gave you no place.{waits}{lot}")
        }
        (Language::Chinese, NoticeKind::AddedByCoordinator) => {
            format!("替您报的是“{name}”。有名额还是候补，看“我的报名”。")
        }
        (Language::English, NoticeKind::MovedUp) => {
            format!("A place in “{name}” is free and now yours. Just come along.")
        }
        (Language::English, NoticeKind::Cancelled(reason)) => {
            format!("“{name}” will not take place. {}", because(language, reason))
        }
        (Language::English, NoticeKind::Removed(reason)) => {
            format!("You are no longer on the list of “{name}”. {}", because(language, reason))
        }
        (Language::English, NoticeKind::AddedByCoordinator) => {
            format!(
                "It is “{name}”. Whether you have a place or wait for one stands in My sign-ups."
            )
        }
    }
}

/// That it was called off is taken back, and whether the reader stands as they stood.
pub fn takes_place(language: Language, name: &str, reason: &str, stands: bool) -> String {
    let because = because(language, reason);
    match (language, stands) {
        (Language::Chinese, true) => {
            format!("“{name}”不取消了，照常办。您原来报的还在。{because}")
        }
        (Language::Chinese, false) => {
            format!("“{name}”不取消了，照常办。您的报名没能放回，想来请再报。{because}")
        }
        (Language::English, true) => {
            format!("“{name}” takes place after all. You stand as before. {because}")
        }
        (Language::English, false) => format!(
            "“{name}” takes place after all. You do not stand on its list any more; please sign up again if you like. {because}"
        ),
    }
    .trim_end()
    .to_owned()
}

/// That a place was ended is taken back: the reader stands as they stood.
pub fn stands_again(language: Language, name: &str) -> String {
    match language {
        Language::Chinese => format!("“{name}”的报名给您恢复了，和原来一样。"),
        Language::English => format!("You are back on the list of “{name}”, as before."),
    }
}

/// With its full stop.
fn whole(language: Language, told: String) -> String {
    match language {
        Language::Chinese => format!("{told}。"),
        Language::English => format!("{told}."),
    }
}

/// 女儿李红: who acts for the reader.
fn helper(language: Language, notice: &Notice) -> String {
    let relation = notice.helper.as_ref().map_or("", |helper| helper.relation.as_str());
    consent::helper_called(language, relation, &other(language, notice))
}

/// 王秀英: the other one's name alone.
fn other(language: Language, notice: &Notice) -> String {
    let name = notice.helper.as_ref().and_then(|other| other.name.as_ref());
    name.map_or(consent::SOMEBODY.in_language(language), |name| name.as_str()).to_owned()
}

/// 原因：老师生病。 Nothing if none was given.
pub fn because(language: Language, reason: &str) -> String {
    let reason = reason.trim().trim_end_matches(['。', '.']);
    match language {
        _ if reason.is_empty() => String::new(),
        Language::Chinese => format!("原因：{reason}。"),
        Language::English => format!("Reason: {reason}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_told_once_and_ends_once() {
        assert_eq!(because(Language::Chinese, "老师生病。"), "原因：老师生病。");
        assert_eq!(because(Language::Chinese, " "), "");
    }
}
