//! Draws a published draw again in the visitor's own browser: what `yinyao verify` does, for people without a computer.
//!
//! The page names where list, amendment and record lie and holds every sentence; this program fetches them (or takes the copies that
//! somebody kept), asks `domain` and shows the one outcome that is true. It is fetched by that page alone.

use std::cell::Cell;

use domain::draw::{Amendment, FrozenList, Record, Unverified, by_four};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::js_sys::Promise;
use web_sys::{Blob, Element, HtmlInputElement, Response};

mod page;

thread_local! {
    /// Counts the attempts: what a later one has overtaken shows nothing any more.
    static ATTEMPT: Cell<u32> = const { Cell::new(0) };
}

/// What came out, and what the page is to fill in.
struct Outcome {
    /// Which of the page's outcomes.
    name: &'static str,
    /// What belongs into its gaps.
    gaps: Vec<(&'static str, String)>,
}

impl Outcome {
    fn bare(name: &'static str) -> Self {
        Self { name, gaps: Vec::new() }
    }
}

/// Begins, as soon as the page has fetched this program; again whenever somebody hands in a file of their own.
#[wasm_bindgen(start)]
pub fn start() -> Result<(), JsValue> {
    let again = Closure::<dyn Fn()>::new(|| spawn_local(check()));
    for input in page::all("input[type=file]") {
        input.add_event_listener_with_callback("change", again.as_ref().unchecked_ref())?;
    }
    // Lives as long as the page.
    again.forget();
    for own in page::all("[data-own]") {
        own.remove_attribute("hidden")?;
    }
    spawn_local(check());
    Ok(())
}

async fn check() {
    let attempt = ATTEMPT.get().wrapping_add(1);
    ATTEMPT.set(attempt);
    page::show("running", &[]);
    let outcome = match (text("list").await, amendment().await, text("record").await) {
        (Some(list), Some(amendment), Some(record)) => judge(&list, amendment.as_deref(), &record),
        _ => Outcome::bare("away"),
    };
    if ATTEMPT.get() == attempt {
        page::show(outcome.name, &outcome.gaps);
    }
}

/// Draws once more.
fn judge(list: &str, amendment: Option<&str>, record: &str) -> Outcome {
    let list: FrozenList = match list.parse() {
        Ok(list) => list,
        Err(fault) => {
            return Outcome { name: "no-list", gaps: vec![("line", fault.line.to_string())] };
        }
    };
    match Record::verified_with(&list, amendment, record) {
        Ok(drawn) => {
            let given: usize = drawn.outcome.offerings.iter().map(|one| one.places.len()).sum();
            let mut gaps = vec![
                ("digest", fingerprint(&list.digest().to_string())),
                ("seed", drawn.seed.to_string()),
                ("people", list.list().applications.len().to_string()),
                ("places", given.to_string()),
            ];
            let amendment = Amendment::to(&list, drawn.without.iter().copied());
            gaps.extend(amendment.map(|one| ("amendment", fingerprint(&one.digest().to_string()))));
            Outcome { name: "agrees", gaps }
        }
        Err(Unverified::NotARecord | Unverified::Seed(_)) => Outcome::bare("no-record"),
        Err(Unverified::NotAnAmendment { line }) => {
            Outcome { name: "no-amendment", gaps: vec![("line", line.to_string())] }
        }
        Err(Unverified::AmendsOtherList { .. } | Unverified::OtherAmendment) => {
            Outcome::bare("other-amendment")
        }
        Err(Unverified::OtherList { said, found }) => {
            let gaps = vec![
                ("digest-said", fingerprint(&said)),
                ("digest-found", fingerprint(&found.to_string())),
            ];
            Outcome { name: "other-list", gaps }
        }
        Err(Unverified::Differs { line, said, found }) => {
            let [said, found] = [said, found].map(|line| line.unwrap_or_else(|| "-".to_owned()));
            let gaps = vec![("line", line.to_string()), ("said", said), ("found", found)];
            Outcome { name: "differs", gaps }
        }
    }
}

/// A digest as every page shows it, so that both can be compared group by group.
fn fingerprint(digest: &str) -> String {
    by_four(digest).join("\n")
}

/// The text of the amendment, if the draw has one; nothing at all where it did not arrive.
async fn amendment() -> Option<Option<String>> {
    match page::one("[data-amendment]") {
        Some(_) => text("amendment").await.map(Some),
        None => Some(None),
    }
}

/// The text of the list, the amendment or the record: the visitor's own copy if there is one, otherwise the one that is published.
async fn text(which: &str) -> Option<String> {
    let own: Option<HtmlInputElement> =
        page::one(&format!("input[name={which}]")).and_then(as_input);
    let promise = match own.and_then(|input| input.files()).and_then(|files| files.get(0)) {
        Some(file) => Blob::from(file).text(),
        None => {
            published(&page::one("[data-list]")?.get_attribute(&format!("data-{which}"))?).await?
        }
    };
    JsFuture::from(promise).await.ok()?.as_string()
}

fn as_input(element: Element) -> Option<HtmlInputElement> {
    element.dyn_into().ok()
}

async fn published(address: &str) -> Option<Promise> {
    let window = web_sys::window()?;
    let response: Response =
        JsFuture::from(window.fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
    if response.ok() { response.text().ok() } else { None }
}
