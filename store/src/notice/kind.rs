//! What a notice tells, as it is kept: a word, and what else it says.

use domain::decision::Decided;
use domain::notice::NoticeKind;

use crate::error::Result;

/// What is kept beside [`NoticeKind::NotDrawn`] where it was a miss. Notices of before say nothing of it: they do not promise.
const MISSED: &str = "missed";

/// The word that is kept of it, and what else it says.
pub(crate) fn kept(about: &NoticeKind) -> Result<(&'static str, String)> {
    let nothing = String::new;
    Ok(match about {
        NoticeKind::MovedUp => ("moved_up", nothing()),
        NoticeKind::PlaceOffered { answer_by } => ("place_offered", answer_by.to_string()),
        NoticeKind::OfferEnded => ("offer_ended", nothing()),
        NoticeKind::OfferGone { because, is_taken } => {
            ("offer_gone", serde_json::to_string(&(because, is_taken))?)
        }
        NoticeKind::FeeDue { pay_by, put_off } => ("fee_due", format!("{pay_by} {put_off}")),
        NoticeKind::Paid => ("paid", nothing()),
        NoticeKind::FeeCarried { carried, settled } => {
            ("fee_carried", serde_json::to_string(&(carried, settled))?)
        }
        NoticeKind::Unpaid => ("unpaid", nothing()),
        NoticeKind::Cancelled(note) => ("cancelled", note.clone()),
        NoticeKind::TakesPlace { reason, stands } => {
            ("takes_place", serde_json::to_string(&(reason, stands))?)
        }
        NoticeKind::Removed(note) => ("removed", note.clone()),
        NoticeKind::AddedByCoordinator => ("added", nothing()),
        NoticeKind::SwappedByCoordinator(from) => ("swapped", from.clone()),
        NoticeKind::PlaceDrawn => ("place_drawn", nothing()),
        NoticeKind::NotDrawn { is_miss } => {
            ("not_drawn", if *is_miss { MISSED.to_owned() } else { nothing() })
        }
        NoticeKind::DrawCalledOff(note) => ("draw_called_off", note.clone()),
        NoticeKind::Approved => ("approved", nothing()),
        NoticeKind::AcceptedByTelephone => ("accepted_by_telephone", nothing()),
        NoticeKind::StandsAgain => ("stands_again", nothing()),
        NoticeKind::NotAccepted(note) => ("not_accepted", note.clone()),
        NoticeKind::AskedToWaitTogether(pair) => ("pair_asked", pair.to_string()),
        NoticeKind::WaitsTogether => ("pair_agreed", nothing()),
        NoticeKind::HelperBegan => ("helper_began", nothing()),
        NoticeKind::HelperEnded => ("helper_ended", nothing()),
        NoticeKind::HelperEnds { last_day } => ("helper_ends", last_day.to_string()),
        NoticeKind::HelperTimeOver => ("helper_time_over", nothing()),
        NoticeKind::HelpingEnds { last_day } => ("helping_ends", last_day.to_string()),
        NoticeKind::HelpingTimeOver => ("helping_time_over", nothing()),
        NoticeKind::HelperWished => ("helper_wished", nothing()),
        NoticeKind::HelperTookWishesBack => ("helper_took_wishes_back", nothing()),
        NoticeKind::HelperActed(what) => ("helper_acted", what.code().to_owned()),
        NoticeKind::Announced(text) => ("announced", text.clone()),
        NoticeKind::SessionChanged(news) => ("session_changed", serde_json::to_string(news)?),
        NoticeKind::SessionChangedWhileWaiting(news) => {
            ("session_changed_waiting", serde_json::to_string(news)?)
        }
        NoticeKind::MayContinue { from, until } => ("may_continue", format!("{from} {until}")),
        NoticeKind::BookingSettled(news) => ("booking_settled", serde_json::to_string(news)?),
        NoticeKind::BookingMoved(news) => ("booking_moved", serde_json::to_string(news)?),
        NoticeKind::MarkAnswered { at, stays } => {
            ("mark_answered", serde_json::to_string(&(at, stays))?)
        }
    })
}

