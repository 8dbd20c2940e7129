//! 正在导入: a long register is taken over beside the answer to whoever confirmed it, and its page tells how far that has come.
//!
//! How far it is, this process alone knows. Whoever asks another one reads what stands in the database: that the list waits.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use domain::id::ImportId;
use store::import::Progress;

/// What became of a list beside the answer.
#[derive(Clone, Debug)]
pub(super) enum Stand {
    /// It goes on.
    Goes(Arc<Progress>),
    /// The database did not take it: nothing is stored, and it may be confirmed again.
    Failed,
}

static RUNNING: LazyLock<Mutex<HashMap<ImportId, Stand>>> = LazyLock::new(Mutex::default);

fn running<T>(change: impl FnOnce(&mut HashMap<ImportId, Stand>) -> T) -> T {
    change(&mut RUNNING.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Begins with a list of so many rows; nothing where it is being taken over already.
pub(super) fn begin(id: ImportId, rows: u32) -> Option<Arc<Progress>> {
    running(|all| {
        if matches!(all.get(&id), Some(Stand::Goes(_))) {
            return None;
        }
        let progress = Arc::new(Progress::of(rows));
        all.insert(id, Stand::Goes(Arc::clone(&progress)));
        Some(progress)
    })
}

/// It is done, or has failed.
pub(super) fn end(id: ImportId, failed: bool) {
    running(|all| if failed { all.insert(id, Stand::Failed) } else { all.remove(&id) });
}

/// How a list stands; nothing where nobody has confirmed it here.
pub(super) fn stand(id: ImportId) -> Option<Stand> {
    running(|all| all.get(&id).cloned())
}
