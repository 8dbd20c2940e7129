//! The coordinators' side: denser, the same colours.

use leptos::prelude::*;

use super::{Group, examples};
use crate::pages::desk::offering::entries::Entries;
use crate::pages::desk::offering::facts::Facts;
use crate::request::request;
use crate::wording::design as words;

/// Facts and lists of one offering.
#[component]
pub fn Desk() -> impl IntoView {
    let now = request().now;
    view! {
        <Group name=words::DESK>
            <div class="desk flow">
                <Facts offering=examples::cancelled(now)/>
                <Entries lists=examples::lists(now)/>
            </div>
        </Group>
    }
}
