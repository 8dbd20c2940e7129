//! Which sessions are called off together with a closure: a row each that can be ticked, and what a form sends of it.

use domain::id::SessionId;
use domain::session::{Occupant, Taken};
use leptos::prelude::*;
use store::session::{CallsOff, Falling};

use crate::attempt::Attempt;
use crate::components::for_chosen::ForChosen;
use crate::components::phrases::Phrases;
use crate::components::ticked_row::TickedRow;
use crate::draft::CHOSEN;
use crate::error::AppError;
use crate::pages::desk::room::week::way_to;
use crate::request::request;
use crate::wording::room::closures as words;
use crate::wording::session::{refused, when};

/// The hidden field that tells which could be ticked, as they stood then.
pub(super) const SHOWN: &str = "shown";

/// How a session stood when it was shown.
fn mark(one: &Falling) -> String {
    format!("{}.{}", one.session, one.revision)
}

/// The value of [`SHOWN`]: how many they are, then each. It is never empty, so that a look at nothing is a look.
fn as_shown(falling: &[Falling]) -> String {
    let marks: Vec<String> = falling.iter().filter(|one| one.refused.is_none()).map(mark).collect();
    format!("{} {}", marks.len(), marks.join(" "))
}

/// What a form sends. One that was shown without rows, by an earlier release, calls nothing off.
pub(in crate::pages::desk) fn as_sent(
    chosen: &[String],
    shown: &str,
) -> Result<Option<CallsOff>, AppError> {
    let read = |mark: &str| {
        let (id, revision) = mark.split_once('.')?;
        Some((id.parse::<SessionId>().ok()?, revision.parse::<i64>().ok()?))
    };
    let mut marks = shown.split_whitespace();
    if marks.next().is_none() {
        return Ok(None);
    }
    let shown = marks.map(|mark| read(mark).ok_or(AppError::BadForm)).collect::<Result<_, _>>()?;
    let ticked = chosen.iter().map(|id| id.parse().map_err(|_| AppError::BadForm));
    Ok(Some(CallsOff { ticked: ticked.collect::<Result<_, _>>()?, shown }))
}

/// What stands then: the sessions that are called off with it, all of them ticked at first, and below them what stays and has to be
/// settled by itself. After a second look what has come since is ticked, too, and says that it is new.
#[component]
pub(super) fn Rows(taken: Vec<Taken>, falling: Vec<Falling>, attempt: Attempt) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let (before, ticked) = (attempt.value(SHOWN).to_owned(), attempt.value(CHOSEN).to_owned());
    let shown = as_shown(&falling);
    let of = |taken: &Taken| match taken.by {
        Occupant::Session { session, .. } => falling.iter().find(|one| one.session == session),
        Occupant::Booking(_) => None,
    };
    let (mut rows, mut stays) = (Vec::new(), Vec::new());
    for taken in &taken {
        let (at, name, room) = (when(language, taken.span), taken.name.clone(), taken.room.clone());
        match of(taken) {
            Some(one) if one.refused.is_none() => {
                let was_shown = before.split_whitespace().any(|shown| shown == mark(one));
                let is_new = !before.is_empty() && !was_shown;
                let is_ticked = before.is_empty() || is_new;
                let id = one.session.to_string();
                let chosen = if is_ticked { id.clone() } else { ticked.clone() };
                let people = words::people(language, one.people);
                rows.push(view! {
                    <TickedRow value=id chosen=chosen>
                        <span class="line">{is_new.then(|| view! { <b>{say(words::NEW)}</b>" " })}{name}</span>
                        <span class="line draw-choices__when"><Phrases text=at/></span>
                        <span class="line draw-choices__when"><Phrases text=room/>" "{people}</span>
                    </TickedRow>
                });
            }
            other => {
                let why = other.and_then(|one| one.refused.as_ref());
                let why =
                    why.map(|why| view! { <span class="line">{refused(language, why)}</span> });
                stays.push(view! {
                    <li>
                        <Phrases text=at/>
                        <a class="button button--link" href=way_to(taken)><Phrases text=name/></a>
                        {why}
                    </li>
                });
            }
        }
    }
    let (has_rows, has_others) = (!rows.is_empty(), !stays.is_empty());
    view! {
        <input type="hidden" name=SHOWN value=shown/>
        {has_rows.then(|| view! {
            <div class="ways counts-chosen">
                <fieldset class="choices">
                    <legend class="choices__legend">{say(words::CALL_OFF)}</legend>
                    <p>{say(words::CALL_OFF_HINT)}</p>
                    <div class="draw-choices">{rows}</div>
                </fieldset>
                <p class="soft ways__count">
                    <ForChosen none=words::NONE_TICKED before=words::TICKED after=words::TICKED_AFTER/>
                </p>
            </div>
        })}
        {has_others.then(|| view! {
            <p>{say(words::STAYS)}</p>
            <ul class="session-history">{stays}</ul>
        })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_what_was_shown_and_a_form_without_rows_calls_nothing_off() {
        assert_eq!(as_sent(&[], "").unwrap(), None);
        assert_eq!(as_sent(&[], "0 ").unwrap(), Some(CallsOff::default()));
        let id: SessionId = "00000000-0000-0000-0000-000000000007".parse().unwrap();
        let (chosen, shown) = ([id.to_string()], format!("1 {id}.3"));
        let sent = as_sent(&chosen, &shown).unwrap().unwrap();
        assert_eq!(sent, CallsOff { ticked: vec![id], shown: vec![(id, 3)] });
        for (chosen, shown) in [(&["x".to_owned()][..], "1 "), (&[][..], "1 x"), (&[][..], "1 x.y")]
        {
            assert!(as_sent(chosen, shown).is_err(), "{shown}");
        }
    }
}
