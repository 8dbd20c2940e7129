//! What a draw answers: to each wish, and for each offering.

use std::fmt;

use crate::draw::{Application, ApplicationNumber, List, OfferingNumber};

/// The answer to one wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A place.
    Place {
        /// In which round, from 1: somebody's second place is given after everybody's first.
        round: u32,
        /// Which of the offering's shares it came from; none for a place that was for everybody.
        share: Option<u32>,
    },
    /// No place was left that this wish could have; 1 is next.
    Waiting {
        /// Place in the waiting list.
        position: u32,
    },
    /// No place was left that this wish could have, and it does not wait: its person got all they wanted elsewhere, or
    /// something at the same time.
    Full,
    /// As many places as wanted had been got with earlier wishes.
    Enough,
    /// It is at the same time as something got in an earlier round.
    Clash {
        /// What was got.
        with: OfferingNumber,
    },
    /// It was called off after the list was frozen and before the draw: the next wish was asked for instead.
    CalledOff,
}

/// What became of one offering.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Who has a place, in the order of their numbers.
    pub places: Vec<ApplicationNumber>,
    /// Who waits, the next first.
    pub waiting: Vec<ApplicationNumber>,
}

/// Everything that a draw says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// For each application of the list, in its order, an answer to each wish.
    pub answers: Vec<Vec<Answer>>,
    /// For each offering of the list, in its order.
    pub offerings: Vec<Given>,
}

impl Outcome {
    /// Each application with the answers to its wishes.
    pub fn by_application<'a>(
        &'a self,
        list: &'a List,
    ) -> impl Iterator<Item = (&'a Application, &'a [Answer])> {
        list.applications.iter().zip(self.answers.iter().map(Vec::as_slice))
    }
}

/// The text that is published: for each offering who has a place, then who waits, in one possible way.
impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, given) in self.offerings.iter().enumerate() {
            let offering = index + 1;
            for application in &given.places {
                writeln!(formatter, "place\t{offering}\t{application}")?;
            }
            for (index, application) in given.waiting.iter().enumerate() {
                writeln!(formatter, "waiting\t{offering}\t{}\t{application}", index + 1)?;
            }
        }
        Ok(())
    }
}

/// What a published record says that each of so many offerings gave. It is read, not drawn again: for that there is
/// [`Record::verified`](super::Record::verified).
pub fn given_in(record: &str, offerings: usize) -> Vec<Given> {
    let mut all = vec![Given::default(); offerings];
    for line in record.lines() {
        let words: Vec<&str> = line.split('\t').collect();
        let (offering, number, is_place) = match words.as_slice() {
            ["place", offering, number] => (offering, number, true),
            ["waiting", offering, _, number] => (offering, number, false),
            _ => continue,
        };
        let (Ok(offering), Ok(number)) = (offering.parse(), number.parse()) else { continue };
        if let Some(given) = all.get_mut(OfferingNumber(offering).index()) {
            let list = if is_place { &mut given.places } else { &mut given.waiting };
            list.push(ApplicationNumber(number));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let numbers = |from: &[u32]| from.iter().copied().map(ApplicationNumber).collect();
        let offerings = vec![
            Given { places: numbers(&[3, 17_482_627]), waiting: numbers(&[9, 1]) },
            Given::default(),
            Given { places: numbers(&[5]), waiting: Vec::new() },
        ];
        let outcome = Outcome { answers: Vec::new(), offerings: offerings.clone() };
        assert_eq!(given_in(&format!("yinyao-draw-record\t1\n{outcome}"), 3), offerings);
    }
}
