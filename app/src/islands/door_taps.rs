//! Island: the door while there is no network. What is tapped, scanned or typed there is kept in the browser with its moment, and
//! sent once the network is back; sent twice it is one mark. A tap can be taken back while it waits. Meanwhile the page stays. Before it wakes, and without it, everything
//! is a plain form.

use gloo::timers::callback::Timeout;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::js_sys::Date;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, UrlSearchParams};

use kept::{Deed, Kept};
use sending::{Sent, fields, later, send};
use shown::{count, hide, hide_at, press, say, tile_of, tiles_where};

mod kept;
mod sending;
mod shown;

/// Milliseconds from one try to the next.
const BETWEEN_TRIES: u32 = 3_000;

/// The address of an answer that is a no: its page says why.
const REFUSED: &str = "again";

/// The tiles' form, which says whose desk this is.
const TILES: &str = "form[data-desk]";

/// On a tile whose tap is on its way for the first time: what becomes of it is not known yet.
const ON_ITS_WAY: &str = "data-sending";

/// Everything at the door that somebody does, and the lines that say how much waits.
#[island]
pub fn DoorTaps(
    /// The forms, and the lines.
    children: Children,
) -> impl IntoView {
    let sent = |event: SubmitEvent| {
        taken(&event);
    };
    view! { <div on:submit=sent use:look_after>{children()}</div> }
}

/// In whole seconds: writing a number with a point costs every reader 16 KB of code.
fn now() -> u64 {
    (Date::now() / 1000.0) as u64
}

/// One of the door's forms is sent: kept first, so that nothing is lost whatever happens on the way.
fn taken(event: &SubmitEvent) -> Option<()> {
    let form: Element = event.target()?.dyn_into().ok()?;
    let deed = Deed::of(&form.get_attribute("action")?)?;
    // What the server greeted is undone there.
    if deed == Deed::TakeBack {
        return None;
    }
    let tile = event.submitter().filter(|_| deed == Deed::Tile);
    if let Some(back) = tile.as_ref().filter(|pressed| pressed.has_attribute("data-take-back")) {
        event.prevent_default();
        return taken_back(back);
    }
    let body = fields(&form)?;
    if let Some(tile) = &tile {
        body.set(deed.field(), &tile.get_attribute("value")?);
    }
    let desk = document().query_selector(TILES).ok()??.get_attribute("data-desk")?;
    let (session, who) = (body.get("session")?, body.get(deed.field())?);
    // Of nobody the server says what is missing.
    if who.trim().is_empty() {
        return None;
    }
    event.prevent_default();
    // Whoever taps twice is told by the first.
    if tile.as_ref().is_some_and(|tile| tile.get_attribute("aria-pressed").is_some()) {
        return None;
    }
    if let Some(tile) = &tile {
        press(tile, true);
        let _ = tile.set_attribute(ON_ITS_WAY, "");
    }
    let kept = kept::add(Kept { desk, session, at: now(), deed, who });
    // Should it arrive only after it was taken back, it is known by this.
    if deed == Deed::Tile {
        body.set("tap", &kept.at.to_string());
    }
    spawn_local(go(form, kept, body));
    Some(())
}

async fn go(form: Element, kept: Kept, body: UrlSearchParams) {
    if let Sent::Answered(page) = send(kept.deed, &body).await {
        kept::remove(&kept);
        let _ = window().location().set_href(&page);
        return;
    }
    if let Some(tile) = tile_of(&kept.who) {
        let _ = tile.remove_attribute(ON_ITS_WAY);
    }
    tell();
    noted(&kept);
    match kept.deed {
        Deed::Tile | Deed::TakeBack => {}
        // The next one is read; the camera goes on when it hears of this.
        Deed::Scan => {
            if let Some(field) = scanned(&form) {
                field.set_value("");
            }
            if let Ok(event) = Event::new("kept") {
                let _ = form.dispatch_event(&event);
            }
        }
        Deed::WalkIn => {
            if let Ok(Some(asked)) = form.closest("section") {
                hide(&asked, true);
            }
        }
    }
}

