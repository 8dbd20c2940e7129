//! Tables that leave the house: read again they say the same, and no cell computes anything.

use domain::language::Language;
use domain::plan::Cell;

use super::{demonstration, file};
use crate::sheet::write::{csv, table};
use crate::sheet::{problems, read};

const DANGEROUS: [&str; 9] =
    ["=1+1", "+8619900000000", "-1", "@a", "\tx", "\rx", "＝1", "＋1", " =cmd()"];

fn rows() -> Vec<Vec<String>> {
    let row = |cell: &&str| vec!["陈𬀩·".to_owned(), (*cell).to_owned()];
    DANGEROUS.iter().map(row).collect()
}

#[test]
fn no_cell_of_a_text_table_is_computed() {
    let written = csv(&["姓名", "备注"], &rows());
    assert!(written.starts_with("\u{feff}姓名,备注\r\n陈𬀩·,'=1+1\r\n".as_bytes()));
    let sheets = read::sheets(&written).unwrap();
    for row in &sheets[0].rows[1..] {
        assert!(row.cells[1].words().starts_with('\''), "{row:?}");
    }
    let quoted =
        String::from_utf8(csv(&["a,b", "c\"d"], &[vec!["e\nf".into(), "g".into()]])).unwrap();
    assert_eq!(quoted, "\u{feff}\"a,b\",\"c\"\"d\"\r\n\"e\nf\",g\r\n");
}

#[test]
fn a_cell_stays_whole_where_semicolons_or_tabs_part_cells() {
    let written = csv(&["a;b", "c"], &[vec!["d\te".into(), "x;=1+1".into()]]);
    let expected = "\u{feff}\"a;b\",c\r\n\"d\te\",\"x;=1+1\"\r\n";
    assert_eq!(String::from_utf8(written).unwrap(), expected);
}

#[test]
fn a_workbook_holds_words_alone_and_is_read_again() {
    let written = table("报名名单：合唱/[一]", &["姓名", "备注"], &rows()).unwrap();
    let sheets = read::sheets(&written).unwrap();
    assert_eq!(sheets[0].name, "报名名单：合唱一");
    assert_eq!(sheets[0].rows[1].cells[0].words(), "姓名");
    assert_eq!(sheets[0].rows[2].cells, [Cell::Text("陈𬀩·".into()), Cell::Text("=1+1".into())]);
    let long = vec![vec!["长".repeat(40_000), "\u{1}控".into()]];
    let sheets = read::sheets(&table("", &["a", "b"], &long).unwrap()).unwrap();
    assert_eq!(sheets[0].rows[1].cells[1].words(), "控");
}

/// The cells of the workbook of problems that this list gives, without title and headings.
fn problem_lines(list: &[u8]) -> Vec<Vec<String>> {
    let plan = read::plan(list).unwrap();
    let sheets = read::sheets(&problems(plan.problems(), Language::Chinese).unwrap()).unwrap();
    let rows = sheets[0].rows.iter().map(|row| row.cells.iter().map(Cell::words).collect());
    let lines: Vec<Vec<String>> = rows.collect();
    assert_eq!(lines[1], ["行", "列", "表头", "严重程度", "问题", "怎么改"]);
    lines[2..].to_vec()
}

#[test]
fn the_problems_of_a_list_are_a_list_to_work_through() {
    let lines = problem_lines(&file("tests/data/offerings-bad.xlsx"));
    assert_eq!(
        lines[1],
        ["6", "F", "上课时间", "错误", "没有“周八”这一天", "请写周一到周日中的一天"]
    );
    let expected = String::from_utf8(file("tests/data/offerings-bad-expected.csv")).unwrap();
    let expected: Vec<_> =
        expected.lines().skip(1).map(|line| line.split(',').take(3).collect::<Vec<_>>()).collect();
    let told: Vec<_> = lines.iter().map(|line| line[..3].to_vec()).collect();
    assert_eq!(told, expected);
    assert!(lines.iter().all(|line| line[3] == "错误"));
}

#[test]
fn what_is_only_worth_a_look_is_no_error() {
    let list = String::from_utf8(demonstration("shifts.csv")).unwrap();
    let rows: Vec<&str> = list.lines().take(2).collect();
    let zero = rows[1].replace(",6,", ",0,");
    let lines = problem_lines([rows[0], rows[1], rows[1], &zero].join("\n").as_bytes());
    let told: Vec<_> = lines.iter().map(|line| (line[0].as_str(), line[3].as_str())).collect();
    assert_eq!(told, [("3", "提醒"), ("4", "提醒"), ("4", "错误")]);
}
