//! The rush at nine o'clock: its timetable, who comes, the generator, and what the outcomes say. The tests run a small one
//! with the same files (`server/tests/rush.rs`), hence the paths.

#[path = "rush/counts.rs"]
pub mod counts;
#[path = "rush/crowd.rs"]
pub mod crowd;
#[path = "rush/load.rs"]
pub mod load;
#[path = "rush/report.rs"]
pub mod report;
#[path = "rush/timetable.rs"]
pub mod timetable;
