//! Where the table is: title rows above, headings in any order and wording, totals at the foot.

use std::collections::HashMap;

use super::cell::{Cell, Column, Merge, Sheet, SheetRow};
use super::reading::Heading;
use crate::text::folded;

/// Something that a table may tell, under one of several headings.
pub(super) struct Field {
    /// The heading as the offices write it, then others that mean the same.
    pub headings: &'static [&'static str],
    /// Without it the table is not the one that is looked for.
    pub needed: bool,
}

impl Field {
    /// A column without which nothing can be read.
    pub const fn needed(headings: &'static [&'static str]) -> Self {
        Self { headings, needed: true }
    }

    /// A column that may be left out.
    pub const fn optional(headings: &'static [&'static str]) -> Self {
        Self { headings, needed: false }
    }
}

/// Rows that are searched for headings, blank ones not counted.
pub(super) const SEARCHED: usize = 20;

/// A table that was found on a sheet.
pub(super) struct Table<'a> {
    pub sheet: &'a Sheet,
    pub headings: Vec<Heading>,
    columns: Vec<Option<usize>>,
    body: &'a [SheetRow],
    by_number: HashMap<u32, &'a SheetRow>,
    merges: HashMap<u16, Vec<Merge>>,
}

/// How well the best row of headings fits, for choosing between kinds and for saying what is missing.
pub(super) struct Fit {
    /// Fields found.
    pub found: usize,
    /// Needed fields not found, by their first heading.
    pub missing: Vec<&'static str>,
    /// How many are needed.
    pub needed: usize,
    sheet: usize,
    row: usize,
}

/// The row of headings that fits best: first what misses least, then what has most.
pub(super) fn best_fit(sheets: &[Sheet], fields: &[Field]) -> Option<Fit> {
    let needed = fields.iter().filter(|field| field.needed).count();
    let mut fits = Vec::new();
    for (sheet, rows) in sheets.iter().map(|sheet| &sheet.rows).enumerate() {
        for (row, headings) in rows.iter().take(SEARCHED).enumerate() {
            let columns = columns_of(headings, fields);
            let found = columns.iter().flatten().count();
            let absent = fields.iter().zip(&columns);
            let missing = absent
                .filter(|(field, column)| field.needed && column.is_none())
                .map(|(field, _)| field.headings[0])
                .collect();
            fits.push(Fit { found, missing, needed, sheet, row });
        }
    }
    fits.into_iter().min_by_key(|fit| (fit.missing.len(), usize::MAX - fit.found))
}

/// The column of each field.
pub(super) fn columns_of(row: &SheetRow, fields: &[Field]) -> Vec<Option<usize>> {
    let words: Vec<[String; 2]> = row.cells.iter().map(heading_words).collect();
    let column = |heading: &str| {
        let wanted = folded(heading);
        let exact = words.iter().position(|[whole, _]| *whole == wanted);
        exact.or_else(|| words.iter().position(|[_, bare]| *bare == wanted))
    };
    fields.iter().map(|field| field.headings.iter().find_map(|heading| column(heading))).collect()
}

/// A heading without blanks and signs, whole and without what stands in brackets.
fn heading_words(cell: &Cell) -> [String; 2] {
    let Cell::Text(words) = cell else { return Default::default() };
    let words: String = words.chars().take(100).collect();
    let bare = words.split(['（', '(', '【', '[']).next().unwrap_or_default();
    [folded(&words), folded(bare)]
}

impl<'a> Table<'a> {
    /// The table under the row of headings that was found.
    pub fn at(sheets: &'a [Sheet], fit: &Fit, fields: &[Field]) -> Self {
        let sheet = &sheets[fit.sheet];
        Self::under(sheet, fit.row, columns_of(&sheet.rows[fit.row], fields))
    }

    /// The table under a row of headings of which somebody has said where each field stands.
    pub fn under(sheet: &'a Sheet, row: usize, columns: Vec<Option<usize>>) -> Self {
        let (above, body) = sheet.rows.split_at(row + 1);
        let row = &above[row];
        let mut merges: HashMap<u16, Vec<Merge>> = HashMap::new();
        for merge in sheet.merges.iter().filter(|merge| merge.first_row > row.number) {
            merges.entry(merge.first_column.0).or_default().push(*merge);
        }
        Self {
            sheet,
            headings: headings_of(row),
            columns,
            body,
            by_number: body.iter().map(|row| (row.number, row)).collect(),
            merges,
        }
    }

