//! What was carried out last: all of it is put back as long as nobody has changed any of it, otherwise what was changed is named.

use domain::id::TermId;
use leptos::prelude::*;
use store::timetable::{LastCarried, Since, SinceHow};

use super::acting::{ACTION, FIELD, told_of};
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::paths::terms::desk_planned;
use crate::request::request;
use crate::wording::timetable::trial as words;

/// The last trial of a term, and the button that takes it back as a whole.
#[component]
pub(super) fn Last(term: TermId, last: LastCarried) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let told = words::carried_out(language, last.classes, last.at);
    let line = |one: &Since| {
        let told = words::since(language, one);
        // What is taken out has no page any more.
        let name = match one.how {
            SinceHow::TakenOut => view! { <b>{one.name.clone()}</b> }.into_any(),
            _ => view! {
                <a class="button button--link" href=desk_planned(one.class)>{one.name.clone()}</a>
            }
            .into_any(),
        };
        view! { <li><p>{name}</p><p><Phrases text=told/></p></li> }
    };
    let lines = last.since.iter().map(line).collect_view();
    let may = last.since.is_empty();
    view! {
        <section class="section" aria-labelledby="last">
            <h2 id="last">{say(words::LAST)}</h2>
            <p><Phrases text=told/></p>
            {if may {
                view! {
                    <p>{say(words::MAY_GO_BACK)}</p>
                    <PostButton action=ACTION name=FIELD value=told_of("back", term, last.trial) words=say(words::PUT_ALL_BACK)/>
                }
                .into_any()
            } else {
                view! {
                    <p>{say(words::MAY_NOT_GO_BACK)}</p>
                    <ul class="clashes">{lines}</ul>
                }
                .into_any()
            }}
        </section>
    }
}
