//! 点名: who came to one session, marked with a tap for each person and one button each for all who came or did not.

use domain::attendance::Mark;
use domain::id::SessionId;
use domain::offering::OfferingKind;
use domain::role::{Role, Task};
use domain::teaching::teaches;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::attendance::Register;

use super::own_offering_for;
use crate::attempt::Attempt;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::file_buttons::PdfButton;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::pages::{id_in_path, page};
use crate::paths::accounts::DESK_MINE;
use crate::paths::papers::desk_register_file;
use crate::paths::sessions::{desk_door, desk_guest, desk_hours, desk_session};
use crate::request::{Request, request};
use crate::wording::attendance::desk as words;
use crate::wording::attendance::door::{GUEST, LINK as DOOR};
use crate::wording::attendance::hours::LINK as HOURS;
use crate::wording::session::desk::which_session;
use rows::Rows;
use save::{CHOSEN, FORM, as_kept};

mod rows;
pub mod save;

/// The list in the order of the paper sheet, how many came, and the form.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<SessionId>());
    let say = request.say();
    let saved: Option<u32> = use_query_map()
        .with_untracked(|query| query.get("saved"))
        .and_then(|saved| saved.parse().ok());
    page(async move {
        let id = id?;
        let register = own_register(&request, id).await?;
        let offering = own_offering_for(&request, Task::Teach, register.offering).await?;
        let runs = request.coordinator().is_ok();
        let back = if runs { desk_session(id) } else { DESK_MINE.into() };
        let attempt = request.attempt(FORM).await?;
        let language = request.language;
        let session = &register.session.session;
        let which = which_session(language, session.span);
        let tally = words::tally(language, &register.tally());
        let is_shift = offering.kind == OfferingKind::Shift;
        let is_off = session.changed.is_cancelled();
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=back>{say(words::BACK)}</a>
            {saved.map(|changed| view! {
                <NoticeBox kind=BoxKind::Done><p>{words::saved(language, changed)}</p></NoticeBox>
            })}
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="lead"><span class="line"><Phrases text=offering.name/></span><span class="line"><Phrases text=which/></span></p>
            {if is_off {
                view! { <p>{say(words::NOT_TAKING_PLACE)}</p> }.into_any()
            } else {
                view! {
                    <p><b><Phrases text=tally/></b></p>
                    <div class="button-row">
                        {runs.then(|| view! {
                            <a class="button" href=desk_door(id)>{say(DOOR)}</a>
                            <a class="button" href=desk_guest(id)>{say(GUEST)}</a>
                        })}
                        {(runs && is_shift).then(|| view! { <a class="button" href=desk_hours(id)>{say(HOURS)}</a> })}
                        <PdfButton way=desk_register_file(id)/>
                    </div>
                    <Marking request=request.clone() register=register attempt=attempt/>
                }
                .into_any()
            }}
        })
    })
}

/// The register in the order of its paper sheet, if it is theirs to take: a teacher's where they teach.
pub async fn own_register(request: &Request, id: SessionId) -> Result<Register, AppError> {
    let by = request.at_desk(Task::Teach)?;
    let register = store::attendance::register(&request.db, id, by).await?;
    let is_own = teaches(register.session.standing.teacher(), &by.teaches);
    if by.role != Role::Teacher || is_own {
        Ok(register.in_paper_order())
    } else {
        Err(AppError::NotFound)
    }
}

/// The form; what is not tapped on it stays as it is.
#[component]
fn Marking(request: Request, register: Register, attempt: Attempt) -> impl IntoView {
    let say = request.say();
    if register.lines.is_empty() {
        return view! {
            <Empty title=say(words::NOBODY) sentence=say(words::NOBODY_LINE)>
                <a class="button" href=desk_session(register.session.session.id)>{say(words::BACK)}</a>
            </Empty>
        }
        .into_any();
    }
    // What was marked when the page was made: what is left as it was is not sent over what others have marked since.
    let shown = register.lines.iter().map(|line| (line.person.id, line.mark().map(Mark::code)));
    let shown = as_kept(shown.filter_map(|(person, mark)| Some((person.to_string(), mark?))));
    let chosen = attempt.value(CHOSEN).to_owned();
    let kind = Kind { autocomplete: Some("off"), ..Kind::default() };
    view! {
        <p>{say(words::LEAD)}</p>
        <Form action="/forms/desk-register" attempt=attempt is_question=true>
            <input type="hidden" name="session" value=register.session.session.id.to_string()/>
            <input type="hidden" name="shown" value=shown/>
            <Rows lines=register.lines chosen=chosen/>
            <Field name="codes" label=say(words::CODES) hint=say(words::CODES_HINT) kind=kind/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::SAVE)}</button>
                <button class="button" type="submit" name="all" value=save::ALL_HERE>{say(words::ALL_HERE)}</button>
                <button class="button" type="submit" name="all" value=save::ALL_ABSENT>{say(words::ALL_ABSENT)}</button>
            </div>
        </Form>
    }
    .into_any()
}
