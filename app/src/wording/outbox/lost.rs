//! 名额没有了: the words of a message about a place, or the hope of one, that is no more. Each says what can be done now; why it was
//! done stands on the person's own pages, since others may read the telephone.

use domain::language::Language::{self, Chinese, English};
use domain::notice::NoticeKind;

/// What is told; nothing of anything else.
pub(super) fn told(language: Language, name: &str, about: &NoticeKind) -> Option<String> {
    Some(match (language, about) {
        (Chinese, NoticeKind::Removed(_)) => {
            format!("您在“{name}”的报名撤下了，请不要来。想问原因，请打电话。")
        }
        (English, NoticeKind::Removed(_)) => format!(
            "You are no longer on the list of “{name}”: please do not come. Call us to ask why."
        ),
        (Chinese, NoticeKind::NotAccepted(_)) => {
            format!("“{name}”这次没能同意您的报名。想问原因，或报别的，请打电话。")
        }
        (English, NoticeKind::NotAccepted(_)) => format!(
            "“{name}” could not accept your sign-up this time. Call us to ask why, or for something else."
        ),
        (Chinese, NoticeKind::Unpaid) => {
            format!("“{name}”的费用没有交，名额没能留住。还想来，可以再报名。")
        }
        (English, NoticeKind::Unpaid) => format!(
            "The fee for “{name}” was not paid, so we could not keep the place. You may sign up again."
        ),
        (Chinese, NoticeKind::OfferEnded) => {
            format!("“{name}”的名额，没联系上您，给了下一位。还想来，可以再报名。")
        }
        (English, NoticeKind::OfferEnded) => format!(
            "We could not reach you about the place in “{name}”, so it went to the next person. You may sign up again."
        ),
        (Chinese, NoticeKind::OfferGone { .. }) => {
            format!("“{name}”留给您的名额，现在不能要了。您继续候补，位置不变。")
        }
        (English, NoticeKind::OfferGone { .. }) => format!(
            "The place in “{name}” that was kept for you cannot be yours now. You keep waiting, at your position."
        ),
        (Chinese, NoticeKind::NotDrawn { .. }) => {
            format!("“{name}”抽签，这次没有抽中您。有没有候补，请看“我的报名”，或打电话问。")
        }
        (English, NoticeKind::NotDrawn { .. }) => format!(
            "The draw for “{name}” gave you no place this time. Whether you wait for one stands in My sign-ups; or call us."
        ),
        (Chinese, NoticeKind::DrawCalledOff(_)) => {
            format!("“{name}”不抽签了，改为按先后报名。您填的志愿不算了，想来请报名。")
        }
        (English, NoticeKind::DrawCalledOff(_)) => format!(
            "“{name}” is not drawn: places go in order now. Your wish no longer counts; please sign up if you like."
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use domain::outbox::goes_out;
    use domain::refusal::Refusal;

    use super::*;

    fn all() -> [NoticeKind; 7] {
        let because = Box::new(Refusal::AlreadySignedUp);
        [
            NoticeKind::Removed("本人多次没来".into()),
            NoticeKind::NotAccepted("先学基础班".into()),
            NoticeKind::Unpaid,
            NoticeKind::OfferEnded,
            NoticeKind::OfferGone { because, is_taken: true },
            NoticeKind::NotDrawn { is_miss: true },
            NoticeKind::DrawCalledOff("老师病了".into()),
        ]
    }

    #[test]
    fn each_is_told_in_short_sentences_without_what_others_need_not_read() {
        for about in all() {
            assert!(goes_out(&about));
            let said = told(Chinese, "楷书班", &about).unwrap();
            assert!(!["没来", "基础班", "病"].iter().any(|why| said.contains(why)), "{said}");
            for sentence in said.split('。') {
                let han = sentence.chars().filter(|letter| ('一'..='鿿').contains(letter));
                assert!(han.count() <= 25, "{sentence}");
            }
            let english = told(English, "楷书班", &about).unwrap();
            assert!(english.contains("“楷书班”") && english.ends_with('.'), "{english}");
        }
        assert_eq!(told(Chinese, "楷书班", &NoticeKind::Approved), None);
    }
}
