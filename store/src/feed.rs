//! 日历订阅 of the desk: addresses for calendars about a room, a teacher or an offering, and what each tells.

mod entries;
mod keep;

pub use entries::{FeedEntry, FeedState, entries};
pub use keep::{Feed, end, feed_of, feeds, renew, teachers};
