//! A file that a browser is asked to save: its name, its kind and its bytes.

use crate::address::escaped;

/// A file to be saved. What people's names stand in is never kept by browsers or proxies on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// 楷书一年级（1）班-名单.xlsx.
    pub name: String,
    /// The media type.
    pub content_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// A text table.
pub const CSV: &str = "text/csv; charset=utf-8";

impl Download {
    /// The value of `Content-Disposition`, after RFC 6266: a plain name for old browsers, then the real one.
    pub fn content_disposition(&self) -> String {
        let end = self.name.rsplit_once('.').map_or("", |(_, end)| end);
        let end: String = end.chars().filter(char::is_ascii_alphanumeric).collect();
        format!(
            "attachment; filename=\"yinyao.{end}\"; filename*=UTF-8''{}",
            escaped(&file_name(&self.name))
        )
    }
}

/// A name that every file system takes.
fn file_name(name: &str) -> String {
    let kept = |c: &char| !c.is_control() && !"/\\:*?\"<>|".contains(*c);
    name.chars().filter(kept).take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_han_reaches_the_browser_and_no_line_can_be_slipped_in() {
        let file =
            Download { name: "楷书\r\n/班\".csv".into(), content_type: CSV, bytes: Vec::new() };
        assert_eq!(
            file.content_disposition(),
            "attachment; filename=\"yinyao.csv\"; filename*=UTF-8''%E6%A5%B7%E4%B9%A6%E7%8F%AD.csv"
        );
    }
}