    /// The rows that say something: neither blank where it matters, nor totals, nor headings again.
    pub fn rows(&self) -> impl Iterator<Item = &'a SheetRow> {
        self.body.iter().filter(|row| {
            let told = |column: &usize| row.cells.get(*column).is_some_and(|cell| !cell.is_blank());
            self.columns.iter().flatten().any(told) && !is_total(row) && !self.is_heading(row)
        })
    }

    fn is_heading(&self, row: &SheetRow) -> bool {
        headings_of(row) == self.headings
    }

    /// Where a field stands.
    pub fn column(&self, field: usize) -> Option<usize> {
        self.columns.get(field).copied().flatten()
    }

    /// What stands in a cell, or in the merged one that covers it from above.
    pub fn cell(&self, row: &'a SheetRow, column: usize) -> &'a Cell {
        static NOTHING: Cell = Cell::Empty;
        match row.cells.get(column) {
            Some(cell) if !cell.is_blank() => cell,
            _ => self.merged(row.number, column).unwrap_or(&NOTHING),
        }
    }

    fn merged(&self, number: u32, column: usize) -> Option<&'a Cell> {
        let merges = self.merges.get(&u16::try_from(column).ok()?)?;
        let covering = |merge: &&Merge| merge.first_row < number && number <= merge.last_row;
        let merge = merges.iter().find(covering)?;
        self.by_number.get(&merge.first_row)?.cells.get(column)
    }
}

fn headings_of(row: &SheetRow) -> Vec<Heading> {
    let told = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
    told.map(|(index, cell)| Heading {
        column: Column(u16::try_from(index).unwrap_or(u16::MAX)),
        words: cell.words().split_whitespace().collect(),
    })
    .collect()
}

/// 合计, 总计, 小计 at the beginning of a row.
fn is_total(row: &SheetRow) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_blank());
    let words: String = match first {
        Some(Cell::Text(words)) => words.split_whitespace().collect(),
        _ => return false,
    };
    ["合计", "总计", "小计", "共计", "总人数"].iter().any(|total| words.starts_with(total))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [Field; 3] = [
        Field::needed(&["任课教师", "教师", "老师"]),
        Field::needed(&["学费"]),
        Field::optional(&["备注"]),
    ];

    fn found(sheet: &Sheet) -> Option<Fit> {
        best_fit(std::slice::from_ref(sheet), &FIELDS)
    }

    #[test]
    fn headings_are_known_in_any_order_and_wording() {
        for headings in
            [["老 师", "学费（元/学期）"], ["学费(元)", " 教\n师 "], ["任课教师", "学\u{3000}费"]]
        {
            let sheet = Sheet::of_texts(&[vec!["计划表"], headings.to_vec(), vec!["陈", "1"]]);
            assert!(found(&sheet).unwrap().missing.is_empty(), "{headings:?}");
        }
        let sheet = Sheet::of_texts(&[["姓名", "学费"]]);
        assert_eq!(found(&sheet).unwrap().missing, ["任课教师"]);
    }

    #[test]
    fn totals_blank_rows_and_repeated_headings_are_left_out() {
        let sheet = Sheet::of_texts(&[
            ["序号", "教师", "学费"],
            ["1", "陈", "200"],
            ["2", "", ""],
            ["序号", "教师", "学费"],
            ["小 计", "", "200"],
            ["3", "林", "100"],
            ["合计：", "", "300"],
        ]);
        let sheets = [sheet];
        let fit = best_fit(&sheets, &FIELDS).unwrap();
        let table = Table::at(&sheets, &fit, &FIELDS);
        let numbers: Vec<u32> = table.rows().map(|row| row.number).collect();
        assert_eq!(numbers, [2, 6]);
    }

    #[test]
    fn a_merged_cell_stands_for_the_rows_it_covers() {
        let mut sheet = Sheet::of_texts(&[["教师", "学费"], ["陈", "1"], ["", "2"], ["", "3"]]);
        sheet.merges = vec![Merge { first_row: 2, last_row: 3, first_column: Column(0) }];
        let sheets = [sheet];
        let fit = best_fit(&sheets, &FIELDS).unwrap();
        let table = Table::at(&sheets, &fit, &FIELDS);
        let teachers: Vec<String> = table.rows().map(|row| table.cell(row, 0).words()).collect();
        assert_eq!(teachers, ["陈", "陈", ""]);
    }
}
