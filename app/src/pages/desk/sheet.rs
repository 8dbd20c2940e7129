//! The attendance sheet, for paper that goes round the class: rows in the order of their codes, names, and a box for each session.
//! Telephones and whom to call stand on the desk's list alone.

use domain::calendar::day;
use domain::offering::{Offering, Session};
use domain::sign_up::{Place, SignUpState};
use jiff::Timestamp;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::sign_up::Entry;

use super::offering::entries::name_of;
use super::own_offering;
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::qr::Qr;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::papers::desk_sheet_file;
use crate::request::{Request, request};
use crate::wording::desk::list as words;
use crate::wording::handing_on::SCAN_SHEET;
use crate::wording::offering::{when_line, where_line};
use crate::wording::when::short_day;

/// Sessions that one sheet has room for.
pub(crate) const ON_ONE_SHEET: usize = 8;

/// Everybody who has a place, with the next sessions; further ones are a link away. Who waits stands on the first sheet:
/// they come in for whoever does not.
#[component]
pub fn SheetPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let asked_for =
        use_query_map().with_untracked(|query| query.get(FROM)).and_then(|from| from.parse().ok());
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let entries =
            store::sign_up::entries_of(&request.db, offering.id, request.coordinator()?).await?;
        let sessions = store::offering::sessions(&request.db, offering.id).await?;
        let first = first_on_sheet(&sessions, asked_for, request.now);
        let shown: Vec<Session> = sessions.iter().skip(first).take(ON_ONE_SHEET).cloned().collect();
        let title = words::sheet_title(request.language, &offering.name);
        let landscape = shown.len() > 3;
        let pdf = desk_sheet_file(offering.id, first + 1);
        let (held, waiting) = with_a_place_and_waiting(entries);
        let waiting = if first == 0 { waiting } else { Vec::new() };
        Ok(view! {
            <PageTitle text=title.clone()/>
            <a class="back" href=paths::desk_offering(offering.id)>{offering.name.clone()}</a>
            <h1 class="screen-only" tabindex="-1"><ByPhrase text=title.clone()/></h1>
            <OtherSheets offering=offering.clone() count=sessions.len() first=first/>
            <div class="button-row">
                <PrintButton/>
                <PdfButton way=pdf/>
            </div>
            <div class=if landscape { "sheet sheet--landscape" } else { "sheet" }>
                <div class="sheet__head">
                    <div>
                        // On the screen the page's heading says it.
                        <h2 class="sheet__title">{title}</h2>
                        <p>
                            <span class="line"><Phrases text=when_line(request.language, &offering)/></span>
                            <span class="line">{where_line(request.language, &offering)}</span>
                        </p>
                    </div>
                    <Qr path=paths::desk_sheet(offering.id) by_hand_path=paths::DESK words=SCAN_SHEET/>
                </div>
                <SheetTable entries=held sessions=shown/>
                <WaitingTable entries=waiting/>
            </div>
        })
    })
}

/// In an address: the number of the first session shown.
pub const FROM: &str = "from";

/// The sheet that was asked for, otherwise the one with the next session.
pub(crate) fn first_on_sheet(
    sessions: &[Session],
    asked_for: Option<usize>,
    now: Timestamp,
) -> usize {
    let next = sessions.iter().position(|session| session.span.to > now).unwrap_or(0);
    let wanted = asked_for.map_or(next, |number: usize| number.saturating_sub(1));
    wanted.min(sessions.len().saturating_sub(1)) / ON_ONE_SHEET * ON_ONE_SHEET
}

/// Those with a place in the order of their codes, as they are typed in again, and those who wait with their position; whoever has
/// left is on no sheet.
pub(crate) fn with_a_place_and_waiting(entries: Vec<Entry>) -> (Vec<Entry>, Vec<(u32, Entry)>) {
    let (mut held, mut waiting) = (Vec::new(), Vec::new());
    for entry in entries {
        match entry.sign_up.state {
            SignUpState::Live(Place::Held | Place::Offered { .. }) => held.push(entry),
            SignUpState::Live(Place::Waiting { position }) => waiting.push((position, entry)),
            SignUpState::Live(Place::InReview) | SignUpState::Ended { .. } => {}
        }
    }
    held.sort_by_key(|entry| entry.code);
    (held, waiting)
}

