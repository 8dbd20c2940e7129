//! 打印 and 发给家人. Both are links that lead somewhere without scripts: the first to how one prints, the second into
//! a message with title and address. With them `islands::handing_on` prints, shares or copies instead.

use leptos::prelude::*;

use crate::address::escaped;
use crate::components::icon::{Icon, IconName};
use crate::paths;
use crate::request::request;
use crate::wording::handing_on as words;

/// Prints the page.
#[component]
pub fn PrintButton() -> impl IntoView {
    let say = request().say();
    view! {
        <a class="button" href=paths::help_task("print") data-print=""><Icon name=IconName::Print/>{say(words::PRINT)}</a>
    }
}

/// What may be handed to somebody else: a title and the address of a page that everybody may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// 楷书一年级（1）班，银杏区老年大学.
    pub title: String,
    /// The page; never one that is somebody's own.
    pub path: String,
}

/// The button, the sentence that says how it went, and the address to copy by hand.
#[component]
pub fn Share(
    /// What is sent.
    shared: Shared,
    /// With 打印 before it.
    #[prop(optional)]
    is_printed: bool,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let Shared { title, path } = shared;
    let address = format!("{}{path}", request.installation.public_address);
    // Both ways of writing it are understood: Android's ?body and Apple's &body.
    let message = format!("sms:?&body={}", escaped(&format!("{title} {address}")));
    view! {
        <div class="share">
            <div class="button-row">
                {is_printed.then(|| view! { <PrintButton/> })}
                <a class="button" href=message data-native="" data-share=address.clone() data-title=title>
                    <Icon name=IconName::People/>{say(words::SEND)}
                </a>
            </div>
            <p class="share__said" id="shared" role="status" data-copied=say(words::COPIED) data-by-hand=say(words::NOT_COPIED)></p>
            <details id="by-hand">
                <summary class="share__summary">{say(words::SEE_ADDRESS)}</summary>
                <textarea class="field__input field__input--area" id="shared-address" rows="3" readonly=true spellcheck="false"
                    autocomplete="off" aria-label=say(words::ADDRESS)>{address}</textarea>
            </details>
        </div>
    }
}
