//! What is asked while a unit runs, gathered for the next unit to answer together: a rush costs the database few units
//! instead of many.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use tokio::sync::oneshot;

use super::PATIENCE;
use crate::error::{Error, Result};

/// The questions that wait. Clones share them.
pub(crate) struct Gathered<F, T>(Arc<Mutex<Queue<F, T>>>);

struct Queue<F, T> {
    waiting: VecDeque<Waiting<F, T>>,
    /// Somebody answers them, and will look again before leaving.
    is_served: bool,
}

/// One question.
pub(crate) struct Waiting<F, T> {
    /// What is asked.
    pub facts: F,
    since: Instant,
    reply: oneshot::Sender<Result<T>>,
}

impl<F, T> Waiting<F, T> {
    /// Answers. Nobody may wait any more; what was done stays done.
    pub(crate) fn answer(self, answer: Result<T>) {
        let _ = self.reply.send(answer);
    }
}

impl<F, T> Gathered<F, T> {
    /// Adds a question. Its answer will come; with `true` only if the caller sees to it that [`Gathered::take`] is called
    /// until nothing is left.
    pub(crate) fn ask(&self, facts: F) -> (oneshot::Receiver<Result<T>>, bool) {
        let (reply, answer) = oneshot::channel();
        let mut queue = self.queue();
        queue.waiting.push_back(Waiting { facts, since: Instant::now(), reply });
        let was_served = std::mem::replace(&mut queue.is_served, true);
        (answer, !was_served)
    }

    /// The first so many that go together, in their order; what does not go with those before it stays for the next time.
    /// With nothing left nobody serves any more. Whoever has waited too long is told so.
    pub(crate) fn take(
        &self,
        most: usize,
        go_together: impl Fn(&[Waiting<F, T>], &F) -> bool,
    ) -> Vec<Waiting<F, T>> {
        let (mut taken, mut stale) = (Vec::new(), Vec::new());
        let mut queue = self.queue();
        let mut left = VecDeque::new();
        while let Some(one) = queue.waiting.pop_front() {
            if one.since.elapsed() > PATIENCE {
                stale.push(one);
            } else if go_together(&taken, &one.facts) {
                taken.push(one);
                if taken.len() == most {
                    break;
                }
            } else {
                left.push_back(one);
            }
        }
        left.append(&mut queue.waiting);
        queue.waiting = left;
        queue.is_served = !taken.is_empty();
        drop(queue);
        for one in stale {
            one.answer(Err(Error::unavailable("too many waited before this one")));
        }
        taken
    }

    fn queue(&self) -> MutexGuard<'_, Queue<F, T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<F, T> Default for Gathered<F, T> {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Queue { waiting: VecDeque::new(), is_served: false })))
    }
}

impl<F, T> Clone for Gathered<F, T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<F, T> fmt::Debug for Gathered<F, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Gathered").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts<T>(taken: Vec<Waiting<u32, T>>) -> Vec<u32> {
        taken.into_iter().map(|one| one.facts).collect()
    }

    #[test]
    fn what_does_not_go_together_is_taken_later_in_its_order() {
        let gathered: Gathered<u32, ()> = Gathered::default();
        let starts: Vec<bool> = [1, 2, 1, 3, 1].map(|number| gathered.ask(number).1).to_vec();
        assert_eq!(starts, [true, false, false, false, false]);
        let no_two_alike =
            |taken: &[Waiting<u32, ()>], next: &u32| taken.iter().all(|one| one.facts != *next);
        assert_eq!(facts(gathered.take(2, no_two_alike)), [1, 2]);
        assert_eq!(facts(gathered.take(2, no_two_alike)), [1, 3]);
        assert!(!gathered.ask(4).1, "it is being served");
        assert_eq!(facts(gathered.take(9, no_two_alike)), [1, 4]);
        assert_eq!(facts(gathered.take(9, no_two_alike)), [0; 0]);
        assert!(gathered.ask(5).1, "nobody serves any more");
    }
}
