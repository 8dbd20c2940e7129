//! Text that may break between its phrases, where Chinese has no blank to break at, and nowhere inside a date, a time or an
//! amount.

use leptos::prelude::*;

use self::whole::{grade, whole};

mod whole;

/// A text with a place to break before a bracket. Days, times, amounts, short brackets and 一年级 stay whole, each with the
/// comma or full stop behind it; a date breaks after its year alone, a time after 上午.
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
            Kept::Long(0) => view! { <span class="nowrap">{words}</span> }.into_any(),
            Kept::Long(at) => {
                let (first, second) = text.split_at(at);
                // 每周一、周四上午 is longer than some lines.
                let is_long = first.chars().count() > LONGEST_TOGETHER;
                let class = (!is_long).then_some("together");
                view! {
                    <span class="nowrap">
                        <span class=class>{first.to_owned()}</span>
                        <span class="nowrap">{second.to_owned()}</span>
                    </span>
                }
                .into_any()
            }
            Kept::Not => view! { {breaks}{words} }.into_any(),
        }
    };
    pieces.into_iter().enumerate().map(piece).collect_view()
}

/// A heading, a place, or a sentence in large print. Its phrases stay together where they fit: 您的手机号码是多少？ breaks before
/// 是多少, not inside 号码.
#[component]
pub fn ByPhrase(
    /// The text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    if text.contains('-') {
        return view! { <Phrases text=text/> }.into_any();
    }
    let phrases = phrases(&text);
    if phrases.len() < 2 {
        return text.into_any();
    }
    // A blank inside would not be seen at its end.
    let span = |phrase: &str| {
        let words = phrase.trim_end_matches(' ');
        view! { <span class="nowrap">{words.to_owned()}</span>{(words.len() < phrase.len()).then_some(" ")} }
    };
    phrases.into_iter().map(span).collect_view().into_any()
}

/// In characters: in the largest print, beside an icon, on the narrowest phone.
const LONGEST_TOGETHER: usize = 6;

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
    /// It must not, and fits on any line: a year, a day, a weekday, a bracket, an amount, sign-up.
    Short,
    /// It must not, unless the line is shorter than that, and then after so many bytes: a time, a last day with its year.
    /// After none if at its blanks: a day or a time in English.
    Long(usize),
}

/// Dates, times, weekdays, counts and short brackets by themselves.
fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(next) = text[at..].chars().next() {
        // Nothing begins in the middle of a word or a number.
        let before = text[..at].chars().next_back();
        let is_inside = next.is_ascii_alphanumeric()
            && before.is_some_and(|before| before.is_ascii_alphanumeric());
        let (length, kept) = if is_inside { (0, Kept::Not) } else { whole(&text[at..]) };
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

/// The signs that must not begin a line, and 起 and 止 after a day or a time.
fn closing(text: &str) -> usize {
    const CLOSING: [char; 16] =
        ['，', '。', '；', '：', '？', '、', '”', '）', '起', '止', ',', '.', ';', ':', '?', ')'];
    text.len() - text.trim_start_matches(CLOSING).len()
}

/// What a long heading asks or promises comes last and may stand on a line of its own.
const ASKED: [&str; 5] = ["是多少？", "是什么？", "需要修改", "念给您听", "跟着更新"];

/// The parts of a heading: up to each comma, to a month without a day, from each quotation mark, after 里的, and what it asks.
fn phrases(text: &str) -> Vec<&str> {
    let asked = ASKED.iter().find_map(|end| Some(text.strip_suffix(end)?.len()));
    let mut ends: Vec<usize> = asked.into_iter().collect();
    let mut before = None;
    for (at, sign) in text.char_indices() {
        match sign {
            '，' | '：' | '、' => ends.push(at + sign.len_utf8()),
            // 短信里的 | 6位数字 | 是什么？, but 您的手机号码.
            '的' if asked.is_some_and(|asked| at < asked) && text[..at].chars().count() > 1 => {
                ends.push(at + sign.len_utf8());
            }
            // 2026年11月活动安排: after the month, where no day follows.
            '月' if before.is_some_and(|before: char| before.is_ascii_digit())
                && !text[at + sign.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()) =>
            {
                ends.push(at + sign.len_utf8());
            }
            // “楷书 | 二年级班”.
            _ if before.is_some() && grade(&text[at..]) > 0 => ends.push(at),
            // 银杏区老年大学 | 红谷滩校区.
            ' ' if before.is_some_and(|before: char| !before.is_ascii())
                && text[at + 1..].starts_with(|c: char| !c.is_ascii()) =>
            {
                ends.push(at + 1);
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
