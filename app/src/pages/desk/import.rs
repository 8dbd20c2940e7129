//! Handing in a list: the file with its form, what its columns are, what was understood, confirming it, and taking it back.

pub mod columns;
mod confirm;
mod finished;
pub(super) mod given;
mod listed;
mod preview;
mod recent;
mod rows;
mod running;
mod undo;
mod upload;

pub use columns::ColumnsPage;
pub use confirm::KEPT;
pub use preview::PreviewPage;
pub use undo::UndoPage;
pub use upload::ImportPage;
