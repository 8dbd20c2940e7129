//! Papers as files: the buttons that lead to them, and what stands on each.

use domain::language::Language::{self, Chinese, English};

use super::Words;

pub const AS_PDF: Words = Words("存成PDF文件", "Save as PDF");
pub const AS_XLSX: Words = Words("导出Excel", "Export as Excel");
pub const AS_CSV: Words = Words("导出CSV", "Export as CSV");

pub const DAY: Words = Words("日期", "Day");
pub const TIME: Words = Words("时间", "Time");
pub const WHAT: Words = Words("项目", "What");
pub const WHERE: Words = Words("地点", "Where");

/// Which characters are to be written in by hand, each with its number, since whoever reads may not see it either.
pub fn lacking(language: Language, lacking: &[char]) -> String {
    let told = lacking.iter().map(|c| format!("{c}（U+{:04X}）", *c as u32));
    match language {
        Chinese => {
            let told: Vec<_> = told.collect();
            format!("字库里没有这些字，印成了〓，请用笔写上：{}", told.join("、"))
        }
        English => {
            let told: Vec<_> = told.map(|one| one.replace('（', " (").replace('）', ")")).collect();
            format!(
                "The font lacks these characters. Please write them where 〓 is: {}",
                told.join(", ")
            )
        }
    }
}
