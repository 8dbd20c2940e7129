//! What a club is told of the room that it asked for.

use serde::{Deserialize, Serialize};

use super::Act;
use crate::calendar::Span;

/// What a coordinator has done with a booking, as whoever asked for it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingNews {
    /// What was done.
    pub act: Act,
    /// Whose it is: the club.
    pub club: String,
    /// Which room.
    pub room: String,
    /// When.
    pub span: Span,
    /// Why; empty where it needs no reason.
    pub reason: String,
    /// How many later ones of the same form are called off with it.
    #[serde(default)]
    pub more: u32,
}

/// A coordinator has moved a booking, as whoever asked for it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingMoved {
    /// Whose it is: the club.
    pub club: String,
    /// When it was.
    pub was: Span,
    /// Which room it has now.
    pub room: String,
    /// When.
    pub to: Span,
    /// How many later ones of the same form go along.
    pub more: u32,
    /// Why.
    pub reason: String,
    /// 还在等: it waits for that room then, and does not have it.
    #[serde(default)]
    pub waits: bool,
}
