//! Stands in for the crate of this name (Cargo.toml, `[patch.crates-io]`), which Leptos names for server functions that
//! stream. Ours do not, and islands ask with a `fetch` of their own. The original hands three classes to the page's
//! script, and what is handed out no linker drops: 3 KB of every first visit that nobody would use.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A piece of a stream, or why it ended.
type Piece = Result<JsValue, JsValue>;

/// What server functions would send and receive piece by piece.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// The browser's own stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The browser's own stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Would send the pieces. Nothing here calls it.
    pub fn from_stream(_: impl Stream<Item = Piece> + 'static) -> Self {
        unimplemented!("streams of server functions")
    }

    /// Would receive the pieces. Nothing here calls it.
    pub fn into_stream(self) -> impl Stream<Item = Piece> {
        Nothing
    }
}

struct Nothing;

impl Stream for Nothing {
    type Item = Piece;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Piece>> {
        Poll::Ready(None)
    }
}
