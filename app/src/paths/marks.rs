//! The addresses of marks that their people say are not right.

use domain::id::{ObjectionId, SessionId, SignUpId};

/// How a mark of one's own came about.
pub fn my_mark(id: SignUpId, session: SessionId) -> String {
    format!("{}/marks/{session}", super::sign_up(id))
}

/// Who says so, at the desk.
pub const DESK_MARKS: &str = "/desk/marks";

/// Answering one of them.
pub fn desk_mark(id: ObjectionId) -> String {
    format!("{DESK_MARKS}/{id}")
}
