//! 场地: the rooms of an institution, what its desk says of them, and when they are closed.

mod closing;
mod holidays;
mod house;
mod keep;
mod read;
mod retire;

pub(crate) use self::closing::opened as closure_taken_back;
pub use self::closing::{
    Closed, ClosedRoom, ClosingLook, NewClosure, close, closures_of_room, look_closing, open_again,
};
pub use self::holidays::{HouseHoliday, house_holidays, open_holiday};
pub(crate) use self::house::closed_again;
pub use self::house::{ClosedHouse, close_again, house_closures};
pub use self::keep::{RoomFacts, add, change};
pub(crate) use self::keep::{added, kept, lock_and_read};
pub use self::read::{in_room, in_rooms, room, rooms};
pub(crate) use self::read::{room_in, rooms_in};
pub(crate) use self::retire::set_locked as set_retired;
pub use self::retire::{bring_back, retire};
