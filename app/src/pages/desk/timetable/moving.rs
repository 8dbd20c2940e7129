//! Moving one weekly time of a planned class, or looking first what that would mean; and putting it back.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::calendar::TimeSlot;
use domain::id::{PlanClassId, TermId, VenueId};
use domain::teaching::instead;
use domain::text::{is_hidden, trimmed};
use domain::timetable::{Draft, DraftClass};
use jiff::civil::Weekday;
use leptos::prelude::*;
use store::timetable::{change, planned as planned_class, put_back, trial, try_move};

use super::{Rows, board_of, chosen_of};
use crate::attempt::looked::{LOOKED, pressed};
use crate::attempt::{Attempt, form_key};
use crate::components::acting::ForWhom;
use crate::draft::Kept;
use crate::error::AppError;
use crate::paths::terms::{CHANGED, DESK_TERMS, desk_plan_changed};
use crate::planning::drafted::UNSETTLED;
use crate::planning::typed;
use crate::request::{FROM_HERE, Request, new_form_key, request, see_other};
use crate::wording::Words;
use crate::wording::session::desk::NOT_A_TIME;
use crate::wording::timetable as words;

/// The form's name, under which its attempts are kept.
pub(super) const FORM: &str = "desk-plan-move";

pub(super) const FIELDS: [&str; 7] =
    ["planned", "weekday", "from", "to", "room", "teacher", LOOKED];

/// What is kept of it.
pub const KEPT: Kept = (FORM, &FIELDS);

/// Sent by what arrow keys and dragging send: the tile keeps the focus.
const KEYS: &str = "keys";
/// Sent by a form on the board of a trial: the plan stays as it is.
pub(super) const IN_TRIAL: &str = "in_trial";
/// Sent for a room that is not settled: an empty field changes nothing.
pub(super) const NO_ROOM: &str = "none";

/// Which weekly time of which class a form is about, and how it was seen: `key place revision`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Which {
    pub class: PlanClassId,
    pub slot: usize,
    pub revision: i64,
}

impl Which {
    pub(super) fn parse(typed: &str) -> Result<Self, AppError> {
        let parts: Vec<&str> = typed.split(' ').collect();
        let [class, slot, revision] = parts.as_slice() else { return Err(AppError::BadForm) };
        let number = |typed: &str| typed.parse::<u32>().map_err(|_| AppError::BadForm);
        let slot = usize::try_from(number(slot)?).map_err(|_| AppError::BadForm)?;
        let class = class.parse().map_err(|_| AppError::BadForm)?;
        Ok(Self { class, slot, revision: i64::from(number(revision)?) })
    }

    pub(super) fn told(self) -> String {
        format!("{} {} {}", self.class, self.slot, self.revision)
    }
}

/// The form that arrow keys and dragging send; without scripts nobody meets it.
#[component]
pub(super) fn QuickMove(
    rows: Rows,
    /// On the board of a trial.
    in_trial: bool,
    /// The id of the tile that was just moved by it.
    held: Option<String>,
) -> impl IntoView {
    let request = request();
    let say = request.say();
    view! {
        <form id="quick-move" method="post" action="/forms/desk-plan-move" data-held=held hidden>
            <input type="hidden" name="key" value=new_form_key().to_string()/>
            <input type="hidden" name=FROM_HERE value=request.form_token/>
            <ForWhom/>
            <input type="hidden" name="by" value=rows.code()/>
            {in_trial.then(|| view! { <input type="hidden" name=IN_TRIAL value="yes"/> })}
            <input type="hidden" name=LOOKED value=KEYS/>
            <input type="hidden" name="planned" value=""/>
            <input type="hidden" name="weekday" value=""/>
            <input type="hidden" name="room" value=""/>
            <input type="hidden" name="teacher" value=""/>
            <input type="hidden" name="instead_of" value=""/>
            <button class="button" type="submit">{say(words::SAVE)}</button>
        </form>
    }
}

/// What stands now, as it would have been typed.
pub(super) fn standing(class: &DraftClass, slot: usize) -> Option<Attempt> {
    let at = class.draft.class.slots.get(slot)?;
    let which = Which { class: class.id, slot, revision: class.revision };
    let clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    let room = class.draft.room.map_or_else(|| NO_ROOM.to_owned(), |room| room.to_string());
    let values = [
        which.told(),
        at.weekday.to_monday_one_offset().to_string(),
        clock(at.from),
        clock(at.to),
        room,
        class.draft.class.teacher.clone(),
        String::new(),
    ];
    Some(Attempt::at(FIELDS.into_iter().zip(values.iter().map(String::as_str))))
}

/// The class as the form wants it. What is left empty stays; every mistake is noted at its field.
pub(super) fn read(
    attempt: &mut Attempt,
    class: &DraftClass,
    slot: usize,
) -> Result<Draft, AppError> {
    let stood = *class.draft.class.slots.get(slot).ok_or(AppError::NotFound)?;
    let weekday = attempt.read("weekday", |typed| weekday(typed, stood.weekday), Into::into);
    let from = attempt.read("from", |typed| clock(typed, stood.from), Into::into);
    let to = attempt.read("to", |typed| clock(typed, stood.to), Into::into);
    let room = attempt.read("room", |typed| room(typed, class.draft.room), Into::into);
    let teacher =
        attempt.read("teacher", |typed| teacher(typed, &class.draft.class.teacher), Into::into);
    let to_slot = TimeSlot { weekday: weekday?, from: from?, to: to? };
    if to_slot.to <= to_slot.from {
        attempt.note("to", words::ENDS_FIRST);
        return Err(AppError::ToBeChanged);
    }
    let mut draft = class.draft.moved(slot, to_slot).ok_or(AppError::NotFound)?;
    draft.room = room?;
    draft.class.teacher = teacher?;
    Ok(draft)
}

