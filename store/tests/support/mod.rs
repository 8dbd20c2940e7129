//! A town to test in, on both engines, and what tests build in it.

mod builders;
mod engines;

pub use builders::*;
pub use engines::*;
