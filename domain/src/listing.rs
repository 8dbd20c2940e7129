//! 项目清单: which of an institution's offerings its desk lists, and in which order.

use crate::id::TermId;
use crate::offering::OfferingKind;
use crate::search::PAGE_SIZE;
use crate::text::has_control_characters;

pub use columns::{
    BookColumn, BookingColumn, CertificateColumn, DrawColumn, DrawnColumn, FeeColumn, ImportColumn,
    RoomColumn, SessionColumn, TermColumn,
};
pub use filtered::FilteredList;
pub use order::{AsItIs, Direction, Order, Sortable, pages};
pub use people::{
    AccountColumn, CallColumn, ConsentColumn, EntryColumn, HoursColumn, MemberColumn,
    TurnedAwayColumn, TwinColumn,
};

mod columns;
mod filtered;
mod order;
mod people;

/// Rows on a page of a long list whose reader does not choose how many.
pub const PAGE_ROWS: u32 = 50;

/// How far an offering has come with signing up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// 还没开始报名: nobody can sign up yet, and somebody will.
    ToCome,
    /// 正在报名.
    Open,
    /// 报名结束: the time is over, or a coordinator has stopped it.
    Closed,
    /// 已经结束: its last session is over.
    Over,
    /// 已经取消.
    CalledOff,
}

impl Progress {
    /// All, in the order in which an offering goes through them.
    pub const ALL: [Self; 5] =
        [Self::ToCome, Self::Open, Self::Closed, Self::Over, Self::CalledOff];

    /// The word in addresses and statements.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ToCome => "to_come",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Over => "over",
            Self::CalledOff => "called_off",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// How full an offering is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// 还有名额: fewer places are held than there are, or everybody may come.
    Free,
    /// 满了.
    Full,
    /// 有人候补: somebody waits, or waits to be decided on.
    Waiting,
}

impl Filling {
    /// All, from empty to overfull.
    pub const ALL: [Self; 3] = [Self::Free, Self::Full, Self::Waiting];

    /// The word in addresses and statements.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Full => "full",
            Self::Waiting => "waiting",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// By what a list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// By the first session: what is not over yet, then what is over, the latest first.
    #[default]
    Time,
    /// By the name, in pinyin.
    Name,
    /// By how many places are held.
    Held,
    /// By how many people wait.
    Waiting,
}

impl Sortable for Column {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Name, "name"),
        (Self::Time, "time"),
        (Self::Held, "held"),
        (Self::Waiting, "waiting"),
    ];

    fn begins_with_last(self) -> bool {
        matches!(self, Self::Held | Self::Waiting)
    }
}

/// How many rows a page may have.
pub const ROWS: [u32; 3] = [PAGE_SIZE, 50, 200];

/// What a coordinator asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Words, pinyin or initials of name, teacher or place.
    pub words: String,
    /// Classes, activities or shifts alone.
    pub kind: Option<OfferingKind>,
    /// The classes of one term.
    pub term: Option<TermId>,
    /// What meets on this day of the week: 1 (Monday) to 7 (Sunday).
    pub weekday: Option<u8>,
    /// How far signing up has come.
    pub progress: Option<Progress>,
    /// How full it is.
    pub filling: Option<Filling>,
    /// Only what a counter can sign somebody up for: it is not over nor called off, not open to all, and not given by a draw.
    pub takes_people: bool,
    /// The order, and the page.
    pub order: Order<Column>,
    /// Rows on a page, one of [`ROWS`].
    pub rows: u32,
}

impl Default for Listing {
    fn default() -> Self {
        Self {
            words: String::new(),
            kind: None,
            term: None,
            weekday: None,
            progress: None,
            filling: None,
            takes_people: false,
            order: Order::default(),
            rows: PAGE_SIZE,
        }
    }
}

impl Listing {
    /// It asks for less than everything.
    pub fn is_narrow(&self) -> bool {
        let wide = Self { order: self.order, rows: self.rows, ..Self::default() };
        *self != wide
    }

    /// The same at another page.
    pub fn at_page(&self, page: u32) -> Self {
        Self { order: self.order.at_page(page), ..self.clone() }
    }

    /// How many pages this many offerings fill; one even when there is nothing.
    pub fn pages(&self, total: u32) -> u32 {
        pages(total, self.rows)
    }
}

/// The longest name of a saved filter, in characters.
pub const LONGEST_FILTER_NAME: usize = 20;

/// So many filters an institution keeps at most: among more nobody finds anything.
pub const MOST_FILTERS: u32 = 20;

/// What is wrong with a filter's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterNameFault {
    /// Nothing was written.
    Missing,
    /// More than [`LONGEST_FILTER_NAME`] characters, or signs that nobody can see.
    TooLong,
}

/// The name of a filter: without blanks around it.
pub fn parse_filter_name(typed: &str) -> Result<String, FilterNameFault> {
    let name = typed.trim();
    if name.is_empty() {
        return Err(FilterNameFault::Missing);
    }
    if name.chars().count() > LONGEST_FILTER_NAME || has_control_characters(name) {
        return Err(FilterNameFault::TooLong);
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_addresses_are_read_again() {
        assert!(Progress::ALL.iter().all(|one| Progress::from_code(one.code()) == Some(*one)));
        assert!(Filling::ALL.iter().all(|one| Filling::from_code(one.code()) == Some(*one)));
        order::are_read_again::<Column>();
    }

    #[test]
    fn order_and_page_narrow_nothing() {
        let order = Order::by(Column::Name).at_page(3);
        let list = Listing { order, rows: 200, ..Listing::default() };
        assert!(!list.is_narrow());
        assert!(Listing { weekday: Some(2), ..list }.is_narrow());
    }

    #[test]
    fn a_filter_has_a_short_name() {
        assert_eq!(parse_filter_name(" 满了的班 ").as_deref(), Ok("满了的班"));
        assert_eq!(parse_filter_name("  "), Err(FilterNameFault::Missing));
        assert_eq!(parse_filter_name(&"长".repeat(21)), Err(FilterNameFault::TooLong));
        assert_eq!(parse_filter_name("a\u{7}b"), Err(FilterNameFault::TooLong));
    }
}
