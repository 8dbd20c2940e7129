//! What is wrong with a day as it was typed, beside the name of its field: the one place that says so.

use domain::language::Language::{self, Chinese, English};
use domain::written::NotADay;

use super::{Sentence, Words};

/// 学期第一天：没有这一天，2027年2月只有28天. Where nothing can be told of what was typed, how to write it.
pub fn not_a_day(label: Words, why: NotADay, unclear: impl Into<Sentence>) -> Sentence {
    let unclear = unclear.into();
    let told = |language| {
        reason(language, why).unwrap_or_else(|| unclear.in_language(language).to_owned())
    };
    let (chinese, english) = (named(label, Chinese), named(label, English));
    Sentence {
        chinese: format!("{chinese}：{}", told(Chinese)),
        english: format!("{english}: {}", told(English)),
    }
}

/// What a field is called, without the mark that it may stay empty.
fn named(label: Words, language: Language) -> &'static str {
    label.in_language(language).trim_end_matches("（选填）").trim_end_matches(" (optional)")
}

/// What there is none of; nothing where what was typed is no day at all.
pub fn reason(language: Language, why: NotADay) -> Option<String> {
    Some(match (language, why) {
        (_, NotADay::Unclear) => return None,
        (Chinese, NotADay::YearMissing) => "请写上年份，例如2027年3月1日".to_owned(),
        (Chinese, NotADay::OddYear { year }) => format!("请看看年份，写的是{year}年"),
        (Chinese, NotADay::NoSuchMonth { month }) => format!("没有{month}月，请看看月份"),
        (Chinese, NotADay::NoSuchDay { year, month, has }) => {
            format!("没有这一天，{year}年{month}月只有{has}天")
        }
        (Chinese, NotADay::NoSuchTime) => "没有这个时刻，请看看几点几分".to_owned(),
        (English, NotADay::YearMissing) => "please write the year, too: 2027-3-1".to_owned(),
        (English, NotADay::OddYear { year }) => format!("please check the year: it says {year}"),
        (English, NotADay::NoSuchMonth { month }) => format!("there is no month {month}"),
        (English, NotADay::NoSuchDay { year, month, has }) => {
            format!("there is no such day: month {month} of {year} has {has} days")
        }
        (English, NotADay::NoSuchTime) => {
            "there is no such time; please check hour and minute".to_owned()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Words = Words("学期第一天", "First day");
    const HOW: Words = Words("请这样写：2026年10月12日", "please write 2026-10-12");

    #[test]
    fn a_day_that_there_is_not_is_told_with_the_name_of_its_field() {
        let told = |why| not_a_day(FIRST, why, HOW).chinese;
        let no_day = NotADay::NoSuchDay { year: 2027, month: 2, has: 28 };
        assert_eq!(told(no_day), "学期第一天：没有这一天，2027年2月只有28天");
        assert_eq!(told(NotADay::OddYear { year: 2207 }), "学期第一天：请看看年份，写的是2207年");
        assert_eq!(told(NotADay::Unclear), "学期第一天：请这样写：2026年10月12日");
        assert_eq!(
            not_a_day(FIRST, no_day, HOW).english,
            "First day: there is no such day: month 2 of 2027 has 28 days"
        );
    }
}
