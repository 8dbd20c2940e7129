//! Everything that is kept: people, offerings, sign-ups and sign-ins, in SQLite or PostgreSQL.
//! The only crate that names a table or speaks SQL.

pub mod account;
pub mod announcement;
mod around;
pub mod attempt;
pub mod attendance;
pub mod booking;
pub mod calendar_feed;
pub mod call;
pub mod care;
pub mod cash;
pub mod closure;
mod columns;
pub mod consent;
pub mod db;
pub mod decision;
pub mod draw;
pub mod error;
pub mod fee;
pub mod form_key;
pub mod founding;
pub mod housekeeping;
pub mod import;
pub mod institution;
pub mod limits;
mod lists;
pub mod member;
pub mod merge;
pub mod month;
pub mod new_offering;
pub mod notice;
pub mod offering;
pub mod outbox;
pub mod person;
pub mod province;
pub mod room;
mod rows;
mod search_text;
mod seeded;
pub mod service;
pub mod session;
pub mod sign_in;
pub mod sign_up;
mod spelling;
pub mod template;
pub mod timetable;
pub mod today;
pub mod turned_away;
mod writer;

pub use db::Db;
pub use error::{Error, Result};
#[cfg(all(feature = "seeded_bugs", debug_assertions))]
pub use seeded::Bug;
