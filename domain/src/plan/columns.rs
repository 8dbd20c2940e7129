//! Which column of a file says what: told by a coordinator where the headings are not known, and remembered by them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::cell::{Column, Sheet, SheetRow};
use super::table::{Field, SEARCHED, columns_of};
use super::words::shortened;
use super::{activity, class, person, room, shift};
use crate::offering::OfferingKind;
use crate::text::folded;

/// What a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ListKind {
    /// 招生计划, 活动安排, 服务安排.
    Offerings(OfferingKind),
    /// 房间一览.
    Rooms,
    /// 人员名册.
    People,
}

impl ListKind {
    /// All of them, in the order of a choice.
    pub const ALL: [Self; 5] = [
        Self::Offerings(OfferingKind::Class),
        Self::Offerings(OfferingKind::Activity),
        Self::Offerings(OfferingKind::Shift),
        Self::Rooms,
        Self::People,
    ];

    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offerings(kind) => kind.code(),
            Self::Rooms => "rooms",
            Self::People => "people",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What a list of this kind may tell: its usual headings, and whether each is needed.
    pub fn headings(self) -> impl Iterator<Item = (&'static str, bool)> {
        self.fields().iter().map(|field| (field.headings[0], field.needed))
    }

    pub(super) fn fields(self) -> &'static [Field] {
        match self {
            Self::Offerings(OfferingKind::Class) => &class::FIELDS,
            Self::Offerings(OfferingKind::Activity) => &activity::FIELDS,
            Self::Offerings(OfferingKind::Shift) => &shift::FIELDS,
            Self::Rooms => &room::FIELDS,
            Self::People => &person::FIELDS,
        }
    }
}

/// What a coordinator has said of the columns of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMap {
    /// What the list is about.
    pub kind: ListKind,
    /// For each usual heading, the name of the file's column ([`SheetColumn::name`]) that says it.
    pub columns: BTreeMap<String, String>,
}

impl ColumnMap {
    /// The usual headings that are needed and named by no column.
    pub fn missing(&self) -> Vec<&'static str> {
        let told = |heading: &&str| !self.columns.contains_key(*heading);
        self.kind
            .headings()
            .filter_map(|(heading, needed)| needed.then_some(heading))
            .filter(told)
            .collect()
    }
}

/// The row of headings of a file, whatever they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headings {
    /// The columns in the order of the sheet.
    pub columns: Vec<SheetColumn>,
    pub(super) sheet: usize,
    pub(super) row: usize,
}

impl Headings {
    /// Whether somebody could say what its columns are: a single line, or a text without columns, is no list.
    pub fn is_a_table(&self) -> bool {
        self.columns.len() > 1 && self.columns.iter().any(|column| !column.first.is_empty())
    }
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its letters.
    pub column: Column,
    /// Its heading as the sheet words it; empty where there is none.
    pub heading: String,
    /// What it is remembered by: its heading without blanks and signs. A second one of the same heading has a number besides.
    pub name: String,
    /// The first values that stand in it, cut for showing.
    pub first: Vec<String>,
}

/// Values of a column that are shown.
const SHOWN: usize = 3;

/// Finds the row of headings: the one with most that are known, then the one with most words.
pub fn headings(sheets: &[Sheet]) -> Option<Headings> {
    let mut best: Option<((usize, usize), usize, usize)> = None;
    for (sheet, rows) in sheets.iter().map(|sheet| &sheet.rows).enumerate() {
        for (row, cells) in rows.iter().take(SEARCHED).enumerate() {
            let known = |kind: &ListKind| columns_of(cells, kind.fields()).iter().flatten().count();
            let found = ListKind::ALL.iter().map(known).max().unwrap_or_default();
            let score = (found, words_in(cells));
            if score.1 > 0 && best.is_none_or(|(before, ..)| score > before) {
                best = Some((score, sheet, row));
            }
        }
    }
    best.map(|(_, sheet, row)| Headings { columns: columns(&sheets[sheet], row), sheet, row })
}

fn words_in(row: &SheetRow) -> usize {
    let has_words = |cell: &&super::Cell| matches!(cell, super::Cell::Text(_)) && !cell.is_blank();
    row.cells.iter().filter(has_words).count()
}

fn columns(sheet: &Sheet, row: usize) -> Vec<SheetColumn> {
    let below = || sheet.rows.iter().skip(row + 1).take(SEARCHED);
    let width = sheet.rows[row..].iter().take(SEARCHED).map(|row| row.cells.len()).max();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut columns = Vec::new();
    for index in 0..width.unwrap_or_default() {
        let told = below().filter_map(|row| row.cells.get(index)).filter(|cell| !cell.is_blank());
        let first: Vec<String> = told.take(SHOWN).map(|cell| shortened(&cell.words())).collect();
        let heading = sheet.rows[row].cells.get(index).map(super::Cell::words).unwrap_or_default();
        let heading: String = heading.split_whitespace().collect();
        if heading.is_empty() && first.is_empty() {
            continue;
        }
        let mut name = folded(&heading);
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            name.push_str(&format!("#{count}"));
        }
        let column = Column(u16::try_from(index).unwrap_or(u16::MAX));
        columns.push(SheetColumn { column, heading, name, first });
    }
    columns
}

impl Headings {
    /// What the headings are remembered by, in whichever order they stand.
    pub fn key(&self) -> String {
        let mut names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        names.sort_unstable();
        names.join("\n")
    }

    /// What the usual headings would say of the columns.
    pub fn usual(&self, sheets: &[Sheet], kind: ListKind) -> ColumnMap {
        let found = columns_of(&sheets[self.sheet].rows[self.row], kind.fields());
        let pair = |(field, at): (&Field, Option<usize>)| {
            let at = Column(u16::try_from(at?).ok()?);
            let column = self.columns.iter().find(|column| column.column == at)?;
            Some((field.headings[0].to_owned(), column.name.clone()))
        };
        ColumnMap { kind, columns: kind.fields().iter().zip(found).filter_map(pair).collect() }
    }

    /// The kind of which most is known, for a choice that somebody will make.
    pub fn likely(&self, sheets: &[Sheet]) -> ListKind {
        let known = |kind: &ListKind| self.usual(sheets, *kind).columns.len();
        // Of two that are as likely, the first.
        ListKind::ALL.into_iter().rev().max_by_key(known).unwrap_or(ListKind::ALL[0])
    }

    /// Where each field of the map's kind stands.
    pub(super) fn positions(&self, map: &ColumnMap) -> Vec<Option<usize>> {
        let position = |field: &Field| {
            let name = map.columns.get(field.headings[0])?;
            let column = self.columns.iter().find(|column| column.name == *name)?;
            Some(usize::from(column.column.0))
        };
        map.kind.fields().iter().map(position).collect()
    }
}

#[cfg(test)]
mod tests;
