//! Text that may break between its phrases, where Chinese has no blank to break at.

use leptos::prelude::*;

/// A text with a place to break before a bracket and before 上午, 下午, 晚上: never between Han and digit.
#[component]
pub fn Phrases(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let mut parts = split(&text).into_iter().map(str::to_owned);
    let first = parts.next();
    let others = parts.map(|part| view! { <wbr/>{part} }).collect_view();
    view! { {first}{others} }
}

fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in text.char_indices().skip(1) {
        let rest = &text[at..];
        if ["（", "上午", "下午", "晚上"].iter().any(|phrase| rest.starts_with(phrase)) {
            parts.push(&text[from..at]);
            from = at;
        }
    }
    parts.push(&text[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_stay_whole() {
        assert_eq!(split("楷书一年级（1）班"), ["楷书一年级", "（1）班"]);
        assert_eq!(split("每周二上午9:00–10:30"), ["每周二", "上午9:00–10:30"]);
        assert_eq!(split("上午9:00"), ["上午9:00"]);
        assert_eq!(split(""), [""]);
    }
}
