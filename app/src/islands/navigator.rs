//! The navigator: a change of page without a reload. It catches taps on links and forms of ours, fetches the ordinary
//! page and puts its parts in the place of those that are shown. When anything is not as expected it steps aside, and the
//! browser does what it would have done without it.

use std::cell::{Cell, RefCell};

use leptos::prelude::{location, window, window_event_listener_untyped};
use leptos::task::spawn_local;
use web_sys::{AbortController, Element, Event, History};

use address::Address;
use answer::{Aside, aside};
use fetching::{Asked, fetch};
use history::mark;
use page::{Page, announce, focus_on_beginning, focus_on_part, scroll_to, wake_islands};
use past::{Mark, Past};
use reading::{Sent, here};

mod address;
mod answer;
mod fetching;
mod hearing;
mod history;
mod page;
mod past;
mod reading;
mod taking;
mod transition;

/// Leptos 0.8 never lets go of an island that has left the page: with this change the document begins anew.
const FULL_LOAD: u32 = 30;
/// The mark on what was pressed, while its page is on its way.
const BUSY: &str = "data-busy";

/// Starts the navigator. Called once, when the browser part arrives.
pub fn start() {
    let Ok(history) = window().history() else { return };
    // Lives as long as the document.
    let navigator: &'static Navigator = Box::leak(Box::new(Navigator::new(history)));
    // From now on going back is its business, not that of the few words of script in the page's head.
    window().set_onpopstate(None);
    let on = |event, act: fn(&'static Navigator, &Event)| {
        window_event_listener_untyped(event, move |event| act(navigator, &event));
    };
    on("click", Navigator::tapped);
    on("submit", Navigator::sent);
    on("popstate", Navigator::returned);
    on("pagehide", Navigator::hidden);
    on("pageshow", Navigator::shown_again);
}

/// What the navigator knows of its document.
struct Navigator {
    history: History,
    /// Counts what was asked for: only the newest is carried out.
    number: Cell<u32>,
    /// What is on its way, and how to end it.
    pending: RefCell<Option<(Asked, AbortController)>>,
    /// What was pressed for it.
    busy: RefCell<Option<Element>>,
    /// The browser is loading something: it goes on alone.
    aside: Cell<bool>,
    /// Pages put in since the document was loaded.
    changes: Cell<u32>,
    /// Path and query of the page shown.
    page: RefCell<String>,
    past: RefCell<Past>,
}

/// What led to a change of page.
enum Cause {
    Link(Element),
    Form(Sent),
    Return(Mark),
}

impl Navigator {
    fn new(history: History) -> Self {
        Self {
            past: RefCell::new(Past::from(mark(&history))),
            history,
            number: Cell::default(),
            pending: RefCell::default(),
            busy: RefCell::default(),
            aside: Cell::default(),
            changes: Cell::default(),
            page: RefCell::new(Address::of(&here()).page.to_owned()),
        }
    }

    /// The browser is to do the next thing by itself.
    fn stands_aside(&self) -> bool {
        self.aside.get() || self.changes.get() + 1 >= FULL_LOAD
    }

    /// Carries out what was asked for. The same once more changes nothing: it is on its way.
    fn go(&'static self, asked: Asked, cause: Cause) {
        if self.pending.borrow().as_ref().is_some_and(|(pending, _)| *pending == asked) {
            return;
        }
        self.forget();
        let Ok(controller) = AbortController::new() else {
            return self.step_aside(&asked, None, Some(&cause));
        };
        self.pending.replace(Some((asked.clone(), controller.clone())));
        self.mark_busy(match &cause {
            Cause::Link(link) => Some(link.clone()),
            Cause::Form(sent) => sent.button.clone().map(Element::from),
            Cause::Return(_) => None,
        });
        announce("");
        let number = self.number.get();
        spawn_local(async move {
            let answer = fetch(&asked, &controller).await;
            if self.number.get() != number {
                return;
            }
            let Some(page) = answer.as_ref().and_then(|answer| Page::of(&answer.text)) else {
                let answered = answer.as_ref().map(|answer| answer.address.as_str());
                self.step_aside(&asked, answered, Some(&cause));
                // A file: it is saved, and the page stays.
                if answer.is_some_and(|answer| answer.text.is_empty()) {
                    self.mark_busy(None);
                }
                return;
            };
            let address = answer.map(|answer| answer.address).unwrap_or_default();
            transition::change(move || {
                if self.number.get() == number {
                    self.put(&page, &asked, address, &cause);
                }
            });
        });
    }

    /// What is on its way is no longer wanted.
    fn forget(&self) {
        self.number.set(self.number.get().wrapping_add(1));
        if let Some((_, controller)) = self.pending.take() {
            controller.abort();
        }
        self.mark_busy(None);
    }

    /// Shows a page that has arrived: address, parts, title, focus, place.
    fn put(&self, page: &Page, asked: &Asked, address: String, cause: &Cause) {
        let fragment = Address::of(&asked.address).fragment;
        let address = fragment.map_or(address.clone(), |part| [&address, "#", part].concat());
        let Ok(top) = self.record(&address, cause) else {
            return self.step_aside(asked, Some(&address), Some(cause));
        };
        page.put();
        self.page.replace(Address::of(&address).page.to_owned());
        self.changes.set(self.changes.get() + 1);
        self.forget();
        focus_on_beginning();
        scroll_to(fragment, top);
        if top == 0 {
            // The part may lie below the first screen; who comes back finds the page where it was left.
            focus_on_part();
        }
        announce(&page.title());
        spawn_local(wake_islands());
    }

    /// Lets the browser do it.
    fn step_aside(&self, asked: &Asked, answered: Option<&str>, cause: Option<&Cause>) {
        self.pending.take();
        self.aside.set(true);
        let _ = match (aside(asked.deed, &asked.address, answered), cause) {
            (Aside::Load(address), _) => location().assign(&address),
            (Aside::SendAgain, Some(Cause::Form(sent))) => sent.send_whole(),
            (Aside::SendAgain | Aside::Reload, _) => location().reload(),
        };
    }

    /// Marks what was pressed, and nothing else.
    fn mark_busy(&self, pressed: Option<Element>) {
        if let Some(pressed) = &pressed {
            let _ = pressed.set_attribute(BUSY, "");
        }
        let before = self.busy.replace(pressed);
        if let Some(before) = before.filter(|before| self.busy.borrow().as_ref() != Some(before)) {
            let _ = before.remove_attribute(BUSY);
        }
    }
}
