//! What the remarks of a plan say, sorted: who may come, what to bring, what one's health allows.

use domain::offering::Conditions;

/// A remark, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Remark {
    /// 需有一年以上基础, 限女性.
    pub conditions: String,
    /// 心脑血管疾病患者慎报.
    pub health: String,
    /// 自带笔墨纸砚.
    pub bring: String,
    /// Everything else.
    pub note: String,
}

const HEALTH: [&str; 8] = ["患者", "慎报", "不宜", "血压", "心脏", "身体", "体弱", "医嘱"];
const BRING: [&str; 4] = ["自带", "自备", "请带", "须带"];
const CONDITIONS: [&str; 11] = [
    "基础",
    "限女",
    "限男",
    "优先",
    "需会",
    "须会",
    "试唱",
    "提交作品",
    "男女搭配",
    "家中须有",
    "面试",
];

impl Remark {
    /// Takes a remark apart at its commas. Nothing of it is lost.
    pub fn of(remark: &str) -> Self {
        let mut sorted = Self::default();
        let parts = remark.split(['，', '；', '。', ';', ',', '\n', '\r']).map(str::trim);
        for part in parts.filter(|part| !part.is_empty()) {
            let has = |words: &[&str]| words.iter().any(|word| part.contains(word));
            let place = if has(&HEALTH) {
                &mut sorted.health
            } else if has(&BRING) || (part.starts_with('备') && !part.starts_with("备有")) {
                &mut sorted.bring
            } else if has(&CONDITIONS) {
                &mut sorted.conditions
            } else {
                &mut sorted.note
            };
            if !place.is_empty() {
                place.push('；');
            }
            place.push_str(part);
        }
        sorted
    }
}

/// The ages that an audience names: 75岁以下 includes those of 75 (民法典第1259条).
pub(super) fn ages_of(audience: &str) -> Conditions {
    let mut conditions = Conditions::default();
    let text = domain::text::narrow(audience);
    for (at, _) in text.match_indices('岁') {
        let digits: String = text[..at]
            .chars()
            .rev()
            .skip_while(|c| *c == '周')
            .take_while(char::is_ascii_digit)
            .collect();
        let Ok(age) = digits.chars().rev().collect::<String>().parse::<u8>() else { continue };
        let rest = text[at + '岁'.len_utf8()..].trim_start_matches('及');
        if rest.starts_with("以下") {
            conditions.age_to = Some(age);
        } else if rest.starts_with("以上") {
            conditions.age_from = Some(age);
        }
    }
    conditions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_is_sorted_and_nothing_is_lost() {
        let remark = Remark::of("自带球拍；心脑血管疾病患者慎报，限女性，雨天改在一楼大厅");
        assert_eq!(remark.bring, "自带球拍");
        assert_eq!(remark.health, "心脑血管疾病患者慎报");
        assert_eq!(
            (remark.conditions.as_str(), remark.note.as_str()),
            ("限女性", "雨天改在一楼大厅")
        );
        assert_eq!(Remark::of("公益课程，零基础；材料自备").note, "公益课程");
    }

    #[test]
    fn an_age_limit_of_an_audience_includes_that_age() {
        let ages = |audience| (ages_of(audience).age_from, ages_of(audience).age_to);
        assert_eq!(ages("75岁以下，身体条件允许者"), (None, Some(75)));
        assert_eq!(ages("６０周岁及以上老同志"), (Some(60), None));
        assert_eq!(ages("全体老同志"), (None, None));
    }
}
