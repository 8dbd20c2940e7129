//! 打电话: whom the coordinator is to call.

use std::collections::HashMap;

use domain::calendar::day;
use domain::call::CallReason;
use domain::id::SignUpId;
use domain::language::Language;
use domain::listing::PAGE_ROWS;
use domain::outbox::Unreached;
use domain::person::Person;
use jiff::Timestamp;
use leptos::prelude::*;
use store::call::DueCall;

use self::outcomes::{FORM, NOTE, NOTED, Outcomes, SIGN_UP, note_of};
use super::members::way_out::{WayOut, WayOutBox, way_out_for};
use super::offering::entries::name_of;
use crate::attempt::Attempt;
use crate::components::definitions::Definitions;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::file_buttons::FileButtons;
use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::person_panel::PersonPanel;
use crate::components::phrases::Phrases;
use crate::components::sorted_head::{Heads, order_in_query};
use crate::components::telephone::TelephoneLink;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::answers::{DESK_CALLS, desk_calls_file};
use crate::paths::messages::DESK_LETTERS;
use crate::paths::order::ordered;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::desk::calls as words;
use crate::wording::desk::fees::LAST_DAY;
use crate::wording::desk::letters;
use crate::wording::desk::offering::BACK;
use crate::wording::when::{full_day, moment};

pub mod outcomes;

/// Everybody to call, usually whoever has waited longest first.
#[component]
pub fn CallsPage() -> impl IntoView {
    let (request, order) = (request(), order_in_query());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let due = store::call::people_to_call(&request.db, order, PAGE_ROWS, by).await?;
        let offers = store::outbox::desk::offers_to_write(&request.db, by).await?.len();
        let others = store::outbox::desk::to_tell(&request.db, None, by).await?;
        // The page to which it leads prints all letters.
        let to_print = offers + others.iter().filter(|one| one.by_letter()).count();
        let attempt = request.attempt(FORM).await?;
        let number = due.total;
        let unkept = unkept(&attempt, due.rows.iter().flatten());
        let ways = ways_out(&request, due.rows.iter().flatten()).await?;
        let heads = Heads { order, address: |order| ordered(DESK_CALLS, order) };
        let people = due
            .rows
            .into_iter()
            .filter_map(|matters| to_call(&request, matters, &ways, &attempt))
            .collect_view();
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {unkept.map(|(id, note)| view! {
                <NoticeBox kind=BoxKind::Info>
                    <p>{say(words::NOT_KEPT)}</p>
                    <p id=id><Phrases text=note/></p>
                </NoticeBox>
            })}
            {request.has_query(NOTED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::DONE)}</p></NoticeBox>
            })}
            {(offers > 0).then(|| view! {
                <p>{say(words::MAY_WRITE)}</p>
                <div class="button-row">
                    <a class="button" href=DESK_LETTERS>{letters::link(request.language, to_print)}</a>
                </div>
            })}
            {if number == 0 {
                view! {
                    <Empty title=say(words::NOBODY) sentence=say(words::NOBODY_LINE)>
                        <a class="button" href=paths::DESK>{say(BACK)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! {
                    <p>{say(words::WHY)}</p>
                    <div class="button-row"><PrintButton/><FileButtons way=desk_calls_file/></div>
                    {(number > 1).then(|| heads.beside_each_other(words::ORDERS))}
                    {people}
                    {heads.pager(number, PAGE_ROWS)}
                }
                .into_any()
            }}
        })
    })
}

/// What was written about a call that nobody is to make any more, because somebody else made it meanwhile: it is shown once more.
fn unkept<'a>(
    attempt: &Attempt,
    mut due: impl Iterator<Item = &'a DueCall>,
) -> Option<(String, String)> {
    let (of, note) = (attempt.value(SIGN_UP), attempt.value(NOTE));
    let is_due = due.any(|one| one.sign_up.to_string() == of);
    // What is wrong with it leads there, too.
    (!is_due && !note.trim().is_empty()).then(|| (note_of(of), note.to_owned()))
}

