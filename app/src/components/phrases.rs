//! Text that may break between its phrases, where Chinese has no blank to break at, and nowhere inside a date, a time or an
//! amount.

use leptos::prelude::*;

use crate::wording::when::MONTHS;

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
                view! {
                    <span class="nowrap">
                        <span class="together">{first.to_owned()}</span>
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

/// A heading, or a sentence in large print. Its phrases stay together where they fit: 您的手机号码是多少？ breaks before
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
    /// It must not, and fits on any line: a year, a day, a weekday, a bracket, an amount, sign-up.
    Short,
    /// It must not, unless the line is shorter than that, and then after so many bytes: a time, a last day with its year.
    /// After none if at its blanks: a day or a time in English.
    Long(usize),
}

const DAY_PARTS: [&str; 3] = ["上午", "下午", "晚上"];

/// Longer brackets break as other text does: （星期四） is whole.
const SHORT_BRACKET: usize = 6;

/// Longer words with a hyphen may break at it.
const SHORT_WORD: usize = 10;

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

/// How many bytes of what must not break stand at the beginning; 0 if there is nothing of the kind.
fn whole(text: &str) -> (usize, Kept) {
    let long = time(text).or_else(|| last_day(text)).or_else(|| english_times(text));
    if let Some((length, at)) = long.or_else(|| english_day(text)) {
        return (length, Kept::Long(at));
    }
    let short =
        [year, date, amount, grade, bracket, weekday, hyphened].map(|length_of| length_of(text));
    match short.into_iter().max() {
        None | Some(0) => (0, Kept::Not),
        Some(length) => (length, Kept::Short),
    }
}

/// How many bytes of digits stand at the beginning.
fn digits(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len()
}

/// 星期四.
fn weekday(text: &str) -> usize {
    let day = text.strip_prefix("星期").and_then(|rest| rest.chars().next());
    day.map_or(0, |day| "星期".len() + day.len_utf8())
}

/// 上午9:00–10:30, and where it may break. The dash of 上午11:30–下午1:00 stays with what stands before it. 下午场 is no time.
fn time(text: &str) -> Option<(usize, usize)> {
    let rest = DAY_PARTS.iter().find_map(|part| text.strip_prefix(part))?;
    let clock = |c: char| c.is_ascii_digit() || c == ':' || c == '–';
    let after = rest.trim_start_matches(clock);
    (after.len() < rest.len()).then_some((text.len() - after.len(), text.len() - rest.len()))
}

/// 到2027年3月22日, and where it may break.
fn last_day(text: &str) -> Option<(usize, usize)> {
    let rest = text.strip_prefix('到')?;
    let year = Some(year(rest)).filter(|length| *length > 0)?;
    let at = text.len() - rest.len() + year;
    Some((at + date(&rest[year..]), at))
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
    let month = digits(text);
    let Some(rest) = text[month..].strip_prefix('月') else { return 0 };
    let day = digits(rest);
    match rest[day..].strip_prefix('日') {
        Some(after) if month > 0 && day > 0 => text.len() - after.len(),
        _ => 0,
    }
}

/// What is counted: longer words before the shorter ones that they begin with.
const UNITS: [&str; 22] = [
    "次课",
    "次",
    "个名额",
    "个",
    "分钟",
    "楼",
    "号",
    "元",
    "位",
    "人",
    "天",
    "处",
    "岁",
    "项",
    "门",
    "米",
    "件",
    "小时",
    "室",
    "周",
    "行",
    "页",
];

/// 共14次; 共55个名额; 第1次课; 5楼; 200米; 1100元.
fn amount(text: &str) -> usize {
    let number = ["共", "第"].iter().find_map(|first| text.strip_prefix(first)).unwrap_or(text);
    let rest = &number[digits(number)..];
    let counted = UNITS.iter().find_map(|unit| rest.strip_prefix(unit));
    counted.filter(|_| rest.len() < number.len()).map_or(0, |after| text.len() - after.len())
}

const GRADES: [&str; 6] = ["一", "二", "三", "四", "五", "六"];

/// 一年级; 二年级班; 一年级（1）班.
fn grade(text: &str) -> usize {
    let Some(rest) = GRADES.iter().find_map(|grade| text.strip_prefix(grade)) else { return 0 };
    let Some(rest) = rest.strip_prefix("年级") else { return 0 };
    let class = bracket(rest).max(if rest.starts_with('班') { '班'.len_utf8() } else { 0 });
    text.len() - rest.len() + class
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

/// Without the blank at its beginning, of either kind.
fn after_blank(text: &str) -> Option<&str> {
    text.strip_prefix([' ', '\u{a0}'])
}

/// 23 March. Its year may stand on the next line.
fn english_day(text: &str) -> Option<(usize, usize)> {
    let day = digits(text);
    let month = match day {
        1 | 2 => after_blank(&text[day..]),
        _ => None,
    };
    let rest = month.and_then(|month| MONTHS.iter().find_map(|name| month.strip_prefix(name)))?;
    Some((text.len() - rest.len(), 0))
}

/// 9:00 am; 9:00 am to 11:00 am, which may break at any blank.
fn english_times(text: &str) -> Option<(usize, usize)> {
    let from = Some(english_time(text)).filter(|length| *length > 0)?;
    let to = text[from..].strip_prefix(" to ").map_or(0, english_time);
    Some((if to > 0 { from + " to ".len() + to } else { from }, 0))
}

/// 9:00 am.
fn english_time(text: &str) -> usize {
    let hour = digits(text);
    let minutes = text[hour..].strip_prefix(':').filter(|minutes| hour > 0 && digits(minutes) == 2);
    let half = minutes.and_then(|minutes| after_blank(&minutes[2..]));
    let rest = half.and_then(|half| half.strip_prefix("am").or_else(|| half.strip_prefix("pm")));
    rest.map_or(0, |rest| text.len() - rest.len())
}

/// A word with a hyphen: sign-up, My sign-ups, Wi-Fi.
fn hyphened(text: &str) -> usize {
    let letters =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let first = letters(text);
    let second = text[first..].strip_prefix('-').map_or(0, letters);
    let length = first + 1 + second;
    if first > 0 && second > 0 && length <= SHORT_WORD { length } else { 0 }
}

/// The signs that must not begin a line, and 起 and 止 after a day or a time.
fn closing(text: &str) -> usize {
    const CLOSING: [char; 16] =
        ['，', '。', '；', '：', '？', '、', '”', '）', '起', '止', ',', '.', ';', ':', '?', ')'];
    text.len() - text.trim_start_matches(CLOSING).len()
}

/// What a long heading asks comes last and may stand on a line of its own.
const ASKED: [&str; 3] = ["是多少？", "是什么？", "需要修改"];

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
            // “楷书 | 二年级班”.
            _ if before.is_some() && grade(&text[at..]) > 0 => ends.push(at),
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
