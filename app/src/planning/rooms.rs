//! A list of rooms: what its rows become, and how they stand against the rooms that are there.

use domain::booking::{Hours, Opening, WEEK};
use domain::plan::{PlannedRoom, Reading, RowState};
use jiff::civil::Weekday;
use store::import::{NewRoom, RoomStanding};

use super::listed::{Listed, line};
use crate::error::AppError;
use crate::request::Request;
use crate::wording::desk::import_list as words;
use crate::wording::room::{hours, step_free};

/// The rooms of the sound rows, in order.
pub(super) fn of(reading: &Reading<PlannedRoom>) -> Vec<NewRoom> {
    reading.values().map(room).collect()
}

fn room(planned: &PlannedRoom) -> NewRoom {
    let of_day =
        |hours: Hours, (day, open): (Weekday, &Vec<Opening>)| hours.with(day, open.clone());
    NewRoom {
        name: planned.name.clone(),
        floor: planned.floor.clone(),
        capacity: planned.places,
        equipment: planned.equipment.clone(),
        directions: words::way(&planned.bus_stop, &planned.note),
        step_free: planned.step_free,
        hours: WEEK.into_iter().zip(&planned.opening).fold(Hours::default(), of_day),
    }
}

/// Looks at a list of rooms that waits.
pub async fn rooms(request: &Request, reading: &Reading<PlannedRoom>) -> Result<Listed, AppError> {
    let rooms = of(reading);
    let by = request.coordinator()?;
    // Asked first: what is changed between the two was not seen.
    let seen = store::import::rooms_seen(&request.db, &rooms, by).await?;
    let standings = store::import::compare_rooms(&request.db, &rooms, by).await?;
    let mut sound = rooms.iter().zip(standings);
    let mut differing = 0;
    let mut lines = Vec::with_capacity(reading.rows.len());
    for row in &reading.rows {
        let is_sound = row.state != RowState::Wrong && row.value.is_some();
        let told = if is_sound { sound.next() } else { None };
        let mut known = false;
        let told = told.map(|(room, standing)| {
            known = standing != RoomStanding::New;
            let remarks = match standing {
                RoomStanding::Different(differences) => {
                    differing += 1;
                    vec![words::differs(request.language, &differences)]
                }
                RoomStanding::New | RoomStanding::Same => Vec::new(),
            };
            (understood(request, room), remarks)
        });
        lines.push(line(reading, row, known, told));
    }
    Ok(Listed { headings: words::ROOM_COLUMNS.to_vec(), lines, differing, seen })
}

fn understood(request: &Request, room: &NewRoom) -> Vec<String> {
    let (say, language) = (request.say(), request.language);
    vec![
        room.name.clone(),
        room.floor.clone(),
        room.capacity.to_string(),
        room.equipment.clone(),
        hours(language, &room.hours).join("\n"),
        [say(step_free(Some(room.step_free))), room.directions.as_str()].join("\n"),
    ]
}
