//! 我要做的: what somebody who does one thing at a desk has to do: a teacher the registers, somebody at the door today's arrivals.

use domain::calendar::{Span, day, start_of};
use domain::role::Role;
use domain::teaching::teaches;
use domain::today::{MeetingToday, TOLD_FOR_DAYS};
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

use crate::components::empty::Empty;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::pages::page;
use crate::paths;
use crate::paths::accounts::{DESK_MINE, DESK_PASSWORD};
use crate::paths::log::DESK_LOG;
use crate::paths::sessions::{desk_door, desk_register};
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::attendance::desk::LINK as REGISTER;
use crate::wording::attendance::door::LINK as DOOR;
use crate::wording::desk::accounts as words;
use crate::wording::desk::today::UNRECORDED;
use crate::wording::session::when;

/// So far back and ahead a teacher sees.
const AROUND: SignedDuration = SignedDuration::from_hours(24 * TOLD_FOR_DAYS);

/// The sessions, each with its one button. Whoever runs the desk is led to it.
#[component]
pub fn MinePage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let by = request.somebody_at_desk()?;
        let (span, lead) = match by.role {
            Role::Head | Role::Coordinator => {
                see_other(paths::DESK)?;
                return Ok(().into_any());
            }
            Role::Auditor => {
                see_other(DESK_LOG)?;
                return Ok(().into_any());
            }
            Role::Teacher => {
                (Span { from: request.now - AROUND, to: request.now + AROUND }, words::MY_CLASSES)
            }
            Role::Door => (today(request.now), words::TODAY_AT_DOOR),
        };
        let all = store::today::meetings_in(&request.db, by, span).await?;
        let is_own =
            |one: &MeetingToday| by.role == Role::Door || teaches(&one.teacher, &by.teaches);
        let takes_place = |one: &MeetingToday| !one.session.changed.is_cancelled();
        let mut own: Vec<_> =
            all.into_iter().filter(|one| is_own(one) && takes_place(one)).collect();
        let is_teacher = by.role == Role::Teacher;
        if is_teacher {
            // What was forgotten comes first.
            own.sort_by_key(|one| !one.is_unrecorded(request.now));
        }
        let rows = own.iter().enumerate();
        let rows = rows.map(|(row, one)| meeting(&request, one, is_teacher, row == 0));
        let rows = rows.collect_view();
        Ok(view! {
            <PageTitle text=say(words::MINE)/>
            <h1 tabindex="-1">{say(words::MINE)}</h1>
            {if own.is_empty() {
                view! {
                    <Empty title=say(words::NOTHING) sentence=say(words::NOTHING_LINE)>
                        <a class="button" href=DESK_MINE>{say(words::MINE)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! { <p>{say(lead)}</p>{rows} }.into_any()
            }}
            <div class="button-row"><a class="button" href=DESK_PASSWORD>{say(words::OWN_PASSWORD)}</a></div>
        }
        .into_any())
    })
}

fn today(now: Timestamp) -> Span {
    let date = day(now);
    Span { from: start_of(date), to: date.tomorrow().map_or(now, start_of) }
}

fn meeting(
    request: &Request,
    one: &MeetingToday,
    is_teacher: bool,
    is_first: bool,
) -> impl IntoView + use<> {
    let (say, id) = (request.say(), one.session.id);
    // The same class may meet twice: its name and its time tell one from the other.
    let heading = format!("session-{id}");
    let time = format!("{heading}-time");
    let both = format!("{heading} {time}");
    let look = if is_first { "button button--primary" } else { "button" };
    let (way, link): (String, Words) =
        if is_teacher { (desk_register(id), REGISTER) } else { (desk_door(id), DOOR) };
    view! {
        <section class="section panel" aria-labelledby=both>
            <h2 id=heading><Phrases text=one.name.clone()/></h2>
            <p id=time><Phrases text=when(request.language, one.session.span)/></p>
            {(is_teacher && one.is_unrecorded(request.now)).then(|| view! { <p><b>{say(UNRECORDED)}</b></p> })}
            <div class="button-row"><a class=look href=way>{say(link)}</a></div>
        </section>
    }
}
