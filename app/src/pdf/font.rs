//! The font: Noto Sans SC, with 30,000 characters, those of the General Standard among them (通用规范汉字表), rare names too.

use std::sync::OnceLock;

use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// SIL Open Font License 1.1, which lies beside it.
static BYTES: &[u8] = include_bytes!("../../fonts/NotoSansSC-Regular.ttf");

/// What is drawn in the place of a character that the font lacks: printers have it for that (下駄, U+3013).
pub const IN_PLACE: char = '〓';

/// The font as it is drawn with.
pub fn font() -> Option<Font> {
    static FONT: OnceLock<Option<Font>> = OnceLock::new();
    FONT.get_or_init(|| Font::new(BYTES.into(), 0)).clone()
}

fn face() -> Option<&'static FontRef<'static>> {
    static FACE: OnceLock<Option<FontRef<'static>>> = OnceLock::new();
    FACE.get_or_init(|| FontRef::new(BYTES).ok()).as_ref()
}

/// One character as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// Which glyph.
    pub glyph: u32,
    /// How wide it is, in parts of the size of the text.
    pub advance: f32,
}

/// How a character is drawn; nothing where the font lacks it.
pub fn drawn(c: char) -> Option<Drawn> {
    let face = face()?;
    let glyph = face.charmap().map(c)?;
    let advance =
        face.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph)?;
    Some(Drawn { glyph: glyph.to_u32(), advance })
}

/// How wide a text is, in parts of its size.
pub fn width(text: &str) -> f32 {
    text.chars().map(advance).sum()
}

/// How wide a character is, in parts of its size.
pub fn advance(c: char) -> f32 {
    drawn(c).map_or(1.0, |drawn| drawn.advance)
}

/// A text as it can be drawn: controls and the signs that choose the form of a character left out, what is lacking replaced.
pub fn drawable(text: &str) -> String {
    text.chars()
        .filter(|c| is_drawn(*c))
        .map(|c| if drawn(c).is_some() { c } else { IN_PLACE })
        .collect()
}

/// The characters of a text that the font lacks, each once.
pub fn lacking(text: &str) -> Vec<char> {
    let mut lacking: Vec<char> = Vec::new();
    for c in text.chars().filter(|c| is_drawn(*c) && !c.is_whitespace() && drawn(*c).is_none()) {
        if !lacking.contains(&c) {
            lacking.push(c);
        }
    }
    lacking
}

/// A mark on its own, which chooses a form or turns a line, is not.
fn is_drawn(c: char) -> bool {
    !c.is_control()
        && !domain::text::is_hidden(c)
        && !matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}
