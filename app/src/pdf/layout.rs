//! Where everything stands: blocks from the top down, over as many pages as they need.

use super::lines::lines;
use super::{Block, Letter, Paper, Sheet, Table};
use crate::components::qr::{Run, dark_runs};

/// Points in a millimetre.
const MILLIMETRE: f32 = 72.0 / 25.4;
/// White around the page.
const MARGIN: f32 = 18.0 * MILLIMETRE;
/// Sizes of text, in points; as large as the paper allows for old eyes.
pub const TITLE: f32 = 24.0;
const HEADING: f32 = 18.0;
const KEY: f32 = 26.0;
const TEXT: f32 = 15.0;
const CELL: f32 = 12.0;
/// The line at the foot.
pub const FOOT: f32 = 11.0;
/// From one line to the next, in parts of the size.
const LEADING: f32 = 1.5;
/// Between a cell's edge and its text.
const PADDING: f32 = 4.0;
/// The width of the names beside facts.
const TERM: f32 = 9.0 * TEXT;
/// The width of a box to tick.
const BOX: f32 = 44.0;
/// The side of a code to scan: read from arm's length.
const CODE: f32 = 32.0 * MILLIMETRE;

/// A letter's text.
const LETTER: f32 = 18.0;
/// Where the window of an envelope begins, from the top; how far from the left edge; and how wide it is.
const WINDOW_TOP: f32 = 45.0 * MILLIMETRE;
const WINDOW_INDENT: f32 = 7.0 * MILLIMETRE;
const WINDOW_WIDTH: f32 = 85.0 * MILLIMETRE;
/// Where a letter's text begins: below the fold.
const LETTER_TOP: f32 = 100.0 * MILLIMETRE;

/// One thing to be drawn, in points from the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Text on its base line.
    Text { x: f32, y: f32, size: f32, text: String },
    /// A thin line, or a box's side.
    Rule { x: f32, y: f32, width: f32, height: f32 },
}

/// Width and height in points.
pub const fn size_of(sheet: Sheet) -> (f32, f32) {
    match sheet {
        Sheet::A4 => (595.28, 841.89),
        Sheet::A4Landscape => (841.89, 595.28),
        Sheet::A3 => (841.89, 1190.55),
    }
}

/// The marks of each page, its foot left out.
pub fn pages(paper: &Paper, blocks: &[Block]) -> Vec<Vec<Mark>> {
    let mut flow = Flow::on(paper.sheet);
    if !paper.is_letters() {
        flow.text(&paper.title, TITLE, 0.0);
        flow.gap(8.0);
    }
    for block in blocks {
        match block {
            Block::Heading(text) => {
                flow.gap(10.0);
                flow.text(text, HEADING, 0.0);
            }
            Block::Text(text) => flow.text(text, TEXT, 0.0),
            Block::Key(text) => flow.text(text, KEY, 0.0),
            Block::Scan { address, words } => flow.scan(address, words),
            Block::Facts(rows) => rows.iter().for_each(|(term, text)| flow.fact(term, text)),
            Block::Signature(terms) => terms.iter().for_each(|term| flow.signature(term)),
            Block::Table(table) => flow.table(table),
            Block::Another(title) => {
                flow.turn();
                flow.text(title, TITLE, 0.0);
            }
            Block::Letter(letter) => flow.letter(letter),
        }
        flow.gap(6.0);
    }
    flow.pages
}

/// The pages so far, and how far down the last one is written.
struct Flow {
    pages: Vec<Vec<Mark>>,
    width: f32,
    bottom: f32,
    y: f32,
}

impl Flow {
    fn on(sheet: Sheet) -> Self {
        let (width, height) = size_of(sheet);
        // The foot has its line below.
        let bottom = height - MARGIN - FOOT;
        Self { pages: vec![Vec::new()], width: width - 2.0 * MARGIN, bottom, y: MARGIN }
    }

    fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = MARGIN;
    }

    fn gap(&mut self, points: f32) {
        self.y = (self.y + points).min(self.bottom);
    }

    /// Makes room for so much, on the next page if need be.
    fn room(&mut self, height: f32) {
        if self.y + height > self.bottom && self.y > MARGIN {
            self.turn();
        }
    }

    fn text(&mut self, text: &str, size: f32, indent: f32) {
        for line in lines(text, size, self.width - indent) {
            self.room(size * LEADING);
            self.line(MARGIN + indent, self.y, size, line);
            self.y += size * LEADING;
        }
    }

    /// A line whose upper edge is at `top`.
    fn line(&mut self, x: f32, top: f32, size: f32, text: String) {
        if !text.is_empty() {
            self.put(Mark::Text { x, y: top + size * 1.1, size, text });
        }
    }

    fn fact(&mut self, term: &str, text: &str) {
        self.room(TEXT * LEADING * 2.0);
        let top = self.y;
        let terms = lines(term, TEXT, TERM - PADDING);
        let below = top + TEXT * LEADING * line_count(terms.len());
        for (line, at) in terms.into_iter().zip(0_u16..) {
            self.line(MARGIN, top + TEXT * LEADING * f32::from(at), TEXT, line);
        }
        let page = self.pages.len();
        self.text(text, TEXT, TERM);
        if self.pages.len() == page {
            self.y = self.y.max(below);
        }
        self.put(Mark::Rule { x: MARGIN, y: self.y + 1.0, width: self.width, height: 0.4 });
        self.gap(4.0);
    }

    /// The code on the left, what one finds there beside it. An address too long for any code has its words alone.
    fn scan(&mut self, address: &str, words: &str) {
        self.room(CODE + PADDING);
        let top = self.y;
        if let Some((squares, runs)) = dark_runs(address) {
            let square = CODE / line_count(squares);
            for Run { row, from, length } in runs {
                let (x, y) = (square * line_count(from), square * line_count(row));
                self.put(Mark::Rule {
                    x: MARGIN + x,
                    y: top + y,
                    width: square * line_count(length),
                    height: square,
                });
            }
        }
        // Around a code nothing stands nearer than four of its squares.
        self.text(words, TEXT, CODE + MARGIN / 2.0);
        self.y = self.y.max(top + CODE + PADDING);
    }

    fn signature(&mut self, term: &str) {
        self.room(TEXT * 4.0);
        self.y += TEXT * 1.5;
        self.line(MARGIN, self.y, TEXT, term.to_owned());
        self.y += TEXT * LEADING;
        let x = MARGIN + TERM;
        self.put(Mark::Rule { x, y: self.y, width: self.width - TERM, height: 0.6 });
        self.gap(6.0);
    }

    /// The address is where the window of an envelope is (DIN 5008, form B).
    fn letter(&mut self, letter: &Letter) {
        if self.pages.last().is_some_and(|page| !page.is_empty()) {
            self.turn();
        }
        self.text(&letter.house, CELL, WINDOW_INDENT);
        self.y = WINDOW_TOP;
        for line in letter.to.iter().filter(|line| !line.is_empty()) {
            for line in lines(line, LETTER, WINDOW_WIDTH) {
                self.line(MARGIN + WINDOW_INDENT, self.y, LETTER, line);
                self.y += LETTER * LEADING;
            }
        }
        self.y = self.y.max(LETTER_TOP);
        for line in &letter.body {
            self.text(line, LETTER, WINDOW_INDENT);
            self.gap(4.0);
        }
        for line in &letter.end {
            self.room(LETTER * LEADING);
            let wide = super::font::width(line) * LETTER;
            let x = (MARGIN + self.width - wide).max(MARGIN);
            self.line(x, self.y, LETTER, line.clone());
            self.y += LETTER * LEADING;
        }
    }

    fn table(&mut self, table: &Table) {
        let widths = widths(table, self.width);
        let head = cells(&table.headings, &widths);
        let head_height = height(&head);
        self.room(head_height * 2.0);
        self.row(&head, &widths);
        for row in &table.rows {
            let mut cells = cells(row, &widths);
            let whole = height(&cells);
            if self.y + whole > self.bottom && whole + head_height < self.bottom - MARGIN {
                self.turn();
                self.row(&head, &widths);
            }
            // A row longer than a page goes on on the next one.
            while self.y + height(&cells) > self.bottom {
                let fits = ((self.bottom - self.y - 2.0 * PADDING) / (CELL * LEADING)).floor();
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "at least 1, at most a page"
                )]
                let fits = fits.max(1.0) as usize;
                let rest =
                    cells.iter_mut().map(|lines| lines.split_off(fits.min(lines.len()))).collect();
                self.row(&cells, &widths);
                cells = rest;
                self.turn();
                self.row(&head, &widths);
            }
            self.row(&cells, &widths);
        }
    }

    fn row(&mut self, cells: &[Vec<String>], widths: &[f32]) {
        let (top, height) = (self.y, height(cells));
        let mut x = MARGIN;
        for (lines, width) in cells.iter().zip(widths) {
            self.put(Mark::Rule { x, y: top, width: 0.5, height });
            for (line, at) in lines.iter().zip(0_u16..) {
                let below = PADDING + CELL * LEADING * f32::from(at);
                self.line(x + PADDING, top + below, CELL, line.clone());
            }
            x += width;
        }
        self.put(Mark::Rule { x, y: top, width: 0.5, height });
        for y in [top, top + height] {
            self.put(Mark::Rule { x: MARGIN, y, width: x - MARGIN, height: 0.5 });
        }
        self.y += height;
    }
}

fn cells(row: &[String], widths: &[f32]) -> Vec<Vec<String>> {
    row.iter().zip(widths).map(|(cell, width)| lines(cell, CELL, width - 2.0 * PADDING)).collect()
}

fn height(cells: &[Vec<String>]) -> f32 {
    let most = cells.iter().map(Vec::len).max().unwrap_or_default().max(1);
    CELL * LEADING * line_count(most) + 2.0 * PADDING
}

fn line_count(lines: usize) -> f32 {
    f32::from(u16::try_from(lines).unwrap_or(u16::MAX))
}

/// How wide the columns are: as their contents want where there is room, and the widest share what is left.
fn widths(table: &Table, room: f32) -> Vec<f32> {
    let count = table.headings.len();
    let first_box = count.saturating_sub(table.boxes);
    let widest = |column: usize| {
        let heading = table.headings.get(column);
        let cells = table.rows.iter().filter_map(|row| row.get(column)).chain(heading);
        let longest = cells.flat_map(|cell| cell.split('\n')).map(super::font::width);
        longest.fold(0.0, f32::max) * CELL + 2.0 * PADDING + 1.0
    };
    let mut wanted: Vec<(usize, f32)> = (0..count)
        .map(|column| (column, if column < first_box { widest(column) } else { BOX }))
        .collect();
    wanted.sort_by(|one, other| one.1.total_cmp(&other.1));
    let mut widths = vec![0.0; count];
    let (mut left, mut columns) = (room, line_count(count));
    for (column, wants) in wanted {
        widths[column] = wants.min(left / columns);
        left -= widths[column];
        columns -= 1.0;
    }
    // What is over makes the columns of text wider, so that the table is as wide as the page.
    if first_box > 0 {
        let more = left / line_count(first_box);
        widths.iter_mut().take(first_box).for_each(|width| *width += more);
    }
    widths
}
