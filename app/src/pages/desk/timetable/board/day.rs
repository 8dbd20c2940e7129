//! One day of the board: its hours are the columns, and what meets lies along them.

use domain::timetable::{PIECES, Stretch, hours_around, lanes};
use jiff::civil::Weekday;
use leptos::prelude::*;

use super::super::Shown;
use super::rows::{Group, Row};
use super::tiles::{Tile, tile};
use super::{GroupHead, HeadedBy};
use crate::request::{Request, request};

/// The table of one day.
#[component]
pub(super) fn DayTable(
    shown: Shown,
    day: Weekday,
    groups: Vec<Group>,
    tiles: Vec<Tile>,
    head: HeadedBy,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    let hours = hours_around(tiles.iter().map(|tile| &tile.slot));
    let columns = (hours.1 - hours.0) * PIECES;
    let width = columns + 1;
    let heads = (hours.0..hours.1)
        .map(|hour| view! { <th scope="col" colspan=PIECES>{format!("{hour}:00")}</th> });
    let heads = heads.collect_view();
    let bodies = groups.into_iter().map(|group| {
        let rows = group.rows.iter().map(|row| {
            let of_row = tiles.iter().filter(|tile| row.holds(tile)).collect();
            lines(&request, shown, day, hours, (&group.campus, row), of_row)
        });
        let rows = rows.collect_view();
        view! { <tbody><GroupHead head=head.clone() group=group columns=width>{rows}</GroupHead></tbody> }
    });
    let bodies = bodies.collect_view();
    view! {
        <table class="table week week--day">
            <colgroup><col/></colgroup>
            <colgroup><col class="week__piece" span=columns/></colgroup>
            <thead><tr><th scope="col">{say(head.first)}</th>{heads}</tr></thead>
            {bodies}
        </table>
    }
}

/// The lines of one row: more than one where something is at the same time.
fn lines(
    request: &Request,
    shown: Shown,
    day: Weekday,
    hours: (usize, usize),
    (above, row): (&str, &Row),
    tiles: Vec<&Tile>,
) -> impl IntoView + use<> {
    let name = row.name(request.say()).to_owned();
    let (room, teacher) = row.told();
    let slots: Vec<_> = tiles.iter().map(|tile| tile.slot).collect();
    let lanes = lanes(&slots, hours);
    let count = lanes.len();
    let weekday = day.to_monday_one_offset();
    let lines = lanes.into_iter().enumerate().map(|(number, lane)| {
        let cells = lane.into_iter().map(|stretch| {
            let (long, what) = match stretch {
                Stretch::Free(long) => (long, None),
                Stretch::Taken(place, long) => {
                    (long, tiles.get(place).map(|one| tile(request, shown, above, one)))
                }
            };
            view! { <td colspan=long data-weekday=weekday data-room=room.clone() data-teacher=teacher.clone()>{what}</td> }
        });
        let cells = cells.collect_view();
        let name = (number == 0).then(|| view! { <th scope="row" rowspan=count>{name.clone()}</th> });
        view! { <tr>{name}{cells}</tr> }
    });
    lines.collect_view()
}
