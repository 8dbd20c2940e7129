//! With whom somebody waits, who asks them to, and the way to ask.

use domain::id::SignUpId;
use leptos::prelude::*;
use store::sign_up::Together;

use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::pages::together::ASKED;
use crate::paths;
use crate::request::{Request, request};
use crate::wording::sentences;
use crate::wording::together as words;

/// Of somebody who waits.
#[component]
pub fn WaitTogether(
    /// Who asks.
    request: Request,
    /// Their entry.
    sign_up: SignUpId,
    /// With whom, or who asks.
    pairs: Vec<Together>,
) -> impl IntoView {
    let say = request.say();
    let has_asked = request.has_query(ASKED);
    let nobody = !pairs.iter().any(|pair| pair.is_agreed);
    let pairs =
        pairs.into_iter().map(|pair| view! { <Pair sign_up=sign_up pair=pair/> }).collect_view();
    view! {
        <section class="section screen-only" aria-labelledby="together">
            <h2 id="together">{say(words::TITLE)}</h2>
            {has_asked.then(|| view! { <NoticeBox kind=BoxKind::Done><p>{say(words::ASKED)}</p></NoticeBox> })}
            {pairs}
            {nobody.then(|| view! {
                <div class="button-row">
                    <a class="button" href=paths::answers::together(sign_up)>{say(words::ASK)}</a>
                </div>
            })}
        </section>
    }
}

#[component]
fn Pair(sign_up: SignUpId, pair: Together) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let Together { pair, name, is_agreed } = pair;
    let (sentence, part) = match is_agreed {
        true => (words::with(language, &name), words::PART),
        false => (words::asks(language, &name), words::REFUSE),
    };
    view! {
        <NoticeBox kind=BoxKind::Waiting>
            <p class="notice__title">{sentence}</p>
            <p>{sentences(language, &[words::WHAT_IT_MEANS, words::ONE_GOES_BY].map(say))}</p>
            <p>{say(words::EACH_ANSWERS)}</p>
            {(!is_agreed).then(|| view! {
                <Form action="/forms/pair-agree">
                    <input type="hidden" name="sign_up" value=sign_up.to_string()/>
                    <input type="hidden" name="pair" value=pair.to_string()/>
                    <div class="button-row">
                        <button class="button" type="submit">{say(words::AGREE)}</button>
                    </div>
                </Form>
            })}
            <Form action="/forms/pair-part">
                <input type="hidden" name="sign_up" value=sign_up.to_string()/>
                <input type="hidden" name="pair" value=pair.to_string()/>
                <div class="button-row">
                    <button class="button" type="submit">{say(part)}</button>
                </div>
            </Form>
        </NoticeBox>
    }
}
