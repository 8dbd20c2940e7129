//! What became of each wish, and why.

use domain::language::Language;
use leptos::prelude::*;
use store::draw::{MyApplication, MyWish};

use crate::components::phrases::{ByPhrase, Phrases};
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
            let told = told(language, &wish).map(|[answer, why]| {
                view! {
                    <b class="line"><Phrases text=answer/></b>
                    <span class="line"><ByPhrase text=why/></span>
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

/// What became of a wish and why, once it was drawn: the same on the page and in the file.
pub fn told(language: Language, wish: &MyWish) -> Option<[String; 2]> {
    let answer = wish.answer?;
    Some([words::answer(language, Some(answer)), words::why_of(language, wish)?])
}