#[component]
fn OtherSheets(offering: Offering, count: usize, first: usize) -> impl IntoView {
    let request = request();
    let sheets = count.div_ceil(ON_ONE_SHEET);
    let links = (0..sheets)
        .map(|sheet| {
            let from = sheet * ON_ONE_SHEET;
            let words = words::sessions_from_to(
                request.language,
                from + 1,
                (from + ON_ONE_SHEET).min(count),
            );
            let way = format!("{}?{FROM}={}", paths::desk_sheet(offering.id), from + 1);
            let current = (from == first).then_some("true");
            view! { <a class="tabs__link" href=way aria-current=current>{words}</a> }
        })
        .collect_view();
    (sheets > 1).then(|| {
        view! { <nav class="tabs" aria-label=request.say()(words::WHICH_SESSIONS)>{links}</nav> }
    })
}

#[component]
fn SheetTable(entries: Vec<Entry>, sessions: Vec<Session>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let columns = sessions.len();
    let rows = entries.iter().map(|entry| row(&request, entry, columns)).collect_view();
    let days = sessions
        .iter()
        .map(|session| {
            let on = short_day(request.language, day(session.span.from));
            view! { <th scope="col" class="sheet__session">{on}</th> }
        })
        .collect_view();
    view! {
        <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::SHEET)>
            <table class="sheet__table">
                <thead>
                    <tr>
                        <th scope="col">{say(words::ROW_CODE)}</th>
                        <th scope="col">{say(words::NAME)}</th>
                        {days}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn row(request: &Request, entry: &Entry, sessions: usize) -> impl IntoView + use<> {
    let boxes = (0..sessions).map(|_| view! { <td class="sheet__box"></td> }).collect_view();
    view! {
        <tr>
            <td>{entry.code}</td>
            <th scope="row">{name_of(request, &entry.person)}</th>
            {boxes}
        </tr>
    }
}

/// Who waits, in order. Nothing where nobody does.
#[component]
fn WaitingTable(entries: Vec<(u32, Entry)>) -> impl IntoView {
    let request = request();
    let say = request.say();
    (!entries.is_empty()).then(|| {
        let rows = entries
            .into_iter()
            .map(|(position, Entry { person, code, .. })| {
                view! {
                    <tr>
                        <td>{code}</td>
                        <td>{position}</td>
                        <th scope="row">{name_of(&request, &person)}</th>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <h2>{say(words::WAITING)}</h2>
            <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(words::WAITING)>
                <table class="sheet__table">
                    <thead>
                        <tr>
                            <th scope="col">{say(words::ROW_CODE)}</th>
                            <th scope="col">{say(words::POSITION)}</th>
                            <th scope="col">{say(words::NAME)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    })
}

#[cfg(test)]
mod tests {
    use domain::calendar::Span;
    use domain::id::SessionId;
    use domain::session::Changed;
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn the_sheet_with_the_next_session_comes_first() {
        let id: SessionId = "0199c0de-0000-7000-8000-000000000001".parse().unwrap();
        let week = |number: i64| {
            let from = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(168 * number);
            Session {
                id,
                span: Span { from, to: from + SignedDuration::from_hours(2) },
                venue: None,
                changed: Changed::default(),
            }
        };
        let sessions: Vec<Session> = (0..14).map(week).collect();
        let now = |number: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(168 * number);
        assert_eq!(first_on_sheet(&sessions, None, now(0)), 0);
        assert_eq!(first_on_sheet(&sessions, None, now(9)), 8);
        assert_eq!(first_on_sheet(&sessions, None, now(99)), 0);
        assert_eq!(first_on_sheet(&sessions, Some(9), now(0)), 8);
        assert_eq!(first_on_sheet(&sessions, Some(usize::MAX), now(0)), 8);
        assert_eq!(first_on_sheet(&[], Some(0), now(0)), 0);
    }
}
