//! What was read of something within the second, by people of whom thousands come at once: it is read once and not thousands of
//! times. What this program changes of it is read anew; what another one writes, and how many places are taken, may be told as
//! it was, for less than a second.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Changed, Db};
use crate::error::Result;

/// What was read, by its key. Clones share it.
pub(crate) struct Lately<K, V>(Arc<Mutex<Shelf<K, V>>>);

/// What was read in one second, while nothing was changed.
struct Shelf<K, V> {
    moment: Moment,
    read: HashMap<K, V>,
}

type Moment = (i64, Changed);

impl<K, V> Lately<K, V>
where
    K: Eq + Hash + Copy,
    V: Clone,
{
    /// What was read, or what is read now. By a clock that a test has stopped a second never ends: nothing is kept then.
    pub(crate) async fn of<R>(&self, db: &Db, key: K, read: R) -> Result<V>
    where
        R: Future<Output = Result<V>>,
    {
        if db.clock.stopped_at().is_some() {
            return read.await;
        }
        // Taken before it is read: what changes meanwhile must not be passed over.
        let moment = (db.now().as_second(), db.changes());
        if let Some(known) = self.find(moment, key) {
            return Ok(known);
        }
        let value = read.await?;
        self.keep(moment, key, value.clone());
        Ok(value)
    }

    fn find(&self, moment: Moment, key: K) -> Option<V> {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.moment != moment {
            *shelf = Shelf { moment, read: HashMap::new() };
        }
        shelf.read.get(&key).cloned()
    }

    /// Unless its moment has passed.
    fn keep(&self, moment: Moment, key: K, value: V) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.moment == moment {
            shelf.read.insert(key, value);
        }
    }
}

impl<K, V> Default for Lately<K, V> {
    fn default() -> Self {
        let shelf = Shelf { moment: (0, Changed::default()), read: HashMap::new() };
        Self(Arc::new(Mutex::new(shelf)))
    }
}

impl<K, V> Clone for Lately<K, V> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K, V> fmt::Debug for Lately<K, V> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Lately")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_told_for_its_second_and_until_something_changes() {
        let lately: Lately<u8, &str> = Lately::default();
        let unchanged = Changed::default();
        lately.keep((1, unchanged), 1, "never");
        assert_eq!(lately.find((1, unchanged), 1), None, "nobody has asked in that second");
        lately.keep((1, unchanged), 1, "choir");
        assert_eq!(lately.find((1, unchanged), 1), Some("choir"));
        assert_eq!(lately.find((1, unchanged), 2), None);
        let changes = super::super::Changes::default();
        changes.count(&[super::super::Reach::Anything]);
        assert_eq!(lately.find((1, changes.so_far()), 1), None, "something was changed");
        lately.keep((1, unchanged), 1, "choir");
        assert_eq!(lately.find((1, changes.so_far()), 1), None, "it was read before the change");
        lately.keep((1, changes.so_far()), 1, "dance");
        assert_eq!(lately.find((2, changes.so_far()), 1), None, "the second is over");
    }
}
