//! 公开摇号: what learners and visitors read, and what somebody is told who draws again from the published files.

use domain::draw::{Amendment, Fault, FrozenList, Record, SeedFault, Unreadable, Unverified};
use domain::language::Language::{self, Chinese, English};
use domain::text::is_hidden;

use crate::wording::{Sentence, Words};

pub mod list;
pub mod page;
pub mod state;
pub mod wishes;

pub const HOW_TO_VERIFY: Words = Words(
    "请这样写：yinyao verify list.txt record.txt\n\
     有变动说明的：yinyao verify list.txt amendment.txt record.txt",
    "Write: yinyao verify list.txt record.txt\n\
     or, with an amendment: yinyao verify list.txt amendment.txt record.txt",
);
/// What was compared, and what the reader alone can compare.
pub fn verified(list: &FrozenList, record: &Record) -> Sentence {
    let (digest, seed, source) = (list.digest(), &record.seed, shown(&list.list().seed.source));
    let amendment = Amendment::to(list, record.without.iter().copied());
    Sentence::of(|language| {
        let amended = amendment.as_ref().map(|one| amended(language, one)).unwrap_or_default();
        match language {
            Chinese => format!(
                "相符：用这份名单和这串数字重新抽，结果一模一样。\n\
             请再对三样。\n\
             一、抽签以前公布的名单指纹，是不是：{digest}\n\
             二、当场得到的数字，是不是：{seed}（名单上写明：{source}）\n\
             三、名单上您自己那一行，志愿对不对。{amended}"
            ),
            English => format!(
                "It agrees: drawn again from this list and this seed, every place is the same.\n\
             Please compare three things yourself.\n\
             1. The digest of the list published before the draw: {digest}\n\
             2. The digits that came: {seed} (the list says: {source})\n\
             3. Your own line on the list.{amended}"
            ),
        }
    })
}

/// Where something was called off since the list: what was drawn without, and the digest of the file that says so.
fn amended(language: Language, amendment: &Amendment) -> String {
    let (count, digest) = (amendment.without().len(), amendment.digest());
    match language {
        Chinese => {
            format!("\n名单公布后取消了{count}项，抽签时跳过。变动说明的指纹，是不是：{digest}")
        }
        English => format!(
            "\nSince the list {count} of it was called off and passed over. The digest of the amendment: {digest}"
        ),
    }
}

/// A text from a file as one line of it: nothing hidden, nothing that a screen would obey, and not for ever.
fn shown(text: &str) -> String {
    text.chars().take(80).map(|c| if is_hidden(c) { '·' } else { c }).collect()
}

/// A file that is not there, or is no text.
pub fn unreadable_file(file: &str) -> Sentence {
    let file = shown(file);
    Sentence::of(|language| match language {
        Chinese => format!("读不了文件“{file}”。"),
        English => format!("The file {file} cannot be read."),
    })
}

/// Why a record could not be confirmed.
pub fn unverified(fault: &Unverified) -> Sentence {
    Sentence::of(|language| match (fault, language) {
        (Unverified::NotARecord, Chinese) => "结果文件不是抽签的结果，或者版本不同。".to_owned(),
        (Unverified::NotARecord, English) => {
            "The record is not one of a draw, or is of another version.".to_owned()
        }
        (Unverified::Seed(fault), _) => seed(language, *fault),
        (Unverified::OtherList { .. }, Chinese) => {
            "不相符：结果不是用这份名单抽的，或者名单改动过。".to_owned()
        }
        (Unverified::OtherList { .. }, English) => {
            "It does not agree: the draw was of another list, or the list was changed.".to_owned()
        }
        (Unverified::NotAnAmendment { line }, Chinese) => {
            format!("变动说明第{line}行写法不对，或者不是这份名单的。")
        }
        (Unverified::NotAnAmendment { line }, English) => {
            format!("Line {line} of the amendment is not as an amendment to this list has it.")
        }
        (Unverified::AmendsOtherList { .. }, Chinese) => {
            "不相符：变动说明不是这份名单的，或者名单改动过。".to_owned()
        }
        (Unverified::AmendsOtherList { .. }, English) => {
            "It does not agree: the amendment is to another list, or the list was changed."
                .to_owned()
        }
        (Unverified::OtherAmendment, Chinese) => {
            "不相符：抽签时跳过的，和变动说明上的不一样。".to_owned()
        }
        (Unverified::OtherAmendment, English) => {
            "It does not agree: the draw passed over other things than the amendment says."
                .to_owned()
        }
        (Unverified::Differs { line, said, found }, _) => {
            differs(language, *line, said.as_deref(), found.as_deref())
        }
    })
}

