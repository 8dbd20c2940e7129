//! What became of each wish, and why.

use leptos::prelude::*;
use store::draw::MyApplication;

use crate::components::phrases::Phrases;
use crate::request::Request;
use crate::wording::draw::wishes as words;

/// 第1志愿 书法班：有名额. With the reason once it was drawn.
#[component]
pub fn Answers(
    /// Who asks.
    request: Request,
    /// Their wishes.
    mine: MyApplication,
) -> impl IntoView {
    let language = request.language;
    let rows = mine
        .wishes
        .into_iter()
        .enumerate()
        .map(|(place, wish)| {
            let told = wish.answer.map(|answer| {
                view! {
                    <b class="line"><Phrases text=words::answer(language, Some(answer))/></b>
                    <span class="line"><Phrases text=words::why(language, answer, wish.share)/></span>
                }
            });
            view! {
                <li class="summary__row">
                    <p class="summary__term">{words::rank(language, place + 1)}</p>
                    <div class="summary__value">
                        <span class="line"><Phrases text=wish.name/></span>
                        {told}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="summary">{rows}</ol> }
}
