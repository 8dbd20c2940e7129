//! What this program has changed in the database: whoever keeps what was read knows by it when to read again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::id::OfferingId;

/// Offerings that are counted one by one at most: with more, all count as changed once and counting begins anew.
const COUNTED: usize = 10_000;

/// What a unit of writing may have changed that is said to people who are not signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Nobody has said: whatever there is.
    #[default]
    Anything,
    /// How many places of this offering are held and how many people wait, and else what concerns single people.
    PlacesOf(OfferingId),
    /// The same of several offerings.
    PlacesOfEach(Vec<OfferingId>),
    /// Only what concerns single people: who they are, what they typed, that they are signed in.
    NothingPublic,
}

/// Counts the units of this program that have ended, by what they may have changed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changes(Arc<Mutex<Counts>>);

#[derive(Debug, Default)]
struct Counts {
    anything: u64,
    places: HashMap<OfferingId, u64>,
}

/// How much had been changed by a moment. While it stays the same, so does what was read, up to what other programs write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    anything: u64,
    places: u64,
}

impl Counts {
    fn places_of(&mut self, offering: OfferingId) {
        if self.places.len() >= COUNTED {
            self.places.clear();
            self.anything += 1;
        }
        *self.places.entry(offering).or_default() += 1;
    }
}

impl Changes {
    /// Units have ended, with or without success: what they did may be seen from now on. To be called before anybody is
    /// answered.
    pub(crate) fn count(&self, units: &[Reach]) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for unit in units {
            match unit {
                Reach::Anything => counts.anything += 1,
                Reach::PlacesOf(offering) => counts.places_of(*offering),
                Reach::PlacesOfEach(some) => {
                    some.iter().for_each(|offering| counts.places_of(*offering));
                }
                Reach::NothingPublic => {}
            }
        }
    }

    /// What has been changed so far but the places of single offerings.
    pub(crate) fn so_far(&self) -> Changed {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Changed { anything: counts.anything, places: 0 }
    }

    /// What has been changed so far that this offering's page says of it.
    pub(crate) fn of(&self, offering: OfferingId) -> Changed {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let places = counts.places.get(&offering).copied().unwrap_or_default();
        Changed { anything: counts.anything, places }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn offering() -> OfferingId {
        OfferingId(Uuid::now_v7())
    }

    #[test]
    fn a_place_on_one_offering_is_no_change_of_another() {
        let (changes, choir, dance) = (Changes::default(), offering(), offering());
        let all = [changes.so_far(), changes.of(choir), changes.of(dance)];
        changes.count(&[Reach::NothingPublic, Reach::PlacesOfEach(vec![choir])]);
        assert_eq!([changes.so_far(), changes.of(dance)], [all[0], all[2]]);
        assert_ne!(changes.of(choir), all[1]);
        let all = [changes.so_far(), changes.of(choir), changes.of(dance)];
        changes.count(&[Reach::Anything]);
        let after = [changes.so_far(), changes.of(choir), changes.of(dance)];
        assert!(all.iter().zip(after).all(|(before, after)| *before != after));
    }

    #[test]
    fn counting_anew_is_a_change_of_everything() {
        let (changes, choir) = (Changes::default(), offering());
        changes.count(&[Reach::PlacesOf(choir)]);
        let before = changes.of(choir);
        for _ in 0..COUNTED {
            changes.count(&[Reach::PlacesOf(offering())]);
        }
        changes.count(&[Reach::PlacesOf(choir)]);
        assert_ne!(changes.of(choir), before);
    }
}
