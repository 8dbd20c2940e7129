//! Text that may break between its phrases, where Chinese has no blank to break at, and nowhere inside a date or a time.

use leptos::prelude::*;

/// A text with a place to break before a bracket and before 上午, 下午, 晚上; dates and times stay whole.
#[component]
pub fn Phrases(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let piece = |(number, piece): (usize, &str)| {
        let breaks = (number > 0 && may_begin_a_line(piece)).then(|| view! { <wbr/> });
        let words = piece.to_owned();
        if is_kept_whole(piece) {
            view! { {breaks}<span class="nowrap">{words}</span> }.into_any()
        } else {
            view! { {breaks}{words} }.into_any()
        }
    };
    split(&text).into_iter().enumerate().map(piece).collect_view()
}

const DAY_PARTS: [&str; 3] = ["上午", "下午", "晚上"];

fn may_begin_a_line(piece: &str) -> bool {
    piece.starts_with('（') || DAY_PARTS.iter().any(|part| piece.starts_with(part))
}

/// A date, or a time with its part of the day.
fn is_kept_whole(piece: &str) -> bool {
    piece.contains(|c: char| c.is_ascii_digit())
        && (piece.ends_with('日') || may_begin_a_line(piece))
        && !piece.starts_with('（')
}

/// Dates and times by themselves, brackets at the beginning of a piece.
fn split(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(next) = text[at..].chars().next() {
        let whole = date_or_time(&text[at..]);
        if (whole > 0 || next == '（') && from < at {
            pieces.push(&text[from..at]);
            from = at;
        }
        if whole > 0 {
            pieces.push(&text[at..at + whole]);
            from = at + whole;
        }
        at += if whole > 0 { whole } else { next.len_utf8() };
    }
    if from < text.len() {
        pieces.push(&text[from..]);
    }
    pieces
}

/// How many bytes a date (2026年3月5日, 3月5日) or a time (上午9:00–10:30) takes at the beginning; 0 if there is none.
fn date_or_time(text: &str) -> usize {
    if let Some(rest) = DAY_PARTS.iter().find_map(|part| text.strip_prefix(part)) {
        let clock =
            rest.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '–').unwrap_or(rest.len());
        // The dash of 上午11:30–下午1:00 stays with what stands before it.
        return text.len() - rest.len() + clock;
    }
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    let end =
        text.find(|c: char| !c.is_ascii_digit() && c != '年' && c != '月').unwrap_or(text.len());
    let (date, rest) = text.split_at(end);
    if date.contains('月') && rest.starts_with('日') { end + '日'.len_utf8() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_stay_whole() {
        assert_eq!(split("楷书一年级（1）班"), ["楷书一年级", "（1）班"]);
        assert_eq!(split("每周二上午9:00–10:30"), ["每周二", "上午9:00–10:30"]);
        assert_eq!(
            split("周二上午11:30–下午1:00，周三"),
            ["周二", "上午11:30–", "下午1:00", "，周三"]
        );
        assert_eq!(
            split("2026年10月13日到2027年1月12日，共14次"),
            ["2026年10月13日", "到", "2027年1月12日", "，共14次"]
        );
        assert_eq!(split("3月5日（星期四）上午9:30"), ["3月5日", "（星期四）", "上午9:30"]);
        assert_eq!(split("上午9:00"), ["上午9:00"]);
        assert_eq!(split("302书画室，3楼"), ["302书画室，3楼"]);
        assert_eq!(split("Monday, 9:00 am"), ["Monday, 9:00 am"]);
        assert!(split("").is_empty());
    }

    #[test]
    fn only_dates_and_times_never_break() {
        let kept = ["2026年10月13日", "3月5日", "上午9:00–10:30"];
        assert!(kept.into_iter().all(is_kept_whole));
        assert!(!["楷书", "（1）班", "302书画室"].into_iter().any(is_kept_whole));
    }
}