/// One person: the numbers, what was noted before, and of each matter what it is and what may come of the call.
fn to_call(
    request: &Request,
    matters: Vec<DueCall>,
    ways: &HashMap<SignUpId, WayOut>,
    attempt: &Attempt,
) -> Option<AnyView> {
    let (say, language) = (request.say(), request.language);
    let (first, others) = matters.split_first()?;
    let DueCall { person, earlier, sign_up, .. } = first;
    let id = format!("call-{sign_up}");
    let (telephone, whose) = telephone_of(person);
    let former = earlier.iter().map(|call| words::earlier_line(language, call)).collect();
    let mut rows = about(request, first);
    rows.push((words::EMERGENCY, whose.into_iter().collect()));
    rows.push((words::FORMER, former));
    let others = others.iter().map(|due| {
        view! {
            <Definitions rows=about(request, due)/>
            {way_out(ways, due)}
            <Outcomes due=due.clone() attempt=attempt.clone()/>
        }
    });
    let others = others.collect_view();
    let outcomes = view! {
        {way_out(ways, first)}
        <Outcomes due=first.clone() attempt=attempt.clone()/>
    };
    let panel = view! {
        <PersonPanel id=id name=name_of(request, person) rows=rows>
            {match telephone {
                Some(telephone) => view! { <TelephoneLink telephone=telephone/> }.into_any(),
                None => view! { <p>{say(words::NO_TELEPHONE)}</p> }.into_any(),
            }}
            {outcomes}
            {others}
        </PersonPanel>
    };
    Some(panel.into_any())
}

/// Of those to whom a place is offered that they can have only instead of what they keep: the swap.
async fn ways_out<'a>(
    request: &Request,
    due: impl Iterator<Item = &'a DueCall>,
) -> Result<HashMap<SignUpId, WayOut>, AppError> {
    let offers: Vec<&DueCall> = due.filter(|one| one.about == CallReason::Offer).collect();
    let keep = store::sign_up::that_keep(&request.db, offers.iter().map(|one| one.sign_up)).await?;
    let mut ways = HashMap::new();
    for one in offers.iter().filter(|one| keep.contains(&one.sign_up)) {
        if let Some(way) = way_out_for(request, one.person.id, one.offering).await? {
            ways.insert(one.sign_up, way);
        }
    }
    Ok(ways)
}

fn way_out(ways: &HashMap<SignUpId, WayOut>, due: &DueCall) -> Option<impl IntoView + use<>> {
    let way = ways.get(&due.sign_up).filter(|_| due.about == CallReason::Offer)?.clone();
    Some(view! { <WayOutBox way=way/> })
}

/// One matter: what about, since when, and why no message has told it.
fn about(request: &Request, due: &DueCall) -> Vec<(Words, Vec<String>)> {
    let (since, when) = when_due(request.language, due);
    let unreached = due.unreached.map(|why| request.say()(why_now(why)).to_owned());
    vec![
        (words::ABOUT, vec![words::about(request.language, due.about, &due.offering_name)]),
        (since, vec![when]),
        (words::UNREACHED, unreached.into_iter().collect()),
    ]
}

/// Where the person is called, and whose number that is if not their own: who has no telephone is called at their family's.
pub(crate) fn telephone_of(person: &Person) -> (Option<String>, Option<String>) {
    let own = person.mobile.as_ref().map(|mobile| mobile.as_str().to_owned());
    let contact = person.emergency_contact.clone().filter(|contact| !contact.is_empty());
    let whose = if own.is_none() { contact } else { None };
    (own.or_else(|| person.emergency_telephone.clone()), whose)
}

/// Why they are called before the time is over.
pub(crate) const fn why_now(why: Unreached) -> Words {
    match why {
        Unreached::NoMobile => words::NO_MOBILE,
        Unreached::NotSent => words::NOT_SENT,
        Unreached::WantsCall => words::WANTS_CALL,
        Unreached::WantsLetter => words::WANTS_LETTER,
    }
}

/// By when they were to answer, or to pay.
pub(crate) fn when_due(language: Language, due: &DueCall) -> (Words, String) {
    match due.about {
        CallReason::Offer => (words::SINCE, moment(language, due.since)),
        // The last day was the day before.
        CallReason::Fee => (LAST_DAY, last_day(language, due.since)),
    }
}

fn last_day(language: Language, since: Timestamp) -> String {
    let after = day(since);
    full_day(language, after.yesterday().unwrap_or(after))
}
