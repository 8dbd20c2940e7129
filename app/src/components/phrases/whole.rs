//! What stays whole in a text: dates, times, amounts, rooms, short brackets, words with a hyphen.

use super::Kept;
use crate::wording::when::MONTHS;

const DAY_PARTS: [&str; 4] = ["上午", "中午", "下午", "晚上"];

const DAYS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

/// Longer brackets break as other text does: （星期四） is whole.
const SHORT_BRACKET: usize = 6;

/// Longer words with a hyphen may break at it.
const SHORT_WORD: usize = 10;

/// How many bytes of what must not break stand at the beginning; 0 if there is nothing of the kind.
pub(super) fn whole(text: &str) -> (usize, Kept) {
    let long = time(text).or_else(|| last_day(text)).or_else(|| english_times(text));
    if let Some((length, at)) = long.or_else(|| english_day(text)) {
        return (length, Kept::Long(at));
    }
    let short = [year, date, amount, grade, bracket, weekday, hyphened];
    let short = short.into_iter().map(|length_of| length_of(text)).max().unwrap_or_default();
    match room(text) {
        // In the largest print 302书法教室 is longer than a line beside an icon.
        room if room > short => (room, Kept::Long(0)),
        _ if short > 0 => (short, Kept::Short),
        _ => (0, Kept::Not),
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

/// 每周一、周四; 周二.
fn weekdays(text: &str) -> usize {
    let mut rest = text.strip_prefix('每').unwrap_or(text);
    let mut length = 0;
    while let Some(after) = rest.strip_prefix('周').and_then(|day| day.strip_prefix(DAYS)) {
        length = text.len() - after.len();
        rest = after.strip_prefix('、').unwrap_or_default();
    }
    length
}

/// 上午9:00–10:30, 每周二上午9:00–10:30, and where it may break. The dash of 上午11:30–下午1:00 stays with what stands before
/// it. 下午场 is no time.
fn time(text: &str) -> Option<(usize, usize)> {
    let rest = &text[weekdays(text)..];
    let rest = DAY_PARTS.iter().find_map(|part| rest.strip_prefix(part))?;
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

/// Longer names of rooms break as other text does.
const SHORT_ROOM: usize = 8;

/// 302 is a room; 7路到路口 is a bus.
const ROOM_DIGITS: usize = 3;

/// 302书画室 up to the comma or the end: the number stays with its room.
fn room(text: &str) -> usize {
    let number = digits(text);
    let end = text.find(['，', ',', '。']).unwrap_or(text.len());
    let name = text.get(number..end).unwrap_or_default();
    let is_name = !name.is_empty() && name.chars().all(char::is_alphabetic);
    if number >= ROOM_DIGITS && is_name && text[..end].chars().count() <= SHORT_ROOM {
        end
    } else {
        0
    }
}

const GRADES: [&str; 6] = ["一", "二", "三", "四", "五", "六"];

/// 一年级; 二年级班; 一年级（1）班.
pub(super) fn grade(text: &str) -> usize {
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
