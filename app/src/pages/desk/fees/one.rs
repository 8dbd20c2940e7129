//! The fee for one place at the desk: note it as paid, give more time, or give the place on after calls.

use domain::calendar::day;
use domain::call::CallReason;
use domain::id::SignUpId;
use domain::offering::Fen;
use domain::refusal::Refusal;
use jiff::civil::Date;
use leptos::prelude::*;
use store::fee::{FeeDue, ToGiveBack};

use super::pay::with_way;
use super::{ended, give_back};
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::components::post_button::PostButton;
use crate::components::telephone::shown;
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::receipt::lines::ReceiptLines;
use crate::pages::desk::receipt::refund::way_choices;
use crate::pages::{id_in_path, page};
use crate::paths::answers::DESK_CALLS;
use crate::paths::cash::desk_refund;
use crate::paths::fees as ways;
use crate::paths::members::desk_member;
use crate::planning::typed;
use crate::request::{request, see_other};
use crate::wording::Sentence;
use crate::wording::desk::calls::earlier_line;
use crate::wording::desk::cash;
use crate::wording::desk::fees as words;
use crate::wording::desk::members::BACK_TO_MEMBER;
use crate::wording::fee::line;
use crate::wording::not_a_day::not_a_day;
use crate::wording::offering::fee as amount;
use crate::wording::refusal::refusal_sentence;

/// The name of the page's forms, under which attempts are kept.
pub const FORM: &str = "desk-fee";

/// What is kept of them.
pub const KEPT: Kept = (FORM, &["pay_by", "reason"]);

/// Everything about one fee.
#[component]
pub fn FeePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path());
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let due = match store::fee::fee_due(&request.db, id, by).await {
            // It has ended: what was paid for it is still somebody's.
            Err(store::Error::NotFound) => return ended::look(&request, id).await,
            due => due?,
        };
        let calls = store::call::due_about(&request.db, due.sign_up, CallReason::Fee, by).await?;
        let attempt = request.attempt(FORM).await?;
        let member = desk_member(due.person.id);
        let (way, back) = match request.has_query(ways::OF_PERSON) {
            true => (
                member.clone(),
                view! { <a class="back" href=member>{say(BACK_TO_MEMBER)}</a> }.into_any(),
            ),
            false => (
                ways::DESK_FEES.to_owned(),
                view! { <a class="back" href=ways::DESK_FEES>{say(words::BACK)}</a> }.into_any(),
            ),
        };
        let language = request.language;
        let (name, person) = (name_of(&request, &due.person), &due.person);
        let emergency = person.emergency_telephone.as_deref().map(shown);
        let contact = person.emergency_contact.clone();
        let former = store::call::earlier(&request.db, due.sign_up, by).await?;
        let former = former.iter().map(|call| earlier_line(language, call)).collect();
        let is_carried = due.fee.carried != Fen::FREE;
        let carried = is_carried.then(|| amount(language, due.fee.carried)).into_iter().collect();
        let owed = store::fee::owed_for(&request.db, id, by).await?;
        let back_line = |owed: &ToGiveBack| {
            vec![amount(language, owed.amount), give_back::why(language, &owed.why)]
        };
        let back_lines = owed.as_ref().map(back_line).unwrap_or_default();
        let refund = owed.as_ref().and_then(ToGiveBack::first).map(|(id, _)| desk_refund(id));
        let rows = vec![
            (words::OFFERING, vec![due.offering_name.clone()]),
            (words::AMOUNT, vec![amount(language, due.fee.amount)]),
            (words::CARRIED, carried),
            (words::STATE, vec![line(language, &due.fee)]),
            (words::TO_GIVE_BACK, back_lines),
            (words::PUT_OFF_BEFORE, vec![due.fee.put_off.clone()]),
            (
                words::TELEPHONE,
                person
                    .mobile
                    .iter()
                    .map(|mobile| mobile.spaced())
                    .chain(contact)
                    .chain(emergency)
                    .collect(),
            ),
            (words::CALLS, former),
        ];
        let overdue = due.fee.is_overdue(day(request.now));
        let may_end = calls.is_some_and(|due| due.may_ask_next);
        let is_paid = due.fee.paid_at.is_some();
        let receipts = store::cash::receipts_of(&request.db, due.sign_up, by).await?;
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            {back}
            <h1 tabindex="-1"><ByPhrase text=name/></h1>
            {overdue.then(|| view! {
                <NoticeBox kind=BoxKind::Warning><p>{say(words::OVERDUE)}</p></NoticeBox>
            })}
            <Definitions rows=rows/>
            {refund.map(|way| view! {
                <div class="button-row"><a class="button" href=way>{say(words::GIVE_BACK)}</a></div>
            })}
            <ReceiptLines id="receipts" title=say(cash::RECEIPTS) receipts=receipts/>
            {if is_paid && due.fee.due() == Fen::FREE {
                ().into_any()
            } else if is_paid {
                let value = with_way(due.sign_up, &ways::desk_fee(due.sign_up));
                view! {
                    <div class="button-row">
                        <PostButton action="/forms/desk-fee-back" name="sign_up" value=value words=say(words::TAKE_BACK)/>
                    </div>
                }
                .into_any()
            } else {
                // What has no last day is neither put off nor given on.
                let later = due.fee.pay_by.map(|pay_by| view! {
                    <PutOff sign_up=due.sign_up pay_by=pay_by attempt=attempt.clone()/>
                    <End due=due.clone() may_end=may_end/>
                });
                view! {
                    <NotePayment due=due way=way attempt=attempt/>
                    {later}
                }
                .into_any()
            }}
        }
        .into_any())
    })
}

