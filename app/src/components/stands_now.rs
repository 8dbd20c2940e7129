//! 现在是这样: what somebody else has changed while a form was being filled in, beside what was typed.

use leptos::prelude::*;
use store::Seen;

use crate::attempt::Attempt;
use crate::components::definitions::Definitions;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::request::request;
use crate::wording::Words;
use crate::wording::refusal::NOW;

/// The name of the hidden field that tells what was seen.
pub const SEEN: &str = "seen";

/// Nothing where the form comes fresh, or nobody has changed anything since it was shown.
#[component]
pub fn StandsNow(
    /// What came back.
    attempt: Attempt,
    /// What stands.
    now: Seen,
    /// The same in words.
    rows: Vec<(Words, Vec<String>)>,
) -> impl IntoView {
    let say = request().say();
    let was_seen = attempt.value(SEEN);
    let is_another = attempt.is_back() && !was_seen.is_empty() && was_seen != now.told();
    is_another.then(|| {
        view! {
            <NoticeBox kind=BoxKind::Warning>
                <p class="notice__title">{say(NOW)}</p>
                <Definitions rows=rows/>
            </NoticeBox>
        }
    })
}