/// A tap that waits is taken back: it is not sent any more, and should it have come unheard, it is undone there.
fn taken_back(pressed: &Element) -> Option<()> {
    let tile = pressed.previous_element_sibling()?;
    let tiles = document().query_selector(TILES).ok()??;
    let session = tiles.query_selector("[name=session]").ok()??.get_attribute("value")?;
    let (desk, who) = (tiles.get_attribute("data-desk")?, tile.get_attribute("value")?);
    kept::take_back(&Kept { desk, session, at: now(), deed: Deed::Tile, who });
    press(&tile, false);
    hide(pressed, true);
    tell();
    hide_at("[data-noted]", true);
    hide_at("[data-untapped]", false);
    tile.unchecked_ref::<HtmlElement>().focus().ok()
}

/// The field for a scanner, within its form or around it.
fn scanned(around: &Element) -> Option<HtmlInputElement> {
    around.query_selector("[name=scanned]").ok()??.dyn_into().ok()
}

/// Says how many wait for the network, and how many for another desk; marks whose tap is kept. Nothing where none does.
fn tell() -> Option<()> {
    let tiles = document().query_selector(TILES).ok()??;
    let desk = tiles.get_attribute("data-desk")?;
    let (own, others): (Vec<_>, Vec<_>) =
        kept::all(now()).into_iter().filter(is_there).partition(|kept| kept.desk == desk);
    say("[data-waiting]", own.len());
    say("[data-elsewhere]", others.len());
    let session = tiles.query_selector("[name=session]").ok()??.get_attribute("value")?;
    for kept in own.iter().filter(|kept| kept.session == session) {
        if let Some(tile) = tile_of(&kept.who) {
            press(&tile, true);
            if kept.deed == Deed::Tile && !tile.has_attribute(ON_ITS_WAY) {
                hide(&tile.next_element_sibling()?, false);
            }
        }
    }
    let noted = tiles_where(|tile| tile.has_attribute("aria-pressed")).len();
    let noted = u32::try_from(noted).ok()?;
    count("data-present", |present| present + noted);
    count("data-unmarked", |unmarked| unmarked.saturating_sub(noted))
}

/// It says that somebody is there.
fn is_there(kept: &Kept) -> bool {
    kept.deed != Deed::TakeBack
}

/// Says large who has just been kept, in the place of the greeting of who came before.
fn noted(kept: &Kept) -> Option<()> {
    hide_at("[data-welcome]", true);
    hide_at("[data-untapped]", true);
    let place = document().query_selector("[data-noted]").ok()??;
    let tile = tile_of(&kept.who).and_then(|tile| tile.get_attribute("data-name"));
    // Of an address that was read, or a key, nobody knows whose it is.
    let is_told = kept.deed == Deed::Scan && !kept.who.contains('/');
    let name = tile.or_else(|| is_told.then(|| kept.who.clone()));
    let name = name.or_else(|| place.get_attribute("data-noted"))?;
    place.query_selector("b").ok()??.set_text_content(Some(&name));
    hide(&place, false);
    Some(())
}

/// Sends what waits, again and again until the forms have left the page.
fn look_after(around: Element) {
    tell();
    spawn_local(async move {
        // A no is read before the next answer takes its place, and what somebody is typing is not taken from them.
        let is_read = matches!(document().query_selector("[role=alert]"), Ok(Some(_)));
        let is_typing = scanned(&around).is_some_and(|field| !field.value().is_empty());
        if !is_read
            && !is_typing
            && let Some(page) = send_kept().await
        {
            let location = window().location();
            let _ = if page.is_empty() { location.reload() } else { location.set_href(&page) };
            return;
        }
        tell();
        Timeout::new(BETWEEN_TRIES, move || {
            if around.is_connected() {
                look_after(around);
            }
        })
        .forget();
    });
}

/// Sends what waits for this desk, the earliest first, each with its moment, until there is a no, whose page it answers. An empty
/// page where all went well; nothing where nothing was sent.
async fn send_kept() -> Option<String> {
    let form = document().query_selector(TILES).ok()??;
    let desk = form.get_attribute("data-desk")?;
    let mut sent = None;
    for kept in kept::all(now()).into_iter().filter(|kept| kept.desk == desk) {
        match send(kept.deed, &later(&kept, &form)?).await {
            Sent::NotYet => return sent,
            // It stays, and does not stand in the way of others.
            Sent::NotHere => {}
            Sent::Answered(page) => {
                kept::remove(&kept);
                if page.contains(REFUSED) {
                    return Some(page);
                }
                sent = Some(String::new());
            }
        }
    }
    sent
}
