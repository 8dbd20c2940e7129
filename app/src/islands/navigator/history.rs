//! What the navigator writes into the browser's history, and reads there again.

use leptos::wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

use super::address::Address;
use super::page::scrolled;
use super::past::Mark;
use super::reading::here;
use super::{Cause, Navigator};

impl Navigator {
    /// Writes the page into the history; answers how far down it begins.
    pub(super) fn record(&self, address: &str, cause: &Cause) -> Result<i32, JsValue> {
        let mut past = self.past.borrow_mut();
        let before = here();
        let before = Address::of(&before).page;
        let stays = before == Address::of(address).page;
        if let Cause::Return(mark) = cause {
            past.arrive(*mark);
            if !stays {
                // The page sends its reader on.
                self.replace(*mark, Some(address))?;
            }
            return Ok(past.top_of(*mark));
        }
        self.history.set_scroll_restoration(ScrollRestoration::Manual)?;
        if stays {
            self.replace(past.stay(), Some(address))?;
            return Ok(0);
        }
        if *self.page.borrow() == before {
            self.replace(past.leave(scrolled()), None)?;
        }
        let mark = JsValue::from_str(&past.go_on().to_string());
        self.history.push_state_with_url(&mark, "", Some(address))?;
        Ok(0)
    }

    fn replace(&self, mark: Mark, address: Option<&str>) -> Result<(), JsValue> {
        let mark = JsValue::from_str(&mark.to_string());
        self.history.replace_state_with_url(&mark, "", address)
    }
}

/// What is kept with the entry of the history that is shown.
pub fn mark(history: &History) -> Option<Mark> {
    Mark::of(&history.state().ok()?.as_string()?)
}
