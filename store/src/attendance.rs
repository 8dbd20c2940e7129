//! 出勤: the register of a session, taken at the door, at the desk, from paper, and put right by the person.

mod answer;
mod door;
mod mark;
mod mine;
mod objection;
mod paper;
mod register;
mod whole;

pub(crate) use self::answer::how_many_wait;
pub use self::answer::{NewAnswer, OpenObjection, answer, objection, objections};
pub use self::door::{Arrival, Arrived, arrive, scanned, walk_in};
pub(crate) use self::mark::opened;
pub use self::mark::{Marks, mark};
pub use self::mine::{MyMark, my_marks, say};
pub use self::objection::{Answered, MyMarkPast, Objection, PastMark, my_mark, object};
pub(crate) use self::register::lines_of;
pub use self::register::{Register, RegisterLine, register};
pub use self::whole::{Registers, registers};
