//! Papers as files, for an office without a printer: a heading, facts and tables on pages with their numbers, as PDF whose text
//! can be selected and searched. The font is part of the program and only what is used of it goes into the file.

use domain::language::Language;

use crate::download::Download;
use crate::error::AppError;
use crate::request::Request;
use crate::wording::{Words, paper as words};

pub mod card;
pub mod certificate;
pub mod changes;
pub mod class_list;
pub mod consent;
mod draw;
pub mod draws;
mod font;
mod layout;
pub mod letters;
mod lines;
pub mod mine;
pub mod notice;
pub mod receipt;
pub mod register;
pub mod slip;

pub use font::lacking;

/// The media type.
pub const PDF: &str = "application/pdf";

/// A paper could not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the paper could not be written")]
pub struct Unwritable;

/// What stands on a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// In which language it is.
    pub language: Language,
    /// Its title, at the top and at the foot of each page.
    pub title: String,
    /// How large the sheet is and how it lies.
    pub sheet: Sheet,
    /// From the top down.
    pub blocks: Vec<Block>,
}

/// A sheet of paper (ISO 216).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A4, upright.
    A4,
    /// A4, on its side: for wide tables.
    A4Landscape,
    /// A3, upright: for a door.
    A3,
}

/// One thing under another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading within the paper.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// What shall be read from afar: a code.
    Key(String),
    /// A code to scan, and what one finds there.
    Scan {
        /// The whole address of a page: nothing of any person stands in it.
        address: String,
        /// Beside the code.
        words: String,
    },
    /// Rows of name and value.
    Facts(Vec<(String, String)>),
    /// Lines that somebody signs or stamps on.
    Signature(Vec<String>),
    /// A table, whose headings are repeated on each page.
    Table(Table),
    /// The title of another paper of the same file, on a page of its own. Such papers are given to different people: no number of
    /// all pages stands at their foot.
    Another(String),
    /// A letter, on a page of its own. A paper of letters has neither title nor foot.
    Letter(Letter),
}

/// A letter for an envelope with a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Who writes, in one line above the address.
    pub house: String,
    /// To whom, line by line.
    pub to: Vec<String>,
    /// What is said, line by line.
    pub body: Vec<String>,
    /// At the right of its end: who writes, and when.
    pub end: Vec<String>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What its columns are called.
    pub headings: Vec<String>,
    /// Each with as many cells as there are headings; a line end begins another line.
    pub rows: Vec<Vec<String>>,
    /// So many columns at the end are boxes to tick, as narrow as their headings allow.
    pub boxes: usize,
}

impl Block {
    /// Rows as a page tells them. Empty lines are left out, and so is a name without any.
    pub fn facts(request: &Request, rows: Vec<(Words, Vec<String>)>) -> Self {
        let row = |(term, lines): (Words, Vec<String>)| {
            let lines: Vec<String> =
                lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
            (!lines.is_empty()).then(|| (request.say()(term).to_owned(), lines.join("\n")))
        };
        Self::Facts(rows.into_iter().filter_map(row).collect())
    }

    /// A code that leads to a page of ours.
    pub fn scan(request: &Request, page: &str, words: Words) -> Self {
        let address = format!("{}{page}", request.installation.public_address);
        Self::Scan { address, words: request.say()(words).to_owned() }
    }
}

impl Paper {
    /// The file. Whatever the font lacks is drawn as 〓, and a sentence at the end says which characters to write in by hand.
    pub fn pdf(&self) -> Result<Vec<u8>, Unwritable> {
        let mut blocks = self.blocks.clone();
        let lacking = lacking(&self.texts());
        if !lacking.is_empty() {
            blocks.push(Block::Text(words::lacking(self.language, &lacking)));
        }
        let pages = layout::pages(self, &blocks);
        draw::file(self, &pages)
    }

    /// It is made of letters, on which nothing stands but what is written to somebody.
    fn is_letters(&self) -> bool {
        matches!(self.blocks.first(), Some(Block::Letter(_)))
    }

    /// Several papers in one file.
    fn is_several(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Another(_)))
    }

    /// A paper on upright sheets, as a file that is called what it is.
    pub fn upright(
        request: &Request,
        title: impl Into<String>,
        blocks: Vec<Block>,
    ) -> Result<Download, AppError> {
        let (language, title) = (request.language, title.into());
        let name = format!("{title}.pdf");
        Self { language, title, sheet: Sheet::A4, blocks }.download(name)
    }

    /// The file to be saved under this name.
    pub fn download(&self, name: String) -> Result<Download, AppError> {
        let bytes = self.pdf().map_err(|_| AppError::Failed)?;
        Ok(Download { name, content_type: PDF, bytes })
    }

    /// Everything that is written on it.
    fn texts(&self) -> String {
        let mut all = self.title.clone();
        for block in &self.blocks {
            match block {
                Block::Heading(text)
                | Block::Text(text)
                | Block::Key(text)
                | Block::Another(text) => all.push_str(text),
                Block::Scan { words, .. } => all.push_str(words),
                Block::Facts(rows) => {
                    rows.iter().for_each(|(term, text)| all.extend([term.as_str(), text]));
                }
                Block::Letter(Letter { house, to, body, end }) => {
                    all.push_str(house);
                    all.extend(to.iter().chain(body).chain(end).map(String::as_str));
                }
                Block::Signature(lines) => all.extend(lines.iter().map(String::as_str)),
                Block::Table(table) => {
                    all.extend(
                        table
                            .headings
                            .iter()
                            .chain(table.rows.iter().flatten())
                            .map(String::as_str),
                    );
                }
            }
        }
        all
    }
}

#[cfg(test)]
mod tests;
