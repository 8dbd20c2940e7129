//! Island: taps at the door while there is no network. They are kept in the browser with their moment, and sent once it is back;
//! the same tap sent twice is one mark. Before it wakes, and without it, each tile is a plain button of its form.

use gloo::timers::callback::Timeout;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::js_sys::Date;
use web_sys::{Element, FormData, RequestInit, Response, Storage, UrlSearchParams};

/// Where the browser keeps them: a line for each, `session person second`. Keys alone, no name.
const KEPT: &str = "door-taps";

/// Milliseconds from one try to the next.
const BETWEEN_TRIES: u32 = 10_000;

/// Where a tile's form goes, and where every answer to it leads as long as a desk is signed in.
const FORM: &str = "/forms/desk-arrive";
const ANSWERS: &str = "/desk/sessions/";
/// The address of an answer that is a no: its page says why.
const REFUSED: &str = "again";

/// What became of a tap that was sent.
enum Sent {
    /// It was taken, or refused for good: this page says so.
    Answered(String),
    /// The server was not reached, or wants somebody to sign in first: the tap is kept.
    NotYet,
}

/// The tiles, and the line that says how many taps wait.
#[island]
pub fn DoorTaps(
    /// The form with its tiles, and the line.
    children: Children,
) -> impl IntoView {
    let tapped = |event: MouseEvent| {
        taken(&event);
    };
    view! { <div on:click=tapped use:look_after>{children()}</div> }
}

/// A tap on a tile: sent at once, or kept.
fn taken(event: &MouseEvent) -> Option<()> {
    let tile = event.target()?.dyn_into::<Element>().ok()?.closest(".arrivals__tile").ok()??;
    let form = tile.closest("form").ok()??;
    let body = body_of(&form)?;
    let (session, person) = (body.get("session")?, tile.get_attribute("value")?);
    event.prevent_default();
    // Whoever taps twice is told by the first.
    if tile.get_attribute("aria-pressed").is_some() {
        return None;
    }
    let _ = tile.set_attribute("aria-pressed", "true");
    body.append("person", &person);
    // A whole number: writing one with a point costs every reader 16 KB of code.
    let second = (Date::now() / 1000.0) as u64;
    spawn_local(async move {
        match send(&body).await {
            Sent::Answered(page) => leave(&page),
            Sent::NotYet => {
                keep(&format!("{session} {person} {second}"));
                tell();
            }
        }
    });
    Some(())
}

/// The hidden fields of the form: they say from where it comes.
fn body_of(form: &Element) -> Option<UrlSearchParams> {
    let data = FormData::new_with_form(form.dyn_ref()?).ok()?;
    let body = UrlSearchParams::new().ok()?;
    for name in ["from_here", "for_whom", "session"] {
        if let Some(value) = data.get(name).as_string() {
            body.append(name, &value);
        }
    }
    Some(body)
}

async fn send(body: &UrlSearchParams) -> Sent {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(body);
    let asked = window().fetch_with_str_and_init(FORM, &init).await;
    let answer = asked.ok().and_then(|answer| answer.dyn_into::<Response>().ok());
    // A resting server answers, too, and a desk that is signed out is led elsewhere.
    match answer {
        Some(answer) if answer.status() < 500 && answer.url().contains(ANSWERS) => {
            Sent::Answered(answer.url())
        }
        Some(answer) if answer.status() == 404 => Sent::Answered(String::new()),
        _ => Sent::NotYet,
    }
}

/// Shows the page of an answer; this one again where the answer has none.
fn leave(page: &str) {
    let location = window().location();
    let _ = if page.is_empty() { location.reload() } else { location.set_href(page) };
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn kept() -> Vec<String> {
    let lines = storage().and_then(|kept| kept.get_item(KEPT).ok()?).unwrap_or_default();
    lines.lines().map(str::to_owned).collect()
}

fn keep(line: &str) {
    let mut lines = kept();
    lines.push(line.to_owned());
    put(&lines);
}

fn put(lines: &[String]) {
    if let Some(kept) = storage() {
        let _ = kept.set_item(KEPT, &lines.join("\n"));
    }
}

/// Says how many wait; nothing where none does.
fn tell() -> Option<()> {
    let waiting = kept().len();
    let line = document().query_selector("[data-waiting]").ok()??;
    line.query_selector("b").ok()??.set_text_content(Some(&waiting.to_string()));
    if waiting == 0 {
        line.set_attribute("hidden", "").ok()
    } else {
        line.remove_attribute("hidden").ok()
    }
}

/// Sends what waits, again and again until the tiles have left the page.
fn look_after(around: Element) {
    tell();
    spawn_local(async move {
        let waited = !kept().is_empty();
        let sent = send_kept(&around).await;
        tell();
        if let Some(page) = sent.filter(|_| waited) {
            return leave(&page);
        }
        Timeout::new(BETWEEN_TRIES, move || {
            if around.is_connected() {
                look_after(around);
            }
        })
        .forget();
    });
}

/// Sends everything that waits, the earliest first, each with its moment, and answers the page to show: the last no, if there was
/// one. Nothing while there is no network.
async fn send_kept(around: &Element) -> Option<String> {
    let form = around.query_selector("form").ok()??;
    let mut page = String::new();
    loop {
        let lines = kept();
        let Some(first) = lines.first() else { return Some(page) };
        let mut parts = first.split(' ');
        if let (Some(session), Some(person), Some(at)) = (parts.next(), parts.next(), parts.next())
        {
            let body = body_of(&form)?;
            body.set("session", session);
            body.append("person", person);
            body.append("at", at);
            match send(&body).await {
                Sent::NotYet => return None,
                Sent::Answered(answer) if answer.contains(REFUSED) => page = answer,
                Sent::Answered(_) => {}
            }
        }
        // Others may have been kept meanwhile.
        let left: Vec<_> = kept().into_iter().filter(|line| line != first).collect();
        put(&left);
    }
}
