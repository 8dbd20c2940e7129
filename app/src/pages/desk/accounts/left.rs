//! What somebody who teaches leaves behind: the classes that still have them, each with the way to another teacher.

use domain::role::Role;
use domain::teaching::teaches;
use leptos::prelude::*;
use store::account::{Account, Taught};

use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::phrases::Phrases;
use crate::paths::sessions::desk_leaving;
use crate::request::request;
use crate::wording::desk::accounts as words;

/// Those of the classes that are this teacher's; nobody else has any.
pub(super) fn theirs(account: &Account, taught: &[Taught]) -> Vec<Taught> {
    let is_theirs =
        |one: &&Taught| account.role == Role::Teacher && teaches(&one.teacher, &account.teaches);
    taught.iter().filter(is_theirs).cloned().collect()
}

/// Told after an account has ended; nothing where the person may sign in, or no class is left.
#[component]
pub(super) fn StillTeaches(
    /// Whose account was changed just now.
    account: Option<Account>,
    /// Every class with sessions to come.
    taught: Vec<Taught>,
) -> impl IntoView {
    let say = request().say();
    let ended = account.filter(|account| account.ended_at.is_some());
    let left = ended.map(|account| theirs(&account, &taught)).unwrap_or_default();
    (!left.is_empty()).then(|| {
        view! {
            <NoticeBox kind=BoxKind::Warning>
                <p>{say(words::STILL_TEACHES)}</p>
                <Classes classes=left/>
            </NoticeBox>
        }
    })
}

/// Each class, with the way to another teacher from a day on.
#[component]
pub(super) fn Classes(
    /// Which.
    classes: Vec<Taught>,
) -> impl IntoView {
    let language = request().language;
    let line = |one: Taught| {
        let told = words::class_to_come(language, &one.name, one.sessions);
        view! {
            <li><a class="button button--link" href=desk_leaving(one.offering)><Phrases text=told/></a></li>
        }
    };
    view! { <ul class="clashes">{classes.into_iter().map(line).collect_view()}</ul> }
}
