//! What helpers did of late, and who may act since or no more: told to the person where they look anyway.

use std::time::Duration;

use domain::id::PersonId;
use domain::person::PersonName;
use leptos::prelude::*;

use crate::components::acting::name_or_somebody;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::consent as words;

/// So long it is told here; afterwards it stands on the helpers' page alone.
const TOLD_FOR: Duration = Duration::from_secs(14 * 24 * 3600);

/// So many at most.
const MOST: u32 = 3;

/// The lines of the last two weeks, the latest deeds first. While somebody acts for the person there are none.
pub async fn news(request: &Request, person: PersonId) -> Result<Vec<String>, AppError> {
    if request.acting().is_some() {
        return Ok(Vec::new());
    }
    let (language, since) = (request.language, request.now - TOLD_FOR);
    let called = |relation: &str, name: Option<&PersonName>| {
        words::helper_called(language, relation, &name_or_somebody(request, name))
    };
    let mut lines = Vec::new();
    for done in store::consent::done_for(&request.db, person, MOST).await? {
        if done.at >= since {
            let helper = called(&done.relation, done.helper.as_ref());
            let told = words::done(language, done.what, &helper);
            lines.push(words::about(language, &told, &done.offering));
        }
    }
    for entry in store::consent::helpers_of(&request.db, person).await? {
        let helper = called(&entry.consent.relation, entry.helper.as_ref());
        if entry.holds(request.now) && entry.consent.from >= since {
            lines.push(words::began(language, &helper));
        } else if entry.consent.ended_at.is_some_and(|at| at >= since) {
            lines.push(words::no_more(language, &helper));
        }
    }
    Ok(lines)
}

/// The lines and the way to all of it.
#[component]
pub fn HelperNews(
    /// Each a line.
    lines: Vec<String>,
) -> impl IntoView {
    let say = request().say();
    (!lines.is_empty()).then(|| {
        let lines = lines
            .into_iter()
            .map(|line| view! { <span class="line"><Phrases text=line/></span> })
            .collect_view();
        view! {
            <NoticeBox kind=BoxKind::Info>
                <h2 class="notice__title">{say(words::NEWS)}</h2>
                <p>{lines}</p>
                <div class="button-row"><a class="button" href=paths::MY_HELPERS>{say(words::SEE_HELPERS)}</a></div>
            </NoticeBox>
        }
    })
}
