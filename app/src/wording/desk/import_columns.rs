//! Saying what the columns of a file are.

use domain::language::Language::{self, Chinese, English};
use domain::plan::SheetColumn;

use crate::wording::Words;

pub const TITLE: Words = Words("每一列是什么", "What each column is");
pub const LEAD: Words = Words(
    "认出的列收起来了，要改就点开。下次表头一样，就照这样读。",
    "Columns that are known are folded; open one to change it. The next file with these headings is read the same way.",
);
pub const WHICH_LIST: Words = Words("这是什么表", "What kind of list this is");
pub const NOT_USED: Words = Words("不用这一列", "Not used");
pub const READ_SO: Words = Words("就这样读", "Read it so");
pub const CHOOSE: Words = Words("请从单子里选一个", "Please choose one from the list");

/// A列“老同志”.
pub fn column(language: Language, column: &SheetColumn) -> String {
    let SheetColumn { column, heading, .. } = column;
    match (language, heading.is_empty()) {
        (Chinese, false) => format!("{column}列“{heading}”"),
        (Chinese, true) => format!("{column}列（没有表头）"),
        (English, false) => format!("Column {column} “{heading}”"),
        (English, true) => format!("Column {column} (no heading)"),
    }
}

/// A列“姓名”：读作“姓名”.
pub fn read_as(language: Language, named: &SheetColumn, heading: &str) -> String {
    let column = column(language, named);
    match language {
        Chinese => format!("{column}：读作“{heading}”"),
        English => format!("{column}: read as “{heading}”"),
    }
}

/// 里面写着：王娥、李英.
pub fn values(language: Language, first: &[String]) -> String {
    match (language, first.is_empty()) {
        (Chinese, true) => "这一列是空的。".to_owned(),
        (Chinese, false) => format!("里面写着：{}", first.join("、")),
        (English, true) => "This column is empty.".to_owned(),
        (English, false) => format!("It says: {}", first.join(", ")),
    }
}

/// 姓名（一定要有）.
pub fn usual(language: Language, heading: &str, is_needed: bool) -> String {
    match (language, is_needed) {
        (_, false) => heading.to_owned(),
        (Chinese, true) => format!("{heading}（一定要有）"),
        (English, true) => format!("{heading} (needed)"),
    }
}

/// Two columns were said to be the same.
pub fn twice(language: Language, heading: &str) -> String {
    match language {
        Chinese => format!("已经有一列是“{heading}”了。请只选一列。"),
        English => format!("Another column is “{heading}” already. Please choose one alone."),
    }
}

/// 还没选：姓名、手机.
pub fn missing(language: Language, headings: &[&str]) -> String {
    match language {
        Chinese => format!("还要选哪一列是：{}。", headings.join("、")),
        English => format!("Please also say which column is: {}.", headings.join(", ")),
    }
}
