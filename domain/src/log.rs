//! 改动记录: what was changed at a desk, by whom, when, what stood before and what stands after; and what of it can be put back.

mod about;
mod act;
mod facts;
mod instead;
mod refusal;
mod undo;

pub use self::about::About;
pub use self::act::{Act, Topic};
pub use self::facts::{Difference, Facts, Field, differences, each_read, each_written};
pub use self::instead::Instead;
pub use self::refusal::LogRefusal;
pub use self::undo::{PUT_BACK_WITHIN, PutBack, may_put_back, stands_as_left};
