//! What the navigator hears from the browser: taps, forms on their way, back and forward, and a document that goes or
//! comes back.

use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, ScrollRestoration};

use super::address::Address;
use super::answer::Deed;
use super::fetching::Asked;
use super::history::mark;
use super::page::scrolled;
use super::reading::{Sent, here, tapped_link};
use super::taking::{takes_form, takes_link};
use super::{Cause, Navigator};

impl Navigator {
    pub(super) fn tapped(&'static self, event: &Event) {
        let Some((anchor, link)) = tapped_link(event.unchecked_ref()) else { return };
        if !takes_link(&here(), &link) {
            return;
        }
        if self.stands_aside() {
            return self.mark_busy(Some(anchor.into()));
        }
        event.prevent_default();
        let asked = Asked { deed: Deed::Visit, address: link.href, body: None };
        self.go(asked, Cause::Link(anchor.into()));
    }

    pub(super) fn sent(&'static self, event: &Event) {
        let Some(sent) = Sent::of(event.unchecked_ref()) else { return };
        let Some(form) = sent.described() else { return };
        let taken = takes_form(&here(), &form).filter(|_| !self.stands_aside());
        let Some((address, body)) = taken.and_then(|method| sent.request(&form.action, method))
        else {
            // The page is left all the same, unless the answer opens elsewhere.
            if form.target.is_none() {
                self.mark_busy(sent.button.map(Element::from));
            }
            return;
        };
        event.prevent_default();
        let deed = if body.is_some() { Deed::Post } else { Deed::Visit };
        self.go(Asked { deed, address, body }, Cause::Form(sent));
    }

    /// Back or forward within this document.
    pub(super) fn returned(&'static self, _: &Event) {
        let address = here();
        if Address::of(&address).page == *self.page.borrow() {
            // The place within the page has changed, or the page that was asked for is no longer wanted.
            return self.forget();
        }
        self.past.borrow_mut().leave(scrolled());
        let asked = Asked { deed: Deed::Return, address, body: None };
        if self.stands_aside() {
            return self.step_aside(&asked, None, None);
        }
        let mark = mark(&self.history).unwrap_or_default();
        self.go(asked, Cause::Return(mark));
    }

    /// The document goes, for ever or to come back as it is.
    pub(super) fn hidden(&'static self, _: &Event) {
        self.forget();
        // A document that is loaded anew begins where it was left, which the browser does best.
        let _ = self.history.set_scroll_restoration(ScrollRestoration::Auto);
    }

    pub(super) fn shown_again(&'static self, event: &Event) {
        if event.unchecked_ref::<web_sys::PageTransitionEvent>().persisted() {
            self.aside.set(false);
            self.mark_busy(None);
        }
    }
}
