//! 收支: what was taken at a counter and given back, with receipts; the book of a day, which adds up and is closed once.

use serde::{Deserialize, Serialize};

use crate::offering::Fen;

pub use self::book::{Closing, Count, Moved, Totals, book_day, may_close, totals};
pub use self::refusal::CashRefusal;
pub use self::typed::{DayFault, day};

mod book;
mod capitals;
mod refusal;
mod typed;

pub use self::capitals::in_capitals;

/// How money changed hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PayWay {
    /// 现金: it lies in the drawer.
    Cash,
    /// 转账: to the institution's account.
    Transfer,
    /// 微信、支付宝: a code was scanned.
    Scan,
}

impl PayWay {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Cash, Self::Transfer, Self::Scan];

    /// The word kept in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Transfer => "transfer",
            Self::Scan => "scan",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// What a line of the book says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Entry {
    /// 收费: a fee was paid.
    Payment,
    /// 退费: some of it, or all, was given back.
    Refund,
    /// 冲正: the payment was typed wrongly; all of it is taken off the book again. No line is ever deleted.
    Correction,
    /// 转费: what was paid for a place counts for another one, for which it was given up. No money moves.
    Carried,
    /// 补记: a fee that was noted as paid before there were receipts, so that it counts like every other. No money moves.
    Earlier,
    /// 补记冲正: that had been noted by mistake. No money moves.
    EarlierTakenOff,
}

impl Entry {
    /// All.
    pub const ALL: [Self; 6] = [
        Self::Payment,
        Self::Refund,
        Self::Correction,
        Self::Carried,
        Self::Earlier,
        Self::EarlierTakenOff,
    ];

    /// The word kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Refund => "refund",
            Self::Correction => "correction",
            Self::Carried => "carried",
            Self::Earlier => "earlier",
            Self::EarlierTakenOff => "earlier_taken_off",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entry| entry.code() == code)
    }

    /// It can be given back, corrected and carried over: a payment, with a receipt from the beginning or since then.
    pub const fn is_payment(self) -> bool {
        matches!(self, Self::Payment | Self::Earlier)
    }

    /// By what a payment is taken off the book that was typed wrongly; nothing of what is no payment.
    pub const fn taken_off_by(self) -> Option<Self> {
        match self {
            Self::Payment => Some(Self::Correction),
            Self::Earlier => Some(Self::EarlierTakenOff),
            _ => None,
        }
    }

    /// Money changes hands.
    pub const fn moves_money(self) -> bool {
        matches!(self, Self::Payment | Self::Refund | Self::Correction)
    }

    /// What an amount of this entry adds to what is there: less than nothing where it is given back, nothing where no money
    /// moves.
    pub fn adds(self, amount: Fen) -> Balance {
        let amount = i64::from(amount.0);
        Balance(match self {
            Self::Payment => amount,
            Self::Refund | Self::Correction => -amount,
            Self::Carried | Self::Earlier | Self::EarlierTakenOff => 0,
        })
    }
}

/// A sum in fen, which may be below nothing: more was given back than taken.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Balance(pub i64);

impl std::ops::Add for Balance {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Balance {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Balance {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| sum + one)
    }
}

/// 收据编号: each institution counts its own from 1 in every year, without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReceiptNumber {
    /// The year in whose book it stands.
    pub year: i16,
    /// Which one of the year.
    pub number: u32,
}

impl ReceiptNumber {
    /// As it is printed: 2026-000123.
    pub fn printed(self) -> String {
        format!("{:04}-{:06}", self.year, self.number)
    }

    /// Reads [`Self::printed`].
    pub fn parse(printed: &str) -> Option<Self> {
        let (year, number) = printed.split_once('-')?;
        let digits = |text: &str, among: std::ops::RangeInclusive<usize>| {
            among.contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit())
        };
        let sound = digits(year, 4..=4) && digits(number, 6..=9);
        let number = number.parse().ok().filter(|number| sound && *number > 0)?;
        Some(Self { year: year.parse().ok()?, number })
    }
}

/// What is left of a payment that can still be given back.
pub fn left_of(paid: Fen, given_back: &[Fen]) -> Fen {
    Fen(given_back.iter().fold(paid.0, |left, one| left.saturating_sub(one.0)))
}

/// Whether so much may be given back of a payment: something, and never more than is left.
pub fn may_refund(amount: Fen, paid: Fen, given_back: &[Fen]) -> Result<(), CashRefusal> {
    let left = left_of(paid, given_back);
    match amount.0 {
        _ if left.0 == 0 => Err(CashRefusal::NothingLeft),
        0 => Err(CashRefusal::NothingGiven),
        _ if amount.0 > left.0 => Err(CashRefusal::MoreThanLeft { left }),
        _ => Ok(()),
    }
}

/// How a sum is given back of payments with so much left of each, which are told by their place in the list: of as few as can be,
/// the largest first. What they have not together is not in it.
pub fn parts_of(sum: Fen, left: &[Fen]) -> Vec<(usize, Fen)> {
    let mut largest: Vec<(usize, Fen)> = left.iter().copied().enumerate().collect();
    largest.sort_by_key(|(place, left)| std::cmp::Reverse((left.0, *place)));
    let mut missing = sum.0;
    let mut parts = Vec::new();
    for (place, left) in largest {
        let part = left.0.min(missing);
        if part == 0 {
            break;
        }
        parts.push((place, Fen(part)));
        missing -= part;
    }
    parts
}

/// Whether a payment may be taken off the book as typed wrongly: only while nothing of it was given back.
pub fn may_correct(given_back: &[Fen]) -> Result<(), CashRefusal> {
    if given_back.is_empty() { Ok(()) } else { Err(CashRefusal::GivenBackAlready) }
}

#[cfg(test)]
mod tests;
