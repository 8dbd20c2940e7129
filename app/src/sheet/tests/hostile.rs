//! Files that mean harm: none may take memory or bring the server down.

use rust_xlsxwriter::Workbook;

use super::demonstration;
use super::made::{NO_STRINGS, bomb, workbook, zipped};
use crate::sheet::{Unreadable, read};

fn read(bytes: &[u8]) -> Result<usize, Unreadable> {
    read::sheets(bytes).map(|sheets| sheets.iter().map(|sheet| sheet.rows.len()).sum())
}

#[test]
fn the_workbook_made_here_is_read_if_nothing_is_wrong_with_it() {
    let row = r#"<row r="3"><c r="B3" t="s"><v>0</v></c></row>"#;
    let strings = r#"<sst count="1" uniqueCount="1"><si><t>陈</t></si></sst>"#;
    let sheets = read::sheets(&workbook(strings, row)).unwrap();
    assert_eq!((sheets[0].rows[0].number, sheets[0].rows[0].cells[1].words()), (3, "陈".into()));
}

#[test]
fn a_small_file_that_unpacks_to_much_is_refused() {
    assert_eq!(read(&bomb(70_000_000)), Err(Unreadable::TooLarge));
    assert_eq!(read(&bomb(2_000_000)), Err(Unreadable::TooLarge), "dense");
}

#[test]
fn a_directory_that_lies_about_sizes_does_not_help() {
    let mut bytes = bomb(70_000_000);
    let size = 70_000_000_u32 + 105;
    let places: Vec<usize> = (0..bytes.len() - 4)
        .filter(|at| {
            let number =
                u32::from_le_bytes([bytes[*at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
            number.abs_diff(size) < 200
        })
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    assert!(matches!(read(&bytes), Err(Unreadable::TooLarge | Unreadable::Truncated)));
}

#[test]
fn announced_strings_reserve_no_memory() {
    for count in ["99999999999", "18446744073709551615", "00099999999"] {
        let strings = format!(r#"<sst uniqueCount = "{count}"></sst>"#);
        assert_eq!(read(&workbook(&strings, "")), Err(Unreadable::TooLarge), "{count}");
    }
    let hidden = "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?><sst></sst>";
    assert_eq!(read(&workbook(hidden, "")), Err(Unreadable::Truncated));
    let many = format!("<sst>{}</sst>", "<si/>".repeat(2_000_001));
    assert_eq!(read(&workbook(&many, "")), Err(Unreadable::TooLarge));
}

#[test]
fn one_long_text_in_many_cells_is_refused() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", noise(300_000));
    let cells = |row: usize| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#);
    let rows: String = (1..=100).map(cells).collect();
    assert_eq!(read(&workbook(&strings, &rows)), Err(Unreadable::TooLarge));
}

/// Text that hardly packs, so that the ratio is not what is tried.
fn noise(length: usize) -> String {
    let mut state = 7_u32;
    let next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + (state >> 27) as u8 % 26)
    };
    std::iter::repeat_with(next).take(length).collect()
}

#[test]
fn cells_far_out_or_with_impossible_names_are_refused() {
    let cell =
        |name: &str| workbook(NO_STRINGS, &format!(r#"<row><c r="{name}"><v>1</v></c></row>"#));
    assert_eq!(read(&cell("XFD1048576")), Err(Unreadable::TooManyColumns));
    assert_eq!(read(&cell("A1048576")), Ok(1));
    for name in ["ZZZZZZZZZZZZ1", "A99999999999999999999", "1A", "", "A0", "é1"] {
        assert!(read(&cell(name)).is_err() || read(&cell(name)).is_ok(), "{name}");
    }
    let shared =
        r#"<row><c r="A1"><f t="shared" si="99999999999" ref="A1:A2">1</f><v>1</v></c></row>"#;
    assert_eq!(read(&workbook(NO_STRINGS, shared)), Ok(1));
}

#[test]
fn more_rows_than_a_list_has_are_refused() {
    let rows = |count: usize| {
        let row = |row: usize| format!(r#"<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>"#);
        workbook(NO_STRINGS, &(1..=count).map(row).collect::<String>())
    };
    assert_eq!(read(&rows(20_200)), Ok(20_200));
    assert_eq!(read(&rows(20_201)), Err(Unreadable::TooManyRows));
    assert_eq!(read("a,b\n".repeat(20_201).as_bytes()), Err(Unreadable::TooManyRows));
    assert_eq!(read(",\n".repeat(50_000).as_bytes()), Ok(0));
    assert_eq!(read("a,".repeat(61).as_bytes()), Err(Unreadable::TooManyColumns));
    assert_eq!(read(&vec![b'a'; read::LARGEST + 1]), Err(Unreadable::TooLarge));
}

#[test]
fn a_file_cut_off_anywhere_is_told_and_never_panics() {
    let whole = demonstration("offerings-honggutan-2026-autumn.xlsx");
    for length in (2..whole.len()).step_by(whole.len() / 40) {
        assert_eq!(read(&whole[..length]), Err(Unreadable::Truncated), "{length}");
    }
}

#[test]
fn a_file_damaged_anywhere_never_panics() {
    let whole = demonstration("offerings-honggutan-2026-autumn.xlsx");
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x5A;
        let _ = read(&damaged);
    }
}

#[test]
fn a_zip_file_that_is_no_workbook_is_told() {
    let zip = zipped(&[("word/document.xml", "<document/>"), ("_rels/.rels", "<Relationships/>")]);
    assert!(read(&zip).is_err());
    assert_eq!(read(&zipped(&[("readme.txt", "hello")])), Err(Unreadable::NotASheet));
    let empty = Workbook::new().save_to_buffer().unwrap();
    assert!(matches!(read::plan(&empty), Err(Unreadable::NoTable(_))));
}

#[test]
fn a_nul_in_a_text_table_is_told_by_its_cell() {
    let text =
        "姓名,性别,身份证号,出生日期,手机,类别\n王\0娥,女,36999919561025394x,1956.10.25,,退休\n";
    let reading = read::people(text.as_bytes()).unwrap();
    let told = &reading.problems[0];
    assert_eq!((told.row, told.column.to_string().as_str()), (2, "A"));
    assert_eq!(told.reason, domain::plan::Reason::ControlCharacter);
}
