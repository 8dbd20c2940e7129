//! Handing in a plan: the file with its form, then what was understood, then confirming it.

mod confirm;
mod given;
mod preview;
mod rows;
mod upload;

pub use confirm::KEPT;
pub use preview::PreviewPage;
pub use upload::ImportPage;
