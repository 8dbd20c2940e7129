//! 公开摇号: what somebody is told who draws again from the published files.

use domain::draw::{Fault, SeedFault, Unreadable, Unverified};
use domain::language::Language::{self, Chinese, English};

use crate::wording::{Sentence, Words};

pub const HOW_TO_VERIFY: Words = Words(
    "请这样写：yinyao verify list.txt record.txt",
    "Write: yinyao verify list.txt record.txt",
);
pub const VERIFIED: Words = Words(
    "相符：用这份名单和这串数字重新抽，结果一模一样。",
    "It agrees: drawn again from this list and this seed, every place is the same.",
);

/// A file that is not there, or is no text.
pub fn unreadable_file(file: &str) -> Sentence {
    Sentence::of(|language| match language {
        Chinese => format!("读不了文件“{file}”。"),
        English => format!("The file {file} cannot be read."),
    })
}

/// Why a record could not be confirmed.
pub fn unverified(fault: &Unverified) -> Sentence {
    Sentence::of(|language| match (fault, language) {
        (Unverified::List(at), _) => unreadable(language, *at),
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
        (Unverified::Differs { line, said, found }, Chinese) => {
            format!("不相符：结果第{line}行写的是“{said}”，重新抽出来的是“{found}”。")
        }
        (Unverified::Differs { line, said, found }, English) => {
            format!(
                "It does not agree: line {line} of the record says “{said}”, drawn again it is “{found}”."
            )
        }
    })
}

fn unreadable(language: Language, Unreadable { line, fault }: Unreadable) -> String {
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
        (SeedFault::NotADigit(c), Chinese) => format!("“{c}”不是数字。请只写数字。"),
        (SeedFault::NotADigit(c), English) => format!("“{c}” is not a digit. Write digits only."),
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
        let told = unverified(&Unverified::List(Unreadable { line: 7, fault: Fault::Order }));
        assert_eq!(told.chinese, "名单第7行顺序不对，或者重复了。");
        assert_eq!(told.english, "Line 7 of the list is out of order, or is there twice.");
        let told = unverified(&Unverified::Seed(SeedFault::TooFew(3)));
        assert_eq!(told.chinese, "只有3个数字，至少要8个。");
    }
}
