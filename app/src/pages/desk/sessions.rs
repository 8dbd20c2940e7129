//! Every session of an offering at the desk, each with its register and the way to change it.

use domain::listing::{Order, PAGE_ROWS, SessionColumn};
use domain::offering::{KindFacts, OfferingKind};
use leptos::prelude::*;
use store::session::SessionAtDesk;
use store::spelling::{person_key, sort_key};

use super::own_offering;
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::{Heads, order_in_query};
use crate::components::sorted_table::SortedTable;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::sessions::{
    desk_leaving, desk_onward, desk_register, desk_session, desk_sessions_ordered, desk_weekly,
};
use crate::request::{Request, request};
use crate::wording::attendance::desk::TITLE as REGISTER;
use crate::wording::offering::venue_line;
use crate::wording::session::desk as words;
use crate::wording::session::leaving::TITLE as LEAVING;
use crate::wording::session::onward::TITLE as ONWARD;
use crate::wording::session::weekly::TITLE as WEEKLY;
use crate::wording::session::{marks, when};

/// Usually by time; what is over stands there, too.
#[component]
pub fn SessionsPage() -> impl IntoView {
    let (request, id, order) = (request(), id_in_path(), order_in_query());
    let say = request.say();
    page(async move {
        let offering = own_offering(&request, id?).await?;
        let by = request.coordinator()?;
        let mut all = store::session::sessions_at_desk(&request.db, offering.id, by).await?;
        put_in_order(&mut all, order);
        let has_teacher = matches!(offering.facts, KindFacts::Class { .. });
        let (kind, number) = (offering.kind, all.len());
        let shown = order.page_of(all, PAGE_ROWS);
        let rows = shown.iter().map(|one| row(&request, kind, one, has_teacher)).collect_view();
        let address = |order| desk_sessions_ordered(offering.id, order);
        let heads = Heads { order, address };
        let row_of_heads = view! {
            <th scope="col">{say(words::NUMBER)}</th>
            {heads.sorted(SessionColumn::Time, words::WHEN)}
            {heads.sorted(SessionColumn::Place, words::PLACE)}
            {has_teacher.then(|| heads.sorted(SessionColumn::Teacher, words::TEACHER))}
            <th scope="col">{say(words::STATE)}</th>
            <th scope="col"><span class="visually-hidden">{say(words::WHAT)}</span></th>
        };
        Ok(view! {
            <PageTitle text=say(words::TITLE)/>
            <a class="back" href=paths::desk_offering(offering.id)>{offering.name.clone()}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            <p>{say(words::LEAD)}</p>
            <div class="button-row">
                <a class="button" href=desk_onward(offering.id)>{say(ONWARD)}</a>
                {has_teacher.then(|| view! { <a class="button" href=desk_leaving(offering.id)>{say(LEAVING)}</a> })}
                <a class="button" href=desk_weekly(offering.id)>{say(WEEKLY)}</a>
            </div>
            <SortedTable label=say(words::TITLE) heads=row_of_heads.into_any()>{rows}</SortedTable>
            {heads.pager(number, PAGE_ROWS)}
        })
    })
}

/// They come by time.
fn put_in_order(all: &mut [SessionAtDesk], order: Order<SessionColumn>) {
    match order.column {
        SessionColumn::Time => order.sort(all, |one| one.session.span.from),
        SessionColumn::Place => {
            order.sort(all, |one| one.session.venue.as_ref().map(|venue| sort_key(&venue.name)))
        }
        SessionColumn::Teacher => order.sort(all, |one| person_key(one.standing.teacher())),
    }
}

fn row(
    request: &Request,
    kind: OfferingKind,
    one: &SessionAtDesk,
    has_teacher: bool,
) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let session = &one.session;
    let at = when(language, session.span);
    let venue = session.venue.as_ref().map(|venue| venue_line(language, venue));
    let is_over = session.span.to <= request.now;
    let mut marks = marks(language, kind, session.span, &session.changed);
    if is_over && !session.changed.is_cancelled() {
        marks.push(say(words::OVER).to_owned());
    } else if marks.is_empty() {
        marks.push(say(words::AS_PLANNED).to_owned());
    }
    let marks =
        marks.into_iter().map(|mark| view! { <span class="line"><Phrases text=mark/></span> });
    let teacher = one.standing.teacher().to_owned();
    let number = one.number.map(|number| number.to_string());
    let act = if one.standing.choices(request.now).is_empty() { words::LOOK } else { words::SEE };
    view! {
        <tr>
            <td class="table__number" data-label=say(words::NUMBER)>{number}</td>
            <th scope="row"><Phrases text=at.clone()/></th>
            <td data-label=say(words::PLACE)>{venue}</td>
            {has_teacher.then(|| view! { <td data-label=say(words::TEACHER)>{teacher}</td> })}
            <td data-label=say(words::STATE)>{marks.collect_view()}</td>
            <td class="table__action">
                {(!session.changed.is_cancelled()).then(|| view! {
                    <a class="button" href=desk_register(session.id)>
                        {say(REGISTER)}<span class="visually-hidden">" "{at.clone()}</span>
                    </a>
                })}
                <a class="button" href=desk_session(session.id)>
                    {say(act)}<span class="visually-hidden">" "{at}</span>
                </a>
            </td>
        </tr>
    }
}
