//! 排课: terms, and the classes that are planned for one of them until they are published.

mod copy;
mod department;
mod keep;
mod publish;
mod read;
mod row;
mod take_back;
mod term;
mod trial;

pub use self::copy::{CopyAsked, copy, look as look_at_copy};
pub(crate) use self::department::set_department_name;
pub use self::department::{DepartmentAtDesk, department, departments, rename_department};
pub use self::keep::{Change, add, add_term, change, put_back, remove};
pub use self::publish::{Outcome, ToPublish, continuing, publish};
pub use self::read::{Changed, TermAtDesk, last_change, planned, taken_out_of, terms, timetable};
pub(crate) use self::read::{campuses_of, term_in};
pub(crate) use self::take_back::published_no_more;
pub(crate) use self::term::set_term;
pub use self::term::{change_term, term};
pub use self::trial::{
    Carried, LastCarried, Since, SinceHow, Touched, Trial, begin_trial, do_trial, drop_trial,
    last_carried, may_resume, put_trial_back, resume_trial, take_out_of_trial, touched, trial,
    try_move,
};