fn differs(language: Language, line: usize, said: Option<&str>, found: Option<&str>) -> String {
    let (said, found) = (said.map(shown), found.map(shown));
    match (said, found, language) {
        (Some(said), Some(found), Chinese) => {
            format!("不相符：结果第{line}行写的是“{said}”，重新抽出来的是“{found}”。")
        }
        (Some(said), Some(found), English) => format!(
            "It does not agree: line {line} of the record says “{said}”, drawn again it is “{found}”."
        ),
        (_, Some(found), Chinese) => format!("不相符：结果少了第{line}行“{found}”。"),
        (_, Some(found), English) => {
            format!("It does not agree: line {line} is missing from the record: “{found}”.")
        }
        (said, None, Chinese) => {
            format!("不相符：结果多了第{line}行“{}”。", said.unwrap_or_default())
        }
        (said, None, English) => {
            let said = said.unwrap_or_default();
            format!("It does not agree: the record has a line too many, line {line}: “{said}”.")
        }
    }
}

/// Why a text is no list.
pub fn unreadable(at: Unreadable) -> Sentence {
    Sentence::of(|language| unreadable_in(language, at))
}

fn unreadable_in(language: Language, Unreadable { line, fault }: Unreadable) -> String {
    let (chinese, english) = match fault {
        Fault::Title => (
            "不是抽签名单，或者版本不同",
            "is not the title of such a list, or is of another version",
        ),
        Fault::Shape => ("写法不对", "is not as a list has it"),
        Fault::Unknown => ("提到了名单里没有的项目", "names something that the list has not"),
        Fault::Order => ("顺序不对，或者重复了", "is out of order, or is there twice"),
        Fault::Shares => ("预留的名额比名额还多", "keeps more places for some than there are"),
        Fault::Writing => ("和名单的统一写法不一样", "is not written in the one way of such lists"),
    };
    match language {
        Chinese => format!("名单第{line}行{chinese}。"),
        English => format!("Line {line} of the list {english}."),
    }
}

/// Why what was typed is no seed.
pub fn seed(language: Language, fault: SeedFault) -> String {
    match (fault, language) {
        (SeedFault::NotAsAnnounced { found, announced }, Chinese) => {
            format!("有{found}个数字，名单上写的是{announced}个。")
        }
        (SeedFault::NotAsAnnounced { found, announced }, English) => {
            format!("There are {found} digits; the list announced {announced}.")
        }
        (SeedFault::NotADigit(c), Chinese) => {
            format!("“{}”不是数字。请只写数字。", shown(&c.to_string()))
        }
        (SeedFault::NotADigit(c), English) => {
            format!("“{}” is not a digit. Write digits only.", shown(&c.to_string()))
        }
        (SeedFault::TooFew(found), Chinese) => format!("只有{found}个数字，至少要8个。"),
        (SeedFault::TooFew(found), English) => format!("Only {found} digits; write at least 8."),
        (SeedFault::TooMany(found), Chinese) => format!("有{found}个数字，最多64个。"),
        (SeedFault::TooMany(found), English) => {
            format!("There are {found} digits; write at most 64.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_is_told_which_line_is_the_matter() {
        let told = unreadable(Unreadable { line: 7, fault: Fault::Order });
        assert_eq!(told.chinese, "名单第7行顺序不对，或者重复了。");
        assert_eq!(told.english, "Line 7 of the list is out of order, or is there twice.");
        let told = unverified(&Unverified::Seed(SeedFault::TooFew(3)));
        assert_eq!(told.chinese, "只有3个数字，至少要8个。");
    }

    #[test]
    fn nothing_in_a_file_takes_hold_of_the_screen() {
        let said = Some(format!("\u{1b}[2J相符\u{202e}{}", "长".repeat(200)));
        let found = Some("place\t1\t00000001".to_owned());
        let told = unverified(&Unverified::Differs { line: 4, said, found });
        assert!(told.chinese.starts_with("不相符：结果第4行写的是“·[2J相符·长长"), "{told:?}");
        assert!(!told.chinese.contains(char::is_control) && told.chinese.chars().count() < 140);
    }
}
