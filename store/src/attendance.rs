//! 出勤: the register of a session, taken at the door, at the desk, from paper, and put right by the person.

mod door;
mod mark;
mod mine;
mod objection;
mod paper;
mod register;
mod taken_back;
mod whole;

pub use self::door::{Arrival, Arrived, arrive, arrive_by_tap, guest_comes, scanned, walk_in};
pub(crate) use self::mark::opened;
pub use self::mark::{Marks, mark};
pub(crate) use self::mine::my_marks;
pub use self::mine::{MyMark, all_my_marks, say};
pub(crate) use self::objection::how_many_wait;
pub use self::objection::{
    Answered, MyMarkPast, NewAnswer, Objection, OpenObjection, PastMark, answer, my_mark, object,
    objection, objections,
};
pub(crate) use self::register::lines_of;
pub use self::register::{Register, RegisterLine, register};
pub use self::taken_back::take_tap_back;
pub use self::whole::{Registers, registers};