/// Reads [`kept`].
pub(crate) fn kind_from(code: &str, note: &str) -> Option<NoticeKind> {
    match code {
        "moved_up" => Some(NoticeKind::MovedUp),
        "place_offered" => {
            note.parse().ok().map(|answer_by| NoticeKind::PlaceOffered { answer_by })
        }
        "offer_ended" => Some(NoticeKind::OfferEnded),
        "offer_gone" => {
            let (because, is_taken) = serde_json::from_str(note).ok()?;
            Some(NoticeKind::OfferGone { because, is_taken })
        }
        "fee_due" => fee_due(note),
        "paid" => Some(NoticeKind::Paid),
        "fee_carried" => fee_carried(note),
        "unpaid" => Some(NoticeKind::Unpaid),
        "cancelled" => Some(NoticeKind::Cancelled(note.to_owned())),
        "takes_place" => {
            let (reason, stands) = serde_json::from_str(note).ok()?;
            Some(NoticeKind::TakesPlace { reason, stands })
        }
        "removed" => Some(NoticeKind::Removed(note.to_owned())),
        "place_drawn" => Some(NoticeKind::PlaceDrawn),
        "not_drawn" => Some(NoticeKind::NotDrawn { is_miss: note == MISSED }),
        "draw_called_off" => Some(NoticeKind::DrawCalledOff(note.to_owned())),
        "added" => Some(NoticeKind::AddedByCoordinator),
        "swapped" => Some(NoticeKind::SwappedByCoordinator(note.to_owned())),
        "approved" => Some(NoticeKind::Approved),
        "accepted_by_telephone" => Some(NoticeKind::AcceptedByTelephone),
        "stands_again" => Some(NoticeKind::StandsAgain),
        "pair_asked" => note.parse().ok().map(NoticeKind::AskedToWaitTogether),
        "pair_agreed" => Some(NoticeKind::WaitsTogether),
        "not_accepted" => Some(NoticeKind::NotAccepted(note.to_owned())),
        "helper_began" => Some(NoticeKind::HelperBegan),
        "helper_ended" => Some(NoticeKind::HelperEnded),
        "helper_ends" => note.parse().ok().map(|last_day| NoticeKind::HelperEnds { last_day }),
        "helper_time_over" => Some(NoticeKind::HelperTimeOver),
        "helping_ends" => note.parse().ok().map(|last_day| NoticeKind::HelpingEnds { last_day }),
        "helping_time_over" => Some(NoticeKind::HelpingTimeOver),
        "helper_wished" => Some(NoticeKind::HelperWished),
        "helper_took_wishes_back" => Some(NoticeKind::HelperTookWishesBack),
        "helper_acted" => Decided::from_code(note).map(NoticeKind::HelperActed),
        "announced" => Some(NoticeKind::Announced(note.to_owned())),
        "booking_settled" => serde_json::from_str(note).ok().map(NoticeKind::BookingSettled),
        "booking_moved" => serde_json::from_str(note).ok().map(NoticeKind::BookingMoved),
        "mark_answered" => {
            let (at, stays) = serde_json::from_str(note).ok()?;
            Some(NoticeKind::MarkAnswered { at, stays })
        }
        "session_changed_waiting" => {
            serde_json::from_str(note).ok().map(NoticeKind::SessionChangedWhileWaiting)
        }
        "may_continue" => may_continue(note),
        "session_changed" => serde_json::from_str(note).ok().map(NoticeKind::SessionChanged),
        _ => None,
    }
}

/// The last day to pay, and why it was put off.
fn fee_due(note: &str) -> Option<NoticeKind> {
    let (pay_by, put_off) = note.split_once(' ')?;
    Some(NoticeKind::FeeDue { pay_by: pay_by.parse().ok()?, put_off: put_off.to_owned() })
}

/// From when on, and until when before everybody else.
fn may_continue(note: &str) -> Option<NoticeKind> {
    let (from, until) = note.split_once(' ')?;
    Some(NoticeKind::MayContinue { from: from.parse().ok()?, until: until.parse().ok()? })
}

/// What counts for the new place, and what is left to do.
fn fee_carried(note: &str) -> Option<NoticeKind> {
    let (carried, settled) = serde_json::from_str(note).ok()?;
    Some(NoticeKind::FeeCarried { carried, settled })
}

#[cfg(test)]
mod tests {
    use domain::calendar::Span;
    use domain::session::SessionNews;
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn a_notice_of_an_earlier_release_is_of_one_session_alone() {
        let span = Span::on(date(2026, 12, 8), time(9, 0, 0, 0), time(10, 30, 0, 0));
        let (was, room, reason) = (span.from, "302 书画室".into(), "教室另有安排".into());
        let moved = NoticeKind::SessionChanged(SessionNews::Moved {
            was,
            to: span,
            room,
            reason,
            onward: None,
        });
        let (code, note) = kept(&moved).unwrap();
        let earlier = note.replace(r#","onward":null"#, "");
        assert_ne!(earlier, note);
        assert_eq!(kind_from(code, &earlier), Some(moved));
    }
}
