//! Writing the file: text as text, with what each glyph means (ISO 32000, 9.10.3), lines as thin boxes, the page's number at its foot.

use domain::language::Language;
use krilla::Document;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::font::{drawable, drawn, font, width};
use super::layout::{FOOT, Mark, size_of};
use super::{Paper, Unwritable};

/// From the edge to the foot.
const FOOT_FROM_EDGE: f32 = 30.0;

/// The file of these pages.
pub fn file(paper: &Paper, pages: &[Vec<Mark>]) -> Result<Vec<u8>, Unwritable> {
    let font = font().ok_or(Unwritable)?;
    let mut document = Document::new();
    let language = match paper.language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    };
    document.set_metadata(Metadata::new().title(paper.title.clone()).language(language.to_owned()));
    let (wide, high) = size_of(paper.sheet);
    for (page, number) in pages.iter().zip(1..) {
        let settings = PageSettings::from_wh(wide, high).ok_or(Unwritable)?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        surface.set_fill(Some(Fill::default()));
        page.iter().for_each(|mark| draw(&mut surface, &font, mark));
        if !paper.is_letters() && !paper.is_several() {
            let foot = drawable(&format!("{}　{number} / {}", paper.title, pages.len()));
            let x = ((wide - width(&foot) * FOOT) / 2.0).max(FOOT_FROM_EDGE);
            text(&mut surface, &font, Point::from_xy(x, high - FOOT_FROM_EDGE), FOOT, &foot);
        }
        surface.finish();
        sheet.finish();
    }
    document.finish().map_err(|_| Unwritable)
}

fn draw(surface: &mut Surface, font: &Font, mark: &Mark) {
    match mark {
        Mark::Text { x, y, size, text: said } => {
            text(surface, font, Point::from_xy(*x, *y), *size, said);
        }
        Mark::Rule { x, y, width, height } => {
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(rect);
            }
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
        }
    }
}

/// Chinese, and what stands within it, needs no shaping: a glyph for each character, one after the other.
fn text(surface: &mut Surface, font: &Font, at: Point, size: f32, said: &str) {
    let glyph = |(from, c): (usize, char)| {
        let drawn = drawn(c)?;
        let range = from..from + c.len_utf8();
        Some(KrillaGlyph::new(GlyphId::new(drawn.glyph), drawn.advance, 0.0, 0.0, 0.0, range, None))
    };
    let glyphs: Vec<KrillaGlyph> = said.char_indices().filter_map(glyph).collect();
    surface.draw_glyphs(at, &glyphs, font.clone(), said, size, false);
}
