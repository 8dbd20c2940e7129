//! A notice after an act: what the reader has just changed here, and the way to put it back.

use domain::log::{About, Act, may_put_back};
use jiff::SignedDuration;
use leptos::prelude::*;
use store::log::Entry;

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::paths::log::desk_log_entry;
use crate::request::{Request, request};
use crate::wording::desk::log as words;

/// For so long it is told where it was done.
const JUST_NOW: SignedDuration = SignedDuration::from_mins(10);

/// The reader's own last change of a thing, while it is the last that anybody has made and can be put back.
pub async fn last_change(request: &Request, about: About) -> Result<Option<Entry>, AppError> {
    let (by, since) = (request.coordinator()?, request.now - JUST_NOW);
    let last = store::log::latest(&request.db, about, since, by).await?;
    Ok(last.filter(|entry| is_put_back_now(entry, request)))
}

/// The reader's own last act of this kind, whatever it was about, while nobody has changed that again.
pub async fn last_act(request: &Request, act: Act) -> Result<Option<Entry>, AppError> {
    let (by, since) = (request.coordinator()?, request.now - JUST_NOW);
    let last = store::log::latest_at_once(&request.db, act, since, by).await?.into_iter().next();
    Ok(last.filter(|entry| is_put_back_now(entry, request)))
}

fn is_put_back_now(entry: &Entry, request: &Request) -> bool {
    may_put_back(entry.act, entry.at, entry.is_put_back, request.now).is_ok()
}

/// The sentence and the way.
#[component]
pub fn LastChange(
    /// What [`last_change`] has found.
    entry: Option<Entry>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    entry.map(|entry| {
        view! {
            <NoticeBox kind=BoxKind::Info>
                <p>
                    {say(words::YOUR_CHANGE)}" "<Phrases text=words::sentence(request.language, &entry)/>" "
                    <a class="button button--link" href=desk_log_entry(entry.id)>{say(words::PUT_BACK)}</a>
                </p>
            </NoticeBox>
        }
    })
}
