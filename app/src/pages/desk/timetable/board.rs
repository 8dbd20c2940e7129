//! The board: rows of rooms or teachers, a column for each weekday, and a tile for each weekly time.

use std::collections::HashSet;

use domain::booking::WEEK;
use domain::calendar::TimeSlot;
use domain::id::{PlanClassId, TermId, VenueId};
use domain::teaching::names_of;
use domain::timetable::{Clash, Timetable};
use jiff::civil::Weekday;
use leptos::prelude::*;

use super::{Rows, Shown};
use crate::islands::timetable::TimetableKeys;
use crate::paths;
use crate::paths::terms::desk_plan_chosen;
use crate::planning::drafted::UNSETTLED;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::timetable as words;
use crate::wording::when::short_weekday;

use super::moving::{NO_ROOM, QuickMove};

/// A weekly time of something, as the board shows it.
struct Tile {
    slot: TimeSlot,
    name: String,
    room: Option<VenueId>,
    room_name: String,
    teacher: String,
    /// Empty where there is one alone, or nobody knows.
    campus: String,
    /// What is planned: which, and which of its times; nothing where it is published.
    planned: Option<(PlanClassId, usize)>,
    revision: i64,
    way: String,
    clashes: bool,
}

/// What a row is about.
#[derive(Clone, PartialEq, Eq)]
enum Row {
    Room(Option<VenueId>, String),
    Teacher(Option<String>),
}

impl Row {
    fn name(&self, say: impl Fn(crate::wording::Words) -> &'static str) -> &str {
        match self {
            Self::Room(Some(_), name) | Self::Teacher(Some(name)) => name,
            Self::Room(None, _) => say(words::NO_ROOM),
            Self::Teacher(None) => say(words::NO_TEACHER),
        }
    }

    /// Which room, or which teacher, whatever is put here gets: as its form sends it.
    fn told(&self) -> (Option<String>, Option<String>) {
        match self {
            Self::Room(id, _) => {
                (Some(id.map_or_else(|| NO_ROOM.to_owned(), |id| id.to_string())), None)
            }
            Self::Teacher(name) => {
                (None, Some(name.clone().unwrap_or_else(|| UNSETTLED.to_owned())))
            }
        }
    }

    fn holds(&self, tile: &Tile) -> bool {
        match self {
            Self::Room(id, _) => tile.room == *id,
            Self::Teacher(None) => names_of(&tile.teacher).next().is_none(),
            Self::Teacher(Some(name)) => names_of(&tile.teacher).any(|one| one == name),
        }
    }
}

/// The whole week, or one day of it.
#[component]
pub(super) fn Board(
    term: TermId,
    shown: Shown,
    timetable: Timetable,
    clashes: Vec<Clash>,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let tiles = tiles_of(term, shown, &timetable, &clashes);
    let days: Vec<Weekday> = shown.weekday.map_or_else(|| WEEK.to_vec(), |day| vec![day]);
    let head = head(shown.rows);
    let columns =
        days.iter().map(|day| view! { <th scope="col">{short_weekday(language, *day)}</th> });
    let columns = columns.collect_view();
    // Any class may be put where nothing is settled yet.
    let is_planned = !timetable.classes.is_empty();
    let rows = rows_of(shown.rows, &timetable, |row| is_planned || holds_any(row, &tiles));
    let body = rows.iter().map(|row| {
        let name = row.name(say).to_owned();
        let (room, teacher) = row.told();
        let cells = days.iter().map(|day| {
            let label = short_weekday(language, *day);
            let of_day = of_day(&tiles, row, *day);
            let of_day = of_day.into_iter().map(|one| tile(&request, shown, one)).collect_view();
            let weekday = day.to_monday_one_offset();
            view! { <td data-label=label data-weekday=weekday data-room=room.clone()
            data-teacher=teacher.clone()>{of_day}</td> }
        });
        let cells = cells.collect_view();
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    });
    let body = body.collect_view();
    let held = shown.changed.zip(shown.held).map(|(class, slot)| format!("tile-{class}-{slot}"));
    view! {
        <TimetableKeys>
            <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::TITLE)>
                <table class="table week">
                    <thead><tr><th scope="col">{say(head)}</th>{columns}</tr></thead>
                    <tbody>{body}</tbody>
                </table>
            </section>
        </TimetableKeys>
        <QuickMove rows=shown.rows held=held/>
    }
}

/// What the first column is called.
pub(crate) const fn head(rows: Rows) -> Words {
    match rows {
        Rows::Rooms => words::ROOM,
        Rows::Teachers => words::TEACHER,
    }
}

