//! The addresses of marks that their people say are not right.

use domain::id::{ObjectionId, SessionId};

/// Every mark of one's own.
pub const MY_ATTENDANCE: &str = "/me/attendance";

/// How one of them came about.
pub fn my_mark(session: SessionId) -> String {
    format!("{MY_ATTENDANCE}/{session}")
}

/// Who says so, at the desk.
pub const DESK_MARKS: &str = "/desk/marks";

/// Answering one of them.
pub fn desk_mark(id: ObjectionId) -> String {
    format!("{DESK_MARKS}/{id}")
}
