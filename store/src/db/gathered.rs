//! What is asked while a unit runs, gathered for the next unit to answer together: a rush costs the database few units
//! instead of many.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::{Lane, unanswered};
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

/// Tells each its answer, in their order; where nothing could be read for any, all of them why.
pub(crate) fn tell_each<F, T>(waiting: Vec<Waiting<F, T>>, answers: Result<Vec<Result<T>>>) {
    match answers {
        Ok(answers) => {
            waiting.into_iter().zip(answers).for_each(|(one, answer)| one.answer(answer));
        }
        Err(error) => waiting.into_iter().for_each(|one| one.answer(Err(error.clone()))),
    }
}

impl<F, T> Gathered<F, T>
where
    F: Send + 'static,
    T: Send + 'static,
{
    /// Asks, and waits so long at most. `answer` is called with so many at most that go together, again and again until nobody
    /// waits: in a task of its own on the lane, since a browser that leaves must not stop what others wait for.
    pub(crate) async fn ask<A, R>(
        &self,
        lane: &Lane,
        facts: F,
        most: usize,
        patience: Duration,
        go_together: fn(&[Waiting<F, T>], &F) -> bool,
        answer: A,
    ) -> Result<T>
    where
        A: Fn(Vec<Waiting<F, T>>) -> R + Send + 'static,
        R: Future<Output = ()> + Send,
    {
        let (told, is_first) = self.add(facts);
        if is_first {
            let serving = Serving(self.clone());
            lane.spawn(async move {
                loop {
                    let waiting = serving.0.take(most, patience, go_together);
                    if waiting.is_empty() {
                        return;
                    }
                    answer(waiting).await;
                }
            });
        }
        told.await.map_err(|_| unanswered())?
    }
}

impl<F, T> Gathered<F, T> {
    /// Adds a question. Its answer will come; with `true` only if the caller sees to it that [`Gathered::take`] is called
    /// until nothing is left.
    fn add(&self, facts: F) -> (oneshot::Receiver<Result<T>>, bool) {
        let (reply, answer) = oneshot::channel();
        let mut queue = self.queue();
        queue.waiting.push_back(Waiting { facts, since: Instant::now(), reply });
        let was_served = std::mem::replace(&mut queue.is_served, true);
        (answer, !was_served)
    }

    /// The first so many that go together, in their order; what does not go with those before it stays for the next time.
    /// With nothing left nobody serves any more. Whoever has waited too long is told so.
    fn take(
        &self,
        most: usize,
        patience: Duration,
        go_together: impl Fn(&[Waiting<F, T>], &F) -> bool,
    ) -> Vec<Waiting<F, T>> {
        let (mut taken, mut stale) = (Vec::new(), Vec::new());
        let mut queue = self.queue();
        let mut left = VecDeque::new();
        while let Some(one) = queue.waiting.pop_front() {
            if one.since.elapsed() > patience {
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

/// Whoever answers. When that ends half-way, by a panic, those who wait are told so and the next who asks begins anew.
struct Serving<F, T>(Gathered<F, T>);

impl<F, T> Drop for Serving<F, T> {
    fn drop(&mut self) {
        let mut queue = self.0.queue();
        // After the last answer somebody else may have begun already.
        if std::thread::panicking() {
            queue.is_served = false;
            queue.waiting.clear();
        }
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

    const LONG: Duration = Duration::from_secs(600);

    fn facts<T>(taken: Vec<Waiting<u32, T>>) -> Vec<u32> {
        taken.into_iter().map(|one| one.facts).collect()
    }

    #[test]
    fn what_does_not_go_together_is_taken_later_in_its_order() {
        let gathered: Gathered<u32, ()> = Gathered::default();
        let starts: Vec<bool> = [1, 2, 1, 3, 1].map(|number| gathered.add(number).1).to_vec();
        assert_eq!(starts, [true, false, false, false, false]);
        let no_two_alike =
            |taken: &[Waiting<u32, ()>], next: &u32| taken.iter().all(|one| one.facts != *next);
        assert_eq!(facts(gathered.take(2, LONG, no_two_alike)), [1, 2]);
        assert_eq!(facts(gathered.take(2, LONG, no_two_alike)), [1, 3]);
        assert!(!gathered.add(4).1, "it is being served");
        assert_eq!(facts(gathered.take(9, LONG, no_two_alike)), [1, 4]);
        assert_eq!(facts(gathered.take(9, LONG, no_two_alike)), [0; 0]);
        assert!(gathered.add(5).1, "nobody serves any more");
    }
    #[tokio::test]
    async fn who_has_waited_too_long_is_told_so() {
        let gathered: Gathered<u32, ()> = Gathered::default();
        let (answer, _) = gathered.add(1);
        assert_eq!(facts(gathered.take(9, Duration::ZERO, |_, _| true)), [0; 0]);
        assert!(answer.await.unwrap().unwrap_err().is_away());
    }

    #[tokio::test]
    async fn after_a_panic_the_next_is_answered() {
        let gathered: Gathered<u32, u32> = Gathered::default();
        let all = |_: &[Waiting<u32, u32>], _: &u32| true;
        let answer = async |waiting: Vec<Waiting<u32, u32>>| {
            for one in waiting {
                assert_ne!(one.facts, 13, "thirteen is not answered");
                let facts = one.facts;
                one.answer(Ok(facts + 1));
            }
        };
        let lane = Lane::here();
        let ask = |facts| gathered.ask(&lane, facts, 9, LONG, all, answer);
        let (two, none, unlucky) = tokio::join!(ask(1), ask(13), ask(3));
        assert_eq!(two.unwrap(), 2);
        assert!(none.is_err() && unlucky.is_err());
        assert_eq!(ask(4).await.unwrap(), 5);
    }
}
