//! Reading a published list: whatever could not have been written by [`List`] is refused, with its line.

use std::str::FromStr;

use crate::draw::list::TITLE;
use crate::draw::{
    Application, ApplicationNumber, DIGITS_AT_LEAST, DIGITS_AT_MOST, LOTS_AT_MOST, List,
    OfferingAtDraw, OfferingNumber, SeedPlan, Share, Wish,
};
use crate::text::is_hidden;

/// Why a text is no list, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct Unreadable {
    /// Counted from 1.
    pub line: usize,
    /// What is the matter with it.
    pub fault: Fault,
}

/// What is the matter with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The first line is not the title of a list.
    #[error("not a list of a draw, or of another version")]
    Title,
    /// A word or number is missing, too many, or nothing that may stand there.
    #[error("not as a list has it")]
    Shape,
    /// It names an offering or a share that the list has not, or has not named before.
    #[error("names what the list has not")]
    Unknown,
    /// Numbers go up from line to line, and within a line nothing stands twice.
    #[error("out of order, or twice")]
    Order,
    /// An offering's shares hold more places than it has.
    #[error("more places in shares than there are")]
    Shares,
    /// It means the same, but a list would have it in other letters, and then it would have another digest.
    #[error("written in another way")]
    Writing,
}

impl List {
    /// Reads a text that [`List`] wrote.
    pub(super) fn read(text: &str) -> Result<Self, Unreadable> {
        let mut lines = (1..).zip(text.split_inclusive('\n'));
        let mut next = || lines.next().map(|(_, line)| line.trim_end_matches('\n'));
        if next() != Some(TITLE) {
            return Err(Unreadable { line: 1, fault: Fault::Title });
        }
        let seed = next().map_or(Err(Fault::Shape), seed_plan);
        let seed = seed.map_err(|fault| Unreadable { line: 2, fault })?;
        let (offerings, clashes, applications) = Default::default();
        let mut list = Self { seed, offerings, clashes, applications };
        for (line, words) in lines {
            let words: Vec<&str> = words.trim_end_matches('\n').split('\t').collect();
            list.add(&words).map_err(|fault| Unreadable { line, fault })?;
        }
        let written = list.to_string();
        let differs = |(_, (read, written)): &(usize, (&str, &str))| read != written;
        let pairs = text.split_inclusive('\n').zip(written.split_inclusive('\n'));
        match (1..).zip(pairs).find(differs) {
            Some((line, _)) => Err(Unreadable { line, fault: Fault::Writing }),
            None => Ok(list),
        }
    }
}

/// `seed 10 掷骰子十次`, in which the words are said and nothing is hidden.
fn seed_plan(line: &str) -> Read<SeedPlan> {
    let mut words = line.split('\t');
    let (Some("seed"), Some(digits), Some(source), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(Fault::Shape);
    };
    let digits: u32 = read(digits)?;
    let is_long_enough = (DIGITS_AT_LEAST..=DIGITS_AT_MOST).contains(&(digits as usize));
    if !is_long_enough || source.trim().is_empty() {
        return Err(Fault::Shape);
    }
    Ok(SeedPlan { digits, source: said(source)? })
}

/// Words that everybody sees as they are: nothing hidden in them.
fn said(words: &str) -> Read<String> {
    if words.chars().any(is_hidden) { Err(Fault::Shape) } else { Ok(words.to_owned()) }
}

type Read<T> = Result<T, Fault>;

impl List {
    fn add(&mut self, words: &[&str]) -> Read<()> {
        match *words {
            ["offering", number, places, name] => self.add_offering(number, places, name),
            ["share", offering, places, kept, name] => self.add_share(offering, places, kept, name),
            ["clash", one, other] => self.add_clash(one, other),
            ["application", number, wanted, ref wishes @ ..] => {
                self.add_application(number, wanted, wishes)
            }
            _ => Err(Fault::Shape),
        }
    }

    fn add_offering(&mut self, number: &str, places: &str, name: &str) -> Read<()> {
        let is_next = read::<u32>(number)? as usize == self.offerings.len() + 1;
        if !is_next || !self.clashes.is_empty() || !self.applications.is_empty() {
            return Err(Fault::Order);
        }
        let (places, name) = (read(places)?, said(name)?);
        self.offerings.push(OfferingAtDraw { places, shares: Vec::new(), name });
        Ok(())
    }

