//! A town to test in, on both engines, and what tests build in it.

mod builders;
mod engines;
mod porter;

pub use builders::*;
pub use engines::*;
pub use porter::*;
