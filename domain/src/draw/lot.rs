//! Digests and lots: numbers that nobody can foresee before the seed is known, and everybody can work out afterwards.

use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::draw::{ApplicationNumber, Seed};

/// SHA-256 (FIPS 180-4) of a text, 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

/// 64 hexadecimal digits in lower case, as `sha256sum` prints them.
impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// Where an application stands: the smaller, the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lot(pub Digest);

impl Lot {
    /// The smallest of so many lots, at least one. Lot 1 is the same for all wishes: whoever wishes for more has no more
    /// luck for it.
    pub fn best_of(lots: u32, list: Digest, seed: &Seed, application: ApplicationNumber) -> Self {
        let first = Self::numbered(1, list, seed, application);
        (2..=lots)
            .map(|number| Self::numbered(number, list, seed, application))
            .fold(first, Self::min)
    }

    fn numbered(number: u32, list: Digest, seed: &Seed, application: ApplicationNumber) -> Self {
        Self(Digest::of(format!("{list}\n{seed}\n{application}\n{number}").as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_what_the_standard_says() {
        // FIPS 180-4's own example.
        assert_eq!(
            Digest::of(b"abc").to_string(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn more_lots_are_never_worse_and_begin_with_the_same() {
        let (list, seed) = (Digest::of(b"list"), "35162 41636".parse().unwrap());
        let best = |lots| Lot::best_of(lots, list, &seed, ApplicationNumber(7));
        assert_eq!(best(0), best(1));
        for lots in 1..20 {
            assert!(best(lots + 1) <= best(lots));
        }
        assert!(best(20) < best(1));
    }
}
