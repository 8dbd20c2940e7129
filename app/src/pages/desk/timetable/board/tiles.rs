//! A tile for each weekly time of a class, planned or published.

use std::collections::HashSet;

use domain::calendar::TimeSlot;
use domain::id::{PlanClassId, TermId, VenueId};
use domain::language::Language;
use domain::timetable::{Clash, Timetable, Tried};
use leptos::prelude::*;

use super::super::{Rows, Shown};
use crate::paths;
use crate::request::Request;
use crate::wording::timetable as words;
use crate::wording::timetable::trial;

/// A weekly time of something, as the board shows it.
pub(super) struct Tile {
    pub slot: TimeSlot,
    name: String,
    pub room: Option<VenueId>,
    room_name: String,
    pub teacher: String,
    /// Empty where there is one alone, or nobody knows.
    pub campus: String,
    /// What is planned: which, and which of its times; nothing where it is published.
    planned: Option<(PlanClassId, usize)>,
    revision: i64,
    way: String,
    clashes: bool,
    /// Where the plan has it, while it is tried elsewhere.
    from: Option<String>,
}

impl Tile {
    /// Says where it comes from, if one of these moves has brought it here.
    pub(super) fn tells_from(
        &mut self,
        language: Language,
        timetable: &Timetable,
        moves: &[Tried],
    ) {
        let Some((class, place)) = self.planned else { return };
        let moved = moves.iter().find(|one| one.class == class && one.to.is_some());
        let Some(from) = moved.map(|one| &one.from) else { return };
        let slot = from.slots.get(place).copied();
        if slot == Some(self.slot) && from.room == self.room && from.teacher == self.teacher {
            return;
        }
        let room = from.room.and_then(|id| timetable.room(id));
        let room = room.map_or("", |room| room.venue.name.as_str());
        let spot = trial::spot(language, slot.as_slice(), room, &from.teacher);
        self.from = Some(trial::was(language, &spot));
    }
}

/// All of them; of one campus alone what lies there, and what may lie anywhere.
pub(super) fn tiles_of(
    term: TermId,
    shown: Shown,
    timetable: &Timetable,
    clashes: &[Clash],
) -> Vec<Tile> {
    let clashing: HashSet<(PlanClassId, Option<TimeSlot>)> =
        clashes.iter().map(|clash| (clash.class, clash.slot)).collect();
    let settled = |room: Option<VenueId>| room.filter(|id| timetable.room(*id).is_some());
    let name_of = |room: Option<VenueId>| {
        let room = room.and_then(|id| timetable.room(id));
        room.map(|room| room.venue.name.clone()).unwrap_or_default()
    };
    let campus_of = |room: Option<VenueId>| {
        room.and_then(|id| timetable.campus_of.get(&id)).cloned().unwrap_or_default()
    };
    let board = shown.address(term);
    let planned = timetable.classes.iter().flat_map(|class| {
        let (clashing, board) = (&clashing, &board);
        class.draft.class.slots.iter().enumerate().map(move |(place, slot)| Tile {
            slot: *slot,
            name: class.draft.class.name.clone(),
            room: settled(class.draft.room),
            room_name: name_of(class.draft.room),
            teacher: class.draft.class.teacher.clone(),
            campus: timetable.campus(&class.draft).to_owned(),
            planned: Some((class.id, place)),
            revision: class.revision,
            way: format!("{board}&chosen={}&slot={place}#chosen", class.id),
            from: None,
            clashes: [Some(*slot), None].iter().any(|at| clashing.contains(&(class.id, *at))),
        })
    });
    let published = timetable.published.iter().flat_map(|class| {
        class.slots.iter().map(move |slot| Tile {
            slot: *slot,
            name: class.name.clone(),
            room: settled(class.room),
            room_name: name_of(class.room),
            teacher: class.teacher.clone(),
            campus: campus_of(class.room),
            planned: None,
            revision: 0,
            way: paths::desk_offering(class.offering),
            clashes: false,
            from: None,
        })
    });
    let campus = shown.campus_of(timetable).map(str::to_owned);
    let is_there = |tile: &Tile| {
        campus.as_ref().is_none_or(|campus| tile.campus.is_empty() || tile.campus == *campus)
    };
    planned.chain(published).filter(is_there).collect()
}

/// Who teaches, or where it is: what the row does not tell.
fn beside(rows: Rows, tile: &Tile) -> String {
    match rows {
        Rows::Rooms => tile.teacher.clone(),
        Rows::Teachers => tile.room_name.clone(),
    }
}

/// At which campus, unless the heading above its row tells.
fn elsewhere<'a>(tile: &'a Tile, above: &str) -> Option<&'a str> {
    Some(tile.campus.as_str()).filter(|campus| !campus.is_empty() && *campus != above)
}

/// The same as a tile, line by line.
pub(super) fn told(request: &Request, rows: Rows, above: &str, tile: &Tile) -> String {
    let (say, language) = (request.say(), request.language);
    let mark = if tile.clashes { say(words::CLASH_MARK) } else { "" };
    let lines = [
        tile.name.clone(),
        words::tile_line(language, tile.slot, &beside(rows, tile)),
        elsewhere(tile, above).unwrap_or_default().to_owned(),
        mark.to_owned(),
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Plain text: a board has hundreds of them.
pub(super) fn tile(
    request: &Request,
    shown: Shown,
    above: &str,
    tile: &Tile,
) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let line = words::tile_line(language, tile.slot, &beside(shown.rows, tile));
    let campus = elsewhere(tile, above).map(str::to_owned);
    let from = tile.from.clone();
    let is_chosen = tile.planned.is_some() && tile.planned == shown.chosen;
    let class = if tile.planned.is_some() { "tile" } else { "tile tile--published" };
    let mark = match (tile.clashes, tile.planned) {
        (true, _) => {
            Some(view! { <span class="tile__clash">{say(words::CLASH_MARK)}</span> }.into_any())
        }
        (false, None) => {
            Some(view! { <span class="line">{say(words::IS_PUBLISHED)}</span> }.into_any())
        }
        _ => None,
    };
    let what = tile.planned.map(|(class, slot)| format!("{class} {slot} {}", tile.revision));
    let id = tile.planned.map(|(class, slot)| format!("tile-{class}-{slot}"));
    // What is published is moved among the offerings: a browser drags any link otherwise.
    let stays = tile.planned.is_none().then_some("false");
    view! {
        <a class=class href=tile.way.clone() id=id data-what=what draggable=stays aria-current=is_chosen.then_some("true")>
            <b>{tile.name.clone()}</b>
            <span class="line">{line}</span>
            {campus.map(|campus| view! { <span class="line">{campus}</span> })}
            {from.map(|from| view! { <span class="line">{from}</span> })}
            {mark}
        </a>
    }
}
