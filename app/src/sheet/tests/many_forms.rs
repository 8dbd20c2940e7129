//! One list in many forms: encodings, separators, typed cells, sheets beside it.

use domain::plan::{Cell, Column, Merge, Plan, PlannedActivity, Reading, Reason, Sheet};
use jiff::civil::date;
use rust_xlsxwriter::{Format, Workbook};

use super::demonstration;
use super::made::{gb18030, hidden_sheet_and_empty_rows, typed_dates, with_a_formula};
use crate::sheet::{Unreadable, read};

fn activities(bytes: &[u8]) -> Reading<PlannedActivity> {
    match read::plan(bytes) {
        Ok(Plan::Activities(reading)) => reading,
        other => panic!("{other:?}"),
    }
}

/// The programme of a centre as text, without its byte order mark.
fn programme() -> String {
    let text = String::from_utf8(demonstration("activities-centre-2026-11.csv")).unwrap();
    text.trim_start_matches('\u{feff}').to_owned()
}

#[test]
fn a_text_table_is_the_same_in_every_encoding() {
    let text = programme();
    let expected = activities(text.as_bytes());
    let marked = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
        mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
    };
    for bytes in [
        gb18030(&text),
        format!("\u{feff}{text}").into_bytes(),
        marked([0xFF, 0xFE], u16::to_le_bytes),
        marked([0xFE, 0xFF], u16::to_be_bytes),
        text.replace("\r\n", "\n").into_bytes(),
        text.replace("\r\n", "\r").into_bytes(),
        text.replace(',', "\t").into_bytes(),
        text.replace(',', ";").into_bytes(),
        format!("sep=;\r\n{}", text.replace(',', ";")).into_bytes(),
    ] {
        assert!(activities(&bytes) == expected, "{:?}", &bytes[..40]);
    }
}

#[test]
fn quotes_hold_separators_line_ends_and_quotes() {
    let text = "日期,开始,结束,活动名称,地点,名额,报名方式,备注\r\n\
                2026/11/3,9:00,11:00,\"读书,\r\n\"\"会\"\"\",202,40,直接参加,\"一\n二\"\r\n";
    let reading = activities(text.as_bytes());
    assert_eq!(reading.problems, []);
    let activity = reading.values().next().unwrap();
    assert_eq!((activity.name.as_str(), activity.note.as_str()), ("读书,\"会\"", "一\n二"));
}

#[test]
fn rows_are_counted_as_a_sheet_counts_them() {
    let text = programme().replace("\r\n", "\r\n\r\n,,,\r\n\r\n");
    let numbers: Vec<u32> = activities(text.as_bytes()).rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers[..3], [5, 9, 13]);
}

#[test]
fn dates_and_times_may_be_typed_cells_or_bare_numbers() {
    let reading = activities(&typed_dates());
    assert_eq!(reading.problems, []);
    let spans: Vec<String> = reading
        .values()
        .map(|activity| {
            let (from, to) = activity.span.times();
            format!("{} {}-{}", activity.on, from.strftime("%H:%M"), to.strftime("%H:%M"))
        })
        .collect();
    assert_eq!(spans, ["2026-11-03 09:00-14:30", "2026-11-03 15:00-16:00"]);
    assert_eq!(reading.rows[0].value.as_ref().unwrap().on, date(2026, 11, 3));
}

#[test]
fn hidden_sheets_and_empty_rows_do_not_matter() {
    let reading = activities(&hidden_sheet_and_empty_rows(&programme()));
    assert_eq!((reading.sheet.as_str(), reading.rows.len()), ("节目单", 3));
}

#[test]
fn cells_merged_downwards_are_kept_and_formulas_told_apart() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 3, "标题", &plain).unwrap();
    sheet.merge_range(1, 1, 3, 1, "书画系", &plain).unwrap();
    sheet.write_formula(1, 2, rust_xlsxwriter::Formula::new("=1+1").set_result("2")).unwrap();
    let sheets = read::sheets(&workbook.save_to_buffer().unwrap()).unwrap();
    let [Sheet { rows, merges, .. }] = &sheets[..] else { panic!("one sheet") };
    assert_eq!(*merges, [Merge { first_row: 2, last_row: 4, first_column: Column(1) }]);
    let shown = Box::new(Cell::Number(2.0));
    assert_eq!(rows[1].cells[2], Cell::Formula { formula: "1+1".into(), shown });
}

#[test]
fn a_name_that_is_computed_is_told_by_its_cell() {
    let reading = activities(&with_a_formula(&programme(), 1, 4, "=1+1"));
    let told = &reading.problems[0];
    assert_eq!((told.row, told.column.to_string().as_str()), (2, "E"));
    assert_eq!((&told.reason, reading.problems.len()), (&Reason::Formula("=1+1".into()), 1));
}

#[test]
fn what_is_no_list_is_said_to_be_none() {
    assert!(matches!(read::plan(b""), Err(Unreadable::NoTable(_))));
    assert!(matches!(read::plan("一段话，没有表格。".as_bytes()), Err(Unreadable::NoTable(_))));
    assert_eq!(read::plan(b"<html><table></table></html>"), Err(Unreadable::NotASheet));
    assert_eq!(
        read::plan(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff"),
        Err(Unreadable::NotASheet)
    );
    assert_eq!(read::plan(&[b"abc".as_slice(), &[0; 200]].concat()), Err(Unreadable::NotASheet));
    let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(read::plan(&[&ole[..], &[0; 600]].concat()), Err(Unreadable::OldXls));
    let stream: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read::plan(&[&ole[..], &[0; 600], &stream].concat()), Err(Unreadable::Encrypted));
}