fn weekday(typed: &str, stood: Weekday) -> Result<Weekday, Words> {
    if typed.is_empty() {
        return Ok(stood);
    }
    let day = typed.parse().ok().and_then(|day| Weekday::from_monday_one_offset(day).ok());
    day.ok_or(words::WEEKDAY_MISSING)
}

fn clock(typed: &str, stood: jiff::civil::Time) -> Result<jiff::civil::Time, Words> {
    if trimmed(typed).is_empty() {
        return Ok(stood);
    }
    typed::time_of_day(typed).map_err(|_| NOT_A_TIME)
}

fn room(typed: &str, stood: Option<VenueId>) -> Result<Option<VenueId>, Words> {
    match typed {
        "" => Ok(stood),
        NO_ROOM => Ok(None),
        id => id.parse().map(Some).map_err(|_| words::ROOM_UNKNOWN),
    }
}

fn teacher(typed: &str, stood: &str) -> Result<String, Words> {
    let name = trimmed(typed);
    let is_sound = name.chars().count() <= 40 && !name.chars().any(is_hidden);
    match name {
        "" => Ok(stood.to_owned()),
        UNSETTLED => Ok(String::new()),
        _ if is_sound && !name.contains(['<', '>']) => Ok(name.to_owned()),
        _ => Err(words::TEACHER_WRONG),
    }
}

/// Moves it; or, sent by the button that looks, shows what that would mean.
#[server(prefix = "/forms", endpoint = "desk-plan-move")]
pub async fn post_desk_plan_move(
    #[server(default)] key: String,
    #[server(default)] by: String,
    #[server(default)] planned: String,
    #[server(default)] weekday: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] room: String,
    #[server(default)] teacher: String,
    #[server(default)] instead_of: String,
    #[server(default)] in_trial: String,
    #[server(default)] look: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, which) = (form_key(&key)?, Which::parse(&planned)?);
    let (rows, in_trial) = (Rows::from_code(&by), !in_trial.is_empty());
    // Arrow keys and dragging act at once: they come from no field, and what they did is put back by one button.
    let keeps = look == KEYS;
    let (looks, look) = if keeps { (false, look) } else { pressed(look) };
    let mut typed = [planned, weekday, from, to, room, teacher, look];
    let at =
        |typed: &[String; 7]| Attempt::at(FIELDS.into_iter().zip(typed.iter().map(String::as_str)));
    let mut attempt = at(&typed);
    let mut page = DESK_TERMS.to_owned();
    let outcome = async {
        let by = request.coordinator()?;
        let (term, mut seen) = seen(&request, which).await?;
        page = chosen_of(term, (rows, in_trial), (which.class, which.slot));
        if in_trial {
            let trial = trial(&request.db, term, by).await?;
            let moved =
                trial.and_then(|all| all.moves.into_iter().find(|one| one.class == seen.id));
            seen = moved.map_or_else(|| seen.clone(), |one| one.applied(&seen));
        }
        if !instead_of.is_empty() {
            typed[5] = dropped_on(&seen.draft.class.teacher, &instead_of, &typed[5]);
            attempt = at(&typed);
        }
        let draft = read(&mut attempt, &seen, which.slot)?;
        if looks {
            return Ok(None);
        }
        let of = (which.class, which.revision);
        if in_trial {
            try_move(&request.db, key, of, &draft, by).await?;
        } else {
            change(&request.db, key, of, &draft, by).await?;
        }
        Ok(Some(term))
    };
    match outcome.await {
        Ok(Some(term)) => {
            let board = format!("{}&{CHANGED}={}", board_of(term, rows, in_trial), which.class);
            let held = if keeps { format!("&held={}", which.slot) } else { String::new() };
            see_other(&format!("{board}{held}"))
        }
        Ok(None) => see_other(&attempt.kept_for(&request, FORM, &page).await?),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}

/// Who teaches a tile that was taken from the row of one teacher and dropped on another's: of several who teach together only
/// that one is exchanged. Nothing where it has stayed in its row.
fn dropped_on(stood: &str, of: &str, row: &str) -> String {
    if row == of {
        return String::new();
    }
    let other = if row == UNSETTLED { "" } else { row };
    let after = instead(stood, of, other);
    if after.is_empty() { UNSETTLED.to_owned() } else { after }
}

/// The class as it stands, with its term; its room by the name that it has in the timetable.
async fn seen(request: &Request, which: Which) -> Result<(TermId, DraftClass), AppError> {
    let by = request.coordinator()?;
    let (term, class, _) = planned_class(&request.db, which.class, by).await?;
    Ok((term, class))
}

/// Puts a class back as it was before its last change. The field tells the change and what the rows of the board are.
#[server(prefix = "/forms", endpoint = "desk-plan-back")]
pub async fn post_desk_plan_back(
    #[server(default)] key: String,
    #[server(default)] change: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let (change, rows) = change.split_once(' ').unwrap_or((change.as_str(), ""));
    let (change, rows) = (change.parse()?, Rows::from_code(rows));
    let outcome = async {
        let by = request.coordinator()?;
        Ok(put_back(&request.db, key, change, by).await?)
    };
    match outcome.await {
        Ok(made) => see_other(&desk_plan_changed(made.term, rows.code(), made.class)),
        Err(error) => Attempt::default().comes_back(&request, FORM, DESK_TERMS, error).await,
    }
}
