//! 打电话: whom the coordinator is to call, and what came of each call.

use domain::calendar::day;
use domain::call::{CallOutcome, CallReason};
use domain::id::SignUpId;
use domain::language::Language;
use domain::listing::PAGE_ROWS;
use domain::outbox::Unreached;
use domain::person::Person;
use jiff::Timestamp;
use leptos::prelude::*;
use store::call::{DueCall, NewCall};

use super::offering::entries::name_of;
use crate::attempt::{Attempt, form_key};
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::file_buttons::FileButtons;
use crate::components::form::Form;
use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::person_panel::PersonPanel;
use crate::components::sorted_head::{Heads, order_in_query};
use crate::components::telephone::TelephoneLink;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::answers::{DESK_CALLS, desk_calls_file};
use crate::paths::fees::desk_fee;
use crate::paths::messages::DESK_LETTERS;
use crate::paths::order::ordered;
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::desk::calls as words;
use crate::wording::desk::fees::{LAST_DAY, NOTE_OR_PUT_OFF};
use crate::wording::desk::letters;
use crate::wording::desk::offering::BACK;
use crate::wording::when::{full_day, moment};

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-call";

/// In the address: a call has just been written down.
const NOTED: &str = "noted";

/// Everybody to call, usually whoever has waited longest first.
#[component]
pub fn CallsPage() -> impl IntoView {
    let (request, order) = (request(), order_in_query());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let due = store::call::due_in_order(&request.db, order, PAGE_ROWS, by).await?;
        let offers = store::outbox::desk::offers_to_write(&request.db, by).await?.len();
        let attempt = request.attempt(FORM).await?;
        let number = due.total;
        let heads = Heads { order, address: |order| ordered(DESK_CALLS, order) };
        let people = due
            .rows
            .into_iter()
            .map(|due| view! { <ToCall request=request.clone() due=due/> })
            .collect_view();
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {request.has_query(NOTED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::DONE)}</p></NoticeBox>
            })}
            {(offers > 0).then(|| view! {
                <p>{say(words::MAY_WRITE)}</p>
                <div class="button-row">
                    <a class="button" href=DESK_LETTERS>{letters::link(request.language, offers)}</a>
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

/// One person: what about, the numbers, what was tried, and what may come of the call.
#[component]
fn ToCall(request: Request, due: DueCall) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let DueCall { person, calls, sign_up, .. } = &due;
    let id = format!("call-{sign_up}");
    let (telephone, whose) = telephone_of(person);
    let (since, when) = when_due(language, &due);
    let former = calls.iter().map(|call| words::call_line(language, call)).collect();
    let rows = vec![
        (words::ABOUT, vec![words::about(language, due.about, &due.offering_name)]),
        (since, vec![when]),
        (
            words::UNREACHED,
            due.unreached.map(|why| say(why_now(why)).to_owned()).into_iter().collect(),
        ),
        (words::EMERGENCY, whose.into_iter().collect()),
        (words::FORMER, former),
    ];
    view! {
        <PersonPanel id=id name=name_of(&request, person) rows=rows>
            {match telephone {
                Some(telephone) => view! { <TelephoneLink telephone=telephone/> }.into_any(),
                None => view! { <p>{say(words::NO_TELEPHONE)}</p> }.into_any(),
            }}
            <Outcomes due=due.clone()/>
        </PersonPanel>
    }
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

/// The buttons of one call, and asking the next person where that is possible.
#[component]
fn Outcomes(due: DueCall) -> impl IntoView {
    let say = request().say();
    let (sign_up, next) = (due.sign_up.to_string(), due.sign_up.to_string());
    let buttons = outcomes(due.about)
        .iter()
        .map(|(outcome, label)| view! {
            <button class="button" type="submit" name="outcome" value=outcome.code()>{say(*label)}</button>
        })
        .collect_view();
    view! {
        <Form action="/forms/desk-call">
            <input type="hidden" name="sign_up" value=sign_up/>
            <input type="hidden" name="about" value=due.about.code()/>
            <p>{say(words::ANSWERS)}</p>
            <div class="button-row">{buttons}</div>
        </Form>
        {match (due.about, due.may_ask_next) {
            (CallReason::Offer, true) => view! {
                <Form action="/forms/desk-next">
                    <input type="hidden" name="sign_up" value=next/>
                    <p>{say(words::MAY_ASK_NEXT)}</p>
                    <div class="button-row">
                        <button class="button button--careful" type="submit">{say(words::ASK_NEXT)}</button>
                    </div>
                </Form>
            }
            .into_any(),
            (CallReason::Offer, false) => view! { <p class="soft">{say(words::NOT_YET_NEXT)}</p> }.into_any(),
            (CallReason::Fee, _) => view! {
                <div class="button-row">
                    <a class="button" href=desk_fee(due.sign_up)>{say(NOTE_OR_PUT_OFF)}</a>
                </div>
            }
            .into_any(),
        }}
    }
}

/// What may come of a call about this.
const fn outcomes(about: CallReason) -> &'static [(CallOutcome, Words)] {
    match about {
        CallReason::Offer => &[
            (CallOutcome::Accepted, words::ACCEPTED),
            (CallOutcome::Declined, words::DECLINED),
            (CallOutcome::Kept, words::KEPT),
            (CallOutcome::NoAnswer, words::NO_ANSWER),
        ],
        CallReason::Fee => {
            &[(CallOutcome::Reached, words::REACHED), (CallOutcome::NoAnswer, words::NO_ANSWER)]
        }
    }
}

/// Writes a call down, and does what the person answered.
#[server(prefix = "/forms", endpoint = "desk-call")]
pub async fn post_desk_call(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] about: String,
    #[server(default)] outcome: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, sign_up) = (form_key(&key)?, sign_up.parse()?);
    let about = CallReason::from_code(&about).ok_or(AppError::BadForm)?;
    // A button of this page, and no other.
    let (outcome, _) = outcomes(about)
        .iter()
        .find(|(possible, _)| possible.code() == outcome)
        .copied()
        .ok_or(AppError::BadForm)?;
    let note = String::new();
    let call = NewCall { sign_up, about, outcome, note };
    let done = async {
        let by = request.coordinator()?;
        Ok(store::call::log(&request.db, key, call, by).await?)
    };
    noted(&request, done.await.map(|_| ())).await
}

/// Asks the next person, since this one was not reached.
#[server(prefix = "/forms", endpoint = "desk-next")]
pub async fn post_desk_next(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id): (_, SignUpId) = (form_key(&key)?, sign_up.parse()?);
    let done = async {
        let by = request.coordinator()?;
        Ok(store::call::ask_next(&request.db, key, id, by).await?)
    };
    noted(&request, done.await.map(|_| ())).await
}

/// Back to the list, which says so; what was answered meanwhile is told.
async fn noted(request: &Request, done: Result<(), AppError>) -> Result<(), AppError> {
    match done {
        Ok(()) => see_other(&format!("{DESK_CALLS}?{NOTED}")),
        Err(error) => Attempt::default().comes_back(request, FORM, DESK_CALLS, error).await,
    }
}
