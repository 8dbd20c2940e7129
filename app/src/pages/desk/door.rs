//! 签到: the tablet at the door. People tap their names, or a card is scanned; nothing else about anybody stands there.

use domain::attendance::Mark;
use domain::id::{InstitutionId, PersonId, SessionId};
use domain::role::Task;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::attendance::{Register, RegisterLine};

use super::own_offering_for;
use crate::attempt::Attempt;
use crate::build_mark::build_mark;
use crate::components::acting::ForWhom;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::error::AppError;
use crate::islands::door_taps::DoorTaps;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::{id_in_path, page};
use crate::paths::accounts::DESK_MINE;
use crate::paths::sessions::{desk_door, desk_door_letter, desk_register};
use crate::request::{FROM_HERE, Request, request};
use crate::wording::attendance::desk::NOT_TAKING_PLACE;
use crate::wording::attendance::door as words;
use crate::wording::session::desk::which_session;
use arrive::{FORM, UNDONE, WALKS_IN, WELCOME};

pub mod arrive;

/// What the address says: whose letter, who has just come, who is not on the list.
#[derive(Clone, Debug, Default)]
struct Asked {
    letter: Option<char>,
    welcome: Option<PersonId>,
    walks_in: Option<PersonId>,
}

fn asked() -> Asked {
    use_query_map().with_untracked(|query| {
        let person = |name: &str| query.get(name).and_then(|id| id.parse().ok());
        let letter = query.get("initial").and_then(|typed| typed.chars().next());
        let letter = letter.filter(char::is_ascii_alphabetic).map(|one| one.to_ascii_uppercase());
        Asked { letter, welcome: person(WELCOME), walks_in: person(WALKS_IN) }
    })
}

/// Names to tap, those of one letter where one was chosen.
#[component]
pub fn DoorCheckPage() -> impl IntoView {
    let (request, id, asked) = (request(), id_in_path::<SessionId>(), asked());
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.at_desk(Task::CheckIn)?);
        let desk = by.institution;
        let register = store::attendance::register(&request.db, id, by).await?;
        let offering = own_offering_for(&request, Task::CheckIn, register.offering).await?;
        let attempt = request.attempt(FORM).await?;
        let tally = register.tally();
        let session = &register.session.session;
        let which = which_session(request.language, session.span);
        // Whoever marks arrivals alone has a list of today's sessions to go back to.
        let back = if request.coordinator().is_ok() { desk_register(id) } else { DESK_MINE.into() };
        let is_off = session.changed.is_cancelled();
        let guest = match asked.walks_in {
            Some(person) => Some(guest(&request, id, person).await?),
            None => None,
        };
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=back>{say(words::BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p class="lead"><span class="line"><Phrases text=offering.name/></span><span class="line"><Phrases text=which/></span></p>
            {if is_off {
                view! { <p>{say(NOT_TAKING_PLACE)}</p> }.into_any()
            } else {
                view! {
                    {asked.welcome.map(|person| view! { <Welcome register=register.clone() person=person/> })}
                    {request.has_query(UNDONE).then(|| view! { <p class="key" role="status">{say(words::UNDONE)}</p> })}
                    <DoorTaps>
                        <div class="flow">
                            <Waiting/>
                            {guest}
                            <Scanning session=id attempt=attempt/>
                            <SoFar present=tally.present unmarked=tally.unmarked/>
                            <Tiles register=register letter=asked.letter desk=desk/>
                        </div>
                    </DoorTaps>
                }
                .into_any()
            }}
        })
    })
}

/// The greeting, large, with the way back for whoever tapped another's name.
#[component]
fn Welcome(register: Register, person: PersonId) -> impl IntoView {
    let request = request();
    let say = request.say();
    let session = register.session.session.id;
    let here =
        |line: &&RegisterLine| line.person.id == person && line.mark() == Some(Mark::Present);
    register.lines.iter().find(here).map(|line| {
        let sentence = words::welcome(request.language, &name_of(&request, &line.person));
        view! {
            <div class="notice notice--success" data-welcome="">
                <div class="notice__words">
                    <p class="key" role="status">{sentence}</p>
                    <Form action="/forms/desk-door-undo">
                        <input type="hidden" name="session" value=session.to_string()/>
                        <input type="hidden" name="person" value=person.to_string()/>
                        <button class="button" type="submit">{say(words::UNDO)}</button>
                    </Form>
                </div>
            </div>
        }
    })
}

/// Somebody whose card was scanned, and who has no place.
async fn guest(
    request: &Request,
    session: SessionId,
    person: PersonId,
) -> Result<impl IntoView + use<>, AppError> {
    let member =
        store::member::member(&request.db, person, request.at_desk(Task::CheckIn)?).await?;
    let (say, name) = (request.say(), name_of(request, &member.person));
    Ok(view! {
        <section class="section panel" aria-labelledby="guest">
            <h2 id="guest">{name}</h2>
            <p>{say(words::WALK_IN_LINE)}</p>
            <Form action="/forms/desk-walk-in">
                <input type="hidden" name="session" value=session.to_string()/>
                <input type="hidden" name="person" value=person.to_string()/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(words::WALK_IN)}</button>
                    <a class="button button--link" href=desk_door(session)>{say(words::BACK_TO_NAMES)}</a>
                </div>
            </Form>
        </section>
    })
}

