//! Where what belongs to writing runs: on PostgreSQL on one thread apart from the crowd of requests.
//!
//! A unit asks a server a dozen questions, one after the other. Among the thousands of requests of a rush, each answer would
//! wait for its turn in the program's own queue while the rows stay locked, for two servers: 2,086 of 43,259 sendings were not
//! answered in time so, and none without. SQLite has threads of its own already; beside them one more only takes the pages'
//! turn (p99 53 times that of an idle server instead of 1.8).

use std::io;
use std::sync::Arc;

use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::JoinHandle;

/// The thread, or nothing: then where the caller runs. Clones share it; it ends when the last of them is dropped and what runs
/// on it holds none.
#[derive(Clone, Debug)]
pub(crate) struct Lane(Option<Arc<Owned>>);

#[derive(Debug)]
struct Owned {
    handle: Handle,
    runtime: Option<Runtime>,
}

impl Lane {
    /// No thread of its own.
    pub(crate) const fn here() -> Self {
        Self(None)
    }

    /// Starts the thread.
    pub(crate) fn start() -> io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("writing")
            .enable_all()
            .build()?;
        let owned = Owned { handle: runtime.handle().clone(), runtime: Some(runtime) };
        Ok(Self(Some(Arc::new(owned))))
    }

    /// Runs something there; it goes on when nobody waits any more.
    pub(crate) fn spawn<F>(&self, task: F) -> JoinHandle<F::Output>
    where
        F: Future<Output: Send> + Send + 'static,
    {
        let Some(owned) = &self.0 else { return tokio::spawn(task) };
        let lane = self.clone();
        owned.handle.spawn(async move {
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
