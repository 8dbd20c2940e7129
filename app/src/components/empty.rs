//! Nothing here: a bud, what is missing, and the way on.

use leptos::prelude::*;

use crate::components::picture::{Picture, PictureName};

/// The bud and the words; what follows them is the way on.
#[component]
pub fn Empty(
    /// 没有找到这样的课.
    title: &'static str,
    /// What can be done.
    sentence: &'static str,
    /// Buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Picture name=PictureName::Bud/>
            <h2>{title}</h2>
            <p>{sentence}</p>
            {children()}
        </div>
    }
}