/// The whole week in plain lines: a row for each room or teacher, its name first, then a cell for each weekday.
pub(crate) fn in_lines(
    request: &Request,
    term: TermId,
    rows: Rows,
    timetable: &Timetable,
) -> Vec<Vec<String>> {
    let shown = Shown { rows, ..Shown::default() };
    let tiles = tiles_of(term, shown, timetable, &timetable.clashes());
    let cell = |row: &Row, day: Weekday| {
        let told = of_day(&tiles, row, day).into_iter().map(|tile| told(request, shown, tile));
        told.collect::<Vec<_>>().join("\n\n")
    };
    let row = |row: &Row| {
        let name = row.name(request.say()).to_owned();
        std::iter::once(name).chain(WEEK.map(|day| cell(row, day))).collect()
    };
    rows_of(rows, timetable, |row| holds_any(row, &tiles)).iter().map(row).collect()
}

/// What is in a row on a day, by time.
fn of_day<'a>(tiles: &'a [Tile], row: &Row, day: Weekday) -> Vec<&'a Tile> {
    let of_day = tiles.iter().filter(|tile| tile.slot.weekday == day && row.holds(tile));
    let mut of_day: Vec<_> = of_day.collect();
    of_day.sort_by_key(|tile| (tile.slot.from, tile.slot.to));
    of_day
}

fn holds_any(row: &Row, tiles: &[Tile]) -> bool {
    tiles.iter().any(|tile| row.holds(tile))
}

/// The rows; that of what is not settled yet only where it is wanted.
fn rows_of(rows: Rows, timetable: &Timetable, is_wanted: impl Fn(&Row) -> bool) -> Vec<Row> {
    let mut rows = all_rows(rows, timetable);
    rows.retain(|row| !matches!(row, Row::Room(None, _) | Row::Teacher(None)) || is_wanted(row));
    rows
}

fn all_rows(rows: Rows, timetable: &Timetable) -> Vec<Row> {
    match rows {
        Rows::Rooms => {
            let used = timetable.rooms.iter().filter(|room| {
                room.retired_from.is_none_or(|from| from > timetable.term.starts_on)
            });
            let rooms = used.map(|room| Row::Room(Some(room.venue.id), room.venue.name.clone()));
            // What has no room yet comes first: it waits for somebody's decision.
            std::iter::once(Row::Room(None, String::new())).chain(rooms).collect()
        }
        Rows::Teachers => {
            let names = timetable.teachers().into_iter().map(|name| Row::Teacher(Some(name)));
            std::iter::once(Row::Teacher(None)).chain(names).collect()
        }
    }
}

fn tiles_of(term: TermId, shown: Shown, timetable: &Timetable, clashes: &[Clash]) -> Vec<Tile> {
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
    let planned = timetable.classes.iter().flat_map(|class| {
        let clashing = &clashing;
        class.draft.class.slots.iter().enumerate().map(move |(place, slot)| Tile {
            slot: *slot,
            name: class.draft.class.name.clone(),
            room: settled(class.draft.room),
            room_name: name_of(class.draft.room),
            teacher: class.draft.class.teacher.clone(),
            campus: timetable.campus(&class.draft).to_owned(),
            planned: Some((class.id, place)),
            revision: class.revision,
            way: format!("{}#chosen", desk_plan_chosen(term, shown.rows.code(), class.id, place)),
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
        })
    });
    planned.chain(published).collect()
}

/// Who teaches, or where it is: what the row does not tell.
fn beside(shown: Shown, tile: &Tile) -> String {
    match shown.rows {
        Rows::Rooms => tile.teacher.clone(),
        Rows::Teachers => tile.room_name.clone(),
    }
}

/// The same as a tile, line by line.
fn told(request: &Request, shown: Shown, tile: &Tile) -> String {
    let (say, language) = (request.say(), request.language);
    let mark = if tile.clashes { say(words::CLASH_MARK) } else { "" };
    let lines = [
        tile.name.clone(),
        words::tile_times(language, tile.slot),
        beside(shown, tile),
        tile.campus.clone(),
        mark.to_owned(),
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Plain text: a board has hundreds of them.
fn tile(request: &Request, shown: Shown, tile: &Tile) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let beside = beside(shown, tile);
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
            <span class="line">{words::tile_times(language, tile.slot)}</span>
            <span class="line">{beside}</span>
            {(!tile.campus.is_empty()).then(|| view! { <span class="line">{tile.campus.clone()}</span> })}
            {mark}
        </a>
    }
}
