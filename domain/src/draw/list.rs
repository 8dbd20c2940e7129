//! The frozen list: what is offered and who asks for what, as a text that anyone can keep, print and hash.

use std::fmt::{self, Write as _};

use serde::{Deserialize, Serialize};

use crate::stage::ForWhom;

/// First words of the text: what it is, and of which version.
pub(super) const TITLE: &str = "yinyao-draw\t1";

/// 序号: an offering's place on the list, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfferingNumber(pub u32);

impl OfferingNumber {
    /// Where it stands, from 0.
    pub fn index(self) -> usize {
        (self.0 as usize).saturating_sub(1)
    }
}

/// 抽签号: by which a person knows their application on the list, and nobody else knows it. From 1 to 99,999,999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApplicationNumber(pub u32);

impl fmt::Display for ApplicationNumber {
    /// Eight digits.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:08}", self.0)
    }
}

/// Everything that a draw decides about. It is put together freely; a [`FrozenList`](super::FrozenList) has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Where the seed will come from.
    pub seed: SeedPlan,
    /// In the order of their numbers.
    pub offerings: Vec<OfferingAtDraw>,
    /// Pairs of which one person cannot attend both, the smaller number first, in order.
    pub clashes: Vec<(OfferingNumber, OfferingNumber)>,
    /// In the order of their numbers, which says nothing of who came first.
    pub applications: Vec<Application>,
}

/// Where the seed will come from: said before anybody can know it, so that nobody can choose how to write it afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeedPlan {
    /// How many digits.
    pub digits: u32,
    /// From what, and in which order and form: 12月1日双色球第2026138期，按大小排，每个号两位，蓝球在后.
    pub source: String,
}

/// An offering whose places are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferingAtDraw {
    /// Places to be given, the shares among them.
    pub places: u32,
    /// Shares, in the order in which they are filled.
    pub shares: Vec<Share>,
    /// Its name; no tab and no line end.
    pub name: String,
}

/// 预留名额: places for people of one kind, such as newcomers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub places: u32,
    /// What is left of it stays with it until a later day; otherwise it goes to everybody in this draw.
    pub is_kept: bool,
    /// For whom; no tab and no line end.
    pub name: String,
}

/// What one person asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// By which its person knows it.
    pub number: ApplicationNumber,
    /// How many places they want in all; at least 1.
    pub wanted: u32,
    /// What they want, the dearest first; no offering twice.
    pub wishes: Vec<Wish>,
}

/// One wish of an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What.
    pub offering: OfferingNumber,
    /// 1, and one more for each time that the draw of this course left the person without any place since they last had one
    /// in it; 10 at most.
    pub lots: u32,
    /// The person has had this course before: whoever has not comes first.
    pub again: bool,
    /// The offering's shares that are for this person, counted from 1, in their order.
    pub shares: Vec<u32>,
}

impl Share {
    /// Places for one of the groups that an institution can keep some for; what is left of them goes to everybody in this draw.
    pub fn open(for_whom: ForWhom, places: u32) -> Self {
        Self { places, is_kept: false, name: for_whom.code().to_owned() }
    }

    /// For whom, if it is one of these groups.
    pub fn for_whom(&self) -> Option<ForWhom> {
        ForWhom::from_code(&self.name)
    }
}

/// The places that a published list names for each of its offerings, in their order. They are read, not checked.
pub fn places_in(list: &str) -> Vec<u32> {
    let head = list.lines().take_while(|line| !line.starts_with("application\t"));
    let places = |line: &str| {
        let words: Vec<&str> = line.split('\t').collect();
        let ["offering", _, places, _] = words.as_slice() else { return None };
        places.parse().ok()
    };
    head.filter_map(places).collect()
}

/// The shares that a published list names for each of so many offerings. They are read, not checked: for that there is
/// [`FrozenList`](super::FrozenList).
pub fn shares_in(list: &str, offerings: usize) -> Vec<Vec<Share>> {
    let mut all = vec![Vec::new(); offerings];
    let head = list.lines().take_while(|line| !line.starts_with("application\t"));
    for line in head {
        let words: Vec<&str> = line.split('\t').collect();
        let ["share", offering, places, kept, name] = words.as_slice() else { continue };
        let (Ok(offering), Ok(places)) = (offering.parse(), places.parse()) else { continue };
        if let Some(shares) = all.get_mut(OfferingNumber(offering).index()) {
            shares.push(Share { places, is_kept: *kept == "kept", name: (*name).to_owned() });
        }
    }
    all
}

impl OfferingAtDraw {
    /// For whom one of its shares is, counted from 1; nothing where it is for another group than institutions have.
    pub fn for_whom(&self, share: u32) -> Option<ForWhom> {
        let index = (share as usize).checked_sub(1)?;
        self.shares.get(index)?.for_whom()
    }
}

impl List {
    /// Whether nobody can attend both.
    pub fn clash(&self, one: OfferingNumber, other: OfferingNumber) -> bool {
        self.clashes.binary_search(&(one.min(other), one.max(other))).is_ok()
    }
}

/// The text that is published: lines of words with a tab between them, each ended by a line feed, in one possible way.
impl fmt::Display for List {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{TITLE}")?;
        writeln!(formatter, "seed\t{}\t{}", self.seed.digits, self.seed.source)?;
        for (index, offering) in self.offerings.iter().enumerate() {
            let number = index + 1;
            writeln!(formatter, "offering\t{number}\t{}\t{}", offering.places, offering.name)?;
            for share in &offering.shares {
                let kept = if share.is_kept { "kept" } else { "open" };
                writeln!(formatter, "share\t{number}\t{}\t{kept}\t{}", share.places, share.name)?;
            }
        }
        for (one, other) in &self.clashes {
            writeln!(formatter, "clash\t{}\t{}", one.0, other.0)?;
        }
        for application in &self.applications {
            write!(formatter, "application\t{}\t{}", application.number, application.wanted)?;
            for wish in &application.wishes {
                formatter.write_char('\t')?;
                wish.fmt(formatter)?;
            }
            formatter.write_char('\n')?;
        }
        Ok(())
    }
}

/// `3:2:first:1`: offering 3, two lots, never had before, of its share 1; `1+2` where two of its shares are for this person.
impl fmt::Display for Wish {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let had = if self.again { "again" } else { "first" };
        write!(formatter, "{}:{}:{had}:", self.offering.0, self.lots)?;
        let Some((first, others)) = self.shares.split_first() else {
            return formatter.write_char('-');
        };
        write!(formatter, "{first}")?;
        others.iter().try_for_each(|share| write!(formatter, "+{share}"))
    }
}