/// How it was paid, and the button.
#[component]
fn NotePayment(due: FeeDue, way: String, attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let kind = Kind { autocomplete: Some("off"), width: Width::Number, ..Kind::default() };
    let value = with_way(due.sign_up, &way);
    view! {
        <section class="section" aria-labelledby="note">
            <h2 id="note">{say(words::NOTE_PAYMENT)}</h2>
            <Form action="/forms/desk-fee-paid" attempt=attempt>
                <input type="hidden" name="sign_up" value=value/>
                <Choices name="way" legend=say(cash::HOW) choices=way_choices(say)/>
                <Field name="receipt" label=say(cash::PAPER) kind=kind/>
                <div class="button-row">
                    <button class="button button--primary" type="submit">{say(cash::TAKE)}</button>
                </div>
            </Form>
        </section>
    }
}

/// A later day, and why.
#[component]
fn PutOff(sign_up: SignUpId, pay_by: Date, attempt: Attempt) -> impl IntoView {
    let request = request();
    let say = request.say();
    let kind = Kind { autocomplete: Some("off"), width: Width::Number, ..Kind::default() };
    let hint = words::not_a_day(request.language, pay_by);
    view! {
        <section class="section" aria-labelledby="put-off">
            <h2 id="put-off">{say(words::PUT_OFF)}</h2>
            <Form action="/forms/desk-fee-put-off" attempt=attempt is_question=true>
                <input type="hidden" name="sign_up" value=sign_up.to_string()/>
                <Field name="pay_by" label=say(words::PUT_OFF_DAY) hint=hint kind=kind/>
                <Field name="reason" label=say(words::PUT_OFF_REASON) hint=say(words::PUT_OFF_REASON_HINT)/>
                <div class="button-row">
                    <button class="button" type="submit">{say(words::DO_PUT_OFF)}</button>
                </div>
            </Form>
        </section>
    }
}

/// Giving the place on, once there were calls; until then what comes first.
#[component]
fn End(due: FeeDue, may_end: bool) -> impl IntoView {
    let say = request().say();
    if !may_end {
        return view! {
            <p>{say(words::CALL_FIRST)}</p>
            <div class="button-row"><a class="button" href=DESK_CALLS>{say(words::TO_CALLS)}</a></div>
        }
        .into_any();
    }
    view! {
        <Form action="/forms/desk-fee-end">
            <input type="hidden" name="sign_up" value=due.sign_up.to_string()/>
            <p>{say(words::END_LINE)}</p>
            <div class="button-row button-row--apart">
                <button class="button button--careful" type="submit">{say(words::END)}</button>
            </div>
        </Form>
    }
    .into_any()
}

/// Gives the person until a later day.
#[server(prefix = "/forms", endpoint = "desk-fee-put-off")]
pub async fn post_desk_fee_put_off(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] pay_by: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, sign_up.parse()?);
    let mut attempt = Attempt::at([("pay_by", pay_by.as_str()), ("reason", reason.as_str())]);
    let outcome = async {
        let by = request.coordinator()?;
        let example = day(request.now).tomorrow().unwrap_or(day(request.now));
        let to = attempt.read("pay_by", typed::day, |why| {
            let how = Sentence::of(|language| words::not_a_day(language, example));
            not_a_day(words::PUT_OFF_DAY, why, how)
        });
        let reason = attempt.reason("reason", words::REASON_MISSING);
        let (to, reason) = (to?, reason?);
        let moved = store::fee::put_off(&request.db, key, id, to, &reason, by).await;
        moved.map_err(|error| at_its_field(&mut attempt, error.into()))
    };
    match outcome.await {
        Ok(_) => see_other(&ways::desk_fee(id)),
        Err(error) => attempt.comes_back(&request, FORM, &ways::desk_fee(id), error).await,
    }
}

/// What is wrong with the day is told there.
fn at_its_field(attempt: &mut Attempt, error: AppError) -> AppError {
    match error {
        AppError::Refused(refusal @ Refusal::PutOffOnlyLater { .. }) => {
            attempt.note("pay_by", Sentence::of(|language| refusal_sentence(language, &refusal)));
            AppError::ToBeChanged
        }
        other => other,
    }
}
