//! What an office announces around its table: the term, the days of signing up, the ages, the telephone.

use domain::calendar::start_of;
use domain::person::Telephone;
use domain::plan::Sheet;
use domain::text::narrow;
use jiff::Timestamp;
use jiff::civil::Date;

/// What was found; each may be missing, and what the coordinator types counts more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Announced {
    /// 红谷滩校区, of a title such as 南昌市老年大学红谷滩校区2026年秋季学期招生计划表.
    pub campus: Option<String>,
    /// 2026年秋季学期.
    pub term_name: Option<String>,
    /// 本学期10月12日开课.
    pub starts_on: Option<Date>,
    /// 至2027年1月15日结束.
    pub ends_on: Option<Date>,
    /// 公开报名9月14日…
    pub opens_at: Option<Timestamp>,
    /// …—9月18日, that day included.
    pub closes_at: Option<Timestamp>,
    /// 年满50周岁.
    pub age_from: Option<u8>,
    /// 至80周岁.
    pub age_to: Option<u8>,
    /// 咨询电话.
    pub telephone: Option<Telephone>,
}

/// Reads the titles, notes and rules of a workbook. Only whole sentences are understood.
pub(super) fn announced(sheets: &[Sheet]) -> Announced {
    let texts: Vec<String> = sheets.iter().flat_map(texts).collect();
    let Some(year) = texts.iter().find_map(|text| first_year(text)) else {
        return Announced::default();
    };
    let mut found = Announced::default();
    for text in &texts {
        found.campus = found.campus.or_else(|| campus(text));
        found.term_name = found.term_name.or_else(|| term_name(text));
        found.telephone = found.telephone.or_else(|| telephone(text));
        for sentence in text.split(['。', '；', ';', '\n']) {
            let days = days_in(sentence, year);
            match days.as_slice() {
                [from, to, ..]
                    if sentence.contains("开课") && sentence.contains("结束") && from < to =>
                {
                    (found.starts_on, found.ends_on) = (Some(*from), Some(*to));
                }
                [from, to, ..]
                    if found.opens_at.is_none() && sentence.contains("公开报名") && from <= to =>
                {
                    found.opens_at = Some(start_of(*from));
                    found.closes_at = to.tomorrow().ok().map(start_of);
                }
                _ => {}
            }
            if found.age_from.is_none() {
                (found.age_from, found.age_to) = ages(sentence);
            }
        }
    }
    found
}

/// The long texts of a sheet: titles, notes and rules, not the cells of the table.
fn texts(sheet: &Sheet) -> Vec<String> {
    let cells = sheet.rows.iter().take(200).flat_map(|row| row.cells.iter().take(2));
    let words = cells.map(|cell| narrow(&cell.words()));
    words.filter(|words| words.chars().count() >= 10).take(100).collect()
}

fn digits_before(text: &str) -> &str {
    let start = text
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[start..]
}

fn first_year(text: &str) -> Option<i16> {
    let years = text
        .match_indices('年')
        .filter_map(|(at, _)| digits_before(&text[..at]).parse::<i16>().ok());
    years.into_iter().find(|year| (2000..2100).contains(year))
}

/// 2026年秋季学期.
fn term_name(text: &str) -> Option<String> {
    let season = ["春季学期", "秋季学期", "夏季学期", "冬季学期"]
        .into_iter()
        .find(|season| text.contains(season))?;
    let before = text.split(season).next()?.strip_suffix('年')?;
    let year = digits_before(before);
    (year.len() == 4).then(|| format!("{year}年{season}"))
}

/// What stands in a plan's title between the university's name and the word 校区, with that word.
fn campus(text: &str) -> Option<String> {
    let title = ["学期", "计划", "招生", "课程"].into_iter().any(|word| text.contains(word));
    let (before, _) = text.split_once("校区").filter(|_| title)?;
    let (_, name) = before.rsplit_once("大学")?;
    let sound = !name.is_empty() && name.chars().all(char::is_alphanumeric);
    (sound && name.chars().count() <= 12).then(|| format!("{name}校区"))
}

/// The days of a sentence in order; without a year of their own they lie in the plan's.
fn days_in(sentence: &str, year: i16) -> Vec<Date> {
    let mut year = year;
    let mut days = Vec::new();
    for (at, _) in sentence.match_indices('月') {
        let month = digits_before(&sentence[..at]);
        let before = &sentence[..at - month.len()];
        if let Some(told) =
            before.strip_suffix('年').and_then(|before| digits_before(before).parse().ok())
        {
            year = told;
        }
        let after = &sentence[at + '月'.len_utf8()..];
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let date = (month.parse().ok(), after[..digits].parse().ok());
        if let (Some(month), Some(day)) = date
            && let Ok(date) = Date::new(year, month, day)
        {
            days.push(date);
        }
    }
    days
}

/// 年满50周岁至80周岁.
fn ages(sentence: &str) -> (Option<u8>, Option<u8>) {
    let ages = sentence
        .match_indices("周岁")
        .map(|(at, _)| digits_before(&sentence[..at]).parse::<u8>().ok());
    match ages.collect::<Vec<_>>().as_slice() {
        [Some(from), Some(to), ..] if from < to => (Some(*from), Some(*to)),
        _ => (None, None),
    }
}

fn telephone(text: &str) -> Option<Telephone> {
    let (_, after) = text.split_once("咨询电话")?;
    let number: String = after
        .trim_start_matches([':', '：', ' '])
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '\u{a0}'))
        .collect();
    let first = number.split("  ").next().unwrap_or_default();
    Telephone::parse(first).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_rules_of_a_school_tell_term_window_ages_and_telephone() {
        let sheet = Sheet::of_texts(&[
            ["南昌市老年大学红谷滩校区2026年秋季学期招生计划表"],
            [
                "报名时间：原班续报9月8日—9月12日；公开报名9月14日—9月18日；补录9月23日起。\n咨询电话：199 0000 0101。",
            ],
            [
                "一、招生对象。年满50周岁至80周岁、身体健康，年龄以2026年9月1日为准。80周岁以上须经家属同意。",
            ],
            ["八、开课。本学期10月12日开课，至2027年1月15日结束，共14周，法定节假日停课。"],
        ]);
        let found = announced(&[sheet]);
        assert_eq!(found.campus.as_deref(), Some("红谷滩校区"));
        assert_eq!(found.term_name.as_deref(), Some("2026年秋季学期"));
        assert_eq!(
            (found.starts_on, found.ends_on),
            (Some(date(2026, 10, 12)), Some(date(2027, 1, 15)))
        );
        assert_eq!(found.opens_at, Some(start_of(date(2026, 9, 14))));
        assert_eq!(found.closes_at, Some(start_of(date(2026, 9, 19))));
        assert_eq!((found.age_from, found.age_to), (Some(50), Some(80)));
        assert_eq!(found.telephone.unwrap().as_str(), "19900000101");
    }

    #[test]
    fn a_campus_is_read_from_a_title_alone() {
        for (text, expected) in [
            ("南昌市老年大学红谷滩校区招生计划表", Some("红谷滩校区")),
            ("南昌市老年大学2026年秋季学期招生计划表", None),
            ("南昌市老年大学校区一览", None),
            ("录取后3个工作日内到校区一楼报名处缴费", None),
            ("老年大学的学员请到青山湖校区一楼报名处缴费", None),
        ] {
            assert_eq!(campus(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_plan_that_announces_nothing_leaves_all_to_the_coordinator() {
        assert_eq!(announced(&[Sheet::of_texts(&[["系别", "专业"]])]), Announced::default());
        assert_eq!(announced(&[]), Announced::default());
    }
}
