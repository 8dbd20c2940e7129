//! A table to be taken home, whatever the file: for Excel, for other programs, or for paper.

use super::write::{csv, table};
use crate::download::{CSV, Download, XLSX};
use crate::error::AppError;
use crate::pdf::{Block, Paper, Sheet, Table};
use crate::request::Request;
use crate::wording::Words;

/// The files that every table can be had as, by the ends of their names.
pub const FORMS: [&str; 3] = ["xlsx", "csv", "pdf"];

/// Columns that an upright sheet has room for.
const UPRIGHT: usize = 6;

/// A table with its title: the same in each file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// What it is; the name of its file, too.
    pub title: String,
    /// What its columns are called.
    pub headings: Vec<String>,
    /// Each with as many cells as there are headings.
    pub rows: Vec<Vec<String>>,
}

impl Export {
    /// Without rows yet.
    pub fn of(request: &Request, title: impl Into<String>, headings: &[Words]) -> Self {
        let headings = headings.iter().map(|heading| request.say()(*heading).to_owned());
        Self { title: title.into(), headings: headings.collect(), rows: Vec::new() }
    }

    /// The file with this end, one of [`FORMS`]; any other is not found.
    pub fn download(self, request: &Request, form: &str) -> Result<Download, AppError> {
        let name = format!("{}.{form}", self.title);
        let (headings, rows) = (&self.headings, &self.rows);
        match form {
            "xlsx" => {
                let bytes = table(&self.title, headings, rows).map_err(|_| AppError::Failed)?;
                Ok(Download { name, content_type: XLSX, bytes })
            }
            "csv" => Ok(Download { name, content_type: CSV, bytes: csv(headings, rows) }),
            "pdf" => self.paper(request).download(name),
            _ => Err(AppError::NotFound),
        }
    }

    fn paper(self, request: &Request) -> Paper {
        let is_wide = self.headings.len() > UPRIGHT;
        let sheet = if is_wide { Sheet::A4Landscape } else { Sheet::A4 };
        let table = Table { headings: self.headings, rows: self.rows, boxes: 0 };
        let blocks = vec![Block::Table(table)];
        Paper { language: request.language, title: self.title, sheet, blocks }
    }
}
