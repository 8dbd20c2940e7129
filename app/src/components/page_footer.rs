//! The foot of every page: whom to call, where the counter is. The same on each.

use leptos::prelude::*;

use crate::components::icon::{Icon, IconName};
use crate::components::phrases::Phrases;
use crate::components::picture::ScrollBand;
use crate::paths;
use crate::request::Request;
use crate::wording::common as words;
use crate::wording::help::HOW_TO_USE;

/// The help line and the counter.
#[component]
pub fn PageFooter(
    /// Who asks.
    request: Request,
) -> impl IntoView {
    let say = request.say();
    let telephone = request.installation.help_telephone.clone();
    let digits: String = telephone.chars().filter(char::is_ascii_digit).collect();
    let shown = telephone.replace('-', "\u{a0}");
    let link = view! {
        <a class="footer__phone" href=format!("tel:{digits}")><Icon name=IconName::Phone/><span>{shown}</span></a>
    };
    let help = view! { <a class="footer__help" href=paths::HELP>{say(HOW_TO_USE)}</a> };
    if request.is_at_desk() {
        view! {
            <footer class="footer ring ring--start">
                <div class="wrap wrap--wide footer__row"><p>{say(words::NEED_HELP_CALL)}</p>{link}{help}</div>
            </footer>
        }
        .into_any()
    } else {
        view! {
            <footer class="footer ring ring--start">
                <div class="wrap footer__columns">
                    <div>
                        <h2>{say(words::NEED_HELP_CALL)}</h2>
                        {link}
                        <p><Phrases text=say(words::HELP_HOURS)/></p>
                        {help}
                    </div>
                    <div>
                        <h2>{say(words::COME_TO_THE_COUNTER)}</h2>
                        <p><Phrases text=say(words::COUNTER)/></p>
                    </div>
                </div>
                <ScrollBand/>
            </footer>
        }
        .into_any()
    }
}
