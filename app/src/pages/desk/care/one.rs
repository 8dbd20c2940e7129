//! One call because somebody did not come: whom, at which number, and what came of it.

use domain::calendar::day;
use domain::care::{CareOutcome, InvalidUntil, until};
use domain::id::SignUpId;
use jiff::civil::Date;
use leptos::prelude::*;
use store::account::Account;
use store::call::EarlierCall;
use store::care::{CareTask, NewContact};

use super::liaison::{NAMED, WhoCalls};
use super::{NOTED, STOPS, facts};
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::definitions::Definitions;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::telephone::TelephoneLink;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::calls::telephone_of;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::{id_in_path, page};
use crate::paths::care::{DESK_CARE, desk_care_one};
use crate::planning::typed;
use crate::request::{Request, request, see_other};
use crate::wording::attendance::care as words;
use crate::wording::desk::calls::{EMERGENCY, NO_TELEPHONE, earlier_line};
use crate::wording::not_a_day::not_a_day;

/// The name of the page's forms, under which attempts are kept.
pub(super) const FORM: &str = "desk-care";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["outcome", "until", "note"]);

/// The number to call, and the form. Whoever is not to be called any more is told as such, with what was noted and what one had
/// typed.
#[component]
pub fn CareOnePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<SignUpId>());
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        // Another institution's is not found.
        store::sign_up::entry(&request.db, id, by).await?;
        let due = store::care::due(&request.db, by).await?;
        let attempt = request.attempt(FORM).await?;
        let Some(task) = due.into_iter().find(|task| task.sign_up == id) else {
            let earlier = store::call::earlier(&request.db, id, by).await?;
            return Ok(view! { <NotNow request=request.clone() sign_up=id earlier=earlier attempt=attempt/> }.into_any());
        };
        let others = store::care::may_call(&request.db, by).await?;
        Ok(view! { <Calling request=request.clone() task=task others=others attempt=attempt/> }
            .into_any())
    })
}

/// Nobody is to call: what was noted of calls. Whoever has typed something meanwhile still has it, and can note it, too.
#[component]
fn NotNow(
    request: Request,
    sign_up: SignUpId,
    earlier: Vec<EarlierCall>,
    attempt: Attempt,
) -> impl IntoView {
    let (say, language) = (request.say(), request.language);
    let former: Vec<_> = earlier.iter().map(|call| earlier_line(language, call)).collect();
    let is_back = attempt.is_back();
    view! {
        <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <h1 tabindex="-1">{say(words::TITLE)}</h1>
        <Empty title=say(words::NOT_NOW) sentence=say(words::NOT_NOW_LINE)>
            <a class="button" href=DESK_CARE>{say(words::BACK)}</a>
        </Empty>
        {(!former.is_empty()).then(|| view! { <Definitions rows=vec![(words::FORMER, former)]/> })}
        {is_back.then(|| view! {
            <p>{say(words::NOTE_IT_TOO)}</p>
            <CareForm sign_up=sign_up attempt=attempt/>
        })}
    }
}

#[component]
fn Calling(
    request: Request,
    task: CareTask,
    others: Vec<Account>,
    attempt: Attempt,
) -> impl IntoView {
    let say = request.say();
    let name = name_of(&request, &task.person);
    let (telephone, whose) = telephone_of(&task.person);
    let mut rows = facts(&request, &task);
    rows.push((EMERGENCY, whose.into_iter().collect()));
    let told = [(NOTED, words::NOTED), (NAMED, words::NAMED)];
    let told = told.into_iter().find(|(mark, _)| request.has_query(mark));
    view! {
        <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=DESK_CARE>{say(words::BACK)}</a>
        <h1 tabindex="-1"><Phrases text=name/></h1>
        {told.map(|(_, sentence)| view! {
            <NoticeBox kind=BoxKind::Done><p>{say(sentence)}</p></NoticeBox>
        })}
        <Definitions rows=rows/>
        {match telephone {
            Some(telephone) => view! { <TelephoneLink telephone=telephone/> }.into_any(),
            None => view! { <p>{say(NO_TELEPHONE)}</p> }.into_any(),
        }}
        <CareForm sign_up=task.sign_up attempt=attempt.clone()/>
        <WhoCalls task=task others=others attempt=attempt/>
    }
}

/// What came of the call. No outcome is chosen before it is known.
#[component]
fn CareForm(sign_up: SignUpId, attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let outcomes =
        words::OUTCOMES.map(|(code, label)| (code.to_owned(), say(label).to_owned())).to_vec();
    let plain = || Kind { autocomplete: Some("off"), ..Kind::default() };
    view! {
        <Form action="/forms/desk-care" attempt=attempt is_question=true>
            <input type="hidden" name="sign_up" value=sign_up.to_string()/>
            <Choices name="outcome" legend=say(words::OUTCOME) choices=outcomes/>
            <Field name="until" label=say(words::UNTIL) hint=say(words::UNTIL_HINT) kind=plain()/>
            <Field name="note" label=say(words::NOTE) kind=plain()/>
            <div class="button-row">
                <button class="button button--primary" type="submit">{say(words::SAVE)}</button>
            </div>
        </Form>
    }
}

/// Writes down what came of a call. Nobody loses anything by it.
#[server(prefix = "/forms", endpoint = "desk-care")]
pub async fn post_desk_care(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] outcome: String,
    #[server(default)] until: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, sign_up): (_, SignUpId) = (form_key(&key)?, sign_up.parse()?);
    let typed = [("outcome", outcome.as_str()), ("until", until.as_str()), ("note", note.as_str())];
    let mut attempt = Attempt::at(typed);
    let done = async {
        let by = request.coordinator()?;
        let (outcome, note) = read(&mut attempt, day(request.now))?;
        let contact = NewContact { sign_up, outcome, note };
        store::care::note(&request.db, key, contact, by).await?;
        Ok(outcome)
    };
    match done.await {
        Ok(CareOutcome::WantsToStop) => see_other(&format!("{DESK_CARE}?{STOPS}={sign_up}")),
        Ok(_) => see_other(&format!("{DESK_CARE}?{NOTED}")),
        Err(error) => attempt.comes_back(&request, FORM, &desk_care_one(sign_up), error).await,
    }
}

fn read(attempt: &mut Attempt, today: Date) -> Result<(CareOutcome, String), AppError> {
    let known = |typed: &str| CareOutcome::CODES.into_iter().find(|code| *code == typed).ok_or(());
    let outcome = attempt.read("outcome", known, |()| words::OUTCOME_MISSING.into());
    let back =
        attempt.read("until", day_if_any, |why| not_a_day(words::UNTIL, why, words::NOT_A_DAY));
    let note = attempt.reason_if_any("note");
    let (outcome, back, note) = (outcome?, back?, note?);
    // A day is asked for where somebody is ill or away; beside anything else it means nothing.
    let back = if matches!(outcome, "ill" | "away") { back } else { None };
    let judged = until(outcome, back, today).map_err(|fault: InvalidUntil| {
        attempt.note("until", words::no_day(fault));
        AppError::ToBeChanged
    });
    let outcome = CareOutcome::read(outcome, judged?).ok_or(AppError::BadForm)?;
    Ok((outcome, note))
}

fn day_if_any(typed: &str) -> Result<Option<Date>, typed::NotADay> {
    if typed.trim().is_empty() { Ok(None) } else { typed::day(typed).map(Some) }
}
