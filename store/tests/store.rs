//! The store on both engines: a real SQLite file and a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a panic in a test is its failure")]

mod alternatives;
mod calls;
mod checker;
mod clock;
mod counter;
mod draw;
mod draw_desk;
mod draw_pages;
mod feed;
mod fees;
mod filling;
mod former_line;
mod housekeeping;
mod import;
mod institution;
mod limits;
mod month;
mod new_offering;
mod offers;
mod open;
mod plan;
mod province;
mod running;
mod rush;
mod rush_checked;
mod search;
mod seeded;
mod sign_in;
mod sign_in_limit;
mod sign_up;
mod support;
mod swap;
mod together;
mod travel;
mod waiting_list;
