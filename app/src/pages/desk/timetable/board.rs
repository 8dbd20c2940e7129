//! The board: rows of rooms or teachers in groups, a column for each weekday, and a tile for each weekly time; or one day of it,
//! along its hours.

use domain::booking::WEEK;
use domain::id::TermId;
use domain::timetable::{Clash, Timetable, Tried};
use jiff::civil::Weekday;
use leptos::prelude::*;

use super::moving::QuickMove;
use super::{Rows, Shown};
use crate::islands::timetable::TimetableKeys;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::timetable as words;
use crate::wording::when::short_weekday;

use day::DayTable;
use rows::{Group, Row, groups};
use tiles::{Tile, tile, tiles_of, told};

mod day;
mod rows;
mod tiles;

/// What heads the table.
#[derive(Clone)]
struct HeadedBy {
    /// The first column.
    first: Words,
    /// The way to the same board with every empty room.
    way: String,
}

/// The whole week, or one day of it.
#[component]
pub(super) fn Board(
    term: TermId,
    shown: Shown,
    timetable: Timetable,
    clashes: Vec<Clash>,
    /// What is tried in it.
    #[prop(optional)]
    moves: Vec<Tried>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let mut tiles = tiles_of(term, shown, &timetable, &clashes);
    for tile in &mut tiles {
        tile.tells_from(request.language, &timetable, &moves);
    }
    // On one day what stands empty is what is empty on that day.
    tiles.retain(|tile| shown.weekday.is_none_or(|day| tile.slot.weekday == day));
    // Any class may be put where nothing is settled yet.
    let groups = groups(shown, &timetable, &tiles, !timetable.classes.is_empty());
    let way = format!("{}#board", Shown { with_empty: true, ..shown }.address(term));
    let head = HeadedBy { first: head(shown.rows), way };
    let table = match shown.weekday {
        Some(day) => {
            view! { <DayTable shown=shown day=day groups=groups tiles=tiles head=head/> }.into_any()
        }
        None => view! { <WeekTable shown=shown groups=groups tiles=tiles head=head/> }.into_any(),
    };
    let held = shown.changed.zip(shown.held).map(|(class, slot)| format!("tile-{class}-{slot}"));
    view! {
        <TimetableKeys>
            <section class="table-scroll plan-board" id="board" data-scroll-x tabindex="0" aria-label=say(words::TITLE)>
                {table}
            </section>
        </TimetableKeys>
        <QuickMove rows=shown.rows in_trial=shown.in_trial held=held/>
    }
}

#[component]
fn WeekTable(shown: Shown, groups: Vec<Group>, tiles: Vec<Tile>, head: HeadedBy) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let columns =
        WEEK.iter().map(|day| view! { <th scope="col">{short_weekday(language, *day)}</th> });
    let (columns, width) = (columns.collect_view(), WEEK.len() + 1);
    let bodies = groups.into_iter().map(|group| {
        let rows = group.rows.iter().map(|row| week_row(&request, shown, &group.campus, row, &tiles));
        let rows = rows.collect_view();
        view! { <tbody><GroupHead head=head.clone() group=group columns=width>{rows}</GroupHead></tbody> }
    });
    let bodies = bodies.collect_view();
    view! {
        <table class="table week week--whole">
            <thead><tr><th scope="col">{say(head.first)}</th>{columns}</tr></thead>
            {bodies}
        </table>
    }
}

fn week_row(
    request: &Request,
    shown: Shown,
    above: &str,
    row: &Row,
    tiles: &[Tile],
) -> impl IntoView + use<> {
    let name = row.name(request.say()).to_owned();
    let (room, teacher) = row.told();
    let cells = WEEK.map(|day| {
        let label = short_weekday(request.language, day);
        let of_day = of_day(tiles, row, day);
        let of_day = of_day.into_iter().map(|one| tile(request, shown, above, one)).collect_view();
        let weekday = day.to_monday_one_offset();
        view! { <td data-label=label data-weekday=weekday data-room=room.clone()
        data-teacher=teacher.clone()>{of_day}</td> }
    });
    view! { <tr><th scope="row">{name}</th>{cells.into_iter().collect_view()}</tr> }
}

/// The campus above its rows, and the rooms that stand empty below them, in one line.
#[component]
fn GroupHead(head: HeadedBy, group: Group, columns: usize, children: Children) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let Group { campus, empty, .. } = group;
    let title = (!campus.is_empty()).then(|| {
        view! { <tr class="week__group"><th scope="rowgroup" colspan=columns>{campus.clone()}</th></tr> }
    });
    let whose = campus.clone();
    let folded = (!empty.is_empty()).then(|| {
        view! {
            <tr class="week__empty">
                <td colspan=columns>
                    <p class="week__rooms">
                        {words::empty_rooms(language, &empty)}" "
                        <a class="button button--link" href=head.way>
                            {say(words::SHOW_EMPTY)}<span class="visually-hidden">" "{whose}</span>
                        </a>
                    </p>
                </td>
            </tr>
        }
    });
    view! { {title}{children()}{folded} }
}

/// What the first column is called.
pub(crate) const fn head(rows: Rows) -> Words {
    match rows {
        Rows::Rooms => words::ROOM,
        Rows::Teachers => words::TEACHER,
    }
}

/// The whole week in plain lines, for paper: a row for each room or teacher, its name first, then a cell for each weekday. What
/// follows on the same day has a line of its own, so that no row is longer than a page has left; empty rooms share one.
pub(crate) fn in_lines(
    request: &Request,
    term: TermId,
    rows: Rows,
    timetable: &Timetable,
) -> Vec<Vec<String>> {
    let shown = Shown { rows, ..Shown::default() };
    let tiles = tiles_of(term, shown, timetable, &timetable.clashes());
    let mut lines = Vec::new();
    for group in groups(shown, timetable, &tiles, false) {
        for row in &group.rows {
            let days = WEEK.map(|day| of_day(&tiles, row, day));
            let most = days.iter().map(Vec::len).max().unwrap_or_default().max(1);
            for number in 0..most {
                let name = match number {
                    0 => [row.name(request.say()), &group.campus].join("\n").trim_end().to_owned(),
                    _ => String::new(),
                };
                let cell = |day: &Vec<&Tile>| {
                    day.get(number)
                        .map(|one| told(request, rows, &group.campus, one))
                        .unwrap_or_default()
                };
                lines.push(std::iter::once(name).chain(days.iter().map(cell)).collect());
            }
        }
        if !group.empty.is_empty() {
            let told = words::empty_rooms(request.language, &group.empty);
            let told = [told.as_str(), &group.campus].join("\n").trim_end().to_owned();
            lines.push(std::iter::once(told).chain(WEEK.map(|_| String::new())).collect());
        }
    }
    lines
}

/// What is in a row on a day, by time.
fn of_day<'a>(tiles: &'a [Tile], row: &Row, day: Weekday) -> Vec<&'a Tile> {
    let of_day = tiles.iter().filter(|tile| tile.slot.weekday == day && row.holds(tile));
    let mut of_day: Vec<_> = of_day.collect();
    of_day.sort_by_key(|tile| (tile.slot.from, tile.slot.to));
    of_day
}
