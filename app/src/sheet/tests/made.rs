//! Files made for tests: those that mean harm, and one programme in many forms. The server's tests hand them in as well.

use std::io::{Cursor, Write};

use encoding_rs::GB18030;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A part for shared strings without any.
pub const NO_STRINGS: &str = "<sst></sst>";

/// A workbook of one sheet from its parts.
pub fn workbook(strings: &str, rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let packaged = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{packaged}"><Relationship Id="r1" Type="{relations}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    zipped(&[
        ("_rels/.rels", &relation("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", &relation("worksheet", "worksheets/sheet1.xml")),
        (
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        ("xl/sharedStrings.xml", strings),
        (
            "xl/worksheets/sheet1.xml",
            &format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#),
        ),
    ])
}

/// A zip file.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A small workbook that unpacks to so many bytes.
pub fn bomb(bytes: usize) -> Vec<u8> {
    workbook(NO_STRINGS, &" ".repeat(bytes))
}

/// Two activities whose days and times are dates, bare numbers and a sum.
pub fn typed_dates() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in
        (0..).zip(["日期", "开始", "结束", "活动名称", "地点", "名额", "报名方式", "联系电话"])
    {
        sheet.write_string(0, column, heading).unwrap();
    }
    let (day, hour) = (
        Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\""),
        Format::new().set_num_format("h:mm"),
    );
    let third = ExcelDateTime::from_ymd(2026, 11, 3).unwrap();
    sheet.write_datetime_with_format(1, 0, &third, &day).unwrap();
    sheet.write_number_with_format(1, 1, 0.375, &hour).unwrap();
    sheet.write_number_with_format(1, 2, 0.604_166_666_666_7, &hour).unwrap();
    sheet.write_number(2, 0, 46329.0).unwrap();
    sheet.write_number(2, 1, 0.625).unwrap();
    sheet.write_formula(2, 2, Formula::new("=B3+1/24").set_result("0.6666666667")).unwrap();
    for row in [1, 2] {
        sheet.write_string(row, 3, "书法沙龙").unwrap();
        sheet.write_string(row, 4, "202").unwrap();
        sheet.write_number(row, 5, 40).unwrap();
        sheet.write_string(row, 6, "直接参加").unwrap();
        sheet.write_number(row, 7, 19_900_000_248.0).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// A text table as a workbook: whole on a hidden sheet, its first three rows on the one that is seen, which also has
/// ten thousand empty rows that somebody has painted.
pub fn hidden_sheet_and_empty_rows(text: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, hidden) in [("旧表", true), ("节目单", false)] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        sheet.set_hidden(hidden).set_active(!hidden);
        let grey = Format::new().set_background_color("#EEEEEE");
        for (row, line) in (0..).zip(text.lines().take(if hidden { 61 } else { 4 })) {
            for (column, cell) in (0..).zip(line.split(',')) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
        for row in 100..10_100 {
            sheet.write_blank(row, 0, &grey).unwrap();
            sheet.set_row_height(row, 20).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A text table as a workbook in which this cell is computed.
pub fn with_a_formula(text: &str, row: u32, column: u16, formula: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    sheet.write_formula(row, column, Formula::new(formula).set_result("2")).unwrap();
    workbook.save_to_buffer().unwrap()
}

/// A text as offices in China save it.
pub fn gb18030(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = GB18030.encode(text);
    assert!(!lost);
    bytes.into_owned()
}
