//! The one thread on which units of writing run, apart from the crowd of requests.
//!
//! A unit asks the database a dozen questions, one after the other. Among the thousands of requests of a rush, each answer
//! would wait for its turn in the program's own queue while the rows stay locked: a unit of 64 places took 0.2 seconds so on
//! PostgreSQL. A thread of its own is given its turn by the operating system at once.

use std::io;
use std::sync::Arc;

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::JoinHandle;

/// The thread. Clones share it; it ends when the last of them is dropped and what runs on it holds none.
#[derive(Clone, Debug)]
pub(crate) struct Lane(Arc<Owned>);

#[derive(Debug)]
struct Owned {
    handle: Handle,
    runtime: Option<Runtime>,
}

impl Lane {
    /// Starts the thread.
    pub(crate) fn start() -> io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("writing")
            .enable_all()
            .build()?;
        Ok(Self(Arc::new(Owned { handle: runtime.handle().clone(), runtime: Some(runtime) })))
    }

    /// Runs something there; it goes on when nobody waits any more.
    pub(crate) fn spawn<F>(&self, task: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let lane = self.clone();
        self.0.handle.spawn(async move {
            let done = task.await;
            drop(lane);
            done
        })
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // Waiting for the thread here could be waiting for oneself.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_runs_there_is_finished_when_nobody_holds_the_lane_any_more() {
        let lane = Lane::start().unwrap();
        let (go, wait) = tokio::sync::oneshot::channel();
        let task = lane.spawn(async move {
            wait.await.unwrap();
            std::thread::current().name().map(ToOwned::to_owned)
        });
        drop(lane);
        go.send(()).unwrap();
        assert_eq!(task.await.unwrap().as_deref(), Some("writing"));
    }
}
