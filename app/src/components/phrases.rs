//! Text that may break between its phrases, where Chinese has no blank to break at, and nowhere inside a date or a time.

use leptos::prelude::*;

/// A text with a place to break before a bracket. Days, times, short brackets and counts stay whole, each with the comma
/// or full stop behind it; a date breaks after its year alone.
#[component]
pub fn Phrases(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let pieces = split(&text);
    let piece = |(number, Piece { text, kept }): (usize, Piece)| {
        let words = text.to_owned();
        let breaks = (number > 0 && text.starts_with('（')).then(|| view! { <wbr/> });
        match kept {
            Kept::Short => view! { {breaks}<span class="together">{words}</span> }.into_any(),
            Kept::Long => view! { <span class="nowrap">{words}</span> }.into_any(),
            Kept::Not => view! { {breaks}{words} }.into_any(),
        }
    };
    pieces.into_iter().enumerate().map(piece).collect_view()
}

/// A heading, or a sentence in large print. Its phrases stay together where they fit: 您的手机号码是多少？ breaks before
/// 是多少, not inside 号码.
#[component]
pub fn ByPhrase(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let phrases = phrases(&text);
    if phrases.len() < 2 {
        return text.into_any();
    }
    let span = |phrase: &str| view! { <span class="nowrap">{phrase.to_owned()}</span> };
    phrases.into_iter().map(span).collect_view().into_any()
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece<'a> {
    text: &'a str,
    kept: Kept,
}

/// Whether a part may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    /// It may.
    Not,
    /// It must not, and fits on any line: a year, a day, a weekday, a bracket, a count.
    Short,
    /// It must not, unless the line is shorter than that: a time.
    Long,
}

const DAY_PARTS: [&str; 3] = ["上午", "下午", "晚上"];

/// Longer brackets break as other text does: （星期四） is whole.
const SHORT_BRACKET: usize = 6;

/// Dates, times, weekdays, counts and short brackets by themselves.
fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(next) = text[at..].chars().next() {
        let (length, kept) = whole(&text[at..]);
        if (length > 0 || next == '（') && from < at {
            pieces.push(Piece { text: &text[from..at], kept: Kept::Not });
            from = at;
        }
        if length > 0 {
            let end = at + length + closing(&text[at + length..]);
            pieces.push(Piece { text: &text[at..end], kept });
            (from, at) = (end, end);
        } else {
            at += next.len_utf8();
        }
    }
    if from < text.len() {
        pieces.push(Piece { text: &text[from..], kept: Kept::Not });
    }
    pieces
}

/// How many bytes of what must not break stand at the beginning; 0 if there is nothing of the kind.
fn whole(text: &str) -> (usize, Kept) {
    match (time(text), [year(text), date(text), count(text), bracket(text), weekday(text)]) {
        (0, short) => match short.into_iter().max() {
            None | Some(0) => (0, Kept::Not),
            Some(length) => (length, Kept::Short),
        },
        (length, _) => (length, Kept::Long),
    }
}

/// 星期四.
fn weekday(text: &str) -> usize {
    let day = text.strip_prefix("星期").and_then(|rest| rest.chars().next());
    day.map_or(0, |day| "星期".len() + day.len_utf8())
}

/// 上午9:00–10:30. The dash of 上午11:30–下午1:00 stays with what stands before it. 上午 alone is a time, too.
fn time(text: &str) -> usize {
    let Some(rest) = DAY_PARTS.iter().find_map(|part| text.strip_prefix(part)) else { return 0 };
    let clock = |c: char| c.is_ascii_digit() || c == ':' || c == '–';
    text.len() - rest.trim_start_matches(clock).len()
}

/// 2026年, before a month.
fn year(text: &str) -> usize {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix('年') {
        Some(month) if rest.len() < text.len() && date(month) > 0 => text.len() - month.len(),
        _ => 0,
    }
}

/// 3月5日.
fn date(text: &str) -> usize {
    let number =
        |text: &'_ str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let month = number(text);
    let Some(rest) = text[month..].strip_prefix('月') else { return 0 };
    let day = number(rest);
    match rest[day..].strip_prefix('日') {
        Some(after) if month > 0 && day > 0 => text.len() - after.len(),
        _ => 0,
    }
}

/// 共14次; 共55个名额.
fn count(text: &str) -> usize {
    let Some(number) = text.strip_prefix('共') else { return 0 };
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = ["次", "个名额"].into_iter().find_map(|what| rest.strip_prefix(what));
    counted.filter(|_| rest.len() < number.len()).map_or(0, |after| text.len() - after.len())
}

/// （星期四）; （1）班, with the word that belongs to it.
fn bracket(text: &str) -> usize {
    let Some((inner, rest)) = text.strip_prefix('（').and_then(|text| text.split_once('）'))
    else {
        return 0;
    };
    if inner.chars().count() > SHORT_BRACKET {
        return 0;
    }
    let class = if rest.starts_with('班') { '班'.len_utf8() } else { 0 };
    text.len() - rest.len() + class
}

/// The signs that must not begin a line, and 起 and 止 after a day or a time.
fn closing(text: &str) -> usize {
    const CLOSING: [char; 10] = ['，', '。', '；', '：', '？', '、', '”', '）', '起', '止'];
    text.len() - text.trim_start_matches(CLOSING).len()
}

/// What a long heading asks comes last and may stand on a line of its own.
const ASKED: [&str; 2] = ["是多少？", "是什么？"];

/// The parts of a heading: up to each comma, to a month without a day, from each quotation mark, and what it asks.
fn phrases(text: &str) -> Vec<&str> {
    let asked = ASKED.iter().find_map(|end| Some(text.strip_suffix(end)?.len()));
    let mut ends: Vec<usize> = asked.into_iter().collect();
    let mut before = None;
    for (at, sign) in text.char_indices() {
        match sign {
            '，' | '：' | '、' => ends.push(at + sign.len_utf8()),
            // 2026年11月活动安排: after the month, where no day follows.
            '月' if before.is_some_and(|before: char| before.is_ascii_digit())
                && !text[at + sign.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()) =>
            {
                ends.push(at + sign.len_utf8());
            }
            // After a blank a line may break anyway.
            '“' if before.is_some_and(|before: char| before != ' ') => ends.push(at),
            _ => {}
        }
        before = Some(sign);
    }
    ends.push(text.len());
    ends.sort_unstable();
    ends.dedup();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts
        .zip(&ends)
        .map(|(from, to)| &text[from..*to])
        .filter(|phrase| !phrase.is_empty())
        .collect()
}

#[cfg(test)]
mod tests;
