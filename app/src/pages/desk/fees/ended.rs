//! The fee for a place that has ended: what was paid for it, what of it is still to be given back, and deciding that nothing is.

use domain::id::SignUpId;
use domain::log::About;
use domain::sign_up::SignUpState;
use leptos::prelude::*;
use store::fee::{GiveBackWhy, NothingBack, ToGiveBack};

use super::one::FORM;
use crate::attempt::{Attempt, form_key};
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Field;
use crate::components::form::Form;
use crate::components::page_title::PageTitle;
use crate::components::phrases::ByPhrase;
use crate::error::AppError;
use crate::pages::desk::log::last::{LastChange, last_change};
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::own_offering;
use crate::pages::desk::receipt::lines::ReceiptLines;
use crate::paths::cash::desk_refund;
use crate::paths::fees as ways;
use crate::request::{Request, request, see_other};
use crate::wording::desk::cash;
use crate::wording::desk::fees as words;
use crate::wording::desk::offering::end_reason;
use crate::wording::offering::fee as amount;
use crate::wording::when::moment;

/// Everything about the money for a place that has ended. One for which nothing was ever paid, and another institution's, is not
/// found.
pub(super) async fn look(request: &Request, id: SignUpId) -> Result<AnyView, AppError> {
    let (by, say, language) = (request.coordinator()?, request.say(), request.language);
    let entry = store::sign_up::entry(&request.db, id, by).await?;
    let receipts = store::cash::receipts_of(&request.db, id, by).await?;
    let SignUpState::Ended { reason, .. } = &entry.sign_up.state else {
        return Err(AppError::NotFound);
    };
    if receipts.is_empty() {
        return Err(AppError::NotFound);
    }
    let offering = own_offering(request, entry.sign_up.offering).await?;
    let owed = store::fee::owed_for(&request.db, id, by).await?;
    let decided = store::fee::nothing_back_of(&request.db, id, by).await?;
    let attempt = request.attempt(FORM).await?;
    let last = last_change(request, About::SignUp(id)).await?;
    let left = owed.as_ref().map(|owed| amount(language, owed.amount));
    let rows = vec![
        (words::OFFERING, vec![offering.name.clone()]),
        (words::ENDED, vec![end_reason(language, reason)]),
        (words::STILL_THERE, left.into_iter().collect()),
        (words::DECIDED, decided.iter().map(|one| decision(request, one)).collect()),
    ];
    Ok(view! {
        <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <a class="back" href=ways::DESK_FEES>{say(words::BACK)}</a>
        <h1 tabindex="-1"><ByPhrase text=name_of(request, &entry.person)/></h1>
        <LastChange entry=last/>
        <Definitions rows=rows/>
        <ReceiptLines id="receipts" title=say(cash::RECEIPTS) receipts=receipts/>
        {match owed {
            Some(owed) => view! { <Owed owed=owed attempt=attempt/> }.into_any(),
            None => view! { <p>{say(words::NOTHING_LEFT)}</p> }.into_any(),
        }}
    }
    .into_any())
}

fn decision(request: &Request, one: &NothingBack) -> String {
    let (language, at) = (request.language, moment(request.language, one.at));
    words::decided(language, &at, &one.clerk_name, &amount(language, one.amount), &one.reason)
}

/// Giving it back, or saying why not. What is left of a swap is given back in any case.
#[component]
fn Owed(owed: ToGiveBack, attempt: Attempt) -> impl IntoView {
    let say = request().say();
    let way = owed.first().map(|(payment, _)| desk_refund(payment));
    let may_keep = matches!(owed.why, GiveBackWhy::Ended(_));
    view! {
        <p>{say(words::ENDED_LINE)}</p>
        {way.map(|way| view! {
            <div class="button-row"><a class="button button--primary" href=way>{say(words::GIVE_BACK)}</a></div>
        })}
        {may_keep.then(|| view! {
            <section class="section" aria-labelledby="nothing-back">
                <h2 id="nothing-back">{say(words::NOTHING_BACK_TITLE)}</h2>
                <p>{say(words::NOTHING_BACK_LINE)}</p>
                <Form action="/forms/desk-fee-nothing-back" attempt=attempt is_question=true>
                    <input type="hidden" name="sign_up" value=owed.sign_up.to_string()/>
                    <Field name="reason" label=say(words::NOTHING_BACK_REASON) hint=say(words::NOTHING_BACK_HINT)/>
                    <div class="button-row">
                        <button class="button" type="submit">{say(words::DO_GIVE_NOTHING_BACK)}</button>
                    </div>
                </Form>
            </section>
        })}
    }
}

/// Decides that nothing more is given back.
#[server(prefix = "/forms", endpoint = "desk-fee-nothing-back")]
pub async fn post_desk_fee_nothing_back(
    #[server(default)] key: String,
    #[server(default)] sign_up: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, sign_up.parse()?);
    let mut attempt = Attempt::at([("reason", reason.as_str())]);
    let decided = async {
        let by = request.coordinator()?;
        let reason = attempt.reason("reason", words::NOTHING_BACK_MISSING)?;
        Ok(store::fee::give_nothing_back(&request.db, key, id, &reason, by).await?)
    };
    match decided.await {
        Ok(_) => see_other(&ways::desk_fee(id)),
        Err(error) => attempt.comes_back(&request, FORM, &ways::desk_fee(id), error).await,
    }
}
