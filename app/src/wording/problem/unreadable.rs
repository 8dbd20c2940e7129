//! Why a file could not be read at all.

use domain::language::Language;
use domain::offering::OfferingKind;
use domain::plan::{ListKind, Needed, NoTable};

use crate::sheet::Unreadable;
use crate::wording::Words;

/// Why a file could not be read, and what to do.
pub fn unreadable(why: &Unreadable, language: Language) -> String {
    let words = match why {
        Unreadable::NotASheet => Words(
            "这不是表格文件。请交XLSX或CSV文件。",
            "This is not a sheet. Please use an XLSX or CSV file.",
        ),
        Unreadable::Truncated => Words(
            "文件不完整。请重新保存，再传一次。",
            "The file is damaged. Please save it again and send it once more.",
        ),
        Unreadable::TooLarge => Words(
            "文件太大。请只留要导入的表，另存再传。",
            "The file is too large. Please keep only the sheet to be imported.",
        ),
        Unreadable::TooManyRows => Words(
            "一张表最多读2万行。请分成几个文件。",
            "A sheet may have 20,000 rows. Please split it into several files.",
        ),
        Unreadable::TooManyColumns => Words(
            "一张表最多读60列。请删掉右边多余的列。",
            "A sheet may have 60 columns. Please delete those further right.",
        ),
        Unreadable::Encrypted => Words(
            "文件有密码。请去掉密码，另存再传。",
            "The file has a password. Please save it without one.",
        ),
        Unreadable::OldXls => Words(
            "这是旧格式（.xls）。请存成新格式（.xlsx）再传。",
            "This is the old format (.xls). Please save it as .xlsx.",
        ),
        Unreadable::NoTable(none) => return no_table(none, language),
    };
    words.in_language(language).to_owned()
}

/// Why no table was found, and which headings it should have: a line for each list that it may be.
pub fn no_table(none: &NoTable, language: Language) -> String {
    match none {
        NoTable::Unknown { looked_for } => {
            let first = Words(
                "没看懂表头（第一行的栏名）。",
                "The headings in the first row are not known.",
            );
            let lists = looked_for.iter().map(|needed| line(needed, language));
            let lines: Vec<String> =
                std::iter::once(first.in_language(language).to_owned()).chain(lists).collect();
            lines.join("\n")
        }
        NoTable::Incomplete { missing } => {
            let said = Words("表头里缺少：", "These headings are missing: ");
            listed(said, missing, language)
        }
        NoTable::NotATable => {
            let words = Words(
                "这不像一张表。第一行要写栏名，下面一行写一条。请存成Excel（.xlsx）或CSV再传。",
                "This is no table: headings in the first row, then a row for each. Please save it as .xlsx or CSV.",
            );
            words.in_language(language).to_owned()
        }
        NoTable::NoRows => {
            let words = Words(
                "只有表头，没有内容。请填好再传。",
                "Headings alone, no rows. Please fill it in.",
            );
            words.in_language(language).to_owned()
        }
    }
}

/// 招生计划要有：系别、班级名称。
fn line(needed: &Needed, language: Language) -> String {
    let said = match needed.kind {
        ListKind::Offerings(OfferingKind::Class) => {
            Words("招生计划要有：", "A plan of classes has: ")
        }
        ListKind::Offerings(OfferingKind::Activity) => {
            Words("活动安排要有：", "A plan of activities has: ")
        }
        ListKind::Offerings(OfferingKind::Shift) => {
            Words("服务安排要有：", "A list of shifts has: ")
        }
        ListKind::Rooms => Words("房间一览要有：", "A list of rooms has: "),
        ListKind::People => Words("人员名册要有：", "A register of people has: "),
    };
    listed(said, &needed.headings, language)
}

fn listed(said: Words, headings: &[String], language: Language) -> String {
    let between = Words("、", ", ").in_language(language);
    let end = Words("。", ".").in_language(language);
    format!("{}{}{end}", said.in_language(language), headings.join(between))
}
