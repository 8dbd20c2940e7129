//! The small reading interface of the islands: public facts alone, over GET, with fixed addresses.

use domain::offering::Places;
use domain::search::Suggestion;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// What somebody may mean who has typed these words behind this door (`class`, `activity`, `shift`); at most eight.
#[server(name = ReadSuggestions, prefix = "/read", endpoint = "suggestions", input = GetUrl)]
pub async fn suggestions(
    /// Code of the kind.
    #[server(default)]
    kind: String,
    /// As typed.
    #[server(default)]
    words: String,
) -> Result<Vec<Suggestion>, ServerFnError> {
    let db = crate::request::request().db;
    let Some(kind) = domain::offering::OfferingKind::from_code(&kind) else {
        return Ok(Vec::new());
    };
    let words: String = words.chars().filter(|c| !c.is_control()).take(60).collect();
    // A field without suggestions still searches: an error is an empty list, not a message.
    Ok(store::offering::suggestions(&db, kind, &words).await.unwrap_or_default())
}

/// How many places of an offering are free now; nothing if there is no such offering.
#[server(name = ReadPlaces, prefix = "/read", endpoint = "places", input = GetUrl)]
pub async fn places(
    /// Its key.
    #[server(default)]
    offering: String,
) -> Result<Option<Places>, ServerFnError> {
    let db = crate::request::request().db;
    let Ok(offering) = offering.parse() else { return Ok(None) };
    Ok(store::offering::places(&db, offering).await.ok())
}
