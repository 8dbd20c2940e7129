//! The sentences in the wording files: both languages are there, and each reads as accessibility.md, section 5, asks.

use std::collections::BTreeMap;

use crate::rust_text::{Literal, read};
use crate::{files, is_han};

/// Words that sound like an office or a computer, and what to write instead.
const NOT_FOR_PEOPLE: [(&str, &str); 27] = [
    ("请务必", "请"),
    ("抱歉", "what can be done"),
    ("对不起", "what can be done"),
    ("非法", "what is wrong"),
    ("无效", "what is wrong"),
    ("提交失败", "暂时没有办成"),
    ("失败", "没有办成"),
    ("系统异常", "暂时没有办成"),
    ("系统", "我们"),
    ("格式错误", "what it should look like"),
    ("不能为空", "请填写…"),
    ("点击", "按"),
    ("点按", "按"),
    ("链接", "what it leads to"),
    ("刷新", "再打开一次"),
    ("用户", "您, or 学员"),
    ("账号", "登录名"),
    ("权限", "what one may do"),
    ("界面", "这一页"),
    ("服务器", "我们"),
    ("数据", "what it is: 名单, 报名"),
    ("加载", "打开"),
    ("老人", "60岁及以上, or nothing"),
    ("老年人", "60岁及以上, or nothing"),
    ("！", "。"),
    ("您好，请", "请"),
    ("敬请", "请"),
];

/// The same for English, lower case, as whole words.
const NOT_FOR_READERS: [&str; 10] = [
    "click",
    "sorry",
    "invalid",
    "illegal",
    "oops",
    "user",
    "elderly",
    "failed",
    "unfortunately",
    "must not",
];

/// Chinese in English sentences: what somebody has to type exactly so, because the lists of offices are Chinese.
const CHINESE_IN_ENGLISH: [&str; 8] =
    ["周一", "周日", "免费", "周二上午9:00-10:30", "上午", "下午", "2026年秋季学期", "（2）"];

/// Sentences of more than 25 Han, each with the reason why it is not cut.
const LONG: [(&str, &str); 0] = [];

/// Every text of the wording files that is not a test's, with its place.
fn texts() -> Vec<(String, Literal)> {
    let sources = files("app/src", ".rs").into_iter();
    sources
        .filter(|(name, _)| name.contains("/wording") && !name.ends_with("tests.rs"))
        .flat_map(|(name, text)| {
            read(&text).literals.into_iter().map(move |one| (name.clone(), one))
        })
        .collect()
}

fn told(name: &str, literal: &Literal) -> String {
    format!("{name}:{}: {}", literal.line, literal.text)
}

/// The two texts of every `Words(…)`.
fn pairs() -> Vec<(String, Literal, Literal)> {
    let mut groups: BTreeMap<(String, usize), Vec<Literal>> = BTreeMap::new();
    for (name, literal) in texts() {
        if literal.innermost() == "Words" {
            groups.entry((name, literal.bracket)).or_default().push(literal);
        }
    }
    groups
        .into_iter()
        .map(|((name, _), texts)| match <[Literal; 2]>::try_from(texts) {
            Ok([chinese, english]) => (name, chinese, english),
            Err(texts) => panic!("{name}:{}: Words wants two texts", texts[0].line),
        })
        .collect()
}

