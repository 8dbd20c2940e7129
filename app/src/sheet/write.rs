//! Tables for offices: XLSX to look at and print, CSV for other programs. No cell is ever a formula.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// Characters that a cell of a sheet can hold.
const LONGEST: usize = 32_767;

/// A table could not be written: more rows or columns than a sheet has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more rows or columns than a sheet has")]
pub struct Unwritable;

impl From<XlsxError> for Unwritable {
    fn from(_: XlsxError) -> Self {
        Self
    }
}

/// A workbook of one sheet: the title, bold headings that stay and repeat on each printed page, and
/// the rows as text. Printed on A4, as wide as one page.
pub fn table<H: AsRef<str>>(
    title: &str,
    headings: &[H],
    rows: &[Vec<String>],
) -> Result<Vec<u8>, Unwritable> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(title))?;
    let border = || Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    let bold = border().set_bold().set_align(FormatAlign::VerticalCenter);
    let plain = border().set_align(FormatAlign::Top);
    sheet.write_string_with_format(
        0,
        0,
        text(title),
        &Format::new().set_bold().set_font_size(16),
    )?;
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(1, column, text(heading.as_ref()), &bold)?;
        sheet.set_column_width(column, width(heading.as_ref(), rows, usize::from(column)))?;
    }
    for (row, cells) in (2..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string_with_format(row, column, text(cell), &plain)?;
        }
    }
    to_print(sheet, headings.len())?;
    Ok(workbook.save_to_buffer()?)
}

/// UTF-8 with a byte order mark and CRLF, as spreadsheet programs in China open it rightly.
pub fn csv<H: AsRef<str>>(headings: &[H], rows: &[Vec<String>]) -> Vec<u8> {
    let mut written = "\u{feff}".to_owned();
    written.push_str(&line(headings));
    rows.iter().for_each(|row| written.push_str(&line(row)));
    written.into_bytes()
}

/// One row, quoted as RFC 4180 has it; also where another program would part the cell at ; or a tab.
fn line<T: AsRef<str>>(cells: &[T]) -> String {
    let cell = |cell: &T| {
        let cell = harmless(cell.as_ref());
        let quoted = cell.contains([',', ';', '\t', '"', '\r', '\n']);
        if quoted { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
    };
    let mut line = cells.iter().map(cell).collect::<Vec<_>>().join(",");
    line.push_str("\r\n");
    line
}

/// A cell that a spreadsheet program would compute gets an apostrophe, telephones with + too.
fn harmless(cell: &str) -> String {
    const COMPUTED: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let cell: String = cell.chars().filter(|c| *c != '\0').collect();
    let begins = cell.trim_start_matches([' ', '\u{3000}', '\u{feff}']);
    if begins.starts_with(COMPUTED) { format!("'{cell}") } else { cell }
}

/// What a cell of a sheet may hold: no controls, and not too long.
fn text(cell: &str) -> String {
    cell.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).take(LONGEST).collect()
}

/// At most 31 characters, without the signs that no sheet may have in its name.
fn sheet_name(title: &str) -> String {
    let kept = title.chars().filter(|c| !c.is_control() && !"[]:*?/\\'".contains(*c));
    let name: String = kept.take(31).collect();
    if name.trim().is_empty() { "Sheet1".to_owned() } else { name }
}

/// As wide as its widest cell, within reason. A Han character takes two places.
fn width(heading: &str, rows: &[Vec<String>], column: usize) -> f64 {
    let places = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<u32>();
    let cells = rows.iter().take(1_000).filter_map(|row| row.get(column));
    let widest = cells.map(|cell| places(cell)).chain([places(heading)]).max().unwrap_or_default();
    f64::from(widest.clamp(6, 44) + 2)
}

fn to_print(sheet: &mut Worksheet, columns: usize) -> Result<(), Unwritable> {
    const A4: u8 = 9;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    if columns > 5 {
        sheet.set_landscape();
    }
    sheet.set_repeat_rows(0, 1)?.set_freeze_panes(2, 0)?;
    Ok(())
}
