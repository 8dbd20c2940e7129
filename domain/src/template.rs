//! 写法: an institution's own words for an event, with blanks that are filled for each who is told.

use crate::text::{is_hidden, trimmed};

pub use event::{Channel, Event};

mod event;
#[cfg(test)]
mod tests;

/// The most characters of a template, its blanks as they are written.
pub const LONGEST: usize = 150;

/// So much of what is put into one blank is told: a name is shorter, and a message stays one that is read to its end.
pub const LONGEST_VALUE: usize = 60;

/// What is put in where the template is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Blank {
    /// 姓名: who is told. In letters alone: others may read a telephone.
    Name,
    /// 课程: the class, activity or shift.
    Offering,
    /// 社团: the club that has asked for a room.
    Club,
    /// 时间: when it meets, or would have met.
    Time,
    /// 新时间: when it meets instead.
    NewTime,
    /// 地点: in which room.
    Place,
    /// 截止时间: until when something is to be done.
    Until,
    /// 原因: why.
    Reason,
    /// 电话: where one may ask.
    Telephone,
    /// 单位: the institution.
    Institution,
}

impl Blank {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Offering,
        Self::Club,
        Self::Time,
        Self::NewTime,
        Self::Place,
        Self::Until,
        Self::Reason,
        Self::Telephone,
        Self::Institution,
    ];

    /// The word between its brackets.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "姓名",
            Self::Offering => "课程",
            Self::Club => "社团",
            Self::Time => "时间",
            Self::NewTime => "新时间",
            Self::Place => "地点",
            Self::Until => "截止时间",
            Self::Reason => "原因",
            Self::Telephone => "电话",
            Self::Institution => "单位",
        }
    }

    /// As it stands in a template.
    pub fn written(self) -> String {
        format!("{OPEN}{}{CLOSE}", self.word())
    }

    fn read(word: &str) -> Option<Self> {
        // A centre has activities where a university has courses.
        let word = if matches!(word, "活动" | "班级" | "项目") { "课程" } else { word };
        Self::ALL.into_iter().find(|blank| blank.word() == word)
    }
}

const OPEN: char = '〔';
const CLOSE: char = '〕';

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// Nothing was written.
    Missing,
    /// More than [`LONGEST`] characters.
    TooLong,
    /// A bracket without the other.
    HalfBlank,
    /// Nobody knows what to put in here.
    Unknown(String),
    /// It cannot be put in for this event, or not in this channel.
    NotHere(Blank),
    /// Whoever reads it would not know what they have to.
    Lacks(Vec<Blank>),
}

/// A text that can be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    Blank(Blank),
}

impl Template {
    /// Reads what was typed for an event and a channel. Square brackets, which every keyboard has, are blanks, too.
    pub fn parse(typed: &str, event: Event, channel: Channel) -> Result<Self, TemplateFault> {
        let parts = parts_of(&plain(typed))?;
        let may = event.blanks(channel);
        let blanks: Vec<Blank> = parts.iter().filter_map(Part::blank).collect();
        if let Some(odd) = blanks.iter().find(|blank| !may.contains(blank)) {
            return Err(TemplateFault::NotHere(*odd));
        }
        let lacks: Vec<Blank> =
            event.necessary().iter().copied().filter(|blank| !blanks.contains(blank)).collect();
        if lacks.is_empty() { Ok(Self(parts)) } else { Err(TemplateFault::Lacks(lacks)) }
    }

    /// As it is kept and typed again.
    pub fn written(&self) -> String {
        self.0.iter().map(Part::written).collect()
    }

    /// The text with every blank filled. What is put in is never read for blanks again, and longer than [`LONGEST_VALUE`] it is cut.
    pub fn filled(&self, value: impl Fn(Blank) -> String) -> String {
        let one = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Blank(blank) => value(*blank).chars().take(LONGEST_VALUE).collect(),
        };
        self.0.iter().map(one).collect()
    }
}

impl Part {
    fn blank(&self) -> Option<Blank> {
        match self {
            Self::Words(_) => None,
            Self::Blank(blank) => Some(*blank),
        }
    }

    fn written(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Blank(blank) => blank.written(),
        }
    }
}

/// What is seen of it, in one line, its brackets all of one kind.
fn plain(typed: &str) -> String {
    let seen = |letter: char| match letter {
        '[' | '［' | '【' => Some(OPEN),
        ']' | '］' | '】' => Some(CLOSE),
        // A message is one line, and a letter makes its own.
        '\r' | '\n' | '\t' => Some(' '),
        letter => (!is_hidden(letter)).then_some(letter),
    };
    let seen: String = typed.chars().filter_map(seen).collect();
    seen.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn parts_of(text: &str) -> Result<Vec<Part>, TemplateFault> {
    if trimmed(text).is_empty() {
        return Err(TemplateFault::Missing);
    }
    if text.chars().count() > LONGEST {
        return Err(TemplateFault::TooLong);
    }
    let (mut parts, mut left) = (Vec::new(), text);
    while let Some((before, after)) = left.split_once(OPEN) {
        let (word, rest) = after.split_once(CLOSE).ok_or(TemplateFault::HalfBlank)?;
        if before.contains(CLOSE) || word.contains(OPEN) {
            return Err(TemplateFault::HalfBlank);
        }
        let word = word.trim();
        let blank = Blank::read(word).ok_or_else(|| TemplateFault::Unknown(word.to_owned()))?;
        parts.extend((!before.is_empty()).then(|| Part::Words(before.to_owned())));
        parts.push(Part::Blank(blank));
        left = rest;
    }
    if left.contains(CLOSE) {
        return Err(TemplateFault::HalfBlank);
    }
    parts.extend((!left.is_empty()).then(|| Part::Words(left.to_owned())));
    Ok(parts)
}