    fn add_share(&mut self, offering: &str, places: &str, kept: &str, name: &str) -> Read<()> {
        let is_kept = match kept {
            "kept" => true,
            "open" => false,
            _ => return Err(Fault::Shape),
        };
        if self.offering(offering)?.index() + 1 != self.offerings.len() {
            return Err(Fault::Order);
        }
        let share = Share { places: read(places)?, is_kept, name: said(name)? };
        let offering = self.offerings.last_mut().ok_or(Fault::Unknown)?;
        offering.shares.push(share);
        let in_shares: u64 = offering.shares.iter().map(|share| u64::from(share.places)).sum();
        if in_shares > u64::from(offering.places) { Err(Fault::Shares) } else { Ok(()) }
    }

    fn add_clash(&mut self, one: &str, other: &str) -> Read<()> {
        let pair = (self.offering(one)?, self.offering(other)?);
        let goes_up = self.clashes.last().is_none_or(|last| *last < pair);
        if pair.0 >= pair.1 || !goes_up || !self.applications.is_empty() {
            return Err(Fault::Order);
        }
        self.clashes.push(pair);
        Ok(())
    }

    fn add_application(&mut self, number: &str, wanted: &str, wishes: &[&str]) -> Read<()> {
        let number = ApplicationNumber(read(number)?);
        if !(1..=99_999_999).contains(&number.0) {
            return Err(Fault::Shape);
        }
        let wishes: Vec<Wish> = wishes.iter().map(|wish| self.wish(wish)).collect::<Read<_>>()?;
        let wanted = read(wanted)?;
        let mut asked: Vec<_> = wishes.iter().map(|wish| wish.offering).collect();
        asked.sort_unstable();
        let is_twice = asked.windows(2).any(|pair| pair[0] == pair[1]);
        if is_twice || self.applications.last().is_some_and(|last| last.number >= number) {
            return Err(Fault::Order);
        }
        if wishes.is_empty() || wanted == 0 {
            return Err(Fault::Shape);
        }
        self.applications.push(Application { number, wanted, wishes });
        Ok(())
    }

    fn wish(&self, text: &str) -> Read<Wish> {
        let wish = wish_in(text)?;
        let offering = self.offerings.get(wish.offering.index()).ok_or(Fault::Unknown)?;
        let there = offering.shares.len();
        if wish.offering.0 == 0
            || wish.shares.iter().any(|share| *share == 0 || *share as usize > there)
        {
            return Err(Fault::Unknown);
        }
        if !wish.shares.is_sorted_by(|one, other| one < other) {
            return Err(Fault::Order);
        }
        Ok(wish)
    }

    fn offering(&self, number: &str) -> Read<OfferingNumber> {
        let number = OfferingNumber(read(number)?);
        let is_there = number.0 > 0 && number.index() < self.offerings.len();
        if is_there { Ok(number) } else { Err(Fault::Unknown) }
    }
}

/// `3:2:first:1`, whatever it names.
fn wish_in(text: &str) -> Read<Wish> {
    let parts: Vec<&str> = text.split(':').collect();
    let [offering, lots, had, shares] = parts[..] else { return Err(Fault::Shape) };
    let again = match had {
        "first" => false,
        "again" => true,
        _ => return Err(Fault::Shape),
    };
    let shares: Vec<u32> = match shares {
        "-" => Vec::new(),
        some => some.split('+').map(read).collect::<Read<_>>()?,
    };
    let lots = read(lots)?;
    if lots == 0 || lots > LOTS_AT_MOST {
        return Err(Fault::Shape);
    }
    Ok(Wish { offering: OfferingNumber(read(offering)?), lots, again, shares })
}

impl Application {
    /// Reads its line of a published list, whatever it names: nothing where it is no such line.
    pub fn read(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.split('\t').collect();
        let ["application", number, wanted, ref wishes @ ..] = *words else { return None };
        let wishes = wishes.iter().map(|wish| wish_in(wish)).collect::<Read<_>>().ok()?;
        let number = ApplicationNumber(read(number).ok()?);
        Some(Self { number, wanted: read(wanted).ok()?, wishes })
    }
}

fn read<T: FromStr>(word: &str) -> Read<T> {
    word.parse().map_err(|_| Fault::Shape)
}

#[cfg(test)]
mod tests;