/// A field for a scanner that types, or for somebody who reads the number from the card.
#[component]
fn Scanning(session: SessionId, attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let kind = Kind {
        autocomplete: Some("off"),
        width: Width::Number,
        takes_focus: true,
        ..Kind::default()
    };
    view! {
        <Form action="/forms/desk-door-scan" attempt=attempt is_question=true is_native=true>
            <input type="hidden" name="session" value=session.to_string()/>
            <Field name="scanned" label=say(words::SCAN) hint=say(words::SCAN_HINT) kind=kind/>
            <div class="button-row"><button class="button" type="submit">{say(words::SCAN_DO)}</button></div>
            // Shown by the script where there is a camera. The program is fetched where the browser itself reads no codes.
            <div data-camera="" data-reader=program("scan.js") data-program=program("scan_bg.wasm") data-off=say(words::CAMERA_OFF) hidden>
                <button class="button" type="button">{say(words::CAMERA)}</button>
                <video class="camera" muted playsinline hidden aria-label=say(words::CAMERA)></video>
                <p role="status"></p>
            </div>
        </Form>
        <script defer src=format!("/camera.js?build={}", build_mark()) nonce=use_nonce()></script>
    }
}

/// Where a file of the program lies that reads codes, of this build.
fn program(file: &str) -> String {
    format!("/scan/{file}?build={}", build_mark())
}

/// 到了12人，还有8人没签到。 The island counts those in who are kept without network.
#[component]
fn SoFar(present: u32, unmarked: u32) -> impl IntoView {
    let say = request().say();
    view! {
        <p><b>
            {say(words::PRESENT_BEFORE)}<span data-present=present.to_string()>{present}</span>
            {say(words::PRESENT_AFTER)}<span data-unmarked=unmarked.to_string()>{unmarked}</span>
            {say(words::UNMARKED_AFTER)}
        </b></p>
    }
}

/// Who was kept last without network, that a tap was taken back, how many are kept here until it is back, and how many until another desk signs in. Shown
/// by the island.
#[component]
fn Waiting() -> impl IntoView {
    let say = request().say();
    view! {
        <p class="notice notice--success" data-noted=say(words::CARD) role="status" hidden>
            <span class="key"><b>{say(words::CARD)}</b>{say(words::NOTED)}</span>
        </p>
        <p class="notice notice--success" data-untapped="" role="status" hidden>
            <span class="key">{say(words::UNDONE)}</span>
        </p>
        <p class="notice notice--warning" data-waiting="" role="status" hidden>
            <span>{say(words::WAITING_BEFORE)}<b>"0"</b>{say(words::WAITING_AFTER)}</span>
        </p>
        <p class="notice notice--warning" data-elsewhere="" role="status" hidden>
            <span>{say(words::ELSEWHERE_BEFORE)}<b>"0"</b>{say(words::ELSEWHERE_AFTER)}</span>
        </p>
    }
}

/// A button for each name; who is there already is told as there.
#[component]
fn Tiles(register: Register, letter: Option<char>, desk: InstitutionId) -> impl IntoView {
    let request = request();
    let say = request.say();
    let session = register.session.session.id;
    let mut letters: Vec<char> = register.lines.iter().filter_map(|line| line.initial).collect();
    letters.sort_unstable();
    letters.dedup();
    let tab = |one: Option<char>, name: String| {
        let current = (one == letter).then_some("true");
        view! { <a class="tabs__link" href=desk_door_letter(session, one) aria-current=current>{name}</a> }
    };
    let each: Vec<_> = letters.iter().map(|one| tab(Some(*one), one.to_string())).collect();
    let shown = register.lines.iter().filter(|line| letter.is_none() || line.initial == letter);
    let names: Vec<String> =
        register.lines.iter().map(|line| name_of(&request, &line.person)).collect();
    let is_shared = |name: &String| names.iter().filter(|one| *one == name).count() > 1;
    let tiles = shown.map(|line| {
        let name = name_of(&request, &line.person);
        let ends = is_shared(&name).then(|| words::number_ends(request.language, &line.person));
        tile(&request, line, ends.flatten())
    });
    let tiles = tiles.collect_view();
    view! {
        {(letters.len() > 1).then(|| view! {
            <nav class="tabs" aria-label=say(words::LETTERS)>{tab(None, say(words::EVERYBODY).to_owned())}{each}</nav>
        })}
        <section aria-labelledby="names">
            <h2 id="names">{say(words::LEAD)}</h2>
            // The same tap again is one mark: this form needs no key.
            <form method="post" action="/forms/desk-arrive" data-desk=desk.to_string()>
                <input type="hidden" name=FROM_HERE value=request.form_token.clone()/>
                <ForWhom/>
                <input type="hidden" name="session" value=session.to_string()/>
                <ul class="arrivals">{tiles}</ul>
            </form>
        </section>
    }
}

/// A tile; `ends` tells two of one name apart.
fn tile(request: &Request, line: &RegisterLine, ends: Option<String>) -> impl IntoView + use<> {
    let (say, name) = (request.say(), name_of(request, &line.person));
    let ends = ends.map(|ends| view! { <span class="arrivals__state">{ends}</span> });
    let tile = if line.mark() == Some(Mark::Present) {
        view! { <p class="arrivals__here"><span aria-hidden="true">"✓ "</span>{name}{ends}<span class="arrivals__state">{say(words::HERE)}</span></p> }
            .into_any()
    } else {
        let id = line.person.id.to_string();
        let (called, tile) = (name.clone(), format!("tile-{id}"));
        view! {
            <button class="button arrivals__tile" type="submit" id=tile.clone() name="person" value=id data-name=called data-no-key="">
                {name}{ends}<span class="arrivals__state" data-kept="" hidden>{say(words::KEPT)}</span>
            </button>
            // Shown by the island while the tap waits for the network.
            <button class="button arrivals__take-back" type="submit" data-take-back="" data-no-key="" aria-describedby=tile hidden>
                {say(words::TAKE_BACK)}
            </button>
        }
            .into_any()
    };
    view! { <li>{tile}</li> }
}