/// A text without its placeholders: `{name}`.
fn fixed(text: &str) -> String {
    let mut kept = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

fn has_han(text: &str) -> bool {
    text.chars().any(is_han)
}

/// An English text: the second of two `Words`, in an arm for English, or in the field `english`.
fn is_english(literal: &Literal, pairs: &[(String, Literal, Literal)], name: &str) -> bool {
    if literal.innermost() == "Words" {
        return pairs.iter().any(|(file, _, english)| {
            file == name && english.line == literal.line && english.text == literal.text
        });
    }
    // What belongs to the function, or to the list, that it stands in.
    let before =
        literal.before.rsplit_once("fn ").map_or(literal.before.as_str(), |(_, last)| last);
    let field = |of: &str| before.rfind(of).unwrap_or_default();
    let arm = before.rfind("=>").unwrap_or_default();
    if field("english:").max(field("chinese:")) > arm {
        return field("english:") > field("chinese:");
    }
    // The pattern of the arm is what stands after the body of the one before.
    let pattern = before[..arm].rsplit("=>").next().unwrap_or_default();
    pattern.rfind("Language::").is_some_and(|at| pattern[at..].starts_with("Language::English"))
}

#[test]
fn every_sentence_is_there_in_both_languages() {
    let pairs = pairs();
    assert!(pairs.len() > 300, "only {} pairs were found", pairs.len());
    let mut faults = Vec::new();
    for (name, chinese, english) in &pairs {
        if chinese.text.trim().is_empty() || english.text.trim().is_empty() {
            faults.push(format!("{} has only one language", told(name, chinese)));
        }
        // 中文 and English name themselves.
        let same = chinese.text == english.text;
        if same && chinese.text.chars().any(char::is_alphabetic) {
            faults.push(format!("{} is the same in both", told(name, chinese)));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn english_sentences_hold_no_chinese_and_no_words_of_machines() {
    let pairs = pairs();
    let mut faults = Vec::new();
    let mut seen = 0;
    for (name, literal) in texts().into_iter().filter(|(name, one)| is_english(one, &pairs, name)) {
        seen += 1;
        let mut rest = fixed(&literal.text);
        for allowed in CHINESE_IN_ENGLISH {
            rest = rest.replace(allowed, "");
        }
        if has_han(&rest) {
            faults.push(format!("Chinese in English: {}", told(&name, &literal)));
        }
        let words = rest.to_lowercase();
        let words = format!(" {} ", words.replace(|c: char| !c.is_alphanumeric(), " "));
        for bad in NOT_FOR_READERS {
            if words.contains(&format!(" {bad} ")) {
                faults.push(format!("“{bad}”: {}", told(&name, &literal)));
            }
        }
        if rest.contains('!') && !rest.starts_with("! ") {
            faults.push(format!("an exclamation mark: {}", told(&name, &literal)));
        }
        if rest.contains(['\'', '"']) {
            faults.push(format!("a typewriter's quotation mark: {}", told(&name, &literal)));
        }
    }
    assert!(seen > 400, "only {seen} English texts were found");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn chinese_sentences_are_short_and_plain() {
    let pairs = pairs();
    let mut faults = Vec::new();
    let mut seen = 0;
    let chinese =
        |(name, one): &(String, Literal)| has_han(&one.text) && !is_english(one, &pairs, name);
    for (name, literal) in texts().into_iter().filter(chinese) {
        seen += 1;
        let text = fixed(&literal.text);
        for (bad, instead) in NOT_FOR_PEOPLE {
            if text.contains(bad) {
                faults.push(format!("“{bad}”, write {instead}: {}", told(&name, &literal)));
            }
        }
        for sentence in text.split(['。', '？', '；', '\n']) {
            let long = sentence.chars().filter(|c| is_han(*c)).count();
            let listed = LONG.iter().any(|(allowed, _)| *allowed == sentence);
            if long > 25 && !listed {
                faults.push(format!("{long} Han in one sentence: {}", told(&name, &literal)));
            }
        }
        let signs: Vec<char> = text.chars().collect();
        for pair in signs.windows(2).filter(|pair| is_han(pair[0])) {
            if ",.;:!?()".contains(pair[1]) {
                faults.push(format!("half-width {} after Han: {}", pair[1], told(&name, &literal)));
            }
            // What programs read is set in no browser, which would make the gap itself.
            if pair[1] == ' ' && !name.ends_with("/api.rs") {
                faults.push(format!("a blank after Han: {}", told(&name, &literal)));
            }
        }
    }
    assert!(seen > 400, "only {seen} Chinese texts were found");
    assert!(faults.is_empty(), "{faults:#?}");
}
