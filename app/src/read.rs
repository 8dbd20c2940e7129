//! The small reading interface of the islands: public facts alone, already worded, over GET, with fixed addresses.
//! `islands::asking` asks.

use domain::language::Language;
use domain::offering::Offering;
use domain::refusal::Refusal;
use domain::sign_up::Place;
use jiff::Timestamp;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::components::offering_state::closed_to_all;
use crate::islands::live_places::PlacesNow;
use crate::islands::opening::{ASLEEP, AWAKE, FULL, OPEN, OpeningNow};
use crate::islands::search_field::Suggested;
use crate::paths;
use crate::request::request;
use crate::wording::offering::counted;
use crate::wording::offering::places::{counted_line, places_line};

/// What somebody may mean who has typed these words behind this door (`class`, `activity`, `shift`); at most eight.
#[server(name = ReadSuggestions, prefix = "/read", endpoint = "suggestions", input = GetUrl)]
pub async fn suggestions(
    /// Code of the kind.
    #[server(default)]
    kind: String,
    /// As typed.
    #[server(default)]
    words: String,
) -> Result<Vec<Suggested>, ServerFnError> {
    let request = request();
    let Some(kind) = domain::offering::OfferingKind::from_code(&kind) else {
        return Ok(Vec::new());
    };
    let words: String = words.chars().filter(|c| !c.is_control()).take(60).collect();
    // A field without suggestions still searches: an error is an empty list, not a message.
    let found = store::offering::suggestions(&request.db, kind, &words).await.unwrap_or_default();
    let worded = |found: domain::search::Suggestion| Suggested {
        note: counted(request.language, kind, found.count),
        way: paths::search(kind, &found.words),
        words: found.words,
    };
    Ok(found.into_iter().map(worded).collect())
}

/// How many places of an offering are free now, in words of each language; nothing if there is no such offering. The same for
/// everybody: it is asked without cookies, and kept for a second however many pages lie open.
#[server(name = ReadPlaces, prefix = "/read", endpoint = "places", input = GetUrl)]
pub async fn places(
    /// Its key.
    #[server(default)]
    offering: String,
    /// Anything here asks for the mere count.
    #[server(default)]
    counted: String,
) -> Result<Option<PlacesNow>, ServerFnError> {
    let request = request();
    let Ok(offering) = offering.parse() else { return Ok(None) };
    let found = store::offering::places(&request.db, offering).await.ok();
    let line = if counted.is_empty() { places_line } else { counted_line };
    Ok(found.map(|(places, shares)| {
        let lines = [Language::Chinese, Language::English]
            .map(|language| line(language, &places, &shares, request.now));
        let is_free = lines[0].is_free;
        let words = lines.map(|line| line.words);
        PlacesNow { is_free, words }
    }))
}

/// Whether sign-up of an offering has opened by now, and when it does; nothing if there is no such offering. The same
/// for everybody: it is asked without cookies.
#[server(name = ReadOpening, prefix = "/read", endpoint = "opening", input = GetUrl)]
pub async fn opening(
    /// Its key.
    #[server(default)]
    offering: String,
) -> Result<Option<OpeningNow>, ServerFnError> {
    let request = request();
    let Ok(offering) = offering.parse() else { return Ok(None) };
    let offering = store::offering::offering(&request.db, offering).await.ok();
    Ok(offering.map(|offering| opening_now(&offering, request.now)))
}

fn opening_now(offering: &Offering, now: Timestamp) -> OpeningNow {
    let face_at = |moment| match offering.next_place_for_all(moment) {
        Place::Held | Place::Offered { .. } | Place::InReview => OPEN,
        Place::Waiting { .. } => FULL,
    };
    let (face, then, opens_at) = match closed_to_all(offering, now) {
        Some(Refusal::NotOpenYet { opens_at }) => (AWAKE, face_at(opens_at), opens_at.as_second()),
        Some(_) => (ASLEEP, ASLEEP, 0),
        None => (face_at(now), face_at(now), 0),
    };
    OpeningNow { face: face.to_owned(), then: then.to_owned(), opens_at }
}
